"""Marks: what stands between quotation marks of every form, and what only looks like a mark."""

import pandas as pd
import pytest

# name, text, the words between each pair of marks that is a quotation
QUOTED = [
    ("curly", "“We will go,” said Ali.", ["We will go,"]),
    ("straight", '"We will go," said Ali.', ["We will go,"]),
    ("guillemets", "«We are ready to go», said Ali.", ["We are ready to go"]),
    ("guillemets with blanks", "« We are ready to go », said Ali.", ["We are ready to go"]),
    ("low and high", "„We are ready to go,” said Ali.", ["We are ready to go,"]),
    (
        "low marks that close together",
        "Ali said: „They told us: ‚You must wait.‘“",
        ["They told us: ‚You must wait.‘", "You must wait."],
    ),
    ("two apostrophes", "''We will go,'' Mr. Demir said.", ["We will go,"]),
    ("two curly apostrophes", "‘‘We will go,’’ Mr. Demir said.", ["We will go,"]),
    ("grave accents", "``We will go,'' Mr. Demir said.", ["We will go,"]),
    ("wrong way round", "”We will go,“ said Ali.", ["We will go,"]),
    ("opening mark at the end", "“We will go,“ said Ali.", ["We will go,"]),
    (
        "single marks around a plural's apostrophe",
        "'The workers' demands are fair,' said Priya Khan.",
        ["The workers' demands are fair,"],
    ),
    (
        "British single",
        "‘We can’t go on,’ said Ali. ‘It is over.’",
        ["We can’t go on,", "It is over."],
    ),
    (
        "single with a plural",
        "Ali said: ‘The soldiers’ tents are gone.’",
        ["The soldiers’ tents are gone."],
    ),
    ("single in a headline", "Minister: 'We were wrong'\n\nHe spoke on Friday.", ["We were wrong"]),
    ("nested single", "“He told me ‘wait’,” Ali said.", ["He told me ‘wait’,", "wait"]),
    ("nested double", "‘He told me “wait”,’ Ali said.", ["He told me “wait”,", "wait"]),
    ("nested double first", "‘“Never,” he told me,’ Ali said.", ["“Never,” he told me,", "Never,"]),
    (
        "nested double at the end",
        "‘They said, “Never,”’ said Ali. ‘He’s in the guards’ “tower”.’",
        ["They said, “Never,”", "Never,", "He’s in the guards’ “tower”."],
    ),
    (
        "nested double, straight",
        "'We can't leave our neighbours' \"house\",' said Ali. 'It is \"ours\" now.'",
        ["We can't leave our neighbours' \"house\",", 'It is "ours" now.'],
    ),
    (
        "single over paragraphs, with plurals and years",
        "‘Never again the ’90s,’ Ali said. ‘The elders’ word is law.\n\n"
        "‘We saw the elders’ books burn.\n\n‘We saw it twice.’",
        [
            "Never again the ’90s,",
            "The elders’ word is law.",
            "We saw the elders’ books burn.",
            "We saw it twice.",
        ],
    ),
    (
        "plural before a word that no noun begins",
        "Ali called them ‘dear friends’ and the soldiers’ camp ‘a home’.",
        ["dear friends", "a home"],
    ),
    ("elision on both sides", "‘It is rock ’n’ roll,’ said Ali.", ["It is rock ’n’ roll,"]),
    (
        "single in a headline over double",
        "Troops 'will not wait', says Demir\n\n\"We will go now,\" Demir said.",
        ["will not wait", "We will go now,"],
    ),
    (
        "single nested in double everywhere",
        "“He said ‘no’ and ‘never’,” Ali said. “It's the guards' word.”",
        ["He said ‘no’ and ‘never’,", "no", "never", "It's the guards' word."],
    ),
    (
        "curly nested in guillemets",
        "«\u00a0He said “no” to “all” of it\u00a0», said Ali. «\u202fWe wait for “him”.\u202f»",
        ["He said “no” to “all” of it", "no", "We wait for “him”."],
    ),
    ("guillemets inward", "»We will not go«, said Ali. »We wait.«", ["We will not go", "We wait."]),
    (
        "low marks nested",
        "„We will not go,“ said Ali. „He told me ‚never again‘, and left.“",
        ["We will not go,", "He told me ‚never again‘, and left.", "never again"],
    ),
    (
        "three apostrophes",
        "''The Kurds' leaders said 'no,''' Mr. Demir said. ''It's our brothers' war.''",
        ["The Kurds' leaders said 'no,'", "no,", "It's our brothers' war."],
    ),
    ("bracket first", "“[We] will go,” said Ali.", ["[We] will go,"]),
    ("dash before", "Ali had one wish—“Let us go”—and no more.", ["Let us go"]),
    ("glued to the next word", '"We will go,"Ali Demir said.', ["We will go,"]),
    ("several marks in a row", "“Yes,” “no,” “never,” said Ali.", ["Yes,", "no,", "never,"]),
    ("unclosed last", "“We will go,” said Ali. “It is late.", ["We will go,", "It is late."]),
    (
        "paragraphs without closing marks",
        "“It is ready,” Ali said. “It has parts.\n\n“One is money.\n\n“One is time.”",
        ["It is ready,", "It has parts.", "One is money.", "One is time."],
    ),
    ("line break inside", "“We will go\nto Kars today,” said Ali.", ["We will go\nto Kars today,"]),
    ("inches and a quotation", 'A 3.5" round was "not ours," Ali said.', ["not ours,"]),
    ("feet and inches", 'Ali is 6\' 2" and "very fit," his doctor wrote.', ["very fit,"]),
    ("Cyrillic", "«Мы готовы ехать», said Peskov.", ["Мы готовы ехать"]),
    ("Arabic", "“نحن مستعدون للحوار,” said the minister.", ["نحن مستعدون للحوار,"]),
]
# name, text: nothing in it is a quotation
UNQUOTED = [
    ("scare quotes in single marks beside speech", "The ‘safe zone’ of the ’90s is gone."),
    ("apostrophes", "The soldiers' tents and Ali's car weren't there in the '90s."),
    ("curly apostrophes", "The soldiers’ tents and Ali’s car weren’t there in the ’90s."),
    ("inches", 'The shell was 5\' 10" long and 6" wide.'),
    ("attributes of a tag", 'See <a href="x.html" class="y">here</a> for more.'),
    ("one mark", 'The " key is stuck.'),
    ("unclosed with a report", "“We will go, said Ms. Demir.\n\nThe vote is on Monday."),
    ("unclosed with a description", "“We will go, the general said.\n\nThe vote is on Monday."),
    ("unclosed with a pronoun", "“We will go, he told the men, and they laughed.\n\nIt rained."),
    ("unclosed with a name", '"We will go, Anna Berg said, smiling. They left.\n\nIt rained.'),
    (
        "unclosed before a paragraph with marks",
        "“It is late, says Anna Berg, who is ill. They left.\n\n“It is” a sign.",
    ),
    ("title of a weekly", "The weekly “Le Point” came out."),
    ("under a headline", "It ran under the headline “the ghost ships of Izmir”."),
    ("so-called", "The so-called “safe zone” was shelled on Friday."),
    ("title of a film", "The film “The Road” opens on Friday."),
    ("title of a show", "On NBC's “Meet the Press,” two guests met."),
    ("known as", "Known in the valley as “the Tailor,” Ali Demir had a shop."),
    ("thing called so", "Ali Demir hosts a podcast called “Desert Mail.”"),
    ("song", "Fans sang “Blue Is the Harbour” for an hour."),
    ("nickname", "Ali “Tiger” Demir won the vote."),
    ("empty", "The sign “” was blank."),
    ("nothing", ""),
    ("blanks", " \n \n\t"),
]
KINDS = [
    ("sentence", "“We will go,” Ali said.", "direct"),
    ("after a colon", "Ali said: “We will go.”", "direct"),
    ("after a comma", "Ali said, “We will go.”", "direct"),
    ("words of a sentence", "Ali said ties were “at their peak” now.", "mixed"),
    ("end of a clause", "Ali said all would be free, “guards included.”", "mixed"),
    ("predicate before the cue", "Troops “will not wait”, Ali said.", "mixed"),
    ("right after the cue", "Ali was heard shouting “Get out!” before the roof fell.", "direct"),
    ("after an aside", "The deal is dead or, as Ali put it, “sleeping very deeply.”", "mixed"),
    ("after that", "Ali said that “we will go to Kars.”", "mixed"),
    ("predicate", "Ali called the deal “dead”.", "mixed"),
    ("object", "Ali promised “a new start” for the town.", "mixed"),
    ("a title", "The book “A Long War” came out.", "scare"),
    ("a term", "A so-called “de-escalation zone” was set up.", "scare"),
    ("no marks", "Ali said that he would go to Kars.", "indirect"),
]


