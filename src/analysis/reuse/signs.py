"""Signs: what tells reuse from a formula, page furniture and one fact in two wordings.

Words that two passages share may be there because one wording lies behind both, or because any
two articles have them: names and titles, "could not be reached", "sign up here", the day and the
toll. The signs are few, each grows with one kind of evidence, and `model` weighs them; few signs
carry to news of which none was learned, many do not (`benchmarks/learn_reuse.py`).
"""

from collections.abc import Container, Sequence, Set
from functools import cache, lru_cache
from math import log1p

import numpy as np
from numpy.typing import NDArray

from analysis import wordlists
from analysis.reuse.features import Profile, Rarity, features
from analysis.reuse.formulas import formula_words
from analysis.reuse.likeness import in_order, is_apart
from analysis.reuse.model import odds, of_signs
from analysis.reuse.phrases import LENGTH
from analysis.reuse.stretches import CutSentence
from analysis.reuse.terms import stem, stop_words, terms

SIGNS = ("alike", "phrases", "joints", "order", "plain", "furniture", "conflict", "size")
Values = NDArray[np.float64]
_JOINTS = SIGNS.index("joints")
_TITLE = 2  # words before an office that belong to the title
_BESIDE_FORMULA = 3  # plain words; fewer say who declined to comment, or on what
LEAST_ALIKE, MOST_ALIKE = -2.0, 4.0
LARGEST = 788  # articles of the largest corpus that weights were learned from


def signs(a: Profile, b: Profile, weights: Rarity, articles: int) -> list[float]:
    """Return the SIGNS of a pair but the first, `alike`; both orders of the pair give the same.

    phrases    three words in a row that both have, how often, if a word of them is plain
    joints     shared function words beside a shared word: a name or a term has none, a clause
               some, where more than a formula is shared
    order      shared plain words in the same order; plain are words that are no names, numbers,
               function words, titles, not of a formula or of furniture, and not such as any
               article on any matter has; two of them beside a formula are none
    plain      weight of the shared plain words by their rarity
    furniture  shared words of page furniture
    conflict   whether each has a number that the other lacks, or one negates more often
    size       articles in the corpus: chance has more pairs to choose from in a large one; no more
               than LARGEST, since of larger ones nothing was learned
    """
    titles, names = _titles(a.stems) | _titles(b.stems), _names(a) | _names(b)
    formula = formula_words(a) & formula_words(b)
    besides = titles | names | a.numbers | b.numbers | formula
    plain_a, plain_b = (_plain(side, besides) for side in (a, b))
    both = set(plain_a) & set(plain_b)
    if formula and len(both) < _BESIDE_FORMULA:
        plain_a, plain_b, both = [], [], set()
    shared = a.content & b.content
    furniture = shared & _words("furniture")
    joints = {stem for pair in a.bigrams & b.bigrams for stem in pair} & stop_words()
    if formula and shared <= formula:
        joints = set()
    return [
        log1p(_phrases(a, b, both)),
        log1p(len(joints)),
        log1p(in_order(plain_a, plain_b)),
        log1p(weights.sum(both)),
        log1p(len(furniture)),
        float(_conflict(a, b)),
        _size(articles),
    ]


def is_clause(values: Sequence[float]) -> bool:
    """Tell by the SIGNS of a pair whether it shares more than names and terms: company counts then.

    Articles that take from each other tell of one thing, and have its terms in any sentence.
    """
    return values[_JOINTS] > 0


def most(phrases: Values, joints: Values, order: Values, plain: Values, articles: int) -> Values:
    """Return the highest log odds, by their signs, of pairs that have at most so much in common.

    `phrases`, `joints` and `order` count, `plain` is the weight of words. What lies inside two
    passages has no more in common than the passages.
    """
    weight = of_signs().weights
    highest = {"phrases": phrases, "joints": joints, "order": order, "plain": plain}
    parts = [max(0.0, weight[sign]) * np.log1p(value) for sign, value in highest.items()]
    likeness = max(weight["alike"] * LEAST_ALIKE, weight["alike"] * MOST_ALIKE)
    rest = max(0.0, weight["conflict"]) + weight["size"] * _size(articles)
    found: Values = np.sum(parts, axis=0) + (likeness + rest + of_signs().intercept)
    return found


def _size(articles: int) -> float:
    return log1p(min(articles, LARGEST))


def _names(side: Profile) -> frozenset[str]:
    """Return the names of a passage, with a word that opens it right before one."""
    return side.names | {side.stems[0] for second in side.stems[1:2] if second in side.names}


def _phrases(a: Profile, b: Profile, plain: Set[str]) -> int:
    """Return how many phrases two passages share; none count if no word of any is plain."""
    shared = a.phrases.keys() & b.phrases.keys()
    places = (a.phrases[phrase] for phrase in shared)
    some = any(not plain.isdisjoint(a.stems[at : at + LENGTH]) for at in places)
    return len(shared) if some else 0


def alike(a: Profile, b: Profile, weights: Rarity) -> float:
    """Return the first of the SIGNS: how alike the wording is, LEAST_ALIKE to MOST_ALIKE."""
    return max(LEAST_ALIKE, min(MOST_ALIKE, odds(features(a, b, weights))))


def _conflict(a: Profile, b: Profile) -> bool:
    """Tell whether two passages differ in their numbers or in how often they negate."""
    negative = _negations()
    negations = [sum(stem in negative for stem in side.stems) for side in (a, b)]
    return is_apart(a.numbers, b.numbers) or negations[0] != negations[1]


@cache
def _negations() -> frozenset[str]:
    return frozenset(map(stem, wordlists.sections("reuse_changes.txt")["negation"]))


def says(side: Profile) -> frozenset[str]:
    """Return the plain words of a passage; none if it has a word of page furniture."""
    if side.content & _words("furniture"):
        return frozenset()
    besides = _titles(side.stems) | _names(side) | side.numbers | formula_words(side)
    return frozenset(_plain(side, besides))


@cache
def _never_plain() -> frozenset[str]:
    """Return the words of formulas, titles and furniture, and those that any article may have."""
    return frozenset[str]().union(*map(_words, ("formula", "furniture", "office", "general")))


def _plain(side: Profile, besides: Container[str]) -> list[str]:
    """Return the words of a passage that are neither of some others nor never plain."""
    words = (stem for stem in side.stems if stem in side.content and stem not in besides)
    never = _never_plain()
    return [stem for stem in words if stem not in never]


def perhaps_plain(sentence: CutSentence) -> list[str]:
    """Return the words that are plain in some passage of a sentence, and some more.

    The first word of a passage is never taken for a name, nor is the second if the first joins the
    passage to what stands before; in all other places a name is a name.
    """
    never = _never_plain()
    starts = [start - sentence.start for start, _ in sentence.pieces]
    inside, piece = 0, 0
    found = []
    for term in terms(sentence.text):
        inside += 1
        while piece < len(starts) and starts[piece] <= term.start:
            inside, piece = 0, piece + 1
        if not (term.stop or term.number or term.stem in never or (term.name and inside > 1)):
            found.append(term.stem)
    return found


@lru_cache(maxsize=1 << 14)
def _titles(stems: tuple[str, ...]) -> frozenset[str]:
    """Return the words of titles: an office and what stands just before it."""
    offices = _words("office")
    places = (at for at, stem in enumerate(stems) if stem in offices)
    return frozenset(stem for at in places for stem in stems[max(0, at - _TITLE) : at + 1])


@cache
def _words(section: str) -> frozenset[str]:
    """Return the stems of a section of the list of formulas."""
    return frozenset(map(stem, wordlists.sections("reuse_formulas.txt")[section]))
