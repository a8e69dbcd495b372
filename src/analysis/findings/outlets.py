"""What a corpus shows of its outlets, the most telling rows first."""

from difflib import SequenceMatcher

import pandas as pd

from analysis import comparison, corpus, reuse, segment, sentiment
from analysis.outlets.speakers import NOT_NAMED
from analysis.pipeline import Missing, Tables
from analysis.significance import MIN_ARTICLES

COMPARED = 12
"""Outlets, those with the most articles, whose words and tone are compared at most."""

CUT = "cut"
"""What differs where one passage has words less and nothing else in their place."""

_RARE = "…"  # stands for all words too rare to be tested, so that totals stay what they are


def passed_over(t: Tables, step: str) -> dict[str, str]:
    """Return the articles that a step of the analysis passes over, each with the reason."""
    rows = t.skipped[t.skipped["step"] == step]
    return dict(zip(rows["article_id"], rows["reason"], strict=True))


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
    outlet = corpus.outlets(t.articles)
    texts = dict(zip(t.articles["article_id"], t.articles["text"], strict=True))
    rows = []
    for a, b, at, text_a, text_b in t.alignments[
        ["article_a", "article_b", "start_a", "text_a", "text_b"]
    ].itertuples(index=False):
        if outlet[a] == outlet[b]:
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


def altered(t: Tables) -> pd.DataFrame:
    """Return the shared passages in which one article says otherwise or less than another.

    Columns: those of an alignment, and n_pairs; `change` is CUT where words are left out and
    nothing else differs. One row, the most alike, stands for the pairs of a group of passages with
    one sort of change; in the order of `reuse.CHANGES`, so that numbers come first, cuts before
    other words, then from the most alike. Raises Missing where nothing is changed.
    """
    t.need("alignments")
    cut = t.alignments["kind"].eq("truncated") & t.alignments["change"].eq("none")
    rows = t.alignments.assign(change=t.alignments["change"].astype(object).mask(cut, CUT))
    rows = rows[rows["change"] != "none"]
    if rows.empty:
        raise Missing("No shared passage says otherwise or less in another article.")
    order = {change: n for n, change in enumerate([*reuse.CHANGES[:-1], CUT, reuse.CHANGES[-1]])}
    rows = rows.assign(
        order=rows["change"].map(order),
        n_pairs=rows.groupby(["group", "change"])["alignment_id"].transform("size"),
    )
    rows = rows.sort_values(["order", "similarity"], ascending=[True, False], kind="stable")
    return rows.drop_duplicates(["group", "change"], ignore_index=True).drop(columns="order")


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


def named_otherwise(t: Tables) -> pd.DataFrame:
    """Return whom outlets name for a remark where that is not its `speaker` in `remarks`.

    Columns: remark_id, speaker, outlets (their names, by date), a row for each other speaker.
    """
    rows = t.remarks.dropna(subset="speaker")
    first = rows.groupby("remark_id", sort=False)["speaker"].transform("first")
    others = rows[rows["speaker"] != first].groupby(["remark_id", "speaker"], sort=False)
    found = others["outlet"].agg(lambda own: ", ".join(dict.fromkeys(own)))
    return found.rename("outlets").reset_index()


def compared(t: Tables) -> pd.Series:
    """Return the outlet of each article of the outlets that can be compared, by article_id.

    These are the `COMPARED` with the most articles, of those with `MIN_ARTICLES` or more. Raises
    Missing where there are not two of them.
    """
    outlet = pd.Series(corpus.outlets(t.articles), dtype="str")
    sizes = outlet.value_counts()
    enough = sizes[sizes >= MIN_ARTICLES].head(COMPARED)
    if len(enough) < 2:
        raise Missing(
            f"There are no two outlets with {MIN_ARTICLES} articles or more, so that what sets "
            "them apart cannot be told from what sets their articles apart."
        )
    return outlet[outlet.isin(enough.index)]


def keyness(t: Tables, least: int = 5) -> pd.DataFrame:
    """Return the words of each outlet against the others, with what shuffled articles give.

    Compared are the content words of the outlets of `compared` that occur `least` times. Columns:
    those of `comparison.keyness_null`, whose groups are outlets and whose units articles.
    """
    outlet = compared(t)
    words = comparison.vocabulary(t.sentences[t.sentences["article_id"].isin(outlet.index)])
    words = words[words["kind"] == "content"]
    often = words.groupby("word")["n"].transform("sum") >= least
    if not often.any():
        raise Missing(f"No content word occurs {least} times.")
    words = words.assign(
        word=words["word"].where(often, _RARE), outlet=words["article_id"].map(outlet)
    )
    found = comparison.keyness_null(words, by="outlet", unit="article_id", least=least)
    return found[found["word"] != _RARE].reset_index(drop=True)


def tone_test(t: Tables) -> pd.DataFrame:
    """Return whether the outlets of `compared` sound different by more than shuffled articles do.

    Columns: those of `sentiment.difference_test`, one row, for the range of their means.
    """
    outlet = compared(t)
    t.need("sentiment")
    scored = t.sentiment[t.sentiment["article_id"].isin(outlet.index)]
    scored = scored.assign(outlet=scored["article_id"].map(outlet))
    return sentiment.difference_test(scored, by="outlet", unit="article_id").head(1)


def names(t: Tables) -> pd.DataFrame:
    """Return what the lexicon finds named, in whose voice, the most frequent first.

    Columns: referent, category, n_names, n_outlets, outlet, attributed, quoted (names in each
    voice), forms (the three most frequent, from the most frequent). Raises Missing where nothing is
    named.
    """
    t.need("labels")
    outlet = corpus.outlets(t.articles)
    rows = t.labels.assign(of=t.labels["article_id"].map(outlet))
    by = ["referent", "category"]
    voices = pd.crosstab([rows[key] for key in by], rows["voice"])
    voices = voices.reindex(columns=["outlet", "attributed", "quoted"], fill_value=0)
    found = rows.groupby(by).agg(
        n_names=("text", "size"),
        n_outlets=("of", "nunique"),
        forms=("text", lambda own: ", ".join(own.value_counts().index[:3])),
    )
    joined = found.join(voices).reset_index()
    return joined.sort_values("n_names", ascending=False, kind="stable", ignore_index=True)
