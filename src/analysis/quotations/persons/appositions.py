"""Appositions: the name beside a mention, behind or before it: the U.N. envoy, Geir Berg."""

from __future__ import annotations

from bisect import bisect_left

from analysis.quotations.persons.discourse import Resolved
from analysis.quotations.persons.person import NEUTER, Person, is_surely_human
from analysis.quotations.persons.registry import Registry
from analysis.quotations.persons.roles import (
    NO_TRAITS,
    TRAIT_OF_WORD,
    usual_role,
    without_possessive,
)
from analysis.quotations.persons.signs_of_bodies import means_body
from analysis.quotations.persons.titles import means_person, office_before
from analysis.quotations.reports.vouched import comma_behind_source
from analysis.quotations.text.lexicon import ADJECTIVES_BEHIND_NOUNS, PEOPLE
from analysis.quotations.text.tags import (
    ADVERBIAL,
    COMMA_OR_STOP,
    DETERMINER,
    ING_FORM,
    NAME,
    NOUN,
    OBJECT_PRONOUN,
    PREPOSITION,
    PREPOSITION_OR_REPORTING_VERB,
    PREPOSITIONAL,
    RELATIVE,
    SENTENCE_END,
    TITLE_WORD,
    VERBAL,
)
from analysis.quotations.text.tokens import Tokens

_AFTER_PREPOSITION = PREPOSITIONAL | {OBJECT_PRONOUN}
_REACH = 10  # words from a mention to the comma before its apposition
_TITLE_WORDS = 8  # from that comma to the name: one of them, former finance minister Ana Berg
_NAMING_VERBS = frozenset(["gave", "identified", "named", "introduced", "asked", "wanted"])


def person_before(registry: Registry, start: int) -> Person | None:
    """Return the person whom a phrase with an article describes right behind the name: Ali Demir, a
    driver who saw it, said.
    """
    tags, comma = registry.tokens.tags, start - 1
    described = comma > 0 and tags[comma] == "," and tags[start] == DETERMINER
    return registry.named_up_to(comma) if described else None


def name_after(registry: Registry, start: int, end: int) -> Resolved | None:
    """Return the name in apposition to the mention of words `start` to `end`: the U.N. envoy, Geir
    Berg; the head of the jury, Anna Berg; the club that owns it, North Mutual, said.
    """
    tokens = registry.tokens
    comma = _comma_after(tokens, end)
    if comma is None:
        return _name_given(tokens, end)
    if _opens_vouched(tokens, start, comma):
        return None
    person = _person_after(registry, comma, comma == end)
    if person:
        head = tokens.low(end - 1)
        if means_body(head) and not is_surely_human(person):
            return Resolved(person.name, "apposition", person, NEUTER)
        roles = frozenset([usual_role(head)]) if means_person(head) else NO_TRAITS
        return Resolved(person.name, "apposition", person, roles=roles)
    return (
        _name_known(tokens, comma)
        or _name_given(tokens, comma)
        or _name_between_commas(tokens, start, end, comma)
    )


def _opens_vouched(tokens: Tokens, start: int, comma: int) -> bool:
    """Tell whether what "according to" vouches for begins behind a comma, the mention being at word
    `start`: According to the guard, Ali Demir left.
    """
    if start < 2 or tokens.low(start - 2) != "according":
        return False
    if not (tokens.opens_sentence(start - 2) or _is_adjunct_before(tokens, start - 3)):
        return False
    stops = (i for i in range(comma, len(tokens.tags)) if tokens.tags[i] in SENTENCE_END)
    return comma_behind_source(tokens, comma, next(stops, len(tokens.tags))) == comma


def _is_adjunct_before(tokens: Tokens, comma: int) -> bool:
    """Tell whether all that stands in front of a comma in its sentence is an adjunct: On Monday,"""
    i = comma
    while not tokens.opens_sentence(i) and tokens.tags[i - 1] not in VERBAL:
        i -= 1
    adjunct = tokens.tags[i] == PREPOSITION or tokens.tags[i] in ADVERBIAL
    return adjunct and tokens.opens_sentence(i) and tokens.tags[comma] == ","


