"""Text reuse: the same words in two articles, copied, cut, translated or rewritten.

`align` takes sentences and quotations and returns the alignments table; `score` ranks pairs of
whole passages; `difference` says word by word how two passages differ. "a" and "b" are two articles
in the order of the input: with shared agency copy, direction is a claim and not a datum.

Which module uses which (left before right):

    terms ─┬─ index ── candidates ─┬─────────────── pairing (score)
           ├─ features ── model ───┤
           ├─ stretches ───────────┴─ matches ─┬─ alignment (align)
           └─ difference ── kinds ─────────────┘

A passage is read as terms (stems, numbers, names). Candidates are the pairs of passages that share
the rarest of them; features and model say how probable it is that a pair is reuse. Pairing does no
more than that, for passages that are given. Alignment looks for the passages too: matches finds the
stretches of two sentences that fit best, kinds names the pair.
"""

from analysis.reuse.alignment import align
from analysis.reuse.difference import difference
from analysis.reuse.kinds import KINDS
from analysis.reuse.pairing import score

__all__ = [
    "KINDS",
    "align",
    "difference",
    "score",
]
