import keyword
import re
from dataclasses import replace

import pandas as pd
import pytest
from frictionless import Schema
from hypothesis import given
from hypothesis import strategies as st

from analysis import schema
from analysis.intake import found

TABLES = list(schema.tables().values())
EXPORTED = schema.exported()


@pytest.fixture(params=TABLES, ids=lambda table: table.name)
def table(request):
    return request.param


def test_a_declaration_can_be_used(table):
    assert len(set(table.names)) == len(table.names)
    assert table.row.endswith(".")
    assert table.nothing
    written = ("coded", "record", "benchmarks", "lexicon", "aliases", "corrections")
    assert table.of in ("articles", "computed", "chapters", *written)
    assert table.is_written == (table.of in written)
    assert {*table.key, *table.order} <= set(table.names)
    for column in table.columns:
        assert column.meaning
        assert column.type in ("string", "integer", "number", "boolean")
        assert column.code_book in ("", "topics", "lanes", "occasions", "actors")
        assert column.format in ("", *schema.FORMATS)
        assert not (column.values and column.type != "string")


def test_no_column_is_a_keyword(table):
    """pandas gives a column named `class` another name in `itertuples`."""
    assert not [name for name in table.names if keyword.iskeyword(name)]


def test_what_a_column_refers_to_is_there_and_is_a_key(table):
    for column in table.columns:
        for reference in column.refers:
            other, name = reference.split(".")
            assert schema.table(other).key == (name,)


def test_spans_are_columns_of_fitting_types(table):
    for span in table.spans:
        text, start, end = (table[name] for name in (span.text, span.start, span.end))
        assert table[span.article].refers == ("articles.article_id",)
        assert (start.type, end.type) == ("integer", "integer")
        assert {start.unit, end.unit} <= {"characters", ""}
        assert start.optional == end.optional == text.optional
        if table.of in ("coded", "record"):
            assert span.occurrence
            assert span.occurrence not in table.names


def test_an_empty_table_has_every_column_in_its_type(table):
    empty = table.empty()
    assert list(empty) == table.names
    assert {name: str(kind) for name, kind in empty.dtypes.items()} == {
        column.name: column.dtype for column in table.columns
    }
    pd.testing.assert_frame_equal(table.frame(empty), empty)
    pd.testing.assert_frame_equal(table.frame([]), empty)


def test_frictionless_reads_the_schema_of_a_table(table):
    about = schema.descriptor(table)["schema"]
    assert Schema.from_descriptor(about).to_descriptor()["fields"]
    assert [field["name"] for field in about["fields"]] == table.shown


@pytest.mark.parametrize("table", EXPORTED, ids=lambda table: table.name)
def test_foreign_keys_lead_to_tables_of_the_same_package(table):
    names = {one.name for one in EXPORTED}
    for key in schema.descriptor(table)["schema"].get("foreignKeys", []):
        other = key["reference"]["resource"] or table.name
        assert other in names
        assert key["reference"]["fields"] in schema.table(other).shown


def test_an_unknown_table_or_column_is_named():
    with pytest.raises(KeyError, match="no table 'quotes'; there are articles, parts"):
        schema.table("quotes")
    with pytest.raises(KeyError, match="table labels has no column 'class'"):
        schema.table("labels")["class"]


SAMPLE = replace(
    schema.table("quantities"),
    name="sample",
    columns=(
        schema.Column("name", "string", "a name"),
        schema.Column("start", "integer", "an offset", optional=True),
        schema.Column("share", "number", "a share"),
        schema.Column("marked", "boolean", "whether", optional=True),
        schema.Column("note", "string", "a remark", optional=True),
    ),
)


def test_a_frame_gets_its_columns_types_and_missing_columns():
    rows = pd.DataFrame({"own": ["x"], "share": [1], "name": ["a"]}, index=[7])
    frame = SAMPLE.frame(rows)
    assert list(frame) == [*SAMPLE.names, "own"]
    assert list(frame.index) == [0]
    assert frame.loc[0, "note"] == ""
    assert frame["start"].isna().all()
    assert frame["share"].dtype == "float64"


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ({"name": ["a"]}, "table sample lacks the column 'share'"),
        ({"name": ["a"], "share": ["much"]}, "table sample, column 'share' is no number"),
        ({"name": ["a"], "share": [1], "start": [1.5]}, "column 'start' is no integer"),
    ],
)
def test_rows_that_are_not_of_the_table_are_refused(rows, message):
    with pytest.raises(ValueError, match=message):
        SAMPLE.frame(pd.DataFrame(rows))


ROWS = st.lists(
    st.tuples(
        st.text(min_size=1),
        st.none() | st.integers(-(2**62), 2**62),
        st.floats(allow_nan=False),
        st.none() | st.booleans(),
        st.text(),
    )
)


@given(ROWS)
def test_a_frame_of_a_table_is_that_frame(rows):
    frame = SAMPLE.frame(rows)
    assert [column.dtype for column in SAMPLE.columns] == [str(kind) for kind in frame.dtypes]
    pd.testing.assert_frame_equal(SAMPLE.frame(frame), frame)
    shuffled = frame[frame.columns[::-1]]
    pd.testing.assert_frame_equal(SAMPLE.frame(shuffled), frame)
    assert frame["start"].isna().tolist() == [row[1] is None for row in rows]
    assert frame["share"].tolist() == [row[2] for row in rows]


@pytest.mark.parametrize(
    ("name", "text", "fits"),
    [
        ("date", "2021", True),
        ("date", "2021-09", True),
        ("date", "2021-09-29", True),
        ("date", "2021-09-29T10:00Z", True),
        ("date", "2021-09-29 10:00:30.5+02:00", True),
        ("date", "2021-9-29", False),
        ("date", "2021-13", False),
        ("date", "2021-09-32", False),
        ("date", "2021-09-29T25:00", False),
        ("date", "29 September 2021", False),
        ("address", "https://paper.example/a?b=c", True),
        ("address", "http://paper.example", True),
        ("address", "https://", False),
        ("address", "javascript:alert(1)", False),
        ("address", "https://paper.example/a b", False),
        ("address", "www.paper.example", False),
    ],
)
def test_formats(name, text, fits):
    assert bool(re.fullmatch(schema.FORMATS[name][0], text)) == fits


def test_the_states_of_what_is_not_used_are_those_declared():
    states = {found.NOT_READ, found.FAULTY, found.DOUBLE, found.REGISTER}
    assert states == set(schema.table("excluded")["status"].values)
    assert set(found.REFUSED) == states - {found.NOT_READ}
