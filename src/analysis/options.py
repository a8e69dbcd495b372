"""Options: what an export can be asked for on the command line, and how texts are encoded."""

import argparse
from pathlib import Path

from analysis.characters import is_encoding


def add_export_options(command: argparse.ArgumentParser) -> None:
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


def add_encoding(command: argparse.ArgumentParser) -> None:
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
