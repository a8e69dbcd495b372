"""Cues that are nouns of speech: her remark that ...; his vow on Monday that ...; the firm's answer
was that ...; made the case that ...
"""

from __future__ import annotations

from analysis.quotations.grammar.displaced_subjects import shared_subject
from analysis.quotations.grammar.noun_phrases import Phrase, can_speak, phrase_from, phrase_up_to
from analysis.quotations.grammar.subjects import subject_of
from analysis.quotations.reports.adjuncts import after_times
from analysis.quotations.reports.cue import Cue, cue_at
from analysis.quotations.reports.noun_clauses import agent_of_noun, is_whole
from analysis.quotations.reports.verb_cues import SAYING
from analysis.quotations.rule_table import Side
from analysis.quotations.text.lexicon import APOSTROPHE, POSSESSIVE, VERBS, WORD_LISTS
from analysis.quotations.text.tags import (
    COLON_OR_QUOTATION,
    DETERMINER,
    FINITE_OR_ED,
    MODIFIER,
    PREPOSITION,
)
from analysis.quotations.text.tokens import Tokens

_MADE = frozenset(WORD_LISTS["nouns of what is made"])
SPEECH_NOUNS = frozenset(WORD_LISTS["nouns of speech"]) | _MADE
_MAKING = frozenset(WORD_LISTS["makers of what a noun says"])
_PLEAS = frozenset(["plea", "pleas", "call", "calls", "appeal", "appeals"])
_PLEA = VERBS["called"]
_POSSESSIVE_PRONOUNS = frozenset(["his", "her", "their", "my", "its"])
_CLAUSE_INTRODUCERS = frozenset(["that", "of", "for", "to", "about", "as"])
_COPULA = frozenset(["is", "was"])


def speech_noun_cue(tokens: Tokens, i: int, start: int, end: int) -> Cue | None:
    """Return the cue of the noun of speech at word i with its owner or maker: her remark that ...;
    Mr. Ali's call for ...; a claim by Ali that ...; his answer was that ...; made the case that ...
    """
    if i + 1 >= end:
        return None
    if made := agent_of_noun(tokens, i, end):
        return cue_at(tokens, i, made[0], "noun", i, made[1], SAYING)
    if said := _cue_of_making(tokens, i, start, end):
        return said
    that = _clause_behind(tokens, i + 1, end)
    introduces = tokens.words[i + 1] in _CLAUSE_INTRODUCERS
    if that is None and not (introduces or tokens.tags[i + 1] in COLON_OR_QUOTATION):
        return None
    source = owner_of(tokens, i, start)
    if source is None:
        if that is None or tokens.words[that - 1] not in _COPULA or tokens.lows[i] in _MADE:
            return None
        more = tokens.low(i - 1) == "another"  # another complaint was that it was late
        return cue_at(tokens, i, None, "noun", i, that, SAYING) if more else None
    if that is not None and tokens.words[that - 1] in _COPULA:
        if tokens.lows[i] in _PLEAS:
            return None  # her appeal is that she is calm
        return cue_at(tokens, i, source, "adjacent", source[0], that, SAYING)
    spoken = tokens.lows[i] not in _MADE
    return cue_at(tokens, i, source, "noun", i, that or i + 1, SAYING) if spoken else None


def _clause_behind(tokens: Tokens, i: int, end: int) -> int | None:
    """Return the "that" of what a noun of speech in front of word i says, past whom, when and the
    verb "be": his vow | to the town on Monday that; his answer | was that; None when none follows.
    """
    if tokens.word(i) == "to" and (told := phrase_from(tokens, i + 1, end)):
        i = told[1]
    i = after_times(tokens, i, end)
    i += tokens.word(i) in _COPULA
    acts = i + 1 + tokens.word(i + 1).endswith("ly")  # a remark that rightly angered them
    return i if tokens.word(i) == "that" and tokens.tag(acts) not in FINITE_OR_ED else None


def _cue_of_making(tokens: Tokens, i: int, start: int, end: int) -> Cue | None:
    """Return the cue of making what the noun at word i says: Ali made the case to voters that it
    was late; issued a plea for people to go; None when nobody does.
    """
    verb = i - 1
    while verb > start and tokens.tags[verb] in MODIFIER:
        verb -= 1
    if tokens.tags[verb] != DETERMINER or tokens.low(verb - 1) not in _MAKING or verb == start:
        return None
    pleads = tokens.word(i + 1) == "for" and tokens.lows[i] in _PLEAS
    told = i + 1 if pleads else _clause_behind(tokens, i + 1, end)
    if told is None or not (pleads or is_whole(tokens, told + 1, end)):
        return None
    verb -= 1
    making = tokens.low(verb).endswith("ing")
    side: Side = "participle" if making else "infinitive"
    source, left = None, verb
    if making or tokens.low(verb - 1) == "to":
        source = shared_subject(tokens, verb, start)
    elif found := subject_of(tokens, verb, start):
        source, side, left = found[0], found[1], min(found[0][0], found[2])
    said = (_PLEA if pleads else SAYING)._replace(form="ing" if making else "past")
    place = tokens.starts[verb], tokens.end(i)
    return Cue(verb, *place, source, side, left, told, said) if source else None


def owner_of(tokens: Tokens, i: int, start: int) -> Phrase | None:
    """Return the owner of the noun at word i: her remark, Mr. Ali's latest call."""
    words, tags = tokens.words, tokens.tags
    j = i - 1
    while j >= max(start, i - 3) and _describes_speech_noun(tokens, j):
        j -= 1
    if j < start:
        return None
    if tokens.low(j) in _POSSESSIVE_PRONOUNS:
        return j, j + 1
    if not (words[j][-2:] in POSSESSIVE or words[j][-1] in APOSTROPHE):
        return None
    owner = phrase_up_to(tokens, j, start)
    if owner and owner[1] <= j and not can_speak(tokens, owner):
        led = max(k for k in range(owner[1], j) if tags[k] == PREPOSITION)
        return led + 1, j + 1  # in light of Ali's remark
    return owner


def _describes_speech_noun(tokens: Tokens, i: int) -> bool:
    """Tell whether word i stands between a noun and its owner: Ali's | most daring | claim."""
    describes = tokens.tags[i] in MODIFIER or tokens.lows[i] == "most"
    return describes and tokens.words[i][-2:] not in POSSESSIVE
