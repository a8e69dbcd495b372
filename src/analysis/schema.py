"""What every table holds: columns, types, allowed values, meanings, units, declared in one file.

`data/tables.toml` is read once. Checks, empty tables, exports, the data dictionary and the
descriptor of the data package are made from it.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import pandas as pd

_DTYPES = {
    ("string", False): "str",
    ("string", True): "str",
    ("integer", False): "int64",
    ("integer", True): "Int64",
    ("number", False): "float64",
    ("number", True): "float64",
    ("boolean", False): "bool",
    ("boolean", True): "boolean",
}

QUOTED = ("direct", "mixed")
"""Kinds of quotation whose words are another's."""

REPORTED = ("indirect", "part_quoted")
"""Kinds of quotation that tell in the outlet's words what another says."""

BETWEEN_MARKS = (*QUOTED, "scare")
"""Kinds of quotation that stand between quotation marks, where these are printed."""

_DAY = r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?"
_HOUR = r"[T ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?"

FORMATS: Mapping[str, tuple[str, str]] = {
    "date": (rf"{_DAY}|\d{{4}}-\d\d-\d\d{_HOUR}", "a date such as 2021-09-29, 2021-09 or 2021"),
    "address": (r"https?://\S+", "an address that begins with http:// or https://"),
}
"""Formats that a text may have to keep: a pattern for the whole text, and what it asks for."""


def keeps(format: str, text: str) -> bool:
    """Tell whether a text keeps a format: its pattern and, of a date, the calendar.

    >>> keeps("date", "2021-02-28"), keeps("date", "2021-02-29"), keeps("date", "2021-02")
    (True, False, True)
    """
    if not re.fullmatch(FORMATS[format][0], text):
        return False
    if format != "date" or len(text) < len("2021-09-29"):
        return True
    try:
        date.fromisoformat(text[: len("2021-09-29")])
    except ValueError:
        return False
    return True


@dataclass(frozen=True)
class Column:
    """One column; `data/tables.toml` says what each field means."""

    name: str
    type: str
    meaning: str
    unit: str = ""
    optional: bool = False
    values: tuple[str, ...] = ()
    code_book: str = ""
    refers: tuple[str, ...] = ()
    many: bool = False
    hidden: bool = False
    stored: str = ""
    format: str = ""
    derived: bool = False

    @property
    def dtype(self) -> str:
        """The pandas type of the column."""
        return _DTYPES[self.type, self.optional]


@dataclass(frozen=True)
class Span:
    """The columns of a table that slice a text, and the one that counts occurrences in its file."""

    article: str
    start: str
    end: str
    text: str
    occurrence: str = ""


