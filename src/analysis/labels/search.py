"""The search for labels: where patterns of a lexicon stand in article text, and in whose voice."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.columns import require
from analysis.labels.lexicon import CURLY, MINOR, WORD, Lexicon, Row, Trie, lexicon
from analysis.segment import TEXT_PARTS

COLUMNS = ["article_id", "start", "end", "text", "referent", "category", "voice", "attributed_to"]

_SENTENCES = ["article_id", "start", "end", "text", "part"]
_QUOTATIONS = ["article_id", "start", "end", "kind", "speaker"]
_MOST = 6  # entries of a list that <list>* stands for
_GAP = re.compile("[\u201d\u2019\"']?(?:\\s+|[\u2010\u2011-])[\u201c\u2018\"']?")
_CLOSING = {"\u201c": "\u201d", '"': '"'}  # a mark closed inside a label opens it
_COMPOUND = re.compile(r"\S+\|-\w")  # SDF|-held, but not civil war|-last
_YEAR = re.compile(r"(?:19|20)\d\d$")


class _Word(NamedTuple):
    """A word of a text: what in a pattern stands for it, and its span."""

    forms: set[str]
    start: int
    end: int


class _Label(NamedTuple):
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


_Memo = dict[tuple[str, int], set[int]]
"""(list, word) -> where entries of the list that begin at the word end."""


def find(
    sentences: pd.DataFrame, quotations: pd.DataFrame, patterns: Lexicon | None = None
) -> pd.DataFrame:
    """Return the labels of a lexicon, by default the package's, in article text.

    Read are headline, deck, caption and body. `sentences` has article_id, start, end, text, part;
    `quotations` article_id, start, end, kind, speaker. Returns article_id, start, end, text,
    referent, category, voice, attributed_to, in order of text; no two rows overlap. voice is quoted
    (the label lies in a direct or mixed quotation), attributed (in an indirect one) or outlet;
    scare quotes leave it the outlet's. attributed_to is the speaker of the shortest such quotation,
    missing when unknown. Time and memory grow with the text. Raises ValueError when a column is
    missing.

    >>> from analysis import extract, sentences
    >>> text = "Rebels blew it up. “Terrorists did,” Ms Finch said."
    >>> articles = pd.DataFrame({"article_id": ["post"], "text": [text]})
    >>> found = find(sentences(articles), extract(articles))
    >>> found[["text", "category", "voice"]].values.tolist()
    [['Rebels', 'armed_group', 'outlet'], ['Terrorists', 'armed_group', 'quoted']]
    """
    require(sentences, _SENTENCES, "sentences")
    require(quotations, _QUOTATIONS, "quotations")
    patterns = patterns or lexicon()
    rows = []
    articles = sentences[sentences["part"].isin(TEXT_PARTS)].groupby("article_id", sort=False)
    for article_id, group in articles:
        said = quotations[quotations["article_id"] == article_id]
        voices = [
            _cover(name, said[said["kind"].isin(kinds)], int(group["end"].max()))
            for name, kinds in (("quoted", ("direct", "mixed")), ("attributed", ("indirect",)))
        ]
        for first, text in group[["start", "text"]].itertuples(index=False):
            for label in _labels(text, patterns):
                start, end = first + label.start, first + label.end
                named = (text[label.start : label.end], label.referent, label.category)
                rows.append((article_id, start, end, *named, *_whose(start, end, voices)))
    return pd.DataFrame(rows, columns=COLUMNS)


# --------------------------------------------------------------------------------- whose label


def _cover(name: str, said: pd.DataFrame, length: int) -> _Voice:
    """Return the spans of one kind of speech and the shortest over each character."""
    spans = sorted(
        said[["start", "end", "speaker"]].itertuples(index=False, name=None),
        key=lambda span: span[0] - span[1],
    )
    over = np.full(length, -1)
    for number, (start, end, _) in enumerate(spans):
        over[start:end] = number
    return _Voice(name, over, spans)


def _whose(start: int, end: int, voices: Sequence[_Voice]) -> tuple[str, Any]:
    """Return the voice of a label and the speaker it is attributed to."""
    for voice in voices:
        number = voice.over[start]
        if number >= 0 and end <= voice.spans[number][1]:
            speaker = voice.spans[number][2]
            return voice.name, pd.NA if pd.isna(speaker) else speaker
    return "outlet", pd.NA


# --------------------------------------------------------------------------------- words


def _runs(text: str, lex: Lexicon) -> Iterator[list[_Word]]:
    """Yield runs of words with only spaces, hyphens and quotation marks between.

    A run ends with an empty `.`.
    """
    words = list(WORD.finditer(text.replace(CURLY, "'")))
    headline = all(not match[0][0].islower() or match[0] in MINOR for match in words)
    run: list[_Word] = []
    forms = {"."}
    for match in words:
        start, end = match.span()
        if run and match[0][0] != "'" and not _GAP.fullmatch(text, run[-1].end, start):
            yield [*run, _Word({"."}, run[-1].end, run[-1].end)]
            run, forms = [], set()
        forms = _forms(match[0], forms, lex)
        if headline:
            forms.discard("^")
        if text[end : end + 1] == "-":
            forms.add("-")
        run.append(_Word(forms, start, end))
    if run:
        yield [*run, _Word({"."}, run[-1].end, run[-1].end)]


def _forms(word: str, before: set[str], lex: Lexicon) -> set[str]:
    """Return what in a pattern stands for a word, given the forms of the word before it."""
    word = word.rstrip(".") if word.count(".") == 1 else word
    lower = "'s" if word == "'" else word.lower()
    if word.rstrip("s").isdigit():
        year = _YEAR.match(word) and not lex.shapes["##"].after.isdisjoint(before)
        return {"#", "##"} if year else {"#"}
    forms = {lower, *([word] if word.isupper() else [])}
    for shape, (ending, after, never) in lex.shapes.items():
        apt = word[0].isupper() if shape == "^" else not after.isdisjoint(before)
        if apt and lower.endswith(ending) and lower not in never:
            forms.add(shape)
    return forms


# --------------------------------------------------------------------------------- patterns


def _ends(
    trie: Trie, words: Sequence[_Word], at: int, lex: Lexicon, memo: _Memo
) -> Iterator[tuple[int, Row]]:
    """Yield the end and the row of every pattern of the trie that matches from word `at`."""
    for row in trie.rows:
        yield at, row
    if at == len(words):
        return
    for form in words[at].forms:
        if form in trie.words:
            yield from _ends(trie.words[form], words, at + 1, lex, memo)
    for symbol, child in trie.lists.items():
        for end in _entries(symbol, words, at, lex, memo):
            yield from _ends(child, words, end, lex, memo)


def _entries(symbol: str, words: Sequence[_Word], at: int, lex: Lexicon, memo: _Memo) -> set[int]:
    """Return where an entry of a list from word `at`, or up to _MOST of them (<list>*), ends."""
    if (symbol, at) not in memo:
        many = symbol[-1] == "*"
        ends = {at} if many else set()
        if at < len(words) and not lex.opens[symbol].isdisjoint(words[at].forms):
            if many:
                layer = ends
                for _ in range(_MOST):
                    layer = {e for a in layer for e in _entries(symbol[:-1], words, a, lex, memo)}
                    ends = ends | layer
            else:
                ends = {end for end, _ in _ends(lex.lists[symbol[1:-1]], words, at, lex, memo)}
        memo[symbol, at] = ends
    return memo[symbol, at]


def _labels(text: str, lex: Lexicon) -> Iterator[_Label]:
    """Yield the labels of one sentence, left to right."""
    names: dict[str, list[tuple[int, str]]] = {name: [] for name in lex.names}
    for words in _runs(text, lex):
        memo: _Memo = {}
        for name, met in names.items():
            met.extend(_names(name, text, words, lex, memo))
        found = [
            (at + row.lead, row.tail - end, row.number)
            for at, word in enumerate(words)
            if not lex.opens["<>"].isdisjoint(word.forms)
            for end, row in _ends(lex.phrases, words, at, lex, memo)
        ]
        done = 0
        for at, minus_end, number in sorted(found):
            row, start, end = lex.rows[number], words[at].start, words[-minus_end - 1].end
            out = row["category"] == "out"
            if at < done or (_part_of_a_word(text, start, end) and not out):
                continue
            done = -minus_end
            if not out:
                start -= _opened(text, start, end)
                referent = _referent(row["referent"], names, start, end)
                yield _Label(start, end, referent, row["category"])


def _part_of_a_word(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch is only a part of one hyphenated word."""
    after = _COMPOUND.match(f"{text[start:end]}|{text[end : end + 2]}")
    return bool(after) or text[max(start - 1, 0) : start] == "-"


