"""What `study.toml` may hold: each setting with its form, meaning and an example, declared once.

`data/settings.toml` is read once. The checks of a study's settings, what is told of an unknown key
and the table of settings in the book are made from it.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True)
class Setting:
    """One setting; `data/settings.toml` says what each field means."""

    name: str
    key: str
    form: str
    meaning: str
    example: str
    readers: tuple[str, ...]

    @property
    def section(self) -> str:
        """What it begins with in the file: the section that it stands in, or its own name."""
        return self.key.partition(".")[0]

    @property
    def inside(self) -> str:
        """Its name inside a section; empty when it stands in none."""
        return self.key.partition(".")[2]


@dataclass(frozen=True)
class Group:
    """Articles that could have told the same; `name` is for prose, `label` for tables, figures."""

    name: str
    label: str
    articles: tuple[str, ...]


@dataclass(frozen=True)
class Ladder:
    """Rungs on which the labels of one category are sorted: the first pattern that a column fits.

    `sorted_by` is a column of the labels (text, referent); `rungs` gives the pattern, a regular
    expression, of each rung.
    """

    sorted_by: str
    rungs: Mapping[str, str]


@cache
def declared() -> Sequence[Setting]:
    """Return every setting, in the order of the file."""
    text = files("analysis").joinpath("data", "settings.toml").read_text(encoding="utf-8")
    return tuple(_setting(name, about) for name, about in tomllib.loads(text).items())


def _setting(name: str, about: dict[str, Any]) -> Setting:
    readers = tuple(about["readers"])
    return Setting(**({"name": name, "key": name} | about | {"readers": readers}))
