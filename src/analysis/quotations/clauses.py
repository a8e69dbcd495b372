"""Clauses: the subject of a verb, and the phrase that the verbs of a clause share."""

from __future__ import annotations

from itertools import pairwise

from .lexicon import ALONE, VERBS
from .phrases import BOUNDS, Phrase, backward, forward, personal
from .words import Stream

Found = tuple[Phrase, str, int]  # subject, the way it was found, first word of the verb group


def subject(stream: Stream, verb: int, start: int) -> Found | None:
    """Subject of the finite verb at word ``verb``, looking no further back than ``start``.

    Returns the phrase, the way it was found (adjacent, apposition, relative, shared) and the first
    word of the verb group; None when there is none.
    """
    i, group = before_group(stream, verb, start)
    if i < start:
        return None
    tag = stream.tags[i]
    if tag == "R" or (tag == "D" and stream.low(i) in ALONE):
        led = i > start and stream.low(i - 1) == "the"  # the two said
        return (i - led, i + 1), "adjacent", group
    if tag == "W":
        who = stream.low(i) in ("who", "which")
        return ((i, i + 1), "relative", group) if who else None
    if tag in ",—–-(":
        found = parted(stream, i, start)
        return (found, "apposition", group) if found else None
    if tag == "C":
        found = first(stream, start, i)
        return (found, "shared", group) if found else None
    return nominal(stream, i, start, group) if tag in "DNXnEG.)" else None


def before_group(stream: Stream, verb: int, start: int) -> tuple[int, int]:
    """Word before a verb and its auxiliaries and adverbs, and the first word of that group."""
    tags = stream.tags
    i = verb - 1
    while i >= start and tags[i] in "ABT":
        i -= 1
    group = i + 1
    while i >= start and tags[i] == "P" and group < verb and tags[i + 1] == "T":
        i -= 1
        while i >= start and tags[i] in "ABT":
            i -= 1
    while (
        i > start
        and tags[i] == "D"
        and tags[i - 1] in "XnO"
        and stream.words[i] in ("each", "both", "all")
    ):
        i -= 1
    return i, group


def nominal(stream: Stream, i: int, start: int, group: int) -> Found | None:
    """Subject that ends at word i, or that the phrase ending there only qualifies."""
    tags = stream.tags
    found = backward(stream, i, start)
    if found is None:
        return None
    before = found[0] - 1
    if before > start and tags[before] == "P" and tags[before - 1] == ",":
        owner = parted(stream, before - 1, start)  # Ali, of the Kars office, said
        return (owner, "apposition", group) if owner else (found, "adjacent", group)
    joined = before > start and tags[before] == "P" and tags[before - 1] == "C"
    if joined and tags[found[0]] == "D" and not personal(stream, found):
        shares = first(stream, start, before - 1)  # Ali left, but in an interview said
        return (shares, "shared", group) if shares else (found, "adjacent", group)
    gerunds = before > start + 1 and tags[before] == "P" and tags[before - 2] in "nX"
    if gerunds and (tags[before - 1] == "G" or gerund(stream, before - 1)):
        owner = backward(stream, before - 2, start)  # a source speaking to the paper said
        return (owner or found, "adjacent", group)
    if before > start and tags[before] == "P" and tags[before - 1] in "AW":
        return subject(stream, before, start)  # who has in the past said
    if before >= start and tags[before] in "EKAPVGW":
        owner = outer(stream, found[0], start)  # people who saw it said
        if owner:
            return owner, "relative", group
    return found, "adjacent", group


def outer(stream: Stream, i: int, start: int) -> Phrase | None:
    """Noun before the relative pronoun of the clause that holds word i, as in "people who saw it
    said".
    """
    while i > start and stream.tags[i] not in ",;:Q—":
        if stream.words[i] == "who":
            return backward(stream, i - 1, start)
        i -= 1
    return None


def antecedent(stream: Stream, i: int, start: int) -> Phrase | None:
    """Noun phrase that the relative pronoun at word i stands for."""
    j = i - 1
    while j >= start and stream.tags[j] in ",P":
        j -= 1
    return backward(stream, j, start) if j >= start else None


def parted(stream: Stream, comma: int, start: int) -> Phrase | None:
    """Subject before one or more commas and an apposition or relative clause that ends at
    ``comma``.

    The segments between commas are read from the left: the first that begins as a noun phrase, and
    is no fronted adjunct or place name after one, is the subject.
    """
    tags = stream.tags
    edges = segments(stream, comma, start)
    fronted = False
    for left, right in pairwise(edges):
        i = left + 1
        while i < right and tags[i] in "CBT":
            i += 1
        if i >= right:
            continue
        if tags[i] in "PSEG" or gerund(stream, i):
            fronted = True
            if left == edges[-2] and tags[i] == "S":
                return forward(stream, i + 1, right)
        elif tags[i] in "DXnNR":
            phrase = forward(stream, i, right)
            town = fronted and tags[i] == "X" and right != comma and place(stream, left)
            if phrase and not (town and phrase[1] == right):
                return phrase
    return None


