"""Word lists and other tables that the package brings: one reader for all of them.

A file of words lies in `data/`; `#` opens a comment line, blank lines count for nothing. Some files
are cut into sections by a line `[name]`, which may go on with a gloss: `[name: gloss]`, `[name]
gloss`.
"""

import gzip
from importlib.resources import files


def text(name: str) -> str:
    """Return the text of `data/<name>` (UTF-8), unpacked if its name ends in `.gz`."""
    data = files("analysis").joinpath("data", name).read_bytes()
    return (gzip.decompress(data) if name.endswith(".gz") else data).decode("utf-8")


def lines(name: str) -> list[str]:
    """Return the lines of `data/<name>` without comments and blank lines."""
    return [x for x in text(name).splitlines() if x.strip() and not x.startswith("#")]


def words(name: str) -> frozenset[str]:
    """Return every word of `data/<name>`, a file without sections."""
    return frozenset(word for line in lines(name) for word in line.split())


def sections(name: str) -> dict[str, list[str]]:
    """Return the words of `data/<name>` by section, in their order.

    Words before the first section belong to none and are refused with a ValueError that names the
    file and the line.
    """
    found: dict[str, list[str]] = {}
    heading: str | None = None
    for line in lines(name):
        if line.startswith("["):
            heading = line[1 : line.index("]")].partition(":")[0]
            found.setdefault(heading, [])
        elif heading is None:
            raise ValueError(f"{name}: {line!r} stands before the first [section]; move it below")
        else:
            found[heading] += line.split()
    return found
