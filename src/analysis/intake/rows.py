"""Tables: the rows of CSV, JSON and Parquet files, their cells as texts."""

import csv
import gzip
import json
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import Any, TextIO

from analysis.intake.found import Unusable
from analysis.intake.plain import LONGEST, recoding

Row = dict[str, str]

LARGEST = 4_000_000_000
"""Characters of the largest table that is read; a packed one that holds more is refused."""

_PART = 1_000_000  # characters that are looked at at once

_LISTS = ("articles", "stories", "documents", "results", "data", "docs", "items", "hits", "news")


def delimited(path: Path, encoding: str = "") -> Iterator[Row | Unusable]:
    """Yield the rows of a table in text: cells parted by commas, semicolons, tabs or bars.

    The separator is the one that the header has most of. A row with more or fewer cells than the
    header cannot be used.
    """
    lines = _lines(path, encoding)
    header = next(lines, "")
    if not header.strip():
        raise Unusable("the file is empty: no header", "give the names of the columns first")
    separator = max(",;\t|", key=header.count)
    with _long_cells():
        record: list[str] = []
        noted = _noted(_chained(header, lines), record)
        reader = csv.reader(noted, delimiter=separator, skipinitialspace=True)
        try:
            names = [name.strip() for name in next(reader)]
            _refuse_header(names)
            record.clear()
            for cells in reader:
                if _is_open(record, separator):
                    where = f"line {reader.line_num - len(record) + 1}"
                    wrong = "a quotation mark is not closed, and the rest of the table is one cell"
                    yield Unusable(wrong, "close it, or double a mark within a cell", where)
                    return
                record.clear()
                if not cells:
                    continue
                if len(cells) == len(names):
                    yield dict(zip(names, cells, strict=True))
                else:
                    some = f"{len(cells)} cell{'s'[: len(cells) != 1]}"
                    wrong = f"{some}, but the header has {len(names)}"
                    mend = "put a cell that holds a comma between quotation marks"
                    yield Unusable(wrong, mend, f"line {reader.line_num}")
        except csv.Error as error:
            where = f"line {reader.line_num}"
            raise Unusable(f"{error}", "mend the cell", where) from None


def json_lines(path: Path, encoding: str = "") -> Iterator[Row | Unusable]:
    """Yield the rows of a file that has an object of JSON on every line."""
    for number, line in enumerate(_lines(path, encoding), 1):
        if not line.strip():
            continue
        try:
            found = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield Unusable(f"no JSON ({error})", "mend the line", f"line {number}")
            continue
        if isinstance(found, dict):
            yield _flat(found)
        else:
            yield Unusable("no object of JSON", "give one {...} a line", f"line {number}")


def json_file(path: Path, encoding: str = "") -> Iterator[Row | Unusable]:
    """Yield the rows of a JSON file: of its list, the list in it, or the one object that it is.

    A file with an object a line is read as such, whatever it is called.
    """
    text = "".join(_lines(path, encoding, LARGEST))
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        first = text.lstrip().partition("\n")[0]
        if _is_object(first):
            yield from json_lines(path, encoding)
            return
        raise Unusable(f"no JSON ({error})", "mend the file") from None
    for one in _list_in(found):
        if isinstance(one, dict):
            yield _flat(one)
        else:
            yield Unusable("no object of JSON", "give a list of {...}, one an article")


def parquet(path: Path, encoding: str = "") -> Iterator[Row | Unusable]:
    """Yield the rows of a Parquet file."""
    import pyarrow as pa
    from pyarrow import parquet as files

    try:
        with files.ParquetFile(path) as table:
            for batch in table.iter_batches(1000):
                for row in batch.to_pylist():
                    yield _flat(row)
    except (pa.ArrowException, OSError) as error:
        wrong = f"no Parquet file ({str(error).splitlines()[0][:100]})"
        raise Unusable(wrong, "write it anew") from None


# ----------------------------------------------------------------------------------------- lines


