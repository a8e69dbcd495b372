"""Reporting cues of a sentence: who says, with which word, and on which side the source stands."""

from __future__ import annotations

from analysis.quotations.grammar.noun_phrases import phrase_from, phrase_up_to
from analysis.quotations.grammar.subjects import clause_subject, subject_of
from analysis.quotations.reports.cue import Cue, cue_at, cue_before_source
from analysis.quotations.reports.evidence import EVIDENCE_WORDS, evidence_cue
from analysis.quotations.reports.heard_cues import heard_cue
from analysis.quotations.reports.speech_nouns import SPEECH_NOUNS, owner_of, speech_noun_cue
from analysis.quotations.reports.verb_cues import (
    PHRASAL_VERBS,
    SAYING,
    phrasal_cue,
    pushing_cue,
    verb_cue,
)
from analysis.quotations.text.lexicon import PUSHING, VERBS, WORD_LISTS
from analysis.quotations.text.tags import (
    BEFORE_MAIN_VERB,
    COMMA_OR_QUOTATION,
    DASH,
    FULL_VERB,
    NAME,
    NOUN,
    OBJECT_PRONOUN,
    PREPOSITION,
    REPORTING_VERB,
    UNLISTED_VERB,
)
from analysis.quotations.text.tokens import Tokens

_VIEW_NOUNS = frozenset(WORD_LISTS["nouns of view"])
_CUE_NOUNS = _VIEW_NOUNS | SPEECH_NOUNS
_CUE_WORDS = (
    _CUE_NOUNS
    | VERBS.keys()
    | PUSHING.keys()
    | PHRASAL_VERBS.keys()
    | EVIDENCE_WORDS
    | {"according", "per"}
)
_GENRES = frozenset(WORD_LISTS["genres"])
_GONE_BY = frozenset(WORD_LISTS["what something goes by"])


def cue_words(tokens: Tokens) -> list[int]:
    """Return the words of a text that may be cues, in order."""
    return [i for i, low in enumerate(tokens.lows) if low in _CUE_WORDS]


def cues_of_sentence(tokens: Tokens, start: int, end: int, candidates: list[int]) -> list[Cue]:
    """Return the cues of the sentence of words `start` to `end`, from left to right, of the words
    that may be cues.
    """
    found: list[Cue] = []
    for i in candidates:
        cue = _cue_of_word(tokens, i, start, end, found)
        if cue is not None:
            found.append(cue)
    return found


def _cue_of_word(tokens: Tokens, i: int, start: int, end: int, found: list[Cue]) -> Cue | None:
    """Return the cue that word i is, behind those found in its sentence; None when it is none."""
    word, tag = tokens.words[i], tokens.tags[i]
    if word in PUSHING:
        return pushing_cue(tokens, i, start, end, found)
    if tokens.lows[i] in EVIDENCE_WORDS and (shown := evidence_cue(tokens, i, start, end)):
        return shown
    if word in VERBS and (heard := heard_cue(tokens, i, start)):
        return heard
    if tag == NOUN:
        return _noun_cue(tokens, i, start, end) if word in _CUE_NOUNS else None
    if tag == REPORTING_VERB or (i == start and tag == NAME and tokens.low(i) in VERBS):
        return verb_cue(tokens, i, start, end, found)
    if tag == PREPOSITION:
        return _preposition_cue(tokens, i, start, end)
    phrasal = tag in UNLISTED_VERB and word in PHRASAL_VERBS
    return phrasal_cue(tokens, i, start, end) if phrasal else None


def _noun_cue(tokens: Tokens, i: int, start: int, end: int) -> Cue | None:
    """Return the cue of the noun at word i: of speech or, with its owner or holder, of a view."""
    word = tokens.words[i]
    if word not in _VIEW_NOUNS or i == start:
        return speech_noun_cue(tokens, i, start, end) if word in SPEECH_NOUNS else None
    held = _opinion_cue(tokens, i, start, end)
    if held:
        return held
    if tokens.low(i - 1) == "the":
        led = i - 1 > start and tokens.tags[i - 2] == PREPOSITION  # in the words of
        return _according_cue(tokens, i, start, end, "of") if led else None
    return _view_cue(tokens, i, start)


