"""Reports that stand behind a quotation and govern it."""

from __future__ import annotations

from .cues import Cue
from .lexicon import VERBS
from .phrases import forward, personal
from .site import Site
from .words import Stream

SUMMED = frozenset(["all", "how", "what"])
FINITE = frozenset(["adjacent", "apposition"])
OWN = FINITE | {"relative", "shared"}  # ways to find a subject before its verb
LATER = frozenset(["in", "on", "at", "of", "during", "after"])  # what may follow a closing cue


def following(site: Site) -> Cue | None:
    """Cue whose clause begins right after the quotation: "...", she said."""
    tags, at, end = site.stream.tags, site.at, site.sentence.end
    comma = at + 1 < end and tags[at + 1] in ",—–-"
    i = at + 1 + comma
    while i < end and tags[i] in "BT":
        i += 1
    finished = comma or site.last in tuple(",?!.…—-–;:")
    if (comma or site.last == ",") and i + 1 < end and site.stream.words[i] == "as":
        i += 1  # "...", as the mayor said
    starts = opening(site, i)
    for cue in site.sentence.cues:
        if cue.word < at or cue.source is None:
            continue
        if cue.side == "inverted":
            if cue.left <= i + 1:
                return cue
        elif (
            cue.left in (at + 1, *starts)
            and cue.side in FINITE
            and finished
            and not progressive(cue)
        ):
            return cue
    lone = at == site.sentence.start and (comma or site.last in tuple(",?!…"))
    return (unlisted(site.stream, i, end) or belated(site, i)) if lone else None


def summed(site: Site) -> Cue | None:
    """Cue of a clause that takes up a quotation: "..." was all Ali would say."""
    stream, at, end = site.stream, site.at, site.sentence.end
    if at + 3 >= end or stream.tags[at + 1] != "A" or stream.words[at + 2] not in SUMMED:
        return None
    source = forward(stream, at + 3, end)
    if source is None or not personal(stream, source):
        return None
    verb = next((i for i in range(source[1], end) if stream.tags[i] in "VK"), at + 1)
    return Cue(verb, stream.starts[verb], stream.end(verb), source, "inverted", at + 1, end, None)


def belated(site: Site, i: int) -> Cue | None:
    """Cue clause after a quotation whose verb is far from its subject: "...", Ali, who is chairman
    of the party said.
    """
    source = forward(site.stream, i, site.sentence.end)
    if source is None or not personal(site.stream, source):
        return None
    for cue in site.sentence.cues:
        if cue.word > source[1] and cue.verb and "say" in cue.verb.classes and cue.side in OWN:
            return cue._replace(source=source, left=i)
    return None


def opening(site: Site, i: int) -> tuple[int, ...]:
    """Words at which a clause may begin: word i, and the name after a description (a friend, Ali,
    said).
    """
    tags, end = site.stream.tags, site.sentence.end
    phrase = forward(site.stream, i, end)
    if phrase and phrase[1] + 1 < end and tags[phrase[1]] == "," and tags[phrase[1] + 1] == "X":
        return i, phrase[1] + 1
    return (i,)


def progressive(cue: Cue) -> bool:
    """Whether the verb of a cue is in -ing."""
    return cue.verb is not None and cue.verb.form == "ing"


def unlisted(stream: Stream, i: int, end: int) -> Cue | None:
    """Cue clause after a quotation with a verb of no list: "...", the senator riffed."""
    tags = stream.tags
    if i >= end or tags[i] == ",":
        return None
    if tags[i] in "EKV" and i + 1 < end and tags[i + 1] in "DXN":
        source = forward(stream, i + 1, end)
        if source and personal(stream, source):
            return Cue(i, stream.starts[i], stream.end(i), source, "inverted", i, source[1], None)
    source = forward(stream, i, end)
    if source is None or not personal(stream, source):
        return None
    verb = source[1]
    while verb < end and tags[verb] in "BAT":
        verb += 1
    if tags[verb : verb + 2] == ["K", "V"] and VERBS[stream.low(verb + 1)].form == "ing":
        verb += 1  # the man kept repeating
    if verb >= end or tags[verb] not in "EKVn":
        return None
    return Cue(verb, stream.starts[verb], stream.end(verb), source, "adjacent", i, verb + 1, None)


def fronted(site: Site, after: Cue) -> bool:
    """Whether a fronted clause with a report of its own holds the quotation.

    As in: Although Ali spoke of "...", Omar said no.
    """
    tags, sentence = site.stream.tags, site.sentence
    if site.at == sentence.start:
        return False
    lead = sentence.start + (tags[sentence.start] == "C")
    own = any(c.word < site.at and c.source and c.side != "according" for c in sentence.cues)
    goes_on = after.right < sentence.end and tags[after.right] not in ".T"
    return tags[lead] in "SP" and own and goes_on


def closing(site: Site, before: Cue | None) -> Cue | None:
    """Cue clause that ends the sentence and governs all of it: ..., the mayor said on Friday.

    A clause between commas further on counts only when no report stands before the quotation.
    """
    stream, sentence = site.stream, site.sentence
    for cue in sentence.cues:
        if cue.word < site.at or cue.source is None or cue.side not in FINITE | {"inverted"}:
            continue
        if cue.left <= sentence.start or stream.tags[cue.left - 1] not in ",Q—–":
            continue
        i = cue.right
        while i < sentence.end and stream.tags[i] in "BT":
            i += 1
        tag = stream.tags[i] if i < sentence.end else "."
        rest = stream.tags[i : sentence.end]
        described = cue.side == "inverted" and not any(t in "VKAWQ" for t in rest)
        if tag == "," and before is not None and not described:
            continue
        if tag in ".,?!;" or (tag == "P" and stream.low(i) in LATER):
            return cue
    return None


def joined(stream: Stream, i: int) -> bool:
    """Whether word i begins what a conjunction adds: ... and, according to Ali, ..."""
    return stream.tags[i - 1] == "C" or (stream.tags[i - 1] == "," and stream.tags[i - 2] == "C")


def vouching(site: Site) -> Cue | None:
    """Cue "according to" of the sentence: the first after it, else the last before."""
    found = [
        cue
        for cue in site.sentence.cues
        if cue.side == "according" and (cue.word < site.at or not joined(site.stream, cue.left))
    ]
    behind = [cue for cue in found if cue.word > site.at]
    return behind[0] if behind else (found[-1] if found else None)
