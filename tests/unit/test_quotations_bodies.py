"""Bodies and places: the one that "the club" or "it" stands for, and names that open sentences."""

import pandas as pd
import pytest

# text, then the speaker of every quotation in turn: None where the text does not tell
BODIES = {
    "firm, cut to its first word": (
        "Ovenby Foods fell by 4%. Ovenby cut its forecast. The company said it was “late”.",
        ["Ovenby Foods"],
    ),
    "firm, with what firms have behind it": (
        "Shares fell in Kars. Ovenby Foods shares lost most. The firm said it was “late”.",
        ["Ovenby Foods"],
    ),
    "firm that speaks, by a pronoun": (
        "Operator Nordic Lines denied it. Nobody was hurt in Port Selby. It said it was “late”.",
        ["Nordic Lines"],
    ),
    "club that its manager stands beside": (
        "Selby Rovers won in Kars. Rovers manager Anna Berg left. The club said it was “late”.",
        ["Selby Rovers"],
    ),
    "noun of the name": (
        "The Open Well Collective came to Kars. “We go,” the collective said.",
        ["Open Well Collective"],
    ),
    "noun of the name before its field": (
        "The Selby Museum of Rural Life is shut. The museum said it was “late”.",
        ["Selby Museum of Rural Life"],
    ),
    "words of the name": (
        "The Selby Coast Guard came. A storm broke. The coast guard said it was “late”.",
        ["Selby Coast Guard"],
    ),
    "noun of another body": (
        "The Selby Coast Guard came. The prison guard said it was “late”.",
        ["prison guard"],
    ),
    "place, which is no body": (
        "Fire broke out in Port Selby. It said it was “late”.",
        [None],
    ),
    "child with an age": (
        "The Selby Museum of Rural Life is shut. One pupil, 9-year-old Ibro Bakas, fell. "
        "“It hurt,” he said.",
        ["Ibro Bakas"],
    ),
    "plural that opens a sentence": (
        "The charity Ovenby Aid denied it. Survivors wept. It said it was “late”.",
        ["Ovenby Aid"],
    ),
    "name of a club that opens a sentence": (
        "The cup went to Rovers. Rovers said it was “late”.",
        ["Rovers"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), BODIES.values(), ids=BODIES)
def test_body(extract, text, expected):
    found = extract(text)
    speakers = found.loc[found["kind"].isin(["direct", "mixed"]), "speaker"]
    assert [None if pd.isna(name) else name for name in speakers] == expected
