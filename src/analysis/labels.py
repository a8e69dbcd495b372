"""Names and frames: how articles name groups, forces, states, leaders, places, fighting and law.

The lexicon is a table for readers to edit, ``data/labels.csv``, one pattern a row:

==================  ==============================================================================
``rebel groups``    these words in this order; a space also matches a hyphen or a quotation mark
                    beside the space (``“rebel” groups``); case is ignored, but a word in capitals
                    (``US``, ``IS``) is matched as written
``group|groups``    one of these words; forms are listed, nothing is inflected
``(rebel) groups``  words in ``( )`` may be missing
``<country>``       an entry of a list: the rows of category ``list country``
``<kind>*``         none or up to six entries of a list
``#``, ``##``       a number in digits (*14*, *1990s*); a year (*2020*)
``^``               a word with a capital letter, but none in a headline that capitalises all words
``-``               a word joined to the next by a hyphen (``- held`` is *rebel-held*)
``.``               the beginning or end of a clause: a mark other than a hyphen or quotation mark
``*ed``             a word with this ending after a word of the list ``*ed`` (*the looted towns*,
                    but not *they looted towns*); ``*`` is any word after one of the list ``*``
``[the] military``  words in ``[ ]`` at either end must stand there but are not in the label
==================  ==============================================================================

An empty gloss means: as above. A list row may use the lists above it; the rows of a list stand
together. Words of the list ``not ^`` are never taken for ``^``, and so on. Rows of category ``out``
are phrases that are not labels (*return to Ankara*). Of two labels the earlier in the text wins,
then the longer, then the upper row; part of one hyphenated word is no label. A list row with a
referent is a name: ``<country>`` in a referent is the state in the label, else the one named last
before it in the sentence, else *unspecified*.

The lexicon was written with the five articles of the book in view, then widened by kinds of words
on 60 invented sentences in the manner of news of 2015 to 2024 about the wars in Syria, Iraq, Yemen,
Libya, Gaza, Ukraine and Karabakh, and by reading what it finds in news of these wars on the web.
"""

import csv
import re
from bisect import bisect_left
from collections.abc import Iterator
from io import StringIO
from itertools import chain, product
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from analysis import wordlists
from analysis.segment import TEXT_PARTS

CATEGORIES = ("armed_group", "force", "state", "leader", "territory", "fighting", "law")
COLUMNS = ["article_id", "start", "end", "text", "referent", "category", "voice", "attributed_to"]

# Hyphens part words here, unlike in segment.tokens: "Turkish-backed" must match by its parts.
# The apostrophe of a plural possessive (rebels' offensive) is a word, as 's is.
_WORD = re.compile(
    r"[^\W\d_](?:\.[^\W\d_])+\.?"  # U.S.
    r"|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec|Gen|Lt|Col|Maj|Adm|Dr|St|[A-Z])\.(?=\s+[A-Z\d])"
    r"|'s\b|(?<=s)'(?=\s+\w)|[^\W_]+(?:'(?!s\b)[^\W_]+)*"
)
_GAP = re.compile("[\u201d\u2019\"']?(?:\\s+|[\u2010\u2011-])[\u201c\u2018\"']?")
_ELEMENT = re.compile(r"\([^()\[\]]+\)|\[[^()\[\]]+\]|[^\s()\[\]]+")
_CURLY = "\u2019"  # the curly apostrophe
_CLOSING = {"\u201c": "\u201d", '"': '"'}  # a mark closed inside a label opens it
_COMPOUND = re.compile(r"\S+\|-\w")  # SDF|-held, but not civil war|-last
_MINOR = re.compile("(?:a|an|and|as|at|by|for|from|in|of|on|or|over|the|to|vs|with|'?s?)$")
_SYMBOLS = ("##", "^", "-", ".")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_ROWS, _LISTS = " rows", " lists"  # keys of a trie node beside its words


class Lexicon(NamedTuple):
    """Rows as read (pattern, referent, category, gloss) and what is made of them.

    `lists` and `phrases` are tries of words, `names` the lists whose rows have referents, `opens`
    the words that can begin an entry of ``<list>`` (a phrase: ``<>``), `shapes` for ``*ed`` and the
    like the ending, the words it may follow and the words it never stands for.
    """

    rows: list[dict[str, str]]
    lists: dict[str, dict]
    phrases: dict
    names: dict[str, None]
    opens: dict[str, frozenset[str]]
    shapes: dict[str, tuple[str, frozenset[str], frozenset[str]]]


