"""The word-level difference of two passages: words kept, moved, replaced, dropped and added."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import pandas as pd

from analysis.reuse.terms import terms
from analysis.reuse.word_pairs import pairs, same

COLUMNS = ["operation", "start_a", "end_a", "text_a", "start_b", "end_b", "text_b"]

_Step = tuple[str, int, int]
"""An operation on a word of each text."""

_Run = tuple[str, range, range]
"""An operation, and the numbers of the words that it touches in each text."""


def difference(text_a: str, text_b: str) -> pd.DataFrame:
    """Return what two texts have in common and what only one of them has, word by word.

    One row a run of words, in the order of `text_a`: operation (kept, moved, replaced, dropped,
    added), start_a, end_a, text_a, start_b, end_b, text_b, offsets into the given texts. A word
    that both have, printed the same up to case and the ’s of a possessor (`word_pairs.same`), is
    kept, or moved where the order is another; so only what `text_b` lacks is dropped and only what
    `text_a` lacks added, a word as often as it is lacking. Replaced are words by another form or a
    synonym in their place, or by words between the same neighbours. Content words are paired before
    function words (`word_pairs.pairs`). The side that has no words is empty text at the place where
    they would stand. "a" and "b" say nothing about which came first; changed over, the same words
    are paired.

    >>> difference("gave no statement to media then", "then gave media no detailed statements")[
    ...     ["operation", "text_a", "text_b"]].values.tolist()
    [['kept', 'gave', 'gave'], ['moved', 'no', 'no'], ['dropped', 'statement to', ''], ['kept', \
'media', 'media'], ['moved', 'then', 'then'], ['added', '', 'detailed statements']]
    """
    spans_a, spans_b = ([term[:2] for term in terms(text)] for text in (text_a, text_b))
    words_a = [text_a[start:end] for start, end in spans_a]
    words_b = [text_b[start:end] for start, end in spans_b]
    in_order, moved = pairs(words_a, words_b)
    steps = [
        ("kept" if same(words_a[i]) == same(words_b[j]) else "replaced", i, j) for i, j in in_order
    ]
    rows = []
    for operation, of_a, of_b in _runs(steps, moved, len(words_a), len(words_b)):
        span_a, span_b = _stretch(spans_a, of_a), _stretch(spans_b, of_b)
        rows.append((operation, *span_a, text_a[slice(*span_a)], *span_b, text_b[slice(*span_b)]))
    return pd.DataFrame(rows, columns=COLUMNS)


def _runs(
    steps: Sequence[_Step], moved: Mapping[int, int], length_a: int, length_b: int
) -> Iterator[_Run]:
    """Yield what happened to each run of words; `steps` are the pairs in order."""
    at_a = at_b = 0
    for operation, of_a, of_b in [
        *_joined(steps),
        ("", range(length_a, length_a), range(length_b, length_b)),
    ]:
        yield from _between(range(at_a, of_a.start), range(at_b, of_b.start), moved)
        if operation:
            yield operation, of_a, of_b
        at_a, at_b = of_a.stop, of_b.stop


def _between(of_a: range, of_b: range, moved: Mapping[int, int]) -> Iterator[_Run]:
    """Yield what happened to the words between two neighbours that are paired in order."""
    partners = set(moved.values())
    own_a = _joined(("dropped", i, i) for i in of_a if i not in moved)
    own_b = _joined(("added", j, j) for j in of_b if j not in partners)
    if len(own_a) == len(own_b) == 1:
        own_a, own_b = [("replaced", own_a[0][1], own_b[0][2])], []
    else:
        own_a = [(name, run, range(of_b.start, of_b.start)) for name, run, _ in own_a]
        own_b = [(name, range(of_a.stop, of_a.stop), run) for name, _, run in own_b]
    elsewhere = _joined(("moved", i, moved[i]) for i in of_a if i in moved)
    yield from sorted([*own_a, *elsewhere], key=lambda run: run[1].start)
    yield from own_b


def _joined(steps: Iterable[_Step]) -> list[_Run]:
    """Return steps of one operation on words that follow each other in both texts as one run."""
    runs: list[_Run] = []
    for operation, i, j in steps:
        if runs and runs[-1][0] == operation and (runs[-1][1].stop, runs[-1][2].stop) == (i, j):
            _, of_a, of_b = runs.pop()
            runs.append((operation, range(of_a.start, i + 1), range(of_b.start, j + 1)))
        else:
            runs.append((operation, range(i, i + 1), range(j, j + 1)))
    return runs


def _stretch(spans: Sequence[tuple[int, int]], numbers: range) -> tuple[int, int]:
    """Return the span of some words, or where they have none, the place after the word before."""
    if numbers:
        return spans[numbers.start][0], spans[numbers.stop - 1][1]
    at = spans[numbers.start - 1][1] if numbers.start else 0
    return at, at
