"""The word-level difference of two passages: what was kept, dropped, added, replaced."""

from functools import lru_cache
from itertools import groupby

import pandas as pd

from analysis.reuse.terms import meanings, terms
from analysis.segment import tokens

COLUMNS = ["operation", "start_a", "end_a", "text_a", "start_b", "end_b", "text_b"]
_Partners = tuple[int | None, int | None]
"""The numbers of two words that stand for each other; None where a word has no partner."""

_Step = tuple[str, int | None, int | None]
"""An operation on one word of each side, or of one side."""

_GAP = -0.05  # cost of a word without a partner, so that of equal readings the tightest wins


def difference(text_a: str, text_b: str) -> pd.DataFrame:
    """Return what happened to the words on the way from `text_a` to `text_b`.

    One row a run of words, in order: operation (kept, dropped, added, replaced), start_a, end_a,
    text_a, start_b, end_b, text_b, offsets into the given texts. A word is kept when it is
    printed the same up to case, replaced when another form or a synonym stands in its place or
    when words of each side stand between the same neighbours, dropped when only `text_a` and
    added when only `text_b` has it; the side that has no words is empty text at the place where
    they would stand. The best pairing of words in order is found by dynamic programming, as
    Needleman and Wunsch (1970) did for proteins. "a" and "b" say nothing about which came first.

    >>> difference("any statement to media", "any detailed statements to the media")[
    ...     ["operation", "text_a", "text_b"]].values.tolist()
    [['kept', 'any', 'any'], ['added', '', 'detailed'], ['replaced', 'statement', 'statements'], \
['kept', 'to', 'to'], ['added', '', 'the'], ['kept', 'media', 'media']]
    """
    words_a, words_b = tokens(text_a), tokens(text_b)
    forms_a = [text_a[s:e] for s, e in words_a]
    forms_b = [text_b[s:e] for s, e in words_b]
    steps: list[_Step] = []
    for i, j in _pairing(forms_a, forms_b):
        if i is None or j is None:
            steps.append(("dropped" if j is None else "added", i, j))
        else:
            steps.append(("kept" if _plain(forms_a[i]) == _plain(forms_b[j]) else "replaced", i, j))
    rows, at_a, at_b = [], 0, 0
    for operation, run in _runs(steps):
        span_a = _stretch(words_a, [i for _, i, _ in run if i is not None], at_a)
        span_b = _stretch(words_b, [j for _, _, j in run if j is not None], at_b)
        at_a, at_b = span_a[1], span_b[1]
        rows.append((operation, *span_a, text_a[slice(*span_a)], *span_b, text_b[slice(*span_b)]))
    return pd.DataFrame(rows, columns=COLUMNS)


def _plain(word: str) -> str:
    return word.lower().replace("’", "'").replace("‑", "-").replace(".", "")


@lru_cache(maxsize=1 << 18)
def _kinship(one: str, other: str) -> float:
    """Return how well a word can stand for another: same 1, same stem .8, synonym .6, else 0."""
    if _plain(one) == _plain(other):
        return 1.0
    stems, others = terms(one), terms(other)
    if {term.stem for term in stems} & {term.stem for term in others if not term.stop}:
        return 0.8
    shared = {m for t in stems for m in meanings(t.stem)} & {
        m for t in others for m in meanings(t.stem)
    }
    return 0.6 if shared else 0.0


def _pairing(a: list[str], b: list[str]) -> list[_Partners]:
    """Return the pairing of two word lists in order that keeps most; None for no partner.

    Words that are the same at the beginning or the end are paired without a search.
    """
    length = min(len(a), len(b))
    head = next((n for n in range(length) if _plain(a[n]) != _plain(b[n])), length)
    rest = range(length - head)
    tail = next((n for n in rest if _plain(a[-1 - n]) != _plain(b[-1 - n])), len(rest))
    middle = _search(a[head : len(a) - tail], b[head : len(b) - tail])
    pairs: list[_Partners] = [(n, n) for n in range(head)]
    pairs += [(i if i is None else i + head, j if j is None else j + head) for i, j in middle]
    pairs += [(len(a) - n, len(b) - n) for n in range(tail, 0, -1)]
    return pairs


def _search(a: list[str], b: list[str]) -> list[_Partners]:
    """Return the best pairing of two word lists by dynamic programming."""
    best = [[_GAP * (i + j) for j in range(len(b) + 1)] for i in range(len(a) + 1)]
    for i, one in enumerate(a, 1):
        for j, other in enumerate(b, 1):
            kin = _kinship(one, other)
            joined = best[i - 1][j - 1] + kin if kin else float("-inf")
            best[i][j] = max(joined, best[i - 1][j] + _GAP, best[i][j - 1] + _GAP)
    pairs: list[_Partners] = []
    i, j = len(a), len(b)
    while i or j:
        kin = _kinship(a[i - 1], b[j - 1]) if i and j else 0.0
        if kin and best[i][j] == best[i - 1][j - 1] + kin:
            i, j = i - 1, j - 1
            pairs.append((i, j))
        elif j and (not i or best[i][j] == best[i][j - 1] + _GAP):
            j -= 1
            pairs.append((None, j))
        else:
            i -= 1
            pairs.append((i, None))
    return pairs[::-1]


def _runs(steps: list[_Step]) -> list[tuple[str, list[_Step]]]:
    """Return steps joined by their operation; dropped beside added becomes replaced."""
    joined: list[tuple[str, list[_Step]]] = []
    for kept, group in groupby(steps, key=lambda step: step[0] == "kept"):
        run = list(group)
        if kept or len({step[0] for step in run}) == 1:
            joined.append((run[0][0], run))
        elif any(step[0] == "replaced" for step in run):
            joined += [(name, list(part)) for name, part in groupby(run, key=lambda step: step[0])]
        else:
            joined.append(("replaced", run))
    return joined


def _stretch(words: list[tuple[int, int]], members: list[int], at: int) -> tuple[int, int]:
    """Return the span of the words numbered `members`, or the empty span at `at`."""
    return (words[members[0]][0], words[members[-1]][1]) if members else (at, at)
