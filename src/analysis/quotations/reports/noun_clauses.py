"""Clauses that a noun of speech brings in: his claim that it was late; a claim by Ali that ..."""

from __future__ import annotations

from analysis.quotations.grammar.noun_phrases import Phrase, phrase_from
from analysis.quotations.reports.cue import Cue
from analysis.quotations.text.lexicon import FORMS_OF_BE, WORD_LISTS
from analysis.quotations.text.tags import (
    BEFORE_CLAUSE_SUBJECT,
    CLAUSE_JOINER,
    CLAUSE_MARK,
    DETERMINER,
    ED_FORM,
    FINITE,
    FINITE_OR_ED,
    FULL_VERB,
    NOMINAL_OR_ED,
    NOUN,
    OBJECT_OPENER,
    OWNER_LED_BY,
    PREPOSITION,
    PRONOUN,
    REPORT_LIMIT,
    UNLISTED_VERB,
    VERBAL,
    VERBAL_OR_ADVERB,
)
from analysis.quotations.text.tokens import Tokens

_BY_WHOM = frozenset(["by", "from"])
_CLAIMS = frozenset(WORD_LISTS["claims"])


def agent_of_noun(tokens: Tokens, i: int, end: int) -> tuple[Phrase, int] | None:
    """Return who makes the claim that the noun at word i brings in, and the word "that" behind him:
    a claim by | the head of the board | that it was late; None when nobody is told.
    """
    if tokens.word(i + 1) not in _BY_WHOM or tokens.lows[i] not in _CLAIMS:
        return None
    source = phrase_from(tokens, i + 2, end)
    after = source[1] if source else end
    while tokens.tag(after) == PREPOSITION and (linked := phrase_from(tokens, after + 1, end)):
        after = linked[1]
    clause = tokens.word(after) == "that" and tokens.tag(after + 1) not in FINITE
    return (source, after) if source and clause and is_whole(tokens, after + 1, end) else None


def is_whole(tokens: Tokens, i: int, end: int) -> bool:
    """Tell whether the clause that begins at word i has an object of its own or needs none, and
    does not tell which claim is meant: he was ill; not: everybody quotes | was a joke.
    """
    after = after_first_verb(tokens, i, end)
    acts = (j for j in range(i, after - 1) if tokens.tags[j] in FULL_VERB)
    undergone = tokens.low(after - 2) in FORMS_OF_BE  # that it would be sold
    return (undergone or (after < end and tokens.tags[after] not in REPORT_LIMIT)) and not any(
        tokens.tags[j + 1] in FINITE_OR_ED for j in acts
    )


def end_of_noun_clause(tokens: Tokens, cue: Cue, start: int, end: int) -> int:
    """Return the word after the clause of a noun of speech in the sentence of words `start` to
    `end`: the verb whose subject the noun is, if it is one.
    """
    return _verb_of_noun(tokens, cue.right + 1, end) if _leads_clause(tokens, cue, start) else end


def _leads_clause(tokens: Tokens, cue: Cue, start: int) -> bool:
    """Tell whether the noun of a cue opens its clause, with its owner."""
    first = min(cue.word, cue.source[0] if cue.source else cue.word)
    while first > start and tokens.tags[first - 1] in OWNER_LED_BY:
        first -= 1
    return first == start or tokens.tags[first - 1] in BEFORE_CLAUSE_SUBJECT


def _verb_of_noun(tokens: Tokens, i: int, end: int) -> int:
    """Return the verb behind the clause that begins at word i, of which the noun before is the
    subject: that he had no boats | was false; `end` when there is none.
    """
    tags = tokens.tags
    for j in range(after_first_verb(tokens, i, end) + 1, end):
        if tags[j] in CLAUSE_MARK or tags[j] in CLAUSE_JOINER:
            return end
        safe = tags[j : j + 2] == (ED_FORM, NOUN) and tokens.lows[j - 2] in FORMS_OF_BE
        acts = safe or (tags[j] in UNLISTED_VERB and tokens.tag(j + 1) in OBJECT_OPENER)
        if (tags[j] in FINITE or acts) and tags[j - 1] in NOMINAL_OR_ED:
            return j
    return end


def after_first_verb(tokens: Tokens, i: int, end: int) -> int:
    """Return the word after the first verb from word i on; one of no list stands between a noun
    and an article, or behind a pronoun: walks cut the risk; he owns it.
    """
    tags = tokens.tags
    while i < end and tags[i] not in VERBAL and tokens.words[i] != "to":
        if tags[i : i + 2] == (NOUN, DETERMINER) or tags[i - 1 : i + 1] == (PRONOUN, NOUN):
            return i + 1
        i += 1
    i += 1 + (i < end and tokens.words[i] == "to")
    while i < end and tags[i] in VERBAL_OR_ADVERB:
        i += 1
    return i
