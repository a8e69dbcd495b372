"""Tokens of the reporter's words: quotations are hidden, each behind one stand-in word.

`segment.tokens` finds words alone. With the punctuation looked up between its words this takes 1.8
times as long (of the whole, a twentieth more), and no figure on PolNeAR dev changes.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import accumulate

from analysis.quotations.text.lexicon import (
    CONTRACTED,
    POSSESSIVE,
    PRESS,
    STAND_IN,
    TAGS,
    VERBS,
    WORD_LISTS,
)
from analysis.quotations.text.marks import Quoted
from analysis.quotations.text.tags import (
    AFTER_NAME_IN_MARKS,
    AUXILIARY,
    BEFORE_SENTENCE,
    NAME,
    PRONOUN,
)

_TOKEN = re.compile(
    r"(\w++(?:[.'’&-]\w++|\.['’]s\b|,(?<=\d,)\d{3}\b|(?<=s)['’](?= \w))*+|(?=\S)\W|\n\s*+)"
)
# Ovenby Inc. said; Ovenby Co., which; Ovenby Corp. Chairman Ana Berg: no sentence ends there
_FIRM_CUT_SHORT = re.compile(
    rf"\b({'|'.join(map(str.capitalize, WORD_LISTS['firms cut short']))})"
    rf"\.(?=[,;]| [a-z(&]| (?:{'|'.join(WORD_LISTS['heads of firms'])}|Chief(?= [A-Z]))\b)"
)

_LONGEST_PROGRAMME = 4  # words of the name of one


@dataclass(frozen=True, slots=True, eq=False)
class Tokens:
    """Words of one text outside its quotations: words, start offsets, tags, and the quotations'
    places.
    """

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    tags: tuple[str, ...]
    lows: tuple[str, ...]  # the words in lower case
    quotes: list[int]  # index of each quotation's stand-in, in the order of the quotations

    def end(self, i: int) -> int:
        """Return the end offset of word i."""
        return self.starts[i] + len(self.words[i])

    def run(self, start: int, end: int) -> str:
        """Return the text of words `start` to `end`."""
        return self.text[self.starts[start] : self.end(end - 1)]

    def tag(self, i: int) -> str:
        """Return the tag of word i, empty behind the last word."""
        return self.tags[i] if i < len(self.tags) else ""

    def word(self, i: int) -> str:
        """Return the word i, empty behind the last word."""
        return self.words[i] if i < len(self.words) else ""

    def opens_sentence(self, i: int) -> bool:
        """Tell whether the word i stands at the beginning of a sentence or quotation."""
        return i == 0 or self.tags[i - 1] in BEFORE_SENTENCE

    def low(self, i: int) -> str:
        """Return the word i in lower case."""
        return self.lows[i]


def _hide_quotations(text: str, quotes: Iterable[Quoted]) -> str:
    """Return the text with every quotation replaced by a stand-in and blanks, character for
    character.
    """
    parts, at = [], 0
    for quote in quotes:
        length = quote.outer_end - quote.outer_start
        parts += [text[at : quote.outer_start].replace(STAND_IN, " "), STAND_IN, " " * (length - 1)]
        at = quote.outer_end
    parts.append(text[at:].replace(STAND_IN, " "))
    return "".join(parts)


def occurrences(words: Sequence[str], word: str) -> Iterator[int]:
    """Yield where a word stands among others, in order."""
    at = -1
    with suppress(ValueError):
        while True:
            at = words.index(word, at + 1)
            yield at


def tokenise(text: str, quotes: list[Quoted]) -> Tokens:
    """Return the words of a text outside its quotations."""
    pieces = _TOKEN.split(_FIRM_CUT_SHORT.sub(r"\1 ", _hide_quotations(text, quotes)))
    starts = list(accumulate(map(len, pieces)))[0:-1:2]
    words = pieces[1::2]
    found = list(map(TAGS.__getitem__, words))
    if CONTRACTED in found:
        words, starts, found = _part_contractions(words, starts, found)
    places = [bisect_left(starts, quote.outer_start) for quote in quotes]
    for i, quote in zip(places, quotes, strict=True):
        if 0 < i < len(found) - 1 and _part_of_name(
            text, quote, words[i - 1], found[i - 1], found[i + 1]
        ):
            found[i], words[i] = NAME, text[quote.outer_start : quote.outer_end]
    lows = tuple(map(str.lower, words))
    return Tokens(text, tuple(words), tuple(starts), tuple(found), lows, places)


def _part_contractions(
    words: list[str], starts: list[int], tags: list[str]
) -> tuple[list[str], list[int], list[str]]:
    """Return the words, starts and tags with every shortened verb parted from its pronoun: he |
    's.
    """
    apart: tuple[list[str], list[int], list[str]] = ([], [], [])
    at = 0
    for i in (i for i, tag in enumerate(tags) if tag == CONTRACTED):
        word, start = words[i], starts[i]
        cut = max(word.find("'"), word.find("’"))
        apart[0].extend([*words[at:i], word[:cut], word[cut:]])
        apart[1].extend([*starts[at:i], start, start + cut])
        apart[2].extend([*tags[at:i], PRONOUN, AUXILIARY])
        at = i + 1
    apart[0].extend(words[at:])
    apart[1].extend(starts[at:])
    apart[2].extend(tags[at:])
    return apart


def _part_of_name(text: str, quote: Quoted, word: str, before: str, after: str) -> bool:
    """Tell whether the words between marks are part of a name: a nickname, or that of a newspaper
    or programme.
    """
    if before == after == NAME and word.lower() not in VERBS:
        return _fits_nickname(text, quote)
    title = text[quote.start : quote.end].split()
    if not title or not title[0][0].isupper() or not title[-1][-1].isalpha():
        return False
    if word in PRESS:
        return after in AFTER_NAME_IN_MARKS
    owned = before == NAME and word[-2:] in POSSESSIVE  # ABC's "This Week"
    return owned and len(title) <= _LONGEST_PROGRAMME and title[-1][0].isupper()


def _fits_nickname(text: str, quote: Quoted) -> bool:
    """Tell whether the words between marks are few enough, and unpunctuated, to stand inside a
    name.
    """
    start, end = quote.outer_start, quote.outer_end
    apart = text[start - 1 : start] == " " == text[end : end + 1]
    owned = text[start - 3 : start - 1] in ("'s", "’s")
    short = quote.end - quote.start < 25
    return short and apart and not owned and text[quote.end - 1].isalpha()
