"""Quotations of news articles: who said what, with which word, and between which marks.

``extract`` reads articles and returns one row a quotation. It uses rules, word lists and word shape
only: no tagger, no parser and no model. A few numbers were set on annotated text: the confidence of
each rule (``table``), and the weights by which a pronoun finds its person (``weights`` and
``salience``).
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

import pandas as pd

from .lexicon import Tags
from .people import acquaint
from .table import COLUMNS, draft, rows

__all__ = ["COLUMNS", "SKIPPED_PARTS", "extract"]

SKIPPED_PARTS = ("byline", "dateline", "credit", "boilerplate")


def extract(articles: pd.DataFrame, parts: pd.DataFrame | None = None) -> pd.DataFrame:
    """Quotations of a table of articles.

    ``articles`` needs ``article_id`` and ``text``; ``parts``, when given, needs ``article_id``,
    ``start``, ``end`` and ``part``, and what lies in bylines, datelines, credits and boilerplate is
    passed over.

    A name given in full in one article names its bearer in the others, too, when only one bears it.

    Returns one row a quotation in the order of its start, with the columns of ``COLUMNS``:
    ``start`` and ``end`` are half-open character offsets of the words between the marks (of the
    reported clause when ``kind`` is indirect), ``kind`` is direct, mixed (built into a sentence of
    the reporter's), indirect or scare (scare quotes, titles, names: words between marks with no
    speaker). A reported clause that holds words between marks is a row beside theirs when at least
    five of its words stand outside the marks. ``marked`` is False for speech printed without
    marks, ``speaker`` is the name of the person or body (missing when it cannot be told),
    ``speaker_start`` and ``cue_start`` with their ends locate the mention and the reporting word,
    ``fragment_of`` is the row an interrupted quotation goes on from, ``rule`` and ``confidence``
    (0 to 1) say how the speaker was found.

    Raises ValueError when a column is missing, an identifier is repeated or a text is not a string.

    >>> text = "“It will hold,” Mayor Ada Finch said. It rained."
    >>> found = extract(pd.DataFrame({"article_id": ["post"], "text": [text]}))
    >>> found[["kind", "speaker", "cue", "text"]].values.tolist()
    [['direct', 'Ada Finch', 'said', 'It will hold,']]
    """
    check(articles, ("article_id", "text"), "articles")
    if articles["article_id"].duplicated().any():
        twice = articles.loc[articles["article_id"].duplicated(), "article_id"].iloc[0]
        raise ValueError(f"articles: article_id {twice!r} occurs twice; give every article its own")
    skipped: dict[str, list[tuple[int, int]]] = {}
    if parts is not None:
        check(parts, ("article_id", "start", "end", "part"), "parts")
        furniture = parts[parts["part"].isin(SKIPPED_PARTS)]
        for name, start, end in zip(
            furniture["article_id"], furniture["start"], furniture["end"], strict=True
        ):
            skipped.setdefault(name, []).append((int(start), int(end)))
    for name, text in zip(articles["article_id"], articles["text"], strict=True):
        if not isinstance(text, str):
            raise ValueError(
                f"articles: the text of {name!r} is no string; read the file as UTF-8 first"
            )
    with uncollected():
        return tidy(extracted(articles, skipped))


def extracted(articles: pd.DataFrame, skipped: dict[str, list[tuple[int, int]]]) -> list[tuple]:
    """Rows of all articles, which share what they tell of a person."""
    tags = Tags()
    drafts = [
        draft(str(name), text, sorted(skipped.get(name, [])), tags)
        for name, text in zip(articles["article_id"], articles["text"], strict=True)
    ]
    acquaint([one.people for one in drafts])
    texts = zip(drafts, articles["text"], strict=True)
    return [row for one, text in texts for row in rows(one, text)]


@contextmanager
def uncollected() -> Iterator[None]:
    """Pause the search for reference cycles: words and names hold none, and the search would take
    a quarter of the time.
    """
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()


def check(table: pd.DataFrame, columns: tuple[str, ...], name: str) -> None:
    """Raise ValueError when a table lacks a column."""
    missing = [c for c in columns if c not in table.columns]
    if missing:
        raise ValueError(f"{name}: no column {missing[0]!r}; the table has {list(table.columns)}")


def tidy(found: list[tuple]) -> pd.DataFrame:
    """Table of the rows, with the types of each column fixed even when it is empty."""
    table = pd.DataFrame(found, columns=list(COLUMNS))
    return table.astype(COLUMNS)
