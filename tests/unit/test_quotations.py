"""The quotations table: its contract, bad input, and any text at all."""

import re

import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from ours import DATA
from quotation_rows import assert_sound

from analysis import quotations, schema

PIECES = [
    *("“", "”", '"', "'", "’", "‘", "«", "»", "„", "''", "``", "\n", "\n\n", " ", ", ", ". ", ": "),
    *("Ali Demir", "Anna Berg, a judge,", "he", "She", "the Turkish leader", "by", "who", "and"),
    *("said", "told reporters", "according to", "called", "adding that", "was", "in his view"),
    *(
        "LAVROV: ",
        "Q: ",
        "We will go",
        "the deal",
        "a",
        "5' 10\"",
        "al-Assad's",
        "— ",
        "(",
        ")",
        "…",
    ),
    *("\x00", "\x1b", "\u202e", "\u200f", "سلام", "Çavuşoğlu", "\ue000", "\r\n", "\u2028", "𝒳"),
]
ANY = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=200)
NEWS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
WORDS = re.findall(
    r"\S+",
    "the a this its his he she it who which said says told wrote called by to of in for after and "
    "but was has not statement report post message letter minister spokesman police ministry union "
    "company people Berg Demir Mr Turkey Post Times ministry's Berg's according published seen "
    "obtained read former latter another two rain late Tuesday “ ” ‘ ’ , , . . — :",
)
SENTENCES = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)


@settings(max_examples=100)
@given(st.one_of(ANY, NEWS, SENTENCES))
@example("MP")
@example("\n““\n“")  # marks with nothing between them, as a heading and below it
@example("The statement by the statement said it was late.")
def test_any_text_gives_a_sound_table(extract, text):
    assert_sound(extract(text), text)


@settings(max_examples=100)
@given(NEWS)
def test_words_between_marks_do_not_overlap(extract, text):
    found = extract(text)
    apart = found[found["marked"] & ~found["kind"].isin(["indirect", "part_quoted"])]
    assert (apart["start"].iloc[1:].to_numpy() >= apart["end"].iloc[:-1].to_numpy()).all()


@settings(max_examples=30)
@given(NEWS)
def test_same_text_same_table(extract, text):
    pd.testing.assert_frame_equal(extract(text), extract(text))


@settings(max_examples=100)
@given(NEWS, NEWS)
def test_another_article_changes_the_entities_alone(extract, text, other):
    """The other may name the same people, or be the same text."""
    alone, beside = extract(text), extract(text, other)
    kept = [name for name in alone.columns if not name.startswith("entity")]
    pd.testing.assert_frame_equal(alone[kept], beside.loc[beside["article_id"] == "a0", kept])


@settings(max_examples=50)
@given(st.lists(NEWS, min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_the_order_of_articles_does_not_matter(texts, random):
    articles = pd.DataFrame({"article_id": [f"a{n}" for n in range(len(texts))], "text": texts})
    order = random.sample(range(len(texts)), len(texts))
    found = quotations.extract(articles)
    again = quotations.extract(articles.iloc[order])
    sort = ["article_id", "quotation_id"]
    pd.testing.assert_frame_equal(
        found.sort_values(sort, ignore_index=True), again.sort_values(sort, ignore_index=True)
    )


def test_types_hold_in_an_empty_table(extract):
    assert extract("").dtypes.equals(schema.table("quotations").empty().dtypes)
    assert extract().dtypes.equals(schema.table("quotations").empty().dtypes)


def test_parts_pass_over_the_furniture():
    text = "By “Red” Ali\n\n“We will go,” Omar said."
    articles = pd.DataFrame({"article_id": ["a"], "text": [text]})
    row = {"article_id": "a", "start": 0, "end": 12, "part": "byline"}
    found = quotations.extract(articles, pd.DataFrame([row]))
    assert found["text"].tolist() == ["We will go,"]
    headline = pd.DataFrame([row | {"part": "headline"}])
    assert len(quotations.extract(articles, headline)) == 2


BAD = {
    "no text": (pd.DataFrame({"article_id": ["a"]}), None, "of articles lacks the column 'text'"),
    "no identifier": (
        pd.DataFrame({"text": ["a"]}),
        None,
        "of articles lacks the column 'article_id'",
    ),
    "identifier twice": (
        pd.DataFrame({"article_id": ["a", "a"], "text": ["", ""]}),
        None,
        "'a' occurs twice",
    ),
    "bytes": (pd.DataFrame({"article_id": ["a"], "text": [b"x"]}), None, "'a' is no string"),
    "number as an identifier": (
        pd.DataFrame({"article_id": [3], "text": [""]}),
        None,
        "article_id 3 is no string",
    ),
    "missing text": (pd.DataFrame({"article_id": ["a"], "text": [None]}), None, "is no string"),
    "parts without spans": (
        pd.DataFrame({"article_id": ["a"], "text": [""]}),
        pd.DataFrame({"article_id": ["a"], "part": ["byline"]}),
        "of parts lacks the column 'start'",
    ),
}


@pytest.mark.parametrize(("articles", "parts", "message"), BAD.values(), ids=BAD)
def test_bad_input_is_refused(articles, parts, message):
    with pytest.raises(ValueError, match=message):
        quotations.extract(articles, parts)


def test_each_word_list_has_its_licence():
    lists = {path.name for path in DATA.glob("quotations_*")}
    licences = (DATA / "quotations_licences.txt").read_text(encoding="utf-8")
    named = {
        name
        for line in licences.splitlines()
        if line.startswith("quotations_")
        for name in line.split(", ")
    }
    assert lists - {"quotations_licences.txt"} == named
