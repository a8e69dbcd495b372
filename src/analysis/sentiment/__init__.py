"""The tone of sentences by VADER, with the words that made it, whose voice it is, and its null."""

from analysis.sentiment.afinn import Afinn
from analysis.sentiment.means import SHUFFLES, difference_test, shuffled_means
from analysis.sentiment.news import STEPS, News
from analysis.sentiment.vader import Score, Vader, analyser, lexicon
from analysis.sentiment.voices import VARIANTS, apart, by_voice, label_valence, score, unnamed

__all__ = [
    "SHUFFLES",
    "STEPS",
    "VARIANTS",
    "Afinn",
    "News",
    "Score",
    "Vader",
    "analyser",
    "apart",
    "by_voice",
    "difference_test",
    "label_valence",
    "lexicon",
    "score",
    "shuffled_means",
    "unnamed",
]
