"""Single quotation marks, told from apostrophes, elisions and the shortened years of dates."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise

from .lexicon import LEXICON, NOUNLIKE

OPENING = re.compile(
    r"['‘‚](?<![^\s(\[{—–:>“\"«„].)(?=[\w…\[“\"«„$£€])"
    r"(?!\d\ds?\b(?!-))(?!(?:[Tt]is|[Tt]was|[Tt]il|em|cause|n)\b)",
)
CLOSING = re.compile(r"(?<=\S)['’](?!\w)(?<! ['’]n['’])")
LOW_CLOSING = re.compile(r"(?<=\S)['’‘](?!\w)")
NEXT = re.compile(r" ([“\"«„]|\w[\w'’]*)")
FUNCTION = frozenset("PCAVSWK")  # tags of words that follow no possessive

Mark = tuple[int, int, str]


def single_marks(text: str, lines: list[tuple[int, int]]) -> list[Mark]:
    """Position, length and role of the single marks that open and close quotations.

    A quotation ends with its line. It stays open there when the next line opens with a mark, too:
    the habit of quotations of several paragraphs.
    """
    found: list[Mark] = []
    openings = [match.start() for match in OPENING.finditer(text)]
    ends = [end for _, end in lines]
    for opening, following in pairwise([*openings, len(text)]):
        number = bisect_left(ends, opening)
        end = ends[number]
        last = following >= end and number + 1 < len(lines)
        carried = last and OPENING.match(text, lines[number + 1][0]) is not None
        closing = closed(text, opening, min(following, end), carried)
        if closing is not None:
            found += [(opening, 1, "o"), (closing, 1, "c")]
        elif carried:
            found.append((opening, 1, "o"))
    return found


def closed(text: str, opening: int, stop: int, carried: bool) -> int | None:
    """Place of the mark that closes what opens at ``opening``, before ``stop``.

    After a plural in "s" and before a noun a mark is taken for an apostrophe when a better closing
    mark follows, or when a quotation that begins like a sentence may be carried on.
    """
    doubtful = None
    for match in (LOW_CLOSING if text[opening] == "‚" else CLOSING).finditer(
        text, opening + 1, stop
    ):
        at = match.start()
        if text[at - 1] != "s" or text[at + 1 : at + 2] != " ":
            return at
        word = NEXT.match(text, at + 1)
        noun = word is not None and word.group(1) in NOUNLIKE  # the workers' demands
        if word is None or (LEXICON.get(word.group(1), "n") in FUNCTION and not noun):
            return at
        doubtful = at
    return None if carried and text[opening + 1 : opening + 2].isupper() else doubtful
