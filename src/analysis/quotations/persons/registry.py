"""The persons of a text: every name with the titles, nations and sex that the text gives it."""

from __future__ import annotations

from bisect import bisect_right, insort

from analysis.quotations.persons.names import (
    IMPERSONAL,
    NATION_OF_WORD,
    NOT_NAMES,
    ROLES_OF_STATE,
    SEATS_OF_POWER,
    TRAIT_OF_WORD,
    WORDS_FOR_MEN,
    WORDS_FOR_WOMEN,
    Name,
    Person,
    fold,
    headline_end,
    names_in,
    sex_of_given_name,
    sex_of_title,
    without_possessive,
)
from analysis.quotations.text.lexicon import (
    ANY_GIVEN_NAME,
    BODIES,
    PEOPLE,
    POSSESSIVE,
    PRESS,
    TITLES,
    WORD_LISTS,
)
from analysis.quotations.text.tokens import Tokens

PERSONAL_RELATIVES = frozenset(["who", "whose", "whom"])
BODY_NOUNS = BODIES | {noun + ending for noun in BODIES for ending in POSSESSIVE}
PLACE_WORDS = frozenset(WORD_LISTS["first words of names that are no person's"])
MENTION_HALF_LIFE = 150  # words in which a mention of a surname's bearer loses half its weight
MENTIONS_COUNTED = 40  # latest mentions that count
# persons of one name, or of one nation or role, that a mention is compared with
MOST_NAMESAKES = 40


