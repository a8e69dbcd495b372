"""Tables that people write: one reader for every CSV file of a study.

A coded passage is given by its article, its exact words and, where they occur more than once, which
occurrence is meant; where it stands is computed.
"""

import csv
import io
import math
import re
from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path

import pandas as pd

from analysis import schema, spans
from analysis.study import Settings, StudyError

Lookup = Callable[[str], pd.DataFrame]
"""Gives a table of the same study by its name."""

Fault = tuple[object, str]
"""A line of a file, and what is wrong there."""

_YES_NO = {"yes": True, "no": False, "true": True, "false": False}
_NEAR = 0.83  # likeness of two names from which one is taken for a slip: sha265, but not outlet_id


class CodedError(StudyError):
    """A file of coded rows that cannot be used; the message names file, line and mend."""


def refuse(path: Path, faults: Iterable[Fault]) -> None:
    """Raise CodedError telling the faults of a file, if there are any."""
    CodedError.refuse(f"{path}, line {line}: {what}" for line, what in faults)


def cells(path: Path) -> pd.DataFrame:
    """Return the cells of a CSV file as texts, the index being the line on which a row ends.

    The file is UTF-8, comma-separated, with a header; empty lines count for nothing. Raises
    CodedError for anything else, for a cell of over 131,072 characters, a row that is too long or
    too short, and a column given twice or without a name.
    """
    (_, header), *rows = _rows(path)
    names = [name.strip() for name in header]
    if told := _wrong_header(names):
        raise CodedError(f"{path}, line 1: {told}")
    told = (
        f"cells, but the header has {len(names)}; add or remove cells, and put a cell that holds a "
        "comma between quotation marks"
    )
    refuse(path, ((n, f"{len(row)} {told}") for n, row in rows if len(row) != len(names)))
    bare = [line for line, row in rows if any(re.search(r"\r(?!\n)", cell) for cell in row)]
    refuse(path, ((line, "a carriage return (U+000D) in a cell; remove it") for line in bare))
    return pd.DataFrame([row for _, row in rows], [line for line, _ in rows], names, dtype=str)


