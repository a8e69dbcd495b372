"""A quotation in its sentence, and the reading that says who speaks it."""

from __future__ import annotations

import re
from typing import NamedTuple

from .cues import Cue
from .marks import Quoted
from .phrases import Phrase
from .words import Stream

LETTERS = re.compile(r"[^\W\d_][\w'’-]*")
TRAILERS = "'’‘)] \u00a0"


class Sentence(NamedTuple):
    """Word range, whether it opens a paragraph, its cues and the numbers of its quotations."""

    start: int
    end: int
    opens: bool
    cues: list[Cue]
    quotes: list[int]


class Attribution(NamedTuple):
    """The reading of one quotation: cue, source phrase, the rule that found them and how sure it
    is.
    """

    cue: Cue | None
    source: Phrase | None
    rule: str
    confidence: float
    kind: str
    fragment: bool = False  # goes on from the quotation before
    label: tuple[int, int] | None = None  # span of a name within the marks: "ALI: We ..."


class Site(NamedTuple):
    """A quotation in its sentence: its stand-in is word ``at`` of the stream."""

    stream: Stream
    sentence: Sentence
    quote: Quoted
    at: int

    @property
    def before(self) -> str:
        """Word before the quotation in lower case, empty at the start of the sentence."""
        return self.stream.low(self.at - 1) if self.at > self.sentence.start else ""

    @property
    def words(self) -> list[str]:
        """Words between the marks, the first few at most."""
        start, end = self.quote.start, self.quote.end
        return LETTERS.findall(self.stream.text, start, min(end, start + 250))[:40]

    @property
    def last(self) -> str:
        """Last character between the marks that is no mark or blank itself."""
        start, end = self.quote.start, self.quote.end
        return self.stream.text[max(start, end - 20) : end].rstrip(TRAILERS)[-1:]


def reading(site: Site, cue: Cue, rule: str, sure: float) -> Attribution:
    """Attribution of a quotation to a cue."""
    rule = cue.side if cue.side != "adjacent" and rule in ("after", "before") else rule
    return Attribution(cue, cue.source, rule, sure, kind(site, cue))


def kind(site: Site, cue: Cue) -> str:
    """``direct`` when at most two words of what is reported stand outside the marks, else
    ``mixed``; always mixed after "that", which builds the words into the reporter's sentence.
    """
    at, tags = site.at, site.stream.tags
    called = cue.verb is not None and "call" in cue.verb.classes
    if (cue.word < at and (called or site.before == "that")) or built_in(site, cue):
        return "mixed"
    if cue.right == at and site.words and site.words[0][0].isupper() and site.last in tuple(".!?"):
        return "direct"  # was heard shouting "Go!" before ...
    short = 0 < len(site.words) < 7 and site.words[0][0].islower()
    if cue.word < at and tags[at - 1] not in ",:" and short:
        return "mixed"
    low, high = around(site, cue)
    words = 0
    for i in range(low, high):
        tag = tags[i]
        if tag.isalpha() and tag not in "QTW":
            words += 3 if tag in "RA" else 1
        if words > 2:
            return "mixed"
        if i > at and tag in ",;":
            break
    return "direct"


def around(site: Site, cue: Cue) -> tuple[int, int]:
    """Words of the sentence that are reported with a quotation: those before the cue, or after."""
    at, sentence = site.at, site.sentence
    if cue.word > at:
        return sentence.start, cue.left
    if site.stream.tags[at - 1] not in ",:":
        return cue.right, sentence.end
    return (sentence.start, cue.left) if cue.side == "inverted" else (at, sentence.end)


def built_in(site: Site, cue: Cue) -> bool:
    """Whether a quotation that begins in lower case goes on a clause of the reporter's: Troops
    "will not wait", Ali said; Ali said all would be free, "guards included"; it was, Ali said,
    "late".
    """
    stream, at = site.stream, site.at
    if not stream.text[site.quote.start : site.quote.start + 3].lstrip()[:1].islower():
        return False
    if cue.word > at:
        return at > site.sentence.start and stream.tags[at - 1] in "XnRDA"
    clause = stream.tags[cue.right : at]
    before = stream.tags[site.sentence.start : cue.left]
    aside = stream.tags[at - 1] == "," and any(tag in "AKV" for tag in before)
    interrupted = cue.side == "inverted"  # "The bridge," said Ali, who built it, "will not stand."
    return aside or (not interrupted and clause[-1:] == [","] and any(t in "AKV" for t in clause))


def bare(site: Site) -> bool:
    """Whether the sentence holds at most one word beside quotations."""
    words = 0
    for i in range(site.sentence.start, site.sentence.end):
        tag = site.stream.tags[i]
        shortened = site.stream.words[i][0] in "'’"  # it's
        words += tag.isalpha() and tag != "Q" and not shortened
        if words > 1:
            return False
    return True
