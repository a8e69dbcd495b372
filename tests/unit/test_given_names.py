"""Given names: which are of one sex, and that every list is read."""

import pytest

from analysis import given_names


@pytest.mark.parametrize(
    ("name", "masculine", "feminine"),
    [
        ("gideon", True, False),  # of our own list
        ("abigail", False, True),
        ("aadi", True, False),  # of the larger one
        ("adelheid", False, True),
        ("robin", False, False),
    ],
)
def test_a_name_is_of_one_sex_or_of_neither(name, masculine, feminine):
    assert (name in given_names.MASCULINE, name in given_names.FEMININE) == (masculine, feminine)
    assert (name in given_names.ANY) == (masculine or feminine)


def test_names_are_single_words_in_lower_case():
    assert all(name.islower() and " " not in name for name in given_names.ANY)
