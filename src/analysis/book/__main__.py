"""`python -m analysis.book [FOLDER]` builds the book of a study; a warning makes it fail.

A study with a `_toc.yml` has chapters of its own. For another one they are written from its tables.
"""

import argparse
import gc
import sys
from pathlib import Path

import pandas as pd
from jupyter_book.cli.main import main

from analysis import pipeline, schema
from analysis.book import console
from analysis.book.console import PROGRESS
from analysis.book.values import BUILT
from analysis.forks import ALLOCATIONS
from analysis.steps import load
from analysis.study import FILE, StudyError, find

_ALLOCATIONS = 20 * ALLOCATIONS
"""Objects after which garbage is looked for: pages are large, and kept until they are written."""

_PLAIN = pd.option_context("mode.string_storage", "python")
"""Texts as Python's: for the many calls on a book's small tables, Arrow's take longer."""

INTERRUPTED = 130

WRITTEN = "book"
"""Folder, in that of what is made from a study, of the chapters that are written for it."""


@_PLAIN
def build(folder: Path) -> int:
    """Build the book of a study into its `_build/html` with Jupyter Book, which says what it does.

    Return 0, or 1 after it has been said what went wrong.
    """
    pages = _pages(folder)
    return 1 if pages is None else _built(pages, folder)


@_PLAIN
def build_quietly(folder: Path) -> int:
    """Do as `build`, and tell in a few lines how far it is; what Jupyter Book says is kept.

    It is kept in the file `console.LOG`, which is named where something went wrong.
    """
    log = folder / BUILT / console.LOG
    with console.told(sys.stdout):
        PROGRESS.info("reading the articles, making their tables")
        pages = _pages(folder)
        if pages is None:
            return 1
        with console.kept_in(log) as faults:
            returned = _built(pages, folder)
        if returned:
            print("\n".join(faults), file=sys.stderr)
            print(f"error: the book was not built; the whole log is in {log}", file=sys.stderr)
        else:
            PROGRESS.info("the book is at %s", folder / BUILT / "html" / "index.html")
    return returned


def _pages(folder: Path) -> Path | None:
    """Return the folder of the pages of a study, None after it has been said what is wrong."""
    try:
        return source(folder)
    except ValueError as error:  # of a study: StudyError, CorpusError, CodedError
        print("\n".join(f"error: {line}" for line in str(error).splitlines()), file=sys.stderr)
        return None


def _built(pages: Path, folder: Path) -> int:
    """Have Jupyter Book make a book of pages; return its exit code."""
    options = ["--path-output", str(folder), "-W", "-n", "--keep-going"]
    try:
        main(["build", str(pages), *options], "jupyter-book")
    except RuntimeError as error:
        if error.__cause__ is None:
            raise
        return 1
    except SystemExit as ended:  # as programs for the command line end
        if isinstance(ended.code, KeyboardInterrupt):
            raise ended.code from None
        return int(ended.code or 0)
    return 0


def source(folder: Path) -> Path:
    """Return the folder of the pages of a study, written when it has none of its own.

    Raises StudyError for a folder that is no study.
    """
    if (folder / "_toc.yml").is_file():
        return folder
    if not (folder / FILE).is_file():
        raise StudyError(
            f"{folder}: there is no {FILE}, so this is no study; make one with "
            "`python -m analysis new FOLDER`"
        )
    tables = pipeline.tables(find(folder), keep=True)
    for name, table in schema.tables().items():  # first what people wrote: it is soon read
        if table.of in ("coded", "record", "lexicon", "aliases", "corrections"):
            getattr(tables, name)
    # Only here: the tables and figures of all studies' chapters take a second to import.
    written: Path = load("analysis.chapters:write")(tables, folder / BUILT / WRITTEN)
    return written


if __name__ == "__main__":
    gc.set_threshold(_ALLOCATIONS)
    parser = argparse.ArgumentParser("python -m analysis.book", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path(), help="the study")
    try:
        sys.exit(build(parser.parse_args().folder))
    except KeyboardInterrupt:  # as Sphinx has said
        sys.exit(INTERRUPTED)
