"""Reports that stand in front of a quotation and govern it."""

from __future__ import annotations

from itertools import pairwise

from .clauses import subject
from .cues import Cue, colon, marked
from .phrases import forward, personal
from .site import Site
from .words import Stream

NONFINITE = frozenset(["infinitive", "participle"])
FINITE = frozenset(["adjacent", "apposition"])
EMBEDDED = FINITE | {"relative", "passive"}
REPORTING = frozenset(["say", "tell", "ask"])  # classes of verbs that take a clause


def leading(site: Site) -> Cue | None:
    """Outermost cue in front of the quotation whose report it stands in."""
    stream, at = site.stream, site.at
    best: Cue | None = None
    spare: Cue | None = None
    for cue in reversed(site.sentence.cues):
        if cue.word >= at or not leads(site, cue):
            continue
        if cue.side == "noun":
            spare = spare or cue
        elif best is None:
            if ";" in stream.tags[cue.right : at]:
                return None
            best = cue
        elif embeds(stream, cue, best) and not aside(site, cue):
            best = cue
    return best or passive(site) or spare


def aside(site: Site, cue: Cue) -> bool:
    """Whether a cue stands in a subordinate clause that a main clause before the quotation follows.

    As in: When Ali said that he was ill, Omar made a "call".
    """
    tags = site.stream.tags
    if cue.left <= site.sentence.start or tags[cue.left - 1] != "S":
        return False
    for comma in range(cue.right, site.at - 1):
        if tags[comma] == ",":
            source = forward(site.stream, comma + 1, site.at)
            if source and source[1] < site.at and tags[source[1]] in "VKEAB":
                return True
    return False


def leads(site: Site, cue: Cue) -> bool:
    """Whether a cue can introduce what follows it."""
    if cue.source is None or cue.side == "according":
        return False
    if site.stream.low(cue.source[0]) in ("we", "you", "i"):
        return False
    if cue.side == "inverted" and site.stream.tags[cue.right] not in ",:":
        return False
    return not (cue.side == "fronted" and cue.source[0] < site.at)


def passive(site: Site) -> Cue | None:
    """First passive cue of the sentence with a named agent."""
    return next((c for c in site.sentence.cues if c.side == "passive" and c.source), None)


def embeds(stream: Stream, outer: Cue, inner: Cue) -> bool:
    """Whether the report of ``outer`` holds that of ``inner``: Ali said Omar called it "..."."""
    if outer.verb is None or outer.right > inner.left or outer.word == inner.word:
        return False
    speaks = bool(outer.verb.classes & REPORTING)
    near = stream.tags[inner.left - 1]
    that = "that" in stream.words[outer.right : inner.left]
    goes_on = inner.side == "participle" and inner.left == outer.right + 1
    if stream.tags[outer.left - 1] == stream.tags[outer.right] == "," and not goes_on:
        return speaks  # it was, Ali said, what Omar called "..."
    if outer.side in NONFINITE:
        relative = inner.side == "relative"  # saying anybody who complained "..."
        follows = that or bool(inner.source and inner.source[0] - relative == outer.right)
        return speaks and follows and near not in ",QC" and inner.side in EMBEDDED
    if inner.side in NONFINITE:
        apart = stream.words[inner.left - 1] in ("before", "by")  # said so before adding ...
        return speaks and near not in ",QCS" and (that or not apart)
    if inner.side not in EMBEDDED:
        return False
    if inner.side == "relative" and inner.source:
        return stream.tags[inner.source[0] - 1] != ","
    if near == "O" and inner.source and stream.tags[inner.source[0]] == "R":
        return True  # denounced what he called "..."
    return speaks and unbroken(stream, outer, inner)


