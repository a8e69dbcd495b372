"""Which files are read, what in them cannot be, and what becomes of the odd ones."""

import io
import random
import subprocess
import sys
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from folders import lay
from hypothesis import given
from hypothesis import strategies as st
from texts import PAGE, TEXT, lines, word

import analysis
from analysis import check, corpus
from analysis.__main__ import LEFT_OUT, main
from analysis.intake import document, kinds, rows
from analysis.intake.found import Found, Unusable
from analysis.study import StudyError, find


def told(place):
    """The table of what a place is taken for, by file."""
    return check.table(corpus.read(find(place))).set_index("file")


# ---------------------------------------------------------------------------------- odd files


def test_a_link_to_a_folder_is_not_followed_and_told_of(tmp_path):
    lay(tmp_path, {"Post/a.txt": TEXT})
    (tmp_path / "Post" / "round").symlink_to(tmp_path)
    found = told(tmp_path)
    assert found["status"].to_dict() == {"Post/a.txt": "used", "Post/round": "not read"}
    assert "a link to a folder" in found.at["Post/round", "reason"]


def test_a_link_that_leads_nowhere_or_to_itself_is_told_of(tmp_path):
    lay(tmp_path, {"Post.txt": TEXT})
    (tmp_path / "lost.txt").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "round.txt").symlink_to(tmp_path / "round.txt")
    rows = told(tmp_path)
    assert rows.loc["Post.txt", "status"] == "used"
    for name in ("lost.txt", "round.txt"):
        assert rows.loc[name, ["reason", "mend"]].tolist() == [
            "a link that leads nowhere",
            "mend the link, or remove it",
        ]


def test_what_lies_beside_articles_counts_for_nothing(tmp_path):
    out = tmp_path / "tables"
    lay(tmp_path, {"a.txt": TEXT, ".hidden.txt": "x", "Thumbs.db": b"\0", "~$a.docx": b"x"})
    assert main(["export", str(out), "--corpus", str(tmp_path)]) == 0
    assert list(told(tmp_path).index) == ["a.txt"]  # the export in it is none of its articles


def test_the_words_of_an_article_are_those_that_its_table_counts(tmp_path):
    lay(tmp_path, {"a.txt": f"Bridge open\n\nBy Ada Finch\n\n{TEXT}\n\nShare on Facebook\n"})
    (article,) = analysis.tables(tmp_path).articles.to_dict("records")
    assert told(tmp_path)["words"].tolist() == [article["n_words"]]
    assert article["n_words"] < len(article["text"].split())


def test_a_number_names_no_outlet_but_the_folder_does(tmp_path):
    lay(tmp_path, {"Post/001.txt": TEXT, "Post/002.txt": TEXT + " More."})
    assert corpus.load(tmp_path / "Post")["outlet"].tolist() == ["Post", "Post"]


def test_names_that_differ_by_case_are_told_to_differ(tmp_path):
    lay(tmp_path, {"Vote.txt": TEXT, "vote.txt": TEXT + " More."})
    if len(list(tmp_path.iterdir())) == 2:  # where names differ by case
        with pytest.raises(StudyError, match="have the same article_id 'vote'; rename one"):
            corpus.load(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="such names are not allowed there")
def test_marks_in_a_name_that_turn_the_direction_are_shown(tmp_path, capsys):
    lay(tmp_path, {"a\u202etxt.odt": b"x", "b\u202e.txt": TEXT})
    assert main(["check", str(tmp_path)]) == 0
    shown = capsys.readouterr().out
    assert "\u202e" not in shown
    assert "a⇤txt.odt" in shown


def test_a_page_of_a_hundred_megabytes_is_refused(tmp_path):
    lay(tmp_path, {"a.html": PAGE})
    with (tmp_path / "a.html").open("r+b") as file:
        file.truncate(100_000_000)
    with pytest.raises(StudyError, match=r"a\.html: 100 MB, and one article has no more"):
        corpus.load(tmp_path)


