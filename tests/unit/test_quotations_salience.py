"""Salience: what a mention weighs by its part in the sentence, and whom a pronoun stands for."""

import runpy

import pandas as pd
import pytest
from ours import ROOT

from analysis.quotations.article import draft
from analysis.quotations.persons.discourse import PRONOUN_REACH
from analysis.quotations.persons.mention_weights import (
    ASKER,
    OBJECT,
    OTHER,
    REPORTED,
    SOURCE,
    SUBJECT,
)

# text, and the weight of every name in it in turn
WEIGHTS = {
    "source": ("Anna Berg said no.", [SOURCE]),
    "source, with the rest of the title": ("Secretary of State Anna Berg said no.", [SOURCE]),
    "beside the head of a source": ("The aide of Karl Demir said no.", [OTHER]),
    "subject": ("Anna Berg left.", [SUBJECT]),
    "subject with an aside": ("Anna Berg, head of the port, was late.", [SUBJECT]),
    "object": ("The men met Anna Berg.", [OBJECT]),
    "after a preposition": ("The men ran to Anna Berg.", [OTHER]),
    "owner": ("The men took Anna Berg's car.", [OTHER]),
    "before a noun": ("The men of the Anna Berg campaign left.", [OTHER]),
    "topic": ("As for Anna Berg, it was late.", [SUBJECT]),
    "one who asks, one who is asked": (
        "Anna Berg asked Karl Demir whether it was late.",
        [ASKER, SOURCE * REPORTED],
    ),
    "in a report": ("Anna Berg said Karl Demir was late.", [SOURCE, SUBJECT * REPORTED]),
    "before the report's source": (
        "Karl Demir was late, Anna Berg said.",
        [SUBJECT * REPORTED, SOURCE],
    ),
    "after a subordinate report": (
        "When Anna Berg said that it was late, Karl Demir left.",
        [SOURCE, SUBJECT],
    ),
}
# text, and the speaker of its last quotation
SPEAKERS = {
    "the nearer of two subjects": (
        "Karl Berg left. Omar Demir stayed. “It is late,” he said.",
        "Omar Demir",
    ),
    "a speaker before a subject": (
        "Karl Berg said it was late. Omar Demir left for Kars. “We wait,” he said.",
        "Omar Demir",
    ),
    "not one whom the quotation names": (
        "Karl Berg met Omar Demir. “Karl Berg is a friend,” he said.",
        "Omar Demir",
    ),
    "one whose name shows the sex": (
        "Karl Berg met Anna Demir. “It is late,” she said.",
        "Anna Demir",
    ),
    "one mentioned again": (
        "Karl Berg came. Karl Berg saw the men. The men met Omar Demir. “We go,” he said.",
        "Karl Berg",
    ),
    "somebody without a name": (
        "Ali Demir left. An old man stayed. “It is late,” he said.",
        "old man",
    ),
    "nobody within reach": (
        "Karl Berg left. "
        + "It rained on the old town. " * (PRONOUN_REACH // 6 + 1)
        + "“Go,” he said.",
        None,
    ),
    "whom a paper quotes": (
        "The Hour quoted Karl Berg as saying: “It is late.”",
        "Karl Berg",
    ),
    "her, who": ("Anna Berg left. They asked about her, who said: “We go.”", "Anna Berg"),
    "an Arabic name in -ed that opens a sentence": (
        "Majed al-Ansari, speaking in Doha for the envoys, called it “a good sign”.",
        "Majed al-Ansari",
    ),
    "a given name that is a capital": ("Sofia Berg left. “We go,” Ms. Berg said.", "Sofia Berg"),
    "the only one left": (
        "Hakan Demir met Sergei Berg of Russia. “We talked,” the Turkish minister said.",
        "Hakan Demir",
    ),
    "no family without the": ("Karl Berg came. Karla left. “No,” Karla said.", "Karla"),
    "surname that ends a headline": (
        "Minister Khaled Ahmed Wins Vote\n\nIt rained. “I am glad,” Ahmed said.",
        "Khaled Ahmed",
    ),
    "a body in capitals": ("NATO denied any role. “We were not there,” it said.", "NATO"),
    "a newspaper by its name": (
        "Le Soir backed it. “It was time,” the newspaper wrote.",
        "Le Soir",
    ),
    "an age": ("Dana Holt, 19, won gold. “I am stunned,” the 19-year-old said.", "Dana Holt"),
    "an age, after a group spoke": (
        "Ali Demir came. “We go,” villagers said. “It is late,” the 34-year-old said.",
        "Ali Demir",
    ),
    "a surname that is a people's": ("“Reckless” was how Mr. Dane described it.", "Dane"),
    "words for a job": ("Ali Demir worked as a “fixer” in Kars. “No,” he said.", "Ali Demir"),
}


@pytest.mark.parametrize(("text", "expected"), WEIGHTS.values(), ids=WEIGHTS)
def test_weight_of_a_mention(text, expected):
    one = draft("a", text, [])
    names = [one.places[place].weight for place in one.registry.places]
    assert names == pytest.approx(expected)


@pytest.mark.parametrize(("text", "expected"), SPEAKERS.values(), ids=SPEAKERS)
def test_person_behind_the_last_quotation(extract, text, expected):
    found = extract(text)
    last = found[found["kind"].isin(["direct", "mixed"])].iloc[-1]["speaker"]
    assert (None if pd.isna(last) else last) == expected


def test_names_of_one_person_are_told_from_names_of_two(monkeypatch):
    monkeypatch.syspath_prepend(ROOT / "benchmarks")
    same = runpy.run_path(str(ROOT / "benchmarks" / "pronouns.py"))["same"]
    assert same("Obama", "Barack Obama")
    assert same("Mr. José Berg’s", "Jose M. Berg")
    assert not same("Bill Berg", "Anna Berg")
    assert not same("", "Berg")


def test_the_pronouns_read_are_spans_each_once():
    rows = pd.read_csv(ROOT / "benchmarks" / "pronouns.csv", keep_default_na=False)
    assert not rows.duplicated(["doc", "start"]).any()
    assert (rows["end"] - rows["start"]).between(2, 6).all()
    assert set(rows["split"]) == {"dev", "train", "train, unseen"}
    assert rows.loc[rows["readers"] == 1, "second"].eq("").all()
    assert not rows["name"].str.startswith("[").any()
