"""Speech printed without marks: set-off paragraphs in the first person, and transcripts."""

from __future__ import annotations

import re
from bisect import bisect_right

from .cues import Cue
from .lexicon import WORDS
from .marks import Quoted
from .site import Attribution, Sentence
from .words import Stream

FIRST_PERSON = frozenset(WORDS["first person"])
TURN = re.compile(r"(?:([^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,3})(:)|([QA])(\.))[ \t]+(?=\S)")
PUT = frozenset(["Question", "Answer"])

Turn = tuple[re.Match[str], int]  # its name and colon, and its end
Speech = list[tuple[int, int, Attribution]]


def set_off(
    stream: Stream,
    lines: list[tuple[int, int]],
    parsed: list[Sentence],
    readings: list[Attribution | None],
) -> Speech:
    """Unmarked quotations: start, end and the reading of the quotation they go on from.

    A paragraph counts when every sentence of it speaks in the first person, the reporter nowhere
    does, and the last sentence of the paragraph before holds direct speech of a known source.
    """
    lasts: dict[int, Sentence] = {}
    held: dict[int, list[Sentence]] = {}
    starts = [start for start, _ in lines]
    for sentence in parsed:
        line = bisect_right(starts, stream.starts[sentence.start]) - 1
        before = lasts.get(line - 1)
        if before is not None and before.quotes:
            held.setdefault(line, []).append(sentence)
        lasts[line] = sentence
    found = []
    for line, inside in held.items():
        reading = readings[lasts[line - 1].quotes[-1]]
        known = reading is not None and reading.source is not None and reading.kind == "direct"
        if (
            known
            and not any(s.quotes for s in inside)
            and all(first_person(stream, s) for s in inside)
        ):
            apart = reading._replace(rule="set off", confidence=0.7, fragment=False)
            found.append((line, apart))
    apart_lines = {line for line, _ in found}
    for sentence in parsed if found else ():
        line = bisect_right(starts, stream.starts[sentence.start]) - 1
        if line not in apart_lines and first_person(stream, sentence):
            return []
    return [(*lines[line], apart) for line, apart in found]


def first_person(stream: Stream, sentence: Sentence) -> bool:
    """Whether the reporter's words of a sentence hold a pronoun of the first person."""
    return any(
        stream.tags[i] in "RDOA" and stream.low(i) in FIRST_PERSON
        for i in range(sentence.start, sentence.end)
    )


def turns(text: str, lines: list[tuple[int, int]], quotes: list[Quoted]) -> Speech:
    """Turns of a transcript: paragraphs that open with a name in capitals and a colon, two at
    least, or with any name when three in a row do and one name comes up again.

    A turn that is between quotation marks is left to them.
    """
    opened = {quote.paragraph: quote.outer_start for quote in reversed(quotes)}
    found = []
    for number, (start, end) in enumerate(lines):
        turn = TURN.match(text, start, end)
        if turn and text[start].isupper() and opened.get(number) not in (start, turn.end()):
            found.append((number, (turn, end)))
    capitals = [turn for _, turn in found if shouted(turn)]
    speech = []
    for turn, end in capitals if len(capitals) > 1 else exchange(found):
        group = turn.lastindex or 0
        cue = Cue(0, *turn.span(group), None, "colon", 0, 0, None)
        label = turn.span(group - 1)
        told = Attribution(cue, None, "transcript", 0.9, "direct", label=label)
        speech.append((turn.end(), end, told))
    return speech


def shouted(turn: Turn) -> bool:
    """Whether the name of a turn is in capitals, or says that it is a question or an answer."""
    label = turn[0].group(turn[0].lastindex - 1)
    return label.isupper() or label in PUT


def exchange(found: list[tuple[int, Turn]]) -> list[Turn]:
    """The longest row of turns in lines one after the other, when a name in it comes up again."""
    best: list[Turn] = []
    row: list[Turn] = []
    previous = -1
    for number, turn in found:
        row = row if number == previous + 1 else []
        row.append(turn)
        previous = number
        best = row if len(row) >= len(best) else best
    labels = {turn.group(1) for turn, _ in best}
    return best if len(best) > 2 and 1 < len(labels) < len(best) else []
