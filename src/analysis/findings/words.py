"""How the articles name things, as coded, and what counting all their words can add."""

from collections.abc import Callable
from typing import TypeVar

import numpy as np
import pandas as pd

from analysis import comparison
from analysis.derived import finding
from analysis.findings import remarks, voices
from analysis.findings.groups import groups, need_several, pair
from analysis.pipeline import Missing, Tables

T = TypeVar("T")

POOLED_WEIGHTS = (10, 100, 500)
"""Weights, in words, of the weaker pooled priors that are tried beside the full one."""

PAPERS = ("Morning Paper", "Evening Paper")
"""Those that are invented to show what keyness finds."""

FLAT_PRIORS = (0.01, 0.1, 0.5, 1)
"""Pseudo-counts of the priors that are the same for every word."""


def ladder(t: Tables, category: str) -> pd.DataFrame:
    """Return the labels of one category, as coded and adjudicated, sorted by what they say.

    Returns rung, article_id, start, end, text, referent, voice, attributed_to, in the order of the
    rungs, then of the articles. A label that fits no rung is left out. Raises Missing without coded
    names or without a ladder for the category.
    """
    t.need("coded_labels")
    if category not in t.settings.ladders:
        known = ", ".join(t.settings.ladders) or "none"
        raise Missing(f"This study has no ladder {category!r}; it has {known}.")
    sorting = t.settings.ladders[category]
    coded = t.coded_labels
    coded = coded[coded["category"] == category]
    fits = [
        coded[coded[sorting.sorted_by].str.contains(pattern)].assign(rung=rung)
        for rung, pattern in sorting.rungs.items()
    ]
    return pd.concat(fits, ignore_index=True)


def capitals(t: Tables) -> pd.DataFrame:
    """Count how often each article lets a capital or a seat of power stand for a government.

    Returns a row an article (article_id) and a column for each seat of the settings. Raises Missing
    without coded names or without seats.
    """
    t.need("coded_labels")
    if not t.settings.seats:
        raise Missing("The settings of this study name no seats of power.")
    names = t.coded_labels["text"].str.title()
    seats = t.coded_labels[names.isin(t.settings.seats)]
    counted = pd.crosstab(seats["article_id"], names)
    return counted.reindex(
        t.articles["article_id"], columns=list(t.settings.seats), fill_value=0
    ).astype(int)


def in_speech(t: Tables) -> pd.DataFrame:
    """Return the coded names in the outlet's voice that stand in a stretch of coded speech.

    The two guidelines differ: what a verb of judging has for its object is speech by the one, and
    a noun in it the reporter's by the other. Raises Missing without coded names or quotations.
    """
    t.need("coded_labels")
    own = t.coded_labels[t.coded_labels["voice"] == "outlet"]
    told: dict[object, list[tuple[int, int]]] = {
        article_id: list(zip(rows["start"], rows["end"], strict=True))
        for article_id, rows in voices.speech(t).groupby("article_id")
    }
    inside = [
        any(first <= start and end <= last for first, last in told.get(article_id, []))
        for article_id, start, end in zip(own["article_id"], own["start"], own["end"], strict=True)
    ]
    return own[inside].reset_index(drop=True)


# --------------------------------------------------------------------------------- frequencies


@finding
def keyness(t: Tables, prior: float | None = None) -> pd.DataFrame:
    """Return the words of each article against the others, with what shuffled sentences give.

    The prior is that of `comparison.keyness`: the words of all articles together, or the same
    number for every word. Raises Missing where there is nothing to compare.
    """
    need_several(t)
    return _keyness(remarks.apart(t, comparison.vocabulary(t.sentences)), prior)


def _keyness(words: pd.DataFrame, prior: float | pd.Series | None) -> pd.DataFrame:
    return _compared(lambda: comparison.keyness_null(words, stratum="remark", prior=prior))


