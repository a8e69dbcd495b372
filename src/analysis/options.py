"""What the command line can be asked for: its commands and their options."""

import argparse
from pathlib import Path
from typing import TypeAlias

from analysis import DISTRIBUTION, __version__
from analysis.characters import is_encoding

_Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def parser(program: str, about: str | None) -> argparse.ArgumentParser:
    """Return the parser of the command line of a program; `command` says which was given."""
    whole = argparse.ArgumentParser(prog=program, description=about)
    whole.set_defaults(whole=False, kept=None)
    whole.add_argument("--version", action="version", version=f"{DISTRIBUTION} {__version__}")
    commands = whole.add_subparsers(dest="command", metavar="COMMAND")
    for add in (
        *(_add_check, _add_export, _add_new, _add_add, _add_correct),
        *(_add_book, _add_published, _add_reproduce),
    ):
        add(commands)
    return whole


def _add_check(commands: _Commands) -> None:
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
    command.set_defaults(whole=True)


def _add_export(commands: _Commands) -> None:
    command = commands.add_parser(
        "export",
        help="write every table as a file of the folder OUT",
        description="Write every table as a file of the folder OUT, with a datapackage.json that "
        "describes them. OUT may be new, empty or an earlier export, which is replaced.",
    )
    _add_export_options(command)
    _add_encoding(command)
    command.set_defaults(whole=True)


def _add_new(commands: _Commands) -> None:
    command = commands.add_parser(
        "new",
        help="make a study",
        description="Make a study: a folder with settings, a place for articles, a Makefile and a "
        "README that says what to do next.",
    )
    command.add_argument("folder", metavar="FOLDER", type=Path, help="new or empty")


def _add_add(commands: _Commands) -> None:
    command = commands.add_parser(
        "add",
        help="put articles into a study",
        description="Put articles into a study: their texts, what is known of them, the originals "
        "and every decision (decisions.csv). Without FILE only corrections made there, and in the "
        "texts, are taken up. Returns 3 when some could not be used; the others are put in.",
    )
    command.add_argument("folder", metavar="FOLDER", type=Path, help="the study")
    command.add_argument("files", metavar="FILE", type=Path, nargs="*", help="files and folders")
    command.add_argument(
        "--named",
        metavar="NAMES",
        default="",
        help="further files in one text, as `make add FILES=...` has them: a name or pattern, or "
        "several with spaces between, those with spaces inside in quotation marks of their own",
    )
    _add_encoding(command)
    command.set_defaults(whole=True)


def _add_correct(commands: _Commands) -> None:
    command = commands.add_parser(
        "correct",
        help="put quotations into the table of corrections of a study",
        description="Put quotations into the table of corrections of a study as they were found. "
        "What is right you write there: kind (none: it is no quotation), speaker (none: nobody is "
        "named), words (those that it should have).",
    )
    command.add_argument("folder", metavar="FOLDER", type=Path, help="the study")
    command.add_argument(
        "quotations", metavar="QUOTATION", nargs="+", help="by column quotation_id, as post-q03"
    )


def _add_book(commands: _Commands) -> None:
    command = commands.add_parser(
        "book",
        help="build the book of a study",
        description="Build the book of a study into its folder _build/html. A study without "
        "chapters of its own gets chapters that are written from its tables; what only a person "
        "can say is taken from its folder readings.",
    )
    _add_folder(command)
    _add_verbose(command)


def _add_published(commands: _Commands) -> None:
    command = commands.add_parser(
        "published",
        help="build the book of a study and write down what it holds",
        description="Build the book of a study and write published.csv beside its settings: every "
        "number, passage, table, picture and file of the book, against which `reproduce` holds "
        "one that is made again.",
    )
    _add_folder(command)
    _add_verbose(command)


def _add_reproduce(commands: _Commands) -> None:
    command = commands.add_parser(
        "reproduce",
        help="make the book of a study again and compare it with what was published",
        description="Make the book of a study again in a folder of its own, from nothing that was "
        "kept, and compare every number, passage, table, picture and file with published.csv. "
        "Returns 0 where all is identical, 1 where something differs.",
    )
    _add_folder(command)


def _add_verbose(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--verbose", action="store_true", help="print all that the builder says, as it says it"
    )


def _add_folder(command: argparse.ArgumentParser) -> None:
    command.add_argument("folder", metavar="FOLDER", type=Path, nargs="?", default=Path(),
                         help="the study (default: the working directory)")  # fmt: skip


def _add_export_options(command: argparse.ArgumentParser) -> None:
    """Add the options of an export to a command."""
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
    who = command.add_mutually_exclusive_group()
    who.add_argument(
        "--workers",
        metavar="N",
        type=_count,
        default=0,
        help="compute in blocks, with N processes (default: one a core, where the corpus is large)",
    )
    command.add_argument(
        "--blocks",
        metavar="N",
        type=_count,
        default=0,
        help="compute in blocks of about N articles (default: 250, where the corpus is large)",
    )
    who.add_argument(
        "--cluster",
        metavar="ADDRESS",
        default="",
        help="compute in blocks on the Dask cluster whose scheduler has this address, such as "
        "tcp://host:8786 (needs tellings[cluster])",
    )
    command.add_argument(
        "--other-outlets-only",
        action="store_true",
        help="look for shared passages in articles of different outlets only",
    )


def _add_encoding(command: argparse.ArgumentParser) -> None:
    """Add the option of an encoding to a command."""
    command.add_argument(
        "--encoding",
        default="",
        type=_known_encoding,
        help="of texts that are not UTF-8, such as cp1252 (default: they are refused)",
    )


def _known_encoding(name: str) -> str:
    """Return the name of an encoding; raise ArgumentTypeError for one that is not known."""
    if not is_encoding(name):
        raise argparse.ArgumentTypeError(f"{name!r} is no encoding that is known")
    return name


def _count(text: str) -> int:
    """Return a number of 1 or more; raise ArgumentTypeError for anything else."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of 1 or more")
    return int(text)
