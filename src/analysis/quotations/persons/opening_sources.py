"""A source in headline or lead, and whether somebody whom the text names may be meant by it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from analysis.quotations.grammar.noun_phrases import Phrase
from analysis.quotations.persons.discourse import NAMELESS_RULES, Resolved
from analysis.quotations.persons.person import Person, gender_of_word, is_surely_human
from analysis.quotations.persons.registry import Registry
from analysis.quotations.persons.roles import ROLES_OF_STATE, usual_role
from analysis.quotations.persons.signs_of_bodies import means_body
from analysis.quotations.persons.titles import means_person
from analysis.quotations.persons.unnamed import end_of_links
from analysis.quotations.text.lexicon import ORGANISATIONS, PEOPLE, TITLES, WORD_LISTS
from analysis.quotations.text.tags import LINE_BREAK, SENTENCE_MARK, VERBAL
from analysis.quotations.text.tokens import Tokens

_FURTHEST = 100  # words of its paragraph looked back through from a source
_NO_ONE_KNOWN = frozenset(["a", "an", "one", "another"])  # before whom the text brings in
_FORMER = frozenset(["former", "retired", "second", "different"])
_BY_DESCRIPTION = frozenset(["unnamed", "description ahead"])
UNSETTLED_RULES = NAMELESS_RULES | _BY_DESCRIPTION  # by which a source has no name of its own yet
_NAMELESS_BY_TRADE = ROLES_OF_STATE | frozenset(WORD_LISTS["speakers left without a name"])
_INFORMANTS = frozenset(["source", "sources", "insiders"])  # in a headline: anybody unnamed


class Candidate(NamedTuple):
    """Somebody who may be meant, by name, or by a description where the text gives no name."""

    name: str
    person: Person | None  # none for a body, most often, and for whom the text does not name
    is_nameless: bool = False

    def is_human(self) -> bool:
        """Tell whether this is surely a human being."""
        return self.person is not None and is_surely_human(self.person)


@dataclass(frozen=True)
class OpeningSource:
    """A source in headline or lead, with whom the reading up to its place found behind it."""

    registry: Registry
    phrase: Phrase
    resolved: Resolved

    @property
    def tokens(self) -> Tokens:
        """The words of the text."""
        return self.registry.tokens

    @cached_property
    def head(self) -> str:
        """The last word, in lower case."""
        return self.tokens.low(self.phrase[1] - 1)

    @cached_property
    def first(self) -> str:
        """The first word, in lower case."""
        return self.tokens.low(self.phrase[0])

    @cached_property
    def role(self) -> str:
        """The role that the last word tells, in the usual word for it."""
        return usual_role(self.head)

    @cached_property
    def gender(self) -> str:
        """The gender that the last word tells; empty when it does not."""
        return gender_of_word(self.head)

    @property
    def is_nameless(self) -> bool:
        """Whether the text, as far as it was read, names nobody for the source."""
        return self.resolved.rule in NAMELESS_RULES

    @property
    def is_described(self) -> bool:
        """Whether the source was read as describing somebody, without a name so far."""
        return self.resolved.rule in _BY_DESCRIPTION

    @property
    def is_definite(self) -> bool:
        """Whether the reader is to know who is meant: the minister."""
        return self.first == "the"

    @property
    def is_new(self) -> bool:
        """Whether the source brings in somebody: a minister."""
        return self.first in _NO_ONE_KNOWN

    @cached_property
    def is_for_person(self) -> bool:
        """Whether the last word stands for a person, kin among them: mum-of-two."""
        kin = "-of-" in self.head or gender_of_word(self.head.rpartition("-")[2])
        return self.head not in ORGANISATIONS and (bool(kin) or means_person(self.head))

    @property
    def is_kin_of_somebody(self) -> bool:
        """Whether the source says whose relative somebody is, the daughter of a man who fell, so
        that either of them may be named next.
        """
        kin = self.head in PEOPLE and self.head not in TITLES and self.gender
        return bool(kin) and self.tokens.word(self.phrase[1]) == "of"

    @property
    def is_introducible(self) -> bool:
        """Whether the last word alone may tell who is meant, where it stands beside a name later:
        judge, a judge where one is named, but not: judge of the high court, minister (there are
        several).
        """
        if not self.is_described or self.head in _NAMELESS_BY_TRADE:
            return False
        start, end = self.phrase
        if self.first == "another" or self.tokens.word(start + 1) in _FORMER:
            return False
        if not self.is_for_person or end_of_links(self.tokens, end) > end:
            return False
        called = len(self.registry.by_trait.get(self.role, []))
        return called == 1 if self.is_new else called < 2

    def is_followed_by(self, person: Person) -> bool:
        """Tell whether a person is first named soon behind the source: in the next sentence, or in
        the two paragraphs that follow.
        """
        tokens, (_, end) = self.tokens, self.phrase
        if not person.places or person.places[0] < end:
            return False
        between = tokens.tags[end : person.places[0]]
        lines = between.count(LINE_BREAK)
        sentences = sum(between.count(mark) for mark in SENTENCE_MARK)
        return lines in (1, 2) or (not lines and sentences < 2)

    def leads_on(self, start: int) -> bool:
        """Tell whether a source of the paragraph that begins at word `start` may lead on to a name:
        it is the subject with which the paragraph begins, or has "the" though the paragraph did not
        bring in anybody so called, or an owner, and closes its report: ..., its chief said.
        """
        tokens, at = self.tokens, self.phrase[0]
        start = max(start, at - _FURTHEST)
        if tokens.tags[at - 1] == "," and self.first in ("its", "their"):
            return True
        if self.is_definite and self.head not in tokens.lows[start:at]:
            return True
        return not any(tag in VERBAL or tag == "," for tag in tokens.tags[start:at])

    def may_say_the_same(self, other: Candidate) -> bool:
        """Tell whether a nameless source may be who says the same: the council is no Ana Berg."""
        if not self.is_nameless or other.is_nameless:
            return False
        return not (means_body(self.head) and other.is_human())

    def is_body_or_informants(self, other: Candidate) -> bool:
        """Tell whether a nameless source stands for a body, watchdog for the Water Council, or for
        those who are described in more words: sources, two people familiar with the talks.
        """
        if not self.is_nameless:
            return False
        if not other.is_nameless:
            body = means_body(self.head) or self.is_cut_from(other)
            return body and not other.is_human()
        words = other.name.lower().split()
        fuller = len(words) > self.phrase[1] - self.phrase[0]
        return self.head in _INFORMANTS or (fuller and self.head in words)

    def brings_in_body(self, other: Candidate) -> bool:
        """Tell whether a nameless source brings in a body, and this is no human being."""
        new = self.is_nameless or self.is_described
        return new and means_body(self.head) and not other.is_human()

    def is_cut_from(self, other: Candidate) -> bool:
        """Tell whether the source has the last words of a name: coast guard, Kars Coast Guard."""
        words = self.tokens.lows[slice(*self.phrase)]
        return len(words) > 1 and tuple(other.name.lower().split()[-len(words) :]) == words

    def tells_role_of(self, other: Candidate) -> bool:
        """Tell whether the source describes somebody by a role that a person has."""
        return self.is_described and other.person is not None and self.role in other.person.traits

    def agrees_with(self, other: Candidate) -> bool:
        """Tell whether the source describes a person, and one of no other gender."""
        if other.person is None or not (self.is_described and self.is_for_person):
            return False
        return not (self.gender and other.person.gender) or self.gender == other.person.gender

    def agrees_in_role(self, other: Candidate) -> bool:
        """Tell whether the source describes a person of this gender and role."""
        return self.agrees_with(other) and self.tells_role_of(other)

    def agrees_as_human(self, other: Candidate) -> bool:
        """Tell whether the source describes a person, and this is one for sure."""
        return other.is_human() and self.agrees_with(other)

    def agrees_without_role(self, other: Candidate) -> bool:
        """Tell whether the source may describe a person of whom its role is not told: nobody of
        another office, nor one of those whom news leave without a name (a spokesman, officials).
        """
        anybody = self.head in _NAMELESS_BY_TRADE and not self.is_definite
        if anybody or other.person is None or not self.agrees_with(other):
            return False
        return not (self.head in ROLES_OF_STATE and other.person.traits & ROLES_OF_STATE)
