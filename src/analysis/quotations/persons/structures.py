"""Structures: named things that do nothing in a text, and that are neither "they" nor "it"."""

from __future__ import annotations

from analysis.quotations.persons.person import Person
from analysis.quotations.persons.registry import Registry
from analysis.quotations.persons.signs_of_bodies import means_body
from analysis.quotations.text.tags import PREPOSITION

_PLACES_READ = 40  # of a name that are looked at


def is_structure(registry: Registry, person: Person) -> bool:
    """Tell whether a name is that of a structure: it has several words, always with "the" before
    them, no noun for a body at its end, and neither opens a sentence nor does anything: the report
    on the Ovenby Bridge.
    """
    tokens, subjects = registry.tokens, registry.subjects
    if not person.places or len(person.words) < 2 or person.human:
        return False
    return not means_body(person.words[-1].lower()) and all(
        at > 1
        and tokens.lows[at - 1] == "the"
        and not tokens.opens_sentence(at - 1)
        and (at not in subjects or tokens.tags[at - 2] == PREPOSITION)
        for at in person.places[:_PLACES_READ]
    )
