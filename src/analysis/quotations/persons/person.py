"""A person of a text, and what the words around a name tell of its bearer."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from analysis import given_names
from analysis.quotations.persons.roles import (
    NATION_OF_WORD,
    NO_TRAITS,
    ROLES_OF_STATE,
    TRAIT_OF_WORD,
    usual_role,
    without_possessive,
)
from analysis.quotations.persons.signs_of_bodies import means_body
from analysis.quotations.persons.titles import BEFORE_NAMES, Name, office_before
from analysis.quotations.text.lexicon import (
    BODIES,
    PEOPLE,
    TITLES,
    TITLES_AND_PEOPLE,
    WORDS_FOR_MEN,
    WORDS_FOR_WOMEN,
)
from analysis.quotations.text.tags import (
    APPOSITION_WORD,
    ATTRIBUTE,
    COMMA_OR_DASH,
    FINITE,
    ING_FORM,
    NAME,
    NOUN,
    NUMBER,
)
from analysis.quotations.text.tokens import Tokens

MASCULINE, FEMININE, PLURAL, NEUTER = "masculine", "feminine", "plural", "neuter"
NAMELESS = "?"  # name of a person brought in by a description that fits nobody named
_PERSONAL_RELATIVES = frozenset(["who", "whose", "whom"])
_WITH_USUAL_ROLE = ROLES_OF_STATE | PEOPLE
_WORDS_BEFORE, _WORDS_BEHIND = 6, 8  # looked through for what describes the bearer of a name


class Person(NamedTuple):
    """A person, group or body of a text."""

    name: str  # as its fullest form is printed
    words: tuple[str, ...]  # of the name, folded
    traits: frozenset[str]  # nations, and roles in lower case
    gender: str  # plural for a group, neuter for a body; empty when nothing tells
    places: tuple[int, ...]  # first words of the mentions by name; none of one who is described
    human: bool  # a title, role, given name or reported speech shows a person
    key: int  # tells the persons of a text apart


class Told(NamedTuple):
    """What the words around one mention tell of its bearer."""

    traits: set[str]
    gender: str
    human: bool


def told_around(tokens: Tokens, name: Name, word: str, gender: str) -> Told:
    """Return what stands around a name: title, role, nation, gender; `word` begins the bearer's
    name, and `gender` is what was told before.
    """
    before, parted = _words_before(tokens, name), tokens.tag(name.end) == ","
    human = name.start > 0 and tokens.lows[name.start - 1].endswith("-year-old")
    human = human or (len(before) > 0 and tokens.lows[before.stop - 1] in BEFORE_NAMES)
    if tokens.tag(name.end) in COMMA_OR_DASH and not human:
        human = is_shown(tokens, name.end + 1) or (parted and _is_somebodys(tokens, before))
    gender = gender or gender_of_title(tokens, name) or _gender_of_given_name(tokens, name, word)
    traits = set(name.traits)
    if name.start < name.first and tokens.lows[name.first - 1] in TITLES:
        traits.add(usual_role(tokens.lows[name.first - 1]))  # Mr Justice Berg is a judge
    if tokens.tag(name.end) == NOUN and tokens.lows[name.end] in TITLES_AND_PEOPLE:
        traits.discard("former")  # the former Kars captain
    office = office_before(tokens, name.start - 1) if tokens.tags[name.start - 1] == "," else None
    led = [] if office is None else [office]  # the chairman of the board, Ana Berg
    human = human or (parted and office is not None)
    if name.head >= 0 and tokens.tags[name.head] != NAME:  # China's ambassador to Iran Ana Berg
        led += _words_before(tokens, name._replace(start=name.head))
    for i in (*led, *before, *_words_behind(tokens, name.end)):
        trait, of_word = _told_by_word(tokens.lows[i])
        if trait in BODIES:
            continue  # the police commissioner is not the police
        if trait in ROLES_OF_STATE and i and tokens.lows[i - 1] == "shadow":
            continue  # the shadow chancellor, Ana Berg, is not the chancellor
        if not trait and i == office and tokens.lows[i] in TITLES:
            trait = usual_role(tokens.lows[i])  # the Commissioner for Health, Ana Berg
        if trait:
            traits.add(trait)
            gender = gender or of_word
    return Told(traits, gender, human)


def _words_behind(tokens: Tokens, end: int) -> list[int]:
    """Return the words behind a name that may describe its bearer: Ali Demir, the president; Ali
    Demir of Turkey; but not the subject of a verb: seen by Ali Demir, the president left.
    """
    if tokens.word(end) == "of":
        return [end + 1] if end + 1 < len(tokens.tags) else []
    found: list[int] = []
    for i in range(end + 1, min(end + _WORDS_BEHIND, len(tokens.tags))):
        if tokens.tags[end] != "," or tokens.tags[i] not in APPOSITION_WORD:
            break
        found.append(i)
    return [] if tokens.tag(end + 1 + len(found)) in FINITE else found


def _is_somebodys(tokens: Tokens, before: range) -> bool:
    """Tell whether the words before a name say whose he or she is: her shadow, Ali Demir,"""
    i = before.start
    noun = tokens.lows[before.stop - 2] if len(before) > 1 else ""
    led = tokens.lows[i] in ("his", "her") and tokens.tags[before.stop - 1] == ","
    return led and not means_body(noun)


@lru_cache(maxsize=1 << 14)
def _told_by_word(low: str) -> tuple[str, str]:
    """Return the nation or role that a word tells, and the gender; empty where it tells none."""
    low = without_possessive(low)
    if low in NATION_OF_WORD:
        return NATION_OF_WORD[low], ""
    return (usual_role(low), gender_of_word(low)) if low in _WITH_USUAL_ROLE else ("", "")


def _words_before(tokens: Tokens, name: Name) -> range:
    """Return the words in front of a name that may describe its bearer: the Turkish president, Ali
    Demir.
    """
    tags, i = tokens.tags, name.start - 1
    if i > 0 and tags[i] == ",":
        i -= 1
    if i > 0 and tags[i] == ING_FORM:
        return range(name.start, name.start)  # the senator representing Lake North
    while i >= max(0, name.start - _WORDS_BEFORE) and (
        tags[i] in ATTRIBUTE or _is_trait(tokens, i)
    ):
        i -= 1
    return range(max(i, 0), name.start)


def _is_trait(tokens: Tokens, i: int) -> bool:
    """Tell whether word i is the capitalised name of a nation, role or title."""
    return tokens.tags[i] == NAME and without_possessive(tokens.lows[i]) in TRAIT_OF_WORD


def is_shown(tokens: Tokens, i: int) -> bool:
    """Tell whether the words after a comma, from word i on, show a person: an age, or "who"."""
    tags = tokens.tags
    if i + 1 >= len(tags):
        return False
    return tokens.words[i] in _PERSONAL_RELATIVES or (tags[i] == NUMBER and tags[i + 1] == ",")


def is_surely_human(person: Person) -> bool:
    """Tell whether more than a report shows that somebody is a person: a title, role or given
    name.
    """
    told = person.gender not in ("", NEUTER) or person.traits & TITLES_AND_PEOPLE
    return bool(told) or person.words[0].lower() in given_names.ANY


def gender_of_word(low: str) -> str:
    """Return the gender that a word for a person tells; empty when it does not."""
    low = low.removeprefix("great-")
    if low in WORDS_FOR_WOMEN:
        return FEMININE
    return MASCULINE if low in WORDS_FOR_MEN else ""


def gender_of_title(tokens: Tokens, name: Name) -> str:
    """Return the gender that the titles before a name tell; empty when they do not."""
    if name.start == name.first:
        return ""
    for low in tokens.lows[name.start : name.first]:
        if low in WORDS_FOR_WOMEN or low in WORDS_FOR_MEN:
            return gender_of_word(low)
    return ""


def _gender_of_given_name(tokens: Tokens, name: Name, word: str) -> str:
    """Return the gender that a given name tells; empty when it does not, or stands in a thing's
    name: the Rose Garden.
    """
    given = word.lower()
    thing = name.start > 0 and tokens.lows[name.start - 1] == "the"
    if thing or (given in given_names.MASCULINE) == (given in given_names.FEMININE):
        return ""
    return MASCULINE if given in given_names.MASCULINE else FEMININE


def described_person(name: str, word: str, at: int, gender: str, human: bool = False) -> Person:
    """Return somebody whom a mention at word `at` brings in without a name of the registry."""
    return Person(name, (word,), NO_TRAITS, gender, (), human, -1 - at)


def by_trait(persons: Iterable[Person]) -> dict[str, list[Person]]:
    """Return the persons by their nations and roles."""
    found: dict[str, list[Person]] = {}
    for person in persons:
        for trait in person.traits:
            found.setdefault(trait, []).append(person)
    return found
