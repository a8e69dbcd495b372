"""Significance: p, corrections and verdict where the answer is known."""

from itertools import combinations, permutations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.significance import (
    MIN_ARTICLES,
    VERDICTS,
    at_least,
    exact_p,
    holm,
    p_value,
    sign_test,
    spearman_p,
    verdict,
    westfall_young,
)


def test_p_counts_the_texts_as_they_are():
    drawn = np.array([0.1, 0.3 - 1e-12, 0.2, 0.4])
    assert p_value(at_least(drawn, 0.3).sum(), len(drawn)) == pytest.approx(3 / 5)
    assert p_value(0, 999) == pytest.approx(0.001)


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
    assert verdict(p, fewest) == expected
    assert expected in VERDICTS


def test_the_least_number_of_articles_is_the_first_that_can_pass():
    """Ten pairs of five outlets: the least two-sided p of n and n articles is 2 / C(2n, n)."""
    from math import comb

    able = [n for n in range(1, 20) if 2 / comb(2 * n, n) <= 0.05 / 10]
    assert able[0] == MIN_ARTICLES


def test_holm_multiplies_the_smallest_by_all_and_never_falls():
    """The example of Holm's procedure in R: p.adjust(c(.01, .04, .03), "holm")."""
    assert holm([0.01, 0.04, 0.03]).tolist() == pytest.approx([0.03, 0.06, 0.06])
    assert holm([0.9, 0.8]).max() == 1
    assert holm([]).tolist() == []


def test_step_down_holds_each_statistic_against_those_that_are_not_larger():
    found = np.array([3.0, 1.0, 2.0])
    drawn = np.array([[0.0, 0.0, 2.5], [3.5, 0.5, 0.0], [0.0, 1.5, 0.0]])
    tests = westfall_young(found, [drawn[:2], drawn[2:]])
    assert tests.p.tolist() == pytest.approx([2 / 4, 2 / 4, 2 / 4])
    # 3: only 3.5 reaches it; 2: 2.5 of the other two; 1: 2.5 is no longer asked, 1.5 is.
    assert tests.corrected.tolist() == pytest.approx([2 / 4, 2 / 4, 2 / 4])
    assert tests.threshold == pytest.approx(np.quantile([2.5, 3.5, 1.5], 0.95))


@given(st.integers(0, 10_000))
def test_step_down_lies_between_the_single_p_and_that_of_the_largest(seed):
    rng = np.random.default_rng(seed)
    found, drawn = rng.random(6), rng.random((30, 6))
    tests = westfall_young(found, np.split(drawn, [7, 8]))
    largest = p_value([at_least([d.max() for d in drawn], one).sum() for one in found], 30)
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
    assert exact_p(values, chosen) == pytest.approx(np.mean(at_least(every, every[0])))


def test_of_many_values_the_ways_are_not_counted():
    values = np.linspace(-1, 1, 400)
    assert exact_p(values, values > 0) is None


@pytest.mark.parametrize("chosen", [[True, True], [False, False]])
def test_a_gap_has_two_sides(chosen):
    with pytest.raises(ValueError, match="either side"):
        exact_p([0.1, 0.2], chosen)


@pytest.mark.parametrize(("higher", "n", "p"), [(0, 5, 0.0625), (4, 5, 0.375), (2, 4, 1.0)])
def test_the_sign_test_counts_both_sides(higher, n, p):
    assert sign_test(higher, n) == pytest.approx(p)


@pytest.mark.parametrize(("higher", "n"), [(6, 5), (-1, 5), (0, 0)])
def test_what_is_no_count_of_signs_is_refused(higher, n):
    with pytest.raises(ValueError, match="no count of signs"):
        sign_test(higher, n)


def test_orders_are_as_much_alike_as_ranks_correlate():
    """Held against the correlation of the ranks of every order of four, by pandas."""
    first = pd.Series(range(4))
    found = [first.corr(pd.Series(one)) for one in permutations(range(4))]
    for value in sorted(set(np.round(found, 9))):
        share = np.mean([one >= value - 1e-9 for one in found])
        assert spearman_p(value, 4) == pytest.approx(share)


def test_too_many_orders_are_not_tried():
    with pytest.raises(ValueError, match="2 to 8 things; there are 9"):
        spearman_p(0.5, 9)
