"""The built book, read as files: links, anchors, figures, downloads."""

import json
import re
from urllib.parse import unquote, urlparse

import pandas as pd
import pytest
from bs4 import BeautifulSoup
from built_book import HTML, PAGES, anchors, page
from ours import GOLD, ROOT

from analysis import pipeline, schema

pytestmark = pytest.mark.book

WHOLE = pipeline.tables(ROOT).settings.full_texts


@pytest.mark.parametrize("name", PAGES)
def test_internal_links_and_anchors_resolve(name):
    here = HTML / f"{name}.html"
    broken = []
    for tag in page(name).find_all("a", href=True):
        parts = urlparse(tag["href"])
        if parts.scheme or parts.netloc:
            continue
        target = (here.parent / unquote(parts.path)).resolve() if parts.path else here
        if not target.is_file():
            broken.append(tag["href"])
        elif parts.fragment and target.suffix == ".html":
            known = anchors(target)
            if unquote(parts.fragment) not in known and parts.fragment != "":
                broken.append(tag["href"])
    assert not broken


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_loaded_from_elsewhere(name):
    soup = page(name)
    sources = [tag.get("src", "") for tag in soup.find_all(["script", "img", "iframe", "source"])]
    sources += [
        tag["href"]
        for tag in soup.find_all("link", href=True)
        if not {"canonical", "license"} & set(tag.get("rel", []))
    ]
    assert not [s for s in sources if urlparse(s).netloc]


@pytest.mark.parametrize("name", PAGES)
def test_every_picture_says_what_it_shows(name):
    article = page(name).find("article") or page(name)
    for image in article.find_all("img"):
        assert image.get("alt", "").strip()
    for drawing in article.find_all("svg", attrs={"role": "img"}):
        assert len(drawing["aria-label"]) > 30
    for figure in article.find_all("figure"):
        assert figure.find("figcaption")
        assert not figure["id"].startswith("id")


def test_the_landing_page_shows_findings_that_lead_to_their_figures():
    """One sentence first, then pictures; each has the finding that its figure has."""
    first, *others = page("index").select("div.picture")
    assert first.select("table.slots td.empty")
    note, doors = (first.find_next(class_=name) for name in ("note", "doors"))
    assert note.find_next(class_="doors") is doors  # below the picture, before the doors
    assert all(re.search(r"\b\d+ minutes", door.get_text()) for door in doors.select("dt"))
    assert doors.select("dd a")
    assert doors.find_next("ul", class_="articles").find_next("div", class_="picture") is others[0]
    assert len(others) >= 6
    for picture in (first, *others):
        link = picture.p.a
        chapter, _, anchor = link["href"].partition("#")
        figure = page(chapter.removesuffix(".html")).find(id=anchor)
        assert figure.name == "figure"
        assert figure.select_one(".finding").get_text() == link.get_text()


@pytest.mark.parametrize("name", PAGES)
def test_ids_are_unique_on_a_page(name):
    ids = [tag["id"] for tag in page(name).find_all(id=True)]
    doubled = {i for i in ids if ids.count(i) > 1}
    assert not {i for i in doubled if not i.startswith("codecell")}


@pytest.mark.parametrize("name", PAGES)
def test_sections_have_ids_of_their_own(name):
    """A section's id must not be its heading in disguise, or a new heading breaks citations."""
    source = (ROOT / f"{name}.md").read_text(encoding="utf-8")
    source = re.sub(r"```.*?```", "", source, flags=re.DOTALL)
    source = re.sub(r"(?m)^\{\.[\w-]+\}\n(?=#)", "", source)  # a class of the heading
    headings = re.findall(r"(?m)^(?:\(([\w-]+)\)=\n)?(#{1,3}) (.+)$", source)
    assert headings
    for label, _, heading in headings:
        assert label, f"{name}: no label before “{heading}”"
        assert label in anchors(HTML / f"{name}.html")


def test_headings_and_page_contents_lead_to_the_ids_of_authors():
    """A heading may be worded anew; an address made of it would lead nowhere."""
    for name in PAGES:
        source = (ROOT / f"{name}.md").read_text(encoding="utf-8")
        if "{include}" in source:  # headings of another file
            continue
        given = set(re.findall(r"(?m)^\(([\w-]+)\)=$", source))
        soup = page(name)
        for tag in soup.select("a.headerlink, nav.page-contents a"):
            target = tag["href"].removeprefix("#")
            sort = soup.find(id=target).name if target else ""
            made = sort == "section" and soup.find(id=target).get("data-part")  # by a cell
            assert made or sort in ("", "dt", "figure", "table", "tr") or target in given, (
                name,
                target,
            )


