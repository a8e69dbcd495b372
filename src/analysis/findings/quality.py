"""How good the tables are: scores against what annotators coded, and benchmarks."""

import pandas as pd

from analysis import evaluation
from analysis.derived import finding
from analysis.pipeline import Missing, Tables


@finding
def quotation_scores(t: Tables) -> pd.DataFrame:
    """Return the scores of the quotations table against the coded one: measure, n, value."""
    t.need("coded_quotations")
    return evaluation.quotation_scores(t.quotations, t.coded_quotations)


@finding
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


UNREAD = ("test", "train, unseen", "unread before", "unread after")
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
        cells: dict[str, Figures] = {"seen": [], "unread": [], "difference": []}
        told = own[["value", "low", "high", "split"]].itertuples(index=False, name=None)
        for part, figure in zip(own["part"], told, strict=True):
            cells[part].append(figure)
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
