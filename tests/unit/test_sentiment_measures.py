"""Bad things that are counted: that they fall is good news, that they rise is none."""

import pytest

from analysis.sentiment import News
from analysis.sentiment.measures import falls, is_of_measure


@pytest.mark.parametrize(
    ("text", "word", "answer"),
    [
        ("Crime fell.", "Crime", True),
        ("Crime in the old harbour fell.", "Crime", True),
        ("Falling crime cheered the town.", "crime", True),
        ("A fall in violent crime was noted.", "crime", True),
        ("The crime is falling at last.", "crime", True),
        ("Crime, they said, fell.", "Crime", False),
        ("Crime grew as prices fell.", "Crime", False),
        ("Crime by falling men rose.", "Crime", False),
        ("Crime rose.", "Crime", False),
        ("A fall on crime night hurt her.", "crime", False),
        ("Crime in the long, dark and very old harbour of the town fell.", "Crime", False),
    ],
)
def test_what_falls(text, word, answer):
    tokens = text.split()
    place = next(i for i, token in enumerate(tokens) if token.strip(",.") == word)
    assert falls(tokens, place) is answer


@pytest.mark.parametrize(
    ("text", "word", "answer"),
    [
        ("Deaths soared.", "soared", True),
        ("A decline in deaths was told.", "decline", True),
        ("Plunging crime cheered them.", "Plunging", True),
        ("Sales soared.", "soared", False),
        ("Deaths rose, and sales soared.", "soared", False),
    ],
)
def test_what_a_measure_does_is_no_judgement(text, word, answer):
    tokens = text.split()
    place = next(i for i, token in enumerate(tokens) if token.strip(",.") == word)
    assert is_of_measure(tokens, place) is answer


def test_measures_belong_to_the_step_that_turns_valences():
    text = "Unemployment fell"
    assert News(()).score(text).compound == News(("shifters",)).score("Unemployment").compound < 0
    assert News(("shifters",)).score(text).compound > 0
    assert not News(("vocabulary", "shifters")).score("Deaths soared").compound > 0
