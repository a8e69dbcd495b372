"""What this edition of a book is: title, makers, version and licences, from CITATION.cff."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from sphinx.config import Config
from sphinx.errors import ConfigError

from analysis.book import bylines

FILE = "CITATION.cff"


class Author(NamedTuple):
    """Who made a book: a person with a family name, or an organisation."""

    family: str
    given: str = ""
    person: bool = False

    @property
    def name(self) -> str:
        """The name in running text: “Ann van Berg”, “The Bridge project”."""
        return f"{self.given} {self.family}".strip()


@dataclass(frozen=True)
class Edition:
    """An edition of a book; what its study does not say is empty."""

    title: str
    authors: tuple[Author, ...]
    version: str
    released: str
    year: str
    abstract: str
    keywords: tuple[str, ...]
    licence: str
    doi: str
    base: str
    corrections: str
    changes: str
    repository: str = ""

    @property
    def names(self) -> list[str]:
        """The names of the authors."""
        return [author.name for author in self.authors]

    @property
    def named(self) -> str:
        """What the edition is called: “edition 1.0 (2026-02-03)”; of no version, when it was."""
        if not self.version:
            return self.released
        return f"edition {self.version} ({self.released or 'not yet released'})"


def of(folder: Path, config: Config) -> Edition:
    """Return the edition of the book of a study.

    CITATION.cff says what is cited (its preferred citation before itself), `_config.yml` who its
    authors are where that does not (`author`, written as a byline), where the book is published
    (`html: baseurl`), where its repository is (`book_repository`, else CITATION.cff), who hears of
    errors (`book_corrections`) and which page tells what changed (`book_changes`).
    Raises ConfigError for a CITATION.cff that cannot be read.
    """
    told = _citation(folder / FILE)
    book = told | told.get("preferred-citation", {})
    released = str(told.get("date-released", "") or "")
    return Edition(
        title=str(book.get("title") or config.html_title or config.project),
        authors=tuple(
            author
            for author in map(_author, book.get("authors") or bylines.names(config.author))
            if author.name
        ),
        version=str(told.get("version", "")),
        released=released,
        year=released[:4] or str(book.get("year", "")),
        abstract=str(told.get("abstract", "")),
        keywords=tuple(map(str, told.get("keywords", []))),
        licence=str(config.book_licence),
        doi=str(book.get("doi", "")),
        base=config.html_baseurl.rstrip("/") + "/" if config.html_baseurl else "",
        repository=str(config.book_repository or told.get("repository-code") or ""),
        corrections=str(config.book_corrections),
        changes=str(config.book_changes),
    )


def _citation(path: Path) -> dict[str, Any]:
    return _fields(path, path.stat().st_mtime_ns) if path.exists() else {}


@cache
def _fields(path: Path, changed: int) -> dict[str, Any]:
    """Return the fields of a file in the state of a time, read once for all pages of a build."""
    try:
        told = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path} cannot be read: {error}") from error
    if not isinstance(told, dict):
        raise ConfigError(f"{path} holds no fields; write them as `title: …`, one a line")
    return told


def _author(told: dict[str, Any]) -> Author:
    """Return an author: an organisation has a name, a person family and given names.

    They are told as in CITATION.cff, or as in CSL-JSON.
    """
    if name := told.get("name") or told.get("literal"):
        return Author(str(name))
    if "family" in told:
        family = " ".join(filter(None, (told["family"], told.get("suffix"))))
        return Author(family, told["given"], person=True)
    parts = (told.get("name-particle"), told.get("family-names"), told.get("name-suffix"))
    family, given = " ".join(str(part) for part in parts if part), str(told.get("given-names", ""))
    return Author(family or str(told.get("alias", "")), given, person=bool(family))
