"""Noun phrases: where one begins or ends, and whether it can name somebody who speaks.

A phrase is a range of words ``(first, last + 1)`` of a stream. Phrases found are cores: the title,
name or noun with what stands before it, without the prepositional phrases and appositions that
follow.
"""

from __future__ import annotations

from .lexicon import ALONE, ORGANISATIONS, PEOPLE, TITLES
from .words import Stream

POSSESSIVE = ("'s", "’s", "s'", "s’")
BOUNDS = frozenset(["after", "before", "since", "until", "like", "despite"])  # may open a clause

Phrase = tuple[int, int]


def forward(stream: Stream, i: int, end: int) -> Phrase | None:
    """Core noun phrase that begins at word i and ends before ``end``; None when none does."""
    tags, start = stream.tags, i
    if i >= end:
        return None
    if tags[i] == "R":
        return i, i + 1
    while i < end and tags[i] in "DN":
        i += 1
    head = i
    while i < end and extends(stream, i, start, head, end):
        i += 1
    return (start, i) if i > start else None


def extends(stream: Stream, i: int, start: int, head: int, end: int) -> bool:
    """Whether word i goes on the phrase from ``start`` whose first content word is ``head``."""
    tag = stream.tags[i]
    if tag in "XnN&":
        return True
    if tag == ".":
        return initial(stream, i)
    left = stream.tags[i - 1] if i > start else ""
    right = stream.tags[i + 1] if i + 1 < end else "."
    if tag == "D":
        return bool(left) and stream.words[i - 1][-2:] in POSSESSIVE
    if tag in "EG":
        return right in "nX" and i == head
    if tag == "V":
        return right in "nX" and i == head and i > start
    if tag == "C":
        return left == right == "X"
    dated = right == "X" or (right == "n" and left == "D")  # a Wednesday editorial
    return tag == "T" and dated and stream.words[i][0].isupper()


def initial(stream: Stream, i: int) -> bool:
    """Whether the full stop at i ends a title or initial inside a name."""
    if not i or stream.starts[i] != stream.end(i - 1):
        return False
    word = stream.words[i - 1]
    if "." in word or (len(word) == 1 and word.isupper()):
        return True
    return stream.low(i - 1) in TITLES or stream.low(i - 1) in ("jr", "sr", "st", "sens", "reps")


def backward(stream: Stream, last: int, start: int) -> Phrase | None:
    """Core noun phrase whose words, with what qualifies them, end at word ``last``; not before
    ``start``.

    Prepositional phrases are walked through ("the head of the office in Kars"), the core being what
    stands before the first of them.
    """
    tags = stream.tags
    i, end = last, last + 1
    while i >= start:
        step = stepped(stream, i, last, start)
        if step is None:
            break
        if tags[i] == "P":
            end = i
        elif tags[i] == ")" and i == end - 1:
            end = step + 1
        i = step
    i += 1
    while i < end and tags[i] in "&CP":
        i += 1
    while end - 1 > i and tags[end - 1] in "EG":
        end -= 1
    return (i, end) if i < end else None


def stepped(stream: Stream, i: int, last: int, start: int) -> int | None:
    """Word to read after word i on the way back through a noun phrase; None when the phrase ends
    here.
    """
    tag, word = stream.tags[i], stream.words[i]
    left = stream.tags[i - 1] if i > start else "\n"
    right = stream.tags[i + 1] if i < last else "\n"
    if right == "D" and tag not in "DP" and word[-2:] not in POSSESSIVE:
        return None
    if tag == ")":
        return opened(stream, i, start)
    fits = (
        tag in "XnN&D"
        or (tag == "." and initial(stream, i))
        or (tag == "T" and right == "X" and word[0].isupper())
        or (tag in "EG" and right in "XnN" and left in "Dn")
        or (tag in "EG" and right == "P" and left in "XnN)")
        or (tag == "V" and right in "XnN" and left == "D")
        or (tag == "B" and right in "nE" and left == "D")
        or (tag == "C" and right != "\n" and left in "Xn" and word in ("and", "&"))
        or (tag == "P" and right != "\n" and left in "XnND)EG" and word not in BOUNDS)
    )
    return i - 1 if fits else None


def opened(stream: Stream, i: int, start: int) -> int | None:
    """Word before the bracket that is closed at word i."""
    while i > start and stream.tags[i] != "(":
        i -= 1
    return i - 1 if stream.tags[i] == "(" else None


def personal(stream: Stream, phrase: Phrase) -> bool:
    """Whether a phrase can name somebody who speaks: a name, a pronoun, a person or an
    organisation.
    """
    if phrase[1] - phrase[0] == 1 and stream.low(phrase[0]) in ALONE:
        return True
    for i in range(*phrase):
        low = stream.low(i)
        if stream.tags[i] in "XRW" or low in PEOPLE or low in ORGANISATIONS or low in TITLES:
            return True
        if low.endswith("s") and low[:-1] in PEOPLE:
            return True
    return False
