"""Names in a text: runs of capitalised words, with their titles taken off."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from .lexicon import (
    FEMALE,
    GIVEN,
    MALE,
    NOUNLIKE,
    ORGANISATIONS,
    PEOPLE,
    TITLES,
    VERBS,
    WORDS,
    shape,
)
from .phrases import initial
from .words import Stream

MEN = frozenset(WORDS["men"])
WOMEN = frozenset(WORDS["women"])
SEATS = frozenset(WORDS["seats"])
ROLES = frozenset(WORDS["roles of state"])
PARTICLES = frozenset(WORDS["particles of names"])
OFFICES = frozenset(WORDS["offices"])
IMPERSONAL = ORGANISATIONS | frozenset(WORDS["last words of names that are no person's"])
NOT_NAMES = TITLES | PEOPLE | ORGANISATIONS
OWNED = ("'s", "’s")


def nations(*columns: int) -> dict[str, str]:
    """Country of every word in some columns (name, adjectives, capital) of the list of nations,
    keyed in lower case.
    """
    raw = files("analysis").joinpath("data/quotations_nations.txt").read_text(encoding="utf-8")
    found = {}
    for line in raw.splitlines():
        if line and not line.startswith("#"):
            parts = line.split("|")
            for column in columns:
                words = [parts[0]] if column == 0 else parts[column].split()
                found.update((word.lower(), parts[0]) for word in words if word != "-")
    return found


NATIONS = nations(0, 1, 2)
PEOPLES = nations(1)
PLURAL = ("sh", "ch", "se", "ss")  # endings of the names of peoples that stand for all of them
CAPITALS = {word: country for word, country in nations(2).items() if word not in SEATS}
CAPITALS |= {word: PEOPLES[word] for word in ("us", "u.s", "uk")}
COUNTRIES = frozenset(NATIONS.values())
TRAITS = {word: word for word in TITLES | OFFICES | PEOPLE} | NATIONS  # told by words before a name
HEADLINE_VERBS = frozenset(f for f, verb in VERBS.items() if verb.form == "s" and f not in NOUNLIKE)
HEADLINE_VERBS |= frozenset(w for w in WORDS["verbs other"] if w.endswith("s"))
HEADLINE_VERBS |= {"tells", "tweets", "calls", "claims", "blasts", "slams", "attacks", "backs"}
SHORT = dict(pair.split("/") for pair in WORDS["short titles"])
TRAITS |= SHORT
ADJECTIVAL = ("-area", "-based", "-backed", "-born", "-led", "-style", "-era")
UNKNOWN = "?"  # name of a person brought in by a description that fits nobody named
NO_TRAITS: frozenset[str] = frozenset()


@dataclass(slots=True)
class Person:
    """A named person of a text: fullest name and its folded words, description, places."""

    name: str
    words: tuple[str, ...]
    traits: set[str] = field(default_factory=set)  # nations, and roles in lower case
    sex: str = ""  # m, f, or p for a group
    places: list[int] = field(default_factory=list)
    human: bool = False  # a title, role, given name or reported speech shows a person


class Name(NamedTuple):
    """A run of capitalised words from ``start``, the name in it from ``first`` to ``end``, its
    titles.
    """

    start: int
    first: int
    end: int
    traits: frozenset[str]


def bare(word: str) -> str:
    """A word without its possessive ending."""
    if word[-2:] in OWNED:
        return word[:-2]
    return word[:-1] if word[-1:] in ("'", "’") else word


@lru_cache(maxsize=1 << 14)
def fold(word: str) -> str:
    """A word without its possessive ending, diacritics and capitals: Çavuşoğlu's and CAVUSOGLU are
    both Cavusoglu; words of three letters may be acronyms and keep their capitals.
    """
    plain = bare(word)
    if not plain.isascii():
        apart = unicodedata.normalize("NFKD", plain.replace("ı", "i"))
        plain = "".join(c for c in apart if not unicodedata.combining(c))
    if plain[:3] in ("Al-", "El-"):  # the article of Arabic names
        plain = plain[0].lower() + plain[1:]
    return plain.capitalize() if len(plain) > 3 and plain.isupper() else plain


def names(stream: Stream, title: int) -> list[Name]:
    """Names of a stream in order, the titles before them taken off; its headline ends at word
    ``title``.
    """
    found = []
    for start, end in runs(stream, title):
        first, traits = titles(stream, start, end)
        if first < end:
            if first > start > 1 and stream.lows[start - 1] == "of":
                held = TRAITS.get(stream.lows[start - 2])  # the Secretary of State Anna Berg
                traits = traits | {held} if held else traits
            found.append(Name(start, first, end, traits))
    return found


def runs(stream: Stream, title: int) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words, with initials and lower-case particles inside, in order."""
    tags, words = stream.tags, stream.words
    count, i = len(tags), 0
    for start in (place for place, tag in enumerate(tags) if tag == "X"):
        if start < i or ends_names(stream.lows[start]):
            continue
        i = start
        while i < count and (tags[i] == "X" or joins(stream, i)):
            verb = start < i < title and headed(stream.lows[i])
            if verb or ends_names(stream.lows[i]):
                break
            i += 1
            if words[i - 1][-2:] in OWNED:
                break
        yield start, i


