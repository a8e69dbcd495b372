"""Headline and lead: whose words they hold, as the text below tells."""

import pandas as pd
import pytest

# text, then the speaker of every quotation and report in turn
OPENINGS = {
    "words of the headline, said below": (
        "Pier ‘a wreck’ after storm\n\nThe pier in Kars is shut.\n\n"
        "“It is a wreck now,” said Anna Berg.",
        ["Anna Berg", "Anna Berg"],
    ),
    "words of the headline, with small ones left out": (
        "Closure ‘would tear heart out of Kars’\n\nThe pier is shut.\n\n"
        "Anna Berg said it “would tear the heart out of Kars”.",
        ["Anna Berg", "Anna Berg"],
    ),
    "words before a colon, said below": (
        "“It was a roar”: Storm hits Kars\n\nA storm hit Kars on Monday.\n\n"
        "“It was a roar,” said Anna Berg.",
        ["Anna Berg", "Anna Berg"],
    ),
    "speaker of a headline, named where the words are said": (
        "“I saw a flash,” port trial witness says\n\nA trial opened in Kars on Monday.\n\n"
        "Lena Stark spoke first. “I saw a flash and ran,” Stark said.",
        ["Lena Stark", "Lena Stark"],
    ),
    "title that is given below": (
        "Coroner slams “inexcusable” delay\n\nHelp came late for Karl Berg, 81.\n\n"
        "The coroner, Anna Stark, said that the delay was “inexcusable”.",
        ["Anna Stark", "Anna Stark"],
    ),
    "body": (
        "Storm over, health body says, as port opens\n\n"
        "The Upland Health Council said on Sunday that the storm was over.",
        ["Upland Health Council", "Upland Health Council"],
    ),
    "sources": (
        "Selby Foods in talks to buy Ovenby - sources\n\n"
        "Selby Foods is to buy Ovenby in May, two people familiar with the talks said.",
        ["two people familiar with the talks", "two people familiar with the talks"],
    ),
    "closing speaker of the lead": (
        "Rebels agree to talks, mediator says\n\n"
        "Both sides have agreed to meet in Kars, the chief mediator said on Friday.\n\n"
        "“They know the date,” Anna Stark, who leads the talks, said.",
        ["Anna Stark", "Anna Stark", "Anna Stark"],
    ),
    "calling of one who is named next": (
        "Landlord sent text after fire\n\nA landlord told a friend to go, “as agreed”.\n\n"
        "Karl Berg, 46, denies arson.",
        ["Karl Berg"],
    ),
    "leader of others": (
        "Opposition leader says he “will stay”\n\n"
        "Opposition leader Karl Berg spoke in Kars on Monday night.\n\n"
        "Their deputy leader, Anna Stark, said it was “late”.",
        ["Karl Berg", "Anna Stark"],
    ),
    "word that nobody says below": (
        "Minister denies “fix” over rail deal\n\nA rail deal is under review in Kars.\n\n"
        "“It is late,” said Anna Berg.",
        ["Minister", "Anna Berg"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), OPENINGS.values(), ids=OPENINGS)
def test_opening(extract, text, expected):
    found = extract(text)
    speakers = found.loc[found["kind"] != "scare", "speaker"]
    assert [None if pd.isna(name) else name for name in speakers] == expected
