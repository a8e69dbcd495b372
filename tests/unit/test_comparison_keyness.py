"""Measures of keyness against values worked by hand, and their null on known answers."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import comparison as c

COUNTS = pd.DataFrame({"a": [8, 1, 1], "b": [2, 6, 2]}, index=["war", "peace", "talks"])
PAIRS = st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=2, max_size=8).filter(
    lambda pairs: all(sum(side) > 0 for side in zip(*pairs, strict=True))
)


def test_log_odds_by_hand():
    delta, error = c.log_odds([8, 2], [2, 8], 0.5, n_prior=1.0)
    assert delta[0] == pytest.approx(math.log(8.5 / 2.5) - math.log(2.5 / 8.5))
    assert error[0] == pytest.approx(math.sqrt(1 / 8.5 + 1 / 2.5))
    _, four = c.log_odds([8, 2], [2, 8], 0.5, n_prior=1.0, terms=4)
    assert four[0] == pytest.approx(math.sqrt(2 / 8.5 + 2 / 2.5))


@pytest.mark.parametrize(
    ("a", "b", "delta", "convokit", "scattertext"),
    [
        (690, 186, 0.9938483296738791, 12.032273303136094, 12.011465383058692),
        (358, 336, -0.2586606762372776, -3.4058421876736475, -3.3988799970629513),
    ],
)
def test_log_odds_equals_other_implementations(a, b, delta, convokit, scattertext):
    """Counts of two words in the 2012 convention speeches (100,112 and 72,385 words, 8,641 types).

    The z scores were computed with ConvoKit 5.0.0 and scattertext 0.2.2, prior .1 a word.
    """
    totals = {"n_a": 100_112, "n_b": 72_385, "n_prior": 864.1}
    mine, two = c.log_odds([a], [b], [0.1], **totals)
    _, four = c.log_odds([a], [b], [0.1], **totals, terms=4)
    assert mine[0] == pytest.approx(delta, abs=1e-9)
    assert mine[0] / two[0] == pytest.approx(convokit, abs=1e-9)
    assert mine[0] / four[0] == pytest.approx(scattertext, abs=1e-9)


def test_word_shift_share_equals_shifterator():
    """shifterator 0.3.0 gives .008534758805449242 for the first of these words."""
    jsd = c.jsd_contribution([690], [186], 100_112, 72_385)[0]
    assert jsd / 0.08663191483039563 == pytest.approx(0.008534758805449242, abs=1e-9)


def test_log_odds_with_totals_is_that_of_the_whole_vocabulary():
    prior = c.pooled_prior(COUNTS)
    whole, _ = c.log_odds(COUNTS["a"], COUNTS["b"], prior)
    part, _ = c.log_odds([8], [2], [10], n_a=10, n_b=10, n_prior=20)
    assert part[0] == pytest.approx(whole[0])


def test_a_prior_draws_rare_words_to_nought():
    raw, _ = c.log_odds(COUNTS["a"], COUNTS["b"], np.full(3, 0.01))
    drawn, _ = c.log_odds(COUNTS["a"], COUNTS["b"], c.pooled_prior(COUNTS, weight=500))
    assert (np.abs(drawn) < np.abs(raw)).all()


def test_g2_by_hand():
    value = 2 * (8 * math.log(8 / 5) + 2 * math.log(2 / 5))
    assert c.g2([8], [2], 10, 10)[0] == pytest.approx(value)
    assert c.g2([2], [8], 10, 10)[0] == pytest.approx(-value)
    assert c.g2([8], [2], 10, 10, cells=4)[0] == pytest.approx(2 * value)
    assert c.g2([0, 5], [0, 5], 10, 10).tolist() == [0, 0]


def test_log_ratio_counts_doublings():
    assert c.log_ratio([8], [2], 10, 10)[0] == 2
    assert c.log_ratio([2], [4], 10, 5)[0] == -2
    assert c.log_ratio([4], [0], 10, 10)[0] == 3, "nought is taken as a half"


def test_jsd_is_nought_for_like_and_one_for_unlike():
    assert c.jsd_contribution([3, 1], [6, 2], 4, 8).sum() == pytest.approx(0)
    assert c.jsd_contribution([3, 1, 0], [0, 0, 5], 4, 5).sum() == pytest.approx(1)


@given(PAIRS)
def test_measures_turn_sign_with_the_sides(pairs):
    a, b = np.array(pairs).T
    n_a, n_b = a.sum(), b.sum()
    there, _ = c.log_odds(a, b, np.full(len(a), 0.1))
    back, _ = c.log_odds(b, a, np.full(len(a), 0.1))
    assert there == pytest.approx(-back, abs=1e-9)
    assert c.log_ratio(a, b, n_a, n_b) == pytest.approx(-c.log_ratio(b, a, n_b, n_a), abs=1e-9)
    assert abs(c.g2(a, b, n_a, n_b)) == pytest.approx(abs(c.g2(b, a, n_b, n_a)), abs=1e-9)
    jsd = c.jsd_contribution(a, b, n_a, n_b)
    assert (jsd >= -1e-12).all()
    assert jsd.sum() <= 1 + 1e-9


def test_keyness_sets_each_group_against_the_rest():
    three = COUNTS.assign(c=[0, 0, 9])
    table = c.keyness(three)
    assert len(table) == 9
    first = table.groupby("group").head(1).set_index("group")["word"]
    assert first.to_dict() == {"a": "war", "b": "peace", "c": "talks"}
    war = table[(table["group"] == "a") & (table["word"] == "war")].iloc[0]
    assert (war["n"], war["n_others"]) == (8, 2)
    assert war["low"] < war["delta"] < war["high"]
    assert war["z"] == pytest.approx(war["delta"] / ((war["high"] - war["low"]) / 2 / 1.959964))


def test_two_groups_mirror_each_other():
    table = c.keyness(COUNTS, prior=0.1).pivot(index="word", columns="group", values="z")
    assert table["a"].to_numpy() == pytest.approx(-table["b"].to_numpy())


@pytest.mark.parametrize(
    ("counts", "prior", "message"),
    [
        (COUNTS[["a"]], 0.1, "two or more groups"),
        (COUNTS.assign(b=0), 0.1, "each with words"),
        (COUNTS, 0.0, "above 0 for every word"),
        (COUNTS, pd.Series({"war": 1.0}), "peace"),
    ],
)
def test_keyness_refuses(counts, prior, message):
    with pytest.raises(ValueError, match=message):
        c.keyness(counts, prior)


def test_word_shift_adds_up_to_the_divergence():
    table = c.word_shift(COUNTS["a"], COUNTS["b"])
    assert table["share"].sum() == pytest.approx(1)
    assert table["word"].tolist()[:2] == ["peace", "war"]
    assert table["side"].tolist()[:2] == ["b", "a"]
    assert c.word_shift(COUNTS["a"], COUNTS["a"])["share"].tolist() == [0, 0, 0]


def test_word_shift_takes_different_vocabularies():
    table = c.word_shift(pd.Series({"war": 2}), pd.Series({"peace": 2}))
    assert table["jsd"].tolist() == [0.5, 0.5]


# -------------------------------------------------------------------------------------- null


def vocabulary(words: dict[str, list[list[str]]], per_article: int = 1) -> pd.DataFrame:
    """Outlet to sentences (lists of words), ``per_article`` sentences to an article."""
    rows = [
        (f"{outlet}-s{s}", f"{outlet}-{s // per_article}", outlet, word, 1)
        for outlet, lists in words.items()
        for s, sentence in enumerate(lists)
        for word in sentence
    ]
    return pd.DataFrame(rows, columns=["sentence_id", "article_id", "outlet", "word", "n"])


def test_dispersion_counts_sentences_and_articles():
    table = vocabulary({"a": [["war", "war"], ["war"], ["peace"]]}, per_article=2)
    war = c.dispersion(table, by="outlet").set_index("word").loc["war"]
    assert war[["n", "n_sentences", "n_articles"]].tolist() == [3, 2, 1]


def test_a_word_of_one_outlet_alone_passes_with_enough_articles():
    table = vocabulary(
        {
            "a": [["war", "talks", "men"]] * 12,
            "b": [["peace", "talks", "men"]] * 12,
        }
    )
    found = c.keyness_null(table, by="outlet", unit="article_id", n=200).set_index(
        ["group", "word"]
    )
    assert found.loc[("a", "war"), "verdict"] == "differs"
    assert found.loc[("a", "talks"), "verdict"] == "not distinguishable"
    assert found.loc[("a", "war"), ["n_articles", "n_sentences"]].tolist() == [12, 12]
    assert found.loc[("b", "war"), ["n_articles", "n_sentences"]].tolist() == [0, 0]
    assert (found["p_corrected"] >= found["p"]).all()


def test_sentences_of_one_article_each_are_refused():
    table = vocabulary({"a": [["war"]] * 20, "b": [["peace"]] * 20}, per_article=20)
    found = c.keyness_null(table, by="outlet", n=200)
    assert found["p_corrected"].max() < 0.05
    assert set(found["verdict"]) == {"too few articles"}


def test_shuffling_one_article_each_is_refused():
    table = vocabulary({"a": [["war"]] * 20, "b": [["peace"]] * 20}, per_article=20)
    with pytest.raises(ValueError, match="changes nothing"):
        c.keyness_null(table, by="outlet", unit="article_id")


def test_noise_seldom_passes():
    """Words dealt out at random: the largest |z| passes its threshold about once in twenty."""
    rng = np.random.default_rng(5)
    words = np.array([f"w{n}" for n in range(30)])
    passed = []
    for _ in range(40):
        draws = {o: [list(rng.choice(words, 8)) for _ in range(12)] for o in "ab"}
        found = c.keyness_null(vocabulary(draws), by="outlet", n=99, seed=1)
        passed.append((found["p_corrected"] < 0.05).any())
    assert np.mean(passed) <= 0.15


def test_null_refuses_bad_input():
    table = vocabulary({"a": [["war"]], "b": [["peace"]]})
    with pytest.raises(ValueError, match="no word occurs 3 times"):
        c.keyness_null(
            pd.concat([table, table.assign(sentence_id="a-s1", outlet="a")]), by="outlet"
        )
    with pytest.raises(ValueError, match="more than one outlet"):
        c.keyness_null(table.assign(sentence_id="s"), by="outlet")


def test_three_outlets_are_compared_at_once():
    own = {"a": "war", "b": "peace", "c": "men"}
    lists = {outlet: [[word, "talks", "men"]] * 6 for outlet, word in own.items()}
    found = c.keyness_null(vocabulary(lists), by="outlet", unit="article_id", n=300)
    passed = found[(found["verdict"] == "differs") & (found["z"] > 0)]
    assert {("a", "war"), ("b", "peace")} <= set(zip(passed["group"], passed["word"], strict=True))
    assert "talks" not in set(passed["word"])


def test_texts_that_differ_lie_outside_the_null_of_their_divergence():
    apart = c.divergence_null(
        vocabulary({"a": [["war", "men"]] * 9, "b": [["peace", "men"]] * 9}), by="outlet", n=200
    )
    assert apart["divergence"] == pytest.approx(0.5)
    assert apart["divergence"] > apart["high"]
    assert apart["p"] < 0.05


def test_texts_from_one_heap_lie_inside_the_null_of_their_divergence():
    rng = np.random.default_rng(3)
    heap = {o: [list(rng.choice(list("uvwxyz"), 4)) for _ in range(12)] for o in "ab"}
    near = c.divergence_null(vocabulary(heap), by="outlet", n=200)
    assert near["low"] <= near["divergence"] <= near["high"]
    assert near["divergence"] > 0, "short texts are apart by chance"


def test_a_divergence_is_of_two_groups():
    with pytest.raises(ValueError, match="of two groups"):
        c.divergence_null(vocabulary({o: [["war"], ["men"]] for o in "abc"}), by="outlet")
