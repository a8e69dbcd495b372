"""A book whose chapters were written for a study of which nothing was known before."""

import csv
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile

import invented
import pytest
import rispy
from bs4 import BeautifulSoup
from pybtex.database import parse_string

from analysis.characters import legible
from analysis.steps import STEPS
from analysis.study import FILE

pytestmark = pytest.mark.book

TANGLED = "“No”, \"never\" & 'left' <b>twice</b>, says {mayor} \\o/ \u202e50%\u202c #1"
TANGLE = (
    f"{TANGLED}\n\n"
    "The mayor of Lowmoor said on 3 March that the bridge over the Wend would open in May. "
    "“We <i>will</i> build &lt;the&gt; bridge &amp; <script>alert(1)</script>,” Ana Berg told "
    "reporters at the town hall. A space \u200b had no width, and \u202e001\u202c was turned. She "
    "greeted them with مرحبا بالعالم and <img src=x onerror=alert(1)> left.\n\n"
)
"""An article of all that is hard to print; a paragraph of a hundred thousand letters follows."""
LONG = " ".join(
    f"At lock {n} the keeper counted {', '.join(f'barge {k}' for k in range(n, n + 90))}."
    for n in range(100)
)
UNSEEN = re.compile("[\u200b\u202a-\u202e\u2066-\u2069]")
HEADLINE = "Bridge <script>alert(1)</script> & <input> in May"


