"""The word "that" behind a reporting verb: where it opens a clause that is reported, and where it
opens another or none.
"""

from __future__ import annotations

from analysis.quotations.grammar.clauses import is_reduced_relative
from analysis.quotations.reports.cue import Cue
from analysis.quotations.text.lexicon import NOUN_OR_VERB, WORD_LISTS
from analysis.quotations.text.tags import (
    ADJUNCT_WORD,
    FINITE,
    NO_COMPLEMENT,
    NOMINAL,
    NOUN,
    PHRASE_OPENER,
    REPORTING_VERB,
    TIME,
)
from analysis.quotations.text.tokens import Tokens

_DAYS_POINTED_AT = frozenset(WORD_LISTS["days pointed at"])


def tells_what_to_do(tokens: Tokens, cue: Cue, i: int) -> bool:
    """Tell whether the words from word i on, behind those told, are what they are to do: warned
    people to stay away from boats that leak.
    """
    return i > cue.right and tokens.words[i] == "to" and tokens.tag(i + 1) == NOUN


def is_behind_noun(tokens: Tokens, cue: Cue, that: int) -> bool:
    """Tell whether "that" opens a relative clause and the word before it is a noun, though it looks
    like a verb: northern states that have voted.
    """
    noun = cue.verb is not None and cue.verb.form == "s" and tokens.lows[cue.word] in NOUN_OR_VERB
    acts = tokens.tag(that + 1) in FINITE and tokens.word(that + 1) not in NOUN_OR_VERB
    return noun and cue.word == that - 1 and acts


def points(tokens: Tokens, that: int, end: int) -> bool:
    """Tell whether "that" at a word opens no clause: they told us that; asked her that question."""
    after = tokens.tag(that + 1)
    alone = after in NO_COMPLEMENT
    one = after in (NOUN, REPORTING_VERB) and not tokens.words[that + 1].endswith("s")
    return alone or (one and (that + 2 >= end or tokens.tags[that + 2] in NO_COMPLEMENT))


def points_at_day(tokens: Tokens, cue: Cue, that: int) -> bool:
    """Tell whether "that" at a word, behind a noun of speech, tells when it was said: his speech
    that night was late; not: his claim that night trains were late.
    """
    day = cue.side == "noun" and tokens.word(that + 1) in _DAYS_POINTED_AT
    return day and tokens.tag(that + 2) != NOUN


def place_of_that(tokens: Tokens, i: int, end: int) -> int | None:
    """Return the place of a "that" that follows word i after at most a few words of an adjunct, or
    an adjunct between commas.
    """
    tags = tokens.tags
    phrase = tags[i] in PHRASE_OPENER and TIME not in tags[i : i + 3]
    if phrase or tokens.words[i] == "about":
        return None  # reported a loss that surprised the town; asked about fears that it would end
    for j in range(i, min(end, i + 10)):
        if tokens.words[j] == "that":
            # reported from Kars, a town that ...; adding to a series of losses that hit it
            parted = "," in tags[i:j] and tags[j - 1] != ","
            related = j > i and tags[j - 1] in NOMINAL and tokens.tag(j + 1) in FINITE
            return None if parted or related else j
        if tags[j] not in ADJUNCT_WORD and tags[j] != "," and not is_reduced_relative(tokens, j):
            return None
    return None
