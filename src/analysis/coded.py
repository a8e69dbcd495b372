"""Tables that people write: one reader for every CSV file of a study.

A coded passage is given by its article, its exact words and, where they occur more than once, which
occurrence is meant; where it stands is computed.
"""

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from analysis import schema, spans
from analysis.study import Settings

Lookup = Callable[[str], pd.DataFrame]
"""Gives a table of the same study by its name."""

_YES_NO = {"yes": True, "no": False, "true": True, "false": False}


class CodedError(ValueError):
    """A file of coded rows that cannot be used; the message names file, line and mend."""


def cells(path: Path) -> pd.DataFrame:
    """Return the cells of a CSV file as texts, the index being the line on which a row ends.

    The file is UTF-8, comma-separated, with a header; empty lines count for nothing. Raises
    CodedError for anything else, for a cell of over 131,072 characters, a row that is too long or
    too short, and a column given twice.
    """
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
    (_, header), *rows = rows
    if len(header) == 1 and re.search(r"[;\t]", header[0]):
        raise CodedError(f"{path}, line 1: one column only; separate the cells with commas")
    if doubled := [name for name in header if header.count(name) > 1]:
        raise CodedError(f"{path}, line 1: two columns {doubled[0]!r}; remove one")
    for line, row in rows:
        if len(row) != len(header):
            raise CodedError(
                f"{path}, line {line}: {len(row)} cells, but the header has {len(header)}; "
                "add or remove cells, and put a cell that holds a comma between quotation marks"
            )
    return pd.DataFrame([row for _, row in rows], [line for line, _ in rows], header, dtype=str)


def read(table: schema.Table, path: Path, settings: Settings, lookup: Lookup) -> pd.DataFrame:
    """Return a coded table from its file, checked by its schema, with its passages placed.

    `lookup` gives the tables that this one refers to; `articles` among them has the texts. Columns
    are those of the schema but for the joined ones. An empty cell is an empty text or a missing
    number. Raises CodedError naming file, line and mend: for a column that is missing or unknown, a
    value that is not allowed, an id that is not known or given twice, a passage that is not in its
    article.
    """
    rows = _columns(table, cells(path), path)
    for column in table.columns:
        if column.name in rows:
            rows[column.name] = _values(column, rows[column.name], settings, path)
            if column.refers:
                _refer(column, rows[column.name], lookup, path)
    _unique(table, rows, path)
    texts = _texts(lookup) if table.spans else {}
    for span in table.spans:
        _place(span, rows, texts, path)
    kept = [c.name for c in table.columns if not c.joined]
    typed = {c.name: c.dtype for c in table.columns if c.name in kept}
    return rows[kept].astype(typed).reset_index(drop=True)


def refuse(path: Path, line: object, what: str) -> CodedError:
    """Return the error for a line of a file."""
    return CodedError(f"{path}, line {line}: {what}")


def ids(cell: str) -> list[str]:
    """Return the ids of a cell that holds several, separated by semicolons.

    >>> ids("F1; W2;")
    ['F1', 'W2']
    """
    return [one.strip() for one in cell.split(";") if one.strip()]


def _columns(table: schema.Table, rows: pd.DataFrame, path: Path) -> pd.DataFrame:
    """Return the rows under the names of the schema; a missing optional column is empty."""
    placed = {name for span in table.spans for name in (span.start, span.end)}
    given = {c.stored or c.name: c for c in table.columns if not c.joined and c.name not in placed}
    counted = [span.occurrence for span in table.spans]
    required = [name for name, c in given.items() if not c.optional]
    if missing := [name for name in required if name not in rows]:
        raise refuse(path, 1, f"no column {', '.join(missing)}; add it to the header")
    if unknown := [name for name in rows if name not in given and name not in counted]:
        known = ", ".join(map(str, [*given, *counted]))
        raise refuse(
            path, 1, f"unknown column {', '.join(map(str, unknown))}; remove it, or use {known}"
        )
    absent = [name for name in [*given, *counted] if name not in rows]
    stored = {name: column.name for name, column in given.items()}
    return rows.assign(**dict.fromkeys(absent, "")).rename(columns=stored)


