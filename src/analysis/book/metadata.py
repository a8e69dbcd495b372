"""What a page says of itself to search engines, reference managers and sites that link to it."""

import base64
import json
from importlib import import_module
from pathlib import Path
from typing import Any

from docutils import nodes
from markupsafe import Markup
from sphinx.application import Sphinx

from analysis import fingerprint
from analysis.book import edition
from analysis.book.descriptions import described
from analysis.book.edition import Edition
from analysis.book.values import Values
from analysis.characters import legible

CARDS = "cards"
CARD = "analysis.figures.card"
"""The module that draws them, imported when one is drawn."""


class Metadata:
    """The metadata of the pages, and the files that list them."""

    def __init__(self, values: Values) -> None:
        self.values = values
        self.pages: list[str] = []

    def add(
        self, app: Sphinx, page: str, template: str, context: dict[str, Any], tree: nodes.document
    ) -> None:
        """Give a page's template the elements of its head."""
        if app.builder.format != "html":
            return
        now = edition.of(self.values.folder, app.config)
        root = page == app.config.root_doc
        title = now.title if root else Markup(context.get("title", "")).striptags()
        written = tree is not None
        text = now.abstract if root else ""
        text = text or (described(tree, page, str(title), self.values) if written else "")
        text = legible(text or f"{title}, in {now.title}.")
        file = f"{CARDS}/{page.replace('/', '-')}.png"
        # Sites that show cards want a whole address, which a book without one does not have.
        picture = now.base + file if now.base else context["pathto"](file, resource=True)
        picture = picture if written else ""
        address = now.base + page + ".html" if now.base else ""
        context["metadata"] = Markup("\n").join(
            [
                *_tags("name", {"description": text, "author": ", ".join(now.names)}),
                *(_highwire(now, title, address, root) if written else ()),
                *_tags("name", _dublin_core(now, title, text, address)),
                *_tags("property", _open_graph(now, title, text, address, picture, root)),
                *_tags("name", {"twitter:card": "summary_large_image" if picture else ""}),
                *_links(now, address),
                _json_ld(now, title, text, address, picture, root),
            ]
        )
        if written:
            self.pages.append(page)
            path = Path(app.outdir, file)
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(self._card(str(title), "" if root else now.title, path))

    def _card(self, title: str, book: str, path: Path) -> bytes:
        """Return the picture of a page: the one kept from an earlier build, or one drawn now."""
        key = fingerprint.digest(title, book, fingerprint.of(CARD))
        drawn = self.values.store.found(f"card-{path.stem}", key)
        if drawn is None:
            drawn = base64.b64encode(import_module(CARD).png(title, book)).decode()
            self.values.store.keep(f"card-{path.stem}", key, drawn)
        return base64.b64decode(drawn)

    def finish(self, app: Sphinx, failure: Exception | None) -> None:
        """Write what tells crawlers of the pages; a site map needs the address of the book."""
        if failure is not None or app.builder.format != "html" or not self.pages:
            return
        base, folder = edition.of(self.values.folder, app.config).base, Path(app.outdir)
        robots = "User-agent: *\nAllow: /\n"
        if base:
            robots += f"Sitemap: {base}sitemap.xml\n"
            addresses = "".join(
                f"<url><loc>{Markup.escape(base + page)}.html</loc></url>\n"
                for page in sorted(self.pages)
            )
            (folder / "sitemap.xml").write_text(
                '<?xml version="1.0" encoding="UTF-8"?>\n'
                f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{addresses}</urlset>\n',
                encoding="utf-8",
            )
        (folder / "robots.txt").write_text(robots, encoding="utf-8")


def setup(app: Sphinx, values: Values) -> None:
    """Register the steps."""
    metadata = Metadata(values)
    app.connect("html-page-context", metadata.add)
    app.connect("html-collect-pages", lambda _: [("404", {"title": "Not found"}, "404.html")])
    app.connect("build-finished", metadata.finish, priority=700)


def _tags(attribute: str, fields: dict[str, str]) -> list[Markup]:
    """Return a `meta` element for every field that is known."""
    element = Markup('<meta {}="{}" content="{}">')
    return [element.format(attribute, name, value) for name, value in fields.items() if value]


def _highwire(now: Edition, title: str, address: str, root: bool) -> list[Markup]:
    """Return what Google Scholar and reference managers read."""
    fields = {
        "citation_title": title,
        "citation_inbook_title": "" if root else now.title,
        "citation_publication_date": (now.released or now.year).replace("-", "/"),
        "citation_language": "en",
        "citation_doi": now.doi,
        "citation_public_url": address,
        "citation_keywords": "; ".join(now.keywords),
    }
    authors = [tag for name in now.names for tag in _tags("name", {"citation_author": name})]
    return [*authors, *_tags("name", fields)]


def _dublin_core(now: Edition, title: str, text: str, address: str) -> dict[str, str]:
    return {
        "DC.title": title,
        "DC.creator": "; ".join(now.names),
        "DC.description": text,
        "DC.date": now.released or now.year,
        "DC.type": "Text",
        "DC.format": "text/html",
        "DC.language": "en",
        "DC.identifier": address,
        "DC.relation": now.title,
        "DC.rights": now.licence,
    }


def _open_graph(
    now: Edition, title: str, text: str, address: str, picture: str, root: bool
) -> dict[str, str]:
    return {
        "og:title": title,
        "og:description": text,
        "og:type": "book" if root else "article",
        "og:site_name": now.title,
        "og:url": address,
        "og:image": picture,
        "og:image:alt": f"The title of the page: {title}" if picture else "",
    }


def _links(now: Edition, address: str) -> list[Markup]:
    named = {"canonical": address, "license": now.licence}
    if now.doi:
        named["cite-as"] = f"https://doi.org/{now.doi}"
    element = Markup('<link rel="{}" href="{}">')
    return [element.format(name, href) for name, href in named.items() if href]


def _json_ld(now: Edition, title: str, text: str, address: str, picture: str, root: bool) -> Markup:
    """Return the page in the vocabulary of schema.org; a block of data, which nobody executes."""
    authors = [
        {"@type": "Person" if author.person else "Organization", "name": author.name}
        for author in now.authors
    ]
    book: dict[str, Any] = {
        "@type": "Book",
        "name": now.title,
        "author": authors,
        "bookEdition": now.version,
        "datePublished": now.released or now.year,
        "url": now.base,
    }
    page: dict[str, Any] = {
        "@type": "Book" if root else "Chapter",
        "name": title,
        "description": text,
        "author": authors,
        "inLanguage": "en",
        "license": now.licence,
        "url": address,
        "image": picture,
        "keywords": ", ".join(now.keywords),
    }
    page |= book if root else {"isPartOf": {k: v for k, v in book.items() if v}}
    known = {"@context": "https://schema.org"} | {k: v for k, v in page.items() if v}
    text = json.dumps(known, ensure_ascii=False).replace("<", "\\u003c")
    return Markup('<script type="application/ld+json">{}</script>').format(Markup(text))
