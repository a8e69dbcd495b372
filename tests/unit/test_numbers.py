"""Numbers as prose has them."""

import pytest

from analysis.numbers import percent, printed, spelled


@pytest.mark.parametrize(
    ("share", "shown"),
    [(0, "0%"), (0.0002, "less than 0.1%"), (0.0041, "0.4%"), (0.0949, "9.5%"), (0.5, "50%")],
)
def test_a_small_share_is_not_none(share, shown):
    assert percent(share) == shown


@pytest.mark.parametrize(
    ("number", "shown"), [(0, "no"), (12, "twelve"), (13, "13"), (1234, "1,234"), (-1, "-1")]
)
def test_small_numbers_are_words(number, shown):
    assert spelled(number) == shown


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        (-0.001, ".2f", "0.00"),
        (0.001, "+.1f", "0.0"),
        (-0.051, ".1f", "−0.1"),
        (-5, "", "−5"),
        ("-5 degrees", "", "-5 degrees"),
        (1e6, ",.0f", "1,000,000"),
    ],
)
def test_a_negative_number_has_a_minus_sign_and_a_text_none(value, form, shown):
    assert printed(value, form) == shown
