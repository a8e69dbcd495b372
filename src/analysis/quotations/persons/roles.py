"""Words for roles and nations, and the traits that a person has by them."""

from __future__ import annotations

from analysis import wordlists
from analysis.quotations.text.lexicon import ORGANISATIONS, PEOPLE, POSSESSIVE, TITLES, WORD_LISTS

WORDS_FOR_MEN = frozenset(WORD_LISTS["men"])
WORDS_FOR_WOMEN = frozenset(WORD_LISTS["women"])
SEATS_OF_POWER = frozenset(WORD_LISTS["seats"])
ROLES_OF_STATE = frozenset(WORD_LISTS["roles of state"])
OFFICES = frozenset(WORD_LISTS["offices"])
IMPERSONAL = ORGANISATIONS.union(
    WORD_LISTS["last words of names that are no person's"],
    WORD_LISTS["last words of names of things and events"],
)
PLACE_WORDS = frozenset(WORD_LISTS["first words of names that are no person's"])
NOT_NAMES = TITLES | PEOPLE | ORGANISATIONS | {word + "s" for word in TITLES | PEOPLE}


def _read_nations(*columns: int) -> dict[str, str]:
    """Return the country of every word in some columns (name, adjectives, capital) of the list of
    nations, keyed in lower case.
    """
    found: dict[str, str] = {}
    for line in wordlists.lines("quotations_nations.txt"):
        nation, *others = line.split("|")
        for column in columns:
            words = others[column - 1].split() if column else [nation]
            found.update((word.lower(), nation) for word in words if word != "-")
    return found


NATION_OF_WORD = _read_nations(0, 1, 2)
NATION_OF_PEOPLE = _read_nations(1)
PLURAL_PEOPLE_ENDINGS = ("sh", "ch", "se", "ss")  # peoples whose name stands for all of them
NATION_OF_CAPITAL = {w: nation for w, nation in _read_nations(2).items() if w not in SEATS_OF_POWER}
NATION_OF_CAPITAL.update((word, NATION_OF_PEOPLE[word]) for word in ("us", "u.s"))
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


def without_possessive(word: str) -> str:
    """Return a word without its possessive ending."""
    if word[-2:] in POSSESSIVE:
        return word[:-2]
    return word[:-1] if word[-1:] in ("'", "’") else word
