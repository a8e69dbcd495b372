"""The file in which a study keeps what was decided, and what its author corrected there."""

import re
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from analysis import coded, schema
from analysis.study import StudyError

FILE = "decisions.csv"
KEEP = "keep"

COLUMNS = [*schema.table("decisions").names, "correction"]

_CORRECTED = ("outlet", "headline", "byline", "published", "place", "url", "language", "form")


def read(path: Path) -> pd.DataFrame:
    """Return the decisions that a study keeps, empty where it has none; `after` is a number.

    Raises StudyError for a file that cannot be used, and for a correction of something that cannot
    be corrected there.
    """
    if not path.is_file():
        return pd.DataFrame({name: pd.Series(dtype="str") for name in COLUMNS}).astype(
            {"after": "int64"}
        )
    rows = coded.cells(path)
    if missing := [name for name in COLUMNS if name not in rows]:
        raise StudyError(f"{path}, line 1: no column {missing[0]}; add it to the header")
    coded.refuse(path, list(_faults(rows)))
    return rows.astype({"after": "int64"}).reset_index(drop=True)


def _faults(rows: pd.DataFrame) -> Iterator[coded.Fault]:
    formats = {column.name: column for column in schema.table("articles").columns}
    about = rows[["field", "after", "correction"]]
    for line, field, after, correction in about.itertuples(name=None):
        if not re.fullmatch(r"\d{1,9}", after):
            yield line, f"after {after!r} is no number; mend it"
        if not correction:
            continue
        if field == "cut" and correction != KEEP:
            yield line, f"correction {correction!r} of a cut paragraph; write {KEEP}, or nothing"
        elif field not in (*_CORRECTED, "cut"):
            yield (
                line,
                f"{field} is not corrected here; edit the article and empty the cell",
            )
        elif field != "cut" and (column := formats[field]):
            wanted = schema.FORMATS[column.format] if column.format else (".*", "")
            if not re.fullmatch(wanted[0], correction):
                yield line, f"correction {correction!r} is not {wanted[1]}; mend it"
            elif column.values and correction not in column.values:
                yield line, f"correction {correction!r}; mend it: one of {', '.join(column.values)}"


def of_articles(register: pd.DataFrame, decisions: pd.DataFrame) -> Iterator[tuple[int, str, str]]:
    """Yield the cells of a register that the decisions correct: its label, the column, the value.

    A cell that holds neither what was read nor its correction was edited, and stays.
    """
    lines = {article_id: label for label, article_id in register["article_id"].items()}
    for row in decisions[decisions["correction"] != ""].to_dict("records"):
        if row["field"] == "cut" or (label := lines.get(row["article_id"])) is None:
            continue
        now = register.at[label, row["field"]] if row["field"] in register else ""
        if now == row["value"] != row["correction"]:
            yield int(str(label)), str(row["field"]), str(row["correction"])


def kept(text: str, cut: pd.DataFrame) -> str:
    r"""Return a text with the paragraphs back that were cut and are to be kept.

    `cut` are the decisions on one article, in order. What stands in its place already is not put
    there again.

    >>> cut = pd.DataFrame({"value": ["Two."], "after": [1], "correction": ["keep"]})
    >>> kept("One.\n\nThree.\n", cut)
    'One.\n\nTwo.\n\nThree.\n'
    """
    paragraphs = text.rstrip("\n").split("\n\n")
    wanted = cut[cut["correction"] == KEEP].sort_values("after", kind="stable")
    for number, (value, after) in enumerate(zip(wanted["value"], wanted["after"], strict=True)):
        place = min(int(after) + number, len(paragraphs))
        if paragraphs[place : place + 1] != [value]:
            paragraphs.insert(place, value)
    return "\n\n".join(paragraphs) + "\n"
