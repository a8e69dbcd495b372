"""Words for roles and nations, and the traits that a person has by them."""

from __future__ import annotations

from analysis import wordlists
from analysis.quotations.text.lexicon import ORGANISATIONS, PEOPLE, POSSESSIVE, TITLES, WORD_LISTS

SEATS_OF_POWER = frozenset(WORD_LISTS["seats"])
ROLES_OF_STATE = frozenset(WORD_LISTS["roles of state"])
OFFICES = frozenset(WORD_LISTS["offices"])
IMPERSONAL = ORGANISATIONS.union(
    WORD_LISTS["last words of names that are no person's"],
    WORD_LISTS["last words of names of things and events"],
)
PLACE_WORDS = frozenset(WORD_LISTS["first words of names that are no person's"])
NOT_NAMES = TITLES | PEOPLE | ORGANISATIONS | {word + "s" for word in TITLES | PEOPLE}


_NATIONS = {
    nation: [[] if words == "-" else words.split() for words in others]
    for nation, *others in (line.split("|") for line in wordlists.lines("quotations_nations.txt"))
}
"""Country -> its adjectives, its capital or seat of government."""


def _read_nations(*columns: int) -> dict[str, str]:
    """Return the country of every word in some columns (name, adjectives, capital) of the list of
    nations, keyed in lower case.
    """
    return {
        word.lower(): nation
        for nation, others in _NATIONS.items()
        for column in columns
        for word in ([nation], *others)[column]
    }


NATION_OF_WORD = _read_nations(0, 1, 2)
NATION_OF_PEOPLE = _read_nations(1)
PLACES_OF_NATIONS = frozenset(_read_nations(0, 2))
"""Countries and capitals, in lower case."""
PLURAL_PEOPLE_ENDINGS = ("sh", "ch", "se", "ss")  # peoples whose name stands for all of them
NATION_OF_CAPITAL = {w: nation for w, nation in _read_nations(2).items() if w not in SEATS_OF_POWER}
NATION_OF_CAPITAL.update((word, NATION_OF_PEOPLE[word]) for word in ("us", "u.s"))
FORMS_OF_NATION = {
    nation: [frozenset(form.split()) for form in (nation, *told[0])]
    for nation, told in _NATIONS.items()
}
"""Country -> the words of its name, and of each of its adjectives."""
COUNTRIES = frozenset(NATION_OF_WORD.values())
_SHORT_TITLES = dict(pair.split("/") for pair in WORD_LISTS["short titles"])
TRAIT_OF_WORD = {  # told by words before a name
    **{word: word for word in TITLES | OFFICES | PEOPLE},
    **NATION_OF_WORD,
    **_SHORT_TITLES,
}
_USUAL_ROLE = dict(pair.split("/") for pair in WORD_LISTS["roles in other words"])
NO_TRAITS: frozenset[str] = frozenset()


def usual_role(low: str) -> str:
    """Return the usual word for a role: prime for premier."""
    return _USUAL_ROLE.get(low, low)


def names_with(low: str, last: str) -> bool:
    """Tell whether a place, or a nation and the `last` word of a body, are a name together."""
    place = low in PLACES_OF_NATIONS and low not in NATION_OF_PEOPLE
    return place or (last in IMPERSONAL and (low in NATION_OF_PEOPLE or low in SEATS_OF_POWER))


def without_possessive(word: str) -> str:
    """Return a word without its possessive ending, and the stop before that: Inc.'s."""
    if word[-2:] in POSSESSIVE:
        return word[:-2].removesuffix(".")
    return word[:-1] if word[-1:] in ("'", "’") else word
