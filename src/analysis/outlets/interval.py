"""How sure a share or a mean of an outlet is: its interval when other articles had been drawn."""

import numpy as np
from numpy.typing import ArrayLike

from analysis import null
from analysis.null import MIN_ARTICLES

DRAWS = 1_000
"""Times that articles are drawn anew."""

_AT_ONCE = 2_000_000  # articles drawn at once, which bounds the memory


def of_ratio(above: ArrayLike, below: ArrayLike, seed: int = 0) -> tuple[float, float]:
    """Return the 95 % interval of a ratio of sums over articles, by bootstrap of the articles.

    `above` and `below` give each article's part in the two sums. Articles are drawn with
    replacement `DRAWS` times from a fixed seed, and the central 95 % of the ratios taken (Efron and
    Tibshirani 1993, *An Introduction to the Bootstrap*). Fewer than `MIN_ARTICLES` articles carry
    no interval, nor do articles without anything in the lower sum: both ends are missing (nan).
    """
    over, under = np.asarray(above, float), np.asarray(below, float)
    if len(over) < MIN_ARTICLES:
        return (float("nan"), float("nan"))
    rng = np.random.default_rng(seed)
    size = max(1, _AT_ONCE // len(over))
    sums = []
    for first in range(0, DRAWS, size):
        drawn = rng.integers(len(over), size=(min(size, DRAWS - first), len(over)))
        sums.append((over[drawn].sum(axis=1), under[drawn].sum(axis=1)))
    totals, parts = (np.concatenate(one) for one in zip(*sums, strict=True))
    some = parts != 0
    return null.interval(totals[some] / parts[some]) if some.any() else (float("nan"),) * 2
