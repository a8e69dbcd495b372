import importlib.util
import math
import re

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from ours import ROOT

from analysis import evaluation, schema

TEXT = "The mayor said: “We will build.” The so-called “plan” failed, she told the Post."


def spans_of(*rows, **columns):
    table = pd.DataFrame(rows, columns=["article_id", "start", "end"])
    return table.assign(**columns)


def quotations_of(*rows):
    columns = ["start", "end", "kind", "marked", "speaker", "cue", "cue_start"]
    table = pd.DataFrame(rows, columns=columns)
    table["text"] = [TEXT[s:e] for s, e in zip(table["start"], table["end"], strict=True)]
    return table.assign(article_id="one").astype({"cue_start": "Int64"})


def test_equal_spans_are_joined_and_others_are_not():
    first = spans_of(("one", 0, 5), ("one", 6, 9), ("two", 0, 5))
    second = spans_of(("one", 0, 5), ("one", 6, 10), ("three", 0, 5))
    assert evaluation.pairs(first, second)[["first", "second"]].values.tolist() == [[0, 0]]


def test_the_largest_overlap_wins_and_a_span_is_joined_once():
    first = spans_of(("one", 0, 10), ("one", 2, 10))
    second = spans_of(("one", 1, 10))
    found = evaluation.pairs(first, second, overlap=0.5)
    assert found[["first", "second"]].values.tolist() == [[0, 0]]
    assert found["overlap"].iloc[0] == pytest.approx(0.9)


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 9)), unique=True))
def test_a_table_matches_itself(rows):
    table = spans_of(*[("one", start, start + length) for start, length in rows])
    found = evaluation.pairs(table, table)
    assert list(found["first"]) == list(found["second"]) == list(table.index)


@pytest.mark.parametrize(
    ("counts", "value"), [((0, 0, 0), 1), ((3, 0, 0), 0), ((2, 2, 2), 1), ((4, 2, 1), 1 / 3)]
)
def test_f1(counts, value):
    assert evaluation.f1(*counts) == pytest.approx(value)


def test_agreement_is_corrected_for_chance():
    """Cohen's kappa worked by hand: observed .8, expected .5 · .5 + .5 · .5 = .5 -> .6."""
    first = pd.Series(list("aaaaabbbbb"))
    second = pd.Series(list("aaaababbbb"))
    found = evaluation.agreement(first, second)
    assert found["n"] == 10
    assert found["observed"] == pytest.approx(0.8)
    assert found["kappa"] == pytest.approx(0.6)
    assert found["alpha"] == pytest.approx(1 - 0.2 / (2 * 10 * 10 / (20 * 19)))


