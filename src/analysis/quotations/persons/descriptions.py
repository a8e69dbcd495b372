"""Descriptions: the person behind "the Turkish leader", by nation and role, or somebody unnamed."""

from bisect import bisect_right
from typing import NamedTuple

from analysis.quotations.grammar.noun_phrases import Phrase
from analysis.quotations.persons.bodies import end_of_body_name
from analysis.quotations.persons.discourse import UNRESOLVED, Discourse, Resolved
from analysis.quotations.persons.holders import holder_of
from analysis.quotations.persons.person import Person, is_surely_human
from analysis.quotations.persons.registry import MOST_NAMESAKES, Registry
from analysis.quotations.persons.roles import (
    COUNTRIES,
    IMPERSONAL,
    NATION_OF_PEOPLE,
    NATION_OF_WORD,
    NO_TRAITS,
    OFFICES,
    PLACE_WORDS,
    PLURAL_PEOPLE_ENDINGS,
    ROLES_OF_STATE,
    TRAIT_OF_WORD,
    usual_role,
    without_possessive,
)
from analysis.quotations.persons.titles import leads_names
from analysis.quotations.persons.unnamed import TAKEN_OFF, behind_article, end_of_links
from analysis.quotations.text.lexicon import (
    AGENT_ENDINGS,
    DOCUMENTS,
    PEOPLE,
    PRESS,
    STAND_FOR_PEOPLE,
    TITLES,
)
from analysis.quotations.text.tags import (
    APPOSITION_WORD,
    DETERMINER,
    FINITE,
    NAME,
    NOMINAL,
    NOUN,
    NUMBER,
)
from analysis.quotations.text.tokens import Tokens

_COUNTERPART_OR_ROLE = ROLES_OF_STATE | {"counterpart"}
FIRST_MINISTERS = frozenset(["prime", "chief"])
_APPOSITION_WORDS = 8  # looked back through for the name that a noun describes
_INDEFINITE = frozenset(["a", "an", "one", "another"])
_RELATED = frozenset(["his", "her", "their", "its"])


class Description(NamedTuple):
    """The last word of a description, and the nations and roles that it tells."""

    head: str
    nations: frozenset[str]
    roles: frozenset[str]


def person_described(discourse: Discourse, start: int, end: int) -> Resolved:
    """Return the person a description fits, or the description when it brings in somebody
    unnamed.
    """
    tokens = discourse.registry.tokens
    lows = [without_possessive(tokens.low(i)) for i in range(start, end)]
    if lows[-1] == "head" and tokens.word(end) == "of" and tokens.word(end + 1).lower() == "state":
        lows[-1] = "president"
    definite = tokens.tags[start] == DETERMINER or all(map(_tells_office, lows))
    several = _named_or_several(tokens, (start, end), lows, definite)
    if several:
        return several
    known = _person_known(discourse, (start, end), lows) if definite else None
    return known or holder_of(discourse, start, lows) or _by_own_words(discourse, start, end)


def _tells_office(low: str) -> bool:
    """Tell whether a word stands in the name of an office of state: Turkish, foreign, minister."""
    return low in NATION_OF_WORD or low in TITLES or low in OFFICES


def _named_or_several(
    tokens: Tokens, phrase: Phrase, lows: list[str], definite: bool
) -> Resolved | None:
    """Return the name that a description turns out to be, or those whom it describes when they are
    several: the Falls Argus Leader, two guards and a driver, workers, the Republicans.
    """
    start, end = phrase
    people = _means_people(lows[-1])
    named = tokens.tags[end - 1] == NAME
    if named and not people and sum(_is_bare_name(tokens, i) for i in range(start, end)) > 1:
        first = start + (tokens.tags[start] == DETERMINER)
        return Resolved(tokens.run(first, end_of_body_name(tokens, end)), "organisation")
    joined = "and" in lows and tokens.tags[end - 1] == NOUN
    several = people or lows[-1].endswith(AGENT_ENDINGS)
    if not joined and not (several and (named or not definite)):
        return None
    first = start + (tokens.low(start) in TAKEN_OFF if joined else tokens.low(start) == "the")
    return Resolved(tokens.run(first, end_of_links(tokens, end)), "group")