@dataclass(frozen=True)
class Table:
    """One table; `data/tables.toml` says what each field means."""

    name: str
    row: str
    of: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    file: str = ""
    nothing: str = ""
    exported: bool = True
    whole: bool = False
    free: bool = False

    def __getitem__(self, name: str) -> Column:
        """Return a column by its name; raise KeyError when the table has none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"table {self.name} has no column {name!r}")

    @property
    def is_written(self) -> bool:
        """Whether people write it: a file of the study."""
        return self.of not in ("articles", "computed", "chapters")

    @property
    def names(self) -> list[str]:
        """The names of the columns, in order."""
        return [column.name for column in self.columns]

    @property
    def shown(self) -> list[str]:
        """The names of the columns that are exported, in order."""
        return [column.name for column in self.columns if not column.hidden]

    @property
    def form(self) -> str:
        """The form of the table, without what is said about it: names, types, values, spans."""
        columns = [replace(column, meaning="", unit="") for column in self.columns]
        return repr(replace(self, columns=tuple(columns), row="", nothing=""))

    def empty(self) -> pd.DataFrame:
        """Return the table without rows, every column in its type."""
        return pd.DataFrame({c.name: pd.Series(dtype=c.dtype) for c in self.columns})

    def frame(self, rows: pd.DataFrame | Sequence[tuple[Any, ...]]) -> pd.DataFrame:
        """Return rows as this table: its columns in order, each in its type, then free columns.

        `rows` is a frame, or tuples with a value for each column. An optional column that a frame
        lacks is added empty. Raises ValueError naming table and column for a column that is missing
        or holds something that is not of its type.
        """
        given = rows if isinstance(rows, pd.DataFrame) else pd.DataFrame(rows, columns=self.names)
        given = given.reset_index(drop=True)
        done: dict[str, pd.Series[Any]] = {}
        for column in self.columns:
            if column.name not in given:
                if not column.optional:
                    raise ValueError(f"table {self.name} lacks the column {column.name!r}")
                done[column.name] = _blank(column, len(given))
                continue
            try:
                done[column.name] = given[column.name].astype(column.dtype)  # type: ignore[call-overload]
            except (TypeError, ValueError) as error:
                raise ValueError(
                    f"table {self.name}, column {column.name!r} is no {column.type}: {error}"
                ) from None
        free = {name: given[name] for name in given if name not in done}
        return pd.DataFrame(done | free, index=given.index)


def _blank(column: Column, n: int) -> "pd.Series[Any]":
    """Return `n` empty cells of a column."""
    empty = "" if column.type == "string" else None
    return pd.Series([empty] * n, dtype=column.dtype)


@cache
def tables() -> Mapping[str, Table]:
    """Return every table by its name, in the order of the file."""
    text = files("analysis").joinpath("data", "tables.toml").read_text(encoding="utf-8")
    declared = tomllib.loads(text)
    return {name: _table(name, about, declared) for name, about in declared.items()}


def table(name: str) -> Table:
    """Return one table; raise KeyError, naming those there are, when none has this name."""
    if name not in tables():
        raise KeyError(f"there is no table {name!r}; there are {', '.join(tables())}")
    return tables()[name]


def exported() -> list[Table]:
    """Return the tables that `export` writes, in order."""
    return [one for one in tables().values() if one.exported]


def _table(name: str, about: dict[str, Any], declared: dict[str, Any]) -> Table:
    if "like" in about:  # the columns and spans of another table, and more
        other = declared[about["like"]]
        spans = other.get("spans", [])
        about = {k: v for k, v in about.items() if k != "like"}
        about |= {"columns": other["columns"] + about["columns"], "spans": spans}
    fields = about | {
        "columns": tuple(_column(column) for column in about["columns"]),
        "spans": tuple(Span(**span) for span in about.get("spans", [])),
        "key": tuple(about.get("key", ())),
        "order": tuple(about.get("order", ())),
    }
    return Table(name=name, **fields)


def _column(about: dict[str, Any]) -> Column:
    lists = {
        "values": tuple(about.get("values", ())),
        "refers": tuple(about.get("refers", "").split()),
    }
    return Column(**(about | lists))


def descriptor(
    one: Table, suffix: str = "csv", free: Iterable[str] = (), words: bool = True
) -> dict[str, Any]:
    """Return what a data package says of an exported table: where it lies, and its Table Schema.

    `suffix` is that of the file, `csv` or `parquet`; `free` are columns of the study's own, which
    come last; without `words` the text of spans is empty. References that hold several ids in one
    cell are told in words, since a foreign key cannot. Follows the Data Package standard 1.0
    (frictionlessdata.io).
    """
    shown = [column for column in one.columns if not column.hidden]
    own = [
        {"name": name, "type": "string", "description": "as the study gives it"} for name in free
    ]
    shape: dict[str, Any] = {
        "fields": [*(_field(column, words) for column in shown), *own],
        "missingValues": [""],
    }
    if one.key:
        shape["primaryKey"] = list(one.key)
    if keys := [key for column in shown for key in _foreign(column, one)]:
        shape["foreignKeys"] = keys
    return {
        "name": one.name,
        "path": f"{one.name}.{suffix}",
        "format": suffix,
        "mediatype": "text/csv" if suffix == "csv" else "application/vnd.apache.parquet",
        "encoding": "utf-8",
        "profile": "tabular-data-resource",
        "description": one.row,
        "schema": shape,
    }


def _field(column: Column, words: bool) -> dict[str, Any]:
    """Return a column as a field of a Table Schema."""
    meaning = f"{column.meaning} ({column.unit})" if column.unit else column.meaning
    limits: dict[str, Any] = {}
    if not column.optional and (words or column.name != "text"):
        limits["required"] = True
    if column.values:
        limits["enum"] = list(column.values)
    if column.format:
        limits["pattern"] = FORMATS[column.format][0]
    field: dict[str, Any] = {"name": column.name, "type": column.type, "description": meaning}
    if limits:
        field["constraints"] = limits
    if column.type == "boolean":
        field |= {"trueValues": ["True"], "falseValues": ["False"]}
    return field


def _foreign(column: Column, one: Table) -> Iterator[dict[str, Any]]:
    """Yield the foreign key of a column that refers to one exported table by one id a cell."""
    target = [reference.split(".") for reference in column.refers]
    if len(target) == 1 and not column.many and table(target[0][0]).exported:
        resource = "" if target[0][0] == one.name else target[0][0]
        yield {"fields": column.name, "reference": {"resource": resource, "fields": target[0][1]}}
