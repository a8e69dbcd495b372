"""How far the two annotators of each coded table agree, before adjudication."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from analysis import evaluation, segment
from analysis.derived import finding
from analysis.pipeline import Missing, Tables

_CODED = (
    "codings_quotations",
    "codings_labels",
    "codings_claims",
    "codings_late_claims",
    "codings_provenance",
    "codings_verdicts",
    "codings_late_verdicts",
    "codings_verdicts_again",
    "codings_occasions",
    "codings_silences",
    "codings_readings",
    "codings_absences",
    "codings_slots",
    "codings_attacks",
    "codings_parties",
)
_SOUGHT = {"agency": "acts without a doer", "hedge": "hedges", "frame": "frames"}
"""What is looked for in each reading."""

_SPANS = (
    ("codings_quotations", "quotations", "kind"),
    ("codings_labels", "names", "category"),
    ("codings_labels", "names, voice", "voice"),
    ("codings_provenance", "provenance", "relation"),
    ("codings_provenance", "provenance, older", "older"),
    ("codings_provenance", "provenance, certainty", "certainty"),
)
"""What was coded on spans of the annotators' own: table, name and column."""

_COLUMNS = ["what", "measure", *evaluation.MEASURES]


def annotators(t: Tables) -> list[str]:
    """Return who coded apart before adjudication, in order of name.

    Raises Missing where nothing was coded so, and unless each table has the same two annotators:
    agreement is one of pairs.
    """
    coded = [getattr(t, table)["annotator"] for table in _CODED]
    names = [sorted(set(column)) for column in coded if len(column)]
    if not names:
        t.need(*_CODED)
    if any(len(pair) != 2 or pair != names[0] for pair in names):
        raise Missing(
            "Agreement is measured between two annotators, the same in every table of codings; "
            f"this study has {', '.join(sorted(set().union(*names)))}."
        )
    return names[0]


@finding
def measures(t: Tables) -> pd.DataFrame:
    """Return how far two annotators agree, before adjudication.

    Columns: what (quotations, names, claims and the others that were coded), measure, and those of
    `evaluation.MEASURES`; cells of one claim or subject are drawn together. Raises Missing as
    `annotators` does.
    """
    annotators(t)
    found = {}
    if len(quotations := t.codings_quotations):
        found["quotations"] = evaluation.span_agreement(
            quotations, t.articles, "kind", ["speaker", "cue_start", "occasion"]
        )
    if len(names := t.codings_labels):
        found["names"] = evaluation.span_agreement(
            names, t.articles, "category", ["voice", "referent"]
        )
    for what, claims in (("claims", t.codings_claims), ("late claims", t.codings_late_claims)):
        if len(claims):
            found[what] = evaluation.cell_agreement(
                claims, claims["claim_id"].unique(), t.articles["article_id"]
            )
    if len(passages := t.codings_provenance):
        found["provenance"] = evaluation.span_agreement(
            passages, t.articles, "relation", ["older", "certainty"]
        )
    for what, marked in _marked(t):
        found[what] = evaluation.marked_agreement(*marked)
    for what, measure, codes in _units(t):
        row = {"measure": measure, **evaluation.agreement(*codes, evaluation.owner(codes[0]))}
        found[f"{what} {measure}"] = pd.DataFrame([row]).assign(what=what)
    rows = [t if "what" in t else t.assign(what=what) for what, t in found.items()]
    return pd.concat(rows, ignore_index=True).reindex(columns=_COLUMNS)


@finding
def by_code(t: Tables) -> pd.DataFrame:
    """Return how far two annotators agree on each code: a kappa can be carried by a frequent one.

    Columns: what, and those of `evaluation.specific_agreement`. Raises Missing as `annotators`.
    """
    annotators(t)
    found = list(_cells(t))
    for name, what, column in _SPANS:
        if len(rows := getattr(t, name)):
            found.append((what, evaluation.span_codes(rows, column)))
    found += [(what, codes) for what, _, codes in _units(t)]
    tables = [evaluation.specific_agreement(*codes).assign(what=what) for what, codes in found]
    tables += [evaluation.marked_codes(*marked).assign(what=what) for what, marked in _marked(t)]
    columns = ["what", "code", "n_first", "n_second", "n_both", "specific"]
    if not tables:
        return pd.DataFrame([], columns=columns)
    table = pd.concat(tables, ignore_index=True)[columns]
    return table.replace({"code": {"": "none", "True": "yes", "False": "no"}})


