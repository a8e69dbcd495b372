"""The person or body behind a pronoun: he, her, they, it."""

from __future__ import annotations

from analysis.quotations.persons.discourse import UNRESOLVED, Discourse, Resolved
from analysis.quotations.persons.documents import is_text
from analysis.quotations.persons.person import FEMININE, MASCULINE, NAMELESS, NEUTER, PLURAL, Person
from analysis.quotations.persons.signs_of_bodies import is_only_told, means_body, names_place
from analysis.quotations.persons.structures import is_structure

GENDER_OF_PRONOUN = {
    **dict.fromkeys(["he", "his", "him"], MASCULINE),
    **dict.fromkeys(["she", "her"], FEMININE),
    **dict.fromkeys(["they", "their", "them"], PLURAL),
    **dict.fromkeys(["it", "its"], NEUTER),
}


def person_of_pronoun(discourse: Discourse, at: int, wanted: str) -> Resolved:
    """Return the person or body behind a pronoun at word `at`: the most salient of those that the
    gender of the pronoun allows.
    """

    def may_be(one: Person) -> bool:
        return len(one.words) > 1 and not one.human and not discourse.gender(one)

    person = discourse.best(at, lambda one: _agrees(discourse, one, wanted))
    if person is None and wanted in (MASCULINE, FEMININE):
        person = discourse.best(at, may_be)
    if wanted == PLURAL and (person is None or discourse.gender(person) != PLURAL):
        person = discourse.best(at, lambda one: _may_be_they(discourse, one))
    if person is None or person.name == NAMELESS:
        return UNRESOLVED
    name = discourse.registry.acronyms.get(person.name, person.name)
    return Resolved(name, "pronoun", person, wanted)


def _may_be_they(discourse: Discourse, person: Person) -> bool:
    """Tell whether "they" can stand for a person or body, where no group is at hand: for one human
    being, too, of whom nothing tells whether it is a man or a woman.
    """
    one = person.human and not discourse.gender(person)
    return one or _agrees(discourse, person, PLURAL)


def _agrees(discourse: Discourse, person: Person, wanted: str) -> bool:
    """Tell whether a pronoun of a gender can stand for a person, by the gender told so far."""
    things = wanted in (PLURAL, NEUTER)
    if things and is_structure(discourse.registry, person):
        return False
    if things and is_only_told(discourse.registry.tokens, person.words, person.places):
        return False
    if wanted == PLURAL:
        noun = "" if person.places else person.words[-1]  # of what is only described
        one = is_text(noun) or means_body(noun)
        return not one and discourse.gender(person) in (PLURAL, NEUTER)
    if wanted == NEUTER:
        gender = discourse.gender(person)
        if gender or person.human:
            return gender == NEUTER
        return not names_place(discourse.registry.tokens, person.places)  # NATO
    return person.human and discourse.gender(person) in ("", wanted)
