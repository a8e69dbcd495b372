"""What stands above a text: headline, author, day and place."""

import pytest
from texts import PAGE, TEXT

from analysis import corpus
from analysis.intake import dates, heading
from analysis.intake.found import Decision, Found
from analysis.study import find

BODY = "The talks failed on Monday, officials said, and nobody stayed."


def read(*paragraphs, **fields):
    found = Found("\n\n".join([*paragraphs, BODY]), fields)
    heading.read(found)
    return found.fields


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Ada Finch", "Ada Finch"),
        ("Written by Ada Finch and Bo Ek, Staff Writers", "Ada Finch and Bo Ek"),
        ("By Ada Finch, Bo Ek and Cy Dee", "Ada Finch, Bo Ek and Cy Dee"),
        ("By Ada Finch | ada@post.example", "Ada Finch"),
        ("By Ada Finch, economics correspondent", "Ada Finch"),
        ("Ada Finch, Economics and Housing Editor", "Ada Finch"),
        ("Ada Finch, diplomatic correspondent", "Ada Finch"),
        ("Ada Finch in Kars and Bo Ek in Van", "Ada Finch in Kars and Bo Ek in Van"),
        ("News Desk", "News Desk"),
        ("Par Claire Dumont", "Claire Dumont"),
        ("Von Jana Holt", "Jana Holt"),
        ("Por Ada Luz", "Ada Luz"),
    ],
)
def test_a_byline_is_read_without_by_and_office(line, byline):
    assert read("Talks fail in Kars", line)["byline"] == byline


@pytest.mark.parametrize(
    ("opening", "place", "day"),
    [
        ("ANKARA, 5 March 2021 (Reuters) - ", "Ankara", "2021-03-05"),
        ("ST. PAUL, Minn., March 5 (AP) — ", "St. Paul, Minn.", None),
        ("Baar, SWITZERLAND, March 5 (Wire) – ", "Baar, Switzerland", None),
        ("LEEDS, UK, March 5 (Wire) – ", "Leeds, UK", None),
        ("Washington (CNN) - ", "Washington", None),
        ("MOSCOW, September 29. /TASS/. ", "Moscow", None),
        ("Moscow: ", "Moscow", None),
        ("(Reuters) - ", None, None),
    ],
)
def test_the_place_and_day_that_open_a_text_are_read(opening, place, day):
    found = Found(opening + BODY)
    heading.read(found)
    assert (found.fields.get("place"), found.fields.get("published")) == (place, day)


@pytest.mark.parametrize(
    ("line", "place", "day"),
    [
        ("Istanbul, Turkey", "Istanbul, Turkey", None),
        ("Wednesday, March 24, 2021 10:30 GMT", None, "2021-03-24"),
        ("Evening Post, 5 March 2021", None, "2021-03-05"),
        ("Updated 5 March 2021", None, None),
        ("25/03/2021", None, "2021-03-25"),
        ("6 mars 2021", None, "2021-03-06"),
        ("Publié le lundi 1er février 2021 à 10h30", None, "2021-02-01"),
        ("Mis à jour le 6 mars 2021", None, None),
        ("Mittwoch, 6. März 2021", None, "2021-03-06"),
        ("Sábado, 6 de marzo de 2021", None, "2021-03-06"),
        ("03/04/2021", None, None),  # which of them is the month?
    ],
)
def test_a_line_by_itself_tells_place_or_day(line, place, day):
    fields = read("Talks fail in Kars", line)
    assert (fields.get("place"), fields.get("published")) == (place, day)


@pytest.mark.parametrize(
    ("above", "headline"),
    [
        (["Talks fail in Kars"], "Talks fail in Kars"),
        (["Evening Post", "Talks fail in Kars"], "Talks fail in Kars"),
        (["The Evening Post", "Talks fail in Kars"], "Talks fail in Kars"),
        (["Evening Post"], None),
        ([], None),
    ],
)
def test_a_headline_is_no_name_of_the_outlet(above, headline):
    assert read(*above, outlet="The Evening Post").get("headline") == headline


def test_what_stands_in_the_text_of_an_article_is_no_heading():
    assert read(BODY, "By Ada Finch", "5 March 2021", "ANKARA (Reuters) - It rained.") == {}


@pytest.mark.parametrize(
    "line",
    [
        "By Friday, the paper had lost its editor",
        "Ada Finch, who was an editor",
        "Von Trapp sings for the town",
        "Ada Finch, the mayor of Kars and once a reporter",
    ],
)
def test_a_clause_is_no_byline(line):
    assert "byline" not in read("Talks fail in Kars", line)


def test_what_is_known_otherwise_stays_though_it_is_empty():
    found = Found(f"5 March 2021\n\nBy Bo Ek\n\n{BODY}", {"byline": "Ada Finch"})
    found.decisions.append(Decision("published", "", "'3/4/2021' can be read in two ways"))
    heading.read(found)
    assert found.fields == {"byline": "Ada Finch"}


def test_the_latest_change_is_no_day_of_publication():
    assert dates.within("Last updated May 3, 2021; published April 29, 2021") == "2021-04-29"
    assert dates.within("Revised 3 May 2021") == ""


def test_where_a_heading_was_read_is_a_decision(tmp_path):
    (tmp_path / "Post.txt").write_text(f"Talks fail in Kars\n\nBy Ada Finch\n\n{TEXT}")
    (tmp_path / "page.html").write_text(PAGE)
    decisions = corpus.read(find(tmp_path)).decisions.set_index(["article_id", "field"])["source"]
    assert decisions["post", "byline"] == "the text, 'By Ada Finch'"
    assert decisions["post", "headline"] == "the text, 'Talks fail in Kars'"
    assert not decisions["page", "headline"].startswith("the text")


def test_a_register_alone_says_what_is_known_of_its_articles(tmp_path):
    (tmp_path / "a.txt").write_text(f"Talks fail in Kars\n\nBy Ada Finch\n\n{TEXT}")
    (tmp_path / "articles.csv").write_text("article_id,file,byline\na,a.txt,\n")
    assert corpus.load(tmp_path)["byline"].tolist() == [""]
