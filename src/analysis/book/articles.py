"""Pages of articles: each on its own page, or, where there are very many, several on one."""

import re
from typing import Any

from docutils import nodes
from docutils.parsers.rst import Directive
from sphinx.application import Sphinx

from analysis.book.values import Values
from analysis.pages import article

_ADDRESS = re.compile(r'(?<=href=")article-([a-z0-9-]+)\.html(?=[#"])')


def setup(app: Sphinx, values: Values) -> None:
    """Register the directive that shows an article, and where articles that share a page are."""
    app.add_config_value("article_pages", {}, "env", dict)
    app.add_directive("annotated", _directive(values))
    app.connect("html-page-context", lead_to_shared_pages)


def _directive(values: Values) -> type[Directive]:
    """Return a directive that shows articles of a study."""

    class Annotated(Directive):
        """```{annotated} id``` shows an article as `pages.article.annotated` does.

        It needs no kernel of its own, so that there can be as many as there are articles.
        """

        required_arguments = 1

        def run(self) -> list[nodes.Node]:
            shown = article.annotated(values.tables, self.arguments[0])
            return [nodes.raw("", str(shown), format="html")]

    return Annotated


def lead_to_shared_pages(
    app: Sphinx, page: str, template: str, context: dict[str, Any], tree: nodes.Node | None
) -> None:
    """Let links to the page of an article lead to the page that it shares with others.

    `article_pages` of the configuration names the page of each article that has none of its own.
    """
    pages = app.config.article_pages
    if pages and "body" in context:
        context["body"] = _ADDRESS.sub(
            lambda found: f"{pages.get(found[1], f'article-{found[1]}')}.html", context["body"]
        )
