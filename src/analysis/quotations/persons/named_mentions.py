"""A mention that holds a name: Mayor Ana Berg, the Kars Trade Ministry, Ali's lawyer."""

from __future__ import annotations

from bisect import bisect_left

from analysis.quotations.persons.body_mentions import body_in_mention, joint_body
from analysis.quotations.persons.discourse import Resolved
from analysis.quotations.persons.pairs import two_in_mention
from analysis.quotations.persons.person import Person, is_surely_human
from analysis.quotations.persons.registry import Registry
from analysis.quotations.persons.titles import BEFORE_NAMES, means_person
from analysis.quotations.text.lexicon import (
    AGENT_ENDINGS,
    BODIES,
    POSSESSIVE_ENDINGS,
    PRESS,
)
from analysis.quotations.text.tags import DETERMINER, NAME, NOUN
from analysis.quotations.text.tokens import Tokens


def name_in_mention(registry: Registry, start: int, end: int) -> Resolved | None:
    """Return the name that stands in words `start` to `end`: of two who speak as one, of a person,
    or of a body.
    """
    return (
        joint_body(registry, start, end)
        or two_in_mention(registry, start, end)
        or _person_in_mention(registry, start, end)
        or _body_in_mention(registry, start, end)
    )


def _person_in_mention(registry: Registry, start: int, end: int) -> Resolved | None:
    """Return the last person named in a mention who is the one that it means, not one to whom that
    one belongs: Ali's lawyer, the Kars police, the Kars lawmaker.
    """
    tokens = registry.tokens
    within = slice(bisect_left(registry.places, start), bisect_left(registry.places, end))
    for at, person in reversed(registry.mentions[within]):
        last = _end_of_name(tokens, at, end)
        if last < end - 1:
            if _is_body_of_place(tokens, end - 1, person) or _has_possessive(tokens.words[last]):
                continue
            if _is_description(tokens, start, end) or _are_people(tokens, end - 1):
                continue
        full = registry.acronyms.get(person.name)
        return Resolved(full, "acronym") if full else Resolved(person.name, "name")
    return None


def _end_of_name(tokens: Tokens, at: int, end: int) -> int:
    """Return the last word of the run of names that begins at a word of a mention; where the
    mention ends in a name, a possessive ends the run: Kars's Trade Ministry, but: Ali's Facebook
    post.
    """
    proper = tokens.tags[end - 1] == NAME
    while at + 1 < end and tokens.tags[at + 1] == NAME:
        if proper and _has_possessive(tokens.words[at]):
            break
        at += 1
    return at


def _body_in_mention(registry: Registry, start: int, end: int) -> Resolved | None:
    """Return the body that a mention names, if the mention is more than a word for a person: A
    GREAT-GRANDMOTHER says; Coroner calls.
    """
    tokens = registry.tokens
    alone = end - start == 1 + (tokens.tags[start] == DETERMINER)
    some = tokens.low(start) in ("a", "an", "one", "another")
    if alone and (some or tokens.low(end - 1) in BEFORE_NAMES):
        return None
    if some and tokens.low(end - 1) in PRESS and tokens.tags[end - 1] == NOUN:
        return None  # a Kars newspaper
    while start < end and tokens.tags[start] == DETERMINER:
        start += 1
    return body_in_mention(registry, start, end) if start < end else None


def _is_body_of_place(tokens: Tokens, last: int, person: Person) -> bool:
    """Tell whether a word is the noun for a body of what is named before it: the Kars police."""
    noun = tokens.tags[last] == NOUN and tokens.low(last) in BODIES
    return noun and not is_surely_human(person)


def _is_description(tokens: Tokens, start: int, end: int) -> bool:
    """Tell whether a phrase describes a human being of the place or body named in it: the Kars
    lawmaker.
    """
    definite = tokens.low(start) in ("the", "a", "an", "one", "another")
    return definite and tokens.tags[end - 1] == NOUN and means_person(tokens.low(end - 1))


def _are_people(tokens: Tokens, last: int) -> bool:
    """Tell whether a word is the common noun for several people: the Kars observers."""
    low = tokens.lows[last]
    one = {low.removesuffix("s"), low.removesuffix("es")} - {low}
    people = low.endswith(AGENT_ENDINGS) or any(map(means_person, one))
    return tokens.tags[last] == NOUN and people


def _has_possessive(word: str) -> bool:
    """Tell whether a word has a possessive ending."""
    return word.endswith(POSSESSIVE_ENDINGS)
