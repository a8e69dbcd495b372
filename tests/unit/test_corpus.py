import hashlib
import shutil
import subprocess
import sys

import pandas as pd
import pytest

from analysis import corpus, paths

HEADER = ",".join(corpus.REQUIRED)


@pytest.fixture
def seeds(tmp_path):
    """A copy of the five articles that a test may spoil."""
    folder = tmp_path / "seeds"
    folder.mkdir()
    for path in [*paths.SEEDS.glob("*.txt"), paths.SEEDS / "articles.csv"]:
        shutil.copy(path, folder)
    return folder


def register(folder, edit):
    """Apply `edit` to the table in articles.csv."""
    path = folder / "articles.csv"
    edit(pd.read_csv(path, dtype=str, keep_default_na=False)).to_csv(path, index=False)


def test_the_five_articles_are_the_files_as_received():
    articles = corpus.load()
    assert list(articles["article_id"]) == ["cradle", "presstv", "northpress", "wmd", "rt"]
    for row in articles.itertuples():
        raw = (paths.SEEDS / row.file).read_bytes()
        assert row.text.encode("utf-8") == raw
        assert row.sha256 == hashlib.sha256(raw).hexdigest()


def test_what_is_not_known_of_an_article_is_empty():
    articles = corpus.load().set_index("article_id")
    assert articles.at["presstv", "headline"] == ""
    assert articles.at["wmd", "byline"] == ""


def test_headlines_that_are_given_stand_in_the_file():
    for row in corpus.load().itertuples():
        assert row.headline in row.text


def test_one_changed_byte_is_refused(seeds):
    path = seeds / "001_fbadc6d007dcf858.txt"
    path.write_bytes(path.read_bytes().replace(b"any statement", b"and statement"))
    with pytest.raises(corpus.CorpusError, match=r"001_fbadc6d007dcf858\.txt.*sha256.*restore it"):
        corpus.load(seeds)


def test_a_missing_file_is_named(seeds):
    (seeds / "002_974eaf6859da71ff.txt").unlink()
    with pytest.raises(corpus.CorpusError, match=r"002_974eaf6859da71ff\.txt: there is no such"):
        corpus.load(seeds)


def test_a_file_that_is_not_listed_is_not_passed_over(seeds):
    (seeds / "sixth.txt").write_text("One more article.", encoding="utf-8")
    with pytest.raises(corpus.CorpusError, match=r"sixth\.txt: not listed"):
        corpus.load(seeds)


def test_a_file_listed_twice_is_refused(seeds):
    register(seeds, lambda t: pd.concat([t, t.iloc[[0]].assign(article_id="again")]))
    with pytest.raises(corpus.CorpusError, match="is listed twice"):
        corpus.load(seeds)


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (lambda t: t.drop(columns="url"), "line 1: no column url"),
        (lambda t: t.assign(mood="x"), "line 1: unknown column mood"),
        (lambda t: t.assign(article_id="Not An Id"), "line 2: article_id 'Not An Id'"),
        (lambda t: t.assign(file="../up.txt"), "line 2: file '../up.txt' is not a file name"),
        (lambda t: t.iloc[:0], "no rows"),
    ],
)
def test_a_wrong_register_is_refused_with_place_and_mend(seeds, edit, message):
    register(seeds, edit)
    with pytest.raises(corpus.CorpusError, match=message):
        corpus.load(seeds)


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", "holds no text"),
        (b"\xef\xbb\xbf \n\n", "holds no text"),
        (b"First line.\nSmart \x93quotes\x94.", "line 2: byte 0x93 is not UTF-8"),
        (b"One.\nTwo\x07 bells.", r"line 2, column 4: control character U\+0007"),
        (b"One.\n<p>Two.</p>", "line 2, column 1: markup '<p>'"),
        (b"<!DOCTYPE html>", "line 1, column 1: markup"),
        (b"Text <script>alert(1)</script>", "line 1, column 6: markup '<script>'"),
    ],
)
def test_an_unusable_file_is_refused_with_its_place(tmp_path, raw, message):
    (tmp_path / "article.txt").write_bytes(raw)
    with pytest.raises(corpus.CorpusError, match=message):
        corpus.load(tmp_path)


def test_markup_that_belongs_to_the_text_can_be_kept(tmp_path):
    text = "He typed <script>alert(1)</script> and waited."
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    row = "code,a.txt,Paper,,,,,,,,keep"
    (tmp_path / "articles.csv").write_text(f"{HEADER},markup\n{row}\n", encoding="utf-8")
    assert corpus.load(tmp_path)["text"].tolist() == [text]


