"""What two annotators coded apart: what is compared in each coded table, and how."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from analysis import evaluation, schema
from analysis.pipeline import Missing, Tables

Named = Iterator[tuple[str, pd.DataFrame]]
"""Tables, each with the name of what was coded, as it is printed."""

Codes = tuple["pd.Series[Any]", "pd.Series[Any]"]
"""The codes of either annotator on the same units."""

Rows = Callable[[pd.DataFrame], pd.DataFrame]
"""A choice of rows."""


@dataclass(frozen=True)
class Coding:
    """Something that was coded apart: `what` it is called, the table, and which rows `of` it."""

    table: str
    what: str
    of: Rows = field(default=lambda rows: rows, kw_only=True)

    def rounds(self, t: Tables) -> Named:
        """Yield the rows of each round of coding; the first has no name."""
        rows = self.of(getattr(t, self.table))
        if "round" not in rows:
            rows = rows.assign(round="")
        for name, own in rows.groupby("round", sort=False):
            yield f"{name} {self.what}".strip(), own

    def measures(self, t: Tables) -> Named:
        """Yield a row a measure, with `evaluation.MEASURES`."""
        raise NotImplementedError

    def by_code(self, t: Tables) -> Named:
        """Yield a row a code, as `evaluation.specific_agreement`."""
        raise NotImplementedError


@dataclass(frozen=True)
class Cells(Coding):
    """Every claim by every article; a cell without a row is silent."""

    def codes(self, t: Tables) -> Iterator[tuple[str, Codes]]:
        """Yield the codes of either annotator in each cell."""
        for what, rows in self.rounds(t):
            ids = rows["claim_id"].unique()
            yield what, evaluation.cell_codes(rows, ids, t.articles["article_id"])

    def measures(self, t: Tables) -> Named:
        """Cells of one claim are drawn together."""
        for what, rows in self.rounds(t):
            ids = rows["claim_id"].unique()
            yield what, evaluation.cell_agreement(rows, ids, t.articles["article_id"])

    def by_code(self, t: Tables) -> Named:
        """Of all cells."""
        for what, codes in self.codes(t):
            yield what, evaluation.specific_agreement(*codes)


@dataclass(frozen=True)
class Spans(Coding):
    """Spans that the annotators chose: the code of each, and further columns."""

    code: str
    others: tuple[str, ...]

    def measures(self, t: Tables) -> Named:
        """Spans, words, and each column."""
        for what, rows in self.rounds(t):
            yield what, evaluation.span_agreement(rows, t.articles, self.code, list(self.others))

    def by_code(self, t: Tables) -> Named:
        """Of each column that has a fixed list of codes."""
        declared = schema.table(self.table)
        for what, rows in self.rounds(t):
            for column in (self.code, *self.others):
                if declared[column].values or declared[column].type == "boolean":
                    codes = evaluation.span_codes(rows, column)
                    name = what if column == self.code else f"{what}, {column}"
                    yield name, evaluation.specific_agreement(*codes)


@dataclass(frozen=True)
class Units(Coding):
    """Units that were given to both: what is measured, and the codes of either."""

    measure: str
    codes: Callable[[Tables, pd.DataFrame], Codes]

    def measures(self, t: Tables) -> Named:
        """One measure; units of one owner are drawn together."""
        for what, rows in self.rounds(t):
            codes = self.codes(t, rows)
            found = evaluation.agreement(*codes, evaluation.owner(codes[0]))
            yield what, pd.DataFrame([{"measure": self.measure, **found}])

    def by_code(self, t: Tables) -> Named:
        """Of all units."""
        for what, rows in self.rounds(t):
            yield what, evaluation.specific_agreement(*self.codes(t, rows))


@dataclass(frozen=True)
class Marks(Coding):
    """Passages marked where no length was prescribed; rows have a column `code`."""

    def measures(self, t: Tables) -> Named:
        """Passages, and passages with their code."""
        for what, rows in self.rounds(t):
            yield what, evaluation.marked_agreement(*_halves(t, rows))

    def by_code(self, t: Tables) -> Named:
        """Of all that either marked."""
        for what, rows in self.rounds(t):
            yield what, evaluation.marked_codes(*_halves(t, rows))


def annotators(t: Tables) -> list[str]:
    """Return who coded apart before adjudication, in order of name.

    Raises Missing where nothing was coded so, and unless each table has the same two annotators:
    agreement is one of pairs.
    """
    tables = list(dict.fromkeys(coding.table for coding in CODINGS))
    coded = [getattr(t, table)["annotator"] for table in tables]
    names = [sorted(set(column)) for column in coded if len(column)]
    if not names:
        t.need(*tables)
    if any(len(pair) != 2 or pair != names[0] for pair in names):
        raise Missing(
            "Agreement is measured between two annotators, the same in every table of codings; "
            f"this study has {', '.join(sorted(set().union(*names)))}."
        )
    return names[0]


def _halves(t: Tables, rows: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the rows of the first annotator and those of the second."""
    own = rows["annotator"].eq(annotators(t)[0])
    return rows[own], rows[~own]


