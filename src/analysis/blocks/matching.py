"""Matching: what workers do to match the sentences that may share a passage, run by run."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis import schema
from analysis.blocks.passages import Bundle, between, by_block, frequencies, taken
from analysis.blocks.shelf import Shelf
from analysis.blocks.tables import Cut
from analysis.reuse import candidates, pieces
from analysis.reuse.stretches import CutSentence, Speech

_AT_ONCE = 1_500  # pairs of articles that are matched at a time
_WEIGHED = 30_000  # pairs of sentences that are weighed at a time


def match(
    shelf: Shelf,
    result: str,
    cuts: Sequence[Cut],
    bundles: Sequence[Bundle],
    low: int,
    high: int,
    copied: Sequence[str],
    paired: Sequence[str],
    known: str,
) -> None:
    """Match the sentences from `low` up to `high` with all that come after; keep the alignments."""
    met, same = (
        [between(shelf.array(one, name), low << 32, high << 32) for one in of]
        for name, of in (("pairs", [*copied, *paired]), ("same", copied))
    )
    pairs = candidates.unpack(candidates.distinct([np.empty(0, dtype=np.int64), *met]))
    count = frequencies(shelf, known)
    pairs = pairs[np.argsort(pairs[:, 1])]  # so that words of few bundles are needed at a time
    worth = [np.empty((0, 2), dtype=np.int64)]
    for at in range(0, len(pairs), _WEIGHED):
        part = pairs[at : at + _WEIGHED]
        places = candidates.distinct([part.ravel()])
        words = pieces.together(list(_words(shelf, bundles, places)))
        worth.append(places[pieces.worth(words, np.searchsorted(places, part), count)])
    packed = candidates.pack(*np.concatenate(worth).T)
    pairs = candidates.unpack(candidates.distinct([packed, *same]))
    articles = shelf.array(known, "articles")[pairs]
    order = np.lexsort((pairs[:, 1], pairs[:, 0], articles[:, 1], articles[:, 0]))
    found = [numbered(schema.table("alignments").empty(), {})]
    for batch in _batches(articles[order]):
        found.append(_matched(shelf, cuts, pairs[order][batch], articles[order][batch], count))
    shelf.keep(result, {"alignments": pd.concat(found, ignore_index=True)})


def numbered(alignments: pd.DataFrame, numbers: Mapping[str, int]) -> pd.DataFrame:
    """Return alignments with the numbers of their articles, number_a and number_b."""
    told = {
        f"number_{side}": alignments[f"article_{side}"].map(numbers).astype("int64")
        for side in "ab"
    }
    return alignments.assign(**told)


def _batches(articles: NDArray[np.int64]) -> Iterator[slice]:
    """Yield slices of pairs of sentences that hold not too many pairs of articles, each whole."""
    fresh = np.append(True, (articles[1:] != articles[:-1]).any(axis=1))[: len(articles)]
    starts = [*np.flatnonzero(fresh)[::_AT_ONCE].tolist(), len(articles)]
    yield from map(slice, starts, starts[1:])


def _matched(
    shelf: Shelf,
    cuts: Sequence[Cut],
    pairs: NDArray[np.int64],
    articles: NDArray[np.int64],
    count: pieces.Frequencies,
) -> pd.DataFrame:
    """Return the alignments of some pairs of articles, with the numbers of these."""
    numbers: dict[str, int] = {}
    places: list[NDArray[np.int64]] = []
    units: list[CutSentence] = []
    spoken: dict[str, list[Speech]] = {}
    wanted = candidates.distinct([articles.ravel()])
    for one, own in by_block(cuts, wanted, [each.article for each in cuts]):
        of = shelf.array(one.result, "articles")
        inside = np.flatnonzero(np.isin(of, own - one.article))
        places.append(inside + one.sentence)
        read = list(taken(shelf, one, inside))
        ids = [unit.article_id for unit in read]
        numbers |= zip(ids, (of[inside] + one.article).tolist(), strict=True)
        units += read
        for article_id, *speech in shelf.frame(one.result, "speeches").itertuples(index=False):
            if article_id in numbers:
                who = None if pd.isna(speech[2]) else speech[2]
                spoken.setdefault(article_id, []).append(Speech(speech[0], speech[1], who))
    local = np.searchsorted(np.concatenate(places), pairs)
    order = np.lexsort((local[:, 1], local[:, 0]))
    return numbered(pieces.matched(units, spoken, local[order], count), numbers)


def _words(
    shelf: Shelf, bundles: Sequence[Bundle], places: NDArray[np.int64]
) -> Iterator[pieces.Words]:
    """Yield the words of the sentences with some numbers, bundle by bundle."""
    for one, own in by_block(bundles, places, [each.sentence for each in bundles]):
        words = pieces.Words(*(shelf.array(one.result, name) for name in pieces.Words._fields))
        yield pieces.chosen(words, own - one.sentence)