def _rows(path: Path) -> list[tuple[int, list[str]]]:
    """Return the rows of a CSV file that hold anything, each with the line on which it ends."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CodedError(f"{path}, byte {error.start}: not UTF-8; save it as UTF-8") from None
    except OSError as error:
        raise CodedError(f"{path}: {error.strerror}; make it readable") from None
    reader = csv.reader(io.StringIO(text, newline=""), skipinitialspace=True)
    try:
        rows = [(reader.line_num, row) for row in reader if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise CodedError(f"{path}, line {reader.line_num}: {error}; mend the cell") from None
    if not rows:
        raise CodedError(f"{path}: no header; give the names of the columns on its first line")
    return rows


def _wrong_header(names: list[str]) -> str:
    """Return what is wrong with the names of columns, nothing where they can be used."""
    if len(names) == 1 and re.search(r"[;\t]", names[0]):
        return "one column only; separate the cells with commas"
    if doubled := [name for name in names if names.count(name) > 1]:
        what = repr(doubled[0]) if doubled[0] else "without a name"
        return f"two columns {what}; remove one"
    if "" in names:
        return f"column {names.index('') + 1} has no name; give it one"
    return ""


def read(table: schema.Table, path: Path, settings: Settings, lookup: Lookup) -> pd.DataFrame:
    """Return a coded table from its file, checked by its schema, with its passages placed.

    `lookup` gives the tables that this one refers to; `articles` among them has the texts. Columns
    are those of the schema but for the derived ones, the index is the line on which a row ends. An
    empty cell is an empty text or a missing number. Raises CodedError naming file, line and mend:
    for a column that is missing or unknown, a value that is not allowed, an id that is not known or
    given twice, a passage that is not in its article.
    """
    rows = stored(table, path)
    refuse(
        path, sorted([*faults(table, rows, settings), *_unknown(table, rows, lookup)], key=_line)
    )
    for column in table.columns:
        if column.name in rows and column.type != "string":
            values = [_value(column.type, cell) for cell in rows[column.name]]
            rows[column.name] = pd.Series(values, rows.index, dtype=column.dtype)
    texts = _texts(lookup) if table.spans else {}
    for span in table.spans:
        rows = _placed(span, rows, texts, path)
    kept = [c.name for c in table.columns if not c.derived]
    typed = {c.name: c.dtype for c in table.columns if c.name in kept}
    rows = rows[kept].astype(typed)
    return rows.sort_values(list(table.order), kind="stable") if table.order else rows


def ids(cell: str) -> list[str]:
    """Return the ids of a cell that holds several, separated by semicolons.

    >>> ids("F1; W2;")
    ['F1', 'W2']
    """
    return [one.strip() for one in cell.split(";") if one.strip()]


# ----------------------------------------------------------------------------------- the header


def stored(table: schema.Table, path: Path) -> pd.DataFrame:
    """Return the cells of a table's file under the names of the schema.

    An optional column that is missing is empty; columns of the file's own come last, where the
    table allows them (`free`). Raises CodedError for a column that is missing or unknown, or whose
    name is nearly one that is known.
    """
    rows = cells(path)
    placed = {name for span in table.spans for name in (span.start, span.end)}
    given = {c.stored or c.name: c for c in table.columns if not c.derived and c.name not in placed}
    known = [*given, *(span.occurrence for span in table.spans)]
    absent = [name for name in known if name not in rows]
    needed = [name for name, c in given.items() if name in absent and not c.optional]
    wrong = [f"no column {name}; add it to the header" for name in needed]
    wrong += [_unknown_name(table, str(name), known) for name in rows if name not in known]
    refuse(path, ((1, told) for told in wrong if told))
    rows = rows.assign(**dict.fromkeys(absent, ""))
    return rows.rename(columns={name: c.name for name, c in given.items()}).astype("str")


def _unknown_name(table: schema.Table, name: str, known: list[str]) -> str:
    """Return what is wrong with a column that the schema has not; nothing where it may be."""
    if name in table.names:
        return f"column {name} is computed; remove it, or call it otherwise"
    plain = re.sub(r"[\s-]+", "_", name.casefold())
    if near := get_close_matches(plain, known, 1, _NEAR):
        return f"unknown column {name!r}, nearly {near[0]!r}; mend the name"
    if table.free:
        return ""
    return f"unknown column {name!r}; remove it, or use {', '.join(known)}"


# ------------------------------------------------------------------------------------- the cells


def faults(table: schema.Table, rows: pd.DataFrame, settings: Settings) -> Iterator[Fault]:
    """Yield what the schema and the code books of a study do not allow in the rows of a file."""
    for column in table.columns:
        if column.name in rows:
            for line, cell in rows[column.name].items():
                if told := _wrong(column, cell, settings):
                    yield line, told
    if table.key and set(table.key) <= set(rows):
        for line in rows.index[rows.duplicated(list(table.key))]:
            value = ", ".join(rows.loc[line, list(table.key)])
            yield line, f"{' and '.join(table.key)} {value} is given twice; mend one"


def _wrong(column: schema.Column, cell: str, settings: Settings) -> str:
    """Return what is wrong with a cell, nothing where it can be used."""
    if not cell:
        return "" if column.optional else f"{column.name} is empty; fill the cell"
    allowed = column.values or tuple(
        settings.code_book(column.code_book) if column.code_book else ()
    )
    if allowed and cell not in allowed:
        empty = " (or leave it empty)" if column.optional else ""
        return f"unknown {column.name} {cell!r}; mend it: one of {', '.join(allowed)}{empty}"
    if column.format and not schema.keeps(column.format, cell):
        return f"{column.name} {cell!r} is not {schema.FORMATS[column.format][1]}; mend it"
    if column.type == "boolean" and _value("boolean", cell) is None:
        return f"{column.name} {cell!r} is neither yes nor no; mend it"
    if column.type != "string" and _value(column.type, cell) is None:
        return f"{column.name} {cell!r} is no {column.type}; mend it"
    return ""


def _value(kind: str, cell: str) -> int | float | bool | None:
    """Return the value of a cell of a type, None for what is none."""
    if kind == "boolean":
        return _YES_NO.get(cell.lower())
    if kind == "integer":
        return int(cell) if re.fullmatch(r"[+-]?[0-9]{1,18}", cell) else None
    try:
        number = float(cell)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _unknown(table: schema.Table, rows: pd.DataFrame, lookup: Lookup) -> Iterator[Fault]:
    """Yield the ids that none of the tables referred to has."""
    for column in table.columns:
        if not column.refers or column.name not in rows:
            continue
        known: set[str] = set()
        for target in column.refers:
            name, key = target.split(".")
            known |= set(lookup(name)[key])
        told = "article" if column.name.startswith("article") else column.name
        for line, cell in rows[column.name].items():
            for one in ids(cell) if column.many else [cell] if cell else []:
                if one not in known:
                    yield line, f"unknown {told} {one!r}; mend {column.name}"


def _line(fault: Fault) -> int:
    return int(str(fault[0]))


# ---------------------------------------------------------------------------------- the passages


def _texts(lookup: Lookup) -> dict[str, str]:
    articles = lookup("articles")
    return dict(zip(articles["article_id"], articles["text"], strict=True))


def _placed(
    span: schema.Span, rows: pd.DataFrame, texts: dict[str, str], path: Path
) -> pd.DataFrame:
    """Return the rows with where a span stands, in place of which occurrence is meant."""
    places: list[tuple[int | None, int | None]] = []
    wrong: list[Fault] = []
    columns = [span.article, span.text, span.occurrence]
    for line, article_id, words, occurrence in rows[columns].itertuples(name=None):
        try:
            places.append(_located(texts.get(article_id, ""), words, occurrence))
        except ValueError as error:
            wrong.append((line, f"in article {article_id}, {error}; mend {span.text}"))
    refuse(path, wrong)
    return rows.drop(columns=span.occurrence).assign(
        **{
            span.start: pd.array([start for start, _ in places], dtype="Int64"),
            span.end: pd.array([end for _, end in places], dtype="Int64"),
        }
    )


def _located(text: str, words: str, occurrence: str) -> tuple[int | None, int | None]:
    """Return where words stand; nowhere, where there are none."""
    if not words:
        return None, None
    if occurrence and not re.fullmatch(r"0*[1-9][0-9]{0,8}", occurrence):
        raise ValueError(f"occurrence {occurrence!r} is no number from 1 on")
    return spans.locate(text, words, int(occurrence) if occurrence else None)
