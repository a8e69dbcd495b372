"""An export in blocks on a Dask cluster, and on what is none."""

import socket
import subprocess
import sys
import threading
from contextlib import contextmanager, suppress

import pytest
from exported import content, in_memory, started, states

from analysis import blocks, export, fingerprint
from analysis.__main__ import main
from analysis.blocks import (
    cluster,
    shelf,
)
from analysis.study import find

# ------------------------------------------------------------------------------------- the result


@pytest.fixture(scope="module")
def dask_cluster():
    """The address of a Dask cluster in threads of this process, on ports that are free."""
    distributed = pytest.importorskip("distributed")
    options = {"processes": False, "protocol": "tcp", "dashboard_address": ":0"}
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, **options) as found:
        yield found


def on_cluster(study, out, address):
    with export.in_blocks(find(study), out, 0, 5, True, address) as tables:
        export.write(tables, out)
    return content(out)


def test_a_dask_cluster_gives_the_same(many, tmp_path, dask_cluster, as_large):
    folder, _ = many
    expected = in_memory(folder, tmp_path / "memory")
    address = dask_cluster.scheduler_address
    assert on_cluster(folder, tmp_path / "out", address) == expected
    assert on_cluster(folder, tmp_path / "out", address) == expected


class Scheduler:
    """A cluster of some workers that see a folder or not, and have the code of a name."""

    def __init__(self, cores=2, sees=True, code=""):
        self.cores, self.sees, self.code = cores, sees, code

    def ncores(self):
        return {"tcp://one:1": self.cores} if self.cores else {}

    def run(self, function):
        if function is fingerprint.installed:
            if self.code == "absent":
                raise ModuleNotFoundError("absent", name="analysis")
            return {"tcp://one:1": self.code or function()}
        return {"tcp://one:1": self.sees and function()}


@pytest.mark.parametrize(
    ("scheduler", "told"),
    [
        (Scheduler(cores=0), "tcp://two:2: the cluster has no workers"),
        (Scheduler(sees=False), "tcp://one:1 does not see"),
        (Scheduler(code="other"), "tcp://one:1 has another version"),
        (Scheduler(code="absent"), "analysis is not installed on the workers"),
        (Scheduler(), None),
    ],
)
def test_workers_of_a_cluster_that_cannot_do_it_are_refused(scheduler, told, tmp_path):
    with shelf.opened(tmp_path / "kept") as kept:
        if told is None:
            cluster._refuse_unfit(scheduler, "tcp://two:2", kept)
        else:
            with pytest.raises(blocks.WorkerError, match=told):
                cluster._refuse_unfit(scheduler, "tcp://two:2", kept)


@pytest.fixture
def silent():
    """The address of somebody who takes up a connection and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield f"tcp://127.0.0.1:{listening.getsockname()[1]}"


def test_a_cluster_that_says_nothing_is_told(silent, many, tmp_path, monkeypatch):
    pytest.importorskip("distributed")
    monkeypatch.setattr(cluster, "WAIT", 0.2)
    with pytest.raises(blocks.WorkerError, match="no cluster answers there"):
        on_cluster(many[0], tmp_path / "out", silent)


def test_a_web_server_in_the_place_of_a_cluster_is_told(many, tmp_path, monkeypatch):
    pytest.importorskip("distributed")
    monkeypatch.setattr(cluster, "WAIT", 0.5)

    def answer(listening):
        with suppress(OSError):
            while True:
                taken, _ = listening.accept()
                taken.sendall(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")

    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=answer, args=[listening], daemon=True).start()
        address = f"tcp://127.0.0.1:{listening.getsockname()[1]}"
        with pytest.raises(blocks.WorkerError, match="something else than a cluster answers"):
            on_cluster(many[0], tmp_path / "out", address)


@pytest.mark.parametrize(
    ("address", "told"),
    [("tcp://127.0.0.1:9", "no cluster answers there"), ("here", "no address of a cluster")],
)
def test_a_cluster_that_does_not_answer_is_told(address, told, many, tmp_path, monkeypatch, capsys):
    pytest.importorskip("distributed")
    monkeypatch.setattr(cluster, "WAIT", 0.2)
    out = str(tmp_path / "out")
    assert main(["export", out, "--corpus", str(many[0]), "--cluster", address]) == 1
    assert f"error: {address}: {told}" in capsys.readouterr().err


def test_without_dask_what_to_install_is_told(many, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(blocks.WorkerError, match=r"install tellings\[cluster\]"):
        on_cluster(many[0], tmp_path / "out", "tcp://127.0.0.1:9")


# ------------------------------------------------------------------------------------- its parts


@pytest.mark.parametrize(
    ("error", "told"),
    [
        ("KilledWorker", "workers of the cluster died"),
        ("CancelledError", "the scheduler is gone"),
        ("ClosedClientError", "the scheduler is gone"),
    ],
)
def test_who_is_lost_of_a_cluster_is_told(error, told, tmp_path, dask_cluster):
    distributed = pytest.importorskip("distributed")
    raised = {
        "KilledWorker": distributed.KilledWorker("task", None, 3),
        "CancelledError": distributed.client.FutureCancelledError("task", "lost"),
        "ClosedClientError": distributed.client.ClosedClientError("closed"),
    }[error]
    address = dask_cluster.scheduler_address
    with (
        shelf.opened(tmp_path / "kept") as kept,
        pytest.raises(blocks.WorkerError, match=told),
        cluster.cluster(address, kept) as crew,
        crew.watched(),
    ):
        raise raised


# ------------------------------------------------------------------------------- the command line


@contextmanager
def dask_processes(folder):
    """Have a scheduler and a worker, each a process of its own; give the first and its address."""
    distributed = pytest.importorskip("distributed")
    folder.mkdir()
    about = ["--scheduler-file", str(folder / "scheduler.json"), "--no-dashboard"]
    asked = {
        "dask_scheduler": ["--host", "127.0.0.1", "--port", "0"],
        "dask_worker": ["--nthreads", "1", "--no-nanny", "--local-directory", str(folder)],
    }
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    scheduler, worker = (
        subprocess.Popen([sys.executable, "-m", f"distributed.cli.{name}", *own, *about], **quiet)
        for name, own in asked.items()
    )
    try:
        with distributed.Client(scheduler_file=about[1]) as client:
            client.wait_for_workers(1)
            address = client.scheduler.address
        yield scheduler, address
    finally:
        for one in (worker, scheduler):
            one.kill()
            one.wait()


def test_a_killed_scheduler_loses_nothing_and_doubles_nothing(many, tmp_path):
    folder, expected = many
    with dask_processes(tmp_path / "one") as (scheduler, address):
        process = started(folder, tmp_path / "out", "--cluster", address)
        scheduler.kill()
        _, told = process.communicate()
    assert process.returncode == 1
    assert f"error: {address}: the scheduler is gone" in told
    assert "Traceback" not in told
    assert not (tmp_path / "out").exists()
    before = made(tmp_path / "out.blocks")
    with dask_processes(tmp_path / "two") as (_, address):
        process = started(folder, tmp_path / "out", "--cluster", address)
        _, told = process.communicate()
    assert (tmp_path / "out").exists(), told
    assert content(tmp_path / "out") == expected
    assert before.items() <= made(tmp_path / "out.blocks").items()


def made(folder):
    """Return what was taken in of a corpus, each with the number of its folder on the disk."""
    return {name: (folder / name).stat().st_ino for name in states(folder, "taken-")}