@pytest.mark.parametrize("name", PAGES)
def test_every_heading_of_a_page_can_be_linked_cited_and_found_in_its_contents(name):
    """The headings that a cell made, too; all but that of the page are in the contents."""
    soup = page(name)
    script = (HTML / f"citations/{name}.js").read_text(encoding="utf-8")
    cited = json.loads(script.removeprefix("window.citations = ").rstrip(";\n"))
    listed = {a["href"] for a in soup.select("nav.page-contents a")}
    for heading in soup.find("article").select("section > h2, section > h3"):
        sign = heading.select_one("a.headerlink")
        assert sign["href"] == f"#{heading.parent['id']}"
        assert heading.parent["id"] in cited
        assert sign["href"] in listed


def test_every_static_file_is_used():
    """What no page, style or script names is not shipped."""
    static = [path for path in (HTML / "_static").rglob("*") if path.is_file()]
    texts = [
        path.read_text(encoding="utf-8")
        for path in [*HTML.rglob("*.html"), *static]
        if path.suffix in (".html", ".css", ".js")
    ]
    assert not [path for path in static if not any(path.name in text for text in texts)]


def test_labels_are_unique_in_the_book():
    labels = []
    for name in PAGES:
        source = (ROOT / f"{name}.md").read_text(encoding="utf-8")
        labels += re.findall(r"(?m)^\(([\w-]+)\)=$", source)
    assert len(labels) == len(set(labels))


@pytest.mark.parametrize("name", PAGES)
def test_no_cell_failed_and_nothing_is_left_unrendered(name):
    article = page(name).find("article")
    assert not article.select(".stderr, .traceback, .system-message, .problematic")
    for code in article.find_all(["pre", "code", "script"]):
        code.extract()
    text = article.get_text()
    assert not re.search(r"\{(?:result|passage|claim|fact)\}", text)
    assert "<NA>" not in text
    assert not re.search(r"\bnan\b", text)
    page.cache_clear()


@pytest.mark.parametrize("name", [name for name in PAGES if name != "chapters/api"])
def test_a_negative_number_has_a_minus_sign(name):
    """But where docstrings stand, which show what a program writes."""
    text = page(name).find("article").get_text(" ")
    assert re.findall(r"[\s(]-\d*\.\d+", text) == []


NOTHING = {"texts", "decisions", "excluded", "skipped", "syndication", "corrections"}
"""What five plain texts in English, no two of them one and nothing corrected in them, have not."""


@pytest.mark.parametrize("table", [table.name for table in schema.exported()])
def test_the_downloads_are_the_exported_tables(table):
    frame = pd.read_csv(HTML / "data" / f"{table}.csv")
    assert list(frame.columns) == schema.table(table).shown
    assert frame.empty == (table in NOTHING)


def test_every_sentence_of_the_articles_has_its_anchor(tables):
    for row in tables.sentences.itertuples():
        assert row.sentence_id in anchors(HTML / f"chapters/article-{row.article_id}.html")


def test_the_annotated_pages_show_the_articles_to_the_letter(tables):
    for article in tables.articles.itertuples():
        soup = BeautifulSoup(
            (HTML / f"chapters/article-{article.article_id}.html").read_text(encoding="utf-8"),
            "html.parser",
        )
        shown = soup.find("div", class_="article")
        for extra in shown.select("dl.about, .key, summary, a.number, .evidence"):
            extra.extract()
        whole = "".join(shown.get_text().split()) == "".join(article.text.split())
        assert whole == WHOLE


@pytest.mark.skipif(not WHOLE, reason="excerpts only")
def test_everything_coded_can_be_downloaded():
    links = {a["href"] for a in page("chapters/data").find("article").find_all("a", href=True)}
    for path in GOLD.rglob("*.*"):
        name = path.relative_to(GOLD).as_posix()
        assert (HTML / "data" / "gold" / name).read_bytes() == path.read_bytes()
        assert f"../data/gold/{name}" in links


@pytest.mark.parametrize("name", PAGES)
def test_a_page_says_whose_words_the_articles_are(name):
    footer = page(name).select_one("footer.foot")
    assert "belong to their outlets" in footer.get_text()


def test_the_first_page_stands_in_the_navigation():
    assert page("chapters/words").select_one("nav.chapters a[href='../index.html']")


def is_technical(term):
    """Whether a term is none of everyday words: of several words, or an acronym."""
    return term != "left out" and (" " in term or bool(re.search(r"[A-Z\d]", term)))


@pytest.mark.book
@pytest.mark.parametrize("name", PAGES)
def test_the_first_use_of_a_technical_term_leads_to_the_glossary(name):
    if name in ("chapters/glossary", "chapters/api", "chapters/changes", "chapters/bibliography"):
        return
    terms = {
        dt.get_text().rstrip("#"): dt["id"] for dt in page("chapters/glossary").select("dt[id]")
    }
    told = [p for p in page(name).select("article section > p, article li > p") if p.get_text()]
    assert told
    for term, anchor in ((one, at) for one, at in terms.items() if is_technical(one)):
        word = re.compile(rf"(?<![\w-]){re.escape(term)}s?(?![\w-])")
        first = next((p for p in told if word.search(p.get_text())), None)
        assert first is None or first.select(f'a[href="glossary.html#{anchor}"]'), term