def segments(stream: Stream, comma: int, start: int) -> list[int]:
    """Places of the commas and dashes up to ``comma`` that part the clause it ends, with its
    beginning.
    """
    tags = stream.tags
    edges, depth = [start - 1], 0
    for j in range(start, comma + 1):
        if tags[j] in "()":
            depth += 1 if tags[j] == "(" else -1
        elif tags[j] in ",—–" and depth <= 0:
            edges.append(j)
        elif tags[j] == "Q" and titles_aside(stream, j):
            continue
        elif (
            tags[j] in ";:Q"
            or (j > start and tags[j - 1] not in ",Q" and restarts(stream, j, comma))
            or (
                tags[j] == "C"
                and "," in tags[max(start, j - 1) : j]
                and anew(stream, start, j, comma)
            )
        ):
            edges = [j]
    if edges[-1] != comma:
        edges.append(comma)
    return edges


def titles_aside(stream: Stream, i: int) -> bool:
    """Whether words between marks are a title in an aside: the film, titled "...", shows; in his
    show, "...", which
    """
    before, after = stream.tags[max(0, i - 2) : i], stream.tags[i + 1 : i + 2]
    return before == [",", "E"] or (before[-1:] == [","] and after == ["W"])


def restarts(stream: Stream, i: int, comma: int) -> bool:
    """Whether word i opens a clause whose subject has an apposition: because Ali, who ..., said."""
    word = stream.words[i]
    if stream.tags[i] != "S" and word not in BOUNDS and word not in ("that", "what"):
        return False
    phrase = forward(stream, i + 1, comma)
    return phrase is not None and phrase[1] < comma and stream.tags[phrase[1]] == ","


def anew(stream: Stream, start: int, i: int, comma: int) -> bool:
    """Whether the conjunction at word i joins a clause, whose subject has an apposition, to a whole
    one: The paper was closed, and its editor, Ali, said.
    """
    tags, phrase = stream.tags, forward(stream, i + 1, comma)
    after = phrase[1] if phrase else comma
    while after < comma and tags[after] in "PDnXN":
        after += 1
    return after < comma and tags[after] == "," and any(tag in "AKV" for tag in tags[start:i])


def gerund(stream: Stream, i: int) -> bool:
    """Whether word i is a reporting verb in -ing."""
    return stream.tags[i] == "V" and VERBS[stream.low(i)].form == "ing"


def place(stream: Stream, comma: int) -> bool:
    """Whether the comma stands between two capitalised words, as in Dayton, Ohio."""
    return stream.tags[comma - 1] == "X" and stream.tags[comma + 1] == "X"


def first(stream: Stream, start: int, end: int) -> Phrase | None:
    """First noun phrase of a clause that is no fronted adjunct: the subject its verbs share."""
    tags, i = stream.tags, start
    while i < end:
        tag = tags[i]
        after = spell(stream, i, end) if tag in "DN" else i
        if after > i:
            i = after
        elif tag == "N" and tags[i + 1 : i + 2] == [","]:  # On 6 July, 2015, ...
            i += 2
        elif tag in "CBT,QW—–":
            i += 1
        elif tag in "DXnNR":
            return forward(stream, i, end)
        elif tag in "PSEG" or (tag == "V" and VERBS[stream.low(i)].form in ("ing", "past")):
            comma = next((j for j in range(i + 1, end) if tags[j] in ",—–;"), end)
            if comma >= end:
                return skip_adjunct(stream, i, end)
            i = after_adjunct(stream, i, comma, end)
        else:
            return None
    return None


def after_adjunct(stream: Stream, i: int, comma: int, end: int) -> int:
    """Word after a fronted adjunct that ends at ``comma``, past a place name: In Dayton, Ohio, the
    ...
    """
    tags, j = stream.tags, comma + 1
    if j < end and tags[j] == "X" and place(stream, comma) and tags[i] in "PEG":
        while j < end and tags[j] in "X.":
            j += 1
        if j < end and tags[j] == ",":
            return j + 1
    return comma + 1


def spell(stream: Stream, i: int, end: int) -> int:
    """Word after a stretch of time ("a few days later") that begins at word i; i when none does."""
    j = i
    while j < end and stream.tags[j] in "DN":
        j += 1
    if j >= end or stream.tags[j] != "T" or (j + 1 < end and stream.tags[j + 1] in "nX"):
        return i
    while j < end and stream.tags[j] in "TB":
        j += 1
    return j


def skip_adjunct(stream: Stream, i: int, end: int) -> Phrase | None:
    """Subject after a fronted adjunct without a comma: In 2016 the mayor ..."""
    tags = stream.tags
    if tags[i] == "S":
        return forward(stream, i + 1, end)
    j = i + 1
    while j < end and tags[j] in "DTNn":
        j += 1
    found = tags[i] == "P" and i + 1 < j < end and tags[j] in "XR"
    return forward(stream, j, end) if found else None
