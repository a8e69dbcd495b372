"""Sentences with their cues and quotations."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from analysis.quotations.reports.cue import Cue
from analysis.quotations.reports.cues import cue_words, cues_of_sentence
from analysis.quotations.text.tags import BRACKET
from analysis.quotations.text.tokens import Tokens


class Sentence(NamedTuple):
    """Word range, whether it opens a paragraph, its cues and the numbers of its quotations."""

    start: int
    end: int
    opens: bool
    cues: list[Cue]
    quotes: list[int]


def parse_sentences(tokens: Tokens, ranges: list[tuple[int, int, bool]]) -> list[Sentence]:
    """Return the sentences with their cues and quotations."""
    found, number, total = [], 0, len(tokens.quotes)
    candidates = cue_words(tokens)
    first = 0
    for start, end, opens in ranges:
        first = bisect_left(candidates, start, first)
        last = bisect_left(candidates, end, first)
        held = []
        while number < total and tokens.quotes[number] < end:
            held.append(number)
            number += 1
        near = candidates[first:last]
        cues = cues_of_sentence(tokens, start, end, near) if near else []
        found.append(Sentence(start, end, opens, cues, held))
    return found


def end_of_bracket(tokens: Tokens, sentence: Sentence, i: int) -> int:
    """Return the mark that closes the bracket around word i, or the end of the sentence."""
    tags = tokens.tags
    near = next((j for j in range(i - 1, sentence.start - 1, -1) if tags[j] in BRACKET), i)
    if tags[near] != "(":
        return sentence.end
    return next((j for j in range(i, sentence.end) if tags[j] == ")"), sentence.end)
