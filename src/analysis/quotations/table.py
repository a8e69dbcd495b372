"""Rows of the quotations table of one text."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from .clauses import first
from .indirect import reports
from .lexicon import Tags
from .marks import Quoted, paragraphs, quoted
from .mentions import Resolved, behind, called, resolve
from .names import fold
from .people import People
from .phrases import Phrase
from .salience import Salience
from .sentences import sentences
from .setoff import set_off, turns
from .site import Attribution, Sentence
from .speakers import attribute, parse
from .weights import Place, weigh
from .words import Stream, read

COLUMNS = {
    "quotation_id": "string",
    "article_id": "string",
    "start": "int64",
    "end": "int64",
    "text": "string",
    "kind": "string",
    "marked": "bool",
    "speaker": "string",
    "speaker_start": "Int64",
    "speaker_end": "Int64",
    "cue": "string",
    "cue_start": "Int64",
    "cue_end": "Int64",
    "fragment_of": "string",
    "rule": "string",
    "confidence": "float64",
}
NAME = re.compile(r"\b[^\W\d_a-z][\w’'-]+")
HEARD = 800  # characters of a quotation looked through for names
UNNAMED = Resolved(None, "no source", 0.0)


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
    stream: Stream
    items: list[Item]
    sources: list[Phrase]  # mentions to name, in order
    people: People
    places: dict[int, Place]
    said: dict[int, set[str]]  # names in the quotations of a source, by its first word


def draft(name: str, text: str, skipped: list[tuple[int, int]], tags: Tags) -> Draft:
    """Quotations of one article in the order of their start, with sources but no names yet."""
    clean = blank(text, skipped)
    lines = paragraphs(clean)
    quotes = quoted(clean, lines)
    stream = read(clean, quotes, tags)
    parsed = parse(stream, sentences(stream, quotes))
    readings = attribute(stream, quotes, parsed)
    items = [between(stream, q, r) for q, r in zip(quotes, readings, strict=True)]
    apart = set_off(stream, lines, parsed, readings) + turns(clean, lines, quotes)
    items += [Item(start, end, "direct", False, reading) for start, end, reading in apart]
    narrated = outside(stream, parsed, sorted((start, end) for start, end, _ in apart))
    for r in reports(stream, quotes, narrated, readings):
        told = Attribution(r.cue, r.cue.source, r.rule, r.confidence, "indirect")
        items.append(Item(r.start, r.end, "indirect", True, told))
    items = sorted((i for i in items if i.end > i.start), key=lambda i: (i.start, i.end))
    subjects = [
        None if stream.tags[s.start] == "Q" else first(stream, s.start, s.end) for s in parsed
    ]
    sources = {phrase for phrase in subjects if phrase}
    sources |= {i.reading.source for i in items if i.reading.source}
    people = People(stream, spoken(parsed))
    places = weigh(people, parsed, subjects, sources)
    return Draft(name, stream, items, sorted(sources), people, places, voiced(clean, items))


def voiced(text: str, items: list[Item]) -> dict[int, set[str]]:
    """Names in the quotations of every source, by its first word; people seldom name themselves."""
    found: dict[int, set[str]] = {}
    for item in items:
        if item.reading.source and item.kind in ("direct", "mixed"):
            names = NAME.findall(text, item.start, min(item.end, item.start + HEARD))
            found.setdefault(item.reading.source[0], set()).update(map(fold, names))
    return found


def rows(one: Draft, text: str) -> list[tuple]:
    """Rows of one article, as tuples in the order of ``COLUMNS``."""
    done: list[tuple] = []
    latest: str | None = None
    for number, (item, who) in enumerate(zip(one.items, spoken_by(one), strict=True), 1):
        key = f"{one.name}-q{number:02d}"
        whole = latest if item.reading.fragment and item.marked else None
        done.append((key, one.name, *row(one, text, item, who, whole)))
        if item.kind in ("direct", "mixed") and item.marked:
            latest = key
    return done


def row(one: Draft, text: str, item: Item, who: Resolved, whole: str | None) -> tuple:
    """One row without its identifiers."""
    reading, cue = item.reading, item.reading.cue
    mention = span(one.stream, reading)
    sourced = mention != (None, None)
    rule = f"{reading.rule}; {who.rule}" if sourced else reading.rule
    sure = reading.confidence * (who.confidence if who.name else 1.0)
    said = (text[cue.start : cue.end], cue.start, cue.end) if cue else (None, None, None)
    place = (item.start, item.end, text[item.start : item.end], item.kind, item.marked)
    return (*place, who.name, *mention, *said, whole, rule, round(sure, 3))


def span(stream: Stream, reading: Attribution) -> tuple[int, int] | tuple[None, None]:
    """Character span of the mention of a speaker."""
    if reading.source:
        first_word, after = reading.source
        return stream.starts[first_word], stream.end(after - 1)
    return reading.label or (None, None)


def blank(text: str, skipped: list[tuple[int, int]]) -> str:
    """The text with page furniture replaced by line breaks, character for character."""
    parts, at = [], 0
    for start, end in skipped:
        start = max(start, at)
        if end > start:
            parts += [text[at:start], "\n" * (end - start)]
            at = end
    parts.append(text[at:])
    return "".join(parts)


def between(stream: Stream, quote: Quoted, reading: Attribution | None) -> Item:
    """Item of a stretch between marks, without blanks at its ends."""
    start, end = quote.start, quote.end
    while start < end and stream.text[start].isspace():
        start += 1
    while end > start and stream.text[end - 1].isspace():
        end -= 1
    if reading is None:
        finished = stream.text[end - 1 : end] in tuple(".?!…,") or end - start > 40
        reading = Attribution(None, None, "no speaker", 0.5, "direct" if finished else "scare")
    return Item(start, end, reading.kind, True, reading)


def outside(stream: Stream, parsed: list[Sentence], spans: list[tuple[int, int]]) -> list[Sentence]:
    """Sentences that begin in none of some spans, which are in order and apart."""
    starts = [start for start, _ in spans]
    kept = []
    for sentence in parsed:
        at = stream.starts[sentence.start]
        place = bisect_right(starts, at) - 1
        if place < 0 or spans[place][1] <= at:
            kept.append(sentence)
    return kept


def spoken(parsed: list[Sentence]) -> set[int]:
    """Words that are part of the source of a cue."""
    return {i for s in parsed for c in s.cues if c.source for i in range(*c.source)}


def spoken_by(one: Draft) -> list[Resolved]:
    """Name behind the source of every quotation, in order."""
    found: dict[Phrase, Resolved] = {}
    salience = Salience(one.people, one.places, one.said)
    for source in one.sources:
        found[source] = resolve(one.people, source, salience)
        person = behind(one.people, source, found[source])
        relative = one.stream.tags[source[0]] == "W"
        if person is not None and (relative or found[source].rule != "name"):
            salience.add(source, person)
    return [named(one, item.reading, found) for item in one.items]


def named(one: Draft, reading: Attribution, found: dict[Phrase, Resolved]) -> Resolved:
    """Name behind the source of one quotation."""
    if reading.source:
        return found[reading.source]
    if reading.label:
        return called(one.people, one.stream.text[slice(*reading.label)], reading.label[0])
    return UNNAMED
