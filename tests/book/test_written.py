"""A book whose chapters were written for a study of which nothing was known before."""

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile

import invented
import pytest
from bs4 import BeautifulSoup

from analysis.steps import STEPS
from analysis.study import FILE

pytestmark = pytest.mark.book

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
    assert {one["id"] for one in told["articles"]} == set(invented.ARTICLES)
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
