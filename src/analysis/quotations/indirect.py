"""Reported speech without marks: the clause that a reporting cue introduces or closes."""

from __future__ import annotations

from typing import NamedTuple

from .cues import Cue
from .lexicon import WORDS
from .marks import Quoted
from .phrases import forward, personal
from .site import Attribution, Sentence
from .words import Stream

CLAUSAL = frozenset(WORDS["needing a clause"])
SUMS = frozenset(WORDS["sums of what was said"])
BARE = frozenset(WORDS["reported without that"])
WHETHER = frozenset(
    ["if", "whether", "why", "how", "what", "who", "whom", "which", "when", "where"]
)
QUESTIONS = WHETHER | {"about"}
CLOSING = frozenset(["adjacent", "apposition", "inverted"])
OBLIQUE = frozenset(
    ["ask", "call", "warn", "complain", "boast", "accuse", "urge", "joke", "report"]
)  # with a preposition, too
OUTSIDE = 5  # words that stand around those between marks in a clause reported with them

Reported = tuple[int, int, str, float]  # first word, word after the last, rule, confidence


class Report(NamedTuple):
    """A reported clause: character span, cue, rule and confidence."""

    start: int
    end: int
    cue: Cue
    rule: str
    confidence: float


def reports(
    stream: Stream,
    quotes: list[Quoted],
    parsed: list[Sentence],
    readings: list[Attribution | None],
) -> list[Report]:
    """Reported clauses of a text, outermost reports only, in order."""
    found: list[Report] = []
    for sentence in parsed:
        if sentence.cues:
            found += in_sentence(stream, quotes, sentence, readings)
    title = headline(stream, parsed[0]) if parsed and not parsed[0].quotes else None
    return sorted([*found, title] if title else found)


def headline(stream: Stream, sentence: Sentence) -> Report | None:
    """Report of a headline that ends with its source: Border to open today: Turkish minister."""
    marks = [i for i in range(sentence.start, sentence.end) if stream.tags[i] == ":"]
    if len(marks) != 1 or stream.tags[sentence.end - 1] in ".?!" or sentence.cues:
        return None
    source = forward(stream, marks[0] + 1, sentence.end)
    if source is None or source[1] < sentence.end or not personal(stream, source):
        return None
    first, last = trim(stream, sentence.start, marks[0])
    if last - first < OUTSIDE:
        return None
    at = stream.starts[marks[0]]
    cue = Cue(marks[0], at, at + 1, source, "colon", marks[0], source[1], None)
    return Report(stream.starts[first], stream.end(last - 1), cue, "headline", 0.8)


def in_sentence(
    stream: Stream,
    quotes: list[Quoted],
    sentence: Sentence,
    readings: list[Attribution | None],
) -> list[Report]:
    """Reported clauses of one sentence.

    A clause may hold words between marks when enough others stand around them; the report of a cue
    that governs a quotation must.
    """
    of_quotes = [readings[n] for n in sentence.quotes]
    taken = {r.cue.word for r in of_quotes if r is not None and r.cue is not None}
    held = [(cue, clause(stream, sentence, cue)) for cue in sentence.cues]
    found: list[Report] = []
    covered: list[tuple[int, int]] = []
    for cue, report in sorted(held, key=outermost):
        if report is None or any(a <= cue.word < b for a, b in covered):
            continue
        for first, last in parts(stream, sentence, cue, report):
            marked = [n for n in sentence.quotes if first <= stream.quotes[n] < last]
            if first >= last or (cue.word in taken and not marked):
                continue
            if marked and outside(stream, first, last) < OUTSIDE:
                continue
            closes = marked and stream.quotes[marked[-1]] == last - 1
            end = quotes[marked[-1]].outer_end if closes else stream.end(last - 1)
            found.append(Report(stream.starts[first], end, cue, *report[2:]))
            covered.append((first, last))
    return [r for r in found if not any(o.start < r.start and r.end <= o.end for o in found)]


def outside(stream: Stream, first: int, last: int) -> int:
    """Number of words of a range that stand outside quotation marks."""
    return sum(tag.isalpha() and tag != "Q" for tag in stream.tags[first:last])


def outermost(pair: tuple[Cue, tuple | None]) -> tuple[bool, int]:
    """Order in which the cues of a sentence are read: those that vouch for all of it first."""
    cue, report = pair
    return not (report is not None and report[2] in ("closing", "according")), cue.word


def parts(stream: Stream, sentence: Sentence, cue: Cue, report: Reported) -> list[tuple[int, int]]:
    """Word ranges of a report: two when its cue interrupts it (the plan, she said, is dead)."""
    first, last = report[:2]
    ranges = [trim(stream, first, last)]
    after = addressed(stream, cue, sentence.end) + 1
    if report[2] != "closing" or after >= sentence.end or stream.tags[after - 1] not in ",—–":
        return ranges
    if cue.side == "inverted" and stream.tags[after] in "DnWE":  # the plan, said Ali, a friend, is
        commas = [j for j in range(after, sentence.end) if stream.tags[j] == ","]
        after = commas[0] + 1 if commas else sentence.end
    if after < sentence.end and stream.tags[after] != "S":
        ranges.append(trim(stream, after, sentence.end))
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
    after = addressed(stream, cue, sentence.end)
    closes = after >= sentence.end or tags[after] in ".,?!—–"
    if cue.side in CLOSING and closes and cue.left > sentence.start:
        before = cue.left - 1
        told = after > cue.right  # somebody is told
        speaks = cue.verb is not None and ("say" in cue.verb.classes or told)
        if tags[before] in ",—–" and speaks:
            return sentence.start, before, "closing", 0.85
        if cue.side == "inverted":
            return None
    return complement(stream, sentence, cue)


