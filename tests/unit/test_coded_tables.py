"""Tables that people write: what is read, and what is refused, with file, line and mend."""

import re

import pytest

from analysis import coded, pipeline
from analysis.pages import record

TEXTS = {"one": "The bridge opened in May.", "two": "It opened on 3 May."}
SETTINGS = """
coded = "coded"
record = "record"
benchmarks = "results.csv"

[topics]
bridges = "bridges"

[lanes]
works = "Works"

[occasions]
other = "other occasions"
"""

FACTS = "fact_id,date,topic,fact,source_title,publisher,source_date,url,confidence"
FACT = "F1,2020-05-03,bridge,The bridge opened.,Bridge,Gazette,2020-05-03,,high"
SOURCES = "source_id,agency,outlet,headline,date,url,credited,key,also"
SOURCE = "W1,Wire,Gazette,Bridge,2020-05-03,,stated,,"
PROVENANCE = "article_id,text,occurrence,relation,sources,source_says,change,effect,certainty"
EVENTS = "event_id,date,description,lane,facts,article_id,text,occurrence"
QUANTITIES = "name,value,unit,fact_id"
CLAIMS = "claim_id,topic,statement"
CLAIM = "opened,bridges,The bridge opened."
PASSAGES = "claim_id,article_id,text,occurrence,relation,version,note"
OPENED = "opened,one,bridge opened,1,only_one,,"
SILENCES = "article_id,claim_id,effect"
CHECKS = "claim_id,article_id,check,verdict,record,source"
QUOTATIONS = (
    "article_id,text,occurrence,kind,marked,speaker,mention,mention_occurrence,cue,"
    "cue_occurrence,occasion,note"
)
ALIGNMENTS = "kind,article_a,text_a,occurrence_a,article_b,text_b,occurrence_b,note,annotator"
BENCHMARKS = "dataset,version,split,metric,value,low,high,peer,command,commit,date"


@pytest.fixture
def study(tmp_path):
    """A study of two sentences, with a fact, a source and a claim; `write` adds a file to it."""
    for name, text in TEXTS.items():
        write(tmp_path, f"{name}.txt", text)
    write(tmp_path, "study.toml", SETTINGS)
    write(tmp_path, "record/facts.csv", FACTS, FACT)
    write(tmp_path, "record/sources.csv", SOURCES, SOURCE)
    write(tmp_path, "coded/claims.csv", CLAIMS, CLAIM)
    write(tmp_path, "coded/claim_passages.csv", PASSAGES, OPENED)
    return tmp_path


def write(folder, name, *lines):
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


@pytest.mark.parametrize("address", ["https://gazette.example/1", ""])
def test_an_archived_copy_is_linked_beside_its_page(study, address):
    told = FACT.replace(",,high", f",{address},https://archive.example/1,high")
    write(study, "record/facts.csv", FACTS.replace("url", "url,archived"), told)
    tables = pipeline.tables(study)
    shown = re.findall('<a class="external" href="([^"]*)"', str(record.facts(tables)))
    assert shown == [one for one in (address, "https://archive.example/1") if one]


def test_an_archived_copy_has_an_address(study):
    told = FACT.replace(",,high", ",,copy,high")
    write(study, "record/facts.csv", FACTS.replace("url", "url,archived"), told)
    with pytest.raises(coded.CodedError, match=r"facts\.csv.*archived.*copy"):
        _ = pipeline.tables(study).facts


def test_a_passage_is_placed_in_its_article(study):
    write(
        study, "record/provenance.csv", PROVENANCE, "one,opened in May,1,edited,W1;,A day.,,,likely"
    )
    (row,) = pipeline.tables(study).provenance.to_dict("records")
    assert (row["start"], row["end"]) == (11, 24)
    assert (row["relation"], row["certainty"]) == ("edited", "likely")


def test_the_register_has_the_topic_and_statement_of_each_passage(study):
    (row,) = pipeline.tables(study).claims.to_dict("records")
    assert TEXTS["one"][row["start"] : row["end"]] == row["text"] == "bridge opened"
    assert (row["topic"], row["statement"]) == ("bridges", "The bridge opened.")


