"""The lexicon of labels: its rows, those of a study, and what those of the package assume."""

import json
import re
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from labelled import QUOTATIONS, article, found, quotations, sentence, texts

from analysis import labels, schema, segment
from analysis.labels import automaton
from analysis.labels import words as reading
from analysis.labels.automaton import LONGEST
from analysis.labels.entries import Lexicon, brought, entry
from analysis.labels.patterns import WORD
from analysis.labels.search import Search


def lexicon(*rows):
    """The search with a lexicon of these rows alone."""
    return Search(Lexicon(entry(*row, f"own.csv, row {n}") for n, row in enumerate(rows, 1)))


def of(search, text):
    return [text[label.start : label.end] for label in next(search.article([text]))]


def test_a_reader_can_write_a_lexicon():
    patterns = lexicon(
        ("hill|river", "", "list kind"),
        ("<kind>* bandits|robbers (of # hills)", "bandits", "armed_group"),
        ("[the] king [rode]", "king", "leader"),
    )
    text = "Hill river bandits of 7 hills and robbers saw the king rode; the king sat, a king rode."
    assert of(patterns, text) == ["Hill river bandits of 7 hills", "robbers", "king"]


def test_upper_row_wins_a_tie():
    patterns = lexicon(("raid", "one", "fighting"), ("raid|foray", "two", "fighting"))
    found = next(patterns.article(["A raid, a foray."]))
    assert [label.referent for label in found] == ["one", "two"]


def test_shapes_in_a_lexicon():
    patterns = lexicon(
        ("^", "", "list name"),
        ("monday", "", "list not ^"),
        ("the", "", "list *ed"),
        ("red", "", "list not *ed"),
        ("the", "", "list ##"),
        ("king <name>*", "king", "leader"),
        ("(*ed) hills", "hills", "territory"),
        ("- held|run camp", "camp", "territory"),
        ("(##) siege", "siege", "fighting"),
        ("[the] guard [.]", "guard", "force"),
        ("free State", "Free State", "territory"),
        ("[.] dateline [.]", "place", "territory"),
    )
    for text, expected in (
        ("He met King Ot Bo Monday.", ["King Ot Bo"]),
        ("He Met King Ot Bo", ["King"]),
        ("The looted hills, looted hills, the red hills.", ["looted hills", "hills", "hills"]),
        ("An orc-held camp, orcs held camp.", ["orc-held camp"]),
        ("The 2015 siege, in 2015 siege, the 20 siege.", ["2015 siege", "siege", "siege"]),
        ("The guard, the guard post", ["guard"]),
        ("The Free State and a free state", ["Free State"]),
        ("Dateline, the dateline, Dateline said", ["Dateline"]),
    ):
        assert of(patterns, text) == expected


def test_a_list_may_hold_the_end_of_a_clause():
    patterns = lexicon(("hill .", "", "list kind"), ("camp <kind>*", "camp", "fighting"))
    assert of(patterns, "Camp hill.") == ["Camp hill"]


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        (("raid", "raid", "war"), "unknown category 'war'"),
        (("<tribe> raid", "raid", "fighting"), "<tribe>, which no row above defines"),
        (("*en raid", "raid", "fighting"), "*en, which no row above defines"),
        (("a (raid", "raid", "fighting"), "brackets"),
        (("", "raid", "fighting"), "is empty"),
        (("(raid)", "raid", "fighting"), "can stand for no words"),
        (("[the]", "raid", "fighting"), "can stand for no words"),
        (("a [the] raid", "raid", "fighting"), "at either end"),
        (("raid|", "raid", "fighting"), "'' is no word"),
    ],
)
def test_a_wrong_row_is_named(row, complaint):
    with pytest.raises(ValueError, match=r"own\.csv, row 2: ") as caught:
        lexicon(("attack", "attack", "fighting"), row)
    assert complaint in str(caught.value)
    rows = pd.DataFrame([(*row, "")], columns=["pattern", "referent", "category", "gloss"])
    with pytest.raises(ValueError, match="the study's lexicon, row 1: ") as caught:
        labels.find(sentence("A raid."), QUOTATIONS, rows)
    assert complaint in str(caught.value)


