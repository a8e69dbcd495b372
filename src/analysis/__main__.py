"""The command line: what articles lie somewhere, and their tables, as files."""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path

from analysis import __version__

LEFT_OUT = 3
"""What is returned when everything else was done and some articles were left out (--skip-bad)."""


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; return 0, or 1 after printing what is wrong, 130 when interrupted.

    3 says that all was done but for some articles that were left out at one's wish.
    """
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        if options.command is None:
            print(parser.format_help(), end="")
            return 0
        returned = _run(options.run, options)
        sys.stdout.flush()
        return returned
    except KeyboardInterrupt:
        print("error: interrupted; nothing was written", file=sys.stderr)
        return 130
    except BrokenPipeError:  # the reader of the output has gone, as `head` does
        _silence()
    except OSError as error:
        print(f"error: standard output: {error.strerror}", file=sys.stderr)
        _silence()
        return 1
    return 0


def _run(command: Callable[[argparse.Namespace], int], options: argparse.Namespace) -> int:
    """Run a command; print what is wrong with a study, a folder or its articles, a line a fault."""
    from analysis.export import ExportError  # here, so that the rest of the command line is quick
    from analysis.study import StudyError

    try:
        return command(options)
    except (StudyError, ExportError) as error:
        for fault in str(error).splitlines():
            print(f"error: {fault}", file=sys.stderr)
        return 1


def _check(options: argparse.Namespace) -> int:
    """Print what the articles somewhere are taken for; return 1 where some cannot be used."""
    from analysis import check
    from analysis.study import find

    report, good = check.run(find(options.path), options.encoding, options.format)
    print(report, end="")
    return 0 if good else 1


def _export(options: argparse.Namespace) -> int:
    """Write the tables and print where; tell what was left out or passed over."""
    from analysis import check, export, pipeline

    tables = pipeline.tables(options.corpus, encoding=options.encoding, skip_bad=options.skip_bad)
    for path in export.write(tables, options.out, format=options.format):
        print(path)
    for note in check.notes(tables.articles, tables.excluded):
        print(f"note: {note}", file=sys.stderr)
    return LEFT_OUT if tables.excluded["status"].ne("not read").any() else 0


# --------------------------------------------------------------------------------- what is asked


def _parser() -> argparse.ArgumentParser:
    module = Path(sys.argv[0]).name == "__main__.py"
    parser = argparse.ArgumentParser(
        prog="python -m analysis" if module else None, description=__doc__
    )
    parser.add_argument("--version", action="version", version=f"tellings {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    _add_check(commands)
    _add_export(commands)
    return parser


def _add_check(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = commands.add_parser(
        "check",
        help="say what the articles in a folder or file are taken for",
        description="Say of every file what it is taken for, which cannot be used and why, which "
        "texts are the same, which outlets and dates are missing, in which language and form the "
        "texts are. Nothing is changed. Returns 0 where all can be used, 1 where some cannot.",
    )
    command.add_argument("path", metavar="PATH", type=Path, help="a study, folder or file")
    command.add_argument(
        "--format", choices=["text", "csv", "json"], default="text", help="default: text"
    )
    _add_encoding(command)
    command.set_defaults(run=_check)


def _add_export(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = commands.add_parser(
        "export",
        help="write every table as a file of the folder OUT",
        description="Write every table as a file of the folder OUT, with a datapackage.json that "
        "describes them. OUT may be new, empty or an earlier export, which is replaced.",
    )
    command.add_argument("out", metavar="OUT", type=Path, help="folder to write")
    command.add_argument(
        "--corpus",
        metavar="PATH",
        type=Path,
        help="a study, or a folder or file of articles: plain text, saved pages, PDF, Word, CSV, "
        "JSON lines, Parquet (default: the study around the working directory)",
    )
    command.add_argument("--format", choices=["csv", "parquet"], default="csv", help="default: csv")
    command.add_argument(
        "--skip-bad",
        action="store_true",
        help="leave out articles that cannot be used, list them in the table excluded, return 3",
    )
    _add_encoding(command)
    command.set_defaults(run=_export)


def _add_encoding(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--encoding",
        default="",
        type=_known_encoding,
        help="of texts that are not UTF-8, such as cp1252 (default: they are refused)",
    )


def _known_encoding(name: str) -> str:
    """Return the name of an encoding; raise ArgumentTypeError for one that is not known."""
    try:
        "".encode(name or "utf-8")
    except (LookupError, UnicodeError):
        raise argparse.ArgumentTypeError(f"{name!r} is no encoding that is known") from None
    return name


def _silence() -> None:
    """Let the interpreter flush its output into nothing when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
