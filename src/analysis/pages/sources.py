"""Tables of the chapter on the articles and their outlets."""

from collections.abc import Iterable

import pandas as pd

from analysis import comparison, corpus, segment
from analysis.findings.outlets import passed_over
from analysis.html.addresses import article_page
from analysis.html.elements import (
    UNKNOWN,
    Columns,
    Html,
    link,
    table,
    tells_what_is_missing,
    unknown,
)
from analysis.pages.links import outlets_of, outside_link
from analysis.pipeline import Tables

_UNSIGNED = unknown("none found")

_LONGEST = 120  # characters of page furniture that are shown

_ABOUT = {
    "base": "base",
    "owner_and_funding": "owner and money",
    "state_media_status": "state-media status",
    "founded": "founded",
    "source_quality": "how good the sources are",
}


def _or_unknown(cells: "pd.Series[str]") -> list[object]:
    return [one or UNKNOWN for one in cells]


@tells_what_is_missing
def articles(t: Tables) -> Html:
    """Show the articles: outlet, headline, date, byline, words, and what else is known of some.

    That is how the date is known, and the place.
    """
    rows = t.articles
    shown: dict[str, Iterable[object]] = {
        "outlet": [
            link(article_page(article_id), outlet)
            for article_id, outlet in corpus.outlets(rows).items()
        ],
        "headline": [
            headline or unknown(note)
            for headline, note in zip(rows["headline"], rows["headline_note"], strict=True)
        ],
        "published": _or_unknown(rows["published"]),
        "how the date is known": rows["published_note"],
        "byline": [one or _UNSIGNED for one in rows["byline"]],
        "place": rows["place"],
        "words": rows["n_words"],
        "page": [
            outside_link(url, archived, "its address" if url else "") if url or archived else ""
            for url, archived in zip(rows["url"], rows["archived"], strict=True)
        ],
    }
    for name in ("how the date is known", "place", "page"):
        if not any(shown[name]):
            shown.pop(name)
    return table(shown, "table-articles", "The articles.")


@tells_what_is_missing
def outlets(t: Tables) -> Html:
    """Show what is known of the outlets, with empty fields said to be unknown."""
    t.need("outlets")
    known = t.outlets.set_index("article_id").reindex(t.articles["article_id"], fill_value="")
    cells = {name: _or_unknown(known[column]) for column, name in _ABOUT.items()}
    shown: Columns = {"outlet": corpus.outlets(t.articles).values(), **cells}
    return table(shown, "table-outlets", "What is known of the outlets.")


@tells_what_is_missing
def furniture(t: Tables) -> Html:
    """Show everything in the files that is not article text."""
    page = segment.page_furniture(t.parts)
    shown: Columns = {
        "outlet": outlets_of(t, page["article_id"]),
        "part": page["part"],
        "text": [x if len(x) <= _LONGEST else x[: _LONGEST - 3] + "…" for x in page["text"]],
    }
    return table(
        shown,
        "table-furniture",
        "Page furniture: stretches of the files that are not article text and count nowhere.",
        nothing="The files hold nothing but article text.",
    )


@tells_what_is_missing
def lengths(t: Tables) -> Html:
    """Show words, sentences and the share of quoted words of each article.

    Where quotations were not looked for, the reason stands in place of their share.
    """
    found = comparison.lengths(t.articles, t.sentences, t.quotations)
    unread = passed_over(t, "quotations")
    found["share_quoted"] = [
        unknown(f"not read: {unread[one]}") if one in unread else share
        for one, share in zip(found["article_id"], found["share_quoted"], strict=True)
    ]
    found["outlet"] = found["article_id"].map(corpus.titles(t.articles))
    shown = found.drop(columns="article_id").rename(
        columns={
            "n_words": "words",
            "n_sentences": "sentences",
            "words_per_sentence": "words a sentence",
            "share_quoted": "words quoted",
        }
    )
    formats = {"words a sentence": ".1f", "words quoted": ".0%"}
    return table(dict(shown), "table-lengths", "The length of the articles.", formats)
