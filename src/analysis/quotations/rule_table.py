"""The rules that find who speaks: what each asks for, an example, and how often it is right.

A rule of stage `reading` finds the mention of the speaker, and the cue, of a quotation or clause; a
rule of stage `resolution` finds the name behind a mention. Column `rule` of the quotations table
holds one of the first and, when there is a mention, one of the second behind a semicolon.
`benchmarks/quotation_rules.py` estimates the confidences and writes them to the table.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

Side = Literal[  # where the source of a cue stands
    "adjacent",
    "apposition",
    "relative",
    "shared",
    "inverted",
    "participle",
    "infinitive",
    "fronted",
    "passive",
    "bare",
    "noun",
    "according",
    "colon",
    "dash",
    "subject",
]
ReadingRule = (
    Side
    | Literal[
        "after",
        "before",
        "closing",
        "continued",
        "carried on",
        "ahead",
        "taken up",
        "paragraph after",
        "lead-in",
        "paragraph before",
        "transcript",
        "set off",
        "cry",
        "no report",
        "no speaker",
        "title",
        "scare quotes",
        "part of a name",
        "unclosed mark",
        "complement",
        "bare complement",
        "headline",
        "inside",
    ]
)
ResolutionRule = Literal[
    "name",
    "pronoun",
    "apposition",
    "organisation",
    "organisation named before",
    "acronym",
    "capital",
    "description",
    "description ahead",
    "only person left",
    "only person named",
    "age",
    "nationality",
    "latter",
    "label",
    "group",
    "unnamed",
    "unresolved",
]


class Rule(NamedTuple):
    """A rule: its stage, name and condition, a text in which it is used, the estimated share of
    cases in which it is right, and the number of cases that this rests on.
    """

    stage: str
    rule: str
    asks: str
    example: str
    confidence: float
    n: int


def _read_rules() -> list[Rule]:
    """Return the rules of the table in its order."""
    path = files("analysis").joinpath("data", "quotations_rules.csv")
    rows = csv.DictReader(path.read_text(encoding="utf-8").splitlines(keepends=True))
    return [
        Rule(
            row["stage"],
            row["rule"],
            row["asks"],
            row["example"],
            float(row["confidence"]),
            int(row["n"]),
        )
        for row in rows
    ]


RULES = _read_rules()
_READING = {rule.rule: rule.confidence for rule in RULES if rule.stage == "reading"}
_RESOLUTION = {rule.rule: rule.confidence for rule in RULES if rule.stage == "resolution"}


@cache
def confidence(reading: ReadingRule, resolution: ResolutionRule | None) -> float:
    """Return how sure the speaker found by a rule of reading and one of resolution is.

    That is the share of mentions that the first finds rightly, times the share of these that the
    second names rightly; the first alone when there is no mention.
    """
    named = 1.0 if resolution is None else _RESOLUTION[resolution]
    return round(_READING[reading] * named, 3)
