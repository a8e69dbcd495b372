"""The files that the tables of a study are read from, each with a digest of its content."""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from analysis import corpus, prose, schema
from analysis.intake import corrections
from analysis.study import Study, StudyError


def digests(study: Study) -> dict[str, str]:
    """Return the digests of the articles, decisions, coded files and chapters of a study, by name.

    An article is `articles/` and the name of its file, a chapter `chapters/` and its; a coded file
    goes by the table that is read from it, and so do the decisions that a study keeps.
    """
    return dict(_digests(study))


def size(study: Study) -> int:
    """Return how many bytes the files of the articles of a study have."""
    return sum(path.stat().st_size for _, path in corpus.files(study) if path.is_file())


def refuse_changed(study: Study, files: Mapping[str, str]) -> None:
    """Raise StudyError where the files that tables are read from have not these digests.

    Chapters may be saved while they run.
    """
    if _of_data(digests(study)) != _of_data(files):
        raise StudyError(f"{study.folder}: a file changed while it was read; open the tables again")


def _of_data(files: Mapping[str, str]) -> dict[str, str]:
    return {name: one for name, one in files.items() if not name.startswith(f"{prose.KIND}/")}


def _digests(study: Study) -> Iterator[tuple[str, str]]:
    for name, path in corpus.files(study):
        yield f"articles/{name}", digest(path)
    kept = study.folder / corrections.FILE
    if study.has_settings and kept.is_file():
        yield "decisions", digest(kept)
    for name, table in schema.tables().items():
        coded = table.of not in ("computed", prose.KIND)
        place = study.place(table.of, table.file) if coded else None
        if place is not None:
            yield name, digest(place)
    if study.settings.chapters:
        for path in prose.files(study.folder / study.settings.chapters):
            yield f"{prose.KIND}/{path.name}", digest(path)


def digest(path: Path) -> str:
    """Return the digest of a file; why it cannot be read, where it cannot."""
    try:
        with open(path, "rb", buffering=0) as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        return f"not read: {error.strerror}"  # whoever reads it for its rows says so
