import io

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import coded, schema
from analysis.study import Settings, StudyError

ARTICLES = pd.DataFrame(
    {"article_id": ["post", "times"], "text": ["No, no, no, he said.", "He said no."]}
)
FACTS = pd.DataFrame({"fact_id": ["F1", "F2"]})
STATEMENTS = pd.DataFrame({"claim_id": ["c1", "c2"], "topic": "talks", "statement": "It rained."})
SETTINGS = Settings(topics={"talks": "the talks"}, lanes={"war": "War"})


def lookup(name):
    return {"articles": ARTICLES, "facts": FACTS, "statements": STATEMENTS}[name]


def read(folder, name, text):
    path = folder / "table.csv"
    path.write_text(text, encoding="utf-8", newline="")
    return coded.read(schema.table(name), path, SETTINGS, lookup).reset_index(drop=True)


PASSAGES = "passage_id,article_id,text,occurrence\n"
EVENTS = "event_id,date,description,lane,article_id,text,occurrence,facts\n"
CLAIMS = "claim_id,article_id,text,occurrence,relation,version,note\n"
FIGURES = "name,value,unit,fact_id\n"


def test_passages_are_placed_and_typed(tmp_path):
    rows = read(tmp_path, "passages", PASSAGES + 'a,post,"no",1\nb,times,He,\n')
    assert rows.to_dict("records") == [
        {"passage_id": "a", "article_id": "post", "start": 4, "end": 6, "text": "no"},
        {"passage_id": "b", "article_id": "times", "start": 0, "end": 2, "text": "He"},
    ]
    assert rows["start"].dtype == "int64"


def test_what_may_be_missing_is_empty(tmp_path):
    rows = read(tmp_path, "events", EVENTS + "e1,2020-02,It began.,war,,,,F1; F2\n")
    assert rows["start"].isna().all()
    assert rows.loc[0, "source"] == "F1; F2"
    without = EVENTS.replace(",facts", "") + "e1,2020,It began.,war,,,\n"
    assert read(tmp_path, "events", without).loc[0, "source"] == ""


def test_numbers_are_numbers(tmp_path):
    assert read(tmp_path, "quantities", FIGURES + "toll,1.5e2,dead,F1\n").loc[0, "value"] == 150


@pytest.mark.parametrize(
    ("table", "text", "message"),
    [
        ("passages", "passage_id,article_id\n", "line 1: no column text; add it"),
        ("passages", "x," + PASSAGES, "unknown column 'x'; remove it, or use passage_id"),
        ("passages", PASSAGES.replace("text", "Text"), "'Text', nearly 'text'; mend the name"),
        ("passages", PASSAGES + ",post,no,1\n", "line 2: passage_id is empty; fill"),
        ("passages", PASSAGES + "a,mail,no,1\n", "line 2: unknown article 'mail'; mend article_id"),
        ("passages", PASSAGES + "a,post,no,\n", "in article post, 'no' occurs 2 times; say which"),
        ("passages", PASSAGES + "a,post,yes,1\n", "'yes' occurs 0 times.*; mend text"),
        ("passages", PASSAGES + "a,post,no,first\n", "occurrence 'first' is no number from 1"),
        ("passages", PASSAGES + "a,post,no,0\n", "occurrence '0' is no number from 1"),
        ("passages", PASSAGES + "a,post,no,²\n", "occurrence '²' is no number from 1"),
        ("passages", PASSAGES + "a,post,no,1\na,post,he,1\n", "line 3: passage_id a is given tw"),
        ("passages", PASSAGES + "a,post,no\n", "line 2: 3 cells, but the header has 4"),
        ("passages", PASSAGES.replace(",", ";"), "separate the cells with commas"),
        ("passages", "", "no header"),
        ("claims", CLAIMS + "c1,post,he,1,agrees,,\n", "unknown relation 'agrees'; mend it: one o"),
        ("claims", CLAIMS + "c9,post,he,1,alike,,\n", "unknown claim_id 'c9'; mend claim_id"),
        ("statements", "claim_id,topic,statement\nc1,trade,x\n", "unknown topic 'trade'.*: one of"),
        ("events", EVENTS + "e,2020-1,x,war,,,,\n", "date '2020-1' is not a date such as"),
        ("events", EVENTS + "e,2020,x,war,,,,F1; F3\n", "unknown source 'F3'; mend source"),
        ("quantities", FIGURES + "toll,many,dead,F1\n", "value 'many' is no number; mend it"),
        ("quantities", FIGURES + "toll,nan,dead,F1\n", "value 'nan' is no number; mend it"),
        ("quantities", FIGURES + "toll,inf,dead,F1\n", "value 'inf' is no number; mend it"),
        ("facts", "fact_id,topic,fact,url\nF1,x,y,javascript:x\n", "an address that begins with"),
        (
            "coded_quotations",
            "article_id,text,occurrence,kind,marked\npost,he said,1,direct,maybe\n",
            "marked 'maybe' is neither yes nor no",
        ),
    ],
)
def test_what_cannot_be_used_is_refused_with_line_and_mend(tmp_path, table, text, message):
    with pytest.raises(coded.CodedError, match=message):
        read(tmp_path, table, text)


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"a,b\n\xff,1\n", "byte 4: not UTF-8; save it as UTF-8"),
        (b"a,b\n" + b"x" * 140_000 + b",1\n", "line 2: field larger than field limit"),
        (b'a,b\n"x\ry",1\n', "line 3: a carriage return"),
        (b"a,,b\n", "column 2 has no name; give it one"),
        (b"a,,\n", "two columns without a name; remove one"),
    ],
)
def test_a_file_that_is_no_table_is_refused(tmp_path, raw, message):
    (tmp_path / "table.csv").write_bytes(raw)
    with pytest.raises(StudyError, match=message):
        coded.cells(tmp_path / "table.csv")


