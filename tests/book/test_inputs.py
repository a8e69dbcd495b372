"""No number is ever stale: results are kept under a hash of all that they depend on."""

import pytest

from analysis import book, paths

FILES = ("src/analysis/corpus.py", "seeds/one.txt", "requirements.lock", "_config.yml")


@pytest.fixture
def tree(tmp_path, monkeypatch):
    for name in FILES:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("one\n")
    monkeypatch.setattr(paths, "ROOT", tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", FILES)
def test_an_edit_of_code_articles_versions_or_settings_is_seen(tree, name):
    before = book.inputs_digest()
    assert book.inputs_digest() == before
    (tree / name).write_text("two\n")
    assert book.inputs_digest() != before


def test_a_new_name_for_the_same_text_is_seen(tree):
    before = book.inputs_digest()
    (tree / "seeds/one.txt").rename(tree / "seeds/two.txt")
    assert book.inputs_digest() != before


def test_compiled_code_counts_for_nothing(tree):
    before = book.inputs_digest()
    (tree / "src/analysis/__pycache__").mkdir()
    (tree / "src/analysis/__pycache__/corpus.pyc").write_bytes(b"\0")
    assert book.inputs_digest() == before
