"""The outside record: what the reader of its files refuses, and what holds of the real ones."""

import re

import pandas as pd
import pytest

from analysis import corpus, paths, record, segment

ARTICLES = pd.DataFrame(
    {"article_id": ["one", "two"], "text": ["The bridge opened in May.", "It opened on 3 May."]}
)

FACTS = "fact_id,date,topic,fact,source_title,publisher,source_date,url,confidence"
FACT = "F1,2020-05-03,bridge,The bridge opened.,Bridge,Gazette,2020-05-03,,high"
SOURCES = "source_id,agency,outlet,headline,date,url,credited,key,also"
SOURCE = "W1,Wire,Gazette,Bridge,2020-05-03,,stated,,"
PROVENANCE = "article_id,text,occurrence,relation,sources,source_says,change,effect,certainty"
EVENTS = "event_id,date,date_precision,description,lane,facts,article_id,text,occurrence"
QUANTITIES = "name,value,unit,fact_id"


@pytest.fixture
def folder(tmp_path):
    """A record of one fact and one source; `write` adds a file to it."""
    write(tmp_path, "facts.csv", FACTS, FACT)
    write(tmp_path, "sources.csv", SOURCES, SOURCE)
    return tmp_path


def write(folder, name, *lines):
    (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


# ------------------------------------------------------------------------------------ reading


def test_provenance_is_located(folder):
    write(folder, "provenance.csv", PROVENANCE, "one,opened in May,1,edited,W1;,A day.,,,likely")
    (row,) = record.provenance(ARTICLES, folder).to_dict("records")
    assert (row["start"], row["end"]) == (11, 24)
    assert (row["relation"], row["certainty"]) == ("edited", "likely")


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("one,opened,1,edited,W9,,,,likely", r"provenance\.csv, line 2: unknown sources 'W9'"),
        ("one,opened,1,edited,W1;W9,,,,likely", r"unknown sources 'W9'"),
        ("one,closed,1,edited,W1,,,,likely", r"line 2: in article one, 'closed' occurs 0 times"),
        ("two,May,2,edited,W1,,,,likely", r"in article two, 'May' occurs 1 times"),
        ("three,opened,1,edited,W1,,,,likely", r"no article 'three'"),
        ("one,opened,1,stolen,W1,,,,likely", r"unknown relation 'stolen'"),
        ("one,opened,1,edited,W1,,,,sure", r"unknown certainty 'sure'"),
    ],
)
def test_provenance_refuses_what_it_cannot_place(folder, row, message):
    write(folder, "provenance.csv", PROVENANCE, row)
    with pytest.raises(ValueError, match=message):
        record.provenance(ARTICLES, folder)


def test_an_error_names_the_line_where_it_stands(folder):
    good = "one,opened,1,edited,W1,,,,likely"
    write(folder, "provenance.csv", PROVENANCE, good, good.replace("W1", "W2"))
    with pytest.raises(ValueError, match="line 3"):
        record.provenance(ARTICLES, folder)


@pytest.mark.parametrize(
    ("name", "header", "row", "read"),
    [
        ("sources.csv", SOURCES, SOURCE, record.sources),
        ("facts.csv", FACTS, FACT, record.facts),
    ],
)
def test_an_id_given_twice_is_refused(folder, name, header, row, read):
    write(folder, name, header, row, row)
    with pytest.raises(ValueError, match=rf"{name}, line 3: \w+_id \w1 is given twice"):
        read(folder)


def test_a_missing_column_is_named(folder):
    write(folder, "sources.csv", SOURCES.removesuffix(",key,also"), "W1,,,,,,stated")
    with pytest.raises(ValueError, match="line 1: no column key, also"):
        record.sources(folder)


def test_a_figure_rests_on_a_fact(folder):
    write(folder, "quantities.csv", QUANTITIES, "opening_day,3,day,F1")
    assert record.quantities(folder)["value"].tolist() == [3]
    write(folder, "quantities.csv", QUANTITIES, "opening_day,3,day,F2")
    with pytest.raises(ValueError, match="unknown fact_id 'F2'"):
        record.quantities(folder)


# ------------------------------------------------------------------------------------- events


