"""The difference of passages as readers see it: what one version has that others lack is marked."""

from collections.abc import Iterable, Sequence

import pandas as pd

from analysis import reuse
from analysis.html.elements import Html
from analysis.reuse.terms import terms

KEY = "Marked is what only one side has; dotted, what both have in another order."
"""What the marks of a difference mean, to stand below it."""

KEY_OF_VERSIONS = "Marked is what no other version has; dotted, what others have in another order."

MOVED = "moved"
"""The operation on words that both have, in another order."""

Mark = tuple[int, int, str]
"""A range of a text with its operation; the marks of a text are in order and apart."""

_CHANGES = {
    "number": ", another number",
    "negation": ", negated on one side",
    "actor": ", another one acts",
    "name": ", another name",
    "degree": ", stronger or weaker",
}


def highlighted(text: str, marks: Iterable[Mark]) -> Html:
    """Return a text with the given ranges in <mark>; those that were moved have this class."""
    pieces: list[str] = []
    at = 0
    for start, end, operation in marks:
        form = '<mark class="moved">{}</mark>' if operation == MOVED else "<mark>{}</mark>"
        pieces += [text[at:start], Html(form).format(text[start:end])]
        at = end
    return Html("").join([*pieces, text[at:]])


def difference(text_a: str, text_b: str) -> tuple[Html, Html]:
    """Return two passages, in <mark> the words of each that the other lacks or has elsewhere.

    Words are compared as `reuse.difference` does; `KEY` says what the marks mean.
    """
    marks_a, marks_b = of_two(text_a, text_b)
    return highlighted(text_a, marks_a), highlighted(text_b, marks_b)


def of_two(text_a: str, text_b: str) -> tuple[list[Mark], list[Mark]]:
    """Return the marks of two passages: what the other lacks, or has in another order."""
    steps = reuse.difference(text_a, text_b)
    changed = steps[steps["operation"] != "kept"]
    return _of_side(changed, "a"), _of_side(changed, "b")


def _of_side(steps: pd.DataFrame, side: str) -> list[Mark]:
    own = steps[steps[f"text_{side}"] != ""].sort_values(f"start_{side}")
    columns = own[f"start_{side}"], own[f"end_{side}"], own["operation"]
    return list(zip(*columns, strict=True))


def of_one(text: str, others: Iterable[str]) -> list[Mark]:
    """Return the marks of a text: the words that no other has in its order, or at all.

    A word that some other has is moved where none has it in this order.
    """
    found = [reuse.difference(text, other) for other in others]
    operations = pd.concat(found, ignore_index=True)
    kept, moved = (
        operations.loc[operations["operation"] == operation, ["start_a", "end_a"]].values.tolist()
        for operation in ("kept", MOVED)
    )
    marks: list[Mark] = []
    for word in terms(text):
        start, end = word.start, word.end
        if _within(start, end, kept):
            continue
        operation = MOVED if _within(start, end, moved) else "own"
        if marks and marks[-1][2] == operation and text[marks[-1][1] : start].isspace():
            start = marks.pop()[0]
        marks.append((start, end, operation))
    return marks


def _within(start: int, end: int, stretches: Iterable[Sequence[int]]) -> bool:
    return any(low <= start and end <= high for low, high in stretches)


def kinds(alignments: pd.DataFrame) -> list[str]:
    """Return the kind of each pair in words and, where it is computed, what changed in meaning."""
    found = [kind.replace("_", " ") for kind in alignments["kind"]]
    if "change" not in alignments:
        return found
    told = [_CHANGES.get(change, "") for change in alignments["change"]]
    return [kind + change for kind, change in zip(found, told, strict=True)]
