"""Signs: what tells reuse from a formula, page furniture and one fact in two wordings.

Words that two passages share may be there because one wording lies behind both, or because any
two articles have them: names and titles, "could not be reached", "sign up here", the day and the
toll. The signs of a pair of passages are how alike the words are (`features`), how many phrases
are shared that few articles have (`phrases`), what those words are (names, words of formulas and of
furniture, function words, plain words), whether they were spoken, and what else the two articles
have in common. `model` weighs them.
"""

from collections.abc import Sequence
from functools import cache
from math import log1p
from typing import NamedTuple

from analysis import wordlists
from analysis.reuse.features import Profile, Rarity, features
from analysis.reuse.model import odds
from analysis.reuse.phrases import Phrases
from analysis.reuse.terms import stem, stop_words

SIGNS = (
    "alike",
    "own",
    "plain",
    "names",
    "formula",
    "furniture",
    "joints",
    "related",
    "spoken",
    "size",
)
_TITLE = 2  # words before an office that belong to the title
MOST_ALIKE = 8.0  # log odds above which more likeness says nothing more


class Context(NamedTuple):
    """What the rest of a corpus says about a pair of passages.

    `related` is the weight of the phrases that their two articles share elsewhere, `spoken` the
    share of the shorter passage that is inside quotation marks on both sides.
    """

    related: float
    spoken: float


def signs(
    a: Profile, b: Profile, weights: Rarity, phrases: Phrases, context: Context
) -> list[float]:
    """Return the SIGNS of a pair but the first, `alike`; both orders of the pair give the same.

    own        shared phrases that few other articles have
    plain      weight of the shared words that are neither names nor of a formula nor furniture
    names      weight of the shared names
    formula    shared words of the formulas of reporting and of titles
    furniture  shared words of page furniture
    joints     shared function words: a name or a term has none, a clause has some
    related    phrases that the two articles share elsewhere
    spoken     whether the passages are quoted
    size       articles in the corpus: chance has more pairs to choose from in a large one
    """
    names = (a.names & b.content) | (b.names & a.content)
    content = (a.content & b.content) - names
    furniture = content & _words("furniture")
    formula = (content & (_words("formula") | _titles(a.stems) | _titles(b.stems))) - furniture
    return [
        log1p(phrases.own(phrases.of(a.stems) & phrases.of(b.stems))),
        log1p(weights.sum(content - formula - furniture)),
        log1p(weights.sum(names)),
        log1p(len(formula)),
        log1p(len(furniture)),
        log1p(len(a.first.keys() & b.first.keys() & stop_words())),
        log1p(context.related),
        context.spoken,
        log1p(phrases.total),
    ]


def alike(a: Profile, b: Profile, weights: Rarity) -> float:
    """Return the first of the SIGNS: how alike the wording is, in log odds, -2 to MOST_ALIKE."""
    return max(-2.0, min(MOST_ALIKE, odds(features(a, b, weights))))


def _titles(stems: Sequence[str]) -> set[str]:
    """Return the words of titles: an office and what stands just before it."""
    places = (at for at, stem in enumerate(stems) if stem in _words("office"))
    return {stem for at in places for stem in stems[max(0, at - _TITLE) : at + 1]}


@cache
def _words(section: str) -> frozenset[str]:
    """Return the stems of a section of the list of formulas."""
    return frozenset(map(stem, wordlists.sections("reuse_formulas.txt")[section]))
