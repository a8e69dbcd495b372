"""The rows of tables in text, JSON and Parquet: each cell as text, and what is refused."""

import gzip
import io
import json

import pytest

from analysis.intake import rows
from analysis.intake.found import Unusable


def read(way, tmp_path, content, name="table.txt", **options):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(way(path, **options))


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        (float("nan"), ""),
        (7, "7"),
        ({"name": "The Post", "id": 3}, "The Post"),
        ({"rendered": "Ministers voted."}, "Ministers voted."),
        ({"id": 3}, '{"id": 3}'),
        (["Ann Berg", None, {"name": "Jo Lee"}], "Ann Berg; Jo Lee"),
    ],
)
def test_a_cell_of_json_is_a_text(tmp_path, value, cell):
    assert read(rows.json_lines, tmp_path, json.dumps({"text": value})) == [{"text": cell}]


@pytest.mark.parametrize(
    "wrapped",
    [
        [{"text": "One."}],
        {"articles": [{"text": "One."}], "total": 1},
        {"hits": {"total": 1, "hits": [{"_source": {"text": "One."}}]}},
        {"text": "One."},
    ],
)
def test_the_list_of_articles_is_found_in_a_file_of_json(tmp_path, wrapped):
    found = read(rows.json_file, tmp_path, json.dumps(wrapped, indent=1))
    assert [row["text"] for row in found] == ["One."]


def test_a_file_of_json_may_have_an_object_a_line(tmp_path):
    found = read(rows.json_file, tmp_path, '{"text": "One."}\n\n{"text": "Two."}\n')
    assert found == [{"text": "One."}, {"text": "Two."}]


def test_what_is_no_object_is_named_and_the_others_are_read(tmp_path):
    wrong, right = read(rows.json_file, tmp_path, '[7, {"text": "One."}]')
    assert "no object of JSON" in str(wrong)
    assert right == {"text": "One."}
    found = read(rows.json_lines, tmp_path, '{"text": "One."}\n[1]\n{"text": \n')
    assert [isinstance(one, Unusable) for one in found] == [False, True, True]
    assert [one.place for one in found[1:]] == ["line 2", "line 3"]


@pytest.mark.parametrize(
    ("way", "content", "message"),
    [
        (rows.json_file, "7", "neither a list nor an object"),
        (rows.json_file, "One story.", "no JSON"),
        (rows.json_lines, b"\xff\xfe\xfa", "not UTF-8"),
        (rows.delimited, "", "no header"),
        (rows.delimited, "text,text\na,b\n", "two columns 'text'"),
        (rows.delimited, "text,,\na,b,c\n", "columns without a name"),
        (rows.parquet, b"PAR1 and nothing else", "no Parquet file"),
    ],
)
def test_a_table_that_cannot_be_read_is_refused_with_its_reason(tmp_path, way, content, message):
    with pytest.raises(Unusable, match=message):
        read(way, tmp_path, content)


def test_a_packed_table_is_read_and_a_damaged_one_refused(tmp_path):
    packed = gzip.compress(b"title;text\nVote;One, two.\n")
    assert read(rows.delimited, tmp_path, packed, "t.csv.gz") == [
        {"title": "Vote", "text": "One, two."}
    ]
    with pytest.raises(Unusable, match="cannot be unpacked"):
        read(rows.delimited, tmp_path, packed[:-9], "t.csv.gz")


def test_an_encoding_that_does_not_fit_either_is_said(tmp_path):
    with pytest.raises(Unusable, match="neither UTF-8 nor ascii"):
        read(rows.delimited, tmp_path, "text\nÜ\n".encode("cp1252"), encoding="ascii")
    assert read(rows.delimited, tmp_path, "text\nÜ\n".encode("cp1252"), encoding="cp1252") == [
        {"text": "Ü"}
    ]


def test_a_line_longer_than_the_limit_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(rows, "LARGEST", 30)
    with pytest.raises(Unusable, match="a table over"):
        read(rows.delimited, tmp_path, "text\n" + "one\n" * 20)


@pytest.mark.parametrize("part", [1, 7, 1000])
def test_a_packed_line_without_end_is_refused_as_soon_as_it_is_seen(tmp_path, monkeypatch, part):
    seen = []

    class Endless(io.StringIO):
        def read(self, size):
            seen.append(size)
            return "x" * size

    monkeypatch.setattr(rows, "_PART", part)
    monkeypatch.setattr(rows, "_opened", lambda path, encoding: Endless())
    with pytest.raises(Unusable, match="a line over 20 MB"):
        next(rows._lines(tmp_path / "a.csv.gz", "", 30))
    assert sum(seen) <= 30 + part


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_lines_of_the_longest_length_are_read_however_they_end(tmp_path, monkeypatch, end):
    monkeypatch.setattr(rows, "_PART", 7)
    text = end.join(["x" * 28] * 9)
    (tmp_path / "a.csv").write_bytes(text.encode())
    assert "".join(rows._lines(tmp_path / "a.csv", "", 30)) == text
    with pytest.raises(Unusable, match="a line over 20 MB"):
        list(rows._lines(tmp_path / "a.csv", "", 27))


def test_a_mark_that_is_not_closed_loses_no_row_in_silence(tmp_path):
    table = 'title,text\nVote,One.\n"Vote","Two.\nVote,Three.\nVote,Four.\n'
    good, bad = read(rows.delimited, tmp_path, table)
    assert good["text"] == "One."
    assert (bad.place, bad.mend) == ("line 3", "close it, or double a mark within a cell")


@pytest.mark.parametrize(
    "cell",
    ['5" of rain', '"He said ""no"".\n\nThen he left."', '"No," he said', 'He said "no'],
)
def test_marks_within_a_cell_stay(tmp_path, cell):
    found = read(rows.delimited, tmp_path, f"text,title\n{cell},One\n{cell},Two\n")
    assert len(found) == 2
    assert not [one for one in found if isinstance(one, Unusable)]


def test_a_row_with_too_many_cells_is_named(tmp_path):
    good, bad = read(rows.delimited, tmp_path, "title,text\nVote,One.\nVote,One, two.\n")
    assert good == {"title": "Vote", "text": "One."}
    assert "3 cells, but the header has 2" in str(bad)
