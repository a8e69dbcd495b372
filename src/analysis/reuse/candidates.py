"""Candidate pairs: which passages are worth comparing."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations, pairwise
from math import fsum

import numpy as np

from analysis.reuse.similarity import Profile, Rarity

FEW = 5000  # up to this many passages each is held against every other
BEST = 30  # candidates kept of a passage, by each of two measures
_RAREST = 8  # stems of a passage that are paired above FEW
_COMMON = 20  # two stems that meet in more passages than this say nothing


def candidates(
    profiles: Sequence[Profile], sources: Sequence[str], weights: Rarity
) -> list[tuple[int, int]]:
    """Return index pairs (i < j) of passages from different sources that may share wording.

    Up to FEW passages, the BEST of every passage by the weight of the stems shared; above that,
    the passages that have two of their rarest stems in common, so that the work grows with the
    corpus and not with its square.
    """
    choose = _best if len(profiles) <= FEW else _rare
    return sorted(choose(profiles, np.array(sources), weights))


def _best(
    profiles: Sequence[Profile], sources: np.ndarray, weights: Rarity
) -> set[tuple[int, int]]:
    """Return for each passage the BEST others, by cosine and by share of the lighter passage."""
    postings: dict[str, list[int]] = defaultdict(list)
    for index, item in enumerate(profiles):
        for stem in item.first:
            postings[stem].append(index)
    arrays = {stem: np.array(places) for stem, places in postings.items()}
    full = np.array([fsum(map(weights.of, item.first)) for item in profiles]) + 1e-9
    pairs = set()
    for index, item in enumerate(profiles):
        shared = np.zeros(len(profiles))
        for stem in item.first:
            shared[arrays[stem]] += weights.of(stem)
        shared[sources == sources[index]] = 0.0
        lighter = shared * shared / np.minimum(full, full[index])
        for measure in (shared / np.sqrt(full), lighter):
            for other in np.argsort(-measure, kind="stable")[:BEST].tolist():
                if shared[other] > 0:
                    pairs.add((min(index, other), max(index, other)))
    return pairs


def _rare(
    profiles: Sequence[Profile], sources: np.ndarray, weights: Rarity
) -> set[tuple[int, int]]:
    """Return the passages that share a pair of their rarest stems; equal passages in a chain."""
    copies: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, item in enumerate(profiles):
        copies[item.stems].append(index)
    pairs = {pair for places in copies.values() for pair in pairwise(places)}
    meeting: dict[tuple[str, str], list[int]] = defaultdict(list)
    for first, *_ in copies.values():
        rarest = sorted(profiles[first].first, key=lambda stem: (-weights.of(stem), stem))
        for key in combinations(sorted(rarest[:_RAREST]), 2):
            meeting[key].append(first)
    for places in meeting.values():
        if len(places) <= _COMMON:
            pairs.update(combinations(places, 2))
    return {(i, j) for i, j in pairs if sources[i] != sources[j]}