def contested(t: Tables) -> pd.DataFrame:
    """Count the cells in which either annotator has a difference, and those of them coded alike.

    Columns: what (claims, late claims), n, same. Raises Missing where no claims were coded twice.
    """
    found = [(what, *_contested(first, second)) for what, (first, second) in _cells(t)]
    if not found:
        t.need("codings_claims")
    return pd.DataFrame(found, columns=["what", "n", "same"])


def _contested(first: "pd.Series[Any]", second: "pd.Series[Any]") -> tuple[int, int]:
    parts = ["differ", "contradict"]
    either = first.isin(parts) | second.isin(parts)
    return int(either.sum()), int((either & first.eq(second)).sum())


def _cells(t: Tables) -> "Iterator[tuple[str, tuple[pd.Series[Any], pd.Series[Any]]]]":
    """Yield the claims that were coded cell by cell: their name, the codes of either annotator."""
    for what, claims in (("claims", t.codings_claims), ("late claims", t.codings_late_claims)):
        if len(claims):
            ids = claims["claim_id"].unique()
            yield what, evaluation.cell_codes(claims, ids, t.articles["article_id"])


def taken(t: Tables, relation: str) -> pd.DataFrame:
    """Return what share of each article has one relation to a source, by who coded it.

    Columns: article_id, a column for either annotator, decided (the table of provenance); shares of
    the characters of the article's sentences. Raises Missing where no source was coded twice.
    """
    t.need("codings_provenance", "provenance")
    text = segment.article_text(t.sentences)
    coded = t.codings_provenance
    by = {name: coded[coded["annotator"].eq(name)] for name in annotators(t)}
    length = _length(text).reindex(t.articles["article_id"])
    found = {
        name: _length(rows[rows["relation"].eq(relation)]).reindex(length.index, fill_value=0)
        for name, rows in (by | {"decided": t.provenance}).items()
    }
    return pd.DataFrame(found).div(length, axis=0).reset_index()


def _length(rows: pd.DataFrame) -> "pd.Series[Any]":
    """Return how many characters the spans of each article have."""
    return (rows["end"] - rows["start"]).groupby(rows["article_id"]).sum()


def given_by_both(t: Tables, relation: str) -> pd.DataFrame:
    """Return the passages to which both annotators gave one relation, and what was decided.

    Columns: article_id, start, end, decided (none where the table of provenance cuts the text
    otherwise). Raises Missing where no source was coded twice.
    """
    t.need("codings_provenance", "provenance")
    coded = t.codings_provenance[t.codings_provenance["relation"].eq(relation)]
    one, two = (coded[coded["annotator"].eq(name)] for name in annotators(t))
    near = evaluation.pairs(one, two, 0.5)
    both = one.loc[near["first"], ["article_id", "start", "end"]].reset_index(drop=True)
    met = evaluation.pairs(both, t.provenance, 0.5)
    decided = t.provenance.loc[met["second"], "relation"].to_numpy()
    return both.assign(decided=pd.Series(decided, met["first"].to_numpy()))


def certainty(t: Tables) -> pd.DataFrame:
    """Return the joins to a source of which both annotators were equally sure.

    Those that both, and the table of provenance, have with one relation. Columns: article_id,
    start, end, coded (how sure both were), certainty (what the table of provenance has). Raises
    Missing where no source was coded twice.
    """
    t.need("codings_provenance", "provenance")
    coded = t.codings_provenance
    one, two = (coded[coded["annotator"].eq(name)] for name in annotators(t))
    near = evaluation.pairs(one, two, 0.5)
    first, second = (
        rows.loc[near[side], ["relation", "certainty"]].reset_index(drop=True)
        for rows, side in ((one, "first"), (two, "second"))
    )
    alike = first.eq(second).all(axis=1)
    both = one.loc[near.loc[alike, "first"]].rename(columns={"certainty": "coded"})
    met = evaluation.pairs(both, t.provenance, 0.5)
    told = both.loc[met["first"]].reset_index(drop=True)
    decided = t.provenance.loc[met["second"], ["relation", "certainty"]].reset_index(drop=True)
    kept = told["relation"].eq(decided["relation"]) & told["coded"].notna()
    columns = ["article_id", "start", "end", "coded"]
    return told.loc[kept, columns].assign(certainty=decided.loc[kept, "certainty"])


