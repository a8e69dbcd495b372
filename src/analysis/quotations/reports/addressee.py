"""The person that a verb of telling speaks to."""

from __future__ import annotations

from analysis.quotations.grammar.noun_phrases import Phrase, phrase_from
from analysis.quotations.reports.cue import Cue
from analysis.quotations.text.lexicon import PEOPLE, WORD_LISTS
from analysis.quotations.text.tags import FINITE, NAME, NOUN, OBJECT_PRONOUN, SPECIFIER
from analysis.quotations.text.tokens import Tokens

_NO_PERSON = frozenset(WORD_LISTS["last words of names that are no person's"])


def after_addressee(tokens: Tokens, cue: Cue, end: int) -> int:
    """Return the word after a verb of telling and the person spoken to; after any other verb, none
    is passed over.
    """
    i = cue.right
    if i >= end or cue.verb is None or "tell" not in cue.verb.classes or cue.side == "passive":
        return i
    if tokens.tags[i] == OBJECT_PRONOUN:
        return i + 1
    addressee = phrase_from(tokens, i, end)
    if addressee is None:
        return i
    after = addressee[1]
    runs_on = after < end and tokens.tags[after] in FINITE
    return _end_of_addressee(tokens, addressee) if runs_on else after


def _end_of_addressee(tokens: Tokens, phrase: Phrase) -> int:
    """Return the word after the person spoken to, in a phrase that the subject of the report ends:
    told delegates Omar Demir had left; told the Kars Post Omar Demir had left; told MPs talks had
    failed.
    """
    first, last = phrase[0], phrase[1] - 1
    while first < last and tokens.tags[first] in SPECIFIER:
        first += 1
    if tokens.tags[last] == NAME:
        nouns = [i for i in range(first, last) if tokens.tags[i] == NOUN]
    else:
        nouns = [i for i in range(first, last) if tokens.low(i).removesuffix("s") in PEOPLE]
    at = nouns[-1] if nouns else first
    while at < last and tokens.low(at + 1) in _NO_PERSON:
        at += 1
    return at + 1