def test_a_file_that_cannot_be_opened_is_refused(tmp_path):
    with pytest.raises(coded.CodedError, match="make it readable"):
        coded.cells(tmp_path)


def test_all_faults_are_told_in_the_order_of_the_lines(tmp_path):
    text = CLAIMS + "c9,post,he,1,alike,,\nc1,post,he,1,maybe,,\nc1,mail,,1,alike,,\n"
    with pytest.raises(coded.CodedError) as refused:
        read(tmp_path, "claims", text)
    lines = [line.split("table.csv, ")[1][:7] for line in str(refused.value).splitlines()]
    assert lines == ["line 2:", "line 3:", "line 4:", "line 4:"]


def test_lines_are_counted_in_the_file(tmp_path):
    (tmp_path / "table.csv").write_text('a,b\n\n"one\ntwo",1\n\nx,2\n', encoding="utf-8")
    assert coded.cells(tmp_path / "table.csv").index.tolist() == [4, 6]


@pytest.mark.parametrize("separator", ["\u2028", "\x85", "\x0b", "\x1c", "\n", "\r\n"])
def test_only_line_ends_end_a_row(tmp_path, separator):
    (tmp_path / "table.csv").write_bytes(f'a,b\n"1{separator}2",3\n'.encode())
    assert coded.cells(tmp_path / "table.csv").to_numpy().tolist() == [[f"1{separator}2", "3"]]


# --------------------------------------------------------------------------- there and back again

CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0\r\ufeff")
WORDS = st.text(CHARACTERS, min_size=1, max_size=12).filter(lambda text: text[0].strip() != "")
OWN_RULES = ("articles", "parts", "aliases")  # read with checks of their own
FREE = [t for t in schema.tables().values() if not t.spans and t.name not in OWN_RULES]


def cell(column):
    """A value that a column may hold."""
    kinds = {
        "string": WORDS,
        "integer": st.integers(-(10**17), 10**17),
        "number": st.floats(allow_nan=False, allow_infinity=False),
        "boolean": st.booleans(),
    }
    formats = {"date": st.dates().map(str), "address": st.just("https://paper.example/a?b=c,d")}
    found = st.sampled_from(column.values) if column.values else kinds[column.type]
    found = formats.get(column.format, found)
    empty = "" if column.type == "string" else None
    return st.one_of(st.just(empty), found) if column.optional else found


@st.composite
def filled(draw):
    """A table of the schema with invented rows, those that refer to others left out."""
    table = draw(st.sampled_from(FREE))
    row = st.tuples(*[cell(column) for column in table.columns])
    keys = [table.names.index(name) for name in table.key]
    unique = (lambda cells: tuple(cells[k] for k in keys)) if keys else None
    rows = draw(st.lists(row, min_size=1, max_size=5, unique_by=unique))
    return table, table.frame(rows)


@given(filled())
def test_a_table_that_is_written_is_read_as_it_was(tmp_path_factory, made):
    table, frame = made
    path = tmp_path_factory.mktemp("coded") / "table.csv"
    names = {column.name: column.stored or column.name for column in table.columns}
    stored = [column.name for column in table.columns if not column.derived]
    frame[stored].rename(columns=names).to_csv(path, index=False, lineterminator="\n")
    rows = coded.stored(table, path)
    assert list(coded.faults(table, rows, Settings())) == []
    back = coded.read(_unreferred(table), path, Settings(), lookup)
    pd.testing.assert_frame_equal(back.reset_index(drop=True), frame[stored])


def _unreferred(table):
    """The table without its references, which an invented row does not keep."""
    from dataclasses import replace

    columns = tuple(replace(column, refers=()) for column in table.columns)
    return replace(table, columns=columns)


@given(st.lists(st.lists(WORDS, min_size=3, max_size=3), max_size=4))
def test_cells_are_read_as_they_were_written(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("cells") / "table.csv"
    buffer = io.StringIO(newline="")
    pd.DataFrame(rows, columns=["a", "b", "c"]).to_csv(buffer, index=False)
    path.write_bytes(buffer.getvalue().encode())
    assert coded.cells(path).to_numpy().tolist() == rows
