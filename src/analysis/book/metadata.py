"""What a page says of itself to search engines, reference managers and sites that link to it."""

import base64
import json
from collections.abc import Hashable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from docutils import nodes
from markupsafe import Markup
from sphinx.application import Sphinx

from analysis import fingerprint
from analysis.book import bylines, edition
from analysis.book.descriptions import described, printed
from analysis.book.edition import Edition
from analysis.book.values import Values
from analysis.characters import legible

CARDS = "cards"
CARD = "analysis.figures.card"
"""The module that draws them, imported when one is drawn."""

_OF_AN_OUTLET = "The words of the article are its outlet’s."


class Page(NamedTuple):
    """What is told of a page; an address that is not known is empty."""

    edition: Edition
    title: str
    text: str
    address: str
    picture: str
    pictured: str
    """The title that the picture shows."""
    root: bool
    articles: Sequence[Mapping[Hashable, Any]]
    """Those that it prints, which are not the book's."""

    @property
    def licence(self) -> str:
        """The licence of all of it, which is the book's where it prints no article."""
        return "" if self.articles else self.edition.licence

    @property
    def rights(self) -> str:
        """What may be done with it: its licence, or what is known of its articles, and the book's
        licence for what it says of them.
        """
        if not self.articles:
            return self.licence
        told = [str(row.get("rights") or "") or _OF_AN_OUTLET for row in self.articles]
        own = [f"Marks and notes: {self.edition.licence}"] if self.edition.licence else []
        return legible(" ".join(dict.fromkeys(told + own)))


class Metadata:
    """The metadata of the pages, and the files that list them."""

    def __init__(self, values: Values) -> None:
        self.values = values
        self.pages: list[str] = []

    def add(
        self, app: Sphinx, page: str, template: str, context: dict[str, Any], tree: nodes.document
    ) -> None:
        """Give a page's template the elements of its head, and whether the book licenses it."""
        if app.builder.format != "html":
            return
        now = edition.of(self.values.folder, app.config)
        root, written = page == app.config.root_doc, tree is not None
        articles = printed(tree, page, self.values) if written else []
        title = now.title if root else str(Markup(context.get("title", "")).striptags())
        if len(articles) == 1:  # headed by the name of its outlet, which says little elsewhere
            title += ": the article, annotated"
        text = now.abstract if root else ""
        text = text or (described(tree, title, articles, self.values) if written else "")
        # A page that was made and not written has the picture of the book.
        file = f"{CARDS}/{(page if written else app.config.root_doc).replace('/', '-')}.png"
        about = Page(
            edition=now,
            title=title,
            text=legible(text or f"{title}, in {now.title}."),
            address=now.base + page + ".html" if now.base else "",
            # Sites that show cards want a whole address, which a book without one does not have.
            picture=now.base + file if now.base else context["pathto"](file, resource=True),
            pictured=title if written else now.title,
            root=root,
            articles=articles,
        )
        context["metadata"] = Markup("\n").join(
            [
                *_tags("name", {"description": about.text, "author": ", ".join(now.names)}),
                *_tags("name", {"robots": "" if written else "noindex"}),
                *(_highwire(about) if written else ()),
                *_tags("name", _dublin_core(about)),
                *_tags("property", _open_graph(about)),
                *_tags("name", {"twitter:card": "summary_large_image"}),
                *_links(about),
                _json_ld(about),
            ]
        )
        context["licensed"] = bool(about.licence)
        if written:
            self.pages.append(page)
            path = Path(app.outdir, file)
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(self._card(title, "" if root else now.title, path))

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


def _highwire(page: Page) -> list[Markup]:
    """Return what Google Scholar and reference managers read."""
    now = page.edition
    fields = {
        "citation_title": page.title,
        "citation_inbook_title": "" if page.root else now.title,
        "citation_publication_date": (now.released or now.year).replace("-", "/"),
        "citation_language": "en",
        "citation_doi": now.doi,
        "citation_public_url": page.address,
        "citation_keywords": "; ".join(now.keywords),
    }
    authors = [tag for name in now.names for tag in _tags("name", {"citation_author": name})]
    return [*authors, *_tags("name", fields)]


def _dublin_core(page: Page) -> dict[str, str]:
    now = page.edition
    return {
        "DC.title": page.title,
        "DC.creator": "; ".join(now.names),
        "DC.description": page.text,
        "DC.date": now.released or now.year,
        "DC.type": "Text",
        "DC.format": "text/html",
        "DC.language": "en",
        "DC.identifier": page.address,
        "DC.relation": now.title,
        "DC.rights": page.rights,
    }


def _open_graph(page: Page) -> dict[str, str]:
    return {
        "og:title": page.title,
        "og:description": page.text,
        "og:type": "book" if page.root else "article",
        "og:site_name": page.edition.title,
        "og:url": page.address,
        "og:image": page.picture,
        "og:image:alt": f"The title of the page: {page.pictured}",
    }


def _links(page: Page) -> list[Markup]:
    named = {"canonical": page.address, "license": page.licence}
    if page.edition.doi:
        named["cite-as"] = f"https://doi.org/{page.edition.doi}"
    element = Markup('<link rel="{}" href="{}">')
    return [element.format(name, href) for name, href in named.items() if href]


def _json_ld(page: Page) -> Markup:
    """Return the page in the vocabulary of schema.org; a block of data, which nobody executes."""
    now = page.edition
    authors = [_maker(author.name, author.person) for author in now.authors]
    book: dict[str, Any] = {
        "@type": "Book",
        "name": now.title,
        "author": authors,
        "bookEdition": now.version,
        "datePublished": now.released or now.year,
        "url": now.base,
    }
    told: dict[str, Any] = {
        "@type": "Book" if page.root else "Chapter",
        "name": page.title,
        "description": page.text,
        "author": authors,
        "inLanguage": "en",
        "license": page.licence,
        "copyrightNotice": "" if page.licence else page.rights,
        "url": page.address,
        "image": page.picture,
        "keywords": ", ".join(now.keywords),
        "isBasedOn": [_news_article(row) for row in page.articles],
    }
    told |= book if page.root else {"isPartOf": _known(book)}
    known = {"@context": "https://schema.org"} | _known(told)
    text = legible(json.dumps(known, ensure_ascii=False))
    return Markup('<script type="application/ld+json">{}</script>').format(
        Markup(text.replace("<", "\\u003c"))
    )


def _news_article(row: Mapping[Hashable, Any]) -> dict[str, Any]:
    """Return an article in the vocabulary of schema.org: that of its outlet, not this book's."""
    outlet, byline, headline, published, url = (
        str(row[name] or "") for name in ("outlet", "byline", "headline", "published", "url")
    )
    # There is no word there for a date that is inferred.
    published = "" if "inferred" in str(row.get("published_note") or "") else published
    told: dict[str, Any] = {
        "@type": "NewsArticle",
        "headline": headline,
        "author": [_signed(name) for name in bylines.names(byline, outlet)],
        "publisher": _maker(outlet) if outlet else {},
        "datePublished": published,
        "url": url,
    }
    return _known(told)


def _signed(name: bylines.Name) -> dict[str, str]:
    if "literal" in name:
        return _maker(name["literal"])
    parts = (name.get("given"), name["family"], name.get("suffix"))
    return _maker(" ".join(filter(None, parts)), person=True)


def _maker(name: str, person: bool = False) -> dict[str, str]:
    return {"@type": "Person" if person else "Organization", "name": name}


def _known(told: dict[str, Any]) -> dict[str, Any]:
    """Return the fields that are known."""
    return {field: value for field, value in told.items() if value}
