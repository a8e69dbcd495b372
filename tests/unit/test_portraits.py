"""An article in a few lines, how it opens, and which of its claims the record contradicts."""

import pytest
from bs4 import BeautifulSoup
from invented import STUDIES, write

from analysis import pipeline
from analysis.pages import coverage, portraits, record


def soup(html):
    return BeautifulSoup(html, "html.parser")


def lines(t, article_id):
    """Return the lines of a portrait by their names."""
    found = soup(portraits.portrait(t, article_id)).select("dl.portrait > div")
    return {line.dt.get_text(): line.dd for line in found}


def rows(table):
    """Return the rows of a table by their first cell: the texts of the others."""
    cells = [row.find_all(["th", "td"]) for row in soup(table).select("tbody tr")]
    return {first.get_text(): [one.get_text() for one in others] for first, *others in cells}


def test_a_portrait_has_what_an_article_tells_alone_and_from_whom(bridge):
    told = lines(bridge, "plank")
    assert told["Told by it alone"].get_text() == "1 of 3 claims: The ferry is free."
    assert told["Closest texts"].get_text() == "Wend Wire"
    assert not {"Its reader misses", "Credits", "Where the record differs"} & set(told)


def test_a_portrait_leads_to_what_is_missed_and_to_what_the_record_has_otherwise(bridge):
    told = lines(bridge, "herald")
    assert told["Its reader misses"].a["href"] == "claims.html#claim-guards"
    assert told["Where the record differs"].get_text() == "1 wrong: When the bridge opens. (wrong)"


def test_all_portraits_stand_in_one_table(bridge):
    found = rows(portraits.portraits(bridge))
    assert list(found) == ["Daily Plank", "The Lantern", "Wend Herald"]
    assert found["Wend Herald"][1:] == ["0 of 1", "1", "Wend Wire", "1 wrong"]


def test_what_was_not_coded_has_no_line(tmp_path):
    t = pipeline.tables(write(tmp_path / "two", **STUDIES["two"]))
    assert soup(portraits.portraits(t)).select_one("p.missing")


def test_articles_open_with_headline_and_first_sentence(bridge):
    found = rows(coverage.openings(bridge))
    assert found["Daily Plank"][0] == "Bridge to open in May"
    assert all(first.startswith("“The ") for *_, first in found.values())


@pytest.mark.parametrize(("verdict", "n"), [("wrong", 1), ("open", 0)])
def test_departures_have_the_verdicts_that_are_asked_for(bridge, verdict, n):
    assert len(rows(record.departures(bridge, verdict))) == n
