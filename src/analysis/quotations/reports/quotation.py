"""A quotation in its sentence, and the reading that says who speaks it."""

from __future__ import annotations

import re
from typing import NamedTuple

from analysis.quotations.grammar.noun_phrases import Phrase
from analysis.quotations.reports.cue import Cue
from analysis.quotations.reports.sentence import Sentence
from analysis.quotations.rule_table import ReadingRule
from analysis.quotations.text.lexicon import APOSTROPHE
from analysis.quotations.text.marks import TRAILERS, Quoted
from analysis.quotations.text.tags import (
    CLAUSE_SUBJECT_END,
    COMMA_OR_COLON,
    COMMA_OR_SEMICOLON,
    FINITE,
    NOT_COUNTED,
    PRONOUN_OR_AUXILIARY,
    QUOTATION,
    SENTENCE_MARK,
)
from analysis.quotations.text.tokens import Tokens

_SHORT_QUOTATION = 7  # words, fewer of which in lower case are built into a clause
_LETTERS = re.compile(r"[^\W\d_][\w'’-]*")


class Attribution(NamedTuple):
    """The reading of one quotation: cue, source phrase, and the rule that found
    them.
    """

    cue: Cue | None
    source: Phrase | None
    rule: ReadingRule
    kind: str
    fragment: bool = False  # goes on from the quotation before
    label: tuple[int, int] | None = None  # span of a name within the marks: "ALI: We ..."


def is_speech(reading: Attribution | None) -> bool:
    """Tell whether words between marks are somebody's speech, no term or title."""
    return reading is not None and reading.kind != "scare"


class Quotation(NamedTuple):
    """A quotation in its sentence: its stand-in is word `at` of the tokens."""

    tokens: Tokens
    sentence: Sentence
    quote: Quoted
    at: int
    before: str  # word before it in lower case, empty at the start of the sentence
    words: list[str]  # between the marks, the first few at most
    last: str  # character between the marks that is no mark or blank itself


def quotation_in(tokens: Tokens, sentence: Sentence, quote: Quoted, at: int) -> Quotation:
    """Return the quotation of a sentence whose stand-in is word `at`."""
    text, start, end = tokens.text, quote.start, quote.end
    before = tokens.lows[at - 1] if at > sentence.start else ""
    words = _LETTERS.findall(text, start, min(end, start + 250))[:40]
    last = text[max(start, end - 20) : end].rstrip(TRAILERS)[-1:]
    return Quotation(tokens, sentence, quote, at, before, words, last)


def attribution_to(quotation: Quotation, cue: Cue, rule: ReadingRule) -> Attribution:
    """Return the attribution of a quotation to a cue."""
    rule = cue.side if cue.side != "adjacent" and rule in ("after", "before") else rule
    return Attribution(cue, cue.source, rule, _kind_of(quotation, cue))


def _kind_of(quotation: Quotation, cue: Cue) -> str:
    """Return `direct` when at most two words of what is reported stand outside the marks, else
    `mixed`; always mixed after "that", which builds the words into the reporter's sentence.
    """
    at = quotation.at
    called = cue.verb is not None and "call" in cue.verb.classes
    leads = cue.word < at
    if leads and (called or quotation.before == "that"):
        return "mixed"
    if _continues_clause(quotation, cue):
        return "mixed"
    words = quotation.words
    capital = bool(words) and words[0][0].isupper()
    if cue.right == at and capital and quotation.last in SENTENCE_MARK:
        return "direct"  # was heard shouting "Go!" before ...
    short = 0 < len(words) < _SHORT_QUOTATION and words[0][0].islower()
    if leads and short and quotation.tokens.tags[at - 1] not in COMMA_OR_COLON:
        return "mixed"
    return "direct" if _few_words_outside(quotation, cue) else "mixed"


def _few_words_outside(quotation: Quotation, cue: Cue) -> bool:
    """Tell whether at most two words of what is reported stand outside the marks, and no clause."""
    low, high = _reported_around(quotation, cue)
    words = 0
    for i in range(low, high):
        tag = quotation.tokens.tags[i]
        if tag.isalpha() and tag not in NOT_COUNTED:
            words += 3 if tag in PRONOUN_OR_AUXILIARY else 1
        if words > 2:
            return False
        if i > quotation.at and tag in COMMA_OR_SEMICOLON:
            break
    return True


def _reported_around(quotation: Quotation, cue: Cue) -> tuple[int, int]:
    """Return the words of the sentence that are reported with a quotation: those before the cue, or
    after.
    """
    at, sentence = quotation.at, quotation.sentence
    if cue.word > at:
        return sentence.start, cue.left
    if quotation.tokens.tags[at - 1] not in COMMA_OR_COLON:
        return cue.right, sentence.end
    return (sentence.start, cue.left) if cue.side == "inverted" else (at, sentence.end)


def _continues_clause(quotation: Quotation, cue: Cue) -> bool:
    """Tell whether a quotation that begins in lower case goes on a clause of the reporter's: Troops
    "will not wait", Ali said; Ali said all would be free, "guards included"; it was, Ali said,
    "late".
    """
    tokens, at = quotation.tokens, quotation.at
    if not tokens.text[quotation.quote.start : quotation.quote.start + 3].lstrip()[:1].islower():
        return False
    if cue.word > at:
        return at > quotation.sentence.start and tokens.tags[at - 1] in CLAUSE_SUBJECT_END
    clause = tokens.tags[cue.right : at]
    before = tokens.tags[quotation.sentence.start : cue.left]
    aside = tokens.tags[at - 1] == "," and any(tag in FINITE for tag in before)
    interrupted = cue.side == "inverted"  # "The bridge," said Ali, who built it, "will not stand."
    return aside or (not interrupted and clause[-1:] == (",",) and any(t in FINITE for t in clause))


def stands_alone(quotation: Quotation) -> bool:
    """Tell whether the sentence holds at most one word beside quotations."""
    words = 0
    for i in range(quotation.sentence.start, quotation.sentence.end):
        tag = quotation.tokens.tags[i]
        shortened = quotation.tokens.words[i][0] in APOSTROPHE  # it's
        words += tag.isalpha() and tag != QUOTATION and not shortened
        if words > 1:
            return False
    return True


Speech = list[tuple[int, int, Attribution]]
