"""Entities: which speakers of different articles are one person or body, and what shows it.

Nothing is joined by a bare surname or a common noun, and nothing against what an article itself
tells of its speaker. A speaker that nothing joins is an entity of its own.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
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


class Known(NamedTuple):
    """What is known of names before they are joined: whose the forms are that a study names, and
    the full names by the acronyms that all articles explain alike.
    """

    aliases: Mapping[tuple[Words, str], str]
    acronyms: Mapping[str, Words]

    def entity(self, article: str, name: str) -> str:
        """Return the entity that the study gives a speaker, empty where it gives none."""
        if not self.aliases:
            return ""
        form = plain_words(name)
        return self.aliases.get((form, article)) or self.aliases.get((form, ""), "")

    def ending(self, article: str, name: str, sort: Sort, words: Sequence[str]) -> str:
        """Return a word that the speakers have in common which can be joined to this one."""
        if entity := self.entity(article, name):
            return "".join(compared_words(entity)[-1:])
        if sort is Sort.BODY and name in self.acronyms:
            return self.acronyms[name][-1]
        return "".join(words[-1:])


class Joined(NamedTuple):
    """One person or body: its name, whether the study gives it, the speakers (article, name,
    evidence).
    """

    name: str
    given: bool
    speakers: list[tuple[str, str, str]]

    @property
    def form(self) -> Words:
        """The words of the name, which two may have in common."""
        return plain_words(self.name)

    @property
    def told_apart(self) -> str:
        """The name, told apart from others of the same words unless the study gives it."""
        return self.name if self.given else f"{self.name} ({min(self.speakers)[0]})"


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
    every = list(speakers)
    found = join(every, every, known(acronyms, aliases))
    counts = Counter(one.form for one in found)
    entities = {}
    for one in found:
        entity = one.told_apart if counts[one.form] > 1 else one.name
        for article, name, told in one.speakers:
            entities[article, name] = Entity(entity, told, CONFIDENCE[told])
    return entities


def known(acronyms: Iterable[Mapping[str, str]], aliases: Iterable[Alias] = ()) -> Known:
    """Return what `link` knows of names before it joins them."""
    return Known(_alias_table(aliases), _explained_alike(acronyms))


def join(speakers: Iterable[Speaker], others: Iterable[Speaker], known: Known) -> list[Joined]:
    """Return the persons and bodies that some speakers are.

    Of the speakers of a corpus these have some endings (`Known.ending`) and no others have them;
    `others` are, at least, the persons whose last words these are.
    """
    names = FullNames(others)
    joined: dict[Words, list[_Member]] = defaultdict(list)
    for speaker in sorted(speakers, key=lambda speaker: (speaker.article, speaker.name)):
        if entity := known.entity(speaker.article, speaker.name):
            words, evidence = names.fullest(compared_words(entity)), "alias"
        else:
            words, evidence = _place(speaker, names, known.acronyms)
        joined[words].append(_Member(speaker, evidence, entity))
    return [_named(part) for members in joined.values() for part in _apart(members)]


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
    if len(members) == 1:
        return [members]
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
            held = near[0][1] if near else []  # goes on, as a copy for each member would be slow
            held += [*(each for part in near[1:] for each in part[1]), one]
            parts.append((traits.union(*(part[0] for part in near)), held))
    left = [one for one in members if not told(one.speaker)]
    if len(parts) < 2:
        return [[*(one for part in parts for one in part[1]), *left]]
    return [part[1] for part in parts] + [[one] for one in left]


def _named(part: list[_Member]) -> Joined:
    """Return what some members are together."""
    given = next((one.entity for one in part if one.entity), "")
    told = [
        (one.article, one.name, evidence if entity or len(part) > 1 else "alone")
        for one, evidence, entity in part
    ]
    return Joined(given or _usual_form(part), bool(given), told)


def _usual_form(part: list[_Member]) -> str:
    """Return the full form of a name that most articles have, of several the longest."""
    full = [one.speaker.name for one in part if one.evidence == "full name"]
    counts = Counter(full or [one.speaker.name for one in part])
    plain = {name: _POSSESSED.search(name) is None for name in counts}
    usual = max(counts, key=lambda name: (counts[name], plain[name], len(name), name))
    return usual[4:] if usual.lower().startswith("the ") and usual[4:5].isupper() else usual
