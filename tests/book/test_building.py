"""What a build says and does when something is wrong, and beside another one."""

import os
import signal

import pytest
from small_book import SmallBook

pytestmark = pytest.mark.book

CELL = 'pipeline.tables().quotations["text"].tolist()'


@pytest.fixture
def book(tmp_path):
    return SmallBook.made_in(tmp_path / "book")


def until(process, words):
    """Read what a build prints until it says some words."""
    printed = ""
    for line in process.stdout:
        printed += line
        if words in line:
            return printed
    raise AssertionError(printed)


def test_a_failing_cell_is_named_until_it_is_mended(book):
    book.edit("chapters/second.md", CELL, "1 / 0")
    for _ in range(2):
        code, printed = book.build()
        assert code == 1
        assert "second.md, cell 1 (line 15):" in printed
        assert "ZeroDivisionError: division by zero" in printed
        assert printed.count("Traceback") == 1  # that of the cell
    assert not book.pages
    book.edit("chapters/second.md", "1 / 0", CELL)
    assert book.rebuilt() == {"second"}  # the other one was kept


WRONG = {
    "{passage}`lost`": "there is no passage 'lost'",
    "{claim}`C99`": "there is no claim 'C99'",
    "{fact}`F99`": "there is no fact 'F99'",
    "{result}`lost:.0%`": "there is no result 'lost:.0%'",
    "{result}`share:d`": "result 'share:d': Unknown format code 'd'",
}


def test_what_is_not_there_fails_every_build_until_it_is_mended(book):
    book.edit("chapters/second.md", "{passage}`left`", "\n\n".join(WRONG))
    for _ in range(2):
        code, printed = book.build()
        assert code == 1
        for number, told in enumerate(WRONG.values()):
            assert f"second.md:{12 + 2 * number}: WARNING: {told}" in printed
    book.edit("chapters/second.md", "\n\n".join(WRONG), "{passage}`left`")
    assert book.rebuilt() == set()


def test_a_kernel_that_complains_fails_every_build(book):
    book.edit("chapters/second.md", CELL, "import sys; print('oh', file=sys.stderr)")
    for _ in range(2):
        code, printed = book.build()
        assert code == 1
        assert "stderr was found in the cell outputs" in printed


def test_a_study_that_cannot_be_used_is_refused_and_the_book_kept(book):
    book.rebuilt()
    before = book.pages
    book.edit("coded/passages.csv", "Nobody believed it", "Nobody knew")
    code, printed = book.build()
    assert code == 1
    assert "passages.csv" in printed
    assert "Traceback (most recent call last)" not in printed
    assert book.pages == before
    book.edit("coded/passages.csv", "Nobody knew", "Nobody believed it")
    assert book.rebuilt() == set()


def test_a_build_that_is_killed_is_made_up_for(book):
    for words in ("executing", "writing output"):
        process = book.start()
        until(process, words)
        process.kill()
        process.communicate()
    book.rebuilt()
    assert book.pages == SmallBook.made_in(book.folder.parent / "other").built()


def test_an_interrupted_build_leaves_no_kernel(book, tmp_path):
    """The cell tells its process over a pipe, which breaks off when that ends."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    start = f"import signal; pipe = open({str(pipe)!r}, 'w'); print('on', file=pipe, flush=True)\n"
    endless = start + "while True: signal.pause()"
    book.edit("chapters/second.md", CELL, endless)
    process = book.start()
    with pipe.open() as told:
        assert told.readline() == "on\n"
        process.send_signal(signal.SIGINT)
        assert told.read() == ""
    printed, _ = process.communicate()
    assert process.returncode != 0
    assert "Interrupted!" in printed
    book.edit("chapters/second.md", endless, CELL)
    book.rebuilt()


def test_a_second_build_waits_for_the_first(book):
    fcntl = pytest.importorskip("fcntl")
    folder = os.open(book.folder, os.O_RDONLY)
    fcntl.flock(folder, fcntl.LOCK_EX)
    process = book.start()
    until(process, "another build is at work")
    os.close(folder)
    printed, _ = process.communicate()
    assert process.returncode == 0, printed


def test_a_folder_is_built_with_its_own_code(book, tmp_path):
    book.rebuilt()
    other = book.copied_to(tmp_path / "other")
    code, printed = other.build(PYTHONPATH=str(book.folder / "src"))
    assert code == 1
    assert "has code of its own" in printed
    other.edit("src/analysis/counts.py", "number, 2)", "number, 5)")
    other.rebuilt()
    assert other.pages != book.pages
