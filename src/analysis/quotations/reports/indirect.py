"""Reported speech without marks: the clause that a reporting cue introduces or closes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from analysis.quotations.grammar.clauses import CLAUSE_OPENERS, JOINING_CLAUSES, trim_range
from analysis.quotations.grammar.noun_phrases import phrase_from
from analysis.quotations.reports.adjuncts import after_addressee, after_times
from analysis.quotations.reports.complements import AFTER_REPORT, reported_by
from analysis.quotations.reports.cue import Cue, ReportedRange
from analysis.quotations.reports.headlines import headline_report
from analysis.quotations.reports.limits import before_cue
from analysis.quotations.reports.quotation import Attribution, is_speech
from analysis.quotations.reports.sentence import Sentence
from analysis.quotations.reports.vouched import vouching_cue
from analysis.quotations.rule_table import ReadingRule
from analysis.quotations.text.lexicon import VERBS, WORD_LISTS
from analysis.quotations.text.marks import Quoted
from analysis.quotations.text.tags import (
    APPOSITION_OPENER,
    AUXILIARY,
    COMMA_OR_COLON,
    COMMA_OR_DASH,
    FINITE_OR_ED,
    FINITE_VERB,
    ING_FORM,
    NOUN,
    PREPOSITION,
    PREPOSITION_OR_SUBORDINATOR,
    QUOTATION,
    RELATIVE,
    SPECIFIER,
    TIME,
)
from analysis.quotations.text.tokens import Tokens

# words that stand around those between marks in a clause reported with them
_FEWEST_WORDS_OUTSIDE = 5
_FEWEST_WORDS_AROUND_NAME = 4  # the same when they are no speech
_CONNECTING = frozenset(WORD_LISTS["adverbs that connect sentences"])


class Report(NamedTuple):
    """A reported clause: character span, cue, rule and kind."""

    start: int
    end: int
    cue: Cue
    rule: ReadingRule
    kind: str  # indirect, or part_quoted: words between marks stand in it


def reported_clauses(
    tokens: Tokens,
    quotes: list[Quoted],
    parsed: list[Sentence],
    readings: list[Attribution | None],
) -> list[Report]:
    """Return the reported clauses of a text, outermost reports only, in order."""
    found: list[Report] = []
    for number, sentence in enumerate(parsed):
        if not sentence.cues:
            continue
        vouching = vouching_cue(tokens, sentence)
        if vouching and not sentence.opens:
            found += _vouched_sentence(tokens, parsed[number - 1], vouching)
        else:
            found += _clauses_of_sentence(tokens, quotes, sentence, readings)
    title = headline_report(tokens, parsed, readings)
    if title:
        (first, last), cue = title
        report = Report(tokens.starts[first], tokens.end(last - 1), cue, "headline", "indirect")
        found = [report, *(r for r in found if not report.start <= r.start < report.end)]
    return sorted(found)


def _vouched_sentence(tokens: Tokens, sentence: Sentence, cue: Cue) -> list[Report]:
    """Return the report of a sentence without one of its own that the next vouches for: The road is
    open. That's according to Ali.
    """
    first, last = trim_range(tokens, sentence.start, sentence.end)
    if sentence.cues or sentence.quotes or first == last:
        return []
    return [Report(tokens.starts[first], tokens.end(last - 1), cue, "according", "indirect")]


def _clauses_of_sentence(
    tokens: Tokens,
    quotes: list[Quoted],
    sentence: Sentence,
    readings: list[Attribution | None],
) -> list[Report]:
    """Return the reported clauses of one sentence.

    A clause may hold words between marks when enough others stand around them; the report of a cue
    that governs a quotation must.
    """
    taken = _cue_words(readings[number] for number in sentence.quotes)
    held = [(cue, reported_by(tokens, sentence, cue)) for cue in sentence.cues]
    found: list[Report] = []
    covered: list[tuple[int, int]] = []
    for cue, report in sorted(held, key=_outermost_first):
        if report is None or any(a <= cue.word < b for a, b in covered):
            continue
        parts = _parts_of_report(tokens, sentence, cue, report, readings)
        for part, (first, last) in enumerate(parts):
            marked = _quotations_between(tokens, sentence, first, last)
            governs = cue.word in taken and not (len(parts) > 1 and (part or not marked))
            spoken = [n for n in marked if is_speech(readings[n])]
            if first < last and _stands_for_itself(tokens, (first, last), spoken, governs):
                end = _end_of_clause(tokens, quotes, marked, last)
                kind = "part_quoted" if spoken else "indirect"
                found.append(Report(tokens.starts[first], end, cue, report[2], kind))
                covered.append((first, last))
    return _outermost(found)


def _quotations_between(tokens: Tokens, sentence: Sentence, first: int, last: int) -> list[int]:
    """Return the numbers of a sentence's quotations from one word up to another."""
    return [number for number in sentence.quotes if first <= tokens.quotes[number] < last]


