"""Descriptions of bodies: the one named before that "the company" stands for."""

from __future__ import annotations

from analysis import given_names
from analysis.quotations.grammar.noun_phrases import Phrase
from analysis.quotations.persons.bodies import body_of_noun
from analysis.quotations.persons.descriptions import person_introduced
from analysis.quotations.persons.discourse import Discourse, Resolved
from analysis.quotations.persons.firms import (
    agency_before,
    employer_of,
    employs_observers,
    firm_before,
    firm_beside,
)
from analysis.quotations.persons.names import ends_name
from analysis.quotations.persons.person import NEUTER, Person
from analysis.quotations.persons.pronouns import GENDER_OF_PRONOUN, person_of_pronoun
from analysis.quotations.persons.roles import NATION_OF_WORD, without_possessive
from analysis.quotations.persons.signs_of_bodies import (
    ends_like_firm,
    is_only_told,
    names_place,
    stands_for_any_body,
)
from analysis.quotations.persons.structures import is_structure
from analysis.quotations.text.lexicon import (
    BODIES,
    PEOPLE,
    POSSESSIVE,
    POSSESSIVE_ENDINGS,
    PRESS,
    TITLES,
    TITLES_AND_PEOPLE,
    WORD_LISTS,
)
from analysis.quotations.text.tags import BEFORE_SENTENCE, DETERMINER, MODIFIER, NAME
from analysis.quotations.text.tokens import Tokens, occurrences

_KINDS_OF_FIRM = frozenset(WORD_LISTS["firms"])
_NO_FIRMS = frozenset(WORD_LISTS["last words of names of bodies that are no firms"])
_FIRMS_OF_OBSERVERS = frozenset(WORD_LISTS["observers' firms"])
_FURTHEST_NAME = 120  # words before a description in other words
IN_OTHER_WORDS = {
    noun: frozenset(others)
    for noun, *others in (group.split("/") for group in WORD_LISTS["bodies in other words"])
}
_OF_NO_FIRM = frozenset(WORD_LISTS["descriptions of no firm"])
_CAUSES = frozenset(WORD_LISTS["before group"])
_PLACES_SEEN = 20  # of a name that are looked at
_OF_A_FIELD = frozenset(["regulator", "watchdog"])
_WITHOUT_FIELD = 2  # words: the regulator
_OF_BODIES = frozenset(["their", "its"])
_MODIFIER_OR_NAME = MODIFIER | {NAME}


def body_before(discourse: Discourse, at: int, start: int, end: int) -> Resolved | None:
    """Return the body named before that "the company" stands for, the most salient; `at` is the
    first word of the mention.
    """
    tokens, head = discourse.registry.tokens, discourse.registry.tokens.low(end - 1)
    body = head in BODIES or head in PRESS
    if tokens.tags[end - 1] == NAME or (not body and (head in PEOPLE or head in TITLES)):
        return None
    own = _name_in_front(tokens, start) if body else None
    if own:
        return Resolved(own, "organisation")
    opens = _behind_article(tokens, start)
    if tokens.word(end) in ("that", "which", "behind"):
        return None  # the company that runs the pool, the company behind it
    if opens is None or (head == "paper" and discourse.was_said("journal", len(tokens.words))):
        return None  # a study, in a text that names a journal
    name = _named_by_noun(discourse, at, (opens, end)) or _named_otherwise(
        discourse, at, start, end
    )
    full = discourse.registry.acronyms.get(name, name) if name else None
    return Resolved(full, "organisation named before") if full else None


def _name_in_front(tokens: Tokens, start: int) -> str | None:
    """Return the name that stands right before a mention and what describes it: the Kars | city
    council.
    """
    last = start
    while last and tokens.tags[last - 1] in MODIFIER:
        last -= 1
    if not last or tokens.tags[last - 1] != NAME or ends_name(tokens.lows[last - 1]):
        return None
    first = last
    while first and (tokens.tags[first - 1] == NAME or _joins_body_name(tokens, first - 1)):
        first -= 1
    return tokens.run(first, last)


