"""The differences that pages mark between passages of the five articles."""

import re
from collections import Counter

from bs4 import BeautifulSoup
from ours import ROOT

from analysis.findings import overlap
from analysis.html import differences
from analysis.reuse.terms import words
from analysis.reuse.word_pairs import same


def lone(side):
    soup = BeautifulSoup(side, "html.parser")
    marks = [mark.get_text() for mark in soup.find_all("mark") if not mark.get("class")]
    return Counter(same(word) for mark in marks for word in words(mark))


def set_in_prose(tables):
    """Yield the pairs of passages that cells of chapters set side by side."""
    for path in (ROOT / "chapters").glob("*.md"):
        calls = re.findall(r'parallel\.pair\(t, "([^"]+)", "([^"]+)"', path.read_text("utf-8"))
        for names in calls:
            yield [row["text"] for row in overlap.named_passages(tables, *names)]


def test_no_pair_marks_a_word_that_the_other_side_has(tables):
    named = list(set_in_prose(tables))
    assert len(named) >= 6
    for a, b in [*tables.alignments[["text_a", "text_b"]].values, *named]:
        shown_a, shown_b = differences.difference(a, b)
        has_a, has_b = (Counter(map(same, words(text))) for text in (a, b))
        assert lone(shown_a) == has_a - has_b
        assert lone(shown_b) == has_b - has_a


def test_a_passage_is_marked_alike_beside_equal_texts_from_either_side(tables):
    marked = {}
    for a, b in tables.alignments[["text_a", "text_b"]].values:
        for one, other in ((a, b), (b, a)):
            shown = differences.difference(one, other)[0]
            pair = tuple(map(same, words(one))), tuple(map(same, words(other)))
            assert marked.setdefault((one, pair), shown) == shown
