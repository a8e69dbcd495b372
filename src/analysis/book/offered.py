"""The printed book, offered in the pages from which it was made, and in no others."""

import json
import shutil
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from analysis import fingerprint
from analysis.book.edition import Author, Edition

PDF, EPUB = "book.pdf", "book.epub"
_FOLDER = "printed"
_NOTE = "edition.json"


class Offered:
    """What was printed from the very state of a book that is being built."""

    def __init__(self, pages: Path, made_from: Mapping[str, Any]) -> None:
        self.pages = pages
        self.folder = pages.parent / _FOLDER / fingerprint.digest(dict(made_from))

    @property
    def files(self) -> list[Path]:
        """The files, none before the book was printed."""
        return [path for name in (PDF, EPUB) if (path := self.folder / name).is_file()]

    def publish(self) -> None:
        """Put the files beside the pages."""
        for path in self.files:
            (self.pages / _FOLDER).mkdir(exist_ok=True)
            shutil.copyfile(path, self.pages / _FOLDER / path.name)

    def note(self, now: Edition) -> None:
        """Note for the printer which edition this is and where its files belong."""
        note = {"folder": self.folder.name, "edition": asdict(now)}
        path = self.folder.parent / _NOTE
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(note, ensure_ascii=False), encoding="utf-8")


def address(path: Path) -> str:
    """Return where a file is published, seen from the first page."""
    return f"{_FOLDER}/{path.name}"


def folder(pages: Path) -> Path:
    """Return where what is printed from a built book belongs."""
    return pages.parent / _FOLDER / str(_noted(pages)["folder"])


def edition_of(pages: Path) -> Edition:
    """Return the edition of a built book."""
    told = _noted(pages)["edition"]
    authors = tuple(Author(*author) for author in told["authors"])
    return Edition(**told | {"authors": authors, "keywords": tuple(told["keywords"])})


def _noted(pages: Path) -> dict[str, Any]:
    noted: dict[str, Any] = json.loads((pages.parent / _FOLDER / _NOTE).read_text(encoding="utf-8"))
    return noted
