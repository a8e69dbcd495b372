"""Units: the stretches of a sentence that can be the same words as a stretch elsewhere."""

import re
from collections.abc import Mapping, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

import pandas as pd

from analysis.reuse.terms import terms
from analysis.segment import TEXT_PARTS

Run = tuple[int, int]
"""Neighbouring pieces of a sentence, first to last, half-open."""

_MOST = 12  # pieces of one sentence; one that has more is cut at stronger marks only
_LONGEST = 2000
_STRETCH = re.compile(rf"(?s)\S.{{0,{_LONGEST - 2}}}(?:(?<=\S)(?=\s|$)|\S)")
_MARKS = '“”"«»„‟'
_STRONG = re.compile(rf"[{_MARKS}]|[;:](?=\s)|\s[–—-]\s|(?<=\w)—(?=\w)|[()]")
_COMMA = re.compile(r",(?=\s)")
_JOIN = re.compile(
    r"\s(?=(?:but|that|which|who|where|while|although|though|because|after|before|as|when|saying"
    r"|adding|amid|despite|thanks|during)\s)"
)
_LEAD = re.compile(r"(?:that|but|and|while|though|although)\s+", re.IGNORECASE)
_EDGE = " \t\r\n\xa0,;:–—-()" + _MARKS


class Quoted(NamedTuple):
    """A stretch of an article inside quotation marks, and who is quoted (None when unknown)."""

    start: int
    end: int
    speaker: str | None


class Sentence(NamedTuple):
    """A sentence of an article and the pieces, as spans into the article, that it can be cut at."""

    article_id: str
    start: int
    end: int
    text: str
    pieces: tuple[tuple[int, int], ...]
    solid: tuple[bool, ...]  # which pieces hold a word that is not a stop word


def quoted(quotations: pd.DataFrame) -> dict[str, list[Quoted]]:
    """Return the stretches inside quotation marks of each article that has any.

    Of the quotations table, indirect speech and speech printed without marks are passed over.
    """
    found: dict[str, list[Quoted]] = {}
    if len(quotations):
        inside = quotations["marked"].astype(bool) & (quotations["kind"] != "indirect")
        for row in quotations[inside].itertuples():
            speaker = None if pd.isna(row.speaker) else row.speaker
            quote = Quoted(int(row.start), int(row.end), speaker)
            found.setdefault(row.article_id, []).append(quote)
    return found


def cut(sentences: pd.DataFrame, quotes: Mapping[str, Sequence[Quoted]]) -> list[Sentence]:
    """Return the sentences of article text, in the order of the table, each with its pieces.

    A piece ends at a quotation mark, a bracket, a dash, a colon, a comma or before a word that
    joins clauses, and where a quotation of `quotes` begins or ends. Page furniture (other parts
    than segment.TEXT_PARTS) is passed over. A sentence of more than _LONGEST characters (a list,
    a text without full stops) is taken in stretches of that length, so that work is bounded.
    """
    found = []
    for row in sentences[sentences["part"].isin(TEXT_PARTS)].itertuples():
        edges = [at for quote in quotes.get(row.article_id, ()) for at in (quote.start, quote.end)]
        for match in _STRETCH.finditer(row.text):
            start, end, text = row.start + match.start(), row.start + match.end(), match.group()
            pieces = _pieces(text, [at - start for at in edges if start < at < end])
            solid = tuple(any(not term.stop for term in terms(text[s:e])) for s, e in pieces)
            spans = tuple((start + s, start + e) for s, e in pieces)
            found.append(Sentence(row.article_id, start, end, text, spans, solid))
    return found


def _pieces(text: str, edges: Sequence[int]) -> list[tuple[int, int]]:
    """Return the spans of the pieces of a sentence that hold a word, at most _MOST."""
    for patterns in ((_STRONG, _COMMA, _JOIN), (_STRONG, _COMMA), (_STRONG,)):
        places = {0, len(text), *edges}
        places.update(match.end() for pattern in patterns for match in pattern.finditer(text))
        spans = [(s, e) for s, e in pairwise(sorted(places)) if any(map(str.isalnum, text[s:e]))]
        if len(spans) <= _MOST:
            return spans
    return [(0, len(text))]


def runs(sentence: Sentence, used: frozenset[int]) -> list[Run]:
    """Return the runs of neighbouring pieces, longest first.

    A run holds no piece of `used`, and neither begins nor ends with a piece of stop words only.
    """
    pairs = combinations(range(len(sentence.pieces) + 1), 2)
    solid = ((i, j) for i, j in pairs if sentence.solid[i] and sentence.solid[j - 1])
    free = [(i, j) for i, j in solid if not any(i <= piece < j for piece in used)]
    return sorted(free, key=lambda run: run[0] - run[1])


def span(sentence: Sentence, run: Run) -> tuple[int, int]:
    """Return the span of a run in the article, without the punctuation at its ends.

    A word that joins it to what stands before is left out. The full stop that closes a sentence
    stays, and so does a mark whose partner is inside.
    """
    text, base = sentence.text, sentence.start
    low, high = sentence.pieces[run[0]][0] - base, sentence.pieces[run[1] - 1][1] - base
    while low < high and text[low] in _EDGE:
        low += 1
    if low and (lead := _LEAD.match(text, low, high)):
        low = lead.end()
    while high > low and text[high - 1] in _EDGE:
        high -= 1
    high = _closed(text, low, high)
    if text[high:] in (".", "!", "?", "…"):
        high = len(text)
    return base + low, base + high


def _closed(text: str, low: int, high: int) -> int:
    """Return the end moved behind a closing mark or bracket that is open in text[low:high]."""
    inside = text[low:high]
    for opening, closing in ("“”", "«»", "()"):
        at = text.find(closing, high, high + 3)
        if at >= 0 and inside.count(opening) > inside.count(closing):
            return at + 1
    return high
