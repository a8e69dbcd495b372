"""A study made and filled from the command line, and never written over."""

import hashlib
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from filling import cells, correct, put
from folders import content, laid
from texts import PAGE, TEXT, lines, pdf, word

import analysis
from analysis import add, coded, corpus, new, pipeline, schema
from analysis.__main__ import LEFT_OUT, main
from analysis.chapters.writing import READINGS, TEMPLATES
from analysis.study import StudyError, find

# ------------------------------------------------------------------------------------------ new


def test_a_new_study_can_be_read_and_says_what_to_do(study):
    assert find(study).settings.title == "Bridge vote"
    assert "make add" in (study / "README.md").read_text(encoding="utf-8")
    with pytest.raises(StudyError, match="no article in it"):
        corpus.load(study)


def test_a_new_study_has_tables_for_claims_which_its_readme_explains(study):
    readme = (study / "README.md").read_text(encoding="utf-8")
    relations = schema.table("claims")["relation"].values
    assert all(f"`{relation}`" in readme for relation in relations)
    for name in ("statements", "claims"):
        table = schema.table(name)
        path = study / "coded" / table.file
        assert set(coded.stored(table, path).columns) == set(coded.cells(path).columns)
        assert all(f"`{column}`" in readme for column in coded.cells(path) if column != "note")


def test_claims_are_coded_by_filling_in_the_tables(study, tmp_path):
    (tmp_path / "Post.txt").write_text(TEXT, encoding="utf-8")
    put(study, tmp_path / "Post.txt")
    assert analysis.tables(study).claims.empty
    with (study / "coded" / "claims.csv").open("a", encoding="utf-8") as claims:
        claims.write("told,vote,Something is told.\n")
    with (study / "coded" / "claim_passages.csv").open("a", encoding="utf-8") as passages:
        passages.write(f'told,post,"{TEXT[:20]}",,only_one,,\n')
    assert analysis.tables(study).claims["statement"].tolist() == ["Something is told."]


def test_both_readmes_name_every_reading_that_a_book_asks_for(study):
    templates = "".join(path.read_text("utf-8") for path in TEMPLATES.iterdir())
    asked = set(re.findall(r'reading\("(\w+)"', templates))
    assert "index" in asked
    for place in (study, Path(__file__).parents[2]):
        readme = (place / "README.md").read_text(encoding="utf-8")
        about = "".join(line for line in readme.splitlines() if f"`{READINGS}" in line)
        assert asked <= set(re.findall(r"`(\w+)`", about))


@pytest.mark.parametrize("name", ["has things", "file"])
def test_a_study_is_made_in_a_new_or_empty_folder(tmp_path, name):
    (tmp_path / "has things").mkdir()
    (tmp_path / "has things" / "mine.txt").write_text("mine")
    (tmp_path / "file").write_text("mine")
    before = content(tmp_path)
    with pytest.raises(StudyError, match=r"choose a new or empty folder|choose another folder"):
        new.make(tmp_path / name)
    assert content(tmp_path) == before


@pytest.mark.parametrize("stray", [".DS_Store", "Thumbs.db", "desktop.ini"])
def test_a_folder_that_a_system_has_shown_is_empty(tmp_path, stray):
    (tmp_path / stray).touch()
    new.make(tmp_path)
    assert find(tmp_path).has_settings


def test_a_name_with_quotation_marks_gives_settings_that_can_be_read(tmp_path):
    new.make(tmp_path / 'a "b" \\c')
    assert find(tmp_path / 'a "b" \\c').settings.title


# ------------------------------------------------------------------------------------------ add


def test_an_article_is_put_in_with_its_original_and_what_was_decided(study, page):
    done = put(study, page)
    assert done.articles == ["vote (Evening Post, 2021-09-29, en, article)"]
    article = corpus.load(study).iloc[0]
    assert article["headline"] == "The vote nears"
    assert article["text"].startswith(TEXT)
    assert (study / "originals" / "vote.html").read_bytes() == page.read_bytes()
    assert article["source_sha256"] == hashlib.sha256(page.read_bytes()).hexdigest()
    decisions = pipeline.tables(study).decisions
    assert {"text", "cut", "headline", "published", "outlet", "url"} == set(decisions["field"])
    sources = decisions.set_index("field")["source"]
    assert sources["published"] == "article:published_time"
    assert sources["outlet"] == "og:site_name"


def test_what_was_put_in_does_not_need_its_reader_again(study, page, monkeypatch):
    put(study, page)
    monkeypatch.setitem(__import__("sys").modules, "trafilatura", None)
    assert len(pipeline.tables(study).sentences) > 3


