"""The differences that pages mark between passages of the five articles."""

from collections import Counter

from bs4 import BeautifulSoup

from analysis.pages import passages
from analysis.reuse.terms import plain, words


def lone(side):
    soup = BeautifulSoup(side, "html.parser")
    marks = [mark.get_text() for mark in soup.find_all("mark") if not mark.get("class")]
    return Counter(plain(word) for mark in marks for word in words(mark))


def test_no_pair_marks_a_word_that_the_other_side_has(tables):
    for a, b in tables.alignments[["text_a", "text_b"]].values:
        shown_a, shown_b = passages.difference(a, b)
        has_a, has_b = (Counter(map(plain, words(text))) for text in (a, b))
        assert lone(shown_a) == has_a - has_b
        assert lone(shown_b) == has_b - has_a


def test_a_passage_is_marked_alike_beside_equal_texts_from_either_side(tables):
    marked = {}
    for a, b in tables.alignments[["text_a", "text_b"]].values:
        for one, other in ((a, b), (b, a)):
            shown = passages.difference(one, other)[0]
            pair = tuple(map(plain, words(one))), tuple(map(plain, words(other)))
            assert marked.setdefault((one, pair), shown) == shown
