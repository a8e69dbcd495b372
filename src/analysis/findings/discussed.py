"""Where the chapters speak of what: the way back from a claim or a passage to the prose."""

import pandas as pd

from analysis import corpus, segment, spans
from analysis.pipeline import Tables

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
    met = spans.meeting(told, quoted(t), share=0.5)
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


def passages(t: Tables) -> pd.DataFrame:
    """Return every passage that prose may quote by name, with the sentence where it begins.

    Columns: passage_id (that of the passages table, or `claim_id@article_id`), article_id, start,
    end, text, sentence_id, place (outlet and sentence, for readers).
    """
    columns = ["passage_id", "article_id", "start", "end", "text"]
    claimed = t.claims.assign(passage_id=t.claims["claim_id"] + "@" + t.claims["article_id"])
    both = pd.concat([t.passages[columns], claimed[columns]], ignore_index=True)
    both = both.drop_duplicates("passage_id").reset_index(drop=True)
    both["sentence_id"] = segment.sentence_at(both, t.sentences)
    outlet = corpus.outlets(t.articles)
    both["place"] = [
        f"{outlet[article_id]}, sentence {segment.sentence_number(sentence_id)}"
        for article_id, sentence_id in zip(both["article_id"], both["sentence_id"], strict=True)
    ]
    return both
