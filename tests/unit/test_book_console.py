"""What a build prints, and what of it goes into a file."""

import io
import sys
import warnings
from importlib import import_module

import pytest

from analysis.__main__ import INTERRUPTED, main
from analysis.book import console
from analysis.book.console import PROGRESS


def test_stages_are_told_and_steps_only_after_a_silence(monkeypatch):
    now = [0.0]
    monkeypatch.setattr(console, "monotonic", lambda: now[0])
    stream = io.StringIO()
    with console.told(stream):
        PROGRESS.info("executing %d chapters", 9)
        now[0] = 29.0
        PROGRESS.debug("left: %d", 8)
        now[0] = 31.0
        PROGRESS.debug("left: %d", 7)
        PROGRESS.info("making pages")
    PROGRESS.info("more")
    assert stream.getvalue().splitlines() == [
        "    0 s  executing 9 chapters",
        "   31 s  left: 7",
        "   31 s  making pages",
    ]


def test_what_is_printed_is_kept_in_a_file_and_its_errors_are_given(tmp_path, capsys):
    log = tmp_path / "_build" / console.LOG
    with console.kept_in(log) as faults:
        print("reading sources")
        print("\x1b[91mpage.md:3: WARNING: lost\x1b[39;49;00m\n", file=sys.stderr)
        print("done")
    assert log.read_text() == "reading sources\npage.md:3: WARNING: lost\n\ndone\n"
    assert faults == ["page.md:3: WARNING: lost"]
    assert capsys.readouterr() == ("", "")


def test_an_error_leaves_what_was_said_before_it(tmp_path):
    def builds():
        with console.kept_in(tmp_path / console.LOG):
            print("reading sources")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        builds()
    assert (tmp_path / console.LOG).read_text() == "reading sources\n"
    assert sys.stdout.writable()


@pytest.fixture
def building():
    """The module that has Jupyter Book build; what that warns of is its own."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return import_module("analysis.book.__main__")


def test_an_interrupted_build_is_told_in_a_line(building, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(building, "main", lambda *_: sys.exit(KeyboardInterrupt()))  # as it ends
    (tmp_path / "_toc.yml").touch()
    assert main(["book", str(tmp_path)]) == INTERRUPTED
    assert capsys.readouterr().err == "error: interrupted\n"


def test_a_build_that_fails_names_the_file_that_tells_all(building, tmp_path, monkeypatch, capsys):
    def fails(*_):
        print("reading sources")
        print("page.md:3: WARNING: lost", file=sys.stderr)
        sys.exit(1)

    monkeypatch.setattr(building, "main", fails)
    (tmp_path / "_toc.yml").touch()
    assert main(["book", str(tmp_path)]) == 1
    log = tmp_path / "_build" / console.LOG
    told = f"error: the book was not built; the whole log is in {log}"
    assert capsys.readouterr().err.splitlines() == ["page.md:3: WARNING: lost", told]
    assert "reading sources" in log.read_text()
    assert main(["book", "--verbose", str(tmp_path)]) == 1
    assert "reading sources" in capsys.readouterr().out
