"""Matches: the stretches of two sentences that fit best, each used once."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from heapq import heapify, heappop, heappush
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.reuse import candidates
from analysis.reuse.company import SURE, Pair, company
from analysis.reuse.copies import Copies, copies
from analysis.reuse.features import (
    Profile,
    Rarity,
    evidence,
    kin_keys,
    kinship,
    profile,
    rarity,
)
from analysis.reuse.model import likelihood, needed, weigh
from analysis.reuse.rows import Rows, rows, shared
from analysis.reuse.signs import MOST_ALIKE, alike, is_clause, most, perhaps_plain, signs
from analysis.reuse.stretches import CutSentence, Run, passage, runs
from analysis.reuse.terms import terms

EVIDENCE = 1.4  # weight of shared words that a pair needs: stop words 0, names half, a rare word 1
ENOUGH = 3.5  # the same with the number of shared phrases, below which many passages are not tried
IDLE = 0.45  # what a stretch pays for a word that the other lacks, in shares of its weight

_ALONE = rarity([])  # what words weigh where nobody else has them

Used = dict[tuple[int, str], frozenset[int]]
"""(sentence, other article) -> the pieces of the sentence that are matched in that article."""


_Word = tuple[str, int]


class Match(NamedTuple):
    """A run of pieces of one sentence and a run of another, and how probably they are reuse.

    The probability is what `model` makes of `own`, the log odds by the `signs`, and of `near`, how
    many other matches are company.

    `fit`, the weight of the words that both have less what the words of one side only cost, ranks
    the runs of a pair of sentences and the matches of a corpus.
    """

    fit: float
    a: int
    run_a: Run
    b: int
    run_b: Run
    own: float
    signs: tuple[float, ...]
    near: int = 0

    @property
    def probability(self) -> float:
        """Return how probably the two runs are reuse."""
        return likelihood(self.own, self.near)


class _Line(NamedTuple):
    """A sentence as words: piece -> weight, and (stem, how many times before) -> piece, weight."""

    pieces: NDArray[np.float64]
    words: dict[_Word, tuple[int, float]]


class Matcher:
    """Sentences of a corpus with the weights of their words in it.

    Of each article that has any of them all are needed, in order. `total` is how many sentences
    the corpus has, `articles` how many articles.
    """

    def __init__(
        self,
        sentences: Sequence[CutSentence],
        weights: Rarity,
        articles: int,
        total: int,
    ) -> None:
        self.sentences, self.weights, self._articles = sentences, weights, articles
        self._enough = enough(total)
        self._lines: dict[int, _Line] = {}
        self._copies: dict[int, Copies] = {}

    def choose(self, pairs: NDArray[np.int64], least: float) -> list[Match]:
        """Return the matches of at least some probability among pairs of sentences.

        The pairs are those that are `worth` it. What stands in the company of sure matches is tried
        after them, whether it is among the pairs or not. A piece that is matched in an article is
        not matched there again; what is left of its sentence still can be.
        """
        used: dict[tuple[int, str], frozenset[int]] = defaultdict(frozenset)
        found = self._taken({(a, b): alone(least) for a, b in pairs.tolist()}, used)
        near = self._company(found)
        tried = (pair for pair in near if self._shared(*pair) >= EVIDENCE)
        found += self._taken({pair: needed(least, near[pair]) for pair in tried}, used)
        near = self._company(found)
        found = [self._accompanied(match, near) for match in found]
        return [match for match in found if match.probability >= least]

    def _accompanied(self, match: Match, near: Counter[Pair]) -> Match:
        """Return a match with the number of others that are company for it."""
        others = near[match.a, match.b] - (match.own >= SURE)
        return match._replace(near=others if is_clause(match.signs) else 0)

    def _company(self, found: Sequence[Match]) -> Counter[Pair]:
        """Return the company of pairs of sentences, given what matches were found."""
        articles = [sentence.article_id for sentence in self.sentences]
        return company([(match.a, match.b) for match in found if match.own >= SURE], articles)

    def _taken(self, bars: Mapping[Pair, float], used: Used) -> list[Match]:
        """Return the matches of pairs of sentences that reach the bars, best first; note their use.

        A bar is the log odds that a match needs of its own.
        """
        found = (self.fit(a, b, used, bar) for (a, b), bar in bars.items())
        queue = [(-match.fit, match) for match in found if match]
        heapify(queue)
        taken: list[Match] = []
        while queue:
            _, match = heappop(queue)
            key_a, key_b = self._keys(match.a, match.b)
            pieces_a, pieces_b = set(range(*match.run_a)), set(range(*match.run_b))
            if not (used[key_a] & pieces_a or used[key_b] & pieces_b):
                taken.append(match)
                used[key_a] |= pieces_a
                used[key_b] |= pieces_b
            if other := self.fit(match.a, match.b, used, bars[match.a, match.b]):
                heappush(queue, (-other.fit, other))
        return taken

    def _shared(self, a: int, b: int) -> float:
        one, other = (profile(self.sentences[number].text) for number in (a, b))
        return evidence(one, other, self.weights)

    def worth(self, pairs: NDArray[np.int64], least: float) -> NDArray[np.int64]:
        """Return the pairs whose passages can be probable enough, going by the whole sentences."""
        items = rows(_items(self.sentences, self.weights), columns=4)
        own = rows(_phrases(self.sentences), columns=1)
        return pairs[are_worth(items, own, pairs, self._articles, self._enough, alone(least))]

    def _keys(self, a: int, b: int) -> tuple[tuple[int, str], tuple[int, str]]:
        return (a, self.sentences[b].article_id), (b, self.sentences[a].article_id)

    def fit(self, a: int, b: int, used: Used, bar: float) -> Match | None:
        """Return the unused runs of two sentences that fit best, if their log odds reach a bar."""
        key_a, key_b = self._keys(a, b)
        runs_a = runs(self.sentences[a], used[key_a])
        runs_b = runs(self.sentences[b], used[key_b])
        if not runs_a or not runs_b:
            return None
        fit, run_a, run_b = self._best(self._line(a), runs_a, self._line(b), runs_b)
        found = None
        if all_signs := self._signs(*self._profiles(a, run_a, b, run_b), bar):
            found = Match(fit, a, run_a, b, run_b, weigh(all_signs), all_signs)
        copy = self._copy(a, used[key_a], b, used[key_b])
        if copy is None or copy.own < bar:
            return found
        if found is None:
            return copy
        if _holds(run_a, copy.run_a) and _holds(run_b, copy.run_b) and copy.own > found.own:
            return found._replace(own=copy.own, signs=copy.signs)
        return found

    def _profiles(self, a: int, run_a: Run, b: int, run_b: Run) -> tuple[Profile, Profile]:
        side_a, side_b = passage(self.sentences[a], run_a), passage(self.sentences[b], run_b)
        return profile(side_a.text), profile(side_b.text)

    def _signs(self, one: Profile, other: Profile, bar: float) -> tuple[float, ...] | None:
        """Return the signs of two passages, None where their log odds do not reach a bar."""
        if evidence(one, other, self.weights) < EVIDENCE:
            return None
        rest = signs(one, other, self.weights, self._articles)
        if weigh([MOST_ALIKE, *rest]) < bar:
            return None
        found = (alike(one, other, self.weights), *rest)
        return found if weigh(found) >= bar else None

    def _copy(self, a: int, used_a: Set[int], b: int, used_b: Set[int]) -> Match | None:
        """Return the longest unused copy that two sentences have, with signs as if all alone."""
        own, others = self._copied(a), self._copied(b)
        free = [
            (own[words], others[words])
            for words in own.keys() & others.keys()
            if used_a.isdisjoint(range(*own[words])) and used_b.isdisjoint(range(*others[words]))
        ]
        if not free:
            return None
        run_a, run_b = max(free, key=lambda pair: pair[0][1] - pair[0][0])
        fit, *_ = self._best(self._line(a), [run_a], self._line(b), [run_b])
        one, other = self._profiles(a, run_a, b, run_b)
        found = (alike(one, other, _ALONE), *signs(one, other, _ALONE, 0))
        return Match(fit, a, run_a, b, run_b, weigh(found), found)

    def _copied(self, number: int) -> Copies:
        if number not in self._copies:
            self._copies[number] = copies(self.sentences[number])
        return self._copies[number]

    def _line(self, number: int) -> _Line:
        if number not in self._lines:
            self._lines[number] = self._read(self.sentences[number])
        return self._lines[number]

    def _read(self, sentence: CutSentence) -> _Line:
        ends = np.array([end - sentence.start for _, end in sentence.pieces])
        found = terms(sentence.text)
        places = np.searchsorted(ends, [term.start for term in found], side="right")
        places = np.minimum(places, len(ends) - 1)
        pieces = np.zeros(len(ends))
        words: dict[_Word, tuple[int, float]] = {}
        times: dict[str, int] = defaultdict(int)
        for term, place in zip(found, places.tolist(), strict=True):
            weight = self.weights.of(term.stem)
            pieces[place] += weight
            words[term.stem, times[term.stem]] = place, weight
            times[term.stem] += 1
        return _Line(pieces, words)

    def _best(
        self, a: _Line, runs_a: Sequence[Run], b: _Line, runs_b: Sequence[Run]
    ) -> tuple[float, Run, Run]:
        """Return the two runs that have most in common, less what only one of them has."""
        common = np.zeros((len(a.pieces) + 1, len(b.pieces) + 1))
        for i, j, weight in _common(a, b):
            common[i + 1, j + 1] += weight
        common = common.cumsum(0).cumsum(1)
        (low_a, high_a), (low_b, high_b) = np.array(runs_a).T, np.array(runs_b).T
        rows_a = common[high_a] - common[low_a]
        matched = rows_a[:, high_b] - rows_a[:, low_b]
        weight_a, weight_b = (np.append(0.0, line.pieces).cumsum() for line in (a, b))
        whole = np.add.outer(weight_a[high_a] - weight_a[low_a], weight_b[high_b] - weight_b[low_b])
        fit = matched - IDLE * (whole - 2 * matched)
        i, j = divmod(int(fit.argmax()), len(runs_b))
        return float(fit[i, j]), runs_a[i], runs_b[j]


def _holds(run: Run, other: Run) -> bool:
    return run[0] <= other[0] and other[1] <= run[1]


def _common(a: _Line, b: _Line) -> list[tuple[int, int, float]]:
    """Return the words that two sentences share: piece of one, piece of the other, weight."""
    same = a.words.keys() & b.words.keys()
    found = [(a.words[word][0], b.words[word][0], a.words[word][1]) for word in sorted(same)]
    rest: dict[int | str, list[_Word]] = {}
    for word in b.words.keys() - same:
        for key in kin_keys(word[0]):
            rest.setdefault(key, []).append(word)
    taken: set[_Word] = set()
    for word in a.words:
        if word in same or rest.keys().isdisjoint(kin_keys(word[0])):
            continue
        others = {other for key in kin_keys(word[0]) for other in rest.get(key, ())} - taken
        worth, other = max(((kinship(word[0], o[0]), o) for o in others), default=(0.0, word))
        if worth:
            taken.add(other)
            weight = worth * min(a.words[word][1], b.words[other][1])
            found.append((a.words[word][0], b.words[other][0], weight))
    return found


def alone(least: float) -> float:
    """Return the log odds by its signs from which a pair of sentences is tried without company.

    A sure match is company for others, even where `least` asks for more.
    """
    return min(SURE, needed(least))


def enough(sentences: int) -> float:
    """Return the weight of words and number of phrases from which sentences are tried."""
    return ENOUGH if sentences > candidates.FEW else EVIDENCE


def are_worth(
    items: Rows,
    own: Rows,
    pairs: NDArray[np.int64],
    articles: int,
    weight: float,
    bar: float,
) -> NDArray[np.bool_]:
    """Tell of pairs of sentences whether the log odds of passages of them can reach a bar.

    `items` has the words of each sentence with the weights of `item_weights`, `own` its phrases,
    each with the weight 1.
    """
    words, joints, order, plain = shared(items, pairs).T
    both = shared(own, pairs)[:, 0]
    highest = most(both, joints, order, plain, articles)
    found: NDArray[np.bool_] = (words >= EVIDENCE) & (words + both >= weight) & (highest >= bar)
    return found


CONTENT, FUNCTION, PLAIN = range(3)
"""What a word counts as: for its weight, as a function word, as one that may be plain; whatever is
higher is a plain word that came before in its sentence."""


def items(sentence: CutSentence) -> Iterator[tuple[str, int]]:
    """Yield the stems of a sentence, each once, and then each as often as it may be plain."""
    own = profile(sentence.text)
    for stem in own.first:
        yield stem, CONTENT if stem in own.content else FUNCTION
    for stem, times in Counter(perhaps_plain(sentence)).items():
        yield from ((stem, PLAIN + before) for before in range(times))


def item_weights(kind: int, weight: float) -> tuple[float, float, float, float]:
    """Return in four columns what a word with some weight adds to what sentences share.

    The weight of a content word, whether it is a function word; and of each word that is plain in
    some passage of the sentence, told apart by how many times it came before, 1 and its weight.
    """
    if kind == CONTENT:
        return weight, 0.0, 0.0, 0.0
    return (0.0, 1.0, 0.0, 0.0) if kind == FUNCTION else (0.0, 0.0, 1.0, weight * (kind == PLAIN))


def _items(
    sentences: Sequence[CutSentence], weights: Rarity
) -> Iterator[dict[int, tuple[float, ...]]]:
    """Yield the words of each sentence, as numbers, with what they weigh."""
    numbers: dict[tuple[str, int], int] = {}
    weight_of = weights.stems.get
    for sentence in sentences:
        yield {
            numbers.setdefault((stem, max(kind, FUNCTION)), len(numbers)): item_weights(
                kind, weight_of(stem, 1.0)
            )
            for stem, kind in items(sentence)
        }


def _phrases(sentences: Sequence[CutSentence]) -> Iterator[dict[int, tuple[float]]]:
    """Yield the phrases of each sentence, each with the weight 1."""
    for sentence in sentences:
        yield dict.fromkeys(profile(sentence.text).phrases, (1.0,))
