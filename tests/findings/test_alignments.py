"""The alignments of the five articles, against the pairs that an annotator listed."""

import re

import pytest

from analysis import reuse, spans
from analysis.findings import overlap
from analysis.reuse.likeness import plain_words


@pytest.fixture(scope="module")
def listed(tables):
    """The pairs that a careful reader found, each with the alignment that finds it."""
    return overlap.listed(tables)


def test_the_pairs_that_a_reader_finds_are_found(tables, listed):
    missed = listed[listed["alignment_id"].isna()]
    assert missed["note"].tolist() == [
        "one clause in two wordings",
        "one agency’s sentence, it seems, in two rewritings: demand and restore in North Press, "
        "ask for support and broker in Press TV; the agency has press for a return",
    ]
    assert overlap.unlisted(tables).empty


def test_the_kinds_are_those_that_a_reader_gave(listed):
    found = listed[listed["alignment_id"].notna()]
    assert found["found_kind"].tolist() == found["kind"].tolist()
    assert set(found["kind"]) == set(reuse.KINDS)


def test_what_is_verbatim_differs_by_a_the_at_most(tables):
    """The rule lets one word in ten differ; the methods chapter says that none does here."""
    same = tables.alignments[tables.alignments["kind"] == "verbatim"]
    assert len(same) > 3
    for text_a, text_b in zip(same["text_a"], same["text_b"], strict=True):
        one, other = (
            [word for word in plain_words(text) if word != "the"] for text in (text_a, text_b)
        )
        assert one == other


def test_passages_are_whole_clauses(tables):
    """No passage stops inside a bracket, before a relative clause, or before its quotation."""
    texts = tables.articles.set_index("article_id")["text"]
    for row in tables.alignments.itertuples():
        for side in "ab":
            text = texts[getattr(row, f"article_{side}")]
            passage, end = getattr(row, f"text_{side}"), getattr(row, f"end_{side}")
            assert passage.count("(") == passage.count(")")
            assert not re.match(r"\s*(?:that|which|who|where|whose|[(])", text[end:]), passage
            assert not re.match(r"\s*“", text[end:]) or passage[-1] in ".”", passage
            assert not re.search(r"\b(?:in|of|to|and|the|would|on)$", passage), passage


def test_the_article_of_another_event_is_aligned_with_none(tables):
    assert "rt" not in {*tables.alignments.article_a, *tables.alignments.article_b}


@pytest.mark.parametrize(
    ("article", "passage"),
    [
        ("cradle", "We focused on the need to take steps together"),  # after the meeting, not at it
        ("cradle", "another area where we can take several steps together"),
        ("cradle", "second and third nuclear reactor"),
        ("cradle", "purchase a second round of Russian S-400"),  # said a week after the interview
        ("presstv", "confirmed his plans to purchase more S-400 systems"),
        ("presstv", "making it the first NATO member"),  # the agreement of 2017, not the delivery
        ("wmd", "nearly one million people"),
        ("northpress", "amid reports of military buildups"),
    ],
)
def test_passages_that_only_share_words_stay_apart(tables, article, passage):
    found = tables.alignments
    text = tables.articles.set_index("article_id").loc[article, "text"]
    start, end = spans.locate(text, passage)
    for side in "ab":
        rows = found[found[f"article_{side}"] == article]
        assert not ((rows[f"start_{side}"] < end) & (rows[f"end_{side}"] > start)).any()
