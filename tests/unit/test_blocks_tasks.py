"""The parts of an export in blocks: how articles are divided, tasks done and progress told."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from analysis import blocks
from analysis.blocks import (
    division,
    progress,
    workers,
)
from analysis.steps import STEPS


def test_a_block_ends_where_its_articles_say_and_nowhere_else():
    names = [f"article-{n}" for n in range(2000)]
    whole = list(division.divided(((name, name) for name in names), 20))
    assert [name for block in whole for name in block] == names
    assert max(map(len, whole)) <= 40
    assert 10 <= len(names) / len(whole) <= 30
    later = list(division.divided(((name, name) for name in ["new", *names]), 20))
    same = {tuple(block) for block in whole} & {tuple(block) for block in later}
    assert len(same) >= len(whole) - 5


def test_a_block_of_long_articles_is_short():
    lengths = division.Division(1000)
    assert [lengths.ends(f"a{n}", division.LONGEST // 2) for n in range(4)] == [
        False,
        True,
        False,
        True,
    ]


def test_a_worker_that_dies_is_told_with_the_way_on():
    with (
        pytest.raises(blocks.WorkerError, match="run the same command again"),
        workers.workers(2) as crew,
    ):
        list(crew.run(os._exit, [(1,)]))


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="workers are forked from a server")
def test_what_makes_the_tables_is_loaded_once_for_all_workers():
    with workers.workers(2) as crew:
        ((_, loaded),) = crew.run(eval, [("set(__import__('sys').modules)",)])
    assert loaded >= {step.module for step in STEPS.values()}


def test_what_a_task_raises_comes_through():
    for number in (1, 2):
        with pytest.raises(ZeroDivisionError), workers.workers(number) as crew:
            list(crew.run(divmod, [(1, 1), (1, 0)]))


@pytest.mark.parametrize("number", [1, 2])
def test_every_task_is_done_once(number):
    with workers.workers(number) as crew:
        done = dict(crew.run(divmod, [(n, 7) for n in range(30)]))
    assert done == {n: divmod(n, 7) for n in range(30)}


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_progress_tells_what_is_done_and_what_is_left():
    for stream in (io.StringIO(), Terminal()):
        told = progress.Progress(stream)
        told.begin("blocks read", 4, 1)
        for _ in range(3):
            told.step()
        lines = stream.getvalue().replace("\r", "\n").strip().splitlines()
        assert lines[0].endswith("blocks read: 1 of 4, 1 of them from before")
        assert lines[-1].rstrip().endswith("blocks read: 4 of 4, 1 of them from before")
        assert len(lines) == (4 if stream.isatty() else 2)
        assert ("left" in stream.getvalue()) == stream.isatty()


def test_what_a_worker_loads_ahead_is_all_that_makes_tables():
    asked = "import analysis.blocks.preload, sys; print(*sorted(sys.modules), sep='\\n')"
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert {step.module for step in STEPS.values()} <= set(told.stdout.split())
