"""The steps: what is said of each holds, and no table is without a way to be made."""

from importlib import import_module

import pytest

from analysis import schema
from analysis.steps import COMPLETIONS, RECEIVED, STEPS, given, load

ALONE = {RECEIVED, *given(), *(name for name, step in STEPS.items() if step.scope == "article")}
"""What an article has whatever other articles there are."""


def test_every_computed_table_has_a_step_and_no_other_has_one():
    assert {*STEPS} == {t.name for t in schema.tables().values() if t.of == "computed"}


def test_what_steps_take_and_do_not_make_people_write():
    assert given()
    assert all(schema.table(name).is_written for name in given())


@pytest.mark.parametrize("name", STEPS)
def test_a_step_takes_tables_that_there_are(name):
    assert callable(load(STEPS[name].function))
    assert {*STEPS[name].takes} <= {RECEIVED, *schema.tables()} - {name}


@pytest.mark.parametrize("name", [name for name, step in STEPS.items() if step.scope == "article"])
def test_what_is_made_of_one_article_takes_nothing_that_others_change(name):
    """Quotations are read of each article alone; only whom they name depends on the others."""
    assert {*STEPS[name].takes} <= ALONE | {"quotations"}
    assert not [c.name for c in schema.table(name).columns if c.name.startswith("entity")]


@pytest.mark.parametrize(
    "name", [name for name, step in STEPS.items() if step.scope in ("outlet", "sharing")]
)
def test_what_is_made_of_many_articles_counts_each_alone_first(name):
    module = import_module(STEPS[name].counted_by)
    needed = ["by_article", "of_all", *(["ordered"] if STEPS[name].scope == "outlet" else [])]
    assert all(callable(getattr(module, one, None)) for one in needed)
    assert ("outlet" in schema.table(name).key) == (STEPS[name].scope == "outlet")


@pytest.mark.parametrize("name", COMPLETIONS)
def test_what_people_write_is_completed_by_what_they_wrote(name):
    assert callable(load(COMPLETIONS[name].function))
    others = {*COMPLETIONS[name].takes} - {RECEIVED}
    assert all(schema.table(one).is_written for one in (name, *others))
