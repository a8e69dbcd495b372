"""Where the chapters speak of what: the way back from a claim or a passage to the prose."""

import pandas as pd

from analysis.pipeline import Tables, passages

SECTION = ["chapter", "section", "heading"]


def claims(t: Tables) -> pd.DataFrame:
    """Return the sections that speak of each claim.

    A section speaks of a claim where it names it, or quotes at least half of a passage on which the
    claim rests. Columns: claim_id, chapter, section, heading, each section once, in the
    order of the chapters. Empty where there are no chapters.
    """
    named = t.mentions
    direct = named[named["kind"] == "claim"].rename(columns={"name": "claim_id"})
    told = t.claims[["claim_id", "article_id", "start", "end"]]
    met = quoted(t).merge(told, on="article_id", suffixes=("", "_claim"))
    ends, starts = met[["end", "end_claim"]].min(axis=1), met[["start", "start_claim"]].max(axis=1)
    met = met[2 * (ends - starts) >= met["end_claim"] - met["start_claim"]]
    both = pd.concat([direct, met])[["claim_id", *SECTION]].drop_duplicates()
    order = {key: n for n, key in enumerate(named[SECTION].itertuples(index=False, name=None))}
    place = [order[key] for key in both[SECTION].itertuples(index=False, name=None)]
    return both.assign(place=place).sort_values("place", kind="stable")[["claim_id", *SECTION]]


def quoted(t: Tables) -> pd.DataFrame:
    """Return the passages that sections quote or show: section, article_id, start, end, more."""
    named = t.mentions
    places = passages(t)[["passage_id", "article_id", "start", "end"]]
    quoted = named[named["kind"].isin(["passage", "cell"])]
    found = quoted.merge(places, left_on="name", right_on="passage_id")
    return found[[*SECTION, "article_id", "start", "end"]]
