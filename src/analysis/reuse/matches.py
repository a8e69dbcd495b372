"""Matches: the stretches of two sentences that fit best, each used once.

THRESHOLD, BESIDE, NEAR, EVIDENCE and TIGHT were set by hand with the five articles in view, whose
hand list therefore describes them and does not test them. Of single sentences on many events fewer
than one alignment in a hundred is false at BESIDE ("thresholds" in `data/reuse_weights.json`);
articles on one event share more by chance.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from heapq import heapify, heappop, heappush
from itertools import product
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.reuse.features import Profile, Rarity, evidence, features, profile, unshared
from analysis.reuse.model import odds, probability
from analysis.reuse.stretches import CutSentence, Run, passage, runs

THRESHOLD = 0.95  # similarity from which a pair of passages is an alignment
BESIDE = 0.87  # similarity that is enough beside another alignment of the two articles
NEAR = 2  # how many sentences away "beside" reaches, in both articles
EVIDENCE = 1.4  # weight of shared words that it needs: stop words 0, names half, a rare word 1
TIGHT = 0.2  # raw log odds that a stretch pays for each rare word that the other lacks

Used = Mapping[tuple[int, str], frozenset[int]]
"""(sentence, other article) -> the pieces of the sentence that are matched in that article."""


class Match(NamedTuple):
    """A run of pieces of one sentence and a run of another, with their raw log odds.

    `fit`, the log odds less what the words of one side only cost, ranks the runs of a pair of
    sentences; without that cost a run would take in idle words.
    """

    fit: float
    odds: float
    a: int
    run_a: Run
    b: int
    run_b: Run


class Matcher:
    """The sentences of a corpus with the weights of their words."""

    def __init__(self, sentences: Sequence[CutSentence], weights: Rarity) -> None:
        self.sentences, self.weights = sentences, weights

    def choose(self, pairs: NDArray[np.int64]) -> list[Match]:
        """Return the matches among pairs of sentences, the best served first.

        A match reaches THRESHOLD, or BESIDE when it stands NEAR a better one in both articles.
        A piece that is matched in an article is not matched there again; what is left of its
        sentence still can be.
        """
        used: dict[tuple[int, str], frozenset[int]] = defaultdict(frozenset)
        found = (match for a, b in pairs.tolist() for match in self.fit(a, b, used))
        queue = [(-match.fit, match) for match in found]
        heapify(queue)
        chosen: list[Match] = []
        near: set[tuple[int, int]] = set()
        while queue:
            _, match = heappop(queue)
            key_a, key_b = self._keys(match.a, match.b)
            pieces_a, pieces_b = set(range(*match.run_a)), set(range(*match.run_b))
            if not (used[key_a] & pieces_a or used[key_b] & pieces_b):
                if (match.a, match.b) not in near and probability(match.odds) < THRESHOLD:
                    continue
                chosen.append(match)
                near.update(product(_around(match.a), _around(match.b)))
                used[key_a] |= pieces_a
                used[key_b] |= pieces_b
            for other in self.fit(match.a, match.b, used):
                heappush(queue, (-other.fit, other))
        return chosen

    def _keys(self, a: int, b: int) -> tuple[tuple[int, str], tuple[int, str]]:
        return (a, self.sentences[b].article_id), (b, self.sentences[a].article_id)

    def fit(self, a: int, b: int, used: Used) -> list[Match]:
        """Return the unused runs of two sentences that fit best, or nothing below BESIDE.

        The search betters each side in turn, once from the longest runs and once from the two
        pieces that share most.
        """
        key_a, key_b = self._keys(a, b)
        runs_a = runs(self.sentences[a], used[key_a])
        runs_b = runs(self.sentences[b], used[key_b])
        if not runs_a or not runs_b or self._shared(a, runs_a[0], b, runs_b[0]) < EVIDENCE:
            return []
        shortest = product(_shortest(runs_a), _shortest(runs_b))
        nearest = max(shortest, key=lambda both: self._shared(a, both[0], b, both[1]))
        best = max(
            self._climb(a, runs_a, b, runs_b, start) for start in ((runs_a[0], runs_b[0]), nearest)
        )
        return [best] if probability(best.odds) >= BESIDE else []

    def _climb(
        self, a: int, runs_a: Sequence[Run], b: int, runs_b: Sequence[Run], start: tuple[Run, Run]
    ) -> Match:
        """Return the best match found by choosing in turn the best run of either side."""
        best = self.match(a, start[0], b, start[1])
        while True:
            better = max(self.match(a, run, b, best.run_b) for run in runs_a)
            better = max(self.match(a, better.run_a, b, run) for run in runs_b)
            if better.fit <= best.fit:
                return best
            best = better

    def match(self, a: int, run_a: Run, b: int, run_b: Run) -> Match:
        """Return two runs with their log odds, without end where they share less than EVIDENCE."""
        one, other = self._profile(a, run_a), self._profile(b, run_b)
        if evidence(one, other, self.weights) < EVIDENCE:
            return Match(float("-inf"), float("-inf"), a, run_a, b, run_b)
        raw = odds(features(one, other, self.weights))
        return Match(raw - TIGHT * unshared(one, other, self.weights), raw, a, run_a, b, run_b)

    def _shared(self, a: int, run_a: Run, b: int, run_b: Run) -> float:
        return evidence(self._profile(a, run_a), self._profile(b, run_b), self.weights)

    def _profile(self, number: int, run: Run) -> Profile:
        return profile(passage(self.sentences[number], run).text)


def _shortest(found: Sequence[Run]) -> list[Run]:
    least = min(last - first for first, last in found)
    return [(first, last) for first, last in found if last - first == least]


def _around(place: int) -> range:
    return range(place - NEAR, place + NEAR + 1)
