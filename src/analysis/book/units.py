"""What can be found in the book: its sentences, claims, facts, terms and sections, as printed."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bs4 import BeautifulSoup, Tag


class Unit(NamedTuple):
    """A part of a page that has an address of its own, with its words."""

    kind: str
    page: str
    anchor: str
    title: str
    text: str


KINDS = ("section", "sentence", "claim", "fact", "source", "term", "reference")

# What is not read: drawings, code, signs of links, keys, and what repeats the register by topic.
_UNREAD = (
    "svg, script, style, noscript, details.hide, a.headerlink, a.number, .evidence, ol.notes, "
    "ul.legend, dl.about, [id^=by-topic-]"
)


def units(page: str, path: Path) -> list[Unit]:
    """Return the units of a built page, in order; a passage of text belongs to one alone.

    They are read off the page, so that what is not printed (where only excerpts are) is not found.
    """
    soup = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
    article = soup.find("article")
    if not isinstance(article, Tag):
        return []
    for tag in article.select(_UNREAD):
        tag.decompose()
    heading = article.find("h1")
    chapter = _words(heading) if isinstance(heading, Tag) else page
    found = []
    for kind, anchor, title, tags in _parts(article, chapter):
        text = " ".join(_words(tag) for tag in tags)
        found.append(Unit(kind, page, anchor, title, text))
        for tag in tags:
            tag.decompose()
    for section in reversed(article.find_all("section")):  # the inner ones first
        head = section.find(re.compile("^h[1-6]$"))
        if head is not None and section.get("id"):
            title = _words(head)
            head.decompose()
            found.append(Unit("section", page, str(section["id"]), title, _words(section)))
        section.decompose()
    return [unit for unit in found if unit.text or unit.title]


def _parts(article: Tag, chapter: str) -> Iterator[tuple[str, str, str, list[Tag]]]:
    """Yield what is smaller than a section: kind, anchor, title, the tags with its words."""
    for tag in article.select(".sentence[id]"):
        number = str(tag["id"]).rpartition("-s")[2].lstrip("0")
        yield "sentence", str(tag["id"]), f"{chapter}, sentence {number}", [tag]
    for tag in article.select(".claim-row[id]"):
        for key in tag.select("p > a.claim"):  # its id is its anchor, too
            key.decompose()
        statement = tag.find("p")
        title = _words(statement) if statement else str(tag["id"])
        yield "claim", str(tag["id"]), title, [tag]
    for kind in ("fact", "source"):
        for tag in article.select(f"[id^={kind}-]"):
            row = tag.find_parent("tr")
            if row is not None:
                yield kind, str(tag["id"]), str(tag["id"]).removeprefix(f"{kind}-"), [row]
    for tag in article.select("dl.glossary > dt[id]"):
        meaning = tag.find_next_sibling("dd")
        yield "term", str(tag["id"]), _words(tag), [one for one in (tag, meaning) if one]
    for tag in article.select("div.citation[id]"):
        label = tag.find(class_="label")
        yield "reference", str(tag["id"]), _words(label) if label else "", [tag]


def _words(tag: Tag) -> str:
    """Return the words of a tag in one line, those of cells and paragraphs apart."""
    for block in tag.find_all(["p", "td", "th", "li", "dt", "dd", "figcaption", "caption", "br"]):
        block.append(" ")
    return " ".join(tag.get_text().split())
