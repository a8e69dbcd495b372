import json
import re
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from analysis import labels, schema, segment
from analysis.labels import automaton
from analysis.labels import words as reading
from analysis.labels.automaton import LONGEST
from analysis.labels.lexicon import Lexicon, brought, entry
from analysis.labels.patterns import WORD
from analysis.labels.search import Search

QUOTATIONS = pd.DataFrame(columns=["article_id", "start", "end", "kind", "speaker"])


def sentence(text, part="body", start=0, article_id="a"):
    rows = [("s1", article_id, start, start + len(text), text, part)]
    columns = ["sentence_id", "article_id", "start", "end", "text", "part"]
    return pd.DataFrame(rows, columns=columns)


def quotations(*rows):
    return pd.DataFrame(rows, columns=QUOTATIONS.columns)


def article(*texts):
    """Sentences of an article, a space between them."""
    rows, start = [], 0
    for text in texts:
        rows.append(sentence(text, start=start))
        start += len(text) + 1
    return pd.concat(rows, ignore_index=True)


def found(text):
    """The labels of a sentence in an article that has spoken of arms."""
    table = labels.find(article("Bombs fell.", text), QUOTATIONS)
    return table.assign(start=table["start"] - 12, end=table["end"] - 12)


def texts(text):
    return found(text)["text"].tolist()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the longest label wins and keeps what stands before the noun
        ("The foreign-backed terrorists fled.", ["foreign-backed terrorists"]),
        ("Shells fell on Qatari-backed rebel groups.", ["Qatari-backed rebel groups"]),
        ("US-backed Kurdish-led fighters dug in.", ["US-backed Kurdish-led fighters"]),
        ("They met groups that have fought to topple President Assad.",
         ["groups that have fought to topple President Assad"]),
        ("He denounced the illegal presence of foreign troops.",
         ["illegal presence of foreign troops"]),
        ("The rebel stronghold held out.", ["rebel stronghold"]),
        ("A three-week regime offensive began.", ["three-week regime offensive"]),
        ("Russian and Iranian troops left.", ["Russian and Iranian troops"]),
        ("It was blamed on Russia and Iranian troops.", ["Iranian troops"]),
        ("The SDF and the YPG militia agreed.", ["SDF", "YPG militia"]),
        ("NATO member Greece spoke.", ["NATO member Greece"]),
        # straight and curly apostrophes, plurals, possessives, quotation marks
        ("Syria's Idlib province and Syria’s Idlib region",
         ["Syria's Idlib province", "Syria’s Idlib region"]),
        ("Turkish troops’ convoy and the rebels' camp", ["Turkish troops", "rebels"]),
        ("They armed the “moderate” rebels.", ["“moderate” rebels"]),
        ('They met "moderate" rebels.', ['"moderate" rebels']),
        ("People's Protection Units and Hay’at Tahrir al-Sham",
         ["People's Protection Units", "Hay’at Tahrir al-Sham"]),
        # case
        ("TURKISH TROOPS and ISIS", ["TURKISH TROOPS", "ISIS"]),
        ("This is what they asked us.", []),
        # word boundaries, parts of hyphenated words, punctuation between words
        ("The warlike cattle of the attackers reinforce it.", []),
        ("A Moscow-based analyst saw anti-war marches.", []),
        ("The civil war-last year it paused-goes on.", ["civil war"]),
        ("They discussed jet engines, warplanes.", []),
        ("It will be a force, which includes the military, to help.", ["military"]),
        # phrases that are not labels
        ("Talks in Moscow followed his return to Ankara.", []),
        ("Moscow told Ankara.", ["Moscow", "Ankara"]),
        ("Ankara was ready to strike a deal, said military officials.", ["Ankara"]),
        ("It could attack them.", []),
        ("A rebel spoke of rebel morale.", ["rebel"]),
        ("", []),
    ],
)  # fmt: skip
def test_label_texts(text, expected):
    assert texts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # countries, capitals and seats
        ("Jordanian and Emirati jets took off, Amman said.", "Jordanian and Emirati jets|Amman"),
        ("Downing Street and the Élysée urged Minsk to wait.", "Downing Street|Élysée|Minsk"),
        ("He fled from Kabul to Doha and then lived in Riyadh.", ""),
        ("Kiev's troops pulled back.", "Kiev's troops"),
        ("Its Gulf neighbours and two Baltic states agreed.", "Gulf neighbours|two Baltic states"),
        ("Oil-rich nations paid, poorer European capitals did not.",
         "Oil-rich nations|European capitals"),
        # offices and the name that follows
        ("Polish President Jan van der Berg met King Omar al-Rashid on Monday.",
         "Polish President Jan van der Berg|King Omar al-Rashid"),
        ("Vice President Ann Lee and the club president Bo Ray came.", ""),
        ("The foreign minister met his Omani counterpart Badr Said.", ""),
        ("Both leaders saw Italy's ousted premier.", "Both leaders|Italy's ousted premier"),
        # groups, by name and by noun
        ("Kata'ib Hezbollah, AQAP and the Qassam Brigades denied it.",
         "Kata'ib Hezbollah|AQAP|Qassam Brigades"),
        ("The Islamist movement Hamas and a former al-Qaida branch met.",
         "Islamist movement Hamas|former al-Qaida branch"),
        ("Dozens of ragtag Chechen volunteers and foreign mercenaries came.",
         "ragtag Chechen volunteers|foreign mercenaries"),
        ("Forces loyal to warlord Sami Haddad held the port.",
         "Forces loyal to warlord Sami Haddad"),
        ("A dozen rebels and 40 gunmen hid.", "rebels|gunmen"),
        ("Red Crescent volunteers brought bread.", ""),
        # forces
        ("An Iranian frigate and three MiG-29s were seen.", "Iranian frigate"),
        ("Two Iraqi F-16s and a Russian Su-34 bomber crashed.", "Iraqi F-16s|Russian Su-34 bomber"),
        ("The destroyer USS Winston fired.", "destroyer USS Winston"),
        ("Helicopters bombed the road; they bought helicopters.", "Helicopters"),
        ("The military said so, but the military base was shut.", "military"),
        # unknown modifiers: by ending, by hyphen, by the article before them
        ("The army bombed rebels.", "army|rebels"),
        ("The army met bombed-out rebels and the freshly trained militia.",
         "army|bombed-out rebels|freshly trained militia"),
        ("Qatar-mediated talks and battle-weary factions failed.", "battle-weary factions"),
        ("The Zeytin offensive failed.", "Zeytin offensive"),
        ("They feared the clifftop attack and the March 9 raid.", "clifftop attack|March 9 raid"),
        ("The war killed several militants.", "war|militants"),
        # the possessive of a name stays
        ("Turkey's army and the rebels' offensive", "Turkey's army|rebels' offensive"),
        ("The Amiri regime’s brutal siege ended.", "Amiri regime’s brutal siege"),
        # territory
        ("Shells hit besieged Taiz, northern Gaza and separatist-held villages.",
         "besieged Taiz|northern Gaza|separatist-held villages"),
        ("Iraq's western Anbar province borders Syria's Homs governorate.",
         "Iraq's western Anbar province|Syria's Homs governorate"),
        ("France's Var region is far away.", ""),
        ("The troops captured villages in the captured town.", "troops|captured town"),
        ("It was the last insurgent redoubt.", "last insurgent redoubt"),
        # fighting, years and quantities
        ("The 2014 truce ended in 2015 after 12 attacks.", "2014 truce|attacks"),
        ("In 2015 Russian air strikes began.", "Russian air strikes"),
        ("Rebels attack at night; jets strike the town; troops fighting there fled.",
         "Rebels|jets|troops"),
        ("Israel was accused of shelling homes in the shelling.", "shelling"),
        ("The seven-week counter-offensive met fierce counterattacks.",
         "seven-week counter-offensive|fierce counterattacks"),
        ("A hunger strike, a price war and a legal battle followed.", ""),
        # law
        ("It called this a gross violation of Lebanese airspace.",
         "gross violation of Lebanese airspace"),
        ("He called “repeated breaches of the truce” a war crime.",
         "repeated breaches of the truce|war crime"),
        ("The UN arms embargo was illegally flouted.", "UN arms embargo|illegally|flouted"),
    ],
)  # fmt: skip
def test_labels_of_news_of_the_years_2015_to_2024(text, expected):
    assert "|".join(texts(text)) == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Emirati-backed forces", "armed_group"),
        ("US-led forces", "force"),
        ("rebel tanks", "armed_group"),
        ("our armed forces", "force"),
        ("armed groups", "armed_group"),
        ("Zionist forces", "force"),
        ("the Kiev regime", "state"),
        ("a genocide", "law"),
        ("the safe zone", "territory"),
    ],
)
def test_head_decides_category(text, kind):
    assert found(text)["category"].tolist() == [kind]


