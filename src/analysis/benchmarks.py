"""What the tools reach on outside data: the recorded scores of `benchmarks/results.csv`."""

from functools import cache

import pandas as pd

from analysis import paths


@cache
def scores() -> pd.DataFrame:
    """Return every recorded score: dataset, version, split, metric, value, peer, command, commit,
    date. `peer` is empty for this project's own tools. Do not alter the table: it is shared.
    """
    table = pd.read_csv(paths.BENCHMARKS, dtype=str, keep_default_na=False)
    return table.assign(value=table["value"].astype(float))


def value(dataset: str, metric: str, peer: str = "", split: str = "development") -> float:
    """Return one recorded score, of this project's tools or of a peer.

    Raises LookupError when it is not recorded, or more than once.
    """
    table = scores()
    asked = {"dataset": dataset, "metric": metric, "peer": peer, "split": split}
    found = table[table[list(asked)].eq(pd.Series(asked)).all(axis=1)]
    if len(found) != 1:
        whose = f" of {peer}" if peer else ""
        raise LookupError(
            f"{paths.BENCHMARKS.name} has {len(found)} rows for {dataset}, {split}, {metric!r}"
            f"{whose}; one is needed: record it with benchmarks/run.py"
        )
    return float(found["value"].iloc[0])
