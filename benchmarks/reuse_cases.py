"""Pairs of passages whose truth is known, each with the match of `analysis.reuse` that meets it.

They are those of the folder of `outside_pairs.py`, those of `reuse_pairs.csv` whose corpora are in
it, and those that the study around this file lists. All matches are made, however improbable.
"""

import csv
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from outside_pairs import half, load, rows

from analysis import pipeline
from analysis.reuse.alignment import matched
from analysis.reuse.company import Pair
from analysis.reuse.stretches import passage

HERE = Path(__file__).parent
STUDY = "study"

Span = tuple[str, int, int]
"""Article and the two ends of a passage."""


class Matches(NamedTuple):
    """All matches of a corpus: both passages, the pair of sentences, the signs, the probability.

    `articles` has the article of each sentence.
    """

    articles: list[str]
    passages: list[tuple[Span, Span]]
    pairs: list[Pair]
    signs: np.ndarray
    probabilities: list[float]


class Case(NamedTuple):
    """A pair whose truth is known: the number of the match that meets it, none where none does.

    `signs` are those of the match. `learned` says whether match and pair are the same passages, by
    half of the longer; `listed` has the numbers of the pairs of the study's list that the match
    meets.
    """

    corpus: str
    articles: tuple[str, str]
    source: str
    truth: bool
    match: int | None
    signs: np.ndarray | None
    learned: bool
    listed: frozenset[int] = frozenset()


Of = dict[str, Matches]
"""The matches of each corpus."""


def judged(folder: Path, name: str, articles: dict[str, str]) -> list[tuple[Span, Span, str, bool]]:
    """Return the pairs of a corpus: both passages, where the pair is from, whether it is reuse."""
    found = []
    if (path := folder / f"pairs_{name}.jsonl.gz").exists():
        found += [(row, "judged") for row in rows(path)]
    with (HERE / "reuse_pairs.csv").open(encoding="utf-8", newline="") as file:
        own = [row for row in csv.DictReader(file) if row["corpus"] == name]
    found += [(row, row["drawn"]) for row in own if row["label"] != "unsure"]
    return [
        (*(_span(row, side, articles) for side in "ab"), source, row["label"] == "reuse")
        for row, source in found
    ]


def _span(row: dict, side: str, articles: dict[str, str]) -> Span:
    ends = int(row[f"start_{side}"]), int(row[f"end_{side}"])
    return (articles[row[f"file_{side}"]], *ends)


def same(one: Span, other: Span) -> bool:
    """Tell whether two passages have half of the longer in common."""
    common = min(one[2], other[2]) - max(one[1], other[1])
    return 2 * common >= max(one[2] - one[1], other[2] - other[1])


def cases(folder: Path, name: str) -> tuple[list[Case], Matches]:
    """Return the cases of a corpus, and its matches."""
    tables = load(folder / "corpora" / f"{name}.jsonl.gz")
    named = dict(zip(tables.articles["file"], tables.articles["article_id"], strict=True))
    matches = all_matches(tables)
    by = defaultdict(list)
    for number, (a, b) in enumerate(matches.passages):
        by[a[0], b[0]].append((a, b, number))
        by[b[0], a[0]].append((b, a, number))
    found = []
    for a, b, source, truth in judged(folder, name, named):
        met = [
            (matches.probabilities[number], number, same(a, x) and same(b, y))
            for x, y, number in by[a[0], b[0]]
            if half(*a[1:], *x[1:]) and half(*b[1:], *y[1:])
        ]
        _, number, alike = max(met, default=(0.0, None, False))
        signs = None if number is None else matches.signs[number]
        found.append(Case(name, (a[0], b[0]), source, truth, number, signs, alike))
    return found, matches


def all_matches(tables: pipeline.Tables) -> Matches:
    """Return all matches of a corpus, however improbable."""
    units, _, found = matched(tables.sentences, tables.quotations, {}, least=0.0)
    return Matches(
        [unit.article_id for unit in units],
        [
            (
                tuple(passage(units[match.a], match.run_a)[:3]),
                tuple(passage(units[match.b], match.run_b)[:3]),
            )
            for match in found
        ],
        [(match.a, match.b) for match in found],
        np.array([match.signs for match in found]),
        [match.probability for match in found],
    )


def study() -> tuple[list[Case], Matches]:
    """Return the cases of the study, every match, true if a pair that is listed meets it."""
    tables = pipeline.tables(HERE.parent)
    sides = [[f"{name}_{side}" for name in ("article", "start", "end")] for side in "ab"]
    listed = [
        tuple(tuple(row[name] for name in side) for side in sides)
        for row in tables.coded_alignments.to_dict("records")
    ]
    matches = all_matches(tables)
    found = []
    for number, (a, b) in enumerate(matches.passages):
        met = frozenset(
            place
            for place, (x, y) in enumerate(listed)
            if (meets(a, x) and meets(b, y)) or (meets(a, y) and meets(b, x))
        )
        signs = matches.signs[number]
        found.append(Case(STUDY, (a[0], b[0]), STUDY, bool(met), number, signs, True, met))
    return found, matches


def meets(one: Span, other: Span) -> bool:
    """Tell whether two passages of one article have half of the shorter in common."""
    return one[0] == other[0] and half(*one[1:], *other[1:])


def relatives(folder: Path, names: Sequence[str]) -> dict[str, set[str]]:
    """Return for each corpus those that have an article of it, itself among them."""
    texts = {
        name: {row["text"] for row in rows(folder / "corpora" / f"{name}.jsonl.gz")}
        for name in names
    }
    return {one: {other for other in names if texts[one] & texts[other]} for one in names}
