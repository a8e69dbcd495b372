"""Clauses of time or reason that open a sentence, and the reports in them: after Ali said that it
was late, Omar left.
"""

from __future__ import annotations

from analysis.quotations.grammar.clauses import CLAUSE_OPENERS, clause_begins
from analysis.quotations.grammar.noun_phrases import CLAUSE_OPENING_PREPOSITIONS
from analysis.quotations.reports.cue import Cue
from analysis.quotations.text.tags import BEFORE_TOPIC, CONJUNCTION, PREPOSITION, RELATIVE, VERBAL
from analysis.quotations.text.tokens import Tokens

_SUBORDINATORS = CLAUSE_OPENERS - CLAUSE_OPENING_PREPOSITIONS


def end_of_fronted_clause(tokens: Tokens, cue: Cue, start: int, end: int) -> int | None:
    """Return the comma behind the clause that opens the sentence of words `start` to `end`, when a
    cue and its report stand in it; None for any other.

    The main clause follows the first comma behind which one is seen to begin, or the only one.
    """
    opener = start
    while opener < cue.left and tokens.tags[opener] in BEFORE_TOPIC:
        opener += 1
    if not _opens_clause_of(tokens, cue, opener):
        return None
    places = (i for i in range(cue.right, end - 1) if tokens.tags[i] == ",")
    commas = [i for i in places if tokens.tags[i + 1] != CONJUNCTION]
    main = (i for i in commas if clause_begins(tokens, i + 1))
    return next(main, commas[0] if len(commas) == 1 else None)


def _opens_clause_of(tokens: Tokens, cue: Cue, opener: int) -> bool:
    """Tell whether the word at `opener` opens the clause of a cue: no verb and no comma stand
    between them, or the cue is a noun.
    """
    low = tokens.low(opener)
    if _is_related(tokens, cue, opener):
        return True
    if opener >= cue.left or low not in CLAUSE_OPENERS:
        return False
    between = tokens.tags[opener + 1 : cue.left]
    if between and (low not in _SUBORDINATORS or "," in between):
        return False
    return cue.side == "noun" or not any(tag in VERBAL for tag in between)


def _is_related(tokens: Tokens, cue: Cue, opener: int) -> bool:
    """Tell whether a cue stands in a relative clause of the adjunct that the word at `opener`
    opens: unlike coal, which Ali says will be sold, gas ...
    """
    if opener >= cue.left or tokens.tags[opener] != PREPOSITION:
        return False
    before = tokens.tags[opener + 1 : cue.left]
    related = before[-2:] == (",", RELATIVE) and before.count(",") == 1
    return related and not any(tag in VERBAL for tag in before)


def is_in_fronted_clause(tokens: Tokens, cue: Cue) -> bool:
    """Tell whether a cue stands in a clause that a conjunction of time or reason opens: after Ali
    said ...; when told that ...
    """
    opener = cue.left - 1
    if opener < 0 or tokens.low(opener) not in CLAUSE_OPENERS:
        return False
    led = tokens.tags[opener - 1] if opener else ""
    return not led.isalpha() or led == CONJUNCTION  # and once told that ...
