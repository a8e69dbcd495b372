"""The provenance of the five articles as it was coded."""

import re

import pytest
from ours import ROOT

from analysis import segment
from analysis.findings import agreement, codings


@pytest.fixture(scope="module")
def provenance(tables):
    return tables.provenance


@pytest.fixture(scope="module")
def text(tables):
    """The sentences of article text, page furniture left out."""
    return segment.article_text(tables.sentences)


def test_every_letter_of_article_text_has_a_row(tables, provenance, text):
    texts = tables.articles.set_index("article_id")["text"]
    missing = []
    for sentence in text.itertuples():
        rows = provenance[provenance["article_id"] == sentence.article_id]
        covered = {at for row in rows.itertuples() for at in range(row.start, row.end)}
        here = texts[sentence.article_id]
        letters = {at for at in range(sentence.start, sentence.end) if here[at].isalnum()}
        if letters - covered:
            missing.append(sentence.sentence_id)
    assert not missing


def test_a_passage_lies_within_one_sentence_of_article_text(provenance, text):
    for row in provenance.itertuples():
        here = text[text["article_id"] == row.article_id]
        assert ((here["start"] <= row.start) & (row.end <= here["end"])).sum() == 1, row.text


def test_passages_of_an_article_stand_in_order_and_do_not_overlap(provenance):
    for _, rows in provenance.groupby("article_id"):
        assert (rows["end"].iloc[:-1].to_numpy() <= rows["start"].iloc[1:].to_numpy()).all()


def test_an_altered_passage_has_its_whole_chain(provenance):
    altered = provenance[provenance["relation"] == "altered"]
    for column in ("sources", "source_says", "change", "effect", "certainty"):
        assert altered[column].ne("").all(), column


def test_a_source_is_given_where_one_is_known_and_only_there(provenance):
    sourceless = provenance["relation"].isin(["own", "unknown"])
    assert provenance["sources"].eq("").equals(sourceless)
    assert provenance.loc[~sourceless, "source_says"].ne("").all()
    assert provenance["certainty"].eq("").equals(provenance["relation"].eq("unknown"))


def test_what_is_unknown_is_not_interpreted(provenance):
    unknown = provenance[provenance["relation"] == "unknown"]
    assert unknown[["change", "effect"]].eq("").all(axis=None)


def test_remarks_are_sentences_of_our_own(tables, provenance):
    """Seven words in a row that stand in an article are not our own."""
    words = [re.findall(r"\w+", t.lower()) for t in tables.articles["text"]]
    runs = {tuple(w[n : n + 7]) for w in words for n in range(len(w) - 6)}
    for column in ("source_says", "change", "effect"):
        for remark in filter(None, provenance[column]):
            assert remark.endswith((".", ".”")), remark
            own = re.findall(r"\w+", remark.lower())
            assert not {tuple(own[n : n + 7]) for n in range(len(own) - 6)} & runs, remark


def test_a_source_has_an_address_and_a_date(tables):
    sources = tables.sources
    assert sources["url"].str.match(r"https?://\S+$").all()
    assert sources["date"].str.match(r"\d{4}-\d\d(-\d\d)?$").all()
    assert set(sources["credited"]) == {"stated", "inferred"}


def test_keys_of_sources_are_in_the_bibliography(tables):
    entries = re.findall(r"@\w+\{([^,]+),", (ROOT / "references.bib").read_text("utf-8"))
    keys = set(tables.sources["key"]) - {""}
    assert keys
    assert keys <= set(entries)


def test_the_decided_share_of_altered_lies_below_both_annotators_in_three_articles(tables, named):
    found = agreement.taken(tables, "altered").set_index("article_id")
    below = found["decided"] < found[codings.annotators(tables)].min(axis=1)
    assert set(below.index[below]) == {"cradle", "presstv", "wmd"}
    assert named["altered_below_both_spelled"] == "three"
    rows = tables.provenance[tables.provenance["relation"] == "altered"]
    length = (rows["end"] - rows["start"]).groupby(rows["article_id"]).sum()
    assert found["decided"].idxmax() == length.idxmax() == "cradle"


def test_what_both_have_as_altered_and_the_table_has_not_is_a_clause_and_an_account(tables):
    both = agreement.given_by_both(tables, "altered")
    other = both[both["decided"] != "altered"]
    texts = tables.articles.set_index("article_id")["text"]
    found = {
        row.article_id: (row.decided, texts[row.article_id][row.start : row.end])
        for row in other.itertuples()
    }
    assert {one: decided for one, (decided, _) in found.items()} == {
        "cradle": "edited",
        "presstv": "unknown",
        "wmd": "unknown",
    }
    assert "regardless of" in found["presstv"][1]
    assert "regardless of" in found["wmd"][1]
    settled = tables.adjudications[tables.adjudications["table"] == "provenance"]
    told = settled[settled["first"].eq("altered") & settled["second"].eq("altered")]
    assert set(told["article_id"]) >= set(found)
    assert told["reason"].ne("").all()
