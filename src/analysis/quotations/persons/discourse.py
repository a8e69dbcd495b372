"""What the reading of a text has told so far of its persons, and who of them is most salient.

Every mention lends its weight (`mention_weights`) to its person, and the weight fades with every
sentence (S. Lappin, H. J. Leass, "An Algorithm for Pronominal Anaphora Resolution", Computational
Linguistics 20, 1994). A pronoun once resolved tells the gender of its person, a description the
office; both hold for the rest of the text. The registry of the text stays what it is.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from analysis.lines import Span
from analysis.quotations.grammar.noun_phrases import Phrase
from analysis.quotations.persons.mention_weights import MentionPlaces
from analysis.quotations.persons.names import fold, surname
from analysis.quotations.persons.office_initials import holders_by_initials
from analysis.quotations.persons.person import NAMELESS, Person
from analysis.quotations.persons.registry import Registry
from analysis.quotations.persons.roles import NO_TRAITS
from analysis.quotations.rule_table import ResolutionRule
from analysis.quotations.text.tags import LINE_BREAK, NUMBER, PRONOUN

_FADES = 0.6  # share left after one more sentence
_AGAIN = 0.3  # share of a person's mentions beside the weightiest
_NO_GENDER_TOLD = 0.75  # share left to a person whose gender nothing tells
_SAID_IN_QUOTATION = 0.5  # share left to a person whose name the quotation itself holds
_NAMED_BEHIND = 0.2  # share left to a person whom the rest of the sentence names
_IN_PARAGRAPH = 1.3  # a mention in the paragraph of the pronoun weighs more
_NAMELESS_SHARE = 0.75  # share left to somebody without a name, and to a body
_MENTIONS_HELD = 60  # latest mentions in a stretch of the text
_DESCRIBED_HELD = 40  # latest descriptions that a later one is compared with
PRONOUN_REACH = 250  # words a pronoun looks back
_CAPITALISED_WORD = re.compile(r"\b[^\W\d_a-z][\w’'-]+")
_QUOTATION_HEARD = 800  # characters of a quotation looked through for names
_first_word = attrgetter("word")


class Resolved(NamedTuple):
    """The name behind a mention and the rule that found it, with what the mention tells of whom."""

    name: str | None  # none when the text does not tell
    rule: ResolutionRule
    about: Person | None = None
    gender: str = ""
    roles: frozenset[str] = NO_TRAITS


NAMELESS_RULES = frozenset(["unnamed", "group", "unresolved"])
UNRESOLVED = Resolved(None, "unresolved")


class Mention(NamedTuple):
    """A mention of a person: its first word, its sentence, the person and its weight."""

    word: int
    sentence: int
    person: Person
    weight: float


class Discourse:
    """Mentions of persons in one text: all names, and descriptions and pronouns once resolved."""

    def __init__(self, registry: Registry, places: MentionPlaces, said: dict[int, list[Span]]):
        """Begin with the names of a text, the places of all its mentions, and the quotations of
        every source, by its first word.
        """
        self.registry, self.places, self.said = registry, places, said
        self.described: list[Mention] = []
        self.genders: dict[int, str] = {}  # told by pronouns, by the key of the person
        self.speakers: list[tuple[int, Resolved]] = []  # so far, with the words of their mentions
        self.first_said: dict[str, int] = {}  # places of words that were asked for
        self.roles: dict[int, frozenset[str]] = {}  # told by descriptions, likewise

    @cached_property
    def holders(self) -> dict[str, Person]:
        """The holders of offices, by the initials of these."""
        return holders_by_initials(self.registry)

    @cached_property
    def ages(self) -> dict[int, str]:
        """The ages that stand between commas behind names, by the keys of the persons."""
        tokens, found = self.registry.tokens, dict[int, str]()
        for place, person in self.registry.mentions:
            end = self.registry.ends[place]
            if tokens.tag(end) == "," and tokens.tag(end + 1) == NUMBER:
                found.setdefault(person.key, tokens.words[end + 1])
        return found

    @cached_property
    def _breaks(self) -> list[int]:
        return [i for i, tag in enumerate(self.registry.tokens.tags) if tag == LINE_BREAK]

    def paragraph_start(self, at: int) -> int:
        """Return the first word of the paragraph of word `at`, or of the one that `at` ends."""
        k = bisect_left(self._breaks, at)
        return self._breaks[k - 1] + 1 if k else 0

    def mentioned_between(self, first: int, at: int) -> set[int]:
        """Return the keys of those whom the words from the first up to word `at` mention, the
        latest of them, but for a byline.
        """
        registry = self.registry
        low, high = bisect_left(registry.places, first), bisect_left(registry.places, at)
        byline = registry.tokens.lows[first] == "by"
        named = registry.mentions[max(low, high - _MENTIONS_HELD) : high]
        low = bisect_left(self.described, first, key=_first_word)
        high = bisect_left(self.described, at, key=_first_word)
        later = self.described[max(low, high - _MENTIONS_HELD) : high]
        keys = {person.key for place, person in named if not (byline and place == first + 1)}
        return keys | {one.person.key for one in later}

    def named_near(self, at: int) -> list[int]:
        """Return the keys of the named persons whom the paragraph of word `at`, up to there, and
        the one above mention.
        """
        above = self.paragraph_start(max(0, self.paragraph_start(at) - 1))
        return sorted(key for key in self.mentioned_between(above, at) if key >= 0)

    def gender(self, person: Person) -> str:
        """Return the gender of a person, as far as it is told by now."""
        return person.gender or self.genders.get(person.key, "")

    def traits(self, person: Person) -> frozenset[str]:
        """Return the nations and roles of a person that are told by now."""
        return person.traits | self.roles.get(person.key, NO_TRAITS)

    def having(self, trait: str) -> list[Person]:
        """Return the named persons of whom a nation or role is told by now."""
        found = self.registry.by_trait.get(trait, [])
        named = self.registry.persons  # who is only described has a negative key
        keys = [key for key, roles in self.roles.items() if key >= 0 and trait in roles]
        learnt = [named[key] for key in keys]
        return found + [person for person in learnt if trait not in person.traits]

    def was_said(self, low: str, at: int) -> bool:
        """Tell whether a word stands before word `at`."""
        if low not in self.first_said:
            lows = self.registry.tokens.lows
            self.first_said[low] = lows.index(low) if low in lows else len(lows)
        return self.first_said[low] < at

    def described_as(self, head: str, at: int) -> str | None:
        """Return how somebody was described before word `at`, the last one by this noun."""
        for mention in reversed(self.described[-_DESCRIBED_HELD:]):
            person = mention.person
            if mention.word < at and not person.places and person.words[0].endswith(head):
                return person.name
        return None

    def learn(self, found: Resolved) -> None:
        """Keep what a mention tells of a person."""
        if found.about is not None:
            key = found.about.key
            if found.gender:
                self.genders.setdefault(key, found.gender)
            if found.roles:
                self.roles[key] = self.roles.get(key, NO_TRAITS) | found.roles

    def add(self, phrase: Phrase, person: Person) -> None:
        """Take in a later mention that is no name: a pronoun or a description, once resolved."""
        self.described.append(self.mention(phrase[0], person))

    def best(self, at: int, agrees: Callable[[Person], bool]) -> Person | None:
        """Return the most salient of the persons that agree with the pronoun at word `at`; of two
        alike the one named last. None for a word at which no source is mentioned.
        """
        if at not in self.places:
            return None
        number, said = self.places[at].sentence, self._names_said(at)
        behind, paragraph = self._named_behind(at), self.paragraph_start(at)
        weights: dict[str, list[float]] = {}
        found: dict[str, Mention] = {}
        for mention in self.before(at, agrees):
            key = mention.person.name
            weight = mention.weight * _FADES ** (number - mention.sentence)
            weight *= _SAID_IN_QUOTATION if surname(mention.person.words) in said else 1
            weight *= _IN_PARAGRAPH if mention.word >= paragraph else 1
            weight *= _NAMED_BEHIND if mention.person.key in behind else 1
            weights.setdefault(key, []).append(weight)
            if key not in found or mention.word >= found[key].word:
                found[key] = mention
        total = {
            key: (1 - _AGAIN) * max(each) + _AGAIN * sum(each) for key, each in weights.items()
        }
        best = max(found, key=lambda key: (total[key], found[key].word), default=None)
        return None if best is None else found[best].person

    def _names_said(self, at: int) -> set[str]:
        """Return the names in the quotations of a source; people seldom name themselves."""
        text = self.registry.tokens.text
        return {
            fold(name)
            for start, end in self.said.get(at, ())
            for name in _CAPITALISED_WORD.findall(text, start, min(end, start + _QUOTATION_HEARD))
        }

    def _named_behind(self, at: int) -> set[int]:
        """Return the keys of those whom the sentence names behind the pronoun at word `at`, its
        subject: He said that | Berg was late; but not: His lawyer said that Berg was late; When he
        came, Berg said that it was late.
        """
        registry, end = self.registry, self.places.sentence_end(at)
        if registry.tokens.tags[at] != PRONOUN or self.places.last_name(at) > at:
            return set()
        low, high = bisect_right(registry.places, at), bisect_left(registry.places, end)
        return {person.key for _, person in registry.mentions[low:high]}

    def before(self, at: int, agrees: Callable[[Person], bool]) -> Iterator[Mention]:
        """Return the mentions of persons that agree with the pronoun at word `at` and that it may
        take up: names, then other mentions.
        """
        names = self.registry.places
        low = bisect_left(names, at - PRONOUN_REACH)
        high = bisect_right(names, self.places.last_name(at))
        for place, person in self.registry.mentions[low:high]:
            if agrees(person):
                yield self.mention(place, person)
        low = bisect_left(self.described, at - PRONOUN_REACH, key=_first_word)
        high = bisect_left(self.described, at, key=_first_word)
        yield from (one for one in self.described[low:high] if agrees(one.person))

    def mention(self, place: int, person: Person) -> Mention:
        """Return a mention of a person at a word."""
        sentence, weight = self.places[place]
        if not person.places:
            weight *= _NAMELESS_SHARE
        if (person.places or person.name == NAMELESS) and not self.gender(person):
            weight *= _NO_GENDER_TOLD
        return Mention(place, sentence, person, weight)
