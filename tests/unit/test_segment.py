import json
import re
import sys
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from analysis import corpus, schema, segment

FIVE = corpus.load()


def cases(name):
    """Return examples of a kind: invented lines and texts, and what they are."""
    text = Path(__file__).with_name(f"{name}_cases.jsonl").read_text(encoding="utf-8")
    return [pytest.param(case, id=case["kind"]) for case in map(json.loads, text.splitlines())]


def articles(text):
    return pd.DataFrame({"article_id": ["a"], "text": [text]})


def split(text):
    return [text[start:end] for start, end in segment.split(text)]


@pytest.mark.parametrize(
    "pieces",
    [
        ["Mr. Smith met Gen. Jones.", "They talked."],
        ["The U.S. objected.", "Turkey did not."],
        ["He lives in the U.S.", "The rest moved."],
        ["It happened on Sept. 29 in Sochi.", "Nobody spoke."],
        ["“We will see,” he said.", "“Nothing is sure.”"],
        ["“Is it true?” she asked.", "It was."],
        ["“It is over.”", "The minister left."],
        ["Prices rose 1.5 percent.", "In 2019 they fell."],
        ["J. R. Lee and A.B. Cole came.", "No one else did."],
        ["What now?!", "Wait…", "“So it goes.”"],
        ["He works for Acme Inc. and others.", "She does not."],
        ["Türkiye’nin kararı.", "Ülke bekliyor."],
    ],
)
def test_sentences_end_where_a_reader_ends_them(pieces):
    assert split(" ".join(pieces)) == pieces


@pytest.mark.parametrize("case", cases("sentences"))
def test_stops_that_end_no_sentence_and_those_that_do(case):
    pieces = case["sentences"]
    assert split(case.get("text", " ".join(pieces))) == pieces


def test_a_sentence_in_another_script_ends_too():
    assert split("انتهى. بدأ.") == ["انتهى.", "بدأ."]


@pytest.mark.parametrize(
    ("article_id", "part", "beginning"),
    [
        ("cradle", "headline", "Turkey to deepen"),
        ("cradle", "deck", "Despite the announcements"),
        ("cradle", "byline", "By News Desk"),
        ("cradle", "caption", "Russian President Vladimir Putin welcomes"),
        ("cradle", "credit", "(Photo credit"),
        ("cradle", "boilerplate", "Most Popular"),
        ("northpress", "headline", "Putin, Erdogan hold"),
        ("northpress", "dateline", "QAMISHLI"),
        ("northpress", "credit", "Reporting by"),
        ("wmd", "credit", "With reporting by"),
        ("rt", "boilerplate", "icon bookmark"),
        ("rt", "dateline", "5 Mar, 2020"),
        ("rt", "headline", "Turkey-Russia ties"),
        ("rt", "boilerplate", "Turkey-Russia ties"),
        ("rt", "boilerplate", "READ MORE"),
        ("rt", "boilerplate", "Also on rt.com"),
        ("rt", "boilerplate", "Like this story?"),
    ],
)
def test_page_furniture_of_the_five_articles_is_told_from_text(article_id, part, beginning):
    parts = segment.page_parts(FIVE[FIVE["article_id"] == article_id])
    of_part = parts[parts["part"] == part]
    assert of_part["text"].str.startswith(beginning).any()


def test_the_five_articles_have_no_other_furniture():
    parts = segment.page_parts(FIVE)
    counts = segment.page_furniture(parts).groupby("article_id")["part"].count()
    assert counts.to_dict() == {"cradle": 3, "northpress": 2, "rt": 6, "wmd": 1}


@pytest.mark.parametrize("table", ["parts", "sentences"])
def test_every_part_is_text_or_furniture(table):
    parts = schema.table(table)["part"].values
    assert sorted(parts) == sorted([*segment.TEXT_PARTS, *segment.FURNITURE])


def test_presstv_and_wmd_begin_with_the_body():
    parts = segment.page_parts(FIVE).drop_duplicates("article_id").set_index("article_id")["part"]
    assert parts[["presstv", "wmd"]].tolist() == ["body", "body"]


@pytest.mark.parametrize("case", cases("parts"))
def test_parts_of_pages_are_told_by_their_form(case):
    found = segment.page_parts(articles(case["text"]))
    for words, part in case["parts"].items():
        told = {
            one for text, one in zip(found["text"], found["part"], strict=True) if words in text
        }
        assert told, words
        assert all(re.fullmatch(part, one) for one in told), (words, told)


@pytest.mark.parametrize("table", [segment.page_parts, segment.sentences])
def test_spans_slice_back_and_leave_out_only_white_space(table):
    rows = table(FIVE)
    for article in FIVE.itertuples():
        at = 0
        for row in rows[rows["article_id"] == article.article_id].itertuples():
            assert article.text[row.start : row.end] == row.text
            assert not article.text[at : row.start].strip()
            at = row.end
        assert not article.text[at:].strip()


def test_sentence_ids_are_unique_and_in_order():
    ids = segment.sentences(FIVE)["sentence_id"]
    assert ids.is_unique
    assert ids.iloc[0] == "cradle-s01"


