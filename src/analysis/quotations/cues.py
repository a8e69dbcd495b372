"""Reporting cues of a sentence: who says, with which word, and on which side the source stands."""

from __future__ import annotations

from typing import NamedTuple

from .clauses import Found, first, subject
from .lexicon import VERBS, WORDS, Verb
from .phrases import Phrase, backward, forward, personal
from .sources import agent, before_adverbs, beside, fronted, inverted, nearest_clause, shared
from .words import Stream

SPEECH_NOUNS = frozenset(WORDS["nouns of speech"])
OWNERS = frozenset(["his", "her", "their", "my", "its"])
OWNED = ("'s", "’s")
BE = frozenset(WORDS["forms of be"])
VIEWS = frozenset(["words", "view", "opinion"])  # of, or owned by, the one who speaks
PHRASAL = dict.fromkeys(["put", "puts"], ("it", "in")) | dict.fromkeys(["went", "goes"], ("on",))
PHRASAL |= dict.fromkeys(["fired", "shot", "hit", "hits"], ("back",))
PHRASAL |= dict.fromkeys(["chimed", "weighed", "cut", "broke"], ("in",))
GENRES = frozenset(["interview", "analysis", "opinion", "exclusive", "video", "watch", "live"])
INTRODUCERS = frozenset(["that", "of", "for", "to", "about", "as"])
ACTS = frozenset(["lead", "release", "publish", "sing", "begin", "show"])  # no speech after "to"
UNSHARED = frozenset(["according", "relative", "noun", "passive"])
SAYING = Verb("put", "past", frozenset(["say"]))


class Cue(NamedTuple):
    """A cue and its source.

    ``word`` is the cue's word, ``left`` and ``right`` the first word of the cue clause and the
    first after it, ``side`` the way the source was found: adjacent, apposition, relative, shared,
    inverted, participle, infinitive, fronted, passive, bare, noun, according, colon or dash.
    """

    word: int
    start: int
    end: int
    source: Phrase | None
    side: str
    left: int
    right: int
    verb: Verb | None


def cues(stream: Stream, start: int, end: int) -> list[Cue]:
    """Cues of the sentence of words ``start`` to ``end``, from left to right."""
    found: list[Cue] = []
    words, tags = stream.words, stream.tags
    for i in range(start, end):
        tag = tags[i]
        if tag not in "VPnKEX":
            continue
        cue = None
        if tag == "V" or (i == start and tag == "X" and stream.low(i) in VERBS):
            cue = verbal(stream, i, start, end, found)
        elif tag == "P":
            cue = according(stream, i, start, end, "to") if stream.low(i) == "according" else None
        elif tag == "n" and words[i] in VIEWS and i > start:
            the = stream.low(i - 1) == "the"
            cue = held(stream, i, start, end) or (
                according(stream, i, start, end, "of") if the else viewed(stream, i, start)
            )
        elif tag == "n" and words[i] in SPEECH_NOUNS:
            cue = nominal(stream, i, start, end)
        elif tag in "KE" and words[i] in PHRASAL:
            cue = phrasal(stream, i, start, end)
        if cue is not None:
            found.append(cue)
    return found


def make(
    stream: Stream, i: int, source: Phrase | None, side: str, left: int, right: int, verb: Verb
) -> Cue:
    """Cue at the single word i."""
    return Cue(i, stream.starts[i], stream.end(i), source, side, left, right, verb)


def marked(stream: Stream, i: int, source: Phrase | None, side: str) -> Cue:
    """Cue at word i that is no reporting verb and has its source behind it."""
    right = source[1] if source else i + 1
    return Cue(i, stream.starts[i], stream.end(i), source, side, i, right, None)


# ---------------------------------------------------------------- verbs


def verbal(stream: Stream, i: int, start: int, end: int, before: list[Cue]) -> Cue | None:
    """Cue of the reporting verb at word i, None when it reports nothing here."""
    verb = VERBS[stream.low(i)]
    if verb.form == "ing":
        return participle(stream, i, start, verb, before)
    source = inverted(stream, i, start, end, verb)
    if source:
        return make(stream, i, source, "inverted", i, source[1], verb)
    if i > start and stream.low(i - 1) == "to":
        if verb.lemma in ACTS:
            return None
        return nonfinite(stream, i, start, verb, "infinitive", before)
    found = subject(stream, i, start)
    if found is None and before_adverbs(stream, i, start) > start and verb.form != "base":
        found = continued(stream, i, start, before)
    if found is None:
        return unsubjected(stream, i, start, verb)
    undergone = passive(stream, i, found, end, verb) if verb.form == "past" else None
    if undergone:
        return undergone
    source, side, group = found
    if side == "shared":
        twin = before[-1] if before else None
        same = twin and twin.source and twin.side not in UNSHARED and personal(stream, twin.source)
        near = nearest_clause(stream, start, i - 1)
        if near and stream.tags[near[0]] == "R" and personal(stream, source):
            near = None  # Ali waited until he was called and said ...
        source = (twin.source if same and twin else None) or near or source
    return make(stream, i, source, side, min(source[0], group), i + 1, verb)


