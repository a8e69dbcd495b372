"""Stretches between quotation marks that stand inside another such stretch."""

from __future__ import annotations

import re

from analysis.quotations.text.marks import Quoted, double_marks, pair_marks, single_marks

_OPENING_INSIDE = re.compile(r"(?<!\w)['‘‚“\"«„「『](?=\w)")


def stretches_inside(text: str, quotes: list[Quoted]) -> list[tuple[int, Quoted]]:
    """Return the stretches between marks inside those of a text, each with the number of the outer
    one, in order; one that is not closed is left out.
    """
    found = []
    for number, quote in enumerate(quotes):
        start, end = quote.start, quote.end
        if _OPENING_INSIDE.search(text, start, end) is None:
            continue
        double = double_marks(text, start, end)
        marks = double if len(double) > 1 else single_marks(text, [(start, end)])
        inside = pair_marks(text, [(start, end)], marks)
        found += [(number, one) for one in inside if one.closed and one.end > one.start]
    return found
