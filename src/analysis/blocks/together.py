"""Together: the tables that are made of all articles.

Each block is counted by itself, with what its articles share. Tables by outlet are made of what was
counted of some outlets at a time; the others tell only of articles that share passages.
"""

from collections.abc import Sequence
from importlib import import_module
from typing import cast

import pandas as pd

from analysis import schema, spans
from analysis.blocks.division import code
from analysis.blocks.shelf import Shelf
from analysis.blocks.tables import Block, Cut, linked_quotations
from analysis.corpus import outlets
from analysis.outlets.passages import SIDES
from analysis.steps import STEPS, Counting, Ordered, scoped

_ABOUT = ["article_id", "outlet", "published", "n_words"]
"""What the tables of all articles take of each."""


def count(shelf: Shelf, result: str, block: Block, one: Cut, sides: str, linked: str) -> None:
    """Count for each of the tables what the articles of a block have."""
    articles = shelf.frame(block.read, "articles")
    bounds = [("number", ">=", one.article), ("number", "<", one.article + one.n_articles)]
    frames = {
        "articles": articles,
        "alignments": shelf.frame(sides, "sides", SIDES, bounds),
        "quotations": linked_quotations(shelf, block, linked),
        "sentiment": shelf.frame(block.read, "sentiment"),
    }
    counted = {
        name: _counting(name).by_article(*(frames[taken] for taken in STEPS[name].takes))
        for name in scoped("outlet", "sharing")
    }
    spans.check(counted["remarks"], articles, "remarks")
    shelf.keep(result, {**counted, "articles": articles[_ABOUT]})


def part(shelf: Shelf, result: str, counted: Sequence[str], parts: int) -> None:
    """Keep what was counted of some blocks in parts, each of some of all outlets."""
    articles = _every(shelf, counted, "articles")
    outlet = outlets(articles)
    number = {name: code(name) % parts for name in set(outlet.values())}
    frames = {
        "articles": articles,
        **{name: _every(shelf, counted, name) for name in scoped("outlet")},
    }
    kept: dict[str, pd.DataFrame] = {}
    for name, frame in frames.items():
        one = frame["article_id"].map(outlet) if "article_id" in frame else frame["outlet"]
        of = one.map(number)
        kept |= {f"{name}-{n}": frame[of == n] for n in range(parts)}
    shelf.keep(result, kept)


def make_part(shelf: Shelf, result: str, parted: Sequence[str], number: int) -> None:
    """Make the tables by outlet of a part of all outlets."""
    articles = _every(shelf, parted, f"articles-{number}")
    counted = {name: _every(shelf, parted, f"{name}-{number}") for name in scoped("outlet")}
    made = {name: _counting(name).of_all(articles, rows) for name, rows in counted.items()}
    shelf.keep(result, made)


def make(shelf: Shelf, result: str, name: str, counted: Sequence[str], made: Sequence[str]) -> None:
    """Make one of the tables, of what was counted of all blocks or made of all parts."""
    if STEPS[name].scope == "outlet":
        found = _ordered(name, _every(shelf, made, name))
    else:
        rows = _every(shelf, counted, name)
        own = frozenset(rows["article_id"])
        heads = (shelf.frame(one, "articles") for one in counted)
        articles = pd.concat([head[head["article_id"].isin(own)] for head in heads])
        found = _counting(name).of_all(articles.reset_index(drop=True), rows)
    shelf.keep(result, {name: schema.table(name).frame(found)})


def _every(shelf: Shelf, results: Sequence[str], table: str) -> pd.DataFrame:
    """Return the rows that a table has in all of some results."""
    frames = [shelf.frame(one, table) for one in results]
    return pd.concat([one for one in frames if len(one)] or frames[:1], ignore_index=True)


def _counting(name: str) -> Counting:
    """Return the module that counts for a table and makes it of what was counted."""
    return cast(Counting, import_module(STEPS[name].counted_by))


def _ordered(name: str, made: pd.DataFrame) -> pd.DataFrame:
    """Return what was made of several outlets each as one table."""
    return cast(Ordered, _counting(name)).ordered(made)
