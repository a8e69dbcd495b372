"""Named results of the chapter on tone."""

import pandas as pd

from analysis import corpus, sentiment
from analysis.findings import quality, tone
from analysis.pipeline import Tables
from analysis.story import Results
from analysis.story.methods import RATINGS

SINGLE_LEVEL = 0.05
"""The p below which an article by itself is said to show a difference of voices."""


def named(t: Tables) -> Results:
    """Return what tells the articles apart and what does not, and how far scores can be trusted."""
    return (
        _differences(t) | _voices(t) | _halves(t) | _names(t) | _agreement(t) | _ratings(t)
    )  # fmt: skip


def _differences(t: Tables) -> Results:
    scored, plain = t.sentiment, tone.score(t, "vader")
    four = tone.of_group(t, scored, "sochi")
    every, of_four = (
        float(sentiment.difference_test(rows)["p"].iloc[0]) for rows in (scored, four)
    )
    return {
        "tone_n_sentences": len(scored),
        "tone_n_silent": int(scored["hits"].eq("").sum()),
        "tone_n_defence": int(plain["hits"].str.contains(r"\bdefen[cs]e\b").sum()),
        "tone_p": every,
        "tone_p_2021": of_four,
        "tone_range": tone.spread(scored.groupby("article_id")["compound"].mean()),
        "tone_range_2021": tone.spread(four.groupby("article_id")["compound"].mean()),
        "tone_min_articles": sentiment.MIN_ARTICLES,
    }


def _voices(t: Tables) -> Results:
    rows = tone.pieces(t)
    by_voice = rows.groupby("voice")["compound"].mean()
    once, names = tone.each_once(t), corpus.outlets(t.articles)
    quoted, above = rows["voice"].eq("quotation"), rows["compound"].gt(0)
    alone = {name: _p_of_voices(rows[rows["article_id"] == one]) for one, name in names.items()}
    return {
        "tone_n_repeated": len(rows) - len(once),
        "tone_p_voice_clustered": _p_of_voices(once),
        "tone_p_voice_sochi": _p_of_voices(tone.of_group(t, once, "sochi")),
        "tone_voice_alone": " and ".join(name for name, p in alone.items() if p < SINGLE_LEVEL),
        "tone_quoted_above": int((quoted & above).sum()),
        "tone_n_quoted": int(quoted.sum()),
        "tone_narrated_above": int((~quoted & above).sum()),
        "tone_n_narrated": int((~quoted).sum()),
        "tone_quoted": float(by_voice["quotation"]),
        "tone_narrated": float(by_voice["narration"]),
        "tone_p_voice": _p_of_voices(rows),
    }


def _p_of_voices(rows: pd.DataFrame) -> float:
    """Return how often voices shuffled within articles lie as far apart as those of the pieces."""
    found = sentiment.difference_test(rows, by="voice", unit="piece_id", stratum="article_id")
    return float(found["p"].iloc[0])


def _halves(t: Tables) -> Results:
    widest = tone.halves(t).sort_values("gap").iloc[-1]
    return {
        "tone_halves_outlet": corpus.outlets(t.articles)[widest["article_id"]],
        "tone_halves_gap": float(widest["gap"]),
    }


def _names(t: Tables) -> Results:
    table = tone.names(t)
    rows = table.to_dict("records")
    most = max(rows, key=lambda row: abs(row["mean"] - row["mean_without"]))
    bare = sentiment.unnamed(t.sentences, t.labels)
    return {
        "tone_names_outlet": corpus.outlets(t.articles)[most["article_id"]],
        "tone_names_mean": float(most["mean"]),
        "tone_names_mean_without": float(most["mean_without"]),
        "tone_names_range": tone.spread(tone.means(t, t.sentences, "vader")),
        "tone_names_range_without": tone.spread(tone.means(t, bare, "vader")),
    }


def _agreement(t: Tables) -> Results:
    order = tone.measures(t).set_index("article_id").corr("spearman").to_dict()
    single = pd.DataFrame({v: tone.score(t, v)["compound"] for v in sentiment.VARIANTS}).corr()
    return {
        "tone_order_vader": float(order["news"]["vader"]),
        "tone_order_afinn": float(order["news"]["afinn"]),
        "tone_order_lists": float(order["vader"]["afinn"]),
        "tone_sentences_least": float(single.to_numpy().min()),
        "tone_sentences_most": float(single.where(single < 1).max().max()),
    }


def _ratings(t: Tables) -> Results:
    figure = quality.benchmark
    return {
        "tone_r_nltk": figure(t, "nyt", RATINGS, "NLTK VADER"),
        "tone_r_news": figure(t, "nyt", RATINGS),
        "tone_r_afinn": figure(t, "nyt", RATINGS, "AFINN"),
        "tone_r_published": figure(t, "nyt", RATINGS, "VADER as published", "all snippets"),
        "tone_r_person": figure(t, "nyt", RATINGS, "one human", "all snippets"),
    }
