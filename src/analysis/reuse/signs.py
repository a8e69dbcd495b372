"""Signs: what tells reuse from a formula, page furniture and one fact in two wordings.

Words that two passages share may be there because one wording lies behind both, or because any
two articles have them: names and titles, "could not be reached", "sign up here", the day and the
toll. The signs are few, each grows with one kind of evidence, and `model` weighs them; few signs
carry to news of which none was learned, many do not (`benchmarks/learn_reuse.py`).
"""

from collections.abc import Sequence
from functools import cache
from math import log1p

from analysis import wordlists
from analysis.reuse.features import Profile, Rarity, features
from analysis.reuse.likeness import in_order
from analysis.reuse.model import odds
from analysis.reuse.phrases import Phrases
from analysis.reuse.terms import stem, stop_words

SIGNS = ("alike", "own", "joints", "order", "plain", "formula", "furniture", "conflict", "size")
_TITLE = 2  # words before an office that belong to the title
LEAST_ALIKE, MOST_ALIKE = -2.0, 4.0


def signs(a: Profile, b: Profile, weights: Rarity, phrases: Phrases) -> list[float]:
    """Return the SIGNS of a pair but the first, `alike`; both orders of the pair give the same.

    own        shared phrases that few other articles have, with a shared plain word in them; plain
               are words that are no names, numbers, function words, titles, and not of a formula
               or of furniture
    joints     shared function words beside a shared word: a name or a term has none, a clause some
    order      shared plain words in the same order
    plain      weight of the shared plain words by their rarity
    formula    shared words of the formulas of reporting and of titles
    furniture  shared words of page furniture
    conflict   whether each has a number that the other lacks, or one negates more often
    size       articles in the corpus: chance has more pairs to choose from in a large one
    """
    formulas = _words("formula") | _titles(a.stems) | _titles(b.stems)
    names = a.names | b.names
    besides = names | a.numbers | b.numbers | formulas | _words("furniture")
    plain_a, plain_b = (
        [stem for stem in side.stems if stem in side.content and stem not in besides]
        for side in (a, b)
    )
    both = set(plain_a) & set(plain_b)
    shared = a.content & b.content
    furniture = shared & _words("furniture")
    joints = {stem for pair in a.bigrams & b.bigrams for stem in pair} & stop_words()
    return [
        log1p(phrases.own(phrases.of(a.stems, both) & phrases.of(b.stems, both))),
        log1p(len(joints)),
        log1p(in_order(plain_a, plain_b)),
        log1p(weights.sum(both)),
        log1p(len((shared & formulas) - names - furniture)),
        log1p(len(furniture)),
        float(_conflict(a, b)),
        log1p(phrases.total),
    ]


def alike(a: Profile, b: Profile, weights: Rarity) -> float:
    """Return the first of the SIGNS: how alike the wording is, LEAST_ALIKE to MOST_ALIKE."""
    return max(LEAST_ALIKE, min(MOST_ALIKE, odds(features(a, b, weights))))


def _conflict(a: Profile, b: Profile) -> bool:
    """Tell whether two passages differ in their numbers or in how often they negate."""
    negations = [sum(stem in _negations() for stem in side.stems) for side in (a, b)]
    numbers = a.numbers - b.numbers and b.numbers - a.numbers
    return bool(numbers) or negations[0] != negations[1]


@cache
def _negations() -> frozenset[str]:
    return frozenset(map(stem, wordlists.sections("reuse_changes.txt")["negation"]))


def _titles(stems: Sequence[str]) -> set[str]:
    """Return the words of titles: an office and what stands just before it."""
    places = (at for at, stem in enumerate(stems) if stem in _words("office"))
    return {stem for at in places for stem in stems[max(0, at - _TITLE) : at + 1]}


@cache
def _words(section: str) -> frozenset[str]:
    """Return the stems of a section of the list of formulas."""
    return frozenset(map(stem, wordlists.sections("reuse_formulas.txt")[section]))
