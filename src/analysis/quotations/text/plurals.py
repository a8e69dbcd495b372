"""Words and phrases that mean several: survivors, two critical reports, sailors who met them."""

from __future__ import annotations

from collections.abc import Sequence

from analysis import given_names
from analysis.quotations.text.lexicon import (
    AGENT_ENDINGS,
    PEOPLE,
    POSSESSIVE,
    STAND_FOR_PEOPLE,
    TITLES,
    WORD_LISTS,
)
from analysis.quotations.text.tags import (
    CLAUSE_MARK,
    CONJUNCTION,
    ED_FORM,
    NAME,
    NOMINAL,
    NUMBER,
    PHRASE_WORD,
    PREPOSITION,
)
from analysis.quotations.text.tokens import Tokens

NUMBERS = frozenset(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"])
_PLURALS = frozenset(WORD_LISTS["plurals without -s"])
_ONE = frozenset(["another", "each", "neither", "none", "one"])
_LONGEST_SUBJECT = 25  # words looked back through for a plural
_LONGEST_RELATIVE_CLAUSE = 15  # words looked back through for "who"


def may_be_plural(tokens: Tokens, tags: list[str], i: int) -> bool:
    """Tell whether the first word of a sentence has the form of a plural and no name behind it."""
    low = tokens.lows[i]
    if not low.endswith("s") or low.endswith("ss") or low in given_names.ANY:
        return False
    return i + 1 < len(tags) and tags[i + 1] != NAME and not tokens.words[i].isupper()


def is_common(plural: str, inside: set[str]) -> bool:
    """Tell whether a plural is no name: it means people, or the text has it, or its singular, in
    lower case.
    """
    one = plural[:-1]
    people = one in PEOPLE or one in TITLES or plural.endswith(AGENT_ENDINGS)
    return people or plural in inside or one in inside


def means_several(low: str) -> bool:
    """Tell whether a noun for people means several: workers, police; not: witness."""
    return low in _PLURALS or (low.endswith("s") and not low.endswith("ss"))


def is_plural(tokens: Tokens, tags: Sequence[str], i: int) -> bool:
    """Tell whether word i is a noun or name in -s, no possessive, or means several without."""
    low = tokens.low(i)
    if low in _PLURALS:
        return not (i and tokens.low(i - 1) in ("a", "an"))  # a police report
    return low.endswith("s") and tags[i] in NOMINAL and low[-2:] not in POSSESSIVE


def ends_plural_phrase(tokens: Tokens, tags: list[str], i: int, start: int) -> bool:
    """Tell whether word i ends a phrase that is a plural: advisers to the mayor; people in the town
    and around it; parents at a school in Kars; those in the room; Ali and Omar; sailors who met the
    mayor.
    """
    if is_plural(tokens, tags, i):
        return True
    while i > start and (tags[i] in PHRASE_WORD or tags[i] == "."):
        i -= 1
        if tokens.low(i) in _PLURALS:
            return True
    head = i - 1
    if i <= start or tags[i] not in (PREPOSITION, CONJUNCTION):
        return _is_plural_before_who(tokens, tags, i, start)
    if tags[i] == CONJUNCTION:
        return tokens.words[i] == "and" and tags[head] == NAME
    if tags[head] == ED_FORM:
        head -= 1  # people briefed on it say
    if tags[head] == CONJUNCTION:
        return ends_plural_phrase(tokens, tags, head - 1, start)
    return ends_plural_phrase(tokens, tags, head, start)


def several_before(tokens: Tokens, tags: list[str], i: int, start: int) -> bool:
    """Tell whether words that mean several stand in front of word i, no mark between them: six in
    10; those surveyed; some who live there; sailors waiting for the ship.
    """
    for j in range(i - 1, max(start, i - _LONGEST_SUBJECT) - 1, -1):
        if not tags[j].isalpha():
            return False
        stands = tokens.lows[j] in STAND_FOR_PEOPLE - _ONE
        if stands or tags[j] == NUMBER or is_plural(tokens, tags, j):
            return True
    return False


def _is_plural_before_who(tokens: Tokens, tags: list[str], i: int, start: int) -> bool:
    """Tell whether word i stands in a relative clause of a plural: sailors who met the mayor."""
    for j in range(i, max(start, i - _LONGEST_RELATIVE_CLAUSE), -1):
        if tags[j] in CLAUSE_MARK:
            return False
        if tokens.words[j] == "who":
            return is_plural(tokens, tags, j - 1)
    return False
