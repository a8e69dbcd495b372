"""Quotation marks of a text and the stretches between them.

Double marks (curly, straight, low, guillemets, doubled apostrophes or grave accents) are the marks
of a text; single marks are, when more of them than of the double ones lie outside marks of the
other form (the British habit). A headline may use single marks in any text. Marks within marks are
left inside the outer stretch. Everything here is one pass over the marks of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from .single import single_marks

DOUBLE = re.compile(r"[“”„«»‹›\"]|``|''+|’’|‘‘")
GUILLEMETS = frozenset("«»‹›")
TAG = re.compile(r"</?[a-z][a-z0-9]*\b[^<>]{0,400}>")
LINE = re.compile(r"[^\n]+")
INCH = re.compile(r"\d['’]\s?\d{1,2}\Z")

BEFORE = frozenset("([{—–-‘'/>")
AFTER = frozenset(")]}—–-,.;:!?’/<")
HEADLINE = 140  # characters, at most
FAR = 1500  # an open quotation may run over a hard line break for so many characters


class Quoted(NamedTuple):
    """A stretch between marks: outer start and end with the marks, inner start and end without."""

    outer_start: int
    outer_end: int
    start: int
    end: int
    closed: bool
    continued: bool  # opens a paragraph and goes on from the one before
    paragraph: int
    carried: bool = False  # is not closed, and the next paragraph opens with a mark, too


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Spans of the lines of a text that hold more than blanks, in order."""
    spans = []
    for line in LINE.finditer(text):
        words = line.group().strip()
        if words:
            start = line.start() + line.group().index(words[0])
            spans.append((start, start + len(words)))
    return spans


def quoted(text: str, lines: list[tuple[int, int]] | None = None) -> list[Quoted]:
    """Every stretch of a text between quotation marks, at most one paragraph long, in order."""
    lines = paragraphs(text) if lines is None else lines
    double, single = double_marks(text), single_marks(text, lines)
    if not single:
        return pair(text, lines, double)
    inner = pair(text, lines, single)
    if len(double) < 2:
        return inner
    outer = pair(text, lines, double)
    if apart(inner, outer) > apart(outer, inner):
        return inner
    return headed(text, lines[0], inner) + outer


def apart(some: list[Quoted], others: list[Quoted]) -> int:
    """How many of some stretches do not begin inside one of the others; both are in order."""
    starts = [other.outer_start for other in others]
    count = 0
    for one in some:
        place = bisect_right(starts, one.outer_start) - 1
        count += place < 0 or others[place].outer_end <= one.outer_start
    return count


def headed(text: str, line: tuple[int, int], single: list[Quoted]) -> list[Quoted]:
    """Stretches between single marks of a headline, whatever the marks of the text: a short first
    line without a full stop or double marks.
    """
    start, end = line
    title = text[start:end]
    if end - start > HEADLINE or title.rstrip("'’").endswith((".", ";")) or DOUBLE.search(title):
        return []
    return [one for one in single if one.outer_end <= end]


def double_marks(text: str) -> list[tuple[int, int, str]]:
    """Position, length and role of the double marks: ``o`` opens, ``c`` closes, ``?`` is either."""
    tags = [m.span() for m in TAG.finditer(text)] if "<" in text else []
    ends = [end for _, end in tags]
    found = []
    for match in DOUBLE.finditer(text):
        at = match.start()
        if tags:
            near = bisect_right(ends, at)
            if near < len(tags) and tags[near][0] <= at:
                continue
        left = text[at - 1] if at else "\n"
        right = text[match.end()] if match.end() < len(text) else "\n"
        if left.isdigit() and match.group() == '"' and INCH.search(text, max(0, at - 6), at):
            continue
        length = len(match.group())
        if length > 2:  # a nested mark stands beside this one
            at, length = (at, 2) if right.isalnum() else (at + length - 2, 2)
        found.append((at, length, role(match.group(), left, right)))
    return found


def role(mark: str, left: str, right: str) -> str:
    """Role of a mark by its form, unless it stands as the opposite form would."""
    if mark in "“„«‹":
        wrong = not left.isspace() and (right.isspace() or right in ".,;:!?)")
        return "?" if wrong else "o"
    if mark in "”»›":
        wrong = (left.isspace() or left in "([{—–") and not (right.isspace() or right in AFTER)
        return "?" if wrong else "c"
    return {"``": "o", "‘‘": "o", "’’": "c"}.get(mark, "?")


def either(text: str, at: int, length: int, inside: bool) -> str:
    """Role of an undecided mark from the characters beside it: blank before opens, blank after
    closes.
    """
    left = text[at - 1] if at else "\n"
    right = text[at + length] if at + length < len(text) else "\n"
    opens = left.isspace() or left in BEFORE
    closes = right.isspace() or right in AFTER
    if opens != closes:
        return "o" if opens else "c"
    return "c" if inside else "o"


def pair(
    text: str, lines: list[tuple[int, int]], marks: list[tuple[int, int, str]]
) -> list[Quoted]:
    """Join opening and closing marks into stretches.

    A stretch ends with its paragraph. It goes on in the next one when that opens with a mark (the
    habit of quotations of several paragraphs), and runs over the break when the next mark of the
    next line closes.
    """
    by_line = grouped(lines, marks)
    found: list[Quoted] = []
    current: tuple[int, int] | None = None
    carried = nested = False
    for number, (line_start, line_end) in enumerate(lines):
        for place, (at, length, form) in enumerate(by_line[number]):
            form = either(text, at, length, current is not None) if form == "?" else form
            alien = current is not None and (text[at] in GUILLEMETS) != (
                text[current[0]] in GUILLEMETS
            )
            if form == "o":
                current = current or (at, length)
                nested = alien
            elif alien and nested:
                nested = False
            elif current is not None:
                goes_on = carried and current[0] == line_start
                found.append(
                    Quoted(current[0], at + length, sum(current), at, True, goes_on, number)
                )
                current = None
            elif carried and not place:
                found.append(Quoted(line_start, at + length, line_start, at, True, True, number))
        was, carried = carried, False
        if current is None:
            continue
        following = by_line[number + 1] if number + 1 < len(lines) else []
        carried = bool(following) and following[0][0] == lines[number + 1][0]
        if not carried and line_end - current[0] < FAR and closes_first(text, following):
            continue
        goes_on = was and current[0] == line_start
        found.append(
            Quoted(current[0], line_end, sum(current), line_end, False, goes_on, number, carried)
        )
        current = None
    return found


def grouped(
    lines: list[tuple[int, int]], marks: list[tuple[int, int, str]]
) -> list[list[tuple[int, int, str]]]:
    """Marks of each line."""
    by_line: list[list[tuple[int, int, str]]] = [[] for _ in lines]
    ends = [end for _, end in lines]
    for mark in marks:
        line = bisect_right(ends, mark[0])
        if line < len(lines) and lines[line][0] <= mark[0]:
            by_line[line].append(mark)
    return by_line


def closes_first(text: str, marks: list[tuple[int, int, str]]) -> bool:
    """Whether the first of some marks closes a quotation that is open."""
    if not marks:
        return False
    at, length, form = marks[0]
    return (either(text, at, length, True) if form == "?" else form) == "c"
