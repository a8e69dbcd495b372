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
from analysis.quotations.text.tags import LINE_BREAK, NUMBER, REPORTING_VERB
from analysis.quotations.text.tokens import Tokens

_MENTIONS_HELD = 60  # latest mentions and speakers that a description is compared with
_HELD_BY_OTHERS = TITLES & ROLES_OF_STATE
_TITLES_HELD = TITLES - frozenset(WORD_LISTS["forms of address"])


def _person_at_hand(discourse: Discourse, at: int, fits: Callable[[Person], bool]) -> Person | None:
    """Return whom a description at word `at` takes up: the most salient of those who fit that its
    paragraph mentions before; when there are none, the first person whom the text names.
    """

    def may_be(one: Person) -> bool:
        return _is_person(one) and fits(one)

    near = _mentioned_between(discourse, _paragraph_start(discourse.registry.tokens, at), at)
    person = discourse.best(at, lambda one: one.key in near and may_be(one))
    named = (one for place, one in discourse.registry.mentions if place < at and may_be(one))
    return person or next(named, None)


def person_of_age(discourse: Discourse, at: int, last: str) -> Person | None:
    """Return whom "the 58-year-old", or the mother-of-two, at word `at` takes up, whose `last` word
    it is: who is of that age by the text before; else, of those of no other age, whom
    `_person_at_hand` has, or, when nobody is named in its paragraph, the only person of the one
    above.
    """
    registry = discourse.registry
    years = last.removesuffix("-year-old") if last.endswith("-year-old") else ""
    place = bisect_left(registry.places, at)
    named = {p.key: p for _, p in registry.mentions[max(0, place - _MENTIONS_HELD) : place]}
    ages = {key: _age_told(registry, person) for key, person in named.items()} if years else {}
    known = [key for key, told in ages.items() if told == years]
    if len(known) == 1:
        return named[known[0]]
    others = {key for key, told in ages.items() if told not in ("", years)}
    start = _paragraph_start(registry.tokens, at)
    if start and not _mentioned_between(discourse, start, at):
        above = _only_person_between(
            discourse, _paragraph_start(registry.tokens, start - 1), start, others
        )
        if above:
            return above
    return _person_at_hand(
        discourse, at, lambda one: one.name != NAMELESS and one.key not in others
    )


def _age_told(registry: Registry, person: Person) -> str:
    """Return the age that stands between commas behind a person's name; empty when none does."""
    tokens = registry.tokens
    for place in person.places[:_MENTIONS_HELD]:
        end = registry.ends[place]
        if tokens.tag(end) == "," and tokens.tag(end + 1) == NUMBER:
            return tokens.words[end + 1]
    return ""


def _only_person_between(
    discourse: Discourse, first: int, after: int, others: set[int]
) -> Person | None:
    """Return the only person whom the words from the first up to another mention, but one of some
    others, or one brought in by what he is to somebody: her coach, Tom Ryan.
    """
    registry = discourse.registry
    keys = _mentioned_between(discourse, first, after) - others
    alone = [one for one in registry.persons if one.key in keys and _is_person(one)]
    if len(alone) != 1:
        return None
    new = alone[0].places[0] >= first
    apposed = new and "," in registry.tokens.tags[first : alone[0].places[0]]
    return None if apposed else alone[0]


def _paragraph_start(tokens: Tokens, at: int) -> int:
    """Return the first word of the paragraph of a word."""
    while at > 0 and tokens.tags[at - 1] != LINE_BREAK:
        at -= 1
    return max(0, at)


def _mentioned_between(discourse: Discourse, first: int, at: int) -> set[int]:
    """Return the keys of those whom the words from the first up to word `at` mention, but for a
    byline.
    """
    registry = discourse.registry
    low, high = bisect_left(registry.places, first), bisect_left(registry.places, at)
    named = {
        person.key
        for place, person in registry.mentions[low:high]
        if not (place == first + 1 and registry.tokens.lows[first] == "by")
    }
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
        people = [one for one in people if _spoke_between(registry, one, opens, at)]
    elif not people:
        people = so_far
    gender = gender_of_word(head)
    if len(people) != 1 or (gender and discourse.gender(people[0]) not in ("", gender)):
        return None
    return people[0]


def _spoke_between(registry: Registry, person: Person, first: int, after: int) -> bool:
    """Tell whether a verb of saying follows a mention of a person from one word up to another."""
    tags, places = registry.tokens.tags, person.places
    within = places[bisect_left(places, first) : bisect_left(places, after)]
    return any(tags[registry.ends[place]] == REPORTING_VERB for place in within)


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
