"""Kept results: whole or not there."""

import pandas as pd
import pytest

from analysis.store import Store

FRAME = pd.DataFrame({"a": [1, 2], "b": ["x\r\ny", ""], "c": [None, "z"]})


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "store")


def test_a_kept_table_comes_back_as_it_was(store):
    store.keep_frame("t", "k", FRAME)
    pd.testing.assert_frame_equal(store.frame("t", "k"), FRAME)


def test_kept_values_come_back_as_they_were(store):
    store.keep("v", "k", {"reads": {"t": "d"}, "values": {"n": 1, "s": 0.1, "w": "é"}})
    assert store.found("v", "k") == {"reads": {"t": "d"}, "values": {"n": 1, "s": 0.1, "w": "é"}}


def test_what_is_not_kept_is_none(store):
    assert store.frame("t", "k") is None
    assert store.found("v", "k") is None


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: b"",
        lambda content: content[:10],
        lambda content: content[:-1],
        lambda content: content[:100] + bytes([content[100] ^ 1]) + content[101:],
        lambda content: b"garbage" * 100,
    ],
)
def test_a_damaged_file_counts_as_not_there_and_is_replaced(store, damage):
    store.keep_frame("t", "k", FRAME)
    path = store.path("t", "k")
    path.write_bytes(damage(path.read_bytes()))
    assert store.frame("t", "k") is None
    store.keep_frame("t", "k", FRAME)
    pd.testing.assert_frame_equal(store.frame("t", "k"), FRAME)


def test_old_states_of_a_result_are_removed_and_others_left(store):
    store.keep_frame("other", "k", FRAME)
    for n in range(9):
        store.keep("v", f"k{n}", n)
    assert store.found("v", "k8") == 8
    assert store.found("v", "k0") is None
    assert store.frame("other", "k") is not None
    assert not list(store.folder.glob(".*"))


def test_a_store_that_only_reads_writes_nothing(tmp_path):
    store = Store(tmp_path / "store", writable=False)
    store.keep("v", "k", 1)
    assert not store.folder.exists()


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path):
    (tmp_path / "file").write_text("in the way")
    store = Store(tmp_path / "file" / "store")
    store.keep("v", "k", 1)
    assert store.found("v", "k") is None
