"""Named results of the chapter on tone."""

import pandas as pd

from analysis import corpus, permutation, sentiment, significance
from analysis.findings import quality, shuffles, tone
from analysis.numbers import spelled
from analysis.pipeline import Tables
from analysis.story import Results
from analysis.story.benchmarks import RATINGS

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
    compared = tone.differences(t)
    every, of_four = compared["p"].head(2)
    british = plain["hits"].str.contains(r"\bdefence\b")
    return {
        "tone_n_sentences": len(scored),
        "tone_n_silent": int(scored["hits"].eq("").sum()),
        "tone_n_defence": int(plain["hits"].str.contains(r"\bdefen[cs]e\b").sum()),
        "tone_n_defence_british_spelled": spelled(int(british.sum())),
        "tone_p": float(every),
        "tone_p_voice_corrected": float(compared["p_corrected"].iloc[-1]),
        "tone_p_2021": float(of_four),
        "tone_neighbours": shuffles.neighbours(t),
        "tone_range": tone.spread(scored.groupby("article_id")["compound"].mean()),
        "tone_range_2021": tone.spread(four.groupby("article_id")["compound"].mean()),
        "tone_min_articles": significance.MIN_ARTICLES,
    }


def _voices(t: Tables) -> Results:
    rows = tone.pieces(t)
    by_voice = rows.groupby("voice")["compound"].mean()
    once, names = tone.each_once(t), corpus.outlets(t.articles)
    quoted, above = rows["voice"].eq("quotation"), rows["compound"].gt(0)
    alone = tone.voices_alone(t)
    least = tone.above(t).iloc[0]
    scorers = tone.of_scorers(t).set_index("counted").to_dict("index")["each remark once"]
    in_orders = [tone.of_voices(rows) for rows in tone.in_every_order(t)]
    means = tone.by_voice(t)
    higher = int(means["quotation"].gt(means["narration"]).sum())
    clustered = tone.of_voices(once)
    gaps = once.groupby(["article_id", "voice"])["compound"].mean().unstack()
    gap = (gaps["quotation"] - gaps["narration"]).sort_values()
    shown = alone.loc[alone["p"].lt(SINGLE_LEVEL), "article_id"]
    return {
        "tone_n_repeated": len(rows) - len(once),
        "tone_p_voice_clustered": clustered,
        "tone_p_voice_error": 1.96 * (clustered * (1 - clustered) / sentiment.SHUFFLES) ** 0.5,
        "tone_p_voice_vader": float(scorers["vader"]),
        "tone_p_voice_afinn": float(scorers["afinn"]),
        "tone_p_voice_order_least": min(in_orders),
        "tone_p_voice_order_most": max(in_orders),
        "tone_signs_least": names[str(gap.index[0])],
        "tone_signs_least_gap": float(gap.iloc[0]),
        "tone_p_signs": significance.sign_test(higher, len(means)),
        "tone_p_voice_sochi": tone.of_voices(tone.of_group(t, once, "sochi")),
        "tone_p_voice_turned": tone.of_voices(once, permutation.rotations),
        "tone_voice_alone": " and ".join(shown.map(names)),
        "tone_p_voice_alone_corrected": float(alone["p_corrected"].min()),
        "tone_least_outlet": str(names[least["article_id"]]),
        "tone_least_quoted_above": float(least["quotation"]),
        "tone_least_narrated_above": float(least["narration"]),
        "tone_quoted_above": int((quoted & above).sum()),
        "tone_n_quoted": int(quoted.sum()),
        "tone_narrated_above": int((~quoted & above).sum()),
        "tone_n_narrated": int((~quoted).sum()),
        "tone_quoted": float(by_voice["quotation"]),
        "tone_narrated": float(by_voice["narration"]),
        "tone_p_voice": tone.of_voices(rows),
    }


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
        "tone_order_vader_chance": significance.spearman_p(order["news"]["vader"], len(t.articles)),
        "tone_order_afinn_chance": significance.spearman_p(order["news"]["afinn"], len(t.articles)),
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
