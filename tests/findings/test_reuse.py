"""What the chapter on shared words asserts about groups and about what is missed."""

import io
import re

import pandas as pd
import pytest
from bs4 import BeautifulSoup

from analysis import evaluation
from analysis.figures import methods, parallel
from analysis.findings import overlap, quality
from analysis.pages import overlap as pages
from analysis.reuse import LEAST, difference

PASSAGES = "passages of other outlets"


@pytest.fixture(scope="module")
def versions(tables):
    return overlap.versions(tables)


def group_with(tables, versions, words):
    """Return the versions of one passage by article, with the kinds of its pairs."""
    group = versions.loc[versions["text"].str.contains(words, regex=False), "group"].iloc[0]
    pairs = tables.alignments[tables.alignments["group"] == group]
    kinds = {(row.article_a, row.article_b): row.kind for row in pairs.itertuples()}
    return versions[versions["group"] == group].set_index("article_id")["text"], kinds


def test_no_passage_is_in_four_articles(versions):
    assert set(versions.groupby("group")["article_id"].nunique()) == {3}


def test_in_remarks_of_erdogan_the_line_runs_between_the_same_outlets(tables, versions):
    for words in ("carry great importance", "dependent on Turkey-Russia ties", "every day"):
        texts, kinds = group_with(tables, versions, words)
        assert set(texts.index) == {"presstv", "northpress", "wmd"}
        assert kinds == {
            ("presstv", "wmd"): "verbatim",
            ("presstv", "northpress"): "translation_variant",
            ("northpress", "wmd"): "translation_variant",
        }


def test_there_are_no_other_remarks_in_three_translations(tables, versions):
    variants = tables.alignments[tables.alignments["kind"] == "translation_variant"]
    assert variants["group"].nunique() == 3
    assert set(variants["group"]) <= set(versions["group"])


def test_the_clause_on_defence_cooperation_is_divided_by_its_marks(tables, versions):
    _, kinds = group_with(tables, versions, "regardless of American objections")
    assert kinds[("presstv", "northpress")] == kinds[("northpress", "wmd")] == "quote_paraphrase"
    assert kinds[("presstv", "wmd")] == "shared_wording"


def test_world_markets_daily_stops_before_what_putin_said_of_the_cooperation(tables, versions):
    texts, _ = group_with(tables, versions, "passing reference to Syria")
    for article_id in ("presstv", "northpress"):
        steps = difference(texts[article_id], texts["wmd"])
        assert steps["operation"].iloc[-1] == "dropped"
        assert "cooperat" in steps["text_a"].iloc[-1]
    assert not set(texts["presstv"].split()[-2:]) & set(texts["northpress"].split())


def test_the_cradle_is_in_one_group_and_there_with_a_caption(tables, versions):
    own = versions[versions["article_id"] == "cradle"]
    assert len(own) == 1
    sentences = tables.sentences[tables.sentences["article_id"] == "cradle"]
    part = sentences.loc[sentences["start"] == own["start"].iloc[0], "part"]
    assert part.tolist() == ["caption"]


def test_of_the_two_missed_pairs_one_is_the_request_to_putin(tables):
    missed = overlap.missed(tables)
    request = tables.passages.set_index("passage_id")
    assert len(missed) == 2
    for side, name in (("a", "presstv-request"), ("b", "northpress-request")):
        start, end = request.loc[name, ["start", "end"]]
        assert missed[f"article_{side}"].iloc[1] == request.loc[name, "article_id"]
        assert missed[f"start_{side}"].iloc[1] < end
        assert missed[f"end_{side}"].iloc[1] > start


def test_date_sanctions_and_missiles_are_told_apart(tables):
    apart = overlap.claims_apart(tables)
    assert {"sochi-date", "us-sanctions-defence", "s400-second-batch"} <= set(apart["claim_id"])
    assert not apart.duplicated().any()
    assert (apart["article_a"] != apart["article_b"]).all()


def test_versions_are_shown_with_the_words_that_only_one_has(tables, versions):
    page = BeautifulSoup(parallel.versions(tables, "name"), "html.parser")
    assert page.select_one(".finding").get_text().startswith("Words that no other version")
    group = versions["group"].iloc[3]
    rows, page = versions[versions["group"] == group], page.find(id=f"name-{group}")
    assert [quote.p.get_text() for quote in page.select("blockquote")] == rows["text"].tolist()
    others = dict(zip(rows["article_id"], rows["text"], strict=True))
    for article_id, quote in zip(rows["article_id"], page.select("blockquote"), strict=True):
        rest = " ".join(text for name, text in others.items() if name != article_id)
        for mark in quote.select("mark"):
            assert mark.get_text() not in rest


def test_the_tables_of_pairs_have_a_row_for_each(tables):
    for view, rows in (
        (pages.missed(tables), overlap.missed(tables)),
        (pages.alignments(tables), tables.alignments),
    ):
        page = BeautifulSoup(view, "html.parser")
        assert len(page.select("tbody tr")) == len(rows)


def test_what_is_called_probable_is_reuse_more_often(tables):
    """The figure of the methods chapter has a point for each range, and they rise."""
    svg = BeautifulSoup(methods.reliability(tables), "html.parser").svg
    shares = [float(share) for share in re.findall(r"([0-9.]+) at", svg["aria-label"])]
    assert len(shares) >= 4
    assert shares == sorted(shares)
    frame = pd.read_csv(io.StringIO(methods.reliability(tables).files[".csv"]))
    inside = frame["mean probability"].between(frame["low"], frame["high"]).sum()
    assert methods.reliability(tables).finding.startswith(f"In {inside} of {len(frame)} ranges")


def test_a_range_of_probability_stands_where_its_pairs_are_on_the_mean(tables):
    """Most pairs of the lowest range have nearly no probability, and none stands at its middle."""
    found = quality.reliability(tables)
    judged = tables.benchmarks.set_index(["dataset", "metric"])["value"]
    assert found["pairs"].sum() == judged[PASSAGES, "pairs"]
    assert (found["share"] * found["pairs"]).sum() == pytest.approx(
        judged[PASSAGES, "pairs that are reuse"], abs=0.5
    )
    ends = [n / len(found) for n in range(len(found) + 1)]
    assert all(found["probability"].between(ends[:-1], ends[1:]))
    assert found["probability"].iloc[0] < 0.05
    assert (found["low"] <= found["share"]).all()
    assert (found["share"] <= found["high"]).all()


def test_a_range_with_few_pairs_has_a_wide_interval(tables):
    found = quality.reliability(tables).set_index("pairs")
    width = found["high"] - found["low"]
    assert width[found.index < 30].min() > 2 * width[found.index > 100].max()


def test_the_listed_pairs_that_are_probable_are_as_many_as_recorded(tables):
    """The figure with them is that of the weights in use; without them it is lower."""
    rows = tables.benchmarks[tables.benchmarks["dataset"] == "pairs that an annotator listed"]
    recorded = rows.set_index("metric")["value"]
    probable = tables.alignments[tables.alignments["probability"] >= LEAST]
    found = evaluation.recall(probable, tables.coded_alignments)["alignment_id"].notna().sum()
    assert recorded["found, learned from them as well"] == found
    assert recorded["found, learned from other outlets alone"] < found
