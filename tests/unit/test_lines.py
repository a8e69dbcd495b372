"""Lines: breaks that only wrap a text, and rows that are the same with and without them."""

import re
import textwrap
from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from quotation_rows import assert_sound

from analysis import lines, quotations, segment

PARAGRAPHS = [
    "Bridge to close for repairs on Monday",
    "Mayor Ada Finch said on Tuesday that the bridge would close for a month, and that the ferry "
    "would sail twice an hour instead.",
    "“We looked at every other way,” said Finch. “None of them would have kept the trains on.”",
    "The Harbour Board, which owns the quay, has denied that it was asked for money.",
    "“The board was told in May.",
    "“It was told again in June,” Tom Rook, the board's secretary, wrote in a letter.",
    "Traders in Quay Street called the plan “a disaster”, according to the Evening Tern.",
    "The minister, Sir Osman Pell, was asked whether he would pay. He declined to say.",
]
# text with breaks, text without
WRAPPED = {
    "sentence over lines": ("The talks of the two went\non in the town of Kars.", 1),
    "name over lines": (
        "The town is calm, said Anna\nLind of the mayor's office. The\nmarket opened again on\n"
        "Thursday.",
        1,
    ),
    "name over lines with room for more": (
        "“The well has never run so\ndry,” said Uma\nOduya, who has kept it since the\nflood."
        "\nIt rained.",
        2,
    ),
    "title before the end of a line": (
        "The well is clean, said Dr.\nUma Oduya of the clinic at\nJos. It rained.",
        1,
    ),
    "quoted mail": (
        "> The fund has no money, said\n> Uma Oduya, who keeps the\n> books.\n>\n> It rained.",
        2,
    ),
    "number on the next line": (
        "The fund paid out\n3.5 million crowns to\nJune Reed and to men who had\nlost boats.",
        1,
    ),
    "blank line": ("The talks will go on in the\ntown.\n\nIt rained in the\nvalley.", 2),
    "line with room for more": (
        "The talks will go on in the town and\nthe village.\nThe rain that fell in the valley was\n"
        "heavy.",
        2,
    ),
    "carriage returns": ("The talks will go on in the\r\ntown.\r\n\r\nIt rained.", 2),
    "indented": ("The talks will go on in the\n   town and in the\n   village.", 1),
    "headline above": (
        "Talks to go on\nThe talks will go on in the town of Kars and\nin Izmir.",
        2,
    ),
}
PARAGRAPH_A_LINE = {
    "paragraphs": "The talks will go on in the town.\nIt rained.\nThe vote is on Monday.",
    "headline": "Talks to go on\nThe talks will go on in the town, the mayor said.",
    "list of words": "bread\nmilk\nbutter\ncheese",
    "transcript": "ALI: We will go.\nOMAR: When will that be?\nALI: On Monday.",
    "list of phrases": "Dozens of games that\nmake the night longer\nMany old riddles for all\n"
    "Songs that go on until it is over\nPuppets for the whole family",
    "numbers below names": "The old harbour of the town\n12 boats\nThe new harbour\n14 boats",
    "one break among many": "Note to readers\nfrom us\n" + "The road is long, he said.\n" * 12,
}
# a word parted at the end of a line, and the word
HYPHENS = {
    "an-\nnounced": "announced",
    "re-\nopen": "reopen",
    "con-\n  sulate": "consulate",
    "Britain-\nbased": "Britain-based",
    "well-\nknown": "well-known",
    "state-of-\nthe-art": "state-of-the-art",
    "cross-\nborder": "cross-border",
    "cross\u00ad\nborder": "crossborder",
    "con\u00adsu\u00adlate": "consulate",
    "con\u200bsulate\ufeff": "consulate",
}


@pytest.mark.parametrize("name", WRAPPED)
def test_wraps_are_no_ends_of_paragraphs(name):
    text, count = WRAPPED[name]
    assert len(lines.lines(lines.flattened(text))) == count
    assert len(lines.flattened(text)) == len(text)


@pytest.mark.parametrize("text", PARAGRAPH_A_LINE.values(), ids=PARAGRAPH_A_LINE)
def test_lines_that_are_paragraphs_stay_apart(text):
    assert lines.flattened(text) == text
    assert lines.unwrapped(text).text == text


@pytest.mark.parametrize("word", HYPHENS)
def test_a_word_parted_at_the_end_of_a_line_is_whole_again(word):
    text = f"It was late in the day when the {word} plan was read."
    read = lines.unwrapped(text)
    assert read.text == f"It was late in the day when the {HYPHENS[word]} plan was read."
    for start, character in enumerate(read.text):
        assert character == text[read.received_start(start)]
        assert read.place(read.received_start(start)) == start


