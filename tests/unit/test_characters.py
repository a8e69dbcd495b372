import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.characters import legible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain “text”, naïve, 中文, العربية", "plain “text”, naïve, 中文, العربية"),
        ("pay \u202e001\u202c now", "pay ⇤001⇔ now"),
        ("\u2066left\u2069 \u2067right\u2069", "⇥left⇔ ⇤right⇔"),
        ("Er\u00addogan", "Er¬dogan"),
        ("\ufeffErdo\u200bgan\u2060 said", "␣Erdo␣gan␣ said"),
        ("ter\u200dror", "ter␣ror"),
        ("tag\U000e0041", "tag␣"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d🔬", "👩\u200d🔬"),
        ("“\u200dHello”", "“␣Hello”"),
    ],
)
def test_what_cannot_be_seen_is_shown(text, shown):
    assert legible(text) == shown


@given(st.text())
def test_offsets_hold_and_nothing_else_is_changed(text):
    shown = legible(text)
    assert len(shown) == len(text)
    for before, after in zip(text, shown, strict=True):
        assert before == after or unicodedata.category(before) in ("Cf", "Cn")


@given(st.text())
def test_showing_twice_shows_nothing_more(text):
    assert legible(legible(text)) == legible(text)
