"""The learned models: how probable it is that a pair of passages is reuse.

Two logistic regressions, their numbers in `data/reuse_weights.json`. `probability` weighs the
features of sentences (`features`), learned from sentences with known reuse
(`benchmarks/learn_overlap.py`). `weigh` weighs the signs of passages of articles (`signs`), of
which those features are one, and `likelihood` what they come to together with the company that the
passages keep (`company`), learned from passages of outside corpora that annotators judged
(`benchmarks/learn_reuse.py`).
"""

import json
from collections.abc import Sequence
from functools import cache
from math import copysign, exp, inf, log, log1p
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


class Signs(NamedTuple):
    """The learned weights of SIGNS, in their order, and what their sum and company are worth."""

    weights: dict[str, float]
    intercept: float
    factor: float
    company: float
    offset: float


@cache
def of_signs() -> Signs:
    """Return what was learned about SIGNS and company."""
    return Signs(**_numbers()["likelihood"])


def weigh(values: Sequence[float]) -> float:
    """Return the log odds of a pair by its own SIGNS."""
    return float(np.dot(list(of_signs().weights.values()), values)) + of_signs().intercept


def likelihood(own: float, company: int = 0) -> float:
    """Return the probability of reuse of a pair with these log odds of its own and this company."""
    learned = of_signs()
    log_odds = learned.factor * own + learned.company * log1p(company) + learned.offset
    return 1 / (1 + exp(-log_odds))


def needed(least: float, company: int = 0) -> float:
    """Return the log odds of its own that a pair in this company needs for a probability."""
    if not 0 < least < 1:
        return copysign(inf, least - 0.5)
    learned = of_signs()
    log_odds = log(least / (1 - least)) - learned.company * log1p(company) - learned.offset
    return log_odds / learned.factor
