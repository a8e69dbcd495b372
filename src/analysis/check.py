"""What a folder or file of articles is taken for: every file told of, nothing changed."""

import json
from collections.abc import Hashable, Iterable, Iterator
from typing import Any, Literal

import pandas as pd

from analysis import characters, corpus, segment
from analysis.intake import dates, language
from analysis.intake.found import NOT_READ, REFUSED, REGISTER, fault
from analysis.intake.known import NAMED_AFTER_FILE
from analysis.study import Study, shortened

Format = Literal["text", "csv", "json"]

Row = dict[Hashable, Any]

_USED = "used"
_GUESSED = "outlet (named after the file)"
_SWAPPABLE = f"date for sure ({dates.OPEN})"
_VALUES = 20  # that are counted, the most frequent
_LISTED = 40  # articles up to which each is listed
_SHOWN = 3  # names after which a list of files ends
_WIDTH = 34  # characters of a name in a list


def table(reading: corpus.Reading) -> pd.DataFrame:
    """Return a row for every article and for every file or row that is none, in order of files.

    Columns: file, row, kind (what the file is taken for), status (used, or why not: not read,
    faulty, double, register), article_id, outlet, published, language, form, words (as n_words of
    the articles: without page furniture), same_as (the articles of other outlets with the same
    text), missing (what is not known of it), place, reason, mend.
    """
    articles, missing = reading.articles, _missing(reading)
    counted = segment.counted(articles, segment.sentences(articles))
    used = articles[
        ["file", "row", "kind", "article_id", "outlet", "published", "language", "form"]
    ].assign(
        status=_USED,
        words=counted["n_words"].astype("Int64"),
        same_as=_same(articles),
        missing=[", ".join(missing[article_id]) for article_id in articles["article_id"]],
    )
    both = pd.concat([used, reading.excluded], ignore_index=True)
    names = ["file", "row", "kind", "status", "article_id", "outlet", "published", "language"]
    names += ["form", "words", "same_as", "missing", "place", "reason", "mend"]
    both = both.sort_values(["file", "row"], kind="stable", ignore_index=True)[names]
    texts = [name for name in names if name not in ("row", "words")]
    filled = {name: both[name].astype(object).fillna("").astype("str") for name in texts}
    return both.assign(**filled)


def run(study: Study, format: Format = "text") -> tuple[str, bool]:
    """Return the report on the articles of a study, and whether all of them can be used.

    The report is for reading, or `table` as CSV or as a list of JSON.
    """
    reading = corpus.read(study)
    rows = table(reading)
    good = not any(reading.faults()) and not reading.articles.empty
    if format == "csv":
        return rows.to_csv(index=False, lineterminator="\n"), good
    if format == "json":
        records = json.loads(rows.to_json(orient="records", force_ascii=False))
        return json.dumps(records, ensure_ascii=False, indent=1) + "\n", good
    return characters.legible("\n".join(_report(reading, rows)) + "\n"), good


def notes(articles: Iterable[pd.DataFrame], excluded: pd.DataFrame) -> Iterator[str]:
    """Yield what somebody who exports articles should know: what was left out or passed over.

    The articles come as frames with file and language, as they are exported.
    """
    left_out = excluded[excluded["status"] != REGISTER]
    told = [characters.legible(f"{one} (left out)") for one in _faults(left_out)]
    yield from shortened(told, "(table excluded)")
    told = [
        f"{file}: in {language.in_words(code)}; quotations, shared passages, tone and names are "
        "looked for in English only"
        for frame in articles
        for others in [frame[~corpus.is_english(frame)]]
        for file, code in zip(others["file"], others["language"], strict=True)
    ]
    yield from shortened(told, "(table skipped)")


# -------------------------------------------------------------------------------- what is missing


def _same(articles: pd.DataFrame) -> list[str]:
    """Return for each article the others with the same words."""
    digests = [corpus.text_digest(text) for text in articles["text"]]
    having: dict[str, list[str]] = {}
    for article_id, text in zip(articles["article_id"], digests, strict=True):
        having.setdefault(text, []).append(article_id)
    return [
        "; ".join(other for other in having[text] if other != article_id)
        for article_id, text in zip(articles["article_id"], digests, strict=True)
    ]


def _missing(reading: corpus.Reading) -> dict[str, list[str]]:
    """Return what is not known of each article, or not for sure."""
    guessed = _read(reading, "outlet", NAMED_AFTER_FILE)
    swappable = _read(reading, "published", dates.OPEN)
    rows = _records(reading.articles)
    return {row["article_id"]: list(_unknown(row, guessed, swappable)) for row in rows}


