"""A new study: a folder with settings, a place for articles, and what to do next."""

import sys
from importlib.resources import files
from pathlib import Path

from analysis.files import is_stray
from analysis.study import FILE, StudyError

_PARTS = (
    *(FILE, "README.md", "Makefile", "corrections.csv"),
    *("coded/claims.csv", "coded/claim_passages.csv"),
)
"""The files of a new study; the tables have a header, to be filled in."""


def make(folder: Path) -> list[Path]:
    """Make a study in a folder, which may be new or empty; return the paths of its parts.

    Raises StudyError for a folder that holds anything, or that cannot be written to.
    """
    place = folder.resolve()
    if place.exists() and not place.is_dir():
        raise StudyError(f"{place}: this is a file, and not a folder; choose another folder")
    try:
        place.mkdir(parents=True, exist_ok=True)
        names = (path.name for path in place.iterdir())
        if held := sorted(name for name in names if not is_stray(name)):
            raise StudyError(f"{place}: holds {held[0]!r} already; choose a new or empty folder")
        for name in ("articles", "coded"):
            (place / name).mkdir()
        (place / "articles" / ".gitkeep").touch()
        for name in _PARTS:
            source = files("analysis").joinpath("data", "new", *name.split("/"))
            text = source.read_text(encoding="utf-8")
            title = " ".join(place.name.replace("_", " ").replace("-", " ").split()).capitalize()
            filled = text.replace("@TITLE@", title.replace('"', "'").replace("\\", ""))
            filled = filled.replace("@PYTHON@", sys.executable)
            (place / name).write_text(filled, encoding="utf-8")
    except OSError as error:
        told = f"{error.strerror}; choose another folder"
        raise StudyError(f"{place}: {told}") from None
    return [place / name for name in (*_PARTS, "articles")]