def lexicon(path: Path | str | None = None) -> Lexicon:
    """Return the lexicon of a file, or the one that the package brings.

    Raises ValueError with the file, the row and what is wrong with it.
    """
    text = Path(path).read_text(encoding="utf-8") if path else wordlists.text("labels.csv")
    lex = Lexicon(list(csv.DictReader(StringIO(text))), {}, {}, {}, {}, {})
    current = ""
    for number, row in enumerate(lex.rows):
        try:
            current = _add(lex, number, row, current)
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            raise ValueError(
                f"{path or 'labels.csv'}: row {number + 1} below the header: {error!s}"
            ) from error
    for name, trie in (*lex.lists.items(), ("", lex.phrases)):
        lex.opens[f"<{name}>"] = lex.opens[f"<{name}>*"] = frozenset(_openers(trie, lex))
    for shape in ("^", "##", *(name for name in lex.lists if name[0] == "*")):
        lists = (lex.opens.get(f"<{name}>", frozenset()) for name in (shape, f"not {shape}"))
        lex.shapes[shape] = (shape[1:], *lists)
    return lex


def _openers(trie: dict, lex: Lexicon) -> set[str]:
    """Return the words that can come first in the patterns of a trie; lists used are done."""
    first = set(trie) - {_ROWS, _LISTS}
    for symbol, child in trie.get(_LISTS, {}).items():
        first |= lex.opens[symbol] | (_openers(child, lex) if symbol[-1] == "*" else set())
    return first


def _add(lex: Lexicon, number: int, row: dict[str, str], current: str) -> str:
    """Add a row to the tries; return the name of its list, "" for a row of another category."""
    pattern, kind = row["pattern"], row["category"]
    name = kind[5:] if kind.startswith("list ") else ""
    if not name and kind not in (*CATEGORIES, "out"):
        raise ValueError(f"unknown category {kind!r}")
    if name and name != current and name in lex.lists:
        raise ValueError(f"the rows of list {name!r} do not stand together")
    known = set(lex.lists) - {name}
    trie = lex.lists.setdefault(name, {}) if name else lex.phrases
    if name and row["referent"]:
        lex.names[name] = None
    elements = _ELEMENT.findall(pattern)
    if not elements or "".join("".join(elements).split()) != "".join(pattern.split()):
        raise ValueError(f"{pattern!r} is empty or has unpaired or nested brackets")
    lead, tail = (len(e.split()) if e[0] == "[" else 0 for e in (elements[0], elements[-1]))
    if any(e[0] == "[" for e in elements[1:-1]) or re.search(r"\[[^]]*[<-]", pattern):
        raise ValueError(f"{pattern!r}: [ ] holds plain words at either end")
    for symbols in _sequences(elements):
        if sum(symbol[-2:] != ">*" for symbol in symbols) <= lead + tail:
            raise ValueError(f"{pattern!r} can stand for no words")
        node = trie
        for symbol in symbols:
            listed = symbol[0] == "<"
            used = {symbol.rstrip("*")[1:-1] if listed else symbol} if symbol[0] in "<*" else set()
            if not used <= (known if listed else set(lex.lists)):
                raise ValueError(f"{pattern!r} uses {symbol}, which no row above defines")
            node = node.setdefault(_LISTS, {}) if listed else node
            node = node.setdefault(symbol, {})
        node.setdefault(_ROWS, []).append((number, lead, tail))
    return name


def _sequences(elements: list[str]) -> Iterator[tuple[str, ...]]:
    """Yield each sequence of words and lists that the elements of a pattern stand for."""
    choices = []
    for element in elements:
        words = [word.split("|") for word in element.strip("()[]").split()]
        ways = [list(chain.from_iterable(map(_symbols, way))) for way in product(*words)]
        choices.append([*ways, []] if element[0] == "(" else ways)
    for chosen in product(*choices):
        yield tuple(chain.from_iterable(chosen))


def _symbols(word: str) -> list[str]:
    """Split one pattern word at its hyphens, after a list or number sign too (<country>-led)."""
    if word in _SYMBOLS or word[:1] == "*":
        return [word]
    head, _, rest = word.partition("-") if word[:1] in ("<", "#") else ("", "", word)
    words = _WORD.findall(rest.replace(_CURLY, "'"))
    if not head and not words:
        raise ValueError(f"{word!r} is no word")
    return [*([head] if head else []), *(w if w.isupper() else w.lower() for w in words)]