def test_the_register_stands_in_the_order_of_statements_articles_and_text(study):
    write(study, "coded/claims.csv", CLAIMS, "z,bridges,Last letter.", "a,bridges,First letter.")
    write(
        study,
        "coded/claim_passages.csv",
        PASSAGES,
        "a,two,opened,1,alike,,",
        "a,one,opened,1,alike,,",
        "z,one,May,1,alike,,",
        "z,one,bridge,1,alike,,",
    )
    claims = pipeline.tables(study).claims
    assert claims[["claim_id", "article_id", "text"]].values.tolist() == [
        ["z", "one", "bridge"],
        ["z", "one", "May"],
        ["a", "one", "opened"],
        ["a", "two", "opened"],
    ]


def test_an_event_that_no_article_tells_has_no_span_and_all_stand_by_date(study):
    write(
        study,
        "record/events.csv",
        EVENTS,
        "opening,2020-05-03,The bridge opens.,works,F1,two,opened,1",
        "closing,2021-01-01,The bridge closes.,works,,,,",
        "plan,2019,The bridge is planned.,works,F1,,,",
        "opening,2020-05-03,The bridge opens.,works,F1,one,opened,1",
    )
    events = pipeline.tables(study).events
    assert events["event_id"].tolist() == ["plan", "opening", "opening", "closing"]
    assert events["article_id"].tolist() == ["", "two", "one", ""]
    assert events["start"].isna().tolist() == [True, False, False, True]


def test_a_figure_of_the_record_is_a_number(study):
    write(study, "record/quantities.csv", QUANTITIES, "opening_day,3,day,F1")
    assert pipeline.tables(study).quantities["value"].tolist() == [3]


REFUSED = (
    [
        ("provenance", "record/provenance.csv", PROVENANCE, row, message)
        for row, message in [
            ("one,opened,1,edited,W9,,,,likely", "line 2: unknown sources 'W9'"),
            ("one,opened,1,edited,W1;W9,,,,likely", "unknown sources 'W9'"),
            ("one,closed,1,edited,W1,,,,likely", "line 2: in article one, 'closed' occurs 0 times"),
            ("two,May,2,edited,W1,,,,likely", "in article two, 'May' occurs 1 times"),
            ("three,opened,1,edited,W1,,,,likely", "unknown article 'three'"),
            ("one,opened,1,stolen,W1,,,,likely", "unknown relation 'stolen'"),
            ("one,opened,1,edited,W1,,,,sure", "unknown certainty 'sure'"),
        ]
    ]
    + [
        ("claims", "coded/claim_passages.csv", PASSAGES, f"{OPENED}\n{row}", message)
        for row, message in [
            ("shut,one,bridge opened,1,alike,,", "line 3: unknown claim_id 'shut'"),
            ("opened,two,bridge opened,1,same,,", "line 3: unknown relation 'same'"),
            ("opened,two,bridge shut,1,alike,,", "line 3: in article two, 'bridge shut' occurs 0"),
        ]
    ]
    + [
        ("events", "record/events.csv", EVENTS, row, message)
        for row, message in [
            ("opening,2020,It opens.,bridges,F1,,,", "unknown lane 'bridges'"),
            ("opening,2020,It opens.,works,F7,,,", "unknown source 'F7'"),
            ("opening,2020,It opens.,works,F1,one,closed,1", "'closed' occurs 0 times"),
        ]
    ]
    + [
        (
            "claims",
            "coded/claims.csv",
            CLAIMS,
            "opened,roads,It did.",
            "line 2: unknown topic 'roads'",
        ),
        (
            "claims",
            "coded/claims.csv",
            CLAIMS,
            f"{CLAIM}\nshut,bridges,It shut.",
            "no article speaks to shut",
        ),
        (
            "silences",
            "coded/silences.csv",
            SILENCES,
            "one,opened,The month.",
            "line 2: one is not silent on opened; mend the row",
        ),
        (
            "checks",
            "coded/record_checks.csv",
            CHECKS,
            "opened,two,1,right,It did.,F1",
            "line 2: two does not speak to opened; mend the row",
        ),
        (
            "sources",
            "record/sources.csv",
            SOURCES,
            f"{SOURCE}\n{SOURCE}",
            "line 3: source_id W1 is given twice",
        ),
        (
            "facts",
            "record/facts.csv",
            FACTS,
            f"{FACT}\n{FACT}",
            "line 3: fact_id F1 is given twice",
        ),
        ("sources", "record/sources.csv", "agency", "Wire", "line 1: no column source_id"),
        ("quantities", "record/quantities.csv", QUANTITIES, "day,3,day,F2", "unknown fact_id 'F2'"),
        (
            "coded_quotations",
            "coded/quotations.csv",
            QUOTATIONS,
            "one,opened,1,direct,yes,mayor,,,opened,2,other,",
            "'opened' occurs 1 times",
        ),
        (
            "coded_quotations",
            "coded/quotations.csv",
            QUOTATIONS,
            "one,opened,1,speech,yes,mayor,,,,,other,",
            "line 2: unknown kind 'speech'",
        ),
        (
            "coded_alignments",
            "coded/alignments.csv",
            ALIGNMENTS,
            "verbatim,one,bridge,1,two,ferry,1,,A",
            "line 2: in article two, 'ferry' occurs 0",
        ),
        (
            "benchmarks",
            "results.csv",
            BENCHMARKS,
            "a,,dev,m,x,,,,,,",
            "line 2: value 'x' is no number",
        ),
    ]
)