def _behind_article(tokens: Tokens, start: int) -> int | None:
    """Return the first word behind the article of a mention that takes up somebody known; None for
    one that brings somebody in: a company.
    """
    opens = start + 1
    if tokens.tags[start] != DETERMINER:
        opens = start
        while opens and tokens.tags[opens - 1] in _MODIFIER_OR_NAME:
            opens -= 1
    led = tokens.low(opens - 1)
    known = tokens.tags[opens - 1] == DETERMINER and led not in ("a", "an", "another")
    return opens if known else None


def _named_by_noun(discourse: Discourse, at: int, phrase: Phrase) -> str | None:
    """Return the name before word `at` that the noun of a description ends, or another noun of its
    group.
    """
    tokens, (opens, end) = discourse.registry.tokens, phrase
    own = opens < end and body_of_noun(discourse.registry.bodies, tokens.lows[opens:end], at)
    if own and tokens.word(end) != "of":
        return own
    if any(word.endswith(POSSESSIVE_ENDINGS) for word in tokens.words[opens:end]):
        return None  # the county's fire agency is not the Kars Water Agency
    noun = tokens.lows[end - 1]
    if end == opens + 1 and not stands_for_any_body(noun):
        spoke = _spoke_before(discourse, noun, at)
        if spoke:
            return spoke
    return _named_alike(tokens, opens, end)


def _spoke_before(discourse: Discourse, noun: str, at: int) -> str | None:
    """Return the body with a name that ends in a noun which spoke last before word `at`: the
    Turkish army said ... the army said.
    """
    for word, found in reversed(discourse.speakers):
        if at - word > _FURTHEST_NAME:
            break
        words = (found.name or "").lower().split()
        if found.rule == "organisation" and len(words) > 1 and words[-1] == noun:
            return found.name
    return None


def _named_otherwise(discourse: Discourse, at: int, start: int, end: int) -> str | None:
    """Return the name of the body that a noun described when it was named, or of the most salient
    one when the noun may stand for any.
    """
    tokens, head = discourse.registry.tokens, discourse.registry.tokens.low(end - 1)
    if tokens.low(start) in ("his", "her"):
        return _employer(discourse, start) if stands_for_any_body(head) else None
    introduced = person_introduced(discourse.registry, head, start)
    if introduced and not _is_shown_person(discourse, introduced):
        return introduced.name
    if tokens.low(start) in _OF_BODIES:
        return None  # the members of a body have a trade union of their own
    if head in _OF_A_FIELD and end - start > _WITHOUT_FIELD:
        return None  # the water regulator is not the Ovenby Water that was named
    if not stands_for_any_body(head) or _tells_members(tokens, start, end):
        return None
    firm = firm_before(discourse.registry, at)
    if firm is None and head == "agency":
        firm = agency_before(discourse.registry, at)
    if firm:
        return firm
    body = discourse.best(at, lambda one: _may_be_body(discourse, one, head))
    return body.name if body else firm_beside(discourse.registry, at)


def _employer(discourse: Discourse, at: int) -> str | None:
    """Return for whom the person works whose firm a mention means; it has `her` at word `at`."""
    owner = person_of_pronoun(discourse, at, GENDER_OF_PRONOUN[discourse.registry.tokens.low(at)])
    person = discourse.registry.by_name.get(owner.name or "")
    return employer_of(discourse.registry, person) if person else None


def _tells_members(tokens: Tokens, start: int, end: int) -> bool:
    """Tell whether a description says whose body it is, which is then no other: the town's bakers'
    association, the county's fire agency; but not: the country's largest airline.
    """
    owners = [i for i in range(start, end - 1) if tokens.words[i].endswith(POSSESSIVE_ENDINGS)]
    if not owners:
        return False
    after = tokens.lows[owners[-1] + 1]
    ranked = after in ("only", "main") or after.endswith("est")
    return tokens.words[owners[-1]][-2:] not in POSSESSIVE or not ranked


def _named_alike(tokens: Tokens, start: int, end: int) -> str | None:
    """Return the name last printed whose last word is of a group with the noun of a description, or
    with the word before it: the panel, of the Kars Tribunal; the lobby group, of the Kars League.
    """
    nouns = IN_OTHER_WORDS.get(tokens.low(end - 1))
    if nouns is None and end - start > 1 and tokens.low(end - 1) == "group":
        nouns = IN_OTHER_WORDS.get(tokens.low(end - 2))
    for last in range(start - 1, max(0, start - _FURTHEST_NAME), -1) if nouns else ():
        named = tokens.tags[last] == NAME != tokens.tag(last + 1)
        if named and nouns and without_possessive(tokens.lows[last]) in nouns:
            first = last
            while first and tokens.tags[first - 1] == NAME:
                first -= 1
            if first < last and tokens.low(first - 1) == "the":
                return without_possessive(tokens.run(first, last + 1))
    return None