def unbroken(stream: Stream, outer: Cue, inner: Cue) -> bool:
    """Whether no new main clause begins between two cues, so that the second stands in the first's
    report.
    """
    tags = stream.tags
    near = tags[inner.left - 1]
    between = tags[outer.right : inner.left]
    if ";" in between or "Q" in between or ":" in between:
        return False
    if near in "WO" and tags[inner.left - 2] == ",":
        return False
    if near == "," and inner.right < len(tags) and tags[inner.right] == ",":
        return False  # a parenthesis: he thinks, he said, that ...
    if "—" in between or "–" in between:
        return False
    if between == [",", "S"] and stream.words[inner.left - 1] in ("while", "whereas"):
        return False  # Ali said, while Omar called it ...
    if stream.words[outer.right] == "that" or (
        between[:1] == [","] and tags[outer.right + 1] == "S"
    ):
        return near != "C"
    if near in "CS" or near == ",":
        return False
    return not any(x == "," and y in "CS" for x, y in pairwise(between))


def past_handle(stream: Stream, i: int, end: int) -> int:
    """Word after a user name in brackets that begins at word i; i when none does."""
    if i + 1 >= end or stream.tags[i] != "(" or stream.words[i + 1] != "@":
        return i
    return next((j + 1 for j in range(i, end) if stream.tags[j] == ")"), end)


def introduced(site: Site) -> Cue | None:
    """Cue of a colon right before the quotation or of a dash and a name right after it."""
    stream, sentence, at = site.stream, site.sentence, site.at
    if at > sentence.start and stream.tags[at - 1] == ":":
        return colon(stream, at - 1, sentence.start)
    capital = bool(site.words) and site.words[0][0].isupper()
    if capital and at > sentence.start + 2 and stream.tags[at - 1] == ",":
        return unlisted(stream, at - 2, sentence.start)
    if at == sentence.start and stream.tags[at + 1 : at + 3] == [":", "X"]:
        source = forward(stream, at + 2, sentence.end)  # "...": Ali Demir on the deal
        return marked(stream, at + 1, source, "colon") if source else None
    return signature(stream, at + 1, sentence.end)


def unlisted(stream: Stream, i: int, start: int) -> Cue | None:
    """Cue of a verb of no list at word i, before a comma: the captain radioed, "..."."""
    found = subject(stream, i, start) if stream.tags[i] in "EK" else None
    if found is None or not personal(stream, found[0]):
        return None
    source, side, group = found
    return Cue(i, stream.starts[i], stream.end(i), source, side, min(source[0], group), i + 1, None)


def signature(stream: Stream, mark: int, end: int) -> Cue | None:
    """Cue of a dash or bracket at word ``mark`` before the name that signs a quotation.

    As in: "..." — Ali Demir, and: "..." (Ali Demir, envoy). A name in brackets is a full one.
    """
    if mark + 1 >= end:
        return None
    tags, begins, close = stream.tags, stream.starts[mark], end
    if tags[mark : mark + 2] == ["-", "-"] and stream.starts[mark] + 1 == stream.starts[mark + 1]:
        mark += 1
    if tags[mark : mark + 3] == ["(", "X", "X"]:
        close = next((i for i in range(mark, end) if tags[i] == ")"), end)
    elif tags[mark] not in "—–-" or tags[mark + 1 : mark + 2] != ["X"]:
        return None
    source = forward(stream, mark + 1, close)
    last = all(tag in ".?!" for tag in tags[close + 1 : end])
    if source and last and signs(stream, source[1], close):
        return marked(stream, mark, source, "dash")._replace(start=begins)
    return None


def signs(stream: Stream, i: int, end: int) -> bool:
    """Whether what follows a name from word i leaves it a signature: a date, or what the person is.

    As in: — Ali Demir (@demir) March 5, 2020, and: — Ali Demir, leader of the opposition.
    """
    i = past_handle(stream, i, end)
    allowed = "TNXnDPC" if i < end and stream.tags[i] == "," else "TN"
    return not any(tag.isalpha() and tag not in allowed for tag in stream.tags[i:end])
