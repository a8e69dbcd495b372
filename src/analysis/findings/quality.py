"""How good the tables are: agreement of annotators, scores against what they coded, benchmarks."""

import pandas as pd

from analysis import evaluation
from analysis.pipeline import Missing, Tables

_CODED = {"quotations": "codings_quotations", "names": "codings_labels", "claims": "codings_claims"}
_COLUMNS = ["what", "measure", "n", "observed", "kappa", "alpha"]


def annotators(t: Tables) -> list[str]:
    """Return who coded apart before adjudication, in order of name.

    Raises Missing where nothing was coded so, and unless each table has the same two annotators:
    agreement is one of pairs.
    """
    coded = [getattr(t, table)["annotator"] for table in _CODED.values()]
    names = [sorted(set(column)) for column in coded if len(column)]
    if not names:
        t.need(*_CODED.values())
    if any(len(pair) != 2 or pair != names[0] for pair in names):
        raise Missing(
            "Agreement is measured between two annotators, the same in every table of codings; "
            f"this study has {', '.join(sorted(set().union(*names)))}."
        )
    return names[0]


def agreement(t: Tables) -> pd.DataFrame:
    """Return how far two annotators agree, before adjudication.

    Columns: what (quotations, names, claims; those that were coded), measure, n, observed, kappa,
    alpha. Raises Missing as `annotators` does.
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
    if len(claims := t.codings_claims):
        found["claims"] = evaluation.cell_agreement(
            claims, claims["claim_id"].unique(), t.articles["article_id"]
        )
    rows = [table.assign(what=what) for what, table in found.items()]
    return pd.concat(rows, ignore_index=True)[_COLUMNS]


def quotation_scores(t: Tables) -> pd.DataFrame:
    """Return the scores of the quotations table against the coded one: measure, n, value."""
    t.need("coded_quotations")
    return evaluation.quotation_scores(t.quotations, t.coded_quotations)


def quotation_errors(t: Tables) -> pd.DataFrame:
    """Return every difference of the quotations table from the coded one, in order of the text."""
    t.need("coded_quotations")
    return evaluation.errors(t.quotations, t.coded_quotations)


def label_scores(t: Tables) -> pd.DataFrame:
    """Return the scores of the labels table against the coded one: measure, n, value."""
    t.need("coded_labels")
    return evaluation.label_scores(t.labels, t.coded_labels)


def benchmark(
    t: Tables, dataset: str, metric: str, peer: str = "", split: str = "development"
) -> float:
    """Return one recorded figure; raise Missing when it is not recorded."""
    t.need("benchmarks")
    try:
        return evaluation.benchmark(t.benchmarks, dataset, metric, peer, split)
    except LookupError as error:
        raise Missing(f"{error}.") from None


def best_peer(t: Tables, dataset: str, split: str, metric: str) -> float:
    """Return the best recorded figure of a peer on a split; raise Missing when there is none."""
    t.need("benchmarks")
    rows = t.benchmarks
    rows = rows[rows["dataset"].eq(dataset) & rows["split"].eq(split) & rows["metric"].eq(metric)]
    values = rows.loc[rows["peer"].ne(""), "value"]
    if values.empty:
        raise Missing(f"The recorded benchmarks have no peer for {dataset}, {split}, {metric!r}.")
    return float(values.max())
