"""Which files lie in a folder, in order, and which of them are passed over."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from analysis.files import is_stray
from analysis.intake import kinds
from analysis.intake.found import NOT_READ, LeftOut, Unusable

_OF_EXPORTS = ("datapackage.json", "blocks.json")
_OF_STUDIES = {"study.toml", "makefile", "decisions.csv"}


@dataclass(frozen=True)
class File:
    """A file: where it lies, its name from the folder on, with slashes, and its kind."""

    path: Path
    name: str
    kind: kinds.Kind

    @property
    def folder(self) -> str:
        """The first folder that the file lies in, empty for one that lies in none."""
        return self.name.partition("/")[0] if "/" in self.name else ""


def listed(
    place: Path, without: Iterable[Path] = (), root: Path | None = None
) -> Iterator[File | LeftOut]:
    """Yield the files of a folder and of the folders in it, or the one file that is given.

    Their names count from the place, or from a `root` around it.

    Files whose names begin with a dot, what systems leave behind, the parts that a browser saves
    beside a page (`Page_files`), earlier exports and what lies under `without` count for nothing.
    Links to folders are not followed. What cannot be listed is left out, with its name and the
    reason.
    """
    if place.is_file():
        yield File(place, _name(root or place.parent, place), kinds.of(place.name))
        return
    root = root or place
    left_out = set(without)
    for folder, below, names in os.walk(place):
        here = Path(folder)
        inner = list(_below(here, below, names, left_out))
        for path, wrong in inner:
            if wrong:
                yield LeftOut(_name(root, path), wrong, NOT_READ)
        below[:] = [path.name for path, wrong in inner if not wrong]
        above = "" if here == root else f"{_name(root, here)}/"
        for name in sorted(names):
            if _counts_for_nothing(here / name, left_out):
                continue
            if _is_utf8(name):
                yield File(here / name, above + name, kinds.of(name))
            else:
                wrong = Unusable("the name of the file is not UTF-8", "rename it")
                yield LeftOut(repr(above + name), wrong)


def _below(
    here: Path, below: Iterable[str], names: Iterable[str], left_out: set[Path]
) -> Iterator[tuple[Path, Unusable | None]]:
    """Yield the folders in a folder that count, in order, each with why it is not gone into."""
    pages = {Path(name).stem for name in names if kinds.of(name).name == "saved page"}
    for name in sorted(below):
        path = here / name
        if _beside(name, pages) or _counts_for_nothing(path, left_out):
            continue
        if not any((path / mark).is_file() for mark in _OF_EXPORTS):
            yield path, _closed(path)


def _is_utf8(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _counts_for_nothing(path: Path, left_out: set[Path]) -> bool:
    low = path.name.lower()
    return (
        low.startswith((".", "~$", "_build"))
        or is_stray(low)
        or low in _OF_STUDIES
        or path in left_out
    )


def _closed(folder: Path) -> Unusable | None:
    """Return why a folder is not gone into, None for one that is."""
    if folder.is_symlink():
        return Unusable("a link to a folder", "put the folder there")
    if not os.access(folder, os.R_OK | os.X_OK):
        return Unusable("the folder is closed", "make it readable")
    return None


def _beside(folder: str, pages: set[str]) -> bool:
    """Tell whether a folder holds the parts of a page that lies beside it."""
    return any(folder in (f"{page}_files", f"{page}.files", f"{page}_data") for page in pages)


def _name(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix()
