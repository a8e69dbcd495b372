"""Notes of what is read, so that a result is made anew when that has changed, and only then."""

import json
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

READS_VARIABLE = "ANALYSIS_READS"
"""Environment variable: a file to which a process adds what it reads, one line of JSON a read."""

_records: list[dict[str, str]] = []  # of those who listen now, the innermost last
_written: set[str] = set()


def note(name: str, digest: Callable[[str], str]) -> None:
    """Note that something was read; `digest` gives a digest of it by its name."""
    for record in _records:
        record.setdefault(name, digest(name))
    place = os.environ.get(READS_VARIABLE)
    if place and name not in _written:
        _written.add(name)
        with Path(place).open("a", encoding="utf-8") as file:
            file.write(json.dumps([name, digest(name)]) + "\n")


@contextmanager
def recorded() -> Iterator[dict[str, str]]:
    """Collect what is read in the block: digests by name."""
    record: dict[str, str] = {}
    _records.append(record)
    try:
        yield record
    finally:
        _records.pop()  # the innermost is that of this block; others may be equal to it


def unchanged(read: Mapping[str, str], digest: Callable[[str], str]) -> bool:
    """Tell whether what was read, as noted, would be read again."""
    try:
        return all(digest(name) == then for name, then in read.items())
    except (AttributeError, LookupError):  # a table that is no more
        return False


def noted_in(path: Path) -> dict[str, str]:
    """Return what a process has noted in a file: digests by name; nothing when it read nothing."""
    if not path.is_file():
        return {}
    lines = path.read_text(encoding="utf-8").splitlines()
    return dict(json.loads(line) for line in lines)
