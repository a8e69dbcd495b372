"""Tables of the chapter on shared words."""

import pandas as pd

from analysis import markup
from analysis.results import Tables, overlap


def altered(tables: Tables) -> markup.Html:
    """Show each passage altered in meaning: the page, its source, the change, its effect."""
    rows = tables.provenance[tables.provenance["relation"] == "altered"]
    outlet = dict(zip(tables.articles["article_id"], tables.articles["outlet"], strict=True))
    shown = pd.DataFrame(
        {
            "outlet": rows["article_id"].map(outlet),
            "passage": markup.passages(rows, tables.sentences),
            "what the source says": rows["source_says"],
            "what changed": rows["change"],
            "what it does to the story": rows["effect"],
            "source": [markup.record_links(ids) for ids in rows["sources"]],
        }
    )
    caption = f"The {len(shown)} passages that were altered in meaning between source and page."
    return markup.table(shown, "table-altered", caption)


def alignments(tables: Tables) -> markup.Html:
    """Show every computed pair of shared passages with its kind and score."""
    rows = tables.alignments
    shown = pd.DataFrame(
        {**_pairs(tables, rows), "kind": _words(rows["kind"]), "score": rows["similarity"]}
    )
    caption = f"All {len(shown)} aligned passages, as computed; the score rises with likeness."
    return markup.table(shown, "table-alignments", caption, {"score": ".2f"})


def missed(tables: Tables) -> markup.Html:
    """Show the pairs that a careful reader listed and the computed table has not."""
    rows = overlap.missed(tables)
    shown = pd.DataFrame(
        {**_pairs(tables, rows), "kind": _words(rows["kind"]), "note": rows["note"]}
    )
    caption = "Pairs on the reader’s list that no alignment finds."
    return markup.table(shown, "table-missed", caption)


def _pairs(tables: Tables, rows: pd.DataFrame) -> dict[str, object]:
    """Return the columns that show the two sides of each pair."""
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
    return {
        "pair": rows["article_a"].map(outlet) + " – " + rows["article_b"].map(outlet),
        "first": sides[0],
        "second": sides[1],
    }


def _words(kinds: pd.Series) -> pd.Series:
    return kinds.str.replace("_", " ")
