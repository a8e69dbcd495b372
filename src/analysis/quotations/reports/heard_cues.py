"""Cues that are plain infinitives: heard Ali say; let her explain."""

from __future__ import annotations

from analysis.quotations.grammar.noun_phrases import can_speak
from analysis.quotations.reports.cue import CLAUSE_TAKING, Cue, cue_at
from analysis.quotations.text.lexicon import VERBS, WORD_LISTS
from analysis.quotations.text.tags import OBJECT_PRONOUN, PHRASE_WORD, RELATIVE
from analysis.quotations.text.tokens import Tokens

_OBJECT_HEARD = 6  # words, at most
_HEARING = frozenset(WORD_LISTS["before a plain infinitive"])


def heard_cue(tokens: Tokens, i: int, start: int) -> Cue | None:
    """Return the cue of the plain verb at word i, whose speaker is the object of a verb of hearing
    or letting: she heard Mr. Ali say; None for any other.
    """
    verb = VERBS[tokens.lows[i]]
    if verb.form != "base" or not verb.classes & CLAUSE_TAKING:
        return None
    near = range(i - 2, max(start, i - _OBJECT_HEARD) - 1, -1)
    hears = next((j for j in near if tokens.lows[j] in _HEARING), None)
    if hears is None or _is_of_speaker(tokens, hears):
        return None
    speaker = (hears + 1, i)
    tags = tokens.tags[slice(*speaker)]
    named = PHRASE_WORD.issuperset(tags) and can_speak(tokens, speaker)
    if not (named or tags == (OBJECT_PRONOUN,)):
        return None
    return cue_at(tokens, i, speaker, "infinitive", speaker[0], i + 1, verb)


def _is_of_speaker(tokens: Tokens, hears: int) -> bool:
    """Tell whether a verb of hearing at a word stands in a relative clause, behind which the
    speakers' own verb follows, or is no permission: guards who saw Ali | say; let us say.
    """
    led = RELATIVE in tokens.tags[max(0, hears - 2) : hears]  # who once saw
    return led or tokens.lows[hears : hears + 2] == ("let", "us")
