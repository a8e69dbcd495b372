"""Phrases: three words in a row, as numbers.

A run of n words that two passages share is n - 2 phrases that both have: phrases tell how much two
passages have in runs, of whatever length and in whatever order, without a search for the runs.
"""

from collections import defaultdict
from collections.abc import Sequence

from analysis.reuse.terms import code

_MASK = (1 << 63) - 1
_FIRST, _SECOND = 0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F  # odd, for the places in a phrase
_AGAIN = 0xD6E8FEB86659FD93  # odd, for how many times a phrase came before

LENGTH = 3  # words of a phrase


def phrases(stems: Sequence[str]) -> list[int]:
    """Return a code for each three words in a row, in order, the same in every corpus.

    A phrase that comes again has another code, so that all codes of a passage differ.
    """
    codes = [code(stem) for stem in stems]
    times: dict[int, int] = defaultdict(int)
    found = []
    for x, y, z in zip(codes, codes[1:], codes[2:], strict=False):
        phrase = (x * _FIRST + y * _SECOND + z) & _MASK
        found.append((phrase + times[phrase] * _AGAIN) & _MASK)
        times[phrase] += 1
    return found