def _opened(text: str, start: int, end: int) -> bool:
    """Tell whether a quotation mark before a stretch is closed inside it."""
    mark = text[start - 1 : start]
    return bool(mark) and _CLOSING.get(mark, "\n") in text[start:end]


def _names(
    name: str, text: str, words: Sequence[_Word], lex: Lexicon, memo: _Memo
) -> Iterator[tuple[int, str]]:
    """Yield (start, referent) of the entries of a list in a run, the longer before the shorter."""
    done = 0
    for at, word in enumerate(words):
        if at >= done and not lex.opens[f"<{name}>"].isdisjoint(word.forms):
            ends = sorted(_ends(lex.lists[name], words, at, lex, memo))
            done = ends[-1][0] if ends else at
            after = words[done - 1].end
            if ends and text[after : after + 1] != "-":  # Turkish-backed forces are not Turkish
                yield word.start, lex.rows[ends[-1][1].number]["referent"]


def _referent(
    referent: str, names: Mapping[str, Sequence[tuple[int, str]]], start: int, end: int
) -> str:
    """Return a referent with <list> filled from the (place, name) of the entries met, in order."""
    for name, met in names.items():
        if f"<{name}>" in referent:
            first, last = bisect_left(met, (start,)), bisect_left(met, (end,))
            named = met[first:last] or met[max(last - 1, 0) : last] or [(0, "unspecified")]
            joined = " and ".join(dict.fromkeys(word for _, word in named))
            referent = referent.replace(f"<{name}>", joined)
    return referent
