"""What the guidelines of readings state mechanically, held against what was coded by them."""

import re

import pytest
from ours import ROOT

from analysis import segment, spans
from analysis.evaluation import marked_codes

PAGE = (ROOT / "seeds/gold/guidelines-readings.md").read_text()
READINGS = ("agency", "hedge", "frame")
OUT = "not marked"


def rows_of(header):
    """Return the rows of the tables of the guidelines whose header holds these cells, bare."""
    lines = [[c.strip().strip("`") for c in line.strip("|").split("|")] for line in cells(PAGE)]
    starts = [n for n, line in enumerate(lines) if line == list(header)]
    assert starts, header
    found = []
    for start in starts:
        for line in lines[start + 2 :]:
            if line[0] in ("article", "reading"):
                break
            found.append(line)
    return found


def cells(page):
    return [line for line in page.splitlines() if line.startswith("|")]


CODES = {(reading, code) for reading, code, _ in rows_of(["reading", "code", "when"])}
EXAMPLES = [
    (reading, *row) for reading in READINGS for row in rows_of(["article", "words", reading])
]


def touching(rows, article_id, start, end):
    """Return the rows that share a character with a stretch of an article."""
    own = rows["article_id"].eq(article_id)
    return rows[own & rows["start"].lt(end) & rows["end"].gt(start)]


def test_every_code_is_one_of_the_guidelines_and_every_code_is_used(tables):
    used = set(zip(tables.readings["reading"], tables.readings["code"], strict=True))
    assert used == CODES


@pytest.mark.parametrize(("reading", "article_id", "words", "code"), EXAMPLES)
def test_an_example_of_the_guidelines_is_coded_as_they_say(
    tables, reading, article_id, words, code
):
    text = tables.articles.set_index("article_id").at[article_id, "text"]
    start, end = spans.locate(text, words, 1)
    marked = tables.readings[tables.readings["reading"] == reading]
    found = set(touching(marked, article_id, start, end)["code"])
    assert found == set() if code == "out" else code in found


def test_the_guidelines_have_an_example_of_most_codes_and_of_what_is_out():
    shown = {(reading, code) for reading, _, _, code in EXAMPLES}
    assert len(shown & CODES) >= len(CODES) - 3
    assert {reading for reading, code in shown if code == "out"} == {"agency", "hedge"}


def test_every_occurrence_of_the_words_that_always_hedge_is_marked(tables):
    (told,) = re.findall(r"one of these words is a hedge: (.*)\.\n", PAGE)
    always = "|".join(re.findall(r"\*(.+?)\*", told))
    text = segment.article_text(tables.sentences)
    hedges = tables.readings[tables.readings["reading"] == "hedge"]
    met = 0
    for article_id, at, words in text[["article_id", "start", "text"]].itertuples(index=False):
        for match in re.finditer(rf"(?i)\b(?:{always})\b", words):
            met += 1
            assert len(touching(hedges, article_id, at + match.start(), at + match.end())), match
    assert met > 10


def test_no_named_person_is_the_source_of_an_attribution(tables):
    found = tables.readings[tables.readings["code"] == "attribution"]
    persons = {name.split()[-1] for name in tables.settings.people}
    assert not found["whose"].str.contains("|".join(persons)).any()


def test_each_article_has_at_most_one_passage_for_a_frame(tables):
    frames = tables.readings[tables.readings["reading"] == "frame"]
    assert not frames.duplicated(["article_id", "code"]).any()


def test_no_passage_has_a_code_twice(tables):
    assert not tables.readings.duplicated(["article_id", "start", "end", "code"]).any()


# ----------------------------------------------------------------------- codings and decisions


def test_what_both_marked_alike_stands_and_nothing_stands_that_neither_marked(tables):
    codings = tables.codings_readings
    for row in tables.readings.itertuples():
        given = codings[codings["code"].eq(row.code) & codings["reading"].eq(row.reading)]
        assert len(touching(given, row.article_id, row.start, row.end)), row.text
    first = codings["annotator"].eq("A")
    both = marked_codes(codings[first], codings[~first]).set_index("code")["n_both"]
    stands = tables.readings["code"].value_counts()
    assert (stands.reindex(both.index, fill_value=0) >= both).all()


def test_every_row_of_either_coder_stands_or_was_settled(tables):
    settled = tables.adjudications[tables.adjudications["table"] == "readings"]
    given = {
        (row.article_id, row.text, code)
        for row in settled.itertuples()
        for code in (row.first, row.second)
    }
    for row in tables.codings_readings.itertuples():
        same = tables.readings[tables.readings["code"] == row.code]
        stands = len(touching(same, row.article_id, row.start, row.end))
        if not stands:
            near = touching(tables.codings_readings, row.article_id, row.start, row.end)["text"]
            assert any((row.article_id, text, row.code) in given for text in near), row.text


def test_the_readings_agree_with_what_was_decided(tables):
    settled = tables.adjudications[tables.adjudications["table"] == "readings"]
    texts = tables.articles.set_index("article_id")["text"]
    for row in settled.itertuples():
        start, end = spans.locate(texts[row.article_id], row.text, 1)
        near = touching(tables.readings, row.article_id, start, end)
        if row.decided == OUT:
            lost = {row.first, row.second} - {OUT}
            assert row.text not in set(near.loc[near["code"].isin(lost), "text"]), row.text
        else:
            assert row.decided in set(near["code"]), row.text
