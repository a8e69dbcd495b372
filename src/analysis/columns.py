"""Columns that a function needs of the tables it is given."""

from collections.abc import Iterable

import pandas as pd


def require(table: pd.DataFrame, columns: Iterable[str], name: str = "") -> None:
    """Raise ValueError naming the first of `columns` that a table, of `name`, does not have."""
    needed = list(columns)
    for column in needed:
        if column not in table:
            what = f"the table of {name}" if name else "the table"
            raise ValueError(f"{what} lacks the column {column!r}; give {', '.join(needed)}")


def require_articles(table: pd.DataFrame) -> None:
    """Raise ValueError unless a table has article_id and text, each id once, all of them strings.

    The message names the article and what to do.
    """
    require(table, ("article_id", "text"), "articles")
    if (again := table["article_id"].duplicated()).any():
        twice = table.loc[again, "article_id"].iloc[0]
        raise ValueError(f"articles: article_id {twice!r} occurs twice; give every article its own")
    for name, text in zip(table["article_id"].tolist(), table["text"].tolist(), strict=True):
        if not isinstance(name, str):
            raise ValueError(f"articles: the article_id {name!r} is no string; give it as text")
        if not isinstance(text, str):
            raise ValueError(
                f"articles: the text of {name!r} is no string; read the file as UTF-8 first"
            )
