"""The registry of a text: its persons and bodies, with all that the text tells of them by name."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass, field

from analysis import given_names
from analysis.quotations.persons.bodies import Bodies, acronyms_in, bodies_in, has_form_of_body
from analysis.quotations.persons.headings import Headings, headings_in
from analysis.quotations.persons.names import (
    begins_like_person,
    fold,
    goes_on,
    is_calling,
    is_code,
    is_place_or_body,
    is_product,
    names_alone,
    names_in,
    printed_name,
    share_words,
    stands_behind_initials,
    surname,
    with_rank,
    without_letters,
)
from analysis.quotations.persons.offices_in_bodies import offices_in
from analysis.quotations.persons.person import (
    NEUTER,
    Person,
    by_trait,
    gender_of_title,
    is_shown,
    told_around,
)
from analysis.quotations.persons.roles import (
    IMPERSONAL,
    NATION_OF_WORD,
    NOT_NAMES,
    SEATS_OF_POWER,
    without_possessive,
)
from analysis.quotations.persons.signs_of_bodies import ends_like_firm, is_shown_body
from analysis.quotations.persons.titles import Name, end_of_office
from analysis.quotations.text.lexicon import PEOPLE, TITLES_AND_PEOPLE
from analysis.quotations.text.tags import BEFORE_NO_SUBJECT, COMMA_OR_DASH, NOUN, VERBAL
from analysis.quotations.text.tokens import Tokens

_MENTION_HALF_LIFE = 150  # words in which a mention of a surname's bearer loses half its weight
_MENTIONS_COUNTED = 40  # latest mentions that count
MOST_NAMESAKES = 40  # persons of one name, nation or role that a mention is compared with
_WORDS_COMPARED = 20  # earlier uses of the noun of a description
_ACRONYM_LENGTH = 5  # letters, at most


@dataclass(frozen=True, slots=True)
class Registry:
    """Persons, bodies and mentions of one text; nothing in it changes while the text is read."""

    tokens: Tokens
    persons: tuple[Person, ...]
    mentions: tuple[tuple[int, Person], ...]  # by the first word of the name
    places: tuple[int, ...]  # first words of the mentions
    ends: dict[int, int]  # word after every mention, by its first word
    subjects: frozenset[int]  # first words of mentions with a verb right after them
    by_word: dict[str, list[Person]]
    by_name: dict[str, Person]
    by_trait: dict[str, list[Person]]
    bodies: Bodies
    acronyms: dict[str, str]
    offices: dict[int, int]  # word after the name of the holder, by the title or its body
    vocabulary: frozenset[str]  # the words of the text, in lower case
    printed: frozenset[str]  # and as they are
    asked: dict[str, list[int]] = field(default_factory=dict)  # where words stand, once asked for

    def end_of_title(self, end: int) -> int:
        """Return the end of a mention with the rest of its title, and the name of its holder."""
        return self.offices.get(end - 1) or end_of_office(self.tokens, end)

    def named_up_to(self, end: int) -> Person | None:
        """Return the person whose name ends before word `end`, right there."""
        k = bisect_left(self.places, end) - 1
        return self.mentions[k][1] if k >= 0 and self.ends[self.places[k]] == end else None

    def places_of(self, low: str, before: int) -> list[int]:
        """Return the last words of some form before a word, the latest first."""
        if low not in self.vocabulary:
            return []
        if low not in self.asked:
            found = self.asked[low] = [self.tokens.lows.index(low)]
            with suppress(ValueError):
                while len(found) < _WORDS_COMPARED:
                    found.append(self.tokens.lows.index(low, found[-1] + 1))
        found = self.asked[low]
        return found[: bisect_left(found, before)][::-1]


def read_registry(tokens: Tokens, spoken: set[int]) -> Registry:
    """Return the registry of a text; `spoken` holds the words that are sources of a cue."""
    headings = headings_in(tokens)
    names = names_in(tokens, headings.capitalised)
    names = [name for name in names if name.first not in headings.bylines]  # nobody speaks there
    gathering = _Gathering(tokens, headings, spoken, names_alone(tokens, names))
    for name in sorted(names, key=lambda n: n.first in headings.words):  # headings last
        if name.end - name.first > 1:
            gathering.take_full(name)
    for name in names:
        if name.end - name.first == 1:
            gathering.take_short(name)
    printed = frozenset(tokens.words)
    bodies = _shown_bodies(tokens, gathering, printed)
    persons = tuple(
        Person(
            one.name,
            one.words,
            frozenset(one.traits - TITLES_AND_PEOPLE if one.key in bodies else one.traits),
            NEUTER if one.key in bodies else one.gender,
            tuple(one.places),
            _is_human(tokens, one, spoken),
            key,
        )
        for key, one in enumerate(gathering.entries)
    )
    by_word = {
        word: [persons[one.key] for one in entries] for word, entries in gathering.by_word.items()
    }
    mentions = tuple((at, persons[key]) for at, key in sorted(gathering.mentions))
    return Registry(
        tokens,
        persons,
        mentions,
        tuple(at for at, _ in mentions),
        {name.first: name.end for name in gathering.noted},
        frozenset([name.first for name in gathering.noted if _is_subject(tokens, name)]),
        by_word,
        {person.name: person for person in persons},
        by_trait(persons),
        bodies_in(tokens, names, printed),
        acronyms_in(tokens, names),
        offices_in(tokens, names),
        frozenset(tokens.lows),
        printed,
    )


@dataclass(slots=True)
class _Entry:
    """A person while the names of the text are gathered."""

    key: int
    name: str
    words: tuple[str, ...]
    traits: set[str] = field(default_factory=set)
    gender: str = ""
    places: list[int] = field(default_factory=list)
    human: bool = False


class _Gathering:
    """The persons gathered so far from the names of a text."""

    def __init__(self, tokens: Tokens, headings: Headings, spoken: set[int], alone: Counter[str]):
        self.tokens, self.headings, self.spoken, self.alone = tokens, headings, spoken, alone
        self.entries: list[_Entry] = []
        self.by_word: dict[str, list[_Entry]] = {}
        self.mentions: list[tuple[int, int]] = []  # first word, and key of the person
        self.noted: list[Name] = []

    def take_full(self, name: Name) -> None:
        """Take in a name of several words; one that ends in a place or body's name is no person."""
        name = without_letters(self.tokens, name)
        parts = self.tokens.words[name.first : name.end]
        words = tuple([fold(word) for word in parts if word != "."])
        if not words or is_place_or_body(words, name) or any(map(is_code, words)):
            return
        longer = [e for e in self.by_word.get(words[0], []) if goes_on(words, e.words)]
        known = self.by_word.get(words[-1], []) + longer
        for entry in known[-MOST_NAMESAKES:]:
            if share_words(words, entry.words):
                if name.first not in self.headings.words and _is_fuller(words, entry):
                    entry.name, entry.words = printed_name(self.tokens, name, words), words
                self.note(entry, name)
                return
        bearers = [entry for entry in known if entry.words[-1] == words[-1]]
        headline = name.first in self.headings.words and words[0].lower() not in given_names.ANY
        if bearers and (headline or stands_behind_initials(parts, words)):
            # Oscar-winner Berg, in a headline; SP Berg
            self.note(self.named_most(bearers[-MOST_NAMESAKES:], name.first), name)
            return
        self.enter(printed_name(self.tokens, name, words), words, name)

    def take_short(self, name: Name) -> None:
        """Take in a name of one word; of a new person only when a title or cue says so."""
        full = without_possessive(self.tokens.words[name.first])
        if not full[0].isalpha() or is_code(full):  # a newspaper between marks; S-400
            return
        word = fold(full)
        bearer = self.bearer(word, name) if word in self.by_word else None
        if bearer:
            self.note(bearer, name)
        elif word not in self.by_word and self.is_family(name, word):
            return
        elif self.is_person(word.lower(), name):
            self.enter(with_rank(self.tokens, name, full), (word,), name)

    def is_person(self, low: str, name: Name) -> bool:
        """Tell whether a name of one word that nobody known bears is a person's."""
        tokens = self.tokens
        apposed = tokens.tag(name.end) == ","
        led = tokens.lows[name.start - 1] if name.start else ""
        if led == "," and apposed and name.start > 1:
            led = tokens.lows[name.start - 2]
        kin = led in PEOPLE and led not in IMPERSONAL  # her sister Hevin, his wife, Melania,
        shown = tokens.tag(name.end) in COMMA_OR_DASH and is_shown(tokens, name.end + 1)
        speaks = name.first in self.spoken and tokens.tag(name.end) != NOUN  # the Florida senator
        if not (name.traits or kin or shown or speaks) or is_calling(tokens, name):
            return False
        return bool(gender_of_title(tokens, name)) or not _names_no_person(low)  # Mr. Dane

    def is_family(self, name: Name, word: str) -> bool:
        """Tell whether a word is the plural of a surname: the Bergs."""
        one = word[:-1] if word.endswith("s") else ""
        led = name.start > 0 and self.tokens.lows[name.start - 1] == "the"
        return led and any(entry.words[-1] == one for entry in self.by_word.get(one, []))

    def bearer(self, word: str, name: Name) -> _Entry | None:
        """Return who was named before that a name of one word stands for, if a title allows it."""
        known = self.by_word.get(word, [])[-MOST_NAMESAKES:]
        if known and (told := gender_of_title(self.tokens, name)):
            known = [entry for entry in known if entry.gender in ("", told)]
        known = [entry for entry in known if entry.traits & name.traits] or known  # Dr Berg
        bearers = [entry for entry in known if entry.words[-1] == word]
        called = {entry.words[0] for entry in bearers}  # Ali Berg ... Ali Berg Jr.: Berg is Ali
        others = [entry for entry in known if entry.words[0] not in called]
        bearers += [one for one in others if surname(one.words) == word != one.words[-1]]
        known = bearers or [entry for entry in known if not self.is_maker_of(entry, word)]
        if not known:
            return None
        entry = self.named_most(known, name.first)
        entry.human = entry.human or bool(bearers)  # a surname alone: places are not cut so
        return entry

    def is_maker_of(self, entry: _Entry, word: str) -> bool:
        """Tell whether a word names the maker of a product whose name it begins."""
        told = entry.human or entry.gender or entry.traits or self.alone[word] <= len(entry.places)
        return not told and is_product(self.tokens, word, entry.words, entry.places)

    def named_most(self, entries: list[_Entry], at: int) -> _Entry:
        """Return the person named most often before word `at`, of late above all; to speak counts
        twice, and one introduced before the others counts as named half a time more.
        """
        if len(entries) == 1:
            return entries[0]
        earliest = min(entries, key=lambda entry: entry.places[0])

        def weight(entry: _Entry) -> float:
            k = bisect_right(entry.places, at)
            before = entry.places[max(0, k - _MENTIONS_COUNTED) : k]
            faded: float = sum(
                (1 + (place in self.spoken)) * 0.5 ** ((at - place) / _MENTION_HALF_LIFE)
                for place in before
            )
            return faded + 0.5 if entry is earliest else faded

        return max(entries, key=weight)

    def enter(self, full: str, words: tuple[str, ...], name: Name) -> None:
        """Take in a new person with the first mention."""
        entry = _Entry(len(self.entries), full, words)
        self.entries.append(entry)
        for word in words:
            if len(word) > 1:
                self.by_word.setdefault(word, []).append(entry)
        self.note(entry, name)

    def note(self, entry: _Entry, name: Name) -> None:
        """Record a mention of a person and what the words around it tell."""
        self.mentions.append((name.first, entry.key))
        self.noted.append(name)
        insort(entry.places, name.first)  # full names are read before short ones
        told = told_around(self.tokens, name, entry.words[0], entry.gender)
        entry.traits |= told.traits
        entry.gender = told.gender
        entry.human = entry.human or told.human


