"""What prose may print by name: passages, claims, facts and results of the study."""

from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from analysis import derived, pipeline
from analysis.derived import Value
from analysis.findings import discussed
from analysis.html.addresses import article_page
from analysis.pipeline import Tables
from analysis.store import Store

BUILT = "_build"
"""Folder of a study for what is made from it, among it the pages of a book that was written."""


class Passage(NamedTuple):
    """A passage of an article: its words, the sentence where it begins, and that for readers."""

    text: str
    article_id: str
    sentence_id: str
    place: str


class Values:
    """The tables of a study and what prose may print of them, each made when it is first used."""

    def __init__(self, source: Path) -> None:
        """Open the study of a book: the folder of its pages, or, of written ones, that above."""
        self.folder = source.parents[1] if source.parent.name == BUILT else source

    @cached_property
    def tables(self) -> Tables:
        """The tables, kept for the next build."""
        return pipeline.tables(self.folder, keep=True)

    @cached_property
    def store(self) -> Store:
        """Where what pages are made of is kept for the next build."""
        return Store(self.folder / pipeline.KEPT)

    @cached_property
    def results(self) -> dict[str, Value]:
        """The named results, by key."""
        return derived.results(self.tables)

    @cached_property
    def passages(self) -> dict[str, Passage]:
        """The passages, by their ids or as `claim@article`."""
        frame = discussed.passages(self.tables)
        columns = [frame[name] for name in Passage._fields]
        return dict(zip(frame["passage_id"], map(Passage, *columns), strict=True))

    @cached_property
    def claims(self) -> dict[str, str]:
        """The claims of the register, by their ids."""
        claims = self.tables.claims
        return dict(zip(claims["claim_id"], claims["statement"], strict=True))

    @cached_property
    def sentences(self) -> dict[str, str]:
        """The article of each sentence, by the sentence's id."""
        sentences = self.tables.sentences
        return dict(zip(sentences["sentence_id"], sentences["article_id"], strict=True))

    @cached_property
    def _articles(self) -> dict[str, str]:
        """The articles, by the names of their pages, which are those of sections, too."""
        ids = self.tables.articles["article_id"]
        return {article_page(one).removesuffix(".html"): one for one in ids}

    def article_of(self, page: str) -> str:
        """Return the article that a page or section of this name prints, empty if it is no such."""
        return self._articles.get(page, "")

    @cached_property
    def facts(self) -> dict[str, str]:
        """The facts of the record, by their ids."""
        facts = self.tables.facts
        return dict(zip(facts["fact_id"], facts["fact"], strict=True))
