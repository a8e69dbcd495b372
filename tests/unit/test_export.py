import keyword
import subprocess
import sys

import pandas as pd
import pytest

from analysis import corpus, export, paths, pipeline
from analysis.__main__ import main


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    out = tmp_path_factory.mktemp("out")
    export.write(pipeline.tables(paths.ROOT), out)
    return out


def read(folder, name):
    return pd.read_csv(folder / f"{name}.csv", keep_default_na=False, na_values=[""])


@pytest.mark.parametrize("name", export.COLUMNS)
def test_every_table_is_written_with_its_columns(folder, name):
    table = read(folder, name)
    assert list(table.columns) == export.COLUMNS[name]
    assert len(table) > 0


@pytest.mark.parametrize("name", export.COLUMNS)
def test_no_column_is_a_keyword(name):
    """pandas gives a column named `class` another name in `itertuples`."""
    assert not [column for column in export.COLUMNS[name] if keyword.iskeyword(column)]


@pytest.mark.parametrize("name", ["sentences", "quotations", "labels", "claims", "events"])
def test_what_is_written_slices_back_to_the_raw_files(folder, name):
    texts = corpus.load().set_index("article_id")["text"]
    table = read(folder, name)
    table = table[table["start"].notna()]
    assert len(table) > 0
    for row in table.itertuples():
        assert texts[row.article_id][int(row.start) : int(row.end)] == row.text


@pytest.mark.parametrize("side", "ab")
def test_both_sides_of_a_pair_slice_back(folder, side):
    texts = corpus.load().set_index("article_id")["text"]
    for row in read(folder, "alignments").to_dict("records"):
        text = texts[row[f"article_{side}"]]
        assert text[row[f"start_{side}"] : row[f"end_{side}"]] == row[f"text_{side}"]


def test_sentiment_spans_are_sentences(folder):
    sentences = read(folder, "sentences").set_index("sentence_id")
    for row in read(folder, "sentiment").itertuples():
        assert (row.start, row.end) == tuple(sentences.loc[row.sentence_id, ["start", "end"]])


def test_values_are_in_range(folder):
    assert read(folder, "alignments")["similarity"].between(0, 1).all()
    assert read(folder, "sentiment")["compound"].between(-1, 1).all()
    assert set(read(folder, "quotations")["kind"]) <= {"direct", "mixed", "indirect", "scare"}
    assert set(read(folder, "claims")["relation"]) <= {"agree", "differ", "contradict", "only_one"}


def test_an_excerpts_only_export_has_no_running_text(tmp_path):
    export.write(pipeline.tables(paths.ROOT), tmp_path, full_texts=False)
    for name in ("sentences", "provenance", "claims"):
        table = read(tmp_path, name)
        assert table["text"].isna().all()
        assert table["start"].notna().all()


def test_a_corpus_of_ones_own_is_exported_by_the_command_line(tmp_path):
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "a.txt").write_text(
        "Minister speaks\n\n‘We cannot go on,’ said Sir Keir Starmer. It rained.\n", "utf-8"
    )
    (mine / "b.txt").write_bytes("«Nous verrons», a dit le ministre.\r\n".encode())
    out = tmp_path / "out"
    done = subprocess.run(
        [sys.executable, "-m", "analysis", "export", out, "--corpus", mine],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert sorted(p.stem for p in out.glob("*.csv")) == sorted(export.COLUMNS)
    assert read(out, "articles")["article_id"].tolist() == ["a", "b"]
    assert read(out, "claims").empty
    quotations = read(out, "quotations")
    assert "We cannot go on," in set(quotations["text"])


@pytest.mark.parametrize("out", ["file", "file/below", "."])
def test_a_folder_that_cannot_be_written_to_is_refused_before_work(tmp_path, out, capsys):
    (tmp_path / "file").write_text("")
    (tmp_path / "a.txt").write_text("The minister said no.")
    assert main(["export", str(tmp_path / out), "--corpus", str(tmp_path)]) == 1
    assert "choose another OUT" in capsys.readouterr().err
    assert not (tmp_path / "articles.csv").exists()


def test_the_seeds_are_never_written_over(capsys):
    assert main(["export", str(paths.SEEDS)]) == 1
    assert "this folder is not for tables" in capsys.readouterr().err
