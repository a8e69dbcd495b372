"""Writes measured figures to `benchmarks.csv`, a table of the package."""

import csv
import datetime
import subprocess
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from analysis import schema
from analysis.study import MEASURED

RESULTS = MEASURED


def record(
    figures: Iterable[Mapping[str, object]], commands: Collection[str], path: Path = RESULTS
) -> None:
    """Write figures that were measured, in place of what `commands` measured before.

    A figure takes the place of any other of the same dataset, split, metric and peer.

    Each figure has dataset, split, metric, value, command, and where they apply version, low, high
    and peer; commit and date are added.
    """
    made = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False
    )
    stamp = {"commit": made.stdout.strip(), "date": datetime.date.today().isoformat()}
    columns = schema.table("benchmarks").names
    fresh = [dict.fromkeys(columns, "") | stamp | dict(figure) for figure in figures]
    with path.open(encoding="utf-8", newline="") as file:
        kept = [r for r in csv.DictReader(file) if r["command"] not in commands]
    order = ("dataset", "split", "metric", "peer")
    anew = {tuple(str(row[name]) for name in order) for row in fresh}
    kept = [row for row in kept if tuple(str(row[name]) for name in order) not in anew]
    rows = sorted([*fresh, *kept], key=lambda row: tuple(str(row[name]) for name in order))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
