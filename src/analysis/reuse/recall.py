"""Recall: which pairs of passages that a careful reader listed are found, and what else is."""

from collections.abc import Hashable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from analysis import paths, spans

_HALF = 0.5
_SPAN = ("article", "start", "end")
_Row = dict[Hashable, Any]


def listed(articles: pd.DataFrame, path: Path = paths.GOLD / "alignments.csv") -> pd.DataFrame:
    """Return the pairs that a reader listed: the columns of alignments that apply, and a note.

    Columns: kind, article_a, start_a, end_a, text_a, the same with b, note. `articles` has
    article_id and text. Raises ValueError naming file and line when a passage is not in its
    article.
    """
    coded = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
    sides = []
    for side in "ab":
        columns = {f"{name}_{side}": name for name in ("text", "occurrence")}
        given = coded.rename(columns=columns | {f"article_{side}": "article_id"})
        found = spans.locate_all(given[["article_id", "text", "occurrence"]], articles, str(path))
        names = ["article_id", "start", "end", "text"]
        new = [f"{name.removesuffix('_id')}_{side}" for name in names]
        sides.append(found[names].set_axis(new, axis=1))
    return pd.concat([coded["kind"], *sides, coded["note"]], axis=1)


def recall(alignments: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    """Say of each of `pairs` (see `listed`) by which of `alignments` it is found.

    Adds alignment_id and found_kind, both missing where the pair is not found, and share: how
    much of the reader's passage, in characters, the alignment covers on the side where it covers
    less. A pair is found when an alignment and it have half of the shorter passage in common on
    both sides; of several, the one that covers most counts.
    """
    rows = []
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
    return alignments[np.array(alone, dtype=bool)]


def _same(row: _Row, pair: _Row) -> bool:
    """Tell whether two pairs have half of the shorter passage in common on both sides."""
    return all(
        _common(row, pair, side)
        >= _HALF * min(x[f"end_{side}"] - x[f"start_{side}"] for x in (row, pair))
        for side in "ab"
    )


def _share(row: _Row, pair: _Row) -> float:
    lengths = {side: int(pair[f"end_{side}"] - pair[f"start_{side}"]) for side in "ab"}
    return min(_common(row, pair, side) / length for side, length in lengths.items())


def _common(row: _Row, pair: _Row, side: str) -> int:
    """Return how many characters the passages of one side have in common."""
    (one, low, high), (other, start, end) = (
        [x[f"{name}_{side}"] for name in _SPAN] for x in (row, pair)
    )
    return spans.covered(start, end, [(low, high)]) if one == other else -1
