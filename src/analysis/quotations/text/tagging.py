"""Tags of words in context: what a capital or an ending alone tells wrongly."""

from __future__ import annotations

from analysis.quotations.text.lexicon import (
    ANY_GIVEN_NAME,
    NOUN_OR_VERB,
    POSSESSIVE,
    STAND_FOR_PEOPLE,
    TITLES,
    VERBS,
    WORD_LISTS,
    tag_of,
)
from analysis.quotations.text.marks import Quoted
from analysis.quotations.text.sentences import SentenceRange, after_dateline, sentence_ranges
from analysis.quotations.text.tokens import Tokens

MONTH_SURNAMES = frozenset(WORD_LISTS["months that are surnames"])
AFTER_SPEECH_NOUN = frozenset(["of", "as", "on", "about", "in", "that"])  # after a noun of speech


def sentences(tokens: Tokens, quotes: list[Quoted]) -> list[SentenceRange]:
    """Word ranges of the sentences of a text, and whether each opens a paragraph.

    A quotation that ends its own sentence ends the sentence around it when what follows starts like
    a new one; a full stop after an abbreviation or initial does not. Tags at the beginnings of
    sentences, and of nouns that look like reporting verbs, are corrected in the tokens.
    """
    found = sentence_ranges(tokens, quotes)
    found = [(after_dateline(tokens, a, b) if opens else a, b, opens) for a, b, opens in found]
    for start, end, _ in found:
        retag_first(tokens, start)
        for i in range(start, end):
            if tokens.tags[i] == "V" and is_noun(tokens, i, start, end):
                tokens.tags[i] = "n"
            elif tokens.tags[i] == "T" and i > start and is_surname(tokens, i):
                tokens.tags[i] = "X"  # Theresa May
    return found


def is_surname(tokens: Tokens, i: int) -> bool:
    """Whether the name of a month at word i is a surname: Theresa May."""
    return tokens.words[i] in MONTH_SURNAMES and tokens.low(i - 1) in ANY_GIVEN_NAME


def retag_first(tokens: Tokens, i: int) -> None:
    """Correct the tag of a sentence's first word, whose capital tells nothing."""
    low = tokens.low(i)
    if tokens.tags[i] != "X" or low in TITLES or i + 1 >= len(tokens.tags):
        return
    after = tokens.tags[i + 1]
    if after not in "VA,.XK" or (after == "X" and low.endswith(("ing", "ed"))):
        tag = tag_of(low)
        name = low in ANY_GIVEN_NAME or (after == "X" and tag == "E")  # Majed al-Ansari
        if tag in "GEV" and not name:
            tokens.tags[i] = tag


def is_noun(tokens: Tokens, i: int, start: int, end: int) -> bool:
    """Whether a word with the form of a reporting verb is a noun here ("report", "claims")."""
    tags, low = tokens.tags, tokens.low(i)
    form = VERBS[low].form
    if i == start:
        after = tags[i + 1] if i + 1 < end else "."
        return form in ("base", "s") and low in NOUN_OR_VERB and after not in "DXRW"
    previous, before = tags[i - 1], tokens.low(i - 1)
    if low == "state" and previous == "," and tags[i + 1 : i + 2] == ["X"]:
        return True  # his niece, state Rep. Anna Berg
    if form in ("past", "ing"):
        owned = (
            before[-2:] in POSSESSIVE and previous != "A"
        )  # the mayor's writing, not: he's writing
        return owned or (previous == "D" and before not in STAND_FOR_PEOPLE)
    if previous == "B" and i - 1 > start and tags[i - 2] == "D":
        return True
    if before == "to" or previous in "RWAB":
        return False
    if previous in "DPNEGO" and before not in STAND_FOR_PEOPLE:
        return True
    return (base_is_noun if form == "base" else third_person_is_noun)(tokens, i, start, end)


def base_is_noun(tokens: Tokens, i: int, start: int, end: int) -> bool:
    """Whether a base form is a noun: unless a plural stands before it or a clause after."""
    low, before = tokens.low(i), tokens.low(i - 1)
    previous = tokens.tags[i - 1]
    after = tokens.tags[i + 1] if i + 1 < end else "."
    listed = low in NOUN_OR_VERB
    if before in STAND_FOR_PEOPLE:
        return listed and after not in "WQ:"
    if previous in ",)C":
        return listed and after not in "WDRQXO"
    plural = before.endswith("s") and previous in "nX" and before[-2:] not in POSSESSIVE
    return not plural or (listed and after not in "WDRQXOP.:,A")


def third_person_is_noun(tokens: Tokens, i: int, start: int, end: int) -> bool:
    """Whether a form in -s is a noun: a listed one is unless a subject and a clause stand beside
    it.
    """
    low, before = tokens.low(i), tokens.low(i - 1)
    previous = tokens.tags[i - 1]
    after = tokens.tags[i + 1] if i + 1 < end else "."
    if low == "points" and i + 1 < end and tokens.words[i + 1] == "out":
        return False
    if before in STAND_FOR_PEOPLE or (low == "states" and previous in "nX"):
        return low in NOUN_OR_VERB and after not in "WQ:"
    if low not in NOUN_OR_VERB:
        return before[-2:] in POSSESSIVE
    if i + 1 < end and after in "PS" and tokens.low(i + 1) in AFTER_SPEECH_NOUN:
        return True
    if after == "," and i - start < 3 and previous != ")":
        return True
    fits = "WDRQOX,:S.T" if previous == "n" else "WDRQOX,:PS.T"
    return previous not in "X)n,Q" or after not in fits or before[-2:] in POSSESSIVE
