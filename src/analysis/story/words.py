"""Named results of the chapter on words and names."""

import pandas as pd

from analysis import corpus
from analysis.findings import words
from analysis.numbers import spelled
from analysis.pipeline import Tables
from analysis.significance import MIN_ARTICLES
from analysis.story import Results

ARMED = "armed opposition in Syria"


def named(t: Tables) -> Results:
    """Return how the articles name things, how well code finds that, and what keyness finds."""
    coded = t.coded_labels
    armed = coded[coded["referent"] == ARMED]
    return {
        "n_labels": len(coded),
        "n_armed_articles_spelled": spelled(articles_apart(armed)),
        **_found(coded, t.labels),
        "labels_in_speech_spelled": spelled(len(words.in_speech(t))),
        **_keyness(t),
        **_shift(t),
    }


def articles_apart(names: pd.DataFrame) -> int:
    """Count the articles that name something by no noun phrase of another article."""
    users = names.groupby(names["text"].str.casefold())["article_id"].transform("nunique")
    shared = set(names.loc[users > 1, "article_id"])
    return len(set(names["article_id"]) - shared)


def _found(coded: pd.DataFrame, found: pd.DataFrame) -> Results:
    """Return what share of the coded labels the lexicon finds, and whose voice it takes right."""
    both = coded.merge(found, on=["article_id", "start", "end"], suffixes=("", "_found"))
    return {
        "labels_recall": len(both) / len(coded),
        "labels_precision": len(both) / len(found),
        "labels_same_voice": float(both["voice"].eq(both["voice_found"]).mean()),
    }


def _keyness(t: Tables) -> Results:
    found = words.keyness(t)
    best = found.iloc[0]
    return {
        "keyness_n_words": int(found["word"].nunique()),
        "keyness_n_comparisons": len(found),
        "keyness_n_uncorrected": int((found["p"] < 0.05).sum()),
        "keyness_n_passing_spelled": spelled(int((found["p_corrected"] < 0.05).sum())),
        "keyness_top_word": str(best["word"]),
        "keyness_top_outlet": corpus.outlets(t.articles)[best["group"]],
        "keyness_top_n": int(best["n"]),
        "keyness_top_p": float(best["p_corrected"]),
        "keyness_meetings_p": float(words.keyness_of_groups(t)["p_corrected"].min()),
        "keyness_min_articles_spelled": spelled(MIN_ARTICLES),
    }


def _shift(t: Tables) -> Results:
    best, null = words.shift(t, "request").iloc[0], words.distance(t, "request")
    return {
        "shift_divergence": null["divergence"],
        "shift_null_low": null["low"],
        "shift_null_high": null["high"],
        "shift_top_word": str(best["word"]),
        "shift_top_share": float(best["share"]),
    }
