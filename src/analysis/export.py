"""The tables as files: a data package that is whole, or not there."""

import json
import os
import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Literal, Protocol, get_args
from urllib.parse import urlsplit

import pandas as pd

from analysis import schema
from analysis.files import digest, is_stray
from analysis.study import Settings, Study

if TYPE_CHECKING:
    from analysis.blocks import Blocks

Format = Literal["csv", "parquet"]

MANIFEST = "datapackage.json"
GENERATOR = "tellings"
"""What the manifest says of its maker; a folder whose manifest says so may be replaced."""

LARGE = 20_000_000
"""Bytes of articles from which the command line computes in blocks."""

_ROWS = 20_000
"""Rows of a row group of Parquet."""


class ExportError(ValueError):
    """A folder that cannot be written to; the message names it and the mend."""


class Source(Protocol):
    """Where tables come from: those in memory (`Tables`), or those of blocks (`blocks.Blocks`)."""

    @property
    def settings(self) -> Settings:
        """What is particular to the study."""

    def frames(self, name: str) -> Iterator[pd.DataFrame]:
        """Yield the rows of a table, in order, some at a time; at least one frame."""


def write(
    tables: Source, folder: Path | str, full_texts: bool = True, format: Format = "csv"
) -> list[Path]:
    """Write every table as a file of a folder, with a `datapackage.json` that describes them.

    Returns the paths of the files. Of the formats, CSV is UTF-8 with a header, lines ending in
    LF, numbers with six digits, empty cells for what is missing; Parquet keeps types and all
    digits. Texts stand as they are, also those that a spreadsheet would take for a formula. Without
    `full_texts` the words of tables that together hold whole articles are left empty; their offsets
    stay. The descriptor follows the Data Package standard 1.0 (frictionlessdata.io).

    The folder appears whole at the end or, where something goes wrong, not at all. It may be new,
    empty or an earlier export, which is replaced. Raises ExportError for a folder that holds
    anything else, or that cannot be written, ValueError for another format, and what `tables`
    raises for input that cannot be used.

    >>> from tempfile import TemporaryDirectory
    >>> from analysis.pipeline import tables
    >>> with TemporaryDirectory() as folder:
    ...     _ = Path(folder, "post.txt").write_text("It rained.", encoding="utf-8")
    ...     [path.name for path in write(tables(folder), Path(folder, "out"))][:3]
    ['articles.csv', 'sentences.csv', 'quotations.csv']
    """
    if format not in get_args(Format):
        raise ValueError(f"unknown format {format!r}; use {' or '.join(get_args(Format))}")
    out = writable(Path(folder))
    base = next(above for above in out.parents if above.exists())
    try:
        with TemporaryDirectory(prefix=".export-", dir=base) as aside:
            new = Path(aside) / "new"
            new.mkdir()
            resources = [
                _resource(tables, table, new, full_texts, format) for table in schema.exported()
            ]
            _describe(tables, resources, new / MANIFEST)
            _put(new, writable(out), Path(aside) / "old")
    except OSError as error:
        told = error.strerror or error  # Parquet's writer gives no number
        raise ExportError(f"{out}: {told}; make room or choose another OUT") from None
    return [out / name for name in (*(one["path"] for one in resources), MANIFEST)]


# ------------------------------------------------------------------------------------- in blocks


def kept(folder: Path | str) -> Path:
    """Return where an export to a folder keeps what is computed in blocks: beside it."""
    out = writable(Path(folder))
    return out.with_name(f"{out.name}.blocks")


@contextmanager
def in_blocks(
    study: Study,
    folder: Path | str,
    workers: int = 0,
    size: int = 0,
    skip_bad: bool = False,
    cluster: str = "",
) -> Iterator["Blocks"]:
    """Have the tables of a study for a folder, computed in blocks, as `blocks.computed` tells.

    Raises what that raises, and ExportError for the folder, or where there is no room.
    """
    from analysis import blocks

    aside = kept(folder)
    try:
        with blocks.computed(
            study, aside, workers, size or blocks.SIZE, skip_bad, cluster
        ) as tables:
            yield tables
    except OSError as error:
        raise ExportError(
            f"{aside}: {error.strerror or error}; make room, and run the same command again: it "
            "goes on from there"
        ) from None


# -------------------------------------------------------------------------------- where to write


def writable(folder: Path) -> Path:
    """Return the full name of a folder that may be written to; raise ExportError for another."""
    try:
        out = folder.resolve()
        if out.is_dir():
            _refuse_foreign(out)
        elif out.exists():
            raise ExportError(f"{out}: this is a file, and not a folder; choose another OUT")
        inside = Path.cwd().is_relative_to(out)
    except (OSError, RuntimeError) as error:
        told = getattr(error, "strerror", None) or error
        raise ExportError(f"{folder}: {told}; choose another OUT") from None
    if inside:
        raise ExportError(f"{out}: you are in this folder; choose another OUT, or a folder in it")
    base = next(above for above in out.parents if above.exists())
    if not base.is_dir() or not os.access(base, os.W_OK | os.X_OK):
        raise ExportError(f"{base}: cannot be written to; choose another OUT")
    return out


