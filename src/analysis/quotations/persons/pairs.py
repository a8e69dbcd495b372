"""Two people who speak as one: she and her husband, Karl Berg, said."""

from __future__ import annotations

from analysis import given_names
from analysis.quotations.grammar.noun_phrases import Phrase, phrase_from
from analysis.quotations.persons.discourse import Resolved
from analysis.quotations.persons.person import PLURAL, described_person
from analysis.quotations.persons.registry import Registry
from analysis.quotations.text.lexicon import POSSESSIVE
from analysis.quotations.text.tags import (
    ADVERBIAL,
    ASIDE_LIMIT,
    PREPOSITIONAL,
    PRONOUN,
    SENTENCE_END,
    VERBAL,
)
from analysis.quotations.text.tokens import Tokens

_ASIDE_REACH = 14  # words between the commas around what somebody is


def other_of_two(tokens: Tokens, phrase: Phrase) -> Phrase | None:
    """Return the second of two people whom a verb behind them has as its subject, the first of whom
    a phrase mentions; or the first, a pronoun, when the phrase is the second; None for one alone.
    """
    start, end = phrase
    if start > 1 and tokens.words[start - 1] == "and" and tokens.tags[start - 2] == PRONOUN:
        opens = (
            start == 2
            or tokens.tags[start - 3] in SENTENCE_END
            or not tokens.tags[start - 3].isalpha()
        )
        return (start - 2, start - 1) if opens and _has_verb_behind(tokens, end) else None
    joint = _after_aside(tokens, end)
    if tokens.word(joint) != "and":
        return None
    other = phrase_from(tokens, joint + 1, len(tokens.tags))
    return other if other and _has_verb_behind(tokens, other[1]) else None


def _has_verb_behind(tokens: Tokens, end: int) -> bool:
    """Tell whether a verb follows a phrase that ends before word `end`, and what is told of it."""
    i = end
    while tokens.tag(i) in PREPOSITIONAL:
        i += 1
    i = _after_aside(tokens, i)
    while tokens.tag(i) in ADVERBIAL:
        i += 1
    return tokens.tag(i) in VERBAL


def _after_aside(tokens: Tokens, i: int) -> int:
    """Return the word after an aside without a verb that begins with a comma at word i, unless it
    is no more than another name of a list; word i when there is none.
    """
    if tokens.tag(i) != ",":
        return i
    for j in range(i + 1, min(i + _ASIDE_REACH, len(tokens.tags))):
        if tokens.tags[j] == ",":
            return j + 1
        if tokens.tags[j] in ASIDE_LIMIT:
            break
    return i


def two_in_mention(registry: Registry, start: int, end: int) -> Resolved | None:
    """Return the two people whom a mention names: Tom and Ana Berg, Mayor Tom Ryan and Ana Berg."""
    tokens = registry.tokens
    if "and" not in tokens.words[start + 1 : end - 1]:
        return None
    joint, person = tokens.words.index("and", start + 1), registry.named_up_to(end)
    if not person or not person.human:
        return None
    if any(word.endswith(POSSESSIVE) for word in tokens.words[joint:end]):
        return None  # Ernst and Young's Ana Berg
    other = registry.named_up_to(joint)
    if other and other.human and len(other.words) > 1 and other is not person:
        return pair(other.name, person.name, start)
    given = joint == start + 1 and tokens.lows[start] in given_names.ANY
    return pair(tokens.words[start], person.name, start) if given else None


def pair(one: str, other: str, at: int) -> Resolved:
    """Return two people, mentioned together at a word, as one speaker."""
    both = f"{one} and {other}"
    return Resolved(both, "group", described_person(both, both, at, PLURAL))
