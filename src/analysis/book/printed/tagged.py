"""What Chromium leaves out of a tagged PDF: words for its links, their roles, and its metadata.

The identifier of PDF/UA is left out: what a program can check of the standard is kept, and the rest
of it, as whether the words for a picture serve a reader, nobody has judged.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import unquote

from lxml import etree
from lxml.html import HtmlElement
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NullObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

from analysis.book.edition import Edition
from analysis.book.printed import artifacts

_LONG = 120  # letters of what a link leads to
_NAMED = ".//h1|.//h2|.//h3|.//h4|.//h5|.//h6|.//caption|.//figcaption"
_ROLES = {"/Em": "/Span", "/Strong": "/Span"}
"""Kinds of structure that PDF 2.0 brought, and what they are to who knows PDF 1.7."""
_OF_TABLES = ("/Caption", "/TR", "/THead", "/TBody", "/TFoot")
_XMP = {
    "x": "adobe:ns:meta/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
}
_PACKET = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n{}\n<?xpacket end="w"?>'


def names(page: HtmlElement) -> dict[str, str]:
    """Return by its id what each part of a page is called: its heading, caption or first words."""
    found = {}
    for part in page.xpath("//*[@id][not(ancestor-or-self::svg)]"):
        row = next(part.iterancestors("tr"), None) if part.tag == "a" else None
        named = next(iter(part.xpath(_NAMED)), part) if row is None else row
        words = " ".join(" ".join(named.itertext()).split())
        found[part.get("id")] = words if len(words) <= _LONG else f"{words[:_LONG]}…"
    return found


def complete(path: Path, now: Edition, called: Mapping[str, str]) -> None:
    """Say in a printed file where its links lead and what it is; `called` are names by id."""
    writer = PdfWriter(clone_from=PdfReader(path))
    for page in writer.pages:
        for one in page.get("/Annots", ArrayObject()):
            annotation = one.get_object()
            if annotation.get("/Subtype") == "/Link":
                annotation[NameObject("/Contents")] = TextStringObject(_told(annotation, called))
    root = writer.root_object
    tree = root["/StructTreeRoot"].get_object()
    assert isinstance(tree, DictionaryObject)
    tree[NameObject("/RoleMap")] = DictionaryObject(
        {NameObject(one): NameObject(other) for one, other in _ROLES.items()}
    )
    _list_bodies(tree, writer)
    artifacts.mark(writer)
    _captions(tree, writer)
    packet = StreamObject()
    packet.set_data(_metadata(now).encode())
    packet |= {NameObject("/Type"): NameObject("/Metadata")}
    packet |= {NameObject("/Subtype"): NameObject("/XML")}
    root[NameObject("/Metadata")] = writer._add_object(packet)
    writer.metadata = {"/Title": now.title, "/Author": ", ".join(now.names)}
    writer.pdf_header = "%PDF-1.7"
    writer.compress_identical_objects()  # as the hatches, of which there is one a bar
    writer.write(path)


def _list_bodies(tree: DictionaryObject, writer: PdfWriter) -> None:
    """Put what an item of a list says, all but its label, into its body."""
    for item in [part for part in artifacts.parts(tree) if artifacts.kind(part) == "/LI"]:
        held = artifacts.kids(item)
        labels = [one for one in held if artifacts.kind(one) == "/Lbl"]
        said = [one for one in held if artifacts.kind(one) != "/Lbl"]
        item[NameObject("/K")] = ArrayObject([*labels, _gathered(item, said, "/LBody", writer)])


def _captions(tree: DictionaryObject, writer: PdfWriter) -> None:
    """Put what a table holds besides its rows into its caption, which may go missing in print."""
    for table in [part for part in artifacts.parts(tree) if artifacts.kind(part) == "/Table"]:
        held = artifacts.kids(table)
        loose = [one for one in held if artifacts.kind(one) not in _OF_TABLES]
        if loose:
            rows = [one for one in held if artifacts.kind(one) in _OF_TABLES]
            caption = _gathered(table, loose, "/Caption", writer)
            table[NameObject("/K")] = ArrayObject([caption, *rows])


def _gathered(
    holder: DictionaryObject, held: Sequence[PdfObject], kind: str, writer: PdfWriter
) -> PdfObject:
    """Return a new part of a structure, of a kind, that stands between one and some it holds."""
    body = DictionaryObject({NameObject("/Type"): NameObject("/StructElem")})
    body |= {NameObject("/S"): NameObject(kind)}
    body[NameObject("/P")] = holder.indirect_reference or NullObject()
    body[NameObject("/K")] = ArrayObject(held)
    if "/Pg" in holder:
        body[NameObject("/Pg")] = holder.raw_get("/Pg")
    placed = writer._add_object(body)
    for one in held:
        if artifacts.kind(one):
            one.get_object()[NameObject("/P")] = placed  # type: ignore[index]
    return placed


def _told(annotation: DictionaryObject, called: Mapping[str, str]) -> str:
    """Return where a link leads: the name of a part of the book, or an address."""
    if "/Dest" in annotation:
        anchor = unquote(str(annotation["/Dest"]).removeprefix("/"))
        return called.get(anchor, "") or "A place in this book"
    action = annotation.get("/A", DictionaryObject()).get_object()
    return str(action.get("/URI", ""))


def _metadata(now: Edition) -> str:
    """Return the title, the authors and the language of an edition as XMP."""
    description = etree.Element(_in("rdf", "Description"), {_in("rdf", "about"): ""}, _XMP)
    listed = {"title": ("Alt", [now.title]), "creator": ("Seq", now.names)}
    listed |= {"language": ("Bag", ["en"])}
    for name, (kind, values) in listed.items():
        items = etree.SubElement(etree.SubElement(description, _in("dc", name)), _in("rdf", kind))
        for value in values:
            item = etree.SubElement(items, _in("rdf", "li"))
            item.text = value
            if kind == "Alt":
                item.set("{http://www.w3.org/XML/1998/namespace}lang", "x-default")
    whole = etree.Element(_in("x", "xmpmeta"), nsmap=_XMP)
    etree.SubElement(whole, _in("rdf", "RDF")).append(description)
    return _PACKET.format(etree.tostring(whole, encoding="unicode"))


def _in(space: str, name: str) -> str:
    return f"{{{_XMP[space]}}}{name}"