def test_names_of_groups_are_their_referents():
    table = found("ISIL and the Lebanese Hizbullah met Daesh near PKK fighters.")
    assert table["referent"].tolist() == ["Islamic State", "Hezbollah", "Islamic State", "PKK"]


def test_a_headline_in_capitals_has_no_names():
    assert texts("Turkish President Erdogan Meets President Zog in Tirana") == [
        "Turkish President Erdogan"
    ]
    assert texts("Turkish President Erdogan met President Zog in Tirana.") == [
        "Turkish President Erdogan",
        "President Zog",
    ]


@pytest.mark.parametrize(
    ("text", "referent", "kind"),
    [
        ("Russian jets struck.", "Russian air force", "force"),
        ("Regime soldiers advanced.", "government forces", "force"),
        ("Turkey has sent soldiers.", "unspecified forces", "force"),
        ("Soldiers came.", "unspecified forces", "force"),
        ("Turkish and Russian soldiers came.", "Turkish and Russian forces", "force"),
        ("Turkish-backed jihadists", "armed group", "armed_group"),
        ("the French president", "French leader", "leader"),
        ("President Vladimir Putin", "Vladimir Putin", "leader"),
        ("the Syrian regime", "Syrian government", "state"),
        ("southern Idlib", "Idlib", "territory"),
        ("a truce", "ceasefire", "fighting"),
        ("US sanctions", "sanctions", "law"),
    ],
)
def test_referent_and_category(text, referent, kind):
    assert found(text)[["referent", "category"]].values.tolist() == [[referent, kind]]


