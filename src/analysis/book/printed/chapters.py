"""The chapters of a built book as trees of HTML, free of what only a screen has."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from lxml import html
from lxml.html import HtmlElement

_SCREEN = ("tools", "signs", "ways-on", "headerlink", "hide", "figure-data")
"""Classes of what paper cannot use."""
_WORKED = ("button", "form", "noscript", "script")
"""Elements that do something, which paper does not."""


@dataclass(frozen=True)
class Chapter:
    """A chapter: its name in the book, its title, the part that it begins, and its article."""

    name: str
    title: str
    part: str
    article: HtmlElement

    @property
    def key(self) -> str:
        """A name that can be an id or a file."""
        return self.name.replace("/", "-")


def read(pages: Path) -> list[Chapter]:
    """Return the chapters of a built book, in the order of its contents.

    Raises FileNotFoundError when there is no such book.
    """
    contents = _tree(pages / "index.html").get_element_by_id("chapters")
    chapters, part = [], ""
    for element in contents.iter("p", "a"):
        if element.tag == "p":
            part = element.text_content().strip()
            continue
        href = element.get("href", "")
        name = "index" if href == "#" else href.removesuffix(".html")
        article = _tree(pages / f"{name}.html").find(".//article")
        unwanted = [one for css in _SCREEN for one in article.find_class(css)]
        for one in (*unwanted, *article.iter(*_WORKED)):
            if one.getparent() is not None:  # it may have gone with what it was in
                one.drop_tree()
        for one in article.xpath(".//*[@popover]"):  # shown by a button, which is gone
            del one.attrib["popover"]
        chapters.append(Chapter(name, element.text_content().strip(), part, article))
        part = ""
    return chapters


def sheets(pages: Path) -> list[Path]:
    """Return the style sheets of a built book, in the order in which its pages load them."""
    links = _tree(pages / "index.html").xpath("//link[@rel='stylesheet']/@href")
    return [pages / unquote(urlsplit(str(href)).path) for href in links]


def pictures(chapter: Chapter, pages: Path) -> list[tuple[HtmlElement, Path]]:
    """Return the pictures of a chapter that lie in the book as files, each with its file."""
    found = []
    for image in chapter.article.iter("img"):
        parts = urlsplit(image.get("src", ""))
        path = pages / normpath(join(dirname(chapter.name), unquote(parts.path)))
        if not parts.scheme and not parts.netloc and path.is_file():
            found.append((image, path))
    return found


def relink(chapter: Chapter, address: Callable[[str, str], str | None]) -> None:
    """Give every link within the book the address that `address(page, anchor)` says.

    A link for which it says None loses its address and stays as text; pictures are left alone.
    """
    for link in chapter.article.iter("a"):
        href = link.get("href")
        parts = urlsplit(href or "")
        if href is None or parts.scheme or parts.netloc:
            continue
        path = normpath(join(dirname(chapter.name), unquote(parts.path))) if parts.path else ""
        page = re.sub(r"\.html$", "", path) if path else chapter.name
        found = (
            address(page, unquote(parts.fragment)) if not path or path.endswith(".html") else None
        )
        link.attrib.pop("download", None)
        if found is None:
            del link.attrib["href"]
        else:
            link.set("href", found)


def _tree(path: Path) -> HtmlElement:
    return html.fromstring(path.read_text(encoding="utf-8"))
