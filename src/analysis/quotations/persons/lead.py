"""The opening of a news report: it describes the speaker, and the next paragraph gives the name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping
from contextlib import suppress

from analysis.quotations.grammar.noun_phrases import Phrase
from analysis.quotations.persons.descriptions import person_introduced
from analysis.quotations.persons.discourse import NAMELESS_RULES, Resolved
from analysis.quotations.persons.person import (
    NEUTER,
    Person,
    gender_of_word,
    is_shown,
    is_surely_human,
)
from analysis.quotations.persons.registry import Registry
from analysis.quotations.persons.roles import ROLES_OF_STATE, usual_role
from analysis.quotations.persons.signs_of_bodies import means_body, says_where
from analysis.quotations.persons.titles import means_person
from analysis.quotations.persons.unnamed import end_of_links
from analysis.quotations.text.lexicon import (
    ORGANISATIONS,
    PEOPLE,
    TITLES,
    TITLES_AND_PEOPLE,
    WORD_LISTS,
)
from analysis.quotations.text.tags import DETERMINER, FINITE_OR_ED, LINE_BREAK, VERBAL
from analysis.quotations.text.tokens import Tokens

_OPENING = 6  # lines looked through for headline, lead and the paragraph after it
_SHORTEST_LEAD = 8  # words
_FURTHEST = 100  # words of its paragraph looked back through from a speaker
_NO_ONE_KNOWN = frozenset(["a", "an", "one", "another"])  # before whom the text brings in
_BY_DESCRIPTION = frozenset(["unnamed", "description ahead"])
_NAMELESS_BY_TRADE = ROLES_OF_STATE | frozenset(WORD_LISTS["speakers left without a name"])
_INFORMANTS = frozenset(["source", "sources", "insiders"])  # in a headline: anybody unnamed
Line = tuple[int, int]


def named_after_lead(
    registry: Registry,
    speakers: Collection[Phrase],
    found: Mapping[Phrase, Resolved],
    repeated: Mapping[Phrase, Phrase],
    opening_lines: tuple[Line, Line],
) -> dict[Phrase, Resolved]:
    """Return the names behind the descriptions of headline and lead: a former manager has said ...
    Ana Berg, who left the firm, said; Manager says ... Ana Berg said; Watchdog warns ... The Water
    Council warned.

    `speakers` are the mentions of those who speak, `found` has who is behind all mentions,
    `repeated` the mention below of who says what a mention in the headline says, and
    `opening_lines` are the lead and the line after it.
    """
    (begin, end), after = opening_lines
    opening = [source for source in sorted(found) if source[0] < end and found[source].name]
    person = _named_next(registry, after, found)
    spoke = _first_to_speak(registry, speakers, found, end)
    below = dict(found)
    for source in opening:
        leads = source[0] < begin or _may_lead(registry.tokens, begin, source)
        next_one = person or _bearer_of_role(registry, source, after)
        named = spoke if _is_of_somebody(registry.tokens, source) else next_one
        if holder := _described_in_opening(registry, source, found[source], named, leads):
            below[source] = Resolved(holder.name, "description ahead")
    in_lead = [source for source in opening if source[0] >= begin]
    told = next((below[source] for source in in_lead), None)
    spoken = next((below[source] for source in in_lead if source in speakers), None)
    for source in opening[: len(opening) - len(in_lead)]:
        same = below[repeated[source]] if source in repeated else None
        name = _name_behind_headline(registry, source, found[source], same, spoken)
        if name is None and below[source] is found[source]:
            name = _name_of_lead(registry, source, found[source], told, spoken)
        if name:
            below[source] = Resolved(name, "description ahead")
    return {source: below[source] for source in opening if below[source] is not found[source]}


def lead_and_next(tokens: Tokens) -> tuple[Line, Line]:
    """Return the lead, the first paragraph that is prose, and the line after it."""
    lines = _opening_lines(tokens)
    lead = next((n for n, line in enumerate(lines) if _is_prose(tokens, line)), 0)
    end = lines[lead][1]
    return lines[lead], lines[lead + 1] if lead + 1 < len(lines) else (end, end)


def _first_to_speak(
    registry: Registry, speakers: Collection[Phrase], found: Mapping[Phrase, Resolved], end: int
) -> Person | None:
    """Return the first person who is named among those who speak below the lead, which ends before
    word `end`.
    """
    below = (found[source] for source in sorted(speakers) if source[0] >= end)
    named = (registry.by_name.get(one.name or "") for one in below if one.rule == "name")
    return next((person for person in named if person and is_surely_human(person)), None)


def _is_of_somebody(tokens: Tokens, source: Phrase) -> bool:
    """Tell whether a description says whose relative somebody is: the daughter of a man who fell,
    so that either of them may be named next.
    """
    head = tokens.low(source[1] - 1)
    kin = head in PEOPLE and head not in TITLES and gender_of_word(head)
    return bool(kin) and tokens.word(source[1]) == "of"


def _described_in_opening(
    registry: Registry, source: Phrase, told: Resolved, after: Person | None, leads: bool
) -> Person | None:
    """Return whom a description of headline or lead stands for: who is named next, `after`, if it
    may lead on to a name, or who is introduced by its noun later.
    """
    later = _introduced_later(registry, source, told)
    if after is None or not leads or not _is_described(registry, source, told, after):
        return later
    return after if later is None or _head_role(registry, source) in after.traits else later


def _name_behind_headline(
    registry: Registry,
    source: Phrase,
    told: Resolved,
    same: Resolved | None,
    spoken: Resolved | None,
) -> str | None:
    """Return the name behind a description in a headline: of who says the same below, or of who
    speaks in the lead.
    """
    if same and _may_be(registry, source, told, same):
        return same.name
    return spoken.name if spoken and _may_stand_for(registry, source, told, spoken) else None


def _name_of_lead(
    registry: Registry,
    source: Phrase,
    told: Resolved,
    first: Resolved | None,
    spoken: Resolved | None,
) -> str | None:
    """Return the name behind a description in the headline: of the first person of the lead, or of
    who speaks there and has the role that it tells.
    """
    return _name_in_lead(registry, source, told, first) or _name_by_role(
        registry, source, told, spoken
    )


def _name_in_lead(
    registry: Registry, source: Phrase, told: Resolved, first: Resolved | None
) -> str | None:
    """Return the name of the first person of the lead, if a description in the headline may be
    that person's.
    """
    person = registry.by_name.get(first.name or "") if first else None
    if person is None or not is_surely_human(person):
        return None
    described = _is_described(registry, source, told, person, strict=False)
    return person.name if described else None


def _name_by_role(
    registry: Registry, source: Phrase, told: Resolved, spoken: Resolved | None
) -> str | None:
    """Return the name of the person who speaks in the lead, if he has the role that a description
    in the headline tells: governor says ... Governor Ana Berg said.
    """
    person = registry.by_name.get(spoken.name or "") if spoken else None
    alike = person is not None and _head_role(registry, source) in person.traits
    return person.name if person and alike and told.rule in _BY_DESCRIPTION else None


def _may_be(registry: Registry, source: Phrase, told: Resolved, below: Resolved) -> bool:
    """Tell whether a description in a headline may be that of who says the same below."""
    body = means_body(registry.tokens.low(source[1] - 1))
    person = registry.by_name.get(below.name or "")
    human = person is not None and is_surely_human(person)
    named = below.name is not None and below.rule not in NAMELESS_RULES
    return named and told.rule in NAMELESS_RULES and not (body and human)


def _may_stand_for(registry: Registry, source: Phrase, told: Resolved, spoken: Resolved) -> bool:
    """Tell whether a description in a headline may be that of who speaks in the lead: the body that
    is named, or sources that are described.
    """
    if told.rule not in NAMELESS_RULES:
        return False
    head = registry.tokens.low(source[1] - 1)
    if spoken.rule in NAMELESS_RULES:
        alike = (spoken.name or "").lower().split()
        return head in _INFORMANTS or (head in alike and len(alike) > source[1] - source[0])
    person = registry.by_name.get(spoken.name or "")
    return means_body(head) and not (person and is_surely_human(person))


def _introduced_later(registry: Registry, source: Phrase, told: Resolved) -> Person | None:
    """Return the person whom the noun of a nameless description introduces later in the text: says
    judge ... Judge Ana Berg; the mediator said ... the mediator, Ana Berg.
    """
    tokens = registry.tokens
    head = tokens.low(source[1] - 1)
    if told.rule not in _BY_DESCRIPTION or tokens.low(source[0]) in _NO_ONE_KNOWN:
        return None
    several = head in _NAMELESS_BY_TRADE  # a secretary of another office
    if several or not _is_for_person(head) or end_of_links(tokens, source[1]) > source[1]:
        return None
    if len(registry.by_trait.get(usual_role(head), [])) > 1:
        return None
    named = person_introduced(registry, head, len(tokens.words))
    return named if named and is_surely_human(named) else None


def _head_role(registry: Registry, source: Phrase) -> str:
    """Return the role that the last word of a description tells."""
    return usual_role(registry.tokens.low(source[1] - 1))


def _opening_lines(tokens: Tokens) -> list[Line]:
    """Return the first lines of a text, without datelines."""
    lines, start, at = list[Line](), 0, -1
    with suppress(ValueError):
        while len(lines) < _OPENING:
            at = tokens.tags.index(LINE_BREAK, at + 1)
            if tokens.words[at][0] == LINE_BREAK:  # the tag of a dateline, too
                lines.append((start, at))
                start = at + 1
        return lines
    return [*lines, (start, len(tokens.words))]


def _is_prose(tokens: Tokens, line: Line) -> bool:
    """Tell whether a line is a paragraph: a sentence with a verb, closed by its mark."""
    tags = tokens.tags[slice(*line)]
    closed = tokens.words[line[1] - 1] in (".", "?", "!") if len(tags) else False
    return len(tags) > _SHORTEST_LEAD and closed and any(tag in FINITE_OR_ED for tag in tags)


def _named_next(registry: Registry, line: Line, found: Mapping[Phrase, Resolved]) -> Person | None:
    """Return the first person named in a text, when that is in a line, who speaks there or is
    introduced with an age, a title or "who".
    """
    at = bisect_left(registry.places, line[0])
    earlier = [
        person
        for place, person in registry.mentions[:at]
        if not says_where(registry.tokens, place - 1)
    ]
    if any(map(is_surely_human, earlier)):
        return None
    for place, person in registry.mentions[at:]:
        if place >= line[1]:
            break
        if person.human and person.gender != NEUTER and person.places[0] == place:
            end = registry.ends[place]
            shown = registry.tokens.tag(end) == "," and is_shown(registry.tokens, end + 1)
            spoke = any(
                source[0] <= place < source[1] and found[source].name == person.name
                for source in found
                if line[0] <= source[0] < line[1]
            )
            titled = person.traits & TITLES_AND_PEOPLE
            spoke = spoke and is_surely_human(person)
            return person if shown or spoke or titled else None
    return None


def _bearer_of_role(registry: Registry, source: Phrase, line: Line) -> Person | None:
    """Return the person with whose name a line opens, if it is new and has the role that a
    description with "a" tells: a senior Kars MP ... Ana Berg, the MP for Selby, said.
    """
    at = bisect_left(registry.places, line[0])
    if at == len(registry.places) or registry.tokens.low(source[0]) not in _NO_ONE_KNOWN:
        return None
    place, person = registry.mentions[at]
    new = place == line[0] == person.places[0] and is_surely_human(person)
    return person if new and _head_role(registry, source) in person.traits else None


def _is_described(
    registry: Registry, source: Phrase, told: Resolved, person: Person, strict: bool = True
) -> bool:
    """Tell whether a description may be that of a person: one human being, of no other sex or
    role; `strict` asks for the same role of those whom news leave without a name.
    """
    tokens = registry.tokens
    head = tokens.low(source[1] - 1)
    if told.rule not in _BY_DESCRIPTION or not _is_for_person(head):
        return False
    gender = gender_of_word(head)
    if gender and person.gender and gender != person.gender:
        return False
    if usual_role(head) in person.traits:
        return True
    definite = tokens.tags[source[0]] == DETERMINER and tokens.low(source[0]) == "the"
    if strict and head in _NAMELESS_BY_TRADE and not definite:
        return False
    return not (head in ROLES_OF_STATE and person.traits & ROLES_OF_STATE) or not strict


def _is_for_person(head: str) -> bool:
    """Tell whether a noun is one for a person, kin among them: mum-of-two, great-grandmother."""
    kin = "-of-" in head or gender_of_word(head.rpartition("-")[2])
    return head not in ORGANISATIONS and (bool(kin) or means_person(head))


def _may_lead(tokens: Tokens, start: int, source: Phrase) -> bool:
    """Tell whether a source is the subject with which its paragraph begins, or somebody with "the"
    whom the paragraph does not bring in, or one with an owner that closes its report: ..., its
    chief executive said.
    """
    start = max(start, source[0] - _FURTHEST)
    before = tokens.tags[start : source[0]]
    known = tokens.low(source[1] - 1) in tokens.lows[start : source[0]]
    closes = tokens.tags[source[0] - 1] == "," and tokens.low(source[0]) in ("its", "their")
    if closes or (tokens.low(source[0]) == "the" and not known):
        return True
    return not any(tag in VERBAL or tag == "," for tag in before)
