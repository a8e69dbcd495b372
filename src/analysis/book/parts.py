"""The parts of a page that can be cited: sections, figures, tables, claims, facts, sentences."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from docutils import nodes
from lxml import html
from sphinx.environment import BuildEnvironment

from analysis.book import numbers
from analysis.book.values import Values

_ID = re.compile(r'\bid="([^"]+)"')
_FIRST = re.compile(r"(.{20,}?)(?:\.(?=\s+(?:[A-Z“]|\w+:))|;)", re.DOTALL)
"""The first sentence of a caption, to a semicolon: what follows tells how to read a figure."""


@dataclass(frozen=True)
class Part:
    """A part of a page: where it is, what it is called, and its title."""

    page: str
    id: str
    name: str
    title: str
    article_id: str = ""  # of an article, and of a sentence of it
    chapter: str = (
        ""  # the title of that in which it stands; of a chapter, and on the first page, none
    )

    @property
    def is_sentence(self) -> bool:
        """Whether it is a sentence of an article."""
        return self.name == f"Sentence {self.id}"

    @property
    def is_named(self) -> bool:
        """Whether it has a name of its own, as “Figure 3” is; that of a section is its title."""
        return " " in self.name

    @property
    def address(self) -> str:
        """Its address within the book."""
        return f"{self.page}.html" + (f"#{self.id}" if self.id else "")


def of_page(
    env: BuildEnvironment, page: str, tree: nodes.document, body: str, values: Values
) -> list[Part]:
    """Return the parts of a page, the page itself first; `body` is its HTML."""
    found = [
        *_sections(page, tree, values),
        *_made_sections(page, body),
        *(Part(page, one.id, one.name, _title(one.caption)) for one in numbers.of_page(env, page)),
        *_of_study(page, body, values),
    ]
    if page == env.config.root_doc:  # its title is the book's
        return found
    chapter = env.titles[page].astext()
    return [one if one.name == "Chapter" else replace(one, chapter=chapter) for one in found]


def _title(caption: str) -> str:
    first = _FIRST.match(caption)
    return (first[1] if first else caption).rstrip(".")


def _sections(page: str, tree: nodes.document, values: Values) -> Iterator[Part]:
    """Yield the chapter and its sections; those that print an article know which."""
    kind = "Chapter"
    printed = values.article_of(page.rpartition("/")[2])
    for section in tree.findall(nodes.section):
        title = next(iter(section.findall(nodes.title)), None)
        if title is not None and section["ids"]:
            own = next(filter(None, map(values.article_of, section["ids"])), printed)
            yield Part(page, section["ids"][0], kind, title.astext(), own)
            kind = "Section"


def _made_sections(page: str, body: str) -> Iterator[Part]:
    """Yield the sections that a cell made, each by the section that it stands in and its own name.

    >>> body = '<section><h2>Ships</h2><section id="old" data-part="Old"></section></section>'
    >>> [part.title for part in _made_sections("fleet", body)]
    ['Ships: Old']
    """
    if "data-part=" not in body:
        return
    tree = html.fragment_fromstring(body, create_parent="div")
    for section in tree.xpath(".//section[@id and @data-part]"):
        heading = next(section.iterancestors("section")).xpath("string(*[1]/text())")
        yield Part(page, section.get("id"), "Section", f"{heading}: {section.get('data-part')}")


def _of_study(page: str, body: str, values: Values) -> Iterator[Part]:
    """Yield claims, facts and sentences whose own anchors stand on a page."""
    for anchor in _ID.findall(body):
        kind, _, one = anchor.partition("-")
        if kind == "claim" and one in values.claims:
            yield Part(page, anchor, f"Claim {one}", values.claims[one])
        elif kind == "fact" and one in values.facts:
            yield Part(page, anchor, f"Fact {one}", values.facts[one])
        elif anchor in values.sentences:
            yield Part(page, anchor, f"Sentence {anchor}", "", values.sentences[anchor])
