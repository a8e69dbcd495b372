"""One row of numbers for the figures of a book and one for its tables, whatever made them.

Sphinx numbers figures and tables that are nodes of a page. Most tables are HTML that a cell made;
they are counted with them, in the order of the book.
"""

import re
from collections.abc import Iterator
from html import escape, unescape
from typing import NamedTuple

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from analysis.book import contents

_MADE = re.compile(r'<table(?=[^<>]*\bclass="data[^"<>]*")[^<>]*\bid="(?P<id>[^"<>]+)"[^<>]*>')
_SIGN = '<a class="headerlink" href="#{}" title="Link to and cite {}">#</a>'
_CAPTION = re.compile(r"<caption>((?:(?!<caption>).)*?)</caption>", re.DOTALL)


class Numbered(NamedTuple):
    """A figure or a table: what it is, its anchor, its number and its caption as plain text."""

    kind: str
    id: str
    number: int
    caption: str

    @property
    def name(self) -> str:
        """What it is called: “Figure 3”, “Table 5”."""
        return f"{self.kind.capitalize()} {self.number}"


def setup(app: Sphinx) -> None:
    """Count when all pages have been read."""
    app.connect("env-get-updated", count, priority=900)  # after Sphinx has counted


def count(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Number figures and tables in the order of the contents, and tell Sphinx of it."""
    numbers = {"figure": 0, "table": 0}
    told: dict[str, list[Numbered]] = {}
    for page in contents.in_order(env):
        told[page] = []
        known = env.toc_fignumbers.setdefault(page, {})
        for kind, anchor, caption in _found(env.get_doctree(page)):
            numbers[kind] += 1
            known.setdefault(kind, {})[anchor] = (numbers[kind],)
            told[page].append(Numbered(kind, anchor, numbers[kind], caption))
    env.numbered = told  # type: ignore[attr-defined]
    return []  # all pages are written anyway


def of_page(env: BuildEnvironment, page: str) -> list[Numbered]:
    """Return the figures and tables of a page, in order."""
    numbered: dict[str, list[Numbered]] = getattr(env, "numbered", {})
    return numbered.get(page, [])


def signed(html: str, numbered: dict[str, Numbered]) -> str:
    """Return HTML that a cell made with a number and a link sign in the caption of every table."""
    for found in reversed(list(_MADE.finditer(html))):
        one = numbered.get(found["id"])
        caption = _CAPTION.search(html, found.end())
        if one is None or caption is None:
            continue
        sign = _SIGN.format(escape(one.id), one.name)
        words = f'<span class="caption-number">{one.name}.</span> {caption[1]} {sign}'
        html = html[: caption.start(1)] + words + html[caption.end(1) :]
    return html


def _found(tree: nodes.document) -> Iterator[tuple[str, str, str]]:
    """Yield kind, anchor and caption of every figure and table of a page."""
    for node in tree.findall():
        if isinstance(node, nodes.figure) and node["ids"]:
            caption = next(iter(node.findall(nodes.caption)), None)
            yield "figure", node["ids"][0], caption.astext() if caption is not None else ""
        elif isinstance(node, nodes.table) and node["ids"] and isinstance(node[0], nodes.title):
            yield "table", node["ids"][0], node[0].astext()
        elif isinstance(node, nodes.raw) and node.get("format") == "html":
            html = node.astext()
            for found in _MADE.finditer(html):
                caption_of = _CAPTION.search(html, found.end())
                words = re.sub(r"<[^<>]+>", "", caption_of[1]) if caption_of else ""
                yield "table", found["id"], unescape(words)
