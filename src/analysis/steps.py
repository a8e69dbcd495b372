"""Which table is made by which function, from which others."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Literal, Protocol

import pandas as pd

Scope = Literal["article", "outlet", "sharing", "corpus"]
"""Of which articles the rows of a computed table are made: of one alone, of those of an outlet, of
those that are sharing passages, or of all there are."""


@dataclass(frozen=True)
class Call:
    """A function ("module:name") and the tables that it takes, in order."""

    function: str
    takes: tuple[str, ...]

    @property
    def module(self) -> str:
        """The module of the function, dotted."""
        return self.function.partition(":")[0]


@dataclass(frozen=True)
class Step(Call):
    """How a table is computed.

    Of `outlet` and `sharing`, the module `counted_by` makes the table in two steps (`Counting`), so
    that a corpus need not be in memory as a whole. A step whose rules are for `english` gets the
    rows of English articles only. One that tells outlets apart is given the outlet of each article,
    too, where the settings want `other_outlets_only`.
    """

    scope: Scope
    counted_by: str = ""
    english: bool = False
    tells_outlets_apart: bool = False


class Counting(Protocol):
    """A module that counts what each article has, and makes a table of what was counted."""

    def by_article(self, *tables: pd.DataFrame) -> pd.DataFrame:
        """Count what some articles have, of the tables that the step takes."""

    def of_all(self, articles: pd.DataFrame, counted: pd.DataFrame) -> pd.DataFrame:
        """Return the table of what was counted of all articles, or of all of some outlets."""


class Ordered(Counting, Protocol):
    """One whose table is of outlets, which can be made of some of them at a time."""

    def ordered(self, table: pd.DataFrame) -> pd.DataFrame:
        """Return what was made of several outlets each as one table, in its order."""


def load(function: str) -> Callable[..., Any]:
    """Import a function, named as "module:name"."""
    module, name = function.split(":")
    loaded: Callable[..., Any] = getattr(import_module(module), name)
    return loaded


RECEIVED = "received"
"""The articles before their words are counted."""

STEPS: Mapping[str, Step] = {
    "articles": Step("analysis.segment:counted", (RECEIVED, "sentences"), "article"),
    "parts": Step("analysis.segment:page_parts", (RECEIVED,), "article"),
    "sentences": Step("analysis.segment:sentences", (RECEIVED, "parts"), "article"),
    "quotations": Step(
        "analysis.quotations:extract",
        (RECEIVED, "parts", "aliases", "corrections"),
        "corpus",
        english=True,
    ),
    "alignments": Step(
        "analysis.reuse:align",
        ("sentences", "quotations"),
        "corpus",
        english=True,
        tells_outlets_apart=True,
    ),
    "sentiment": Step(
        "analysis.sentiment:score", ("sentences", "quotations"), "article", english=True
    ),
    "labels": Step(
        "analysis.labels:find",
        ("sentences", "quotations", "lexicon"),
        "article",
        english=True,
    ),
    "outlet_sharing": Step(
        "analysis.outlets:sharing", ("articles", "alignments"), "outlet", "analysis.outlets.shares"
    ),
    "syndication": Step(
        "analysis.outlets:syndication",
        ("articles", "alignments"),
        "sharing",
        "analysis.outlets.reprints",
    ),
    "outlet_speech": Step(
        "analysis.outlets:speech", ("articles", "quotations"), "outlet", "analysis.outlets.speakers"
    ),
    "remarks": Step(
        "analysis.outlets:remarks",
        ("articles", "quotations", "alignments"),
        "sharing",
        "analysis.outlets.versions",
    ),
    "outlet_tone": Step(
        "analysis.outlets:tone", ("articles", "sentiment"), "outlet", "analysis.outlets.means"
    ),
    "texts": Step("analysis.corpus:texts", (RECEIVED,), "article"),
    "skipped": Step("analysis.corpus:skipped", (RECEIVED,), "article"),
}
"""The computed tables, with what makes them."""

COMPLETIONS: Mapping[str, Call] = {
    "claims": Call("analysis.completions:claims_table", ("statements",)),
    "checks": Call("analysis.completions:check_told", ("claims",)),
    "silences": Call("analysis.completions:check_silent", ("claims",)),
    "slots": Call("analysis.completions:check_one_version", ("source_words",)),
    "aliases": Call("analysis.completions:check_one_entity", ()),
    "corrections": Call("analysis.quotations:correctable", (RECEIVED,)),
    "lexicon": Call("analysis.labels:usable", ()),
}
"""The tables that people write which the schema alone does not check or complete. A function takes
the rows, each by its line, the file for messages, and the tables; it returns rows or refuses them.
"""


def scoped(*scopes: Scope) -> list[str]:
    """Return the computed tables of some scopes, in the order of `STEPS`."""
    return [name for name, step in STEPS.items() if step.scope in scopes]


def given() -> list[str]:
    """Return the tables that steps take and that are of the study's own, not computed."""
    taken = {name for step in STEPS.values() for name in step.takes}
    return sorted(taken - {RECEIVED, *STEPS})
