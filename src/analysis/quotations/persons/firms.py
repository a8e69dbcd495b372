"""Firms and other bodies of one name that say nothing themselves: Ovenby cut its staff. The firm
said."""

from __future__ import annotations

from analysis import given_names
from analysis.quotations.grammar.noun_phrases import Phrase, phrase_from
from analysis.quotations.persons.bodies import FOLLOW_A_BODY, has_capital_inside
from analysis.quotations.persons.registry import Registry
from analysis.quotations.persons.roles import (
    NATION_OF_WORD,
    NOT_NAMES,
    SEATS_OF_POWER,
    without_possessive,
)
from analysis.quotations.persons.topics import ends_sentence
from analysis.quotations.text.lexicon import POSSESSIVE, TITLES
from analysis.quotations.text.tags import (
    ADVERBIAL,
    FINITE_OR_ED,
    LINE_BREAK,
    NAME,
    SENTENCE_MARK_OR_QUOTATION,
)
from analysis.quotations.text.tokens import Tokens

_BETWEEN_SENTENCES = SENTENCE_MARK_OR_QUOTATION | {LINE_BREAK}
_SENTENCES_READ = 3  # the one of the description, and those before it
_FURTHEST_AGENCY = 150  # words before a description of it
_LONGEST_INITIALS = 6
_ITS_REACH = 14  # words behind a name in which "its" is the bearer's
_PLACES_READ = 20  # of a name that are looked at


def firm_before(registry: Registry, at: int) -> str | None:
    """Return the name of one word with which the sentence of a description at word `at` begins, or
    one of those before it, when the text shows that it is a body's.
    """
    tokens, end = registry.tokens, at
    for _ in range(_SENTENCES_READ):
        start = end
        while start and not ends_sentence(tokens, start - 1):
            start -= 1
        subject = _subject(tokens, start, end)
        if subject and subject[1] - subject[0] > 1:
            return None  # a body of another name
        name = tokens.words[subject[0]] if subject else ""
        if name and _is_new(registry, name) and _is_body(tokens, name):
            return name
        end = start
        while end and tokens.tags[end - 1] in _BETWEEN_SENTENCES:
            end -= 1
    return None


def agency_before(registry: Registry, at: int) -> str | None:
    """Return the initials last used before word `at` as the name of an agency, which owns or does
    something: NASA's telescope; the FDA approved it.
    """
    tokens = registry.tokens
    for i in range(at - 1, max(0, at - _FURTHEST_AGENCY), -1):
        word = without_possessive(tokens.words[i])
        if not (1 < len(word) < _LONGEST_INITIALS and word.isupper() and word.isalpha()):
            continue
        owns = tokens.tags[i] == NAME and tokens.words[i].endswith(POSSESSIVE)
        acts = owns or tokens.tag(i + 1) in FINITE_OR_ED
        if acts and _is_new(registry, word) and word.lower() not in NATION_OF_WORD.keys() | TITLES:
            return word
    return None


def _is_new(registry: Registry, name: str) -> bool:
    """Tell whether a name is nobody's who is known, and not explained by another."""
    return name not in registry.by_word and name not in registry.acronyms


def _subject(tokens: Tokens, start: int, end: int) -> Phrase | None:
    """Return the name that is the subject with which a sentence begins."""
    start += tokens.low(start) == "the" if start < end else 0
    phrase = phrase_from(tokens, start, end)
    if phrase is None or any(tag != NAME for tag in tokens.tags[slice(*phrase)]):
        return None
    verb = phrase[1]
    while tokens.tag(verb) in ADVERBIAL:
        verb += 1
    return phrase if tokens.tag(verb) in FINITE_OR_ED or tokens.tag(verb) == "," else None


def _is_body(tokens: Tokens, name: str) -> bool:
    """Tell whether a word is shown to be the name of a body: by its form, or by what stands behind
    its mentions (Ovenby shares; Ovenby, which; Ovenby cut its staff).
    """
    low = name.lower()
    if low in given_names.ANY or low in NATION_OF_WORD or low in SEATS_OF_POWER or low in NOT_NAMES:
        return False
    forms = {name, *(name + ending for ending in POSSESSIVE)}
    places = [i for i, word in enumerate(tokens.words) if word in forms][:_PLACES_READ]
    if any(i and tokens.words[i - 1] == "in" for i in places):
        return False
    if has_capital_inside(name) or (name.isupper() and len(name) > 1):
        return True
    return any(_has_sign_behind(tokens, i) for i in places)


def _has_sign_behind(tokens: Tokens, i: int) -> bool:
    """Tell whether what stands behind a name shows a body: what bodies have, "which", or "its"."""
    if i + 1 < len(tokens.lows) and tokens.lows[i + 1] in FOLLOW_A_BODY:
        return True
    if tokens.tag(i + 1) == "," and tokens.word(i + 2) == "which":
        return True
    if not tokens.opens_sentence(i):
        return False
    for j in range(i + 1, min(i + _ITS_REACH, len(tokens.words))):
        if ends_sentence(tokens, j):
            return False
        if tokens.lows[j] in ("its", "itself"):
            return True
    return False
