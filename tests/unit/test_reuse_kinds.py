"""Kinds of reuse and the difference of two passages, on hand-made pairs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.reuse import difference
from analysis.reuse.changes import change
from analysis.reuse.kinds import KINDS, kind
from analysis.reuse.stretches import Passage, Speech


def kind_of(text_a, text_b, speakers=("Ada Reed", "Ada Reed")):
    """Return the kind of two passages; what stands between curly marks is quoted."""
    sides, spoken = [], []
    for text, speaker in zip((text_a, text_b), speakers, strict=True):
        start, end = text.find("“") + 1, text.find("”")
        sides.append(Passage("a", 0, len(text), text))
        spoken.append([Speech(start, end, speaker)] if end > 0 else [])
    return kind(*sides, *spoken)


@pytest.mark.parametrize(
    ("text_a", "text_b", "expected"),
    [
        ("The bridge opens in May.", "the bridge opens in May", "verbatim"),
        ("“The bridge opens in May,”", "“Bridge opens in May.”", "verbatim"),
        ("the bridge opens in May", "She knew the bridge opens in May or June", "truncated"),
        ("“We will open the bridge in May,”", "“The bridge shall be opened in May.”",
         "translation_variant"),
        ("She called the delay “useful and brief”", "She called the delay useful and brief",
         "quote_paraphrase"),
        ("“We will open the new bridge in May after a long winter,” Ada Reed told the council",
         "Reed wrote: “We will open the new bridge in May after a long winter.”", "verbatim"),
        ("The old bridge at the harbour was closed on Monday for two years of work",
         "The old bridge at the harbour was closed on Monday for two years of repairs",
         "shared_wording"),
        ("Anglers along the canal were asked to give up their places before the gates opened",
         "Anglers along the canal were told to give up their places before the gates opened",
         "shared_wording"),
        ("“We will not sell this orchard and its nine hundred trees for a car park by the lake,”",
         "“We will not sell this orchard for a car park by the lake,”", "truncated"),
        ("“We will not sell this orchard and its nine hundred trees for a car park,” Crane said",
         "Crane told growers: “We will not sell this orchard and its nine hundred trees for a car "
         "park”", "verbatim"),
        ("“The keeper [Tom Reed] locked the gate after the pumps failed,” she said",
         "“The keeper locked the gate after the pumps failed,” she said", "verbatim"),
        ("Carts brought about 70 crates of pears from Lowmoor to the old market hall by noon",
         "Carts brought only 70 crates of pears from Lowmoor to the old market hall by noon",
         "shared_wording"),
        ("Carts have brought the last crates of pears from Lowmoor to the market hall by noon",
         "Carts brought the last crates of pears from Lowmoor to the market hall by noon",
         "verbatim"),
        ("“[Reed] will not open [the mill],” she told the growers of Lowmoor on Monday",
         "“[Crane] will not open [the weir],” she told the growers of Lowmoor on Monday",
         "shared_wording"),
        ("“The keeper locked the gate after the pump[s] failed,” she said",
         "“The keeper locked the gate after the pumps failed,” she said", "verbatim"),
        ("Reed made a note of the height of the water in his first week at the weir",
         "He made a note of the height of the water in his first week at the weir",
         "shared_wording"),
        ("The old bridge at the harbour was closed on Monday for two years of work",
         "The old bridge at the harbour was closed on Monday for three years of work",
         "shared_wording"),
        ("The old bridge at the harbour was closed on Monday",
         "The old bridge at the river was shut on Monday", "shared_wording"),
        ("“the bridge that was to open in May will now be open by June”",
         "“that is the bridge that was to open in May, and not before the snow has gone”",
         "shared_wording"),
        ("She opened the new bridge, officials said", "Officials said she opened a wide bridge",
         "shared_wording"),
    ],
)  # fmt: skip
def test_kinds(text_a, text_b, expected):
    assert kind_of(text_a, text_b) == expected
    assert expected in KINDS


def test_one_scare_quoted_word_makes_no_quotation():
    assert kind_of("a “peak” in the relations of both", "a peak in the relations of both") == (
        "verbatim"
    )


def test_different_speakers_do_not_translate_each_other():
    passages = "“We will open the bridge in May,”", "“The bridge shall be opened in May.”"
    assert kind_of(*passages, ("Ada Reed", "Tom Hale")) == "shared_wording"
    assert kind_of(*passages, ("Ada Reed", None)) == "translation_variant"


def steps(text_a, text_b):
    table = difference(text_a, text_b)
    return table[["operation", "text_a", "text_b"]].values.tolist()


def test_a_dropped_word_is_a_datum():
    found = steps("made any detailed statement", "made any statement")
    assert found == [
        ["kept", "made any", "made any"],
        ["dropped", "detailed", ""],
        ["kept", "statement", "statement"],
    ]


def test_a_synonym_replaces():
    assert ["replaced", "purchase", "buy"] in steps("may purchase two ships", "may buy two ships")


def test_words_between_the_same_neighbours_replace():
    assert steps("the red door", "the oak door")[1] == ["replaced", "red", "oak"]


@pytest.mark.parametrize(
    ("text_a", "text_b", "expected"),
    [
        ("", "", []),
        ("one two", "", [["dropped", "one two", ""]]),
        ("", "one two", [["added", "", "one two"]]),
        ("Ship sank.", "ship SANK", [["kept", "Ship sank", "ship SANK"]]),
        ("x y", "p q", [["replaced", "x y", "p q"]]),
    ],
)
def test_edges(text_a, text_b, expected):
    assert steps(text_a, text_b) == expected


WORDS = st.lists(
    st.sampled_from(["we", "buy", "bought", "a", "ship", "ships", "the", "U.S", "1,200"]),
    max_size=9,
)


@given(WORDS.map(" ".join))
def test_a_text_is_kept_by_itself(text):
    assert set(difference(text, text).operation) <= {"kept"}


@pytest.mark.parametrize(
    ("text_a", "text_b", "expected"),
    [
        ("The dam holds 12 lakes of water.", "The dam holds 12 lakes of water!", "none"),
        ("The dam holds 12 lakes of water.", "The dam holds 21 lakes of water.", "number"),
        ("Divers will search the wreck.", "Divers won’t search the wreck.", "negation"),
        ("The two agreed on a price.", "The two failed to agree on a price.", "negation"),
        ("The board declined to pay.", "The board did not pay.", "none"),
        ("Dockers sued a band of brewers.", "Brewers sued a band of dockers.", "actor"),
        ("Dockers and brewers left.", "Brewers and dockers left.", "none"),
        ("It cost 2 million crowns.", "It cost 2 billion crowns.", "number"),
        ("It cost €2.4 million to mend.", "It cost €24 million to mend.", "number"),
        ("Thirty-two boats sank.", "32 boats sank.", "none"),
        ("On Friday Reed thanked Lund.", "On Friday Lund thanked Reed.", "actor"),
        ("Reed opened the new bridge.", "Lund opened the new bridge.", "actor"),
        ("Reed opened the new bridge.", "The Danish President opened the new bridge.", "name"),
        ("The Danish mayor opened the new bridge.", "Reed opened the new bridge.", "name"),
        ("President Reed opened the new bridge.", "President Lund opened the new bridge.", "actor"),
        ("The Danish mayor opened the bridge.", "The Swedish mayor opened the bridge.", "actor"),
        ("Divers left the port of Oslo.", "Divers left the port of Bergen.", "name"),
        ("Most of the growers lost money.", "Some of the growers lost money.", "degree"),
        ("Growers burnt the barn at dawn.", "Growers sold the barn at dawn.", "other"),
        ("Growers burnt the barn at dawn.", "Growers burnt the barn.", "none"),
        ("Growers were forced to sell.", "Growers were told to sell.", "other"),
        ("Growers were told to sell.", "Growers were told by banks to sell.", "none"),
    ],
)
def test_what_a_passage_says_otherwise(text_a, text_b, expected):
    assert change(text_a, text_b) == change(text_b, text_a) == expected
