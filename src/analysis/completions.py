"""What tables that people write need besides their schema: checks of and with other tables.

Each function takes the rows of a file, by its lines, the file for messages, and the other tables
(`steps.COMPLETIONS`); it returns the rows as the table has them, or refuses them.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis import coded, schema


def check_one_entity(aliases: pd.DataFrame, path: Path) -> pd.DataFrame:
    """Return aliases; raise CodedError at a form, in whatever capitals, of a second entity."""
    coded.refuse(path, _contradictions(aliases))
    return aliases


def _contradictions(aliases: pd.DataFrame) -> Iterator[coded.Fault]:
    first: dict[tuple[str, str], tuple[object, str]] = {}
    for line, form, entity, article in aliases[["form", "entity", "article"]].itertuples():
        at, other = first.setdefault((form.casefold(), article), (line, entity))
        if other != entity:
            told = f"{form} is {entity} here and {other} on line {at}"
            yield line, f"{told}; remove one, or say in which article it holds"


def claims_table(passages: pd.DataFrame, path: Path, statements: pd.DataFrame) -> pd.DataFrame:
    """Return the register of claims: each passage with the topic and statement of its claim.

    Rows stand in the order of `statements`, then of the articles, then of the text. Raises
    CodedError when a claim has no passage.
    """
    order = {name: n for n, name in enumerate(statements["claim_id"])}
    beside = path.with_name(schema.table("statements").file)
    coded.CodedError.refuse(
        f"{beside}: no article speaks to {claim}; remove it, or add its passage to {path}"
        for claim in sorted(set(order) - set(passages["claim_id"]))
    )
    table = passages.merge(statements, on="claim_id", validate="many_to_one")
    return table.sort_values(
        ["claim_id", "article_id", "start"],
        key=lambda column: column.map(order) if column.name == "claim_id" else column,
        kind="stable",
    )


def check_told(rows: pd.DataFrame, path: Path, claims: pd.DataFrame) -> pd.DataFrame:
    """Return rows on claims; raise CodedError at one on a claim that its article does not tell."""
    coded.refuse(path, _misplaced(rows[~_is_told(rows, claims)], "does not speak to"))
    return rows


def check_silent(rows: pd.DataFrame, path: Path, claims: pd.DataFrame) -> pd.DataFrame:
    """Return rows on claims; raise CodedError at one on a claim that its article tells."""
    coded.refuse(path, _misplaced(rows[_is_told(rows, claims)], "is not silent on"))
    return rows


def _is_told(rows: pd.DataFrame, claims: pd.DataFrame) -> NDArray[np.bool_]:
    """Return which rows are on a claim that their article tells."""
    key = ["claim_id", "article_id"]
    return pd.MultiIndex.from_frame(rows[key]).isin(pd.MultiIndex.from_frame(claims[key]))


def _misplaced(wrong: pd.DataFrame, why: str) -> Iterator[coded.Fault]:
    for line, claim_id, article_id in wrong[["claim_id", "article_id"]].itertuples():
        yield line, f"{article_id} {why} {claim_id}; mend the row"


_SLOT = ["sentence", "slot", "article_id", "text", "source_id", "words"]


def check_one_version(slots: pd.DataFrame, path: Path, source_words: pd.DataFrame) -> pd.DataFrame:
    """Return parts of sentences; raise CodedError at one not of one article or one source alone.

    The words of a source are those that `source_words` has of it.
    """
    said: dict[str, list[str]] = {}
    for source_id, words in source_words[["source_id", "words"]].itertuples(index=False):
        said.setdefault(source_id, []).append(words)
    coded.refuse(path, _of_no_version(slots, said))
    return slots


def _of_no_version(slots: pd.DataFrame, said: Mapping[str, list[str]]) -> Iterator[coded.Fault]:
    for line, sentence, slot, *version in slots[_SLOT].itertuples():
        if fault := _wrong_version(said, *version):
            yield line, f"{slot} of {sentence} {fault}; mend the row"


def _wrong_version(
    said: Mapping[str, list[str]], article_id: str, text: str, source_id: str, words: str
) -> str:
    """Return what is wrong with the version that a part is of, nothing where it can be used."""
    given = [bool(cell) for cell in (article_id, text, source_id, words)]
    if given not in ([True, True, False, False], [False, False, True, True]):
        return "needs an article_id and its text, or a source_id and its words"
    if words and not any(words in one for one in said.get(source_id, [])):
        return f"has {words!r}, which the record has not as words of {source_id}"
    return ""
