"""Tables of the chapter on shared words."""

import pandas as pd

from analysis import markup, record
from analysis.results import Tables


def altered(tables: Tables) -> markup.Html:
    """Show the chain of each altered passage: its source, the page, the change and its effect."""
    rows = tables.provenance[tables.provenance["relation"] == "altered"]
    outlet = dict(zip(tables.articles["article_id"], tables.articles["outlet"], strict=True))
    known = record.sources()
    names = dict(zip(known["source_id"], known["agency"], strict=True))
    shown = pd.DataFrame(
        {
            "from – to": [
                markup.Html(
                    f"{markup.record_links(row.sources, names).html} → "
                    f"{markup.escape(outlet[row.article_id])}"
                )
                for row in rows.itertuples()
            ],
            "what the source says": rows["source_says"],
            "what the page says": markup.passages(rows, tables.sentences),
            "what changed, and what it does to the story": [
                markup.Html(f"{markup.escape(row.change)} <em>{markup.escape(row.effect)}</em>")
                for row in rows.itertuples()
            ],
        }
    )
    caption = f"The {len(shown)} passages that were altered in meaning between source and page."
    return markup.table(shown, "table-altered", caption)


def alignments(tables: Tables) -> markup.Html:
    """Show every computed pair of shared passages with its kind and score."""
    rows = tables.alignments
    sides = [
        markup.passages(
            rows.rename(
                columns={f"article_{s}": "article_id", f"start_{s}": "start", f"text_{s}": "text"}
            ),
            tables.sentences,
        )
        for s in "ab"
    ]
    outlet = dict(zip(tables.articles["article_id"], tables.articles["outlet"], strict=True))
    shown = pd.DataFrame(
        {
            "pair": rows["article_a"].map(outlet) + " – " + rows["article_b"].map(outlet),
            "first": sides[0],
            "second": sides[1],
            "kind": rows["kind"].str.replace("_", " "),
            "score": rows["similarity"],
        }
    )
    caption = f"All {len(shown)} aligned passages, as computed; the score rises with likeness."
    return markup.table(shown, "table-alignments", caption, {"score": ".2f"})
