"""The learned model: how probable it is that a pair of passages with given features is reuse.

A logistic regression learned from sentences with known reuse (`benchmarks/learn_overlap.py`) weighs
the features; its numbers are in `data/reuse_weights.json`.
"""

import json
from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis import wordlists
from analysis.reuse.features import FEATURES


class Model(NamedTuple):
    """The learned model: weights in the order of FEATURES, and the cost of being beaten."""

    weights: NDArray[np.float64]
    intercept: float
    scale: float
    beaten: float
    offset: float


@cache
def model() -> Model:
    """Return the model that was learned."""
    read: dict[str, Any] = json.loads(wordlists.text("reuse_weights.json"))
    weights = np.array([read["weights"][name] for name in FEATURES])
    return Model(weights, *(read[name] for name in ("intercept", "scale", "beaten", "offset")))


def odds(values: Sequence[float]) -> float:
    """Return the raw log odds of a pair with these FEATURES."""
    return float(np.dot(model().weights, values)) + model().intercept


def probability(raw: ArrayLike, lost: ArrayLike = 0.0) -> NDArray[np.float64]:
    """Return the probability of reuse of pairs with raw log odds, `lost` by them to rivals."""
    log_odds = model().scale * np.asarray(raw) + model().beaten * np.asarray(lost) + model().offset
    likely: NDArray[np.float64] = 1 / (1 + np.exp(-np.clip(log_odds, -500, 500)))
    return likely
