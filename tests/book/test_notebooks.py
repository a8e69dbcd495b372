"""Chapters as notebooks, and the wheel that brings what they need."""

import json
import os
import re
import subprocess
import sys
import zipfile

import nbformat
import pytest
from built_book import HTML, PAGES, page
from invented import STUDIES, write
from lxml import html
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from ours import ROOT

from analysis import pipeline
from analysis.book import notebooks
from analysis.book.edition import Edition
from analysis.book.execution import kept_notebook
from analysis.book.markdown import Prose
from analysis.book.wheel import Wheel

CHAPTERS = [name for name in PAGES if (HTML / notebooks.address(name)).is_file()]


@pytest.mark.parametrize(
    ("page", "markdown"),
    [
        ("<h2>Of <em>words</em><a class='headerlink' href='#a'>#</a></h2>", "## Of *words*"),
        ("<p>a_b *c* <code>d_e</code> 5 &lt; 6</p>", r"a\_b \*c\* `d_e` 5 \< 6"),
        ("<p># 1</p>", r"\# 1"),
        ("<p>2. x</p>", r"\2. x"),
        ("<p><a href='b.html#c'>“b”</a>, <a href='https://d.e'>d</a></p>",
         "[“b”](https://x.y/b.html#c), [d](https://d.e)"),
        ("<ul><li>one</li><li><p>two</p><p>three</p></li></ul>", "- one\n- two\n  \n  three"),
        ("<ol><li><p>one</p></li><li>two</li></ol>", "1. one\n2. two"),
        ("<pre>a = 1\nb</pre>", "```\na = 1\nb\n```"),
        ("<div class='admonition'><p>Note</p><p>x</p></div>", "> Note\n> \n> x"),
        ("<dl><dt>cue</dt><dd><p>a word</p></dd></dl>", "**cue**\n\na word"),
        ("<p>so <math alttext='x_1'><mi>x</mi></math>.</p>", "so $x_1$."),
        ("<div class='math-display'><math alttext='y'></math></div>", "$$y$$"),
        ("<table><tr><td>1</td></tr></table>", "<table><tr><td>1</td></tr></table>"),
        ("<p class='tools'>Cite</p>", ""),
    ],
)  # fmt: skip
def test_prose_of_a_page_becomes_markdown(page, markdown):
    prose = Prose("https://x.y/a.html")
    element = html.fragment_fromstring(page)
    assert "\n\n".join(prose.blocks(element)) == markdown


def test_without_an_address_links_of_the_book_are_their_words():
    element = html.fragment_fromstring("<p><a href='b.html#c'>“b”</a></p>")
    assert list(Prose("index.html").blocks(element)) == ["“b”"]


def test_no_cell_is_lost_and_captions_are_kept():
    cells = [
        new_code_cell("1"),
        new_markdown_cell("{x}`y`"),
        new_code_cell("2"),
        new_code_cell("3"),
    ]
    cells[0].metadata["tags"] = ["remove-cell"]
    article = html.fragment_fromstring(
        "<article><section><h1>T</h1><div class='cell'><figcaption><p>"
        "<span class='caption-text'>Seen.</span></p></figcaption></div>"
        "<p>End.</p></section></article>"
    )
    made = notebooks.notebook(new_notebook(cells=cells), article, "")
    assert [cell.source for cell in made.cells] == ["# T", "1", "2", "Seen.\n\nEnd.", "3"]


@pytest.mark.parametrize(
    ("base", "wheel", "told"),
    [
        ("", "", "in the folder of the study"),
        ("", "t.whl", '"./t.whl[figures]"'),
        ("https://x.y/", "t.whl", '"tellings[figures] @ https://x.y/t.whl"'),
    ],
)
def test_a_notebook_says_how_it_is_run(base, wheel, told):
    now = Edition("Bridges", (), "2", "", "", "", (), "", "", base, "", "")
    article = html.fragment_fromstring("<article><h1>Words</h1></article>")
    first = notebooks._first(article, now, "chapters/words", wheel)
    assert told in first
    assert "*Words* is a chapter of *Bridges*, edition 2" in first
    assert (f"{base}chapters/words.html" in first) == bool(base)


