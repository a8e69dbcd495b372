"""What a built book holds, a row each: its numbers, passages, tables, pictures and files.

The table is kept beside the study as its published record, against which `reproduce` holds a book
that was made again.
"""

import base64
import csv
import hashlib
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import canonicalize

import pandas as pd
from PIL import Image

from analysis.book.notebooks import FOLDER
from analysis.book.values import BUILT, Values
from analysis.derived import Value
from analysis.figures import MIME
from analysis.study import StudyError

FILE = "published.csv"
"""The published record, in the folder of its study."""

COLUMNS = ("kind", "name", "page", "value")

_PRINTED = re.compile(r"\{(result|passage)\}`([^`]+)`")
_NOTED = ("{http://www.w3.org/2000/svg}metadata", "metadata")
"""Elements of a drawing that tell how it was made."""
_BESIDE = ("*.cff", "*.bib", "*.json")


def held(folder: Path) -> pd.DataFrame:
    """Return what the built book of a study holds, in an order of its own.

    Columns: kind (number, passage, output of a cell, table, picture, file), name, page (where
    readers find it, several with spaces between), value (a number as it is, with six decimals;
    of everything else the first half of its SHA-256). Of pictures counts what is drawn, neither
    how it is packed nor what their makers note in them.

    Raises StudyError where no book is built.
    """
    pages = folder / BUILT / "html"
    if not pages.is_dir():
        raise StudyError(f"{folder}: no book is built; run `python -m analysis book {folder}`")
    rows = [*_printed(folder, pages), *_outputs(pages), *_files(pages)]
    frame = pd.DataFrame(rows, columns=COLUMNS, dtype="str")
    return frame.sort_values(list(COLUMNS[:3]), kind="stable", ignore_index=True)


def write(folder: Path) -> Path:
    """Write the published record of a study from its built book; return the file."""
    path = folder / FILE
    held(folder).to_csv(path, index=False, lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
    return path


def read(folder: Path) -> pd.DataFrame:
    """Return the published record of a study.

    Raises StudyError where there is none, or another table.
    """
    path = folder / FILE
    if not path.is_file():
        raise StudyError(
            f"{folder}: there is no {FILE} to hold the book against; once the book is as you want "
            f"it, `python -m analysis published {folder}` writes it"
        )
    try:
        frame = pd.read_csv(path, dtype="str", keep_default_na=False)
        return frame[list(COLUMNS)]
    except (ValueError, KeyError):
        raise StudyError(
            f"{path}: must be a table with the columns {', '.join(COLUMNS)}; "
            f"`python -m analysis published {folder}` writes it anew"
        ) from None


# ---------------------------------------------------------------------------- what prose prints


def _printed(folder: Path, pages: Path) -> Iterator[tuple[str, str, str, str]]:
    """Yield the named results, and the passages that prose quotes."""
    places: dict[tuple[str, str], list[str]] = {}
    sources = pages / "_sources"
    for path in sorted(sources.rglob("*.md")):
        page = path.relative_to(sources).with_suffix("").as_posix()
        for kind, name in _PRINTED.findall(path.read_text(encoding="utf-8")):
            name = name.partition(":")[0] if kind == "result" else name
            where = places.setdefault((kind, name), [])
            where += [] if page in where else [page]
    values = Values(folder)
    for key, value in values.results.items():
        yield "number", key, " ".join(places.get(("result", key), [])), _plain(value)
    for name, passage in values.passages.items():
        if quoting := places.get(("passage", name)):
            yield "passage", name, " ".join(quoting), _digest(passage.text.encode())


def _plain(value: Value) -> str:
    """Return a result as the record has it; of fractions six decimals are promised."""
    return f"{value:.6f}" if isinstance(value, float) else str(value)


# -------------------------------------------------------------------------- what cells have shown


def _outputs(pages: Path) -> Iterator[tuple[str, str, str, str]]:
    """Yield what the cells of chapters show, and the files of the figures that they draw."""
    executed = pages.parent / "executed"
    for path in sorted(executed.rglob("*.json")):
        page = path.relative_to(executed).with_suffix("").as_posix()
        notebook = json.loads(path.read_text(encoding="utf-8").partition("\n")[2])["notebook"]
        cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
        for number, cell in enumerate(cells, 1):
            shown = [_shown(output) for output in cell["outputs"]]
            if shown:
                yield "output", f"cell {number}", page, _digest(json.dumps(shown).encode())
            for output in cell["outputs"]:
                if figure := output.get("data", {}).get(MIME):
                    for ending, content in figure["files"].items():
                        name, drawn = f"{figure['name']}{ending}", content.encode()
                        drawn = base64.b64decode(content) if ending == ".png" else drawn
                        yield "picture", name, page, picture(ending, drawn)


def _shown(output: dict[str, Any]) -> Any:
    """Return what readers see of an output: without its number, and without files of figures."""
    data = {kind: one for kind, one in output.get("data", {}).items() if kind != MIME}
    return sorted(data.items()) or output.get("text", "")


def picture(ending: str, content: bytes) -> str:
    """Return a digest of what a picture shows.

    Of SVG counts every element but metadata and comments, in canonical XML; of PNG every pixel; of
    another file every byte.
    """
    if ending == ".svg":
        drawing = canonicalize(content.decode("utf-8"), strip_text=True, exclude_tags=_NOTED)
        return _digest(drawing.encode())
    if ending == ".png":
        with Image.open(io.BytesIO(content)) as pixels:
            return _digest(repr(pixels.size).encode() + pixels.convert("RGBA").tobytes())
    return _digest(content)


# ------------------------------------------------------------------------ what can be downloaded


def _files(pages: Path) -> Iterator[tuple[str, str, str, str]]:
    """Yield the tables and the other files that a book offers."""
    inside = [path for folder in ("data", FOLDER) for path in (pages / folder).rglob("*")]
    data = [path for path in inside if path.is_file()]
    for path in sorted([*data, *(path for form in _BESIDE for path in pages.glob(form))]):
        name = path.relative_to(pages).as_posix()
        table = path.parent == pages / "data" and path.suffix == ".csv"
        yield "table" if table else "file", name, "", _digest(path.read_bytes())


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:32]
