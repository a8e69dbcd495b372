import re

import pandas as pd
import pytest
from bs4 import BeautifulSoup

from analysis import figures, results, segment
from analysis.figures import style


def null(tables):
    rows = [(a, 0.1, -0.2, 0.2) for a in tables.articles["article_id"]]
    return pd.DataFrame(rows, columns=["article_id", "mean", "null_low", "null_high"])


FIGURES = {
    "timeline": lambda t: figures.timeline(t.events),
    "coverage-matrix": lambda t: figures.coverage_matrix(t.claims, t.articles),
    "voices": lambda t: figures.voices(results.voices.words(t), t.articles),
    "barcode": lambda t: figures.barcode(t.provenance, t.sentences, t.articles),
    "overlap-matrix": lambda t: figures.overlap_matrix(results.overlap.shared_words(t), t.articles),
    "tone-strip": lambda t: figures.tone_strip(results.tone.pieces(t), t.articles),
    "tone-null": lambda t: figures.tone_null(null(t), t.articles),
    "word-shift": lambda t: figures.word_shift(results.words.shift(t), "A", "B"),
}


@pytest.fixture(scope="module", params=FIGURES)
def drawn(request, tables):
    return request.param, FIGURES[request.param](tables)


def test_a_figure_is_named_for_readers_who_do_not_see_it(drawn):
    svg = BeautifulSoup(drawn[1].html, "html.parser").svg
    assert svg["role"] == "img"
    assert len(svg["aria-label"].split()) >= 8


def test_a_figure_takes_every_colour_from_the_page(drawn):
    """A fixed colour would vanish on a dark page."""
    html = re.sub(r"var\(--figure-\w+, #[0-9a-f]{6}\)", "", drawn[1].html)
    assert not re.findall(r"#[0-9a-fA-F]{6}\b|#[0-9a-fA-F]{3}\b(?=[;\"])", html)
    for text in BeautifulSoup(drawn[1].html, "html.parser").find_all("text"):
        assert "fill: var(" in text["style"]


def test_ids_inside_a_figure_are_its_own(drawn):
    name, figure = drawn
    ids = re.findall(r' id="([^"]+)"', figure.html)
    assert len(ids) == len(set(ids))
    assert all(i.startswith(f"{name}-") for i in ids)
    for target in re.findall(r'xlink:href="#([^"]+)"|url\(#([^)]+)\)', figure.html):
        own = target[0] or target[1]
        assert own in ids or own.startswith("event-")


def test_the_same_table_gives_the_same_figure(drawn, tables):
    name, figure = drawn
    assert FIGURES[name](tables).html == figure.html


def test_cells_of_the_coverage_matrix_link_to_their_claims(tables):
    html = figures.coverage_matrix(tables.claims, tables.articles).html
    linked = set(re.findall(r'href="claims\.html#claim-([^"]+)"', html))
    assert linked == set(tables.claims["claim_id"])


def test_every_event_has_a_dot(tables):
    html = figures.timeline(tables.events).html
    assert set(re.findall(r'href="#event-([^"]+)"', html)) == set(tables.events["event_id"])


def test_bars_of_the_tone_strip_link_to_their_sentences(tables):
    html = figures.tone_strip(results.tone.pieces(tables), tables.articles).html
    linked = set(re.findall(r'href="article-\w+\.html#([^"]+)"', html))
    assert linked <= set(tables.sentences["sentence_id"])
    assert len(linked) == len(tables.sentiment)


def test_chips_of_a_ladder_link_to_their_sentences(tables):
    rungs = results.words.ladder(tables, "force")
    soup = BeautifulSoup(
        figures.ladder(rungs, tables.sentences, tables.articles).html, "html.parser"
    )
    chips = soup.select("dl.ladder a.chip")
    assert len(chips) == len(rungs)
    text = tables.sentences.set_index("sentence_id")["text"]
    for chip, row in zip(chips, rungs.itertuples(), strict=True):
        assert row.text in text[chip["href"].split("#")[1]]
        assert row.voice in chip["class"]
        assert ("citing" in chip.get_text()) == (row.voice != "outlet")
        assert row.attributed_to in chip.get_text()


def test_words_of_an_article_are_escaped_in_a_ladder(tables):
    rungs = results.words.ladder(tables, "law").head(1).assign(text="<b>", rung="<i>")
    html = figures.ladder(rungs, tables.sentences, tables.articles).html
    assert "&lt;b&gt;" in html
    assert "<i>" not in html


def test_the_palette_is_distinct():
    assert len({fallback for _, fallback in style._COLOURS.values()}) == len(style._COLOURS)


def test_bars_of_the_barcode_link_to_the_sentence_of_their_passage(tables):
    html = figures.barcode(tables.provenance, tables.sentences, tables.articles).html
    linked = re.findall(r'href="article-\w+\.html#([^"]+)"', html)
    text = tables.sentences[tables.sentences["part"].isin(segment.TEXT_PARTS)]
    assert set(linked) == set(text["sentence_id"])
    known = tables.provenance[tables.provenance["relation"] != "unknown"]
    assert len(linked) == len(text) + len(known)


def test_the_barcode_says_the_shares_in_words(tables):
    """Of an article of ten letters, three that are the outlet's own are a share of 30 %."""
    articles = pd.DataFrame({"article_id": ["one"], "outlet": ["One"]})
    sentences = pd.DataFrame(
        {
            "article_id": ["one"] * 2,
            "sentence_id": ["one-s01", "one-s02"],
            "start": [5, 20],
            "end": [11, 24],
            "part": ["body", "body"],
        }
    )
    own = pd.DataFrame({"article_id": ["one"], "start": [20], "end": [23], "relation": ["own"]})
    svg = BeautifulSoup(figures.barcode(own, sentences, articles).html, "html.parser").svg
    assert "the outlet’s own 30%" in svg["aria-label"]
    assert "word for word 0%" in svg["aria-label"]
