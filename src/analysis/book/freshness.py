"""What a built book was made from, and whether it would still be the same.

A book is made whole or left as it is. Nearly all that a build costs is starting and executing; to
read and write every page again costs little more than one page, and a book of which only some pages
are new is one in which links, numbers, contents and search may be old. So the question is only
whether anything differs: then all pages are made anew, in an empty folder, from the executed
chapters.
"""

import json
import shutil
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util import logging

from analysis import fingerprint, schema
from analysis.book.values import Values
from analysis.files import digest, replace

LOGGER = logging.getLogger(__name__)

Digests = dict[str, str]


def settings(config: Config) -> str:
    """Return a digest of how the book is set up, the options of the command line among it."""
    return fingerprint.digest(json.dumps(config.overrides, sort_keys=True, default=str))


def libraries(config: Config) -> Digests:
    """Return a stamp of every library that is loaded, the makers of the pages all among them."""
    loaded = (name for name, module in sys.modules.items() if getattr(module, "__spec__", None))
    names = {name.partition(".")[0] for name in loaded} | {*config.extensions}
    names -= {*sys.stdlib_module_names, fingerprint.PACKAGE, "analysis.book"}
    return {name: fingerprint.stamp(name) for name in sorted(names) if not name.startswith("__")}


def study(values: Values) -> dict[str, Any]:
    """Return all that pages and downloads give of a study: digests of its tables, and results."""
    tables = {name: values.tables.digest(name) for name in schema.tables()}
    return {"tables": tables, "results": values.results}


def code() -> Digests:
    """Return a digest of the code of each module of this package."""
    names = (path.relative_to(fingerprint.ROOT.parent) for path in fingerprint.ROOT.rglob("*.py"))
    modules = {".".join(name.with_suffix("").parts).removesuffix(".__init__") for name in names}
    return {module: fingerprint.code(module) for module in sorted(modules)}


def files(paths: Iterable[Path]) -> dict[str, list[str | int]]:
    """Return content and time of change of files, those in folders among them.

    The time counts because Sphinx goes by it.
    """
    told: dict[str, list[str | int]] = {}
    for path in paths:
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        for one in inside:
            if one.is_file():
                told[str(one)] = [digest(one), one.stat().st_mtime_ns]
    return told


class Book:
    """A built book: its pages, and beside them a record of what they were made from.

    While the pages are written there is no record: a build that was cut off leaves nothing that
    the next one would take for a book.
    """

    def __init__(self, app: Sphinx) -> None:
        self.pages = Path(app.outdir)
        self.doctrees = Path(app.doctreedir)
        self.figures = self.pages.parent / "jupyter_execute"
        self.record = self.pages.parent / f"{self.pages.name}.json"

    def is_made_from(self, now: Mapping[str, Any]) -> bool:
        """Tell whether the book is there, untouched, and was made from the same.

        `now` gives, by kind, what a book would be made from.
        """
        try:
            kept = json.loads(self.record.read_text(encoding="utf-8"))
            # A build that makes tables and chapters loads more than one that finds them.
            known = {name: fingerprint.stamp(name) for name in kept["made_from"]["libraries"]}
            now = {**now, "libraries": known | now["libraries"]}
            changed = [kind for kind in now if _plain(now[kind]) != kept["made_from"].get(kind)]
            if files(map(Path, kept["further"])) != kept["further"]:
                changed.append("files that pages take in")
            newest = max(time for _, time in now["files"].values())
            if not changed and newest > self.record.stat().st_mtime_ns:
                changed.append("a file with a time to come")  # Sphinx would read it every time
            if self._state() != kept["state"]:
                changed.append("the pages themselves")
        except (OSError, ValueError, LookupError):  # never made, cut off, or damaged
            changed = ["there is no whole book yet"]
        if changed:
            LOGGER.info("making all pages; what is new: %s", ", ".join(changed))
        return not changed

    def clear(self) -> None:
        """Remove what an earlier build made."""
        self.record.unlink(missing_ok=True)
        for folder in (self.pages, self.doctrees, self.figures):
            for path in folder.iterdir() if folder.is_dir() else ():
                if path.is_dir() and not path.is_symlink():
                    shutil.rmtree(path)
                else:
                    path.unlink()

    def keep(self, made_from: Mapping[str, Any], further: Iterable[Path]) -> None:
        """Record what the book was made from; `further` are files that pages took in."""
        content = {"made_from": made_from, "further": files(further), "state": self._state()}
        replace(self.record, json.dumps(content).encode())

    def _state(self) -> str:
        folders = (self.pages, self.doctrees, self.figures)
        return fingerprint.digest({str(p): digest(p) for f in folders for p in _inside(f)})


def _inside(folder: Path) -> Iterable[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


def _plain(value: Any) -> Any:
    """Return a value as it comes back from JSON."""
    return json.loads(json.dumps(value))
