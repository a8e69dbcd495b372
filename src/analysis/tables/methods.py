"""Tables of the chapter on methods and validation."""

import pandas as pd

from analysis import corpus, evaluation, markup, results
from analysis.results import Tables

_MEASURES = {
    "spans": "spans marked alike (F1)",
    "words": "code of every word",
    "cue_start": "place of the cue",
    "told": "does the article speak to the claim",
    "relation": "how it stands to the others",
}


def agreement() -> markup.Html:
    """Show how far the two annotators agree, before adjudication."""
    found = results.methods.agreement()
    shown = pd.DataFrame(
        {
            "what": found["what"],
            "measure": [_MEASURES.get(m, m) for m in found["measure"]],
            "units": found["n"],
            "coded alike": found["observed"],
            "Cohen’s kappa": found["kappa"],
            "Krippendorff’s alpha": found["alpha"],
        }
    )
    formats = {"coded alike": ".3f", "Cohen’s kappa": ".3f", "Krippendorff’s alpha": ".3f"}
    caption = "Agreement of annotators A and B, before adjudication."
    return markup.table(shown, "table-agreement", caption, formats)


def quotation_scores(tables: Tables) -> markup.Html:
    """Show how the extractor does on the five articles."""
    found = results.methods.quotation_scores(tables)
    caption = "The quotations table of the five articles against the adjudicated gold."
    return markup.table(found, "table-quotation-scores", caption, {"value": ".3f"})


def quotation_errors(tables: Tables) -> markup.Html:
    """Show every difference between the extractor and gold."""
    found = results.methods.quotation_errors(tables)
    outlet = corpus.outlets(tables.articles)
    shown = pd.DataFrame(
        {
            "outlet": found["article_id"].map(outlet),
            "passage": markup.passages(found, tables.sentences),
            "difference": found["error"],
            "gold": found["gold"],
            "program": found["found"],
        }
    )
    caption = f"All {len(shown)} differences between the program and the gold."
    return markup.table(shown, "table-quotation-errors", caption)


def label_scores(tables: Tables) -> markup.Html:
    """Show how the lexicon of names does on the five articles."""
    found = results.methods.label_scores(tables)
    caption = "The names found in the five articles against the adjudicated gold."
    return markup.table(found, "table-label-scores", caption, {"value": ".3f"})


def benchmarks(name: str, caption: str, *datasets: str) -> markup.Html:
    """Show the recorded figures of some datasets: ours in bold, then the peers by value."""
    rows = evaluation.benchmarks()
    rows = rows[rows["dataset"].isin(datasets)]
    rows = rows.assign(other=rows["peer"].ne("")).sort_values(
        ["dataset", "metric", "other", "value"], ascending=[True, True, True, False]
    )
    shown = pd.DataFrame(
        {
            "measure": rows["metric"]
            if len(datasets) == 1
            else rows["dataset"] + ": " + rows["metric"],
            "value": [_value(row) for row in rows.itertuples()],
            "system": [
                peer or markup.Html(f"<b>this package {version}</b>")
                for peer, version in zip(rows["peer"], rows["version"], strict=True)
            ],
            "part, and when measured": rows["split"] + ", " + rows["date"],
        }
    )
    return markup.table(shown, f"table-benchmarks-{name}", caption, {"value": "s"})


def _value(row) -> markup.Html:
    """Return a figure with its interval, if it has one, below it."""
    spec = ".3g" if row.value < 0.001 or row.value > 10 else ".3f"
    interval = "" if pd.isna(row.low) else f"<br><small>{row.low:.3f}–{row.high:.3f}</small>"
    return markup.Html(f"{row.value:{spec}}{interval}")
