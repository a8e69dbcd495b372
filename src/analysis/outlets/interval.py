"""How sure a share or a mean of an outlet is: its interval when other articles had been drawn."""

import numpy as np
from numpy.typing import ArrayLike

from analysis.null import MIN_ARTICLES

DRAWS = 1_000
"""Times that articles are drawn anew."""


def of_ratio(above: ArrayLike, below: ArrayLike, seed: int = 0) -> tuple[float, float]:
    """Return the 95 % interval of a ratio of sums over articles, by bootstrap of the articles.

    `above` and `below` give each article's part in the two sums. Articles are drawn with
    replacement `DRAWS` times from a fixed seed, and the central 95 % of the ratios taken (Efron and
    Tibshirani 1993, *An Introduction to the Bootstrap*). Fewer than `MIN_ARTICLES` articles carry
    no interval: both ends are missing (nan).
    """
    over, under = np.asarray(above, float), np.asarray(below, float)
    if len(over) < MIN_ARTICLES:
        return (float("nan"), float("nan"))
    rng = np.random.default_rng(seed)
    ratios = []
    for _ in range(DRAWS):
        drawn = rng.integers(len(over), size=len(over))
        total = under[drawn].sum()
        ratios.append(over[drawn].sum() / total if total else float("nan"))
    low, high = np.nanquantile(ratios, [0.025, 0.975])
    return float(low), float(high)
