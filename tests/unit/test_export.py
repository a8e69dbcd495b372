"""Exports: what is written, and where."""

import json
from pathlib import Path

import pandas as pd
import pyarrow.parquet
import pytest
from folders import content
from frictionless import Package
from ours import ROOT

from analysis import export, pipeline, schema
from analysis.__main__ import main

NAMES = [table.name for table in schema.exported()]


@pytest.fixture(scope="module")
def ours(tmp_path_factory):
    """The tables of this repository's study, as files."""
    folder = tmp_path_factory.mktemp("ours") / "tables"
    export.write(pipeline.tables(ROOT), folder)
    return folder


def read(folder, name):
    return pd.read_csv(folder / f"{name}.csv", keep_default_na=False, na_values=[""])


def faults(folder):
    """What frictionless finds wrong with a data package."""
    report = Package(str(folder / export.MANIFEST)).validate()
    return report.flatten(["type", "note"])


# ------------------------------------------------------------------------------- what is written


@pytest.mark.parametrize("name", NAMES)
def test_every_table_is_written_with_its_columns(ours, name):
    table = read(ours, name)
    assert list(table.columns) == schema.table(name).shown
    # Ours are plain texts in English, none is the text of another, and nothing was corrected.
    told_of_others = ("texts", "decisions", "excluded", "skipped", "syndication", "corrections")
    assert table.empty == (name in told_of_others)


@pytest.mark.parametrize("name", ["sentences", "quotations", "labels", "claims", "events"])
def test_what_is_written_slices_back_to_the_raw_files(ours, name):
    files = read(ours, "articles").set_index("article_id")["file"]
    texts = {id: (ROOT / "seeds" / file).read_bytes().decode() for id, file in files.items()}
    table = read(ours, name).dropna(subset="start")
    assert len(table) > 0
    for row in table.itertuples():
        assert texts[row.article_id][int(row.start) : int(row.end)] == row.text


def test_the_package_is_what_its_descriptor_says(ours):
    assert faults(ours) == []
    about = json.loads((ours / export.MANIFEST).read_text(encoding="utf-8"))
    assert about["title"] == "One Story, Five Tellings"
    assert about["licenses"] == [{"name": "CC-BY-4.0"}]
    assert {"title": "RT", "path": "https://www.rt.com"} in about["sources"]
    assert [one["name"] for one in about["resources"]] == NAMES
    assert {path.name for path in ours.iterdir()} == {
        export.MANIFEST,
        *(one["path"] for one in about["resources"]),
    }


def test_a_damaged_file_is_not_what_the_descriptor_says(mine, tmp_path):
    export.write(pipeline.tables(mine), tmp_path / "out")
    path = tmp_path / "out" / "articles.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("2021-09", "soon"), encoding="utf-8")
    assert {"hash-count", "constraint-error"} <= {kind for kind, _ in faults(tmp_path / "out")}


def test_an_export_of_excerpts_has_no_running_text(tmp_path):
    export.write(pipeline.tables(ROOT), tmp_path / "out", full_texts=False)
    whole = [table.name for table in schema.exported() if table.whole]
    assert whole == ["sentences", "texts", "claims", "provenance"]
    for name in whole:
        table = read(tmp_path / "out", name)
        assert table["text"].isna().all()
        assert "start" not in table or table["start"].notna().all()
    assert faults(tmp_path / "out") == []


def test_a_study_without_coded_tables_is_exported_with_its_own_columns(mine, tmp_path):
    export.write(pipeline.tables(mine), tmp_path / "out")
    articles = read(tmp_path / "out", "articles")
    assert articles["section"].tolist()[0] == "World"
    assert articles["remark"].tolist() == ["=1+1", "@me"]  # as it is, whatever a spreadsheet does
    assert read(tmp_path / "out", "claims").empty
    assert "We cannot go on," in set(read(tmp_path / "out", "quotations")["text"])
    assert faults(tmp_path / "out") == []


def test_parquet_holds_the_same_with_types(mine, tmp_path):
    tables = pipeline.tables(mine)
    export.write(tables, tmp_path / "out", format="parquet")
    for table in schema.exported():
        path = tmp_path / "out" / f"{table.name}.parquet"
        back = pd.read_parquet(path)
        made = getattr(tables, table.name)
        pd.testing.assert_frame_equal(back, made[list(back)])
    kinds = pyarrow.parquet.read_schema(tmp_path / "out" / "quotations.parquet")
    assert [str(kinds.field(n).type) for n in ("start", "marked", "cue_start")] == [
        "int64",
        "bool",
        "int64",
    ]


@pytest.mark.parametrize("format", ["xlsx", "CSV", ""])
def test_another_format_is_refused_before_anything_is_written(mine, tmp_path, format):
    tables = pipeline.tables(mine)
    with pytest.raises(ValueError, match=f"unknown format '{format}'; use csv or parquet"):
        export.write(tables, tmp_path / "out", format=format)
    assert not (tmp_path / "out").exists()


def test_the_same_tables_give_the_same_bytes(mine, tmp_path):
    for out in ("one", "two"):
        export.write(pipeline.tables(mine), tmp_path / out)
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


