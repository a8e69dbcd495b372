"""What lies beside the pages: the tables, what was coded, citation and bibliography."""

import shutil
from pathlib import Path

from analysis import export
from analysis.book.values import Values

BESIDE = ("CITATION.cff", "references.bib")
"""Files of a study that are published as they are."""


def sources(values: Values) -> list[Path]:
    """Return the files and folders that are published as they are."""
    study = values.tables.study
    beside = [study.folder / name for name in BESIDE]
    coded = study.folder / study.settings.coded
    whole = bool(study.settings.coded) and full_texts(values)
    return [path for path in [*beside, *[coded] * whole] if path.exists()]


def publish(values: Values, pages: Path) -> None:
    """Put the tables beside the pages as CSV; in a book of excerpts, without whole articles."""
    export.write(values.tables, pages / "data", full_texts=full_texts(values))  # type: ignore[arg-type]
    for source in sources(values):
        if source.is_dir():
            # The passages of all claims are the articles: they go only with these.
            shutil.copytree(source, pages / "data" / "gold", ignore=shutil.ignore_patterns(".*"))
        else:
            shutil.copyfile(source, pages / source.name)


def full_texts(values: Values) -> bool:
    """Tell whether the book may print whole articles."""
    return bool(getattr(values.tables.study.settings, "full_texts", True))