def _parts_of_report(
    tokens: Tokens,
    sentence: Sentence,
    cue: Cue,
    report: ReportedRange,
    readings: list[Attribution | None],
) -> list[tuple[int, int]]:
    """Return the word ranges of a report: one, or those of clauses that a conjunction joins."""
    whole = _report_range(tokens, sentence, cue, report)
    if sentence.quotes:
        whole = _before_speech(tokens, sentence, cue, whole, readings)
    return _joined_clauses(tokens, *whole) or [whole]


def _end_of_clause(tokens: Tokens, quotes: list[Quoted], marked: list[int], last: int) -> int:
    """Return the offset at which a clause ends before word `last`: behind the closing mark when one
    of the quotations in it, `marked`, ends it.
    """
    closes = marked and tokens.quotes[marked[-1]] == last - 1
    return quotes[marked[-1]].outer_end if closes else tokens.end(last - 1)


def _outermost(reports: list[Report]) -> list[Report]:
    """Return those of some reports that lie in no other, or begin with it; of two that are the same
    words, that of a noun (pointed to her claim that ...), or else of the first cue.
    """
    by_cue = sorted(reports, key=lambda r: (r.cue.side == "noun", -r.cue.word))
    same = {(r.start, r.end): r for r in by_cue}
    reports = list(same.values())
    return [r for r in reports if not any(o.start < r.start and r.end <= o.end for o in reports)]


def _before_speech(
    tokens: Tokens,
    sentence: Sentence,
    cue: Cue,
    part: tuple[int, int],
    readings: list[Attribution | None],
) -> tuple[int, int]:
    """Return the word range of a report up to the clause of a later cue that brings in direct
    speech (said it was late, and when asked, Omar replied, "..."; said it was late, adding, "...")
    or up to a verb of the same speaker that the quotation belongs to: said it was late and called
    it "..."
    """
    first, last = part
    for number in sentence.quotes:
        reading, at = readings[number], tokens.quotes[number]
        if reading is None or reading.cue is None:
            continue
        shares = reading.cue.side == "shared" and reading.cue.source == cue.source
        if shares and max(first, cue.word) < reading.cue.word < last:
            return trim_range(tokens, first, before_cue(tokens, reading.cue))
        if reading.kind != "direct":
            continue
        later = max(first, cue.word) < reading.cue.word < at < last
        if later and tokens.tags[at - 1] in COMMA_OR_COLON:
            end = before_cue(tokens, reading.cue) + 1
            joined = tokens.tags[end - 1] in PREPOSITION_OR_SUBORDINATOR  # while chanting, "..."
            first, last = trim_range(tokens, first, _before_adjunct(tokens, first, end - joined))
            alone = last - first == 1 and tokens.words[first] == "that"
            return (first, first) if alone else (first, last)  # said that he asked, "..."
    return part


