"""Speakers: the mention, the cue and the person behind each quotation."""

import pandas as pd
import pytest

from analysis import quotations

# way of naming the source, text, then mention, cue and speaker of every quotation in turn
CASES = {
    "after": ("“We will go,” Ali Demir said.", [("Ali Demir", "said", "Ali Demir")]),
    "inverted": ("“We will go,” said Ali Demir.", [("Ali Demir", "said", "Ali Demir")]),
    "inverted, described": (
        "“We will go,” said retired Army Gen. Ali Demir, who served in Kars.",
        [("retired Army Gen. Ali Demir", "said", "Ali Demir")],
    ),
    "inverted, not in a list of persons": (
        "“We will go,” wrote one commenter.",
        [("one commenter", "wrote", "commenter")],
    ),
    "before": ("Ali Demir said, “We will go.”", [("Ali Demir", "said", "Ali Demir")]),
    "colon": ("Ali Demir was blunt: “Go home.”", [("Ali Demir", ":", "Ali Demir")]),
    "short form of the verb": (
        "Ali Demir is tired. He’s claiming that the vote was “a big problem”.",
        [("He", "claiming", "Ali Demir")],
    ),
    "participle of a report, without that": (
        "Ali Demir mocked the plan, saying anybody who complains “is not well”.",
        [("Ali Demir", "saying", "Ali Demir")],
    ),
    "by saying": (
        "Ali Demir responded by saying the plan was a “false hope”.",
        [("Ali Demir", "saying", "Ali Demir")],
    ),
    "while adding": (
        "Ali Demir insisted it was late while adding on trade, “I have no doubt.”",
        [("Ali Demir", "adding", "Ali Demir")],
    ),
    "shown saying": (
        "The film shows Ali Demir saying during the talks, “That is smart,” to guests.",
        [("Ali Demir", "saying", "Ali Demir")],
    ),
    "participle in front of its subject": (
        "Conceding that he was “wrong this time” Ali Demir left the hall.",
        [("Ali Demir", "Conceding", "Ali Demir")],
    ),
    "no verb of a list, in a progressive form": (
        "Ali Demir (Kars), in particular, has been steadily pounding the plan as a “con trick”.",
        [("Ali Demir", "pounding", "Ali Demir")],
    ),
    "no verb of a list, after an aside": (
        "Ali Demir, the party’s fired manager, ripped the court for acting as “judge and jury”.",
        [("Ali Demir", "ripped", "Ali Demir")],
    ),
    "title in an aside": (
        "Ali Demir, host of the show, “The Hall,” who went to Kars, said his boss was “kind”.",
        [("Ali Demir", "said", "Ali Demir")],
    ),
    "nickname": (
        "State Rep. Anna “Nan” Berg said the vote was “a farce”.",
        [("State Rep. Anna “Nan” Berg", "said", "Anna “Nan” Berg")],
    ),
    "date with a year before the subject": (
        "The claims differ.\n\nOn July 6, 2015, Anna Berg made the following comment:\n\n"
        "“It is hard to find work.”",
        [("Anna Berg", "made", "Anna Berg")],
    ),
    "dash": ("“We will go home.” — Ali Demir", [("Ali Demir", "—", "Ali Demir")]),
    "tweet": (
        "“No one can divide us” — Ali Demir (@demir) March 5, 2020",
        [("Ali Demir", "—", "Ali Demir")],
    ),
    "dash of two hyphens": ("“We will go home.” -- Ali Demir", [("Ali Demir", "--", "Ali Demir")]),
    "noun in -ly": ("The family said it was “good enough”.", [("The family", "said", None)]),
    "clause after a conjunction, with an apposition": (
        "The paper was closed in July, and its editor, Ali Demir, said it was “pure revenge”.",
        [("its editor", "said", "Ali Demir")],
    ),
    "aside between subject and verb": (
        "My uncle, who buried two wives, used to say “Eat first.”",
        [("My uncle", "say", None)],
    ),
    "verb of no list before a comma": (
        "The ship lay still when its captain radioed, “We are sinking.”",
        [("its captain", "radioed", None)],
    ),
    "colon that ends a paragraph": (
        "Anna Berg had heard enough:\n\n“Sit down.”",
        [("Anna Berg", ":", "Anna Berg")],
    ),
    "kept saying": (
        "“He was behind me,” Ali Demir kept repeating.",
        [("Ali Demir", "repeating", "Ali Demir")],
    ),
    "paragraphs with the speaker at the end": (
        "“First we burned the chairs.\n\n“Then we burned the doors,” Ali Demir told the court.",
        [("Ali Demir", "told", "Ali Demir")] * 2,
    ),
    "other verb at the end of the sentence": (
        "Debates will not alter it, noted the paper’s Anna Berg. “They come late,” she wrote.",
        [("she", "wrote", "Anna Berg")],
    ),
    "headline": ("'We will not step back' – Demir", [("Demir", "–", "Demir")]),
    "addressee": (
        "Ali Demir told Omar Berg at the talks that “peace is near.”",
        [("Ali Demir", "told", "Ali Demir")],
    ),
    "split": (
        "“The talks,” Ali Demir said, “were long.”",
        [("Ali Demir", "said", "Ali Demir")] * 2,
    ),
    "as she said": (
        "The fact that it “is a dead heat now,” as Anna Berg said on Monday, counts.",
        [("Anna Berg", "said", "Anna Berg")],
    ),
    "according to": (
        "The raids were “the heaviest in months”, according to Anna Berg.",
        [("Anna Berg", "according to", "Anna Berg")],
    ),
    "according to, fronted": (
        "According to the Syrian Observatory for Human Rights, they were “heavy blows”.",
        [("the Syrian Observatory", "According to", "Syrian Observatory for Human Rights")],
    ),
    "in the words of": (
        "In the words of Sergey Lavrov, the talks were “useful”.",
        [("Sergey Lavrov", "words of", "Sergey Lavrov")],
    ),
    "in his words": (
        "Ali Demir left. It was, in his view, “a great shame”.",
        [("his", "view", "Ali Demir")],
    ),
    "passive": (
        "The raid was called “a crime” by Hulusi Akar.",
        [("Hulusi Akar", "called", "Hulusi Akar")],
    ),
    "passive with apposition": (
        "The raid was described as “reckless” by the U.N. envoy, Geir Pedersen.",
        [("Geir Pedersen", "described", "Geir Pedersen")],
    ),
    "quoted as saying": (
        "“They broke their word,” Lavrov was quoted as saying by TASS.",
        [("Lavrov", "quoted", "Lavrov")],
    ),
    "noun": (
        "Ali Demir’s claim that the deal was “a fraud” was denied.",
        [("Ali Demir’s", "claim", "Ali Demir")],
    ),
    "participle": (
        "Putin rejected the offer, calling it “an ultimatum.”",
        [("Putin", "calling", "Putin")],
    ),
    "participle after a quotation": (
        "“We met,” Ali said, adding that talks “must go on.”",
        [("Ali", "said", "Ali"), ("Ali", "adding", "Ali")],
    ),
    "participle in front": (
        "Writing on Twitter, Fahrettin Altun called the report “baseless”.",
        [("Fahrettin Altun", "called", "Fahrettin Altun")],
    ),
    "shared verb": (
        "Anna Berg echoed that and said at the start: “Peace is near.”",
        [("Anna Berg", "said", "Anna Berg")],
    ),
    "second verb after a conjunction": (
        "For that she drew ire – Ali Demir called her “weak” and said she had “zero support”.",
        [("Ali Demir", "called", "Ali Demir"), ("Ali Demir", "said", "Ali Demir")],
    ),
    "apposition": (
        "Ibrahim Kalin, a spokesman for the president, tweeted: “Talks will go on.”",
        [("Ibrahim Kalin", "tweeted", "Ibrahim Kalin")],
    ),
    "relative clause": (
        "“We came,” Anna Berg, who is chairman of the party, said.",
        [("Anna Berg", "said", "Anna Berg")],
    ),
    "adjunct in front": (
        "After the vote on Friday, Anna Berg of the Kars office said it was “a farce”.",
        [("Anna Berg", "said", "Anna Berg")],
    ),
    "subordinate clause in front": (
        "When Omar suggested that the bank would sue, Anna Berg called it “a bluff”.",
        [("Anna Berg", "called", "Anna Berg")],
    ),
    "outer and inner": (
        "Lavrov said Blinken had called the deal “dead.”",
        [("Lavrov", "said", "Lavrov")],
    ),
    "next sentence after a full stop": (
        "“We met. It was good.” He added, “We will meet again.”\n\nAli left.",
        [(None, None, None), ("He", "added", None)],
    ),
    "speaker of the next sentence": (
        "“It is a scandal.”\n\nThat was the verdict of Jean Moulin, the mayor.",
        [("Jean Moulin", None, "Jean Moulin")],
    ),
    "carried on": (
        "“They lied,” Anna Berg said. But that is not the same as “guilty under the law.”",
        [("Anna Berg", "said", "Anna Berg")] * 2,
    ),
    "speaker of the next sentence, unnamed": (
        "“It is a scandal.”\n\nThat, in short, was the view of a senior envoy in Kars.",
        [("a senior envoy", None, "senior envoy")],
    ),
    "so spoke": (
        "“It is a scandal.”\n\nSo spoke Jean Moulin, the mayor of Lyon.",
        [("Jean Moulin", "spoke", "Jean Moulin")],
    ),
    "with these words": (
        "“It is our land.” With these words the mayor, Anna Berg, closed the hall.",
        [("Anna Berg", "closed", "Anna Berg")],
    ),
    "headline with a colon after": (
        "“We know nothing of it”: Lavrov on the deal",
        [("Lavrov", ":", "Lavrov")],
    ),
    "name in brackets": (
        "“We take no lessons.” (Ali Demir, envoy)",
        [("Ali Demir", "(", "Ali Demir")],
    ),
    "agency in brackets": ("“We take no lessons.” (Reuters)", [(None, None, None)]),
    "put in": ("“It is late,” Ali Demir put in.", [("Ali Demir", "put", "Ali Demir")]),
    "dateline with a date": (
        "Kars, Jan. 12 – Ali Demir spoke of “a new start” there.",
        [("Ali Demir", "spoke", "Ali Demir")],
    ),
    "while another": (
        "“It is late,” Ali said, while Omar urged “all haste”.",
        [("Ali", "said", "Ali"), ("Omar", "urged", "Omar")],
    ),
    "was all he would say": (
        "“No comment” was all Dmitry Peskov would say.",
        [("Dmitry Peskov", "say", "Dmitry Peskov")],
    ),
    "dash and apposition": (
        "“We will go home.” — Ali Demir, leader of the opposition",
        [("Ali Demir", "—", "Ali Demir")],
    ),
    "according to which": (
        "The Kremlin issued a note, according to which Putin “welcomed the news”.",
        [("The Kremlin", "according to", "Kremlin")],
    ),
    "according to, of the second half": (
        "Anna Berg warned of “dire days” and, according to two aides, left.",
        [("Anna Berg", "warned", "Anna Berg")],
    ),
    "passive without auxiliary": (
        "The deal, dubbed “a swindle” by bankers in Bursa, is off.",
        [("bankers", "dubbed", "bankers")],
    ),
    "passive, agent first": (
        "The plan, described by Anna Berg as “dead on arrival”, is off.",
        [("Anna Berg", "described", "Anna Berg")],
    ),
    "whose": (
        "Anna Berg, whose shop was shelled twice, complained: “Nobody came.”",
        [("Anna Berg", "complained", "Anna Berg")],
    ),
    "apposition, pronoun after the verb": (
        "Nader, a chemist and a member of the board, said he never saw Ali “act up” there.",
        [("Nader", "said", "Nader")],
    ),
    "initial that looks like an article": (
        "“We go,” the lawyer James A. Baker wrote.",
        [("the lawyer James A. Baker", "wrote", "James A. Baker")],
    ),
    "verb far behind": (
        "“It is late,” Anna Berg, who is chairman of Our Road Ahead said in a letter.",
        [("Anna Berg", "said", "Anna Berg")],
    ),
    "parenthesis and participle": (
        "Talks will be held soon, Anna Berg said, adding, “We need to sit down.”",
        [("Anna Berg", "adding", "Anna Berg")],
    ),
    "colon after a half sentence": (
        "“We hold,” Ali Demir told reporters; his deputy was less sure: “We pray.”",
        [("Ali Demir", "told", "Ali Demir"), ("his deputy", ":", None)],
    ),
    "colon of a message": (
        "Anna Berg sent a message to her voters: “Stay calm.”",
        [("Anna Berg", "sent", "Anna Berg")],
    ),
    "one more post": (
        "“We are here,” Anna Berg wrote.\n\nA second one took its place: “We stay.”",
        [("Anna Berg", "wrote", "Anna Berg"), ("Anna Berg", ":", "Anna Berg")],
    ),
    "newspaper between marks": (
        "The newspaper “Zaman” called it “a farce”.",
        [("The newspaper “Zaman”", "called", "Zaman")],
    ),
    "carried on over a cue inside": (
        "“It was late,” Ali said. “My father told me, he said, to go.\n\n“We went.”",
        [("Ali", "said", "Ali")] * 3,
    ),
    "document": ("“Leave now,” read the leaflet.", [("the leaflet", "read", None)]),
}
# text, then the speaker of every quotation in turn: None where the text does not tell
PERSONS = {
    "surname": ("Anna Berg leads it. “We go,” Berg said.", ["Anna Berg"]),
    "surname with a title": ("Anna Berg leads it. “We go,” Ms. Berg said.", ["Anna Berg"]),
    "he and she": (
        "Angela Merkel met Ali Demir. She said it was “good”. He called it “fruitful”.",
        ["Angela Merkel", "Ali Demir"],
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
        [None],
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
        "Damascus called it “a crime”. “It is baseless,” Ankara said, while Tehran urged "
        "“restraint”. According to Washington, it was “late”.",
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
        [None],
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
        [None],
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
# text, reported clause, cue, speaker
REPORTED = {
    "that": ("Ali said that he would go to Kars.", "that he would go to Kars", "said", "Ali"),
    "bare": ("Ali said he would go to Kars.", "he would go to Kars", "said", "Ali"),
    "closing": ("The road is open, Ali said.", "The road is open", "said", "Ali"),
    "closing with addressee": (
        "Ties are at their highest, Ali tells Omar, as the two meet",
        "Ties are at their highest",
        "tells",
        "Ali",
    ),
    "adjunct before that": (
        "Turkish officials said before the meeting that Ali would go.",
        "that Ali would go",
        "said",
        "Turkish officials",
    ),
    "before a participle": (
        "Ali indicated the road was open, adding that it was safe.",
        "the road was open",
        "indicated",
        "Ali",
    ),
    "before a comment": (
        "Ali said no bank could stop him, a move that upset Omar.",
        "no bank could stop him",
        "said",
        "Ali",
    ),
    "according to": (
        "The road is open, according to Ali Demir.",
        "The road is open",
        "according to",
        "Ali Demir",
    ),
    "of the opinion": (
        "Ali was also of the opinion that the road was safe.",
        "that the road was safe",
        "opinion",
        "Ali",
    ),
    "around marks": (
        "Ali said he hoped that all of them were “well and safe” in Kars.",
        "he hoped that all of them were “well and safe” in Kars",
        "said",
        "Ali",
    ),
    "headline": (
        "Turkey to deepen ties with Russia: Turkish President\n\n"
        "Turkish President Ali Demir met the press.",
        "Turkey to deepen ties with Russia",
        ":",
        "Ali Demir",
    ),
}
# no speech is reported here
SILENT = [
    "The presidents concluded talks on curbing the violence in the north.",
    "Ali added sugar to the tea.",
    "Ali wrote a book about the war.",
    "Ali thanked Omar for the visit.",
    "The report on the war came out on Friday.",
    "Omar Demir reported from Kars.",
]


def table(text):
    return quotations.extract(pd.DataFrame({"article_id": ["a"], "text": [text]}))


def spoken(text):
    found = table(text)
    return found[~found["kind"].isin(["indirect", "scare"])]


def texts(column):
    return [None if pd.isna(value) else value for value in column]


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_mention_and_cue(text, expected):
    found = spoken(text)
    spans = zip(found["speaker_start"], found["speaker_end"], strict=True)
    mentions = [None if pd.isna(a) else text[a:b] for a, b in spans]
    got = list(zip(mentions, texts(found["cue"]), texts(found["speaker"]), strict=True))
    assert got == expected


@pytest.mark.parametrize(("text", "expected"), PERSONS.values(), ids=PERSONS)
def test_person_behind_the_mention(text, expected):
    assert texts(spoken(text)["speaker"]) == expected


@pytest.mark.parametrize(("text", "clause", "cue", "name"), REPORTED.values(), ids=REPORTED)
def test_reported_clause(text, clause, cue, name):
    found = table(text)
    found = found[found["kind"] == "indirect"]
    assert (clause, cue, name) in zip(
        found["text"], found["cue"], texts(found["speaker"]), strict=True
    )


@pytest.mark.parametrize("text", SILENT)
def test_no_reported_clause(text):
    assert not len(table(text))


def test_unresolved_says_so():
    (row,) = spoken("“We will go,” he said.").to_dict("records")
    assert pd.isna(row["speaker"])
    assert row["rule"].endswith("unresolved")


def test_articles_of_one_table_share_a_name():
    texts_ = ["Anna Berg spoke. “Yes,” Berg said.", "“No,” Berg said."]
    found = quotations.extract(pd.DataFrame({"article_id": ["a", "b"], "text": texts_}))
    assert found["speaker"].tolist() == ["Anna Berg", "Anna Berg"]


def test_articles_do_not_share_a_name_two_persons_have():
    texts_ = ["Anna Berg spoke.", "Omar Berg spoke.", "“No,” Berg said."]
    found = quotations.extract(pd.DataFrame({"article_id": ["a", "b", "c"], "text": texts_}))
    assert found["speaker"].tolist() == ["Berg"]
