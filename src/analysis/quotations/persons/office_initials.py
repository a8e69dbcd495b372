"""Initials of offices that stand for who holds them: Chief Minister Ana Berg ... the CM said."""

from __future__ import annotations

from itertools import combinations

from analysis.quotations.persons.person import Person, is_surely_human
from analysis.quotations.persons.registry import Registry
from analysis.quotations.text.tags import NAME
from analysis.quotations.text.tokens import Tokens

_LENGTHS = range(2, 5)  # letters
_WORDS_OF_TITLE = 8  # words before a name
_INSIDE_TITLES = frozenset(["of", "for", "and", "the", ","])


def holders_by_initials(registry: Registry) -> dict[str, Person]:
    """Return the first person named with a title that has some initials, by these."""
    found: dict[str, Person] = {}
    for place, person in registry.mentions:
        letters = _initials_before(registry.tokens, place)
        if len(letters) < _LENGTHS[0] or not is_surely_human(person):
            continue
        for start, end in combinations(range(len(letters) + 1), 2):
            short = letters[start:end]
            if len(short) in _LENGTHS and short.isalpha() and short.isupper():
                found.setdefault(short, person)
    return found


def _initials_before(tokens: Tokens, place: int) -> str:
    """Return the first letters of the capitalised words that stand as a title before a name at a
    word: the Commissioner of Police, Ana Berg.
    """
    found = ""
    if place > 3 and tokens.tags[place - 3 : place] == ("(", NAME, ")"):
        place -= 3  # the Principal Secretary (PS) Ana Berg
    for i in range(place - 1, max(-1, place - 1 - _WORDS_OF_TITLE), -1):
        if tokens.tags[i] == NAME:
            found = tokens.words[i][0] + found
        elif tokens.lows[i] not in _INSIDE_TITLES:
            break
    return found
