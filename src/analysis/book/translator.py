"""How the nodes of a page are written where Sphinx or an extension would not write valid HTML."""

import re
from html import escape
from posixpath import dirname, join, relpath
from typing import Any

from docutils import nodes
from myst_nb.sphinx_ import HideCodeCellNode
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from analysis.book import numbers
from analysis.book.values import Values

_ADDRESS = re.compile(r'( (?:data-)?href=")(?![a-z]+:|[#/])([^"#]+)(?=["#])')
_CALLED = {"heading": "section", "image": "figure", "table": "table"}
"""What Sphinx calls the parts that can be cited, and what readers call them."""
_CITED = re.compile(rf"Link to this ({'|'.join(_CALLED)})")
_CODED = "k kn kc kd ow nt s s1 s2 sd se sb c c1 cm ch mi mf m nb na"
"""The classes of code that the style sheet colours."""
_PLAIN = re.compile(rf'<span(?: class="(?!(?:{_CODED.replace(" ", "|")})")[^"]*")?>([^<]*)</span>')


def setup(app: Sphinx, values: Values) -> None:
    """Register the nodes that are written otherwise; MyST-NB has to be set up before."""
    app.add_node(HideCodeCellNode, override=True, html=(_visit_hidden, _depart_hidden))
    # Before the builder is asked for its translator, to which others may add their own.
    app.connect("builder-inited", lambda app: set_translator(app, values), priority=400)


def set_translator(app: Sphinx, values: Values) -> None:
    """Make pages with `Translator`, which knows where the chapters of the study lie."""
    if app.builder.format == "html":
        folder = {"chapters": values.tables.study.settings.chapters}
        app.set_translator(app.builder.name, type("Pages", (Translator,), folder), override=True)


def seen_from(page: str, html: str, chapters: str) -> str:
    """Return HTML that a cell made with its addresses as a page needs them.

    Functions that make HTML give addresses as seen from a chapter, wherever they are called.
    """
    here = dirname(page)
    if here == chapters:
        return html
    return _ADDRESS.sub(lambda at: at[1] + relpath(join(chapters, at[2]), here or "."), html)


class Translator(HTML5Translator):
    """Writes HTML that is valid, and roles that are not deprecated."""

    chapters = "chapters"

    def starttag(self, node: nodes.Element, *args: Any, **attributes: Any) -> str:
        """Return the start of an element; entries of the bibliography are list items.

        A link that has a printed note has its number as `data-note`.
        """
        if "note" in node:
            attributes["data-note"] = node["note"]
        if attributes.get("role") == "doc-biblioentry":
            attributes["role"] = "listitem"
        tag: str = super().starttag(node, *args, **attributes)
        return tag

    def add_permalink_ref(self, node: nodes.Element, title: str) -> None:
        """Write the sign of a link, and of a part that it cites that it does."""
        told = _CITED.sub(lambda at: f"Link to and cite this {_CALLED[at[1]]}", title)
        super().add_permalink_ref(node, told)

    def add_fignumber(self, node: nodes.Element) -> None:
        """Write the number of a figure as `numbers` writes those of figures that a cell made."""
        before = len(self.body)
        super().add_fignumber(node)
        self.body[before:] = [re.sub(r"(?<=\d) $", ". ", html) for html in self.body[before:]]

    def visit_literal_block(self, node: nodes.Element) -> None:
        """Write code with what the style sheet colours; other parts of it need no element."""
        before = len(self.body)
        try:
            super().visit_literal_block(node)
        finally:  # a block that was highlighted is done, and ends in SkipNode
            self.body[before:] = [_PLAIN.sub(r"\1", html) for html in self.body[before:]]

    def visit_raw(self, node: nodes.Element) -> None:
        """Write what a cell made, its tables with their numbers and link signs."""
        if "html" not in node.get("format", "").split():
            raise nodes.SkipNode
        page = self.builder.current_docname
        here = {one.id: one for one in numbers.of_page(self.builder.env, page)}
        html = seen_from(page, node.astext(), self.chapters)
        self.body.append(numbers.signed(html, here))
        raise nodes.SkipNode


def _visit_hidden(translator: HTML5Translator, node: nodes.Element) -> None:
    """Open what hides a cell; MyST-NB has paragraphs in the summary, and another name for it."""
    summary = escape(node["prompt_show"])
    translator.body.append(f'<details class="hide"><summary>{summary}</summary>\n')


def _depart_hidden(translator: HTML5Translator, node: nodes.Element) -> None:
    translator.body.append("</details>\n")
