"""Exports that fail: what they say in one line, and what they leave as it was."""

import os
import resource
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from folders import content

from analysis import export, pipeline
from analysis.__main__ import main


@pytest.fixture
def run(mine):
    """Run the command line in a process of its own."""

    def of(*arguments, **options):
        options = {"capture_output": True, "text": True, "cwd": mine.parent} | options
        command = [sys.executable, "-m", "analysis", *map(str, arguments)]
        return subprocess.run(command, check=False, **options)

    return of


# -------------------------------------------------------------------------------------- faults


@pytest.mark.parametrize("earlier", [False, True])
@pytest.mark.parametrize("fault", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_what_fails_in_the_middle_leaves_what_was_there(
    mine, tmp_path, monkeypatch, capsys, earlier, fault
):
    out = tmp_path / "out"
    if earlier:
        export.write(pipeline.tables(mine), out)
    before = content(tmp_path)

    def fail(*arguments):
        raise fault

    monkeypatch.setattr(export, "_describe", fail)  # every table is written, the folder not yet
    code = main(["export", str(out), "--corpus", str(mine)])
    told = capsys.readouterr().err
    assert (code, told.count("\n")) == (130 if isinstance(fault, KeyboardInterrupt) else 1, 1)
    assert "interrupted" in told or "No space left on device; make room" in told
    assert content(tmp_path) == before
    assert out.exists() == earlier


def test_what_fails_at_the_last_step_puts_the_earlier_export_back(mine, tmp_path, monkeypatch):
    out = tmp_path / "out"
    export.write(pipeline.tables(mine), out)
    before = content(tmp_path)
    rename = Path.rename

    def fail(self, target):
        if self.name == "new":
            raise OSError(5, "Input/output error")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(export.ExportError, match="Input/output error"):
        export.write(pipeline.tables(mine), out)
    assert content(tmp_path) == before


@pytest.mark.skipif(sys.platform == "win32", reason="sets a limit of Unix")
@pytest.mark.parametrize("format", ["csv", "parquet"])
def test_a_disk_that_is_full_is_said_in_one_line(mine, tmp_path, run, format):
    limit = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (500, 500))
    done = run("export", "out", "--corpus", mine, "--format", format, preexec_fn=limit)
    assert done.returncode == 1
    assert done.stderr.startswith("error: ")
    assert "choose another OUT" in done.stderr
    assert done.stderr.count("\n") == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mine"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("arguments", [["export", "out", "--corpus", "mine"], []])
def test_an_output_that_is_full_is_said_in_one_line(run, arguments):
    with Path("/dev/full").open("w") as full:
        done = run(*arguments, capture_output=False, stdout=full, stderr=subprocess.PIPE)
    assert (done.returncode, done.stderr) == (
        1,
        "error: standard output: No space left on device\n",
    )


def test_a_reader_that_goes_away_is_no_error(run):
    reading, writing = os.pipe()
    os.close(reading)
    done = run(
        "export", "out", "--corpus", "mine", capture_output=False, stdout=writing,
        stderr=subprocess.PIPE, preexec_fn=partial(signal.signal, signal.SIGPIPE, signal.SIG_IGN),
    )  # fmt: skip
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")


def test_an_article_that_cannot_be_used_leaves_nothing_behind(mine, tmp_path, run):
    (mine / "post.txt").write_bytes(b"\xff")
    (mine / "times.txt").write_bytes(b"")
    done = run("export", "a/b/out", "--corpus", mine)
    assert done.returncode == 1
    assert [line.split(" ")[0] for line in done.stderr.splitlines()] == [
        "error:",
        "error:",
        "note:",
    ]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mine"]


# ------------------------------------------------------------------------------- the command line


@pytest.mark.skipif(sys.platform == "win32", reason="sends a signal of Unix")
def test_an_interrupt_is_answered_in_one_line_and_leaves_nothing(mine, tmp_path):
    """It comes while a table is made, which says so and waits for it."""
    script = (
        "import sys, time; from analysis import pipeline; from analysis.__main__ import command\n"
        "def wait(self, name): print('making', flush=True); time.sleep(600)\n"
        "pipeline.Tables._recipe = wait\n"
        "sys.argv = ['tellings', 'export', 'out', '--corpus', 'mine']; command()"
    )
    run = [sys.executable, "-c", script]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    heeded = {"preexec_fn": lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)}
    with subprocess.Popen(run, cwd=tmp_path, **heeded, **pipes) as process:
        assert process.stdout.readline() == "making\n"
        process.send_signal(signal.SIGINT)
        told = process.communicate()[1]
    assert (process.returncode, told) == (130, "error: interrupted; nothing was written\n")
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]
