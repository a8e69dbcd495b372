"""The person behind a mention: a full or partial name, a description, a seat of government, a
pronoun.

A pronoun stands for the most salient person that it agrees with; any other mention with no
or several candidates is left without a name.
"""

from __future__ import annotations

from bisect import bisect_left

from analysis.quotations.grammar.noun_phrases import Phrase, can_speak
from analysis.quotations.grammar.qualified_nouns import antecedent
from analysis.quotations.persons.appositions import name_after, person_before
from analysis.quotations.persons.body_descriptions import body_before, stands_inside_sentence
from analysis.quotations.persons.descriptions import (
    nation_of_member,
    person_described,
    person_fitting,
)
from analysis.quotations.persons.discourse import UNRESOLVED, Discourse, Resolved
from analysis.quotations.persons.documents import (
    are_texts,
    by_noun,
    document_named,
    is_text,
    issuers,
    writer_before,
)
from analysis.quotations.persons.named_mentions import name_in_mention
from analysis.quotations.persons.nameless import nameless_taken_up
from analysis.quotations.persons.names import fold
from analysis.quotations.persons.pairs import is_followers, other_of_two, pair, two_taken_up
from analysis.quotations.persons.person import (
    NAMELESS,
    NEUTER,
    PLURAL,
    Person,
    described_person,
    gender_of_word,
    is_surely_human,
)
from analysis.quotations.persons.pronouns import GENDER_OF_PRONOUN, person_of_pronoun
from analysis.quotations.persons.protagonists import (
    compatriot,
    described_or_at_hand,
    person_of_age,
)
from analysis.quotations.persons.registry import MOST_NAMESAKES, Registry
from analysis.quotations.persons.roles import (
    NOT_NAMES,
    without_possessive,
)
from analysis.quotations.persons.signs_of_bodies import means_body
from analysis.quotations.persons.titles import leads_names
from analysis.quotations.persons.topics import body_described, describes_people, topic_before
from analysis.quotations.persons.unnamed import introduced_as
from analysis.quotations.text.lexicon import PEOPLE, TITLES, WORD_LISTS
from analysis.quotations.text.names_in_s import ends_in_s
from analysis.quotations.text.tags import (
    DETERMINER,
    NAME,
    PREPOSITION,
    PRONOUN,
    QUOTATION,
    RELATIVE,
)
from analysis.quotations.text.tokens import Tokens

_BODY_RULES = frozenset(["organisation", "organisation named before", "acronym", "capital"])
_THINGS = frozenset(WORD_LISTS["last words of names of things and events"])
_RELATIVE_REACH = 60  # words looked back through for what a relative pronoun stands for
_OF_SOMEBODY = frozenset(["office", "campaign", "administration"])  # named by their head
_QUESTION = frozenset(["Q", "QUESTION"])  # labels of a transcript
_SOUNDED = frozenset("AEIOUY")
_ANSWER = frozenset(["A", "ANSWER"])
_ANSWERED = frozenset(WORD_LISTS["verbs of answers"])
_SHORTLY = 30  # words from a question to the mention of who answers it
_ASKER = 5  # words between what was asked and "asked"


def resolve(discourse: Discourse, phrase: Phrase) -> Resolved:
    """Return the name behind a mention, by what is told of the persons of the text so far; both
    names when two people speak as one.
    """
    tokens, one = discourse.registry.tokens, _resolve_alone(discourse, phrase)
    other = other_of_two(tokens, phrase) if one.name else None
    if other is None:
        return one
    two = sorted([(phrase, one), (other, _resolve_alone(discourse, other))])
    known = [discourse.registry.by_name.get(found.name or "") for _, found in two]
    first, second = known[0], known[1]
    if first and second is None and first.human and is_followers(tokens, two[1][0]):
        return pair(first.name, tokens.run(*two[1][0]), min(phrase, other)[0])
    if first is None or second is None or first is second:
        return one
    if not (is_surely_human(first) and is_surely_human(second)):
        return one
    return pair(first.name, second.name, min(phrase, other)[0])


def _resolve_alone(discourse: Discourse, phrase: Phrase) -> Resolved:
    """Return the name behind a mention of one speaker."""
    registry, tokens = discourse.registry, discourse.registry.tokens
    start, end = phrase
    if tokens.tags[start] == RELATIVE:
        stands_for = antecedent(tokens, start, max(0, start - _RELATIVE_REACH))
        if stands_for is None:
            return UNRESOLVED
        start, end = _relative_antecedent(registry, stands_for, start)
        apposed = person_before(registry, start)
        if apposed:
            return Resolved(apposed.name, "apposition")
    first = tokens.low(start)
    if end - start == 1 and first in GENDER_OF_PRONOUN:
        taken_up = _taken_up(discourse, start) if first in ("it", "they") else None
        return taken_up or person_of_pronoun(discourse, phrase[0], GENDER_OF_PRONOUN[first])
    return (
        _owned(discourse, start, end)
        or two_taken_up(discourse, phrase[0], start, end)
        or _resolve_noun(discourse, phrase[0], start, end)
    )


