"""Words between marks that no report governs: titles, scare quotes, labels and stray marks."""

from __future__ import annotations

import re

from .clauses import first
from .cues import Cue
from .lexicon import WORDS
from .phrases import Phrase, personal
from .site import Attribution, Site
from .words import PRESS, Stream

SMALL = frozenset(WORDS["small words of titles"])
LABELS = frozenset(WORDS["labels of names and terms"])
WORKS = frozenset(WORDS["works and shows"])
HEADINGS = frozenset(["title", "titled", "entitled", "headline", "headlined", "headed"])
ADDRESSED = frozenset(["told", "tells", "tell", "telling"])
SUNG = frozenset(["sang", "sings", "singing", "sung"])
ACTIVE = frozenset(["adjacent", "apposition", "shared"])  # somebody calls it so
CRIES = frozenset(WORDS["nouns of cries"])
OWNED = ("'s", "’s", "s'", "s’")
TURN = re.compile(r"\s*((?:[A-Z][A-Z.'’-]+ ?){1,4}|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3})(:)\s")
SAID = (
    "(?:said|says|told|tells|added|adds|warned|wrote|recalled|insisted|explained|replied|shouted)"
)
INVERTED = rf"[,?!]['’]? {SAID} (?:the |an? |[A-Z])"
ADJACENT = rf"(?:he|she|the \w+|(?:M[rs]+\. )?[A-Z][\w’-]+(?: [A-Z][\w’-]+)?) {SAID}\b"
RUNAWAY = re.compile(rf"{INVERTED}|[,?!]['’]? {ADJACENT}")
CARRIED = re.compile(INVERTED)  # what a speaker of several paragraphs says may hold "he said"
FAR = 1500  # characters of an unclosed quotation looked through for the reporter's words


def scare(rule: str) -> Attribution:
    """Reading of words between marks that nobody is said to have spoken."""
    return Attribution(None, None, rule, 0.8, "scare")


def runaway(site: Site) -> bool:
    """Whether a mark that is never closed is a stray one or has let in the reporter's words.

    As in: The " key is stuck, and: "We fight, said Ali.
    """
    text, start = site.stream.text, site.quote.start
    end = min(site.quote.end, start + FAR)
    narration = CARRIED if site.quote.carried else RUNAWAY
    return text[start : start + 1].isspace() or narration.search(text, start, end) is not None


def labelled_turn(site: Site) -> Attribution | None:
    """Reading of a transcript between marks, each turn of which begins with the name of its
    speaker.
    """
    found = TURN.match(site.stream.text, site.quote.start, site.quote.end)
    if not found or site.at != site.sentence.start:
        return None
    colon_cue = Cue(site.at, *found.span(2), None, "colon", site.at, site.at, None)
    return Attribution(colon_cue, None, "transcript", 0.95, "direct", label=found.span(1))


def labelled(site: Site) -> bool:
    """Whether the words between the marks are a title or a name rather than speech."""
    before, cues = site.before, site.sentence.cues
    if before == "so-called" or bylined(site) or known_as(site):
        return True
    if before in HEADINGS:
        return True
    if not before or site.last in tuple("?!"):
        return False
    words = site.words
    if len(words) > 9 or not capitalised(words):
        return False
    if before == "," and site.at - 2 >= site.sentence.start:
        return site.stream.low(site.at - 2) in WORKS
    if before.endswith(OWNED) or before in WORKS or before in PRESS or before in SUNG:
        return True
    if before in LABELS:
        callers = (c.source for c in cues if c.word == site.at - 1 and c.side in ACTIVE)
        return not any(source and personal(site.stream, source) for source in callers)
    addressed = site.stream.tags[site.at - 1] == "P" or before in ADDRESSED
    return addressed and (len(words) > 1 or site.last != ".")


