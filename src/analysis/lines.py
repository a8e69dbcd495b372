"""Lines of a text: which line breaks end a paragraph, and which only wrap it at a width.

Text that was wrapped at a width (mail, agency wires, copied pages) has a line break wherever the
next word would not have fitted. Whether a text is wrapped is told by its breaks inside a sentence;
how wide, by the lines before them; a line that had room for the next word ends its paragraph,
unless no sentence ends with it and it goes on from a wrapped one.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from analysis import wordlists

_LINE = re.compile(  # without the blanks at its ends, and the marks of a mail that is quoted
    r"(?:^(?:[ \t]*+>)++[ \t]*+)?+(?P<line>[^\s\ufeff](?:[^\n]*[^\s\ufeff])?)", re.M
)
_FIRST_WORD = re.compile(r"\S+")
_LAST_WORD = re.compile(r"(?:^|\s)(\w+)\Z")
_ENDS = frozenset(".!?:;…")
_CLOSING = "\"'”’»)]"  # behind the end of a sentence
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-‐\u00ad]")
_NO_WIDTH = re.compile("[\u00ad\u200b\u2060\ufeff]+")  # joiners have a meaning in some scripts
_WORD = re.compile(r"[\w-]+")
_LEAST_SHARE = 0.3  # of the breaks that may be wraps, how many must stand inside a sentence
_FEW = 2  # such breaks; fewer may be a slip in a list, whose lines end in no stop
_NARROWEST = 20  # characters; a list of words is no wrapped text
_LONGEST_WORD = 40  # characters looked at beside a hyphen
_WORDS = {name: frozenset(words) for name, words in wordlists.sections("line_words.txt").items()}
_TITLES = frozenset(wordlists.sections("segment_words.txt")["titles"])  # a stop ends no sentence
Span = tuple[int, int]


class Unwrapped(NamedTuple):
    """A text without its wraps, and where the text as received has more: `cuts` are the offsets
    into `text` at which something is left out, `resumed` the offsets as received of what follows.
    """

    text: str
    cuts: list[int]
    resumed: list[int]

    def received_start(self, at: int) -> int:
        """Return where a span that starts at an offset into `text` starts as received."""
        return at + self._shift(bisect_right(self.cuts, at))

    def received_end(self, at: int) -> int:
        """Return where a span that ends at an offset into `text` ends as received."""
        return at + self._shift(bisect_left(self.cuts, at))

    def place(self, received: int) -> int:
        """Return the offset into `text` of an offset into the text as received."""
        return received - self._shift(bisect_right(self.resumed, received))

    def _shift(self, cuts: int) -> int:
        """Return how many characters the first few cuts leave out."""
        return self.resumed[cuts - 1] - self.cuts[cuts - 1] if cuts else 0


def lines(text: str) -> list[Span]:
    """Return the spans of the lines that hold more than blanks, without the blanks at their ends
    and without what marks a quoted mail in front of them (>).
    """
    return [line.span("line") for line in _LINE.finditer(text)]


def trimmed(text: str, start: int, end: int) -> Span:
    """Return a span without the blanks at its ends."""
    while start < end and _is_blank(text[start]):
        start += 1
    while end > start and _is_blank(text[end - 1]):
        end -= 1
    return start, end


def _is_blank(character: str) -> bool:
    return character.isspace() or character == "\ufeff"


def flattened(text: str) -> str:
    """Return a text, as long as it was, with blanks in place of the line breaks that only wrap it.

    What lines are left are its paragraphs.

    >>> flattened("The talks will go on in\\nthe town of Kars, the\\nmayor said.\\nIt rained.")
    'The talks will go on in the town of Kars, the mayor said.\\nIt rained.'
    """
    pieces, at = [], 0
    for start, end in _wraps(text):
        pieces += [text[at:start], " " * (end - start)]
        at = end
    return "".join([*pieces, text[at:]])


def unwrapped(text: str) -> Unwrapped:
    """Return a text with one blank in place of each line break that only wraps it.

    A word that a hyphen parts at the end of a line is whole again, and keeps the hyphen when that
    is its own. What has no width in the text, such as a soft hyphen, is left out.
    """
    pieces: list[str] = []
    cuts: list[int] = []
    resumed: list[int] = []
    at = length = 0
    unseen = ((*found.span(), "") for found in _NO_WIDTH.finditer(text))
    for start, end, blank in sorted([*_gaps(text), *unseen], key=lambda gap: (gap[0], -gap[1])):
        if start < at:  # a soft hyphen at the end of a line
            continue
        pieces += [text[at:start], blank]
        length += start - at + len(blank)
        if end - start > len(blank):
            cuts.append(length)
            resumed.append(end)
        at = end
    return Unwrapped("".join([*pieces, text[at:]]), cuts, resumed)


def _gaps(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield what parts two lines only by a wrap: start, end, and what is to stand in its place."""
    wraps = _wraps(text)
    words = {word.lower() for word in _WORD.findall(text)} if wraps else set()
    for start, end in wraps:
        if _HYPHEN.match(text, start - 1) and text[end].isalpha():
            yield start - (not _owns_hyphen(text, start - 1, end, words)), end, ""
        else:
            yield start, end, " "