@pytest.mark.parametrize("full_texts", ["true", "false"])
def test_a_book_of_excerpts_gives_no_wheel_away(tmp_path, full_texts):
    settings = f"full_texts = {full_texts}\n" + STUDIES["coded"]["settings"]
    folder = write(tmp_path / "study", **(STUDIES["coded"] | {"settings": settings}))
    (folder / ".hidden").write_text("")
    (folder / "_build").mkdir()
    (folder / "_build" / "made.txt").write_text("")
    made = Wheel(pipeline.tables(folder))
    made.publish(tmp_path)
    assert bool(made.file) == (full_texts == "true") == bool(list(tmp_path.glob("*.whl")))
    if made.file:
        names = zipfile.ZipFile(tmp_path / made.file).namelist()
        brought = {name for name in names if name.startswith("analysis/data/study/")}
        assert "analysis/data/study/coded/claims.csv" in brought
        assert not [name for name in names if "hidden" in name or "_build" in name]


@pytest.mark.book
def test_every_chapter_with_cells_has_a_notebook_that_its_page_offers():
    executed = (ROOT / "_build" / "executed").rglob("*.json")
    names = {str(p.relative_to(ROOT / "_build" / "executed").with_suffix("")) for p in executed}
    assert names == set(CHAPTERS)
    for name in names:
        link = page(name).select_one("p.tools a[download]")
        assert (HTML / f"{name}.html").parent.joinpath(link["href"]).resolve().is_file()


@pytest.mark.book
@pytest.mark.parametrize("name", CHAPTERS)
def test_a_notebook_has_the_cells_of_its_chapter_and_prose_without_markup(name):
    made = nbformat.read(HTML / notebooks.address(name), as_version=4)
    nbformat.validate(made)
    executed = kept_notebook("", str(ROOT / "_build" / "executed" / f"{name}.json"))
    cells = [[c.source for c in nb.cells if c.cell_type == "code"] for nb in (made, executed)]
    assert cells[0] == cells[1]
    prose = "\n".join(c.source for c in made.cells if c.cell_type == "markdown")
    assert not re.search(r"\{[\w:]+\}`|^\(.*\)=$|^:::", prose, re.MULTILINE)
    words = " ".join(re.sub(r"[\\*`]", "", prose).split())
    for tag in page(name).select("article a.passage, article span.result"):
        if not tag.find_parent(class_="cell"):
            assert " ".join(tag.get_text().split()) in words


@pytest.mark.book
def test_a_notebook_runs_elsewhere_after_one_installation(tmp_path):
    """In a kernel that knows nothing but the wheel and the libraries."""
    (wheel,) = HTML.glob("*.whl")
    library, elsewhere = tmp_path / "library", tmp_path / "elsewhere"
    elsewhere.mkdir()
    install = ["install", "--quiet", "--no-deps", "--no-index", "--target", library, wheel]
    environment = os.environ | {"PYTHONPATH": str(library)}
    run = {"cwd": elsewhere, "env": environment, "check": True}
    subprocess.run([sys.executable, "-m", "pip", *install], **run)
    made = nbformat.read(HTML / notebooks.address("chapters/sources"), as_version=4)
    made.cells.append(new_code_cell("import analysis; print(analysis.__file__, len(t.claims))"))
    nbformat.write(made, elsewhere / "sources.ipynb")
    execute = (
        "import json, nbformat, nbclient\n"
        "nb = nbformat.read('sources.ipynb', as_version=4)\n"
        "nbclient.NotebookClient(nb, timeout=None, kernel_name='python3').execute()\n"
        "print(json.dumps([c.outputs for c in nb.cells if c.cell_type == 'code']))"
    )
    done = subprocess.run([sys.executable, "-c", execute], capture_output=True, text=True, **run)
    outputs = json.loads(done.stdout.splitlines()[-1])
    place, claims = outputs[-1][0]["text"].split()
    assert place.startswith(str(library))
    assert int(claims) == len(pipeline.tables(ROOT).claims)
    before = [c.outputs for c in made.cells if c.cell_type == "code"][:-1]
    shown = [[o.get("data", {}).get("text/html") for o in cell] for cell in outputs[:-1]]
    assert shown == [[o.get("data", {}).get("text/html") for o in cell] for cell in before]
