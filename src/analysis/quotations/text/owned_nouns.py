"""Nouns that look like verbs, behind an owner or office: their empty claims, head of reporting."""

from __future__ import annotations

from analysis.quotations.text.lexicon import (
    NOUN_OR_VERB,
    PEOPLE,
    POSSESSIVE_ENDINGS,
    TITLES,
    WORD_LISTS,
)
from analysis.quotations.text.tags import ADVERB, DETERMINER, NAME, NOMINAL, NOUN, VERBAL
from analysis.quotations.text.tokens import Tokens

POSSESSIVES = frozenset(WORD_LISTS["possessives"])
_ADJECTIVES = frozenset(WORD_LISTS["adjectives of what is said"])
_ADJECTIVES_FOR_PEOPLE = frozenset(WORD_LISTS["adjectives for people"])
_OFFICES = TITLES | PEOPLE | frozenset(WORD_LISTS["before a name"])
_LONGEST_FIELD = 4  # words between "of" and the noun that ends what an office is of
_AFTER_FIELD = VERBAL | {NAME, ","}
_ENDINGS_OF_ADJECTIVES = ("ed", "less", "ous", "able", "ible", "ical", "ful")


def is_owned_noun(tokens: Tokens, tags: list[str], i: int, start: int) -> bool:
    """Tell whether word i, which looks like a verb, is a noun behind its owner and adjectives in
    its sentence that begins at `start`: Ali's repeated claims; but: her armed guard claims.
    """
    if tokens.lows[i] not in NOUN_OR_VERB:
        return False
    owner = i - 1
    while owner > start and _describes_speech(tokens.lows[owner], tags[owner]):
        owner -= 1
    possessive = tags[owner] in NOMINAL and tokens.words[owner].endswith(POSSESSIVE_ENDINGS)
    return owner < i - 1 and (possessive or tokens.lows[owner] in POSSESSIVES)


def is_field_of_office(tokens: Tokens, tags: list[str], i: int, start: int) -> bool:
    """Tell whether word i, the form of a verb in -ing, ends what an office is of, in its sentence
    that begins at `start`: the head of news reporting, Ana Berg, said; Head of Forecasting Ana Berg
    said; but: accused the head of saying Ana Berg lied.
    """
    of = i - 1
    while of > max(start, i - _LONGEST_FIELD) and (
        tags[of] == NOUN or tokens.words[of] in ("and", "&")
    ):
        of -= 1
    if of <= start or tokens.words[of] != "of" or tokens.lows[of - 1] not in _OFFICES:
        return False
    if of == i - 1 and of - 2 >= start and tags[of - 2] == DETERMINER:
        return tags[i + 1 : i + 2] == [","]
    return i + 1 < len(tags) and tags[i + 1] in _AFTER_FIELD


def _describes_speech(low: str, tag: str) -> bool:
    """Tell whether a word stands between an owner and what he says: no city's homeless."""
    if low in _ADJECTIVES_FOR_PEOPLE:
        return False
    return tag == ADVERB or low in _ADJECTIVES or low.endswith(_ENDINGS_OF_ADJECTIVES)