def _taken_up(discourse: Discourse, at: int) -> Resolved | None:
    """Return the document, body or people that the pronoun at word `at` takes up by their noun: The
    union disagrees. It says; The inspectors found no danger. They said.
    """
    tokens = discourse.registry.tokens
    if writer := writer_before(tokens, at):
        found = resolve(discourse, writer)
        return found._replace(rule="pronoun") if found.name else None
    topic = topic_before(tokens, at)
    if topic is None:
        return None
    if tokens.low(at) == "they":
        if not (are_texts(tokens.lows[topic[1] - 1]) or describes_people(tokens, topic)):
            return None
        return by_noun(tokens, topic)._replace(rule="group")
    if text := document_named(tokens, topic):
        told = introduced_as(discourse.registry, text)
        described = Resolved(told, "unnamed") if told else by_noun(tokens, text)
        return _issuer(discourse, *text) or described
    body = body_described(tokens, topic)
    if body is None:
        person = discourse.registry.named_up_to(topic[1])  # Norvane denied it. It says
        if person is None or is_surely_human(person):
            return None
        return Resolved(person.name, "pronoun", person, NEUTER)
    found = _resolve_noun(discourse, body[0], *body)
    apposed = found.rule == "apposition" and found.gender == NEUTER
    named = found.name and (apposed or found.rule in _BODY_RULES | {"name"})
    return found if named else by_noun(tokens, body)


def _owned(discourse: Discourse, start: int, end: int) -> Resolved | None:
    """Return whose office speaks: his office said."""
    tokens = discourse.registry.tokens
    gender = GENDER_OF_PRONOUN.get(tokens.low(start))
    if gender is None or end - start == 1 or tokens.low(end - 1) not in _OF_SOMEBODY:
        return None
    owner = person_of_pronoun(discourse, start, gender)
    if owner.about is None:
        return None
    mark = "’" if "’" in tokens.text else "'"
    named = f"{owner.name}{mark}s {tokens.run(start + 1, end)}"
    return Resolved(named, "unnamed", owner.about, owner.gender)


def _resolve_noun(discourse: Discourse, at: int, start: int, end: int) -> Resolved:
    """Return the name behind a name or noun phrase; the mention itself begins at word `at`."""
    tokens = discourse.registry.tokens
    end -= end - start > 1 and tokens.tags[end - 1] == "."
    return (
        _by_name(discourse, at, start, end)
        or _issuer(discourse, start, discourse.registry.end_of_title(end))
        or _described(discourse, at, start, end)
    )


def _by_name(discourse: Discourse, at: int, start: int, end: int) -> Resolved | None:
    """Return the name in or right after a mention, or that for which it is a brief form."""
    registry = discourse.registry
    if brief := _brief_mention(discourse, at, start, end):
        return brief
    own = registry.tokens.tags[end - 1] == NAME
    end = registry.end_of_title(end)
    for way in (name_in_mention, name_after) if own else (name_after, name_in_mention):
        found = way(registry, start, end)
        if found:
            return found
    return None


def _described(discourse: Discourse, at: int, start: int, end: int) -> Resolved:
    """Return the body or person that a noun phrase describes, who is named elsewhere."""
    end = discourse.registry.end_of_title(end)
    found = body_before(discourse, at, start, end) or nameless_taken_up(discourse, at, start, end)
    if found is None and _answers_question(discourse.registry.tokens, start, end):
        return person_described(discourse, start, end)
    return found or described_or_at_hand(discourse, at, start, end)


def _answers_question(tokens: Tokens, start: int, end: int) -> bool:
    """Tell whether a mention is of who answers what somebody else has asked shortly before:
    “Where?” asked Ana Berg. “Gone,” replied the mayor.
    """
    if _ANSWERED.isdisjoint([*tokens.words[max(0, start - 1) : start], tokens.word(end)]):
        return False
    asked = (i for i in range(max(0, start - _SHORTLY), start) if tokens.words[i] == "asked")
    return any(QUOTATION in tokens.tags[max(0, i - _ASKER) : i] for i in asked)


def _brief_mention(discourse: Discourse, at: int, start: int, end: int) -> Resolved | None:
    """Return whom a mention without a noun of its own stands for: the 41-year-old, the latter, the
    SDF, the Croatian, the 41-year-old Croatian.
    """
    registry, tokens = discourse.registry, discourse.registry.tokens
    last, definite = tokens.low(end - 1), tokens.low(start) == "the"
    if definite and (last.endswith("-year-old") or "-of-" in last):
        person = person_of_age(discourse, at, last)
        return Resolved(person.name, "age") if person else UNRESOLVED
    if last == "latter":
        k = bisect_left(registry.places, start) - 1
        return Resolved(registry.mentions[k][1].name, "latter") if k >= 0 else UNRESOLVED
    alone = end - start == 1 + (tokens.tags[start] == DETERMINER)
    word = tokens.words[end - 1]
    if alone and (full := registry.acronyms.get(word)):
        return Resolved(full, "acronym")
    if alone and word.isupper() and (holder := discourse.holders.get(word)):
        return Resolved(holder.name, "acronym")
    aged = end - start == 3 and tokens.low(start + 1).endswith("-year-old")
    nation = nation_of_member(last) if definite and (alone or aged) else None
    if nation is None or word.isupper():
        return None
    fitting = person_fitting(discourse, start, [last])
    return fitting if fitting.name else compatriot(discourse, nation, at)