@pytest.mark.parametrize(("text", "words"), [c[1:] for c in QUOTED], ids=[c[0] for c in QUOTED])
def test_words_between_marks(extract, text, words):
    found = extract(text)
    marked = found[found["marked"] & ~found["kind"].isin(["indirect", "scare"])]
    assert marked["text"].tolist() == words


@pytest.mark.parametrize("text", [c[1] for c in UNQUOTED], ids=[c[0] for c in UNQUOTED])
def test_no_quotation(extract, text):
    assert set(extract(text)["kind"]) <= {"scare"}


@pytest.mark.parametrize(("text", "kind"), [c[1:] for c in KINDS], ids=[c[0] for c in KINDS])
def test_kind(extract, text, kind):
    assert extract(text)["kind"].tolist() == [kind]


INTERRUPTED = [
    ("“The talks,” Ali said, “were long.”", [None, "a0-q01"]),
    ("“The talks,” Ali said. “They were long.”", [None, "a0-q01"]),
    ("Ali called it “long” and “hard”.", [None, "a0-q01"]),
    ("“Yes,” said Ali. “No,” said Omar.", [None, None]),
    ("“It is ready,” Ali said.\n\n“We go,” Omar said.", [None, None]),
    ("“Go,” Ali said. “It is late.\n\n“It is cold.”", [None, "a0-q01", "a0-q02"]),
]


