"""Quotation marks of a text and the stretches between them.

Double marks (curly, straight, low, guillemets, corner brackets, doubled apostrophes or grave
accents) are the marks of a text; single marks are, when more of them than of the double ones lie
outside marks of the other form (the British habit), and double marks outside them are marks, too. A
headline, and what stands below it, may use single marks in any text. Marks within marks are left
inside the outer stretch; `inner_marks` finds these. What is looked through for a mark has a length
of its own, whatever the text, so that work grows in line with the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise, takewhile
from typing import NamedTuple

from analysis.quotations.text.lexicon import NOUN_OR_VERB, TAG_OF_WORD
from analysis.quotations.text.tags import NEVER_POSSESSED, NOUN

TRAILERS = "'’‘)] \u00a0"
_OPENING_SINGLE = re.compile(
    r"['‘‚](?<![^\s(\[{—–:>“\"«„].)(?=[\w…\[“\"«„$£€])"
    r"(?!\d\ds?\b(?!-))(?!(?:[Tt]is|[Tt]was|[Tt]il|em|cause|n)\b)",
)
_CLOSING_SINGLE = re.compile(r"(?<=\S)['’](?!\w)(?<! ['’]n['’])")
_CLOSING_LOW_SINGLE = re.compile(r"(?<=\S)['’‘](?!\w)")
_WRONG_CLOSING = re.compile(r"(?<=[^\Ws]|[.,?!…])['’](?!\w)")
_WORD_AFTER_MARK = re.compile(r" ([“\"«„]|\w[\w'’]*)")
Mark = tuple[int, int, str]
# alternatives that begin with a character each are looked for faster than a class among them
_DOUBLE_MARK = re.compile(r"“|”|„|‟|«|»|‹|›|「|」|『|』|〝|〞|〟|＂|\"|``|''+|’’|‘‘|‘’")
# marks that open and close together; those of another form may stand inside
_FORM_OF_MARK = {
    mark: form for form, marks in enumerate(("«»‹›", "「」", "『』", "〝〞〟"), 1) for mark in marks
}
_MARKUP_TAG = re.compile(r"</?[a-z][^<>]{0,400}>")
_FEET_AND_INCHES = re.compile(r"\d['’]\s?\d{1,2}\Z")
_BEFORE_OPENING_MARK = frozenset("([{—–-‘'/>")
_AFTER_CLOSING_MARK = frozenset(")]}—–-,.;:!?’/<")
_OPENING_FORM = frozenset("“„‟«‹「『〝")
_CLOSING_FORM = frozenset("”»›」』〞〟")
_AFTER_WRONG_OPENING = frozenset(".,;:!?)")
_BEFORE_WRONG_CLOSING = frozenset("([{—–")
_FULL_STOPS = frozenset(".?!…")
_SENTENCE_GAPS = frozenset(f"{end} " for end in _FULL_STOPS)
_HEADLINE_LENGTH = 140  # characters, at most
_LINES_OF_HEADLINE = 3  # likewise, with what stands below it
# an open quotation may run over a hard line break for so many characters
_LONGEST_OPEN_QUOTATION = 1500


def single_marks(text: str, lines: list[tuple[int, int]]) -> list[Mark]:
    """Return the position, length and role of the single marks that open and close quotations.

    A quotation ends with its line. It stays open there when the next line opens with a mark, too,
    or where one opens again after a full stop: the habit of quotations of several paragraphs.
    """
    found: list[Mark] = []
    again: list[Mark] = []  # open, and opened again by the next one
    ends = [end for _, end in lines]
    first, stop = (lines[0][0], ends[-1]) if lines else (0, 0)
    openings = [match.start() for match in _OPENING_SINGLE.finditer(text, first, stop)]
    for opening, following in pairwise([*openings, stop]):
        number = bisect_left(ends, opening)
        end = ends[number]
        last = following >= end and number + 1 < len(lines)
        carried = last and _OPENING_SINGLE.match(text, lines[number + 1][0]) is not None
        closing = _closing_single_mark(text, opening, min(following, end), carried)
        if closing is not None:
            found += [*again, (opening, 1, "o"), (closing, 1, "c")]
        elif carried:
            found += [*again, (opening, 1, "o")]
        goes_on = following < end and text[following - 2 : following] in _SENTENCE_GAPS
        again = [*again, (opening, 1, "o")] if closing is None and goes_on else []
    return found


def _closing_single_mark(text: str, opening: int, stop: int, carried: bool) -> int | None:
    """Return the place of the mark that closes what opens at `opening`, before `stop`.

    After a plural in "s" and before a noun a mark is taken for an apostrophe when a better closing
    mark follows, or when a quotation that begins like a sentence may be carried on.
    """
    doubtful = None
    for match in (_CLOSING_LOW_SINGLE if text[opening] == "‚" else _CLOSING_SINGLE).finditer(
        text, opening + 1, stop
    ):
        at = match.start()
        if text[at - 1] != "s" or text[at + 1 : at + 2] != " ":
            return at
        word = _WORD_AFTER_MARK.match(text, at + 1)
        noun = word is not None and word.group(1) in NOUN_OR_VERB  # the workers' demands
        if word is None or (TAG_OF_WORD.get(word.group(1), NOUN) in NEVER_POSSESSED and not noun):
            return at
        doubtful = at
    return None if carried and text[opening + 1 : opening + 2].isupper() else doubtful


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


class _Open(NamedTuple):
    """An opening mark whose quotation is not closed yet."""

    at: int
    length: int
    goes_on: bool  # from the paragraph before
    nested: bool = False  # marks of another form are open inside

    def changes_nesting(self, text: str, at: int, form: str) -> bool:
        """Tell whether a mark is of the other form and opens, or closes, a stretch inside."""
        alien = _FORM_OF_MARK.get(text[at]) != _FORM_OF_MARK.get(text[self.at])
        return alien and (form == "o" or self.nested)

    def closed(self, at: int, length: int, paragraph: int) -> Quoted:
        """Return the stretch up to the closing mark at an offset."""
        begins = self.at + self.length
        return Quoted(self.at, at + length, begins, at, True, self.goes_on, paragraph)

    def closed_wrongly(self, text: str, stop: int, paragraph: int) -> Quoted | None:
        """Return the stretch up to a single mark before an offset that closes what a double one
        opened: “over by May’; None when there is none.
        """
        stop = min(stop, self.at + _LONGEST_OPEN_QUOTATION)
        if text[self.at] != "“" or _OPENING_SINGLE.search(text, self.at + 1, stop):
            return None
        mark = _WRONG_CLOSING.search(text, self.at + 1, stop)
        return self.closed(mark.start(), 1, paragraph) if mark else None

    def ended_before(self, text: str, marks: list[Mark], paragraph: int) -> Quoted | None:
        """Return the stretch that ends in front of the first of the next three marks in a line,
        which opens another or opens it again; None when it stands inside.
        """
        at = marks[0][0]
        wrong = self.closed_wrongly(text, at, paragraph)
        again = not self.nested and _opens_again(text, marks)
        return wrong or (self.left_open(at - 1, paragraph, False) if again else None)

    def left_open(self, end: int, paragraph: int, carried: bool) -> Quoted:
        """Return the stretch up to an offset, without a closing mark."""
        begins = self.at + self.length
        return Quoted(self.at, end, begins, end, False, self.goes_on, paragraph, carried)


def stretches_between_marks(text: str, lines: list[tuple[int, int]]) -> list[Quoted]:
    """Return every stretch of a text, of which the lines are given, between quotation marks: at
    most one paragraph long, in order.
    """
    double, single = double_marks(text, 0, len(text)), single_marks(text, lines)
    if not single:
        return pair_marks(text, lines, double)
    inner = pair_marks(text, lines, single)
    if len(double) < 2:
        return inner
    outer = pair_marks(text, lines, double)
    apart = _outside(outer, inner)
    if len(_outside(inner, outer)) > len(apart):
        starts = [one.outer_start for one in inner]
        return sorted([*inner, *(o for o in apart if not _holds_any(o, starts))])
    return sorted(_heading_stretches(text, lines, inner) + outer)


def _holds_any(one: Quoted, starts: list[int]) -> bool:
    """Tell whether one of some offsets, which are in order, lies in a stretch."""
    return bisect_left(starts, one.start) < bisect_left(starts, one.end)


def _outside(some: list[Quoted], others: list[Quoted]) -> list[Quoted]:
    """Return those of some stretches that do not begin inside one of the others; both are in
    order.
    """
    starts = [other.outer_start for other in others]
    found = []
    for one in some:
        place = bisect_right(starts, one.outer_start) - 1
        if place < 0 or others[place].outer_end <= one.outer_start:
            found.append(one)
    return found


def _heading_stretches(
    text: str, lines: list[tuple[int, int]], single: list[Quoted]
) -> list[Quoted]:
    """Return the stretches between single marks of a headline and what stands below it, whatever
    the marks of the text: short first lines without a full stop or double marks; and those of
    headings that are a line each.
    """
    above = list(takewhile(lambda line: _may_head(text, *line), lines[:_LINES_OF_HEADLINE]))
    stop = above[-1][1] if above else 0
    heads = {line for line in lines if _may_head(text, *line)}
    return [q for q in single if q.outer_end <= stop or (q.outer_start, q.outer_end) in heads]


def _may_head(text: str, start: int, end: int) -> bool:
    """Tell whether a line may be a headline, by its length and marks."""
    ended = text[start:end].rstrip("'’").endswith((".", ";"))
    return not (end - start > _HEADLINE_LENGTH or ended or _DOUBLE_MARK.search(text, start, end))


def double_marks(text: str, start: int, stop: int) -> list[Mark]:
    """Return the position, length and role of the double marks between two offsets: `o` opens, `c`
    closes, `?` is either.
    """
    tags = [m.span() for m in _MARKUP_TAG.finditer(text, start, stop)] if "<" in text else []
    ends = [end for _, end in tags]
    found = []
    for match in _DOUBLE_MARK.finditer(text, start, stop):
        at = match.start()
        if tags:
            near = bisect_right(ends, at)
            if near < len(tags) and tags[near][0] <= at:
                continue
        left = text[at - 1] if at else "\n"
        right = text[match.end()] if match.end() < len(text) else "\n"
        if (
            left.isdigit()
            and match.group() == '"'
            and _FEET_AND_INCHES.search(text, max(0, at - 6), at)
        ):
            continue
        length = len(match.group())
        if length > 2:  # a nested mark stands beside this one
            at, length = (at, 2) if right.isalnum() else (at + length - 2, 2)
        found.append((at, length, _role_by_form(match.group(), left, right)))
    return found


def _role_by_form(mark: str, left: str, right: str) -> str:
    """Return the role of a mark by its form, unless it stands as the opposite form would."""
    if mark in _OPENING_FORM:
        wrong = not left.isspace() and (right.isspace() or right in _AFTER_WRONG_OPENING)
        return "?" if wrong else "o"
    if mark in _CLOSING_FORM:
        wrong = (left.isspace() or left in _BEFORE_WRONG_CLOSING) and not (
            right.isspace() or right in _AFTER_CLOSING_MARK
        )
        return "?" if wrong else "c"
    if mark == "’’" and left.isspace() and right.isalnum():
        return "o"
    return {"``": "o", "‘‘": "o", "‘’": "o", "’’": "c"}.get(mark, "?")


def _role_by_context(text: str, at: int, length: int, inside: bool) -> str:
    """Return the role of an undecided mark from the characters beside it: blank before opens, blank
    after closes.
    """
    left = text[at - 1] if at else "\n"
    right = text[at + length] if at + length < len(text) else "\n"
    opens = left.isspace() or left in _BEFORE_OPENING_MARK
    closes = right.isspace() or right in _AFTER_CLOSING_MARK
    if opens != closes:
        return "o" if opens else "c"
    return "c" if inside else "o"


def pair_marks(text: str, lines: list[tuple[int, int]], marks: list[Mark]) -> list[Quoted]:
    """Join opening and closing marks into stretches.

    A stretch ends with its paragraph. It goes on in the next one when that opens with a mark (the
    habit of quotations of several paragraphs), and runs over the break when the next mark of the
    next line closes. Where paragraphs were run together it goes on behind a mark that opens again
    after a full stop.
    """
    by_line = _marks_by_line(lines, marks)
    found: list[Quoted] = []
    current: _Open | None = None
    carried = False
    for number, line in enumerate(lines):
        for place, (at, length, form) in enumerate(by_line[number]):
            role = _role(text, (at, length, form), current is not None)
            if current is None and role == "o":
                current = _Open(at, length, carried and at == line[0])
            elif current is None:
                if carried and not place:
                    found.append(Quoted(line[0], at + length, line[0], at, True, True, number))
            elif current.changes_nesting(text, at, role):
                current = current._replace(nested=role == "o")
            elif role == "c":
                found.append(current.closed(at, length, number))
                current = None
            elif before := current.ended_before(text, by_line[number][place : place + 3], number):
                found.append(before)
                current = _Open(at, length, not before.closed)
        following = by_line[number + 1] if number + 1 < len(lines) else []
        carried = bool(current and following) and following[0][0] == lines[number + 1][0]
        if current and (carried or not _runs_over(text, current, line[1], following)):
            wrong = None if carried else current.closed_wrongly(text, line[1], number)
            found.append(wrong or current.left_open(line[1], number, carried))
            current = None
    return found


def _role(text: str, mark: Mark, inside: bool) -> str:
    """Return the role of a mark, decided by what stands beside it when its form does not tell."""
    at, length, form = mark
    return _role_by_context(text, at, length, inside) if form == "?" else form


def _opens_again(text: str, marks: list[Mark]) -> bool:
    """Tell whether the first of the next three marks in a line opens an open quotation again, after
    a full stop, rather than one within it: it closes but once.
    """
    at = marks[0][0]
    if at < 2 or text[at - 1] != " " or text[at - 2] not in _FULL_STOPS:
        return False
    inside = False
    for mark in marks[1:]:
        role = _role(text, mark, True)
        if inside or role == "o":
            return role == "o"
        inside = True
    return inside


def _marks_by_line(lines: list[tuple[int, int]], marks: list[Mark]) -> list[list[Mark]]:
    """Return the marks of each line."""
    by_line: list[list[Mark]] = [[] for _ in lines]
    ends = [end for _, end in lines]
    for mark in marks:
        line = bisect_right(ends, mark[0])
        if line < len(lines) and lines[line][0] <= mark[0]:
            by_line[line].append(mark)
    return by_line


def _runs_over(text: str, current: _Open, end: int, following: list[Mark]) -> bool:
    """Tell whether an open quotation runs over the end of its line: the next mark closes it."""
    short = end - current.at < _LONGEST_OPEN_QUOTATION
    return short and bool(following) and _role(text, following[0], True) == "c"
