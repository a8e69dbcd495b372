"""How the nodes of a page are written where Sphinx or an extension would not write valid HTML."""

import re
from functools import partial
from html import escape
from typing import Any

from docutils import nodes
from myst_nb.sphinx_ import HideCodeCellNode
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from analysis.book import numbers
from analysis.book.values import Values

_RELATIVE = re.compile(r'(?<=href=")(?!#|/|\w+:)(\.\./)?')


def setup(app: Sphinx, values: Values) -> None:
    """Register the nodes that are written otherwise; MyST-NB has to be set up before."""
    app.add_node(HideCodeCellNode, override=True, html=(_visit_hidden, _depart_hidden))
    # Before the builder is asked for its translator, to which others may add their own.
    app.connect("builder-inited", partial(set_translator, values), priority=400)


def set_translator(values: Values, app: Sphinx) -> None:
    """Make pages with `Translator`."""
    if app.builder.format == "html":
        Translator.chapters = values.tables.study.settings.chapters
        app.set_translator(app.builder.name, Translator, override=True)


class Translator(HTML5Translator):
    """Writes HTML that is valid, and roles that are not deprecated."""

    chapters = ""
    """The folder of the chapters, from where links in what cells made lead."""

    def starttag(self, node: nodes.Element, *args: Any, **attributes: Any) -> str:
        """Return the start of an element; entries of the bibliography are list items."""
        if attributes.get("role") == "doc-biblioentry":
            attributes["role"] = "listitem"
        tag: str = super().starttag(node, *args, **attributes)
        return tag

    def visit_raw(self, node: nodes.Element) -> None:
        """Write what a cell made, its figures and tables with their numbers and link signs."""
        if "html" not in node.get("format", "").split():
            raise nodes.SkipNode
        here = numbers.of_page(self.builder.env, self.builder.current_docname)
        made = node.astext()
        if "/" not in self.builder.current_docname:
            made = _RELATIVE.sub(lambda found: "" if found[1] else f"{self.chapters}/", made)
        self.body.append(numbers.signed(made, {one.id: one for one in here}))
        raise nodes.SkipNode


def _visit_hidden(translator: HTML5Translator, node: nodes.Element) -> None:
    """Open what hides a cell; MyST-NB has paragraphs in the summary, and another name for it."""
    summary = escape(node["prompt_show"])
    translator.body.append(f'<details class="hide"><summary>{summary}</summary>\n')


def _depart_hidden(translator: HTML5Translator, node: nodes.Element) -> None:
    translator.body.append("</details>\n")
