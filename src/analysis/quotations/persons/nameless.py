"""Somebody without a name, taken up by "the man" or "the woman": a resident said ... the woman."""

from __future__ import annotations

from analysis.quotations.persons.discourse import Discourse, Resolved
from analysis.quotations.persons.person import NAMELESS, gender_of_word
from analysis.quotations.persons.titles import means_person
from analysis.quotations.text.plurals import means_several
from analysis.quotations.text.tags import NOUN, PRONOUN

_ONE_HUMAN_BEING = frozenset(["man", "woman", "boy", "girl"])


def nameless_taken_up(discourse: Discourse, at: int, start: int, end: int) -> Resolved | None:
    """Return the words for the nameless human being whom "the man" or "the woman" at word `at`
    takes up: brought in with "a" here or in the paragraph above, when nobody was called so before
    and nobody else is told of between.
    """
    tokens = discourse.registry.tokens
    lows = tokens.lows[start:end]
    if len(lows) != 2 or lows[0] != "the" or lows[1] not in _ONE_HUMAN_BEING:
        return None
    if not discourse.described or discourse.was_said(lows[1], start):
        return None
    word, _, person, _ = discourse.described[-1]
    above = discourse.paragraph_start(max(0, discourse.paragraph_start(at) - 1))
    new = tokens.lows[word] in ("a", "an", "one")
    if word < above or not new or not person.human or person.name == NAMELESS:
        return None
    gender = gender_of_word(lows[1])
    agrees = discourse.gender(person) in ("", gender)
    alone = discourse.mentioned_between(word, at) == {person.key}
    if not agrees or not alone or _tells_of_another(discourse, word, start, person.words[0]):
        return None
    return Resolved(person.name, "unnamed", person, gender)


def _tells_of_another(discourse: Discourse, first: int, end: int, noun: str) -> bool:
    """Tell whether words hold a noun for another human being, or "he" or "she"."""
    tokens = discourse.registry.tokens
    for i in range(first, end):
        low, tag = tokens.lows[i], tokens.tags[i]
        if tag == PRONOUN and low in ("he", "she"):
            return True
        if tag == NOUN and low != noun and means_person(low) and not means_several(low):
            return True
    return False