class Registry:
    """The persons named in one text."""

    def __init__(self, tokens: Tokens, spoken: set[int]):
        """Gather the names of a tokens; ``spoken`` holds the words that are sources of a cue."""
        self.tokens = tokens
        self.persons: list[Person] = []
        self.by_word: dict[str, list[Person]] = {}
        self.mentions: list[tuple[int, Person]] = []
        self.ends: dict[int, int] = {}  # word after every mention, by its first word
        self.subjects: set[int] = set()  # first words of mentions with a verb right after them
        self.bodies: dict[str, list[tuple[int, str]]] = {}  # names of bodies by their noun
        self.acronyms: dict[str, str] = {}
        self.title = headline_end(tokens)
        found = names_in(tokens, self.title)
        for name in sorted(found, key=lambda n: n.first < self.title):
            if name.end - name.first > 1:
                self.add(name)
        for name in found:
            if name.end - name.first == 1:
                self.add_short(name, spoken)
        self.add_bodies(found)
        self.mentions.sort(key=lambda m: m[0])
        self.places = [at for at, _ in self.mentions]
        for person in self.persons:
            told = person.sex or person.traits & (TITLES | PEOPLE)
            shown = bool(told) or person.human
            person.human = shown or any(at in spoken for at in person.places)
            if not told and len(person.words) == 1:
                person.human = person.human and not self.impersonal(person)
        self.index()

    def impersonal(self, person: Person) -> bool:
        """Whether a word is an acronym, a registry, or has its capital as it opens sentences."""
        word, tags = person.words[0], self.tokens.tags
        if word[:-1].lower() in NATION_OF_WORD:
            return True
        if any(letter.isupper() for letter in word[2:]) and not word.startswith(("Mc", "Mac")):
            return True  # ProPublica
        after = (self.tokens.words[at + 1 : at + 2] for at in person.places)
        if person.name.isupper() and any(words and words[0][0].islower() for words in after):
            return True  # NATO denied it
        opens = all(at == 0 or tags[at - 1] in ".?!\nQ" for at in person.places)
        return (word.isupper() and len(word) < 6) or (opens and word.endswith("s"))

    def index(self) -> None:
        """List the persons by name and by trait."""
        self.by_name = {person.name: person for person in self.persons}
        self.by_trait: dict[str, list[Person]] = {}
        for person in self.persons:
            for trait in person.traits:
                self.by_trait.setdefault(trait, []).append(person)

    def learn(self, person: Person, traits: set[str]) -> None:
        """Give a person the traits of a description that stands for the person."""
        for trait in traits - person.traits:
            self.by_trait.setdefault(trait, []).append(person)
        person.traits |= traits

    def add(self, name: Name) -> None:
        """Take in a name of several words; one that ends in a place or body's name is no person."""
        parts = self.tokens.words[name.first : name.end]
        words = tuple(fold(word) for word in parts if word != ".")
        if not words or words[-1].lower() in IMPERSONAL or words[-1].lower() in NATION_OF_WORD:
            return
        if words[0].lower() in PLACE_WORDS and not name.traits:
            return  # New York
        start, end = self.tokens.starts[name.first], self.tokens.end(name.end - 1)
        stop = words[-1] in ("Jr", "Sr") and self.tokens.text[end : end + 1] == "."
        full = without_possessive(self.tokens.text[start : end + stop])
        for person in self.by_word.get(words[-1], [])[-MOST_NAMESAKES:]:
            known = person.words
            if words == known or set(words) <= set(known) or set(known) <= set(words):
                longer = len(words) > len(known) and same_start(words, known)
                capitals = len(words) == len(known) and person.name.isupper()
                if name.first >= self.title and (longer or capitals):
                    person.name, person.words = full, words
                self.note(person, name)
                return
        if name.first < self.title and words[0].lower() not in ANY_GIVEN_NAME:
            known = [p for p in self.by_word.get(words[-1], []) if p.words[-1] == words[-1]]
            if known:  # Oscar-winner Berg, in a headline
                self.note(named_most(known[-MOST_NAMESAKES:], name.first), name)
                return
        self.enter(Person(full, words), name)

    def add_short(self, name: Name, spoken: set[int]) -> None:
        """Take in a name of one word: of somebody known, or of a new person when a title or cue
        says so.
        """
        full = without_possessive(self.tokens.words[name.first])
        if not full[0].isalpha():  # a newspaper between marks
            return
        word = fold(full)
        low = word.lower()
        if word not in self.by_word and self.family(name, word):
            return
        person = self.bearer(word, name)
        if person:
            self.note(person, name)
            return
        qualifies = self.tokens.tags[name.end : name.end + 1] == ["n"]  # the Florida senator
        led = self.tokens.lows[name.start - 1] if name.start else ""
        apposed = self.tokens.tags[name.end : name.end + 1] == [","]
        if led == "," and apposed and name.start > 1:
            led = self.tokens.lows[name.start - 2]
        kin = led in PEOPLE and led not in IMPERSONAL  # her sister Hevin, his wife, Melania,
        shown = apposed and self.shown(name.end + 1)  # Rihanna, who
        told = bool(name.traits) or kin or shown or (name.first in spoken and not qualifies)
        else_named = (
            low in NATION_OF_WORD or low in SEATS_OF_POWER or low in NOT_NAMES or low in IMPERSONAL
        )
        if told and (sex_of_title(self.tokens, name) or not else_named):  # Mr. Dane
            self.enter(Person(full, (word,)), name)

    def family(self, name: Name, word: str) -> bool:
        """Whether a word is the plural of a surname: the Bergs."""
        one = word[:-1] if word.endswith("s") else ""
        led = name.start > 0 and self.tokens.lows[name.start - 1] == "the"
        return led and any(person.words[-1] == one for person in self.by_word.get(one, []))

    def bearer(self, word: str, name: Name) -> Person | None:
        """Person already named that a name of one word stands for, if a title allows it."""
        known = self.by_word.get(word, [])[-MOST_NAMESAKES:]
        told = sex_of_title(self.tokens, name) if known else ""
        if told:
            known = [person for person in known if person.sex in ("", told)]
        if not known:
            return None
        bearers = [person for person in known if person.words[-1] == word]
        person = named_most(bearers or known, name.first)
        person.human = person.human or bool(bearers)  # a surname alone: places are not cut so
        return person

    def add_bodies(self, found: list[Name]) -> None:
        """Take in the names of ministries, agencies and newspapers under their nouns."""
        tokens = self.tokens
        lows = (*tokens.lows, "", "")
        for name in found:
            start, _, end, _ = name
            if lows[start - 1] in PRESS or lows[end] in PRESS:
                self.bodies.setdefault("newspaper", []).append((start, tokens.run(start, end)))
            elif lows[start - 1] == lows[end] == "," and lows[start - 2] in BODIES:
                self.bodies.setdefault(lows[start - 2], []).append((start, tokens.run(start, end)))
            elif lows[end - 1] in BODY_NOUNS and (
                end - start > 1 or end_of_body_name(tokens, end) > end
            ):
                full = without_possessive(tokens.run(start, end_of_body_name(tokens, end)))
                self.bodies.setdefault(without_possessive(lows[end - 1]), []).append((start, full))
            if lows[end] == "(":
                self.add_acronym(name)

    def add_acronym(self, name: Name) -> None:
        """Take in the initials in brackets after a name: Syrian Democratic Forces (SDF)."""
        if self.tokens.tags[name.end + 1 : name.end + 2] != ["X"]:
            return
        short = self.tokens.words[name.end + 1]
        initials = "".join(word[0] for word in self.tokens.words[name.start : name.end])
        if len(short) > 1 and short.isupper() and initials.endswith(short):
            first = name.end - len(short)
            self.acronyms[short] = self.tokens.run(first, name.end)

    def body(self, noun: str, name: str, at: int) -> str | None:
        """Name, as first printed, of the body that a name or its bare noun stands for at word
        ``at``.
        """
        known = self.bodies.get("newspaper" if noun in PRESS else noun, [])
        known = known[: bisect_right(known, (at,))]
        if name.lower() == noun:
            return known[-1][1] if known else None
        return next((full for _, full in known[:MOST_NAMESAKES] if full.endswith(" " + name)), None)

    def enter(self, person: Person, name: Name) -> None:
        """Take in a new person with the first mention."""
        self.persons.append(person)
        for word in person.words:
            if len(word) > 1:
                self.by_word.setdefault(word, []).append(person)
        self.note(person, name)

    def note(self, person: Person, name: Name) -> None:
        """Record a mention of a person with what stands around it: title, role, nation, sex."""
        tags = self.tokens.tags
        self.mentions.append((name.first, person))
        self.ends[name.first] = name.end
        led = tags[name.start - 1] if name.start else "\n"
        after = name.end + (led == "," and tags[name.end : name.end + 1] == [","])
        if led not in "PXW" and after < len(tags) and tags[after] in "VKEA":
            self.subjects.add(name.first)  # Ali said, the mayor, Ali, said
        insort(person.places, name.first)  # full names are read before short ones
        person.traits |= name.traits
        person.sex = (
            person.sex
            or sex_of_title(self.tokens, name)
            or sex_of_given_name(self.tokens, name, person)
        )
        i = name.start - 1
        if i > 0 and tags[i] == ",":  # the Turkish president, Recep Tayyip Erdogan
            i -= 1
        while i >= max(0, name.start - 6) and (tags[i] in "nEGN" or self.tells(i)):
            i -= 1
        for j in range(max(i, 0), name.start):
            self.describe(person, j)
        if name.end < len(tags) and tags[name.end] == ",":
            person.human = person.human or self.shown(name.end + 1)
            for j in range(name.end + 1, min(name.end + 8, len(tags))):
                if tags[j] not in "DXnPNE":
                    break
                self.describe(person, j)
        if self.tokens.words[name.end : name.end + 1] == ("of",):  # Sergei Lavrov of Russia
            self.describe(person, name.end + 1)

    def shown(self, i: int) -> bool:
        """Whether the words after a comma, from word i on, show a person: an age, or "who"."""
        tags = self.tokens.tags
        if i + 1 >= len(tags):
            return False
        return self.tokens.words[i] in PERSONAL_RELATIVES or (tags[i] == "N" and tags[i + 1] == ",")

    def tells(self, i: int) -> bool:
        """Whether word i is the capitalised name of a nation, role or title."""
        return (
            self.tokens.tags[i] == "X" and without_possessive(self.tokens.lows[i]) in TRAIT_OF_WORD
        )

    def describe(self, person: Person, i: int) -> None:
        """Add the nation or role that word i names to a person."""
        low = without_possessive(self.tokens.low(i))
        if low in NATION_OF_WORD:
            person.traits.add(NATION_OF_WORD[low])
        elif low in ROLES_OF_STATE or low in PEOPLE:
            person.traits.add(low)
            if low in WORDS_FOR_WOMEN or low in WORDS_FOR_MEN:
                person.sex = person.sex or ("f" if low in WORDS_FOR_WOMEN else "m")


