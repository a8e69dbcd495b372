"""The person behind a mention: names, descriptions and pronouns brought to one name each.

The names of a text are gathered first, each with the titles, nations and sex that the text gives
it. A mention is then a full or partial name, a description ("the Turkish leader"), a seat of
government or a pronoun. A mention with no or several candidates is left without a name.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from .clauses import antecedent
from .lexicon import BODIES, ORGANISATIONS, PEOPLE, TITLES
from .names import (
    COUNTRIES,
    MEN,
    NATIONS,
    NOT_NAMES,
    OFFICES,
    OWNED,
    ROLES,
    SEATS,
    TRAITS,
    WOMEN,
    Name,
    Person,
    bare,
    fold,
    names,
    sex,
)
from .phrases import Phrase
from .words import Stream

REACH = 250  # words a pronoun looks back
PRONOUNS = {"he": "m", "his": "m", "him": "m", "she": "f", "her": "f"}
PRONOUNS |= {"they": "p", "their": "p", "them": "p"}
NAMESAKES = 40  # persons of one name, or of one nation or role, that a mention is compared with


class Resolved(NamedTuple):
    """Name behind a mention (None when unresolved), the rule and how sure it is."""

    name: str | None
    rule: str
    confidence: float


UNRESOLVED = Resolved(None, "unresolved", 0.0)


class People:
    """The persons named in one text."""

    def __init__(self, stream: Stream, spoken: set[int]):
        """Gather the names of a stream; ``spoken`` holds the words that are sources of a cue."""
        self.stream = stream
        self.persons: list[Person] = []
        self.by_word: dict[str, list[Person]] = {}
        self.mentions: list[tuple[int, Person]] = []
        self.subjects: list[tuple[int, Person]] = []  # mentions with a verb right after them
        found = names(stream)
        for name in found:
            if name.end - name.first > 1:
                self.add(name)
        for name in found:
            if name.end - name.first == 1:
                self.add_short(name, spoken)
        self.mentions.sort(key=lambda m: m[0])
        self.subjects.sort(key=lambda m: m[0])
        self.places = [at for at, _ in self.mentions]
        for person in self.persons:
            person.places.sort()
            told = person.sex or person.traits & (TITLES | PEOPLE)
            person.human = bool(told) or any(at in spoken for at in person.places)
        self.index()

    def index(self) -> None:
        """List the persons by name and by trait."""
        self.by_name = {person.name: person for person in self.persons}
        self.by_trait: dict[str, list[Person]] = {}
        for person in self.persons:
            for trait in person.traits:
                self.by_trait.setdefault(trait, []).append(person)

    def add(self, name: Name) -> None:
        """Take in a name of several words; one that ends in a place or body's name is no person."""
        parts = self.stream.words[name.first : name.end]
        words = tuple(fold(word) for word in parts if word != ".")
        if not words or words[-1].lower() in ORGANISATIONS or words[-1].lower() in NATIONS:
            return
        start, end = self.stream.starts[name.first], self.stream.end(name.end - 1)
        full = bare(self.stream.text[start:end])
        for person in self.by_word.get(words[-1], [])[-NAMESAKES:]:
            known = person.words
            if words == known or set(words) <= set(known) or set(known) <= set(words):
                if len(words) > len(person.words):
                    person.name, person.words = full, words
                self.note(person, name)
                return
        self.enter(Person(full, words), name)

    def add_short(self, name: Name, spoken: set[int]) -> None:
        """Take in a name of one word: of somebody known, or of a new person when a title or cue
        says so.
        """
        full = bare(self.stream.words[name.first])
        word = fold(full)
        low = word.lower()
        known = self.by_word.get(word, [])[-NAMESAKES:]
        known = [p for p in known if p.words[-1] == word] or known
        if known:
            self.note(nearest(known, name.first), name)
            return
        told = bool(name.traits) or name.first in spoken
        if told and low not in NATIONS and low not in SEATS and low not in NOT_NAMES:
            self.enter(Person(full, (word,)), name)

    def enter(self, person: Person, name: Name) -> None:
        """Take in a new person with the first mention."""
        self.persons.append(person)
        for word in person.words:
            if len(word) > 1:
                self.by_word.setdefault(word, []).append(person)
        self.note(person, name)

    def note(self, person: Person, name: Name) -> None:
        """Record a mention of a person with what stands around it: title, role, nation, sex."""
        tags = self.stream.tags
        self.mentions.append((name.first, person))
        led = tags[name.start - 1] if name.start else "\n"
        if led not in "PX" and name.end < len(tags) and tags[name.end] in "VKEA":
            self.subjects.append((name.first, person))
        person.places.append(name.first)
        person.traits |= name.traits
        i = name.start - 1
        if i > 0 and tags[i] == ",":  # the Turkish president, Recep Tayyip Erdogan
            i -= 1
        while i >= max(0, name.start - 6) and (tags[i] in "nEGN" or self.tells(i)):
            i -= 1
        for j in range(max(i, 0), name.start):
            self.describe(person, j)
        if name.end < len(tags) and tags[name.end] == ",":
            for j in range(name.end + 1, min(name.end + 8, len(tags))):
                if tags[j] not in "DXnPN":
                    break
                self.describe(person, j)
        person.sex = person.sex or sex(self.stream, name, person)

    def tells(self, i: int) -> bool:
        """Whether word i is the capitalised name of a nation, role or title."""
        return self.stream.tags[i] == "X" and bare(self.stream.lows[i]) in TRAITS

    def describe(self, person: Person, i: int) -> None:
        """Add the nation or role that word i names to a person."""
        low = bare(self.stream.low(i))
        if low in NATIONS:
            person.traits.add(NATIONS[low])
        elif low in ROLES or low in PEOPLE:
            person.traits.add(low)
            if low in WOMEN or low in MEN:
                person.sex = person.sex or ("f" if low in WOMEN else "m")

    def resolve(self, phrase: Phrase, before: list[tuple[int, Person]]) -> Resolved:
        """Name behind a mention; ``before`` lists earlier speakers and subjects, latest last."""
        start, end = phrase
        if self.stream.tags[start] == "W":
            stands_for = antecedent(self.stream, start, max(0, start - 60))
            if stands_for is None:
                return UNRESOLVED
            start, end = stands_for
        if end - start == 1 and self.stream.low(start) in PRONOUNS:
            return self.pronoun(start, before)
        own = self.stream.tags[end - 1] == "X"
        ways = (self.named, self.appended) if own else (self.appended, self.named)
        return ways[0](start, end) or ways[1](start, end) or self.described(start, end)

    def named(self, start: int, end: int) -> Resolved | None:
        """Name that stands in the mention itself."""
        words, tags = self.stream.words, self.stream.tags
        inside = self.mentions[bisect_left(self.places, start) : bisect_left(self.places, end)]
        for at, person in reversed(inside):
            last = at
            while last + 1 < end and tags[last + 1] == "X":
                last += 1
            if last == end - 1 or words[last][-2:] not in OWNED:
                return Resolved(person.name, "name", 0.98)
        while start < end and tags[start] == "D":
            start += 1
        low = self.stream.low(end - 1)
        if start >= end or not (low in BODIES or (tags[end - 1] == "X" and low not in NOT_NAMES)):
            return None
        return Resolved(bare(self.text(start, end)), "organisation", 0.8)

    def text(self, start: int, end: int) -> str:
        """The text of a range of words."""
        return self.stream.text[self.stream.starts[start] : self.stream.end(end - 1)]

    def appended(self, start: int, end: int) -> Resolved | None:
        """Name in apposition to the mention: the U.N. envoy, Geir Pedersen."""
        if end + 1 < len(self.stream.tags) and self.stream.tags[end] == ",":
            at = bisect_left(self.places, end + 1)
            if at < len(self.places) and self.places[at] <= end + 3:
                return Resolved(self.mentions[at][1].name, "apposition", 0.9)
        return None

    def described(self, start: int, end: int) -> Resolved:
        """Person a description fits, or the description when it brings in somebody unnamed."""
        lows = [bare(self.stream.low(i)) for i in range(start, end)]
        titled = all(w in NATIONS or w in TITLES or w in OFFICES for w in lows)
        definite = self.stream.tags[start] == "D" or titled
        if lows[-1].endswith("s") and lows[-1][:-1] in PEOPLE:
            return UNRESOLVED if definite else Resolved(self.text(start, end), "group", 0.7)
        if lows[0] in ("a", "an", "one", "another") and end - start > 1:
            return Resolved(self.text(start + 1, end), "unnamed", 0.7)
        nation = {NATIONS[w] for w in lows if w in NATIONS}
        roles = {w for w in lows if w in ROLES or w in PEOPLE or w in TITLES}
        related = lows[0] in ("his", "her", "their", "its") and not (
            nation and lows[-1] == "counterpart"
        )
        if not definite or related or not (nation or roles):
            return UNRESOLVED
        return self.fitting(start, nation, roles, lows[-1])

    def fitting(self, start: int, nation: set[str], roles: set[str], head: str) -> Resolved:
        """Person whom a nation and roles fit, the one named last when there are several."""
        listed = [p for trait in nation or roles for p in self.by_trait.get(trait, [])[:NAMESAKES]]
        fitted = {p.name: p for p in listed if fits(p, nation, roles, head)}
        known = {name: p for name, p in fitted.items() if p.places[0] < start}
        if not known and len(fitted) == 1:
            return Resolved(next(iter(fitted)), "description ahead", 0.6)
        if len(known) == 1:
            return Resolved(next(iter(known)), "description", 0.85)
        if known and head in ROLES:
            return Resolved(nearest(list(known.values()), start).name, "description", 0.6)
        alone = self.persons[0] if len(self.persons) == 1 else None
        stateless = alone is not None and not alone.traits & COUNTRIES
        if alone and stateless and nation and head in ROLES and alone.places[0] < start:
            return Resolved(alone.name, "only person named", 0.6)
        return UNRESOLVED

    def pronoun(self, at: int, before: list[tuple[int, Person]]) -> Resolved:
        """Person behind he, she or they: the latest subject or speaker that fits, else the latest
        name.
        """
        want = PRONOUNS[self.stream.low(at)]
        for place, person in reversed(before):
            if at - place > REACH:
                break
            if agrees(person, want):
                person.sex = person.sex or want
                return Resolved(person.name, "pronoun", 0.85)
        for i in range(bisect_left(self.places, at) - 1, -1, -1):
            place, person = self.mentions[i]
            if at - place > REACH:
                break
            if agrees(person, want):
                return Resolved(person.name, "pronoun", 0.6)
        return UNRESOLVED

    def behind(self, phrase: Phrase, found: Resolved) -> Person | None:
        """Person or group that a mention was resolved to."""
        if found.rule == "group" and found.name:
            return Person(found.name, (found.name,), sex="p", human=True)
        i = bisect_left(self.places, phrase[0])
        if i < len(self.places) and self.places[i] < phrase[1]:
            return self.mentions[i][1]
        return self.by_name.get(found.name) if found.name else None

    def called(self, label: str) -> Resolved:
        """Person whom a label of a transcript names, in capitals or not; nobody for Q and A."""
        if label in ("Q", "A", "Question", "Answer", "QUESTION", "ANSWER"):
            return UNRESOLVED
        last = fold(label.split()[-1])
        known = self.by_word.get(last) or self.by_word.get(last.capitalize())
        return (
            Resolved(known[0].name, "label", 0.9)
            if known
            else Resolved(label.title(), "label", 0.7)
        )


