import gzip

import pytest

from analysis import wordlists


@pytest.fixture
def data(tmp_path, monkeypatch):
    """A package of our own whose data/ holds the file words.txt, as given."""

    def write(text):
        (tmp_path / "data").mkdir(exist_ok=True)
        (tmp_path / "data" / "words.txt").write_text(text, encoding="utf-8")
        monkeypatch.setattr(wordlists, "files", lambda _: tmp_path)

    return write


def test_comments_and_blank_lines_count_for_nothing(data):
    data("# a comment\n\none two\n \nthree\n")
    assert wordlists.lines("words.txt") == ["one two", "three"]
    assert wordlists.words("words.txt") == {"one", "two", "three"}


def test_a_packed_file_reads_like_a_plain_one(data, tmp_path):
    data("naïve\n")
    (tmp_path / "data" / "words.txt.gz").write_bytes(gzip.compress("naïve\n".encode()))
    assert wordlists.text("words.txt.gz") == wordlists.text("words.txt") == "naïve\n"


def test_sections_keep_their_order_and_drop_their_gloss(data):
    data("[late: comes last] gloss\nb a\n[early]\nc\n[late]\nd\n")
    assert wordlists.sections("words.txt") == {"late": ["b", "a", "d"], "early": ["c"]}


def test_words_before_the_first_section_are_refused_by_name(data):
    data("stray\n[one]\na\n")
    with pytest.raises(ValueError, match=r"words.txt: 'stray' stands before the first"):
        wordlists.sections("words.txt")