@pytest.mark.parametrize(("table", "file", "header", "rows", "message"), REFUSED)
def test_a_row_that_cannot_be_used_is_named(study, table, file, header, rows, message):
    write(study, file, header, rows)
    with pytest.raises(coded.CodedError, match=re.escape(message)) as refused:
        getattr(pipeline.tables(study), table)
    assert file in str(refused.value)


def test_a_form_is_of_one_entity_in_whatever_capitals(study):
    write(study, "study.toml", 'aliases = "aliases.csv"\n', SETTINGS)
    rows = ["Reed,Tom Reed,", "Reed,Ida Reed,one", "", "REED,Ida Reed,"]
    write(study, "aliases.csv", "form,entity,article", *rows)
    told = "aliases.csv, line 5: REED is Ida Reed here and Tom Reed on line 2; remove one"
    with pytest.raises(coded.CodedError, match=told):
        _ = pipeline.tables(study).aliases
    write(study, "aliases.csv", "form,entity,article", *rows[:2])
    assert len(pipeline.tables(study).aliases) == 2


def test_ids_in_a_cell_are_parted_by_semicolons():
    assert coded.ids(" F1;W2 ;; ") == ["F1", "W2"]


SLOTS = "sentence,slot,article_id,text,occurrence,source_id,words"
SAID = "article_id,text,occurrence,source_id,words,language,url,role"


def cut(study, *rows):
    said = "one,opened in May,1,W1,might open,en,https://wire.example/,source"
    write(study, "record/source_words.csv", SAID, said)
    write(study, "coded/slots.csv", SLOTS, *rows)
    return pipeline.tables(study).slots


def test_a_part_of_a_sentence_is_placed_or_stands_in_the_record(study):
    rows = cut(study, "opening,what,,,,W1,open", "opening,what,one,opened,1,,")
    assert list(rows["start"].isna()) == [True, False]
    assert rows["start"][1] == TEXTS["one"].index("opened")


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("opening,what,,,,W1,closed", "what of opening has 'closed', which the record has not"),
        ("opening,what,one,opened,1,W1,open", "needs an article_id and its text, or a source_id"),
        ("opening,what,,,,,", "needs an article_id and its text, or a source_id"),
        ("opening,what,one,,,,open", "needs an article_id and its text, or a source_id"),
    ],
)
def test_a_part_is_of_one_version_and_in_its_words(study, row, told):
    with pytest.raises(coded.CodedError, match=re.escape(told)) as error:
        cut(study, "opening,what,one,opened,1,,", row)
    assert "slots.csv, line 3: " in str(error.value)
    assert str(error.value).endswith("mend the row")
