"""A book whose chapters were written for a study of which nothing was known before."""

import os
import re
import subprocess
import sys

import invented
import pytest

from analysis.study import FILE

pytestmark = pytest.mark.book


def build(folder, **environment):
    """Build the book of a folder; return the exit code and what was printed."""
    command = [sys.executable, "-m", "analysis.book", str(folder)]
    done = subprocess.run(
        command, env=os.environ | environment, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout + done.stderr


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    """The pages of a written book."""
    folder = tmp_path_factory.mktemp("written") / "study"
    settings = invented.SETTINGS.replace('title = "One bridge"', 'title = "Bridge & <ferry>"')
    invented.write(folder, register=True, settings=settings, coded=True)
    code, printed = build(folder)
    assert code == 0, printed
    return folder / "_build" / "html"


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


def test_what_the_study_holds_is_shown(book):
    index = (book / "index.html").read_text()
    assert "Bridge &amp; &lt;ferry&gt;" in index
    assert "Ana Berg" in index
    assert "We shall not wait for another winter" in (book / "chapters/speakers.html").read_text()
    assert (book / "data" / "remarks.csv").is_file()


def test_a_folder_of_texts_is_told_how_to_become_a_study(tmp_path):
    invented.write(tmp_path / "texts")
    code, printed = build(tmp_path / "texts")
    assert code == 1
    assert f"there is no {FILE}" in printed
    assert not (tmp_path / "texts" / "_build").exists()
