"""Nouns that other words qualify: the head of a relative clause, of a participle, of a phrase."""

from __future__ import annotations

from analysis.quotations.grammar.noun_phrases import Phrase, phrase_up_to
from analysis.quotations.text.lexicon import VERBS
from analysis.quotations.text.tags import (
    COMMA_OR_PREPOSITION,
    ED_FORM,
    NOUN,
    RELATIVE_CLAUSE_LIMIT,
    VERBAL_OR_ADVERB,
)
from analysis.quotations.text.tokens import Tokens


def antecedent(tokens: Tokens, i: int, start: int) -> Phrase | None:
    """Return the noun phrase that the relative pronoun at word i stands for."""
    j = i - 1
    while j >= start and tokens.tags[j] in COMMA_OR_PREPOSITION:
        j -= 1
    return phrase_up_to(tokens, j, start) if j >= start else None


def relative_head(tokens: Tokens, i: int, start: int) -> Phrase | None:
    """Return the noun before the relative pronoun of the clause that holds word i, as in "people
    who saw it said".
    """
    while i > start and tokens.tags[i] not in RELATIVE_CLAUSE_LIMIT:
        which = tokens.words[i] == "which" and tokens.tags[i + 1] in VERBAL_OR_ADVERB
        if which or tokens.words[i] == "who":
            return phrase_up_to(tokens, i - 1, start)
        i -= 1
    return None


def noun_before_participle(tokens: Tokens, i: int, start: int) -> Phrase | None:
    """Return the noun phrase that the participle at word i qualifies: a report published Friday."""
    low = tokens.low(i)
    past = tokens.tags[i] == ED_FORM or (low in VERBS and VERBS[low].form == "past")
    return (
        phrase_up_to(tokens, i - 1, start)
        if past and i > start and tokens.tags[i - 1] == NOUN
        else None
    )
