"""Tables of the chapter on tone."""

from itertools import pairwise

import pandas as pd

from analysis import corpus, evaluation, markup, results, sentiment
from analysis.results import Tables, tone

_READINGS = {"vader": "VADER", "news": "news variant", "afinn": "AFINN"}

_MENDS = {
    "marks": "curly marks, brackets and dashes no longer hide a word or a negation",
    "repeats": "a word that occurs twice is scored each time in its own place",
    "no": "“no” turns what follows; by itself it says nothing",
    "senses": "names of institutions and topics do not judge: defense, United, certain, energy",
    "vocabulary": "words of news have a valence: ceasefire, sanctions, airstrike",
    "shifters": "“end”, “against”, “lack” and their like turn what they govern",
    "length": "the sum of a long sentence counts for less",
}


def _sentences(tables: Tables, *passage_ids: str) -> pd.DataFrame:
    """Return the sentences in which passages of `results.passages` begin, in the order given."""
    passages = results.passages(tables).set_index("passage_id")
    ids = passages.loc[list(passage_ids), "sentence_id"]
    return tables.sentences.set_index("sentence_id", drop=False).loc[ids].reset_index(drop=True)


def _scored(tables: Tables, rows: pd.DataFrame, variant: str) -> pd.DataFrame:
    """Return compound and hits of sentences by a variant, in their order."""
    return tone.score(tables, variant).set_index("sentence_id").loc[rows["sentence_id"]]


def worked(tables: Tables, passage_id: str) -> markup.Html:
    """Show what each reading makes of one sentence, with the words that made the score."""
    sentence = _sentences(tables, passage_id)
    rows = [_scored(tables, sentence, variant).iloc[0] for variant in _READINGS]
    shown = pd.DataFrame(
        {
            "reading": list(_READINGS.values()),
            "words that score": [row["hits"] for row in rows],
            "negative": [row["neg"] for row in rows],
            "neutral": [row["neu"] for row in rows],
            "positive": [row["pos"] for row in rows],
            "compound": [row["compound"] for row in rows],
        }
    )
    caption = "One sentence, three readings; after each word its valence in this place."
    formats = dict.fromkeys(["negative", "neutral", "positive"], ".2f") | {"compound": "+.2f"}
    return markup.table(shown, "table-tone-worked", caption, formats)


def steps(tables: Tables) -> markup.Html:
    """Show what each step of the news variant mends, and how far it brings it to human ratings."""
    read = tables.sentences[tables.sentences["sentence_id"].isin(tables.sentiment["sentence_id"])]
    taken = [sentiment.STEPS[:n] for n in range(len(sentiment.STEPS) + 1)]
    made = [sentiment.News(some).scores(read["text"]) for some in taken]
    changed = [
        sum(a.compound != b.compound for a, b in zip(old, new, strict=True))
        for old, new in pairwise(made)
    ]
    metrics = [f"{tone.RATINGS}, steps up to {step}" for step in sentiment.STEPS[:-1]]
    reached = [evaluation.benchmark("nyt", metric) for metric in [*metrics, tone.RATINGS]]
    shown = pd.DataFrame(
        {
            "step": ["none", *sentiment.STEPS],
            "what it mends": ["VADER as NLTK has it", *map(_MENDS.get, sentiment.STEPS)],
            "changes": [0, *changed],
            "r": [evaluation.benchmark("nyt", tone.RATINGS, "NLTK VADER"), *reached],
        }
    )
    caption = (
        f"The steps of the news variant, one after another: how many of the {len(read)} sentences "
        "each changes, and the correlation with human ratings of editorials that is reached."
    )
    return markup.table(shown, "table-tone-steps", caption, {"r": ".3f"})


def voices(tables: Tables) -> markup.Html:
    """Show the mean score of narration and of quotation in each article."""
    table = sentiment.by_voice(tone.pieces(tables)).set_index(["article_id", "voice"])
    means, counts = (table[column].unstack() for column in ("compound", "n_sentences"))
    shown = pd.DataFrame(
        {
            "outlet": means.index.map(corpus.outlets(tables.articles)),
            "narrated": _beside(means["narration"], counts["narration"]),
            "quoted": _beside(means["quotation"], counts["quotation"]),
            "difference": (means["quotation"] - means["narration"]).to_numpy(),
        }
    )
    shown = shown.loc[[list(means.index).index(i) for i in tables.articles["article_id"]]]
    caption = (
        "Mean score of what each article tells and of what it quotes, by the news variant; in "
        "brackets, in how many sentences."
    )
    return markup.table(shown, "table-tone-voices", caption, _signed(shown))


