"""Together: the groups of shared passages, and the tables that are made of all articles.

The passages are grouped as numbers; then each block is counted by itself, with what its articles
share, and each table is made of what was counted.
"""

from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType

import numpy as np
import pandas as pd
import pyarrow as pa
from pyarrow import parquet

from analysis import schema, spans
from analysis.blocks.shelf import GROUP, Shelf
from analysis.blocks.tables import TOGETHER, Block, Cut, linked_quotations
from analysis.outlets.passages import SIDES
from analysis.reuse.groups import groups, names
from analysis.steps import STEPS

_ABOUT = ["article_id", "outlet", "published", "n_words"]
"""What the tables of all articles take of each."""


def group(shelf: Shelf, result: str, parts: Sequence[str], cuts: Sequence[Cut]) -> None:
    """Keep the groups of the alignments of all parts, part by part, and their sides by article."""
    columns = [f"{name}_{side}" for name in ("number", "start", "end") for side in "ab"]
    frames = [shelf.frame(part, "alignments", [*columns, "similarity"]) for part in parts]
    every = pd.concat(frames, ignore_index=True)
    edges = np.cumsum([0, *map(len, frames)]).tolist()
    pairs = (every[list(pair)].to_numpy() for pair in zip(columns[::2], columns[1::2], strict=True))
    found = groups(*pairs)
    with shelf.writing(result) as aside:
        for part, low, high in zip(parts, edges, edges[1:], strict=False):
            np.save(aside / f"{part}.npy", found[low:high])
        articles = [shelf.frame(one.result, "articles") for one in cuts]
        _write(_sides(every.assign(group=found), pd.concat(articles)), aside / "sides.parquet")


def _sides(alignments: pd.DataFrame, articles: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """Yield each alignment from the side of either article, as `SIDES`, in order of the article."""
    both = []
    for here, there in ("ab", "ba"):
        columns = [f"number_{here}", f"number_{there}", f"start_{here}", f"end_{here}"]
        side = alignments[[*columns, "group", "similarity"]]
        both.append(
            side.set_axis(["number", "there", "start", "end", "group", "similarity"], axis=1)
        )
    sides = pd.concat(both, ignore_index=True).sort_values("number", kind="stable")
    for low in range(0, max(1, len(sides)), GROUP):
        some = sides[low : low + GROUP].reset_index(drop=True)
        own, other = (
            articles.take(some[name].to_numpy()).reset_index(drop=True)
            for name in ("number", "there")
        )
        yield some.assign(
            article_id=own["article_id"],
            other_id=other["article_id"],
            other=other["outlet"],
            group=pd.Series(names(some["group"].to_numpy()), dtype="str"),
        )[["number", *SIDES]]


def _write(frames: Iterator[pd.DataFrame], path: Path) -> None:
    """Write frames as row groups of one file, so that some of them can be read."""
    tables = (pa.Table.from_pandas(frame, preserve_index=False) for frame in frames)
    first = next(tables)
    with parquet.ParquetWriter(path, first.schema, compression="zstd") as file:
        file.write_table(first)
        for table in tables:
            file.write_table(table)


def count(shelf: Shelf, result: str, block: Block, one: Cut, grouped: str, linked: str) -> None:
    """Count for each of the tables what the articles of a block have."""
    articles = shelf.frame(block.read, "articles")
    bounds = [("number", ">=", one.article), ("number", "<", one.article + one.n_articles)]
    frames = {
        "articles": articles,
        "alignments": shelf.frame(grouped, "sides", SIDES, bounds),
        "quotations": linked_quotations(shelf, block, linked),
        "sentiment": shelf.frame(block.read, "sentiment"),
    }
    counted = {
        name: _module(name).by_article(*(frames[taken] for taken in STEPS[name].takes))
        for name in TOGETHER
    }
    spans.check(counted["remarks"], articles, "remarks")
    shelf.keep(result, {**counted, "articles": articles[_ABOUT]})


def make(shelf: Shelf, result: str, name: str, counted: Sequence[str]) -> None:
    """Make one of the tables of what was counted of all blocks."""
    articles, rows = (
        pd.concat([shelf.frame(one, table) for one in counted], ignore_index=True)
        for table in ("articles", name)
    )
    made = schema.table(name).frame(_module(name).of_all(articles, rows))
    shelf.keep(result, {name: made})


def _module(name: str) -> ModuleType:
    """Return the module that makes a table."""
    return import_module(STEPS[name].function.replace(":", "."))
