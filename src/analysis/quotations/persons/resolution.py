"""The person behind a mention: a full or partial name, a description, a seat of government, a
pronoun.

A pronoun stands for the most salient person that it agrees with; any other mention with no
or several candidates is left without a name.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from analysis.quotations.grammar.noun_phrases import AGENT_ENDINGS, Phrase, can_speak
from analysis.quotations.grammar.subjects import antecedent
from analysis.quotations.persons.names import (
    COUNTRIES,
    NAMELESS,
    NATION_OF_CAPITAL,
    NATION_OF_PEOPLE,
    NATION_OF_WORD,
    NOT_NAMES,
    OFFICES,
    PLURAL_PEOPLE_ENDINGS,
    ROLES_OF_STATE,
    WORDS_FOR_MEN,
    WORDS_FOR_WOMEN,
    Person,
    end_of_office,
    fold,
    without_possessive,
)
from analysis.quotations.persons.registry import (
    MOST_NAMESAKES,
    Registry,
    end_of_body_name,
    named_last,
)
from analysis.quotations.persons.salience import Salience
from analysis.quotations.text.lexicon import BODIES, DOCUMENTS, PEOPLE, POSSESSIVE, PRESS, TITLES
from analysis.quotations.text.tokens import Tokens

MARKS_AROUND_NAMES = "“”„«»\"‘’'\u00a0 "  # around the name of a newspaper
BODY_RULES = frozenset(["organisation", "organisation named before", "acronym", "capital"])
GENDER_OF_PRONOUN = {
    **{"he": "m", "his": "m", "him": "m", "she": "f", "her": "f"},
    **{"they": "p", "their": "p", "them": "p", "it": "o", "its": "o"},
}


class Resolved(NamedTuple):
    """Name behind a mention (None when unresolved), the rule and how sure it is."""

    name: str | None
    rule: str
    confidence: float


UNRESOLVED = Resolved(None, "unresolved", 0.0)


def resolve(registry: Registry, phrase: Phrase, salience: Salience) -> Resolved:
    """Name behind a mention; ``salience`` weighs the persons a pronoun can stand for."""
    start, end = phrase
    if registry.tokens.tags[start] == "W":
        stands_for = antecedent(registry.tokens, start, max(0, start - 60))
        if stands_for is None:
            return UNRESOLVED
        start, end = relative_antecedent(registry, stands_for, start)
    if end - start == 1 and registry.tokens.low(start) in GENDER_OF_PRONOUN:
        return person_of_pronoun(GENDER_OF_PRONOUN[registry.tokens.low(start)], phrase[0], salience)
    if registry.tokens.low(start) == "the" and registry.tokens.low(end - 1).endswith("-year-old"):
        person = salience.best(phrase[0], lambda one: one.human and one.name != NAMELESS)
        return Resolved(person.name, "age", 0.7) if person else UNRESOLVED
    if registry.tokens.low(end - 1) == "latter":
        at = bisect_left(registry.places, start) - 1
        return Resolved(registry.mentions[at][1].name, "latter", 0.8) if at >= 0 else UNRESOLVED
    alone = end - start == 1 + (registry.tokens.tags[start] == "D")
    full = registry.acronyms.get(registry.tokens.words[end - 1]) if alone else None
    if full:
        return Resolved(full, "acronym", 0.9)
    nation = nation_of_member(registry.tokens.low(end - 1)) if alone and end - start == 2 else None
    if nation and registry.tokens.low(start) == "the":
        return person_fitting(registry, start, [registry.tokens.low(end - 1)])
    own = registry.tokens.tags[end - 1] == "X"
    end = end_of_office(registry.tokens, end)
    for way in (
        (name_in_mention, name_after_mention) if own else (name_after_mention, name_in_mention)
    ):
        found = way(registry, start, end)
        if found:
            return found
    return person_described(registry, start, end)


def relative_antecedent(registry: Registry, phrase: Phrase, relative: int) -> Phrase:
    """What a relative pronoun stands for: the last person of the phrase before it, when the phrase
    itself is none.

    As in: a lecture from the Mexican president, who ...
    """
    tokens = registry.tokens
    if (
        without_possessive(tokens.low(phrase[1] - 1)) in NOT_NAMES
        or tokens.tags[phrase[1] - 1] == "X"
    ):
        return phrase
    i = relative - 1
    while i > phrase[1] and tokens.tags[i] == ",":
        i -= 1
    last = i + 1
    while i > phrase[1] and tokens.tags[i] != "P":
        i -= 1
    inner = (i + 1, last)
    return inner if inner[0] < last and can_speak(tokens, inner) else phrase


def name_in_mention(registry: Registry, start: int, end: int) -> Resolved | None:
    """Name that stands in the mention itself."""
    words, tags = registry.tokens.words, registry.tokens.tags
    inside = registry.mentions[
        bisect_left(registry.places, start) : bisect_left(registry.places, end)
    ]
    for at, person in reversed(inside):
        last = at
        while last + 1 < end and tags[last + 1] == "X":
            last += 1
        if last == end - 1 or words[last][-2:] not in POSSESSIVE:
            return Resolved(person.name, "name", 0.98)
    while start < end and tags[start] == "D":
        start += 1
    return body_in_mention(registry, start, end) if start < end else None


def body_in_mention(registry: Registry, start: int, end: int) -> Resolved | None:
    """State, ministry, newspaper or other body that a mention without determiner names."""
    tokens = registry.tokens
    low = tokens.low(end - 1)
    capital = NATION_OF_CAPITAL.get(without_possessive(low))
    if capital and (end - start == 1 or tokens.low(start) == "new"):
        return Resolved(capital, "capital", 0.75)
    if low in PRESS and tokens.tags[end - 1] == "n" and tokens.tags[max(start, end - 2)] == "X":
        end -= 1  # the Cumhuriyet newspaper
    proper = tokens.tags[end - 1] == "X"
    if not (low in BODIES or low in PRESS or (proper and low not in NOT_NAMES)):
        return None
    while proper and tokens.tags[start] == "n" and tokens.words[start].islower():
        start += 1  # the daily Sabah
    name = without_possessive(tokens.run(start, end_of_body_name(tokens, end))).strip(
        MARKS_AROUND_NAMES
    )
    known = registry.body(low, name, start)
    if known:
        return Resolved(known.strip(MARKS_AROUND_NAMES), "organisation named before", 0.7)
    if low in PRESS and not proper:  # Le Soir backed the strike, the newspaper wrote
        k = bisect_left(registry.places, start)
        latest = registry.mentions[max(0, k - MOST_NAMESAKES) : k]
        names = [one.name for _, one in latest if not one.human]
        return Resolved(names[-1], "organisation named before", 0.5) if names else None
    return Resolved(name, "organisation", 0.8)


def name_after_mention(registry: Registry, start: int, end: int) -> Resolved | None:
    """Name in apposition to the mention: the U.N. envoy, Geir Pedersen; the head of the jury, Anna
    Berg.
    """
    tags = registry.tokens.tags
    comma, stop = end, min(end + 8, len(tags))
    if tags[end : end + 1] == ["P"]:
        comma = next((i for i in range(end, stop) if tags[i] not in "PDnXN"), end)
    if tags[comma : comma + 1] != [","]:
        return None
    at = bisect_left(registry.places, comma + 1)
    if at < len(registry.places) and registry.places[at] <= comma + 3:
        place, person = registry.mentions[at]
        close = registry.ends[place]
        if comma == end or tags[close : close + 1] in ([","], ["."]):
            return Resolved(person.name, "apposition", 0.9)
    return name_between_commas(registry.tokens, end) if comma == end else None


def name_between_commas(tokens: Tokens, comma: int) -> Resolved | None:
    """Name between the commas after a description of a person: his brother, Karim, said."""
    close = comma + 1
    while close < len(tokens.tags) and tokens.tags[close] == "X":
        close += 1
    fits = tokens.low(comma - 1) in PEOPLE and tokens.tags[close : close + 1] in ([","], ["."])
    if not fits or close == comma + 1:
        return None
    return Resolved(without_possessive(tokens.run(comma + 1, close)), "apposition", 0.8)


def person_described(registry: Registry, start: int, end: int) -> Resolved:
    """Person a description fits, or the description when it brings in somebody unnamed."""
    lows = [without_possessive(registry.tokens.low(i)) for i in range(start, end)]
    titled = all(w in NATION_OF_WORD or w in TITLES or w in OFFICES for w in lows)
    definite = registry.tokens.tags[start] == "D" or titled
    several = lows[-1].endswith("s") and lows[-1][:-1] in PEOPLE
    if several or (lows[-1].endswith(AGENT_ENDINGS) and not definite):
        return UNRESOLVED if definite else Resolved(registry.tokens.run(start, end), "group", 0.7)
    if lows[-1] in DOCUMENTS:
        return UNRESOLVED
    if lows[0] in ("a", "an", "one", "another") and end - start > 1:
        return Resolved(registry.tokens.run(start + 1, end), "unnamed", 0.7)
    nation = any(w in NATION_OF_WORD for w in lows)
    related = lows[0] in ("his", "her", "their", "its") and not (
        nation and lows[-1] == "counterpart"
    )
    told = nation or any(lows[-1] in words for words in (ROLES_OF_STATE, PEOPLE, TITLES))
    if not definite or related or not told:
        return UNRESOLVED
    return person_fitting(registry, start, lows)


def nation_of_member(low: str) -> str | None:
    """Nation of the person that "the Iranian" is; none for words that may be plural: the French."""
    return None if low.endswith(PLURAL_PEOPLE_ENDINGS) else NATION_OF_PEOPLE.get(low)


def person_fitting(registry: Registry, start: int, lows: list[str]) -> Resolved:
    """Person whom the nation and roles of a description fit, the one named last when there are
    several.
    """
    head = lows[-1]
    nation = {NATION_OF_WORD[w] for w in lows if w in NATION_OF_WORD}
    roles = {w for w in lows if w in ROLES_OF_STATE or w in PEOPLE or w in TITLES}
    listed = [
        p for trait in nation or roles for p in registry.by_trait.get(trait, [])[:MOST_NAMESAKES]
    ]
    fitted = {p.name: p for p in listed if fits_description(p, nation, roles, head)}
    known = {name: p for name, p in fitted.items() if p.places[0] < start}
    if not known and len(fitted) == 1:
        return Resolved(next(iter(fitted)), "description ahead", 0.6)
    if len(known) == 1:
        return Resolved(next(iter(known)), "description", 0.85)
    offices = OFFICES.intersection(lows)  # the foreign minister is not the economy minister
    known = {n: p for n, p in known.items() if offices <= p.traits} or known
    if known and (head in ROLES_OF_STATE or not roles):
        return Resolved(named_last(list(known.values()), start).name, "description", 0.6)
    near = [p for p in registry.persons[:MOST_NAMESAKES] if p.human and p.places[0] < start]
    several = len(registry.persons) > 1 and bool(nation and roles)
    alone = near[0] if len(near) == 1 and not several else None
    left = [p for p in near if not_excluded(p, nation, roles, head)]
    if nation and len(left) == 1 and (not roles or head in ROLES_OF_STATE or head == "counterpart"):
        return Resolved(left[0].name, "only person left", 0.6)
    if alone and not nation and head in ROLES_OF_STATE and not alone.traits & ROLES_OF_STATE:
        told = registry.tokens.lows
        if head in told and told.index(head) < start:  # somebody else was called so
            return UNRESOLVED
        registry.learn(alone, roles)
        return Resolved(alone.name, "only person named", 0.5)
    return UNRESOLVED


def person_of_pronoun(want: str, at: int, salience: Salience) -> Resolved:
    """Person or body behind a pronoun at word ``at``: the most salient of those that ``want`` (m,
    f, p for several, o for a body) allows.
    """
    person = salience.best(at, lambda one: agrees(one, want)) or salience.best(
        at, lambda one: want in "mf" and not one.human and len(one.words) > 1 and not one.sex
    )
    if person is None or person.name == NAMELESS:
        return UNRESOLVED
    person.sex = person.sex or want
    return Resolved(person.name, "pronoun", 0.9)


def person_behind(registry: Registry, phrase: Phrase, found: Resolved) -> Person | None:
    """Person or group that a mention was resolved to, also one whose name is not told."""
    if found.rule == "group" and found.name:
        return Person(found.name, (found.name,), sex="p", human=True)
    if found.name and found.rule in BODY_RULES:
        return Person(found.name, (found.name,), sex="o")
    if found.name and found.rule != "unnamed":
        return registry.by_name.get(found.name)
    head = registry.tokens.low(phrase[1] - 1)
    if not (head in PEOPLE or head in TITLES) or registry.tokens.tags[phrase[0]] == "R":
        return None
    sex = "f" if head in WORDS_FOR_WOMEN else "m" if head in WORDS_FOR_MEN else ""
    return Person(found.name or NAMELESS, (head,), sex=sex, human=True)


def person_of_label(registry: Registry, label: str, at: int) -> Resolved:
    """Person whom a label of a transcript at offset ``at`` names, in capitals or not.

    An answer is the only named person's, a question nobody's.
    """
    if label.upper() in ("Q", "QUESTION"):
        return UNRESOLVED
    if label.upper() in ("A", "ANSWER"):
        named = [
            p for p in registry.persons[:MOST_NAMESAKES] if registry.tokens.starts[p.places[0]] < at
        ]
        sole = len(named) == 1
        return Resolved(named[0].name, "only person named", 0.7) if sole else UNRESOLVED
    last = fold(label.split()[-1])
    known = registry.by_word.get(last) or registry.by_word.get(last.capitalize())
    return Resolved(known[0].name, "label", 0.9) if known else Resolved(label.title(), "label", 0.7)


def agrees(person: Person, want: str) -> bool:
    """Whether a pronoun can stand for a person."""
    if want in "po":
        named = want == "o" and not person.human and not person.sex  # NATO
        return named or person.sex in {"p": ("p", "o"), "o": ("o",)}[want]
    return person.human and person.sex in ("", want)


def not_excluded(person: Person, nation: set[str], roles: set[str], head: str) -> bool:
    """Whether nothing told of a person speaks against a description: another nation or role."""
    held = person.traits & ROLES_OF_STATE
    return person.traits & COUNTRIES <= nation and (
        not held or head in ("leader", "counterpart") or bool(held & roles)
    )


def fits_description(person: Person, nation: set[str], roles: set[str], head: str) -> bool:
    """Whether a description by nation and roles fits what is known of a person."""
    if not nation <= person.traits:
        return False
    if not roles or roles & person.traits:
        return True
    held = person.traits & ROLES_OF_STATE
    if head == "counterpart":
        return bool(nation)
    return bool(nation) and head in ROLES_OF_STATE and (not held or head == "leader")