def _refuse_foreign(out: Path) -> None:
    """Raise ExportError when a folder holds anything that no export wrote."""
    found = {path.name for path in out.iterdir() if not is_stray(path.name)}
    if not found:
        return
    written = _written(out / MANIFEST)
    if written is None:
        raise ExportError(
            f"{out}: holds what no export wrote ({_some(found)}); choose a new or empty folder"
        )
    if foreign := found - {MANIFEST, *written}:
        raise ExportError(
            f"{out}: holds what is not of the export there ({_some(foreign)}); "
            "move it away, or choose another OUT"
        )
    changed = {name for name in found & {*written} if _hash(out / name) != written[name]}
    if changed:
        raise ExportError(
            f"{out}: was changed since it was exported ({_some(changed)}); "
            "move it away, or choose another OUT"
        )


def _written(manifest: Path) -> dict[str, str] | None:
    """Return the files of an export and their hashes; None where the folder is no export."""
    try:
        about = json.loads(manifest.read_text(encoding="utf-8"))
        if about["generator"] != GENERATOR:
            return None
        return {one["path"]: one["hash"] for one in about["resources"]}
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _some(names: set[str]) -> str:
    shown = sorted(names)[:3]
    return ", ".join(map(ascii, shown)) + (", ..." if len(names) > len(shown) else "")


def _put(new: Path, out: Path, old: Path) -> None:
    """Put a finished folder in its place, and what was there aside."""
    out.parent.mkdir(parents=True, exist_ok=True)
    if out.exists():
        out.rename(old)
    try:
        new.rename(out)
    except BaseException:
        if old.exists():
            old.rename(out)
        raise


# --------------------------------------------------------------------------------- what to write


def _resource(
    tables: Source, table: schema.Table, folder: Path, full_texts: bool, format: Format
) -> dict[str, Any]:
    """Write a table into a folder; return what the descriptor says of it."""
    frames = tables.frames(table.name)
    first = next(frames)
    free = [str(name) for name in first if name not in table.names]
    about = schema.descriptor(table, format, free, words=full_texts)
    path = folder / about["path"]
    shown = (frame[[*table.shown, *free]] for frame in chain([first], frames))
    if table.whole and not full_texts:
        shown = (frame.assign(text="") for frame in shown)
    (_write_parquet if format == "parquet" else _write_csv)(shown, path)
    return about | {"bytes": path.stat().st_size, "hash": _hash(path)}


def _write_csv(frames: Iterator[pd.DataFrame], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        for n, frame in enumerate(frames):
            frame.to_csv(file, header=n == 0, index=False, lineterminator="\n", float_format="%.6g")


def _write_parquet(frames: Iterator[pd.DataFrame], path: Path) -> None:
    """Write frames as one file, whose bytes do not depend on where the frames part."""
    import pyarrow as pa
    from pyarrow import parquet

    first = next(frames)
    form = pa.Schema.from_pandas(first, preserve_index=False)
    waiting: list[Any] = []
    with parquet.ParquetWriter(path, form) as file:
        for frame in chain([first], frames):
            waiting.append(pa.Table.from_pandas(frame, form, preserve_index=False))
            if sum(map(len, waiting)) >= _ROWS:
                whole = pa.concat_tables(waiting)
                full = len(whole) // _ROWS * _ROWS
                file.write_table(whole[:full].combine_chunks(), row_group_size=_ROWS)
                waiting = [whole[full:]]
        file.write_table(pa.concat_tables(waiting).combine_chunks())


def _describe(tables: Source, resources: list[dict[str, Any]], path: Path) -> None:
    """Write the descriptor of the data package."""
    title = tables.settings.title or "Tables of news articles"
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    about: dict[str, Any] = {
        "profile": "data-package",
        "name": re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "tables",
        "title": title,
        "description": "Made from news articles, whose words belong to those who published them.",
        "generator": GENERATOR,
    }
    if tables.settings.licence:
        about["licenses"] = [{"name": tables.settings.licence}]
    if sources := list(_sources(tables.frames("articles"))):
        about["sources"] = sources
    about["resources"] = resources
    path.write_text(json.dumps(about, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _sources(articles: Iterator[pd.DataFrame]) -> Iterator[dict[str, str]]:
    """Yield each outlet with the site on which it published."""
    sites = {
        (outlet or urlsplit(url).netloc, "{0.scheme}://{0.netloc}".format(urlsplit(url)))
        for frame in articles
        for outlet, url in zip(frame["outlet"], frame["url"], strict=True)
        if url
    }
    for title, path in sorted(sites):
        yield {"title": title, "path": path}


def _hash(path: Path) -> str:
    return f"sha256:{digest(path)}"
