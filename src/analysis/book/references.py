"""How every part of the book is cited: a page of citations for each page, and files of them.

The pages hold everything as plain text. A script takes the same from a file beside them when a
reader first asks, so that it works from a folder as well.
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from html import escape
from pathlib import Path
from textwrap import shorten
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from analysis import fingerprint
from analysis.book import citation, csl, edition, parts
from analysis.book.parts import Part
from analysis.book.values import Values

FOLDER = "citations"
_LISTED = 80  # letters of a part in the contents of a page
HERE = "https://address-of-this-book.invalid/"
"""Stands in citations for the address at which a book is read that has none of its own."""


class References:
    """The citations of all parts of a book, collected while its pages are written."""

    def __init__(self, values: Values) -> None:
        self.values = values
        self.parts: dict[str, list[parts.Part]] = {}

    def collect(
        self, app: Sphinx, page: str, template: str, context: dict[str, Any], tree: nodes.document
    ) -> None:
        """Note the parts of a page, and give its template the page of their citations."""
        if app.builder.format != "html" or tree is None:
            return
        self.parts[page] = parts.of_page(app.env, page, tree, context["body"], self.values)
        context["citations"] = f"{FOLDER}/{page}"

    def pages(self, app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
        """Yield the pages of citations for the builder to write; write the files beside them.

        In a book without an address of its own the script gives that at which it is read.
        """
        now = edition.of(self.values.folder, app.config)
        read = now if now.base else replace(now, base=HERE)
        rows = self.values.tables.articles.to_dict("records")
        articles = {row["article_id"]: row for row in rows}
        kept = self.values.store
        code = [fingerprint.code(module.__name__) for module in (citation, csl)]
        for page, here in sorted(self.parts.items()):
            records, shown = (
                [citation.record(one, of, articles.get(one.article_id, {})) for one in here]
                for of in (now, read)
            )
            if page == app.config.root_doc and records:
                records[0], shown[0] = (citation.record(None, of, {}) for of in (now, read))
            styles = {p.name: p.read_text(encoding="utf-8") for p in csl.files()}
            key = fingerprint.digest(shown, styles, code)
            name = "citations-" + page.replace("/", ".")
            formats = kept.found(name, key)
            if formats is None:
                formats = [[citation.formats(one) for one in of] for of in (records, shown)]
                kept.keep(name, key, formats)
            heads = [citation.heading(*one) for one in zip(here, records, strict=True)]
            self._files(Path(app.outdir, FOLDER, page), records, formats[0])
            told = {
                one.id: {"what": head, "address": one.address} | written
                for one, head, written in zip(here, heads, formats[1], strict=True)
            }
            script = f"window.citations = {json.dumps(told, ensure_ascii=False)};\n"
            Path(app.outdir, FOLDER, f"{page}.js").write_text(script, encoding="utf-8")
            title = escape(app.env.titles[page].astext())
            listed = [
                {"part": one, "title": head, "formats": written}
                for one, head, written in zip(here, heads, formats[0], strict=True)
            ]
            context: dict[str, Any] = {"title": f"How to cite: {title}", "parts": listed}
            context |= {"cited": page, "base": now.base, "endings": citation.FILES}
            context |= {"toc": _listed(here, heads), "display_toc": len(here) > 1}
            yield f"{FOLDER}/{page}", context, "citations.html"

    def _files(
        self,
        path: Path,
        records: list[citation.Record],
        formats: list[dict[str, str]],
    ) -> None:
        """Write the citations of a page for reference managers."""
        path.parent.mkdir(parents=True, exist_ok=True)
        files = {
            ".bib": "\n".join(written["BibTeX"] for written in formats),
            ".ris": "\n".join(written["RIS"] for written in formats),
            ".json": json.dumps(records, ensure_ascii=False, indent=1),
        }
        for ending, text in files.items():
            Path(f"{path}{ending}").write_text(text, encoding="utf-8")


def _listed(listed: list[Part], heads: list[str]) -> str:
    """Return the contents of a page of citations: a link a part, below the page's own."""
    shown = (escape(shorten(head, _LISTED, placeholder=" …")) for head in heads)
    items = "".join(
        f'<li><a href="#{escape(part.id)}">{words}</a></li>'
        for part, words in zip(listed, shown, strict=True)
    )
    return f'<ul><li><a href="#">How to cite</a><ul>{items}</ul></li></ul>'


def setup(app: Sphinx, values: Values) -> None:
    """Register the steps; pages are collected before their templates are filled."""
    references = References(values)
    app.connect("html-page-context", references.collect)
    app.connect("html-collect-pages", references.pages)
