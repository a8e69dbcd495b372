"""The table of rules: every rule once, each with an example that really goes by it."""

from typing import get_args

import pandas as pd
import pytest

from analysis import quotations
from analysis.quotations.rule_table import RULES, ReadingRule, ResolutionRule, Side


def flat(kind):
    """Yield the values of a union of literals."""
    for value in get_args(kind):
        yield from (value,) if isinstance(value, str) else flat(value)


def test_the_table_has_the_rules_of_the_code():
    by_stage = {
        stage: [r.rule for r in RULES if r.stage == stage] for stage in ("reading", "resolution")
    }
    assert sorted(by_stage["reading"]) == sorted(flat(ReadingRule))
    assert sorted(by_stage["resolution"]) == sorted(flat(ResolutionRule))
    assert set(flat(Side)) <= set(by_stage["reading"])


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.stage} {rule.rule}")
def test_an_example_goes_by_its_rule(extract, rule):
    place = ("reading", "resolution").index(rule.stage)
    used = [name.split("; ")[place:][:1] for name in extract(rule.example)["rule"]]
    assert [rule.rule] in used


def test_the_rules_are_a_table():
    rules = quotations.rules()
    assert list(rules.columns) == ["rule", "stage", "asks", "example", "confidence", "n"]
    assert rules["confidence"].between(0, 1, inclusive="neither").all()
    assert (rules["n"] >= 0).all()
    assert not rules.duplicated(["stage", "rule"]).any()
    assert (rules[["asks", "example"]] != "").all(axis=None)


def test_a_row_is_as_sure_as_its_rules(extract):
    sure = quotations.rules().set_index(["stage", "rule"])["confidence"]
    after, named = sure["reading", "after"], sure["resolution", "name"]
    unresolved = sure["resolution", "unresolved"]
    (row,) = extract("“We will go,” Ali Demir said.").to_dict("records")
    assert row["confidence"] == pytest.approx(after * named, abs=0.001)
    (row,) = extract("“We will go,” he said.").to_dict("records")
    assert pd.isna(row["speaker"])
    assert row["confidence"] == pytest.approx(after * unresolved, abs=0.001)
    (row,) = extract("The shop sells “fresh” bread.").to_dict("records")
    assert row["confidence"] == sure["reading", "scare quotes"]
