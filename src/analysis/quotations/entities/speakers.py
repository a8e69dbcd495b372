"""What one article tells of each of its speakers, as far as it bears on who that is in others."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from analysis.quotations.article import Draft
from analysis.quotations.persons.bodies import is_body_name
from analysis.quotations.persons.discourse import Resolved
from analysis.quotations.persons.names import fold
from analysis.quotations.persons.person import FEMININE, MASCULINE, Person
from analysis.quotations.persons.registry import Registry
from analysis.quotations.persons.roles import COUNTRIES, NATION_OF_WORD, NO_TRAITS, ROLES_OF_STATE
from analysis.quotations.text.lexicon import BODIES, TITLES_AND_PEOPLE, WORD_LISTS
from analysis.quotations.text.names_in_s import printed_in_s

Words = tuple[str, ...]

_ALIKE = {"defense": "defence", "labor": "labour", "center": "centre", "us": "american"}
_OFFICES_OF = frozenset(["ministry", "department", "embassy", "government", "army", "parliament"])
_ROLES = ROLES_OF_STATE | {"prime"}
_GENERAL_WORDS = BODIES | frozenset(WORD_LISTS["general words of bodies"])
_DESCRIBED = frozenset(["unnamed", "group"])


class Sort(Enum):
    """What kind of thing a speaker is, so far as its name and its article show."""

    PERSON = "a name of several words"
    SURNAME = "a single name, which others may have"
    BODY = "a name that only one body has"
    DESCRIPTION = "common nouns, which may be said of anybody"


class Speaker(NamedTuple):
    """A speaker of one article."""

    article: str
    name: str  # as column `speaker` has it
    sort: Sort
    words: Words  # of the name, in the form in which names are compared
    nations: frozenset[str]
    roles: frozenset[str]
    gender: str  # masculine, feminine or empty


def speakers_of(one: Draft, named: Iterable[Resolved | None]) -> list[Speaker]:
    """Return the speakers of an article, each once; `named` holds who is behind its quotations."""
    found: dict[str, Speaker] = {}
    for who in named:
        if who and who.name and (printed := printed_in_s(who.name)) not in found:
            described, shown = who.rule in _DESCRIBED, who.rule in ("apposition", "label")
            told = _speaker(one, who.name, described, shown)
            found[printed] = told._replace(name=printed, words=compared_words(printed))
    return list(found.values())


def speaker_given(one: Draft, name: str) -> Speaker:
    """Return the speaker of an article whom a person named, with what the article tells of him."""
    return _speaker(one, name, False, not any(word in BODIES for word in compared_words(name)))


@lru_cache(maxsize=1 << 14)
def plain_words(name: str) -> Words:
    """Return the words of a name without "the", full stops, possessive endings, diacritics and
    capitals.

    >>> plain_words("The Çavuşoğlu Institute")
    ('cavusoglu', 'institute')
    """
    folded = (fold(word.strip('.,“”"()')).lower() for word in name.split())
    words = tuple(word for word in folded if word)
    return words[1:] if words[:1] == ("the",) and len(words) > 1 else words


@lru_cache(maxsize=1 << 14)
def compared_words(name: str) -> Words:
    """Return the words of a name in the form in which full names are compared: the adjective of a
    nation is the nation, spellings are British, and what an office is of stands before it.

    >>> compared_words("Turkish Ministry of Defense")
    ('turkey', 'defence', 'ministry')
    """
    words = tuple(_ALIKE.get(word, word) for word in plain_words(name))
    if any(word in BODIES for word in words):
        words = tuple(NATION_OF_WORD.get(word, word).lower() for word in words)
    for i, word in enumerate(words[:-2]):
        if word in _OFFICES_OF and words[i + 1] == "of":
            return (*words[:i], *words[i + 2 :], word)
    return words


def _speaker(one: Draft, name: str, described: bool, shown: bool) -> Speaker:
    """Return one speaker of an article, who is only `described`, or `shown` to be a person."""
    words = compared_words(name)
    person = one.registry.by_name.get(name)
    lower = not any(word[:1].isupper() for word in name.split())
    if lower or described or all(word in _GENERAL_WORDS for word in words):
        sort = Sort.DESCRIPTION  # the Foreign Ministry, of any state
    elif len(words) > 1:
        sort = Sort.PERSON if (person.human if person else shown) else Sort.BODY
    else:
        sort = Sort.BODY if _is_body(one.registry, name, person) else Sort.SURNAME
    if person is None or sort not in (Sort.PERSON, Sort.SURNAME):
        return Speaker(one.name, name, sort, words, NO_TRAITS, NO_TRAITS, "")
    gender = person.gender if person.gender in (MASCULINE, FEMININE) else ""
    traits = person.traits
    return Speaker(one.name, name, sort, words, traits & COUNTRIES, traits & _ROLES, gender)


def _is_body(registry: Registry, name: str, person: Person | None) -> bool:
    """Tell whether a name of one word is a body's: nothing shows a person, and something a body."""
    if person is None:
        return is_body_name(registry.tokens, name, ())
    told = person.gender in (MASCULINE, FEMININE) or person.traits & TITLES_AND_PEOPLE
    return not told and is_body_name(registry.tokens, name, person.places)
