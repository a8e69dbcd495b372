"""Permutation: units, strata, shuffles, rotations and blocks of tables whose answer is known."""

import numpy as np
import pandas as pd
import pytest

from analysis import permutation

ROWS = [("a0", "s0", "x"), ("a0", "s1", "x"), ("a0", "s1", "x"), ("b0", "s2", "x")]
TABLE = pd.DataFrame([*ROWS, ("b0", "s3", "y")], columns=["article_id", "sentence_id", "topic"])


def test_units_keep_the_order_of_the_table_and_groups_are_sorted():
    units = permutation.units(TABLE.iloc[::-1], "article_id", "sentence_id")
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
        permutation.units(TABLE, **how)


@pytest.mark.parametrize("rows", [0, 3])
def test_a_difference_needs_two_groups(rows):
    with pytest.raises(ValueError, match="a difference needs two groups"):
        permutation.units(TABLE.head(rows), "article_id", "sentence_id")


def test_every_group_keeps_its_number_of_units_in_every_stratum():
    codes, strata = np.array([0, 0, 1, 1, 1, 0]), np.array([0, 0, 0, 1, 1, 1])
    units = permutation.Units(pd.Index(range(6)), ["a", "b"], codes, strata)
    dealt = list(units.dealt(50, seed=1))
    assert {tuple(one.tolist()) for one in dealt} > {tuple(codes.tolist())}
    for one in dealt:
        assert sorted(one[:3]) == [0, 0, 1]
        assert sorted(one[3:]) == [0, 1, 1]


def test_shuffles_are_the_same_whether_their_orders_are_kept_or_not(monkeypatch):
    values, strata = np.arange(7) / 7, np.array([0, 2, 0, 1, 2, 0, 3])
    kept = [one.tolist() for one in permutation.shuffles(values, 20, 1, strata)]
    monkeypatch.setattr(permutation, "_AT_ONCE", 1)
    assert [one.tolist() for one in permutation.shuffles(values, 20, 1, strata)] == kept
    assert len({tuple(one) for one in kept}) > 1


# ------------------------------------------------------------------- order, families, blocks


def test_rotations_keep_the_order_and_turn_each_stratum_by_itself():
    values, strata = np.array([1, 2, 3, 4, 10, 20]), np.array([0, 0, 0, 0, 1, 1])
    turned = {tuple(one.tolist()) for one in permutation.rotations(values, 60, 1, strata)}
    assert {one[:4] for one in turned} == {(1, 2, 3, 4), (2, 3, 4, 1), (3, 4, 1, 2), (4, 1, 2, 3)}
    assert {one[4:] for one in turned} == {(10, 20), (20, 10)}
    assert len({tuple(one) for one in permutation.rotations(values, 60, 1)}) == 6


def test_blocks_are_neighbours_of_one_article():
    table = pd.DataFrame({"article_id": ["a"] * 5 + ["b"] * 2})
    assert permutation.blocks(table, "article_id", 2).tolist() == [
        "a-b0", "a-b0", "a-b1", "a-b1", "a-b2", "b-b0", "b-b0",
    ]  # fmt: skip
    with pytest.raises(ValueError, match="one row or more"):
        permutation.blocks(table, "article_id", 0)