def build(folder, **environment):
    """Build the book of a folder; return the exit code and what was printed."""
    command = [sys.executable, "-m", "analysis", "book", str(folder)]
    done = subprocess.run(
        command, env=os.environ | environment, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout + done.stderr


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    """The pages of a written book."""
    folder = tmp_path_factory.mktemp("written") / "study"
    settings = invented.SETTINGS.replace('title = "One bridge"', 'title = "Bridge & <ferry>"')
    settings = settings.replace('benchmarks = "benchmarks.csv"\n', "")  # those of the tools
    invented.write(folder, register=True, settings=settings, coded=True)
    articles = folder / "articles.csv"
    articles.write_text(articles.read_text().replace("Bridge to open in May", HEADLINE))
    with articles.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    tangle = {"article_id": "tangle", "file": "tangle.txt", "headline": TANGLED, "markup": "keep"}
    tangle |= {"outlet": 'Daily <i>Tangle</i> & "Co"', "byline": "Ada <u>Finch</u>"}
    with articles.open("w", encoding="utf-8", newline="") as file:
        register = csv.DictWriter(file, [*rows[0], "markup"], restval="")
        register.writeheader()
        register.writerows([*rows, tangle])
    (folder / "tangle.txt").write_text(f"{TANGLE}{LONG}\n", encoding="utf-8")
    code, printed = build(folder)
    assert code == 0, printed
    return folder / "_build" / "html"


def test_a_build_tells_how_far_it_is_in_a_few_lines(book):
    folder = book.parents[1]
    code, printed = build(folder)
    assert code == 0
    first, *_, last = printed.splitlines()
    assert first.endswith("reading the articles, making their tables")
    assert last.endswith(f"the book is at {book / 'index.html'}")
    assert "nothing has changed" in printed
    assert len(printed.splitlines()) <= 4
    log = (folder / "_build" / "book.log").read_text(encoding="utf-8")
    assert "Running Jupyter-Book" in log


def test_what_goes_wrong_is_told_with_the_file_of_the_whole_log(book, tmp_path):
    study = tmp_path / "study"
    shutil.copytree(book.parents[1], study, ignore=shutil.ignore_patterns("html*", ".doctrees"))
    (study / "readings").mkdir()
    (study / "readings" / "tone.md").write_text("See {ref}`nowhere`.\n", encoding="utf-8")
    code, printed = build(study)
    assert code == 1
    assert "tone.md" in printed
    assert "nowhere" in printed
    log = study / "_build" / "book.log"
    assert printed.splitlines()[-1] == f"error: the book was not built; the whole log is in {log}"
    assert "reading sources" in log.read_text(encoding="utf-8")
    assert len(printed.splitlines()) < len(log.read_text(encoding="utf-8").splitlines())


def test_the_book_is_whole_and_every_link_leads_somewhere(book):
    paths = [path for path in book.rglob("*.html") if "_static" not in path.parts]
    pages = {path.relative_to(book).as_posix(): path.read_text() for path in paths}
    assert {"index.html", "chapters/claims.html", "chapters/article-plank.html"} <= set(pages)
    for name, text in pages.items():
        for href in re.findall(r'href="([^"]*)"', text):
            place, _, anchor = href.partition("#")
            if ":" in place:
                continue
            place = place.partition("?")[0]
            target = os.path.normpath(os.path.join(os.path.dirname(name), place)) if place else name
            assert (book / target).is_file(), (name, href)
            assert not anchor or f'id="{anchor}"' in pages[target], (name, href)


def test_titles_and_headlines_are_text_on_every_page(book):
    """That of the study and of articles, in head, bar, contents, foot, search and citations."""
    for path in book.rglob("*.html"):
        soup = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        assert soup.select_one(".brand").get_text(strip=True) == "Bridge & <ferry>", path
        assert "Bridge & <ferry>" in soup.title.get_text()
        assert not soup.find_all(["ferry", "input"], attrs={"name": False, "type": False}), path
        scripts = soup.find_all("script", src=False, type=False)
        assert not scripts, (path, scripts)
    article = BeautifulSoup((book / "chapters/article-plank.html").read_text(), "html.parser")
    assert HEADLINE.split("&")[0].strip() in article.title.get_text()


def letters(texts):
    """Return the letters of some texts without the blanks between them."""
    return "".join("".join(texts).split())


def test_a_tangled_article_is_text_wherever_it_is_shown(book):
    """Page, card, search, comparison: each letter stands there, and no markup of it is obeyed."""
    article = BeautifulSoup((book / "chapters/article-tangle.html").read_text(), "html.parser")
    for number in article.select(".sentence a.number"):
        number.extract()
    printed = [tag.get_text() for tag in article.select(".sentence")]
    assert letters(printed) == letters([legible(TANGLE + LONG)])
    assert not article.select(":is(h1, .sentence) :is(b, i)")
    assert not article.main.find_all(["script", "img", "u"])
    for tag in article.find_all(True):
        assert not [name for name in tag.attrs if name.startswith("on")]
    for file in ("cards.js", "search-units.js"):
        script = (book / "_static" / file).read_text(encoding="utf-8")
        assert json.loads(script.partition(" = ")[2].rstrip(";\n"))
        assert all(json.dumps(one, ensure_ascii=False) in script for one in printed)
    page = BeautifulSoup((book / "chapters/compare.html").read_text(), "html.parser")
    compared = json.loads(page.find("script", id="compared-data").string)["articles"]
    (own,) = [one for one in compared if one["id"] == "tangle"]
    assert [text for _, text in own["sentences"]] == printed


def test_what_cannot_be_seen_is_seen_in_the_whole_book(book):
    """Only the tables have an article as it was received; programs read them."""
    for path in book.rglob("*"):
        if path.suffix in (".html", ".js", ".json", ".bib", ".ris", ".svg", ".ipynb"):
            found = UNSEEN.search(path.read_text(encoding="utf-8"))
            assert not found or "data" in path.relative_to(book).parts, path
    with (book / "data" / "articles.csv").open(encoding="utf-8", newline="") as file:
        (row,) = [row for row in csv.DictReader(file) if row["article_id"] == "tangle"]
    assert row["headline"] == TANGLED
    with (book / "data" / "sentences.csv").open(encoding="utf-8", newline="") as file:
        own = [row["text"] for row in csv.DictReader(file) if row["article_id"] == "tangle"]
    assert letters(own) == letters([TANGLE + LONG])


def test_a_tangled_headline_is_cited_whole(book):
    cited = book / "citations" / "chapters"
    headline = legible(TANGLED)
    records = json.loads((cited / "article-tangle.json").read_text(encoding="utf-8"))
    entries = rispy.loads((cited / "article-tangle.ris").read_text(encoding="utf-8"))
    bib = parse_string((cited / "article-tangle.bib").read_text(encoding="utf-8"), "bibtex")
    assert {one["title"] for one in records} == {one["title"] for one in entries} == {headline}
    assert len(bib.entries) == len(records) == len(entries)
    page = BeautifulSoup((cited / "article-tangle.html").read_text(encoding="utf-8"), "html.parser")
    assert headline in page.select_one("section.citations").get_text()
    assert not page.select_one("main").find_all(["b", "u", "script"])


def test_what_the_study_holds_is_shown(book):
    index = (book / "index.html").read_text()
    assert "Bridge &amp; &lt;ferry&gt;" in index
    assert "Ana Berg" in index
    assert "We shall not wait for another winter" in (book / "chapters/speakers.html").read_text()
    assert (book / "data" / "remarks.csv").is_file()


def test_the_overview_draws_when_the_articles_appeared(book):
    index = BeautifulSoup((book / "index.html").read_text(), "html.parser")
    figure = index.select_one("figure#fig-published")
    assert figure.find("svg")
    files = [link["href"] for link in figure.select("a[download]")]
    assert files == [f"figures/published.{ending}" for ending in ("svg", "png", "csv")]
    assert all((book / file).is_file() for file in files)


def test_any_two_articles_can_be_set_side_by_side(book):
    page = BeautifulSoup((book / "chapters/compare.html").read_text(), "html.parser")
    told = json.loads(page.find("script", id="compared-data").string)
    assert {one["id"] for one in told["articles"]} == {*invented.ARTICLES, "tangle"}
    assert told["shared"]
    assert told["claims"]
    assert page.select("#compare-topics .told")
    assert (book / "_static" / "compare.js").is_file()


@pytest.mark.parametrize(
    ("name", "rows"), [("claims", ".claim-row"), ("record", "#table-checks tbody tr")]
)
def test_its_registers_can_be_filtered(book, name, rows):
    page = BeautifulSoup((book / f"chapters/{name}.html").read_text(), "html.parser")
    found = page.select(f"[data-register] {rows}")
    assert found
    assert all(row["data-told"] for row in found)
    assert page.select_one("script[src*='registers.js']")


def test_its_methods_tell_how_the_tools_do_on_other_news(book):
    page = BeautifulSoup((book / "chapters/methods.html").read_text(), "html.parser")
    section = page.find(id="methods-measured")
    for name in ("quotations", "reuse", "sentences", "pages"):
        assert len(section.select(f"#table-benchmarks-{name} tbody tr")) > 1, name
    assert section.select_one("figure#fig-reliability svg")
    assert not section.select(".missing")


def test_its_chapters_are_notebooks_and_its_wheel_brings_the_study(book):
    assert (book / "notebooks" / "index.ipynb").is_file()
    (wheel,) = book.glob("*.whl")
    assert wheel.name.split("-")[1].endswith("+bridge.ferry")
    assert "analysis/data/study/plank.txt" in zipfile.ZipFile(wheel).namelist()


def test_a_folder_of_texts_is_told_how_to_become_a_study(tmp_path):
    invented.write(tmp_path / "texts")
    code, printed = build(tmp_path / "texts")
    assert code == 1
    assert f"there is no {FILE}" in printed
    assert not (tmp_path / "texts" / "_build").exists()


def test_a_coded_passage_that_is_not_there_is_told_before_anything_is_computed(tmp_path):
    invented.write(tmp_path, register=True, settings=invented.SETTINGS, coded=True)
    place = tmp_path / "coded" / "claim_passages.csv"
    header, first, *rows = place.read_text(encoding="utf-8").splitlines()
    article_id = first.split(",")[1]
    wrong = f"may,{article_id},never said,1,differ,May,"
    place.write_text("\n".join([header, *rows, wrong, ""]), encoding="utf-8")
    code, printed = build(tmp_path)
    assert code == 1
    assert "'never said' occurs 0 times" in printed
    kept = {path.name.partition("-")[0] for path in (tmp_path / "_build" / "store").iterdir()}
    assert "statements" in kept
    assert kept.isdisjoint(STEPS)
