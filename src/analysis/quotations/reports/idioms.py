"""Turns of phrase in which a verb of saying reports nothing."""

from __future__ import annotations

from collections.abc import Callable

from analysis.quotations.text.lexicon import FORMS_OF_BE, WORD_LISTS
from analysis.quotations.text.tags import (
    CONJUNCTION,
    DETERMINER,
    FINITE,
    PREPOSITION,
    QUOTATION,
    RELATIVE,
    REPORT_LIMIT,
    SUBORDINATOR,
)
from analysis.quotations.text.tokens import Tokens

_TALES = frozenset(["joke", "jokes", "story", "stories", "tale", "tales", "lie", "lies"])
_ABLE = frozenset(["can", "could", "cannot", "couldn't", "couldn’t", "n't", "n’t"])
_WHAT_IS_SEEN = frozenset(
    ["he", "she", "it", "they", "we", "there", "that", "when", "if", "how", "by", "from", "which"]
)
_WHILE = frozenset(["as", "after", "when", "while", "once"])
_RITES = frozenset(WORD_LISTS["said in rites"])
_EACH_TO_EACH = (["he", "said", "she", "said"], ["she", "said", "he", "said"])
_BETWEEN_TURNS = frozenset([",", "/", "-", "–", "—"])
_BEHIND_OBJECT = FINITE | {CONJUNCTION, RELATIVE, SUBORDINATOR}
_LONGEST_WISH = 9  # words: telling the young people what they want to hear
_APART = 5  # words behind "tell" in which "apart" belongs to it


def is_idiom(tokens: Tokens, word: int) -> bool:
    """Tell whether a verb of saying says nothing there: it was late, to say the least; few can tell
    them apart; told a joke; a case of he said, she said; that, as they say, is life; having said
    that; said his prayers; asked her out; wrote it down; argued his way out.
    """
    idiom = _IDIOMS.get(tokens.lows[word])
    return idiom is not None and idiom(tokens, word)


def _says_nothing(tokens: Tokens, word: int) -> bool:
    """Tell whether a form of "say" says nothing: as she said this; the less said, the better."""
    low, before = tokens.lows[word], tokens.lows[max(0, word - 2) : word]
    behind = tokens.lows[word + 1 : word + 3]
    rite = tokens.tag(word + 1) == DETERMINER
    amid = tokens.tag(word + 1) == "," and tokens.word(word + 2) in FORMS_OF_BE
    return (
        (before[-1:] == ("to",) and behind == ("the", "least"))
        or (before[-1:] == ("to",) and "suffice" in tokens.lows[max(0, word - 3) : word])
        or (before == ("the", "less") and low == "said")
        or _says_what_was_said(tokens, word)
        or (before == ("as", "they") and low == "say" and amid)
        or (not _RITES.isdisjoint(behind[rite : rite + 1]) and _is_object(tokens, word + 1 + rite))
        or _is_said_by_each(tokens, word)
    )


def _says_what_was_said(tokens: Tokens, word: int) -> bool:
    """Tell whether all that follows a verb points at what was said: as she said this; having said
    that.
    """
    pointer = tokens.word(word + 1)
    behind = tokens.lows[word - 1] == "having" or tokens.lows[max(0, word - 2)] in _WHILE
    points = pointer in ("this", "these", "those") or (pointer == "that" and behind)
    return points and _ends(tokens, word + 2)


def _tells_nothing(tokens: Tokens, word: int) -> bool:
    """Tell whether a form of "tell" tells nobody anything: time will tell; you could tell he was
    tired.
    """
    behind = tokens.lows[word + 1 : word + 1 + _APART]
    tale = "apart" in behind or not _TALES.isdisjoint(behind[:3])
    time = tokens.lows[max(0, word - 2) : word] == ("time", "will")
    seen = tokens.lows[word - 1] in _ABLE and behind[:1] and behind[0] in _WHAT_IS_SEEN
    return tale or time or bool(seen) or _is_what_they_want(tokens, word)


def _asks_out(tokens: Tokens, word: int) -> bool:
    return tokens.lows[word + 2 : word + 3] == ("out",) and _ends(tokens, word + 3)


def _writes_down(tokens: Tokens, word: int) -> bool:
    """Tell whether something is written down: wrote it down; wrote the number down."""
    behind = tokens.tags[word + 1 : word + 1 + _APART]
    stop = next((n for n, tag in enumerate(behind) if tag in REPORT_LIMIT), len(behind))
    return "down" in tokens.lows[word + 1 : word + 1 + stop] and QUOTATION not in behind[:stop]


def _argues_a_way(tokens: Tokens, word: int) -> bool:
    return tokens.lows[word + 2 : word + 3] in (("way",), ("toss",))


_IDIOMS: dict[str, Callable[[Tokens, int], bool]] = {
    **dict.fromkeys(["say", "says", "said", "saying"], _says_nothing),
    **dict.fromkeys(["tell", "tells", "told", "telling"], _tells_nothing),
    **dict.fromkeys(["ask", "asks", "asked", "asking"], _asks_out),
    **dict.fromkeys(["write", "writes", "wrote", "writing", "written"], _writes_down),
    **dict.fromkeys(["argue", "argues", "argued", "arguing"], _argues_a_way),
}


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
