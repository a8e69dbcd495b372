"""Which sentences of different articles pass on one remark, so that none counts as two findings."""

from collections.abc import Hashable, Iterable
from typing import Any

import pandas as pd

from analysis import spans
from analysis.pipeline import Tables


def strata(t: Tables) -> "pd.Series[Any]":
    """Return for each sentence (index: sentence_id) the name of what it may change places with.

    Sentences that shared passages join, directly or by way of others, are one stratum, named after
    the first of them: when texts are shuffled, the copies of one remark change places among
    themselves only. All other sentences have the stratum "".
    """
    joined = _joined(_groups(t).values())
    ids = t.sentences["sentence_id"]
    return pd.Series([joined.get(one, "") for one in ids], index=ids, dtype=object)


def apart(t: Tables, rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows that have a sentence_id with their stratum in the column `remark`."""
    return rows.assign(remark=rows["sentence_id"].map(strata(t)))


def _groups(t: Tables) -> dict[Hashable, list[str]]:
    """Return the sentences in which each group of aligned passages lies."""
    met = spans.meeting(spans.sides(t.alignments, "group"), t.sentences)
    return {name: list(own) for name, own in met.groupby("group")["sentence_id"]}


def _joined(groups: Iterable[list[str]]) -> dict[str, str]:
    """Return a name for each member of groups: the same where a chain of groups joins them."""
    members: dict[str, list[str]] = {}
    for group in groups:
        chain = list(dict.fromkeys(one for some in group for one in members.get(some, [some])))
        members |= dict.fromkeys(chain, chain)
    return {one: chain[0] for one, chain in members.items()}