def headed(low: str) -> bool:
    """Whether a capitalised word of a headline is a verb: Featured, but not Ahmed or Manning."""
    return low not in GIVEN and shape(low) in "EVK" and not low.endswith("ing")


def headline(stream: Stream) -> int:
    """Word after a headline in capitalised words, verbs included; 0 when the text has none."""
    start = next((i for i, tag in enumerate(stream.tags) if tag != "\n"), 0)
    breaks = (i for i in range(start, len(stream.tags)) if stream.tags[i] == "\n")
    end = next(breaks, 0)
    tags = stream.tags[start:end]
    prose = any(tag in "AKV" for tag in tags)
    return 0 if prose or tags.count("X") <= 3 * sum(tag in "nEG" for tag in tags) else end


def ends_names(low: str) -> bool:
    """Whether a capitalised word is no part of a name: a verb of a headline, Ankara-backed."""
    return low in HEADLINE_VERBS or ("-" in low and low.endswith(ADJECTIVAL))


def joins(stream: Stream, i: int) -> bool:
    """Whether word i joins two parts of a name: the stop of an initial, or a particle."""
    tags, after = stream.tags, i + 1
    if tags[i] == ".":
        return tags[after : after + 1] == ["X"] and initial(stream, i)
    if tags[i] not in "nPD" or stream.words[i] not in PARTICLES:
        return False
    if after < len(tags) and stream.words[after] in PARTICLES:  # von der, de la
        after += 1
    return tags[after : after + 1] == ["X"]


def titles(stream: Stream, start: int, end: int) -> tuple[int, frozenset[str]]:
    """First word of the name in a run, after titles and nationalities, and these as traits."""
    traits, last = NO_TRAITS, start
    for i in range(start, end):
        low = stream.lows[i]
        if low[-1] in "s'’":
            low = bare(low)
        trait = None if given(stream, i, start, end) else TRAITS.get(low)
        if trait is None and "-" in low and i + 1 < end:
            trait = TRAITS.get(low.rpartition("-")[2])  # Vice-President, Syrian-American
        if trait:
            if i + 1 >= end and low in NATIONS and low not in TITLES:
                break
            traits, last = traits | {trait}, i + 1
        elif stream.words[i] == "." and i == last:
            last = i + 1
    return last, traits


def office(stream: Stream, end: int) -> int:
    """End of a mention with the rest of its title: the Secretary | of State Anna Berg."""
    if stream.words[end : end + 1] != ("of",) or stream.low(end - 1) not in TITLES:
        return end
    after = end + 1
    while after < len(stream.tags) and stream.tags[after] == "X":
        after += 1
    return after if after > end + 1 and stream.low(end + 1) in OFFICES else end


def given(stream: Stream, i: int, start: int, end: int) -> bool:
    """Whether the name of a place is a given name here: Sofia Berg, but not Sofia Mayor Berg."""
    if i > start or i + 1 >= end or stream.lows[i] not in GIVEN:
        return False
    return stream.words[i + 1] != "." and bare(stream.lows[i + 1]) not in TRAITS


def titled_sex(stream: Stream, name: Name) -> str:
    """Sex that the titles before a name tell; empty when they do not."""
    for i in range(name.start, name.first):
        low = stream.low(i)
        if low in WOMEN or low in MEN:
            return "f" if low in WOMEN else "m"
    return ""


def given_sex(stream: Stream, name: Name, person: Person) -> str:
    """Sex that a given name tells; empty when it does not, or stands in a thing's name: the Rose
    Garden.
    """
    given = person.words[0].lower()
    thing = name.start > 0 and stream.lows[name.start - 1] == "the"
    if thing or (given in MALE) == (given in FEMALE):
        return ""
    return "m" if given in MALE else "f"
