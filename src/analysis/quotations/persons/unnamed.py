"""Speakers whom a text describes and does not name: the regime, a spokesman for the port."""

from __future__ import annotations

from analysis.quotations.grammar.noun_phrases import Phrase, can_speak, phrase_from
from analysis.quotations.grammar.subjects import antecedent
from analysis.quotations.persons.discourse import Resolved
from analysis.quotations.persons.registry import Registry
from analysis.quotations.text.lexicon import DOCUMENTS, STAND_FOR_PEOPLE, VERBS, WORD_LISTS
from analysis.quotations.text.tags import (
    ATTRIBUTE,
    DETERMINER,
    ED_FORM,
    NAME,
    NOMINAL,
    NOUN,
    OBJECT_PRONOUN,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
)
from analysis.quotations.text.tokens import Tokens

TAKEN_OFF = frozenset(WORD_LISTS["possessives"]) | frozenset(
    ["the", "a", "an", "one", "another", "new", "recent", "latest"]
)
_LINKS = frozenset(["of", "for", "from", "at", "with", "outside"])  # to what tells who is meant
_LINKED_ADJECTIVES = frozenset(["close", "familiar", "loyal", "opposed", "privy"])
_LINKS_OF_PARTICIPLES = frozenset(["by", "on", "with", "into", "about"])
_NUMBERS = frozenset(["two", "three", "four", "five", "six"])
_BRINGING_IN = _NUMBERS | {"a", "an", "one", "another", "some"}
_INFORMED = DOCUMENTS | frozenset(["people", "person", "source", "sources", "team", "data"])
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


def introduced_as(registry: Registry, source: Phrase) -> str | None:
    """Return the words with which somebody was brought in whom a mention takes up with the noun
    alone: a Western diplomat ... the diplomat; researchers at the port ... the researchers.
    """
    tokens, (start, end) = registry.tokens, source
    if end - start != 2 or tokens.low(start) != "the" or tokens.tags[start + 1] != NOUN:
        return None
    for at in registry.places_of(tokens.low(start + 1), start):
        first, after = at, end_of_links(tokens, at + 1)
        while first and (tokens.tags[first - 1] in ATTRIBUTE or tokens.tags[first - 1] == NAME):
            first -= 1
        opener = tokens.lows[first - 1] if first and tokens.tags[first - 1] == DETERMINER else "a"
        first -= opener in _NUMBERS
        while first < at and (
            tokens.lows[first] in TAKEN_OFF or tokens.lows[first].endswith("-year-old")
        ):
            first += 1
        if after - first > 1 and opener in _BRINGING_IN:
            return tokens.run(first, after)
    return None


def end_of_links(tokens: Tokens, end: int) -> int:
    """Return the word after the phrases that a noun is linked to: for the Foreign Office; close to
    the mayor; led by Ali Demir.
    """
    while True:
        link = _link_at(tokens, end)
        linked = phrase_from(tokens, link + 1, len(tokens.tags)) if link else None
        if linked is None or tokens.tags[linked[1] - 1] not in NOMINAL:
            return end
        end = linked[1]


def _link_at(tokens: Tokens, end: int) -> int | None:
    """Return the preposition that links the noun before word `end` to what tells who is meant."""
    low = tokens.word(end)
    if low in _LINKED_ADJECTIVES:
        return end + 1 if tokens.tag(end + 1) == PREPOSITION else None
    if tokens.tag(end) == PREPOSITION:
        return end if low in _LINKS or tokens.lows[end - 1] in _LINKED_ADJECTIVES else None
    verb = VERBS.get(low)
    participle = tokens.tag(end) == ED_FORM or (verb is not None and verb.form == "past")
    informed = participle and tokens.lows[end - 1] in _INFORMED
    return end + 1 if informed and tokens.word(end + 1) in _LINKS_OF_PARTICIPLES else None
