"""Reported speech without marks: the clause that a reporting cue introduces or closes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from analysis.quotations.grammar.noun_phrases import can_speak, phrase_from
from analysis.quotations.reports.cue import CLOSING_SIDES, Cue
from analysis.quotations.reports.quotation import Attribution
from analysis.quotations.reports.sentence import Sentence
from analysis.quotations.rule_table import ReadingRule
from analysis.quotations.text.lexicon import WORD_LISTS
from analysis.quotations.text.marks import Quoted
from analysis.quotations.text.tags import (
    ADJUNCT_WORD,
    ADVERBIAL,
    APPOSITION_OPENER,
    CLAUSE_MARK,
    CLAUSE_SIGN,
    COMMA_OR_DASH,
    COMMA_OR_QUOTATION,
    CONJUNCTION,
    INFINITIVE,
    NO_COMPLEMENT,
    OBJECT_OR_RELATIVE,
    OBJECT_PRONOUN,
    PAUSE,
    PREPOSITION,
    QUOTATION,
    RELATIVE,
    REPORT_LIMIT,
    SENTENCE_MARK,
    SUBORDINATOR,
    TIME,
)
from analysis.quotations.text.tokens import Tokens

_NEEDING_A_CLAUSE = frozenset(WORD_LISTS["needing a clause"])
_SUMMING_NOUNS = frozenset(WORD_LISTS["sums of what was said"])
_WITHOUT_THAT = frozenset(WORD_LISTS["reported without that"])
_QUESTION_WORDS = frozenset(
    ["if", "whether", "why", "how", "what", "who", "whom", "which", "when", "where"]
)
_QUESTION_OPENERS = _QUESTION_WORDS | {"about"}
_WITH_PREPOSITION = frozenset(WORD_LISTS["followed by a preposition"])
# words that stand around those between marks in a clause reported with them
_FEWEST_WORDS_OUTSIDE = 5
ReportedRange = tuple[int, int, ReadingRule]  # first word, word after the last, rule


class Report(NamedTuple):
    """A reported clause: character span, cue and rule."""

    start: int
    end: int
    cue: Cue
    rule: ReadingRule


def reported_clauses(
    tokens: Tokens,
    quotes: list[Quoted],
    parsed: list[Sentence],
    readings: list[Attribution | None],
) -> list[Report]:
    """Return the reported clauses of a text, outermost reports only, in order."""
    found: list[Report] = []
    for sentence in parsed:
        if sentence.cues:
            found += _clauses_of_sentence(tokens, quotes, sentence, readings)
    title = _headline_report(tokens, parsed[0]) if parsed and not parsed[0].quotes else None
    return sorted([*found, title] if title else found)


def _headline_report(tokens: Tokens, sentence: Sentence) -> Report | None:
    """Return the report of a headline that ends with its source: Border to open today: Turkish
    minister.
    """
    marks = [i for i in range(sentence.start, sentence.end) if tokens.tags[i] == ":"]
    if len(marks) != 1 or tokens.tags[sentence.end - 1] in SENTENCE_MARK or sentence.cues:
        return None
    source = phrase_from(tokens, marks[0] + 1, sentence.end)
    if source is None or source[1] < sentence.end or not can_speak(tokens, source):
        return None
    first, last = _trim_range(tokens, sentence.start, marks[0])
    if last - first < _FEWEST_WORDS_OUTSIDE:
        return None
    at = tokens.starts[marks[0]]
    cue = Cue(marks[0], at, at + 1, source, "colon", marks[0], source[1], None)
    return Report(tokens.starts[first], tokens.end(last - 1), cue, "headline")


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
    held = [(cue, _reported_by(tokens, sentence, cue)) for cue in sentence.cues]
    found: list[Report] = []
    covered: list[tuple[int, int]] = []
    for cue, report in sorted(held, key=_outermost_first):
        if report is None or any(a <= cue.word < b for a, b in covered):
            continue
        for first, last in _report_ranges(tokens, sentence, cue, report):
            marked = [n for n in sentence.quotes if first <= tokens.quotes[n] < last]
            if first < last and _stands_for_itself(tokens, first, last, marked, cue.word in taken):
                closes = marked and tokens.quotes[marked[-1]] == last - 1
                end = quotes[marked[-1]].outer_end if closes else tokens.end(last - 1)
                found.append(Report(tokens.starts[first], end, cue, report[2]))
                covered.append((first, last))
    return [r for r in found if not any(o.start < r.start and r.end <= o.end for o in found)]


def _cue_words(readings: Iterable[Attribution | None]) -> set[int]:
    """Return the words of the cues of some quotations."""
    return {r.cue.word for r in readings if r is not None and r.cue is not None}


def _stands_for_itself(
    tokens: Tokens, first: int, last: int, marked: list[int], taken: bool
) -> bool:
    """Tell whether a clause is a row beside those of the quotations in it; `taken` says that its
    cue governs a quotation.
    """
    if marked:
        return _words_outside_marks(tokens, first, last) >= _FEWEST_WORDS_OUTSIDE
    return not taken


def _words_outside_marks(tokens: Tokens, first: int, last: int) -> int:
    """Return the number of words of a range that stand outside quotation marks."""
    return sum(tag.isalpha() and tag != QUOTATION for tag in tokens.tags[first:last])


def _outermost_first(pair: tuple[Cue, ReportedRange | None]) -> tuple[bool, int]:
    """Return the order in which the cues of a sentence are read: those that vouch for all of it
    first.
    """
    cue, report = pair
    return not (report is not None and report[2] in ("closing", "according")), cue.word


def _report_ranges(
    tokens: Tokens, sentence: Sentence, cue: Cue, report: ReportedRange
) -> list[tuple[int, int]]:
    """Return the word ranges of a report: two when its cue interrupts it (the plan, she said, is
    dead).
    """
    first, last = report[:2]
    ranges = [_trim_range(tokens, first, last)]
    after = _after_addressee(tokens, cue, sentence.end) + 1
    if (
        report[2] != "closing"
        or after >= sentence.end
        or tokens.tags[after - 1] not in COMMA_OR_DASH
    ):
        return ranges
    if (
        cue.side == "inverted" and tokens.tags[after] in APPOSITION_OPENER
    ):  # the plan, said Ali, a friend, is
        commas = [j for j in range(after, sentence.end) if tokens.tags[j] == ","]
        after = commas[0] + 1 if commas else sentence.end
    if after < sentence.end and tokens.tags[after] != SUBORDINATOR:
        ranges.append(_trim_range(tokens, after, sentence.end))
    return ranges


def _trim_range(tokens: Tokens, first: int, last: int) -> tuple[int, int]:
    """Return the word range without punctuation, conjunctions and line breaks at its ends."""
    while first < last and (not tokens.tags[first].isalpha() or tokens.tags[first] == CONJUNCTION):
        first += 1
    while last > first and not tokens.tags[last - 1].isalpha():
        last -= 1
    return first, last


def _reported_by(tokens: Tokens, sentence: Sentence, cue: Cue) -> ReportedRange | None:
    """Return the word range reported by a cue, with its rule."""
    tags = tokens.tags
    if cue.side == "according":
        return _reported_by_according(tokens, sentence, cue)
    after = _after_addressee(tokens, cue, sentence.end)
    closes = after >= sentence.end or tags[after] in REPORT_LIMIT
    if cue.side in CLOSING_SIDES and closes and cue.left > sentence.start:
        before = cue.left - 1
        told = after > cue.right  # somebody is told
        speaks = cue.verb is not None and ("say" in cue.verb.classes or told)
        if tags[before] in COMMA_OR_DASH and speaks:
            return sentence.start, before, "closing"
        if cue.side == "inverted":
            return None
    return _verb_complement(tokens, sentence, cue)


def _reported_by_according(tokens: Tokens, sentence: Sentence, cue: Cue) -> ReportedRange | None:
    """Return the clause that "according to" vouches for: the rest of its sentence."""
    if cue.left - sentence.start > 2:
        return _first_vouched_word(tokens, sentence, cue), cue.left, "according"
    comma = next((i for i in range(cue.right, sentence.end) if tokens.tags[i] == ","), None)
    return (comma + 1, sentence.end, "according") if comma else None


def _first_vouched_word(tokens: Tokens, sentence: Sentence, cue: Cue) -> int:
    """Return the first word that "according to" at the end of a sentence vouches for.

    It vouches for all of it, unless the sentence is a report that a relative clause with a report
    of its own ends (Ali said that he was ill, which Omar has denied, according to the paper).
    """
    reports = [
        c for c in sentence.cues if c.source and c.word < cue.left and c.side in CLOSING_SIDES
    ]
    for later in reports[1:]:
        before = later.left - 1
        if tokens.tags[before] == RELATIVE and tokens.tags[before - 1] == ",":
            return before
    return sentence.start


def _verb_complement(tokens: Tokens, sentence: Sentence, cue: Cue) -> ReportedRange | None:
    """Return what follows a reporting verb: a clause with or without "that", or a phrase."""
    end = sentence.end
    i = _after_verb(tokens, cue, end)
    if cue.verb is None or i >= end or tokens.tags[i] in NO_COMPLEMENT:
        return None
    end = _end_of_report(tokens, sentence, cue)
    that = _place_of_that(tokens, i, end)
    if that is not None and cue.verb.classes & {"say", "tell", "ask"}:
        return that, end, "complement"
    if cue.source is None:
        return _reported_question(tokens, cue, i, end)
    named = (
        cue.verb.lemma == "call" and tokens.tags[cue.left - 1] in OBJECT_OR_RELATIVE
    )  # which he called good
    if not (named or _takes_no_that(tokens, cue.verb.lemma, i)):
        return None
    if cue.verb.lemma in _NEEDING_A_CLAUSE and not _is_clause(tokens, i, end):
        return None
    return i, end, "bare complement"


def _end_of_report(tokens: Tokens, sentence: Sentence, cue: Cue) -> int:
    """Return the word after the last that a cue can report.

    A report ends before another of the same speaker (..., adding that he agreed), before the
    reporter's comment on it (..., a claim that Ali denies) and before a main clause that it stands
    in front of (saying that he was ill, Ali ...).
    """
    if cue.side == "fronted" and cue.source and cue.source[0] > cue.word:
        return cue.source[0]
    for other in sentence.cues:
        again = other.side == "participle" and other.source == cue.source
        if again and other.word > cue.right and tokens.tags[other.word - 1] in COMMA_OR_QUOTATION:
            return other.word
        if (
            other.side == "according"
            and cue.left < _first_vouched_word(tokens, sentence, other) < other.left
        ):
            return other.left
    if cue.side == "noun":  # his remark that it was "a mistake" angered her
        inside = [at for n in sentence.quotes if (at := tokens.quotes[n]) > cue.word]
        return inside[-1] + 1 if inside else sentence.end
    for i in range(cue.right + 2, sentence.end - 2):
        commented = tokens.tags[i] == "," and tokens.words[i + 1] in ("a", "an")
        if commented and tokens.words[i + 2] in _SUMMING_NOUNS:
            return i
    return sentence.end


def _after_verb(tokens: Tokens, cue: Cue, end: int) -> int:
    """Return the word after a reporting verb, times and adverbs, and the person spoken to."""
    tags, i = tokens.tags, cue.right
    while i < end and (
        tags[i] in ADVERBIAL or (tags[i] == PREPOSITION and i + 1 < end and tags[i + 1] == TIME)
    ):
        i += 1
    if i >= end or tags[i] in PAUSE:
        return end
    return _after_addressee(tokens, cue._replace(right=i), end)


def _after_addressee(tokens: Tokens, cue: Cue, end: int) -> int:
    """Return the word after a verb of telling and the person spoken to; after any other verb, none
    is passed over.
    """
    i = cue.right
    if i >= end or cue.verb is None or "tell" not in cue.verb.classes or cue.side == "passive":
        return i
    if tokens.tags[i] == OBJECT_PRONOUN:
        return i + 1
    addressee = phrase_from(tokens, i, end)
    return addressee[1] if addressee else i


def _place_of_that(tokens: Tokens, i: int, end: int) -> int | None:
    """Return the place of a "that" that follows word i after at most a few words of an adjunct."""
    for j in range(i, min(end, i + 10)):
        if tokens.words[j] == "that":
            return j
        if tokens.tags[j] not in ADJUNCT_WORD:
            return None
    return None


def _is_clause(tokens: Tokens, i: int, end: int) -> bool:
    """Tell whether the words from word i on hold a verb, an infinitive or a question word before a
    comma.
    """
    for j in range(i, end):
        if tokens.tags[j] in CLAUSE_MARK:
            return False
        if tokens.tags[j] in CLAUSE_SIGN or tokens.words[j] in _QUESTION_WORDS:
            return True
        if tokens.words[j] == "to" and j + 1 < end and tokens.tags[j + 1] in INFINITIVE:
            return True
    return False


def _takes_no_that(tokens: Tokens, lemma: str, i: int) -> bool:
    """Tell whether the words from word i on can be reported by a verb without "that"."""
    word = tokens.words[i]
    if lemma not in _WITHOUT_THAT or (lemma == "call" and word not in ("for", "on")):
        return False
    return tokens.tags[i] != PREPOSITION or word == "to" or lemma in _WITH_PREPOSITION


def _reported_question(tokens: Tokens, cue: Cue, i: int, end: int) -> ReportedRange | None:
    """Return the question put to somebody, up to the next comma: asked whether he would go, Ali
    ...
    """
    if cue.verb is None or cue.verb.lemma != "ask" or tokens.words[i] not in _QUESTION_OPENERS:
        return None
    comma = next((j for j in range(i, end) if tokens.tags[j] == ","), end)
    return cue.right, comma, "question"
