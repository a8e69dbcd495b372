"""How sure a share or a mean of an outlet is: its interval when other articles had been drawn."""

from math import sqrt
from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike

from analysis.significance import MIN_ARTICLES

DRAWS = 1_000
"""Times that articles are drawn anew."""

_AT_ONCE = 2_000_000  # articles drawn at once, which bounds the memory


def of_ratio(above: ArrayLike, below: ArrayLike, seed: int = 0) -> tuple[float, float]:
    """Return the 95 % interval of a ratio of sums over articles, by bootstrap of the articles.

    `above` and `below` give each article's part in the two sums. Articles are drawn with
    replacement `DRAWS` times from a fixed seed, and the central part of the ratios taken (Efron and
    Tibshirani 1993, *An Introduction to the Bootstrap*): of many articles 95 %, of few so much more
    that the interval holds the truth about as often (Hesterberg 2015, “What Teachers Should Know
    About the Bootstrap”, *The American Statistician* 69, expanded percentiles). Fewer than
    `MIN_ARTICLES` articles carry no interval, nor do articles without anything in the lower sum:
    both ends are missing (nan).
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
    if not some.any():
        return (float("nan"), float("nan"))
    tail = _tail(len(over))
    low, high = np.quantile(totals[some] / parts[some], [tail, 1 - tail])
    return float(low), float(high)


def _tail(n: int) -> float:
    """Return the share of draws that lies beyond either end of the interval of `n` articles.

    That of a normal distribution beyond the quantile of Student's t with n - 1 degrees of freedom,
    widened because draws of n vary by (n - 1) / n only; t by the series of Cornish and Fisher.
    """
    z, free = NormalDist().inv_cdf(0.975), n - 1
    t = (
        z
        + (z**3 + z) / (4 * free)
        + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * free**2)
        + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * free**3)
    )
    return NormalDist().cdf(-t * sqrt(n / free))