def _means_people(low: str) -> bool:
    """Tell whether a word is the plural of one for a person."""
    one = low.removesuffix("s")
    return one != low and (one in PEOPLE or one in TITLES)


def _person_known(discourse: Discourse, phrase: Phrase, lows: list[str]) -> Resolved | None:
    """Return the person whom a definite description fits by nation and role, or by the noun with
    which he was introduced.
    """
    tokens, (start, end) = discourse.registry.tokens, phrase
    head = lows[-1]
    if lows[0] in _INDEFINITE or head in PRESS:
        return None
    several = _means_people(head) or head.endswith(AGENT_ENDINGS)
    if not several and head not in DOCUMENTS and _tells_who(lows):
        found = person_fitting(discourse, start, lows)
        if found.name:
            return found
    noun = tokens.tags[end - 1] == NOUN or leads_names(head)  # the CS
    named = noun and person_introduced(discourse.registry, head, start)
    if not named or not is_surely_human(named):
        return None
    first = FIRST_MINISTERS.intersection(lows) if head == "minister" else NO_TRAITS
    return Resolved(named.name, "description") if first <= discourse.traits(named) else None


def _is_bare_name(tokens: Tokens, i: int) -> bool:
    """Tell whether a word is a name and no title, nation or place: the Falls Argus Leader."""
    low = tokens.lows[i]
    return tokens.tags[i] == NAME and low not in TRAIT_OF_WORD and low not in PLACE_WORDS


def _by_own_words(discourse: Discourse, start: int, end: int) -> Resolved:
    """Return somebody whom the text names by a description only: as it was first described, when
    the last word is the same.
    """
    tokens = discourse.registry.tokens
    numbered = tokens.tags[end - 1] == NUMBER and tokens.tags[end - 2] in NOMINAL  # Article 9
    if not (numbered or tokens.tags[end - 1] in NOMINAL):
        return UNRESOLVED
    if tokens.low(end - 1) in STAND_FOR_PEOPLE:
        return UNRESOLVED
    new = tokens.low(start) in _INDEFINITE
    start = behind_article(tokens, start, end)
    taken_up = end - start == 1 and not new
    known = discourse.described_as(tokens.low(end - 1), start) if taken_up else None
    if known:
        return Resolved(known, "unnamed")
    return Resolved(without_possessive(tokens.run(start, end_of_links(tokens, end))), "unnamed")


def person_introduced(registry: Registry, noun: str, start: int) -> Person | None:
    """Return the person or body that a noun described when it was named, before word `start`:
    Ali Demir, a retired driver, ...; the driver Ali Demir ...
    """
    tokens = registry.tokens
    for at in registry.places_of(noun, start) + registry.places_of(f"co-{noun}", start):
        if tokens.tag(at + 1) == NOUN or tokens.tag(at + 1) in FINITE:
            continue  # Ali Demir, the police commissioner; seen by Ali Demir, the police left
        after = at + 1 + (tokens.tag(at + 1) == ",")
        k = bisect_right(registry.places, after)
        if k and registry.places[k - 1] == after and tokens.tag(after) == NAME:
            return registry.mentions[k - 1][1]
        comma = at
        while comma > max(0, at - _APPOSITION_WORDS) and tokens.tags[comma] in APPOSITION_WORD:
            comma -= 1
        named = registry.named_up_to(_before_age(tokens, comma))
        if tokens.tags[comma] == "," and named:
            return named
    return None


def _before_age(tokens: Tokens, comma: int) -> int:
    """Return the comma before the age that ends at a comma; that itself when none does."""
    aged = tokens.tags[comma - 1] == NUMBER and tokens.tags[comma - 2] == ","
    return comma - 2 if aged else comma


def _tells_who(lows: list[str]) -> bool:
    """Tell whether a description tells a nation or role, and not whose relative it is: his
    brother.
    """
    nation = any(low in NATION_OF_WORD for low in lows) and lows[-1] not in IMPERSONAL
    if lows[0] in _RELATED and not (nation and lows[-1] == "counterpart"):
        return False
    return nation or any(lows[-1] in words for words in (ROLES_OF_STATE, PEOPLE, TITLES))


def nation_of_member(low: str) -> str | None:
    """Return the nation of the person that "the Iranian" is; none for words that may be plural: the
    French.
    """
    return None if low.endswith(PLURAL_PEOPLE_ENDINGS) else NATION_OF_PEOPLE.get(low)


