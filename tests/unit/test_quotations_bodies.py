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


# text, then the speaker of every quotation in turn, as fully as the text has the name or words
FULL = {
    "taken up by the noun alone": (
        "A Western envoy came. “We go,” the envoy said.",
        ["Western envoy"],
    ),
    "taken up with what tells who": (
        "Kars slept, said two people familiar with the talks. The people said it was “late”.",
        ["two people familiar with the talks"],
    ),
    "brought in outside a report": (
        "She read a damp letter from the Selby Port Trust. “We go,” the letter said.",
        ["Selby Port Trust"],
    ),
    "plural": (
        "Ibro Bakas met traders at the port of Kars. “We go,” the traders said.",
        ["traders at the port of Kars"],
    ),
    "age is left out": (
        "A 43-year-old man came. “I am ill,” the man said.",
        ["man"],
    ),
    "thing with its place": ("A sign outside the barn read “Open”.", ["sign outside the barn"]),
    "close to": ("A source close to the mayor said it was “late”.", ["source close to the mayor"]),
    "document read into something": (
        "It was “late”, according to an affidavit read into the record.",
        ["affidavit read into the record"],
    ),
    "new": (
        "It was “late”, according to a new survey from Selby Polls.",
        ["survey from Selby Polls"],
    ),
    "statement that somebody issued": (
        "The Selby Port Trust later issued a short statement saying it was late. "
        "“We go,” the statement read.",
        ["Selby Port Trust"],
    ),
    "office": (
        "Mayor Anna Berg left. Her office said it was “late”.",
        ["Anna Berg's office"],
    ),
    "honour behind the name": ("“It is late,” said Anna Bakas KC.", ["Anna Bakas"]),
    "office in capitals": ("“It is late,” said Reds MEP Ibro Bakas.", ["Ibro Bakas"]),
    "firm, with its legal form": (
        "Ovenby Rail sinks\n\nOvenby Rail Leasing Inc. fell. Ovenby Rail said it was “late”.",
        ["Ovenby Rail Leasing Inc"],
    ),
    "part of the day in a name": ("The Morning Clarion called it “late”.", ["Morning Clarion"]),
    "she and her husband": (
        "Anna Berg runs it. She and her husband, Karl Berg, said it was “late”.",
        ["Anna Berg and Karl Berg"],
    ),
    "he and somebody with a title": (
        "Karl Berg runs it. He and inspector Anna Stark said it was “late”.",
        ["Karl Berg and Anna Stark"],
    ),
    "two with what they are": (
        "Karl Berg, head of the port, and Anna Stark, of the union, said it was “late”.",
        ["Karl Berg and Anna Stark"],
    ),
    "two behind a title": (
        "Co-authors Ibro Bakas and Anna Stark said it was “late”.",
        ["Ibro Bakas and Anna Stark"],
    ),
    "they, of two": (
        "Director Karl Berg and the mayor, Anna Stark, thanked her. “We go,” they said.",
        ["Karl Berg and Anna Stark"],
    ),
    "one of a list that somebody met": (
        "Karl Berg met Ibro Bakas, a guard, and Anna Stark said it was “late”.",
        ["Anna Stark"],
    ),
}


# text, then the speaker of every quotation in turn, whom a description takes up
DESCRIBED = {
    "nationality, of the first whom the text names": (
        "Coach Karl Berg left. Goals from Ibro Bakas and Anna Stark won it.\n\n"
        "“I am glad,” the Croatian said.",
        ["Karl Berg"],
    ),
    "nationality, of whom the paragraph names": (
        "Coach Karl Berg left.\n\nAnna Stark won it. “I am glad,” the Croatian said.",
        ["Anna Stark"],
    ),
    "nationality once told": (
        "Coach Karl Berg left. “I am glad,” the Croatian said.\n\nAnna Stark won it. "
        "“I am not,” the Croatian said.",
        ["Karl Berg", "Karl Berg"],
    ),
    "age and nationality": (
        "Anna Stark won it. The 29-year-old Croatian, speaking in Kars, said it was “late”.",
        ["Anna Stark"],
    ),
    "age, of the first whom the text names": (
        "Karl Berg takes over from Ibro Bakas.\n\nThe 56-year-old said it was “late”.",
        ["Karl Berg"],
    ),
    "only person of the paragraph": (
        "Anna Stark won it.\n\nHer predecessor, Karl Berg, was blunt. "
        "The former opener said it was “late”.",
        ["Karl Berg"],
    ),
    "only person of the text": (
        "Karl Berg won it.\n\nThe left-hander, who is 30, was tired. “I am glad,” he said.",
        ["Karl Berg"],
    ),
    "one of two people of the paragraph": (
        "Anna Stark met Karl Berg. The opener said it was “late”.",
        ["opener"],
    ),
    "somebody who was there before": (
        "An opener left. Anna Stark stayed. The opener said it was “late”.",
        ["opener"],
    ),
    "somebody of a place": (
        "Karl Berg sits for Selby North. “I coughed,” the Selby lawmaker said.",
        ["Karl Berg"],
    ),
    "head of state": (
        "President Karl Berg came. The head of state said it was “late”.",
        ["Karl Berg"],
    ),
    "passenger": (
        "Karl Berg drove. His passenger, a teacher, slept. “It is late,” she said.",
        ["passenger"],
    ),
    "somebody's": (
        "Minister Anna Stark left. Her shadow, Kwabo Asare, stayed. “It is late,” he said.",
        ["Kwabo Asare"],
    ),
    "the with a title behind a comma": (
        "Their coach, the former winger Karl Berg, said it was “late”.",
        ["Karl Berg"],
    ),
    "participle behind a relative clause": (
        "Karl Berg has apologised to people who were stranded, admitting it was “late”.",
        ["Karl Berg"],
    ),
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [*BODIES.values(), *FULL.values(), *DESCRIBED.values()],
    ids=BODIES | FULL | DESCRIBED,
)
def test_body(extract, text, expected):
    found = extract(text)
    speakers = found.loc[found["kind"].isin(["direct", "mixed"]), "speaker"]
    assert [None if pd.isna(name) else name for name in speakers] == expected
