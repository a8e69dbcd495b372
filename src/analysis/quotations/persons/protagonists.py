"""Who is meant by a description that tells no name: the Croatian, the 58-year-old, the witness."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

from analysis.quotations.persons.descriptions import person_described
from analysis.quotations.persons.discourse import UNRESOLVED, Discourse, Resolved
from analysis.quotations.persons.person import NAMELESS, NEUTER, Person, gender_of_word
from analysis.quotations.persons.roles import COUNTRIES, NATION_OF_WORD
from analysis.quotations.persons.titles import means_person
from analysis.quotations.text.lexicon import TITLES
from analysis.quotations.text.tags import LINE_BREAK


def person_at_hand(discourse: Discourse, at: int, fits: Callable[[Person], bool]) -> Person | None:
    """Return whom a description at word `at` takes up: the most salient of those who fit that its
    paragraph mentions before; when there are none, the first person whom the text names.
    """

    def may_be(one: Person) -> bool:
        return _is_person(one) and fits(one)

    near = _mentioned_between(discourse, _paragraph_start(discourse, at), at)
    person = discourse.best(at, lambda one: one.key in near and may_be(one))
    named = (one for place, one in discourse.registry.mentions if place < at and may_be(one))
    return person or next(named, None)


def person_of_age(discourse: Discourse, at: int) -> Person | None:
    """Return whom an age at word `at` takes up, as `person_at_hand` has it; when nobody is named in
    its paragraph, the only person of the one above.
    """
    start = _paragraph_start(discourse, at)
    near, above = _mentioned_between(discourse, start, at), set[int]()
    if start and not near:
        above = _mentioned_between(discourse, _paragraph_start(discourse, start - 1), start)
    alone = [p for p in discourse.registry.persons if p.key in above and _is_person(p)]
    if len(alone) == 1:
        return alone[0]
    return person_at_hand(discourse, at, lambda one: one.name != NAMELESS)


def _paragraph_start(discourse: Discourse, at: int) -> int:
    """Return the first word of the paragraph of a word."""
    tags, start = discourse.registry.tokens.tags, at
    while start and tags[start - 1] != LINE_BREAK:
        start -= 1
    return start


def _mentioned_between(discourse: Discourse, start: int, at: int) -> set[int]:
    """Return the keys of those who are mentioned from word `start` on and before word `at`."""
    registry = discourse.registry
    first, last = bisect_left(registry.places, start), bisect_left(registry.places, at)
    named = {person.key for _, person in registry.mentions[first:last]}
    later = (one for one in reversed(discourse.described) if one.word < at)
    return named | {one.person.key for one in later if one.word >= start}


def _only_person_at_hand(discourse: Discourse, at: int, start: int, end: int) -> Person | None:
    """Return the only person whom the paragraph, or else the text, names before a description with
    "the" of one human being, which nobody was called before.
    """
    registry, tokens = discourse.registry, discourse.registry.tokens
    head = tokens.low(end - 1)
    if tokens.low(start) != "the" or not means_person(head) or head in TITLES:
        return None
    if discourse.was_said(head, start) or not NATION_OF_WORD.keys().isdisjoint(
        tokens.lows[start:end]
    ):
        return None
    near = _mentioned_between(discourse, _paragraph_start(discourse, at), at)
    so_far = [one for one in registry.persons if one.places[0] < start and _is_person(one)]
    people = [one for one in so_far if one.key in near] or so_far
    gender = gender_of_word(head)
    if len(people) != 1 or (gender and discourse.gender(people[0]) not in ("", gender)):
        return None
    return people[0]


def _is_person(one: Person) -> bool:
    return one.human and one.gender != NEUTER


def compatriot(discourse: Discourse, nation: str, at: int) -> Resolved:
    """Return whom "the Croatian" is when nobody's nation is told: the most salient person."""

    def fits(person: Person) -> bool:
        of = discourse.traits(person) & COUNTRIES
        return person.name != NAMELESS and (not of or nation in of)

    person = person_at_hand(discourse, at, fits) or discourse.best(
        at, lambda one: len(one.words) > 1 and fits(one)
    )
    if person is None:
        return UNRESOLVED
    return Resolved(person.name, "nationality", person, roles=frozenset([nation]))


def described_or_at_hand(discourse: Discourse, at: int, start: int, end: int) -> Resolved:
    """Return the person a description fits, or, when it takes up nobody described before, the only
    one whom its paragraph names: Ana Berg ran. “It hurt,” the winger said.
    """
    found = person_described(discourse, start, end)
    if found.rule != "unnamed":
        return found
    person = _only_person_at_hand(discourse, at, start, end)
    return Resolved(person.name, "description") if person else found
