"""Chapters that are written for a study: true to its tables, whatever these hold."""

import ast
import re

import invented
import jupytext
import numpy as np
import pytest
import yaml

from analysis import chapters, pipeline
from analysis.chapters import statements, writing
from analysis.chapters.writing import plain

SAID = "Every town said so."


@pytest.fixture(params=invented.STUDIES)
def study(request, tmp_path):
    return invented.write(tmp_path / "study", **invented.STUDIES[request.param])


def write(study):
    return chapters.write(pipeline.tables(study), study / "_build" / "book")


def pages(folder):
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*.md")}


def test_every_page_of_the_contents_is_there_and_no_other(study):
    folder = write(study)
    contents = yaml.safe_load((folder / "_toc.yml").read_text())
    named = {f"{page['file']}.md" for part in contents["parts"] for page in part["chapters"]}
    assert named | {"index.md"} == set(pages(folder))


def test_cells_are_python_that_shows_what_there_is(study):
    for name, text in pages(write(study)).items():
        for cell in jupytext.reads(text, fmt="md:myst").cells:
            if cell.cell_type == "code":
                ast.parse(cell.source), name


def test_no_template_is_left_open_and_no_number_is_missing(study):
    for name, text in pages(write(study)).items():
        prose = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
        assert not re.search(r"\{\{|\{%|nan|None", prose), name


def test_a_lexicon_that_finds_little_is_said_to_fit_badly_unless_it_is_the_studys(
    tmp_path, monkeypatch
):
    study = invented.write(tmp_path / "study", settings="")
    badly = "few of its names occur here"
    monkeypatch.setattr(statements, "FEW_REFERENTS", 1)
    assert badly not in pages(write(study))["chapters/words.md"]
    monkeypatch.setattr(statements, "FEW_REFERENTS", 1000)
    assert badly in pages(write(study))["chapters/words.md"]
    (study / "lexicon.csv").write_text("pattern,referent,category,gloss\nferry,ferry,law,\n")
    (study / "study.toml").write_text('lexicon = "lexicon.csv"\n')
    assert badly not in pages(write(study))["chapters/words.md"]


def test_means_of_tone_are_told_with_their_number_and_a_reserve(tmp_path):
    study = invented.write(tmp_path / "study", register=True)
    said = "Ferry shut\n\n“It is a bad day. The ferry was a good ferry,” Ana Berg told reporters.\n"
    (study / "plank.txt").write_text(said)
    told = pages(write(study))
    for voice, size in (("narration", "10 sentences"), ("quotation", "1 sentence")):
        assert f"(over {size})" in told["index.md"], voice
    assert "no outlet has articles enough for an interval" in told["index.md"]
    assert "the order of the others" in told["chapters/tone.md"]


@pytest.mark.parametrize("most", [1, 60])
def test_two_are_compared_where_one_page_holds_all_articles(study, monkeypatch, most):
    monkeypatch.setattr(statements, "MOST_COMPARED", most)
    number = len(pipeline.tables(study).articles)
    assert ("chapters/compare.md" in pages(write(study))) == (1 < number <= most)


def test_the_overview_draws_the_dates_of_articles_that_have_some(study):
    dated = pipeline.tables(study).articles["published"].fillna("").ne("").any()
    assert ("figure.published" in pages(write(study))["index.md"]) == dated


def test_claims_have_chapters_where_they_were_coded(study):
    coded = not pipeline.tables(study).claims.empty
    assert ("chapters/claims.md" in pages(write(study))) == coded


def test_what_the_author_writes_takes_the_place_of_the_question(tmp_path):
    study = invented.write(tmp_path / "study", settings="")
    asked = pages(write(study))["chapters/speakers.md"]
    assert "For the author" in asked
    (study / chapters.READINGS).mkdir()
    (study / chapters.READINGS / "speakers.md").write_text(SAID)
    told = pages(write(study))["chapters/speakers.md"]
    assert SAID in told
    assert "For the author" not in told


def test_the_page_of_an_article_goes_with_it(tmp_path):
    study = invented.write(tmp_path / "study", settings="")
    assert "chapters/article-herald.md" in pages(write(study))
    (study / "herald.txt").unlink()
    assert "chapters/article-herald.md" not in pages(write(study))


def test_articles_of_one_outlet_without_a_headline_have_titles_of_their_own(tmp_path):
    study = invented.write(tmp_path / "study", settings="")
    for name in ("one", "two"):
        (study / "harbour").mkdir(exist_ok=True)
        text = f"The {name} ferry of the town left late on Monday, and nobody said why it had.\n"
        (study / "harbour" / f"{name}.txt").write_text(text)
    written = pages(write(study)).items()
    titles = [
        re.search("^# (.*)", text, re.MULTILINE)[1] for name, text in written if "article-" in name
    ]
    assert len(set(titles)) == len(titles)


def test_very_many_articles_share_pages_by_outlet_and_month(monkeypatch, tmp_path):
    monkeypatch.setattr(writing, "MANY", 2)
    study = invented.write(tmp_path / "study", register=True, settings="")
    twin = (study / "plank.txt").read_text().replace("May", "June")
    (study / "twin.txt").write_text(twin)
    with (study / "articles.csv").open("a") as register:
        register.write("twin,twin.txt,Daily Plank,,,2031-03-30,,,,\n")
    folder = write(study)
    written = pages(folder)
    shared = written["chapters/articles-1.md"]
    assert "# Daily Plank, 2031\\-03" in shared
    assert re.findall(r"\{annotated\} (\S+)", shared) == ["plank", "twin"]
    config = yaml.safe_load((folder / "_config.yml").read_text())["sphinx"]["config"]
    assert config["article_pages"] == {
        "plank": "articles-1", "twin": "articles-1",
        "lantern": "articles-2", "herald": "articles-3",
    }  # fmt: skip
    assert "date not known" not in written["chapters/articles-2.md"]  # it has one article only


def test_pages_that_stay_as_they_are_are_not_written_again(tmp_path):
    study = invented.write(tmp_path / "study", settings="")
    page = write(study) / "index.md"
    before = page.stat().st_mtime_ns
    write(study)
    assert page.stat().st_mtime_ns == before


def test_a_configuration_of_the_study_adds_to_that_of_the_book(tmp_path):
    study = invented.write(tmp_path / "study", settings='title = "One bridge"')
    (study / "_config.yml").write_text("author: Ada Finch\nhtml:\n  extra_footer: Ours.\n")
    found = yaml.safe_load((write(study) / "_config.yml").read_text())
    assert (found["title"], found["author"]) == ("One bridge", "Ada Finch")
    assert found["html"]["extra_footer"] == "Ours."
    assert found["html"]["use_multitoc_numbering"] is False


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("The <b>Post</b> & {ref}`x`", r"The \<b\>Post\</b\> & \{ref\}\`x\`"),
        ("a\n# b", r"a \# b"),
        (1710, "1,710"),
        (np.int64(6817), "6,817"),
    ],
)
def test_what_articles_hold_is_shown_and_not_obeyed(value, shown):
    assert plain(value) == shown
