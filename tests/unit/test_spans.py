import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import spans

ARTICLES = pd.DataFrame({"article_id": ["one"], "text": ["no news, good news, no news"]})


@pytest.mark.parametrize(
    ("passage", "occurrence", "expected"),
    [("no news", 1, (0, 7)), ("no news", 2, (20, 27)), ("news, good", None, (3, 13))],
)
def test_locate_finds_the_occurrence_asked_for(passage, occurrence, expected):
    assert spans.locate(ARTICLES["text"][0], passage, occurrence) == expected


@pytest.mark.parametrize(
    ("passage", "occurrence", "message"),
    [
        ("", 1, "empty"),
        ("bad news", 1, "occurs 0 times"),
        ("no news", 3, "occurs 2 times"),
        ("no news", None, "say which"),
    ],
)
def test_locate_says_what_is_wrong(passage, occurrence, message):
    with pytest.raises(ValueError, match=message):
        spans.locate(ARTICLES["text"][0], passage, occurrence)


@given(st.text(min_size=1), st.data())
def test_what_locate_finds_slices_back(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = spans.locate(text, text[start:end])
    assert text[slice(*found)] == text[start:end]
    assert found[0] <= start


@pytest.mark.parametrize(
    "table",
    [
        {"article_id": ["one"], "start": [0], "end": [2], "text": ["No"]},
        {"article_a": ["one"], "start_a": [0], "end_a": [2], "text_a": ["news"]},
    ],
)
def test_check_refuses_a_span_that_does_not_slice_back(table):
    with pytest.raises(ValueError, match="is not"):
        spans.check(pd.DataFrame(table), ARTICLES)


def test_check_passes_over_rows_without_a_span():
    table = pd.DataFrame({"article_id": ["one"], "start": [pd.NA], "end": [pd.NA], "text": [""]})
    spans.check(table, ARTICLES)


@pytest.mark.parametrize(
    ("ranges", "expected"), [([], 0), ([(0, 100)], 10), ([(0, 12), (18, 30)], 4), ([(20, 25)], 0)]
)
def test_covered_counts_characters_inside(ranges, expected):
    assert spans.covered(10, 20, ranges) == expected


@pytest.mark.parametrize(
    ("start", "end", "share", "met"),
    [
        (0, 10, 0, True),
        (9, 30, 0, True),
        (10, 30, 0, False),
        (5, 30, 0.5, True),
        (6, 30, 0.5, False),
        (0, 30, 1, True),
        (1, 30, 1, False),
    ],
)
def test_spans_meet_by_a_share_of_the_first(start, end, share, met):
    row = pd.DataFrame({"article_id": ["one"], "start": [0], "end": [10]})
    other = pd.DataFrame({"article_id": ["one", "two"], "start": [start, 0], "end": [end, 10]})
    assert len(spans.meeting(row, other, share)) == met


def test_what_has_no_place_meets_nothing():
    nowhere = pd.array([None], "Int64")
    told = pd.DataFrame({"article_id": ["one"], "start": nowhere, "end": nowhere})
    other = pd.DataFrame({"article_id": ["one"], "start": [0], "end": [10]})
    assert spans.meeting(told, other).empty
    assert spans.meeting(other, told, share=0.5).empty
