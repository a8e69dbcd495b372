"""Links: from a span to its sentence, from an id to the record, from a claim to the register."""

from collections.abc import Iterable, Mapping

import pandas as pd

from analysis import coded, corpus, segment
from analysis.findings import record
from analysis.html.addresses import article_page, claim_page, record_page
from analysis.html.elements import Html, link, quoted
from analysis.pipeline import Tables


def passage_links(t: Tables, spans: pd.DataFrame) -> list[Html]:
    """Return each span (article_id, start, text) as its quoted words, linked to its sentence."""
    return linked(t, spans, [quoted(text) for text in spans["text"]])


def sentence_numbers(t: Tables, spans: pd.DataFrame) -> list[Html]:
    """Return each span (article_id, start) as the number of its sentence, linked to it."""
    numbers = map(segment.sentence_number, segment.sentence_at(spans, t.sentences))
    return linked(t, spans, [f"sentence {number}" for number in numbers])


def outlet_cells(t: Tables, names: Iterable[str]) -> list[Html]:
    """Return names of outlets as tables have room for them; what is cut stands whole in a title."""
    every = list(names)
    cut = corpus.short([*corpus.outlets(t.articles).values(), *every])
    titled = Html('<span class="cut" title="{}">{}</span>')
    return [Html.escape(one) if cut[one] == one else titled.format(one, cut[one]) for one in every]


def outlets_of(t: Tables, article_ids: Iterable[str]) -> list[Html]:
    """Return the outlets of articles as `outlet_cells` does."""
    outlet = corpus.outlets(t.articles)
    return outlet_cells(t, [outlet[one] for one in article_ids])


def outlet_links(t: Tables, spans: pd.DataFrame) -> list[Html]:
    """Return, for each span (article_id, start, text), its outlet's name, linked to the sentence.

    The link carries the words of the span, which its card marks.
    """
    return linked(t, spans, spans["article_id"].map(corpus.outlets(t.articles)), spans["text"])


def linked(
    t: Tables, spans: pd.DataFrame, words: Iterable[object], passages: Iterable[str] | None = None
) -> list[Html]:
    """Return, for each span (article_id, start), some words, linked to its sentence.

    `passages` are what the cards of the links mark where that is not the words themselves.
    """
    sentence_ids = segment.sentence_at(spans, t.sentences)
    marked = [""] * len(spans) if passages is None else passages
    return [
        link(article_page(article_id, sentence_id), told, "passage", data_words=passage)
        for article_id, sentence_id, told, passage in zip(
            spans["article_id"], sentence_ids, words, marked, strict=True
        )
    ]


def record_links(
    t: Tables, cells: Iterable[str], names: Mapping[str, str] | None = None
) -> list[Html]:
    """Return the ids of each cell, of facts and of source texts, as links to the record.

    `names` gives the words of a link where the id itself would say too little.
    """
    kinds = dict.fromkeys(t.sources["source_id"], "source") | dict.fromkeys(
        t.facts["fact_id"], "fact"
    )
    between = Html("; " if names else ", ")
    return [
        between.join(
            link(record_page(kinds[one], one), (names or {}).get(one, one))
            for one in coded.ids(ids)
        )
        for ids in cells
    ]


def source_words(t: Tables, spans: pd.DataFrame) -> list[Html]:
    """Return, for each span (article_id, start, end), what sources say there in their own words.

    Each is quoted, linked to where it stands, with what it is to the passage and its id in the
    record; nothing where the record has no words for the span.
    """
    beside = record.source_words(t, spans)
    return [Html("") if rows.empty else _quotations(t, rows) for rows in beside]


def _quotations(t: Tables, rows: pd.DataFrame) -> Html:
    ids = record_links(t, rows["source_id"])
    said = rows[["url", "words", "language", "role"]].itertuples(index=False)
    told = [
        Html('<p class="source-words"><q lang="{}">{}</q> ({}, {})</p>').format(
            language, link(url, words, "external"), role, one
        )
        for (url, words, language, role), one in zip(said, ids, strict=True)
    ]
    return Html("").join(told)


def outside_link(url: str, archived: str, title: str, *about: str) -> Html:
    """Return a link to a page outside the book, with what is known about it and its archived copy.

    Each may be empty.
    """
    words = title or url or "no address"
    linked = link(url, words, "external") if url else Html("{}").format(words)
    copy = link(archived, "archived copy", "external") if archived else ""
    return Html(", ").join([linked, *(one for one in (*about, copy) if one)])


def heading_sign(anchor: str) -> Html:
    """Return the sign that links a heading to itself, as headings of chapters have it."""
    return link(f"#{anchor}", "#", "headerlink", title="Link to and cite this section")


def claim_link(claim_id: str, statement: str) -> Html:
    """Return a claim's statement, linked to its place in the register."""
    return link(claim_page(claim_id), statement)


def claim_links(rows: pd.DataFrame) -> list[Html]:
    """Return a link for each row with claim_id and statement."""
    return [claim_link(*claim) for claim in zip(rows["claim_id"], rows["statement"], strict=True)]
