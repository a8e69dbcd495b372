"""Bodies with "and" in their names: the Tin and Slate Miners' Union, the Barge and Ferry Board."""

from __future__ import annotations

from itertools import islice

from analysis import given_names
from analysis.quotations.persons.roles import IMPERSONAL, NATION_OF_WORD, SEATS_OF_POWER
from analysis.quotations.text.lexicon import BODIES, POSSESSIVE, POSSESSIVE_ENDINGS
from analysis.quotations.text.tags import NAME
from analysis.quotations.text.tokens import Tokens, occurrences

_OF_MEMBERS = frozenset(["union", "federation", "association", "guild"])
_LONGEST_JOINT = 12  # words of such a name
_ALONE_READ = 20  # of a field that may be a name by itself


def end_of_joint_body(tokens: Tokens, start: int) -> int:
    """Return the end of the name of a body whose members are joined, or its fields, which begins
    behind "the" at word `start`: the | Tin and Slate Miners' Union, the | Ferry and Allied Workers
    Union, the | Tin and Slate Board; `start` itself when none does.
    """
    end = start
    while end - start < _LONGEST_JOINT and (
        tokens.tag(end) == NAME or (tokens.word(end) == "and" and tokens.tag(end + 1) == NAME)
    ):
        end += 1
    inside = tokens.words[start : max(start, end - 1)]
    if "and" not in inside or not start or tokens.lows[start - 1] != "the":
        return start
    owned = any(word.endswith(POSSESSIVE_ENDINGS) for word in inside)
    members = inside[-1].endswith("s") and tokens.lows[end - 1] in _OF_MEMBERS
    joined = owned or members or _has_joined_fields(tokens, start, end)
    return end if joined and tokens.lows[end - 1] in IMPERSONAL else start


def _has_joined_fields(tokens: Tokens, start: int, end: int) -> bool:
    """Tell whether "and" before the last two words of a name joins what a body is for, and not a
    body, person or nation to another: the Tin and Slate | Board, the World Barge and Ferry |
    Council; the first of the two fields is no name by itself.
    """
    joint = end - 3
    if tokens.words[joint] != "and" or tokens.lows[end - 1] not in BODIES:
        return False
    field, low = tokens.words[joint - 1], tokens.lows[joint - 1]
    if not field.istitle() or low in given_names.ANY or low in IMPERSONAL or low in SEATS_OF_POWER:
        return False
    if low in NATION_OF_WORD or tokens.lows[joint + 1] in NATION_OF_WORD:
        return False
    forms = [field, *(field + ending for ending in POSSESSIVE)]
    return not any(_field_stands_alone(tokens, form) for form in forms)


def _field_stands_alone(tokens: Tokens, word: str) -> bool:
    """Tell whether neither a name nor "and" follows a word where the text first holds it."""
    found = islice(occurrences(tokens.words, word), _ALONE_READ)
    return any(tokens.tag(i + 1) != NAME and tokens.word(i + 1) != "and" for i in found)
