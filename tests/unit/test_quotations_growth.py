"""Work grows in line with the text, whatever the text is: steps are counted, not time.

A step is a line of the package that the interpreter runs. What happens inside a regular expression
is no step: see test_quotations_patterns.py.
"""

import sys

import pandas as pd
import pytest

from analysis import quotations

NEWS = (
    "Turkish President Ali Demir met Omar Berg in Kars. “We spoke for long,” he said, adding that "
    "talks “must go on.” Anna Moro, who was there, said that the “deal” was off.\n"
)
UNITS = {
    "news": NEWS,
    "opening marks": "“",
    "pairs of marks": "“”",
    "straight marks": '"',
    "single marks": "a' 'b ",
    "marks and line breaks": "“\n",
    "unclosed marks": "“abc\n\n“def\n",
    "no marks": "word ",
    "line breaks": "\n",
    "names": "Ali Demir ",
    "words in capitals": "ALI ",
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
    "persons of one name": "Ali Demir said yes. Omar Demir left. ",
    "ages": "Ali Demir, 41, left. “Yes,” the 42-year-old said. ",
    "initials of offices": "Chief Minister Ali Demir left. The CS said no. ",
    "lists of names": "Dinpl, Berg, ",
    "it of it": "The audit came. It said it was late. ",
    "firms behind their noun": "Airline Ovenby said no. The firm said yes. ",
    "bodies of two fields": "The Tin and Slate Board said no. ",
    "documents and papers": "The report Ali wrote said no. But it adds yes. The paper said no. ",
}
BAITS = [*" .—-’'([,:?…0Aa_“”\"«‘`\t\n", "A. ", "A-", "a'", "1,000,", "<a "]
FRAMES = ["{}", "Ali said: “{}.”", "“ALI {}"]  # outside marks, inside, and in an open quotation
LONG, COUNTED = 10_000, 1_500  # characters of a bait, and of one whose steps are counted


def article(text):
    return pd.DataFrame({"article_id": ["a"], "text": [text]})


def steps(text):
    """Lines of the package that run for one article."""
    count = 0
    home = quotations.__path__[0]

    def trace(frame, event, argument):
        nonlocal count
        if not frame.f_code.co_filename.startswith(home):
            return None
        count += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        quotations.extract(article(text))
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_steps_double_with_the_text(unit):
    once = unit * (2_000 // len(unit))
    steps(once)  # words are remembered
    assert steps(once * 2) < 2.3 * steps(once) + 500


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("bait", BAITS)
def test_bait_is_read_like_any_text(bait, frame):
    half, whole, long = (
        frame.format(bait * (size // len(bait))) for size in (COUNTED, 2 * COUNTED, LONG)
    )
    steps(half)
    assert steps(whole) < 2.3 * steps(half) + 500
    quotations.extract(article(long))  # would not come back from a pattern that explodes
