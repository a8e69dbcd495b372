"""Findings: made once for what they read, by whoever asks first, and read again by whoever asks."""

import pandas as pd
import pytest

from analysis import derived, pipeline, reads

TEXT = "Mayor opens bridge\n\n“It will hold,” Mayor Ada Finch said on Monday in Port Lorne.\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A study of an article with settings, nothing remembered from other tests."""
    monkeypatch.setattr(pipeline, "_memory", type(pipeline._memory)())
    (tmp_path / "study.toml").write_text("", encoding="utf-8")
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


@pytest.fixture
def speech():
    """A finding on quotations, and the words that it was made for, each time."""
    made = []

    @derived.finding
    def words(t, word):
        made.append(word)
        return pd.DataFrame({"n": [t.quotations["text"].str.count(word).sum()]})

    words.__wrapped__.__module__ = "analysis.derived"
    return words, made


def opened(folder, keep=True):
    return pipeline.tables(folder, keep=keep)


def test_a_finding_is_made_once_for_each_word_whoever_asks(folder, speech):
    words, made = speech
    t = opened(folder)
    for tables in (t, t, opened(folder), opened(folder, keep=False)):
        assert words(tables, "hold")["n"].tolist() == [1]
        assert words(tables, "will")["n"].tolist() == [1]
    assert made == ["hold", "will"]


def test_who_is_given_a_kept_finding_has_read_what_it_was_made_of(folder, speech):
    words, _ = speech
    with reads.recorded() as first:
        words(opened(folder), "hold")
    t = opened(folder)
    for _ in range(2):  # from the store, then from memory
        with reads.recorded() as outer, reads.recorded() as inner:
            words(t, "hold")
        assert outer == inner == first
    assert set(first) == {"quotations"}


def test_a_finding_is_made_anew_when_what_it_read_has_changed(folder, speech):
    words, made = speech
    words(opened(folder), "hold")
    (folder / "one.txt").write_text(TEXT + "\n“Hold it, hold,” she said.\n", encoding="utf-8")
    assert words(opened(folder), "hold")["n"].tolist() == [2]
    assert made == ["hold", "hold"]


def test_a_finding_is_made_anew_when_its_code_has_changed(folder, speech, monkeypatch):
    words, made = speech
    words(opened(folder), "hold")
    of = derived.fingerprint.of
    monkeypatch.setattr(derived.fingerprint, "of", lambda *modules: of(*modules) + "!")
    words(opened(folder), "hold")
    assert made == ["hold", "hold"]


def test_what_another_process_made_is_found_by_the_code_that_it_tells(folder, speech, monkeypatch):
    words, made = speech
    t = opened(folder)
    words(t, "hold")
    known = t.manifest([derived.__name__])
    monkeypatch.setattr(derived.fingerprint, "of", lambda *modules: pytest.fail("asked again"))
    words(pipeline.Tables(t.study, t.store, known), "hold")
    assert made == ["hold"]
