"""Words of other classes that are names by what stands beside them: Theresa May, Per Berg."""

from __future__ import annotations

from analysis import given_names
from analysis.quotations.text.lexicon import WORD_LISTS
from analysis.quotations.text.tags import CONJUNCTION, NAME, NOUN, VERBAL
from analysis.quotations.text.tokens import Tokens

_MONTH_SURNAMES = frozenset(WORD_LISTS["months that are surnames"])
_MONTH_GIVEN_NAMES = frozenset(WORD_LISTS["months that are given names"])
MONTH_NAMES = _MONTH_SURNAMES | _MONTH_GIVEN_NAMES


def is_surname_of_month(tokens: Tokens, i: int) -> bool:
    """Tell whether the name of a month at word i is a surname: Theresa May."""
    return tokens.words[i] in _MONTH_SURNAMES and tokens.low(i - 1) in given_names.ANY


def is_given_name_of_month(tokens: Tokens, tags: list[str], i: int) -> bool:
    """Tell whether the name of a month at word i is a given name: his widow, Jan Berg; not: in June
    Ali Berg said.
    """
    before_name = tokens.words[i] in _MONTH_GIVEN_NAMES and tags[i + 1 : i + 2] == [NAME]
    opens = tokens.opens_sentence(i) and tokens.low(i + 1) not in given_names.ANY
    return before_name and (opens or tags[i - 1] in (",", NOUN, CONJUNCTION))


def is_given_name_per(tokens: Tokens, tags: list[str], i: int, start: int) -> bool:
    """Tell whether word i is no preposition but the given name: Per Berg said; the envoy, Per Berg,
    said; not: Per the Post, the road is open.
    """
    after = i + 1
    while tags[after : after + 1] == [NAME]:
        after += 1
    if tokens.words[i] != "Per" or after in (i + 1, len(tags)):
        return False
    return tags[after] in VERBAL or (tags[after] == "," and i > start)
