"""Kernels that are forks of one process are kernels of their own."""

import asyncio
import os
import signal
import sys
from contextlib import closing

import pandas as pd
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from analysis import forks as module
from analysis.book import console, execution, kernels

pytestmark = pytest.mark.skipif(not kernels.CAN_FORK, reason="nothing is forked here")

WHOSE = "import os; os.getppid()"


@pytest.fixture(scope="module")
def forks():
    with closing(kernels.Forks(os.environ)) as process:
        yield process


@pytest.fixture
def run(tmp_path, forks):
    """Execute cells as a chapter; return what went wrong and what each cell gave."""

    def run(*sources, forks=forks, **environment):
        cells = [new_code_cell(source) for source in sources]
        notebook = new_notebook(cells=cells, metadata={})
        chapter = execution.Chapter("one", tmp_path / "one.md", "", notebook)
        failure = asyncio.run(execution._run(chapter, {**os.environ, **environment}, 60, forks))
        return failure, [one.get("data", {}).get("text/plain") for c in cells for one in c.outputs]

    return run


def test_nothing_that_a_chapter_does_is_seen_by_another(run):
    mark = "import os, pandas; pandas.mark = mark = os.environ['MARK'] = '1'; mark"
    assert run(mark) == ("", ["'1'"])
    seen = "import os, pandas; 'mark' in globals(), hasattr(pandas, 'mark'), 'MARK' in os.environ"
    assert run(seen) == ("", ["(False, False, False)"])


def test_a_chapter_begins_with_what_the_build_has(run):
    with (
        pd.option_context("display.width", 77),
        closing(kernels.Forks(os.environ)) as process,
    ):
        assert run("import pandas; pandas.get_option('display.width')", forks=process)[1] == ["77"]


def test_chapters_are_forks_of_one_process(run, forks):
    assert run(WHOSE) == run(WHOSE) == ("", [str(forks.pid)])


TOLD = (
    "import os, sys, signal, beside; os.environ['WORD'], beside.word",
    "os.getcwd(), sys.path, sys.argv[0], __name__, __import__('__main__').__name__",
    "[signal.getsignal(n) for n in (signal.SIGINT, signal.SIGCHLD)], os.getsid(0) == os.getpid()",
    "import matplotlib.pyplot as p; p.plot([1]); p.get_backend()",
)


def test_a_chapter_has_all_that_another_kernel_has(run, tmp_path):
    (tmp_path / "beside.py").write_text("word = 'beside'\n", encoding="utf-8")
    failure, told = run(*TOLD, WORD="wörd")
    assert not failure
    assert told[0] == "('wörd', 'beside')"
    assert told == run(*TOLD, WORD="wörd", forks=None)[1]


@pytest.mark.parametrize("last_words", ["os._exit(3)", "os.kill(os.getpid(), signal.SIGKILL)"])
def test_a_kernel_that_dies_is_told_of_and_harms_no_other(run, last_words):
    failure, _ = run("1", f"import os, signal; {last_words}")
    assert failure == "one.md, cell 2 (line 1):\nKernel died"
    assert run("1") == ("", ["1"])


def test_without_the_process_kernels_start_as_ever(run):
    with closing(kernels.Forks(os.environ)) as ended:
        os.kill(ended.pid, signal.SIGKILL)
        assert run(WHOSE, forks=ended) == ("", [str(os.getpid())])


def test_a_kernel_of_another_python_is_no_fork(run, monkeypatch, tmp_path):
    other = tmp_path / "python"
    other.write_text(f'#!/bin/sh\nexec {sys.executable} "$@"\n', encoding="utf-8")
    other.chmod(0o755)
    launch = kernels.Provisioner.launch_kernel
    monkeypatch.setattr(
        kernels.Provisioner,
        "launch_kernel",
        lambda self, cmd, **kwargs: launch(self, [str(other), *cmd[1:]], **kwargs),
    )
    assert run(WHOSE) == ("", [str(os.getpid())])


def test_a_chapter_fails_when_the_process_is_lost_meanwhile(run):
    with closing(kernels.Forks(os.environ)) as ended:
        last = f"import os, signal; os.kill({ended.pid}, signal.SIGKILL); signal.pause()"
        assert run(last, forks=ended)[0].endswith("Kernel died")


def test_what_forks_print_is_kept_where_a_quiet_build_keeps_what_it_says(tmp_path):
    def told():
        assert (sys.stdout, sys.stderr) == (sys.__stdout__, sys.__stderr__)
        os.write(1, b"said\n")
        os.write(2, b"warned\n")

    with console.kept_in(tmp_path / "log"):
        pid, line = module.start(os.environ, told)
    line.close()
    os.waitpid(pid, 0)
    assert (tmp_path / "log").read_text(encoding="utf-8") == "said\nwarned\n"
