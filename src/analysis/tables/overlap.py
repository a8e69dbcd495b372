"""Tables of the chapter on shared words."""

import pandas as pd

from analysis import corpus, markup, record, segment
from analysis.results import Tables, overlap


def altered(tables: Tables) -> markup.Html:
    """Show the chain of each altered passage: its source, the page, the change and its effect."""
    rows = tables.provenance[tables.provenance["relation"] == "altered"]
    outlet = corpus.outlets(tables.articles)
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
    """Show every computed pair of shared passages with its difference, kind and score."""
    rows = tables.alignments
    shown = pd.DataFrame(
        {**_pairs(tables, rows), "kind": _words(rows["kind"]), "score": rows["similarity"]}
    )
    caption = (
        f"All {len(shown)} aligned passages, as computed; words that the other side lacks are "
        "marked, and the score rises with likeness."
    )
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
    """Return the columns that show the sides of each pair, what only one has marked."""
    marked = [markup.difference(row.text_a, row.text_b) for row in rows.itertuples()]
    sides = []
    for at, side in enumerate("ab"):
        columns = {f"article_{side}": "article_id", f"start_{side}": "start"}
        sentence_ids = segment.sentence_at(rows.rename(columns=columns), tables.sentences)
        sides.append(
            [
                markup.Html(markup.link(article_id, sentence_id, words[at]))
                for article_id, sentence_id, words in zip(
                    rows[f"article_{side}"], sentence_ids, marked, strict=True
                )
            ]
        )
    outlet = corpus.outlets(tables.articles)
    return {
        "pair": rows["article_a"].map(outlet) + " – " + rows["article_b"].map(outlet),
        "first": sides[0],
        "second": sides[1],
    }


def _words(kinds: pd.Series) -> pd.Series:
    return kinds.str.replace("_", " ")
