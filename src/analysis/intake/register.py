"""The register of a folder, `articles.csv`: its files, and what is known of each."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from analysis import coded, schema
from analysis.intake import columns, kinds, language
from analysis.study import Settings, StudyError

NAME = "articles.csv"


def is_one(path: Path) -> bool:
    """Tell whether a file is a register: it is called so, and is no table that holds the texts."""
    if path.name != NAME or not path.is_file():
        return False
    try:
        with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
            header = next(csv.reader(file), [])
    except (OSError, csv.Error):
        return True  # whoever reads it says what is wrong
    return "file" in header or "text" not in columns.named(header)


def rows(path: Path) -> pd.DataFrame:
    """Return the rows of a register, checked, the index being their lines.

    Raises StudyError, a line a fault, with the line of each and its mend.
    """
    table = schema.table("articles")
    rows = coded.stored(table, path).assign(sha256=lambda t: t["sha256"].str.lower())
    if rows.empty:
        raise StudyError(f"{path}: no rows; give a row for each article")
    coded.refuse(path, [*coded.faults(table, rows, Settings()), *_names(rows), *_languages(rows)])
    return rows


def _languages(rows: pd.DataFrame) -> Iterator[coded.Fault]:
    for line, code in rows["language"].items():
        if code and not language.is_code(code):
            yield line, f"language {code!r} is not {language.WANTED}; mend it, or leave it empty"


def _names(rows: pd.DataFrame) -> Iterator[coded.Fault]:
    """Yield the ids and file names of a register that cannot serve as such."""
    for line, name, file in rows[["article_id", "file"]].itertuples(name=None):
        if name and not re.fullmatch(r"[a-z][a-z0-9-]*", name):
            yield (
                line,
                f"article_id {name!r} is not a name of small letters, digits and hyphens; "
                "rename it",
            )
        if not file:
            continue
        if Path(file).is_absolute() or ".." in Path(file).parts or "\\" in file:
            yield line, f"file {file!r} is not the name of a file in this folder; mend it"
        elif not kinds.of(file).one:
            what = kinds.of(file).name
            yield (
                line,
                f"file {file!r} is not the name of a file with one article ({what}); mend it",
            )
