"""After an edit a build makes, byte for byte, the book that a build from nothing makes."""

import shutil

import pytest
from small_book import SmallBook

pytestmark = pytest.mark.book


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    made = SmallBook.made_in(tmp_path_factory.mktemp("book"))
    made.rebuilt()
    return made


def another_passage(book):
    book.edit("coded/passages.csv", "The minister left the capital,1", "left the capital,1")


def a_chapter_removed(book):
    book.edit("_toc.yml", "  - file: chapters/second\n", "")
    (book.folder / "chapters/second.md").unlink()


def files_of_editors(book):
    (book.folder / "chapters/.first.md.swp").write_bytes(b"\0")
    (book.folder / "src/analysis/.counts.py.swp").write_bytes(b"\0")
    (book.folder / "coded/.DS_Store").write_bytes(b"\0")
    book.edit("LICENSE", "Free", "Free as air")


def a_chapter_touched(book):
    shutil.copyfile(book.folder / "index.md", book.folder / "copy.md")
    (book.folder / "copy.md").replace(book.folder / "index.md")


def edit(name, old, new):
    return lambda book: book.edit(name, old, new)


MODULE = "src/analysis/counts.py"
STYLE = "src/analysis/book/theme/static/book.css"
FORMULAS = "libraries/latex2mathml/converter.py"

# What is done to the study, and which chapters must then be executed.
EDITS = {
    "nothing": (lambda book: None, set()),
    "a comment in a module": (edit(MODULE, "def counted", "# Counts.\ndef counted"), set()),
    "the code of a module": (edit(MODULE, "number, 2)", "number, 3)"), {"first"}),
    "a named result": (edit(MODULE, '== "north"', '!= "north"'), {"first"}),
    "a cell": (edit("chapters/second.md", ".tolist()", ".nunique()"), {"second"}),
    "prose": (edit("chapters/first.md", "Both articles", "The two articles"), set()),
    "a heading": (edit("chapters/first.md", "## Counting", "## How many"), set()),
    "a term": (edit("chapters/third.md", "brings in", "introduces"), set()),
    "a passage": (another_passage, set()),
    "a year of the bibliography": (edit("references.bib", "2019", "2020"), set()),
    "the order of chapters": (
        edit("_toc.yml", "first\n  - file: chapters/second", "second\n  - file: chapters/first"),
        set(),
    ),
    "the title of the book": (edit("_config.yml", "Five Tellings", "Two Tellings"), set()),
    "a style sheet": (edit(STYLE, "a.passage", "a.passage, a.p"), set()),
    "the citation": (edit("CITATION.cff", "Cite.", "Please cite."), set()),
    "a library of the cells": (edit("libraries/plainlib.py", "a * b", "b * a"), {"first"}),
    "a library of the pages": (edit(FORMULAS, '"inline"', '"block"'), set()),
    "an article": (edit("articles/south.txt", "He said", "Later he said"), {"first", "second"}),
    "files of editors, a licence": (files_of_editors, set()),
    "the time of a file alone": (a_chapter_touched, set()),
    "a chapter less": (a_chapter_removed, set()),
}


UNSEEN = {
    "nothing",
    "a comment in a module",
    "a library of the cells",
    "files of editors, a licence",
    "the time of a file alone",
}
"""Edits that change no page; the wheel has the code and the study as they are."""


def without_wheel(pages):
    return {name: content for name, content in pages.items() if not name.endswith(".whl")}


@pytest.mark.parametrize("name", sorted(UNSEEN))
def test_an_edit_that_nobody_sees_changes_no_page(book, name):
    change, executed = EDITS[name]
    before = book.pages
    change(book)
    assert book.rebuilt() == executed
    assert without_wheel(book.pages) == without_wheel(before)


@pytest.mark.parametrize("name", [name for name in EDITS if name not in UNSEEN])
def test_an_edit_makes_what_a_build_from_nothing_makes(book, tmp_path, name):
    change, executed = EDITS[name]
    before = book.pages
    change(book)
    other = book.copied_to(tmp_path / "Büch er")
    anew = other.start()  # beside the build that goes on from what is there
    there = {path.stem for path in book.folder.glob("chapters/*.md")}
    assert book.rebuilt() == executed & there
    printed, _ = anew.communicate()
    assert anew.returncode == 0, printed
    assert book.pages == other.pages
    assert book.pages != before


def damaged(book):
    path = book.folder / "_build/executed/chapters/first.json"
    path.write_bytes(path.read_bytes()[:-9])


def damaged_state(book):
    (book.folder / "_build/.doctrees/index.doctree").write_bytes(b"\0")


def damaged_page(book):
    (book.folder / "_build/html/index.html").write_text("<html>")


def a_stray_file(book):
    (book.folder / "_build/html/_static/old.js").write_text("old")


def a_missing_page(book):
    (book.folder / "_build/html/chapters/first.html").unlink()


def no_record(book):
    """Do what a build that was killed while it wrote pages leaves."""
    (book.folder / "_build/html.json").unlink()
    (book.folder / "_build/html/index.html").write_text("<html>")
    (book.folder / "_build/html/chapters/first.html").unlink()


@pytest.mark.parametrize(
    ("damage", "executed"),
    [
        (damaged, {"first"}),
        (damaged_state, set()),
        (damaged_page, set()),
        (a_missing_page, set()),
        (a_stray_file, set()),
        (no_record, set()),
    ],
)
def test_a_damaged_build_heals(book, damage, executed):
    before = book.pages
    damage(book)
    assert book.rebuilt() == executed
    assert book.pages == before


@pytest.mark.parametrize(
    "environment",
    [{"TZ": "Asia/Tokyo", "LC_ALL": "C", "PYTHONHASHSEED": "77"}, {"HOME": "/nowhere"}],
)
def test_where_and_when_it_is_built_changes_nothing(book, tmp_path, environment):
    other = book.copied_to(tmp_path / "b")
    other.rebuilt(**environment)
    assert other.pages == book.pages
