"""The tables of a corpus that lies on a shelf in blocks, as frames, one after the other."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import pandas as pd

from analysis import pipeline, quotations, schema
from analysis.blocks import tasks
from analysis.blocks.shelf import Shelf
from analysis.quotations.entities.linking import Entity
from analysis.reuse import groups
from analysis.steps import RECEIVED
from analysis.study import Settings, Study

TOGETHER = (
    "outlet_sharing", "syndication", "outlet_speech", "remarks", "outlet_tone"
)  # fmt: skip
"""The tables that are made of all articles together."""


@dataclass(frozen=True)
class Block:
    """A block: the results on the shelf that hold its articles and the tables made of them.

    `left_out` are the rows of the articles received that are no articles of the corpus.
    """

    received: str
    left_out: tuple[int, ...]
    read: str


@dataclass(frozen=True)
class Cut:
    """The sentences of a block: the result that holds them, the numbers of the first sentence and
    of the first article that has any, and how many of both there are.
    """

    result: str
    sentence: int
    article: int
    n_sentences: int
    n_articles: int


def linked_quotations(shelf: Shelf, block: Block, linked: str) -> pd.DataFrame:
    """Return the quotations of a block, with the entities that `linked` holds of their speakers."""
    rows = shelf.frame(linked, block.read).itertuples(index=False)
    entities = {(row[0], row[1]): Entity(*row[2:]) for row in rows}
    return quotations.joined(shelf.frame(block.read, "quotations"), entities)


def heads(shelf: Shelf, blocks: Iterable[Block]) -> Iterator[pd.DataFrame]:
    """Yield what is known of the articles of each block without their texts: `tasks.HEADS`."""
    for block in blocks:
        yield shelf.frame(block.received, "heads").drop(index=list(block.left_out))


class Own(pipeline.Tables):
    """The tables that people wrote for a study, read with the articles, which are got at need."""

    def __init__(
        self, study: Study, articles: Callable[[], pd.DataFrame], files: Mapping[str, str]
    ) -> None:
        super().__init__(study, known={"files": files, "keys": {}, "digests": {}})
        self._articles = articles
        self._made: dict[str, pd.DataFrame] = {}

    def _frame(self, name: str) -> pd.DataFrame:
        if name not in self._made:
            self._made[name] = self._articles() if name == RECEIVED else self._make(name)
        return self._made[name]


@dataclass
class Blocks:
    """The tables of a corpus: what `pipeline.Tables` gives, as frames.

    `linked`, `matched`, `grouped` and `shared` are the results that hold what articles share: the
    entities of speakers, the alignments, their groups, and (as the beginning of their names) the
    tables made of all. `cuts` are the sentences of each block, `sides` the results that hold what
    it shares. `gone` are the articles that were
    left out, `kept` the decisions that the study keeps.
    """

    study: Study
    shelf: Shelf
    own: Own
    blocks: Sequence[Block]
    gone: frozenset[str]
    kept: pd.DataFrame
    excluded: pd.DataFrame
    linked: str = ""
    cuts: Sequence[Cut] = ()
    matched: Sequence[str] = ()
    grouped: str = ""
    sides: Sequence[str] = ()
    shared: str = ""

    @property
    def settings(self) -> Settings:
        """What is particular to the study."""
        return self.study.settings

    def heads(self) -> Iterator[pd.DataFrame]:
        """Yield what is known of the articles without their texts, block by block."""
        return heads(self.shelf, self.blocks)

    def ids(self) -> Iterator[str]:
        """Yield the ids of the articles, in order."""
        for frame in self.heads():
            yield from frame["article_id"]

    def frames(self, name: str) -> Iterator[pd.DataFrame]:
        """Return the rows of a table, in order, some at a time.

        Raises what `pipeline.Tables` raises for coded files that cannot be used.
        """
        ways: dict[str, Callable[[], Iterator[pd.DataFrame]]] = {
            "excluded": lambda: iter([self.excluded]),
            "decisions": self._decisions,
            "articles": self._articles,
            "quotations": self._quotations,
            "alignments": self._alignments,
            **{one: partial(self._apart, one) for one in tasks.APART if one != "articles"},
            **{one: partial(self._together, one) for one in TOGETHER},
        }
        return ways[name]() if name in ways else iter([getattr(self.own, name)])

    def _apart(self, name: str) -> Iterator[pd.DataFrame]:
        for block in self.blocks:
            yield self.shelf.frame(block.read, name)

    def _together(self, name: str) -> Iterator[pd.DataFrame]:
        yield from self.shelf.frames(f"{self.shared}-{name}", name)

    def _quotations(self) -> Iterator[pd.DataFrame]:
        for block in self.blocks:
            yield linked_quotations(self.shelf, block, self.linked)

    def _alignments(self) -> Iterator[pd.DataFrame]:
        declared = schema.table("alignments").names
        for part in self.matched:
            group = pd.Series(groups.names(self.shelf.array(self.grouped, part)), dtype="str")
            yield self.shelf.frame(part, "alignments", declared).assign(group=group)

    def _decisions(self) -> Iterator[pd.DataFrame]:
        yield self.kept
        for block in self.blocks:
            found = self.shelf.frame(block.received, "decisions")
            yield found[~found["article_id"].isin(self.gone)]

    def _articles(self) -> Iterator[pd.DataFrame]:
        """Yield the articles; all of them have the columns that one has of its own."""
        names: dict[str, None] = {}
        for block in self.blocks:
            names |= dict.fromkeys(self.shelf.columns(block.received, RECEIVED))
        declared = schema.table("articles").names
        own = [name for name in names if name not in declared]
        for block in self.blocks:
            frame = self.shelf.frame(block.read, "articles")
            missing = {name: pd.Series("", frame.index, "str") for name in own if name not in frame}
            yield frame.assign(**missing)[[*declared, *own]]
