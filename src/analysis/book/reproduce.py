"""A book made again from nothing, held against what was published."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd

from analysis import fingerprint
from analysis.book import published
from analysis.book.values import BUILT

FILE = "reproduced.csv"
"""The comparison, in the folder of what is made from a study."""

STATUS = ("identical", "differs", "missing", "new")

_LISTED = 40  # rows that are told one by one
_LEFT = shutil.ignore_patterns(BUILT, "__pycache__", ".*")


def run(folder: Path, tell: Callable[[str], None]) -> int:
    """Make the book of a study again and compare it with the published record.

    It is made in a copy of the folder that has nothing of what was made before: every table is
    computed and every chapter executed, each in a kernel of its own. The comparison is written to
    `_build/reproduced.csv` and told line by line.

    Returns 0 where everything is identical, else 1. Raises StudyError for a study without a
    published record.
    """
    folder = folder.resolve()
    before = published.read(folder)
    with TemporaryDirectory(prefix="reproduce-") as aside:
        copy = Path(aside, folder.name)
        shutil.copytree(folder, copy, ignore=_LEFT)
        tell(f"making the book of {folder} again from nothing (some minutes) ...")
        if failed := _build(copy):
            tell(failed)
            tell("error: the book cannot be made again")
            return 1
        compared = compare(before, published.held(copy))
    path = folder / BUILT / FILE
    path.parent.mkdir(exist_ok=True)
    compared.to_csv(path, index=False, lineterminator="\n")
    for line in report(compared):
        tell(line)
    tell(f"the comparison is at {path}")
    return 0 if compared["status"].eq(STATUS[0]).all() else 1


def _build(copy: Path) -> str:
    """Build the book of a copy with its own code, if it has some; return what went wrong."""
    own = copy / "src"
    code = own if (own / fingerprint.PACKAGE).is_dir() else fingerprint.ROOT.parent
    path = os.pathsep.join(filter(None, [str(code), os.environ.get("PYTHONPATH")]))
    done = subprocess.run(
        [sys.executable, "-m", "analysis.book", str(copy)],
        cwd=copy,
        env=os.environ | {"PYTHONPATH": path},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    return done.stdout if done.returncode else ""


def compare(before: pd.DataFrame, now: pd.DataFrame) -> pd.DataFrame:
    """Return what was published beside what is held now.

    Both are tables as `published.held` gives. Returns kind, name, page, published, now and status:
    identical, differs, missing (was published and is no more) or new (was not published).
    """
    keys = ["kind", "name", "page"]
    both = before.merge(now, how="outer", on=keys, suffixes=("_before", "_now"), sort=True)
    both = both.rename(columns={"value_before": "published", "value_now": "now"})
    status = pd.Series(STATUS[1], both.index)
    status[both["published"].eq(both["now"])] = STATUS[0]
    status[both["now"].isna()] = STATUS[2]
    status[both["published"].isna()] = STATUS[3]
    return both.assign(status=status).fillna("")


def report(compared: pd.DataFrame) -> Iterator[str]:
    """Yield the lines of a comparison: how many of each kind, then what is not identical."""
    counts = pd.crosstab(compared["kind"], compared["status"]).reindex(columns=STATUS, fill_value=0)
    counts.loc["all"] = counts.sum()
    yield counts.rename_axis(index=None, columns=None).to_string()
    other = compared[compared["status"] != STATUS[0]]
    for kind, name, page, then, now, status in other.head(_LISTED).to_numpy().tolist():
        place = f" ({page})" if page else ""
        values = f": {then} → {now}" if kind == "number" else ""
        yield f"{status}: {kind} {name}{place}{values}"
    if len(other) > _LISTED:
        yield f"... and {len(other) - _LISTED} more"
