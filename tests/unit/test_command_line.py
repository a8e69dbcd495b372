"""The command line, called as a function: what it prints, what it returns, what it leaves."""

import csv
import errno
import io
import sys
from pathlib import Path

import pandas as pd
import pytest
from texts import TEXT

from analysis import __main__ as line
from analysis import check, new
from analysis.labels import CATEGORIES


@pytest.fixture
def study(tmp_path):
    folder = tmp_path / "my study"
    assert line.main(["new", str(folder)]) == 0
    return folder


def test_without_a_command_the_help_is_printed(capsys):
    assert line.main([]) == 0
    assert "COMMAND" in capsys.readouterr().out


def test_a_new_study_says_what_to_do_next_as_it_can_be_typed(tmp_path, capsys):
    study = tmp_path / "my study"
    assert line.main(["new", str(study)]) == 0
    told = capsys.readouterr().out.splitlines()
    assert str(study / "study.toml") in told
    assert told[-1].endswith(f"add '{study}' FILE...")
    assert line.main(["new", str(study)]) == 1
    assert "holds" in capsys.readouterr().err


def test_articles_are_added_checked_and_corrected(study, tmp_path, capsys):
    (tmp_path / "vote.txt").write_text(TEXT)
    assert line.main(["add", str(study), str(tmp_path / "vote.txt")]) == 0
    assert "1 added, 0 there, 0 changed" in capsys.readouterr().out
    assert line.main(["check", str(study)]) == 0
    assert "vote" in capsys.readouterr().out
    assert line.main(["add", str(study), str(tmp_path / "absent.txt")]) == 1
    assert "there is no such file or folder" in capsys.readouterr().err


def test_a_file_that_cannot_be_used_is_told_of_and_the_others_are_added(study, tmp_path, capsys):
    (tmp_path / "vote.txt").write_text(TEXT)
    (tmp_path / "empty.txt").write_text("")
    found = line.main(["add", str(study), *(str(tmp_path / n) for n in ("vote.txt", "empty.txt"))])
    out, err = capsys.readouterr()
    assert found == line.LEFT_OUT
    assert "1 added" in out
    assert "empty.txt" in err
    assert "give the same command again (with --encoding, where one is named)" in err


def test_marks_that_turn_the_direction_are_seen_in_what_is_told(study, tmp_path, capsys):
    (tmp_path / "evil\u202etxt.exe.txt").write_text(TEXT)
    (tmp_path / "bad\u202etxt.txt").write_bytes(b"\xff")
    paths = [str(path) for path in tmp_path.glob("*\u202e*")]
    assert line.main(["add", str(study), *paths]) == line.LEFT_OUT
    out, err = capsys.readouterr()
    assert "evil⇤txt.exe" in out
    assert "bad⇤txt.txt, line 1: byte 0xff" in err
    assert "\u202e" not in out + err


def test_an_unknown_category_of_a_lexicon_is_told_with_those_that_there_are(study, capsys):
    (study / "articles" / "Post.txt").write_text(TEXT)
    (study / "lexicon.csv").write_text("pattern,referent,category,gloss\nferry,a ferry,ship,\n")
    settings = (study / "study.toml").read_text(encoding="utf-8")
    (study / "study.toml").write_text(settings.replace("# lexicon", "lexicon"), encoding="utf-8")
    assert line.main(["export", str(study.parent / "out"), "--corpus", str(study)]) == 1
    told = "the study's lexicon, row 1: unknown category 'ship', which is none of armed_group, "
    assert f"{study / 'lexicon.csv'}: {told}" in capsys.readouterr().err
    readme = Path(__file__).parents[2].joinpath("README.md").read_text(encoding="utf-8")
    assert all(f"`{category}`" in readme for category in CATEGORIES)


@pytest.mark.parametrize("table", ["lexicon", "aliases"])
def test_a_table_that_settings_name_and_is_not_there_is_told_of(study, capsys, table):
    (study / "articles" / "Post.txt").write_text(TEXT)
    with (study / "study.toml").open("a", encoding="utf-8") as settings:
        settings.write(f'\n{table} = "nowhere.csv"\n')
    assert line.main(["export", str(study.parent / "out"), "--corpus", str(study)]) == 1
    told = f"{study / 'study.toml'}: {table}: there is no nowhere.csv; mend the name"
    assert told in capsys.readouterr().err