def same_start(words: tuple[str, ...], known: tuple[str, ...]) -> bool:
    """Whether a longer form of a name begins like one: with the same word or a given name."""
    return words[0] == known[0] or words[0].lower() in ANY_GIVEN_NAME


def end_of_body_name(tokens: Tokens, end: int) -> int:
    """End of the name of a body with what it is for: Ministry of Defence, Observatory for ..."""
    tags, words = tokens.tags, tokens.words
    if words[end : end + 1] not in (("of",), ("for",)) or tags[end + 1 : end + 2] != ["X"]:
        return end
    end += 1
    while end < len(tags) and tags[end] == "X":
        end += 1
    return end


def named_last(persons: list[Person], at: int) -> Person:
    """Person named last before word ``at``; the first of the list when none is."""

    def latest(person: Person) -> int:
        place = bisect_right(person.places, at)
        return person.places[place - 1] if place else -1

    return max(persons, key=latest)


def named_most(persons: list[Person], at: int) -> Person:
    """Person named most often before word ``at``, of late above all; one introduced before the
    others counts as named half a time more.
    """
    if len(persons) == 1:
        return persons[0]
    earliest = min(persons, key=lambda person: person.places[0])

    def weight(person: Person) -> float:
        k = bisect_right(person.places, at)
        before = person.places[max(0, k - MENTIONS_COUNTED) : k]
        return (person is earliest) * 0.5 + sum(
            0.5 ** ((at - place) / MENTION_HALF_LIFE) for place in before
        )

    return max(persons, key=weight)


def acquaint(groups: list[Registry]) -> None:
    """Let the articles of a table share what they tell of a person: full name, nation, roles.

    A surname is shared only when all articles that give a full name with it give the same.
    """
    full: dict[str, set[str]] = {}
    traits: dict[str, set[str]] = {}
    for registry in groups:
        for person in registry.persons:
            if len(person.words) > 1:
                full.setdefault(person.words[-1], set()).add(person.name)
                traits.setdefault(person.name, set()).update(person.traits)
    for registry in groups:
        for person in registry.persons:
            known = full.get(person.words[-1], set())
            if len(known) == 1 and (len(person.words) == 1 or person.name in known):
                (person.name,) = known
                person.traits |= traits[person.name]
        registry.index()
