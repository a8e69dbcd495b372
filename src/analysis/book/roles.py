"""Roles of the prose: what stands in the tables is printed by name, never typed."""

from pathlib import PurePosixPath

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.docutils import SphinxRole

from analysis.book.values import Values
from analysis.characters import legible
from analysis.html.addresses import article_page, claim_page, record_page
from analysis.html.elements import quoted
from analysis.numbers import printed

LOGGER = logging.getLogger(__name__)

Printed = tuple[list[nodes.Node], list[nodes.system_message]]


def setup(app: Sphinx, values: Values) -> None:
    """Register the roles."""
    app.add_role("passage", PassageRole(values))
    app.add_role("claim", ClaimRole(values))
    app.add_role("fact", FactRole(values))
    app.add_role("result", ResultRole(values))


class _Role(SphinxRole):
    """A role that prints something of the study."""

    def __init__(self, values: Values) -> None:
        super().__init__()
        self.values = values

    def missing(self, what: str) -> None:
        """Warn that the study has no such thing; with `-W` the build fails."""
        LOGGER.warning("there is no %s %r", what, self.text, location=self.get_location())

    def linked(self, words: str, kind: str, address: str, title: str = "") -> Printed:
        """Return words that lead to an address, which is that of a chapter seen from another.

        The words stay as they are: quotation marks of an article are not made typographic.
        """
        page, anchor = address.split(".html#")
        chapter = str(PurePosixPath(self.values.tables.study.settings.chapters, page))
        uri = self.env.app.builder.get_relative_uri(self.env.docname, chapter)
        node = nodes.reference(
            self.text,
            words,
            internal=True,
            refuri=f"{uri}#{anchor}",
            classes=[kind],
            support_smartquotes=False,
        )
        if title:
            node["reftitle"] = title
        return [node], []


class PassageRole(_Role):
    """``{passage}`id` ``: the words of a passage, in quotation marks, linked to its article.

    The id is that of a coded passage, or `claim@article` for the passage on which an article's part
    in a claim rests. The words are sliced from the article, never typed.
    """

    def run(self) -> Printed:
        """Return the linked quotation, or a warning when nothing has this id."""
        found = self.values.passages.get(self.text)
        if found is None:
            self.missing("passage")
            return [nodes.inline(text=self.text)], []
        address = article_page(found.article_id, found.sentence_id)
        return self.linked(quoted(legible(found.text)), "passage", address, found.place)


class ClaimRole(_Role):
    """``{claim}`id` ``: a link to a claim of the register."""

    def run(self) -> Printed:
        """Return the link, or a warning when there is no such claim."""
        if self.text not in self.values.claims:
            self.missing("claim")
        return self.linked(self.text, "claim", claim_page(self.text))


class FactRole(_Role):
    """``{fact}`id` ``: a link to a fact of the outside record and its source."""

    def run(self) -> Printed:
        """Return the link, or a warning when the record has no such fact."""
        fact = self.values.facts.get(self.text)
        if fact is None:
            self.missing("fact")
        return self.linked(self.text, "fact", record_page("fact", self.text), fact or "")


class ResultRole(_Role):
    """``{result}`key` `` or ``{result}`key:.0%` ``: a named result, as `printed` writes it."""

    def run(self) -> Printed:
        """Return the value, or a warning when there is no such result or no such format for it."""
        key, _, form = self.text.partition(":")
        value = self.values.results.get(key)
        text = self.text
        if value is None:
            self.missing("result")
        else:
            try:
                text = printed(value, form)
            except ValueError as error:
                LOGGER.warning("result %r: %s", self.text, error, location=self.get_location())
        return [nodes.inline(self.text, text, classes=["result"])], []
