"""Columns of other people's tables, under the names that they have here."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache

from analysis import schema, wordlists


@cache
def _known() -> Mapping[str, list[str]]:
    known: dict[str, list[str]] = tomllib.loads(wordlists.text("intake_columns.toml"))
    return known


def named(names: Iterable[str]) -> dict[str, str]:
    """Return which column of a table holds what, by our name for it.

    >>> named(["Title", "media_name", "Body", "topic"])
    {'text': 'Body', 'headline': 'Title', 'outlet': 'media_name'}
    """
    plain = {_plain(name): name for name in reversed(list(names))}
    found: dict[str, str] = {}
    for ours, theirs in _known().items():
        for name in theirs:
            if name in plain and plain[name] not in found.values():
                found[ours] = plain[name]
                break
    if "lead" in found and "text" not in found:
        found["text"] = found.pop("lead")
    return found


def own(name: str) -> str:
    """Return the name under which a column that has no other is carried through."""
    return f"own_{name}" if name in schema.table("articles").names else name


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", name.strip().lower()).strip("_")