@pytest.mark.parametrize("text", ["5 < 6 and 7 > 3", "a <- b", "<3", "x <y", "«quoted»"])
def test_angle_brackets_alone_are_not_markup(tmp_path, text):
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert corpus.load(tmp_path)["text"].tolist() == [text]


def test_a_folder_without_a_register_is_read_as_it_is(tmp_path):
    (tmp_path / "My Paper 2.txt").write_bytes(b"One.\r\nTwo.\r\n")
    (tmp_path / "1st.txt").write_bytes("\ufeffDrei.".encode())
    articles = corpus.load(tmp_path).set_index("article_id")
    assert articles.at["my-paper-2", "text"] == "One.\r\nTwo.\r\n"
    assert articles.at["article-1st", "text"] == "\ufeffDrei."
    assert articles.at["my-paper-2", "outlet"] == "My Paper 2"
    assert len(articles.at["my-paper-2", "sha256"]) == 64


def test_two_files_with_one_text_are_refused(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("The same words.", encoding="utf-8")
    with pytest.raises(corpus.CorpusError, match=r"a\.txt and b\.txt hold the same text"):
        corpus.load(tmp_path)


@pytest.mark.parametrize("folder", ["missing", "empty"])
def test_no_articles_is_an_error(tmp_path, folder):
    (tmp_path / "empty").mkdir()
    with pytest.raises(corpus.CorpusError, match=folder):
        corpus.load(tmp_path / folder)


def test_the_command_line_says_what_is_wrong_and_fails(tmp_path):
    (tmp_path / "bad.txt").write_bytes(b"\xff\xfe")
    done = subprocess.run(
        [sys.executable, "-m", "analysis", "export", tmp_path / "out", "--corpus", tmp_path],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.startswith("error: ")
    assert "bad.txt, line 1: byte 0xff is not UTF-8" in done.stderr
    assert "Traceback" not in done.stderr


FIRST_LINE = "article_id,file,outlet,headline,byline,published,place,url,sha256,rights\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (FIRST_LINE + "a,a.txt,,,,,,,,,extra\n", "line 2: 11 cells, but the header has 10"),
        (FIRST_LINE.replace(",", ";") + "a;a.txt\n", "separate the cells with commas"),
        (FIRST_LINE.replace("rights", "url") + "a,a.txt,,,,,,,,\n", "two columns 'url'"),
        (FIRST_LINE + "\n\nA,a.txt,,,,,,,,\n", "line 4: article_id 'A'"),
        ("", "no rows"),
    ],
)
def test_a_register_that_is_no_table_is_refused_with_its_line(tmp_path, text, message):
    (tmp_path / "a.txt").write_text("A text.", encoding="utf-8")
    (tmp_path / "articles.csv").write_text(text, encoding="utf-8")
    with pytest.raises(corpus.CorpusError, match=message):
        corpus.load(tmp_path)


def test_a_register_may_have_a_mark_at_its_head_and_blanks_after_commas(tmp_path):
    (tmp_path / "a.txt").write_text("A text.", encoding="utf-8")
    text = "\ufeff" + FIRST_LINE.replace(",", ", ") + "a, a.txt, , , , , , , , \n"
    (tmp_path / "articles.csv").write_text(text, encoding="utf-8")
    assert list(corpus.load(tmp_path)["article_id"]) == ["a"]


def test_files_of_any_name_get_ids(tmp_path):
    names = ("Новости.txt", "中文.txt", "Überblick 1.TXT", "2020.txt", "._hidden.txt")
    for name in names:
        (tmp_path / name).write_text(f"A text of {name}.", encoding="utf-8")
    found = corpus.load(tmp_path).set_index("file")["article_id"]
    assert found["Überblick 1.TXT"] == "uberblick-1"
    assert found["2020.txt"] == "article-2020"
    assert "._hidden.txt" not in found
    assert found.is_unique


def test_two_names_that_give_one_id_are_told_to_differ(tmp_path):
    for name in ("A b.txt", "a-b.txt"):
        (tmp_path / name).write_text(f"A text of {name}.", encoding="utf-8")
    with pytest.raises(corpus.CorpusError, match="have the same article_id 'a-b'; rename one"):
        corpus.load(tmp_path)


def test_newlines_of_old_macs_are_refused(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"One line.\rAnother.\r")
    with pytest.raises(corpus.CorpusError, match=r"line 1, column 10: control character U\+000D"):
        corpus.load(tmp_path)