def _description_of(lows: list[str]) -> Description:
    """Return the description that some words make."""
    nations = (NATION_OF_WORD[low] for low in lows if low in NATION_OF_WORD)
    roles = (
        usual_role(low) for low in lows if low in ROLES_OF_STATE or low in PEOPLE or low in TITLES
    )
    return Description(usual_role(lows[-1]), frozenset(nations), frozenset(roles))


def person_fitting(discourse: Discourse, start: int, lows: list[str]) -> Resolved:
    """Return the person whom the nation and roles of a description fit, the one named last when
    there are several.
    """
    told = _description_of(lows)
    fitting = {
        person.name: person
        for trait in sorted(told.nations or told.roles)
        for person in discourse.having(trait)[:MOST_NAMESAKES]
        if person.human and _fits_description(discourse.traits(person), told)
    }
    known = {name: person for name, person in fitting.items() if person.places[0] < start}
    if not known and len(fitting) == 1:
        return Resolved(next(iter(fitting)), "description ahead")
    if len(known) == 1:
        return Resolved(next(iter(known)), "description")
    if known and (told.head in ROLES_OF_STATE or not told.roles):
        offices = OFFICES.intersection(lows)  # the foreign minister is not the economy minister
        holders = [p for p in known.values() if offices <= discourse.traits(p)]
        return Resolved(_named_last(holders or list(known.values()), start).name, "description")
    if told.nations and OFFICES.intersection(lows):
        return UNRESOLVED  # Austria's interior minister is not anybody who is left
    return _only_person(discourse, start, told)


def _only_person(discourse: Discourse, start: int, told: Description) -> Resolved:
    """Return the person whom a description that fits nobody by what is told can only stand for."""
    people = discourse.registry.persons[:MOST_NAMESAKES]
    near = [person for person in people if person.human and person.places[0] < start]
    left = _person_left(discourse, near, told) if told.nations else None
    if left:
        return Resolved(left.name, "only person left", left, roles=told.nations)
    if len(near) != 1 or told.nations or told.head not in ROLES_OF_STATE:
        return UNRESOLVED
    held = discourse.traits(near[0]) & ROLES_OF_STATE
    else_called = discourse.was_said(told.head, start)  # somebody else was called so
    if held or else_called:
        return UNRESOLVED
    return Resolved(near[0].name, "only person named", near[0], roles=told.roles)


def _person_left(discourse: Discourse, near: list[Person], told: Description) -> Person | None:
    """Return the one of some persons against whom nothing speaks that a description by nation
    tells.
    """
    left = [person for person in near if not _is_excluded(discourse.traits(person), told)]
    if len(left) > 1 and told.head in ROLES_OF_STATE:
        left = [person for person in left if discourse.traits(person) & ROLES_OF_STATE]
    fits = not told.roles or told.head in _COUNTERPART_OR_ROLE
    return left[0] if fits and len(left) == 1 else None


def _named_last(persons: list[Person], at: int) -> Person:
    """Return the person named last before word `at`; the first of the list when none is."""

    def latest(person: Person) -> int:
        place = bisect_right(person.places, at)
        return person.places[place - 1] if place else -1

    return max(persons, key=latest)


def _is_excluded(traits: frozenset[str], told: Description) -> bool:
    """Tell whether what is told of a person speaks against a description: another nation or
    role.
    """
    held = traits & ROLES_OF_STATE
    if not traits & COUNTRIES <= told.nations:
        return True
    return bool(held) and told.head not in ("leader", "counterpart") and not held & told.roles


def _fits_description(traits: frozenset[str], told: Description) -> bool:
    """Tell whether a description by nation and roles fits what is told of a person."""
    if not told.nations <= traits:
        return False
    first = told.roles & FIRST_MINISTERS if told.head == "minister" else NO_TRAITS
    if traits & ROLES_OF_STATE and not first <= traits:
        return False  # the minister of trade is not the prime minister
    if not told.roles or told.roles & traits:
        return True
    if told.head == "counterpart":
        return bool(told.nations)
    held = traits & ROLES_OF_STATE
    return (
        bool(told.nations) and told.head in ROLES_OF_STATE and (not held or told.head == "leader")
    )
