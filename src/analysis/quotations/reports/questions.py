"""What is asked, and of whom: asked the head of the port whether it was late."""

from __future__ import annotations

from analysis.quotations.grammar.clauses import QUESTION_WORDS
from analysis.quotations.grammar.noun_phrases import is_initial
from analysis.quotations.reports.cue import Cue, ReportedRange
from analysis.quotations.text.tags import BEFORE_MAIN_VERB, PREPOSITION, PREPOSITIONAL
from analysis.quotations.text.tokens import Tokens

_ASKED = QUESTION_WORDS | {"to"}
_ASKED_OF_SUBJECT = _ASKED | {"about"}


def question_asked(tokens: Tokens, i: int, end: int) -> int:
    """Return the first word of the question that is asked, at word i or behind whom it is asked of:
    asked the head of the port whether it was late; word i when none is asked.
    """
    j = i
    while j < end and _names_asked(tokens, j):
        j += 1
    led = i < end and tokens.tags[i] == PREPOSITION
    return j if led and j < end and tokens.words[j] in _ASKED else i


def _names_asked(tokens: Tokens, i: int) -> bool:
    """Tell whether word i, or the stop of a title there, is part of whom a question is asked of."""
    if tokens.tags[i] == ".":
        return is_initial(tokens, i)
    return tokens.tags[i] in PREPOSITIONAL and tokens.words[i] not in ("to", "about")


def is_asked(tokens: Tokens, cue: Cue, i: int) -> bool:
    """Tell whether the preposition at word i, or the "not" before it, brings in what somebody is
    asked: asked Ali to go, begged him not to go; but not: asked to be named, asked for help, asked
    Ali about the pier.
    """
    told = tokens.tags[i - 1] not in BEFORE_MAIN_VERB and i > cue.right
    return told and tokens.word(i + (tokens.words[i] == "not")) == "to"


def reported_question(tokens: Tokens, i: int, end: int) -> ReportedRange | None:
    """Return the question that somebody named puts to the subject, up to the next comma: asked by a
    reporter whether he would go, Ali ...
    """
    if tokens.words[i] not in _ASKED_OF_SUBJECT:
        return None
    comma = next((j for j in range(i, end) if tokens.tags[j] == ","), end)
    return i, comma, "bare complement"
