"""Noun phrases and subjects around a reporting verb.

A phrase is a range of words ``(first, last + 1)`` of a stream. Phrases found are cores: the title,
name or noun with what stands before it, without the prepositional phrases and appositions that
follow.
"""

from __future__ import annotations

from itertools import pairwise

from .lexicon import ALONE, ORGANISATIONS, PEOPLE, TITLES, VERBS
from .words import Stream

BE = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "isn't",
        "wasn't",
        "aren't",
        "weren't",
        "isn’t",
        "wasn’t",
        "aren’t",
        "weren’t",
        "get",
        "got",
    ]
)
POSSESSIVE = ("'s", "’s", "s'", "s’")
BOUNDS = frozenset(
    ["after", "before", "since", "until", "like", "despite"]
)  # they may open a clause

Phrase = tuple[int, int]
Found = tuple[Phrase, str, int]  # subject, the way it was found, first word of the verb group


def forward(stream: Stream, i: int, end: int) -> Phrase | None:
    """Core noun phrase that begins at word i and ends before ``end``; None when none does."""
    tags, start = stream.tags, i
    if i >= end:
        return None
    if tags[i] == "R":
        return i, i + 1
    while i < end and tags[i] in "DN":
        i += 1
    head = i
    while i < end and extends(stream, i, start, head, end):
        i += 1
    return (start, i) if i > start else None


def extends(stream: Stream, i: int, start: int, head: int, end: int) -> bool:
    """Whether word i goes on the phrase from ``start`` whose first content word is ``head``."""
    tag = stream.tags[i]
    if tag in "XnN&":
        return True
    if tag == ".":
        return initial(stream, i)
    left = stream.tags[i - 1] if i > start else ""
    right = stream.tags[i + 1] if i + 1 < end else "."
    if tag == "D":
        return bool(left) and stream.words[i - 1][-2:] in POSSESSIVE
    if tag in "EG":
        return right in "nX" and i == head
    if tag == "V":
        return right in "nX" and i == head and i > start
    if tag == "C":
        return left == right == "X"
    return tag == "T" and right == "X" and stream.words[i][0].isupper()


def initial(stream: Stream, i: int) -> bool:
    """Whether the full stop at i ends a title or initial inside a name."""
    if not i or stream.starts[i] != stream.end(i - 1):
        return False
    word = stream.words[i - 1]
    if "." in word or (len(word) == 1 and word.isupper()):
        return True
    return stream.low(i - 1) in TITLES or stream.low(i - 1) in ("jr", "sr", "st", "sens", "reps")


def backward(stream: Stream, last: int, start: int) -> Phrase | None:
    """Core noun phrase whose words, with what qualifies them, end at word ``last``; not before
    ``start``.

    Prepositional phrases are walked through ("the head of the office in Kars"), the core being what
    stands before the first of them.
    """
    tags = stream.tags
    i, end = last, last + 1
    while i >= start:
        step = stepped(stream, i, last, start)
        if step is None:
            break
        if tags[i] == "P":
            end = i
        elif tags[i] == ")" and i == end - 1:
            end = step + 1
        i = step
    i += 1
    while i < end and tags[i] in "&CP":
        i += 1
    while end - 1 > i and tags[end - 1] in "EG":
        end -= 1
    return (i, end) if i < end else None


def stepped(stream: Stream, i: int, last: int, start: int) -> int | None:
    """Word to read after word i on the way back through a noun phrase; None when the phrase ends
    here.
    """
    tag, word = stream.tags[i], stream.words[i]
    left = stream.tags[i - 1] if i > start else "\n"
    right = stream.tags[i + 1] if i < last else "\n"
    if right == "D" and tag not in "DP" and word[-2:] not in POSSESSIVE:
        return None
    if tag == ")":
        return opened(stream, i, start)
    fits = (
        tag in "XnN&D"
        or (tag == "." and initial(stream, i))
        or (tag == "T" and right == "X" and word[0].isupper())
        or (tag in "EG" and right in "XnN" and left in "Dn")
        or (tag in "EG" and right == "P" and left in "XnN)")
        or (tag == "V" and right in "XnN" and left == "D")
        or (tag == "B" and right in "nE" and left == "D")
        or (tag == "C" and right != "\n" and left in "Xn" and word in ("and", "&"))
        or (tag == "P" and right != "\n" and left in "XnND)EG" and word not in BOUNDS)
    )
    return i - 1 if fits else None


def opened(stream: Stream, i: int, start: int) -> int | None:
    """Word before the bracket that is closed at word i."""
    while i > start and stream.tags[i] != "(":
        i -= 1
    return i - 1 if stream.tags[i] == "(" else None


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
        return (i, i + 1), "adjacent", group
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
        elif tags[j] in ";:Q" or (
            j > start and tags[j - 1] not in ",Q" and restarts(stream, j, comma)
        ):
            edges = [j]
    if edges[-1] != comma:
        edges.append(comma)
    return edges


def restarts(stream: Stream, i: int, comma: int) -> bool:
    """Whether word i opens a clause whose subject has an apposition: because Ali, who ..., said."""
    word = stream.words[i]
    if stream.tags[i] != "S" and word not in BOUNDS and word not in ("that", "what"):
        return False
    phrase = forward(stream, i + 1, comma)
    return phrase is not None and phrase[1] < comma and stream.tags[phrase[1]] == ","


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


def personal(stream: Stream, phrase: Phrase) -> bool:
    """Whether a phrase can name somebody who speaks: a name, a pronoun, a person or an
    organisation.
    """
    if phrase[1] - phrase[0] == 1 and stream.low(phrase[0]) in ALONE:
        return True
    for i in range(*phrase):
        low = stream.low(i)
        if stream.tags[i] in "XRW" or low in PEOPLE or low in ORGANISATIONS or low in TITLES:
            return True
        if low.endswith("s") and low[:-1] in PEOPLE:
            return True
    return False
