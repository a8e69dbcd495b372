"""Phrases: three words in a row, and in how many articles of the corpus each stands.

What unrelated articles repeat is a formula of the trade or the furniture of a page; what two of
them alone have in common was copied. A phrase that two articles have weighs 1, one that n have
2 / n. In a small corpus no phrase can be in many articles: there the weights say little,
and the word lists of `signs` have to tell formulas.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import compress
from math import fsum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.reuse.terms import code

_MASK = (1 << 63) - 1
_FIRST, _SECOND = 0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F  # odd, for the places in a phrase


class Phrases(NamedTuple):
    """The phrases of a corpus that several articles have, and in how many of all each stands."""

    articles: Mapping[int, int]
    total: int

    def of(self, stems: Sequence[str], words: Container[str] | None = None) -> set[int]:
        """Return the phrases of a passage that more than one article has, as codes.

        With `words`, only phrases that hold one of these.
        """
        codes = phrase_codes(stems)
        if words is not None:
            held = [stem in words for stem in stems]
            codes = list(compress(codes, map(any, zip(held, held[1:], held[2:], strict=False))))
        return self.articles.keys() & codes

    def own(self, codes: Iterable[int]) -> float:
        """Return how many of some phrases are of two articles alone; of n articles, 2 / n."""
        return fsum(2 / self.articles[code] for code in codes)


def phrases(passages: Iterable[tuple[str, Sequence[str]]]) -> Phrases:
    """Count the phrases of passages, each given as its article and its stems."""
    articles: dict[str, int] = {}
    codes, places = [np.empty(0, dtype=np.int64)], [np.empty(0, dtype=np.int64)]
    for article_id, stems in passages:
        own = phrase_codes(stems)
        codes.append(np.array(own, dtype=np.int64))
        places.append(np.full(len(own), articles.setdefault(article_id, len(articles))))
    shared, counts = in_articles(np.concatenate(codes), np.concatenate(places))
    known = dict(zip(shared.tolist(), counts.tolist(), strict=True))
    return Phrases(known, len(articles))


def phrase_codes(stems: Sequence[str]) -> list[int]:
    """Return a code for each three words in a row, the same in every corpus."""
    codes = [code(stem) for stem in stems]
    rows = zip(codes, codes[1:], codes[2:], strict=False)
    return [(x * _FIRST + y * _SECOND + z) & _MASK for x, y, z in rows]


def in_articles(
    codes: NDArray[np.int64], articles: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the codes that more than one article has, and how many have each."""
    order = np.lexsort((articles, codes))
    codes, articles = codes[order], articles[order]
    first = np.append(True, codes[1:] != codes[:-1])[: len(codes)]
    fresh = first | np.append(True, articles[1:] != articles[:-1])[: len(codes)]
    starts = np.flatnonzero(first)
    counts = np.add.reduceat(fresh.astype(np.int64), starts) if len(starts) else starts
    return codes[starts][counts > 1], counts[counts > 1]
