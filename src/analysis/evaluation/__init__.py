"""How good the tables are: annotators against each other, the program against them."""

from analysis.evaluation.agreement import agreement, cell_agreement, span_agreement
from analysis.evaluation.benchmarks import benchmark, benchmarks, record
from analysis.evaluation.gold import CODINGS, codings, labels, quotations
from analysis.evaluation.matching import f1, pairs
from analysis.evaluation.scores import errors, label_scores, quotation_scores

__all__ = [
    "CODINGS",
    "agreement",
    "benchmark",
    "benchmarks",
    "cell_agreement",
    "codings",
    "errors",
    "f1",
    "label_scores",
    "labels",
    "pairs",
    "quotation_scores",
    "quotations",
    "record",
    "span_agreement",
]
