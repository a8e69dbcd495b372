"""What the recorded benchmarks must say, and what the methods chapter says of them."""

import pytest
from bs4 import BeautifulSoup

from analysis.findings import quality
from analysis.pages import methods as page

COUNTS = (
    r"sentences with planted|growth|identity|logodds|speed|aligned pairs|hand-made|searches|"
    r"by probability|an annotator listed|made from word statistics"
)
"""Datasets whose figures come from no sample: sizes, speeds, equalities, counts of a whole set."""


@pytest.fixture(scope="module")
def ours(tables):
    rows = tables.benchmarks
    counted = rows["dataset"].str.contains(COUNTS) | rows["metric"].str.match(
        "pairs|pronouns counted|(articles( wholly right)?|quotations|reports without marks)$"
    )
    return rows[rows["peer"].eq("") & ~counted]


def test_every_score_of_ours_has_an_interval(ours):
    bare = ours[ours["low"].isna() & ~ours["split"].str.contains("folds")]
    assert bare[["dataset", "metric", "split"]].values.tolist() == []
    assert (ours["low"].dropna() <= ours["value"][ours["low"].notna()]).all()
    assert (ours["high"].dropna() >= ours["value"][ours["high"].notna()]).all()


def test_a_difference_is_that_of_the_two_scores_on_one_split(tables):
    rows = tables.benchmarks.set_index(["dataset", "split", "metric", "peer"])["value"]
    minus = [key for key in rows.index if key[2].endswith(quality.MINUS)]
    assert len(minus) > 10
    for dataset, split, metric, peer in minus:
        score = metric.removesuffix(quality.MINUS)
        own, other = rows[dataset, split, score, ""], rows[dataset, split, score, peer]
        assert rows[dataset, split, metric, peer] == pytest.approx(own - other, abs=2e-4)


def test_a_measured_figure_takes_the_place_of_a_quoted_one(tables):
    key = ["dataset", "split", "metric", "peer"]
    assert not tables.benchmarks.duplicated(key).any()


def test_figures_on_texts_left_unread_stand_apart(tables):
    found = quality.figures(tables, "PolNeAR").set_index(["metric", "peer"])
    (told,) = found.loc[("person behind a pronoun", ""), "unread"]
    assert told[-1] == "train, unseen"
    assert not found.loc[("speaker, end-to-end F1", ""), "unread"]
    shown = BeautifulSoup(page.benchmarks(tables, "x", "Caption.", "PolNeAR"), "html.parser")
    heads = [cell.get_text() for cell in shown.thead.find_all("th")]
    assert "on texts used in development" in heads
    assert "on texts left unread" in heads
    below = shown.find_all("small")
    assert below
    assert all(one.get_text() for one in below)
    assert not any(cell.find_all()[-1].name == "br" for cell in shown.find_all("td") if cell.br)


@pytest.mark.parametrize("dataset", ["WMT21 news pool de-en", "passages of other outlets"])
def test_what_was_only_left_out_of_learning_was_used_in_development(tables, dataset):
    ours = quality.figures(tables, dataset)
    ours = ours[ours["peer"] == ""]
    assert not ours["unread"].map(len).any()
    splits = {split for told in ours["seen"] for *_, split in told}
    assert splits & {"development, five folds by story", "corpora not learned from"}


def test_a_peer_is_faster_among_few_sentences_and_ours_among_many(tables):
    fastest = quality.scale(tables).drop_duplicates("sentences").set_index("sentences")["peer"]
    assert fastest.loc[10_000].startswith("DuckDB")
    assert fastest.loc[1_000_000] == ""


def test_the_news_variant_beats_vader_on_one_set_of_targets_and_not_on_the_other(tables):
    peer = "VADER, eight words each side"
    lows = {
        name: quality.figures(tables, name).set_index("peer").at[peer, "difference"][0][1]
        for name in ("mtsc-rw", "mtsc-mt")
    }
    assert lows["mtsc-rw"] > 0 > lows["mtsc-mt"]


def test_a_share_of_reuse_lies_between_its_bounds_when_the_unsure_are_counted(named):
    for name in ("shown", "near"):
        least, most = named[f"bench_{name}_least"], named[f"bench_{name}_most"]
        assert least < named[f"bench_{name}"] < most
        unsure = round((most - least) * named[f"bench_{name}_drawn"])
        assert unsure == named[f"bench_{name}_unsure"] > 0
    assert "bench_far_unsure" not in named