def test_the_same_file_again_changes_nothing(study, page):
    put(study, page)
    before = content(study)
    done = put(study, page)
    assert (done.articles, len(done.there), done.changes) == ([], 1, [])
    assert content(study) == before


def test_names_that_clash_are_numbered_and_nothing_is_written_over(study, tmp_path):
    for name, text in (("A/one.txt", TEXT), ("a/One.txt", TEXT + " More."), ("a one.txt", "Less.")):
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    put(study, tmp_path / "in")
    articles = corpus.load(study)
    assert sorted(articles["article_id"]) == ["a-one", "a-one-2", "a-one-3"]
    assert set(articles["text"]) == {TEXT, TEXT + " More.", "Less."}


def test_the_same_text_of_two_outlets_is_kept_and_of_one_told_of(study, tmp_path):
    for name in ("Post/1.txt", "Herald/1.txt", "Post/2.txt"):
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT, encoding="utf-8")
    done = put(study, tmp_path / "in")
    assert sorted(corpus.load(study)["outlet"]) == ["Herald", "Post"]
    assert len(done.there) + len(done.faults) == 1


def test_a_file_that_is_there_under_another_path_is_not_added_twice(study, tmp_path, capsys):
    laid(tmp_path / "in" / "Lantern" / "letters.docx", word(TEXT, TEXT + " More."))
    put(study, tmp_path / "in")
    before = content(study)
    for name in ("letters.docx", "letters (1).docx", "Lantern/1.docx"):
        copy = laid(tmp_path / name, (tmp_path / "in/Lantern/letters.docx").read_bytes())
        assert main(["add", str(study), str(copy)]) == 0
        told = capsys.readouterr().out.splitlines()
        assert told == [
            f"{copy}: is in the study as lantern-letters",
            "0 added, 1 there, 0 changed",
        ]
    assert content(study) == before


def test_an_outlet_that_was_corrected_does_not_make_a_file_new(study, tmp_path):
    laid(tmp_path / "in" / "Lantern" / "1.txt", TEXT)
    put(study, tmp_path / "in")
    correct(study, "outlet", "The Lantern")
    put(study)
    for outlet in ("Lantern", "The Lantern"):
        done = put(study, laid(tmp_path / "again" / outlet / "2.txt", TEXT).parent.parent)
        assert (done.articles, len(done.there)) == ([], 1)
        (tmp_path / "again" / outlet / "2.txt").unlink()


def test_text_files_called_after_two_outlets_are_two_articles(study, tmp_path):
    post, herald = (laid(tmp_path / f"{name}.txt", TEXT) for name in ("Post", "Herald"))
    assert len(put(study, post, herald).articles) == 2
    assert set(corpus.load(study)["outlet"]) == {"Post", "Herald"}


def test_an_article_is_removed_with_its_file_and_rows(study, tmp_path, page):
    put(study, page, laid(tmp_path / "Post.txt", TEXT + " More."))
    for path in (study / "articles" / "articles.csv", study / "decisions.csv"):
        rows = cells(path)
        rows[rows["article_id"] != "vote"].to_csv(path, index=False)
    (study / "articles" / "vote.txt").unlink()
    assert corpus.load(study)["article_id"].tolist() == ["post"]
    assert put(study, page).articles == ["vote (Evening Post, 2021-09-29, en, article)"]


# ------------------------------------------------------------------- one file of a folder


@pytest.mark.parametrize("again", ["in/Post/b.txt", "in/Post"])
def test_a_file_by_itself_has_the_outlet_of_its_folder_as_those_before(study, tmp_path, again):
    laid(tmp_path / "in" / "Post" / "a.txt", TEXT)
    laid(tmp_path / "in" / "Post" / "b.txt", "“We go,” she said.".encode("cp1252"))
    assert len(put(study, tmp_path / "in").faults) == 1
    done = add.add(find(study).with_settings(encoding="cp1252"), [tmp_path / again])
    assert done.articles == ["post-b (Post, article)"]
    row = corpus.load(study).set_index("article_id").loc["post-b"]
    assert (row["outlet"], row["source"]) == ("Post", "Post/b.txt")


def test_a_whole_folder_is_added_again_with_an_encoding(study, tmp_path):
    laid(tmp_path / "in" / "Post" / "a.txt", "“We stay,” he said.")
    laid(tmp_path / "in" / "Herald" / "b.txt", "“We go,” she said.".encode("cp1252"))
    put(study, tmp_path / "in")
    done = add.add(find(study).with_settings(encoding="cp1252"), [tmp_path / "in"])
    assert (done.articles, len(done.there)) == (["herald-b (Herald, article)"], 1)
    assert sorted(corpus.load(study)["text"]) == ["“We go,” she said.", "“We stay,” he said."]


