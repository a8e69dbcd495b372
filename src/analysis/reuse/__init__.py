"""Text reuse: the same words in two articles, copied, cut, translated or rewritten.

`align` takes sentences and quotations and returns the alignments table; `difference` says word by
word how two passages differ. "a" and "b" are two articles in the order of the input: with shared
agency copy, direction is a claim and not a datum.
"""

from analysis.reuse.alignment import COLUMNS, align
from analysis.reuse.difference import difference
from analysis.reuse.kinds import KINDS
from analysis.reuse.scoring import score
from analysis.reuse.similarity import threshold

__all__ = [
    "COLUMNS",
    "KINDS",
    "align",
    "difference",
    "score",
    "threshold",
]