def _values(
    column: schema.Column, cells: "pd.Series[str]", settings: Settings, path: Path
) -> "pd.Series[Any]":
    """Return the cells in the type of the column, if each is one of the values allowed."""
    allowed = column.values or tuple(settings.book(column.book) if column.book else ())
    for line, cell in cells.items():
        if not cell and not column.optional:
            raise refuse(path, line, f"{column.name} is empty; fill the cell")
        if allowed and cell and cell not in allowed:
            known = ", ".join(allowed)
            raise refuse(path, line, f"unknown {column.name} {cell!r}; mend it: one of {known}")
    if column.type == "boolean":
        for line, cell in cells.items():
            if cell.lower() not in _YES_NO:
                raise refuse(path, line, f"{column.name} {cell!r} is neither yes nor no; mend it")
        return cells.str.lower().map(_YES_NO)
    if column.type in ("integer", "number"):
        numbers = pd.to_numeric(cells.where(cells != "", None), errors="coerce")
        for line in cells.index[numbers.isna() & cells.ne("")]:
            raise refuse(path, line, f"{column.name} {cells[line]!r} is no number; mend it")
        return numbers
    return cells


def _refer(column: schema.Column, cells: "pd.Series[str]", lookup: Lookup, path: Path) -> None:
    """Raise CodedError at the first id that none of the tables referred to has."""
    known: set[str] = set()
    for target in column.refers:
        name, key = target.split(".")
        known |= set(lookup(name)[key])
    for line, cell in cells.items():
        for one in ids(cell) if column.many else [cell] if cell else []:
            if one not in known:
                told = "article" if column.name.startswith("article") else column.name
                raise refuse(path, line, f"unknown {told} {one!r}; mend {column.name}")


def _unique(table: schema.Table, rows: pd.DataFrame, path: Path) -> None:
    if table.key and (doubled := rows.duplicated(list(table.key))).any():
        line = rows.index[doubled][0]
        value = ", ".join(rows.loc[line, list(table.key)])
        raise refuse(path, line, f"{' and '.join(table.key)} {value} is given twice; mend one")


def _texts(lookup: Lookup) -> dict[str, str]:
    articles = lookup("articles")
    return dict(zip(articles["article_id"], articles["text"], strict=True))


def _place(span: schema.Span, rows: pd.DataFrame, texts: dict[str, str], path: Path) -> None:
    """Add where the words of a span stand, in place of which occurrence of them is meant."""
    columns = [span.article, span.text, span.occurrence]
    found = list(_places(rows[columns], texts, path))
    rows[span.start] = pd.array([start for start, _ in found], dtype="Int64")
    rows[span.end] = pd.array([end for _, end in found], dtype="Int64")
    del rows[span.occurrence]


def _places(
    rows: pd.DataFrame, texts: dict[str, str], path: Path
) -> Iterator[tuple[int | None, int | None]]:
    for line, article_id, words, occurrence in rows.itertuples(name=None):
        if not words:
            yield None, None
            continue
        if occurrence and not occurrence.isdecimal():
            raise refuse(path, line, f"occurrence {occurrence!r} is no number; count from 1")
        try:
            yield spans.locate(texts[article_id], words, int(occurrence) if occurrence else None)
        except ValueError as error:
            what = f"in article {article_id}, {error}; mend {rows.columns[1]}"
            raise refuse(path, line, what) from None


def joined(
    passages: pd.DataFrame, statements: pd.DataFrame, names: Sequence[Path | None]
) -> pd.DataFrame:
    """Return the register of claims: each passage with the topic and statement of its claim.

    Rows stand in the order of `statements`, then of the articles, then of the text. `names` are the
    files of the two, for messages. Raises CodedError when a claim has no passage.
    """
    order = {name: n for n, name in enumerate(statements["claim_id"])}
    if unused := sorted(set(order) - set(passages["claim_id"])):
        raise CodedError(
            f"{names[1]}: no article speaks to {', '.join(unused)}; "
            f"remove it, or add its passage to {names[0]}"
        )
    table = passages.merge(statements, on="claim_id", validate="many_to_one")
    table = table.sort_values(
        ["claim_id", "article_id", "start"],
        key=lambda column: column.map(order) if column.name == "claim_id" else column,
        kind="stable",
        ignore_index=True,
    )
    return schema.table("claims").frame(table[schema.table("claims").names])


def refuse_untold(rows: pd.DataFrame, claims: pd.DataFrame, told: bool, path: Path | None) -> None:
    """Raise CodedError at a row on a claim that its article does not tell, or does (`told`).

    `rows` has claim_id and article_id and stands in the order of its file.
    """
    made = set(zip(claims["claim_id"], claims["article_id"], strict=True))
    for claim_id, article_id in zip(rows["claim_id"], rows["article_id"], strict=True):
        if ((claim_id, article_id) in made) != told:
            what = "does not speak to" if told else "is not silent on"
            raise CodedError(f"{path}: {article_id} {what} {claim_id}; mend the row")