# ------------------------------------------------------------------------------ where it is written


@pytest.mark.parametrize(
    ("out", "message"),
    [
        ("file", "this is a file, and not a folder; choose another OUT"),
        ("file/below", "cannot be written to; choose another OUT"),
        ("mine", "holds what no export wrote ('articles.csv', 'post.txt', 'times.txt')"),
        (".", "holds what no export wrote"),
        ("", "holds what no export wrote"),
        ("empty", "you are in this folder"),
        ("foreign", "holds what no export wrote ('datapackage.json')"),
        ("broken", "holds what no export wrote ('datapackage.json')"),
        ("loop", "choose another OUT"),
        ("n" * 300, "File name too long; choose another OUT"),
    ],
)
def test_a_folder_that_is_not_for_tables_is_refused_before_work(
    mine, tmp_path, monkeypatch, capsys, out, message
):
    (tmp_path / "file").write_text("")
    (tmp_path / "empty").mkdir()
    for name, text in (("foreign", '{"name": "x", "resources": []}'), ("broken", "{")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "datapackage.json").write_text(text)
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    monkeypatch.chdir(tmp_path / out if out == "empty" else tmp_path)
    monkeypatch.setattr(pipeline.Tables, "_recipe", None)  # nothing is computed
    before = content(tmp_path)
    assert main(["export", "." if out == "empty" else out, "--corpus", str(mine)]) == 1
    assert message in capsys.readouterr().err
    assert content(tmp_path) == before


@pytest.mark.parametrize("folder", ["", "gold", "record", "gold/codings"])
def test_what_was_coded_is_never_written_over(folder, capsys):
    before = content(ROOT / "seeds")
    assert main(["export", str(ROOT / "seeds" / folder)]) == 1
    assert "choose a new or empty folder" in capsys.readouterr().err
    assert content(ROOT / "seeds") == before


@pytest.mark.parametrize("out", ["new", "deep/er/new", "empty", "link", "mine/tables", "ünïcode ☃"])
def test_a_new_or_empty_folder_is_taken(mine, tmp_path, monkeypatch, capsys, out):
    (tmp_path / "empty").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "target")
    monkeypatch.chdir(tmp_path)
    assert main(["export", out, "--corpus", "mine"]) == 0
    assert len(list((tmp_path / out).iterdir())) == len(NAMES) + 1
    assert len(capsys.readouterr().out.splitlines()) == len(NAMES) + 1
    assert not list(tmp_path.glob(".export-*"))


def test_an_earlier_export_is_replaced_whole(mine, tmp_path):
    out = tmp_path / "out"
    export.write(pipeline.tables(mine), out, format="parquet")
    (out / ".DS_Store").write_text("left by a system that showed the folder")
    (mine / "times.txt").write_text("It rained again.\n", encoding="utf-8")
    export.write(pipeline.tables(mine), out)
    assert {path.name for path in out.iterdir()} == {
        "datapackage.json",
        *(f"{name}.csv" for name in NAMES),
    }
    assert "It rained again." in set(read(out, "sentences")["text"])


@pytest.mark.parametrize(
    ("name", "message"),
    [("notes.txt", "holds what is not of the export there"), ("claims.csv", "was changed since")],
)
def test_an_earlier_export_with_anything_of_ones_own_is_refused(mine, tmp_path, name, message):
    out = tmp_path / "out"
    export.write(pipeline.tables(mine), out)
    with (out / name).open("a", encoding="utf-8") as file:
        file.write("coded by hand\n")
    before = content(out)
    with pytest.raises(export.ExportError, match=f"{message}.*{name}.*move it away"):
        export.write(pipeline.tables(mine), out)
    assert content(out) == before


def test_what_comes_into_the_folder_meanwhile_is_kept(mine, tmp_path, monkeypatch):
    out = tmp_path / "out"
    out.mkdir()
    described = export._describe

    def describe(*arguments):
        (out / "mine.txt").write_text("new")
        described(*arguments)

    monkeypatch.setattr(export, "_describe", describe)
    with pytest.raises(export.ExportError, match="holds what no export wrote"):
        export.write(pipeline.tables(mine), out)
    assert content(tmp_path / "out") == {Path("mine.txt"): b"new"}


# ------------------------------------------------------------------------------- the command line


def test_the_default_is_the_study_around_the_working_directory(ours, tmp_path, monkeypatch):
    monkeypatch.chdir(ROOT / "chapters")
    assert main(["export", str(tmp_path / "here")]) == 0
    assert main(["export", str(tmp_path / "named"), "--corpus", "../seeds"]) == 0
    assert content(tmp_path / "here") == content(tmp_path / "named") == content(ours)


def test_outside_a_study_the_folder_must_be_given(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["export", "out"]) == 1
    assert "no study.toml here or in a folder above" in capsys.readouterr().err


def test_without_a_command_the_help_is_printed(capsys):
    assert main([]) == 0
    assert "export" in capsys.readouterr().out


def test_the_version_is_told(capsys):
    with pytest.raises(SystemExit) as done:
        main(["--version"])
    assert done.value.code == 0
    assert capsys.readouterr().out.startswith("tellings ")