def _comma_after(tokens: Tokens, end: int) -> int | None:
    """Return the comma after a mention and what qualifies it, a phrase or a clause."""
    if tokens.word(end) == "and" and tokens.tag(end + 1) == NOUN:
        end += 2  # her brother and coach, Ali Berg, said
    tag, stop = tokens.tag(end), min(end + _REACH, len(tokens.tags))
    if tag == ",":
        return end
    if tag == ING_FORM or tokens.word(end) in ADJECTIVES_BEHIND_NOUNS:
        # the officer leading the inquiry, Ana Berg, said
        comma = next((i for i in range(end + 1, stop) if tokens.tags[i] not in PREPOSITIONAL), end)
        return comma if tokens.tags[comma] == "," else None
    if tag == PREPOSITION:
        comma = next((i for i in range(end, stop) if tokens.tags[i] not in _AFTER_PREPOSITION), end)
        if tokens.tags[comma : comma + 3] == ("(", NAME, ")"):
            comma += 3  # the head of the Kars Water Company (KWC), Ana Berg, said
        return comma if tokens.tags[comma] == "," else None
    if tag == RELATIVE:
        limit = next((i for i in range(end, stop) if tokens.tags[i] in (",", *SENTENCE_END)), end)
        return limit if tokens.tags[limit] == "," else None
    return None


def _person_after(registry: Registry, comma: int, near: bool) -> Person | None:
    """Return the person named behind a comma, whose title may stand before the name; unless the
    comma is `near` the mention, another one has to close the name.
    """
    tags = registry.tokens.tags
    comma += registry.tokens.word(comma + 1) == "the"  # the coach, the former winger Ana Berg, said
    at = bisect_left(registry.places, comma + 1)
    if at >= len(registry.places) or registry.places[at] > comma + _TITLE_WORDS:
        return None
    place, person = registry.mentions[at]
    if tags[comma + 1] in PREPOSITION_OR_REPORTING_VERB:
        return None  # the study, published in Nature, said
    titled = place > comma + 3
    if titled and not _is_title(registry.tokens, comma + 1, place):
        return None
    closed = registry.tokens.tag(registry.ends[place]) in COMMA_OR_STOP
    return person if closed or (near and not titled) else None


def _is_title(tokens: Tokens, start: int, place: int) -> bool:
    """Tell whether the words from `start` up to a name are what its bearer is: former special envoy
    to Turkey | Ana Berg; much-travelled South African | Ana Berg; Lt. Col. (retd) | Ana Berg.
    """
    office = office_before(tokens, place)
    stop = place if office is None or office < start else office
    while stop > start and tokens.tags[stop - 1] == NAME:
        stop -= 1  # taken off the name
    return all(
        tokens.tags[i] in TITLE_WORD or tokens.lows[i] in TRAIT_OF_WORD for i in range(start, stop)
    )


def _name_between_commas(tokens: Tokens, start: int, end: int, comma: int) -> Resolved | None:
    """Return the name between the commas after a description of a person, or of a body whose verb
    follows: his brother, Karim; the regulator, Ofwat, said.
    """
    close = comma + 1
    while close < len(tokens.tags) and tokens.tags[close] == NAME:
        close += 1
    if close == comma + 1 or tokens.tag(close) not in COMMA_OR_STOP:
        return None
    person = comma == end and tokens.low(end - 1) in PEOPLE
    definite = tokens.tags[start] == DETERMINER and tokens.low(start) not in ("a", "an")
    body = definite and tokens.tags[end - 1] == NOUN and tokens.tag(close + 1) in VERBAL
    if not (person or (body and tokens.tags[close] == ",")):
        return None
    name = without_possessive(tokens.run(comma + 1, close))
    return Resolved(name, "apposition" if person else "organisation")


def _name_known(tokens: Tokens, comma: int) -> Resolved | None:
    """Return the name by which somebody is known: a panel of engineers, known as the Kars
    Committee, said.
    """
    if tokens.words[comma : comma + 3] != (",", "known", "as"):
        return None
    first = comma + 3 + (tokens.word(comma + 3) == "the")
    close = first
    while tokens.tag(close) == NAME:
        close += 1
    if close == first or tokens.tag(close) != ",":
        return None
    body = means_body(tokens.lows[close - 1])
    return Resolved(tokens.run(first, close), "organisation" if body else "apposition")


def _name_given(tokens: Tokens, comma: int) -> Resolved | None:
    """Return the name that a witness is said to have given: a man, who gave his name only as
    Rik.
    """
    at = comma + (tokens.tag(comma) == ",")
    if tokens.word(at) != "who" or tokens.word(at + 1) not in _NAMING_VERBS:
        return None
    for i in range(at + 2, min(at + _REACH, len(tokens.tags) - 1)):
        if tokens.tags[i] == "," or tokens.tags[i] in SENTENCE_END:
            return None
        if tokens.words[i] == "as" and tokens.tags[i + 1] == NAME:
            close = i + 1
            while tokens.tag(close) == NAME:
                close += 1
            return Resolved(tokens.run(i + 1, close), "apposition")
    return None
