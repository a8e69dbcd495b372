"""What readers type in the search of a book, and what its pages call it."""

import pytest
from sphinx.errors import ConfigError

from analysis.book import synonyms
from analysis.schema import table

PRINTED = ["Hay’at Tahrir al-Sham held the town.", "A ceasefire."]


class Study:
    """A study with these rows in its lexicon."""

    def __init__(self, *rows):
        columns = table("lexicon").empty()
        self.lexicon = columns.reindex(range(len(rows)))
        for n, row in enumerate(rows):
            self.lexicon.loc[n, ["pattern", "referent", "category"]] = row


def test_a_name_is_found_under_its_abbreviation_and_other_spellings():
    found = synonyms.pairs(Study(), {}, ["Hayat Tahrir al-Sham held the town."])
    meant = [means for typed, means in found if typed == "HTS"]
    assert meant == ["Hayat Tahrir al-Sham", "tahrir al sham"]


def test_what_the_pages_do_not_say_is_no_meaning():
    found = synonyms.pairs(Study(), {}, ["A ceasefire."])
    assert ("truce", "ceasefire") in found
    assert {means for _, means in found} == {"ceasefire"}


def test_names_of_the_study_are_known_too():
    row = ("ferry guild|league", "ferrymen's guild", "list organisation")
    found = synonyms.pairs(Study(row), {}, ["The ferry guild met."])
    assert ("ferry league", "ferry guild") in found
    assert ("ferrymen's guild", "ferry guild") in found


def test_what_the_study_says_comes_first():
    found = synonyms.pairs(Study(), {"the strike": ["truce"]}, ["A ceasefire."])
    assert [means for typed, means in found if typed == "truce"] == ["the strike", "ceasefire"]


@pytest.mark.parametrize("own", [["truce"], {"the strike": "truce"}, "truce"])
def test_other_forms_are_refused_with_the_right_one(own):
    with pytest.raises(ConfigError, match=r"_config\.yml: book_also is .* write"):
        synonyms.pairs(Study(), own, [])
