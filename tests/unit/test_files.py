"""Files that are whole or not there, and locks on them."""

import hashlib
import os
import signal
import socket

import pytest

from analysis import files
from analysis.locks import Lock


def test_a_file_is_replaced_and_nothing_is_left_beside_it(tmp_path):
    path = tmp_path / "one.csv"
    files.replace(path, b"old")
    files.replace(path, b"new")
    assert path.read_bytes() == b"new"
    assert [*tmp_path.iterdir()] == [path]


def test_a_file_that_cannot_be_written_leaves_what_was_there(tmp_path, monkeypatch):
    path = tmp_path / "one.csv"
    files.replace(path, b"old")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.os, "replace", full)
    with pytest.raises(OSError, match="No space"):
        files.replace(path, b"new")
    assert path.read_bytes() == b"old"
    assert [*tmp_path.iterdir()] == [path]


def test_the_digest_of_a_file_is_that_of_its_bytes(tmp_path):
    path = tmp_path / "one.txt"
    path.write_bytes(b"one\r\n")
    assert files.digest(path) == hashlib.sha256(b"one\r\n").hexdigest()
    with pytest.raises(OSError, match="No such file"):
        files.digest(tmp_path / "none.txt")


@pytest.mark.parametrize("content", [b"", b"one", b"\n", b"one\ntwo\n"])
def test_what_is_kept_comes_back_and_nothing_that_is_damaged(tmp_path, content):
    path = tmp_path / "kept"
    assert files.kept(path) is None
    files.keep(path, content)
    assert files.kept(path) == content
    path.write_bytes(path.read_bytes() + b"x")
    assert files.kept(path) is None


@pytest.mark.skipif(not hasattr(os, "fork"), reason="nothing is forked here")
def test_a_fork_does_not_hold_a_lock(tmp_path):
    pytest.importorskip("fcntl")
    lock = Lock(tmp_path)
    assert lock.take()
    ours, theirs = socket.socketpair()
    with ours, theirs:
        fork = os.fork()
        if not fork:
            theirs.send(b".")
            signal.pause()
        ours.recv(1)
        lock.release()
        try:
            assert Lock(tmp_path).take()
        finally:
            os.kill(fork, signal.SIGKILL)
            os.waitpid(fork, 0)


def test_a_lock_is_of_one_holder_until_it_is_left(tmp_path):
    pytest.importorskip("fcntl")
    one, other = Lock(tmp_path), Lock(tmp_path)
    assert one.take()
    assert one.take()
    assert not other.take()
    one.release()
    other.wait()
    assert not one.take()
    other.release()
