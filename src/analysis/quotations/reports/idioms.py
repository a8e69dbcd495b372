"""Turns of phrase in which a verb of saying reports nothing."""

from __future__ import annotations

from analysis.quotations.text.lexicon import FORMS_OF_BE, WORD_LISTS
from analysis.quotations.text.tags import (
    CONJUNCTION,
    DETERMINER,
    FINITE,
    PREPOSITION,
    RELATIVE,
    REPORT_LIMIT,
    SUBORDINATOR,
)
from analysis.quotations.text.tokens import Tokens

_TALES = frozenset(["joke", "jokes", "story", "stories", "tale", "tales", "lie", "lies"])
_FORMS_OF_TELL = frozenset(["tell", "tells", "told", "telling"])
_FORMS_OF_SAY = frozenset(["say", "says", "said", "saying"])
_FORMS_OF_ASK = frozenset(["ask", "asks", "asked", "asking"])
_RITES = frozenset(WORD_LISTS["said in rites"])
_EACH_TO_EACH = (["he", "said", "she", "said"], ["she", "said", "he", "said"])
_BETWEEN_TURNS = frozenset([",", "/", "-", "–", "—"])
_BEHIND_OBJECT = FINITE | {CONJUNCTION, RELATIVE, SUBORDINATOR}
_LONGEST_WISH = 9  # words: telling the young people what they want to hear
_APART = 5  # words behind "tell" in which "apart" belongs to it


def is_idiom(tokens: Tokens, word: int) -> bool:
    """Tell whether a verb of saying says nothing there: it was late, to say the least; few can tell
    them apart; told a joke; a case of he said, she said; that, as they say, is life; having said
    that; said his prayers; asked her out.
    """
    low, before = tokens.lows[word], tokens.lows[max(0, word - 2) : word]
    behind = tokens.lows[word + 1 : word + 1 + _APART]
    if low in _FORMS_OF_TELL:
        tale = "apart" in behind or not _TALES.isdisjoint(behind[:3])
        return tale or _is_what_they_want(tokens, word)
    if low in _FORMS_OF_ASK:
        return behind[1:2] == ("out",) and _ends(tokens, word + 3)
    if low not in _FORMS_OF_SAY:
        return False
    rite = tokens.tag(word + 1) == DETERMINER
    amid = tokens.tag(word + 1) == "," and tokens.word(word + 2) in FORMS_OF_BE
    return (
        (before[-1:] == ("to",) and behind[:2] == ("the", "least"))
        or (before[-1:] == ("having",) and behind[:1] == ("that",) and _ends(tokens, word + 2))
        or (before == ("as", "they") and low == "say" and amid)
        or (not _RITES.isdisjoint(behind[rite : rite + 1]) and _is_object(tokens, word + 1 + rite))
        or _is_said_by_each(tokens, word)
    )


def _is_what_they_want(tokens: Tokens, word: int) -> bool:
    """Tell whether a verb is one of telling people what they want to hear."""
    near = tokens.lows[word + 1 : word + _LONGEST_WISH]
    hear = next((i for i, low in enumerate(near) if low == "hear"), 0)
    return near[hear - 1 : hear] == ("to",) and "what" in near[:hear]


def _ends(tokens: Tokens, i: int) -> bool:
    """Tell whether a mark or nothing stands at word i."""
    return i >= len(tokens.tags) or tokens.tags[i] in REPORT_LIMIT


def _is_object(tokens: Tokens, i: int) -> bool:
    """Tell whether an object ends with word i: said mass in the yard; not: said mass graves; said
    mass in the yard would end.
    """
    if not _ends(tokens, i + 1) and tokens.tags[i + 1] not in (PREPOSITION, CONJUNCTION):
        return False
    i += 1
    while not _ends(tokens, i) and tokens.tags[i] not in _BEHIND_OBJECT:
        i += 1
    return tokens.tag(i) not in FINITE


def _is_said_by_each(tokens: Tokens, word: int) -> bool:
    """Tell whether a verb is one of those of: he said, she said."""
    for first in (word - 1, word - 4):
        turn = tokens.lows[first : first + 5] if first >= 0 else ()
        if len(turn) == 5 and turn[2] in _BETWEEN_TURNS and [*turn[:2], *turn[3:]] in _EACH_TO_EACH:
            return True
    return False
