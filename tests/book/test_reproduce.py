"""A book made again is held against what was published."""

import io
import os
import subprocess
import sys

import pandas as pd
import pytest
from ours import ROOT
from PIL import Image, PngImagePlugin
from small_book import SmallBook

from analysis import __main__ as line
from analysis.book import published, reproduce

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9"{}><path d="M0 0"/>{}</svg>'


def png(colour, **notes):
    told = PngImagePlugin.PngInfo()
    for key, value in notes.items():
        told.add_text(key, value)
    buffer = io.BytesIO()
    Image.new("RGB", (3, 2), colour).save(buffer, "PNG", pnginfo=told, compress_level=len(notes))
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("ending", "one", "other", "same"),
    [
        (".svg", SVG.format("", ""), SVG.format("", "<metadata>2031</metadata><!-- x -->"), True),
        (".svg", SVG.format(' height="2"', ""), SVG.format(' height="3"', ""), False),
        (".svg", SVG.format("", ""), SVG.format("", "<path/>"), False),
        (".png", png("red"), png("red", Software="a newer one"), True),
        (".png", png("red"), png("blue"), False),
        (".csv", "a\n1\n", "a\n1\n", True),
        (".csv", "a\n1\n", "a\n2\n", False),
    ],
)
def test_of_a_picture_counts_what_is_drawn(ending, one, other, same):
    one, other = (x if isinstance(x, bytes) else x.encode() for x in (one, other))
    assert (published.picture(ending, one) == published.picture(ending, other)) == same


def test_what_differs_is_missing_or_new_is_told():
    columns = list(published.COLUMNS)
    rows = [("number", "a", "p", "1"), ("number", "b", "p", "2"), ("table", "c", "", "3")]
    before = pd.DataFrame(rows, columns=columns)
    now = pd.DataFrame(
        [rows[0], ("number", "b", "p", "5"), ("table", "d", "", "4")], columns=columns
    )
    compared = reproduce.compare(before, now)
    assert compared[["name", "status"]].values.tolist() == [
        ["a", "identical"],
        ["b", "differs"],
        ["c", "missing"],
        ["d", "new"],
    ]
    told = "\n".join(reproduce.report(compared))
    assert "differs: number b (p): 2 → 5" in told
    assert "missing: table c" in told
    assert "all" in told
    many = pd.concat([now.assign(name=f"n{n}") for n in range(30)])
    assert "... and" in list(reproduce.report(reproduce.compare(before, many)))[-1]


def test_a_study_without_a_record_is_told_in_a_sentence_how_to_make_one(tmp_path, capsys):
    assert line.main(["reproduce", str(tmp_path)]) == 1
    told = capsys.readouterr().err
    assert len(told.splitlines()) == 1
    assert f"`python -m analysis published {tmp_path}`" in told


@pytest.mark.parametrize("text", ["", "kind,name\n"])
def test_a_record_that_is_another_table_is_refused(tmp_path, capsys, text):
    (tmp_path / published.FILE).write_text(text)
    assert line.main(["reproduce", str(tmp_path)]) == 1
    assert "columns kind, name, page, value" in capsys.readouterr().err


@pytest.mark.book
def test_the_record_is_that_of_the_built_book():
    """`make snapshots` writes it anew."""
    compared = reproduce.compare(published.read(ROOT), published.held(ROOT))
    assert not list(compared["name"][compared["status"] != "identical"])
    assert set(compared["kind"]) == {"number", "passage", "output", "table", "picture", "file"}


@pytest.mark.book
def test_a_book_is_made_again_from_nothing_that_was_kept(tmp_path):
    book = SmallBook.made_in(tmp_path / "small")

    def run(command):
        places = [book.folder / "src", book.folder / "libraries"]
        done = subprocess.run(
            [sys.executable, "-m", "analysis", command, str(book.folder)],
            env=os.environ | {"PYTHONPATH": os.pathsep.join(map(str, places))},
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout + done.stderr

    code, told = run("published")
    assert code == 0, told
    record = published.read(book.folder)
    share = record[(record["kind"] == "number") & (record["name"] == "share")].iloc[0]
    assert (share["page"], share["value"]) == ("chapters/first", "0.600000")
    assert "left" in set(record["name"][record["kind"] == "passage"])

    kept = sorted((book.folder / "_build" / "executed").rglob("*.json"))
    for path in kept:  # what is kept is not asked
        path.write_text("not what any chapter printed")
    code, told = run("reproduce")
    assert code == 0, told
    compared = pd.read_csv(book.folder / "_build" / reproduce.FILE)
    assert set(compared["status"]) == {"identical"}
    assert len(compared) == len(record)
    assert kept[0].read_text() == "not what any chapter printed"

    book.edit("src/analysis/counts.py", "number, 2)", "number, 3)")
    code, told = run("reproduce")
    assert code == 1
    assert "differs: output cell 1 (chapters/first)" in told

    book.edit("chapters/first.md", "counts.doubled", "counts.tripled")
    code, told = run("reproduce")
    assert code == 1
    assert "the book cannot be made again" in told
    assert "tripled" in told
