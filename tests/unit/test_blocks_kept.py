"""What an export in blocks keeps, and how it goes on after a change, a stop or a fault."""

import json
import os
import random
import signal
from pathlib import Path

import pandas as pd
import pytest
from exported import corpus, in_blocks, in_memory, started, states, story

from analysis import blocks, inputs
from analysis.__main__ import main
from analysis.blocks import (
    rows,
    shelf,
    tasks,
)
from analysis.study import StudyError

# ---------------------------------------------------------------------------------- what is kept


def test_a_changed_or_added_article_is_read_anew_with_its_block_and_no_other(many, tmp_path):
    folder, _ = many
    mine = tmp_path / "corpus"
    mine.mkdir()
    for path in folder.rglob("*.txt"):
        (mine / path.parent.name).mkdir(exist_ok=True)
        (mine / path.parent.name / path.name).write_bytes(path.read_bytes())
    kept = tmp_path / "out.blocks"
    in_blocks(mine, tmp_path / "out", 3)
    before = states(kept, "read-")
    (mine / "Post" / "first.txt").write_text(story(random.Random(99)), encoding="utf-8")
    some = next((mine / "Times").iterdir())
    some.write_text(some.read_text(encoding="utf-8") + "It rained.\n", encoding="utf-8")
    found = in_blocks(mine, tmp_path / "out", 3)
    after = states(kept, "read-")
    assert len(before) > 5
    assert 1 <= len(after - before) <= 4
    assert len(after) <= len(before) + 2  # what is of no use any more is removed
    assert found == in_memory(mine, tmp_path / "memory")


def test_an_interrupted_export_goes_on_and_ends_as_if_it_had_not_been(many, tmp_path, monkeypatch):
    folder, expected = many
    plain, calls = tasks.read, []

    def read(*arguments):
        calls.append(arguments[1])
        if len(calls) == 4:
            raise KeyboardInterrupt
        plain(*arguments)

    monkeypatch.setattr(tasks, "read", read)
    with pytest.raises(KeyboardInterrupt):
        in_blocks(folder, tmp_path / "out", 2)
    assert not (tmp_path / "out").exists()
    assert states(tmp_path / "out.blocks", "read-") == set(calls[:3])
    assert in_blocks(folder, tmp_path / "out", 2) == expected
    assert len(calls) == len(set(calls)) + 1  # only the one that was interrupted came twice


def test_a_result_is_whole_or_not_there(tmp_path):
    with shelf.opened(tmp_path / "kept") as kept:

        def fail():
            with kept.writing("read-1") as aside:
                (aside / "half.parquet").write_bytes(b"PAR1")
                raise OSError(28, "No space left on device")

        with pytest.raises(OSError, match="No space"):
            fail()
        assert not kept.has("read-1")
        kept.keep("read-1", {"one": pd.DataFrame({"n": [1]})})
        kept.keep("read-1", {"one": pd.DataFrame({"n": [2]})})
        assert kept.frame("read-1", "one")["n"].tolist() == [1]
        assert {path.name for path in kept.folder.iterdir()} == {"blocks.json", "read-1"}


def test_a_shelf_is_of_one_export_at_a_time_and_of_nothing_else(tmp_path):
    with (
        shelf.opened(tmp_path / "kept"),
        pytest.raises(blocks.ShelfError, match="another export is at work there"),
        shelf.opened(tmp_path / "kept"),
    ):
        pass
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(blocks.ShelfError, match="holds what no export wrote"):
        shelf.opened(tmp_path / "mine").__enter__()
    (tmp_path / "file").write_text("a file", encoding="utf-8")
    with pytest.raises(blocks.ShelfError, match="choose another OUT"):
        shelf.opened(tmp_path / "file").__enter__()


def test_what_an_export_keeps_among_the_articles_is_no_article(tmp_path):
    mine = corpus(tmp_path / "corpus", 3)
    first = in_blocks(mine, mine / "out", 2)
    assert in_blocks(mine, mine / "out", 2) == first


def test_a_row_that_changes_in_a_table_is_taken_in_anew_with_its_part_and_no_other(tmp_path):
    folder = tmp_path / "corpus"
    folder.mkdir()
    draw = random.Random(5)
    told = [{"text": story(draw), "outlet": "Post", "title": f"Title {n}"} for n in range(40)]
    kept = tmp_path / "out.blocks"

    def parts():
        lines = "\n".join(map(json.dumps, told))
        (folder / "all.jsonl").write_text(lines, encoding="utf-8")
        found = in_blocks(folder, tmp_path / "out", 4)
        assert found == in_memory(folder, tmp_path / "memory")
        return states(kept, "rows-"), states(kept, "received-")

    before = parts()
    told[20]["text"] += "It rained.\n"
    for old, new in zip(before, parts(), strict=True):
        assert len(old) > 6
        assert 1 <= len(new - old) <= 3


