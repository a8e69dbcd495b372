"""What people correct of what was decided about their articles."""

import pandas as pd
import pytest
from filling import cells, correct, put
from folders import content, laid
from texts import PAGE, TEXT, word

from analysis import corpus, pipeline
from analysis.__main__ import main
from analysis.study import StudyError


def test_a_correction_is_taken_up_once_and_stays(study, page):
    put(study, page)
    correct(study, "published", "2021-09-28")
    assert put(study).changes == ["vote: published is '2021-09-28'"]
    assert corpus.load(study)["published"].tolist() == ["2021-09-28"]
    before = content(study)
    assert put(study).changes == []
    assert content(study) == before


@pytest.mark.parametrize("written", ["28 September 2021", "28 septembre 2021", "28/9/2021"])
def test_a_day_may_be_corrected_in_any_form_that_is_read(study, page, written):
    put(study, page)
    correct(study, "published", written)
    assert put(study).changes == ["vote: published is '2021-09-28'"]
    assert put(study).changes == []
    row = pipeline.tables(study).decisions.set_index("field").loc["published"]
    assert row["value"] == "2021-09-28"
    correct(study, "published", "27 September 2021")
    assert put(study).changes == ["vote: published is '2021-09-27'"]


@pytest.mark.parametrize("name", ["Post.txt", "Post.docx", "Post.html", "rows.csv"])
def test_a_day_that_was_not_found_has_a_row_in_which_it_can_be_given(study, tmp_path, name):
    page = "".join(line for line in PAGE.splitlines(True) if "published_time" not in line)
    forms = {".docx": word(TEXT), ".html": page, ".csv": f'source,text\nPost,"{TEXT}"\n'}
    put(study, laid(tmp_path / name, forms.get(name[4:], TEXT)))
    rows = cells(study / "decisions.csv")
    row = rows[rows["field"] == "published"].iloc[0]
    assert (row["value"], row["source"]) == ("", "not found")
    correct(study, "published", "2021-09-28")
    assert put(study).changes == [f"{row['article_id']}: published is '2021-09-28'"]
    assert corpus.load(study)["published"].tolist() == ["2021-09-28"]
    correct(study, "published", "")
    put(study)
    assert corpus.load(study)["published"].tolist() == [""]


def test_a_day_that_could_be_swapped_is_told_of_until_it_is_corrected(study, tmp_path, capsys):
    page = "".join(line for line in PAGE.splitlines(True) if "published_time" not in line)
    page = page.replace("</h1>", "</h1><time>Published 03/04/2024 09:12</time>")
    assert main(["add", str(study), str(laid(tmp_path / "vote.html", page))]) == 0
    told = "vote: 2024-04-03 was read from the page, '03/04/2024': day and month could be swapped"
    assert told in capsys.readouterr().err
    main(["check", str(study)])
    swappable = "Without date for sure (day and month could be swapped): 1 of 1 (vote.txt)"
    assert swappable in capsys.readouterr().out
    correct(study, "published", "2024-03-04")
    put(study)
    main(["check", str(study)])
    assert "Without date" not in capsys.readouterr().out


@pytest.mark.parametrize("way", ["decisions", "register", "as it was"])
def test_an_outlet_that_was_put_right_is_no_longer_told_to_be_a_guess(study, tmp_path, capsys, way):
    put(study, laid(tmp_path / "anger.txt", TEXT))
    assert main(["check", str(study)]) == 0
    assert "Without outlet (named after the file): 1 of 1" in capsys.readouterr().out
    if way == "register":
        path = study / "articles" / "articles.csv"
        cells(path).assign(outlet="Post").to_csv(path, index=False)
    else:
        correct(study, "outlet", "Post" if way == "decisions" else "anger")
        put(study)
    assert main(["check", str(study)]) == 0
    assert "Without outlet" not in capsys.readouterr().out


def test_a_decision_that_was_corrected_says_what_holds_and_what_was_read(study, page):
    put(study, page)
    correct(study, "published", "2021-09-28")
    put(study)
    row = pipeline.tables(study).decisions.set_index("field").loc["published"]
    assert row["value"] == "2021-09-28"
    assert row["source"] == "corrected; was '2021-09-29' (article:published_time)"


def test_what_was_edited_in_the_register_is_not_corrected_back(study, page):
    put(study, page)
    path = study / "articles" / "articles.csv"
    cells(path).assign(outlet="The Post").to_csv(path, index=False)
    correct(study, "outlet", "Post")
    assert put(study).changes == []
    assert corpus.load(study)["outlet"].tolist() == ["The Post"]


def test_a_paragraph_that_was_cut_is_put_back_in_its_place(study, page):
    put(study, page)
    correct(study, "cut", "keep", start="Subscribe to our")
    assert put(study).changes == ["vote: a paragraph is kept"]
    assert corpus.load(study)["text"][0].endswith("\n\nSubscribe to our newsletter.\n")
    assert put(study).changes == []


def test_a_text_that_was_edited_is_registered_anew(study, page):
    put(study, page)
    path = study / "articles" / "vote.txt"
    path.write_text(TEXT, encoding="utf-8")
    with pytest.raises(StudyError, match="not the one that was registered") as refused:
        corpus.load(study)
    assert str(refused.value).endswith(f"`python -m analysis add {study}`")
    assert put(study).changes == ["vote: the text was edited"]
    assert corpus.load(study)["text"].tolist() == [TEXT]


@pytest.mark.parametrize(
    ("field", "correction", "message"),
    [
        ("published", "last week", "'last week' is not a date"),
        ("published", "3/4/2021", "'3/4/2021' is not a date"),
        ("form", "poem", "one of article, transcript"),
        ("cut", "yes", "of a cut paragraph; write keep"),
        ("text", "other", "text is not corrected here"),
    ],
)
def test_a_correction_that_cannot_be_is_refused_with_its_line(
    study, page, field, correction, message
):
    page.write_text(PAGE.replace("<p>The vote", "<p>10:30 The vote"), encoding="utf-8")
    put(study, page)
    if field == "form":
        rows = cells(study / "decisions.csv")
        about = ("vote", "vote.html", "form", "article", "me", "0")
        new = pd.DataFrame([dict(zip(rows.columns, about, strict=False))])
        rows = pd.concat([rows, new]).fillna("")
        rows.to_csv(study / "decisions.csv", index=False)
    correct(study, field, correction)
    with pytest.raises(StudyError, match=rf"decisions\.csv, line \d+: .*{message}"):
        put(study)
