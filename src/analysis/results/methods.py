"""Named results on how good the tables are: agreement, scores against gold, benchmarks."""

import pandas as pd

from analysis import comparison, corpus, evaluation, sentiment

PRONOUN = "person behind a pronoun"
POOL = "WMT21 news pool de-en"
QUOTED = ("direct", "mixed", "scare")


def agreement() -> pd.DataFrame:
    """Return how far annotators A and B agree, before adjudication.

    Columns: what (quotations, names, claims), measure, n, observed, kappa, alpha.
    """
    articles = corpus.load()
    claims = pd.read_csv(evaluation.CODINGS / "claims.csv", dtype=str, keep_default_na=False)
    tables = {
        "quotations": evaluation.span_agreement(
            evaluation.codings("quotations", articles),
            articles,
            "kind",
            ["speaker", "cue_start", "occasion"],
        ),
        "names": evaluation.span_agreement(
            evaluation.codings("labels", articles), articles, "category", ["voice", "referent"]
        ),
        "claims": evaluation.cell_agreement(
            claims, claims["claim_id"].unique(), articles["article_id"]
        ),
    }
    return pd.concat(
        [table.assign(what=what) for what, table in tables.items()], ignore_index=True
    )[["what", "measure", "n", "observed", "kappa", "alpha"]]


def quotation_scores(tables) -> pd.DataFrame:
    """Return the scores of the quotations table against gold: measure, n, value."""
    return evaluation.quotation_scores(tables.quotations, evaluation.quotations(tables.articles))


def quotation_errors(tables) -> pd.DataFrame:
    """Return every difference of the quotations table from gold, in order of the text."""
    return evaluation.errors(tables.quotations, evaluation.quotations(tables.articles))


def label_scores(tables) -> pd.DataFrame:
    """Return the scores of the labels table against gold: measure, n, value."""
    return evaluation.label_scores(tables.labels, evaluation.labels(tables.articles))


def named(tables) -> dict[str, int | float | str]:
    """Return the agreement, the scores against gold and the benchmark figures of the prose."""
    found = agreement().set_index(["what", "measure"])
    gold = evaluation.quotations(tables.articles)
    scores = quotation_scores(tables).set_index("measure")["value"]
    return {
        "shuffles_words": comparison.SHUFFLES,
        "shuffles_tone": sentiment.SHUFFLES,
        "gold_quotations": len(gold),
        "gold_quoted": int(gold["kind"].isin(QUOTED).sum()),
        "gold_names": len(evaluation.labels(tables.articles)),
        "agree_quotations_spans": float(found.at[("quotations", "spans"), "observed"]),
        "agree_quotations_alpha": float(found.at[("quotations", "words"), "alpha"]),
        "agree_names_spans": float(found.at[("names", "spans"), "observed"]),
        "agree_names_referent": float(found.at[("names", "referent"), "kappa"]),
        "agree_claims_cells": int(found.at[("claims", "relation"), "n"]),
        "agree_claims_kappa": float(found.at[("claims", "relation"), "kappa"]),
        "quoted_spans_f1": float(scores["spans between marks, F1"]),
        "quoted_speaker": float(scores["speaker between marks"]),
        "reported_f1": float(scores["reported speech, F1"]),
        "n_quotation_errors": len(quotation_errors(tables)),
        "bench_speaker": evaluation.benchmark("PolNeAR", "speaker, end-to-end F1", split="dev"),
        "bench_speaker_best_peer": _best_peer("PolNeAR", "dev", "speaker, end-to-end F1"),
        "bench_pronoun": evaluation.benchmark("PolNeAR", PRONOUN, split="dev"),
        "bench_pronoun_unseen": evaluation.benchmark("PolNeAR", PRONOUN, split="train, unseen"),
        "bench_pronoun_alike": _best_peer("PolNeAR", "dev and unseen, read twice", PRONOUN),
        "bench_overlap": evaluation.benchmark(POOL, "average precision"),
        "bench_overlap_folds": evaluation.benchmark(
            POOL, "average precision", split="development, five folds by story"
        ),
        "bench_overlap_best_peer": _best_peer(POOL, "development", "average precision"),
        "bench_split": evaluation.benchmark("split", "sentence boundary F1"),
        "bench_nyt": evaluation.benchmark("nyt", "Pearson r with human ratings"),
        "bench_nyt_human": _best_peer("nyt", "all snippets", "Pearson r with human ratings"),
    }


def _best_peer(dataset: str, split: str, metric: str) -> float:
    """Return the best recorded figure of a peer on a split."""
    rows = evaluation.benchmarks()
    rows = rows[rows["dataset"].eq(dataset) & rows["split"].eq(split) & rows["metric"].eq(metric)]
    return float(rows.loc[rows["peer"].ne(""), "value"].max())
