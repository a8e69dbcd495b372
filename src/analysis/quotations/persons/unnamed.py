"""Speakers whom a text describes and does not name: the regime, a spokesman for the port."""

from __future__ import annotations

from analysis.quotations.grammar.noun_phrases import Phrase, can_speak, phrase_from
from analysis.quotations.grammar.subjects import antecedent
from analysis.quotations.persons.discourse import Resolved
from analysis.quotations.text.lexicon import STAND_FOR_PEOPLE, WORD_LISTS
from analysis.quotations.text.tags import (
    NAME,
    NOMINAL,
    OBJECT_PRONOUN,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
)
from analysis.quotations.text.tokens import Tokens

TAKEN_OFF = frozenset(WORD_LISTS["possessives"]) | {"the", "a", "an", "one", "another"}
_LINKS = frozenset(["of", "for", "from", "at", "with"])  # to what tells who is meant
_FURTHEST_ANTECEDENT = 60  # words before a relative pronoun


def description_of(tokens: Tokens, source: Phrase, says: bool) -> Resolved | None:
    """Return the words that describe a source, without article or possessive; None for a pronoun.

    What can be no speaker by its word counts as one when it `says` something.
    """
    if tokens.tags[source[0]] == RELATIVE:
        found = antecedent(tokens, source[0], max(0, source[0] - _FURTHEST_ANTECEDENT))
        if found is None:
            return None
        source = found
    start, end = source
    several_of = tokens.low(end - 1) in STAND_FOR_PEOPLE and tokens.word(end) == "of"
    if several_of and (after := end_of_links(tokens, end)) > end:
        return Resolved(tokens.run(start, after), "unnamed")  # one of the nurses
    if tokens.tags[start] in (PRONOUN, OBJECT_PRONOUN) or tokens.tags[end - 1] not in NOMINAL:
        return None
    if not (says or can_speak(tokens, source)):
        return None
    while start < end - 1 and tokens.low(start) in TAKEN_OFF:
        start += 1
    head = tokens.low(end - 1)
    several = head.endswith("s") and not head.endswith("ss") and tokens.tags[end - 1] != NAME
    return Resolved(tokens.run(start, end_of_links(tokens, end)), "group" if several else "unnamed")


def end_of_links(tokens: Tokens, end: int) -> int:
    """Return the word after the phrases that a noun is linked to: for the Foreign Office."""
    while tokens.tag(end) == PREPOSITION and tokens.low(end) in _LINKS:
        linked = phrase_from(tokens, end + 1, len(tokens.tags))
        if linked is None or tokens.tags[linked[1] - 1] not in NOMINAL:
            break
        end = linked[1]
    return end