def vouched(stream: Stream, sentence: Sentence, cue: Cue) -> Reported | None:
    """Clause that "according to" vouches for: the rest of its sentence."""
    if cue.left - sentence.start > 2:
        return relative(stream, sentence, cue), cue.left, "according", 0.85
    comma = next((i for i in range(cue.right, sentence.end) if stream.tags[i] == ","), None)
    return (comma + 1, sentence.end, "according", 0.85) if comma else None


def relative(stream: Stream, sentence: Sentence, cue: Cue) -> int:
    """First word that "according to" at the end of a sentence vouches for.

    It vouches for all of it, unless the sentence is a report that a relative clause with a report
    of its own ends (Ali said that he was ill, which Omar has denied, according to the paper).
    """
    reports = [c for c in sentence.cues if c.source and c.word < cue.left and c.side in CLOSING]
    for later in reports[1:]:
        before = later.left - 1
        if stream.tags[before] == "W" and stream.tags[before - 1] == ",":
            return before
    return sentence.start


def complement(stream: Stream, sentence: Sentence, cue: Cue) -> Reported | None:
    """What follows a reporting verb: a clause with or without "that", or a phrase."""
    end = sentence.end
    i = after_verb(stream, cue, end)
    if cue.verb is None or i >= end or stream.tags[i] in ".?!:;":
        return None
    end = reach(stream, sentence, cue)
    that = conjunction(stream, i, end)
    if that is not None and cue.verb.classes & {"say", "tell", "ask"}:
        return that, end, "complement", 0.9
    if cue.source is None:
        return question(stream, cue, i, end)
    named = cue.verb.lemma == "call" and stream.tags[cue.left - 1] in "WO"  # which he called good
    if not (named or takes_bare(stream, cue.verb.lemma, i)):
        return None
    if cue.verb.lemma in CLAUSAL and not clausal(stream, i, end):
        return None
    return i, end, "bare complement", 0.75


def reach(stream: Stream, sentence: Sentence, cue: Cue) -> int:
    """Word after the last that a cue can report.

    A report ends before another of the same speaker (..., adding that he agreed), before the
    reporter's comment on it (..., a claim that Ali denies) and before a main clause that it stands
    in front of (saying that he was ill, Ali ...).
    """
    if cue.side == "fronted" and cue.source and cue.source[0] > cue.word:
        return cue.source[0]
    for other in sentence.cues:
        again = other.side == "participle" and other.source == cue.source
        if again and other.word > cue.right and stream.tags[other.word - 1] in ",Q":
            return other.word
        if other.side == "according" and cue.left < relative(stream, sentence, other) < other.left:
            return other.left
    if cue.side == "noun":  # his remark that it was "a mistake" angered her
        inside = [at for n in sentence.quotes if (at := stream.quotes[n]) > cue.word]
        return inside[-1] + 1 if inside else sentence.end
    for i in range(cue.right + 2, sentence.end - 2):
        commented = stream.tags[i] == "," and stream.words[i + 1] in ("a", "an")
        if commented and stream.words[i + 2] in SUMS:
            return i
    return sentence.end


def after_verb(stream: Stream, cue: Cue, end: int) -> int:
    """Word after a reporting verb, times and adverbs, and the person spoken to."""
    tags, i = stream.tags, cue.right
    while i < end and (tags[i] in "BT" or (tags[i] == "P" and i + 1 < end and tags[i + 1] == "T")):
        i += 1
    if i >= end or tags[i] in ".?!,:;":
        return end
    return addressed(stream, cue._replace(right=i), end)


def addressed(stream: Stream, cue: Cue, end: int) -> int:
    """Word after a verb of telling and the person spoken to; after any other verb, none is passed
    over.
    """
    i = cue.right
    if i >= end or cue.verb is None or "tell" not in cue.verb.classes or cue.side == "passive":
        return i
    if stream.tags[i] == "O":
        return i + 1
    addressee = forward(stream, i, end)
    return addressee[1] if addressee else i


def conjunction(stream: Stream, i: int, end: int) -> int | None:
    """Place of a "that" that follows word i after at most a few words of an adjunct."""
    for j in range(i, min(end, i + 10)):
        if stream.words[j] == "that":
            return j
        if stream.tags[j] not in "PDnXNTBGE":
            return None
    return None


def clausal(stream: Stream, i: int, end: int) -> bool:
    """Whether the words from word i on hold a verb, an infinitive or a question word before a
    comma.
    """
    for j in range(i, end):
        if stream.tags[j] in ",;—–":
            return False
        if stream.tags[j] in "AVKESR" or stream.words[j] in WHETHER:
            return True
        if stream.words[j] == "to" and j + 1 < end and stream.tags[j + 1] in "nVB":
            return True
    return False


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
