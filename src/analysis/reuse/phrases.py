"""Phrases: three words in a row, and in how many articles of the corpus each stands.

What unrelated articles repeat is a formula of the trade or the furniture of a page; what two of
them alone have in common was copied. A phrase that two articles have weighs 1, one that n have
2 / n. In a small corpus no phrase can be in many articles: there the weights say little,
and the word lists of `signs` have to tell formulas.
"""

from collections.abc import Container, Iterable, Sequence
from itertools import compress
from math import fsum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

_BASE = 1 << 21  # stems that are told apart


class Phrases(NamedTuple):
    """The phrases of a corpus: the numbers of its stems, and the weight of what is shared."""

    numbers: dict[str, int]
    articles: dict[int, int]
    total: int

    def of(self, stems: Sequence[str], words: Container[str] | None = None) -> set[int]:
        """Return the phrases of a passage that more than one article has, as codes.

        With `words`, only phrases that hold one of these.
        """
        codes = _codes([self.numbers.get(stem, 0) for stem in stems])
        if words is not None:
            held = [stem in words for stem in stems]
            codes = list(compress(codes, map(any, zip(held, held[1:], held[2:], strict=False))))
        return self.articles.keys() & codes

    def own(self, codes: Iterable[int]) -> float:
        """Return how many of some phrases are of two articles alone; of n articles, 2 / n."""
        return fsum(2 / self.articles[code] for code in codes)


def phrases(passages: Iterable[tuple[str, Sequence[str]]]) -> Phrases:
    """Count the phrases of passages, each given as its article and its stems."""
    numbers: dict[str, int] = {}
    articles: dict[str, int] = {}
    codes, places = [np.empty(0, dtype=np.int64)], [np.empty(0, dtype=np.int64)]
    for article_id, stems in passages:
        own = _codes([numbers.setdefault(stem, len(numbers) % (_BASE - 1) + 1) for stem in stems])
        codes.append(np.array(own, dtype=np.int64))
        places.append(np.full(len(own), articles.setdefault(article_id, len(articles))))
    shared, counts = _shared(np.concatenate(codes), np.concatenate(places))
    known = dict(zip(shared.tolist(), counts.tolist(), strict=True))
    return Phrases(numbers, known, len(articles))


def _codes(numbers: Sequence[int]) -> list[int]:
    """Return a code for each three numbers in a row."""
    rows = zip(numbers, numbers[1:], numbers[2:], strict=False)
    return [(x * _BASE + y) * _BASE + z for x, y, z in rows]


def _shared(
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
