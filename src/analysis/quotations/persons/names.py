"""Names in a text: runs of capitalised words, with their titles taken off."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from analysis import given_names, wordlists
from analysis.quotations.grammar.noun_phrases import is_initial
from analysis.quotations.text.lexicon import (
    NOUN_OR_VERB,
    ORGANISATIONS,
    PEOPLE,
    POSSESSIVE,
    TAGS,
    TITLES,
    VERBS,
    WORD_LISTS,
)
from analysis.quotations.text.tags import (
    FINITE,
    FULL_VERB,
    LINE_BREAK,
    LOWER_CASE_CONTENT,
    NAME,
    NUMBER,
    PREPOSITIONAL,
    TIME,
)
from analysis.quotations.text.tokens import Tokens

WORDS_FOR_MEN = frozenset(WORD_LISTS["men"])
WORDS_FOR_WOMEN = frozenset(WORD_LISTS["women"])
SEATS_OF_POWER = frozenset(WORD_LISTS["seats"])
ROLES_OF_STATE = frozenset(WORD_LISTS["roles of state"])
NAME_PARTICLES = frozenset(WORD_LISTS["particles of names"])
OFFICES = frozenset(WORD_LISTS["offices"])
IMPERSONAL = ORGANISATIONS | frozenset(WORD_LISTS["last words of names that are no person's"])
PLACE_WORDS = frozenset(WORD_LISTS["first words of names that are no person's"])
NOT_NAMES = TITLES | PEOPLE | ORGANISATIONS


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
NATION_OF_CAPITAL.update((word, NATION_OF_PEOPLE[word]) for word in ("us", "u.s", "uk"))
COUNTRIES = frozenset(NATION_OF_WORD.values())
_SHORT_TITLES = dict(pair.split("/") for pair in WORD_LISTS["short titles"])
TRAIT_OF_WORD = {  # told by words before a name
    **{word: word for word in TITLES | OFFICES | PEOPLE},
    **NATION_OF_WORD,
    **_SHORT_TITLES,
}
_BEFORE_NAMES = frozenset(WORD_LISTS["before a name"])
_SURNAMES_TOO = frozenset(WORD_LISTS["words for people that are surnames, too"])
_USUAL_ROLE = dict(pair.split("/") for pair in WORD_LISTS["roles in other words"])
_WEEKDAYS = frozenset(
    ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"]
)
_HEADLINE_VERBS = (
    frozenset(form for form, verb in VERBS.items() if verb.form == "s" and form not in NOUN_OR_VERB)
    | frozenset(word for word in WORD_LISTS["verbs other"] if word.endswith("s"))
    | frozenset(WORD_LISTS["headline verbs"])
) - {"falls"}  # Sioux Falls
_GROUPS_OF_STATES = ("G-", "g-")
_CODE = re.compile(r"[^\W\d_]{1,12}-\d|[^\W\d_]{1,3}\d{3}")
_POSSESSIVE_LETTER = frozenset("s'’")
_ADJECTIVE_ENDINGS = ("-area", "-based", "-backed", "-born", "-led", "-style", "-era")
NO_TRAITS: frozenset[str] = frozenset()


class Name(NamedTuple):
    """A run of capitalised words from `start`, the name in it from `first` to `end`, its
    titles.
    """

    start: int
    first: int
    end: int
    traits: frozenset[str]


def without_possessive(word: str) -> str:
    """Return a word without its possessive ending."""
    if word[-2:] in POSSESSIVE:
        return word[:-2]
    return word[:-1] if word[-1:] in ("'", "’") else word


@lru_cache(maxsize=1 << 14)
def fold(word: str) -> str:
    """Return a word without its possessive ending, diacritics and capitals: Çavuşoğlu's and
    CAVUSOGLU are both Cavusoglu; words of three letters may be acronyms and keep their capitals.
    """
    plain = without_possessive(word)
    if not plain.isascii():
        apart = unicodedata.normalize("NFKD", plain.replace("ı", "i"))
        plain = "".join(c for c in apart if not unicodedata.combining(c))
    if plain[:3] in ("Al-", "El-"):  # the article of Arabic names
        plain = plain[0].lower() + plain[1:]
    return plain.capitalize() if len(plain) > 3 and plain.isupper() else plain


def names_in(tokens: Tokens, title: int) -> list[Name]:
    """Return the names of a text in order, the titles before them taken off; its headline ends at
    word `title`.
    """
    found = []
    for start, end in _capitalised_runs(tokens, title):
        first, traits = _after_titles(tokens, start, end)
        if first < end:
            if start > 1 and tokens.lows[start - 1] == "of":
                held = TRAIT_OF_WORD.get(tokens.lows[start - 2])  # the Secretary of State Anna Berg
                if held:
                    first, traits = _after_office(tokens, first, end), traits | {held}
            found.append(Name(start, first, end, traits))
    return found


def is_code(word: str) -> bool:
    """Tell whether a word is the code of a thing: S-400, COVID-19, but not G-20 or G7."""
    if word.isalpha() or word[:2] in _GROUPS_OF_STATES:
        return False
    return _CODE.match(word) is not None


def _capitalised_runs(tokens: Tokens, title: int) -> Iterator[tuple[int, int]]:
    """Return the runs of capitalised words, with initials and lower-case particles inside, in
    order.
    """
    tags, words = tokens.tags, tokens.words
    count, i = len(tags), 0
    for start in [place for place, tag in enumerate(tags) if tag == NAME]:
        if start < i or ends_name(tokens.lows[start]):
            continue
        i = start
        while i < count and (tags[i] == NAME or _joins_name(tokens, i)):
            verb = start < i < title and _is_headline_verb(tokens.lows[i])
            if verb or ends_name(tokens.lows[i]):
                break
            i += 1
            if words[i - 1][-2:] in POSSESSIVE:
                break
        if start and tags[start - 1] == TIME and _is_weekday_of_name(tokens, start - 1):
            start -= 1
        yield start, i


def _is_weekday_of_name(tokens: Tokens, i: int) -> bool:
    """Tell whether word i is the day in the name of a newspaper: the Sunday Clarion."""
    return tokens.lows[i] in _WEEKDAYS and tokens.lows[i - 1] == "the"


def _is_headline_verb(low: str) -> bool:
    """Tell whether a capitalised word of a headline is a verb: Featured, but not Ahmed or
    Manning.
    """
    return low not in given_names.ANY and TAGS[low] in FULL_VERB and not low.endswith("ing")


def headline_end(tokens: Tokens) -> int:
    """Return the word after a headline in capitalised words, verbs included; 0 when the text has
    none.
    """
    start = next((i for i, tag in enumerate(tokens.tags) if tag != LINE_BREAK), 0)
    breaks = (i for i in range(start, len(tokens.tags)) if tokens.tags[i] == LINE_BREAK)
    end = next(breaks, 0)
    tags = tokens.tags[start:end]
    prose = any(tag in FINITE for tag in tags)
    return (
        0
        if prose or tags.count(NAME) <= 3 * sum(tag in LOWER_CASE_CONTENT for tag in tags)
        else end
    )


def ends_name(low: str) -> bool:
    """Tell whether a capitalised word is no part of a name: a verb of a headline, Ankara-backed."""
    return low in _HEADLINE_VERBS or ("-" in low and low.endswith(_ADJECTIVE_ENDINGS))


def _joins_name(tokens: Tokens, i: int) -> bool:
    """Tell whether word i joins two parts of a name: the stop of an initial, or a particle."""
    tags, after = tokens.tags, i + 1
    tag = tags[i]
    if tag == ".":
        return tokens.tag(after) == NAME and is_initial(tokens, i)
    if tag == NUMBER:  # Il Sole 24 Ore
        return tokens.tag(after) == NAME and tokens.words[i].isdigit()
    if tokens.words[i] not in NAME_PARTICLES or tag not in PREPOSITIONAL:
        return False
    if after < len(tags) and tokens.words[after] in NAME_PARTICLES:  # von der, de la
        after += 1
    return tokens.tag(after) == NAME


def _after_titles(tokens: Tokens, start: int, end: int) -> tuple[int, frozenset[str]]:
    """Return the first word of the name in a run, after titles and nationalities, and these as
    traits.
    """
    traits, last = NO_TRAITS, start
    for i in range(start, end):
        low = tokens.lows[i]
        if low[-1] in _POSSESSIVE_LETTER:
            low = without_possessive(low)
        trait = TRAIT_OF_WORD.get(low)
        if trait and (_is_given_name(tokens, i, start, end) or _ends_as_surname(low, i, last, end)):
            trait = None
        elif trait is None and "-" in low and i + 1 < end:
            trait = TRAIT_OF_WORD.get(low.rpartition("-")[2])  # Vice-President, Syrian-American
        if trait:
            if i + 1 >= end and low in NATION_OF_WORD and low not in TITLES:
                break
            traits, last = traits | {trait}, i + 1
        elif tokens.words[i] == "." and i == last:
            last = i + 1
    return _after_affiliation(tokens, last, end), traits


def _after_office(tokens: Tokens, first: int, end: int) -> int:
    """Return the first word of the name after what an office is of: the Director of Public
    Prosecution | Anna Berg.
    """
    for i in range(first + 1, end - 1):
        if tokens.lows[i].partition("-")[0] in given_names.ANY:
            return i
    return first


def _after_affiliation(tokens: Tokens, first: int, end: int) -> int:
    """Return the first word of the name after a body or an office that is no title: NASA
    Administrator | Jim Berg, Tory | Liam Berg.
    """
    lows, i = tokens.lows, first
    while (
        i + 2 < end
        and lows[i] not in given_names.ANY
        and (lows[i] in _BEFORE_NAMES or _is_acronym_before_name(tokens, i))
    ):
        i += 1
    return i if i < end and lows[i] in given_names.ANY else first


def _is_acronym_before_name(tokens: Tokens, i: int) -> bool:
    """Tell whether word i is an acronym, and no initials, before an office or a given name."""
    word, after = tokens.words[i], tokens.lows[i + 1]
    return len(word) > 2 and word.isupper() and (after in _BEFORE_NAMES or after in given_names.ANY)


def _ends_as_surname(low: str, i: int, first: int, end: int) -> bool:
    """Tell whether a word for a person ends a name that begins at word `first`: Stephen King."""
    return first < i == end - 1 and low in _SURNAMES_TOO


def usual_role(low: str) -> str:
    """Return the usual word for a role: prime for premier."""
    return _USUAL_ROLE.get(low, low)


def end_of_office(tokens: Tokens, end: int) -> int:
    """Return the end of a mention with the rest of its title: the Secretary | of State Anna
    Berg.
    """
    if tokens.lows[end - 1] not in TITLES or tokens.word(end) != "of":
        return end
    after = end + 1
    while after < len(tokens.tags) and tokens.tags[after] == NAME:
        after += 1
    return after if after > end + 1 and tokens.low(end + 1) in OFFICES else end


def _is_given_name(tokens: Tokens, i: int, start: int, end: int) -> bool:
    """Tell whether the name of a place is a given name here: Sofia Berg, but not Sofia Mayor
    Berg.
    """
    if i > start or i + 1 >= end or tokens.lows[i] not in given_names.ANY:
        return False
    return (
        tokens.words[i + 1] != "." and without_possessive(tokens.lows[i + 1]) not in TRAIT_OF_WORD
    )
