"""Tables of the chapter on tone."""

from collections.abc import Iterable
from itertools import pairwise

import pandas as pd

from analysis import corpus, sentiment
from analysis.findings import discussed, quality, tone
from analysis.html.elements import Columns, Html, table, tells_what_is_missing
from analysis.numbers import printed, spelled
from analysis.pages.links import passage_links
from analysis.pipeline import Missing, Tables

RATINGS = "Pearson r with human ratings"
"""The figure by which a scorer is judged: snippets of editorials, each rated by twenty people."""

_READINGS = {"vader": "VADER", "news": "news variant", "afinn": "AFINN"}

_MENDS = {
    "marks": "curly marks, brackets and dashes no longer hide a word or a negation",
    "repeats": "a word that occurs twice is scored each time in its own place",
    "no": "“no” turns what follows; by itself it says nothing",
    "senses": "names of institutions and topics do not judge: defense, United, certain, energy",
    "vocabulary": "words of news have a valence: ceasefire, sanctions, airstrike",
    "shifters": "“end”, “against”, “lack” and their like turn what they govern, and crime that "
    "fell is good news",
    "length": "the sum of a long sentence counts for less",
    "contexts": "words do not judge in some company: crude oil, a trade fair, true extent",
    "names": "words that are part of a name do not judge: the Freedom Party",
    "phrases": "turns of phrase are read as they are meant: cannot help but, by no means",
    "nobody": "“nobody”, “no one”, “none” and “nothing” turn what their clause says",
}


def _sentences(t: Tables, *passage_ids: str) -> pd.DataFrame:
    """Return the sentences in which passages begin, in the order given; raise Missing for others.

    The passages are those of `discussed.passages`.
    """
    passages = discussed.passages(t).set_index("passage_id")
    if unknown := [one for one in passage_ids if one not in passages.index]:
        raise Missing(f"This study names no passage {unknown[0]!r}.")
    ids = passages.loc[list(passage_ids), "sentence_id"]
    return t.sentences.set_index("sentence_id", drop=False).loc[ids].reset_index(drop=True)


def _scored(t: Tables, rows: pd.DataFrame, variant: str) -> pd.DataFrame:
    """Return the scores of sentences by a variant, in their order."""
    return tone.score(t, variant).set_index("sentence_id").reindex(rows["sentence_id"])


@tells_what_is_missing
def worked(t: Tables, passage_id: str) -> Html:
    """Show what each reading makes of one sentence, with the words that made the score."""
    sentence = _sentences(t, passage_id)
    rows = pd.concat([_scored(t, sentence, variant) for variant in _READINGS])
    shown: Columns = {
        "reading": list(_READINGS.values()),
        "words that score": _hits(rows),
        "negative": rows["neg"],
        "neutral": rows["neu"],
        "positive": rows["pos"],
        "compound": rows["compound"],
    }
    caption = "One sentence, three readings; after each word its valence in this place."
    formats = dict.fromkeys(["negative", "neutral", "positive"], ".2f") | {"compound": "+.2f"}
    return table(shown, "table-tone-worked", caption, formats)


@tells_what_is_missing
def steps(t: Tables) -> Html:
    """Show what each step of the news variant mends, and how far it brings it to human ratings."""
    t.need("sentiment", "benchmarks")
    read = t.sentences[t.sentences["sentence_id"].isin(t.sentiment["sentence_id"])]
    taken = [sentiment.STEPS[:n] for n in range(len(sentiment.STEPS) + 1)]
    made = [sentiment.News(some).scores(read["text"]) for some in taken]
    changed = [
        sum(a.compound != b.compound for a, b in zip(old, new, strict=True))
        for old, new in pairwise(made)
    ]
    metrics = [f"{RATINGS}, steps up to {step}" for step in sentiment.STEPS[:-1]]
    reached = [quality.benchmark(t, "nyt", metric) for metric in [*metrics, RATINGS]]
    shown: Columns = {
        "step": ["none", *sentiment.STEPS],
        "what it mends": ["VADER as NLTK has it", *map(_MENDS.get, sentiment.STEPS)],
        "changes": [0, *changed],
        "r": [quality.benchmark(t, "nyt", RATINGS, "NLTK VADER"), *reached],
    }
    caption = (
        f"The steps of the news variant, one after another: how many of the {len(read)} sentences "
        "each changes, and the correlation with human ratings of editorials that is reached."
    )
    return table(shown, "table-tone-steps", caption, {"r": ".3f"})


@tells_what_is_missing
def voices(t: Tables) -> Html:
    """Show the mean score of narration and of quotation in each article."""
    means = tone.by_voice(t)
    shown: Columns = {
        "outlet": means.index.map(corpus.outlets(t.articles)),
        "narrated": _beside(means["narration"], means["n_narration"]),
        "quoted": _beside(means["quotation"], means["n_quotation"]),
        "difference": (means["quotation"] - means["narration"]).to_numpy(),
    }
    caption = (
        "Mean score of what each article tells and of what it quotes, by the news variant; in "
        "brackets, in how many sentences."
    )
    return table(shown, "table-tone-voices", caption, {"difference": "+.2f"})


@tells_what_is_missing
def names(t: Tables) -> Html:
    """Show the score of each name of an armed group, of its sentence and of its article."""
    rows = tone.names(t)
    shown: Columns = {
        "outlet": rows["article_id"].map(corpus.outlets(t.articles)),
        "name": passage_links(t, rows),
        "alone": _with_hits(rows),
        "sentence": _change(rows["sentence_without"], rows["sentence"]),
        "article": _change(rows["mean_without"], rows["mean"]),
    }
    caption = (
        "What the articles call armed groups, scored by VADER’s own list: the name alone with the "
        "words that score, then its sentence and the mean of its article, first with neutral words "
        "for such names, then as printed."
    )
    return table(shown, "table-tone-names", caption)


