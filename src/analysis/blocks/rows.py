"""Rows: what lies in files of many articles, in parts that several workers can take in."""

import json
from collections.abc import Iterator
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path

import pandas as pd

from analysis import fingerprint, inputs
from analysis.blocks.division import Division
from analysis.blocks.shelf import Shelf
from analysis.intake.found import Decision, Found, NoArticles, Unusable
from analysis.intake.gathering import Source
from analysis.intake.kinds import Kind
from analysis.study import StudyError


def part_rows(
    shelf: Shelf, result: str, source: Source, digest: str, encoding: str, size: int
) -> None:
    """Read a file of many articles; keep what is found in it in parts, and their names in order.

    A part has about `size` articles, and ends where its texts say, as a block does. Raises
    StudyError where the file has another `digest` by now.
    """
    division = Division(size)
    parts: list[str] = []
    rows: list[str] = []
    for one in source.file.kind.articles(source.file.path, encoding):
        rows.append(_written(one))
        if isinstance(one, Found) and division.ends(json.dumps(one.text), len(one.text)):
            parts.append(_keep(shelf, rows))
            rows = []
    if rows:
        parts.append(_keep(shelf, rows))
    refuse_changed(source, digest)
    shelf.keep(result, {"named": pd.DataFrame({"result": parts}, dtype="str")})


def refuse_changed(source: Source, digest: str) -> None:
    """Raise StudyError for a file that has another digest by now."""
    if inputs.digest(source.file.path) != digest:
        raise StudyError(f"{source.file.path}: changed while it was read; run the command again")


def of_part(shelf: Shelf, source: Source, part: str) -> Source:
    """Return a source that gives what is in a part of a file."""
    kind = Kind(source.file.kind.name, many=partial(_read, shelf, part))
    return source._replace(file=replace(source.file, kind=kind))


def _keep(shelf: Shelf, rows: list[str]) -> str:
    """Keep what was found in a part of a file; return the name of the result."""
    result = f"rows-{fingerprint.digest(rows)}"
    if not shelf.has(result):
        shelf.keep(result, {"rows": pd.DataFrame({"found": rows}, dtype="str")})
    return result


def _read(shelf: Shelf, part: str, path: Path, encoding: str) -> Iterator[Found | Unusable]:
    """Yield what was found in a part of a file."""
    for row in shelf.frame(part, "rows")["found"]:
        told = json.loads(row)
        if "wrong" in told:
            kind = NoArticles if told.pop("none") else Unusable
            yield kind(**told)
        else:
            decisions = [Decision(**decision) for decision in told.pop("decisions")]
            yield Found(**told, decisions=decisions)


def _written(one: Found | Unusable) -> str:
    """Return what was found as a line of JSON."""
    if isinstance(one, Found):
        return json.dumps(asdict(one))
    none = isinstance(one, NoArticles)
    told = {name: getattr(one, name) for name in ("wrong", "mend", "place", "row")}
    return json.dumps(told | {"none": none})
