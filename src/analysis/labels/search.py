"""The search for labels: where patterns of a lexicon stand in article text, and in whose voice."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis import schema, wordlists
from analysis.columns import require
from analysis.labels.entries import Lexicon, lexicon
from analysis.labels.patterns import Node, Row, add
from analysis.labels.words import Reader, Run
from analysis.segment import TEXT_PARTS

_SENTENCES = ["article_id", "start", "end", "text", "part"]
_QUOTATIONS = ["article_id", "start", "end", "kind", "speaker"]
_CLOSING = {"\u201c": "\u201d", '"': '"'}  # a mark closed inside a label opens it
_COMPOUND = re.compile(r"\S+\|-\w")  # SDF|-held, but not civil war|-last
_ARMED = ("armed_group", "force", "fighting")  # what speaks of arms
_OPEN_ARMED = ("armed_group?", "force?")
_MONTH = "|".join(word.title() for word in wordlists.sections("furniture_words.txt")["month"])
_RESULT = "(?:w[io]n|wins|lost|loss|beats?|defeat(?:ed)?|victory|draw|drew|vote[ds]?|led|lead)"
_MARGIN = "(?:points?|runs?|wickets?|goals?|tries|strokes?)"
_SCORE = re.compile(  # lost 24-17, a 3-1 win; but not: 10-15 villages, aged 12-17, May 9-10
    rf"\b{_RESULT}\b(?: (?!(?:{_MONTH})\b)[A-Za-z']+){{0,5}} \d{{1,3}}[-–]\d{{1,3}}"
    r"(?=[.,;:)]|$| in [A-Z]| (?:on|at|to|over|against|after)\b)"
    rf"|(?<![\d-])\d{{1,3}}[-–]\d{{1,3}} (?:over\b|{_RESULT}\b)"
    rf"|\b{_RESULT}\b(?: [A-Za-z']+){{0,5}} by [\w-]+ {_MARGIN}\b"  # beat the Jets by ten points
)
_LIST = re.compile(r"<([^<>]+)>")


class Label(NamedTuple):
    """A label in its sentence."""

    start: int
    end: int
    referent: str
    category: str


class _Voice(NamedTuple):
    """Spans of one kind of speech with their speakers; which covers each character, else -1."""

    name: str
    over: NDArray[np.int64]
    spans: list[tuple[int, int, Any]]


def find(
    sentences: pd.DataFrame, quotations: pd.DataFrame, own: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Return the labels in article text, as `analysis.label` says.

    `own` are the study's rows of the lexicon (see `analysis.labels.entries`). What is found in a
    sentence depends on nothing after it; time grows with the text.

    >>> from analysis import extract, sentences
    >>> text = "Rebels blew it up. “Terrorists did,” Ms Finch said."
    >>> articles = pd.DataFrame({"article_id": ["post"], "text": [text]})
    >>> found = find(sentences(articles), extract(articles))
    >>> found[["text", "category", "voice"]].values.tolist()
    [['Rebels', 'armed_group', 'outlet'], ['Terrorists', 'armed_group', 'quoted']]
    """
    require(sentences, _SENTENCES, "sentences")
    require(quotations, _QUOTATIONS, "quotations")
    search = _search(lexicon(own))
    spoken = _grouped(quotations, _QUOTATIONS)
    rows = []
    for article_id, group in _grouped(sentences, _SENTENCES).items():
        read = [(start, end, text) for start, end, text, part in group if part in TEXT_PARTS]
        voices = _voices(spoken.get(article_id, []), max((end for _, end, _ in read), default=0))
        found = search.article([text for *_, text in read])
        for (start, _, text), labels in zip(read, found, strict=True):
            for label in labels:
                at = (start + label.start, start + label.end)
                named = (text[label.start : label.end], label.referent, label.category)
                rows.append((article_id, *at, *named, *_whose(*at, voices)))
    return schema.table("labels").frame(rows)


def _grouped(table: pd.DataFrame, columns: Sequence[str]) -> dict[str, list[tuple[Any, ...]]]:
    """Return some columns of the rows of each article, the first of which is its id."""
    groups: dict[str, list[tuple[Any, ...]]] = {}
    for article_id, *row in zip(*(table[name].tolist() for name in columns), strict=True):
        groups.setdefault(article_id, []).append(tuple(row))
    return groups


# --------------------------------------------------------------------------------- whose label


def _voices(said: Sequence[tuple[int, int, str, Any]], length: int) -> list[_Voice]:
    """Return the kinds of speech of an article, direct before indirect."""
    voices = []
    for name, kinds in (("quoted", schema.QUOTED), ("attributed", schema.REPORTED)):
        spans = [(start, end, speaker) for start, end, kind, speaker in said if kind in kinds]
        spans.sort(key=lambda span: span[0] - span[1])
        over = np.full(length, -1)
        for number, (start, end, _) in enumerate(spans):
            over[start:end] = number  # the shortest last
        voices.append(_Voice(name, over, spans))
    return voices


