"""Time grows in line with the text, whatever the text is."""

import gc
import time

import pandas as pd
import pytest

from analysis import quotations

NEWS = (
    "Turkish President Ali Demir met Omar Berg in Kars. “We spoke for long,” he said, adding that "
    "talks “must go on.” Anna Moro, who was there, said that the “deal” was off.\n"
)
PROSE = "The river ran low that year, and the road to the pass was dry until the first snow. "
UNITS = {
    "news": NEWS,
    "opening marks": "“",
    "pairs of marks": "“”",
    "straight marks": '"',
    "single marks": "a' 'b ",
    "marks and line breaks": "“\n",
    "unclosed marks": "“abc\n\n“def\n",
    "no marks": "word ",
    "blanks": " ",
    "line breaks": "\n",
    "one long word": "a",
    "names": "Ali Demir ",
    "capitals": "ALI ",
    "reports": "he said ",
    "commas": "a, ",
    "brackets": "( ",
    "tags": "<a ",
    "turns": "ALI: b\n",
    "turns in small letters": "Ali: b\nOmar: c\n",
    "nested marks": "‘a “b” c’ ",
    "single marks over lines": "‘Abc\n‘Def\n",
    "bodies": "The Kars Agency and the agency said. ",
    "descriptions": "the minister said ",
    "passives": "was called by ",
    "vouching": "according to ",
    "relative clauses": "which Ali said, ",
}


def taken(text):
    """Processor time of one article, without the pauses of the garbage collector."""
    articles = pd.DataFrame({"article_id": ["a"], "text": [text]})
    gc.collect()
    gc.disable()
    begun = time.process_time()
    quotations.extract(articles)
    spent = time.process_time() - begun
    gc.enable()
    return spent


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_time_doubles_with_the_text(unit):
    once = unit * (16_000 // len(unit))
    short = min(taken(once) for _ in range(2))
    long = min(taken(once * 2) for _ in range(2))
    assert long < max(2.6 * short, 0.1)


def test_many_persons_of_one_name_take_linear_time():
    def crowd(size):
        return " ".join(f"Ali{n} Demir said yes. Omar{n} left." for n in range(size))

    short = min(taken(crowd(1000)) for _ in range(2))
    assert min(taken(crowd(2000)) for _ in range(2)) < max(2.6 * short, 0.15)


def test_an_article_of_five_million_characters_takes_seconds():
    page = NEWS * 3 + PROSE * 40
    assert taken(page * (5_000_000 // len(page))) < 30


def test_a_million_marks_take_seconds():
    assert taken("“" * 1_000_000) < 20
