"""Cues that end a sentence: data that show what stands in front of them, a court that hears it."""

from __future__ import annotations

from analysis.quotations.grammar.noun_phrases import phrase_up_to
from analysis.quotations.grammar.subjects import subject_of
from analysis.quotations.reports.adjuncts import after_times
from analysis.quotations.reports.cue import Cue, cue_at
from analysis.quotations.reports.verb_cues import SAYING
from analysis.quotations.text.lexicon import DOCUMENTS, WORD_LISTS
from analysis.quotations.text.tags import BEFORE_MAIN_VERB, COMMA_OR_DASH, SENTENCE_MARK
from analysis.quotations.text.tokens import Tokens

_SHOWING = frozenset(["show", "shows", "showed"])
CLOSING_WORDS = _SHOWING | {"hear", "hears", "heard", "told"}
_EVIDENCE = DOCUMENTS | frozenset(WORD_LISTS["evidence"])
_COURTS = frozenset(WORD_LISTS["courts"])


def evidence_cue(tokens: Tokens, i: int, start: int, end: int) -> Cue | None:
    """Return the cue of a closing word i that ends a sentence with its subject: ..., data show;
    ..., the court was told on Monday. What is told in court has no source.
    """
    after = after_times(tokens, i + 1, end)
    if after < end and tokens.tags[after] not in SENTENCE_MARK:
        return None
    cue = (_showing_cue if tokens.lows[i] in _SHOWING else _hearing_cue)(tokens, i, start)
    parted = cue is not None and cue.left > start + 1
    return cue if cue and parted and tokens.tags[cue.left - 1] in COMMA_OR_DASH else None


def is_of_hearing(cue: Cue) -> bool:
    """Tell whether a cue is that of a court which is told something."""
    return cue.side == "passive" and cue.verb is SAYING and cue.source is None


def _showing_cue(tokens: Tokens, i: int, start: int) -> Cue | None:
    """Return the cue of "show" at word i with the document or data that show something."""
    found = subject_of(tokens, i, start)
    if found is None:
        return None
    source, side, group = found
    if _EVIDENCE.isdisjoint(tokens.lows[slice(*source)]):
        return None
    return cue_at(tokens, i, source, side, min(source[0], group), i + 1, SAYING)


def _hearing_cue(tokens: Tokens, i: int, start: int) -> Cue | None:
    """Return the cue of "heard" or "told" at word i with the court that hears or is told."""
    at = i - 1
    while at > start and tokens.tags[at] in BEFORE_MAIN_VERB:
        at -= 1
    court = phrase_up_to(tokens, at, start)
    if court is None or tokens.low(at) not in _COURTS:
        return None
    return cue_at(tokens, i, None, "passive", court[0], i + 1, SAYING)
