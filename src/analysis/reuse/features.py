"""Features: in how many ways two passages are alike, each as a number.

The terms that two passages share are weighed by their rarity, as they stand (same), with synonyms
and look-alikes (soft), as character n-grams (letters), in order (bigrams, order) and in one
stretch (window); numbers and names count apart. Each share is taken of the lighter passage
(shorter) and of the heavier (longer), so that a piece cut out of a sentence can be told from a
sentence on the same topic. `model` turns these features into a probability of reuse.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice, pairwise
from math import fsum, log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.reuse.phrases import phrases
from analysis.reuse.terms import meanings, stop_words, terms

GRAM = 4  # letters in a character n-gram
_BUCKETS = 1 << 18  # n-grams are counted in this many buckets, so that memory is bounded
_AT_ONCE = 1_000  # passages that are counted at a time
_SYNONYM, _LOOKALIKE = 0.8, 0.6  # what a match other than the same stem is worth at most
_OPENING = 3  # letters that a look-alike begins with


@dataclass(frozen=True)
class Profile:
    """What is compared of a passage: its stems in order and sets that are looked up in."""

    stems: tuple[str, ...]
    content: frozenset[str]  # the stems that are not stop words
    numbers: frozenset[str]
    names: frozenset[str]

    @cached_property
    def first(self) -> dict[str, int]:
        """Return each stem with its first position."""
        return dict(zip(reversed(self.stems), range(len(self.stems) - 1, -1, -1), strict=True))

    @cached_property
    def meanings(self) -> frozenset[int]:
        """Return the meanings of the content words."""
        return frozenset().union(*(meanings(stem) for stem in self.content))

    @cached_property
    def bigrams(self) -> frozenset[tuple[str, str]]:
        """Return the pairs of neighbouring stems."""
        return frozenset(pairwise(self.stems))

    @cached_property
    def phrases(self) -> dict[int, int]:
        """Return each phrase with its position."""
        return {phrase: at for at, phrase in enumerate(phrases(self.stems))}

    @cached_property
    def grams(self) -> frozenset[int]:
        """Return the buckets of the character n-grams."""
        return frozenset(_buckets(_padded(self.stems)).tolist())


@lru_cache(maxsize=1 << 14)
def profile(text: str) -> Profile:
    """Return the profile of a passage."""
    found = terms(text)
    return Profile(
        tuple(term.stem for term in found),
        frozenset(term.stem for term in found if not term.stop),
        frozenset(term.stem for term in found if term.number),
        frozenset(term.stem for term in found if term.name),
    )


def _padded(stems: Sequence[str]) -> str:
    """Return the words of a passage as the text whose n-grams count."""
    return f"  {' '.join(stems)}  "


def _buckets(text: str) -> NDArray[np.int64]:
    """Return the bucket of the character n-gram at each place of a text where one begins."""
    letters = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    code = np.zeros(max(len(letters) - GRAM + 1, 0), dtype=np.uint64)
    for offset in range(GRAM):
        code = code * np.uint64(1_000_003) + letters[offset : offset + len(code)]
    return ((code >> np.uint64(7)) % np.uint64(_BUCKETS)).astype(np.int64)


class Rarity(NamedTuple):
    """Weights of stems and of buckets of n-grams: 1 in one passage only, near 0 in every one."""

    stems: dict[str, float]
    grams: NDArray[np.float64]

    def of(self, stem: str) -> float:
        """Return the weight of a stem; one that is in no passage weighs most."""
        return self.stems.get(stem, 1.0)

    def sum(self, stems: Iterable[str]) -> float:
        """Return the weight of some stems together, exact, so that their order has no effect."""
        known = self.stems
        return fsum([known.get(stem, 1.0) for stem in stems])


def rarity(profiles: Iterable[Profile]) -> Rarity:
    """Return weights of stems and n-grams by the passages they are in (see `weights`)."""
    stems: Counter[str] = Counter()
    grams = np.zeros(_BUCKETS, dtype=np.int64)
    total = 0
    passages = iter(profiles)
    while some := list(islice(passages, _AT_ONCE)):
        for item in some:
            stems.update(set(item.stems))
        grams += count_grams(some)
        total += len(some)
    return weights(stems, grams, total)


def count_grams(passages: Sequence[Profile]) -> NDArray[np.int64]:
    """Return in how many of some passages each bucket of n-grams is."""
    texts = [_padded(item.stems) for item in passages]
    passage = np.repeat(np.arange(len(texts)), [len(text) for text in texts])
    whole = passage[: 1 - GRAM] == passage[GRAM - 1 :]
    places = np.sort((passage[: 1 - GRAM] * _BUCKETS + _buckets("".join(texts)))[whole])
    once = places[np.diff(places, prepend=-1) > 0]  # np.unique takes many times as long
    return np.bincount(once % _BUCKETS, minlength=_BUCKETS)


def weights(stems: Mapping[str, int], grams: NDArray[np.int64], total: int) -> Rarity:
    """Return weights of stems and n-grams by how many of all passages have each.

    They are log(N / n) in (0, 1]. The scale (divided by log N) makes the weights of a small and of
    a large corpus comparable.
    """
    of = {stem: weight(count, total) for stem, count in stems.items()}
    return Rarity(of, gram_weights(grams, total))


def weight(count: int, total: int) -> float:
    """Return the weight of a stem that so many of all passages have."""
    return log((total + 2) / count) / log(total + 2)


def gram_weights(grams: NDArray[np.int64], total: int) -> NDArray[np.float64]:
    """Return the weights of n-grams that so many of all passages have."""
    found: NDArray[np.float64] = np.log((total + 2) / np.maximum(grams, 1)) / log(total + 2)
    return found


FEATURES = (
    "same_shorter",
    "same_longer",
    "soft_shorter",
    "soft_longer",
    "letters",
    "letters_shorter",
    "bigrams_shorter",
    "bigrams_longer",
    "order",
    "window",
    "numbers_shared",
    "numbers_missing",
    "names_shared",
    "names_missing",
    "evidence",
    "unmatched",
    "length",
    "ratio",
)


def features(a: Profile, b: Profile, weights: Rarity) -> list[float]:
    """Return the FEATURES of a pair; both orders of the pair give the same."""
    full_a, full_b = weights.sum(a.first), weights.sum(b.first)
    if (full_a, a.stems) > (full_b, b.stems):
        a, b, full_a, full_b = b, a, full_b, full_a
    shared = a.first.keys() & b.first.keys()
    same = weights.sum(shared)
    soft_a = same + _soft(a, b, weights)
    soft_b = same + _soft(b, a, weights)
    both = sum(weights.grams[list(a.grams & b.grams)].tolist())
    grams_a = sum(weights.grams[list(a.grams)].tolist())
    grams_b = sum(weights.grams[list(b.grams)].tolist())
    bigrams = len(a.bigrams & b.bigrams)
    return [
        same / max(full_a, 1e-9),
        same / max(full_b, 1e-9),
        soft_a / max(full_a, 1e-9),
        soft_b / max(full_b, 1e-9),
        both / max((grams_a * grams_b) ** 0.5, 1e-9),
        both / max(min(grams_a, grams_b), 1e-9),
        bigrams / max(len(a.bigrams), 1),
        bigrams / max(len(b.bigrams), 1),
        _order(a, b, shared),
        _window(b, shared, weights) / max(full_a, 1e-9),
        min(len(a.numbers & b.numbers), 3) / 3,
        min(len(a.numbers - b.numbers), 3) / 3,
        weights.sum(a.names & b.names) / max(full_a, 1e-9),
        weights.sum((a.names - b.names) - b.first.keys()) / max(full_a, 1e-9),
        log(1 + soft_a),
        log(1 + full_a - soft_a),
        log(1 + full_a),
        log((1 + full_b) / (1 + full_a)),
    ]


def evidence(a: Profile, b: Profile, weights: Rarity) -> float:
    """Return the weight of the stems that two passages share: stop words 0, names a half."""
    shared = a.content & b.content
    names = shared & (a.names | b.names)  # a word that opens a sentence is capitalised anyway
    return weights.sum(shared) - 0.5 * weights.sum(names)


def _soft(a: Profile, b: Profile, weights: Rarity) -> float:
    """Return the weight of the stems of `a` that `b` has only as a synonym or a look-alike."""
    total = 0.0
    rest: dict[str, list[str]] = defaultdict(list)  # by their first letters
    for stem in b.first.keys() - a.first.keys():
        if len(stem) > _OPENING:
            rest[stem[:_OPENING]].append(stem)
    for stem in a.first:
        if stem in b.first:
            continue
        if not b.meanings.isdisjoint(meanings(stem)):
            total += _SYNONYM * weights.of(stem)
        elif len(stem) > _OPENING and (others := rest.get(stem[:_OPENING])):
            total += _LOOKALIKE * weights.of(stem) * max(_alike(stem, other) for other in others)
    return total


@lru_cache(maxsize=1 << 18)
def kinship(one: str, other: str) -> float:
    """Return what a stem is worth in the place of another: a synonym, a look-alike, else 0."""
    if not meanings(one).isdisjoint(meanings(other)):
        return _SYNONYM
    if min(len(one), len(other)) > _OPENING and one[:_OPENING] == other[:_OPENING]:
        return _LOOKALIKE * _alike(one, other)
    return 0.0


@lru_cache(maxsize=1 << 18)
def kin_keys(stem: str) -> frozenset[int | str]:
    """Return keys of which two stems share one if `kinship` is not 0; a stop word has none."""
    if stem in stop_words():
        return frozenset()
    return meanings(stem) | {stem[:_OPENING]} if len(stem) > _OPENING else meanings(stem)


@lru_cache(maxsize=1 << 18)
def _alike(one: str, other: str) -> float:
    """Return the share of letter pairs that two words have in common, 0 below a half (Dice)."""
    left, right = set(pairwise(one)), set(pairwise(other))
    dice = 2 * len(left & right) / (len(left) + len(right))
    return dice if dice >= 0.5 else 0.0


def _order(a: Profile, b: Profile, shared: Iterable[str]) -> float:
    """Return which share of neighbouring shared stems stands in the same order in both."""
    places = [b.first[stem] for stem in sorted(shared, key=a.first.__getitem__)]
    steps = list(pairwise(places))
    return sum(0 < later - sooner <= 6 for sooner, later in steps) / len(steps) if steps else 0.0


def _window(b: Profile, shared: Iterable[str], weights: Rarity) -> float:
    """Return the weight shared in the best stretch of `b`, gaps in it subtracted at half."""
    shared, best, running = set(shared), 0.0, 0.0
    for stem in b.stems:
        weight = weights.of(stem)
        running = max(0.0, running + (weight if stem in shared else -0.5 * weight))
        best = max(best, running)
    return best
