"""The recorded scores of the tools and of their peers on outside data."""

import csv
import datetime
import subprocess
from collections.abc import Collection, Iterable, Mapping
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


def benchmarks(path: Path = paths.BENCHMARKS) -> pd.DataFrame:
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


def record(figures: Iterable[Mapping], commands: Collection[str], path: Path = paths.BENCHMARKS):
    """Write figures that were measured, in place of what `commands` measured before.

    Each figure has dataset, split, metric, value, command, and where they apply version, low, high
    and peer; commit and date are added.
    """
    made = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False
    )
    stamp = {"commit": made.stdout.strip(), "date": datetime.date.today().isoformat()}
    fresh = [dict.fromkeys(COLUMNS, "") | stamp | dict(figure) for figure in figures]
    with path.open(encoding="utf-8", newline="") as file:
        kept = [r for r in csv.DictReader(file) if r["command"] not in commands]
    rows = sorted(fresh + kept, key=lambda r: (r["dataset"], r["split"], r["metric"], r["peer"]))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def benchmark(dataset: str, metric: str, peer: str = "", split: str = "development") -> float:
    """Return one recorded figure, of this project's tools or of a peer.

    Raises LookupError when it is not recorded, or more than once.
    """
    table = benchmarks()
    asked = {"dataset": dataset, "metric": metric, "peer": peer, "split": split}
    found = table[table[list(asked)].eq(pd.Series(asked)).all(axis=1)]
    if len(found) != 1:
        whose = f" of {peer}" if peer else ""
        raise LookupError(
            f"{paths.BENCHMARKS.name} has {len(found)} rows for {dataset}, {split}, {metric!r}"
            f"{whose}; one is needed: record it with benchmarks/run.py"
        )
    return float(found["value"].iloc[0])
