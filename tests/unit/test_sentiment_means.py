"""Permutation test of mean sentiment, on tables whose answer is known."""

import numpy as np
import pandas as pd
import pytest

from analysis.sentiment import difference_test, shuffled_means
from analysis.significance import MIN_ARTICLES


def table(scores: dict[str, list[list[float]]]) -> pd.DataFrame:
    """Outlet to articles, each a list of compounds."""
    rows = [
        (outlet, f"{outlet}{a}", f"{outlet}{a}-s{s}", compound)
        for outlet, articles in scores.items()
        for a, article in enumerate(articles)
        for s, compound in enumerate(article)
    ]
    return pd.DataFrame(rows, columns=["outlet", "article_id", "sentence_id", "compound"])


def test_one_article_each_is_refused_however_small_p():
    made = difference_test(table({"a": [[1.0] * 20], "b": [[-1.0] * 20]}), n=500)
    assert (made["p"] < 0.01).all()
    assert made["verdict"].tolist() == ["too few articles"] * 2
    assert made["fewest_articles"].tolist() == [1, 1]


def test_outlets_that_differ_are_found_with_enough_articles():
    rng = np.random.default_rng(1)
    data = table(
        {
            outlet: [list(rng.normal(mean, 0.1, 5)) for _ in range(MIN_ARTICLES)]
            for outlet, mean in (("a", 0.4), ("b", -0.4))
        }
    )
    made = difference_test(data, by="outlet", unit="article_id", n=999)
    assert made["verdict"].tolist() == ["differs", "differs"]
    assert made.loc[0, "value"] > made.loc[0, "null_high"]


def test_shuffled_outlets_differ_no_more_often_than_they_should():
    """Under the null, p is uniform: about a twentieth of many tests fall below .05."""
    rng = np.random.default_rng(2)
    below = []
    for _ in range(120):
        data = table({o: [list(rng.normal(0, 1, 3)) for _ in range(6)] for o in "ab"})
        made = difference_test(data, by="outlet", unit="article_id", n=99, seed=3)
        below.append(made.loc[0, "p"] <= 0.05)
    assert 0.005 < np.mean(below) < 0.12


def test_strata_are_kept():
    """Two outlets that differ only in what they write on do not differ within a topic."""
    data = table({"a": [[0.9] * 30, [0.1] * 4], "b": [[0.9] * 4, [0.1] * 30]})
    data["topic"] = np.where(data["compound"] > 0.5, "peace", "war")
    loose = difference_test(data, by="outlet", n=200)
    within = difference_test(data, by="outlet", stratum="topic", n=200)
    assert loose.loc[0, "p"] < 0.05
    assert within.loc[0, "p"] == 1


def test_the_seed_fixes_the_result():
    data = table({"a": [[0.1, 0.5, 0.2]], "b": [[0.3, -0.4, 0.6]]})
    pd.testing.assert_frame_equal(
        difference_test(data, n=50, seed=7), difference_test(data, n=50, seed=7)
    )


def test_bad_input_is_named():
    data = table({"a": [[0.1], [0.2]], "b": [[0.3]]})
    with pytest.raises(ValueError, match="lacks the column 'city'"):
        difference_test(data, by="city")
    with pytest.raises(ValueError, match="needs two groups"):
        difference_test(data[data["outlet"] == "a"], by="outlet")
    with pytest.raises(ValueError, match="more than one article_id"):
        difference_test(data, by="article_id", unit="outlet")


def test_shuffled_means_lie_around_the_common_mean():
    data = table({"a": [[1.0] * 10], "b": [[0.0] * 10], "c": [[0.5] * 80]})
    made = shuffled_means(data).set_index("article_id")
    assert made["mean"].to_dict() == {"a0": 1.0, "b0": 0.0, "c0": 0.5}
    assert (made["null_low"] < 0.5).all()
    assert (made["null_high"] > 0.5).all()
    width = made["null_high"] - made["null_low"]
    assert width["c0"] < width["a0"], "a longer article varies less"
    assert made.loc["a0", "mean"] > made.loc["a0", "null_high"]
