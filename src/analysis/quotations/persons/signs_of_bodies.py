"""What shows that a name of several words is that of a body or a place, and no person's."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import islice

from analysis import given_names
from analysis.quotations.grammar.noun_phrases import phrase_from
from analysis.quotations.text.lexicon import BODIES, PEOPLE, PRESS, TITLES, WORD_LISTS
from analysis.quotations.text.tags import ATTRIBUTE, DETERMINER, NAME, NOUN, PREPOSITION, VERBAL
from analysis.quotations.text.tokens import Tokens, occurrences

_NOUNS_FOR_ANY_BODY = frozenset(WORD_LISTS["nouns for any body"])
_FIRMS = frozenset(WORD_LISTS["legal forms of firms"])
_OCCURRENCES_READ = 20  # of a capitalised noun for a firm
_BEFORE_FIRMS = frozenset(WORD_LISTS["before the name of a firm"])
_GENERAL = frozenset(["company", "firm", "group", "organisation", "organization", "club", "team"])
_AFTER_A_BODY = frozenset(WORD_LISTS["nouns after the name of a body"]).difference(
    ["spokesman", "spokeswoman", "chief"]  # of a person, too
)
_BEFORE_A_PLACE = frozenset(WORD_LISTS["prepositions of place"])
_OF_SEVERAL = frozenset(["have", "are", "were"])
_PERSONS_TOO = PEOPLE | TITLES | frozenset(WORD_LISTS["words for people that are surnames, too"])
_TELLS_WHOM = frozenset(["told", "tells", "telling"])
_OF_PRESS = PRESS.union(
    WORD_LISTS["last words of names of newspapers"], WORD_LISTS["in names of the press"]
)
_SPOKE = frozenset(["spoke", "speaking", "talking"])
Span = tuple[int, int]


def ends_like_firm(words: Sequence[str]) -> bool:
    """Tell whether the last of several words of a name is one for a firm: Ovenby Partners."""
    return len(words) > 1 and words[-1].lower() in _FIRMS


def stands_for_any_body(low: str) -> bool:
    """Tell whether a noun may stand for a body, whatever its name: company, carmaker."""
    return low in _NOUNS_FOR_ANY_BODY or (low.endswith("maker") and low not in PEOPLE)


def calls_firm(tokens: Tokens, i: int) -> bool:
    """Tell whether word i opens a sentence and says what the name behind it is: Airline | Ovenby
    said; Carmaker | Berg & Holm; unless the word has a capital elsewhere, too.
    """
    low = tokens.lows[i]
    maker = low.endswith("maker") and low not in PEOPLE
    if not (maker or low in _BEFORE_FIRMS) or not tokens.opens_sentence(i):
        return False
    found = islice(occurrences(tokens.words, tokens.words[i]), _OCCURRENCES_READ)
    return tokens.tag(i + 1) == NAME and all(tokens.opens_sentence(j) for j in found)


def means_body(low: str) -> bool:
    """Tell whether a noun stands for a body: council, company, watchdog."""
    return low in BODIES or stands_for_any_body(low)


def is_shown_body(
    tokens: Tokens,
    words: Sequence[str],
    spans: Collection[Span],
    human: bool,
    nouns: Collection[str],
) -> bool:
    """Tell whether the mentions of a name, at `spans`, show that it is a body's: it has several
    words, and no given name opens it; `human` says that something shows a person, and `nouns` has
    the words of the text.
    """
    if "&" in words or _has_which(tokens, spans):
        return True  # Berg & Holm; the Open Well, which
    if len(words) == 1 and words[0].lower() not in given_names.ANY:
        return any(is_called_body(tokens, *span) for span in spans)
    if len(words) < 2 or len(words[0]) < 2 or words[0].lower() in given_names.ANY:
        return False
    if _stands_like_several(tokens, spans):
        return True
    last = words[-1].lower()
    cut = not human and _is_cut_like_body(tokens, last, spans)
    return cut or _stands_like_body(tokens, last, spans, nouns)


def _stands_like_body(
    tokens: Tokens, last: str, spans: Collection[Span], nouns: Collection[str]
) -> bool:
    """Tell whether a name is shown to be a body's by its last word or what stands at its mentions.

    The last word is a common noun of the text, `nouns` (the Kars Museum ... the museum), or one
    for a firm; a noun for a body stands before the name (the charity Open Well), or behind it one
    for what a body has (Ovenby Foods shares).
    """
    if last in _FIRMS or (last in nouns and last not in _PERSONS_TOO):
        return True
    lows = tokens.lows
    return any(
        _is_led_by_body(tokens, start, end) or (*lows[end : end + 1], "")[0] in _AFTER_A_BODY
        for start, end in spans
    )


def _is_led_by_body(tokens: Tokens, start: int, end: int) -> bool:
    """Tell whether a noun for a body, which is no part of a title, stands before a name at word
    `start`: the charity Open Well, but not: Superintendent of Police Ana Berg.
    """
    led = start - 1
    titled = tokens.words[led][0].isupper() and not tokens.opens_sentence(led)
    return means_body(tokens.lows[led]) and not titled and not _is_place_of(tokens, led, end)


def _is_place_of(tokens: Tokens, noun: int, end: int) -> bool:
    """Tell whether the noun before a name that ends before word `end` tells, at the head of a
    sentence, where its bearer does something: Outside the museum Berg said; not: Shares in the
    retailer Ovenby fell.
    """
    if tokens.tags[noun] != NOUN or tokens.tag(end) not in VERBAL:
        return False
    first = noun - 1
    while first > 0 and tokens.tags[first] in ATTRIBUTE:
        first -= 1
    led = tokens.tags[max(0, first - 1) : first + 1] == (PREPOSITION, DETERMINER)
    return led and tokens.opens_sentence(first - 1)


def is_called_body(tokens: Tokens, start: int, end: int) -> bool:
    """Tell whether a noun for a body stands beside a name, and nobody else can be meant by it: the
    loss-making airline Ovenby; Ovenby, the country's largest network, said; but not: the firm Berg
    runs; Berg left, the firm said.
    """
    led = start - 1
    if led >= 0 and calls_firm(tokens, led):
        return True
    if led >= 0 and tokens.tags[led] == NOUN and stands_for_any_body(tokens.lows[led]):
        told = led > 0 and tokens.tags[led - 1] == DETERMINER and tokens.tag(end) in VERBAL
        general = told and tokens.lows[led] in _GENERAL
        return not general and not _is_place_of(tokens, led, end)
    if tokens.tag(end) != "," or tokens.tag(end + 1) != DETERMINER:
        return False
    phrase = phrase_from(tokens, end + 1, len(tokens.tags))
    if phrase is None or tokens.tags[phrase[1] - 1] != NOUN:
        return False
    described = stands_for_any_body(tokens.lows[phrase[1] - 1])
    return described and tokens.tag(phrase[1]) not in VERBAL


def _stands_like_several(tokens: Tokens, spans: Collection[Span]) -> bool:
    """Tell whether a name has a plural verb, or ", which", and says nowhere where something is:
    Ovenby Foods have denied it.
    """
    if any(start and says_where(tokens, start - 1) for start, _ in spans):
        return False
    return any(
        (tokens.word(end) in _OF_SEVERAL and tokens.opens_sentence(start))
        or (tokens.tag(end) == "," and tokens.word(end + 1) == "which")
        for start, end in spans
    )


def _has_which(tokens: Tokens, spans: Collection[Span]) -> bool:
    """Tell whether "the" and ", which" stand around a mention of a name of several words."""
    return any(
        end - start > 1
        and start > 0
        and tokens.lows[start - 1] == "the"
        and tokens.tag(end) == ","
        and tokens.word(end + 1) == "which"
        for start, end in spans
    )


def _is_cut_like_body(tokens: Tokens, last: str, spans: Collection[Span]) -> bool:
    """Tell whether a name is cut to its first words, and never to its last, as a body's is: Ovenby
    Foods ... Ovenby said.
    """
    ends = {tokens.low(end - 1) for start, end in spans if end - start == 1}
    return last not in ends and any(tokens.low(end - 1) != last for _, end in spans)


def names_place(tokens: Tokens, places: Collection[int]) -> bool:
    """Tell whether all mentions of a name, which begin at `places`, say where something is: in
    Port Selby; Ali Demir, 41, of Selby Rise.
    """
    return all(at > 0 and says_where(tokens, at - 1) for at in places)


def says_where(tokens: Tokens, i: int) -> bool:
    """Tell whether word i says that a place follows it."""
    if tokens.tags[i] != PREPOSITION:
        return False
    return tokens.lows[i] in _BEFORE_A_PLACE or (
        tokens.lows[i] == "of" and tokens.tags[i - 1] == ","
    )


def is_only_told(tokens: Tokens, words: Sequence[str], places: Collection[int]) -> bool:
    """Tell whether a name of the press is in all its mentions, which begin at `places`, that of
    whom somebody spoke to: she told the Kars Gazette; speaking to Radio Kars.
    """

    def is_told(at: int) -> bool:
        before = at - 1 - (tokens.lows[at - 1] == "the")
        if before < 1:
            return False
        spoke = tokens.lows[before] == "to" and tokens.lows[before - 1] in _SPOKE
        return spoke or tokens.lows[before] in _TELLS_WHOM

    press = any(word.lower() in _OF_PRESS for word in words)
    return press and bool(places) and all(map(is_told, places))
