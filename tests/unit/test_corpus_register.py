"""articles.csv: what it says of the files beside it, and what is refused."""

import shutil

import pandas as pd
import pytest
from ours import SEEDS

from analysis import corpus
from analysis.study import StudyError


@pytest.fixture
def seeds(tmp_path):
    """A copy of the five articles that a test may spoil."""
    folder = tmp_path / "seeds"
    folder.mkdir()
    for path in [*SEEDS.glob("*.txt"), SEEDS / "articles.csv"]:
        shutil.copy(path, folder)
    return folder


def register(folder, edit):
    """Apply `edit` to the table in articles.csv."""
    path = folder / "articles.csv"
    edit(pd.read_csv(path, dtype=str, keep_default_na=False)).to_csv(path, index=False)


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
        (lambda t: t.drop(columns="file"), "line 1: no column file"),
        (lambda t: t.rename(columns={"outlet": "Outlet"}), "column 'Outlet', nearly 'outlet'"),
        (lambda t: t.rename(columns={"headline": "headlines"}), "nearly 'headline'; mend"),
        (lambda t: t.assign(text="x"), "line 1: column text is computed; remove it"),
        (lambda t: t.assign(url="javascript:alert(1)"), "line 2: url 'javascript:.*http://"),
        (lambda t: t.assign(published="29/9/2021"), "line 2: published '29/9/2021' is not a date"),
        (lambda t: t.assign(published="2021-13"), "line 2: published '2021-13' is not a date"),
        (lambda t: t.assign(markup="Keep"), "line 2: unknown markup 'Keep'; mend it: one of keep"),
        (lambda t: t.assign(markup="yes"), "line 2: unknown markup 'yes'"),
        (lambda t: t.assign(file="articles.csv"), "'articles.csv' is not the name of a file with"),
        (lambda t: t.assign(file="a" * 300 + ".txt"), "a.txt: File name too long; mend the file"),
        (lambda t: t.assign(rights="x" * 140_000), "line 2: field larger than field limit"),
        (lambda t: t.assign(article_id="Not An Id"), "line 2: article_id 'Not An Id'"),
        (lambda t: t.assign(file="../up.txt"), "line 2: file '../up.txt' is not the name"),
        (lambda t: t.iloc[:0], "no rows"),
    ],
)
def test_a_wrong_register_is_refused_with_place_and_mend(seeds, edit, message):
    register(seeds, edit)
    with pytest.raises(StudyError, match=message):
        corpus.load(seeds)


def test_all_faults_are_told_at_once(seeds):
    register(seeds, lambda t: t.assign(url="ftp://a", published=["", "", "", "soon", "soon"]))
    with pytest.raises(StudyError) as refused:
        corpus.load(seeds)
    lines = str(refused.value).splitlines()
    assert len(lines) == 7
    assert all(line.startswith(f"{seeds}/articles.csv, line ") for line in lines)


def test_columns_of_ones_own_are_carried_through(seeds):
    register(seeds, lambda t: t.assign(section="World", outlet_id="7"))
    articles = corpus.load(seeds)
    assert list(articles)[-3:] == ["text", "section", "outlet_id"]
    assert set(articles["section"]) == {"World"}


def test_a_register_needs_two_columns_only(tmp_path):
    (tmp_path / "a.txt").write_text("A text.", encoding="utf-8")
    (tmp_path / "articles.csv").write_text("file,article_id\na.txt,first\n", encoding="utf-8")
    article = corpus.load(tmp_path).iloc[0]
    assert (article["article_id"], article["outlet"], article["text"]) == ("first", "", "A text.")
    assert len(article["sha256"]) == 64


@pytest.mark.parametrize("separator", ["\u2028", "\x85", "\x0b", "\n"])
def test_a_cell_may_hold_what_only_some_programs_take_for_a_line_end(tmp_path, separator):
    (tmp_path / "a.txt").write_text("A text.", encoding="utf-8")
    (tmp_path / "articles.csv").write_text(
        f'article_id,file,rights\na,a.txt,"one{separator}two"\n', encoding="utf-8", newline=""
    )
    assert corpus.load(tmp_path)["rights"].tolist() == [f"one{separator}two"]


def test_a_register_by_another_name_is_not_passed_over(tmp_path):
    (tmp_path / "a.txt").write_text("A text.", encoding="utf-8")
    (tmp_path / "Articles.csv").write_text("article_id,file\na,a.txt\n", encoding="utf-8")
    if not (tmp_path / "articles.csv").exists():  # where names differ by case
        with pytest.raises(corpus.CorpusError, match=r"rename it to articles\.csv"):
            corpus.load(tmp_path)


def test_changed_line_ends_are_told_from_other_changes(seeds):
    for path in seeds.glob("*.txt"):
        path.write_bytes(path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
    with pytest.raises(corpus.CorpusError, match=r"only the ends of its lines .*autocrlf"):
        corpus.load(seeds)


FIRST_LINE = "article_id,file,outlet,headline,byline,published,place,url,sha256,rights\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (FIRST_LINE + "a,a.txt,,,,,,,,,extra\n", "line 2: 11 cells, but the header has 10"),
        (FIRST_LINE.replace(",", ";") + "a;a.txt\n", "separate the cells with commas"),
        (FIRST_LINE.replace("rights", "url") + "a,a.txt,,,,,,,,\n", "two columns 'url'"),
        (FIRST_LINE + "\n\nA,a.txt,,,,,,,,\n", "line 4: article_id 'A'"),
        (FIRST_LINE.replace("rights", ""), "column 10 has no name"),
        (FIRST_LINE, "no rows"),
        ("", "no header"),
    ],
)
def test_a_register_that_is_no_table_is_refused_with_its_line(tmp_path, text, message):
    (tmp_path / "a.txt").write_text("A text.", encoding="utf-8")
    (tmp_path / "articles.csv").write_text(text, encoding="utf-8")
    with pytest.raises(StudyError, match=message):
        corpus.load(tmp_path)


def test_a_register_may_have_a_mark_at_its_head_and_blanks_after_commas(tmp_path):
    (tmp_path / "a.txt").write_text("A text.", encoding="utf-8")
    text = "\ufeff" + FIRST_LINE.replace(",", ", ") + "a, a.txt, , , , , , , , \n"
    (tmp_path / "articles.csv").write_text(text, encoding="utf-8")
    assert list(corpus.load(tmp_path)["article_id"]) == ["a"]
