"""People without a name whom somebody speaks to: the paper spoke to one mother ... She said."""

from __future__ import annotations

from itertools import chain

from analysis.quotations.grammar.noun_phrases import Phrase, phrase_from
from analysis.quotations.persons.titles import leads_names
from analysis.quotations.text.lexicon import PEOPLE
from analysis.quotations.text.tags import NOUN
from analysis.quotations.text.tokens import Tokens, occurrences

_SPEAKING = frozenset(["spoke", "talked", "interviewed", "met", "visited", "called"])
_PREPOSITIONS = frozenset(["to", "with"])
_BRINGING_ONE_IN = frozenset(["a", "an", "one", "another"])


def people_spoken_to(tokens: Tokens) -> set[Phrase]:
    """Return the mentions of people whom a text brings in as those whom somebody speaks to."""
    found = set()
    for i in chain.from_iterable(occurrences(tokens.lows, verb) for verb in _SPEAKING):
        first = i + 1 + (tokens.word(i + 1) in _PREPOSITIONS)
        if tokens.word(first) in _BRINGING_ONE_IN:
            phrase = phrase_from(tokens, first, len(tokens.tags))
            if phrase and _brings_in_person(tokens, phrase):
                found.add(phrase)
    return found


def _brings_in_person(tokens: Tokens, phrase: Phrase) -> bool:
    """Tell whether a phrase ends in a noun for a human being."""
    last = phrase[1] - 1
    low = tokens.lows[last]
    return tokens.tags[last] == NOUN and (low in PEOPLE or leads_names(low))
