"""Reported speech without marks: the clause that a reporting cue introduces or closes."""

from __future__ import annotations

from typing import NamedTuple

from .cues import Cue
from .lexicon import WORDS
from .phrases import forward
from .site import Attribution, Sentence
from .words import Stream

BARE = frozenset(WORDS["reported without that"])
QUESTIONS = frozenset(
    ["if", "whether", "why", "how", "what", "who", "whom", "which", "when", "where", "about"]
)
CLOSING = frozenset(["adjacent", "apposition", "inverted"])
OBLIQUE = frozenset(
    ["ask", "call", "warn", "complain", "boast", "accuse", "urge", "joke", "report"]
)  # with a preposition, too


Reported = tuple[int, int, str, float]  # first word, word after the last, rule, confidence


class Report(NamedTuple):
    """A reported clause: character span, cue, rule and confidence."""

    start: int
    end: int
    cue: Cue
    rule: str
    confidence: float


def reports(
    stream: Stream, parsed: list[Sentence], readings: list[Attribution | None]
) -> list[Report]:
    """Reported clauses of a text, outermost reports only, in order."""
    found: list[Report] = []
    for sentence in parsed:
        if sentence.cues:
            of_quotes = [readings[n] for n in sentence.quotes]
            taken = {r.cue.word for r in of_quotes if r is not None and r.cue is not None}
            found += in_sentence(stream, sentence, taken)
    return sorted(found)


def in_sentence(stream: Stream, sentence: Sentence, taken: set[int]) -> list[Report]:
    """Reported clauses of one sentence by cues that govern no quotation."""
    held = [(cue, clause(stream, sentence, cue)) for cue in sentence.cues if cue.word not in taken]
    found: list[Report] = []
    covered: list[tuple[int, int]] = []
    marked = [stream.quotes[n] for n in sentence.quotes]
    for cue, report in sorted(held, key=outermost):
        if report is None or any(a <= cue.word < b for a, b in covered):
            continue
        for first, last in parts(stream, sentence, cue, report):
            if first < last and not any(first <= at < last for at in marked):
                start, end = stream.starts[first], stream.end(last - 1)
                found.append(Report(start, end, cue, *report[2:]))
                covered.append((first, last))
    return found


def outermost(pair: tuple[Cue, tuple | None]) -> tuple[bool, int]:
    """Order in which the cues of a sentence are read: those that vouch for all of it first."""
    cue, report = pair
    return not (report is not None and report[2] in ("closing", "according")), cue.word


def parts(stream: Stream, sentence: Sentence, cue: Cue, report: Reported) -> list[tuple[int, int]]:
    """Word ranges of a report: two when its cue interrupts it (the plan, she said, is dead)."""
    first, last = report[:2]
    ranges = [trim(stream, first, last)]
    if report[2] == "closing" and cue.right < sentence.end and stream.tags[cue.right] in ",—–":
        ranges.append(trim(stream, cue.right + 1, sentence.end))
    return ranges


def trim(stream: Stream, first: int, last: int) -> tuple[int, int]:
    """Word range without punctuation, conjunctions and line breaks at its ends."""
    while first < last and (not stream.tags[first].isalpha() or stream.tags[first] == "C"):
        first += 1
    while last > first and not stream.tags[last - 1].isalpha():
        last -= 1
    return first, last


def clause(stream: Stream, sentence: Sentence, cue: Cue) -> Reported | None:
    """Word range reported by a cue, with rule and confidence."""
    tags = stream.tags
    if cue.side == "according":
        return vouched(stream, sentence, cue)
    closes = cue.right >= sentence.end or tags[cue.right] in ".,?!—–"
    if cue.side in CLOSING and closes and cue.left > sentence.start:
        before = cue.left - 1
        if tags[before] in ",—–" and cue.verb is not None and "say" in cue.verb.classes:
            return sentence.start, before, "closing", 0.85
        if cue.side == "inverted":
            return None
    return complement(stream, sentence, cue)


def vouched(stream: Stream, sentence: Sentence, cue: Cue) -> Reported | None:
    """Clause that "according to" vouches for: the rest of its sentence."""
    if cue.left - sentence.start > 2:
        return sentence.start, cue.left, "according", 0.85
    comma = next((i for i in range(cue.right, sentence.end) if stream.tags[i] == ","), None)
    return (comma + 1, sentence.end, "according", 0.85) if comma else None


def complement(stream: Stream, sentence: Sentence, cue: Cue) -> Reported | None:
    """What follows a reporting verb: a clause with or without "that", or a phrase."""
    end = sentence.end
    i = after_verb(stream, cue, end)
    if cue.verb is None or i >= end or stream.tags[i] in ".?!:;":
        return None
    that = conjunction(stream, i, end)
    if that is not None and cue.verb.classes & {"say", "tell", "ask"}:
        return that, end, "complement", 0.9
    if cue.source is None:
        return question(stream, cue, i, end)
    return (i, end, "bare complement", 0.75) if takes_bare(stream, cue.verb.lemma, i) else None


def after_verb(stream: Stream, cue: Cue, end: int) -> int:
    """Word after a reporting verb, times and adverbs, and the person spoken to."""
    tags, i = stream.tags, cue.right
    while i < end and (tags[i] in "BT" or (tags[i] == "P" and i + 1 < end and tags[i + 1] == "T")):
        i += 1
    if i >= end or tags[i] in ".?!,:;":
        return end
    if cue.verb is None or "tell" not in cue.verb.classes or cue.side == "passive":
        return i
    if tags[i] == "O":
        return i + 1
    addressee = forward(stream, i, end)
    return addressee[1] if addressee else i


def conjunction(stream: Stream, i: int, end: int) -> int | None:
    """Place of a "that" that follows word i after at most a few words of an adjunct."""
    for j in range(i, min(end, i + 10)):
        if stream.words[j] == "that":
            return j
        if stream.tags[j] not in "PDnXNTB":
            return None
    return None


def takes_bare(stream: Stream, lemma: str, i: int) -> bool:
    """Whether the words from word i on can be reported by a verb without "that"."""
    word = stream.words[i]
    if lemma not in BARE or (lemma == "call" and word not in ("for", "on")):
        return False
    return stream.tags[i] != "P" or word == "to" or lemma in OBLIQUE


def question(stream: Stream, cue: Cue, i: int, end: int) -> Reported | None:
    """Question put to somebody, up to the next comma: asked whether he would go, Ali ..."""
    if cue.verb is None or cue.verb.lemma != "ask" or stream.words[i] not in QUESTIONS:
        return None
    comma = next((j for j in range(i, end) if stream.tags[j] == ","), end)
    return cue.right, comma, "question", 0.7
