"""What a corpus shows of its outlets, the most telling rows first."""

from difflib import SequenceMatcher

import pandas as pd

from analysis import segment
from analysis.outlets.speech import NOT_NAMED
from analysis.pipeline import Missing, Tables


def pairs(t: Tables) -> pd.DataFrame:
    """Return each two outlets that share words once, from the side whose share is the larger.

    Columns: those of `outlet_sharing`, the largest share first. Raises Missing where no two outlets
    share a passage.
    """
    t.need("outlet_sharing")
    rows = t.outlet_sharing
    both = zip(rows["outlet"], rows["other"], strict=True)
    rows = rows.assign(pair=["\n".join(sorted(names)) for names in both])
    rows = rows.sort_values(["share", "n_words"], ascending=False, kind="stable")
    return rows.drop_duplicates("pair").drop(columns="pair").reset_index(drop=True)


def longest_runs(t: Tables, least: int = 8) -> pd.DataFrame:
    """Return the longest run of the same words in each shared passage of two outlets.

    Columns: article_id and other_id, start and end (of the run in the first), text, n_words, a row
    a passage whose run has `least` words or more, the longest first. Raises Missing where there are
    none.
    """
    t.need("alignments")
    outlet = dict(zip(t.articles["article_id"], t.articles["outlet"], strict=True))
    texts = dict(zip(t.articles["article_id"], t.articles["text"], strict=True))
    rows = []
    for a, b, at, text_a, text_b in t.alignments[
        ["article_a", "article_b", "start_a", "text_a", "text_b"]
    ].itertuples(index=False):
        if outlet[a] and outlet[a] == outlet[b]:
            continue
        places = segment.tokens(text_a)
        first = [text_a[start:end].casefold() for start, end in places]
        second = [text_b[start:end].casefold() for start, end in segment.tokens(text_b)]
        run = SequenceMatcher(None, first, second, autojunk=False).find_longest_match()
        if run.size >= least:
            start, end = at + places[run.a][0], at + places[run.a + run.size - 1][1]
            rows.append((a, b, start, end, texts[a][start:end], run.size))
    if not rows:
        raise Missing(f"No two outlets share a run of {least} words.")
    table = pd.DataFrame(
        rows, columns=["article_id", "other_id", "start", "end", "text", "n_words"]
    )
    return table.sort_values("n_words", ascending=False, kind="stable", ignore_index=True)


def speakers(t: Tables) -> pd.DataFrame:
    """Return the named speakers of all outlets, who says most first.

    Columns: speaker, n_outlets, n_articles, n_quoted, n_reported (words). Raises Missing where
    nobody who speaks is named.
    """
    t.need("outlet_speech")
    named = t.outlet_speech[t.outlet_speech["speaker"] != NOT_NAMED]
    if named.empty:
        raise Missing("No speaker is named in these articles.")
    counted = named.groupby("speaker", sort=True).agg(
        n_outlets=("outlet", "nunique"),
        n_articles=("n_articles", "sum"),
        n_quoted=("n_quoted", "sum"),
        n_reported=("n_reported", "sum"),
    )
    order = (-(counted["n_quoted"] + counted["n_reported"])).sort_values(kind="stable").index
    return counted.loc[order].reset_index()


def not_named(t: Tables) -> float:
    """Return the share of all words of speech whose speaker the text does not tell; of none, 0."""
    words = t.outlet_speech["n_quoted"] + t.outlet_speech["n_reported"]
    every = int(words.sum())
    return float(words[t.outlet_speech["speaker"] == NOT_NAMED].sum() / every) if every else 0.0


def remarks(t: Tables) -> pd.DataFrame:
    """Return the remarks that several outlets print, those in the most outlets first.

    Columns: remark_id, speaker (of the first version that names one), n_outlets, n_articles,
    n_versions, first_seen (date of the earliest article that has one; empty where none has),
    longest and shortest (words of a version). Raises Missing where there are none.
    """
    t.need("remarks")
    grouped = t.remarks.groupby("remark_id", sort=False)
    found = grouped.agg(
        speaker=("speaker", lambda own: next(iter(own.dropna()), "")),
        n_outlets=("outlet", "nunique"),
        n_articles=("article_id", "nunique"),
        n_versions=("version", "nunique"),
        first_seen=("published", lambda own: min((day for day in own if day), default="")),
        longest=("n_words", "max"),
        shortest=("n_words", "min"),
    )
    found = found[found["n_outlets"] > 1].reset_index()
    if found.empty:
        raise Missing("No remark that two outlets quote was found.")
    return found.sort_values(
        ["n_outlets", "n_articles", "longest"], ascending=False, kind="stable", ignore_index=True
    )