@pytest.mark.parametrize(("text", "whole"), INTERRUPTED)
def test_parts_of_one_quotation_are_linked(extract, text, whole):
    found = extract(text)["fragment_of"]
    assert [None if pd.isna(x) else x for x in found] == whole


UNMARKED = [
    (
        "set off",
        "“We hold on,” Ali Demir said.\n\nWe believe in peace. I know we will win.\n\nOmar left.",
        [("We believe in peace. I know we will win.", "Ali Demir")],
    ),
    (
        "reporter speaks",
        "“Our ties are strong,” Ali said.\n\nWe believe him.\n\nI left the room.",
        [],
    ),
    (
        "transcript",
        "Sergey Lavrov met the press.\n\nLAVROV: We have met.\n\nDEMIR: We agree.",
        [("We have met.", "Sergey Lavrov"), ("We agree.", "Demir")],
    ),
    (
        "transcript without diacritics",
        "Mevlüt Çavuşoğlu met the press.\n\nQ: Will you go?\n\nCAVUSOGLU: We will.",
        [("Will you go?", None), ("We will.", "Mevlüt Çavuşoğlu")],
    ),
    (
        "questions and answers",
        "Q: Will you meet?\n\nA: We will meet in Sochi.",
        [("Will you meet?", None), ("We will meet in Sochi.", None)],
    ),
    (
        "answers of the one person named",
        "Ayla Koç runs a clinic.\n\nQ. Are you afraid?\n\nA. No, I am not.",
        [("Are you afraid?", None), ("No, I am not.", "Ayla Koç")],
    ),
    (
        "turns in small letters",
        "Host: Are you afraid?\n\nAyla Koç: No, I am not.\n\nHost: Why?",
        [("Are you afraid?", "Host"), ("No, I am not.", "Ayla Koç"), ("Why?", "Host")],
    ),
    (
        "marks inside a turn",
        "LAVROV: We have met.\n\nERDOĞAN: They said “no” twice.",
        [("We have met.", "Lavrov"), ("They said “no” twice.", "Erdoğan")],
    ),
    ("labels that do not come up again", "Price: 5\n\nPlace: Kars\n\nTime: now", []),
    ("one label", "NOTE: The office is closed.\n\nIt opens on Monday.", []),
]


@pytest.mark.parametrize(
    ("text", "speech"), [c[1:] for c in UNMARKED], ids=[c[0] for c in UNMARKED]
)
def test_speech_without_marks(extract, text, speech):
    found = extract(text)
    apart = found[~found["marked"]]
    names = [None if pd.isna(s) else s for s in apart["speaker"]]
    assert list(zip(apart["text"], names, strict=True)) == speech
    assert set(apart["kind"]) <= {"direct"}


def test_words_that_go_on_after_an_aside_are_direct(extract):
    found = extract("“The bridge,” said Ali, who built it, “will not stand.”")
    assert found["kind"].tolist() == ["direct", "direct"]
