"""Reports in text whose commas are lost: the road is open the mayor said; according to the mayor
the road is open.
"""

from __future__ import annotations

from analysis.quotations.grammar.clauses import clause_begins
from analysis.quotations.grammar.noun_phrases import phrase_from
from analysis.quotations.reports.adjuncts import after_addressee, after_times
from analysis.quotations.reports.cue import CLOSING_SIDES, Cue, ReportedRange
from analysis.quotations.reports.sentence import Sentence
from analysis.quotations.text.tags import (
    FINITE,
    FINITE_OR_ED,
    FRONT_OF_REPORT,
    PREPOSITION,
    QUOTATION,
    SENTENCE_MARK,
)
from analysis.quotations.text.tokens import Tokens

_SHORTEST_TEXT = 60  # of a text that would have a comma if none were lost
_FEWEST_REPORTED = 3  # words in front of a closing cue


def are_commas_lost(tokens: Tokens) -> bool:
    """Tell whether a text is too long to have no comma unless they were taken out of it."""
    return len(tokens.words) >= _SHORTEST_TEXT and "," not in tokens.text


def closed_without_comma(tokens: Tokens, sentence: Sentence, cue: Cue) -> ReportedRange | None:
    """Return the report in front of a cue that ends its sentence, in text whose commas are lost."""
    if cue.verb is None or cue.side not in CLOSING_SIDES or "say" not in cue.verb.classes:
        return None
    start, left, end = sentence.start, cue.left, sentence.end
    if left - start < _FEWEST_REPORTED or not are_commas_lost(tokens):
        return None
    if tokens.tags[left - 1] not in FRONT_OF_REPORT or QUOTATION in tokens.tags[start:end]:
        return None
    after = after_times(tokens, after_addressee(tokens, cue, end), end)
    rest = tokens.tags[after:end]
    if after < end and rest[0] not in SENTENCE_MARK and rest[0] != PREPOSITION:
        return None
    if tokens.word(after) == "by":
        return None  # a blast claimed by rebels killed two
    clause = any(tag in FINITE_OR_ED for tag in tokens.tags[start:left])
    ends = not any(tag in FINITE for tag in rest)
    return (start, left, "closing") if clause and ends else None


def vouched_without_comma(tokens: Tokens, sentence: Sentence, cue: Cue) -> ReportedRange | None:
    """Return the clause behind a source that opens its sentence, in text whose commas are lost:
    according to the mayor the road is open.
    """
    if cue.left != sentence.start or not are_commas_lost(tokens):
        return None
    i, end = _after_links(tokens, cue.right, sentence.end), sentence.end
    apposed = phrase_from(tokens, i, end) if tokens.word(i) in ("a", "an") else None
    if apposed:
        after = _after_links(tokens, apposed[1], end)
        i = after if clause_begins(tokens, after) or tokens.word(after) == "there" else i
    clause = any(tag in FINITE_OR_ED for tag in tokens.tags[i:end])
    return (i, end, "according") if clause else None


def _after_links(tokens: Tokens, i: int, end: int) -> int:
    """Return the word after the prepositional phrases that begin at word i."""
    while i < end and tokens.tags[i] == PREPOSITION:
        phrase = phrase_from(tokens, i + 1, end)
        if phrase is None:
            break
        i = phrase[1]
    return i
