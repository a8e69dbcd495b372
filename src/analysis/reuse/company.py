"""Company: how many sure matches stand near a pair of sentences, in both of its articles.

Whoever takes over a text rarely takes one sentence of it. What two articles share by chance, a
formula or a bare fact, stands alone.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import product

NEAR = 5  # sentences, before and after, in each of the two articles
SURE = 0.0  # log odds of its own from which a match is company for others

Pair = tuple[int, int]


def company(sure: Iterable[Pair], articles: Sequence[str]) -> Counter[Pair]:
    """Return how many of some pairs of sentences stand NEAR each pair that has any.

    A sentence is given as its place in `articles`, which has its article. A pair stands near itself
    as well.

    >>> near = company([(0, 8)], ["a"] * 7 + ["b"] * 2)
    >>> near[5, 7], near[6, 7]
    (1, 0)
    """
    found: Counter[Pair] = Counter()
    for a, b in sure:
        found.update(product(_near(a, articles), _near(b, articles)))
    return found


def _near(at: int, articles: Sequence[str]) -> list[int]:
    """Return the places of the sentences near one, in its article."""
    places = range(max(0, at - NEAR), min(at + NEAR + 1, len(articles)))
    return [place for place in places if articles[place] == articles[at]]
