"""The whole book as an EPUB 3 for readers of electronic books (w3.org/TR/epub-33)."""

import mimetypes
import re
import uuid
import zipfile
from html import escape
from pathlib import Path
from urllib.parse import quote

from lxml import etree
from lxml.html import HtmlElement

from analysis.book.edition import Edition
from analysis.book.printed import chapters
from analysis.book.printed.chapters import Chapter

_TIME = (1980, 1, 1, 0, 0, 0)  # the same book is the same file
_NAMESPACES = {
    "html": "http://www.w3.org/1999/xhtml",
    "svg": "http://www.w3.org/2000/svg",
    "math": "http://www.w3.org/1998/Math/MathML",
}
_SVG_NAMES = {"viewbox": "viewBox", "patternunits": "patternUnits", "clippath": "clipPath"}
_SVG_NAMES |= {"clippathunits": "clipPathUnits"}
_SPECIAL = (("svg", "svg"), ("mathml", "math"))
_CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="book/content.opf" media-type="application/oebps-package+xml"/>
</rootfiles></container>
"""
_PAGE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"
 lang="en" xml:lang="en"><head><title>{title}</title>
{sheets}</head>
<body>{body}</body></html>
"""
_SHEET = '<link rel="stylesheet" type="text/css" href="{}"/>'
_PACKAGE = """<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="en">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">{identifier}</dc:identifier><dc:title>{title}</dc:title>
<dc:language>en</dc:language>{creators}{rights}
<meta property="dcterms:modified">{modified}</meta>
<meta property="schema:accessMode">textual</meta><meta property="schema:accessMode">visual</meta>
<meta property="schema:accessModeSufficient">textual</meta>
<meta property="schema:accessibilityFeature">tableOfContents</meta>
<meta property="schema:accessibilityFeature">alternativeText</meta>
<meta property="schema:accessibilityHazard">none</meta>
<meta property="schema:accessibilitySummary">Figures are described in words.</meta>
</metadata>
<manifest>{manifest}</manifest><spine>{spine}</spine></package>
"""


def write(pages: Path, now: Edition, path: Path) -> None:
    """Write a built book as an EPUB."""
    bound = chapters.read(pages)
    names = {chapter.name: f"{chapter.key}.xhtml" for chapter in bound}

    def address(page: str, anchor: str) -> str | None:
        if page not in names:
            return f"{now.base}{page}.html#{anchor}" if now.base else None
        return names[page] + (f"#{anchor}" if anchor else "")

    files: dict[str, str | bytes] = {"META-INF/container.xml": _CONTAINER}
    sheets = chapters.sheets(pages)
    linked = "".join(_SHEET.format(path.name) for path in sheets)
    for chapter in bound:
        chapters.relink(chapter, address)
        files |= _pictures(chapter, pages)
        body = f"<main>{_xml(chapter.article)}</main>"
        page = _PAGE.format(title=escape(chapter.title), sheets=linked, body=body)
        files[f"book/{names[chapter.name]}"] = page
    contents = _contents(bound, names)
    files["book/nav.xhtml"] = _PAGE.format(title="Contents", sheets=linked, body=contents)
    for sheet in sheets:
        rules = sheet.read_text(encoding="utf-8")
        files[f"book/{sheet.name}"] = re.sub(
            r"@page \{[^{}]*(\{[^{}]*\}[^{}]*)*\}", "", rules
        )  # paper
    files["book/content.opf"] = _package(now, bound, names, files)
    with zipfile.ZipFile(path, "w") as packed:
        first = zipfile.ZipInfo("mimetype", _TIME)
        packed.writestr(first, "application/epub+zip", zipfile.ZIP_STORED)
        for name, content in files.items():
            packed.writestr(zipfile.ZipInfo(name, _TIME), content, zipfile.ZIP_DEFLATED)


def _pictures(chapter: Chapter, pages: Path) -> dict[str, bytes]:
    """Return the files of a chapter's pictures; what is not in the book leaves its description."""
    files, found = {}, dict(chapters.pictures(chapter, pages))
    for image in list(chapter.article.iter("img")):
        if image in found:
            name = re.sub(r"[^\w.-]", "-", found[image].relative_to(pages).as_posix())
            image.set("src", quote(name))
            files[f"book/{name}"] = found[image].read_bytes()
        else:
            image.tag, image.text = "span", image.get("alt")
            image.attrib.clear()
    return files


def _xml(article: HtmlElement) -> str:
    """Return a tree of HTML as XML, each kind of element in its namespace."""
    for element in article.iter(etree.Element):
        kind = next((k for k in ("svg", "math") if _within(element, k)), "html")
        if kind != "html":
            for old in [name for name in element.attrib if name.startswith("xmlns")]:
                del element.attrib[old]
        for old in [name for name in element.attrib if name in _SVG_NAMES]:
            element.set(_SVG_NAMES[old], element.attrib.pop(old))
        for old in [name for name in element.attrib if name.startswith("data-")]:
            del element.attrib[old]
    for element in article.iter(etree.Element):
        kind = next((k for k in ("svg", "math") if _within(element, k)), "html")
        if "}" not in element.tag:
            element.tag = f"{{{_NAMESPACES[kind]}}}{_SVG_NAMES.get(element.tag, element.tag)}"
    etree.cleanup_namespaces(article, top_nsmap={None: _NAMESPACES["html"]})
    return str(etree.tostring(article, encoding="unicode", with_tail=False))


def _within(element: HtmlElement, kind: str) -> bool:
    """Tell whether an element is of a kind or lies in one that is."""
    return any(etree.QName(one).localname == kind for one in (element, *element.iterancestors()))


def _contents(bound: list[Chapter], names: dict[str, str]) -> str:
    items = "".join(
        f'<li><a href="{names[one.name]}">{escape(one.title)}</a></li>' for one in bound
    )
    return f'<nav epub:type="toc" role="doc-toc"><h1>Contents</h1><ol>{items}</ol></nav>'


def _package(
    now: Edition, bound: list[Chapter], names: dict[str, str], files: dict[str, str | bytes]
) -> str:
    """Return the list of what the book holds, with its metadata."""
    told = now.doi or now.base or f"{now.title} {now.version}"
    item = '<item id="{}" href="{}" media-type="{}"{}/>'
    items = [item.format("nav", "nav.xhtml", "application/xhtml+xml", ' properties="nav"')]
    sheets = [name.removeprefix("book/") for name in files if name.endswith(".css")]
    items += [item.format(f"css-{n}", name, "text/css", "") for n, name in enumerate(sheets)]
    for one in bound:
        text = files[f"book/{names[one.name]}"]
        kinds = [kind for kind, tag in _SPECIAL if re.search(rf"<(\w+:)?{tag}\b", str(text))]
        properties = f' properties="{" ".join(kinds)}"' if kinds else ""
        items.append(item.format(one.key, names[one.name], "application/xhtml+xml", properties))
    for name in files:
        kind = mimetypes.guess_type(name)[0] or ""
        if kind.startswith("image/"):
            short = name.removeprefix("book/")
            items.append(item.format(f"picture-{len(items)}", quote(short), kind, ""))
    return _PACKAGE.format(
        identifier=f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, told)}",
        title=escape(now.title),
        creators="".join(f"<dc:creator>{escape(name)}</dc:creator>" for name in now.names),
        rights=f"<dc:rights>{escape(now.licence)}</dc:rights>" if now.licence else "",
        modified=f"{now.released or (now.year or '1980') + '-01-01'}T00:00:00Z",
        manifest="".join(items),
        spine="".join(f'<itemref idref="{one.key}"/>' for one in bound),
    )
