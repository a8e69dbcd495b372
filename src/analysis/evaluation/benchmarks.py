"""The recorded scores of the tools and of their peers on outside data."""

from pathlib import Path

import pandas as pd

from analysis import paths

COLUMNS = tuple(
    [
        "dataset",
        "version",
        "split",
        "metric",
        "value",
        "low",
        "high",
        "peer",
        "command",
        "commit",
        "date",
    ]
)


def benchmarks(path: Path = paths.ROOT / "benchmarks" / "results.csv") -> pd.DataFrame:
    """Return the recorded benchmark figures: COLUMNS, with peer empty for ours.

    value, low and high (an interval, where one was measured) are numbers.

    Raises ValueError when a column is missing or a value is no number.
    """
    table = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
    if missing := [c for c in COLUMNS if c not in table]:
        raise ValueError(f"{path}, line 1: no column {', '.join(missing)}; add it")
    try:
        numbers = {name: pd.to_numeric(table[name]) for name in ("value", "low", "high")}
    except ValueError as error:
        raise ValueError(f"{path}: a value is no number ({error}); mend it") from None
    return table[list(COLUMNS)].assign(**numbers)
