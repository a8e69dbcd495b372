"""The command line: what articles lie somewhere, and their tables, as files."""

import argparse
import gc
import os
import shlex
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.characters import legible
from analysis.forks import ALLOCATIONS
from analysis.options import parser

if TYPE_CHECKING:
    from analysis.study import Study

LEFT_OUT = 3
"""What is returned when everything else was done and some articles were left out (--skip-bad)."""

INTERRUPTED = 130


def command() -> None:
    """Run the command line as a program; it ends at once when it is interrupted."""
    gc.set_threshold(ALLOCATIONS)
    returned = main()
    if returned == INTERRUPTED:  # large tables take seconds to be taken apart
        sys.stderr.flush()
        os._exit(returned)
    sys.exit(returned)


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; return 0, or 1 after printing what is wrong, 130 when interrupted.

    3 says that all was done but for some articles that were left out at one's wish.
    """
    known = parser(_program(), __doc__)
    options = known.parse_args(arguments)
    try:
        if options.command is None:
            _tell(known.format_help(), end="")
            returned = 0
        else:
            returned = _run(_COMMANDS[options.command], options)
        _tell(end="", flush=True)
        return returned
    except KeyboardInterrupt:
        told = "; nothing was written" if options.whole else ""
        if options.kept is not None:
            told += f"; {options.kept} keeps what was computed, and the same command goes on there"
        print(f"error: interrupted{told}", file=sys.stderr)
        return INTERRUPTED
    except _NoOutput as fault:
        _silence()
        if isinstance(fault.error, BrokenPipeError):  # its reader has gone, as `head` does
            return 0
        print(f"error: standard output: {fault.error.strerror}", file=sys.stderr)
        return 1
    except OSError as error:
        told = error.strerror or str(error)
        place = f"{error.filename}: " if error.filename else ""
        print(f"error: {place}{told}", file=sys.stderr)
        return 1


def _run(command: Callable[[argparse.Namespace], int], options: argparse.Namespace) -> int:
    """Run a command; print what is wrong with a study, a folder or its articles, a line a fault."""
    from analysis.corpus import CorpusError
    from analysis.export import ExportError  # here, so that the rest of the command line is quick
    from analysis.study import StudyError

    try:
        return command(options)
    except (StudyError, ExportError) as error:
        for fault in str(error).splitlines():
            print(f"error: {fault}", file=sys.stderr)
        if isinstance(error, CorpusError) and not getattr(options, "skip_bad", True):
            print(
                "note: `check` tells of everything; --skip-bad goes on without what cannot be used",
                file=sys.stderr,
            )
        return 1


def _check(options: argparse.Namespace) -> int:
    """Print what the articles somewhere are taken for; return 1 where some cannot be used."""
    from analysis import check
    from analysis.study import find

    report, good = check.run(
        find(options.path).with_settings(encoding=options.encoding), options.format
    )
    _tell(report, end="")
    return 0 if good else 1


def _export(options: argparse.Namespace) -> int:
    """Write the tables and print where; tell what was left out or passed over."""
    from analysis import check, export, inputs, pipeline
    from analysis.intake.found import NOT_READ
    from analysis.study import find

    study = find(options.corpus).with_settings(
        encoding=options.encoding, other_outlets_only=options.other_outlets_only
    )
    asked = options.workers or options.blocks or options.cluster
    if asked or inputs.size(study) > export.LARGE:
        return _export_in_blocks(options, study)
    tables = pipeline.tables(study, skip_bad=options.skip_bad)
    for path in export.write(tables, options.out, format=options.format):
        _tell(path)
    _note(check.notes(tables.frames("articles"), tables.excluded))
    return LEFT_OUT if tables.excluded["status"].ne(NOT_READ).any() else 0


def _export_in_blocks(options: argparse.Namespace, study: "Study") -> int:
    """Do as `_export`, block by block; say where the blocks are kept."""
    from analysis import check, export
    from analysis.intake.found import NOT_READ

    options.kept = export.kept(options.out)
    asked = (options.workers, options.blocks, options.skip_bad, options.cluster)
    with export.in_blocks(study, options.out, *asked) as tables:
        for path in export.write(tables, options.out, format=options.format):
            _tell(path)
        excluded = tables.received.excluded
        _note(check.notes(tables.heads(), excluded))
    _note([f"{options.kept} keeps what was computed; remove it when no export is to follow"])
    return LEFT_OUT if excluded["status"].ne(NOT_READ).any() else 0


def _note(notes: Iterable[str]) -> None:
    for note in notes:
        print(f"note: {note}", file=sys.stderr)


def _new(options: argparse.Namespace) -> int:
    """Make a study and say what to do next."""
    from analysis import new

    for path in new.make(options.folder):
        _tell(path)
    _tell(f"Put articles in: {_program()} add {shlex.quote(str(options.folder))} FILE...")
    return 0


def _add(options: argparse.Namespace) -> int:
    """Put articles into a study; tell what was done, and on standard error what was not."""
    from analysis import add
    from analysis.study import find

    study = find(options.folder).with_settings(encoding=options.encoding)
    paths = [*options.files, *add.named(options.named)] if options.named else options.files
    done = add.add(study, paths)
    for told in (*done.articles, *done.there, *done.changes):
        _tell(legible(told))
    _tell(f"{len(done.articles)} added, {len(done.there)} there, {len(done.changes)} changed")
    _note(map(legible, done.notes))
    for fault in map(legible, done.faults):
        print(f"error: {fault}", file=sys.stderr)
    if done.faults and paths:
        mend = "mend these and give the same command again (with --encoding, where one is named)"
        print(f"note: {mend}: what is there is not added twice", file=sys.stderr)
    return LEFT_OUT if done.faults else 0


def _correct(options: argparse.Namespace) -> int:
    """Put quotations into the table of corrections; print them and where they are to be mended."""
    from analysis import correct
    from analysis.study import find

    path, rows = correct.write(find(options.folder), options.quotations)
    for row in rows:
        told = f"{row['article_id']}: {row['kind']}, {row['speaker'] or 'nobody'}: {row['text']}"
        _tell(legible(told))
    _tell(f"Write what is right into kind, speaker or words of {path}")
    return 0


def _book(options: argparse.Namespace) -> int:
    """Build the book of a study; say what is needed where the tools for it are not installed."""
    try:
        from analysis.book.__main__ import build, build_quietly
    except ImportError as error:
        return _refuse_without_book(error)
    return build(options.folder) if options.verbose else build_quietly(options.folder)


def _published(options: argparse.Namespace) -> int:
    """Build the book of a study and write its published record; print where that lies."""
    if failed := _book(options):
        return failed
    from analysis.book import published

    _tell(published.write(options.folder.resolve()))
    return 0


def _reproduce(options: argparse.Namespace) -> int:
    """Make the book of a study again and print how it compares with what was published."""
    try:
        from analysis.book import reproduce
    except ImportError as error:
        return _refuse_without_book(error)
    return reproduce.run(options.folder, lambda line: _tell(line, flush=True))


def _refuse_without_book(error: ImportError) -> int:
    print(f"error: {error}; install tellings[book]", file=sys.stderr)
    return 1


_COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "check": _check,
    "export": _export,
    "new": _new,
    "add": _add,
    "correct": _correct,
    "book": _book,
    "published": _published,
    "reproduce": _reproduce,
}


def _program() -> str:
    """Return how this program was called, as one can call it again."""
    called = Path(sys.argv[0])
    if called.name == "__main__.py":
        return f"{shlex.quote(sys.executable)} -m analysis"
    return called.name


def _tell(text: object = "", end: str = "\n", flush: bool = False) -> None:
    """Print on standard output; raise _NoOutput where it takes nothing any more."""
    try:
        print(text, end=end, flush=flush)
    except OSError as error:
        raise _NoOutput(error) from error


class _NoOutput(Exception):
    """Standard output takes nothing any more."""

    def __init__(self, error: OSError) -> None:
        super().__init__(str(error))
        self.error = error


def _silence() -> None:
    """Let the interpreter flush its output into nothing when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    command()