def _readings(t: Tables) -> Iterator[tuple[str, tuple[pd.DataFrame, pd.DataFrame]]]:
    """Yield what was marked in each reading: what was looked for, the rows of either annotator."""
    for reading, rows in t.codings_readings.groupby("reading", sort=False):
        yield _SOUGHT[str(reading)], _halves(t, rows)


def _marked(t: Tables) -> Iterator[tuple[str, tuple[pd.DataFrame, pd.DataFrame]]]:
    """Yield what was marked where no length was prescribed: its name, the rows of either."""
    yield from _readings(t)
    if len(rows := t.codings_slots):
        words = rows[rows["article_id"].ne("")]  # a text of the record has no places
        code = words["sentence"] + ": " + words["slot"]
        yield "parts of sentences", _halves(t, words.assign(code=code))
    if len(rows := t.codings_attacks):
        yield "attacks", _halves(t, rows.assign(code="attack"))


def _halves(t: Tables, rows: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the rows of the first annotator and those of the second."""
    own = rows["annotator"].eq(annotators(t)[0])
    return rows[own], rows[~own]


def _filled(t: Tables) -> "tuple[pd.Series[Any], pd.Series[Any]]":
    """Return whether either annotator fills a part of a sentence in each of its versions.

    A version is an article or a text of the record; the other of the two columns is empty.
    """
    rows = t.codings_slots
    rows = rows.assign(code=rows["slot"], version=rows["article_id"] + rows["source_id"])
    sentences = [
        evaluation.present_codes(*_halves(t, own), own["version"].unique(), "version")
        for _, own in rows.groupby("sentence", sort=False)
    ]
    first, second = zip(*sentences, strict=True)
    return pd.concat(first), pd.concat(second)


def _units(t: Tables) -> "Iterator[tuple[str, str, tuple[pd.Series[Any], pd.Series[Any]]]]":
    """Yield what was coded unit by unit: its name, the measure, the codes of either annotator."""
    cell = ["claim_id", "article_id"]
    for what, rows in (
        ("verdicts", t.codings_verdicts),
        ("late verdicts", t.codings_late_verdicts),
        ("verdicts again", t.codings_verdicts_again),
    ):
        if len(rows):
            yield what, "verdict", evaluation.unit_codes(rows, cell, "verdict")
    if len(rows := t.codings_occasions):
        yield "occasions", "occasion", evaluation.unit_codes(rows, ["claim_id"], "occasion")
    if len(rows := t.codings_silences):
        yield "silences", "status", evaluation.unit_codes(rows, cell, "status")
        silent = rows[rows["status"].eq("silent")]
        yield (
            "effects of silences",
            "effect_needed",
            evaluation.unit_codes(silent, cell, "effect_needed"),
        )
    if frames := dict(_readings(t)).get(_SOUGHT["frame"]):
        codes = evaluation.present_codes(*frames, t.articles["article_id"])
        yield "frames of an article", "present", codes
    if len(rows := t.codings_absences):
        subject = ["absence_id", "article_id"]
        for column, what in (("could_tell", "could be told"), ("tells", "told")):
            told = rows.assign(**{column: rows[column].map({True: "yes", False: "no"})})
            yield f"subjects, {what}", column, evaluation.unit_codes(told, subject, column)
    if len(t.codings_slots):
        yield "parts in a version", "filled", _filled(t)
    if len(rows := t.codings_parties):
        given = _halves(t, rows.assign(code=rows["part"] + ": " + rows["actor"]))
        codes = evaluation.present_codes(*given, rows["strike"].unique(), "strike")
        yield "parties of a strike", "party", codes
