"""How a study is filled and corrected, for tests."""

import pandas as pd

from analysis import add
from analysis.study import find


def put(study, *paths):
    return add.add(find(study), paths)


def cells(path):
    return pd.read_csv(path, dtype=str, keep_default_na=False)


def correct(study, field, correction, start=""):
    """Write a correction into the decisions, on the row of a field whose value starts so."""
    rows = cells(study / "decisions.csv")
    chosen = (rows["field"] == field) & rows["value"].str.startswith(start)
    assert chosen.any()
    rows.loc[chosen, "correction"] = correction
    rows.to_csv(study / "decisions.csv", index=False)
