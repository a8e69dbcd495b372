"""What registers say of their rows."""

import json

import pandas as pd
import pytest
from bs4 import BeautifulSoup
from invented import STUDIES, write

from analysis import pipeline
from analysis.html import elements as html
from analysis.html import registers
from analysis.pages import claims, record


@pytest.fixture
def coded(tmp_path):
    return pipeline.tables(write(tmp_path / "study", **STUDIES["coded"]))


def soup(shown):
    return BeautifulSoup(shown, "html.parser")


def test_every_row_of_a_table_says_what_it_is_about():
    facets = {"sort": ["a", "“b”"], "size": ["", "2"]}
    shown = soup(html.table({"x": [1, 2]}, "t", "T.", facets=facets, of="things"))
    (place,) = shown.select("[data-register]")
    assert json.loads(place["data-register"]) == {"of": "things", "facets": ["sort", "size"]}
    told = [json.loads(row["data-told"]) for row in place.select("tbody tr")]
    assert told == [[["a", ""]], [["“b”", "2"]]]


def test_a_table_without_facets_is_no_register():
    assert not soup(html.table({"x": [1]}, "t", "T.")).select("[data-register], [data-told]")


def test_facets_that_miss_a_row_are_refused():
    with pytest.raises(ValueError, match="shorter"):
        registers.told({"a": ["1", "2"], "b": ["1"]})


def test_a_claim_says_who_tells_it_how_and_with_what_verdict(coded):
    shown = soup(claims.register(coded))
    may = shown.select_one("#claim-may")
    told = json.loads(may["data-told"])
    assert ["the bridge", "Wend Herald", "told contrarily", "wrong"] in told
    assert len(told) == 3
    by = {"id": "may", "outlets": 3, "verdicts against it": 1}
    assert json.loads(may["data-keys"]) == by


@pytest.mark.parametrize(
    ("show", "values"),
    [
        (record.checks, ["the bridge", "Wend Herald", "told contrarily", "wrong"]),
        (record.facts, ["the bridge", "Council", "high"]),
        (record.sources, ["Wend Wire", "stated"]),
    ],
)
def test_tables_of_the_record_are_registers(coded, show, values):
    rows = soup(show(coded)).select("tbody tr[data-told]")
    assert json.loads(rows[0]["data-told"]) == [values]


def test_a_claim_without_a_verdict_has_an_empty_one(coded):
    told = json.loads(soup(claims.register(coded)).select_one("#claim-free")["data-told"])
    assert [one[3] for one in told] == [""]
    assert not pd.isna(told[0][3])
