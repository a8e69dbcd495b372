"""The files that the tables of a study are read from, each with a digest of its content."""

import hashlib
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from analysis import corpus, files, prose, schema
from analysis.intake import corrections
from analysis.study import Study, StudyError

_SETTLED = 2_000_000_000
"""Nanoseconds after which the clock of any file system has gone on."""


def digests(study: Study) -> dict[str, str]:
    """Return the digests of the articles, decisions, coded files and chapters of a study, by name.

    An article is `articles/` and the name of its file, a chapter `chapters/` and its; a coded file
    goes by the table that is read from it, and so do the decisions that a study keeps.
    """
    return {name: digest(path) for name, path in _files(study)}


def size(study: Study) -> int:
    """Return how many bytes the files of the articles of a study have."""
    return sum(path.stat().st_size for _, path in corpus.files(study) if path.is_file())


def refuse_changed(study: Study, files: Mapping[str, str], seen: str = "") -> str:
    """Raise StudyError where the files that tables are read from have not these digests.

    Returns the state in which they were seen. Who gives it again is spared their being read once
    more, as long as nobody has touched one. Chapters may be saved while they run.
    """
    state = _state(study)
    known = state and state == seen
    if not known and _of_data(digests(study)) != _of_data(files):
        raise StudyError(f"{study.folder}: a file changed while it was read; open the tables again")
    return state


def _state(study: Study) -> str:
    """Return a digest of when each file was last touched, empty where one has been just now.

    What is written to that one next may bear the same time.
    """
    found = hashlib.sha256()
    settled = time.time_ns() - _SETTLED
    for name, path in _files(study):
        try:
            about = path.stat()
        except OSError:
            return ""
        touched = (about.st_mtime_ns, about.st_ctime_ns)
        if max(touched) > settled:
            return ""
        found.update(repr((name, about.st_ino, about.st_size, *touched)).encode())
    return found.hexdigest()


def _of_data(files: Mapping[str, str]) -> dict[str, str]:
    return {name: one for name, one in files.items() if not name.startswith(f"{prose.KIND}/")}


def _files(study: Study) -> Iterator[tuple[str, Path]]:
    """Yield the files of a study, each with the name that it goes by."""
    for name, path in corpus.files(study):
        yield f"articles/{name}", path
    kept = study.folder / corrections.FILE
    if study.has_settings and kept.is_file():
        yield "decisions", kept
    for name, table in schema.tables().items():
        place = study.table_path(table.of, table.file) if table.is_written else None
        if place is not None:
            yield name, place
    if study.settings.chapters:
        for path in prose.files(study.folder / study.settings.chapters):
            yield f"{prose.KIND}/{path.name}", path


def digest(path: Path) -> str:
    """Return the digest of a file; why it cannot be read, where it cannot."""
    try:
        return files.digest(path)
    except OSError as error:
        return f"not read: {error.strerror}"  # whoever reads it for its rows says so
