"""Scored pairs: every pair of passages that may be reuse, with its probability."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.reuse.candidates import candidates
from analysis.reuse.index import index
from analysis.reuse.similarity import features, odds, probability, profile, rarity


def score(texts: Sequence[str], sources: Sequence[str]) -> pd.DataFrame:
    """Return a, b (numbers of passages, a < b) and similarity of the pairs that may be reuse.

    `sources` names the outlet of each passage; two passages of one source are never a pair. The
    similarity is the learned probability after `shortfall`. Raises ValueError when there are
    not as many sources as passages.
    """
    if len(texts) != len(sources):
        raise ValueError(f"{len(texts)} texts but {len(sources)} sources; give one for each text")
    weights = rarity(map(profile, texts))
    pairs = candidates(index(texts), sources)
    raw = np.array([
        odds(features(profile(texts[a]), profile(texts[b]), weights)) for a, b in pairs.tolist()
    ])  # fmt: skip
    table = pd.DataFrame(pairs, columns=["a", "b"], dtype=int)
    table["similarity"] = probability(raw, shortfall(pairs, raw, sources))
    return table


def shortfall(pairs: np.ndarray, raw: np.ndarray, sources: Sequence[str]) -> np.ndarray:
    """Return by how much each pair is beaten by rivals, in raw log odds, 0 when it is the best.

    A rival pairs one of the two passages with another passage *of the same source*: an outlet
    that prints a remark prints it once. What other outlets print is no rival, so that a
    quotation that all of them carry is not held against itself. Both sides' deficits are added.
    """
    best: dict[tuple[int, str], float] = defaultdict(lambda: float("-inf"))
    for (a, b), value in zip(pairs.tolist(), raw.tolist(), strict=True):
        best[a, sources[b]] = max(best[a, sources[b]], value)
        best[b, sources[a]] = max(best[b, sources[a]], value)
    return np.array([
        best[a, sources[b]] + best[b, sources[a]] - 2 * value
        for (a, b), value in zip(pairs.tolist(), raw.tolist(), strict=True)
    ])  # fmt: skip
