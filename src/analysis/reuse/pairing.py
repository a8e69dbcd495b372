"""Pairs: which passages of a collection may be reuse of one another, and how probably."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.reuse.candidates import candidates
from analysis.reuse.features import features, profile, rarity
from analysis.reuse.model import odds, probability


def pair_probabilities(texts: Sequence[str], sources: Sequence[str]) -> pd.DataFrame:
    """Return a, b (numbers of passages, a < b) and probability of the pairs that may be reuse.

    `sources` names the outlet of each passage; two passages of one source are never a pair. The
    probability is the learned one after `shortfall`. Raises ValueError when there are not as many
    sources as passages.
    """
    if len(texts) != len(sources):
        raise ValueError(f"{len(texts)} texts but {len(sources)} sources; give one for each text")
    weights = rarity(map(profile, texts))
    pairs = candidates(texts, sources)
    raw = [odds(features(profile(texts[a]), profile(texts[b]), weights)) for a, b in pairs.tolist()]
    lost = shortfall(pairs, raw, sources)
    table = pd.DataFrame(pairs, columns=["a", "b"], dtype=int)
    return table.assign(probability=probability(raw, lost))


def shortfall(
    pairs: NDArray[np.int64], raw: Sequence[float], sources: Sequence[str]
) -> NDArray[np.float64]:
    """Return by how much each pair is beaten by rivals, in raw log odds, 0 when it is the best.

    A rival pairs one of the two passages with another passage *of the same source*: an outlet
    that prints a remark prints it once. What other outlets print is no rival, so that a
    quotation that all of them carry is not held against itself. Both sides' deficits are added.
    """
    numbered = [(a, b, value) for (a, b), value in zip(pairs.tolist(), raw, strict=True)]
    best: dict[tuple[int, str], float] = defaultdict(lambda: float("-inf"))
    for a, b, value in numbered:
        best[a, sources[b]] = max(best[a, sources[b]], value)
        best[b, sources[a]] = max(best[b, sources[a]], value)
    return np.array([best[a, sources[b]] + best[b, sources[a]] - 2 * v for a, b, v in numbered])
