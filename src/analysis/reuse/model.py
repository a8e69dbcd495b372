"""The learned models: how probable it is that a pair of passages is reuse.

Two logistic regressions, their numbers in `data/reuse_weights.json`. `probability` weighs the
features of sentences (`features`), learned from sentences with known reuse
(`benchmarks/learn_overlap.py`). `likelihood` weighs the signs of passages of articles (`signs`), of
which those features are one, learned from passages of outside corpora that annotators judged
(`benchmarks/learn_reuse.py`).
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
def _numbers() -> dict[str, Any]:
    numbers: dict[str, Any] = json.loads(wordlists.text("reuse_weights.json"))
    return numbers


@cache
def model() -> Model:
    """Return the model that was learned."""
    read = _numbers()
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


def likelihood(values: Sequence[float]) -> float:
    """Return the probability that a pair with these SIGNS is reuse."""
    return float(chance(np.dot(list(sign_weights().values()), values)))


def chance(log_odds: ArrayLike) -> NDArray[np.float64]:
    """Return the probability that the weighed SIGNS of pairs amount to."""
    likely: NDArray[np.float64] = 1 / (1 + np.exp(-(np.asarray(log_odds) + _intercept())))
    return likely


@cache
def sign_weights() -> dict[str, float]:
    """Return the weights of SIGNS, in their order."""
    weights: dict[str, float] = _numbers()["likelihood"]["weights"]
    return weights


@cache
def _intercept() -> float:
    return float(_numbers()["likelihood"]["intercept"])