def _joins_body_name(tokens: Tokens, i: int) -> bool:
    """Tell whether word i stands inside the name of a body: Observatory for Human Rights."""
    return i > 0 and tokens.words[i] in ("of", "for") and tokens.tags[i - 1] == NAME


def _may_be_body(discourse: Discourse, person: Person, noun: str) -> bool:
    """Tell whether a noun, "the company", can stand for what a name names: nothing shows a person,
    it is no people or state, no part of a longer name, no word that only opens sentences, and no
    body that is only described with another noun.
    """
    tokens, words = discourse.registry.tokens, person.name.split()
    last = words[-1].lower()
    if last in NATION_OF_WORD or ends_name(last) or _is_shown_person(discourse, person):
        return False
    no_firm = last in _NO_FIRMS or _is_called_no_firm(tokens, person)
    if noun in _KINDS_OF_FIRM and no_firm:
        return False  # the Kars Miners' Union is no carrier
    if noun in _OF_NO_FIRM and ends_like_firm(words):
        return False  # nor is Ovenby Foods a union
    if len(words) > 1 and person.human and discourse.gender(person) != NEUTER:
        return False
    if not person.places and words[-1].islower() and last != noun:
        return False
    if person.gender != NEUTER and names_place(tokens, person.places):
        return False
    if is_structure(discourse.registry, person) or is_only_told(
        tokens, person.words, person.places
    ):
        return False
    if noun not in _FIRMS_OF_OBSERVERS and employs_observers(tokens, person.places[:_PLACES_SEEN]):
        return False
    if _is_common(discourse, person) or (noun not in PRESS and _is_thing(tokens, person)):
        return False
    places = person.places[:_PLACES_SEEN]
    apart = not any(_joins_body_name(tokens, at - 1) for at in places if at)
    return apart and (len(words) > 1 or stands_inside_sentence(tokens, person.name))


def _is_called_no_firm(tokens: Tokens, person: Person) -> bool:
    """Tell whether a noun before a name says that its bearer is no firm: the charity Open Well, the
    consumer group Fair Deal.
    """
    return any(
        tokens.lows[at - 1] in _OF_NO_FIRM
        or (tokens.lows[at - 1] == "group" and tokens.lows[at - 2] in _CAUSES)
        for at in person.places[:1]
        if at > 1
    )


def _is_thing(tokens: Tokens, person: Person) -> bool:
    """Tell whether a name of one word that is no acronym always has "the" before it: the Sensex."""
    if len(person.words) > 1 or person.name.isupper() or " " in person.name:
        return False
    if not person.places:
        return tokens.lows[-1 - person.key] == "the"  # described there
    return all(at > 0 and tokens.lows[at - 1] == "the" for at in person.places)


def _is_common(discourse: Discourse, person: Person) -> bool:
    """Tell whether the text has the words of a name without capitals, too, when it is one word, or
    stands in the headline alone.
    """
    printed = person.name.split()
    parted = discourse.paragraph_start(len(discourse.registry.tokens.tags)) > 0
    above = parted and bool(person.places) and not discourse.paragraph_start(person.places[-1])
    common = all(word.lower() in discourse.registry.printed for word in printed)
    return common and (len(printed) == 1 or above)


def _is_shown_person(discourse: Discourse, person: Person) -> bool:
    """Tell whether a gender, title, role or given name shows that somebody is a person."""
    told = person.traits & TITLES_AND_PEOPLE or person.words[0].lower() in given_names.ANY
    return bool(told) or discourse.gender(person) not in ("", NEUTER)


def stands_inside_sentence(tokens: Tokens, word: str) -> bool:
    """Tell whether a capitalised word stands elsewhere than at the beginning of sentences."""
    found = occurrences(tokens.words, word)
    return any(i and tokens.tags[i - 1] not in BEFORE_SENTENCE for i in found)
