"""The citations of the built book: each part, each page, and what archives read."""

import csv
import json
import re
import warnings
from types import SimpleNamespace

import pytest
import rispy
import yaml
from bs4 import BeautifulSoup
from built_book import HTML, PAGES, page
from citeproc.source.json import CiteProcJSON
from ours import ROOT
from pybtex.database import parse_string

from analysis.book import deposit, edition
from analysis.book.references import HERE

EVERY = sorted(path.relative_to(HTML) for path in HTML.rglob("*.html"))
"""The pages of the book, those that were made and not written among them."""


@pytest.mark.book
@pytest.mark.parametrize("name", PAGES)
def test_every_link_sign_of_a_page_has_its_citation(name):
    listed = BeautifulSoup((HTML / f"citations/{name}.html").read_text(encoding="utf-8"), "lxml")
    cited = {section["id"] for section in listed.select("section.citations")}
    article = page(name).find("article")
    signs = article.select("a.headerlink, a.number, .claim-row > p > a.claim, a.anchor[id^=fact]")
    wanted = {a["href"].removeprefix("#") for a in signs if a.find_parent("dt") is None}
    assert wanted
    assert wanted <= cited
    script = (HTML / f"citations/{name}.js").read_text(encoding="utf-8")
    told = json.loads(script.removeprefix("window.citations = ").rstrip(";\n"))
    assert set(told) == cited
    records = json.loads((HTML / f"citations/{name}.json").read_text(encoding="utf-8"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert len(CiteProcJSON(records)) == len(records) == len(cited)
    bib = (HTML / f"citations/{name}.bib").read_text(encoding="utf-8")
    ris = (HTML / f"citations/{name}.ris").read_text(encoding="utf-8")
    assert len(parse_string(bib, "bibtex").entries) == len(rispy.loads(ris)) == len(records)


@pytest.mark.book
@pytest.mark.parametrize("name", PAGES)
def test_a_page_says_what_it_is(name):
    head = page(name).head
    for wanted in ("description", "citation_title", "citation_author", "DC.title"):
        assert head.find("meta", attrs={"name": wanted})["content"].strip()
    assert head.find("meta", attrs={"property": "og:title"})["content"]
    picture = head.find("meta", attrs={"property": "og:image"})["content"]
    assert ((HTML / f"{name}.html").parent / picture).resolve().is_file()
    known = json.loads(head.find("script", type="application/ld+json").string)
    assert known["@context"] == "https://schema.org"
    assert known["@type"] == ("Book" if name == "index" else "Chapter")


@pytest.mark.book
@pytest.mark.parametrize("path", EVERY, ids=str)
def test_a_page_has_a_picture_and_is_found_or_asks_not_to_be(path):
    """Those that were written say how they are cited; those that list them are not searched for."""
    head = BeautifulSoup((HTML / path).read_text(encoding="utf-8"), "lxml").head
    picture = head.find("meta", attrs={"property": "og:image"})["content"]
    assert ((HTML / path).parent / picture).resolve().is_file()
    assert head.find("meta", attrs={"name": "twitter:card"})["content"] == "summary_large_image"
    cited = head.find("meta", attrs={"name": "citation_title"})
    hidden = head.find_all("meta", attrs={"name": "robots"})
    assert bool(cited) == (str(path.with_suffix("")) in PAGES)
    assert [one["content"] for one in hidden] == ["noindex"] * (not cited)


@pytest.mark.book
def test_the_page_of_an_article_does_not_license_the_outlets_words():
    with (ROOT / "seeds" / "articles.csv").open(encoding="utf-8", newline="") as rows:
        articles = list(csv.DictReader(rows))
    for row in articles:
        shown = page(f"chapters/article-{row['article_id']}")
        assert not shown.find(["a", "link"], rel="license")
        rights = shown.find("meta", attrs={"name": "DC.rights"})["content"]
        assert re.fullmatch(rf"{re.escape(row['rights'])} Marks and notes: https://\S+", rights)
        known = json.loads(shown.find("script", type="application/ld+json").string)
        assert "license" not in known
        assert known["copyrightNotice"] == rights
        (of,) = known["isBasedOn"]
        assert of["@type"] == "NewsArticle"
        assert of["publisher"]["name"] == row["outlet"]
        assert (of.get("headline", ""), of["url"]) == (row["headline"], row["url"])
        inferred = "inferred" in row["published_note"]
        assert of.get("datePublished") == (None if inferred else row["published"])
        assert [one["name"] for one in of.get("author", [])] == [row["byline"]] * bool(
            row["byline"]
        )
        title = shown.find("meta", attrs={"name": "citation_title"})["content"]
        assert title == f"{row['outlet']}: the article, annotated"
    chapter = page("chapters/overlap")
    assert chapter.head.find("link", rel="license")
    assert chapter.select_one("footer a[rel=license]")


@pytest.mark.book
def test_every_page_is_described_in_whole_sentences_of_its_own():
    told = []
    for name in PAGES:
        head = page(name).head
        text = head.find("meta", attrs={"name": "description"})["content"]
        assert text == head.find("meta", attrs={"property": "og:description"})["content"]
        known = json.loads(head.find("script", type="application/ld+json").string)
        assert known["description"] == text
        assert "<" not in text
        assert re.search(r"[.?!…]”?$", text), (name, text)
        told.append(text)
    assert len(set(told)) == len(PAGES)


@pytest.mark.book
def test_the_page_of_an_article_is_described_by_its_headline_outlet_and_day():
    with (ROOT / "seeds" / "articles.csv").open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            head = page(f"chapters/article-{row['article_id']}").head
            text = head.find("meta", attrs={"name": "description"})["content"]
            assert all(row[name] in text for name in ("headline", "outlet", "published"))


@pytest.mark.book
def test_a_chapter_is_described_by_what_one_learns_in_it_without_the_head():
    for name in PAGES:
        text = page(name).head.find("meta", attrs={"name": "description"})["content"]
        assert not re.match(r"What you (will learn|need)", text)


@pytest.mark.book
def test_a_caption_of_several_sentences_is_cited_by_its_first():
    citations = json.loads((HTML / "citations/chapters/syria.json").read_text(encoding="utf-8"))
    (made,) = [one for one in citations if one["note"].endswith("#fig-who-strikes")]
    assert made["title"] == "Who strikes whom in each article"
    assert re.fullmatch(r"Figure \d+ in “Syria and Idlib”", made["number"])
    for name in PAGES:
        for one in json.loads((HTML / f"citations/{name}.json").read_text(encoding="utf-8")):
            told = one.get("number", "")
            assert not re.match(r"(Figure|Table) \d", one["title"])
            if told.startswith(("Figure", "Table")):
                assert ";" not in one["title"]
            assert (" in “" in told) == (
                one["type"] == "chapter"
                and name != "index"
                and "html#" in one["note"]
                and one["title"] != page(name).h1.find(string=True)
            )


@pytest.mark.book
@pytest.mark.parametrize(("name", "title"), [("search", "Search"), ("genindex", "Index")])
def test_a_page_of_the_books_own_says_what_it_is_too(name, title):
    head = page(name).head
    assert head.title.get_text().startswith(title)
    assert head.find("meta", attrs={"property": "og:title"})["content"] == title
    assert head.find("meta", attrs={"name": "description"})["content"].startswith(title)


@pytest.mark.book
def test_every_figure_and_table_has_a_number_and_a_link_sign():
    numbers = {"Figure": [], "Table": []}
    for name in PAGES:
        article = page(name).find("article")
        for part in article.select("figure, table.data"):
            caption = part.find(["figcaption", "caption"])
            sign = caption.select_one("a.headerlink")
            assert sign["href"] == f"#{part['id']}"
            kind, number = re.match(r"\s*(Figure|Table) (\d+)", caption.get_text()).groups()
            numbers[kind].append(int(number))
    for found in numbers.values():
        assert found == list(range(1, len(found) + 1))


@pytest.mark.book
@pytest.mark.parametrize("name", PAGES)
def test_a_table_has_a_caption_a_number_and_a_citation_unless_it_is_part_of_a_figure(name):
    script = (HTML / f"citations/{name}.js").read_text(encoding="utf-8")
    cited = json.loads(script.removeprefix("window.citations = ").rstrip(";\n"))
    for table in page(name).select("article table"):
        if table.find_parent("figure") is None and table.find_parent(class_="picture") is None:
            sign = table.caption.select_one("a.headerlink")
            assert re.match(r"\s*Table \d+\. ", table.caption.get_text())
            assert sign["href"] == f"#{table['id']}"
            assert cited[table["id"]]["what"].startswith("Table ")


@pytest.mark.book
@pytest.mark.parametrize("name", PAGES)
def test_a_figure_has_its_finding_and_its_files(name):
    for figure in page(name).select("article figure"):
        assert figure.select_one(".finding").get_text(strip=True)
        files = figure.select("details.figure-data a[download]")
        assert [one.get_text() for one in files] == ["SVG", "PNG", "CSV"]
        for file in files:
            assert (HTML / f"{name}.html").parent.joinpath(file["href"]).resolve().is_file()
        assert "Drawn by" in figure.select_one("details.figure-data").get_text()


def test_what_archives_read_says_what_the_citation_says():
    """One record: who edits CITATION.cff has to write the deposit anew."""
    told = json.loads((ROOT / ".zenodo.json").read_text(encoding="utf-8"))
    settings = (f"book_{name}" for name in ("licence", "corrections", "changes", "repository"))
    empty = dict.fromkeys(("html_baseurl", *settings), "")
    now = edition.of(ROOT, SimpleNamespace(project="", author="", **empty))
    assert told == deposit.zenodo(now)


@pytest.mark.book
def test_what_archives_read_names_the_licences_of_code_and_book():
    cited = yaml.safe_load((HTML / "CITATION.cff").read_text(encoding="utf-8"))
    licence = page("index").head.find("link", rel="license")["href"]
    name = "-".join(re.search(r"licenses/([\w-]+)/([\d.]+)", licence).groups())
    assert cited["preferred-citation"]["license"].lower() == f"cc-{name}"
    assert f"{cited['license']} License" in (ROOT / "LICENSE").read_text(encoding="utf-8")
    rights = page("chapters/reproduce").find(id="reproduce-rights").get_text()
    assert f"under the {cited['license']} licence" in rights


@pytest.mark.book
def test_a_reader_is_told_where_the_repository_is():
    """At its address, which archives read, too; or, where none is given, beside the book."""
    settings = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    address = settings["sphinx"]["config"]["book_repository"]
    section = page("chapters/reproduce").find(id="reproduce-book")
    leading = section.find("a", href=address) if address else None
    assert leading or "comes with the book’s files" in section.get_text()
    cited = yaml.safe_load((HTML / "CITATION.cff").read_text(encoding="utf-8"))
    assert cited.get("repository-code", "") == address


@pytest.mark.parametrize("address", ["", "https://example.org/two.git"])
def test_the_crate_names_the_repository_where_it_is_known(tmp_path, address):
    now = edition.Edition("Two", (), "", "", "", "", (), "", "", "", "", "", address)
    deposit.write_crate(now, tmp_path)
    crate = json.loads((tmp_path / deposit.CRATE).read_text(encoding="utf-8"))
    known = {entity["@id"]: entity for entity in crate["@graph"]}
    based = known["./"].get("isBasedOn", {}).get("@id", "")
    assert based == address
    assert not address or known[based]["codeRepository"] == address


@pytest.mark.book
def test_the_crate_describes_every_file_that_is_published():
    crate = json.loads((HTML / deposit.CRATE).read_text(encoding="utf-8"))
    known = {entity["@id"]: entity for entity in crate["@graph"]}
    files = {one["@id"] for one in known["./"]["hasPart"]}
    assert files == {name for name, entity in known.items() if entity["@type"] == "File"}
    published = {p.relative_to(HTML).as_posix() for p in (HTML / "data").rglob("*") if p.is_file()}
    assert published <= files
    assert all((HTML / file).is_file() for file in files)


@pytest.mark.book
@pytest.mark.parametrize("name", PAGES)
def test_the_page_of_citations_and_the_panel_have_one_record(name):
    """They differ by the address at which the book is read, which only the panel can know."""
    script = (HTML / f"citations/{name}.js").read_text(encoding="utf-8")
    told = json.loads(script.removeprefix("window.citations = ").rstrip(";\n"))
    listed = BeautifulSoup((HTML / f"citations/{name}.html").read_text(encoding="utf-8"), "lxml")
    for section in listed.select("section.citations"):
        panel = json.loads(told[section["id"]]["CSL-JSON"])[0]
        static = json.loads(section.select("pre")[-1].get_text())[0]
        if panel["URL"].startswith(HERE):
            address = section.select_one(".cited-at a")
            whole = panel["type"] == "book"  # is cited by the address of the book
            assert panel.pop("URL") == HERE + ("" if whole else address.get_text())
            assert address["href"].endswith(address.get_text())
        assert static == panel