def test_a_corpus_with_a_fault_is_refused_with_the_way_out(tmp_path, capsys):
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "empty.txt").write_text("")
    out = tmp_path / "out"
    assert line.main(["export", str(out), "--corpus", str(tmp_path / "texts")]) == 1
    assert "--skip-bad goes on" in capsys.readouterr().err
    assert not out.exists()


@pytest.mark.parametrize("command", ["check", "new"])
def test_an_interrupted_command_says_so(monkeypatch, tmp_path, capsys, command):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(check, "run", interrupted)
    monkeypatch.setattr(new, "make", interrupted)
    assert line.main([command, str(tmp_path)]) == line.INTERRUPTED
    told = capsys.readouterr().err
    assert ("nothing was written" in told) == (command == "check")


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (OSError(errno.ENOSPC, "No space left on device", "/x/t.csv"), "/x/t.csv: No space left"),
        (OSError("gone"), "error: gone"),
    ],
)
def test_a_fault_of_the_disk_is_told_with_its_place(monkeypatch, tmp_path, capsys, error, told):
    def fails(*_):
        raise error

    monkeypatch.setattr(new, "make", fails)
    assert line.main(["new", str(tmp_path / "a")]) == 1
    assert told in capsys.readouterr().err


def test_an_output_that_takes_nothing_is_named(monkeypatch, tmp_path, capsys):
    class Full(io.StringIO):
        def write(self, text):
            raise OSError(errno.ENOSPC, "No space left on device")

    silenced = []
    monkeypatch.setattr("sys.stdout", Full())
    monkeypatch.setattr(line, "_silence", lambda: silenced.append(True))
    assert line.main(["new", str(tmp_path / "a")]) == 1
    assert silenced
    assert "standard output: No space left" in capsys.readouterr().err


@pytest.mark.parametrize("way", ["option", "setting"])
def test_pairs_of_one_outlet_are_left_out_at_ones_wish(tmp_path, way):
    shared = "The bridge at Port Lorne was opened on Monday after nine years of delay."
    for name, first in (("Post/one", "It rained."), ("Post/two", "Snow fell."), ("Times/one", "")):
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / f"{name}.txt").write_text(f"{first} {shared}")
    ask = ["--other-outlets-only"] if way == "option" else []
    setting = "other_outlets_only = true\n" if way == "setting" else ""

    def pairs(*options):
        out = tmp_path / "out"
        assert line.main(["export", str(out), "--corpus", str(tmp_path / "in"), *options]) == 0
        with (out / "alignments.csv").open(newline="") as file:
            rows = list(csv.DictReader(file))
        return {frozenset([row["article_a"], row["article_b"]]) for row in rows}

    every = pairs()
    (tmp_path / "in" / "study.toml").write_text(setting)
    others = pairs(*ask)
    outlets = {name: outlet_of(tmp_path / "out", name) for pair in every for name in pair}
    assert len(every) == 3
    assert others == {pair for pair in every if len({outlets[name] for name in pair}) == 2}
    assert len(others) == 2


def outlet_of(out, article_id):
    with (out / "articles.csv").open(newline="") as file:
        return next(r["outlet"] for r in csv.DictReader(file) if r["article_id"] == article_id)


def test_a_book_without_its_tools_says_what_to_install(monkeypatch, tmp_path, capsys):
    monkeypatch.setitem(sys.modules, "analysis.book.__main__", None)
    assert line.main(["book", str(tmp_path)]) == 1
    assert "install tellings[book]" in capsys.readouterr().err


@pytest.mark.filterwarnings("default:'BaseCommand'")  # of Jupyter Book's command line
def test_a_book_that_was_refused_leaves_the_settings_of_its_caller(tmp_path, capsys):
    before = pd.options.mode.string_storage
    assert line.main(["book", str(tmp_path)]) == 1
    assert "study.toml" in capsys.readouterr().err
    assert pd.options.mode.string_storage == before


def test_an_encoding_that_nobody_knows_is_refused(tmp_path, capsys):
    with pytest.raises(SystemExit):
        line.main(["check", str(tmp_path), "--encoding", "klingon"])
    assert "klingon" in capsys.readouterr().err
