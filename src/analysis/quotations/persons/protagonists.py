"""Who is meant by a description that tells no name: the Croatian, the 58-year-old, the witness."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

from analysis.quotations.persons.descriptions import person_described
from analysis.quotations.persons.discourse import UNRESOLVED, Discourse, Resolved
from analysis.quotations.persons.person import NAMELESS, NEUTER, Person, gender_of_word
from analysis.quotations.persons.registry import Registry
from analysis.quotations.persons.roles import COUNTRIES, NATION_OF_WORD, ROLES_OF_STATE
from analysis.quotations.persons.titles import means_person
from analysis.quotations.text.lexicon import TITLES, TITLES_AND_PEOPLE, WORD_LISTS
from analysis.quotations.text.tags import LINE_BREAK, NUMBER
from analysis.quotations.text.tokens import Tokens

_HELD_BY_OTHERS = TITLES & ROLES_OF_STATE
_TITLES_HELD = TITLES - frozenset(WORD_LISTS["forms of address"])


def _person_at_hand(discourse: Discourse, at: int, fits: Callable[[Person], bool]) -> Person | None:
    """Return whom a description at word `at` takes up: the most salient of those who fit that its
    paragraph mentions before; when there are none, the only one whom the paragraph before brings
    in, or the first person whom the text names.
    """

    def may_be(one: Person) -> bool:
        return _is_person(one) and fits(one)

    registry = discourse.registry
    start = _paragraph_start(registry.tokens, at)
    near = _mentioned_between(discourse, start, at)
    person = discourse.best(at, lambda one: one.key in near and may_be(one))
    if person:
        return person
    before = _paragraph_start(registry.tokens, start - 1)
    brought_in = {
        one.key: one
        for one in _named_between(registry, before, start)
        if one.places[0] >= before and may_be(one)
    }
    if len(brought_in) == 1:
        only = next(iter(brought_in.values()))
        if "," not in registry.tokens.tags[before : only.places[0]]:  # her coach, Tom Ryan, said
            return only
    named = (one for place, one in registry.mentions if place < at and may_be(one))
    return next(named, None)


def person_of_age(discourse: Discourse, at: int, last: str) -> Person | None:
    """Return whom "the 58-year-old", or the mother-of-two, at word `at` takes up, whose `last` word
    it is: who is of that age by the text before it, or else somebody at hand of no other age.
    """
    years = last.removesuffix("-year-old") if last.endswith("-year-old") else ""
    registry = discourse.registry
    named = {person.key: person for place, person in registry.mentions if place < at}
    ages = {key: _age_told(registry, person) for key, person in named.items()}
    known = [person for key, person in named.items() if years and ages[key] == years]
    if len(known) == 1:
        return known[0]
    others = {key for key, told in ages.items() if years and told}
    return _person_at_hand(
        discourse, at, lambda one: one.name != NAMELESS and one.key not in others
    )


def _age_told(registry: Registry, person: Person) -> str:
    """Return the age that stands between commas behind a person's name; empty when none does."""
    tokens = registry.tokens
    for place in person.places:
        end = registry.ends[place]
        years = tokens.word(end + 1)
        if tokens.tag(end) == "," and tokens.tag(end + 1) == NUMBER and years.isdigit():
            return years
    return ""


def _paragraph_start(tokens: Tokens, at: int) -> int:
    """Return the first word of the paragraph of a word."""
    while at > 0 and tokens.tags[at - 1] != LINE_BREAK:
        at -= 1
    return max(0, at)


def _named_between(registry: Registry, first: int, after: int) -> list[Person]:
    """Return the persons named from one word up to another, but those of a byline."""
    low, high = bisect_left(registry.places, first), bisect_left(registry.places, after)
    lows = registry.tokens.lows
    return [
        person
        for place, person in registry.mentions[low:high]
        if not (place == first + 1 and lows[first] == "by")
    ]


def _mentioned_between(discourse: Discourse, first: int, at: int) -> set[int]:
    """Return the keys of those whom the words from the first up to word `at` mention."""
    named = {person.key for person in _named_between(discourse.registry, first, at)}
    later = (one for one in reversed(discourse.described) if one.word < at)
    return named | {one.person.key for one in later if one.word >= first}


def _only_person_at_hand(discourse: Discourse, at: int, start: int, end: int) -> Person | None:
    """Return the only person whom the paragraph, or else the text, names before a description with
    "the" of one human being, which nobody was called before. A title is that of who has spoken in
    the paragraph; one of state, which may be that of somebody who is not named, of nobody.
    """
    registry, tokens = discourse.registry, discourse.registry.tokens
    head = tokens.low(end - 1)
    if tokens.low(start) != "the" or not means_person(head) or head in _HELD_BY_OTHERS:
        return None
    if discourse.was_said(head, start) or not NATION_OF_WORD.keys().isdisjoint(
        tokens.lows[start:end]
    ):
        return None
    opens = _paragraph_start(tokens, at)
    near = _mentioned_between(discourse, opens, at)
    so_far = [one for one in registry.persons if one.places[0] < start and _is_person(one)]
    people = [one for one in so_far if one.key in near]
    if head in _TITLES_HELD:
        spoke = {found.name for word, found in discourse.speakers if word >= opens}
        people = [one for one in people if one.name in spoke]
    elif not people:
        people = so_far
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

    person = _person_at_hand(discourse, at, fits) or discourse.best(
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
    if found.rule not in ("unnamed", "description ahead"):
        return found
    person = _only_person_at_hand(discourse, at, start, end)
    if person is None or (found.rule != "unnamed" and _has_role(discourse, person)):
        return found
    return Resolved(person.name, "description")


def _has_role(discourse: Discourse, person: Person) -> bool:
    """Tell whether the text has told what a person is."""
    return not discourse.traits(person).isdisjoint(TITLES_AND_PEOPLE)