def _lines(path: Path, encoding: str, longest: int = LONGEST) -> Iterator[str]:
    """Yield the lines of a text file, packed or not: UTF-8, else in the encoding given."""
    for one in dict.fromkeys(("utf-8-sig", encoding or "utf-8-sig")):
        try:
            _refuse_long(path, one, longest)
        except UnicodeError:
            continue
        except (OSError, EOFError, zlib.error) as error:  # of a packed file
            raise Unusable(f"cannot be unpacked ({error})", "pack it anew") from None
        yield from _bounded(path, one, longest)
        return
    wrong = f"neither UTF-8 nor {encoding}" if encoding else "the file is not UTF-8"
    with _opened(path, "latin-1") as file:
        raw = file.read(LONGEST).encode("latin-1")
    raise Unusable(wrong, recoding(raw))


def _refuse_long(path: Path, encoding: str, longest: int) -> None:
    """Raise Unusable for a file that is too long, or has a line that is, as soon as it is seen.

    A packed one may hold much more than its size says. Raises UnicodeError for another encoding.
    """
    total = line = 0
    with _opened(path, encoding) as file:
        while part := file.read(_PART):
            total += len(part)
            ended = max(part.rfind("\n"), part.rfind("\r"))
            line = len(part) - ended - 1 + (line if ended < 0 else 0)
            if line > longest or total > LARGEST:
                raise Unusable("a line over 20 MB, or a table over 4 GB", "cut it into parts")


def _bounded(path: Path, encoding: str, longest: int) -> Iterator[str]:
    with _opened(path, encoding) as file:
        while line := file.readline(longest + 1):
            if len(line) > longest:
                raise Unusable("a line over 20 MB, or a table over 4 GB", "cut it into parts")
            yield line


def _opened(path: Path, encoding: str) -> TextIO:
    try:
        if path.suffix.lower() == ".gz":
            return TextIOWrapper(gzip.open(path), encoding=encoding, newline="")
        return path.open(encoding=encoding, newline="")
    except OSError as error:
        raise Unusable(f"{error.strerror}", "make the file readable") from None


def _chained(first: str, others: Iterator[str]) -> Iterator[str]:
    yield first
    yield from others


def _noted(lines: Iterator[str], record: list[str]) -> Iterator[str]:
    """Yield lines, and note each."""
    for line in lines:
        record.append(line)
        yield line


def _is_open(record: list[str], separator: str) -> bool:
    """Tell whether the lines of a record end within a cell, as only the last of a table can."""
    if sum(line.count('"') for line in record) % 2 == 0:
        return False
    try:
        list(csv.reader(record, delimiter=separator, skipinitialspace=True, strict=True))
    except csv.Error as error:
        return "unexpected end of data" in str(error)
    return False


@contextmanager
def _long_cells() -> Iterator[None]:
    """Let a cell of a table hold an article."""
    before = csv.field_size_limit(LONGEST)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _refuse_header(names: list[str]) -> None:
    if doubled := [name for name in names if name and names.count(name) > 1]:
        raise Unusable(f"two columns {doubled[0]!r}", "rename one", "line 1")
    if names.count("") > 1:
        raise Unusable("columns without a name", "name them", "line 1")


# ----------------------------------------------------------------------------------------- cells


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _list_in(found: Any) -> list[Any]:
    """Return the list of articles in a value of JSON."""
    if isinstance(found, list):
        return found
    if isinstance(found, dict):
        for name in _LISTS:
            if isinstance(inner := found.get(name), list | dict) and inner:
                if isinstance(inner, dict):  # Elasticsearch: hits.hits
                    inner = inner.get(name)
                if isinstance(inner, list) and all(isinstance(one, dict) for one in inner):
                    return inner
        return [found]
    raise Unusable("neither a list nor an object", "give a list of {...}, one an article")


def _flat(row: dict[str, Any]) -> Row:
    """Return a row with its cells as texts."""
    inner = row.get("_source")
    return {str(k): _cell(v) for k, v in (inner if isinstance(inner, dict) else row).items()}


def _cell(value: Any) -> str:
    """Return a cell as text: the name of an object, the items of a list, numbers as they are."""
    if value is None:
        return ""
    if isinstance(value, dict):
        for name in ("name", "rendered", "title", "text", "#text"):
            if isinstance(value.get(name), str):
                return str(value[name])
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, list):
        return "; ".join(filter(None, map(_cell, value)))
    if isinstance(value, float) and value != value:
        return ""
    return str(value)