def known_as(site: Site) -> bool:
    """Whether a quotation is what something is known as: known in the valley as "the Tailor"."""
    stream, start = site.stream, site.sentence.start
    i = site.at - 1
    if i > start and stream.tags[i] == "D":  # known as the "Tailor"
        i -= 1
    if i <= start or stream.low(i) != "as":
        return False
    i -= 1
    while i > start and stream.low(i) != "known" and stream.tags[i] in "BPDnXTN":
        i -= 1
    return stream.low(i) == "known"


def bylined(site: Site) -> bool:
    """Whether a quotation is a headline with its author: "Bridge to open," by Anna Berg."""
    stream, after = site.stream, site.at + 1
    opens = site.at == site.sentence.start or stream.tags[site.at - 1] in "—–-"
    follows = stream.words[after : after + 1] == ("by",) and site.last == ","
    return opens and follows and "X" in stream.tags[after + 1 : after + 3]


def capitalised(words: list[str]) -> bool:
    """Whether every word but the small ones begins with a capital, as in a title."""
    if not words or not words[0][0].isupper():
        return False
    return all(w[0].isupper() or w in SMALL for w in words)


def wanted(site: Site, cue: Cue) -> bool:
    """Whether a short phrase names what is called for rather than repeats what was said."""
    stream = site.stream
    call = stream.low(cue.word).startswith("call") and stream.words[cue.right] == "for"
    return call and site.before in ("a", "an", "the") and len(site.words) < 3


def unreported(site: Site) -> Attribution | None:
    """Reading of words between marks in a sentence with no cue.

    Short ones are scare quotes; longer ones are speech of the subject of the sentence when that can
    speak, and one that opens a sentence in mid-paragraph goes on from the sentence before (None).
    """
    stream, sentence, at = site.stream, site.sentence, site.at
    words = site.words
    cry = cried(site)
    if cry:
        return Attribution(cry, None, "cry", 0.5, "mixed")
    called = site.before in LABELS and (site.before != "the" or len(words) < 2)
    if called or capitalised(words):
        return scare("title" if capitalised(words) else "scare quotes")
    phrase = len(words) == 2 and site.before in ("a", "an", "the", "to", "as")
    if len(words) < 3 and not phrase:
        return scare("scare quotes")
    if at == sentence.start and not sentence.opens and len(words) > 4:
        return None
    source = first(stream, sentence.start, at)
    if source is None or not personal(stream, source):
        return (
            scare("scare quotes") if phrase else Attribution(None, None, "no report", 0.5, "mixed")
        )
    return Attribution(main_verb(stream, source, at), source, "subject", 0.6, "mixed")


def cried(site: Site) -> Cue | None:
    """Cue of a slogan or of what a crowd calls: chants of "Ali out"."""
    stream = site.stream
    at = site.at - 1 - (site.before == "of")
    if at < site.sentence.start or stream.low(at) not in CRIES:
        return None
    return Cue(at, stream.starts[at], stream.end(at), None, "noun", at, at + 1, None)


def main_verb(stream: Stream, source: Phrase, end: int) -> Cue | None:
    """Verb of a subject, as the cue of a report without a reporting verb."""
    i = past_asides(stream, source[1], end)
    near = next((j for j in range(i, end) if stream.tags[j] not in "BAT"), end)
    shaped = near < end and (
        (stream.tags[near] == "G" and "A" in stream.tags[i:near])  # has been pounding
        or (stream.tags[near] == "n" and stream.words[near].endswith("s"))  # openly admires
    )
    at = near if shaped else next((j for j in range(i, end) if stream.tags[j] in "KEV"), None)
    if at is None:
        return None
    start, stop = stream.starts[at], stream.end(at)
    return Cue(at, start, stop, source, "subject", source[0], at + 1, None)


def past_asides(stream: Stream, i: int, end: int) -> int:
    """Word after the brackets and asides that begin at word i: Ali (Kars), a guard, said."""
    closing = {"(": ")", ",": ","}
    while i < end and stream.tags[i] in closing:
        mark = closing[stream.tags[i]]
        close = next((j for j in range(i + 1, end) if stream.tags[j] == mark), None)
        if close is None:
            break
        i = close + 1
    return i
