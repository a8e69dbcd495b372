"""Refusals: what a verb of saying has behind it and nobody says."""

from __future__ import annotations

from analysis.quotations.grammar.clauses import QUESTION_WORDS
from analysis.quotations.grammar.noun_phrases import can_speak
from analysis.quotations.reports.cue import Cue
from analysis.quotations.text.lexicon import WORD_LISTS
from analysis.quotations.text.tags import ADVERB
from analysis.quotations.text.tokens import Tokens

_REFUSALS = frozenset(WORD_LISTS["refusals"])
_REPORTERS = frozenset(["we"])
_NEGATIONS = frozenset(WORD_LISTS["negations"])


def is_refused(tokens: Tokens, cue: Cue) -> bool:
    """Tell whether somebody declines to say what follows a cue, leaves without saying it, does
    not mention it, or neither confirms nor denies it; or the reporters speak for themselves.
    """
    before, word = tokens.low(cue.word - 1), tokens.lows[cue.word]
    if cue.source is not None and tokens.low(cue.source[0]) in _REPORTERS:
        return True
    if cue.verb is not None and cue.verb.lemma == "mention" and before in _NEGATIONS:
        return True
    if word in ("confirm", "deny"):
        near = set(tokens.lows[max(0, cue.word - 2) : cue.word + 3])
        if near >= {"confirm", "deny"} and not near.isdisjoint(("or", "nor")):
            return True
    if before == "without":
        return True
    if cue.side != "infinitive" or before != "to":
        return False
    return any(tokens.low(i) in _REFUSALS for i in range(max(0, cue.word - 3), cue.word - 1))


def is_left_open(tokens: Tokens, cue: Cue, i: int) -> bool:
    """Tell whether the words from word i on are a question that nobody answers: would not say when
    it opens.
    """
    while tokens.tag(i) == ADVERB:
        i += 1
    if tokens.word(i) not in QUESTION_WORDS:
        return False
    first = max(0, (cue.source[0] if cue.source else cue.left) - 1)  # no one said
    return any(low.replace("’", "'") in _NEGATIONS for low in tokens.lows[first : cue.word])


def is_told_of_thing(tokens: Tokens, cue: Cue) -> bool:
    """Tell whether a verb behind an indefinite noun says what was done with a thing that cannot
    speak: ..., a sale announced on Friday.
    """
    if cue.source is None or cue.verb is None or tokens.lows[cue.word][-2:] != "ed":
        return False
    return tokens.low(cue.source[0]) in ("a", "an") and not can_speak(tokens, cue.source)
