"""Weight of a mention by its part in its sentence, and where a pronoun may look for its person.

The parts follow S. Lappin and H. J. Leass, "An Algorithm for Pronominal Anaphora Resolution"
(Computational Linguistics 20, 1994): a subject weighs more than an object, an object more than what
stands inside another phrase. In news the source of a report weighs most, and what is inside a
report less than the same outside it. The figures were chosen on articles of PolNeAR.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple

from .cues import Cue
from .indirect import CLOSING
from .lexicon import VERBS
from .names import OWNED, office
from .people import People
from .phrases import Phrase, forward
from .reports_before import REPORTING
from .site import Sentence
from .words import Stream

SOURCE, SUBJECT, OBJECT, OTHER = 4.0, 3.5, 2.2, 1.8
ASKER = 2.5  # of one who asks: the answer is somebody else's
REPORTED = 0.65  # share left to a mention inside a report
ASKING = frozenset(["ask", "question"])


class Place(NamedTuple):
    """A word at which a mention begins: number of its sentence, weight of a mention there, and the
    last word at which a name may stand for a pronoun there.
    """

    sentence: int
    weight: float
    last: int


def weigh(
    people: People,
    parsed: list[Sentence],
    subjects: list[Phrase | None],
    sources: Iterable[Phrase],
) -> dict[int, Place]:
    """Places of the names of a text and of its other sources, by their first word; ``subjects``
    holds the subject of every sentence.
    """
    stream = people.stream
    acting = set(people.subjects)
    places = sorted({*people.places, *(source[0] for source in sources)})
    found: dict[int, Place] = {}
    at = 0
    for number, (sentence, subject) in enumerate(zip(parsed, subjects, strict=True)):
        if subject:
            acting.add(head(people, subject))
        last = -1
        while at < len(places) and (places[at] < sentence.end or number + 1 == len(parsed)):
            place = places[at]
            weight = weighed(people, sentence, place, place in acting)
            if stream.tags[place] == "R":
                last = ahead(stream, place, sentence)
            found[place] = Place(number, weight, max(place, last))
            at += 1
    return found


def weighed(people: People, sentence: Sentence, place: int, acting: bool) -> float:
    """Weight of a mention: by its part in the sentence, less when it stands in a report."""
    stream = people.stream
    own = [cue for cue in sentence.cues if cue.source and within(stream, place, cue.source)]
    if own:
        weight = spoken(people, place, own)
    else:
        weight = SUBJECT if acting else part(people, place, sentence)
    told = (cue for cue in sentence.cues if cue not in own)
    inside = any(reports(stream, sentence, cue, place, bool(own)) for cue in told)
    return weight * REPORTED if inside else weight


def within(stream: Stream, place: int, source: Phrase) -> bool:
    """Whether a word stands in a source, with the rest of its title."""
    return source[0] <= place and (place < source[1] or place < office(stream, source[1]))


def spoken(people: People, place: int, own: list[Cue]) -> float:
    """Weight of a mention in the sources of some cues: least beside their heads."""
    for cue in own:
        if cue.source and head(people, cue.source) == place:
            return ASKER if cue.verb and cue.verb.lemma in ASKING else SOURCE
    return OTHER


def head(people: People, phrase: Phrase) -> int:
    """Word at which the name that ends a phrase begins; its first word when none does."""
    start, end = phrase[0], office(people.stream, phrase[1])
    k = bisect_left(people.places, end) - 1
    if k < 0 or people.places[k] < start or people.ends[people.places[k]] < end:
        return start
    return start if people.stream.words[end - 1][-2:] in OWNED else people.places[k]


def part(people: People, place: int, sentence: Sentence) -> float:
    """Weight of a mention that is no source and no subject right before its verb."""
    stream = people.stream
    tags, words = stream.tags, stream.words
    end = people.ends.get(place, place + 1)
    after = tags[end] if end < len(tags) else "."
    if words[end - 1][-2:] in OWNED or after == "n":  # Ali's car, the Ali campaign
        return OTHER
    i = place - 1
    while i >= max(sentence.start, place - 6) and tags[i] in "XDn.N":
        i -= 1
    if after in "VKEA" and (i < sentence.start or tags[i] != "P"):
        return SUBJECT
    if i < sentence.start or tags[i] == ",":
        return SUBJECT if after in ",(—–-" else OBJECT  # Ali Demir, head of ...
    if tags[i] in "SW":
        return SUBJECT if tags[i] == "S" else SUBJECT * REPORTED
    if tags[i] == "V" and VERBS[stream.low(i)].lemma in ASKING:
        return SOURCE  # asked Ali whether ...: the answer follows
    if tags[i] != "P":
        return OBJECT
    topic = words[i] == "For" or words[i - 1 : i + 1] == ("As", "for")  # For Ali, it was ...
    return SUBJECT if topic else OTHER


def reports(stream: Stream, sentence: Sentence, cue: Cue, at: int, speaks: bool) -> bool:
    """Whether a word stands in what a cue reports; one that ``speaks`` does in a cue before only.

    What is reported in a subordinate clause ends with it: When Ali said that he was ill, Omar ...
    """
    if cue.source is None or cue.verb is None or not cue.verb.classes & REPORTING:
        return False
    if at < cue.left:
        after = stream.tags[cue.right] if cue.right < len(stream.tags) else "."
        parted = stream.tags[cue.left - 1] in ",Q" and after in ".,?!\nT"
        return parted and cue.side in CLOSING and not speaks
    if at < cue.right:
        return False
    if cue.left > sentence.start and stream.tags[cue.left - 1] == "S":
        return "," not in stream.tags[cue.right : at]
    return True


def ahead(stream: Stream, at: int, sentence: Sentence) -> int:
    """Last word of the subject after a fronted clause that holds a pronoun; the pronoun's own
    when there is none.

    As in: In what he called a "rant", Ali Demir ...
    """
    tags = stream.tags
    if tags[sentence.start] not in "PSG":
        return at
    for j in range(at, sentence.end - 1):
        if tags[j] == ",":
            phrase = forward(stream, j + 1, sentence.end)
            if phrase and phrase[1] < sentence.end and tags[phrase[1]] in "VKEA":
                return phrase[1] - 1
    return at