def test_the_interval_of_kappa_lies_around_it_and_is_wider_where_units_hang_together():
    first = pd.Series(["a"] * 30 + ["b"] * 30)
    second = pd.Series((["a"] * 8 + ["b"] * 2) * 3 + (["b"] * 8 + ["a"] * 2) * 3)
    alone = evaluation.agreement(first, second)
    assert alone["low"] < alone["kappa"] < alone["high"]
    assert 0.3 < alone["high"] - alone["low"] < 0.5  # error of a share of 60 at .8: .05, twice that
    halves = pd.Series(np.arange(60) // 30 * 2 + second.eq(first).astype(int))
    together = evaluation.agreement(first, second, halves)
    assert together["kappa"] == alone["kappa"]
    assert together["high"] - together["low"] > alone["high"] - alone["low"]


def test_where_all_are_coded_alike_there_is_no_interval():
    found = evaluation.agreement(pd.Series(list("aab")), pd.Series(list("aab")))
    assert found["kappa"] == 1
    assert math.isnan(found["low"])
    assert math.isnan(found["high"])


def test_cells_of_one_claim_belong_together():
    cells = pd.MultiIndex.from_product([["c1", "c2"], ["one", "two"]])
    assert evaluation.owner(pd.Series(list("aabb"), cells)).tolist() == ["c1", "c1", "c2", "c2"]


def test_agreement_without_variety_has_no_chance_level():
    found = evaluation.agreement(pd.Series(["a", "a"]), pd.Series(["a", "a"]))
    assert found["observed"] == 1
    assert math.isnan(found["kappa"])


def test_agreement_refuses_different_units():
    with pytest.raises(ValueError, match="different units"):
        evaluation.agreement(pd.Series(["a"], index=[0]), pd.Series(["a"], index=[1]))


def test_span_agreement_counts_spans_words_and_codes():
    articles = pd.DataFrame({"article_id": ["one"], "text": ["red green blue black white"]})
    one = spans_of(("one", 0, 3), ("one", 4, 9), annotator="A", kind=["x", "y"])
    two = spans_of(("one", 0, 3), ("one", 10, 14), annotator="B", kind=["y", "y"])
    found = evaluation.span_agreement(pd.concat([one, two]), articles, "kind", [])
    found = found.set_index("measure")
    assert found.at["spans", "observed"] == pytest.approx(0.5)
    assert found.at["words", "n"] == 5
    assert found.at["words", "observed"] == pytest.approx(0.4)  # black and white, in both none
    assert found.at["kind", "n"] == 1
    assert found.at["kind", "observed"] == 0


def marks():
    """Two annotators: the first passage touches, with one code; the others do not or differ."""
    one = spans_of(("one", 0, 9), ("one", 20, 30), code=["x", "y"])
    two = spans_of(("one", 8, 12), ("one", 20, 30), ("two", 0, 9), code=["x", "x", "x"])
    return one, two


def test_passages_of_free_length_are_one_where_they_touch():
    found = evaluation.marked_agreement(*marks()).set_index("measure")
    assert found.at["passages", "n"] == 3
    assert found.at["passages", "observed"] == pytest.approx(2 * 2 / 5)
    assert found.at["passages and code", "observed"] == pytest.approx(2 * 1 / 5)


def test_agreement_on_a_code_takes_the_passages_of_that_code():
    found = evaluation.marked_codes(*marks()).set_index("code")
    assert found.loc["x"].tolist() == [1, 3, 1, pytest.approx(0.5)]
    assert found.loc["y"].tolist() == [1, 0, 0, 0]


def test_a_code_is_present_in_an_article_wherever_it_stands():
    first, second = evaluation.present_codes(*marks(), ["one", "two"])
    assert first.to_dict() == {
        ("x", "one"): "yes",
        ("x", "two"): "no",
        ("y", "one"): "yes",
        ("y", "two"): "no",
    }
    assert second.tolist() == ["yes", "yes", "no", "no"]


def test_a_code_can_belong_to_something_else_than_an_article():
    one, two = (rows.rename(columns={"article_id": "version"}) for rows in marks())
    as_articles = evaluation.present_codes(*marks(), ["one", "two"])
    as_versions = evaluation.present_codes(one, two, ["one", "two"], "version")
    for articles, versions in zip(as_articles, as_versions, strict=True):
        assert articles.to_dict() == versions.to_dict()
        assert versions.index.names == ["code", "version"]


def test_whoever_marks_nothing_agrees_with_nobody():
    one, two = marks()
    assert (evaluation.marked_agreement(one, two.iloc[:0])["observed"] == 0).all()
    assert (evaluation.marked_agreement(one.iloc[:0], two.iloc[:0])["observed"] == 1).all()


def test_cell_agreement_counts_silence():
    rows = [("A", "c1", "one", "alike"), ("A", "c1", "two", "alike"), ("B", "c1", "one", "differ")]
    codings = pd.DataFrame(rows, columns=["annotator", "claim_id", "article_id", "relation"])
    found = evaluation.cell_agreement(codings, ["c1", "c2"], ["one", "two"]).set_index("measure")
    assert found.at["told", "n"] == 4
    assert found.at["told", "observed"] == pytest.approx(0.75)
    assert found.at["relation", "observed"] == pytest.approx(0.5)
    assert found.at["relation where one speaks", "n"] == 2
    assert found.at["relation among several for one", "n"] == 2
    assert found.at["relation among several", "n"] == 1
    assert found.at["relation among several", "observed"] == 0


def test_what_follows_from_who_speaks_is_no_agreement_on_how():
    """Ten claims that one article makes alone do not help with the one on which coders differ."""
    alone = [(a, f"c{n}", "one", "only_one") for a in "AB" for n in range(10)]
    told = [("A", "d", "one", "alike"), ("A", "d", "two", "differ")]
    told += [("B", "d", "one", "differ"), ("B", "d", "two", "differ")]
    columns = ["annotator", "claim_id", "article_id", "relation"]
    codings = pd.DataFrame([*alone, *told], columns=columns)
    claims = [f"c{n}" for n in range(10)] + ["d"]
    found = evaluation.cell_agreement(codings, claims, ["one", "two"]).set_index("measure")
    assert found.at["relation", "kappa"] > 0.9
    assert found.at["relation where one speaks", "n"] == 12
    assert found.at["relation among several for one", "n"] == 2
    assert found.at["relation among several", "n"] == 2
    assert found.at["relation among several", "kappa"] == 0


GOLD = quotations_of(
    (17, 31, "direct", True, "mayor", "said", 10),
    (48, 52, "scare", True, "", "", None),
    (33, 61, "indirect", True, "mayor", "told", 67),
)


def test_a_perfect_table_has_no_errors():
    scores = evaluation.quotation_scores(GOLD, GOLD)
    assert (scores["value"] == 1).all()
    assert evaluation.errors(GOLD, GOLD).empty


def test_every_kind_of_error_is_listed():
    found = quotations_of(
        (17, 31, "direct", True, "Post", "told", 67),
        (4, 14, "indirect", True, None, None, None),
    )
    listed = evaluation.errors(found, GOLD)
    assert set(zip(listed["start"], listed["error"], strict=True)) == {
        (4, "invented"),
        (17, "speaker"),
        (17, "cue"),
        (33, "missed"),
        (48, "missed"),
    }
    scores = evaluation.quotation_scores(found, GOLD).set_index("measure")["value"]
    assert scores["spans between marks, F1"] == pytest.approx(2 / 3)
    assert scores["kind between marks"] == 1
    assert scores["speaker between marks"] == 0
    assert scores["reported speech, F1"] == 0


def test_label_scores_count_equal_spans():
    gold = spans_of(("one", 0, 3), ("one", 4, 9), referent="r", voice="outlet")
    gold["category"] = ["a", "b"]
    found = gold.iloc[:1].assign(voice="quoted")
    scores = evaluation.label_scores(found, gold).set_index("measure")["value"]
    assert scores["labels, F1"] == pytest.approx(2 / 3)
    assert scores["category of those found"] == 1
    assert scores["voice of those found"] == 0


def pairs_of(*rows):
    columns = ["article_a", "start_a", "end_a", "article_b", "start_b", "end_b"]
    return pd.DataFrame(rows, columns=columns).assign(kind="verbatim")


def test_recall_counts_a_pair_of_which_half_the_shorter_passage_is_covered():
    given = pairs_of(("n", 0, 100, "s", 0, 100), ("n", 200, 300, "s", 200, 300))
    computed = pairs_of(("n", 0, 40, "s", 50, 90), ("n", 260, 300, "s", 100, 200))
    computed["alignment_id"] = ["x", "y"]
    found = evaluation.recall(computed, given)
    assert found["alignment_id"].isna().tolist() == [False, True]
    assert found["share"].tolist() == [0.4, 0.0]
    assert evaluation.unlisted(computed, given)["alignment_id"].tolist() == ["y"]


def test_a_benchmark_is_one_figure():
    rows = [
        ("a", "dev", "m", 1.0, ""),
        ("a", "dev", "m", 2.0, "peer"),
        ("a", "dev", "m", 3.0, "peer"),
    ]
    table = pd.DataFrame(rows, columns=["dataset", "split", "metric", "value", "peer"])
    assert evaluation.benchmark(table, "a", "m", split="dev") == 1
    with pytest.raises(LookupError, match="2 figures are recorded for a, dev, 'm' of peer"):
        evaluation.benchmark(table, "a", "m", "peer", "dev")


def script(name):
    """A module of the benchmarks."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "benchmarks" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def recording():
    """The module by which benchmarks are recorded."""
    return script("recording")


@pytest.fixture(scope="module")
def outside():
    """The module that scores pairs of passages of outside corpora."""
    return script("outside_pairs")


def test_pairs_of_articles_are_one_cluster_where_a_chain_joins_them(outside):
    pairs = [("a", "b"), ("c", "d"), ("e", "b"), ("f", "e"), ("d", "c")]
    cluster = outside.clusters(pairs).tolist()
    assert cluster[0] == cluster[2] == cluster[3]
    assert cluster[1] == cluster[4]
    assert len(set(cluster)) == 2


def test_an_interval_is_wider_where_pairs_hang_together(outside):
    """Forty pairs in four clusters, in each of which all are reuse or none is."""
    truth = np.repeat([True, False, True, False], 10)
    ends = []
    for cluster in (np.arange(40), np.repeat(np.arange(4), 10)):
        told = outside.interval(lambda y, _: float(y.mean()), truth, truth * 1.0, cluster)
        ends.append([float(end) for end in re.findall(r"[\d.]+", told)])
    (value, low, high), (same, lower, higher) = ends
    assert value == same == 0.5
    assert low > 0.3
    assert high < 0.7
    assert lower < 0.3
    assert higher > 0.7


def test_figures_take_the_place_of_what_the_same_command_gave(tmp_path, recording):
    path = tmp_path / "results.csv"
    old = "a,,dev,m,1,,,,run.py a,,\na,,dev,m,2,,,peer,README,,\n"
    path.write_text(",".join(schema.table("benchmarks").names) + "\n" + old)
    figure = {"dataset": "a", "split": "dev", "metric": "m", "value": "3", "command": "run.py a"}
    recording.record([figure], ["run.py a"], path)
    table = pd.read_csv(path, dtype=str, keep_default_na=False)
    assert table[["value", "peer"]].values.tolist() == [["3", ""], ["2", "peer"]]
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", table.loc[0, "date"])
    assert table.loc[1, "date"] == ""