def _where(column: str, value: str) -> Rows:
    return lambda rows: rows[rows[column].eq(value)]


def _by(key: list[str], column: str) -> Callable[[Tables, pd.DataFrame], Codes]:
    """Return what gives the codes in a column of units named by `key`; yes and no for booleans."""

    def codes(t: Tables, rows: pd.DataFrame) -> Codes:
        if rows[column].dtype == bool:
            rows = rows.assign(**{column: rows[column].map({True: "yes", False: "no"})})
        return evaluation.unit_codes(rows, key, column)

    return codes


def _parts(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the parts of sentences in articles; a text of the record has no places."""
    words = rows[rows["article_id"].ne("")]
    return words.assign(code=words["sentence"] + ": " + words["slot"])


def _filled(t: Tables, rows: pd.DataFrame) -> Codes:
    """Return whether either annotator fills a part of a sentence in each of its versions.

    A version is an article or a text of the record; the other of the two columns is empty.
    """
    rows = rows.assign(code=rows["slot"], version=rows["article_id"] + rows["source_id"])
    sentences = [
        evaluation.present_codes(*_halves(t, own), own["version"].unique(), "version")
        for _, own in rows.groupby("sentence", sort=False)
    ]
    first, second = zip(*sentences, strict=True)
    return pd.concat(first), pd.concat(second)


def _framed(t: Tables, rows: pd.DataFrame) -> Codes:
    """Return whether either annotator has a frame in each article."""
    return evaluation.present_codes(*_halves(t, rows), t.articles["article_id"])


def _party(t: Tables, rows: pd.DataFrame) -> Codes:
    """Return whether either annotator has a party on a side of each strike."""
    given = _halves(t, rows.assign(code=rows["part"] + ": " + rows["actor"]))
    return evaluation.present_codes(*given, rows["strike"].unique(), "strike")


_CELL = ["claim_id", "article_id"]
_SUBJECT = ["absence_id", "article_id"]

CODINGS = (
    Spans("codings_quotations", "quotations", "kind", ("speaker", "cue_start", "occasion")),
    Spans("codings_labels", "names", "category", ("voice", "referent")),
    Cells("codings_claims", "claims"),
    Spans("codings_provenance", "provenance", "relation", ("older", "certainty")),
    Marks("codings_readings", "acts without a doer", of=_where("reading", "agency")),
    Marks("codings_readings", "hedges", of=_where("reading", "hedge")),
    Marks("codings_readings", "frames", of=_where("reading", "frame")),
    Marks("codings_slots", "parts of sentences", of=_parts),
    Marks("codings_attacks", "attacks", of=lambda rows: rows.assign(code="attack")),
    Units("codings_verdicts", "verdicts", "verdict", _by(_CELL, "verdict")),
    Units("codings_occasions", "occasions", "occasion", _by(["claim_id"], "occasion")),
    Units("codings_silences", "silences", "status", _by(_CELL, "status")),
    Units(
        "codings_silences",
        "effects of silences",
        "effect_needed",
        _by(_CELL, "effect_needed"),
        of=_where("status", "silent"),
    ),
    Units(
        "codings_readings",
        "frames of an article",
        "present",
        _framed,
        of=_where("reading", "frame"),
    ),
    Units("codings_absences", "subjects, could be told", "could_tell", _by(_SUBJECT, "could_tell")),
    Units("codings_absences", "subjects, told", "tells", _by(_SUBJECT, "tells")),
    Units("codings_slots", "parts in a version", "filled", _filled),
    Units("codings_parties", "parties of a strike", "party", _party),
)
"""What is compared, in the order in which it is told."""