def test_rows_of_a_list_stand_together():
    with pytest.raises(ValueError, match=r"row 3: .*do not stand together"):
        lexicon(("a", "", "list x"), ("b", "", "list y"), ("<y>", "", "list x"))


def test_every_row_of_the_lexicon_says_what_it_names():
    for row in brought():
        assert row.list or row.category == "out" or row.referent, row


# --------------------------------------------------------------------- what the package assumes


def fits(row, wanted):
    return all(re.fullmatch(pattern, row[column]) for column, pattern in wanted.items())


# Short texts in twelve styles, written before the rows that they try; those in WRONG still are.
LINES = Path(__file__).with_name("labels_cases.jsonl").read_text(encoding="utf-8").splitlines()
CASES = [json.loads(line) for line in LINES]
WRONG = (
    "Shares in London",
    "Ireland's forwards",
    "The two phone makers",
    "The queen of the ballads",
    "The peasants' revolt",
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_a_battle_is_told_from_a_contest_and_a_capital_from_a_government(case):
    texts = segment.sentences(pd.DataFrame({"article_id": ["a"], "text": [case["text"]]}))
    rows = labels.find(texts, QUOTATIONS).to_dict("records")
    right = all(any(fits(row, one) for row in rows) for one in case["has"])
    right = right and not any(fits(row, one) for row in rows for one in case["lacks"])
    assert right == (not case["text"].startswith(WRONG)), rows


def words(text):
    """Return the words of a text; those of a name that other names share go with its short form."""
    found = set(re.findall(r"[^\W\d_]+", text.lower()))
    return found | ({"us"} if re.search(r"\bunited states\b", text.lower()) else set())


SHARED = {"a", "new", "north", "south", "united", "states", "republic"}  # words of many names


def families():
    """Each word of a name of a state or place, with the words that are names of the same."""
    found = {}
    for row in brought():
        if row.list == "country":
            names = (words(row.pattern) | words(row.referent)) - SHARED
            for name in names:
                found.setdefault(name, set()).update(names)
    for row in brought():
        if row.list == "capital":  # spelled in two ways: Kyiv, Kiev
            names = words(row.pattern) & found.keys()
            for name in names:
                found[name] |= names
    return found


FAMILIES = families()
NAMES = sorted({e.pattern.split("|")[0] for e in brought() if e.list in ("country", "place")})
NAMES = [name.title() for name in NAMES if "(" not in name]
SPOKEN = (
    "the the a rebels militants troops forces government regime president prime minister war civil "
    "attack on battle for of in and leaders two countries jets coalition allies stronghold "
    "de-escalation zone NATO member SDF ISIL IDF IRGC Hezbollah opposition backed led said "
    "conflict-ridden country its counterpart King Tony Blake army de-facto reinforcements . ,"
)
WORLD = st.sampled_from(SPOKEN.split()) | st.sampled_from(NAMES)


@settings(max_examples=200)
@example("the Kiev")
@example("United States troops")
@given(st.lists(WORLD, max_size=30).map(" ".join))
def test_no_referent_names_a_state_that_the_text_does_not(text):
    for referent in labels.find(sentence(text), QUOTATIONS)["referent"]:
        for word in words(referent) & FAMILIES.keys():
            assert FAMILIES[word] & words(text), (referent, text)


def test_fixed_referents_name_no_state():
    for row in brought():
        if not row.list and row.category != "out":
            given = words(row.referent) & FAMILIES.keys()
            assert all(FAMILIES[word] & words(row.pattern) for word in given), row


@settings(max_examples=60)
@given(
    st.lists(st.lists(WORLD, max_size=12).map(" ".join), min_size=1, max_size=4),
    st.lists(st.lists(WORLD, max_size=12).map(" ".join), max_size=3),
)
def test_what_follows_changes_nothing_before(before, after):
    def rows(texts):
        return labels.find(article(*texts), QUOTATIONS)[
            schema.table("labels").names[:-1]
        ].values.tolist()

    alone, more = rows(before), rows(before + after)
    assert more[: len(alone)] == alone
    assert all(row[1] > len(" ".join(before)) for row in more[len(alone) :])


def test_open_names_need_arms_or_the_want_of_civil_life():
    def kinds(*texts):
        return labels.find(article(*texts), QUOTATIONS)["text"].tolist()

    assert kinds("The rebels won the battle.") == ["rebels", "battle"]
    assert kinds("Voters like the rebels.", "The battle was short.") == []
    assert kinds("Voters like the rebels.", "Shells and mortars fell.", "Rebels fled.") == [
        "Rebels"
    ]
    assert kinds("A battle was fought.") == []
    assert kinds("A battle was fought near Mosul.") == ["battle"]


def test_a_label_has_no_more_than_so_many_words():
    text = "Turkish-backed " * 100 + "rebels fled."
    assert texts(text)[-1].endswith("rebels")
    assert max(len(WORD.findall(label)) for label in texts(text)) <= LONGEST


def test_what_is_forgotten_is_learned_anew(monkeypatch):
    row = [label.text for label in found("The Kenyan rebels met government troops.").itertuples()]
    monkeypatch.setattr(automaton, "_REMEMBERED", 3)
    monkeypatch.setattr(reading, "_REMEMBERED", 3)
    small = Search(Lexicon(brought()))
    assert of(small, "The Kenyan rebels met government troops.") == row
    assert of(small, "The Kenyan rebels met government troops.") == row


def own(*rows):
    return pd.DataFrame(rows, columns=["pattern", "referent", "category", "gloss"])


def with_own(text, *rows):
    table = labels.find(article("Bombs fell.", text), QUOTATIONS, own(*rows))
    return table[["text", "referent"]].values.tolist()


def test_a_row_of_the_study_takes_the_place_of_the_packages():
    text = "Kiev met rebels in the Zog province."
    assert with_own(text) == [
        ["Kiev", "government in Kyiv"],
        ["rebels", "armed group"],
        ["Zog province", "Zog"],
    ]
    rows = (
        ("kyiv|kiev", "Ukraine", "list capital", ""),
        ("<modifier>* <fighters>", "", "out", "none of them"),
        ("zog province", "the east", "territory", ""),
    )
    assert with_own(text, *rows) == [["Kiev", "Ukraine"], ["Zog province", "the east"]]


def test_a_study_may_have_lists_of_its_own_and_enlarge_the_packages():
    rows = (
        ("orc|elf", "Orcs", "list tribe", ""),
        ("<tribe> riders", "<tribe>", "force", ""),
        ("Mordor", "Mordorian", "list country", ""),
    )
    text = "Orc riders and Mordor troops came."
    assert with_own(text, *rows) == [
        ["Orc riders", "Orcs"],
        ["Mordor troops", "Mordorian forces"],
    ]


PHRASE = (
    "Syrian Turkish-backed rebels groups the Moscow in “terror” forces, US war-torn country of "
    "2020 Idlib's province’s and President Putin attack. [sic] two leaders – air strikes U.S. "
    "troops’ é"
)
WORDS = st.sampled_from(PHRASE.split())


@settings(max_examples=60)
@given(st.lists(WORDS, max_size=25).map(" ".join) | st.text(max_size=60), st.integers(0, 50))
def test_rows_slice_back_and_never_overlap(text, start):
    length = start + len(text)
    said = quotations(
        ("a", start, start + len(text) // 2, "mixed", "Ann"),
        ("a", start, length, "indirect", "Bob"),
    )
    table = labels.find(sentence(text, start=start), said)
    whole = " " * start + text
    last = 0
    for row in table.itertuples():
        assert whole[row.start : row.end] == row.text
        assert last <= row.start < row.end
        inside = row.end <= start + len(text) // 2
        assert row.voice == ("quoted" if inside else "attributed")
        last = row.end


def test_the_words_of_a_list_are_those_that_can_begin_an_entry():
    """What follows a list that may be missing can; what follows one that may not cannot."""
    rows = [
        ("the", "list *"),
        ("red|green", "list colour"),
        ("<colour>* house", "list not *"),
        ("<colour> barn", "list not *"),
    ]
    made = Lexicon([entry(pattern, "", category, pattern) for pattern, category in rows])
    assert made.shapes["*"].after == {"the"}
    assert made.shapes["*"].never == {"red", "green", "house"}