def passive(stream: Stream, i: int, found: Found, end: int, verb: Verb) -> Cue | None:
    """Cue of the participle at word i when its subject does not speak but is spoken of."""
    source, _, group = found
    if any(stream.low(j) in BE for j in range(group, i)):
        if verb.lemma == "quote":  # was quoted as saying
            return make(stream, i, source, "adjacent", source[0], i + 1, verb)
        return make(stream, i, agent(stream, i, end), "passive", group, i + 1, verb)
    by = reduced(stream, i, end) if "call" in verb.classes else None
    return by and make(stream, i, by, "passive", group, i + 1, verb)


def reduced(stream: Stream, i: int, end: int) -> Phrase | None:
    """Agent of a passive without auxiliary at word i: a deal called "..." by traders."""
    if stream.words[i + 1 : i + 2] == ("by",):  # described by bankers as "..."
        return agent(stream, i, end)
    at = i + 1 + (stream.words[i + 1 : i + 2] == ("as",))
    if stream.tags[at : at + 1] != ["Q"] or stream.words[at + 1 : at + 2] != ("by",):
        return None
    return agent(stream, at, end)


def continued(stream: Stream, i: int, start: int, before: list[Cue]) -> Found | None:
    """Subject that the verb at word i, after a conjunction, shares with the cue before."""
    at = before_adverbs(stream, i, start)
    last = before[-1] if before else None
    if stream.tags[at] != "C" or last is None or last.source is None or last.side in UNSHARED:
        return None
    return last.source, "shared", i


def unsubjected(stream: Stream, i: int, start: int, verb: Verb) -> Cue | None:
    """Cue of a finite form without a subject: a question that was put, or a verb after another."""
    previous = stream.tags[i - 1] if i > start else ""
    if verb.lemma == "ask" and verb.form == "past" and previous in ("", "S", ",", "C"):
        return make(stream, i, None, "passive", i, i + 1, verb)
    if previous in ("P", "S", "D", "O") or (verb.form == "past" and previous in ("X", "n")):
        return None
    called = "call" in verb.classes and previous != "W"
    source = nearest_clause(stream, start, i - 1) if called else None
    return make(stream, i, source, "bare", i, i + 1, verb)


def participle(stream: Stream, i: int, start: int, verb: Verb, before: list[Cue]) -> Cue | None:
    """Cue in -ing, which has the source of the clause it belongs to."""
    if i > start and stream.tags[i - 1] == "A":
        found = subject(stream, i, start)
        if found is None:
            return None
        return make(stream, i, found[0], found[1], min(found[0][0], found[2]), i + 1, verb)
    quoted = before[-1] if before else None
    if quoted and stream.low(i - 1) == "as" and quotes(stream, quoted):
        source = forward(stream, quoted.word + 1, i)
        return make(stream, i, source or quoted.source, "participle", i, i + 1, verb)
    if before_adverbs(stream, i, start) < start:
        return make(stream, i, fronted(stream, i), "fronted", i, i + 1, verb)
    return nonfinite(stream, i, start, verb, "participle", before)


def quotes(stream: Stream, cue: Cue) -> bool:
    """Whether a cue says who is quoted after it: the paper quoted Ali as saying, but not: Ali was
    quoted as saying.
    """
    undergone = any(stream.low(i) in BE for i in range(cue.left, cue.word))
    return cue.verb is not None and cue.verb.lemma == "quote" and not undergone


def nonfinite(stream: Stream, i: int, start: int, verb: Verb, side: str, before: list[Cue]) -> Cue:
    """Cue without a subject: its source stands beside it, or is that of a cue or clause before."""
    source = (
        beside(stream, i, start, side)
        or twin(stream, i, start, side, before)
        or shared(stream, i, start)
    )
    return make(stream, i, source, side, i, i + 1, verb)


def twin(stream: Stream, i: int, start: int, side: str, before: list[Cue]) -> Phrase | None:
    """Source of the latest cue before word i whose source the verb there can share."""
    joined = stream.tags[before_adverbs(stream, i, start)] == "C"
    if joined and before and before[-1].side == side and before[-1].source:
        return before[-1].source
    for cue in reversed(before):
        if cue.source is None or cue.side in UNSHARED or not personal(stream, cue.source):
            continue
        opens = cue.left <= start + 1 or stream.tags[cue.left - 1] in ",;CQ—–:"
        if side != "participle" or opens:
            return cue.source
    return None