FOUND = [
    {"title": "A title", "text": "The bridge was closed.\r\nIt rained.", "published": "3/4/2031"},
    {"title": "No text", "text": ""},
    {"text": "\u201cIt rained,\u201d she said. \U0001f327", "url": "no address", "desk": "d1"},
]


@pytest.mark.parametrize("rows_of", [[*FOUND, "no object", *FOUND], [{"name": "no text"}], []])
@pytest.mark.parametrize("size", [1, 2, 100])
def test_the_parts_of_a_table_hold_what_is_in_it(rows_of, size, tmp_path):
    path = tmp_path / "all.jsonl"
    path.write_text("\n".join(map(json.dumps, rows_of)), encoding="utf-8")
    source = tasks.Source(tasks_file(path, tmp_path), 1)
    expected = list(map(told_of, source.file.kind.articles(path)))
    with shelf.opened(tmp_path / "kept") as kept:
        rows.part_rows(kept, "parts-1", source, inputs.digest(path), "", size)
        parts = kept.frame("parts-1", "named")["result"]
        of_parts = [rows.of_part(kept, source, part).file for part in parts]
        found = [told_of(one) for file in of_parts for one in file.kind.articles(file.path)]
    assert found == expected


def told_of(found):
    return type(found), vars(found)


def test_a_table_that_changes_while_it_is_read_is_told(tmp_path):
    path = tmp_path / "all.jsonl"
    path.write_text(json.dumps({"text": "It rained."}), encoding="utf-8")
    source = tasks.Source(tasks_file(path, tmp_path), 1)
    with shelf.opened(tmp_path / "kept") as kept, pytest.raises(StudyError, match="changed while"):
        rows.part_rows(kept, "parts-1", source, "another", "", 2)


def test_parts_of_a_table_that_are_lost_are_made_again(many, tmp_path):
    folder, expected = many
    assert in_blocks(folder, tmp_path / "out", 5) == expected
    kept = shelf.Shelf(tmp_path / "out.blocks")
    for kind in ("rows-", "taken-", "received-"):
        kept.drop(min(states(kept.folder, kind)))
        assert in_blocks(folder, tmp_path / "out", 5) == expected


def test_a_file_that_changes_while_it_is_read_is_told(tmp_path):
    folder = corpus(tmp_path / "corpus", 1)
    (path,) = folder.glob("*/000.txt")
    source = tasks.Source(tasks_file(path, folder), 1)
    with shelf.opened(tmp_path / "kept") as kept, pytest.raises(StudyError, match="changed while"):
        tasks.take_in(kept, "taken-1", [source], {source.file.name: "another"}, "", 2)


def tasks_file(path, folder):
    from analysis.intake import files, kinds

    return files.File(path, path.relative_to(folder).as_posix(), kinds.of(path.name))


# ------------------------------------------------------------------------------- the command line


def test_a_full_disk_is_told_with_what_is_kept(many, tmp_path, monkeypatch, capsys):
    folder, _ = many

    def fail(*arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tasks, "read", fail)
    arguments = ["--corpus", str(folder), "--skip-bad", "--workers", "1"]
    assert main(["export", str(tmp_path / "out"), *arguments]) == 1
    assert "No space left on device; make room, and run the same" in capsys.readouterr().err


def test_ctrl_c_is_answered_with_what_is_kept_and_the_same_command_goes_on(many, tmp_path):
    folder, expected = many
    process = started(folder, tmp_path / "out", "--workers", "2")
    process.send_signal(signal.SIGINT)
    _, told = process.communicate()
    assert process.returncode == 130
    assert f"{tmp_path / 'out'}.blocks keeps what was computed, and the same command" in told
    assert "Traceback" not in told
    assert in_blocks(folder, tmp_path / "out", 1) == expected


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are found in /proc")
def test_a_killed_worker_loses_nothing_and_doubles_nothing(many, tmp_path):
    folder, expected = many
    process = started(folder, tmp_path / "out", "--workers", "2")
    os.kill(workers_of(process.pid)[0], signal.SIGKILL)
    _, told = process.communicate()
    assert process.returncode == 1
    assert "a worker died" in told
    assert in_blocks(folder, tmp_path / "out", 1) == expected


def workers_of(pid):
    """Return the processes that have no child among those that a process started."""
    below, leaves = [pid], []
    while below:
        one = below.pop()
        children = Path(f"/proc/{one}/task/{one}/children").read_text().split()
        below += map(int, children)
        leaves += [] if children else [one]
    return [one for one in leaves if "forkserver" in Path(f"/proc/{one}/cmdline").read_text()]