def _unknown(row: Row, guessed: set[str], swappable: set[str]) -> Iterator[str]:
    if not row["outlet"]:
        yield "outlet"
    elif row["article_id"] in guessed:
        yield _GUESSED
    if not row["published"]:
        yield "date"
    elif row["article_id"] in swappable:
        yield _SWAPPABLE
    if not row["language"]:
        yield "language"


def _read(reading: corpus.Reading, field: str, source: str) -> set[str]:
    """Return the articles that have a field as it was read, its source ending so."""
    values = dict(zip(reading.articles["article_id"], reading.articles[field], strict=True))
    of = reading.decisions
    found = of[(of["field"] == field) & of["source"].str.endswith(source)]
    return set(found["article_id"][found["article_id"].map(values) == found["value"]])


# ------------------------------------------------------------------------------------- in print


def _report(reading: corpus.Reading, rows: pd.DataFrame) -> Iterator[str]:
    """Yield the lines of the report."""
    used = rows[rows["status"] == _USED]
    counts = rows["status"].value_counts().drop(_USED, errors="ignore")
    others = "".join(f"; {n} {status}" for status, n in counts.items())
    yield f"{reading.place}: {len(used)} article{'s'[: len(used) != 1]} can be used{others}"
    if not used.empty:
        yield ""
        yield from _list(used) if len(used) <= _LISTED else _counts("taken for", used["kind"])
    faulty = rows["status"].isin(REFUSED)
    yield from _section("Cannot be used", _faults(rows[faulty]))
    yield from _section("Not read", _faults(rows[rows["status"] == NOT_READ]))
    yield from _section("The same text in several outlets, kept as syndication", _groups(used))
    missing = _missing(reading)
    for what in ("outlet", _GUESSED, "date", _SWAPPABLE, "language"):
        without = [
            file
            for file, article_id in zip(used["file"], used["article_id"], strict=True)
            if what in missing[article_id]
        ]
        if without:
            shown = list(dict.fromkeys(without))
            more = " ..." if len(shown) > _SHOWN else ""
            some = ", ".join(shown[:_SHOWN]) + more
            yield f"\nWithout {what}: {len(without)} of {len(used)} ({some})"
    if not used.empty:
        yield ""
        yield from _counts("outlet", used["outlet"].replace("", "?"))
        yield from _counts("language", used["language"].map(lambda c: language.in_words(c) or "?"))
        yield from _counts("form", used["form"])


def _list(used: pd.DataFrame) -> Iterator[str]:
    """Yield a line for each article, in columns."""
    names = ["kind", "outlet", "published", "language", "form", "words"]
    lines = [["file", "taken for", *names[1:]]]
    for row in _records(used):
        number: str = f"#{row['row']}" if pd.notna(row["row"]) else ""
        lines.append([f"{row['file']}{number}", *(str(row[name]) for name in names)])
    cells = [[_cut(cell) for cell in line] for line in lines]
    widths = [max(len(line[n]) for line in cells) for n in range(len(names) + 1)]
    for line in cells:
        yield "  ".join(f"{c:{w}}" for c, w in zip(line, widths, strict=True)).rstrip()


def _groups(used: pd.DataFrame) -> list[str]:
    """Return a line for each text that several articles have."""
    outlets = dict(zip(used["article_id"], used["outlet"], strict=True))
    groups = {
        tuple(sorted([article_id, *same.split("; ")]))
        for article_id, same in zip(used["article_id"], used["same_as"], strict=True)
        if same
    }
    return [" = ".join(f"{one} ({outlets[one]})" for one in group) for group in sorted(groups)]


def _counts(what: str, values: pd.Series) -> Iterator[str]:
    """Yield a line with the values that are most frequent, and how many others there are."""
    counts = values.value_counts()
    told = ", ".join(f"{name} {n}" for name, n in counts.head(_VALUES).items())
    more = f" and {len(counts) - _VALUES} more" if len(counts) > _VALUES else ""
    yield f"{what}: {told}{more}"


def _faults(rows: pd.DataFrame) -> list[str]:
    return [fault(row["file"], row) for row in _records(rows)]


def _section(title: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield f"\n{title}: {len(lines)}"
        yield from (f"  {line}" for line in lines)


def _cut(cell: str) -> str:
    return cell if len(cell) <= _WIDTH else f"{cell[: _WIDTH - 1]}…"


def _records(rows: pd.DataFrame) -> list[Row]:
    return rows.to_dict("records")
