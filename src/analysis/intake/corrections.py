"""The file in which a study keeps what was decided, and what its author corrected there."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

import pandas as pd

from analysis import coded, furniture, schema
from analysis.intake import dates, language
from analysis.study import StudyError

FILE = "decisions.csv"
KEEP = "keep"

_OWN = ("follows", "correction", "applied")
"""The paragraph that one that was cut follows; what is right; and what of that has been done."""

COLUMNS = [*schema.table("decisions").names, *_OWN]

_CORRECTED = ("outlet", "headline", "byline", "published", "place", "url", "language", "form")
_ALIKE = 0.6  # likeness of two paragraphs from which one is an edition of the other


def read(path: Path) -> pd.DataFrame:
    """Return the decisions that a study keeps, empty where it has none; `after` is a number.

    `follows` and `applied`, where the file lacks them, are empty; days are ISO, in whatever form of
    those that are read in a text they were written. Raises StudyError for a file that
    cannot be used, and for a correction of something that cannot be corrected there.
    """
    if not path.is_file():
        return pd.DataFrame({name: pd.Series(dtype="str") for name in COLUMNS}).astype(
            {"after": "int64"}
        )
    rows = coded.cells(path)
    if missing := [name for name in COLUMNS if name not in rows and name not in _OWN[::2]]:
        raise StudyError(f"{path}, line 1: no column {missing[0]}; add it to the header")
    rows = rows.assign(**{name: "" for name in COLUMNS if name not in rows})
    days = rows["field"] == "published"
    for name in ("correction", "applied"):
        rows[name] = rows[name].mask(days, rows[name].map(_day))
    coded.refuse(path, [*_faults(rows), *_doubled(rows)])
    return rows.astype({"after": "int64"}).reset_index(drop=True)


def _day(written: str) -> str:
    """Return a day as ISO; what is none, or could be read in two ways, as it was written.

    >>> _day("6 March 2024"), _day("mercredi 6 mars 2024"), _day("3/4/2024"), _day("2024 or so")
    ('2024-03-06', '2024-03-06', '3/4/2024', '2024 or so')
    """
    is_day = furniture.part(written, above=True) == "dateline" if written else False
    return (is_day and (dates.day(written) or dates.within(written))) or written


def _faults(rows: pd.DataFrame) -> Iterator[coded.Fault]:
    about = rows[["field", "after", "correction", "applied"]]
    for line, field, after, correction, applied in about.itertuples(name=None):
        if not re.fullmatch(r"\d{1,9}", after):
            yield line, f"after {after!r} is no number; mend it"
        if field == "cut" and applied and not correction:
            yield line, "the paragraph was put back; cut it from the text, and empty applied, too"
        elif field == "cut" and correction not in ("", KEEP):
            yield line, f"correction {correction!r} of a cut paragraph; write {KEEP}, or nothing"
        elif correction and field not in (*_CORRECTED, "cut"):
            told = f"{field} is not corrected here; edit the article and empty the cell"
            yield line, told
        elif correction and field != "cut" and (told := _wrong(field, correction)):
            yield line, f"correction {correction!r} is not {told}; mend it"


def _wrong(field: str, correction: str) -> str:
    """Return what a correction should be and is not; nothing where it can be made."""
    column = schema.table("articles")[field]
    if column.format and not schema.keeps(column.format, correction):
        return schema.FORMATS[column.format][1]
    if column.values and correction not in column.values:
        return f"one of {', '.join(column.values)}"
    if field == "language" and not language.is_code(correction):
        return language.WANTED
    return ""


def _doubled(rows: pd.DataFrame) -> Iterator[coded.Fault]:
    """Yield the corrections of a cell that an earlier row corrects otherwise."""
    first: dict[tuple[str, str], tuple[object, str]] = {}
    corrected = rows[(rows["field"] != "cut") & (rows["correction"] != "")]
    about = corrected[["article_id", "field", "correction"]]
    for line, article_id, field, correction in about.itertuples(name=None):
        at, other = first.setdefault((article_id, field), (line, correction))
        if other != correction:
            yield line, f"{field} of {article_id} is corrected otherwise on line {at}; empty one"


def corrected(decisions: pd.DataFrame) -> pd.DataFrame:
    """Return decisions with the values that corrections gave them; the source says what was read.

    >>> rows = pd.DataFrame({"field": ["outlet"], "value": ["a"], "source": ["its file"]})
    >>> corrected(rows.assign(applied="Post"))[["value", "source"]].values.tolist()
    [['Post', "corrected; was 'a' (its file)"]]
    """
    done = (decisions["applied"] != "") & (decisions["field"] != "cut")
    value, source = decisions["value"], decisions["source"]
    told = "corrected; was " + value.map(repr) + " (" + source + ")"
    return decisions.assign(
        value=value.mask(done, decisions["applied"]), source=source.mask(done, told)
    )


def of_articles(
    register: pd.DataFrame, decisions: pd.DataFrame
) -> Iterator[tuple[int, str, str, str]]:
    """Yield the corrections that are to be made or undone.

    Yields the label of the decision, the article, the column, and the value wanted: the
    correction, or, where it was taken back, what was read.
    """
    known = set(register["article_id"])
    rows = decisions[(decisions["field"] != "cut") & decisions["article_id"].isin(known)]
    for label, row in rows[rows["correction"] != rows["applied"]].iterrows():
        wanted = str(row["correction"] or row["value"])
        yield int(str(label)), str(row["article_id"]), str(row["field"]), wanted


def follows(text: str, after: int) -> str:
    """Return the paragraph of a text after which, counted from its head, something was cut."""
    return text.rstrip("\n").split("\n\n")[:after][-1] if after else ""


def kept(text: str, cut: pd.DataFrame) -> tuple[str, list[int]]:
    r"""Return a text with the paragraphs back that are to be kept, and the labels of those.

    `cut` are the decisions on one article, in order. Each paragraph is put back once, behind the
    one that it followed, though this may have been edited or have moved; where that has gone, it is
    not put back, and its label is not returned.

    >>> cut = pd.DataFrame({"value": ["Two."], "after": [1], "follows": ["One."]})
    >>> cut = cut.assign(correction="keep", applied="")
    >>> kept("Nought.\n\nOne.\n\nThree.\n", cut)
    ('Nought.\n\nOne.\n\nTwo.\n\nThree.\n', [0])
    """
    paragraphs = text.rstrip("\n").split("\n\n")
    ordered = cut.sort_values("after", kind="stable")
    back: dict[int, list[str]] = {}  # what stands behind a neighbour already, by `after`
    done = []
    for label, row in ordered[ordered["correction"] == KEEP].iterrows():
        after, value = int(row["after"]), str(row["value"])
        before = back.setdefault(after, [])
        if not row["applied"]:
            place = _place(paragraphs, str(row["follows"]), after)
            if place is None:
                continue
            while paragraphs[place : place + 1] and paragraphs[place] in before:
                place += 1
            if paragraphs[place : place + 1] != [value]:
                paragraphs.insert(place, value)
            done.append(int(str(label)))
        before.append(value)
    return "\n\n".join(paragraphs) + "\n", done


def _place(paragraphs: list[str], neighbour: str, after: int) -> int | None:
    """Return where what followed a paragraph is put back: behind it, or the one most like it."""
    if not neighbour:
        return min(after, len(paragraphs))
    if neighbour not in paragraphs:
        alike = get_close_matches(neighbour, paragraphs, 1, _ALIKE)
        return paragraphs.index(alike[0]) + 1 if alike else None
    places = [n for n, one in enumerate(paragraphs, 1) if one == neighbour]
    return min(places, key=lambda n: abs(n - after))
