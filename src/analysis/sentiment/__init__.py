"""The tone of sentences by VADER, with the words that made it, whose voice it is, and its null."""

from analysis.sentiment.news import STEPS, News
from analysis.sentiment.null import MIN_ARTICLES, difference_test, means
from analysis.sentiment.vader import Score, Vader, analyser, lexicon
from analysis.sentiment.voices import VARIANTS, by_voice, label_valence, score

__all__ = [
    "MIN_ARTICLES",
    "STEPS",
    "VARIANTS",
    "News",
    "Score",
    "Vader",
    "analyser",
    "by_voice",
    "difference_test",
    "label_valence",
    "lexicon",
    "means",
    "score",
]
