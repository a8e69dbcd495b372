"""The tables of a corpus that lies on a shelf in blocks, as frames, one after the other."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis import quotations, schema
from analysis.blocks.shelf import Shelf
from analysis.pipeline import Tables
from analysis.quotations.entities.linking import Entity
from analysis.reuse import groups
from analysis.steps import RECEIVED, STEPS
from analysis.study import Settings


@dataclass(frozen=True)
class Taken:
    """The articles of a block: the result on the shelf that holds them as received.

    `left_out` are the rows of these that are no articles of the corpus.
    """

    received: str
    left_out: tuple[int, ...]


@dataclass(frozen=True)
class Block(Taken):
    """A block that was read: with the result that holds the tables made of its articles."""

    read: str


@dataclass(frozen=True)
class Received:
    """What lies in the place of a study's articles.

    `gone` are the ids of the articles that were left out, `kept` the decisions that the study
    keeps, `excluded` is the table of that name.
    """

    blocks: Sequence[Taken]
    gone: frozenset[str]
    kept: pd.DataFrame
    excluded: pd.DataFrame


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


def heads(shelf: Shelf, blocks: Iterable[Taken]) -> Iterator[pd.DataFrame]:
    """Yield what is known of the articles of each block without their texts: `tasks.HEADS`."""
    for block in blocks:
        yield shelf.frame(block.received, "heads").drop(index=list(block.left_out))


@dataclass(frozen=True)
class Paired:
    """What articles share: results that hold the alignments in order (`matched`) and their groups.

    `cuts` are the sentences of each block, `sides` the results that hold what it shares.
    """

    cuts: Sequence[Cut]
    matched: Sequence[str]
    grouped: str
    sides: Sequence[str]


@dataclass(frozen=True)
class Blocks:
    """The tables of a corpus: what `pipeline.Tables` gives, as frames.

    `own` has the tables that people wrote. `linked` is the result that holds the entities of
    speakers, `shared` how the names of those begin that hold the tables made of all articles.
    """

    shelf: Shelf
    own: Tables
    received: Received
    blocks: Sequence[Block]
    linked: str
    paired: Paired
    shared: str

    @property
    def settings(self) -> Settings:
        """What is particular to the study."""
        return self.own.study.settings

    def heads(self) -> Iterator[pd.DataFrame]:
        """Yield what is known of the articles without their texts, block by block."""
        return heads(self.shelf, self.blocks)

    def frames(self, name: str) -> Iterator[pd.DataFrame]:
        """Return the rows of a table, in order, some at a time.

        Raises what `pipeline.Tables` raises for coded files that cannot be used.
        """
        ways: Mapping[str, Callable[[], Iterator[pd.DataFrame]]] = {
            "excluded": lambda: iter([self.received.excluded]),
            "decisions": self._decisions,
            "articles": self._articles,
            "quotations": self._quotations,
            "alignments": self._alignments,
        }
        if name in ways:
            return ways[name]()
        if name not in STEPS:
            return self.own.frames(name)
        of = {"article": self._by_article, "outlet": self._of_all, "sharing": self._of_all}
        return of[STEPS[name].scope](name)

    def _by_article(self, name: str) -> Iterator[pd.DataFrame]:
        for block in self.blocks:
            yield self.shelf.frame(block.read, name)

    def _of_all(self, name: str) -> Iterator[pd.DataFrame]:
        yield from self.shelf.frames(f"{self.shared}-{name}", name)

    def _quotations(self) -> Iterator[pd.DataFrame]:
        for block in self.blocks:
            yield linked_quotations(self.shelf, block, self.linked)

    def _alignments(self) -> Iterator[pd.DataFrame]:
        declared = schema.table("alignments").names
        for part in self.paired.matched:
            numbers = self.shelf.array(self.paired.grouped, part)
            group = pd.Series(groups.names(numbers), dtype="str")
            yield self.shelf.frame(part, "alignments", declared).assign(group=group)

    def _decisions(self) -> Iterator[pd.DataFrame]:
        yield self.received.kept
        for block in self.blocks:
            found = self.shelf.frame(block.received, "decisions")
            yield found[~found["article_id"].isin(self.received.gone)]

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
