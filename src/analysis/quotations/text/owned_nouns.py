"""Nouns of speech that look like verbs, behind their owner and an adjective: their empty claims."""

from __future__ import annotations

from analysis.quotations.text.lexicon import NOUN_OR_VERB, POSSESSIVE_ENDINGS, WORD_LISTS
from analysis.quotations.text.tags import ADVERB, NOMINAL
from analysis.quotations.text.tokens import Tokens

POSSESSIVES = frozenset(WORD_LISTS["possessives"])
_ADJECTIVES = frozenset(WORD_LISTS["adjectives of what is said"])
_ADJECTIVES_FOR_PEOPLE = frozenset(WORD_LISTS["adjectives for people"])
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


def _describes_speech(low: str, tag: str) -> bool:
    """Tell whether a word stands between an owner and what he says: no city's homeless."""
    if low in _ADJECTIVES_FOR_PEOPLE:
        return False
    return tag == ADVERB or low in _ADJECTIVES or low.endswith(_ENDINGS_OF_ADJECTIVES)