def _shown_bodies(tokens: Tokens, gathering: _Gathering, printed: Collection[str]) -> set[int]:
    """Return the keys of those whose names are shown to be those of bodies."""
    ends = {name.first: name.end for name in gathering.noted}
    # the activist investor Ovenby Partners
    found = {one.key for one in gathering.entries if ends_like_firm(one.words)}
    for one in gathering.entries:
        if not (one.gender or one.traits & TITLES_AND_PEOPLE):
            spans = [(at, ends[at]) for at in one.places]
            if is_shown_body(tokens, one.words, spans, one.human, printed):
                found.add(one.key)
    return found


def _names_no_person(low: str) -> bool:
    """Tell whether a name of one word is a nation, a seat of power, a title or a body's noun."""
    return low in NATION_OF_WORD or low in SEATS_OF_POWER or low in NOT_NAMES or low in IMPERSONAL


def _is_fuller(words: tuple[str, ...], entry: _Entry) -> bool:
    """Tell whether a form of a name is to stand for the one known: longer, with the same first word
    or a given name, or not all in capitals.
    """
    known = entry.words
    if len(words) == len(known):
        return entry.name.isupper()
    given = words[0].lower() in given_names.ANY
    if len(words) < len(known):  # Observatory Rami Berg, then Rami Berg
        return given and len(words) > 1 and not begins_like_person(known)
    return words[0] == known[0] or given


