"""Findings that are kept: from their file they come back as they were made."""

import inspect
import io
from importlib import import_module
from pkgutil import iter_modules

import pandas as pd
import pytest

from analysis import findings

NAMES = [f"{findings.__name__}.{one.name}" for one in iter_modules(findings.__path__)]
KEPT = [
    function
    for module in map(import_module, NAMES)
    for function in vars(module).values()
    if inspect.isfunction(function)
    and hasattr(function, "__wrapped__")
    and function.__module__ == module.__name__
]
ASKED = {"slots": ["request"], "pieces": ["afinn"]}


@pytest.mark.parametrize("function", KEPT, ids=lambda f: f"{f.__module__}.{f.__name__}")
def test_a_kept_finding_comes_back_as_it_was_made(tables, function):
    made = function.__wrapped__(tables, *ASKED.get(function.__name__, []))
    kept = pd.read_parquet(io.BytesIO(made.to_parquet()))
    pd.testing.assert_frame_equal(made, kept, check_exact=True)
    for column in made:
        assert [type(one) for one in kept[column]] == [type(one) for one in made[column]]
    found = function(tables, *ASKED.get(function.__name__, []))
    pd.testing.assert_frame_equal(found, made, check_exact=True)