def _issuer(discourse: Discourse, start: int, end: int) -> Resolved | None:
    """Return who issued the document that a mention names: the ministry's statement said; the bank
    said in a statement ... the statement said. No document issues another.
    """
    for one in issuers(discourse, start, end):
        if isinstance(one, Resolved):
            found = one
        else:
            found = _by_name(discourse, one[0], *one) or _described(discourse, one[0], *one)
        if found.name:
            return found if found.rule in _BODY_RULES else Resolved(found.name, "description")
    return None


def _relative_antecedent(registry: Registry, phrase: Phrase, relative: int) -> Phrase:
    """Return what a relative pronoun stands for: the last person of the phrase before it, when the
    phrase itself is none.

    As in: a lecture from the Mexican president, who ...
    """
    tokens = registry.tokens
    if (
        without_possessive(tokens.low(phrase[1] - 1)) in NOT_NAMES
        or tokens.tags[phrase[1] - 1] == NAME
    ):
        return phrase
    i = relative - 1
    while i > phrase[1] and tokens.tags[i] == ",":
        i -= 1
    last = i + 1
    while i > phrase[1] and tokens.tags[i] != PREPOSITION:
        i -= 1
    inner = (i + 1, last)
    return inner if inner[0] < last and can_speak(tokens, inner) else phrase


def person_of_label(registry: Registry, label: str, at: int) -> Resolved:
    """Return the person whom a label of a transcript at offset `at` names, in capitals or not.

    An answer is that of the only human being who is named, or else of the only name; a question is
    nobody's.
    """
    if label.upper() in _QUESTION:
        return UNRESOLVED
    if label.upper() in _ANSWER:
        named = [
            person
            for person in registry.persons[:MOST_NAMESAKES]
            if registry.tokens.starts[person.places[0]] < at
            and person.name.upper() not in _QUESTION | _ANSWER
        ]
        named = [person for person in named if person.human] or named
        sole = len(named) == 1
        return Resolved(named[0].name, "only person named") if sole else UNRESOLVED
    last = fold(label.split()[-1])
    known = registry.by_word.get(last) or registry.by_word.get(last.capitalize())
    if known:
        return Resolved(known[0].name, "label")
    known = [p for p in registry.persons[:MOST_NAMESAKES] if _initials(p) == label]
    if len(known) == 1 and label.lower() not in TITLES:
        return Resolved(known[0].name, "label")
    word = label.isupper() and len(label) > 2 and not _SOUNDED.isdisjoint(label)  # no AB, no BBC
    return Resolved(label.title() if word else label, "label")


def _initials(person: Person) -> str:
    return "".join(word[0] for word in person.words).upper()


def person_behind(registry: Registry, phrase: Phrase, found: Resolved) -> Person | None:
    """Return the person or group that a mention was resolved to, also one whose name is not
    told.
    """
    at = phrase[0]
    if found.rule == "group" and found.name:
        return described_person(found.name, found.name, at, PLURAL)  # not one human being
    if found.name and found.rule in _BODY_RULES:
        if found.name.split()[-1].lower() in _THINGS or _is_common_noun(registry, phrase):
            return None
        return described_person(found.name, found.name, at, NEUTER)
    if found.name and found.rule != "unnamed":
        return registry.by_name.get(found.name)
    head = registry.tokens.low(phrase[1] - 1)
    if found.name and is_text(head) and registry.tokens.low(at - 1) != "in":
        named = introduced_as(registry, phrase) or found.name
        return described_person(named, head, at, NEUTER)  # the report
    if found.name and means_body(head):
        return described_person(found.name, head, at, NEUTER)  # the court
    one = head.removesuffix("s")
    if found.name and one != head and (one in PEOPLE or leads_names(one)):
        return described_person(found.name, head, at, PLURAL)  # his doctors
    called = head in PEOPLE or head in TITLES or leads_names(head)
    if not called or registry.tokens.tags[at] == PRONOUN:
        return None
    return described_person(found.name or NAMELESS, head, at, gender_of_word(head), human=True)


def _is_common_noun(registry: Registry, phrase: Phrase) -> bool:
    """Tell whether a mention may be a common noun that has its capital as it opens a sentence: a
    plural (Hearings were held), or a word that the text also has without it.
    """
    tokens = registry.tokens
    at, word = phrase[0], tokens.words[phrase[1] - 1]
    if phrase[1] - at > 1 or not tokens.opens_sentence(at):
        return False
    several = word.endswith("s") and not ends_in_s(word)
    common = several or word.lower() in registry.printed
    return common and not stands_inside_sentence(tokens, word)