def _according_cue(tokens: Tokens, i: int, start: int, end: int, particle: str) -> Cue | None:
    """Return the cue "according to", "as per" or "the words of" at word i."""
    if i + 2 >= end or tokens.low(i + 1) != particle:
        return None
    source = phrase_from(tokens, i + 2, end)
    if source is None and tokens.tags[i + 2] == OBJECT_PRONOUN:
        source = (i + 2, i + 3)
    if source is None and tokens.low(i + 2) == "which":  # issued a report, according to which ...
        source = clause_subject(tokens, start, i)
        return source and cue_at(tokens, i, source, "according", i, i + 3, SAYING)._replace(
            end=tokens.end(i + 1)
        )
    if source is None or (source[1] == i + 3 and tokens.words[i + 2] in _GONE_BY):
        return None
    return Cue(i, tokens.starts[i], tokens.end(i + 1), source, "according", i, source[1], None)


def _preposition_cue(tokens: Tokens, i: int, start: int, end: int) -> Cue | None:
    """Return the cue of the preposition at word i: according to, as per, per."""
    if tokens.low(i) == "according":
        return _according_cue(tokens, i, start, end, "to")
    if i > start and tokens.low(i - 1) == "as":
        return _according_cue(tokens, i - 1, start, end, "per")
    return _per_cue(tokens, i, start, end)


def _per_cue(tokens: Tokens, i: int, start: int, end: int) -> Cue | None:
    """Return the cue "per" at word i, parted from its clause, with a named source: the road is
    open, per the Post.
    """
    source = phrase_from(tokens, i + 1, end)
    if source is None or (i > start and tokens.tags[i - 1] not in COMMA_OR_QUOTATION):
        return None
    named = tokens.low(i) == "per" and NAME in tokens.tags[slice(*source)]
    return cue_before_source(tokens, i, source, "according") if named else None


def _view_cue(tokens: Tokens, i: int, start: int) -> Cue | None:
    """Return the cue of a view at word i and its owner: in the mayor's view."""
    source = owner_of(tokens, i, start)
    if source is None or source[0] <= start - 1 or tokens.low(source[0] - 1) != "in":
        return None
    left = source[0] - 1
    return Cue(i, tokens.starts[i], tokens.end(i), source, "according", left, i + 1, None)


def _opinion_cue(tokens: Tokens, i: int, start: int, end: int) -> Cue | None:
    """Return the cue of an opinion at word i that its holder is "of": the mayor is of the opinion
    that ...
    """
    if i - 3 < start or i + 1 >= end or tokens.words[i + 1] != "that":
        return None
    if tokens.low(i - 2) != "of" or tokens.tags[i - 3] not in BEFORE_MAIN_VERB:
        return None
    found = subject_of(tokens, i - 2, start)
    if found is None:
        return None
    source, side, group = found
    return cue_at(tokens, i, source, side, min(source[0], group), i + 1, SAYING)


def colon_cue(tokens: Tokens, i: int, start: int) -> Cue | None:
    """Return the cue of a colon at word i: its clause's first noun phrase, or the name after a
    dash, is the source.

    The cue is the verb of the clause, when it or its object is one of speech, else the colon.
    """
    start = next((j + 1 for j in range(i - 1, start, -1) if tokens.tags[j] == ";"), start)
    name = phrase_up_to(tokens, i - 1, start) if i > start else None
    own = name is not None and (name[0] == start or tokens.tags[name[0] - 1] in DASH)
    source = name if own else clause_subject(tokens, start, i) or name
    if source is None or tokens.low(source[0]) in _GENRES:
        return None
    spoken = any(word in SPEECH_NOUNS for word in tokens.words[source[1] : i])
    verbs = FULL_VERB if spoken else (REPORTING_VERB,)  # delivered a message to Ali: "..."
    verb = next((j for j in range(source[1], i) if tokens.tags[j] in verbs), i)
    return Cue(verb, tokens.starts[verb], tokens.end(verb), source, "colon", source[0], i + 1, None)
