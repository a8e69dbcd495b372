"""How good the tables are: annotators against each other, the program against them."""

from analysis.evaluation.alignments import recall, unlisted
from analysis.evaluation.annotators import (
    MEASURES,
    agreement,
    cell_agreement,
    cell_codes,
    marked_agreement,
    marked_codes,
    owner,
    present_codes,
    span_agreement,
    span_codes,
    specific_agreement,
    unit_codes,
)
from analysis.evaluation.benchmarks import benchmark
from analysis.evaluation.matching import f1, pairs
from analysis.evaluation.scores import errors, label_scores, quotation_scores

__all__ = [
    "MEASURES",
    "agreement",
    "benchmark",
    "cell_agreement",
    "cell_codes",
    "errors",
    "f1",
    "label_scores",
    "marked_agreement",
    "marked_codes",
    "owner",
    "pairs",
    "present_codes",
    "quotation_scores",
    "recall",
    "span_agreement",
    "span_codes",
    "specific_agreement",
    "unit_codes",
    "unlisted",
]