def test_a_document_that_unpacks_to_very_much_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(document, "_UNPACKED", 500_000)
    bomb = io.BytesIO(word(TEXT))
    with zipfile.ZipFile(bomb, "a", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("word/media/bomb.bin", b"\0" * 600_000)
    lay(tmp_path, {"a.docx": bomb.getvalue()})
    with pytest.raises(StudyError, match="it would unpack to over"):
        corpus.load(tmp_path)


def test_a_table_that_unpacks_to_very_much_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(rows, "LARGEST", 1000)
    lay(tmp_path, {"a.jsonl": lines(*[{"text": TEXT}] * 50)})
    with pytest.raises(StudyError, match="a table over 4 GB"):
        corpus.load(tmp_path)


@pytest.mark.parametrize("file", ["../a.txt", "/etc/passwd.txt", "x/../../a.txt", "..\\a.txt"])
def test_a_register_does_not_lead_out_of_the_folder(tmp_path, file):
    lay(tmp_path, {"in/articles.csv": f"article_id,file\na,{file}\n", "a.txt": TEXT})
    with pytest.raises(StudyError, match="is not the name of a file in this folder"):
        corpus.load(tmp_path / "in")


def test_a_register_that_contradicts_a_page_is_believed_and_it_is_told(tmp_path):
    lay(tmp_path, {"a.html": PAGE, "articles.csv": "article_id,file,outlet\na,a.html,Herald\n"})
    reading = corpus.read(find(tmp_path))
    assert reading.articles["outlet"].tolist() == ["Herald"]
    sources = reading.decisions.query("field == 'outlet' and value == 'Herald'")["source"]
    assert sources.tolist() == ["articles.csv; the file says 'Evening Post'"]


def test_a_broken_register_is_refused_even_when_bad_files_are_left_out(tmp_path):
    lay(tmp_path, {"a.txt": TEXT, "articles.csv": "article_id,file\nNot An Id,a.txt\n"})
    with pytest.raises(StudyError, match=r"articles\.csv, line 2: article_id 'Not An Id'"):
        corpus.load(tmp_path, skip_bad=True)


ENDINGS = sorted(kinds.READ)
BEGINNINGS = [
    b"",
    b"<html><body><p>",
    b"%PDF-1.4\n",
    b"PK\x03\x04",
    b"bplist00",
    b"PAR1",
    b"\x1f\x8b",
]
BEGINNINGS += [
    b'{"text": "',
    b"text,outlet\n",
    b"MIME-Version: 1.0\nContent-Type: text/html\n\n<p>",
]


@given(st.sampled_from(ENDINGS), st.sampled_from(BEGINNINGS), st.binary(max_size=80))
def test_whatever_a_file_holds_is_an_article_or_told_of(ending, beginning, rest):
    with TemporaryDirectory() as folder:
        path = Path(folder, f"a{ending}")
        path.write_bytes(beginning + rest)
        for one in kinds.of(path.name).articles(path):
            assert isinstance(one, Found | Unusable)
            assert isinstance(one, Unusable) or one.text.strip()


# ------------------------------------------------------------------------------- the command line


def test_one_broken_file_among_many_is_left_out_and_named(tmp_path, capsys):
    lay(tmp_path, {f"in/{n}.txt": f"{TEXT} {n}" for n in range(20)} | {"in/bad.txt": b"\xff"})
    out = tmp_path / "out"
    assert main(["export", str(out), "--corpus", str(tmp_path / "in")]) == 1
    assert "--skip-bad goes on without" in capsys.readouterr().err
    assert not out.exists()
    command = ["export", str(out), "--corpus", str(tmp_path / "in"), "--skip-bad"]
    assert main(command) == LEFT_OUT
    assert "bad.txt, line 1: byte 0xff is not UTF-8" in capsys.readouterr().err
    assert "bad.txt" in (out / "excluded.csv").read_text(encoding="utf-8")


def test_an_article_in_another_language_is_passed_over_and_told_of(tmp_path, capsys):
    turkish = "Toplantı üç saat sürdü, “Geri adım atmayacağız” dedi bakan; anlaşma imzalandı."
    lay(tmp_path, {"in/a.txt": TEXT, "in/b.txt": turkish})
    out = tmp_path / "out"
    assert main(["export", str(out), "--corpus", str(tmp_path / "in")]) == 0
    assert "b.txt: in Turkish; quotations" in capsys.readouterr().err
    for name in ("quotations", "sentiment", "labels"):
        assert "b" not in [r.split(",")[1] for r in (out / f"{name}.csv").read_text().splitlines()]
    skipped = (out / "skipped.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert [row.split(",")[:2] for row in skipped] == [
        ["b", step] for step in ("quotations", "alignments", "sentiment", "labels")
    ]
    assert "b-s01" in (out / "sentences.csv").read_text(encoding="utf-8")


def test_a_corpus_without_english_has_tables_all_the_same(tmp_path):
    turkish = "Toplantı üç saat sürdü, “Geri adım atmayacağız” dedi bakan; anlaşma imzalandı."
    lay(tmp_path, {"in/a.txt": turkish, "in/b.txt": turkish + " Bakan uçakla geri döndü."})
    out = tmp_path / "out"
    assert main(["export", str(out), "--corpus", str(tmp_path / "in")]) == 0
    assert len((out / "skipped.csv").read_text(encoding="utf-8").splitlines()) == 9
    assert len((out / "quotations.csv").read_text(encoding="utf-8").splitlines()) == 1


def test_other_encodings_are_read_when_they_are_named(tmp_path):
    lay(tmp_path, {"a.txt": "“Café”, she said.".encode("cp1252"), "b.txt": "“Tea”, he said."})
    articles = corpus.load(tmp_path, encoding="cp1252").set_index("article_id")
    assert articles["text"].tolist() == ["“Café”, she said.", "“Tea”, he said."]
    assert articles["kind"].tolist() == ["plain text (cp1252)", "plain text"]


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (TEXT.replace("clerk", "café").encode("cp1252"), "cp1252"),
        (TEXT.encode("utf-16"), "utf-16"),
        (TEXT.replace("clerk", "café").encode("utf-16-le"), "utf-16-le"),
        (TEXT.replace("clerk", "café").encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-32"), "utf-32"),
        (random.Random(1).randbytes(3000), ""),
        (b"\xff\xfe" + random.Random(2).randbytes(3000), ""),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x04\xb0\x00\x00\x08\x06\x00", ""),
        (b"PK\x03\x04\x14\x00\x08\x08\xc9\x00" + random.Random(3).randbytes(400), ""),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + b"W\x00o\x00r\x00d\x00", ""),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.csv"])
def test_an_encoding_is_named_only_if_a_file_is_text_in_it(tmp_path, raw, encoding, name):
    lay(tmp_path, {name: raw})
    mend = told(tmp_path).at[name, "mend"]
    if encoding:
        assert f"(--encoding {encoding}?)" in mend
        lay(tmp_path, {"a.txt": raw})
        assert "The vote is on Friday" in corpus.load(tmp_path / "a.txt", encoding)["text"][0]
    else:
        assert mend.startswith("leave it out if it is no text")
        assert "?)" not in mend


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"a.txt": b"caf\xe9"}, "/a.txt, line 1: byte 0xe9 is not UTF-8; save the file as UTF-8"),
        ({"a.txt": b""}, "/a.txt: the file is empty: it holds no text; remove it"),
        ({"Post/a.pdf": b"%PDF-1.4"}, "/Post/a.pdf: the PDF cannot be read"),
        ({"a.txt": TEXT, "articles.csv": "article_id,file\nA,a.txt\n"}, "/articles.csv, line 2: "),
        ({"a.odt": b"x"}, "/a.odt: document: not read; save it as .docx, .pdf or .txt"),
        ({}, ": no article in it; put texts, saved pages, documents or tables there"),
    ],
)
def test_tables_of_a_faulty_folder_end_in_one_sentence(tmp_path, files, said):
    lay(tmp_path, files)
    for name in ("articles", "quotations", "alignments"):
        with pytest.raises(corpus.CorpusError) as caught:
            getattr(analysis.tables(tmp_path), name)
        message = str(caught.value)
        assert message.startswith(f"{tmp_path}{said}")
        assert "\n" not in message
        assert "; " in message
        assert caught.value.__suppress_context__ or caught.value.__context__ is None