@pytest.mark.parametrize("word", ["rerun", "re-run"])
def test_the_text_tells_whether_a_word_has_a_hyphen(word):
    text = f"The {word} was late and the man who lost the re-\nrun of the vote went home."
    assert lines.unwrapped(text).text.count(word) == 2


READERS = {"match", "fullmatch", "search", "findall", "finditer"}


class Counted:
    """A pattern, or the module of patterns, that counts the characters it is given to read."""

    def __init__(self, real):
        self.real, self.read = real, 0

    def __getattr__(self, name):
        if name not in READERS:
            return getattr(self.real, name)

        def call(*given):
            found = getattr(self.real, name)(*given)
            text = max((one for one in given if isinstance(one, str)), key=len)
            anchored = name in ("match", "fullmatch")
            self.read += (len(found[0]) if found else 1) if anchored else len(text)
            return found

        return call


def characters_read(monkeypatch, text):
    """Return how many characters the patterns read to take the wraps from a text."""
    with monkeypatch.context() as patch:
        counted = [Counted(real) for real in [re, *patterns().values()]]
        for name, one in zip(["re", *patterns()], counted, strict=True):
            patch.setattr(lines, name, one)
        lines.unwrapped(text)
    return sum(one.read for one in counted)


def patterns():
    return {name: one for name, one in vars(lines).items() if isinstance(one, re.Pattern)}


def test_the_work_grows_with_the_text(monkeypatch):
    def text(count):
        return "".join(
            f"The men of the old town re-\nopened{n} the road and " for n in range(count)
        )

    short, long = (characters_read(monkeypatch, text(count)) for count in (50, 100))
    assert short > len(text(50))
    assert long < 2.2 * short


@pytest.mark.parametrize("other", ["consulate's", "Consulate", "“consulate”", "consulate,"])
def test_the_word_elsewhere_may_have_a_capital_or_marks_beside_it(other):
    text = f"The {other} door was shut on the day when the con-\nsulate's guard was late for it."
    assert "the consulate's guard" in lines.unwrapped(text).text


def test_a_parted_verb_of_report_is_found():
    text = "The council an-\nnounced that it would re-\nopen the bridge in the town of Kars."
    (row,) = rows(text)
    assert row["cue"] == "an-\nnounced"
    assert row["text"] == "that it would re-\nopen the bridge in the town of Kars"


def rows(text):
    articles = pd.DataFrame({"article_id": ["a"], "text": [text]})
    found = quotations.extract(articles, segment.page_parts(articles))
    assert_sound(found, text)
    return found.to_dict("records")


def plain(value):
    return " ".join(value.split()) if isinstance(value, str) else None


def told(text):
    columns = ("kind", "text", "speaker", "cue", "rule", "fragment_of")
    return [[plain(row[column]) for column in columns] for row in rows(text)]


def sentences(text):
    found = segment.sentences(pd.DataFrame({"article_id": ["a"], "text": [text]}))
    assert all(text[row.start : row.end] == row.text for row in found.itertuples())
    return [(plain(row.text), row.part) for row in found.itertuples()]


# long enough to show how wide it is wrapped
LEAD = (
    "The old bridge over the river was built by the grandfather of the man who now wants to close "
    "it, and it has not been painted since the year in which the new harbour was opened."
)


def wrapped(paragraphs, width, between):
    fill = textwrap.TextWrapper(width, break_on_hyphens=False, break_long_words=False).fill
    return between.join(map(fill, paragraphs))


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=6, unique=True),
    st.integers(40, 110),
    st.sampled_from(["\n\n", "\n \n", "\n\n\n", "\r\n\r\n"]),
)
def test_rows_are_the_same_at_any_width(paragraphs, width, between):
    paragraphs = [LEAD, *paragraphs]
    text, whole = wrapped(paragraphs, width, between), "\n\n".join(paragraphs)
    assert told(text) == told(whole)
    assert sentences(text) == sentences(whole)


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(PARAGRAPHS[1:]), min_size=2, max_size=6, unique=True),
    st.integers(40, 80),
)
def test_rows_are_the_same_without_blank_lines(paragraphs, width):
    paragraphs = [LEAD, *paragraphs]
    filled = [wrapped([paragraph], width, "") for paragraph in paragraphs]
    widest = max(len(line) for one in filled for line in one.splitlines())
    for one, other in pairwise(filled):  # the end of a paragraph shows
        assume(len(one.splitlines()[-1]) + 1 + len(other.split()[0]) <= widest - 12)
    text, whole = "\n".join(filled), "\n".join(paragraphs)
    assert told(text) == told(whole)
    assert sentences(text) == sentences(whole)
