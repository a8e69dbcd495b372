"""Named results of the chapter on words and names, and the selections that it shows."""

import numpy as np
import pandas as pd

from analysis import comparison, evaluation, results

ARMED = "armed opposition in Syria"
SHIFTED = ("presstv", "northpress")
"""The two articles whose words are compared one by one: they agree least on one request."""

WEAK_PRIOR = 0.1
"""Pseudo-counts a word where the prior is to draw in as little as is usual."""

SEATS = ("Ankara", "Moscow", "Kremlin", "Washington", "White House", "Damascus")

# What a label is sorted by, and the rungs in their order, each with the pattern of its labels.
RUNGS = {
    "armed_group": (
        "text",
        {
            "a crime": "terror",
            "a creed": "jihadist",
            "a revolt": "rebel|fought",
            "a party": "faction",
        },
    ),
    "force": ("referent", {"Russia’s": "Russian", "Syria’s": "Syrian", "Turkey’s": "Turkish"}),
    "fighting": (
        "referent",
        {
            "the war": "war in Syria|violence|clashes",
            "an attack": "attack|air strike|bombardment|offensive|military operation",
            "a pause": "ceasefire",
        },
    ),
    "law": (
        "referent",
        {
            "a right broken": "violation of sovereignty",
            "a presence unlawful": "foreign forces in Syria",
            "a target lawful": "legitimate targets",
            "a penalty": "sanctions",
        },
    ),
}


def named(tables) -> dict[str, int | float | str]:
    """Return how the articles name things, how well code finds that, and what keyness finds."""
    coded = evaluation.labels(tables.articles)
    return {
        "n_labels": len(coded),
        "n_armed_articles_spelled": results.spelled(_unlike(coded[coded["referent"] == ARMED])),
        **_found(coded, tables.labels),
        **_keyness(tables),
        **_shift(tables),
    }


def ladder(tables, kind: str) -> pd.DataFrame:
    """Return the labels of one category, as coded and adjudicated, sorted by what they say.

    Returns rung, article_id, start, end, text, referent, voice, attributed_to, in the order of
    RUNGS, then of the articles. A label that fits no rung is left out.
    """
    column, rungs = RUNGS[kind]
    coded = evaluation.labels(tables.articles)
    coded = coded[coded["category"] == kind]
    fits = [
        coded[coded[column].str.contains(pattern)].assign(rung=rung)
        for rung, pattern in rungs.items()
    ]
    return pd.concat(fits, ignore_index=True)


def capitals(tables) -> pd.DataFrame:
    """Count how often each article lets a capital or a seat of power stand for a government.

    Returns a row an article (article_id) and a column each of SEATS.
    """
    coded = evaluation.labels(tables.articles)
    names = coded["text"].str.title()
    seats = coded[names.isin(SEATS)]
    counted = pd.crosstab(seats["article_id"], names)
    return counted.reindex(tables.articles["article_id"], columns=SEATS, fill_value=0)


def _unlike(armed: pd.DataFrame) -> int:
    """Count the articles that name the armed groups by no noun phrase of another article."""
    users = armed.groupby(armed["text"].str.casefold())["article_id"].transform("nunique")
    shared = set(armed.loc[users > 1, "article_id"])
    return len(set(armed["article_id"]) - shared)


def _found(coded: pd.DataFrame, found: pd.DataFrame) -> dict[str, float]:
    """Return what share of the coded labels the lexicon finds, and whose voice it takes right."""
    both = coded.merge(found, on=["article_id", "start", "end"], suffixes=("", "_found"))
    return {
        "labels_recall": len(both) / len(coded),
        "labels_precision": len(both) / len(found),
        "labels_same_voice": float(both["voice"].eq(both["voice_found"]).mean()),
    }


# --------------------------------------------------------------------------------- frequencies


def keyness(tables, prior: float | None = None) -> pd.DataFrame:
    """Return the words of each article against the others, with what shuffled sentences give.

    The prior is that of `comparison.keyness`: the frequencies of all articles together, or the
    same number for every word.
    """
    return comparison.keyness_null(comparison.vocabulary(tables.sentences), prior=prior)


def meetings(tables) -> pd.DataFrame:
    """Return the words of the article of 2020 against the four of 2021, with their null."""
    words = comparison.vocabulary(tables.sentences)
    meeting = np.where(words["article_id"] == "rt", "Moscow 2020", "Sochi 2021")
    return comparison.keyness_null(words.assign(meeting=meeting), by="meeting")


def invented(n_articles: int) -> pd.DataFrame:
    """Return the keyness of two invented papers that differ, by construction, in one noun.

    Both draw ten sentences an article from the same thirty words; every third sentence of one has
    "rebels" where the other has "militants". Articles are shuffled, or sentences when each paper
    has but one article.
    """
    rng = np.random.default_rng(0)
    plain = [f"word\u00a0{n}" for n in range(30)]
    rows = [
        (f"{paper}-{a}-s{s}", f"{paper}-{a}", paper, word, 1)
        for paper, noun in (("Morning Paper", "rebels"), ("Evening Paper", "militants"))
        for a in range(n_articles)
        for s in range(10)
        for word in [*rng.choice(plain, 6, replace=False), *([noun] if s % 3 == 0 else [])]
    ]
    columns = ["sentence_id", "article_id", "paper", "word", "n"]
    unit = "article_id" if n_articles > 1 else "sentence_id"
    return comparison.keyness_null(pd.DataFrame(rows, columns=columns), by="paper", unit=unit)


def shift(tables) -> pd.DataFrame:
    """Return why the content words of the two SHIFTED articles differ, word by word."""
    counts = comparison.counts(_content(tables))
    return comparison.word_shift(counts[SHIFTED[0]], counts[SHIFTED[1]])


def _content(tables) -> pd.DataFrame:
    words = comparison.vocabulary(tables.sentences)
    return words[words["kind"].eq("content") & words["article_id"].isin(SHIFTED)]


def _keyness(tables) -> dict[str, int | float | str]:
    found, weak = keyness(tables), keyness(tables, WEAK_PRIOR).iloc[0]
    best, outlets = found.iloc[0], tables.articles.set_index("article_id")["outlet"]
    return {
        "keyness_n_words": int(found["word"].nunique()),
        "keyness_n_comparisons": len(found),
        "keyness_n_uncorrected": int((found["p"] < 0.05).sum()),
        "keyness_n_passing_spelled": results.spelled(int((found["p_max"] < 0.05).sum())),
        "keyness_top_word": str(best["word"]),
        "keyness_top_outlet": str(outlets[best["group"]]),
        "keyness_top_n": int(best["n"]),
        "keyness_top_z": float(best["z"]),
        "keyness_top_p": float(best["p_max"]),
        "keyness_threshold": float(best["threshold"]),
        "keyness_weak_z": float(weak["z"]),
        "keyness_weak_p": float(weak["p_max"]),
        "keyness_meetings_p": float(meetings(tables)["p_max"].min()),
        "keyness_min_articles_spelled": results.spelled(comparison.MIN_ARTICLES),
    }


def _shift(tables) -> dict[str, float | str]:
    best = shift(tables).iloc[0]
    null = comparison.divergence_null(_content(tables))
    return {
        "shift_divergence": null["divergence"],
        "shift_null_low": null["low"],
        "shift_null_high": null["high"],
        "shift_top_word": str(best["word"]),
        "shift_top_share": float(best["share"]),
    }
