"""Cues of those that do not speak: data that show something, findings, a court that hears it."""

from __future__ import annotations

from analysis.quotations.grammar.clauses import clause_begins, opens_amount
from analysis.quotations.grammar.noun_phrases import phrase_from, phrase_up_to
from analysis.quotations.grammar.subjects import subject_of
from analysis.quotations.reports.adjuncts import after_times
from analysis.quotations.reports.cue import Cue, cue_at
from analysis.quotations.reports.verb_cues import SAYING
from analysis.quotations.text.lexicon import COURTS, DOCUMENTS, WORD_LISTS, Verb
from analysis.quotations.text.tags import (
    ADVERB,
    BEFORE_MAIN_VERB,
    COMMA_OR_DASH,
    DETERMINER,
    NUMBER,
    SENTENCE_MARK,
)
from analysis.quotations.text.tokens import Tokens

_SHOWING = frozenset(["show", "shows", "showed"])
EVIDENCE_WORDS = _SHOWING | {"hear", "hears", "heard", "told"}
_FINDING = Verb("find", "past", frozenset(["say"]))
_FINDINGS = frozenset(WORD_LISTS["findings"])
_EVIDENCE = DOCUMENTS | _FINDINGS | frozenset(WORD_LISTS["evidence"])
_AMOUNT_LIMITS = frozenset(
    [("at", "least"), ("at", "most"), ("up", "to")]
    + [(word, "than") for word in ("more", "fewer", "less")]
)
_OF_ALL = frozenset(["%", "per", "percent", "pc", "of"])  # behind a number
_HEARERS = COURTS | frozenset(WORD_LISTS["hearers"])
_PARTS = frozenset(WORD_LISTS["parts"])
_SHARES_ASKED = frozenset(WORD_LISTS["shares of those asked"])


def evidence_cue(tokens: Tokens, i: int, start: int, end: int) -> Cue | None:
    """Return the cue of word i when it ends a sentence with its subject (..., data show; ..., the
    court was told on Monday), or brings in what a document found: a poll shows that ... What is
    told in court has no source.
    """
    if tokens.lows[i] in _SHOWING and (tokens.word(i + 1) == "that" or is_finding(tokens, i + 1)):
        cue = _showing_cue(tokens, i, start, _FINDING)
        return cue if cue and tells_findings(tokens, cue) else None
    after = after_times(tokens, i + 1, end)
    if after < end and tokens.tags[after] not in SENTENCE_MARK:
        return None
    shows = tokens.lows[i] in _SHOWING
    cue = _showing_cue(tokens, i, start, SAYING) if shows else _hearing_cue(tokens, i, start)
    parted = cue is not None and cue.left > start + 1
    return cue if cue and parted and tokens.tags[cue.left - 1] in COMMA_OR_DASH else None


def is_of_hearing(cue: Cue) -> bool:
    """Tell whether a cue is that of a court which is told something."""
    return cue.side == "passive" and cue.verb is SAYING and cue.source is None


def tells_findings(tokens: Tokens, cue: Cue) -> bool:
    """Tell whether the source of a cue is a document of what somebody asked or looked into, which
    may stand before a relative pronoun: a report that found; not: a survey ship.
    """
    if cue.source is None:
        return False
    start, end = cue.source
    if cue.side == "relative":
        return tokens.low(start - 1 - (tokens.tag(start - 1) == ",")) in _FINDINGS
    phrase = phrase_from(tokens, start, end)
    return phrase is not None and tokens.low(phrase[1] - 1) in _FINDINGS


def is_finding(tokens: Tokens, i: int) -> bool:
    """Tell whether a clause or a share of those asked stands at word i: found 40% of voters want
    him; found two in five do; found most would go; but: found traces of lead; found two bodies.
    """
    while not _is_number(tokens, i):
        limited = (tokens.word(i), tokens.word(i + 1)) in _AMOUNT_LIMITS
        if not (limited or tokens.tag(i) in (ADVERB, DETERMINER) or opens_amount(tokens, i)):
            break
        i += 1 + limited
    part = tokens.word(i) in _PARTS and tokens.word(i + 1) == "of"
    return part or (_is_number(tokens, i) and _counts(tokens, i)) or clause_begins(tokens, i)


def _is_number(tokens: Tokens, i: int) -> bool:
    """Tell whether word i is a number, or tells how many of those asked."""
    return tokens.tag(i) == NUMBER or tokens.word(i) in _SHARES_ASKED


def _counts(tokens: Tokens, i: int) -> bool:
    """Tell whether the number at word i is that of a share: 40%; two in five; most of them."""
    word = tokens.word(i + 1)
    share = word.rstrip("s") in _PARTS and tokens.word(i + 2) == "of"
    among = word == "in" and tokens.tag(i + 2) in (NUMBER, DETERMINER)
    return share or among or word in _OF_ALL or tokens.word(i).endswith("%")


def _showing_cue(tokens: Tokens, i: int, start: int, verb: Verb) -> Cue | None:
    """Return the cue of "show" at word i, read as another verb, with the document or data that show
    something.
    """
    found = subject_of(tokens, i, start)
    if found is None:
        return None
    source, side, group = found
    if _EVIDENCE.isdisjoint(tokens.lows[slice(*source)]):
        return None
    return cue_at(tokens, i, source, side, min(source[0], group), i + 1, verb)


def _hearing_cue(tokens: Tokens, i: int, start: int) -> Cue | None:
    """Return the cue of "heard" or "told" at word i with the court that hears or is told."""
    at = i - 1
    while at > start and tokens.tags[at] in BEFORE_MAIN_VERB:
        at -= 1
    court = phrase_up_to(tokens, at, start)
    if court is None or tokens.low(at) not in _HEARERS:
        return None
    return cue_at(tokens, i, None, "passive", court[0], i + 1, SAYING)