def test_rows_of_a_table_become_articles_with_their_own_columns(study, tmp_path):
    rows = [{"id": n, "text": f"{TEXT} {n}", "topic": "votes", "source": "Post"} for n in (1, 2)]
    (tmp_path / "news.jsonl").write_text(lines(*rows), encoding="utf-8")
    put(study, tmp_path / "news.jsonl")
    articles = corpus.load(study)
    assert list(articles["article_id"]) == ["news-1", "news-2"]
    assert set(articles["topic"]) == {"votes"}
    assert list(articles["source_row"]) == ["1", "2"]


def test_one_broken_file_among_many_is_named_and_the_others_are_put_in(study, tmp_path, capsys):
    folder = tmp_path / "in"
    folder.mkdir()
    for n in range(30):
        (folder / f"{n}.txt").write_text(f"{TEXT} {n}", encoding="utf-8")
    (folder / "broken.pdf").write_bytes(pdf("")[:60])
    assert main(["add", str(study), str(folder)]) == LEFT_OUT
    told = capsys.readouterr()
    assert "30 added, 0 there, 0 changed" in told.out
    assert told.err.startswith(f"error: {folder / 'broken.pdf'}: the PDF cannot be read")
    assert len(corpus.load(study)) == 30


def test_what_fails_leaves_the_study_as_it_was(study, page, monkeypatch):
    before = content(study)
    monkeypatch.setattr(add, "_csv", lambda rows: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        put(study, page)
    assert content(study) == before


def test_texts_that_lie_in_a_study_already_are_registered(study, page):
    (study / "articles" / "mine.txt").write_text(TEXT, encoding="utf-8")
    put(study, page)
    assert set(corpus.load(study)["article_id"]) == {"mine", "vote"}


def test_pages_among_the_articles_are_to_be_added_from_elsewhere(study, page):
    (study / "articles" / "mine.html").write_text(PAGE, encoding="utf-8")
    with pytest.raises(StudyError, match=r"mine\.html: lies among the articles"):
        put(study, page)


@pytest.mark.parametrize("given", ["missing.html", "bridge-vote/articles", "."])
def test_a_path_that_cannot_be_added_is_refused(study, tmp_path, given):
    with pytest.raises(StudyError, match=r"mend its name|add what lies elsewhere"):
        put(study, tmp_path / given)


def test_articles_are_put_into_studies_only(tmp_path, page):
    (tmp_path / "plain").mkdir()
    with pytest.raises(StudyError, match="make one with `new`"):
        put(tmp_path / "plain", page)


@pytest.mark.parametrize(
    ("names", "wanted"),
    [
        ("old pages/a b.txt", ["old pages/a b.txt"]),
        ("old pages/*.txt", ["old pages/a b.txt", "old pages/c.txt"]),
        ("old pages", ["old pages"]),
        ("'old pages/a b.txt' plain.txt", ["old pages/a b.txt", "plain.txt"]),
        ("'old pages/'*.txt plain.*", ["old pages/a b.txt", "old pages/c.txt", "plain.txt"]),
        ("plain.txt Ada's.txt", ["plain.txt Ada's.txt"]),
        ("Ada's page.txt", ["Ada's page.txt"]),
        ("~/plain.txt", ["plain.txt"]),
        ("old pages/a b.txt plain.txt", ["old", "pages/a", "b.txt", "plain.txt"]),
        ("", []),
    ],
)
def test_files_are_named_in_one_text_with_spaces_in_their_names(
    tmp_path, monkeypatch, names, wanted
):
    (tmp_path / "old pages").mkdir()
    for name in ("old pages/a b.txt", "old pages/c.txt", "plain.txt", "Ada's page.txt"):
        (tmp_path / name).write_text(TEXT)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    found = [path.resolve().relative_to(tmp_path).as_posix() for path in add.named(names)]
    assert found == wanted


@pytest.mark.skipif(shutil.which("make") is None, reason="there is no make")
def test_make_adds_files_with_spaces_in_their_names(study, tmp_path):
    (tmp_path / "old pages").mkdir()
    for name in ("The Post.txt", "The Sun.txt"):
        (tmp_path / "old pages" / name).write_text(f"{name}. {TEXT}")
    (tmp_path / "The Mirror.txt").write_text(TEXT)
    for files in ("../old pages/*.txt", "../The Mirror.txt"):
        subprocess.run(["make", "add", f"FILES={files}"], cwd=study, check=True)
    assert len(cells(study / "articles" / "articles.csv")) == 3
    told = subprocess.run(
        ["make", "add", "FILES=../old pages/a.txt ../The Mirror.txt"],
        cwd=study, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "one with spaces stands in quotation marks of its own" in told.stderr
