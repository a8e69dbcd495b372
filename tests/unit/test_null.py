"""The permutation test: units, strata, p and verdict on tables whose answer is known."""

from itertools import combinations, permutations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import null

ROWS = [("a0", "s0", "x"), ("a0", "s1", "x"), ("a0", "s1", "x"), ("b0", "s2", "x")]
TABLE = pd.DataFrame([*ROWS, ("b0", "s3", "y")], columns=["article_id", "sentence_id", "topic"])


def test_units_keep_the_order_of_the_table_and_groups_are_sorted():
    units = null.units(TABLE.iloc[::-1], "article_id", "sentence_id")
    assert list(units.ids) == ["s3", "s2", "s1", "s0"]
    assert units.groups == ["a0", "b0"]
    assert units.codes.tolist() == [1, 1, 0, 0]


@pytest.mark.parametrize(
    ("how", "complaint"),
    [
        ({"by": "city", "unit": "sentence_id"}, "lacks the column 'city'"),
        ({"by": "article_id", "unit": "topic"}, "a topic lies in more than one article_id"),
        ({"by": "sentence_id", "unit": "sentence_id"}, "changes nothing"),
        ({"by": "article_id", "unit": "article_id", "stratum": "topic"}, "more than one topic"),
    ],
)
def test_what_cannot_be_shuffled_is_refused(how, complaint):
    with pytest.raises(ValueError, match=complaint):
        null.units(TABLE, **how)


@pytest.mark.parametrize("rows", [0, 3])
def test_a_difference_needs_two_groups(rows):
    with pytest.raises(ValueError, match="a difference needs two groups"):
        null.units(TABLE.head(rows), "article_id", "sentence_id")


def test_every_group_keeps_its_number_of_units_in_every_stratum():
    codes, strata = np.array([0, 0, 1, 1, 1, 0]), np.array([0, 0, 0, 1, 1, 1])
    units = null.Units(pd.Index(range(6)), ["a", "b"], codes, strata)
    dealt = list(units.dealt(50, seed=1))
    assert {tuple(one.tolist()) for one in dealt} > {tuple(codes.tolist())}
    for one in dealt:
        assert sorted(one[:3]) == [0, 0, 1]
        assert sorted(one[3:]) == [0, 1, 1]


def test_shuffles_are_the_same_whether_their_orders_are_kept_or_not(monkeypatch):
    values, strata = np.arange(7) / 7, np.array([0, 2, 0, 1, 2, 0, 3])
    kept = [one.tolist() for one in null.shuffles(values, 20, 1, strata)]
    monkeypatch.setattr(null, "_AT_ONCE", 1)
    assert [one.tolist() for one in null.shuffles(values, 20, 1, strata)] == kept
    assert len({tuple(one) for one in kept}) > 1


def test_p_counts_the_texts_as_they_are():
    drawn = np.array([0.1, 0.3 - 1e-12, 0.2, 0.4])
    assert null.p_value(null.at_least(drawn, 0.3).sum(), len(drawn)) == pytest.approx(3 / 5)
    assert null.p_value(0, 999) == pytest.approx(0.001)


@pytest.mark.parametrize(
    ("p", "fewest", "expected"),
    [
        (0.001, 5, "too few articles"),
        (0.001, 6, "differs"),
        (0.05, 6, "not distinguishable"),
        (0.0499, 6, "differs"),
    ],
)
def test_a_verdict_needs_articles_first_and_a_small_p_then(p, fewest, expected):
    assert null.verdict(p, fewest) == expected
    assert expected in null.VERDICTS


def test_the_least_number_of_articles_is_the_first_that_can_pass():
    """Ten pairs of five outlets: the least two-sided p of n and n articles is 2 / C(2n, n)."""
    from math import comb

    able = [n for n in range(1, 20) if 2 / comb(2 * n, n) <= 0.05 / 10]
    assert able[0] == null.MIN_ARTICLES


# ------------------------------------------------------------------- order, families, blocks


def test_rotations_keep_the_order_and_turn_each_stratum_by_itself():
    values, strata = np.array([1, 2, 3, 4, 10, 20]), np.array([0, 0, 0, 0, 1, 1])
    turned = {tuple(one.tolist()) for one in null.rotations(values, 60, 1, strata)}
    assert {one[:4] for one in turned} == {(1, 2, 3, 4), (2, 3, 4, 1), (3, 4, 1, 2), (4, 1, 2, 3)}
    assert {one[4:] for one in turned} == {(10, 20), (20, 10)}
    assert len({tuple(one) for one in null.rotations(values, 60, 1)}) == 6