def _runs(text: str, lex: Lexicon) -> Iterator[list[tuple[set[str], int, int]]]:
    """Yield runs of (forms, start, end) of words with only spaces, hyphens and quotes between.

    A run ends with an empty ``.``.
    """
    words = list(_WORD.finditer(text.replace(_CURLY, "'")))
    headline = all(not match[0][0].islower() or _MINOR.match(match[0]) for match in words)
    run, forms = [], {"."}
    for match in words:
        start, end = match.span()
        if run and match[0][0] != "'" and not _GAP.fullmatch(text, run[-1][2], start):
            yield [*run, ({"."}, run[-1][2], run[-1][2])]
            run, forms = [], set()
        forms = _forms(match[0], forms, lex)
        if headline:
            forms.discard("^")
        if text[end : end + 1] == "-":
            forms.add("-")
        run.append((forms, start, end))
    if run:
        yield [*run, ({"."}, run[-1][2], run[-1][2])]


def _forms(word: str, before: set[str], lex: Lexicon) -> set[str]:
    """Return what in a pattern stands for a word, given the forms of the word before it."""
    word = word.rstrip(".") if word.count(".") == 1 else word
    lower = "'s" if word == "'" else word.lower()
    if word.rstrip("s").isdigit():
        year = _YEAR.match(word) and not lex.shapes["##"][1].isdisjoint(before)
        return {"#", "##"} if year else {"#"}
    forms = {lower, *([word] if word.isupper() else [])}
    for shape, (ending, after, never) in lex.shapes.items():
        apt = word[0].isupper() if shape == "^" else not after.isdisjoint(before)
        if apt and lower.endswith(ending) and lower not in never:
            forms.add(shape)
    return forms


def _ends(trie: dict, words: list, at: int, lex: Lexicon, memo: dict) -> Iterator[tuple]:
    """Yield (end, (row, lead, tail)) for every pattern of the trie that matches from word `at`."""
    for row in trie.get(_ROWS, ()):
        yield at, row
    if at == len(words):
        return
    for form in words[at][0]:
        if form in trie:
            yield from _ends(trie[form], words, at + 1, lex, memo)
    for symbol, child in trie.get(_LISTS, {}).items():
        for end in _entries(symbol, words, at, lex, memo):
            yield from _ends(child, words, end, lex, memo)


def _entries(symbol: str, words: list, at: int, lex: Lexicon, memo: dict) -> set[int]:
    """Return where an entry of a list, or up to six of them (<list>*), that begins at `at` ends."""
    if (symbol, at) not in memo:
        ends = {at} if symbol[-1] == "*" else set()
        if at < len(words) and not lex.opens[symbol].isdisjoint(words[at][0]):
            if layer := ends:
                for _ in range(6):
                    layer = {e for a in layer for e in _entries(symbol[:-1], words, a, lex, memo)}
                    ends = ends | layer
            else:
                ends = {end for end, _ in _ends(lex.lists[symbol[1:-1]], words, at, lex, memo)}
        memo[symbol, at] = ends
    return memo[symbol, at]


def _matches(text: str, lex: Lexicon) -> Iterator[tuple[int, int, str, str]]:
    """Yield (start, end, referent, category) of the labels of one sentence, left to right."""
    names: dict[str, list[tuple[int, str]]] = {name: [] for name in lex.names}
    for words in _runs(text, lex):
        found, memo, done = [], {}, 0
        for name, met in names.items():
            met.extend(_names(name, text, words, lex, memo))
        for at, (forms, _, _) in enumerate(words):
            if not lex.opens["<>"].isdisjoint(forms):
                for end, (number, lead, tail) in _ends(lex.phrases, words, at, lex, memo):
                    found.append((at + lead, tail - end, number))
        for at, minus_end, number in sorted(found):
            row, start, end = lex.rows[number], words[at][1], words[-minus_end - 1][2]
            part = _COMPOUND.match(f"{text[start:end]}|{text[end : end + 2]}")
            part = part or text[max(start - 1, 0) : start] == "-"
            if at >= done and (row["category"] == "out" or not part):
                done = -minus_end
                if (mark := text[start - 1 : start]) and _CLOSING.get(mark, "\n") in text[
                    start:end
                ]:
                    start -= 1
                if row["category"] != "out":
                    yield start, end, _referent(row["referent"], names, start, end), row["category"]


