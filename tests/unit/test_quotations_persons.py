"""Persons: who is behind the mention that names the speaker of a quotation."""

import pandas as pd
import pytest

from analysis.quotations.article import draft, resolved_sources, rows

# text, then the speaker of every quotation in turn: None where the text does not tell
PERSONS = {
    "surname": ("Anna Berg leads it. “We go,” Berg said.", ["Anna Berg"]),
    "calling before a name": (
        "Witness Lena Stark saw it. “I ran,” Stark said. The witness said it was “late”.",
        ["Lena Stark", "Lena Stark"],
    ),
    "calling in the name of a firm": (
        "Potter Lane lost. “We go,” said Potter Lane.",
        ["Potter Lane"],
    ),
    "nationality of a person of whom none is told": (
        "Goalkeeper Ada Obi saved two. “I am glad,” said the Nigerian.",
        ["Ada Obi"],
    ),
    "nationality that somebody else has": (
        "Ada Obi won. Croatian coach Iva Krog watched. “I am glad,” said the Croatian.",
        ["Iva Krog"],
    ),
    "surname with a title": ("Anna Berg leads it. “We go,” Ms. Berg said.", ["Anna Berg"]),
    "he and she": (
        "Angela Merkel met Ali Demir. She said it was “good”. He called it “fruitful”.",
        ["Angela Merkel", "Ali Demir"],
    ),
    "name with two capitals": ("TJay said it was late. “We know,” he said.", ["TJay"]),
    "description that fits by nation alone": (
        "Turkish minister Omar Sadr came. “We agree,” the Turkish coach said.",
        ["Turkish coach"],
    ),
    "nation and title without an article": (
        "Ali Demir, the Turkish president, came. “It is late,” Turkish president said.",
        ["Ali Demir"],
    ),
    "subject of the sentence before": (
        "Though Putin thanked Erdogan for the visit. “We will be in touch,” he added.",
        ["Putin"],
    ),
    "they": (
        "Turkish officials said that Ali Demir would go. They said it was “late”.",
        ["Turkish officials"],
    ),
    "who speaks, not whom a report names": (
        "Josh Berg said Ali Demir would come. “That helps,” he said.",
        ["Josh Berg"],
    ),
    "who answers, not who asks": (
        "On Monday the reporter Karl Berg asked Ali Demir whether he would go. “No,” he said.",
        ["Ali Demir"],
    ),
    "topic in front of a sentence": (
        "Ali Demir left on Sunday. For Omar Berg, the price was too high. “I am done,” he said.",
        ["Omar Berg"],
    ),
    "subject after a fronted clause": (
        "Omar Berg left. In what he called a “farce”, Ali Demir won the vote.",
        ["Ali Demir"],
    ),
    "owner of the subject, no campaign": (
        "Ali Demir was late. The Berg campaign did not reply. “I am sorry,” he said.",
        ["Ali Demir"],
    ),
    "title that tells the sex": (
        "Bill Berg and Hillary Berg came. Mr. Berg left. Mrs. Berg stayed. “I stay,” she said.",
        ["Hillary Berg"],
    ),
    "surname of two, one of them named more": (
        "Hillary Berg won. Berg thanked the town and her brother Karl Berg. “It is ours,” "
        "Berg said.",
        ["Hillary Berg"],
    ),
    "a family": (
        "Betsy Demir came by car. The Demirs are old friends of ours. “We go,” Demir said.",
        ["Betsy Demir"],
    ),
    "headline in capitalised words": (
        "Actress Berg Featured In New Film\n\nSusan Berg spoke on Monday. “It is good,” she said.",
        ["Susan Berg"],
    ),
    "a state is no person": (
        "Anna Berg came to New Jersey on Monday. “It is good,” she said.",
        ["Anna Berg"],
    ),
    "article of a name": (
        "Anwar al-Awlaki spoke first. Karl Berg left. Al-Awlaki stayed on. “It ends,” he said.",
        ["Anwar al-Awlaki"],
    ),
    "body behind it": (
        "The Syrian Observatory counted ten. On Monday it said there were “many more”.",
        ["Syrian Observatory"],
    ),
    "who, after a phrase within a phrase": (
        "Karl Berg and Ali Demir heard a lecture from a Mexican judge, who called it “good”.",
        ["Mexican judge"],
    ),
    "month as a surname": ("Theresa May met Karl Berg. “I go,” she said.", ["Theresa May"]),
    "office, not the like": (
        "Foreign Minister Anna Berg came with Economy Minister Karl Demir. “Yes,” the foreign "
        "minister said.",
        ["Anna Berg"],
    ),
    "counterpart whose nation is not told": (
        "Nikos Berg, the Greek minister, thanked Hakan Demir and left. “Yes,” his Turkish "
        "counterpart said.",
        ["Hakan Demir"],
    ),
    "name after a phrase": (
        "The film won, and the president of the jury, Jane Berg, called it “masterly”.",
        ["Jane Berg"],
    ),
    "dash before a title": (
        "ANKARA (Reuters) - President Tayyip Demir spoke. “We go,” the Turkish leader said.",
        ["Tayyip Demir"],
    ),
    "the latter": (
        "Anna Berg and Karl Demir met on Sunday. “We agreed,” the latter said.",
        ["Karl Demir"],
    ),
    "body named beside its noun": (
        "The drivers’ union, Unirail, walked out. “We will not go back,” the union said.",
        ["Unirail"],
    ),
    "initial that looks like an article": (
        "A. N. Demir is an engineer. He is blunt: “The pipes are old.”",
        ["A. N. Demir"],
    ),
    "name that nothing shows to be a person's": (
        "Rustam Alizade ran the party from a village. “Rent is low,” he told visitors.",
        ["Rustam Alizade"],
    ),
    "junior": ("Karl Berg Jr. left early. “I am tired,” Mr. Berg said.", ["Karl Berg Jr."]),
    "one of a people, by a word of its own": (
        "The Russian envoy and his French counterpart, Luc Moreau, met. “No,” the Frenchman said.",
        ["Luc Moreau"],
    ),
    "not a body": ("The Fund acts. Anna Berg left it. “We go,” she said.", ["Anna Berg"]),
    "pronoun without a person": ("“We will go,” he said.", [None]),
    "role and nation": (
        "Turkish President Recep Tayyip Erdogan met Russian President Vladimir Putin. "
        "“Yes,” the Turkish leader said. “No,” the Russian president said.",
        ["Recep Tayyip Erdogan", "Vladimir Putin"],
    ),
    "role in apposition": (
        "Omar Berg met the Turkish president, Ali Demir. “Yes,” the Turkish president said.",
        ["Ali Demir"],
    ),
    "the one leader named": (
        "Recep Tayyip Erdogan flew to Tirana. “Our ties hold,” the Turkish leader said.",
        ["Recep Tayyip Erdogan"],
    ),
    "two leaders, no nation told": (
        "Joe Biden met Vladimir Putin in Geneva. “It was good,” the Russian leader said.",
        ["Russian leader"],
    ),
    "counterpart": (
        "Putin met his Turkish counterpart, Ali Demir. “We spoke,” his Turkish counterpart said.",
        ["Ali Demir"],
    ),
    "seat of government": ("The Kremlin said it was “useful and frank”.", ["Kremlin"]),
    "ministry": (
        "Turkey's Foreign Ministry said: “The attack is grave.”",
        ["Turkey's Foreign Ministry"],
    ),
    "title glued to the name": (
        "UN Secretary-General António Guterres spoke of “a lost year”. “Wait,” Guterres said. "
        "“Wait,” the secretary-general said.",
        ["António Guterres"] * 3,
    ),
    "titles in short": (
        "HDP MP Garo Paylan called it “bad”. Gen. Ali Demir said it was “over now”. "
        "“Yes,” the general said.",
        ["Garo Paylan", "Ali Demir", "Ali Demir"],
    ),
    "two particles": (
        "Ursula von der Leyen came. “Yes,” Leyen said. “No,” said von der Leyen.",
        ["Ursula von der Leyen"] * 2,
    ),
    "capitals": (
        "Envoys of Syria’s, Turkish, Iranian and American ministries met. Damascus called it "
        "“a crime”. “It is baseless,” Ankara said, while Tehran urged “restraint”. According to "
        "Washington, it was “late”.",
        ["Syria", "Turkey", "Iran", "United States"],
    ),
    "body named before": (
        "The Turkish Defence Ministry said it was “over”. “We go on,” the ministry said. "
        "“We wait,” the Defence Ministry said.",
        ["Turkish Defence Ministry"] * 3,
    ),
    "newspaper named before": (
        "The daily Sabah called it “fair and free”. “It is over,” the newspaper wrote.",
        ["Sabah"] * 2,
    ),
    "initials in brackets": (
        "The Syrian Democratic Forces (SDF) denied it. “We did not fire,” the SDF said.",
        ["Syrian Democratic Forces"],
    ),
    "one of a people": (
        "Sergei Lavrov met his Turkish counterpart, Mevlüt Çavuşoğlu. “Good,” the Turk said.",
        ["Mevlüt Çavuşoğlu"],
    ),
    "one of a people, one person named": (
        "Behrouz Amiri has won. “I am glad,” the Iranian said.",
        ["Behrouz Amiri"],
    ),
    "a people that speaks": (
        "Jean Moulin has won. “We are glad,” the French said.",
        ["French"],
    ),
    "name in capitals": (
        "MARIAM HADDAD: “WE WAIT”\n\nMariam Haddad, 40, sells bread. “We wait,” she said.",
        ["Mariam Haddad"] * 2,
    ),
    "name between commas": (
        "Leyla Demir met the board, whose chairwoman, Anna Berg, received her. “Go,” she said.",
        ["Anna Berg"],
    ),
    "office with of": (
        "US Secretary of State Anna Berg said it was “late”. “Go,” the secretary said.",
        ["Anna Berg"] * 2,
    ),
    "relative by name": (
        "Amina Hassan fled with her sister Hevin. “Somebody had to,” Hevin said.",
        ["Hevin"],
    ),
    "relative in apposition": (
        "Amina Hassan fled. “Somebody had to,” her brother, Karim, said.",
        ["Karim"],
    ),
    "surname alone shows a person": (
        "Arda Kolu and Bade Soylu came. Kolu spoke first. “Go,” he said.\n\n"
        "Soylu took over. “Stay,” she said.",
        ["Arda Kolu", "Bade Soylu"],
    ),
    "description of the only person named": (
        "Mr Lavrov came. “We wait,” the foreign minister said. “They go,” the minister said.",
        ["Lavrov"] * 2,
    ),
    "description of somebody else": (
        "The minister saw Mr Lavrov. “We wait,” the minister said.",
        ["minister"],
    ),
    "body by its noun": (
        "The Syrian Observatory for Human Rights spoke of “many dead”. "
        "The Observatory said it was “the worst” day.",
        ["Syrian Observatory for Human Rights"] * 2,
    ),
    "newspaper by its noun": (
        "The opposition Cumhuriyet newspaper called it “a coup”.",
        ["Cumhuriyet"],
    ),
    "given names of the region": (
        "Hatice Kaya, who met Serkan Demir, left. “It is late,” he said. “It is not,” she said.",
        ["Serkan Demir", "Hatice Kaya"],
    ),
    "unnamed person behind a pronoun": (
        "Ali Demir left. A Turkish official stayed. “It is late,” he said.",
        ["Turkish official"],
    ),
    "person told of but not by name": (
        "Ali Demir left. The prince stayed behind. “It is late,” he said.",
        ["prince"],
    ),
    "unnamed": ("“It is not our war,” a Turkish official said.", ["Turkish official"]),
    "spokeswoman": (
        "Russian spokeswoman Maria Zakharova said it was “nonsense”. She “regrets” it, she said.",
        ["Maria Zakharova", "Maria Zakharova"],
    ),
    "Arabic article": (
        "President Bashar al-Assad vowed “no retreat”. “We stay,” al-Assad told RT.",
        ["Bashar al-Assad", "Bashar al-Assad"],
    ),
    "Arabic particle": (
        "Crown Prince Mohammed bin Salman came. “Oil is stable,” bin Salman said.",
        ["Mohammed bin Salman"],
    ),
    "Arabic byname": (
        "“We can wait,” said Abu Mohammad al-Jolani, the leader of the group.",
        ["Abu Mohammad al-Jolani"],
    ),
    "Turkish letters": (
        "‘We wait,’ said the Turkish foreign minister, Mevlüt Çavuşoğlu. ‘They go,’ he added.",
        ["Mevlüt Çavuşoğlu", "Mevlüt Çavuşoğlu"],
    ),
    "letters without marks": (
        "Mevlüt Çavuşoğlu met the press. “We wait,” Cavusoglu said.",
        ["Mevlüt Çavuşoğlu"],
    ),
    "Russian": (
        "Sergey Lavrov landed. “Idlib is calm,” the minister, Lavrov, told reporters.",
        ["Sergey Lavrov"],
    ),
    "subject, not a word of its object": (
        "Andrew Hale told her who Omar Ali was. He said it was “late”.",
        ["Andrew Hale"],
    ),
    "a people is no person": (
        "John Kerry left. Iranians said it was “late”. He said it was “early”.",
        ["Iranians", "John Kerry"],
    ),
    "place in the name": (
        "Ali Demir spoke. Idlib-based Demir aides left. “No,” he said.",
        ["Ali Demir"],
    ),
    "headline in capitals": (
        "Anna Berg Tells Ali Demir To Leave\n\n“He must go,” Berg said.",
        ["Anna Berg"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), PERSONS.values(), ids=PERSONS)
def test_person_behind_the_mention(extract, text, expected):
    found = extract(text)
    speakers = found.loc[found["kind"].isin(["direct", "mixed"]), "speaker"]
    assert [None if pd.isna(name) else name for name in speakers] == expected


def test_unresolved_says_so(extract):
    (row,) = extract("“We will go,” he said.").to_dict("records")
    assert pd.isna(row["speaker"])
    assert row["rule"].endswith("unresolved")


def test_a_name_stays_in_its_article(extract):
    found = extract("Anna Berg spoke. “Yes,” Berg said.", "“No,” Berg said.")
    assert found["speaker"].tolist() == ["Anna Berg", "Berg"]


def test_reading_changes_nothing_that_is_known_of_a_person():
    text = "Mr Lavrov came. Kim Berg left. “We wait,” the foreign minister said. “No,” she said."
    one = draft("a", text, [])
    before = [person._asdict() for person in one.registry.persons]
    first, second = (rows(one, text, resolved_sources(one)) for _ in range(2))
    assert first == second
    assert [person._asdict() for person in one.registry.persons] == before
