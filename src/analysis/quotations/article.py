"""Rows of the quotations table of one text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from analysis.lines import Span, Unwrapped, lines, trimmed, unwrapped
from analysis.quotations.grammar.noun_phrases import Phrase
from analysis.quotations.grammar.subjects import clause_subject
from analysis.quotations.persons.discourse import NAMELESS_RULES, Discourse, Resolved
from analysis.quotations.persons.interviews import people_spoken_to
from analysis.quotations.persons.lead import lead_and_next, named_after_lead
from analysis.quotations.persons.mention_weights import MentionPlaces
from analysis.quotations.persons.person import Person
from analysis.quotations.persons.pronouns import GENDER_OF_PRONOUN
from analysis.quotations.persons.registry import Registry, read_registry
from analysis.quotations.persons.resolution import person_behind, person_of_label, resolve
from analysis.quotations.persons.unnamed import description_of, introduced_as
from analysis.quotations.reports.cue import speaks
from analysis.quotations.reports.headlines import repeated_below
from analysis.quotations.reports.indirect import reported_clauses
from analysis.quotations.reports.inner_speech import inner_speech
from analysis.quotations.reports.neighbours import attribute_quotations
from analysis.quotations.reports.quotation import Attribution
from analysis.quotations.reports.sentence import Sentence, parse_sentences
from analysis.quotations.reports.transcripts import transcript_turns
from analysis.quotations.reports.unattributed import without_slogans
from analysis.quotations.reports.unmarked import set_off_speech
from analysis.quotations.rule_table import confidence
from analysis.quotations.text.marks import Quoted, stretches_between_marks
from analysis.quotations.text.names_in_s import printed_in_s, with_names_in_s
from analysis.quotations.text.tagging import tagged_sentences
from analysis.quotations.text.tags import QUOTATION, RELATIVE
from analysis.quotations.text.tokens import Tokens, tokenise
from analysis.schema import QUOTED


class Item(NamedTuple):
    """A quotation before its speaker is named."""

    start: int
    end: int
    kind: str
    marked: bool
    reading: Attribution


class Draft(NamedTuple):
    """What one article holds before its speakers are named."""

    name: str
    read: Unwrapped  # the text that the offsets of tokens and items count in
    tokens: Tokens
    items: list[Item]
    sources: list[Phrase]  # mentions to name, in order
    registry: Registry
    places: MentionPlaces
    said: dict[int, list[Span]]  # quotations of a source, by its first word
    repeated: dict[Phrase, Phrase]  # sources below a headline of what a source in it says


def draft(name: str, text: str, skipped: list[tuple[int, int]]) -> Draft:
    """Return the quotations of one article in the order of their start, with sources but no names
    yet.
    """
    read = unwrapped(text)
    clean = with_names_in_s(
        _blank_furniture(
            read.text, [(read.place(start), read.place(end)) for start, end in skipped]
        )
    )
    paragraphs = lines(clean)
    quotes = stretches_between_marks(clean, paragraphs)
    tokens, ranges = tagged_sentences(tokenise(clean, quotes), quotes)
    parsed = parse_sentences(tokens, ranges)
    readings = without_slogans(clean, quotes, attribute_quotations(tokens, quotes, parsed))
    items = [_item_between_marks(tokens, q, r) for q, r in zip(quotes, readings, strict=True)]
    items += [
        Item(*trimmed(clean, start, end), reading.kind, True, reading)
        for start, end, reading in inner_speech(clean, quotes, readings)
    ]
    apart = set_off_speech(tokens, paragraphs, parsed, readings)
    apart += transcript_turns(clean, paragraphs, quotes)
    items += [Item(start, end, "direct", False, reading) for start, end, reading in apart]
    narrated = _outside_spans(tokens, parsed, sorted((start, end) for start, end, _ in apart))
    for r in reported_clauses(tokens, quotes, narrated, readings):
        told = Attribution(r.cue, r.cue.source, r.rule, r.kind)
        items.append(Item(r.start, r.end, r.kind, True, told))
    items = sorted((i for i in items if i.end > i.start), key=lambda i: (i.start, i.end))
    subjects = [
        None if tokens.tags[s.start] == QUOTATION else clause_subject(tokens, s.start, s.end)
        for s in parsed
    ]
    sources = {phrase for phrase in subjects if phrase}
    sources |= {i.reading.source for i in items if i.reading.source} | people_spoken_to(tokens)
    registry = read_registry(tokens, _source_words(parsed))
    places = MentionPlaces(registry, parsed, subjects, sources)
    repeated = {
        one.source: other.source
        for one, other in (
            (readings[number], readings[below])
            for number, below in repeated_below(tokens, quotes, parsed).items()
        )
        if one and other and one.source and other.source
    }
    said = _said(items)
    return Draft(name, read, tokens, items, sorted(sources), registry, places, said, repeated)


def _said(items: list[Item]) -> dict[int, list[Span]]:
    """Return the quotations of every source, by its first word."""
    found: dict[int, list[Span]] = {}
    for item in items:
        if item.reading.source and item.kind in QUOTED:
            found.setdefault(item.reading.source[0], []).append((item.start, item.end))
    return found


def rows(one: Draft, text: str, named: list[Resolved | None]) -> list[tuple[object, ...]]:
    """Return the rows of one article, as tuples in the order of the columns, the entities left
    empty; `named` holds who is behind each of its quotations.
    """
    done: list[tuple[object, ...]] = []
    latest: str | None = None  # the last quotation
    for number, (item, who) in enumerate(zip(one.items, named, strict=True), 1):
        key = f"{one.name}-q{number:02d}"
        whole = latest if item.reading.fragment and item.marked else None
        done.append((key, one.name, *_row_of(one, text, item, who, whole), None, None, None))
        if item.kind in QUOTED and item.marked and item.reading.rule != "inside":
            latest = key
    return done


def _row_of(
    one: Draft, text: str, item: Item, who: Resolved | None, whole: str | None
) -> tuple[object, ...]:
    """Return one row without its identifiers."""
    reading, cue = item.reading, item.reading.cue
    rule = f"{reading.rule}; {who.rule}" if who else reading.rule
    sure = confidence(reading.rule, who.rule if who else None)
    start, end = _received(one, (item.start, item.end))
    mention = _mention_span(one.tokens, reading)
    named = _received(one, mention) if mention else (None, None)
    said = _received(one, (cue.start, cue.end)) if cue else (None, None)
    word = text[slice(*said)] if cue else None
    place = (start, end, text[start:end], item.kind, item.marked)
    speaker = printed_in_s(who.name) if who and who.name else None
    return (*place, speaker, *named, word, *said, whole, rule, sure)


def _received(one: Draft, span: tuple[int, int]) -> tuple[int, int]:
    """Return where a span of the text that was read lies in the text as received."""
    return one.read.received_start(span[0]), one.read.received_end(span[1])


def _mention_span(tokens: Tokens, reading: Attribution) -> tuple[int, int] | None:
    """Return the character span of the mention of a speaker."""
    if reading.source:
        first_word, after = reading.source
        return tokens.starts[first_word], tokens.end(after - 1)
    return reading.label


def _blank_furniture(text: str, skipped: list[tuple[int, int]]) -> str:
    """Return the text with page furniture replaced by line breaks, character for character."""
    parts, at = [], 0
    for start, end in skipped:
        start = max(start, at)
        if end > start:
            parts += [text[at:start], "\n" * (end - start)]
            at = end
    parts.append(text[at:])
    return "".join(parts)


def _item_between_marks(tokens: Tokens, quote: Quoted, reading: Attribution | None) -> Item:
    """Return the item of a stretch between marks, without blanks at its ends."""
    start, end = trimmed(tokens.text, quote.start, quote.end)
    if reading is None:
        finished = tokens.text[end - 1 : end] in tuple(".?!…,") or end - start > 40
        reading = Attribution(None, None, "no speaker", "direct" if finished else "scare")
    return Item(start, end, reading.kind, True, reading)


def _outside_spans(
    tokens: Tokens, parsed: list[Sentence], spans: list[tuple[int, int]]
) -> list[Sentence]:
    """Return the sentences that begin in none of some spans, which are in order and apart."""
    starts = [start for start, _ in spans]
    kept = []
    for sentence in parsed:
        at = tokens.starts[sentence.start]
        place = bisect_right(starts, at) - 1
        if place < 0 or spans[place][1] <= at:
            kept.append(sentence)
    return kept


def _source_words(parsed: list[Sentence]) -> set[int]:
    """Return the words that are part of the source of a cue."""
    return {i for s in parsed for c in s.cues if c.source for i in range(*c.source)}


def resolved_sources(one: Draft) -> list[Resolved | None]:
    """Return the name behind the source of every quotation, in order."""
    found: dict[Phrase, Resolved] = {}
    discourse = Discourse(one.registry, one.places, one.said)
    speakers = {i.reading.source for i in one.items if i.reading.source}
    opening = lead_and_next(one.tokens)
    asked = bisect_right(one.sources, max(speakers, default=(0, 0)))
    asked = max(asked, bisect_left(one.sources, (opening.after[1], 0)))
    for source in one.sources[:asked]:  # nobody asks for those behind
        found[source] = resolve(discourse, source)
        discourse.learn(found[source])
        if found[source].name:
            discourse.speakers.append((source[0], found[source]))
        person = person_behind(one.registry, source, found[source])
        relative = one.tokens.tags[source[0]] == RELATIVE
        if person is not None and (relative or found[source].rule != "name"):
            discourse.add(source, person)
    found |= named_after_lead(one.registry, speakers, found, one.repeated, opening)
    return [
        _speaker_of(one, item.reading, found) or _named_outside(discourse, one, item, found)
        for item in one.items
    ]


def _named_outside(
    discourse: Discourse, one: Draft, item: Item, found: dict[Phrase, Resolved]
) -> Resolved | None:
    """Return whom "he" or "she" inside a quotation means: the only one besides its speaker whom the
    paragraph and the one above name, or else all the text so far.
    """
    label = item.reading.label
    gender = GENDER_OF_PRONOUN.get(one.tokens.text[slice(*label)].lower()) if label else None
    if gender is None:
        return None
    outer = (i.reading.source for i in one.items if i.start <= item.start and item.end <= i.end)
    source = next(filter(None, outer), None)
    if source is None:
        return None

    def may_be(person: Person) -> bool:
        named = person.human and len(person.words) > 1 and person.places[0] < source[0]
        agrees = discourse.gender(person) in ("", gender)
        return named and agrees and person.name != found[source].name

    persons = one.registry.persons
    near = [persons[key] for key in discourse.named_near(source[0]) if may_be(persons[key])]
    named = near or [person for person in persons if may_be(person)]
    return Resolved(named[0].name, "pronoun") if len(named) == 1 else None


def _speaker_of(one: Draft, reading: Attribution, found: dict[Phrase, Resolved]) -> Resolved | None:
    """Return the name behind the source of one quotation, or the words that describe it; None for a
    pronoun inside a quotation.
    """
    if reading.source:
        named = found[reading.source]
        nameless = named.rule in NAMELESS_RULES and not named.about
        says = reading.cue is None or speaks(reading.cue)
        if nameless and (name := introduced_as(one.registry, reading.source)):
            return Resolved(name, "unnamed")
        return (nameless and description_of(one.tokens, reading.source, says)) or named
    label = one.tokens.text[slice(*reading.label)] if reading.label else ""
    if reading.label and label.lower() not in GENDER_OF_PRONOUN:
        return person_of_label(one.registry, label, reading.label[0])
    return None
