"""The opening of a news report: it describes the speaker, and the next paragraph gives the name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from typing import NamedTuple

from analysis.quotations.grammar.noun_phrases import Phrase
from analysis.quotations.persons.body_descriptions import IN_OTHER_WORDS
from analysis.quotations.persons.descriptions import person_introduced
from analysis.quotations.persons.discourse import NAMELESS_RULES, Resolved
from analysis.quotations.persons.opening_sources import UNSETTLED_RULES, Candidate, OpeningSource
from analysis.quotations.persons.person import NEUTER, Person, is_shown, is_surely_human
from analysis.quotations.persons.registry import Registry
from analysis.quotations.persons.signs_of_bodies import says_where
from analysis.quotations.text.lexicon import TITLES_AND_PEOPLE
from analysis.quotations.text.tags import FINITE_OR_ED, LINE_BREAK
from analysis.quotations.text.tokens import Tokens

_OPENING = 6  # lines looked through for headline, lead and the paragraph after it
_WORDS_BEHIND_FIRST = 4  # looked through for the noun of a headline
_SHORTEST_LEAD = 8  # words
Line = tuple[int, int]


class Opening(NamedTuple):
    """The lead of a text, its first paragraph that is prose, and the line after it."""

    lead: Line
    after: Line


class Candidates(NamedTuple):
    """Those who may be meant by a source in headline or lead; the last three for a headline."""

    named_next: Candidate | None
    introduced_later: Candidate | None
    body_next: Candidate | None
    says_the_same: Candidate | None = None  # below the headline
    first_in_lead: Candidate | None = None
    called_in_lead: Candidate | None = None
    speaks_in_lead: Candidate | None = None


def named_after_lead(
    registry: Registry,
    speakers: Collection[Phrase],
    found: Mapping[Phrase, Resolved],
    repeated: Mapping[Phrase, Phrase],
    opening: Opening,
) -> dict[Phrase, Resolved]:
    """Return the names behind the descriptions of headline and lead: a former manager has said ...
    Ana Berg, who left the firm, said; Manager says ... Ana Berg said; Watchdog warns ... The Water
    Council warned.

    `speakers` are the mentions of those who speak, `found` has who is behind all mentions, and
    `repeated` the mention below of who says what a mention in the headline says.
    """
    begin, end = opening.lead
    phrases = [phrase for phrase in sorted(found) if phrase[0] < end and found[phrase].name]
    sources = [
        OpeningSource(registry, phrase, found[phrase])
        for phrase in phrases
        if found[phrase].rule in UNSETTLED_RULES
    ]
    if not sources:
        return {}
    ahead = _Ahead(
        opening.after,
        _first_named(registry, opening.after, found),
        _first_to_speak(registry, sorted(one for one in speakers if one[0] >= end), found),
    )
    bodies = _bodies_by_noun(found, opening.after)
    named = dict(found)
    for source in sources:
        if source.phrase[0] >= begin:
            named_next = ahead.of(source) if source.leads_on(begin) else None
            body_next = _body_of_noun(source, bodies)
            candidates = Candidates(named_next, _introduced_later(source), body_next)
            named[source.phrase] = _name_behind(source, candidates)
    lead = [phrase for phrase in phrases if phrase[0] >= begin]
    first = next(iter(lead), None)
    speaks = next((phrase for phrase in lead if phrase in speakers), None)
    for source in reversed(sources):
        if source.phrase[0] < begin:
            called = first if first and _is_called_in_lead(source, first) else None
            mentions = (repeated.get(source.phrase), first, called, speaks)
            below = [_candidate(registry, named[one]) if one else None for one in mentions]
            candidates = Candidates(ahead.of(source), _introduced_later(source), None, *below)
            named[source.phrase] = _name_behind(source, candidates)
    settled = {
        one.phrase: named[one.phrase] for one in sources if named[one.phrase] != one.resolved
    }
    return settled | _taken_up_by_pronouns(found, settled, opening.lead)


def _taken_up_by_pronouns(
    found: Mapping[Phrase, Resolved], settled: Mapping[Phrase, Resolved], lead: Line
) -> dict[Phrase, Resolved]:
    """Return the names behind the pronouns of the lead for those whom it describes: a former
    manager has left after a letter in which he ...
    """
    names = {found[phrase].name: who.name for phrase, who in settled.items()}
    return {
        phrase: who._replace(name=names[who.name])
        for phrase, who in found.items()
        if who.rule == "pronoun" and who.name in names and lead[0] <= phrase[0] < lead[1]
    }


def _name_behind(source: OpeningSource, candidates: Candidates) -> Resolved:
    """Return the name behind a source, that of the first candidate who may be meant; what was found
    before when none may.
    """
    rules: tuple[tuple[Candidate | None, Callable[[Candidate], bool]], ...] = (
        # Nobody else says the same words.
        (candidates.says_the_same, source.may_say_the_same),
        # Headlines shorten the source of the lead: watchdog, sources.
        (candidates.speaks_in_lead, source.is_body_or_informants),
        # A lead opens with the name and the noun of the body that its headline describes.
        (candidates.called_in_lead, source.brings_in_body),
        # The paragraph after a lead has the name of the body that it brings in.
        (candidates.body_next, source.brings_in_body),
        # The paragraph after a lead names whom it describes, most surely by the same role.
        (candidates.named_next, source.agrees_in_role),
        # The noun is given with a name later, which tells more than the place of a name.
        (candidates.introduced_later, Candidate.is_human),
        # The place alone tells, where nothing speaks against it.
        (candidates.named_next, source.agrees_without_role),
        # A lead begins with whom its headline is about.
        (candidates.first_in_lead, source.agrees_as_human),
        # He does not open the lead, but has the role.
        (candidates.speaks_in_lead, source.tells_role_of),
    )
    names = (who.name for who, may_be_meant in rules if who and may_be_meant(who))
    name = next(names, None)
    return Resolved(name, "description ahead") if name else source.resolved


def lead_and_next(tokens: Tokens) -> Opening:
    """Return the lead of a text, and the line after it, which is empty when the lead is the last
    that is looked at.
    """
    lines = _opening_lines(tokens)
    lead = next((n for n, line in enumerate(lines) if _is_prose(tokens, line)), 0)
    end = lines[lead][1]
    return Opening(lines[lead], lines[lead + 1] if lead + 1 < len(lines) else (end, end))


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


class _Ahead(NamedTuple):
    """Whom a text names below its lead."""

    line: Line  # after the lead
    named_next: Person | None  # in that line
    first_to_speak: Person | None

    def of(self, source: OpeningSource) -> Candidate | None:
        """Return whom a source may lead on to."""
        if source.is_kin_of_somebody:
            person = self.first_to_speak
        else:
            person = self.named_next or _bearer_of_role(source, self.line)
        return Candidate(person.name, person) if person else None


def _candidate(registry: Registry, found: Resolved) -> Candidate | None:
    """Return who is behind another mention, if the text tells."""
    if not found.name:
        return None
    return Candidate(found.name, registry.by_name.get(found.name), found.rule in NAMELESS_RULES)


def _first_named(registry: Registry, line: Line, found: Mapping[Phrase, Resolved]) -> Person | None:
    """Return the first person named in a text, when that is in a line, who speaks there or is
    introduced with an age, a title or "who".
    """
    tokens, at = registry.tokens, bisect_left(registry.places, line[0])
    earlier = (who for place, who in registry.mentions[:at] if not says_where(tokens, place - 1))
    if any(map(is_surely_human, earlier)):
        return None
    for place, person in registry.mentions[at:]:
        if place >= line[1]:
            return None
        if person.human and person.gender != NEUTER and person.places[0] == place:
            end = registry.ends[place]
            shown = tokens.tag(end) == "," and is_shown(tokens, end + 1)
            if shown or person.traits & TITLES_AND_PEOPLE:
                return person
            speaks = any(
                phrase[0] <= place < phrase[1] and found[phrase].name == person.name
                for phrase in found
                if line[0] <= phrase[0] < line[1]
            )
            return person if speaks and is_surely_human(person) else None
    return None


def _bodies_by_noun(found: Mapping[Phrase, Resolved], line: Line) -> dict[str, str]:
    """Return the first body of a line whose name ends in a noun, by each such noun."""
    named: dict[str, str] = {}
    for phrase in sorted(one for one in found if line[0] <= one[0] < line[1]):
        name = found[phrase].name
        if name and found[phrase].rule == "organisation":
            named.setdefault(name.lower().split()[-1], name)
    return named


def _body_of_noun(source: OpeningSource, bodies: Mapping[str, str]) -> Candidate | None:
    """Return which of some bodies the noun of a source means, by it or by one of its group: a
    committee of MPs ... the Kars spending committee.
    """
    nouns = (source.head, *sorted(IN_OTHER_WORDS.get(source.head, ())))
    name = next((bodies[noun] for noun in nouns if noun in bodies), None)
    return Candidate(name, source.registry.by_name.get(name)) if name else None


def _bearer_of_role(source: OpeningSource, line: Line) -> Person | None:
    """Return the person with whose name a line opens, if it is new and has the role of a source
    that brings in somebody: a senior Kars MP ... Ana Berg, the MP for Selby, said.
    """
    registry = source.registry
    at = bisect_left(registry.places, line[0])
    if at == len(registry.places) or not source.is_new:
        return None
    place, person = registry.mentions[at]
    new = place == line[0] == person.places[0] and is_surely_human(person)
    return person if new and source.role in person.traits else None


def _first_to_speak(
    registry: Registry, speakers: Collection[Phrase], found: Mapping[Phrase, Resolved]
) -> Person | None:
    """Return the first of some speakers who is a person and named."""
    named = (found[phrase].name for phrase in speakers if found[phrase].rule == "name")
    persons = (registry.by_name.get(name or "") for name in named)
    return next((person for person in persons if person and is_surely_human(person)), None)


def _is_called_in_lead(source: OpeningSource, first: Phrase) -> bool:
    """Tell whether the noun of a source stands in or right behind the first mention of the lead:
    Boat maker ... The boat maker Ovenby is to close; Brewer ... Ovenby, the brewer, is to close.
    """
    lows = source.tokens.lows[first[0] : first[1] + _WORDS_BEHIND_FIRST]
    return source.head in lows


def _introduced_later(source: OpeningSource) -> Candidate | None:
    """Return the person or body whom the noun of a source introduces anywhere in the text: says
    judge ... Judge Ana Berg; the mediator said ... the mediator, Ana Berg; or the only one of its
    role: a judge ruled ... Mr Justice Berg.
    """
    if not source.is_introducible:
        return None
    person = person_introduced(source.registry, source.head, len(source.tokens.words))
    called = source.registry.by_trait.get(source.role, [])
    person = person or (called[0] if called else None)
    if person and source.is_new and not source.is_followed_by(person):
        return None
    return Candidate(person.name, person) if person else None