def _wraps(text: str) -> list[Span]:
    """Return the spans between the lines that a wrap parts, in order."""
    if "\n" not in text:
        return []
    found = lines(text)
    pairs = [
        (one, other)
        for one, other in pairwise(found)
        if text.count("\n", one[1], other[0]) == 1  # no blank line between them
    ]
    inside = [pair for pair in pairs if _inside_sentence(text, *pair)]
    if not inside:
        return []
    width = max(end - start for (start, end), _ in inside)
    if width < _NARROWEST:
        return []
    joined = {*inside, *(pair for pair in pairs if _is_full(text, *pair, width))}
    if len(inside) < _LEAST_SHARE * len(joined):
        return []
    if len(inside) < _FEW:
        return sorted((one[1], other[0]) for one, other in joined)
    reached = {other for _, other in joined}
    for one, other in pairs:  # in order: a line that goes on may itself go on from another
        if (one in reached or text[other[0]].isdigit()) and not _ends_sentence(text, one):
            joined.add((one, other))
            reached.add(other)
    return sorted((one[1], other[0]) for one, other in joined)


def _ends_sentence(text: str, one: Span) -> bool:
    """Tell whether a line ends with a sentence."""
    line = text[one[0] : one[1]].rstrip(_CLOSING)
    return line[-1:] in _ENDS and not _ends_with_title(line)


def _ends_with_title(line: str) -> bool:
    """Tell whether a line ends with what stands before a name: Dr."""
    return line.endswith(".") and line[:-1].rpartition(" ")[2] in _TITLES


def _inside_sentence(text: str, one: Span, other: Span) -> bool:
    """Tell whether a line ends in the middle of a sentence, which the next one goes on."""
    line = text[one[0] : one[1]]
    if _ends_sentence(text, one):
        return False
    last = _LAST_WORD.search(line, max(0, len(line) - _LONGEST_WORD))
    bound = last is not None and last.group(1).lower() in _WORDS["words that end no line"]
    bound = bound or line.endswith(",") or _ends_with_title(line)
    return bound or text[other[0]].islower()


def _is_full(text: str, one: Span, other: Span, width: int) -> bool:
    """Tell whether a line had no room for the first word of the next one."""
    word = _FIRST_WORD.match(text, other[0])
    return one[1] - one[0] + 1 + (word.end() - other[0] if word else 0) > width


def _owns_hyphen(text: str, hyphen: int, after: int, words: set[str]) -> bool:
    """Tell whether a hyphen at the end of a line belongs to its word: Britain-based, well-known.

    The words of the text tell when the word is among them, with the hyphen or without.
    """
    if text[hyphen] == "\u00ad":
        return False
    begins = hyphen
    while begins and hyphen - begins < _LONGEST_WORD and _WORD.match(text, begins - 1):
        begins -= 1
    behind = _WORD.match(text, after)
    if begins == hyphen or behind is None:
        return True
    head, tail = text[begins:hyphen], behind.group()
    if f"{head}{tail}".lower() in words:
        return False
    if f"{head}-{tail}".lower() in words or "-" in head + tail or head[0].isupper():
        return True
    return head in _WORDS["first words before a hyphen"] or tail in _WORDS["last words after one"]
