"""Recall: which pairs of passages that an annotator listed are found, and what else is."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis import spans

_HALF = 0.5
_SPAN = ("article", "start", "end")


def recall(alignments: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    """Say of each of `pairs` by which of `alignments` it is found.

    `pairs` is the table of coded alignments. Adds alignment_id and found_kind, both missing where
    the pair is not found, and share: how much of the reader's passage, in characters, the alignment
    covers on the side where it covers less. A pair is found when an alignment and it have half of
    the shorter passage in common on both sides; of several, the one that covers most counts.
    """
    rows: list[tuple[str | None, str | None, float]] = []
    for pair in pairs.to_dict("records"):
        met = [row for row in alignments.to_dict("records") if _same(row, pair)]
        best = max(met, key=lambda row: _share(row, pair), default=None)
        rows.append(
            (best["alignment_id"], best["kind"], _share(best, pair)) if best else (None, None, 0.0)
        )
    columns = ["alignment_id", "found_kind", "share"]
    return pairs.join(pd.DataFrame(rows, columns=columns, index=pairs.index))


def unlisted(alignments: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    """Return the alignments that find none of `pairs`: what a reader would call false alarms."""
    coded = pairs.to_dict("records")
    alone = [not any(_same(row, pair) for pair in coded) for row in alignments.to_dict("records")]
    return alignments[pd.Series(alone, index=alignments.index, dtype=bool)]


def _same(row: Mapping[Any, Any], pair: Mapping[Any, Any]) -> bool:
    """Tell whether two pairs have half of the shorter passage in common on both sides."""
    return all(
        _common(row, pair, side)
        >= _HALF * min(x[f"end_{side}"] - x[f"start_{side}"] for x in (row, pair))
        for side in "ab"
    )


def _share(row: Mapping[Any, Any], pair: Mapping[Any, Any]) -> float:
    lengths = {side: pair[f"end_{side}"] - pair[f"start_{side}"] for side in "ab"}
    return min(float(_common(row, pair, side) / lengths[side]) for side in "ab")


def _common(row: Mapping[Any, Any], pair: Mapping[Any, Any], side: str) -> int:
    """Return how many characters the passages of one side have in common."""
    (one, low, high), (other, start, end) = (
        [x[f"{name}_{side}"] for name in _SPAN] for x in (row, pair)
    )
    return spans.covered(start, end, [(low, high)]) if one == other else -1
