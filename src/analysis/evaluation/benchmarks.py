"""The recorded scores of the tools and of their peers on outside data."""

from pathlib import Path

import pandas as pd

from analysis import paths

COLUMNS = ("dataset", "version", "split", "metric", "value", "peer", "command", "commit", "date")


def benchmarks(path: Path = paths.ROOT / "benchmarks" / "results.csv") -> pd.DataFrame:
    """Return the recorded benchmark figures: COLUMNS, the value a number, peer empty for ours.

    Raises ValueError when a column is missing or a value is no number.
    """
    table = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
    if missing := [c for c in COLUMNS if c not in table]:
        raise ValueError(f"{path}, line 1: no column {', '.join(missing)}; add it")
    try:
        return table[list(COLUMNS)].assign(value=pd.to_numeric(table["value"]))
    except ValueError as error:
        raise ValueError(f"{path}: a value is no number ({error}); mend it") from None
