"""Stretches: the parts of a sentence that can be the same words as a part of another."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

import pandas as pd

from analysis import segment, wordlists
from analysis.reuse.terms import terms
from analysis.schema import BETWEEN_MARKS

Run = tuple[int, int]
"""Neighbouring pieces of a sentence, first to last, half-open."""

_MOST = 12  # pieces of one sentence; one that has more is cut at stronger marks only
_LONGEST = 2000
_STRETCH = re.compile(rf"(?s)\S.{{0,{_LONGEST - 2}}}(?:(?<=\S)(?=\s|$)|\S)")
_MARKS = '“”"«»„‟'
_STRONG = re.compile(rf"[{_MARKS}]|[;:](?=\s)|\s[–—-]\s|(?<=\w)—(?=\w)")
_COMMA = re.compile(r",(?=\s)")
_WORDS = {
    name: "|".join(words) for name, words in wordlists.sections("reuse_joining_words.txt").items()
}
_JOIN = re.compile(rf"\s(?=(?:{_WORDS['joining']}|that)\s)")
_REST = re.compile(rf"\W*$|\s*(?:[{_MARKS}]|(?:{_WORDS['joining']})\s)")
_PAUSE = ",;:.!?…–—-"
_OPENING = re.compile(rf"(?:^|(?<=\s))[{_MARKS}]$")
_LEAD = re.compile(rf"(?:{_WORDS['left out']})\s+", re.IGNORECASE)
_EDGE = " \t\r\n\xa0,;:–—-()" + _MARKS


class Speech(NamedTuple):
    """A stretch of an article inside quotation marks, and who is quoted (None when unknown)."""

    start: int
    end: int
    speaker: str | None


class CutSentence(NamedTuple):
    """A sentence of an article and the pieces, as spans into the article, that it can be cut at."""

    article_id: str
    start: int
    end: int
    text: str
    pieces: tuple[tuple[int, int], ...]
    first: tuple[bool, ...]  # with which pieces a passage can begin
    last: tuple[bool, ...]  # and with which it can end
    said: tuple[Run, ...] = ()  # the pieces of each quotation, as far as the sentence has it


class Passage(NamedTuple):
    """A stretch of an article: its place and its words."""

    article_id: str
    start: int
    end: int
    text: str


def speeches(quotations: pd.DataFrame) -> dict[str, list[Speech]]:
    """Return the stretches inside quotation marks of each article that has any.

    Of the quotations table, indirect speech, speech printed without marks and quotations inside
    others are passed over.
    """
    found: dict[str, list[Speech]] = {}
    inside = quotations["marked"].astype(bool) & quotations["kind"].isin(BETWEEN_MARKS)
    who = "entity" if "entity" in quotations else "speaker"
    columns = ["article_id", "start", "end", who]
    for article_id, start, end, speaker in quotations.loc[inside, columns].itertuples(index=False):
        own = found.setdefault(article_id, [])
        if not own or end > own[-1].end:
            own.append(Speech(int(start), int(end), None if pd.isna(speaker) else speaker))
    return found


def cut(sentences: pd.DataFrame, spoken: Mapping[str, Sequence[Speech]]) -> list[CutSentence]:
    """Return the sentences of article text, in the order of the table, each with its pieces.

    A piece ends at a quotation mark, a dash, a colon, a comma or before a word that joins clauses,
    and where one of `spoken` begins or ends. A passage begins and ends with a piece that
    has more than stop words, and where a reader would pause: not before “that”, nor between a
    verb and the quotation that completes it; stop words that no pause parts from it stay with it.
    Page furniture (other parts than
    segment.TEXT_PARTS) is passed over. A sentence of more than _LONGEST characters (a list, a
    text without full stops) is taken in stretches of that length, so that work is bounded.
    """
    edges = {
        article_id: sorted(at for speech in own for at in (speech.start, speech.end))
        for article_id, own in spoken.items()
    }
    found = []
    read = segment.article_text(sentences)
    for article_id, at, whole in read[["article_id", "start", "text"]].itertuples(index=False):
        own = edges.get(article_id, [])
        for match in _STRETCH.finditer(whole):
            start, end, text = at + match.start(), at + match.end(), match.group()
            inside = own[bisect_right(own, start) : bisect_left(own, end)]
            pieces = _pieces(text, [edge - start for edge in inside])
            solid = _solid(text, pieces)
            last = _possible(solid, [_ends(text, e) for _, e in pieces])
            first = _possible(solid[::-1], [_begins(text, s) for s, _ in pieces[::-1]])[::-1]
            spans = tuple((start + s, start + e) for s, e in pieces)
            said = _said(spans, spoken.get(article_id, ()))
            found.append(CutSentence(article_id, start, end, text, spans, first, last, said))
    return found


def _said(spans: Sequence[tuple[int, int]], spoken: Iterable[Speech]) -> tuple[Run, ...]:
    """Return the pieces of a sentence that stand in each of some stretches, where any do."""
    starts, ends = [start for start, _ in spans], [end for _, end in spans]
    runs = ((bisect_left(starts, s.start), bisect_right(ends, s.end)) for s in spoken)
    return tuple(dict.fromkeys(run for run in runs if run[0] < run[1]))


def _solid(text: str, pieces: Sequence[tuple[int, int]]) -> list[bool]:
    """Tell of each piece whether it has more than stop words."""
    content = [term.start for term in terms(text) if not term.stop]
    return [bisect_left(content, s) < bisect_left(content, e) for s, e in pieces]


def _possible(solid: Sequence[bool], pauses: Sequence[bool]) -> tuple[bool, ...]:
    """Tell of each piece, from one end of a sentence to the other, whether a passage can end there.

    Where it cannot end before a piece of stop words, it can end after that.
    """
    found: list[bool] = []
    before = True  # so that no passage is the stop words that open a sentence
    for whole, pause in zip(solid, pauses, strict=True):
        before = pause and (whole or not before)
        found.append(before)
    return tuple(found)


def _begins(text: str, at: int) -> bool:
    """Tell whether a reader could begin at a place: after a pause or mark, at a joining word."""
    before = text[:at].rstrip()
    after_pause = not before or before.rstrip(_MARKS)[-1:] in _PAUSE
    return after_pause or bool(_OPENING.search(before) or _JOIN.match(text, at - 1))


def _ends(text: str, at: int) -> bool:
    """Tell whether a reader could stop at a place: at a pause or mark, before a joining word."""
    before = _OPENING.sub("", text[:at].rstrip()).rstrip()
    return before[-1:] in _PAUSE + _MARKS or bool(_REST.match(text, at))


def _pieces(text: str, edges: Sequence[int]) -> list[tuple[int, int]]:
    """Return the spans of the pieces of a sentence that hold a word, at most _MOST."""
    for patterns in ((_STRONG, _COMMA, _JOIN), (_STRONG, _COMMA), (_STRONG,)):
        places = {0, len(text), *edges}
        places.update(match.end() for pattern in patterns for match in pattern.finditer(text))
        spans = [(s, e) for s, e in pairwise(sorted(places)) if any(map(str.isalnum, text[s:e]))]
        if len(spans) <= _MOST:
            return spans
    return [(0, len(text))]


def runs(sentence: CutSentence, used: frozenset[int]) -> list[Run]:
    """Return the runs of neighbouring pieces, longest first.

    A run holds no piece of `used`, and begins and ends where the sentence allows it.
    """
    pairs = combinations(range(len(sentence.pieces) + 1), 2)
    whole = ((i, j) for i, j in pairs if sentence.first[i] and sentence.last[j - 1])
    free = [(i, j) for i, j in whole if not any(i <= piece < j for piece in used)]
    return sorted(free, key=lambda run: run[0] - run[1])


def passage(sentence: CutSentence, run: Run) -> Passage:
    """Return the passage that a run of pieces is, without the punctuation at its ends.

    A word that joins it to what stands before is left out. The full stop that closes a sentence
    stays, and so does a mark or bracket whose partner is inside.
    """
    text, base = sentence.text, sentence.start
    low, high = sentence.pieces[run[0]][0] - base, sentence.pieces[run[1] - 1][1] - base
    while low < high and text[low] in _EDGE:
        low += 1
    if low and (lead := _LEAD.match(text, low, high)):
        low = lead.end()
    while high > low and text[high - 1] in _EDGE:
        high -= 1
    low, high = _paired(text, low, high)
    if text[high:] in (".", "!", "?", "…"):
        high = len(text)
    return Passage(sentence.article_id, base + low, base + high, text[low:high])


def _paired(text: str, low: int, high: int) -> tuple[int, int]:
    """Return a span with the marks just outside it whose partners are inside."""
    for opening, closing in ("“”", "«»", "()"):
        more = text.count(opening, low, high) - text.count(closing, low, high)
        before, after = text.rfind(opening, 0, low), text.find(closing, high, high + 3)
        if more > 0 and after >= 0:
            high = after + 1
        if more < 0 and before >= 0 and not text[before + 1 : low].strip():
            low = before
    return low, high
