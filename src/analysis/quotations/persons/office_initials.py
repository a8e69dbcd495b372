"""Initials of offices that stand for who holds them: Chief Minister Ana Berg ... the CM said."""

from __future__ import annotations

from analysis.quotations.persons.descriptions import is_surely_human
from analysis.quotations.persons.person import Person
from analysis.quotations.persons.registry import Registry
from analysis.quotations.text.tags import NAME
from analysis.quotations.text.tokens import Tokens

_SHORTEST, _LONGEST = 2, 4  # letters
_WORDS_OF_TITLE = 8  # words before a name
_INSIDE_TITLES = frozenset(["of", "for", "and", "the", ","])


def holder_by_initials(registry: Registry, short: str) -> Person | None:
    """Return the first person named with a title that has some initials."""
    if not (_SHORTEST <= len(short) <= _LONGEST and short.isalpha() and short.isupper()):
        return None
    for place, person in registry.mentions:
        if short in _initials_before(registry.tokens, place) and is_surely_human(person):
            return person
    return None


def _initials_before(tokens: Tokens, place: int) -> str:
    """Return the first letters of the capitalised words that stand as a title before a name at a
    word: the Commissioner of Police, Ana Berg.
    """
    found = ""
    for i in range(place - 1, max(-1, place - 1 - _WORDS_OF_TITLE), -1):
        if tokens.tags[i] == NAME:
            found = tokens.words[i][0] + found
        elif tokens.lows[i] not in _INSIDE_TITLES:
            break
    return found
