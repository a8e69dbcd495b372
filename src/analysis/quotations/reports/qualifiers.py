"""Forms that look like a verb with its subject and only qualify a noun, or are one."""

from __future__ import annotations

from analysis.quotations.grammar.noun_phrases import can_speak, phrase_from
from analysis.quotations.reports.adjuncts import after_times
from analysis.quotations.reports.cue import Cue
from analysis.quotations.text.tags import (
    DETERMINER,
    FINITE,
    INFINITIVE,
    PREPOSITION,
    PRONOUN,
)
from analysis.quotations.text.tokens import Tokens

_STATES = frozenset(["be", "have"])
_ENDINGS_OF_PARTICIPLES = ("ed", "en", "wn", "ne")
_ALSO_NOUNS = frozenset(["report", "claim"])


def only_qualifies(tokens: Tokens, cue: Cue, i: int, end: int) -> bool:
    """Tell whether a cue in front of word i reports nothing: a deal announced last week will cost
    more; a man said to be armed; the police report was long.
    """
    if cue.source is None or cue.verb is None or cue.source[1] > cue.word:
        return False
    if cue.verb.lemma == "say" and tokens.word(i) == "to" and tokens.word(i + 1) in _STATES:
        return _is_said_of(tokens, cue, i, end)
    verb_follows = tokens.tags[i] in FINITE
    if cue.verb.form == "base" and cue.verb.lemma in _ALSO_NOUNS:
        return verb_follows and tokens.tags[cue.source[0]] == DETERMINER
    asked = tokens.word(i) == "to" and tokens.tag(i + 1) in INFINITIVE  # urged members to wait
    if asked or tokens.lows[cue.word][-2:] != "ed" or can_speak(tokens, cue.source):
        return False
    if tokens.tags[cue.word - 1] == "," and cue.source[1] == cue.word - 1:
        return True  # the plant, described as the largest, will open
    return tokens.tags[_after_adjuncts(tokens, i, end)] in FINITE


def _is_said_of(tokens: Tokens, cue: Cue, i: int, end: int) -> bool:
    """Tell whether "said to" tells what people say of somebody or something: Ali, said to be ill;
    the tool said to be best was dear; but: the nurse said to be careful.
    """
    first, last = cue.source or (cue.word, cue.word)
    if tokens.tags[first] == PRONOUN:
        return False
    if tokens.tags[cue.word - 1] == "," or tokens.low(first) in ("a", "an"):
        return True
    goes_on = not FINITE.isdisjoint(tokens.tags[i + 2 : end])
    thing = goes_on and not can_speak(tokens, (first, last))
    return thing or (tokens.word(i + 1) == "have" and _is_perfect(tokens, i + 2))


def _is_perfect(tokens: Tokens, i: int) -> bool:
    """Tell whether word i is the participle of a perfect: to have fled; not: to have patience."""
    return tokens.tag(i) in FINITE or tokens.word(i).endswith(_ENDINGS_OF_PARTICIPLES)


def _after_adjuncts(tokens: Tokens, i: int, end: int) -> int:
    """Return the word after the times and the words with a preposition from word i on."""
    i = after_times(tokens, i, end)
    while i < end - 1 and tokens.tags[i] == PREPOSITION:
        phrase = phrase_from(tokens, i + 1, end)
        if phrase is None:
            break
        i = after_times(tokens, phrase[1], end)
    return min(i, len(tokens.tags) - 1)
