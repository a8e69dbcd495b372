"""Columns that a function needs of the tables it is given."""

from collections.abc import Iterable

import pandas as pd


def require(table: pd.DataFrame, columns: Iterable[str], name: str = "") -> None:
    """Raise ValueError naming the first of `columns` that a table, of `name`, does not have."""
    needed = list(columns)
    for column in needed:
        if column not in table:
            what = f"the table of {name}" if name else "the table"
            raise ValueError(f"{what} lacks the column {column!r}; give {', '.join(needed)}")
