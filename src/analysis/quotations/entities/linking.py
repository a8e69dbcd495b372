"""Entities: which speakers of different articles are one person or body, and what shows it.

Nothing is joined by a bare surname or a common noun, and nothing against what an article itself
tells of its speaker. A speaker that nothing joins is an entity of its own.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from analysis.quotations.entities.full_names import FullNames
from analysis.quotations.entities.speakers import Sort, Speaker, Words, compared_words, plain_words

CONFIDENCE: Mapping[str, float] = {
    "alias": 1.0,
    "alone": 1.0,
    "full name": 0.98,
    "shorter name": 0.92,
    "acronym": 0.95,
    "title and name": 0.8,
}
"""How sure each evidence is: of n joinings read in 540 articles of news (500, 69, 17 and 3 of the
last four), the share that joined what is one, (right + 1) / (n + 2)."""


_POSSESSED = re.compile(r"['’]s ")  # Turkey's Foreign Ministry


class Entity(NamedTuple):
    """The entity of a speaker: its name, what joins the speaker to it, and how sure that is."""

    name: str
    evidence: str
    confidence: float


class Alias(NamedTuple):
    """A form of a name, whose it is, and in which article; an empty article stands for all."""

    form: str
    entity: str
    article: str = ""


class _Member(NamedTuple):
    """A speaker of an entity, what joins it, and the entity that an alias names."""

    speaker: Speaker
    evidence: str
    entity: str


def link(
    speakers: Iterable[Speaker],
    acronyms: Iterable[Mapping[str, str]],
    aliases: Iterable[Alias] = (),
) -> dict[tuple[str, str], Entity]:
    """Return the entity of every speaker of some articles, by article and name.

    `acronyms` holds for every article the full names by the acronyms that it explains. The order of
    articles does not matter, and a name is compared only with those that end alike. Raises
    ValueError when two aliases contradict each other.
    """
    ordered = sorted(speakers, key=lambda speaker: (speaker.article, speaker.name))
    table = _alias_table(aliases)
    explained = _explained_alike(acronyms)
    names = FullNames(ordered)
    joined: dict[Words, list[_Member]] = defaultdict(list)
    for speaker in ordered:
        form = plain_words(speaker.name)
        entity = table.get((form, speaker.article)) or table.get((form, ""), "")
        if entity:
            words, evidence = names.fullest(compared_words(entity)), "alias"
        else:
            words, evidence = _place(speaker, names, explained)
        joined[words].append(_Member(speaker, evidence, entity))
    return _named([part for members in joined.values() for part in _apart(members)])


def _place(speaker: Speaker, names: FullNames, explained: Mapping[str, Words]) -> tuple[Words, str]:
    """Return the words of the fullest name of a speaker, and what shows that it is his."""
    if speaker.sort is Sort.BODY and speaker.name in explained:
        return explained[speaker.name], "acronym"
    if speaker.sort in (Sort.PERSON, Sort.BODY):
        fullest = names.fullest(speaker.words)
        return fullest, "full name" if fullest == speaker.words else "shorter name"
    bearer = names.bearer(speaker) if speaker.sort is Sort.SURNAME else None
    if bearer:
        return bearer, "title and name"
    return ("", speaker.article, speaker.name), "alone"


def _alias_table(aliases: Iterable[Alias]) -> dict[tuple[Words, str], str]:
    """Return the entity that the aliases give a form, by its words and the article."""
    found: dict[tuple[Words, str], str] = {}
    for form, entity, article in aliases:
        known = found.setdefault((plain_words(form), article), entity)
        if known != entity:
            raise ValueError(
                f"aliases: {form!r} stands for {known!r} and for {entity!r}; remove one of the "
                "rows, or say in which article it holds"
            )
    return found


def _explained_alike(acronyms: Iterable[Mapping[str, str]]) -> dict[str, Words]:
    """Return the words of the full name of every acronym that all articles explain alike."""
    names: dict[str, set[Words]] = defaultdict(set)
    for explained in acronyms:
        for short, full in explained.items():
            names[short].add(compared_words(full))
    return {short: next(iter(full)) for short, full in names.items() if len(full) == 1}


def _apart(members: list[_Member]) -> list[list[_Member]]:
    """Return the speakers of one name in parts that do not contradict one another.

    Two contradict each other when their articles tell another gender, or both another nation and
    another role of them. Where some do, one of whom nothing is told is joined to nobody. What the
    user joined stays together.
    """
    parts = [part for each in _parts(members, _gender) for part in _parts(each, _office)]
    aliased = [part for part in parts if any(one.entity for one in part)]
    others = [part for part in parts if not any(one.entity for one in part)]
    return [*others, *([[one for part in aliased for one in part]] if aliased else [])]


def _gender(speaker: Speaker) -> frozenset[str]:
    return frozenset([speaker.gender] if speaker.gender else [])


def _office(speaker: Speaker) -> frozenset[str]:
    """Return the nations and roles of a speaker, when both are told."""
    told = speaker.nations and speaker.roles
    return speaker.nations | speaker.roles if told else frozenset()


def _parts(
    members: list[_Member], told: Callable[[Speaker], frozenset[str]]
) -> list[list[_Member]]:
    """Return speakers in parts that share something of what is told; those of whom nothing is told
    are in the only part, or each by itself.
    """
    parts: list[tuple[frozenset[str], list[_Member]]] = []
    for one in members:
        if traits := told(one.speaker):
            near = [part for part in parts if part[0] & traits]
            parts = [part for part in parts if not part[0] & traits]
            shared = traits.union(*(part[0] for part in near))
            parts.append((shared, [*(each for part in near for each in part[1]), one]))
    left = [one for one in members if not told(one.speaker)]
    if len(parts) < 2:
        return [[*(one for part in parts for one in part[1]), *left]]
    return [part[1] for part in parts] + [[one] for one in left]


def _named(parts: list[list[_Member]]) -> dict[tuple[str, str], Entity]:
    """Return the entities of the speakers, no two entities under one name."""
    names = [next((one.entity for one in part if one.entity), "") for part in parts]
    usual = [name or _usual_form(part) for name, part in zip(names, parts, strict=True)]
    counts = Counter(map(plain_words, usual))
    found = {}
    for part, given, name in zip(parts, names, usual, strict=True):
        if not given and counts[plain_words(name)] > 1:
            name = f"{name} ({min(one.speaker.article for one in part)})"
        for speaker, evidence, entity in part:
            told = evidence if entity or len(part) > 1 else "alone"
            found[speaker.article, speaker.name] = Entity(name, told, CONFIDENCE[told])
    return found


def _usual_form(part: list[_Member]) -> str:
    """Return the full form of a name that most articles have, of several the longest."""
    full = [one.speaker.name for one in part if one.evidence == "full name"]
    counts = Counter(full or [one.speaker.name for one in part])
    plain = {name: _POSSESSED.search(name) is None for name in counts}
    usual = max(counts, key=lambda name: (counts[name], plain[name], len(name), name))
    return usual[4:] if usual.lower().startswith("the ") and usual[4:5].isupper() else usual