def priors(t: Tables) -> pd.DataFrame:
    """Return what keyness finds under other priors: one row a prior, the one in use first.

    Columns: prior (in words), weight (pseudo-counts in all), word, article_id, n, z (of the word
    with the largest |z|), threshold, p_corrected, n_passing (words with p_corrected below .05).
    """
    need_several(t)
    words = remarks.apart(t, comparison.vocabulary(t.sentences))
    counts = comparison.counts(words)
    pooled, size = comparison.pooled_prior(counts), len(counts)
    tried: dict[str, float | pd.Series] = {"the words of all articles": pooled}
    for weight in POOLED_WEIGHTS:
        tried[f"their frequencies, as {weight:,d} words"] = pooled * (weight / pooled.sum())
    tried |= {f"{flat:g} of every word": flat for flat in FLAT_PRIORS}
    rows = []
    prior: float | pd.Series
    for name, prior in tried.items():
        found = _keyness(words, prior)
        best, passing = found.iloc[0], int(found["p_corrected"].lt(0.05).sum())
        in_all = prior.sum() if isinstance(prior, pd.Series) else prior * size
        told = best[["word", "group", "n", "z", "threshold", "p_corrected"]]
        rows.append((name, float(in_all), *told, passing))
    columns = ["prior", "weight", "word", "article_id", "n", "z", "threshold", "p_corrected"]
    return pd.DataFrame(rows, columns=[*columns, "n_passing"])


def keyness_of_groups(t: Tables) -> pd.DataFrame:
    """Return the words of each group of articles against the others, with their null.

    The groups go by their labels. Raises Missing unless there are two.
    """
    known = groups(t)
    if len(known) < 2:
        raise Missing("The articles of this study are one group, which cannot be set against none.")
    label = {article: one.label for one in known.values() for article in one.articles}
    words = comparison.vocabulary(t.sentences)
    words = words[words["article_id"].isin(label)]
    words = words.assign(group=words["article_id"].map(label))
    words = remarks.apart(t, words)
    return _compared(lambda: comparison.keyness_null(words, by="group", stratum="remark"))


def invented(n_articles: int) -> pd.DataFrame:
    """Return the keyness of two invented papers that differ, by construction, in one noun.

    Both draw ten sentences an article from the same thirty words; every third sentence of one has
    "rebels" where the other has "militants". Articles are shuffled, or sentences when each paper
    has but one article. This shows the measure on a case whose answer is known, so it takes no
    tables.
    """
    rng = np.random.default_rng(0)
    plain = [f"word\u00a0{n}" for n in range(30)]
    rows = [
        (f"{paper}-{a}-s{s}", f"{paper}-{a}", paper, word, 1)
        for paper, noun in zip(PAPERS, ("rebels", "militants"), strict=True)
        for a in range(n_articles)
        for s in range(10)
        for word in [*rng.choice(plain, 6, replace=False), *([noun] if s % 3 == 0 else [])]
    ]
    columns = ["sentence_id", "article_id", "paper", "word", "n"]
    unit = "article_id" if n_articles > 1 else "sentence_id"
    return comparison.keyness_null(pd.DataFrame(rows, columns=columns), by="paper", unit=unit)


def shift(t: Tables, name: str) -> pd.DataFrame:
    """Return why the content words of the two articles of a pair differ, word by word."""
    one, other = pair(t, name)
    counts = comparison.counts(_content(t, name))
    counts = counts.reindex(columns=[one, other], fill_value=0)
    return _compared(lambda: comparison.word_shift(counts[one], counts[other]))


def distance(t: Tables, name: str) -> dict[str, float]:
    """Return how far the content words of a pair lie apart, and how far shuffled sentences do.

    Keys: those of `comparison.divergence_null`.
    """
    words = remarks.apart(t, _content(t, name))
    return _compared(lambda: comparison.divergence_null(words, stratum="remark"))


def _content(t: Tables, name: str) -> pd.DataFrame:
    words = comparison.vocabulary(t.sentences)
    return words[words["kind"].eq("content") & words["article_id"].isin(pair(t, name))]


def _compared(compare: Callable[[], T]) -> T:
    """Return a comparison of words, or say that the texts are too short for it."""
    try:
        return compare()
    except ValueError:
        raise Missing("These articles are too short to be compared word by word.") from None
