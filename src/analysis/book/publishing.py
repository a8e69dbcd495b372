"""What lies beside the pages: the tables, what was coded, citation and bibliography."""

import shutil
from pathlib import Path

from analysis import export
from analysis.book import repository
from analysis.book.edition import FILE
from analysis.book.values import Values
from analysis.pages.data import CODED

BESIDE = (FILE, "references.bib")
"""Files of a study that are published as they are."""


def sources(values: Values) -> list[Path]:
    """Return the files and folders that are published as they are."""
    study = values.tables.study
    paths = [study.folder / name for name in BESIDE]
    if study.settings.coded and study.settings.full_texts:  # the passages of all claims are these
        paths.append(study.folder / study.settings.coded)
    return [path for path in paths if path.exists()]


def publish(values: Values, pages: Path, address: str = "") -> None:
    """Put the tables beside the pages as CSV; in a book of excerpts, without whole articles.

    `address` is that of the repository, which CITATION.cff is to name.
    """
    export.write(values.tables, pages / "data", values.tables.study.settings.full_texts)
    for source in sources(values):
        if source.is_dir():
            ignored = shutil.ignore_patterns(".*")
            shutil.copytree(source, pages / "data" / CODED, ignore=ignored)
        elif source.name == FILE:
            told = repository.cited(source.read_text(encoding="utf-8"), address)
            (pages / FILE).write_text(told, encoding="utf-8")
        else:
            shutil.copyfile(source, pages / source.name)
