"""Given names: which are of one sex, and that every list is read."""

from analysis import given_names, wordlists


def test_both_lists_are_read():
    for name in ("given_names.txt", "quotations_given_names.txt"):
        listed = wordlists.sections(name)
        assert listed.keys() == {"masculine", "feminine"}
        assert set(listed["masculine"]) <= given_names.MASCULINE
        assert set(listed["feminine"]) <= given_names.FEMININE
    assert given_names.ANY == given_names.MASCULINE | given_names.FEMININE


def test_names_are_single_words_in_lower_case():
    assert all(name.islower() and " " not in name for name in given_names.ANY)
