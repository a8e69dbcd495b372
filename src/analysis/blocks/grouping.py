"""Grouping: the passages that alignments and overlaps connect, whatever the number of alignments.

What is in memory as a whole is a number for each passage. An alignment is known by its number
through all parts; each of its two sides by a code, twice this number, and one more for the second.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.blocks.shelf import Shelf
from analysis.blocks.tables import Cut
from analysis.components import connected
from analysis.outlets.passages import SIDES
from analysis.reuse.groups import groups, names

_PASSAGE = ("number", "start", "end")


def take_sides(shelf: Shelf, result: str, part: str, first: int) -> None:
    """Keep the two sides of each alignment of a part, in order of the articles.

    `first` is the number of the first alignment of the part.
    """
    columns = [f"{name}_{side}" for name in ("article", *_PASSAGE) for side in "ab"]
    rows = shelf.frame(part, "alignments", [*columns, "similarity"])
    sides = [
        pd.DataFrame(
            {
                **{name: rows[f"{name}_{here}"] for name in _PASSAGE},
                "code": 2 * (first + np.arange(len(rows))) + side,
                "article_id": rows[f"article_{here}"],
                "there": rows[f"number_{there}"],
                "other_id": rows[f"article_{there}"],
                "similarity": rows["similarity"],
            }
        )
        for side, (here, there) in enumerate((("a", "b"), ("b", "a")))
    ]
    every = pd.concat(sides, ignore_index=True)
    shelf.keep(result, {"sides": every.sort_values("number", kind="stable")})


def join_overlapping(shelf: Shelf, result: str, sided: Sequence[str], cuts: Sequence[Cut]) -> None:
    """Keep the sides of all alignments in the articles of some blocks, in order of their codes.

    With them is kept which of their passages overlap, by a number that these have in common.
    """
    low, high = cuts[0].article, cuts[-1].article + cuts[-1].n_articles
    bounds = [("number", ">=", low), ("number", "<", high)]
    every = [shelf.frame(one, "sides", filters=bounds) for one in sided]
    sides = pd.concat(every, ignore_index=True).sort_values("code", ignore_index=True)
    twice = (sides[[name, name]].to_numpy() for name in _PASSAGE)  # each a pair with itself
    arrays = {"codes": sides["code"].to_numpy(), "passages": groups(*twice)}
    shelf.keep(result, {"sides": sides}, arrays)


def group(
    shelf: Shelf,
    result: str,
    joined: Sequence[str],
    parts: Sequence[str],
    firsts: Sequence[int],
    cuts: Sequence[Cut],
) -> None:
    """Keep the groups of the alignments of each part, and the outlets of all articles.

    `firsts` are the numbers of the first alignment of each part, and of one behind the last.
    """
    counts = [int(shelf.array(one, "passages").max(initial=0)) for one in joined]
    places = np.cumsum([0, *counts]).tolist()
    root = np.arange(places[-1])
    for low, high in pairwise(firsts):
        one, other = _ends(shelf, joined, places, low, high)
        root = connected(one, other, root)
    rank = np.zeros(len(root), dtype=np.int64)
    highest = 0
    arrays = {}
    for part, low, high in zip(parts, firsts, firsts[1:], strict=False):
        one, _ = _ends(shelf, joined, places, low, high)
        found = root[one]
        fresh, at = np.unique(found, return_index=True)
        fresh = fresh[np.argsort(at)]
        fresh = fresh[rank[fresh] == 0]
        rank[fresh] = np.arange(highest + 1, highest + 1 + len(fresh))
        highest += len(fresh)
        arrays[part] = rank[found]
    number: dict[str, int] = {}
    outlets = [
        np.array([number.setdefault(name, len(number)) for name in own], dtype=np.int32)
        for cut in cuts
        for own in [shelf.frame(cut.result, "articles", ["outlet"])["outlet"]]
    ]
    arrays["outlet"] = np.concatenate([np.empty(0, dtype=np.int32), *outlets])
    shelf.keep(result, {"outlets": pd.DataFrame({"outlet": [*number]}, dtype="str")}, arrays)


def _ends(
    shelf: Shelf, joined: Sequence[str], places: Sequence[int], low: int, high: int
) -> NDArray[np.int64]:
    """Return the passages of the first and of the second side of the alignments of a range."""
    codes, passages = [np.empty(0, dtype=np.int64)], [np.empty(0, dtype=np.int64)]
    for one, place in zip(joined, places, strict=False):
        every = shelf.array(one, "codes")
        inside = slice(*np.searchsorted(every, [2 * low, 2 * high]).tolist())
        codes.append(every[inside])
        passages.append(shelf.array(one, "passages")[inside] + (place - 1))
    order = np.argsort(np.concatenate(codes))
    ends: NDArray[np.int64] = np.concatenate(passages)[order].reshape(-1, 2).T
    return ends


def tell_sides(
    shelf: Shelf,
    result: str,
    joined: str,
    grouped: str,
    parts: Sequence[str],
    firsts: Sequence[int],
) -> None:
    """Keep the sides that `joined` holds as `SIDES`, with their groups, article by article."""
    sides = shelf.frame(joined, "sides")
    codes = sides["code"].to_numpy()
    found = np.empty(len(sides), dtype=np.int64)
    for part, low, high in zip(parts, firsts, firsts[1:], strict=False):
        inside = slice(*np.searchsorted(codes, [2 * low, 2 * high]).tolist())
        found[inside] = shelf.array(grouped, part)[codes[inside] // 2 - low]
    outlet = shelf.array(grouped, "outlet")[sides["there"].to_numpy()]
    told = sides.assign(
        group=pd.Series(names(found), dtype="str"),
        other=shelf.frame(grouped, "outlets")["outlet"].take(outlet).array,
        side=codes % 2,
    )
    ordered = told.sort_values(["number", "side", "code"], ignore_index=True)
    shelf.keep(result, {"sides": ordered[["number", *SIDES]]})