def test_blocks_are_neighbours_of_one_article():
    table = pd.DataFrame({"article_id": ["a"] * 5 + ["b"] * 2})
    assert null.blocks(table, "article_id", 2).tolist() == [
        "a-b0", "a-b0", "a-b1", "a-b1", "a-b2", "b-b0", "b-b0",
    ]  # fmt: skip
    with pytest.raises(ValueError, match="one row or more"):
        null.blocks(table, "article_id", 0)


def test_holm_multiplies_the_smallest_by_all_and_never_falls():
    """The example of Holm's procedure in R: p.adjust(c(.01, .04, .03), "holm")."""
    assert null.holm([0.01, 0.04, 0.03]).tolist() == pytest.approx([0.03, 0.06, 0.06])
    assert null.holm([0.9, 0.8]).max() == 1
    assert null.holm([]).tolist() == []


def test_step_down_holds_each_statistic_against_those_that_are_not_larger():
    found = np.array([3.0, 1.0, 2.0])
    drawn = np.array([[0.0, 0.0, 2.5], [3.5, 0.5, 0.0], [0.0, 1.5, 0.0]])
    tests = null.family(found, [drawn[:2], drawn[2:]])
    assert tests.p.tolist() == pytest.approx([2 / 4, 2 / 4, 2 / 4])
    # 3: only 3.5 reaches it; 2: 2.5 of the other two; 1: 2.5 is no longer asked, 1.5 is.
    assert tests.corrected.tolist() == pytest.approx([2 / 4, 2 / 4, 2 / 4])
    assert tests.threshold == pytest.approx(np.quantile([2.5, 3.5, 1.5], 0.95))


@given(st.integers(0, 10_000))
def test_step_down_lies_between_the_single_p_and_that_of_the_largest(seed):
    rng = np.random.default_rng(seed)
    found, drawn = rng.random(6), rng.random((30, 6))
    tests = null.family(found, np.split(drawn, [7, 8]))
    largest = null.p_value(
        [null.at_least([d.max() for d in drawn], one).sum() for one in found], 30
    )
    assert (tests.p <= tests.corrected + 1e-12).all()
    assert (tests.corrected <= np.maximum(largest, tests.corrected.min()) + 1e-12).all()
    assert (np.diff(tests.corrected[np.argsort(-found)]) >= 0).all()


@given(
    st.lists(st.integers(-20, 20).map(lambda n: n / 20), min_size=2, max_size=9),
    st.data(),
)
def test_ways_counted_are_the_ways_there_are(values, data):
    size = data.draw(st.integers(1, len(values) - 1))
    chosen = np.arange(len(values)) < size
    every = [
        abs(np.mean(np.take(values, one)) - np.mean(np.delete(values, one)))
        for one in map(list, combinations(range(len(values)), size))
    ]
    assert null.exact(values, chosen) == pytest.approx(np.mean(null.at_least(every, every[0])))


def test_of_many_values_the_ways_are_not_counted():
    values = np.linspace(-1, 1, 400)
    assert null.exact(values, values > 0) is None


@pytest.mark.parametrize("chosen", [[True, True], [False, False]])
def test_a_gap_has_two_sides(chosen):
    with pytest.raises(ValueError, match="either side"):
        null.exact([0.1, 0.2], chosen)


@pytest.mark.parametrize(("higher", "n", "p"), [(0, 5, 0.0625), (4, 5, 0.375), (2, 4, 1.0)])
def test_the_sign_test_counts_both_sides(higher, n, p):
    assert null.signs(higher, n) == pytest.approx(p)


@pytest.mark.parametrize(("higher", "n"), [(6, 5), (-1, 5), (0, 0)])
def test_what_is_no_count_of_signs_is_refused(higher, n):
    with pytest.raises(ValueError, match="no count of signs"):
        null.signs(higher, n)


def test_orders_are_as_much_alike_as_ranks_correlate():
    """Held against the correlation of the ranks of every order of four, by pandas."""
    first = pd.Series(range(4))
    found = [first.corr(pd.Series(one)) for one in permutations(range(4))]
    for value in sorted(set(np.round(found, 9))):
        share = np.mean([one >= value - 1e-9 for one in found])
        assert null.orders_alike(value, 4) == pytest.approx(share)


def test_too_many_orders_are_not_tried():
    with pytest.raises(ValueError, match="2 to 8 things; there are 9"):
        null.orders_alike(0.5, 9)
