"""Verb groups: what stands between a subject and its verb, auxiliaries, adverbs, times."""

from __future__ import annotations

from analysis.quotations.text.lexicon import REFLEXIVES, WORD_LISTS
from analysis.quotations.text.tags import (
    ADVERBIAL,
    ASIDE_WORD,
    AUXILIARY,
    BEFORE_MAIN_VERB,
    DETERMINER,
    NOMINAL_OR_OBJECT,
    OBJECT_PRONOUN,
    PREPOSITION,
    TIME,
    TIME_WORD,
)
from analysis.quotations.text.tokens import Tokens

_LONGEST_WORDS_INSIDE = 6  # words between an auxiliary and its verb
_QUANTIFIERS = frozenset(["each", "both", "all"])
_TIME_ADJECTIVES = frozenset(["late", "early", "earlier", "later"])
_HEARSAY_VERBS = frozenset(WORD_LISTS["hearsay verbs"])


def before_verb_group(tokens: Tokens, verb: int, start: int) -> tuple[int, int]:
    """Return the word before a verb and its auxiliaries and adverbs, and the first word of that
    group.
    """
    tags = tokens.tags
    i = verb - 1
    if i >= start and tags[i] == ",":
        i = _before_aside(tokens, i, start)
    while i >= start and (
        tags[i] in BEFORE_MAIN_VERB
        or (tags[i] == OBJECT_PRONOUN and tokens.lows[i] in REFLEXIVES)  # Ali himself says
        or (tokens.words[i] in ("long", "since") and i > start and tags[i - 1] == AUXILIARY)
    ):
        i -= 1
    group = i + 1
    i = _before_times(tokens, i, start)
    while i > start and tags[i] == DETERMINER and tokens.words[i] in _QUANTIFIERS:
        if tags[i - 1] not in NOMINAL_OR_OBJECT and tags[i - 1] not in BEFORE_MAIN_VERB:
            break
        i -= 1  # they have both denied it
        while i > start and tags[i] in BEFORE_MAIN_VERB:
            i -= 1
    hearsay = i > start and tokens.low(i) == "to" and tokens.words[i - 1] in _HEARSAY_VERBS
    if hearsay:  # is alleged to have said
        return before_verb_group(tokens, i - 1, start)[0], group
    return i, group


def _before_aside(tokens: Tokens, i: int, start: int) -> int:
    """Return the auxiliary before a few words between commas that end with the comma i: they have,
    however, said; he has, in the past, said; the comma when there are none.
    """
    first = i - 1
    while first > start and tokens.tags[first] in ASIDE_WORD and i - first < _LONGEST_WORDS_INSIDE:
        first -= 1
    parts = first > start and first < i - 1 and tokens.tags[first] == ","
    return first - 1 if parts and tokens.tags[first - 1] == AUXILIARY else i


def _before_times(tokens: Tokens, i: int, start: int) -> int:
    """Return the word before the times that end at word i or right behind it: the regime on July
    22 said, the bank earlier this month said, he has since then said; word i when there are none.
    """
    tags, at = tokens.tags, i
    timed = at + 1 < len(tags) and tags[at + 1] in ADVERBIAL
    while at > start and (tags[at] in TIME_WORD or tokens.low(at) in _TIME_ADJECTIVES):
        timed = timed or tags[at] == TIME
        at -= 1
    adverb = at < i and tokens.low(at + 1) in _TIME_ADJECTIVES
    if not timed or not (tags[at] == PREPOSITION or adverb or at == i):
        return i
    while at > start and tags[at] == PREPOSITION:
        at -= 1
        while at > start and tags[at] in BEFORE_MAIN_VERB:
            at -= 1
    return at
