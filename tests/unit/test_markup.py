import pandas as pd
import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from analysis import markup


def soup(html):
    return BeautifulSoup(html.html, "html.parser")


def test_a_table_has_caption_headers_and_aligned_numbers():
    frame = pd.DataFrame({"outlet": ["RT"], "n_words": [1234], "share": [0.5]})
    table = soup(
        markup.table(frame, "table-x", "Words.", {"share": ".0%"}, {"n_words": "words"})
    ).table
    assert table["id"] == "table-x"
    assert table.caption.text == "Words."
    assert [th.text for th in table.thead.find_all("th", scope="col")] == [
        "outlet",
        "words",
        "share",
    ]
    assert table.tbody.th["scope"] == "row"
    assert [td.text for td in table.tbody.find_all("td", class_="number")] == ["1234", "50%"]


@pytest.mark.parametrize("value", [None, float("nan"), pd.NA])
def test_a_missing_value_is_an_empty_cell(value):
    assert markup.cell(value) == ""


@given(st.text())
def test_text_is_escaped_and_comes_back_as_it_was(text):
    html = markup.cell(text)
    assert "<" not in html
    shown = BeautifulSoup(f"<p>text: {html}</p>", "html.parser").p.text
    assert shown == f"text: {text}" or "\r" in text


def test_html_is_not_escaped_twice():
    frame = pd.DataFrame({"a": [markup.Html("<b>x</b>")]})
    assert soup(markup.table(frame, "t", "c")).b.text == "x"


@pytest.mark.parametrize(
    ("text", "quoted"),
    [("peak", "“peak”"), ("the “safe zone”", "‘the “safe zone”’"), ('so "it" is', '‘so "it" is’')],
)
def test_a_passage_with_marks_of_its_own_gets_single_ones(text, quoted):
    assert markup.quoted(text) == quoted


def test_links_lead_to_the_sentence_in_which_a_span_begins():
    sentences = pd.DataFrame(
        {"sentence_id": ["a-s01", "a-s02"], "article_id": "a", "start": [0, 20], "end": [19, 40]}
    )
    spans = pd.DataFrame({"article_id": ["a"], "start": [25], "text": ["<i>"]})
    link = soup(markup.passages(spans, sentences)[0]).a
    assert link["href"] == "article-a.html#a-s02"
    assert link.text == "“<i>”"


def test_ids_of_facts_and_sources_lead_to_their_rows():
    links = soup(markup.record_links("F001; W3")).find_all("a")
    assert [a["href"] for a in links] == ["record.html#fact-F001", "record.html#source-W3"]


def test_a_link_to_a_source_may_say_its_name():
    shown = soup(markup.record_links("W3;W4", {"W3": "AFP & Co"}))
    assert [a.get_text() for a in shown.find_all("a")] == ["AFP & Co", "W4"]
    assert shown.get_text() == "AFP & Co; W4"
