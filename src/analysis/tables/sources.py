"""Tables of the chapter on the articles and their outlets."""

import pandas as pd

from analysis import comparison, corpus, markup, record
from analysis.results import Tables
from analysis.segment import TEXT_PARTS


def articles(tables: Tables) -> markup.Html:
    """Show the articles: outlet, headline, date and how it is known, byline, words."""
    rows = [
        {
            "outlet": markup.Html(markup.page_link(row.article_id, row.outlet)),
            "headline": row.headline or markup.UNKNOWN,
            "published": row.published or markup.UNKNOWN,
            "how the date is known": row.published_note,
            "byline": row.byline or markup.UNKNOWN,
            "words": row.n_words,
        }
        for row in tables.articles.itertuples()
    ]
    return markup.table(pd.DataFrame(rows), "table-articles", "The articles.")


def outlets(tables: Tables) -> markup.Html:
    """Show what is known of the outlets, with empty fields said to be unknown."""
    known = record.outlets().set_index("article_id")
    columns = {
        "base": "base",
        "owner_and_funding": "owner and money",
        "state_media_status": "state-media status",
        "founded": "founded",
        "source_quality": "how good the sources are",
    }
    rows = []
    for row in tables.articles.itertuples():
        cells = {name: known.at[row.article_id, c] or markup.UNKNOWN for c, name in columns.items()}
        rows.append({"outlet": row.outlet, **cells})
    return markup.table(pd.DataFrame(rows), "table-outlets", "What is known of the outlets.")


def furniture(tables: Tables) -> markup.Html:
    """Show everything in the files that is not article text."""
    outlet = corpus.outlets(tables.articles)
    page = tables.parts[~tables.parts["part"].isin(TEXT_PARTS)]
    shown = page.assign(
        outlet=page["article_id"].map(outlet),
        text=[text if len(text) <= 120 else text[:117] + "…" for text in page["text"]],
    )
    return markup.table(
        shown[["outlet", "part", "text"]],
        "table-furniture",
        "Page furniture: stretches of the files that are not article text and count nowhere.",
    )


def lengths(tables: Tables) -> markup.Html:
    """Show words, sentences and the share of quoted words of each article."""
    found = comparison.lengths(tables.articles, tables.sentences, tables.quotations)
    shown = found.drop(columns="article_id").rename(
        columns={
            "n_words": "words",
            "n_sentences": "sentences",
            "words_per_sentence": "words a sentence",
            "share_quoted": "words quoted",
        }
    )
    formats = {"words a sentence": ".1f", "words quoted": ".0%"}
    return markup.table(shown, "table-lengths", "The length of the articles.", formats)
