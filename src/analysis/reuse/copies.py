"""Copies: sentences and quotations that articles print in the same words from end to end.

What everybody copies makes its own words frequent. So it is neither rarity nor the size of the
corpus that tells of a copy whether one wording lies behind it, but how much it says.
"""

from collections.abc import Mapping
from hashlib import blake2b

from analysis.reuse.features import profile
from analysis.reuse.likeness import plain_words
from analysis.reuse.signs import says
from analysis.reuse.stretches import CutSentence, Run, passage

_LONG = 4  # words of a copy
_SAID = 2  # plain words of a copy that stands in quotation marks
_TOLD = 4  # and of one that does not: of the trade, what is shorter is a formula

Copies = Mapping[int, Run]
"""Code of the words, up to case and marks -> the run of pieces that has them."""


def copies(sentence: CutSentence) -> Copies:
    """Return what of a sentence is a copy where another has the same: all of it, or a quotation.

    A formula, a list of names or a line of page furniture is none (see `signs.says`).
    """
    whole = [(0, len(sentence.pieces))] if sentence.pieces else []
    found: dict[int, Run] = {}
    for run in (*whole, *sentence.said):
        text = passage(sentence, run).text
        words = plain_words(text)
        least = _SAID if run in sentence.said else _TOLD
        if len(words) >= _LONG and len(says(profile(text))) >= least:
            found.setdefault(_code(words), run)
    return found


def _code(words: tuple[str, ...]) -> int:
    """Return a number of 63 bits for some words, the same on every machine."""
    digest = blake2b(" ".join(words).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "little") >> 1
