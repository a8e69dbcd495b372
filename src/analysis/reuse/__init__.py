"""Text reuse: the same words in two articles, copied, cut, translated or rewritten.

`align` takes sentences and quotations and returns the alignments table; `pair_probabilities` says
of whole passages how probably each two are reuse; `difference` says word by word how two passages
differ. "a" and "b" are two articles in the order of the input: with shared agency copy, direction
is a claim and not a datum.

Each module uses some of those before it: terms, index, candidates, phrases, features, model,
likeness, stretches, formulas, signs, copies, rows, company, matches, changes, kinds, groups,
alignment (align), pieces, pairing (pair_probabilities), word_pairs, word_difference (difference).

A passage is read as terms (stems, numbers, names). Candidates are the pairs of passages that share
the rarest of them; features and model say how alike a pair is. Pairing does no more than that, for
passages that are given. Alignment looks for the passages too: matches finds the stretches of two
sentences that fit best; signs tell whether they are reuse or a formula, page furniture or one fact
in two wordings, and so does the company in which they stand; of copies, which are the same from end
to end, neither rarity nor the size of the corpus is asked; likeness, changes and kinds say how
alike the wording is, what it says otherwise and what sort of reuse it is; groups join the passages
that are one remark. Pieces do all this for a corpus that is never in memory as a whole.
"""

from analysis.reuse.alignment import LEAST, align
from analysis.reuse.changes import CHANGES, change
from analysis.reuse.company import NEAR
from analysis.reuse.kinds import KINDS
from analysis.reuse.pairing import pair_probabilities
from analysis.reuse.word_difference import difference

__all__ = [
    "CHANGES",
    "KINDS",
    "LEAST",
    "NEAR",
    "align",
    "change",
    "difference",
    "pair_probabilities",
]
