"""Names behind what their bearers are in a body: Bank of Selby President Ana Berg said."""

from __future__ import annotations

from analysis.quotations.grammar.noun_phrases import is_initial
from analysis.quotations.persons.roles import IMPERSONAL
from analysis.quotations.persons.signs_of_bodies import stands_for_any_body
from analysis.quotations.persons.titles import Name, means_person
from analysis.quotations.text.lexicon import TITLES
from analysis.quotations.text.tags import NAME, NOUN
from analysis.quotations.text.tokens import Tokens

_BODY_LINKS = frozenset(["of", "for", "on", "against"])
_LONGEST_BODY = 12  # words from the noun of a body to a title
_OWNED_BODIES = frozenset(["office", "campaign", "team"])  # of the one named, not his own


def offices_in(tokens: Tokens, names: list[Name]) -> dict[int, int]:
    """Return the words at which mentions of persons begin that end in the name, and the word behind
    that: the title (the Minister of Health Ana Berg), or the noun of a body (the University of Kars
    professor Ana Berg, Institute for Tidal Studies director Tom Holm).
    """
    found = {name.head: name.end for name in names if name.head >= 0}
    for name in names:
        body = _body_ahead(tokens, name.head if name.head >= 0 else name.first - 1)
        if body is not None:
            found.setdefault(body, name.end)
    return found


def _body_ahead(tokens: Tokens, title: int) -> int | None:
    """Return the noun of the body whose name, with "of" or the like inside, stands right before a
    title; None when there is none: the death of Mayor Ana Berg.
    """
    if title < 1 or not means_person(tokens.lows[title]):
        return None
    for i in range(title - 1, max(0, title - _LONGEST_BODY), -1):
        if tokens.lows[i] in _BODY_LINKS:
            behind = i + 1 + (tokens.words[i + 1] == "the")
            whole = behind < title and tokens.tags[behind] == NAME
            return i - 1 if whole and _is_noun_of_body(tokens, i - 1) else None
        if tokens.words[i] == "and" and tokens.lows[i + 1] in TITLES:
            return None  # a Bench of Justice Tom Holm and Chief Justice Ana Berg
        inside = tokens.tags[i] in (NAME, NOUN) or tokens.words[i] in ("and", "the")
        if not (inside or is_initial(tokens, i)):
            return None
    return None


def _is_noun_of_body(tokens: Tokens, i: int) -> bool:
    """Tell whether word i is a capitalised noun for a body, not for what somebody has."""
    low = tokens.lows[i].removesuffix("s")
    known = low in IMPERSONAL or stands_for_any_body(low)
    return tokens.tags[i] == NAME and known and low not in _OWNED_BODIES
