"""Labels: which words name somebody, whom, and in whose voice."""

import pytest
from labelled import QUOTATIONS, found, quotations, sentence, texts

from analysis import labels, schema


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
