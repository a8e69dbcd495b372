"""The outside record: facts and their sources, where passages came from, the timeline, outlets."""

from pathlib import Path

import pandas as pd

from analysis import paths, spans

_COLUMNS = {
    "facts.csv": ("fact_id date topic fact source_title publisher source_date url confidence"),
    "quantities.csv": "name value unit fact_id",
    "sources.csv": "source_id agency outlet headline date url credited key also",
    "outlets.csv": (
        "article_id outlet base owner_and_funding state_media_status founded languages "
        "self_description sources source_quality remarks"
    ),
    "provenance.csv": (
        "article_id text occurrence relation sources source_says change effect certainty"
    ),
    "events.csv": (
        "event_id date date_precision description lane facts article_id text occurrence"
    ),
}

RELATIONS = ("verbatim", "edited", "translated", "altered", "own", "unknown")
CERTAINTIES = ("certain", "likely", "inferred")
LANES = ("diplomacy", "defence", "syria")


def facts(folder: Path = paths.RECORD) -> pd.DataFrame:
    """Return facts from outside the articles, one row each, with source and confidence."""
    return _read(folder / "facts.csv", unique="fact_id")


def quantities(folder: Path = paths.RECORD) -> pd.DataFrame:
    """Return figures that the facts give: name, value (a number), unit, fact_id.

    Raises ValueError when a figure rests on no fact.
    """
    table = _read(folder / "quantities.csv", unique="name")
    _refer(table["fact_id"], facts(folder)["fact_id"], folder / "quantities.csv")
    return table.assign(value=pd.to_numeric(table["value"]))


def sources(folder: Path = paths.RECORD) -> pd.DataFrame:
    """Return the texts found behind passages of the articles, one row each."""
    return _read(folder / "sources.csv", unique="source_id")


def outlets(folder: Path = paths.RECORD) -> pd.DataFrame:
    """Return what is known of each outlet; what is not known is empty."""
    return _read(folder / "outlets.csv", unique="article_id")


def provenance(articles: pd.DataFrame, folder: Path = paths.RECORD) -> pd.DataFrame:
    """Return passages of the articles with their closest known source.

    `articles` has article_id and text. Returns article_id, start, end, text, relation (one of
    RELATIONS), sources (ids, separated by semicolons), source_says, change, effect, certainty (one
    of CERTAINTIES, or empty). Raises ValueError where a passage is not in its article or a source,
    relation or certainty is not known.
    """
    path = folder / "provenance.csv"
    table = _read(path)
    _refer(table["relation"], RELATIONS, path)
    _refer(table["sources"], sources(folder)["source_id"], path)
    _refer(table["certainty"], CERTAINTIES, path)
    return spans.locate_all(table, articles, str(path))


def events(articles: pd.DataFrame, folder: Path = paths.RECORD) -> pd.DataFrame:
    """Return the timeline: a row for each event and article that tells it.

    `articles` has article_id and text. Returns event_id, date (ISO), date_precision, description,
    lane (one of LANES), article_id, start, end, text, source (ids of facts, separated by
    semicolons), in order of date. An event that no article tells has one row, its span missing.
    Raises ValueError where a passage is not in its article or a fact is not known.
    """
    path = folder / "events.csv"
    table = _read(path).rename(columns={"facts": "source"})
    _refer(table["lane"], LANES, path)
    _refer(table["source"], facts(folder)["fact_id"], path)
    told = spans.locate_all(table[table["article_id"] != ""], articles, str(path))
    untold = table[table["article_id"] == ""].drop(columns="occurrence")
    both = pd.concat([told, untold]).sort_index()
    both = both.astype({"start": "Int64", "end": "Int64"})
    both = both.sort_values(["date", "event_id"], kind="stable", ignore_index=True)
    columns = "event_id date date_precision description lane article_id start end text source"
    return both[columns.split()]


def _read(path: Path, unique: str | None = None) -> pd.DataFrame:
    """Read a file of the record and check its columns and its ids."""
    columns = _COLUMNS[path.name].split()
    table = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
    if missing := [c for c in columns if c not in table]:
        raise ValueError(f"{path}, line 1: no column {', '.join(missing)}; add it")
    if unique and table[unique].duplicated().any():
        at = table.index[table[unique].duplicated()][0]
        raise ValueError(f"{path}, line {at + 2}: {unique} {table.at[at, unique]} is given twice")
    return table[columns]


def _refer(column: pd.Series, known, path: Path) -> None:
    """Raise ValueError at the first id of a column (ids separated by semicolons) not in `known`."""
    known = set(known)
    for at, ids in column.items():
        for name in filter(None, (part.strip() for part in ids.split(";"))):
            if name not in known:
                raise ValueError(f"{path}, line {at + 2}: unknown {column.name} {name!r}; mend it")
