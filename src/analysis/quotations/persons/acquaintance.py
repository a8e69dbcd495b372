"""Names that the articles of a table share: a second step, after each was read alone."""

from __future__ import annotations

from dataclasses import replace

from analysis.quotations.persons.person import Person
from analysis.quotations.persons.registry import Registry, persons_by_trait


def acquaint(registries: list[Registry]) -> list[Registry]:
    """Return the registries with what their articles tell each other of a person: full name,
    nation, roles.

    A surname is shared only when all articles that give a full name with it give the same. The
    order of the articles does not matter.
    """
    full: dict[str, set[str]] = {}
    traits: dict[str, frozenset[str]] = {}
    for registry in registries:
        for person in registry.persons:
            if len(person.words) > 1:
                full.setdefault(person.words[-1], set()).add(person.name)
                told = traits.get(person.name, person.traits)
                traits[person.name] = told | person.traits
    names = {word: next(iter(known)) for word, known in full.items() if len(known) == 1}
    return [_acquainted(registry, names, traits) for registry in registries]


def _acquainted(
    registry: Registry, names: dict[str, str], traits: dict[str, frozenset[str]]
) -> Registry:
    """Return a registry with the names and traits that other articles give its persons."""
    persons = tuple(_known(person, names, traits) for person in registry.persons)
    if persons == registry.persons:
        return registry
    return replace(
        registry,
        persons=persons,
        mentions=tuple((at, persons[person.key]) for at, person in registry.mentions),
        by_word={
            word: [persons[person.key] for person in known]
            for word, known in registry.by_word.items()
        },
        by_name={person.name: person for person in persons},
        by_trait=persons_by_trait(persons),
    )


def _known(person: Person, names: dict[str, str], traits: dict[str, frozenset[str]]) -> Person:
    """Return a person under the only full name that the articles give with the surname."""
    name = names.get(person.words[-1])
    if name is None or (len(person.words) > 1 and person.name != name):
        return person
    return person._replace(name=name, traits=person.traits | traits[name])
