"""How far the two annotators of each coded table agree, before adjudication."""

from typing import Any

import pandas as pd

from analysis import evaluation, segment
from analysis.derived import finding
from analysis.findings.codings import CODINGS, Cells, Marks, Spans, Units, annotators
from analysis.numbers import printed
from analysis.pipeline import Tables

_COLUMNS = ["what", "measure", *evaluation.MEASURES]


@finding
def measures(t: Tables) -> pd.DataFrame:
    """Return how far two annotators agree, before adjudication.

    Columns: what (quotations, names, claims and the others that were coded), measure, and those of
    `evaluation.MEASURES`; cells of one claim or subject are drawn together. Raises Missing as
    `annotators` does.
    """
    annotators(t)
    rows = [found.assign(what=what) for one in CODINGS for what, found in one.measures(t)]
    return pd.concat(rows, ignore_index=True).reindex(columns=_COLUMNS)


@finding
def by_code(t: Tables) -> pd.DataFrame:
    """Return how far two annotators agree on each code: a kappa can be carried by a frequent one.

    Columns: what, and those of `evaluation.specific_agreement`. Raises Missing as `annotators`.
    """
    annotators(t)
    ways = (Cells, Spans, Units, Marks)
    told = [one for way in ways for one in CODINGS if isinstance(one, way)]
    tables = [found.assign(what=what) for one in told for what, found in one.by_code(t)]
    columns = ["what", "code", "n_first", "n_second", "n_both", "specific"]
    if not tables:
        return pd.DataFrame([], columns=columns)
    table = pd.concat(tables, ignore_index=True)[columns]
    return table.replace({"code": {"": "none", "True": "yes", "False": "no"}})


def stated(t: Tables, *whats: str) -> str:
    """Return a sentence for a caption: how far two agree on passages or units, in every round.

    `whats` are named as in `CODINGS`: of passages that were marked it is F1, of units kappa. Empty
    where they were not coded twice.
    """
    coded = [one for one in CODINGS if one.what in whats and len(getattr(t, one.table))]
    names = [name for one in coded for name, _ in one.rounds(t)]
    if not names:
        return ""
    found = measures(t).drop_duplicates("what", keep="last").set_index("what")
    column, called = ("observed", "F1") if isinstance(coded[0], Marks) else ("kappa", "kappa")
    values = found[column][names]
    told = [
        f"{name} all alike" if pd.isna(value) else f"{name} {printed(float(value), '.2f')}"
        for name, value in values.items()  # without variety there is no kappa
    ]
    return f"Agreement before adjudication, 1 at best: {'; '.join(told)} ({called})."


def contested(t: Tables) -> pd.DataFrame:
    """Count the cells in which either annotator has a difference, and those of them coded alike.

    Columns: what (claims, and those of later rounds), n, same. Raises Missing where no claims were
    coded twice.
    """
    cells = [found for one in CODINGS if isinstance(one, Cells) for found in one.codes(t)]
    found = [(what, *_contested(first, second)) for what, (first, second) in cells]
    if not found:
        t.need("codings_claims")
    return pd.DataFrame(found, columns=["what", "n", "same"])


def contested_stated(t: Tables) -> str:
    """Return a sentence for a caption: how many cells with a difference were coded alike."""
    if not len(t.codings_claims):
        return ""
    rows = contested(t).itertuples(index=False)
    told = "; ".join(f"{row.what} {row.same} of {row.n}" for row in rows)
    return f"Cells where either annotator had a difference, and both the same code: {told}."


def _contested(first: "pd.Series[Any]", second: "pd.Series[Any]") -> tuple[int, int]:
    parts = ["differ", "contradict"]
    either = first.isin(parts) | second.isin(parts)
    return int(either.sum()), int((either & first.eq(second)).sum())


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
