"""Descriptions of bodies: the one named before that "the company" stands for."""

from __future__ import annotations

from analysis import given_names
from analysis.quotations.persons.bodies import body_of_noun
from analysis.quotations.persons.descriptions import person_introduced
from analysis.quotations.persons.discourse import Discourse, Resolved
from analysis.quotations.persons.names import ends_name
from analysis.quotations.persons.person import NEUTER, Person
from analysis.quotations.persons.roles import NATION_OF_WORD
from analysis.quotations.persons.signs_of_bodies import names_place, stands_for_any_body
from analysis.quotations.text.lexicon import (
    BODIES,
    PEOPLE,
    PRESS,
    TITLES,
    TITLES_AND_PEOPLE,
)
from analysis.quotations.text.tags import BEFORE_SENTENCE, DETERMINER, MODIFIER, NAME
from analysis.quotations.text.tokens import Tokens

_MODIFIER_OR_NAME = MODIFIER | {NAME}


def body_before(discourse: Discourse, at: int, start: int, end: int) -> Resolved | None:
    """Return the body named before that "the company" stands for, the most salient; `at` is the
    first word of the mention.
    """
    tokens, registry = discourse.registry.tokens, discourse.registry
    head = tokens.low(end - 1)
    noun = head in BODIES or head in PRESS
    if tokens.tags[end - 1] == NAME or (not noun and (head in PEOPLE or head in TITLES)):
        return None
    first = start
    while first and tokens.tags[first - 1] in MODIFIER:
        first -= 1
    led = first > 0 and tokens.tags[first - 1] == NAME and not ends_name(tokens.lows[first - 1])
    if led and noun:
        last = first
        while first and (tokens.tags[first - 1] == NAME or _joins_body_name(tokens, first - 1)):
            first -= 1
        return Resolved(tokens.run(first, last), "organisation")
    while first and tokens.tags[first - 1] in _MODIFIER_OR_NAME:
        first -= 1
    opens = first if tokens.tags[start] != DETERMINER else start + 1
    if tokens.tags[opens - 1] != DETERMINER or tokens.low(opens - 1) in ("a", "an", "another"):
        return None
    own = opens < end and body_of_noun(registry.bodies, tokens.lows[opens:end], at)
    if own and tokens.word(end) != "of":
        return Resolved(own, "organisation named before")
    introduced = person_introduced(registry, head, start)
    if introduced and not _is_shown_person(discourse, introduced):
        return Resolved(introduced.name, "organisation named before")
    if not stands_for_any_body(head):
        return None
    body = discourse.best(at, lambda one: _may_be_body(discourse, one))
    return Resolved(body.name, "organisation named before") if body else None


def _joins_body_name(tokens: Tokens, i: int) -> bool:
    """Tell whether word i stands inside the name of a body: Observatory for Human Rights."""
    return i > 0 and tokens.words[i] in ("of", "for") and tokens.tags[i - 1] == NAME


def _may_be_body(discourse: Discourse, person: Person) -> bool:
    """Tell whether "the company" can stand for what a name names: nothing shows a person, it is no
    people or state, no part of a longer name, and no word that only opens sentences.
    """
    tokens, words = discourse.registry.tokens, person.name.split()
    last = words[-1].lower()
    if last in NATION_OF_WORD or ends_name(last) or _is_shown_person(discourse, person):
        return False
    if len(words) > 1 and person.human and person.gender != NEUTER:
        return False
    if person.gender != NEUTER and names_place(tokens, person.places):
        return False
    apart = not any(_joins_body_name(tokens, at - 1) for at in person.places if at)
    return apart and (len(words) > 1 or _stands_inside_sentence(tokens, person.name))


def _is_shown_person(discourse: Discourse, person: Person) -> bool:
    """Tell whether a gender, title, role or given name shows that somebody is a person."""
    told = person.traits & TITLES_AND_PEOPLE or person.words[0].lower() in given_names.ANY
    return bool(told) or discourse.gender(person) not in ("", NEUTER)


def _stands_inside_sentence(tokens: Tokens, word: str) -> bool:
    """Tell whether a capitalised word stands elsewhere than at the beginning of sentences."""
    found = (i for i, other in enumerate(tokens.words) if i and other == word)
    return any(tokens.tags[i - 1] not in BEFORE_SENTENCE for i in found)