def phrasal(stream: Stream, i: int, start: int, end: int) -> Cue | None:
    """Cue of two words at word i, as in: the mayor went on."""
    found = subject(stream, i, start)
    if found is None or i + 1 >= end or stream.words[i + 1] not in PHRASAL[stream.words[i]]:
        return None
    goes_on = stream.words[i + 1] != "it" and i + 2 < end and stream.tags[i + 2] not in ",:Q.B"
    if goes_on:  # the war went on for years
        return None
    source, side, group = found
    return make(stream, i, source, side, min(source[0], group), i + 2, SAYING)


# ---------------------------------------------------------------- other cues


def nominal(stream: Stream, i: int, start: int, end: int) -> Cue | None:
    """Cue of a noun of speech with its owner: her remark that ..., Mr. Ali's call for ..."""
    words, tags = stream.words, stream.tags
    if i + 1 >= end or (words[i + 1] not in INTRODUCERS and tags[i + 1] not in "Q:"):
        return None
    source = owner(stream, i, start)
    return make(stream, i, source, "noun", i, i + 1, SAYING) if source else None


def according(stream: Stream, i: int, start: int, end: int, particle: str) -> Cue | None:
    """Cue "according to" or "the words of" at word i."""
    if i + 2 >= end or stream.low(i + 1) != particle:
        return None
    source = forward(stream, i + 2, end)
    if source is None and stream.tags[i + 2] == "O":
        source = (i + 2, i + 3)
    if source is None and stream.low(i + 2) == "which":  # issued a report, according to which ...
        source = first(stream, start, i)
        return source and make(stream, i, source, "according", i, i + 3, SAYING)._replace(
            end=stream.end(i + 1)
        )
    if source is None:
        return None
    return Cue(i, stream.starts[i], stream.end(i + 1), source, "according", i, source[1], None)


def viewed(stream: Stream, i: int, start: int) -> Cue | None:
    """Cue of a view at word i and its owner: in the mayor's view."""
    source = owner(stream, i, start)
    if source is None or source[0] <= start - 1 or stream.low(source[0] - 1) != "in":
        return None
    left = source[0] - 1
    return Cue(i, stream.starts[i], stream.end(i), source, "according", left, i + 1, None)


def held(stream: Stream, i: int, start: int, end: int) -> Cue | None:
    """Cue of an opinion at word i that its holder is "of": the mayor is of the opinion that ..."""
    if i - 3 < start or i + 1 >= end or stream.words[i + 1] != "that":
        return None
    if stream.low(i - 2) != "of" or stream.tags[i - 3] not in "AB":
        return None
    found = subject(stream, i - 2, start)
    if found is None:
        return None
    source, side, group = found
    return make(stream, i, source, side, min(source[0], group), i + 1, SAYING)


def owner(stream: Stream, i: int, start: int) -> Phrase | None:
    """Owner of the noun at word i: her remark, Mr. Ali's latest call."""
    words, tags = stream.words, stream.tags
    j = i - 1
    while j >= max(start, i - 3) and tags[j] in "nEGB" and words[j][-2:] not in OWNED:
        j -= 1
    if j < start:
        return None
    if stream.low(j) in OWNERS:
        return j, j + 1
    owned = words[j][-2:] in OWNED or words[j][-1] in "'’"
    return backward(stream, j, start) if owned else None


def colon(stream: Stream, i: int, start: int) -> Cue | None:
    """Cue of a colon at word i: its clause's first noun phrase, or the name after a dash, is the
    source.

    The cue is the verb of the clause, when it or its object is one of speech, else the colon.
    """
    start = next((j + 1 for j in range(i - 1, start, -1) if stream.tags[j] == ";"), start)
    name = backward(stream, i - 1, start) if i > start else None
    own = name is not None and (name[0] == start or stream.tags[name[0] - 1] in "—–-")
    source = name if own else first(stream, start, i) or name
    if source is None or stream.low(source[0]) in GENRES:
        return None
    spoken = any(word in SPEECH_NOUNS for word in stream.words[source[1] : i])
    verbs = "VKE" if spoken else "V"  # delivered a message to Ali: "..."
    verb = next((j for j in range(source[1], i) if stream.tags[j] in verbs), i)
    return Cue(verb, stream.starts[verb], stream.end(verb), source, "colon", source[0], i + 1, None)
