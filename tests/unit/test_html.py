import pandas as pd
import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from analysis.characters import legible
from analysis.html import elements as html
from analysis.pipeline import Missing


def soup(shown):
    return BeautifulSoup(shown, "html.parser")


def test_a_table_has_caption_headers_and_aligned_numbers():
    columns = {"outlet": ["Post"], "n_words": [1234], "share": [0.5]}
    shown = html.table(columns, "table-x", "Words.", {"share": ".0%"}, {"n_words": "words"})
    table = soup(shown).table
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
    assert html.cell(value) == ""


@given(st.text())
def test_text_is_escaped_and_comes_back_as_it_was_but_for_what_nobody_sees(text):
    cell = html.cell(text)
    assert "<" not in cell.removeprefix('<span class="date">').removesuffix("</span>")
    shown = BeautifulSoup(f"<p>text: {cell}</p>", "html.parser").p.text
    assert shown == f"text: {legible(text)}" or "\r" in text


def test_html_is_not_escaped_twice():
    assert soup(html.table({"a": [html.Html("<b>x</b>")]}, "t", "c")).b.text == "x"


def test_what_is_put_into_html_or_a_template_is_escaped():
    assert html.Html("<p>{}</p>").format("<b>") == "<p>&lt;b&gt;</p>"
    made = html.template("""
        <p>
          {{ words }}
        </p>
    """)
    assert made(words="a & b") == "<p>a &amp; b</p>"
    assert made(words=html.Html("<b>x</b>")) == "<p><b>x</b></p>"


def test_marks_that_nobody_sees_are_shown_and_not_obeyed():
    text, seen = "a\u202eb\u200bc", "a⇤b␣c"
    assert html.cell(text) == html.Html("{}").format(text) == seen
    assert html.Html("").join([text]) == html.template("{{ words }}")(words=text) == seen


def test_a_notebook_shows_html_and_names_it_briefly():
    shown = html.Html("<p>x</p>")
    assert shown._repr_html_() == "<p>x</p>"
    assert type(shown._repr_html_()) is str
    assert repr(shown) == "<HTML of 8 characters>"


@pytest.mark.parametrize(
    ("value", "spec", "shown"),
    [(-0.16, "+.2f", "−0.16"), (-3, "", "−3"), (0.16, "+.2f", "+0.16"), ("-ed", "", "-ed")],
)
def test_a_negative_number_has_a_minus_sign_and_a_word_keeps_its_hyphen(value, spec, shown):
    assert html.cell(value, spec) == shown


@pytest.mark.parametrize(
    ("heads", "facets", "again"),
    [
        (["Plank", "Plank", "Herald", "Plank"], None, [1]),
        (["Plank", "Plank"], {"outlet": ["Plank", "Plank"]}, []),  # readers may sort it
        ([3, 3], None, []),
        ([html.link("#a", "Plank"), html.link("#a", "Plank")], None, []),  # a link stays in sight
    ],
)
def test_a_row_header_that_is_that_of_the_row_above_is_there_and_not_seen(heads, facets, again):
    columns = {"outlet": heads, "n": range(len(heads))}
    shown = soup(html.table(columns, "name", "Caption.", facets=facets))
    rows = shown.select("tbody tr th[scope=row]")
    assert [n for n, head in enumerate(rows) if head.get("class") == ["again"]] == again
    assert all(head.get_text(strip=True) for head in rows)


def test_a_table_without_rows_is_a_sentence():
    shown = html.table({"a": []}, "t", "c", nothing="There is none.")
    assert shown == '<p class="missing">There is none.</p>'


def test_columns_of_a_table_are_of_one_length():
    with pytest.raises(ValueError, match=r"longer|shorter"):
        html.table({"a": [1], "b": [1, 2]}, "t", "c")


def test_a_link_has_the_attributes_that_it_is_given_and_no_empty_ones():
    shown = html.link('a"b', "<i>", title="x & y", aria_label="z", download=True, rel="")
    assert shown == ('<a href="a&#34;b" title="x &amp; y" aria-label="z" download>&lt;i&gt;</a>')


def test_a_function_that_shows_says_what_is_missing():
    @html.tells_what_is_missing
    def show(t, words):
        if not words:
            raise Missing("There are no <words>.")
        return html.Html(words)

    assert show(None, "x") == "x"
    assert show(None, words="") == '<p class="missing">There are no &lt;words&gt;.</p>'


@pytest.mark.parametrize(
    ("text", "quoted"),
    [("peak", "“peak”"), ("the “safe zone”", "‘the “safe zone”’"), ('so "it" is', '‘so "it" is’')],
)
def test_a_passage_with_marks_of_its_own_gets_single_ones(text, quoted):
    assert html.quoted(text) == quoted
