"""The register of what the articles assert, coded by reading and checked against their texts."""

from pathlib import Path

import pandas as pd

from analysis import paths, spans

TOPICS = {
    "meeting": "the meetings",
    "relations": "relations",
    "defence-projects": "defence projects",
    "nuclear": "nuclear power",
    "s400": "S-400",
    "us-nato": "US and NATO",
    "sanctions": "sanctions",
    "syria-war": "war in Syria",
    "ceasefire": "ceasefires",
    "idlib": "Idlib",
    "attacks": "attacks",
    "turkish-troops": "Turkish troops",
    "foreign-forces": "foreign forces",
}
"""What the topics of the register are called in print."""

RELATIONS = ("agree", "differ", "contradict", "only_one")
VERDICTS = ("right", "imprecise", "misleading", "wrong", "altered", "open")


def claims(articles: pd.DataFrame, folder: Path = paths.GOLD) -> pd.DataFrame:
    """Return the claims register with the passage on which each cell rests.

    `articles` has article_id and text. Returns one row for each claim and article that speaks to
    it: claim_id, topic, statement, article_id, start, end, text, relation, version, note. An
    article that is silent on a claim has no row for it. Raises ValueError naming file and line when
    a passage is not in its article, a claim or relation is unknown, or a claim has no passage.
    """
    register = _read(folder / "claims.csv", ("claim_id", "topic", "statement"))
    coded = _read(
        folder / "claim_passages.csv",
        ("claim_id", "article_id", "text", "occurrence", "relation", "version", "note"),
    )
    _known(coded, "claim_id", set(register["claim_id"]), folder / "claim_passages.csv")
    _known(register, "topic", set(TOPICS), folder / "claims.csv")
    _known(coded, "relation", set(RELATIONS), folder / "claim_passages.csv")
    if unused := sorted(set(register["claim_id"]) - set(coded["claim_id"])):
        raise ValueError(f"{folder / 'claims.csv'}: no article speaks to {', '.join(unused)}")
    if register["claim_id"].duplicated().any():
        raise ValueError(f"{folder / 'claims.csv'}: a claim_id is given twice")
    located = spans.locate_all(coded, articles, str(folder / "claim_passages.csv"))
    order = {name: n for n, name in enumerate(register["claim_id"])}
    table = located.merge(register, on="claim_id", validate="many_to_one")
    table = table.sort_values(
        ["claim_id", "article_id", "start"],
        key=lambda column: column.map(order) if column.name == "claim_id" else column,
        ignore_index=True,
    )
    return table[
        [
            "claim_id",
            "topic",
            "statement",
            "article_id",
            "start",
            "end",
            "text",
            "relation",
            "version",
            "note",
        ]
    ]


def checks(register: pd.DataFrame, folder: Path = paths.GOLD) -> pd.DataFrame:
    """Return what the outside record says of claims.

    Columns: claim_id, article_id, check, verdict, record, source.
    `register` is the table of `claims`. `source` lists ids of facts and source texts, separated by
    semicolons. Raises ValueError when a row is about a claim that its article does not make.
    """
    path = folder / "record_checks.csv"
    table = _read(path, ("claim_id", "article_id", "check", "verdict", "record", "source"))
    _known(table, "verdict", set(VERDICTS), path)
    made = set(zip(register["claim_id"], register["article_id"], strict=True))
    for row in table.itertuples():
        if (row.claim_id, row.article_id) not in made:
            raise ValueError(
                f"{path}, line {row.Index + 2}: {row.article_id} does not speak to {row.claim_id}"
            )
    return table


def silences(register: pd.DataFrame, folder: Path = paths.GOLD) -> pd.DataFrame:
    """Return what a reader misses where an article is silent on a claim that others make.

    `register` is the table of `claims`. Returns article_id, claim_id and effect, which is empty
    where the silence leaves the story as it is. Raises ValueError naming file and line when the
    article does speak to the claim, or nobody does.
    """
    path = folder / "silences.csv"
    table = _read(path, ("article_id", "claim_id", "effect"))
    _known(table, "claim_id", set(register["claim_id"]), path)
    made = set(zip(register["claim_id"], register["article_id"], strict=True))
    for row in table.itertuples():
        if (row.claim_id, row.article_id) in made:
            raise ValueError(
                f"{path}, line {row.Index + 2}: {row.article_id} is not silent on {row.claim_id}"
            )
    return table


def passages(articles: pd.DataFrame, folder: Path = paths.GOLD) -> pd.DataFrame:
    """Return the passages that the chapters quote by name.

    Columns: passage_id, article_id, start, end, text.
    """
    path = folder / "passages.csv"
    coded = _read(path, ("passage_id", "article_id", "text", "occurrence"))
    if coded["passage_id"].duplicated().any():
        doubled = coded.loc[coded["passage_id"].duplicated(), "passage_id"].iloc[0]
        raise ValueError(f"{path}: {doubled} is given twice; rename one")
    return spans.locate_all(coded, articles, str(path))


def attacks(articles: pd.DataFrame, folder: Path = paths.GOLD) -> pd.DataFrame:
    """Return who is said to attack whom, a row for each passage that says it.

    Columns: article_id, start, end, text, attacker, attacked, when.
    """
    path = folder / "attacks.csv"
    columns = ("article_id", "text", "occurrence", "attacker", "attacked", "when")
    return spans.locate_all(_read(path, columns), articles, str(path))


def _read(path: Path, columns: tuple[str, ...]) -> pd.DataFrame:
    table = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
    if missing := [c for c in columns if c not in table]:
        raise ValueError(f"{path}, line 1: no column {', '.join(missing)}")
    return table[list(columns)]


def _known(table: pd.DataFrame, column: str, known: set[str], path: Path) -> None:
    """Raise ValueError at the first value of a column that is not a known one."""
    for at, value in table[column].items():
        if value not in known:
            raise ValueError(f"{path}, line {at + 2}: unknown {column} {value!r}")