def _is_subject(tokens: Tokens, name: Name) -> bool:
    """Tell whether a verb follows a name: Ali said; the mayor, Ali, said."""
    led = tokens.tags[name.start - 1] if name.start else ""
    after = name.end + (led == "," and tokens.tag(name.end) == ",")
    return led not in BEFORE_NO_SUBJECT and tokens.tag(after) in VERBAL


def _is_human(tokens: Tokens, entry: _Entry, spoken: set[int]) -> bool:
    """Tell whether the text shows that the bearer of a name is a person."""
    told = entry.gender or entry.traits & TITLES_AND_PEOPLE
    shown = bool(told) or entry.human or not spoken.isdisjoint(entry.places)
    if len(entry.words) > 1 and entry.words[0].lower() in given_names.ANY:
        return shown or not any(at and tokens.lows[at - 1] == "the" for at in entry.places)
    if not told and len(entry.words) == 1:
        return shown and not _is_impersonal(tokens, entry)
    return shown


def _is_impersonal(tokens: Tokens, entry: _Entry) -> bool:
    """Tell whether a word is an acronym, a people, or has its capital as it opens sentences."""
    word = entry.words[0]
    if word[:-1].lower() in NATION_OF_WORD or has_form_of_body(word):
        return True
    if entry.name.isupper() and any(tokens.word(at + 1)[:1].islower() for at in entry.places):
        return True  # NATO denied it
    led = any(at and tokens.lows[at - 1] == "the" for at in entry.places)  # the Ledger
    opens = all(map(tokens.opens_sentence, entry.places))
    short = word.isupper() and len(word) <= _ACRONYM_LENGTH
    return led or short or (opens and word.endswith("s"))
