"""Set the word-level difference beside CollateX, on pairs with the right answer and on a study's.

    python -m pip install collatex==2.3
    python benchmarks/difference.py [STUDY]

Counts the hand-made pairs of which exactly the words are marked that a careful reader marks, and
the pairs, hand-made and aligned in the study, in which a word is marked as missing that the other
side has (up to case, counted as often as it occurs).
"""

import sys
from collections import Counter
from operator import eq
from pathlib import Path

import recording
from collatex import Collation, collate

import analysis
from analysis.reuse import difference
from analysis.reuse.terms import plain, words

COMMAND = "benchmarks/difference.py"
CASES = Path(__file__).parents[1] / "tests" / "unit" / "difference_cases.txt"
MARKS = {"[": "own", "{": "own", "<": "moved"}

KEPT = "pairs with the right words kept in order"
MARKED = "pairs with every word marked as a careful reader marks it"
ALARM = "pairs with a word marked as missing that the other side has"

Marked = list[tuple[str, str]]
"""Words of one side, each with kept, moved or own."""


def ours(a: str, b: str) -> tuple[Marked, Marked]:
    steps = difference(a, b)
    sides = []
    for side in "ab":
        rows = steps[steps[f"text_{side}"] != ""].sort_values(f"start_{side}")
        told = zip(rows["operation"], rows[f"text_{side}"], strict=True)
        names = {"kept": "kept", "moved": "moved"}
        sides.append(
            [(plain(w), names.get(name, "own")) for name, text in told for w in words(text)]
        )
    return sides[0], sides[1]


def collatex(a: str, b: str) -> tuple[Marked, Marked]:
    """Return its marks; its table does not say which words were moved."""
    given = Collation()
    for name, text in (("a", a), ("b", b)):
        tokens = [{"t": word + " ", "n": plain(word)} for word in words(text)]
        given.add_witness({"id": name, "tokens": tokens or [{"t": " ", "n": " "}]})
    table = collate(given, segmentation=False)
    sides: dict[str, Marked] = {"a": [], "b": []}
    for column in table.columns:
        cells = {
            name: [token.token_data["n"] for token in cell]
            for name, cell in column.tokens_per_witness.items()
        }
        same = cells.get("a") == cells.get("b")
        for name, tokens in cells.items():
            sides[name] += [(word, "kept" if same else "own") for word in tokens if word != " "]
    return sides["a"], sides["b"]


def right(text: str) -> Marked:
    """Return the words of a hand-made side with what its marks say."""
    found, state = [], "kept"
    for piece in text.replace("[", "\n[").replace("{", "\n{").replace("<", "\n<").split("\n"):
        inside, _, after = piece.rpartition(next((c for c in piece if c in "]}>"), "\0"))
        if piece[:1] in MARKS:
            found += [(plain(word), MARKS[piece[0]]) for word in words(inside)]
            piece = after
        found += [(plain(word), state) for word in words(piece)]
    return found


def false_alarm(a: Marked, b: Marked) -> bool:
    """Tell whether a word is marked as missing that the other side has."""
    lone = [Counter(word for word, state in side if state == "own") for side in (a, b)]
    have = [Counter(word for word, _ in side) for side in (a, b)]
    return bool(lone[0] - (have[0] - have[1])) or bool(lone[1] - (have[1] - have[0]))


def main(study: Path) -> None:
    lines = CASES.read_text(encoding="utf-8").splitlines()
    cases = [line.split(" |") for line in lines if not line.startswith("#")]
    plain_cases = [
        [side.translate(str.maketrans("", "", "[]{}<>")) for side in pair] for pair in cases
    ]
    aligned = analysis.tables(study).alignments[["text_a", "text_b"]].values.tolist()
    answers = [(right(a), right(b)) for a, b in cases]
    figures = []
    for peer, mark in (("", ours), ("CollateX 2.3", collatex)):
        found = [mark(*pair) for pair in plain_cases]
        hand, pairs = f"{len(cases)} hand-made pairs", f"{len(aligned)} aligned pairs"
        measured: list[tuple[str, str, int]] = [
            (hand, KEPT, sum(map(_same_kept, found, answers))),
            (hand, ALARM, sum(false_alarm(*pair) for pair in found)),
            (pairs, ALARM, sum(false_alarm(*mark(*pair)) for pair in aligned)),
        ]
        if not peer:
            measured.append((hand, MARKED, sum(map(eq, found, answers))))
        for data, metric, value in measured:
            print(peer or "ours", data, metric, value, sep=", ")
            figure = {"dataset": data, "split": "development", "metric": metric, "value": value}
            figures.append(figure | {"peer": peer, "command": COMMAND})
    recording.record(figures, {COMMAND})


def _same_kept(found: tuple[Marked, Marked], answer: tuple[Marked, Marked]) -> bool:
    return all(
        [state == "kept" for _, state in one] == [state == "kept" for _, state in other]
        for one, other in zip(found, answer, strict=True)
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("."))