@tells_what_is_missing
def extremes(t: Tables) -> Html:
    """Show the lowest and the highest sentence of each article with the words that made it so."""
    rows = tone.extremes(t)
    shown: Columns = {
        "outlet": rows["article_id"].map(corpus.outlets(t.articles)),
        "sentence": passage_links(t, rows),
        "words that score": _hits(rows),
        "compound": rows["compound"],
    }
    caption = "The lowest and the highest sentence of each article, by the news variant."
    return table(shown, "table-tone-extremes", caption, {"compound": "+.2f"})


@tells_what_is_missing
def judged(t: Tables, *passage_ids: str) -> Html:
    """Show sentences with their scores by VADER and by the news variant, for a reader to judge."""
    rows = _sentences(t, *passage_ids)
    shown: Columns = {
        "outlet": rows["article_id"].map(corpus.outlets(t.articles)),
        "sentence": passage_links(t, rows),
    }
    read = {_READINGS[v]: _with_hits(_scored(t, rows, v)) for v in ("vader", "news")}
    caption = "Sentences that a reader would score otherwise; in brackets, the words that score."
    return table({**shown, **read}, "table-tone-judged", caption)


@tells_what_is_missing
def null(t: Tables) -> Html:
    """Show each comparison of means with what shuffling gives, and the verdict on it."""
    tests = tone.differences(t)
    low, high = tests["null_low"].map("{:.2f}".format), tests["null_high"].map("{:.2f}".format)
    shown: Columns = {
        "compared": tests["compared"],
        "distance of means": tests["value"],
        "when shuffled": low + " to " + high,
        "p": tests["p"],
        "p, corrected": tests["p_corrected"],
        "verdict": tests["verdict"],
    }
    caption = (
        "How far apart the mean scores lie (of articles, the highest less the lowest; of voices, "
        "quoted and told), and in which range shuffled sentences bring them 95 times in a hundred. "
        "Between articles the copies of one remark change places among themselves only; voices are "
        "shuffled within articles. The correction is for the "
        f"{spelled(len(tests))} rows of the table."
    )
    formats = {"distance of means": ".2f", "p": ".3f", "p, corrected": ".3f"}
    return table(shown, "table-tone-null", caption, formats)


@tells_what_is_missing
def voices_alone(t: Tables) -> Html:
    """Show whether an article by itself parts what it quotes from what it tells."""
    found = tone.voices_alone(t)
    shown: Columns = {
        "outlet": found["article_id"].map(corpus.outlets(t.articles)),
        "p": found["p"],
        "p, corrected": found["p_corrected"],
        "p, order kept": found["p_turned"],
        "least p, order kept": found["p_turned_least"],
    }
    caption = (
        "The difference between quoted and told words in each article alone: the share of all ways "
        "to choose as many parts that part the means as far (p), the same corrected for looking at "
        f"{spelled(len(found))}, and the share when quoted and told parts keep their order and are "
        "moved along the text together, with the least that an article of as many parts can have."
    )
    formats = dict.fromkeys(list(shown)[1:], ".3f")
    return table(shown, "table-tone-voices-alone", caption, formats)


@tells_what_is_missing
def scorers(t: Tables) -> Html:
    """Show whether the difference of voices hangs on the scorer and on what is counted."""
    found = tone.of_scorers(t)
    read = {words: found[variant] for variant, words in _READINGS.items()}
    shown: Columns = {"counted": found["counted"], "pieces": found["n"], **read}
    caption = (
        "The p of the difference between quoted and told words in all articles, by scorer and by "
        "what is counted; pieces are shuffled within articles. A piece is what a sentence has of "
        "one voice."
    )
    return table(shown, "table-tone-scorers", caption, dict.fromkeys(read, ".3f"))


@tells_what_is_missing
def agreement(t: Tables) -> Html:
    """Show the mean of each article by three measures, and its rank among all."""
    means = tone.measures(t)
    ranks = means[list(_READINGS)].rank(ascending=False).fillna(0).astype(int)
    read = {words: _beside(means[v], ranks[v]) for v, words in _READINGS.items()}
    shown: Columns = {"outlet": means["article_id"].map(corpus.outlets(t.articles)), **read}
    caption = (
        "Mean score of each article by three measures; in brackets, its rank among the "
        f"{spelled(len(t.articles))}."
    )
    return table(shown, "table-tone-agreement", caption)


def _plus(score: float) -> str:
    """Return a score with its sign, nought without; a dash for none."""
    if pd.isna(score):
        return "–"
    return printed(score, "+.2f") if score else "0.00"


def _hits(scored: pd.DataFrame) -> "pd.Series[str]":
    """Return the words that made each score, with minus signs before their valences."""
    return scored["hits"].str.replace(" -", " −")


def _with_hits(scored: pd.DataFrame) -> list[str]:
    """Return each score (compound) with the words that made it (hits)."""
    both = zip(scored["compound"], _hits(scored), strict=True)
    return [f"{_plus(score)} ({hits or 'no word'})" for score, hits in both]


def _change(before: Iterable[float], after: Iterable[float]) -> list[str]:
    """Return two scores with an arrow between them."""
    return [f"{_plus(old)} → {_plus(new)}" for old, new in zip(before, after, strict=True)]


def _beside(scores: Iterable[float], numbers: Iterable[int]) -> list[str]:
    """Return each score with a whole number in brackets."""
    return [
        f"{_plus(score)} ({number})" if pd.notna(score) else "–"
        for score, number in zip(scores, numbers, strict=True)
    ]