def _names(name: str, text: str, words: list, lex: Lexicon, memo: dict) -> Iterator[tuple]:
    """Yield (start, referent) of the entries of a list in a run, the longer before the shorter."""
    done = 0
    for at, (forms, start, _) in enumerate(words):
        if at >= done and not lex.opens[f"<{name}>"].isdisjoint(forms):
            ends = sorted(_ends(lex.lists[name], words, at, lex, memo))
            done = ends[-1][0] if ends else at
            after = words[done - 1][2]
            if ends and text[after : after + 1] != "-":  # Turkish-backed forces are not Turkish
                yield start, lex.rows[ends[-1][1][0]]["referent"]


def _referent(referent: str, names: dict[str, list], start: int, end: int) -> str:
    """Fill <list> in a referent from the (place, name) of the entries met so far, in order."""
    for name, met in names.items():
        if f"<{name}>" in referent:
            first, last = bisect_left(met, (start,)), bisect_left(met, (end,))
            named = met[first:last] or met[max(last - 1, 0) : last] or [(0, "unspecified")]
            joined = " and ".join(dict.fromkeys(word for _, word in named))
            referent = referent.replace(f"<{name}>", joined)
    return referent


def find(
    sentences: pd.DataFrame, quotations: pd.DataFrame, names: Lexicon | None = None
) -> pd.DataFrame:
    """Find the labels of a lexicon, by default the package's, in article text.

    Read are headline, deck, caption and body.

    `sentences` has article_id, start, end, text, part; `quotations` article_id, start, end, kind,
    speaker. Returns article_id, start, end, text, referent, category, voice, attributed_to, in
    order of text; no two rows overlap. voice is quoted (the label lies in a direct or mixed
    quotation), attributed (in an indirect one) or outlet; scare quotes leave it the outlet's.
    attributed_to is the speaker of the shortest such quotation, missing when unknown. Time and
    memory grow with the text. Raises ValueError when a column is missing.
    """
    for name, table, columns in (
        ("sentences", sentences, ["article_id", "start", "end", "text", "part"]),
        ("quotations", quotations, ["article_id", "start", "end", "kind", "speaker"]),
    ):
        if missing := [column for column in columns if column not in table]:
            raise ValueError(f"the table of {name} lacks the columns {missing}")
    names = names or lexicon()
    rows = []
    articles = sentences[sentences["part"].isin(TEXT_PARTS)].groupby("article_id", sort=False)
    for article_id, group in articles:
        said = quotations[quotations["article_id"] == article_id]
        voices = [
            (voice, *_cover(said[said["kind"].isin(kinds)], int(group["end"].max())))
            for voice, kinds in (("quoted", ("direct", "mixed")), ("attributed", ("indirect",)))
        ]
        for sentence in group.itertuples():
            for start, end, referent, kind in _matches(sentence.text, names):
                at = (sentence.start + start, sentence.start + end)
                label = (sentence.text[start:end], referent, kind)
                rows.append((article_id, *at, *label, *_voice(*at, voices)))
    return pd.DataFrame(rows, columns=COLUMNS)


def _cover(said: pd.DataFrame, length: int) -> tuple[np.ndarray, list[tuple]]:
    """Return for each character the number of the shortest quotation over it, else -1."""
    spans = sorted(
        said[["start", "end", "speaker"]].itertuples(index=False), key=lambda s: s[0] - s[1]
    )
    over = np.full(length, -1)
    for number, (start, end, _) in enumerate(spans):
        over[start:end] = number
    return over, spans


def _voice(start: int, end: int, voices: list[tuple]) -> tuple[str, Any]:
    for voice, over, spans in voices:
        if over[start] >= 0 and end <= spans[over[start]][1]:
            speaker = spans[over[start]][2]
            return voice, pd.NA if pd.isna(speaker) else speaker
    return "outlet", pd.NA


def ladder(labels: pd.DataFrame, referent: str) -> pd.DataFrame:
    """List what each article calls one referent, in the order of the labels table.

    Returns a row for each article and label (case ignored, printed as it first stands): article_id,
    text, n (how often) and voices ("outlet 2, quoted 1").
    """
    chosen = labels[labels["referent"] == referent]
    rows = []
    for (article, _), group in chosen.groupby(
        ["article_id", chosen["text"].str.casefold()], sort=False
    ):
        counts = group["voice"].value_counts().sort_index()
        voices = ", ".join(f"{voice} {n}" for voice, n in counts.items())
        rows.append((article, group["text"].iloc[0], len(group), voices))
    return pd.DataFrame(rows, columns=["article_id", "text", "n", "voices"])