def test_an_encoding_that_nobody_knows_is_refused_in_settings_and_in_python(tmp_path):
    lay(tmp_path, {"a.txt": TEXT, "s/study.toml": 'encoding = "klingon"', "s/a.txt": TEXT})
    for place, encoding in ((tmp_path / "a.txt", "klingon"), (tmp_path / "s", "")):
        with pytest.raises(corpus.CorpusError, match="'klingon' is no encoding that is known"):
            corpus.load(place, encoding)


def test_an_encoding_that_is_none_is_refused(tmp_path, capsys):
    with pytest.raises(SystemExit):
        main(["check", str(tmp_path), "--encoding", "klingon"])
    assert "'klingon' is no encoding that is known" in capsys.readouterr().err


@pytest.mark.parametrize("shape", ["text", "csv", "json"])
def test_check_tells_all_and_returns_whether_all_can_be_used(tmp_path, capsys, shape):
    lay(tmp_path, {"Post/a.txt": TEXT, "Sun/a.txt": TEXT})
    assert main(["check", str(tmp_path), "--format", shape]) == 0
    good = capsys.readouterr().out
    assert "post-a" in good
    assert "sun-a" in good
    lay(tmp_path, {"bad.txt": b"\xff", "empty.txt": "", "b.odt": "x"})
    assert main(["check", str(tmp_path), "--format", shape]) == 1
    bad = capsys.readouterr().out
    for words in ("byte 0xff is not UTF-8", "the file is empty", "document: not read", "date"):
        assert words in bad


def test_check_tells_how_many_articles_each_outlet_has_and_of_many_the_first(tmp_path, capsys):
    names = [f"{folder}/{n}.txt" for folder in ("Post", "word files") for n in (1, 2)]
    lay(tmp_path, {name: f"{TEXT} {name}" for name in names})
    lay(tmp_path, {f"o{n}/1.txt": f"{TEXT} {n}" for n in range(30)})
    main(["check", str(tmp_path)])
    told = capsys.readouterr().out
    assert "\noutlet: Post 2, word files 2, o" in told
    assert " and 12 more\n" in told


def test_a_single_file_is_a_corpus(tmp_path):
    lay(tmp_path, {"news.csv": f'outlet,text\nPost,"{TEXT}"\n', "other.txt": "Other."})
    assert corpus.load(tmp_path / "news.csv")["outlet"].tolist() == ["Post"]


def test_who_has_plain_texts_in_english_loads_no_reader(tmp_path):
    lay(tmp_path, {"a.txt": TEXT})
    script = (
        "import sys, analysis; analysis.load(sys.argv[1]); analysis.tables\n"
        "readers = {'trafilatura', 'lxml', 'pypdf', 'docx', 'py3langid', 'htmldate'}\n"
        "assert not readers & set(sys.modules), readers & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", script, tmp_path], check=True)
