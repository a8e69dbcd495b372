"""Headings: lines in capitalised words, whose capitals tell no names, and the headline."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from analysis import given_names
from analysis.quotations.text.tags import (
    BYLINE_WORD,
    FINITE,
    LINE_BREAK,
    LOWER_CASE_CONTENT,
    NAME,
    NAME_OR_TIME,
)
from analysis.quotations.text.tokens import Tokens

_LONGEST_HEADLINE = 15  # words and marks of a first line that is read as one
_LONGEST_CLOSED = 8  # of one that ends in a full stop
_LINES_AT_TOP = 5  # looked through for a byline
_SHORTEST_HEADING = 5  # words and marks of a line below it


class Headings(NamedTuple):
    """The words of the lines that tell names less surely than prose does: the headline and all
    lines in capitalised words; the words of these alone; and those of bylines.
    """

    words: frozenset[int]
    capitalised: frozenset[int]
    bylines: frozenset[int]


def headings_in(tokens: Tokens) -> Headings:
    """Return the headings of a text."""
    lines = list(_lines(tokens))
    short = len(lines) > 1 and len(lines[0]) <= _most_words(tokens, lines[0])
    headline = frozenset(lines[0]) if short else frozenset()
    capitalised = frozenset(
        i for line in lines if _is_capitalised(tokens, line, line is lines[0]) for i in line
    )
    top = lines[1:_LINES_AT_TOP] if short else lines[:_LINES_AT_TOP]
    bylines = frozenset(i for line in top if _is_byline(tokens, line) for i in line)
    return Headings(headline | capitalised, capitalised, bylines)


def _is_byline(tokens: Tokens, line: range) -> bool:
    """Tell whether a line says no more than who wrote the text: By Ana Berg and Tom Ryan; or is a
    name alone.
    """
    led = tokens.lows[line.start] == "by"
    names = [i for i in line if tokens.tags[i] == NAME]
    if any(tokens.tags[i] not in BYLINE_WORD for i in line[led:]):
        return False
    named = bool(names) and tokens.lows[names[0]] in given_names.ANY
    return bool(names) if led else named and len(names) == len(line) in (2, 3)


def _lines(tokens: Tokens) -> Iterator[range]:
    """Return the lines of a text, as ranges of its words."""
    start = 0
    breaks = [i for i, tag in enumerate(tokens.tags) if tag == LINE_BREAK]
    for end in (*breaks, len(tokens.tags)):
        if end > start:
            yield range(start, end)
        start = end + 1


def _most_words(tokens: Tokens, line: range) -> int:
    """Return how many words a headline has at most: fewer when the line ends as a sentence does."""
    return _LONGEST_CLOSED if tokens.words[line.stop - 1] == "." else _LONGEST_HEADLINE


def _is_capitalised(tokens: Tokens, line: range, first: bool) -> bool:
    """Tell whether the words of a line have capitals; below the first, small words, too: Anna Berg
    Sent Omar Demir A Message.
    """
    capitals, small, common = 0, 0, first
    for i in line:
        initial, tag = tokens.words[i][0], tokens.tags[i]
        if initial.isupper():
            capitals += 1
            common = common or (i > line.start and tag not in NAME_OR_TIME)
        elif tag in FINITE and initial.isalpha():  # not the end of It's
            return False
        else:
            small += tag in LOWER_CASE_CONTENT
    return common and capitals > 3 * small and (first or len(line) >= _SHORTEST_HEADING)
