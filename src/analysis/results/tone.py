"""Named results of the chapter on tone, and the selections that it shows."""

import numpy as np
import pandas as pd

from analysis import evaluation, sentiment
from analysis.results.coverage import FOUR

RATINGS = "Pearson r with human ratings"
"""The figure by which a scorer is judged: snippets of editorials, each rated by twenty people."""


def named(tables) -> dict[str, int | float | str]:
    """Return what tells the articles apart and what does not, and how far scores can be trusted."""
    return (
        _differences(tables) | _voices(tables) | _halves(tables) | _names(tables)
        | _agreement(tables) | _ratings()
    )  # fmt: skip


def _differences(tables) -> dict[str, int | float | str]:
    scored, plain = tables.sentiment, score(tables, "vader")
    every, four = (_p(rows) for rows in (scored, of_2021(scored)))
    article_means = scored.groupby("article_id")["compound"].mean()
    return {
        "tone_n_sentences": len(scored),
        "tone_n_silent": int(scored["hits"].eq("").sum()),
        "tone_n_defence": int(plain["hits"].str.contains(r"\bdefen[cs]e\b").sum()),
        "tone_p": every,
        "tone_p_2021": four,
        "tone_range": float(np.ptp(article_means)),
        "tone_range_2021": float(np.ptp(article_means[list(FOUR)])),
        "tone_min_articles": sentiment.MIN_ARTICLES,
    }


def _voices(tables) -> dict[str, float]:
    rows = pieces(tables)
    by_voice = rows.groupby("voice")["compound"].mean()
    test = sentiment.difference_test(rows, by="voice", unit="piece_id", stratum="article_id")
    return {
        "tone_quoted": float(by_voice["quotation"]),
        "tone_narrated": float(by_voice["narration"]),
        "tone_p_voice": float(test["p"].iloc[0]),
    }


def _halves(tables) -> dict[str, float | str]:
    widest = halves(tables).sort_values("gap").iloc[-1]
    return {
        "tone_halves_outlet": _outlet(tables, widest["article_id"]),
        "tone_halves_gap": float(widest["gap"]),
    }


def _names(tables) -> dict[str, float | str]:
    table = names(tables)
    most = table.loc[(table["mean"] - table["mean_without"]).abs().idxmax()]
    everything = _means(sentiment.unnamed(tables.sentences, tables.labels), tables, "vader")
    return {
        "tone_names_outlet": _outlet(tables, most["article_id"]),
        "tone_names_mean": float(most["mean"]),
        "tone_names_mean_without": float(most["mean_without"]),
        "tone_names_range": float(np.ptp(_means(tables.sentences, tables, "vader"))),
        "tone_names_range_without": float(np.ptp(everything)),
    }


def _agreement(tables) -> dict[str, float]:
    order = measures(tables).set_index("article_id").corr("spearman")
    single = pd.DataFrame({v: score(tables, v)["compound"] for v in sentiment.VARIANTS}).corr()
    return {
        "tone_order_vader": float(order.at["news", "vader"]),
        "tone_order_afinn": float(order.at["news", "afinn"]),
        "tone_order_lists": float(order.at["vader", "afinn"]),
        "tone_sentences_least": float(single.to_numpy().min()),
        "tone_sentences_most": float(single.where(single < 1).max().max()),
    }


def _ratings() -> dict[str, float]:
    return {
        "tone_r_nltk": evaluation.benchmark("nyt", RATINGS, "NLTK VADER"),
        "tone_r_news": evaluation.benchmark("nyt", RATINGS),
        "tone_r_afinn": evaluation.benchmark("nyt", RATINGS, "AFINN"),
        "tone_r_published": evaluation.benchmark(
            "nyt", RATINGS, "VADER as published", split="all snippets"
        ),
        "tone_r_person": evaluation.benchmark("nyt", RATINGS, "one human", split="all snippets"),
    }


# ------------------------------------------------------------------------------- selections


def score(tables, variant: str) -> pd.DataFrame:
    """Score the sentences by one variant, as `tables.sentiment` is by the news variant."""
    return sentiment.score(tables.sentences, tables.quotations, variant)


def pieces(tables) -> pd.DataFrame:
    """Return the narrated and the quoted part of every sentence with its score."""
    return sentiment.apart(tables.sentences, tables.quotations)


def of_2021(scored: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of the four articles on Sochi."""
    return scored[scored["article_id"].isin(FOUR)]


def null(tables) -> pd.DataFrame:
    """Return the mean of each article and what shuffled sentences give it."""
    return sentiment.shuffled_means(tables.sentiment)


def halves(tables) -> pd.DataFrame:
    """Cut each article into its first and second half of sentences.

    Returns article_id, first and second (mean compound) and gap (their absolute difference).
    """
    rows = []
    for article_id, group in tables.sentiment.groupby("article_id", sort=False):
        middle = (len(group) + 1) // 2
        first, second = (part.mean() for part in np.split(group["compound"], [middle]))
        rows.append((article_id, first, second, abs(first - second)))
    return pd.DataFrame(rows, columns=["article_id", "first", "second", "gap"])


def names(tables) -> pd.DataFrame:
    """Score each name of an armed group by VADER, its sentence and its article with and without it.

    Returns article_id, start, text, compound and hits (of the name alone), sentence and
    sentence_without, mean and mean_without (of the article, without any name of an armed group).
    """
    groups = tables.labels[tables.labels["category"] == "armed_group"]
    named_alone = sentiment.label_valence(groups)
    scored = score(tables, "vader").assign(without=0.0)
    bare = sentiment.unnamed(tables.sentences, groups)
    scored["without"] = sentiment.score(bare, tables.quotations, "vader")["compound"]
    of_article = scored.groupby("article_id")[["compound", "without"]].mean()
    rows = []
    for label in named_alone.itertuples():
        inside = scored[
            scored["article_id"].eq(label.article_id)
            & scored["start"].le(label.start)
            & scored["end"].ge(label.end)
        ].iloc[0]
        alone = (label.article_id, label.start, label.text, label.compound, label.hits)
        mean = of_article.loc[label.article_id]
        rows.append((*alone, inside["compound"], inside["without"], *mean))
    columns = ["article_id", "start", "text", "compound", "hits", "sentence", "sentence_without",
               "mean", "mean_without"]  # fmt: skip
    return pd.DataFrame(rows, columns=columns)


def measures(tables) -> pd.DataFrame:
    """Return the mean of each article by each measure: article_id, vader, news, afinn."""
    found = {v: _means(tables.sentences, tables, v) for v in sentiment.VARIANTS}
    return pd.DataFrame(found).reindex(tables.articles["article_id"]).reset_index()


def _means(sentences: pd.DataFrame, tables, variant: str) -> pd.Series:
    scored = sentiment.score(sentences, tables.quotations, variant)
    return scored.groupby("article_id")["compound"].mean()


def _p(scored: pd.DataFrame) -> float:
    """Return the share of shuffles in which means lie as far apart as they do."""
    return float(sentiment.difference_test(scored)["p"].iloc[0])


def _outlet(tables, article_id: str) -> str:
    return str(tables.articles.set_index("article_id").at[article_id, "outlet"])
