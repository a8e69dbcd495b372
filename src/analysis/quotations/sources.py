"""The source of a reporting verb that has no subject of its own right before it."""

from __future__ import annotations

from .clauses import first, subject
from .lexicon import Verb
from .phrases import Phrase, backward, forward, personal
from .words import Stream

DOERS = ("ers", "ors", "ists", "ians")  # endings of nouns for people
REACH = 60  # words that a verb without a subject looks back, and an agent may follow its verb


def inverted(stream: Stream, i: int, start: int, end: int, verb: Verb) -> Phrase | None:
    """Source behind the verb at word i: "...", said the mayor. None when it stands elsewhere."""
    tags = stream.tags
    speaks = bool(verb.classes & {"say", "ask"}) and verb.form != "base"
    if not speaks and verb.lemma != "read":  # "...", read the leaflet
        return None
    if i == start:
        return opened(stream, i, end)
    at = before_adverbs(stream, i, start + 1)
    after = i + 1
    while after < end and tags[after] in "BT":
        after += 1
    if tags[at] not in "Q,—–-" or after >= end or tags[after] not in "DXRnNE":
        return None
    source = forward(stream, after, end)
    if source is None or not stands_behind(stream, at, start, source, end):
        return None
    if verb.lemma != "say":
        introduces = source[1] < end and tags[source[1]] == ","
        near = tags[at] == "Q" or (at > start and tags[at - 1] == "Q") or introduces
        near = near or (tags[at] == "," and verb.form == "past" and ends(stream, source[1], end))
        alone = at == start and tags[at] == "Q" and (source[1] >= end or tags[source[1]] in ".,P")
        if not near or not (alone or personal(stream, source)):
            return None
    return apposed(stream, source, end)


def ends(stream: Stream, i: int, end: int) -> bool:
    """Whether a sentence ends right before word i: ..., noted the paper's Anna Berg."""
    return i >= end or (stream.tags[i] in ".?!" and i + 1 >= end)


def opened(stream: Stream, i: int, end: int) -> Phrase | None:
    """Name behind a verb that opens its sentence: Said Ali Demir: "..." """
    if not stream.words[i][0].isupper() or stream.tags[i + 1 : i + 2] != ["X"]:
        return None
    source = forward(stream, i + 1, end)
    return source if source and source[1] < end and stream.tags[source[1]] in ":," else None


def stands_behind(stream: Stream, at: int, start: int, source: Phrase, end: int) -> bool:
    """Whether a phrase behind a verb is its source: no verb of the phrase's own follows it."""
    tags = stream.tags
    after = tags[source[1]] if source[1] < end else "."
    if (tags[at] != "Q" or at > start) and after in "VKAEQ":
        return False
    if tags[source[0]] == "R":
        said = tags[at] == "Q" or stream.words[source[0] - 1] == "said"
        return said and (after not in "VKAE" if tags[at] == "Q" else after in ".,;:")
    return tags[at] == "Q" or not has_verb(stream, source[1], end)


def has_verb(stream: Stream, i: int, end: int) -> bool:
    """Whether a finite verb follows from word i on in the same clause."""
    for tag in stream.tags[i : min(end, i + 12)]:
        if tag in "AKV":
            return True
        if tag in ",;:.?!WSQ—–-":
            break
    return False


def apposed(stream: Stream, source: Phrase, end: int) -> Phrase:
    """The name that follows a description, when one does: the envoy, Anna Berg."""
    tags, after = stream.tags, source[1]
    if after + 2 >= end or tags[after] != "," or tags[after - 1] == "X" or tags[after + 1] != "X":
        return source
    name = forward(stream, after + 1, end)
    if name is None or name[1] - name[0] < 2 or any(tags[i] not in "X." for i in range(*name)):
        return source
    return name if name[1] >= end or tags[name[1]] in ".," else source


def agent(stream: Stream, i: int, end: int) -> Phrase | None:
    """Source of the passive at word i: the person or body after "by"."""
    for j in range(i + 1, min(end, i + REACH)):
        if stream.tags[j] in ";:\n":
            return None
        if stream.words[j] == "by":
            source = forward(stream, j + 1, end)
            if source and (personal(stream, source) or doers(stream, source, j)):
                return apposed(stream, source, end)
    return None


def doers(stream: Stream, source: Phrase, by: int) -> bool:
    """Whether a noun for people of no list stands after a quotation and "by": "..." by traders."""
    return stream.tags[by - 1] == "Q" and stream.low(source[1] - 1).endswith(DOERS)


def fronted(stream: Stream, i: int) -> Phrase | None:
    """Source of a participle that opens its sentence: the subject after the comma (Citing ..., Ali
    said).
    """
    tags, stop = stream.tags, min(len(stream.tags), i + REACH)
    spare: Phrase | None = None
    for at in range(i + 1, stop):
        if tags[at] in ".\n":
            break
        if tags[at] in ",Q":
            source = forward(stream, at + 1, min(at + 12, stop))
            if source and has_verb(stream, source[1], stop):
                return source
            spare = spare or (source if tags[at] == "," else None)
    return spare


def shared(stream: Stream, i: int, start: int) -> Phrase | None:
    """Source that the participle or infinitive at word i shares with the clause before."""
    at = before_adverbs(stream, i, start)
    return nearest_clause(stream, start, at) or first(stream, start, i)


def before_adverbs(stream: Stream, i: int, start: int) -> int:
    """Last word before word i that is no adverb or time; one less than ``start`` when there is
    none.
    """
    at = i - 1
    while at >= start and stream.tags[at] in "BT":
        at -= 1
    return at


def beside(stream: Stream, i: int, start: int, side: str) -> Phrase | None:
    """Source right before a participle or infinitive: the ad calling it ..., led her to say ..."""
    tags, at = stream.tags, before_adverbs(stream, i, start)
    if side == "infinitive":
        return (at - 1, at) if at > start and tags[at - 1] == "O" else None
    if at < start or tags[at] not in "Xn":
        return None
    owner = backward(stream, at, start)
    seen = owner and tags[owner[1] - 1] == "X"  # the film shows Ali saying
    if owner and not seen and owner[0] > start and tags[owner[0] - 1] in "EKV":
        issuer = subject(stream, owner[0] - 1, start)  # issued a statement saying
        return issuer[0] if issuer else None
    return owner if owner and personal(stream, owner) else None


def nearest_clause(stream: Stream, start: int, at: int) -> Phrase | None:
    """Subject of the clause that ends at word ``at``, when the clause opens inside the sentence."""
    tags = stream.tags
    for j in range(min(at, len(tags) - 2), max(start, at - REACH), -1):
        verbal = tags[j + 1] in "EKVA"
        if verbal and (stream.words[j] == "who" or (tags[j] == "R" and stream.low(j) != "it")):
            return j, j + 1
        if tags[j] not in ",;:—–QS" and stream.words[j] != "who":
            continue
        if tags[j] == "," and tags[j + 1] in "EKVA" and j + 1 <= at:
            return None  # the verb of a clause that an aside parts from its subject
        phrase = forward(stream, j + 1, at)
        if phrase and personal(stream, phrase):
            verb = next((k for k in range(phrase[1], at) if tags[k] != "B"), at)
            if verb < at and tags[verb] in "EKVA":
                return phrase
    return None
