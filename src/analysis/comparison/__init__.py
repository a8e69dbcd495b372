"""What articles have and lack in common: lengths, words, claims."""

from analysis.comparison.chance import SHUFFLES, divergence_null, keyness_null
from analysis.comparison.claims import coverage, coverage_by_topic, omissions
from analysis.comparison.word_scores import (
    dispersion,
    g2,
    jsd_contribution,
    keyness,
    log_odds,
    log_ratio,
    pooled_prior,
    word_shift,
)
from analysis.comparison.words import (
    counts,
    function_words,
    lengths,
    vocabulary,
)

__all__ = [
    "SHUFFLES",
    "counts",
    "coverage",
    "coverage_by_topic",
    "dispersion",
    "divergence_null",
    "function_words",
    "g2",
    "jsd_contribution",
    "keyness",
    "keyness_null",
    "lengths",
    "log_odds",
    "log_ratio",
    "omissions",
    "pooled_prior",
    "vocabulary",
    "word_shift",
]