def test_voice_comes_from_the_quotations():
    text = "The rebels fled, the militants hid, the terrorists ran, the insurgents won."
    said = quotations(
        ("a", 4, 10, "direct", "Ann"),
        ("a", 0, 34, "indirect", "Bob"),
        ("a", 17, 34, "indirect", None),
        ("a", 40, 50, "scare", "Cem"),
        ("b", 56, 75, "direct", "Dee"),
    )
    table = labels.find(sentence(text), said)
    assert table["text"].tolist() == ["rebels", "militants", "terrorists", "insurgents"]
    assert table["voice"].tolist() == ["quoted", "attributed", "outlet", "outlet"]
    assert table["attributed_to"].fillna("-").tolist() == ["Ann", "-", "-", "-"]


def test_label_that_leaves_a_quotation_is_not_quoted():
    text = "The “rebel groups” fled."
    at = text.index("rebel")
    for end, voice in ((at + len("rebel groups"), "quoted"), (at + len("rebel"), "outlet")):
        said = quotations(("a", at, end, "mixed", "Ann"))
        assert labels.find(sentence(text), said)["voice"].tolist() == [voice]


def test_offsets_are_those_of_the_article_and_furniture_is_skipped():
    table = labels.find(sentence("Rebels fled.", start=100), QUOTATIONS)
    assert table[["start", "end"]].values.tolist() == [[100, 106]]
    for part in ("byline", "dateline", "credit", "boilerplate"):
        assert labels.find(sentence("Rebels fled.", part), QUOTATIONS).empty


def test_empty_tables():
    empty = sentence("x").iloc[:0]
    table = labels.find(empty, QUOTATIONS)
    assert table.empty
    assert table.columns.tolist() == schema.table("labels").names


def test_missing_columns_are_named():
    with pytest.raises(ValueError, match=r"sentences lacks the column 'part'"):
        labels.find(sentence("x").drop(columns="part"), QUOTATIONS)
    with pytest.raises(ValueError, match=r"quotations lacks the column 'speaker'"):
        labels.find(sentence("x"), QUOTATIONS.drop(columns="speaker"))


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
    "Army beat Navy",
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
