"""The difference of two passages: honest, and the same from both sides."""

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.reuse import difference
from analysis.reuse.terms import words
from analysis.reuse.word_pairs import same

MARKS = {"kept": "{}", "moved": "<{}>", "replaced": "{{{}}}", "dropped": "[{}]", "added": "[{}]"}
OTHER_SIDE = {"dropped": "added", "added": "dropped"}


def cases():
    path = Path(__file__).parent / "difference_cases.txt"
    lines = path.read_text(encoding="utf-8").splitlines()
    pairs = [line.split(" |") for line in lines if not line.startswith("#")]
    return [(a.strip(), b.strip()) for a, b in pairs]


def unmarked(text):
    return re.sub(r"[\[\]{}<>]", "", text)


def marked(text, table, side):
    """Return a text with the marks of the cases around what was not kept."""
    own = table[table[f"text_{side}"] != ""].sort_values(f"start_{side}", ascending=False)
    for operation, start, end in own[["operation", f"start_{side}", f"end_{side}"]].values:
        text = text[:start] + MARKS[operation].format(text[start:end]) + text[end:]
    return text


@pytest.mark.parametrize(("a", "b"), cases())
def test_what_a_careful_reader_marks_is_marked(a, b):
    for one, other in ((a, b), (b, a)):
        found = difference(unmarked(one), unmarked(other))
        assert (marked(unmarked(one), found, "a"), marked(unmarked(other), found, "b")) == (
            one,
            other,
        )


def test_there_are_thirty_cases_and_more():
    assert len(cases()) >= 30


WORDS = (
    "we We buy bought purchase a ship ships the The of Arden Arden’s U.S US us 1,200 S-400 "
    "didn’t didn't"
)
TEXTS = st.lists(st.sampled_from(WORDS.split()), max_size=14).map(" ".join)


def lone(table, side, *operations):
    texts = table.loc[table["operation"].isin(operations), f"text_{side}"]
    return Counter(same(word) for text in texts for word in words(text))


@given(TEXTS, TEXTS)
def test_no_word_is_marked_as_missing_that_the_other_side_has(one, other):
    table = difference(one, other)
    only_one = lone(table, "a", "dropped", "replaced")
    only_other = lone(table, "b", "added", "replaced")
    counts = [Counter(map(same, words(text))) for text in (one, other)]
    assert only_one == counts[0] - counts[1]
    assert only_other == counts[1] - counts[0]


@given(TEXTS, TEXTS)
def test_both_sides_say_the_same(one, other):
    def told(table, a, b):
        rows = []
        for row in table.to_dict("records"):
            spans = [
                (row[f"start_{s}"], row[f"end_{s}"]) if row[f"text_{s}"] else () for s in a + b
            ]
            rows.append((row["operation"], *spans))
        return sorted(rows)

    there = told(difference(one, other), "a", "b")
    back = told(difference(other, one), "b", "a")
    assert there == sorted((OTHER_SIDE.get(name, name), *spans) for name, *spans in back)


@given(TEXTS, TEXTS)
def test_equal_texts_are_marked_alike(one, other):
    shouted = one.upper().replace("’", "'")
    a, b = difference(one, other), difference(shouted, other)
    columns = ["operation", "start_a", "end_a", "start_b", "end_b"]
    same = {(term == term.upper()) for term in one.split()} <= {True}
    assert not same or a[columns].equals(b[columns])


@given(TEXTS, TEXTS)
def test_the_difference_loses_no_word_and_slices_back(one, other):
    table = difference(one, other)
    for side, text in (("a", one), ("b", other)):
        own = table[table[f"text_{side}"] != ""].sort_values(f"start_{side}")
        assert " ".join(own[f"text_{side}"]) == text
    for row in table.itertuples():
        assert one[row.start_a : row.end_a] == row.text_a
        assert other[row.start_b : row.end_b] == row.text_b
        assert row.operation in MARKS


def test_kept_runs_follow_each_other_on_both_sides():
    table = difference("b a c, a d", "a b a d c")
    kept = table[table["operation"].isin(["kept", "replaced"])]
    assert kept["start_a"].is_monotonic_increasing
    assert kept["start_b"].is_monotonic_increasing


def test_the_search_grows_with_the_words_that_can_be_paired(monkeypatch):
    """Two long texts without a word in common cost next to nothing."""
    from analysis.reuse import word_pairs

    entered = []
    enter = word_pairs._Best.enter
    monkeypatch.setattr(
        word_pairs._Best, "enter", lambda self, *given: (entered.append(1), enter(self, *given))
    )
    letters = [chr(ord("a") + n) for n in range(26)]
    one = " ".join(f"q{first}{second}" for first in letters for second in letters)
    difference(f"start {one}", f"{one.replace('q', 'z')} start")
    assert len(entered) <= 10