def test_events_come_in_order_of_date_with_every_telling(folder):
    write(
        folder,
        "events.csv",
        EVENTS,
        "opening,2020-05-03,day,The bridge opens.,syria,F1,two,opened,1",
        "closing,2021-01-01,day,The bridge closes.,syria,,,,",
        "plan,2019,year,The bridge is planned.,defence,F1,,,",
        "opening,2020-05-03,day,The bridge opens.,syria,F1,one,opened,1",
    )
    events = record.events(ARTICLES, folder)
    assert events["event_id"].tolist() == ["plan", "opening", "opening", "closing"]
    assert events["article_id"].tolist() == ["", "two", "one", ""]
    assert events["start"].isna().tolist() == [True, False, False, True]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("opening,2020,year,It opens.,bridges,F1,,,", "unknown lane 'bridges'"),
        ("opening,2020,year,It opens.,syria,F7,,,", "unknown source 'F7'"),
        ("opening,2020,year,It opens.,syria,F1,one,closed,1", "'closed' occurs 0 times"),
    ],
)
def test_events_refuse_what_they_cannot_place(folder, row, message):
    write(folder, "events.csv", EVENTS, row)
    with pytest.raises(ValueError, match=message):
        record.events(ARTICLES, folder)


# ------------------------------------------------------------------- provenance as it was coded


@pytest.fixture(scope="module")
def articles():
    return corpus.load()


@pytest.fixture(scope="module")
def provenance(articles):
    return record.provenance(articles)


@pytest.fixture(scope="module")
def text(articles):
    """The sentences of article text, page furniture left out."""
    sentences = segment.sentences(articles)
    return sentences[sentences["part"].isin(segment.TEXT_PARTS)]


def test_every_letter_of_article_text_has_a_row(articles, provenance, text):
    texts = articles.set_index("article_id")["text"]
    missing = []
    for sentence in text.itertuples():
        rows = provenance[provenance["article_id"] == sentence.article_id]
        covered = {at for row in rows.itertuples() for at in range(row.start, row.end)}
        here = texts[sentence.article_id]
        letters = {at for at in range(sentence.start, sentence.end) if here[at].isalnum()}
        if letters - covered:
            missing.append(sentence.sentence_id)
    assert not missing


def test_a_passage_lies_within_one_sentence_of_article_text(provenance, text):
    for row in provenance.itertuples():
        here = text[text["article_id"] == row.article_id]
        assert ((here["start"] <= row.start) & (row.end <= here["end"])).sum() == 1, row.text


def test_passages_of_an_article_stand_in_order_and_do_not_overlap(provenance):
    for _, rows in provenance.groupby("article_id"):
        assert (rows["end"].iloc[:-1].to_numpy() <= rows["start"].iloc[1:].to_numpy()).all()


def test_an_altered_passage_has_its_whole_chain(provenance):
    altered = provenance[provenance["relation"] == "altered"]
    for column in ("sources", "source_says", "change", "effect", "certainty"):
        assert altered[column].ne("").all(), column


def test_a_source_is_given_where_one_is_known_and_only_there(provenance):
    sourceless = provenance["relation"].isin(["own", "unknown"])
    assert provenance["sources"].eq("").equals(sourceless)
    assert provenance.loc[~sourceless, "source_says"].ne("").all()
    assert provenance["certainty"].eq("").equals(provenance["relation"].eq("unknown"))


def test_what_is_unknown_is_not_interpreted(provenance):
    unknown = provenance[provenance["relation"] == "unknown"]
    assert unknown[["change", "effect"]].eq("").all(axis=None)


def test_remarks_are_sentences_of_our_own(articles, provenance):
    """Seven words in a row that stand in an article are not our own."""
    words = [re.findall(r"\w+", t.lower()) for t in articles["text"]]
    runs = {tuple(w[n : n + 7]) for w in words for n in range(len(w) - 6)}
    for column in ("source_says", "change", "effect"):
        for remark in filter(None, provenance[column]):
            assert remark.endswith((".", ".”")), remark
            own = re.findall(r"\w+", remark.lower())
            assert not {tuple(own[n : n + 7]) for n in range(len(own) - 6)} & runs, remark


def test_a_source_has_an_address_and_a_date():
    sources = record.sources()
    assert sources["url"].str.match(r"https?://\S+$").all()
    assert sources["date"].str.match(r"\d{4}-\d\d(-\d\d)?$").all()
    assert set(sources["credited"]) == {"stated", "inferred"}


def test_keys_of_sources_are_in_the_bibliography():
    entries = re.findall(r"@\w+\{([^,]+),", (paths.ROOT / "references.bib").read_text("utf-8"))
    keys = set(record.sources()["key"]) - {""}
    assert keys
    assert keys <= set(entries)
