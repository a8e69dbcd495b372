"""Names that look like other words: months, numbers, a preposition, the number of a house."""

from __future__ import annotations

from analysis import given_names
from analysis.quotations.text.lexicon import WORD_LISTS
from analysis.quotations.text.plurals import NUMBERS
from analysis.quotations.text.tags import (
    CONJUNCTION,
    NAME,
    NOUN,
    NUMBER,
    PREPOSITION,
    REPORTING_VERB,
    TIME,
    VERBAL,
)
from analysis.quotations.text.tokens import Tokens

_MONTH_SURNAMES = frozenset(WORD_LISTS["months that are surnames"])
_MONTH_GIVEN_NAMES = frozenset(WORD_LISTS["months that are given names"])
_NEWSPAPERS = frozenset(WORD_LISTS["times that are newspapers"])
_HOUSES = frozenset(["10", "11"])  # in Downing Street: No 10
NAMESAKES = (
    {time.lower() for time in _MONTH_SURNAMES | _MONTH_GIVEN_NAMES | _NEWSPAPERS}
    | NUMBERS
    | _HOUSES
    | {"no", "per"}
)


def is_namesake(tokens: Tokens, tags: list[str], i: int, start: int) -> bool:
    """Tell whether word i, which looks like another, is a name or part of one in its sentence that
    begins at `start`.
    """
    tag, low = tags[i], tokens.lows[i]
    if low == "no":
        return _is_house(tokens, tags, i)
    if tag == PREPOSITION:
        return _is_given_name_per(tokens, tags, i, start)
    if tag == TIME:
        paper = tokens.words[i] in _NEWSPAPERS and tokens.lows[i - 1] == "the"
        named = i > start and (paper or _is_surname(tokens, i))
        return named or _is_given_name_of_month(tokens, tags, i)
    if i == start:
        return False
    if low in _HOUSES:
        return tag == NUMBER and tags[i - 1] == NAME and tokens.words[i - 1] == "No"
    return low in NUMBERS and _stands_in_name(tokens, tags, i)


def _is_surname(tokens: Tokens, i: int) -> bool:
    """Tell whether the name of a month at word i is a surname: Theresa May."""
    return tokens.words[i] in _MONTH_SURNAMES and tokens.low(i - 1) in given_names.ANY


def _is_given_name_of_month(tokens: Tokens, tags: list[str], i: int) -> bool:
    """Tell whether the name of a month at word i is a given name: his widow, Jan Berg; said Jan
    Berg; not: in June Ali Berg said.
    """
    before_name = tokens.words[i] in _MONTH_GIVEN_NAMES and tags[i + 1 : i + 2] == [NAME]
    led = tokens.opens_sentence(i) or tags[i - 1] == REPORTING_VERB
    opens = led and tokens.word(i + 1).lower() not in given_names.ANY
    return before_name and (opens or tags[i - 1] in (",", NOUN, CONJUNCTION))


def _is_given_name_per(tokens: Tokens, tags: list[str], i: int, start: int) -> bool:
    """Tell whether word i is no preposition but the given name: Per Berg said; the envoy, Per Berg,
    said; not: Per the Post, the road is open.
    """
    after = i + 1
    while tags[after : after + 1] == [NAME]:
        after += 1
    if tokens.words[i] != "Per" or after in (i + 1, len(tags)):
        return False
    return tags[after] in VERBAL or (tags[after] == "," and i > start)


def _is_house(tokens: Tokens, tags: list[str], i: int) -> bool:
    """Tell whether a house that stands for those who work in it begins at word i: No 10 says so;
    but: No 10 men say so.
    """
    numbered = tokens.words[i] == "No" and tokens.word(i + 1) in _HOUSES
    return numbered and tags[i + 2 : i + 3] not in ([NOUN], [NAME])


def _stands_in_name(tokens: Tokens, tags: list[str], i: int) -> bool:
    """Tell whether a number with a capital stands between a given name and another name."""
    named = tokens.low(i - 1) in given_names.ANY and tags[i + 1 : i + 2] == [NAME]
    return named and tokens.words[i][0].isupper()