def agrees(person: Person, want: str) -> bool:
    """Whether a pronoun can stand for a person."""
    if want == "p":
        return person.sex == "p"
    return person.human and person.sex in ("", want)


def fits(person: Person, nation: set[str], roles: set[str], head: str) -> bool:
    """Whether a description by nation and roles fits what is known of a person."""
    if not nation <= person.traits:
        return False
    if roles & person.traits:
        return True
    held = person.traits & ROLES
    if head == "counterpart":
        return bool(nation)
    return bool(nation) and head in ROLES and (not held or head == "leader")


def nearest(persons: list[Person], at: int) -> Person:
    """Person named last before word ``at``; the first of the list when none is."""

    def latest(person: Person) -> int:
        place = bisect_right(person.places, at)
        return person.places[place - 1] if place else -1

    return max(persons, key=latest)


def acquaint(groups: list[People]) -> None:
    """Let the articles of a table share what they tell of a person: full name, nation, roles.

    A surname is shared only when all articles that give a full name with it give the same.
    """
    full: dict[str, set[str]] = {}
    traits: dict[str, set[str]] = {}
    for people in groups:
        for person in people.persons:
            if len(person.words) > 1:
                full.setdefault(person.words[-1], set()).add(person.name)
                traits.setdefault(person.name, set()).update(person.traits)
    for people in groups:
        for person in people.persons:
            known = full.get(person.words[-1], set())
            if len(known) == 1 and (len(person.words) == 1 or person.name in known):
                (person.name,) = known
                person.traits |= traits[person.name]
        people.index()
