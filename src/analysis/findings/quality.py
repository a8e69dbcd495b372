"""How good the tables are: agreement of annotators, scores against what they coded, benchmarks."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from analysis import evaluation
from analysis.pipeline import Missing, Tables

_CODED = (
    "codings_quotations",
    "codings_labels",
    "codings_claims",
    "codings_late_claims",
    "codings_provenance",
    "codings_verdicts",
    "codings_occasions",
    "codings_silences",
    "codings_readings",
    "codings_absences",
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


def agreement(t: Tables) -> pd.DataFrame:
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
    for what, marked in _readings(t):
        found[what] = evaluation.marked_agreement(*marked)
    for what, measure, codes in _units(t):
        row = {"measure": measure, **evaluation.agreement(*codes, evaluation.owner(codes[0]))}
        found[f"{what} {measure}"] = pd.DataFrame([row]).assign(what=what)
    rows = [t if "what" in t else t.assign(what=what) for what, t in found.items()]
    return pd.concat(rows, ignore_index=True).reindex(columns=_COLUMNS)


def agreement_by_code(t: Tables) -> pd.DataFrame:
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
    tables += [evaluation.marked_codes(*marked).assign(what=what) for what, marked in _readings(t)]
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
    first = annotators(t)[0]
    for reading, rows in t.codings_readings.groupby("reading", sort=False):
        own = rows["annotator"].eq(first)
        yield _SOUGHT[str(reading)], (rows[own], rows[~own])


def _units(t: Tables) -> "Iterator[tuple[str, str, tuple[pd.Series[Any], pd.Series[Any]]]]":
    """Yield what was coded unit by unit: its name, the measure, the codes of either annotator."""
    cell = ["claim_id", "article_id"]
    if len(rows := t.codings_verdicts):
        yield "verdicts", "verdict", evaluation.unit_codes(rows, cell, "verdict")
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


UNREAD = ("test", "train, unseen")
"""The splits of benchmarks whose texts nobody read in development.

What was only left out of learning (folds, corpora) is not among them: features and settings were
chosen with its figures in view.
"""

MINUS = ", ours minus it"
"""The end of the name of a difference between ours and a peer on the same texts."""

Figures = list[tuple[float, float, float, str]]
"""Figures with the ends of their intervals and their split."""


def figures(t: Tables, *datasets: str) -> pd.DataFrame:
    """Return the recorded figures of some datasets, a row a measure and system.

    Columns: dataset, metric, peer, version, seen, unread, difference (each `Figures`: on texts used
    in development, on texts left unread, ours minus the peer on the same texts); ours first, then
    the peers by value. Raises Missing where no benchmarks are recorded.
    """
    t.need("benchmarks")
    rows = t.benchmarks[t.benchmarks["dataset"].isin(datasets)]
    minus = rows["metric"].str.endswith(MINUS)
    rows = rows.assign(
        metric=rows["metric"].str.removesuffix(MINUS),
        part=rows["split"]
        .isin(UNREAD)
        .map({True: "unread", False: "seen"})
        .mask(minus, "difference"),
    )
    made = []
    for (dataset, metric, peer), own in rows.groupby(["dataset", "metric", "peer"], sort=False):
        told = own[["value", "low", "high", "split"]]
        cells = {
            part: list(told[own["part"] == part].itertuples(index=False, name=None))
            for part in ("seen", "unread", "difference")
        }
        best = own.loc[own["part"] != "difference", "value"].max()
        made.append((dataset, metric, peer, own["version"].max(), *cells.values(), best))
    columns = ["dataset", "metric", "peer", "version", "seen", "unread", "difference", "best"]
    found = pd.DataFrame(made, columns=columns)
    found["other"] = found["peer"] != ""
    order = ["dataset", "metric", "other", "best"]
    found = found.sort_values(order, ascending=[True, True, True, False], ignore_index=True)
    return found.drop(columns=["best", "other"])


SIZE = r"([\d,]+) sentences with planted twins"
"""How the datasets of different sizes are named."""


def scale(t: Tables) -> pd.DataFrame:
    """Return what the search for shared passages takes at each size, the fastest first.

    Columns: sentences, peer, version, and one for each measure. Raises Missing without figures.
    """
    t.need("benchmarks")
    size = t.benchmarks["dataset"].str.extract(SIZE)[0]
    rows = t.benchmarks[size.notna()].assign(
        sentences=size.dropna().str.replace(",", "").astype(int)
    )
    if rows.empty:
        raise Missing("The recorded benchmarks have no figures by size.")
    keys = ["sentences", "peer", "version"]
    found = rows.pivot_table(index=keys, columns="metric", values="value").reset_index()
    return found.sort_values(["sentences", "CPU seconds to candidates"], ignore_index=True)


RANGE = r"(?P<measure>.*), (?P<range>probability [\d.]+ to [\d.]+)"
"""How the figures of a range of probability are named."""


def reliability(t: Tables) -> pd.DataFrame:
    """Return how often passages to which the program gives some probability are reuse.

    From the recorded figures of passages of other outlets, by weights not learned from them; a row
    a range of probability, the lowest first. Columns: pairs (how many were judged), probability
    (their mean), share (of reuse), low and high (its interval). Raises Missing without figures.
    """
    t.need("benchmarks")
    rows = t.benchmarks.join(t.benchmarks["metric"].str.extract(RANGE)).dropna(subset="range")
    if rows.empty:
        raise Missing("No share of reuse by probability is recorded.")
    by_range = rows.pivot(index="range", columns="measure", values="value")
    share = rows[rows["measure"].eq("share of reuse")].set_index("range")
    found = pd.DataFrame(
        {
            "pairs": by_range["pairs"].astype(int),
            "probability": by_range["mean probability"],
            "share": by_range["share of reuse"],
            "low": share["low"],
            "high": share["high"],
        }
    )
    return found.sort_values("probability").reset_index(drop=True)
