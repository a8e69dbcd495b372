"""The person behind a mention: a full or partial name, a description, a seat of government, a
pronoun.

A pronoun stands for the most salient person that it agrees with; any other mention with no
or several candidates is left without a name.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from .clauses import antecedent
from .lexicon import BODIES, DOCUMENTS, PEOPLE, TITLES
from .names import (
    CAPITALS,
    COUNTRIES,
    MEN,
    NATIONS,
    NOT_NAMES,
    OFFICES,
    OWNED,
    PEOPLES,
    PLURAL,
    ROLES,
    UNKNOWN,
    WOMEN,
    Person,
    bare,
    fold,
    office,
)
from .people import NAMESAKES, People, nearest, whole
from .phrases import Phrase, personal
from .salience import Salience
from .sources import DOERS
from .words import PRESS, Stream

MARKS = "“”„«»\"‘’'\u00a0 "  # around the name of a newspaper
BODIED = frozenset(["organisation", "organisation named before", "acronym", "capital"])
PRONOUNS = {"he": "m", "his": "m", "him": "m", "she": "f", "her": "f"}
PRONOUNS |= {"they": "p", "their": "p", "them": "p", "it": "o", "its": "o"}


class Resolved(NamedTuple):
    """Name behind a mention (None when unresolved), the rule and how sure it is."""

    name: str | None
    rule: str
    confidence: float


UNRESOLVED = Resolved(None, "unresolved", 0.0)


def resolve(people: People, phrase: Phrase, salience: Salience) -> Resolved:
    """Name behind a mention; ``salience`` weighs the persons a pronoun can stand for."""
    start, end = phrase
    if people.stream.tags[start] == "W":
        stands_for = antecedent(people.stream, start, max(0, start - 60))
        if stands_for is None:
            return UNRESOLVED
        start, end = nearer(people, stands_for, start)
    if end - start == 1 and people.stream.low(start) in PRONOUNS:
        return pronoun(PRONOUNS[people.stream.low(start)], phrase[0], salience)
    if people.stream.low(start) == "the" and people.stream.low(end - 1).endswith("-year-old"):
        person = salience.best(phrase[0], lambda one: one.human and one.name != UNKNOWN)
        return Resolved(person.name, "age", 0.7) if person else UNRESOLVED
    if people.stream.low(end - 1) == "latter":
        at = bisect_left(people.places, start) - 1
        return Resolved(people.mentions[at][1].name, "latter", 0.8) if at >= 0 else UNRESOLVED
    alone = end - start == 1 + (people.stream.tags[start] == "D")
    full = people.acronyms.get(people.stream.words[end - 1]) if alone else None
    if full:
        return Resolved(full, "acronym", 0.9)
    nation = one_of_a_people(people.stream.low(end - 1)) if alone and end - start == 2 else None
    if nation and people.stream.low(start) == "the":
        return fitting(people, start, [people.stream.low(end - 1)])
    own = people.stream.tags[end - 1] == "X"
    end = office(people.stream, end)
    for way in (named, appended) if own else (appended, named):
        found = way(people, start, end)
        if found:
            return found
    return described(people, start, end)


def nearer(people: People, phrase: Phrase, relative: int) -> Phrase:
    """What a relative pronoun stands for: the last person of the phrase before it, when the phrase
    itself is none.

    As in: a lecture from the Mexican president, who ...
    """
    stream = people.stream
    if bare(stream.low(phrase[1] - 1)) in NOT_NAMES or stream.tags[phrase[1] - 1] == "X":
        return phrase
    i = relative - 1
    while i > phrase[1] and stream.tags[i] == ",":
        i -= 1
    last = i + 1
    while i > phrase[1] and stream.tags[i] != "P":
        i -= 1
    inner = (i + 1, last)
    return inner if inner[0] < last and personal(stream, inner) else phrase


def named(people: People, start: int, end: int) -> Resolved | None:
    """Name that stands in the mention itself."""
    words, tags = people.stream.words, people.stream.tags
    inside = people.mentions[bisect_left(people.places, start) : bisect_left(people.places, end)]
    for at, person in reversed(inside):
        last = at
        while last + 1 < end and tags[last + 1] == "X":
            last += 1
        if last == end - 1 or words[last][-2:] not in OWNED:
            return Resolved(person.name, "name", 0.98)
    while start < end and tags[start] == "D":
        start += 1
    return organisation(people, start, end) if start < end else None


def organisation(people: People, start: int, end: int) -> Resolved | None:
    """State, ministry, newspaper or other body that a mention without determiner names."""
    stream = people.stream
    low = stream.low(end - 1)
    capital = CAPITALS.get(bare(low))
    if capital and (end - start == 1 or stream.low(start) == "new"):
        return Resolved(capital, "capital", 0.75)
    if low in PRESS and stream.tags[end - 1] == "n" and stream.tags[max(start, end - 2)] == "X":
        end -= 1  # the Cumhuriyet newspaper
    proper = stream.tags[end - 1] == "X"
    if not (low in BODIES or low in PRESS or (proper and low not in NOT_NAMES)):
        return None
    while proper and stream.tags[start] == "n" and stream.words[start].islower():
        start += 1  # the daily Sabah
    name = bare(stream.run(start, whole(stream, end))).strip(MARKS)
    known = people.body(low, name, start)
    if known:
        return Resolved(known.strip(MARKS), "organisation named before", 0.7)
    if low in PRESS and not proper:  # Le Soir backed the strike, the newspaper wrote
        k = bisect_left(people.places, start)
        latest = people.mentions[max(0, k - NAMESAKES) : k]
        names = [one.name for _, one in latest if not one.human]
        return Resolved(names[-1], "organisation named before", 0.5) if names else None
    return Resolved(name, "organisation", 0.8)


def appended(people: People, start: int, end: int) -> Resolved | None:
    """Name in apposition to the mention: the U.N. envoy, Geir Pedersen; the head of the jury, Anna
    Berg.
    """
    tags = people.stream.tags
    comma, stop = end, min(end + 8, len(tags))
    if tags[end : end + 1] == ["P"]:
        comma = next((i for i in range(end, stop) if tags[i] not in "PDnXN"), end)
    if tags[comma : comma + 1] != [","]:
        return None
    at = bisect_left(people.places, comma + 1)
    if at < len(people.places) and people.places[at] <= comma + 3:
        place, person = people.mentions[at]
        close = people.ends[place]
        if comma == end or tags[close : close + 1] in ([","], ["."]):
            return Resolved(person.name, "apposition", 0.9)
    return called_so(people.stream, end) if comma == end else None


def called_so(stream: Stream, comma: int) -> Resolved | None:
    """Name between the commas after a description of a person: his brother, Karim, said."""
    close = comma + 1
    while close < len(stream.tags) and stream.tags[close] == "X":
        close += 1
    fits = stream.low(comma - 1) in PEOPLE and stream.tags[close : close + 1] in ([","], ["."])
    if not fits or close == comma + 1:
        return None
    return Resolved(bare(stream.run(comma + 1, close)), "apposition", 0.8)


def described(people: People, start: int, end: int) -> Resolved:
    """Person a description fits, or the description when it brings in somebody unnamed."""
    lows = [bare(people.stream.low(i)) for i in range(start, end)]
    titled = all(w in NATIONS or w in TITLES or w in OFFICES for w in lows)
    definite = people.stream.tags[start] == "D" or titled
    several = lows[-1].endswith("s") and lows[-1][:-1] in PEOPLE
    if several or (lows[-1].endswith(DOERS) and not definite):
        return UNRESOLVED if definite else Resolved(people.stream.run(start, end), "group", 0.7)
    if lows[-1] in DOCUMENTS:
        return UNRESOLVED
    if lows[0] in ("a", "an", "one", "another") and end - start > 1:
        return Resolved(people.stream.run(start + 1, end), "unnamed", 0.7)
    nation = any(w in NATIONS for w in lows)
    related = lows[0] in ("his", "her", "their", "its") and not (
        nation and lows[-1] == "counterpart"
    )
    told = nation or any(lows[-1] in words for words in (ROLES, PEOPLE, TITLES))
    if not definite or related or not told:
        return UNRESOLVED
    return fitting(people, start, lows)


def one_of_a_people(low: str) -> str | None:
    """Nation of the person that "the Iranian" is; none for words that may be plural: the French."""
    return None if low.endswith(PLURAL) else PEOPLES.get(low)


def fitting(people: People, start: int, lows: list[str]) -> Resolved:
    """Person whom the nation and roles of a description fit, the one named last when there are
    several.
    """
    head = lows[-1]
    nation = {NATIONS[w] for w in lows if w in NATIONS}
    roles = {w for w in lows if w in ROLES or w in PEOPLE or w in TITLES}
    listed = [p for trait in nation or roles for p in people.by_trait.get(trait, [])[:NAMESAKES]]
    fitted = {p.name: p for p in listed if fits(p, nation, roles, head)}
    known = {name: p for name, p in fitted.items() if p.places[0] < start}
    if not known and len(fitted) == 1:
        return Resolved(next(iter(fitted)), "description ahead", 0.6)
    if len(known) == 1:
        return Resolved(next(iter(known)), "description", 0.85)
    offices = OFFICES.intersection(lows)  # the foreign minister is not the economy minister
    known = {n: p for n, p in known.items() if offices <= p.traits} or known
    if known and (head in ROLES or not roles):
        return Resolved(nearest(list(known.values()), start).name, "description", 0.6)
    near = [p for p in people.persons[:NAMESAKES] if p.human and p.places[0] < start]
    several = len(people.persons) > 1 and bool(nation and roles)
    alone = near[0] if len(near) == 1 and not several else None
    left = [p for p in near if may_be(p, nation, roles, head)]
    if nation and len(left) == 1 and (not roles or head in ROLES or head == "counterpart"):
        return Resolved(left[0].name, "only person left", 0.6)
    if alone and not nation and head in ROLES and not alone.traits & ROLES:
        told = people.stream.lows
        if head in told and told.index(head) < start:  # somebody else was called so
            return UNRESOLVED
        people.learn(alone, roles)
        return Resolved(alone.name, "only person named", 0.5)
    return UNRESOLVED


def pronoun(want: str, at: int, salience: Salience) -> Resolved:
    """Person or body behind a pronoun at word ``at``: the most salient of those that ``want`` (m,
    f, p for several, o for a body) allows.
    """
    person = salience.best(at, lambda one: agrees(one, want)) or salience.best(
        at, lambda one: want in "mf" and not one.human and len(one.words) > 1 and not one.sex
    )
    if person is None or person.name == UNKNOWN:
        return UNRESOLVED
    person.sex = person.sex or want
    return Resolved(person.name, "pronoun", 0.9)


def behind(people: People, phrase: Phrase, found: Resolved) -> Person | None:
    """Person or group that a mention was resolved to, also one whose name is not told."""
    if found.rule == "group" and found.name:
        return Person(found.name, (found.name,), sex="p", human=True)
    if found.name and found.rule in BODIED:
        return Person(found.name, (found.name,), sex="o")
    if found.name and found.rule != "unnamed":
        return people.by_name.get(found.name)
    head = people.stream.low(phrase[1] - 1)
    if not (head in PEOPLE or head in TITLES) or people.stream.tags[phrase[0]] == "R":
        return None
    sex = "f" if head in WOMEN else "m" if head in MEN else ""
    return Person(found.name or UNKNOWN, (head,), sex=sex, human=True)


def called(people: People, label: str, at: int) -> Resolved:
    """Person whom a label of a transcript at offset ``at`` names, in capitals or not.

    An answer is the only named person's, a question nobody's.
    """
    if label.upper() in ("Q", "QUESTION"):
        return UNRESOLVED
    if label.upper() in ("A", "ANSWER"):
        named = [p for p in people.persons[:NAMESAKES] if people.stream.starts[p.places[0]] < at]
        sole = len(named) == 1
        return Resolved(named[0].name, "only person named", 0.7) if sole else UNRESOLVED
    last = fold(label.split()[-1])
    known = people.by_word.get(last) or people.by_word.get(last.capitalize())
    return Resolved(known[0].name, "label", 0.9) if known else Resolved(label.title(), "label", 0.7)


def agrees(person: Person, want: str) -> bool:
    """Whether a pronoun can stand for a person."""
    if want in "po":
        named = want == "o" and not person.human and not person.sex  # NATO
        return named or person.sex in {"p": ("p", "o"), "o": ("o",)}[want]
    return person.human and person.sex in ("", want)


def may_be(person: Person, nation: set[str], roles: set[str], head: str) -> bool:
    """Whether nothing told of a person speaks against a description: another nation or role."""
    held = person.traits & ROLES
    return person.traits & COUNTRIES <= nation and (
        not held or head in ("leader", "counterpart") or bool(held & roles)
    )


def fits(person: Person, nation: set[str], roles: set[str], head: str) -> bool:
    """Whether a description by nation and roles fits what is known of a person."""
    if not nation <= person.traits:
        return False
    if not roles or roles & person.traits:
        return True
    held = person.traits & ROLES
    if head == "counterpart":
        return bool(nation)
    return bool(nation) and head in ROLES and (not held or head == "leader")
