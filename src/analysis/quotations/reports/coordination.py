"""Verbs of the reporter's own that a conjunction adds to what is reported."""

from __future__ import annotations

from analysis.quotations.grammar.clauses import goes_on_apart
from analysis.quotations.text.tags import (
    CLAUSE_LIMIT,
    CLAUSE_SIGN,
    CONJUNCTION,
    ED_FORM,
    OBJECT_OPENER,
    UNLISTED_VERB,
)
from analysis.quotations.text.tokens import Tokens


def added_predicate(tokens: Tokens, begins: int, end: int) -> int | None:
    """Return the conjunction behind the phrase or infinitive that is reported from word `begins`
    on, with which the sentence goes on: denied murder | and was held; asked the firm to go | and
    returned the money; None where there is none before word `end`.
    """
    if tokens.words[begins] == "that":
        return None
    if tokens.words[begins] == "to":
        return _added_to_infinitive(tokens, begins, end)
    for i in range(begins + 1, end):
        if tokens.tags[i] == CONJUNCTION and goes_on_apart(tokens, i):
            return i
        if tokens.tags[i] in CLAUSE_SIGN or tokens.tags[i] in CLAUSE_LIMIT:
            return None
    return None


def _added_to_infinitive(tokens: Tokens, i: int, end: int) -> int | None:
    """Return the conjunction with which a past tense follows the infinitive at word i; but: asked
    to be named and shamed.
    """
    tags = tokens.tags
    for j in range(i + 2, end - 2):
        if tags[j] in CLAUSE_SIGN and tags[j] != ED_FORM:
            return None
        if tags[j] == CONJUNCTION and tags[j - 1] != ED_FORM and tags[j + 1] in UNLISTED_VERB:
            return j if tags[j + 2] in OBJECT_OPENER else None
    return None
