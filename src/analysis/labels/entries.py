"""The lexicon of names: a table that readers edit, the package's and the study's own.

The package's table, `data/labels.csv`, is for news of any war and any place: a referent says no
more than the words do. What a study knows of its own articles (who the two leaders are, which war
is meant) stands in a table of the study with the same columns: pattern, referent, category, gloss.
A row there takes the place of the package's rows with the same pattern in the same list; the others
come before the package's. `patterns` says how patterns are written.

Rows of category `list country` are the entries of `<country>`; a list may use the lists above it.
Words of the list `not ^` are never taken for `^`, and so on. Rows of category `out` are phrases
that are not labels (*return to Ankara*). Of two labels the earlier in the text wins, then the
longer, then the upper row; part of one hyphenated word is no label.

In a referent `<country>` is what the list says of its entries in the label (*Turkish and Russian
forces*), and *unspecified* where it has none; `<name>`, a list whose rows have no referents, is the
words themselves.

A category with a question mark is open: *rebels*, *battle* and *attack* belong to wars and to
parliaments and playing fields. Open names of groups and forces are labels unless the article, up to
the end of the sentence, speaks of civil life and not of arms; other open rows only where it speaks
of arms. What speaks of arms is a group, a force or fighting that is a label, a word of the section
`arms` of `data/labels_words.txt` or a place of list `place`; what speaks of civil life, a word of
the section `civil` or a result with its score (*lost 24-17*).
"""

import csv
from collections.abc import Iterable, Iterator
from functools import lru_cache
from io import StringIO
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from analysis import schema, wordlists
from analysis.columns import require
from analysis.labels import patterns
from analysis.labels.automaton import Automaton
from analysis.labels.patterns import Node
from analysis.study import StudyError

CATEGORIES = schema.table("labels")["category"].values
_COLUMNS = ["pattern", "referent", "category"]


class Entry(NamedTuple):
    """A row of a table, where it stands, and the list that it belongs to, "" for none."""

    pattern: str
    referent: str
    category: str
    place: str
    list: str


def entry(pattern: str, referent: str, category: str, place: str) -> Entry:
    """Return a row; its category says whether it belongs to a list."""
    of = category[5:] if category.startswith("list ") else ""
    return Entry(pattern, referent, category, place, of)


class Shape(NamedTuple):
    """A symbol for words of a form: their ending, the words they follow, the words never meant."""

    ending: str
    after: frozenset[str]
    never: frozenset[str]


class Lexicon:
    """Rows, and the automaton made of them.

    `entries` are the rows in the order in which they win, `labels` the graph of those that are no
    list, `lists` a graph for each list, `shapes` what stands for `*ed` and such, `named` the lists
    whose rows have referents, `fought` the words that are places of list `place`.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Take the rows; raise StudyError with the place of a row and what is wrong with it."""
        self.entries = list(entries)
        self.labels = Node()
        self.lists: dict[str, Node] = {}
        current = ""
        for number, one in enumerate(self.entries):
            try:
                self._add(number, one, current)
            except ValueError as error:
                raise StudyError(f"{one.place}: {error}; mend the row") from None
            current = one.list
        self.automaton = Automaton(self.labels, self.lists)
        self.shapes = {
            name: Shape(name[1:], self._words(name), self._words(f"not {name}"))
            for name in ("^", "##", *(name for name in self.lists if name[0] == "*"))
        }
        self.fought = self._alone("place")
        self.named = {e.list for e in self.entries if e.list and e.referent}

    def _add(self, number: int, one: Entry, current: str) -> None:
        if not one.list and one.category.removesuffix("?") not in (*CATEGORIES, "out"):
            known = f"{', '.join(CATEGORIES)}, out or list NAME"
            raise ValueError(f"unknown category {one.category!r}, which is none of {known}")
        if one.list and one.list != current and one.list in self.lists:
            raise ValueError(f"the rows of list {one.list!r} do not stand together")
        root = self.lists.setdefault(one.list, Node()) if one.list else self.labels
        own = {one.list} if one.list[:1] != "*" else set()  # *ed may follow *ed
        patterns.add(root, one.pattern, number, self.lists.keys() - own)

    def _words(self, name: str) -> frozenset[str]:
        """Return the words that can begin an entry of a list."""
        return frozenset(self._openers(self.lists[name])) if name in self.lists else frozenset()

    def _alone(self, name: str) -> frozenset[str]:
        """Return the words that are an entry of a list by themselves."""
        words = self.lists[name].words if name in self.lists else {}
        return frozenset(word for word, ends in words.items() if any(end.rows for end in ends))

    def _openers(self, node: Node) -> Iterator[str]:
        yield from node.words
        for edge in node.lists:
            yield from self._openers(self.lists[edge.name])
            if edge.many:
                yield from self._openers(edge.to)


def lexicon(own: pd.DataFrame | None = None) -> Lexicon:
    """Return the lexicon that the package brings, with the rows of a study worked in.

    `own` has pattern, referent and category; a gloss, for readers, is not read. Raises ValueError
    when a column is missing, and StudyError with the row and what is wrong with it.
    """
    if own is None:
        return _made(())
    require(own, _COLUMNS, "own")
    return _made(tuple(own[_COLUMNS].fillna("").itertuples(index=False, name=None)))


def usable(own: pd.DataFrame, path: Path) -> pd.DataFrame:
    """Return the rows of a study's file; raise StudyError, naming file and row, for a bad one."""
    try:
        lexicon(own)
    except StudyError as error:
        raise StudyError(f"{path}: {error}") from None
    return own


@lru_cache(maxsize=8)
def _made(own: tuple[tuple[str, str, str], ...]) -> Lexicon:
    mine = [entry(*row, f"the study's lexicon, row {n}") for n, row in enumerate(own, 1)]
    return Lexicon(_merged(brought(), mine))


def brought() -> list[Entry]:
    """Return the rows that the package brings."""
    rows = csv.DictReader(StringIO(wordlists.text("labels.csv")))
    return [
        entry(row["pattern"], row["referent"], row["category"], f"labels.csv, row {number}")
        for number, row in enumerate(rows, 1)
    ]


def _merged(theirs: list[Entry], mine: list[Entry]) -> Iterator[Entry]:
    """Yield the rows of two tables in the order in which they win, lists first."""
    given: dict[tuple[str, str], list[Entry]] = {}
    for one in mine:
        given.setdefault((one.list, one.pattern), []).append(one)
    replaced = given.keys() & {(one.list, one.pattern) for one in theirs}
    rows: dict[str, list[Entry]] = {one.list: [] for one in (*theirs, *mine) if one.list}
    rows[""] = []
    for one in mine:
        if (one.list, one.pattern) not in replaced:
            rows[one.list].append(one)
    for one in theirs:
        key = (one.list, one.pattern)
        rows[one.list] += given.pop(key, []) if key in replaced else [one]
    return chain.from_iterable(rows.values())
