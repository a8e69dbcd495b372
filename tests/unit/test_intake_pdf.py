"""Pages of a PDF: what stands at their heads and feet, and the heading of the article."""

import pytest
from texts import pdf_of_pages

from analysis import corpus
from analysis.study import find

BODY = (
    "The talks failed on Monday, officials of both said",
    "late in the evening, and nobody stayed in the old",
    "hall of the town.",
    "They will meet again in the first week of the next",
    "month, the clerk of the council told the reporters.",
)
HEADING = ("Talks fail in the old hall of Port Lorne again", "By Ada Finch")
TEXT = (
    "Talks fail in the old hall of Port Lorne again\n\nBy Ada Finch\n\n"
    "The talks failed on Monday, officials of both said late in the evening, and nobody stayed in "
    "the old hall of the town.\n\nThey will meet again in the first week of the next month, the "
    "clerk of the council told the reporters.\n"
)


def read(folder, *pages):
    (folder / "a.pdf").write_bytes(pdf_of_pages(*pages))
    found = corpus.read(find(folder))
    decisions = found.decisions
    return found.articles.iloc[0], decisions[decisions["field"] == "cut"]["value"].tolist()


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Evening Post   4 March 2021   page 3", "2021-03-04"),
        ("Evening Post | March 4, 2021 | 3", "2021-03-04"),
        ("Page 3   Evening Post", ""),
        ("Le Soir   4 mars 2021   page 3", "2021-03-04"),
        ("3/4/2021, 10:32 AM   Talks fail   page 3", ""),
        ("Downloaded on 5 May 2024   page 3", ""),
        ("3", ""),
    ],
)
def test_the_head_of_a_page_is_no_text_and_tells_the_day(tmp_path, head, day):
    article, cut = read(tmp_path, (head, *HEADING, *BODY))
    assert (article["text"], article["published"], cut) == (TEXT, day, [head])
    assert article["byline"] == "Ada Finch"


@pytest.mark.parametrize(
    "line",
    [
        "The vote fell on 4 March 2021",
        "The letter stands on page 3.",
        "He had read the letter until page 3",
        "Page 3 of the deal, signed on 6 March 2024, says",
        "Evening Post   4 March 2021",
    ],
)
def test_a_line_without_the_number_of_its_page_is_text(tmp_path, line):
    article, cut = read(tmp_path, (line, *BODY))
    assert article["text"].startswith(line)
    assert cut == []


def test_what_both_of_two_pages_begin_with_is_no_text(tmp_path):
    heads = "Evening Post 4 March 2021 No. 1", "Evening Post 4 March 2021 No. 2"
    article, cut = read(tmp_path, (heads[0], *HEADING, *BODY[:3]), (heads[1], *BODY[3:]))
    assert article["text"] == TEXT
    assert cut == list(heads)
    assert article["published"] == "2021-03-04"
