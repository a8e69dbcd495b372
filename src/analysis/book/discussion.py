"""The way back: on the pages of articles, the sections that discuss a sentence; in print, notes."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from analysis.book import cards
from analysis.book.cards import Card
from analysis.book.values import Values
from analysis.html.elements import Html, link, template
from analysis.pages import evidence

_PLACE = re.compile("<!--(button|list|more):([^<>]*)-->")
_ROLES = {"passage", "claim", "fact"}

_NOTES = template("""
<ol class="notes">
{% for note in notes %}<li>{{ note }}</li>{% endfor %}
</ol>
""")


Section = tuple[str, str, str]
"""A page, the anchor of a section of it, and a name for it."""


class Discussion:
    """What the prose of the book says of which sentence."""

    def __init__(self, app: Sphinx, values: Values) -> None:
        self._app = app
        self._values = values
        app.connect("doctree-resolved", _number)
        app.connect("html-page-context", self.fill)

    @cached_property
    def _cards(self) -> dict[str, Card]:
        t = self._values.tables
        whole = t.settings.full_texts
        sentences = t.sentences[["sentence_id", "text"]].itertuples(index=False)
        return cards.cards(t, {name: text if whole else "" for name, text in sentences})

    @cached_property
    def sections(self) -> dict[str, list[Section]]:
        """The sections whose prose quotes each sentence."""
        found: dict[str, dict[Section, None]] = {}
        env: BuildEnvironment = self._app.env
        for page in sorted(env.found_docs):
            for anchor, reference in _references(env.get_doctree(page)):
                section = reference.parent
                while section and not isinstance(section, nodes.section):
                    section = section.parent
                if section is None or "passage" not in reference["classes"]:
                    continue
                heading = section.next_node(nodes.title)
                title = env.titles[page].astext()
                if heading is not None and heading.astext() != title:
                    title = f"{heading.astext()} ({title})"
                found.setdefault(anchor, {})[(page, section["ids"][0], title)] = None
        return {anchor: list(sections) for anchor, sections in found.items()}

    def fill(
        self, app: Sphinx, page: str, template: str, context: dict[str, Any], tree: nodes.document
    ) -> None:
        """Put into a page what discusses its sentences, and the notes that are printed."""
        if app.builder.format != "html" or not context.get("body"):
            return
        context["body"] = _PLACE.sub(lambda at: self._at(page, *at.groups()), context["body"])
        cited = dict.fromkeys(anchor for anchor, _ in _references(tree)) if tree else {}
        notes = [self._note(anchor) for anchor in cited]
        if notes:
            context["body"] = f"{context['body']}{_NOTES(notes=notes)}"

    def _at(self, page: str, what: str, sentence_id: str) -> Html:
        """Return what stands at a place that was left for what discusses a sentence."""
        items = [
            Html("Discussed: {}").format(
                link(f"{self._app.builder.get_relative_uri(page, of)}#{anchor}", title)
            )
            for of, anchor, title in self.sections.get(sentence_id, [])
        ]
        if what == "more":
            return Html("").join(Html("<li>{}</li>").format(item) for item in items)
        if not items:
            return Html("")
        if what == "button":
            return evidence.button(sentence_id)
        return _without_places(evidence.listed(sentence_id, items))

    def _note(self, anchor: str) -> Html:
        """Return what is printed of a link in prose."""
        card = self._cards.get(anchor, Card("", "", []))
        words = " ".join(one for one in (card.text, "; ".join(card.lines)) if one)
        return Html("{}: {}").format(card.head, words) if words else Html("{}").format(card.head)


def _references(tree: nodes.document) -> Iterator[tuple[str, nodes.reference]]:
    """Yield the links that roles made in the prose of a page, with their anchors."""
    for reference in tree.findall(nodes.reference):
        if _ROLES & set(reference.get("classes", [])):
            yield reference.get("refuri", "").partition("#")[2], reference


def _number(app: Sphinx, tree: nodes.document, page: str) -> None:
    """Give the links of a page the numbers of their notes; what is cited twice has one."""
    notes: dict[str, int] = {}
    for anchor, reference in _references(tree):
        reference["note"] = notes.setdefault(anchor, len(notes) + 1)


def _without_places(shown: Html) -> Html:
    return Html(_PLACE.sub("", shown))
