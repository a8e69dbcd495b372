"""The names of the five articles as annotators have them, and as the lexicon finds them.

The study's lexicon was written for these articles: this guards it and measures nothing new.
"""

import pytest

from analysis import labels


@pytest.fixture(scope="module")
def coded(tables):
    return tables.coded_labels


@pytest.fixture(scope="module")
def found(tables):
    """The names found where speech is as annotators marked it."""
    return labels.find(tables.sentences, tables.coded_quotations, tables.lexicon)


def test_what_is_coded_is_well_formed(coded):
    ordered = coded.sort_values(["article_id", "start"])
    before = ordered.groupby("article_id")["end"].shift()
    assert (ordered["start"] >= before.fillna(0)).all()
    assert set(coded["category"]) == set(labels.CATEGORIES)
    assert (coded.loc[coded["voice"] == "outlet", "attributed_to"] == "").all()


def test_the_lexicon_finds_what_was_coded_and_no_more(coded, found):
    both = coded.merge(found, on=["article_id", "start", "end"], suffixes=("", "_found"))
    assert len(both) == len(coded) == len(found)
    for column in ("text", "referent", "category"):
        assert both[column].tolist() == both[f"{column}_found"].tolist()


def test_whose_word_a_name_is_hangs_on_where_reported_speech_ends(coded, found):
    """Who coded the names gives three to the outlet that who coded speech takes for reported."""
    both = coded.merge(found, on=["article_id", "start", "end"], suffixes=("", "_found"))
    apart = both[both["voice"] != both["voice_found"]]
    assert apart[["article_id", "text_found"]].values.tolist() == [
        ["presstv", "illegal presence of foreign forces"],
        ["presstv", "Damascus"],
        ["rt", "Ankara"],
    ]
    assert set(zip(apart["voice"], apart["voice_found"], strict=True)) == {("outlet", "attributed")}