def _before_adjunct(tokens: Tokens, first: int, end: int) -> int:
    """Return the word after the last of a range in front of an adjunct of the next clause, as in:
    ..., and when asked about it, Omar replied.
    """
    for i in range(end - 3, first, -1):
        joins = tokens.tags[i] == "," and tokens.words[i + 1] in JOINING_CLAUSES
        if joins and tokens.words[i + 2] in CLAUSE_OPENERS:
            return i
    return end


def _cue_words(readings: Iterable[Attribution | None]) -> set[int]:
    """Return the words of the cues of some quotations."""
    return {r.cue.word for r in readings if r is not None and r.cue is not None}


def _stands_for_itself(
    tokens: Tokens, part: tuple[int, int], marked: list[int], taken: bool
) -> bool:
    """Tell whether a report is a row beside those of the quotations in it; `taken` says that its
    cue governs a quotation.
    """
    outside = _words_outside_marks(tokens, *part)
    if marked:
        return outside >= _FEWEST_WORDS_OUTSIDE
    named = QUOTATION in tokens.tags[slice(*part)]  # a word spoken of, a title
    return not taken and (not named or outside >= _FEWEST_WORDS_AROUND_NAME)


def _words_outside_marks(tokens: Tokens, first: int, last: int) -> int:
    """Return the number of words of a range that stand outside quotation marks."""
    return sum(tag.isalpha() and tag != QUOTATION for tag in tokens.tags[first:last])


def _outermost_first(pair: tuple[Cue, ReportedRange | None]) -> tuple[bool, int]:
    """Return the order in which the cues of a sentence are read: those that vouch for all of it
    first.
    """
    cue, report = pair
    return not (report is not None and report[2] in ("closing", "according")), cue.word


def _report_range(
    tokens: Tokens, sentence: Sentence, cue: Cue, report: ReportedRange
) -> tuple[int, int]:
    """Return the word range of a report, with the cue in it when that interrupts it: the plan, she
    said, is dead.
    """
    first, last = trim_range(tokens, *report[:2])
    after = _after_cue_clause(tokens, cue, report, sentence.end)
    begins, end = trim_range(tokens, after, sentence.end)
    if begins >= end or first >= last or tokens.tags[begins] == QUOTATION:
        return first, last
    if cue.side == "inverted" and _only_describes(tokens, begins, end):
        return first, last  # ..., said Ali, Kars Port spokesman.
    fronted = tokens.low(first) in CLAUSE_OPENERS and "," not in tokens.tags[first:last]
    if _is_circumstance(tokens, after) and not fronted:
        return first, last
    if report[2] == "closing" and _reports_on(tokens, sentence, cue, after):
        return first, last
    if tokens.tags[last - 1] == RELATIVE and tokens.tags[last - 2] != PREPOSITION:
        return last - 1, end  # a park which, she said, is closed
    if tokens.words[last - 1] in ("where", "when") and last - 1 > first:
        return begins, end  # a park where, she said, nobody walks
    if last - first == 1 and tokens.lows[first] in _CONNECTING:
        return begins, end  # Meanwhile, she said, the park is closed
    parted = fronted or not any(tag in FINITE_OR_ED for tag in tokens.tags[first:last])
    parted = parted or tokens.tags[begins] in (AUXILIARY, FINITE_VERB)
    parted = parted or tokens.tags[last - 1] == AUXILIARY  # he had, according to Ali, left
    return (first, end) if parted or report[2] != "according" else (first, last)


def _only_describes(tokens: Tokens, i: int, end: int) -> bool:
    """Tell whether the words from word i on are no clause: Kars Port spokesman; a union that has
    struck.
    """
    phrase = phrase_from(tokens, i, end)
    led = phrase is not None and tokens.low(i) in ("a", "an")
    related = led and phrase is not None and tokens.tag(phrase[1]) == RELATIVE
    return related or not any(tag in FINITE_OR_ED for tag in tokens.tags[i:end])