def _whose(start: int, end: int, voices: Sequence[_Voice]) -> tuple[str, Any]:
    """Return the voice of a label and the speaker it is attributed to."""
    for voice in voices:
        number = voice.over[start]
        if number >= 0 and end <= voice.spans[number][1]:
            speaker = voice.spans[number][2]
            return voice.name, pd.NA if pd.isna(speaker) else speaker
    return "outlet", pd.NA


# --------------------------------------------------------------------------------- which labels


class Search:
    """The search for the labels of a lexicon; what it has learned of the patterns is kept."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._reader = Reader(lexicon)
        self._alone: dict[int, Node] = {}  # graphs of one row, by its number

    def article(self, texts: Iterable[str]) -> Iterator[list[Label]]:
        """Yield the labels of each sentence of an article, the open ones where they belong."""
        armed = civil = False
        for text in texts:
            runs = self._reader.runs(text)
            found = [label for run in runs for label in self._labels(text, run)]
            if not (armed and civil):
                kinds = {kind for run in runs for kind in run.kinds}
                civil = civil or any(kind.civil for kind in kinds) or bool(_SCORE.search(text))
                armed = armed or any(kind.armed for kind in kinds)
            armed = armed or any(label.category in _ARMED for label in found)
            kept, armed = _kept(found, armed, civil)
            yield kept

    def _labels(self, text: str, run: Run) -> Iterator[Label]:
        """Yield the labels of a run of words, left to right."""
        lexicon = self._lexicon
        found = [
            (at + row.lead, row.tail - end, row)
            for at, end, row in lexicon.automaton.found(lexicon.labels, run.kinds)
        ]
        done = 0
        for first, minus_last, row in sorted(found):
            last = -minus_last
            entry = lexicon.entries[row.number]
            start, end = run.starts[first], run.ends[last - 1]
            out = entry.category == "out"
            if first < done or (_part_of_a_word(text, start, end) and not out):
                continue
            done = last
            if not out:
                start -= _opened(text, start, end)
                referent = self._referent(row, text, run, first, last)
                yield Label(start, end, referent, entry.category)

    def _referent(self, row: Row, text: str, run: Run, first: int, last: int) -> str:
        """Return the referent of a row for the words from `first` to before `last`."""

        def named(match: re.Match[str]) -> str:
            if match[1] in self._lexicon.named:
                words = self._names(match[1], text, run, first, last)
            else:
                words = self._entries(match[1], text, run, row, first, last)
            return " and ".join(dict.fromkeys(words)) or "unspecified"

        referent = self._lexicon.entries[row.number].referent
        return _LIST.sub(named, referent) if "<" in referent else referent

    def _entries(
        self, name: str, text: str, run: Run, row: Row, first: int, last: int
    ) -> Iterator[str]:
        """Yield the words that stand for a list in the pattern of a row."""
        if row.number not in self._alone:
            root = self._alone[row.number] = Node()
            add(root, self._lexicon.entries[row.number].pattern, row.number, self._lexicon.lists)
        root = self._alone[row.number]
        way = self._lexicon.automaton.way(root, run.kinds, first - row.lead, last + row.tail)
        for listed, at, stop in next(way):
            if listed == name:
                yield text[run.starts[at] : run.ends[stop - 1]]

    def _names(self, name: str, text: str, run: Run, first: int, last: int) -> Iterator[str]:
        """Yield the referents of the entries of a list among some words, the longer first."""
        lexicon = self._lexicon
        at = first
        while at < last:
            found = [
                (end, -row.number)
                for end, row in lexicon.automaton.ends(lexicon.lists[name], run.kinds, at)
                if end <= last
            ]
            if not found:
                at += 1
                continue
            at, number = max(found)
            after = run.ends[at - 1]
            if text[after : after + 1] != "-":  # Turkish-backed forces are not Turkish
                yield lexicon.entries[-number].referent


def _kept(found: list[Label], armed: bool, civil: bool) -> tuple[list[Label], bool]:
    """Return the labels without the open ones that do not belong, and whether arms are spoken of.

    Open groups and forces that are kept speak of arms, too.
    """
    if civil and not armed:
        found = [label for label in found if label.category not in _OPEN_ARMED]
    armed = armed or any(label.category in _OPEN_ARMED for label in found)
    kept = [label for label in found if armed or label.category[-1] != "?"]
    return [label._replace(category=label.category.rstrip("?")) for label in kept], armed


@lru_cache(maxsize=8)
def _search(lexicon: Lexicon) -> Search:
    return Search(lexicon)


def _part_of_a_word(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch is only a part of one hyphenated word."""
    after = _COMPOUND.match(f"{text[start:end]}|{text[end : end + 2]}")
    return bool(after) or text[max(start - 1, 0) : start] == "-"


def _opened(text: str, start: int, end: int) -> bool:
    """Tell whether a quotation mark before a stretch is closed inside it."""
    mark = text[start - 1 : start]
    return bool(mark) and _CLOSING.get(mark, "\n") in text[start:end]
