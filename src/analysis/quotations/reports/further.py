"""Further quotations of the same speaker: a second one, another, then, after a long pause."""

from __future__ import annotations

from analysis.quotations.grammar.noun_phrases import Phrase, can_speak
from analysis.quotations.text.tags import UNLISTED_VERB
from analysis.quotations.text.tokens import Tokens

_ORDINALS = frozenset(["another", "second", "third", "fourth", "next"])
_OF_WORDS = frozenset(["read", "reads", "ran", "went", "goes", "came", "followed"])  # not of people
_GOING_ON_WITH = frozenset(["after", "with"])


def is_another(tokens: Tokens, source: Phrase | None) -> bool:
    """Tell whether a source stands for one more of what was quoted before, a second one, another,
    or for how the same speaker went on: then, after a long pause: "..."
    """
    if source and source[0] and tokens.low(source[0] - 1) in _GOING_ON_WITH:
        return not can_speak(tokens, source)
    if source is None or (can_speak(tokens, source) and tokens.low(source[0]) != "another"):
        return False
    verb = source[1]
    acts = tokens.tag(verb) in UNLISTED_VERB and tokens.word(verb) not in _OF_WORDS
    if acts and tokens.tag(verb + 1) == ":":
        return False  # another sniped: "..."
    return any(tokens.low(i) in _ORDINALS for i in range(*source))