def _reports_on(tokens: Tokens, sentence: Sentence, cue: Cue, i: int) -> bool:
    """Tell whether a conjunction at word i joins one more report to one that a cue closes: the road
    is open, Ali said, but drivers complained that it was icy; ..., but added that it was icy.
    """
    joined = tokens.words[i] in JOINING_CLAUSES
    return joined and any(
        one.word == i + 1 or (one.source != cue.source and one.source and one.source[0] == i + 1)
        for one in sentence.cues
    )


def _joined_clauses(tokens: Tokens, first: int, last: int) -> list[tuple[int, int]]:
    """Return the word ranges of a report whose clauses a conjunction and "that" join, where one of
    them holds a quotation: said it was late and that he would "go". None are returned for a single
    clause, nor when another "that" stands in it (said he wrote a "book" that is long and that
    nobody reads).
    """
    if QUOTATION not in tokens.tags[first:last] or "that" not in tokens.words[first + 1 : last]:
        return []
    thats = [i for i in range(first + 1, last - 1) if tokens.words[i] == "that"]
    edges = [first, *thats, last]
    if not thats or not all(_joins_clause(tokens, first, i) for i in thats):
        return []
    ends = [i - 1 for i in thats] + [last]
    return [trim_range(tokens, a, b) for a, b in zip(edges, ends, strict=False)]


def _joins_clause(tokens: Tokens, first: int, that: int) -> bool:
    """Tell whether "that" opens one more clause of the report from word `first`: it is no pronoun
    (said it was late, but that may change; said it was late and that man was ill).
    """
    opened, joining = tokens.words[first] == "that", tokens.words[that - 1]
    if joining not in JOINING_CLAUSES and not (opened and joining == ","):
        return False
    if tokens.tags[that + 1] in (AUXILIARY, FINITE_VERB):
        return False
    one = tokens.tags[that + 1] == NOUN and not tokens.words[that + 1].endswith("s")
    return opened or not (one and tokens.tag(that + 2) in FINITE_OR_ED)


def _after_cue_clause(tokens: Tokens, cue: Cue, report: ReportedRange, end: int) -> int:
    """Return the word behind the comma that closes the clause of a cue behind its report, past what
    the source is; `end` when there is none.
    """
    if report[2] == "according" and report[0] < cue.word:
        comma = next((i for i in range(cue.right, end) if tokens.tags[i] == ","), end)
    elif report[2] == "closing":
        comma = after_times(tokens, after_addressee(tokens, cue, end), end)
    else:
        return end
    if comma + 1 >= end or tokens.tags[comma] not in COMMA_OR_DASH:
        return end
    described = report[2] == "according" or cue.side == "inverted"
    described = described and tokens.tags[cue.left - 2] != AUXILIARY
    return _after_description(tokens, comma + 1, end) if described else comma + 1


def _is_circumstance(tokens: Tokens, i: int) -> bool:
    """Tell whether what begins at word i says how or when something was said: as the two met; two
    days after the vote; November 19; citing a report.
    """
    when = tokens.tags[i] == TIME or (tokens.tags[i] in SPECIFIER and tokens.tag(i + 1) == TIME)
    low = tokens.low(i)
    doing = tokens.tags[i] == ING_FORM or (low in VERBS and VERBS[low].form == "ing")
    return when or doing or tokens.words[i] in AFTER_REPORT


def _after_description(tokens: Tokens, i: int, end: int) -> int:
    """Return the word after what a source behind its verb is, told from word i on between commas:
    the plan, said Ali, a friend, is dead; ..., said Ali, of the Kars office, who left.
    """
    if tokens.tags[i] not in APPOSITION_OPENER and tokens.words[i] != "of":
        return i
    commas = (j for j in range(i, end) if tokens.tags[j] == ",")
    return next((j + 1 for j in commas if tokens.tag(j + 1) != RELATIVE), end)
