"""A corpus: its files, what in them is refused, and what they are called."""

import hashlib
import os
import shutil
import subprocess
import sys

import pytest
from ours import SEEDS

from analysis import corpus
from analysis.study import StudyError

HEADER = "article_id,file,outlet,headline,byline,published,place,url,sha256,rights"


def test_the_five_articles_are_the_files_as_received():
    articles = corpus.load(SEEDS)
    assert list(articles["article_id"]) == ["cradle", "presstv", "northpress", "wmd", "rt"]
    for row in articles.itertuples():
        raw = (SEEDS / row.file).read_bytes()
        assert row.text.encode("utf-8") == raw
        assert row.sha256 == hashlib.sha256(raw).hexdigest()


def test_what_is_not_known_of_an_article_is_empty():
    articles = corpus.load(SEEDS).set_index("article_id")
    assert articles.at["presstv", "headline"] == ""
    assert articles.at["wmd", "byline"] == ""


def test_headlines_that_are_given_stand_in_the_file():
    for row in corpus.load(SEEDS).itertuples():
        assert row.headline in row.text


def test_all_files_that_cannot_be_used_are_told_at_once_up_to_twenty(tmp_path):
    for n in range(23):
        (tmp_path / f"{n:02d}.txt").write_bytes(b"")
    with pytest.raises(corpus.CorpusError) as refused:
        corpus.load(tmp_path)
    lines = str(refused.value).splitlines()
    assert [line.split(":")[0] for line in lines[:20]] == [
        str(tmp_path.resolve() / f"{n:02d}.txt") for n in range(20)
    ]
    assert lines[20:] == ["... and 3 more faults of this kind"]


@pytest.mark.skipif(sys.platform != "linux", reason="file names are text elsewhere")
def test_a_file_whose_name_is_no_text_is_refused(tmp_path):
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("A text.", encoding="utf-8")
    with pytest.raises(corpus.CorpusError, match="name of the file is not UTF-8; rename") as told:
        corpus.load(tmp_path)
    str(told.value).encode("utf-8")  # can be printed


def test_a_link_that_leads_nowhere_is_named(tmp_path):
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone")
    with pytest.raises(corpus.CorpusError, match=r"a\.txt: a link that leads nowhere"):
        corpus.load(tmp_path)


def test_a_clone_on_windows_keeps_the_bytes_of_the_articles(tmp_path):
    """`.gitattributes` overrules `core.autocrlf`."""
    git = ["git", "-c", "core.autocrlf=true", "-c", "user.name=a", "-c", "user.email=a@b.invalid"]
    source, clone = tmp_path / "source", tmp_path / "clone"
    shutil.copytree(SEEDS, source / "seeds")
    shutil.copy(SEEDS.parent / ".gitattributes", source)
    for command in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "articles"]):
        subprocess.run([*git, *command], cwd=source, check=True, capture_output=True)
    subprocess.run([*git, "clone", "-q", source, clone], check=True, capture_output=True)
    for path in SEEDS.glob("*.txt"):
        assert (clone / "seeds" / path.name).read_bytes() == path.read_bytes()
    assert len(corpus.load(clone / "seeds")) == len(corpus.load(SEEDS))


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", "holds no text"),
        ("\u200b\u200d\u2060 …".encode(), "holds no text"),
        (b"\xef\xbb\xbf \n\n", "holds no text"),
        (b"First line.\nSmart \x93quotes\x94.", "line 2: byte 0x93 is not UTF-8"),
        (b"One.\nTwo\x07 bells.", r"line 2, column 4: control character U\+0007"),
        (b"One.\n<p>Two.</p>", "line 2, column 1: markup '<p>'"),
        (b"<!DOCTYPE html>", "line 1, column 1: markup"),
        (b"Text <script>alert(1)</script>", "line 1, column 6: markup '<script>'"),
        (b"<x-evil onfocus=alert(1)>", "markup '<x-evil onfocus"),
        (b"<svg/onload=alert(1)>", "markup '<svg/onload"),
        (b"<img src=x\nonerror=alert(1)>", "markup '<img src=x"),
        (b'<img hidden src="x">', "markup '<img hidden src="),
        (b"One <br /> two", "markup '<br />'"),
        (b"One <o:p></o:p> two", "markup '<o:p>'"),
        (b"One <my-part> two", "markup '<my-part>'"),
        (b"Bread &amp; butter", "line 1, column 7: HTML entity '&amp;'"),
        (b"It&#8217;s late", "HTML entity '&#8217;'"),
        (b"It&rsquo;s late", "HTML entity '&rsquo;'"),
        (b"<![CDATA[One]]>", "markup '<!\\[CDATA\\["),
        (b"<?php echo 1;", "markup '<\\?p"),
        (b"One <!-- two", "markup '<!--'"),
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


@pytest.mark.parametrize(
    "text",
    [
        "5 < 6 and 7 > 3",
        "a <- b",
        "<3",
        "x <y",
        "«quoted»",
        "if a<b and c>d",
        "They saw <The Palace: A Tale> and <Hamlet>, <Anonymous> says.",
        "R&D; AT&T; Marks & Spencer; fish &c;",
        "Write to <desk@paper.example>, or see <https://paper.example/a?b=c>.",
        "<a b " * 2000,
        "<a b=" * 2000,
        "<a " + "b " * 2000,
    ],
)
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


@pytest.mark.parametrize("outlets", [("Post", "Post"), ("", "")])
def test_one_outlet_has_a_text_once(tmp_path, outlets):
    rows = ["article_id,file,outlet"]
    for name, outlet in zip("ab", outlets, strict=True):
        (tmp_path / f"{name}.txt").write_text("The same words.", encoding="utf-8")
        rows.append(f"{name},{name}.txt,{outlet}")
    (tmp_path / "articles.csv").write_text("\n".join(rows), encoding="utf-8")
    with pytest.raises(corpus.CorpusError, match=r"a\.txt and b\.txt hold the same text"):
        corpus.load(tmp_path)


def test_two_outlets_may_have_the_same_text(tmp_path):
    for name in ("Post.txt", "Times.txt"):
        (tmp_path / name).write_text("The same words.", encoding="utf-8")
    assert corpus.load(tmp_path)["outlet"].tolist() == ["Post", "Times"]


@pytest.mark.parametrize("folder", ["missing", "empty"])
def test_no_articles_is_an_error(tmp_path, folder):
    (tmp_path / "empty").mkdir()
    with pytest.raises(StudyError, match=folder):
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
