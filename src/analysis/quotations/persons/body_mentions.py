"""Bodies that a mention names itself: the state, the ministry, the newspaper of that name."""

from __future__ import annotations

from analysis.quotations.persons.bodies import NEWSPAPERS, body_named, end_of_body_name
from analysis.quotations.persons.discourse import Resolved
from analysis.quotations.persons.joint_bodies import end_of_joint_body
from analysis.quotations.persons.names import ends_name, is_code
from analysis.quotations.persons.registry import Registry
from analysis.quotations.persons.roles import (
    FORMS_OF_NATION,
    NATION_OF_CAPITAL,
    NOT_NAMES,
    without_possessive,
)
from analysis.quotations.persons.signs_of_bodies import calls_firm, stands_for_any_body
from analysis.quotations.persons.titles import leads_names
from analysis.quotations.text.lexicon import BODIES, PRESS
from analysis.quotations.text.tags import DETERMINER, LOWER_CASE_CONTENT, NAME, NOUN
from analysis.quotations.text.tokens import Tokens

_MARKS_AROUND_NAMES = "“”„«»\"‘’'\u00a0 "  # around the name of a newspaper


def joint_body(registry: Registry, start: int, end: int) -> Resolved | None:
    """Return the body of two names that are one by its initials or its members: the Fields and
    Rivers Network (FRN), the Tin and Slate Miners' Union.
    """
    tokens = registry.tokens
    if "and" not in tokens.words[start + 1 : end - 1]:
        return None
    first = start + (tokens.tags[start] == DETERMINER)
    full = tokens.run(first, end)
    whole = full in registry.acronyms.values() or end_of_joint_body(tokens, first) == end
    return Resolved(full, "organisation") if whole else None


def body_in_mention(registry: Registry, start: int, end: int) -> Resolved | None:
    """Return the state, ministry, newspaper or other body that a mention without its determiner
    names.
    """
    tokens = registry.tokens
    capital = NATION_OF_CAPITAL.get(without_possessive(tokens.low(end - 1)))
    alone = end - start == 1 or tokens.low(start) == "new"
    if capital and alone and _is_named(registry, capital):
        return Resolved(capital, "capital")
    noun = tokens.low(end - 1)
    if _has_press_behind(tokens, start, end):
        end -= 1  # the Cumhuriyet newspaper
    opens = end - start == 1 and tokens.opens_sentence(start)
    if not _names_body(tokens, noun, end, opens):
        return None
    start = _after_describing(tokens, start, end)
    name = without_possessive(tokens.run(start, end_of_body_name(tokens, end)))
    name = name.strip(_MARKS_AROUND_NAMES)
    before = body_named(registry.bodies, noun, name, start)
    if before:
        return Resolved(before.strip(_MARKS_AROUND_NAMES), "organisation named before")
    if opens and noun in BODIES:
        return None  # Agency warns
    return Resolved(name, "organisation") if NAME in tokens.tags[start:end] else None


def _is_named(registry: Registry, nation: str) -> bool:
    """Tell whether a text names a state, so that its capital can stand for it, or its people."""
    printed = frozenset(map(without_possessive, registry.printed))
    return any(form <= printed for form in FORMS_OF_NATION[nation])


def _has_press_behind(tokens: Tokens, start: int, end: int) -> bool:
    """Tell whether a name has the noun for a newspaper behind it."""
    press = tokens.low(end - 1) in PRESS and tokens.tags[end - 1] == NOUN
    return press and tokens.tags[max(start, end - 2)] == NAME


def _names_body(tokens: Tokens, noun: str, end: int, opens: bool) -> bool:
    """Tell whether a mention that ends before word `end` names a body by its noun or its capital;
    `opens` says that it is one word which opens a sentence.
    """
    common = noun in NOT_NAMES or (opens and leads_names(noun))
    proper = tokens.tags[end - 1] == NAME and (noun in NEWSPAPERS or not common)
    return (noun in BODIES or noun in PRESS or proper) and not is_code(noun)


def _after_describing(tokens: Tokens, start: int, end: int) -> int:
    """Return the first word of the name of a body behind what describes it: the daily | Sabah, the
    so-called | Observatory, Operator | Kars Marine Services.
    """
    proper = tokens.tags[end - 1] == NAME
    start += start < end - 1 and calls_firm(tokens, start)
    for i in range(start + 1, end - 1):
        if tokens.tags[i] == NOUN and stands_for_any_body(tokens.lows[i]):
            start = i + 1  # Telecoms group | Ovenby
    while start < end - 1:
        common = tokens.tags[start] in LOWER_CASE_CONTENT and tokens.words[start].islower()
        calls = end - start > 2 and tokens.opens_sentence(start)
        calling = calls and leads_names(tokens.lows[start])
        if not ((proper and common) or ends_name(tokens.lows[start]) or calling):
            break
        start += 1
    return start
