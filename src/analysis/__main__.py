"""The command line: the tables of a study or folder of articles, as files."""

import argparse
import os
import sys
from pathlib import Path

from analysis import __version__


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; return 0, or 1 after printing what is wrong, 130 when interrupted."""
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        if options.command is None:
            print(parser.format_help(), end="")
        elif faults := _export(options):
            for fault in faults:
                print(f"error: {fault}", file=sys.stderr)
            return 1
        sys.stdout.flush()
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


def _export(options: argparse.Namespace) -> list[str]:
    """Write the tables and print where; return what is wrong, a line a fault."""
    from analysis import export, pipeline  # here, so that the rest of the command line is quick
    from analysis.study import StudyError

    try:
        written = export.write(pipeline.tables(options.corpus), options.out, format=options.format)
    except (StudyError, export.ExportError) as error:
        return str(error).splitlines()
    for path in written:
        print(path)
    return []


def _parser() -> argparse.ArgumentParser:
    module = Path(sys.argv[0]).name == "__main__.py"
    parser = argparse.ArgumentParser(
        prog="python -m analysis" if module else None, description=__doc__
    )
    parser.add_argument("--version", action="version", version=f"tellings {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
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
        help="a study, or a folder of .txt articles with or without an articles.csv (default: the "
        "study around the working directory)",
    )
    command.add_argument("--format", choices=["csv", "parquet"], default="csv", help="default: csv")
    return parser


def _silence() -> None:
    """Let the interpreter flush its output into nothing when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
