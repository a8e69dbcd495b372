"""Which sentences of different articles pass on one remark, so that none counts as two findings."""

import pandas as pd

from analysis import spans
from analysis.components import joined
from analysis.pipeline import Tables


def strata(t: Tables) -> "pd.Series[str]":
    """Return for each sentence (index: sentence_id) the name of what it may change places with.

    Sentences that shared passages join, directly or by way of others, are one stratum, named after
    the first of them: when texts are shuffled, the copies of one remark change places among
    themselves only. All other sentences have the stratum "".
    """
    met = spans.meeting(spans.sides(t.alignments, "group"), t.sentences)
    first = met.groupby("group")["sentence_id"].transform("first")
    return joined(first, met["sentence_id"]).reindex(t.sentences["sentence_id"], fill_value="")


def apart(t: Tables, rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows that have a sentence_id with their stratum in the column `remark`."""
    return rows.assign(remark=rows["sentence_id"].map(strata(t)))