def test_hard_wrapped_lines_are_one_paragraph():
    text = "The minister said that\nthe talks would go on\nfor a week.\n\nNobody else spoke.\n"
    found = segment.sentences(articles(text))
    assert found["text"].tolist() == [
        "The minister said that\nthe talks would go on\nfor a week.",
        "Nobody else spoke.",
    ]


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=300))
@example(">")
@example("> a\n>\nb\n> ")
def test_any_text_is_covered_by_its_sentences(text):
    found = segment.sentences(articles(text))
    at = 0
    passed_over = ""
    for row in found.itertuples():
        assert text[row.start : row.end] == row.text
        assert at <= row.start < row.end
        passed_over += text[at : row.start]
        at = row.end
    passed_over += text[at:]
    assert not passed_over.replace("\ufeff", "").replace(">", "").strip()  # > of quoted mail


@given(st.text(max_size=200))
def test_tokens_are_in_order_and_hold_no_space(text):
    at = 0
    for start, end in segment.tokens(text):
        assert at <= start < end
        assert not any(c.isspace() for c in text[start:end])
        at = end


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({"article_id": ["a"]}, "of articles lacks the column 'text'"),
        ({"article_id": ["a", "a"], "text": ["", ""]}, "'a' occurs twice"),
        ({"article_id": ["a"], "text": [b"x"]}, "the text of 'a' is no string"),
        ({"article_id": [3], "text": ["x"]}, "article_id 3 is no string"),
    ],
)
@pytest.mark.parametrize("function", [segment.page_parts, segment.sentences])
def test_articles_that_cannot_be_read_are_refused(function, table, message):
    with pytest.raises(ValueError, match=message):
        function(pd.DataFrame(table))


def test_sentences_of_parts_without_a_column_are_refused():
    parts = segment.page_parts(articles("One is here.")).drop(columns="paragraph")
    with pytest.raises(ValueError, match="of parts lacks the column 'paragraph'"):
        segment.sentences(articles("One is here."), parts)


def test_sentence_at_finds_the_sentence_in_which_a_span_begins():
    sentences = segment.sentences(articles("One is here. Two is there."))
    spans = pd.DataFrame({"article_id": ["a", "a", "b"], "start": [20, 0, 3]}, index=[7, 8, 9])
    assert segment.sentence_at(spans, sentences).to_dict() == {
        7: "a-s02",
        8: "a-s01",
        9: pytest.approx(float("nan"), nan_ok=True),
    }


@pytest.mark.parametrize(
    "unit", ["Word. ", "a", ". ", ".", " ", "(Photo: ", "Advertisement\n", "”", "Mr. ", "\n"]
)
def test_work_on_a_long_text_grows_with_it(unit):
    """Lines of Python are counted: twice the text takes at most twice as many, and a few."""

    def lines(text):
        count = 0

        def trace(frame, event, _):
            nonlocal count
            count += event == "line"
            return trace

        before = sys.gettrace()
        sys.settrace(trace)
        try:
            for start, end, *_ in segment.paragraph_parts(text):
                segment.split(text[start:end])
        finally:
            sys.settrace(before)
        return count

    assert lines(unit * 400) <= 2 * lines(unit * 200) + 50


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("By Ann Lee", "byline"),
        (f"By {'A' * 80}", "byline"),
        (f"By {'A' * 82}", "headline"),
        ("Ann Lee - 5 Mar, 2020", "byline"),
        (f"Ann {'a' * 70} - 5 Mar, 2020", "headline"),
    ],
)
def test_a_byline_is_short(line, part):
    found = segment.page_parts(articles(f"{line}\n\nThe talks went on for a week.\n"))
    assert found["part"][0] == part


def test_the_first_photo_credit_that_is_closed_is_cut_off():
    found = segment.page_parts(articles("The bridge (Photo: A (B) C) opens [Image credit: D"))
    assert found[["text", "part"]].values.tolist() == [
        ["The bridge", "caption"],
        ["(Photo: A (B)", "credit"],
        ["C) opens [Image credit: D", "caption"],
    ]
    assert segment.page_parts(articles("The bridge (Photo: A"))["part"].tolist() == ["headline"]


def test_a_headline_counts_wherever_it_was_given():
    """Copy of an agency has as many words as a text file, a page and a row of a table."""
    above, body = "Talks fail in Kars", "The talks failed on Monday, officials said."
    rows = [("file", above, f"{above}\n\n{body}"), ("page", above, body), ("none", "", body)]
    articles = pd.DataFrame(rows, columns=["article_id", "headline", "text"])
    found = segment.counted(articles, segment.sentences(articles))
    assert found["n_words"].tolist() == [11, 11, 7]


@pytest.mark.parametrize("gap", ["\n\n", " "])
def test_a_headline_of_two_sentences_that_open_the_text_counts_once(gap):
    above, body = "Talks fail in Kars. Nobody knows why.", "The talks failed, officials said."
    rows = [("both", above, f"{above}{gap}{body}"), ("other", f"{above[:-1]} so.", above + body)]
    articles = pd.DataFrame(rows, columns=["article_id", "headline", "text"])
    found = segment.counted(articles, segment.sentences(articles))
    assert found["n_words"].tolist() == [12, 20]


RANGES = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9)), max_size=12)


@given(RANGES, st.text("ab  -'", max_size=50))
def test_a_word_counts_once_where_it_has_a_character_in_a_range(lengths, text):
    ranges = [(start, start + length) for start, length in lengths]
    words = segment.tokens(text)
    inside = [any(s < end and start < e for s, e in ranges) for start, end in words]
    assert segment.words_inside(words, ranges) == sum(inside)
