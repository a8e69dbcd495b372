"""Holders of offices of places: who is meant by Selby's mayor, or Dravia's prime minister."""

from __future__ import annotations

from analysis.quotations.persons.discourse import Discourse, Resolved
from analysis.quotations.persons.person import Person
from analysis.quotations.persons.registry import MOST_NAMESAKES, Registry
from analysis.quotations.persons.roles import (
    COUNTRIES,
    NATION_OF_WORD,
    OFFICES,
    ROLES_OF_STATE,
    TRAIT_OF_WORD,
    usual_role,
)
from analysis.quotations.persons.titles import leads_names
from analysis.quotations.text.lexicon import POSSESSIVE
from analysis.quotations.text.tags import NAME
from analysis.quotations.text.tokens import Tokens

_MENTIONS_READ = 20  # mentions of a person that are looked at
_WORDS_AROUND = 8  # words around a mention that tell of what somebody holds the office


def holder_of(discourse: Discourse, start: int, lows: list[str]) -> Resolved | None:
    """Return the only person whom the text gives the office that a description tells, whose first
    word, at word `start`, is the place or nation that has it: of whom the text says so; else
    somebody who is named later and of no other place.
    """
    registry, tokens = discourse.registry, discourse.registry.tokens
    head, offices = lows[-1], OFFICES.intersection(lows)
    if not tokens.words[start].endswith(POSSESSIVE) or tokens.tags[start] != NAME:
        return None
    if head not in ROLES_OF_STATE:
        return None
    roles = {usual_role(low) for low in lows if low in ROLES_OF_STATE} | offices
    holders = [
        one
        for one in discourse.having(usual_role(head))[:MOST_NAMESAKES]
        if one.human and roles <= discourse.traits(one)
    ]
    near = [one for one in holders if _is_told_beside(registry, one, lows[0], start)]
    if len(near) == 1:
        ahead = near[0].places[0] > start
        return Resolved(near[0].name, "description ahead" if ahead else "description")
    if len(holders) != 1 or holders[0].places[0] < start or holders[0].traits & COUNTRIES:
        return None
    if lows[0] in NATION_OF_WORD and not offices:
        return None  # Turkey's president ... President Ana Berg, of the paper's own country
    if _is_of_a_place(registry, holders[0]):
        return None
    return Resolved(holders[0].name, "description ahead")


def _is_told_beside(registry: Registry, person: Person, owner: str, start: int) -> bool:
    """Tell whether a word stands beside a mention of a person, unless that is the description at
    word `start`: Selby Mayor Ana Berg; Ana Berg, the mayor of Selby.
    """
    lows = registry.tokens.lows
    return any(
        lows[i] == owner and i != start
        for place in person.places[:_MENTIONS_READ]
        for i in range(
            max(0, place - _WORDS_AROUND), min(len(lows), registry.ends[place] + _WORDS_AROUND)
        )
    )


def _is_of_a_place(registry: Registry, person: Person) -> bool:
    """Tell whether a place or body stands before the title of a person, or behind it: Kars Mayor
    Ana Berg; the mayor of Kars, Ana Berg; Ana Berg, mayor of Kars.
    """
    tokens, place = registry.tokens, person.places[0]
    first = place
    while first and tokens.tags[first - 1] == NAME:
        first -= 1
    if any(not _tells_title(tokens, i) for i in range(first, place)):
        return True
    around = range(
        max(0, first - _WORDS_AROUND), min(len(tokens.words), registry.ends[place] + _WORDS_AROUND)
    )
    return any(tokens.words[i] == "of" and tokens.tag(i + 1) == NAME for i in around)


def _tells_title(tokens: Tokens, i: int) -> bool:
    return tokens.lows[i] in TRAIT_OF_WORD or leads_names(tokens.lows[i])
