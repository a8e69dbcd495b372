"""Surnames that are words for people, where they stand alone: Ken Doctor ... Doctor said."""

from __future__ import annotations

from analysis.quotations.persons.roles import NO_TRAITS, without_possessive
from analysis.quotations.persons.titles import COURTESIES, SURNAMES_TOO, Name
from analysis.quotations.text.tags import DETERMINER
from analysis.quotations.text.tokens import Tokens


def with_surnames_alone(
    tokens: Tokens, runs: list[tuple[int, int]], names: list[Name | None]
) -> list[Name]:
    """Return the names in some runs of capitalised words, with the surnames that are words for
    people and stand alone, or behind a form of address, in a text that has the full name.
    """
    full = {tokens.words[name.end - 1] for name in names if name and name.end - name.first > 1}
    full = {word for word in full if word.lower() in SURNAMES_TOO}
    if not full:
        return [name for name in names if name]
    pairs = zip(runs, names, strict=True)
    found = (name or _surname_alone(tokens, *run, full) for run, name in pairs)
    return [name for name in found if name]


def _surname_alone(tokens: Tokens, start: int, end: int, full: set[str]) -> Name | None:
    """Return the surname in a run of titles only, when it is one of the full names of the text and
    nothing shows a title: the doctor.
    """
    led = start > 0 and tokens.tags[start - 1] == DETERMINER
    if led or without_possessive(tokens.words[end - 1]) not in full:
        return None
    addressed = all(low in COURTESIES or low == "." for low in tokens.lows[start : end - 1])
    return Name(start, end - 1, end, NO_TRAITS) if addressed else None
