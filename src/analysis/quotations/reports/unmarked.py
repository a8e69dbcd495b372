"""Speech printed without marks: set-off paragraphs in the first person, and transcripts."""

from __future__ import annotations

from bisect import bisect_right

from analysis.quotations.reports.quotation import Attribution, Speech
from analysis.quotations.reports.sentence import Sentence
from analysis.quotations.text.lexicon import PRESS, WORD_LISTS
from analysis.quotations.text.tags import PERSONAL
from analysis.quotations.text.tokens import Tokens

_OF_THE_PAPER = PRESS | {"correspondent", "correspondents", "reporter", "reporters", "team"}
_FIRST_PERSON = frozenset(WORD_LISTS["first person"])


def set_off_speech(
    tokens: Tokens,
    lines: list[tuple[int, int]],
    parsed: list[Sentence],
    readings: list[Attribution | None],
) -> Speech:
    """Return the unmarked quotations: start, end and the reading of the quotation they go on from.

    A paragraph counts when every sentence of it speaks in the first person, the reporter nowhere
    does, and the last sentence of the paragraph before holds direct speech of a known source.
    """
    lasts: dict[int, Sentence] = {}
    held: dict[int, list[Sentence]] = {}
    starts = [start for start, _ in lines]
    for sentence in parsed:
        line = bisect_right(starts, tokens.starts[sentence.start]) - 1
        before = lasts.get(line - 1)
        if before is not None and before.quotes:
            held.setdefault(line, []).append(sentence)
        lasts[line] = sentence
    found = []
    for line, inside in held.items():
        reading = readings[lasts[line - 1].quotes[-1]]
        if reading is None or reading.source is None or reading.kind != "direct":
            continue
        if not any(s.quotes for s in inside) and all(_in_first_person(tokens, s) for s in inside):
            apart = reading._replace(rule="set off", fragment=False)
            found.append((line, apart))
    apart_lines = {line for line, _ in found}
    for sentence in parsed if found else ():
        line = bisect_right(starts, tokens.starts[sentence.start]) - 1
        if line not in apart_lines and _in_first_person(tokens, sentence):
            return []
    return [(*lines[line], apart) for line, apart in found]


def _in_first_person(tokens: Tokens, sentence: Sentence) -> bool:
    """Tell whether the reporter's words of a sentence hold a pronoun of the first person, other
    than that of the paper: told our correspondent.
    """
    return any(
        tokens.tags[i] in PERSONAL
        and tokens.low(i) in _FIRST_PERSON
        and tokens.word(i + 1).lower() not in _OF_THE_PAPER
        for i in range(sentence.start, sentence.end)
    )
