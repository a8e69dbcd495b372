"""Likeness: how much of the wording of two passages is the same, whatever it means."""

from collections.abc import Sequence, Set
from functools import lru_cache

from analysis.reuse.terms import plain, words


def likeness(text_a: str, text_b: str) -> float:
    """Return the share of the words of two passages that stand in both in the same order.

    Twice the number of such words (the longest common subsequence, case set aside) by the number of
    words of both: Dice's coefficient on words in order. 1 for the same words, 0 for none.

    >>> likeness("At least 40 civilians were killed", "at least 14 civilians were killed")
    0.8333333333333334
    """
    a, b = plain_words(text_a), plain_words(text_b)
    return 2 * in_order(a, b) / (len(a) + len(b)) if a or b else 1.0


@lru_cache(maxsize=1 << 12)
def plain_words(text: str) -> tuple[str, ...]:
    """Return the words of a text without the difference of capitals and of marks."""
    return tuple(map(plain, words(text)))


def is_apart(one: Set[str], other: Set[str]) -> bool:
    """Tell whether each of two sets has something that the other lacks."""
    return bool(one - other and other - one)


def in_order(a: Sequence[str], b: Sequence[str]) -> int:
    """Return how many words of one list stand in the other in the same order.

    The longest common subsequence, by the bit-parallel method of Hyyrö (2004).
    """
    places: dict[str, int] = {}
    for place, word in enumerate(a):
        places[word] = places.get(word, 0) | 1 << place
    full = (1 << len(a)) - 1
    row = full
    for word in b:
        met = row & places.get(word, 0)
        row = ((row + met) | (row - met)) & full
    return len(a) - row.bit_count()