def names(tables: Tables) -> markup.Html:
    """Show the score of each name of an armed group, of its sentence and of its article."""
    rows = tone.names(tables)
    shown = pd.DataFrame(
        {
            "outlet": rows["article_id"].map(corpus.outlets(tables.articles)),
            "name": markup.passages(rows, tables.sentences),
            "alone": _with_hits(rows),
            "sentence": _change(rows["sentence_without"], rows["sentence"]),
            "article": _change(rows["mean_without"], rows["mean"]),
        }
    )
    caption = (
        "What the articles call armed groups, scored by VADER’s own list: the name alone with the "
        "words that score, then its sentence and the mean of its article, first with neutral words "
        "for such names, then as printed."
    )
    return markup.table(shown, "table-tone-names", caption)


def extremes(tables: Tables) -> markup.Html:
    """Show the lowest and the highest sentence of each article with the words that made it so."""
    scored = tables.sentiment.merge(tables.sentences[["sentence_id", "text"]], on="sentence_id")
    of_article = scored.groupby("article_id", sort=False)["compound"]
    rows = scored.loc[pd.concat([of_article.idxmin(), of_article.idxmax()]).sort_values()]
    shown = pd.DataFrame(
        {
            "outlet": rows["article_id"].map(corpus.outlets(tables.articles)),
            "sentence": markup.passages(rows, tables.sentences),
            "words that score": rows["hits"],
            "compound": rows["compound"],
        }
    )
    caption = "The lowest and the highest sentence of each article, by the news variant."
    return markup.table(shown, "table-tone-extremes", caption, _signed(shown))


def judged(tables: Tables, *passage_ids: str) -> markup.Html:
    """Show sentences with their scores by VADER and by the news variant, for a reader to judge."""
    rows = _sentences(tables, *passage_ids)
    shown = pd.DataFrame(
        {
            "outlet": rows["article_id"].map(corpus.outlets(tables.articles)),
            "sentence": markup.passages(rows, tables.sentences),
        }
    )
    for variant in ("vader", "news"):
        shown[_READINGS[variant]] = _with_hits(_scored(tables, rows, variant))
    caption = "Sentences that a reader would score otherwise; in brackets, the words that score."
    return markup.table(shown, "table-tone-judged", caption)


def null(tables: Tables) -> markup.Html:
    """Show each comparison of means with what shuffling gives, and the verdict on it."""
    scored, pieces = tables.sentiment, tone.pieces(tables)
    compared = {
        "the five articles": (scored, {}),
        "the four articles of 2021": (tone.of_2021(scored), {}),
        "the five, narration only": (pieces[pieces["voice"] == "narration"], {}),
        "the five, quotation only": (pieces[pieces["voice"] == "quotation"], {}),
        "narration and quotation, within articles": (
            pieces,
            {"by": "voice", "unit": "piece_id", "stratum": "article_id"},
        ),
    }
    tests = [sentiment.difference_test(rows, **how).iloc[0] for rows, how in compared.values()]
    shown = pd.DataFrame(
        {
            "compared": list(compared),
            "range of means": [test["value"] for test in tests],
            "when shuffled": [f"{t['null_low']:.2f} to {t['null_high']:.2f}" for t in tests],
            "p": [test["p"] for test in tests],
            "verdict": [test["verdict"] for test in tests],
        }
    )
    caption = "How far apart the mean scores lie, and how far apart shuffled sentences bring them."
    formats = {"range of means": ".2f", "p": ".3f"}
    return markup.table(shown, "table-tone-null", caption, formats)


def agreement(tables: Tables) -> markup.Html:
    """Show the mean of each article by three measures, and its rank among the five."""
    means = tone.measures(tables)
    shown = pd.DataFrame({"outlet": means["article_id"].map(corpus.outlets(tables.articles))})
    for variant, words in _READINGS.items():
        rank = means[variant].rank(ascending=False).astype(int)
        shown[words] = _beside(means[variant], rank)
    caption = "Mean score of each article by three measures; in brackets, its rank among the five."
    return markup.table(shown, "table-tone-agreement", caption)


def _plus(score: float) -> str:
    """Return a score with its sign, nought without."""
    return f"{score:+.2f}" if score else "0.00"


def _with_hits(scored: pd.DataFrame) -> list[str]:
    """Return each score (compound) with the words that made it (hits)."""
    return [f"{_plus(row.compound)} ({row.hits or 'no word'})" for row in scored.itertuples()]


def _change(before: pd.Series, after: pd.Series) -> list[str]:
    """Return two scores with an arrow between them."""
    return [f"{_plus(old)} → {_plus(new)}" for old, new in zip(before, after, strict=True)]


def _beside(scores: pd.Series, numbers: pd.Series) -> list[str]:
    """Return each score with a whole number in brackets."""
    return [f"{_plus(score)} ({number})" for score, number in zip(scores, numbers, strict=True)]


def _signed(shown: pd.DataFrame) -> dict[str, str]:
    """Return a format with sign for the scores of a table."""
    return {column: "+.2f" for column in shown.select_dtypes("float")}
