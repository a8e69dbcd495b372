"""Speakers: the mention and the cue of each quotation."""

import pandas as pd
import pytest

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
    "colon and a name after": (
        "“It is late”: Ali Demir on the deal",
        [("Ali Demir", ":", "Ali Demir")],
    ),
    "dash, a name and a date": (
        "“It is late.” — Ali Demir 2020",
        [("Ali Demir 2020", "—", "Ali Demir")],
    ),
    "dash, a name and more": (
        "“It is late.” — Ali Demir with the mayor",
        [(None, None, None)],
    ),
    "noun of a report": (
        "Ali Demir’s claim that the roads were “late” upset him.",
        [("Ali Demir’s", "claim", "Ali Demir")],
    ),
    "of-phrase in an aside": (
        "Ali Demir, of the Kars office, said it was “late”.",
        [("Ali Demir", "said", "Ali Demir")],
    ),
    "shared, after an adjunct": (
        "Ali Demir left, but in an interview said it was “late”.",
        [("Ali Demir", "said", "Ali Demir")],
    ),
    "with a participle": (
        "A source speaking to the paper said it was “late”.",
        [("A source", "said", "source")],
    ),
    "relative, adjunct before the verb": (
        "Ali Demir, who has in the past said it was “late”, left.",
        [("who", "said", "Ali Demir")],
    ),
    "relative without a name": (
        "People who saw the bridge said it was “late”.",
        [("People", "said", "People")],
    ),
    "town and state before the subject": (
        "In Dayton, Ohio, the mayor, Ali Demir, said it was “late”.",
        [("the mayor", "said", "Ali Demir")],
    ),
    "each": (
        "Critics in the party and in the press each said it was “late”.",
        [("Critics", "said", "Critics")],
    ),
    "clause with an aside before the subject": (
        "When the bridge opened, as Anna Berg, the mayor, came, Ali Demir said it was “late”.",
        [("Ali Demir", "said", "Ali Demir")],
    ),
    "time before the verb": (
        "Ali Demir on Monday night said it was “late”.",
        [("Ali Demir", "said", "Ali Demir")],
    ),
    "so says": ("“It is late.” So says Ali Demir.", [("Ali Demir", "says", "Ali Demir")]),
    "as somebody put it": (
        "The plan is “late,” as Ali Demir put it.",
        [("Ali Demir", "put", "Ali Demir")],
    ),
    "apposition after a question": (
        "“Is it ready?” Ali Demir, a judge, asked.",
        [("Ali Demir", "asked", "Ali Demir")],
    ),
    "two words of a verb": (
        "“It is late,” Ali Demir points out.",
        [("Ali Demir", "points", "Ali Demir")],
    ),
    "two words of a verb at the end of the text": (
        "“It is late,” Ali Demir points out",
        [("Ali Demir", "points", "Ali Demir")],
    ),
    "clause after an adjunct": (
        "Ali Demir said that under the mayor, “the roads had been lost.”",
        [("Ali Demir", "said", "Ali Demir")],
    ),
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
    "noun in -ly": ("The family said it was “good enough”.", [("The family", "said", "family")]),
    "clause after a conjunction, with an apposition": (
        "The paper was closed in July, and its editor, Ali Demir, said it was “pure revenge”.",
        [("its editor", "said", "Ali Demir")],
    ),
    "aside between subject and verb": (
        "My uncle, who buried two wives, used to say “Eat first.”",
        [("My uncle", "say", "uncle")],
    ),
    "verb of no list before a comma": (
        "The ship lay still when its captain radioed, “We are sinking.”",
        [("its captain", "radioed", "captain")],
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
        [("a senior envoy", None, "senior envoy in Kars")],
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
        [("bankers", "dubbed", "bankers in Bursa")],
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
        [("Ali Demir", "told", "Ali Demir"), ("his deputy", ":", "deputy")],
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
    "document": ("“Leave now,” read the leaflet.", [("the leaflet", "read", "leaflet")]),
    "comparison after a comma": ("“It holds,” as she said.", [("she", "said", None)]),
    "colon, then a name alone": ("“It holds”: Demir on the deal.", [("Demir", ":", "Demir")]),
    "so said": ("“It will hold.” So said Ali Demir.", [("Ali Demir", "said", "Ali Demir")]),
    "points out, and no stop": (
        "“It holds,” Anna Berg points out",
        [("Anna Berg", "points", "Anna Berg")],
    ),
    "headline verb in capitals": (
        "Anna Berg Says Calm Is Near\n\n“It holds,” Berg said.",
        [("Berg", "said", "Anna Berg")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_mention_and_cue(extract, text, expected):
    found = extract(text)
    found = found[found["kind"].isin(["direct", "mixed"])].astype(object)
    spans = zip(found["speaker_start"], found["speaker_end"], strict=True)
    mentions = [None if pd.isna(a) else text[a:b] for a, b in spans]
    named = found[["cue", "speaker"]].where(found.notna(), None)
    assert list(zip(mentions, named["cue"], named["speaker"], strict=True)) == expected
