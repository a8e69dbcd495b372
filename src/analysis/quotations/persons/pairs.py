"""Two people who speak as one: she and her husband, Karl Berg, said."""

from __future__ import annotations

from bisect import bisect_left

from analysis import given_names
from analysis.quotations.grammar.noun_phrases import Phrase, phrase_from, phrase_up_to
from analysis.quotations.persons.discourse import Discourse, Resolved
from analysis.quotations.persons.person import (
    PLURAL,
    described_person,
    gender_of_word,
    is_surely_human,
)
from analysis.quotations.persons.registry import Registry
from analysis.quotations.persons.titles import means_person
from analysis.quotations.text.lexicon import DOCUMENTS, POSSESSIVE
from analysis.quotations.text.tags import (
    ADVERBIAL,
    ASIDE_LIMIT,
    ATTRIBUTE,
    NAME,
    NOUN,
    NUMBER,
    PREPOSITION,
    PREPOSITIONAL,
    PRONOUN,
    RELATIVE,
    REPORTING_VERB,
    VERBAL,
)
from analysis.quotations.text.tokens import Tokens

_THEIR = frozenset(["his", "her", "their"])
_TWO = frozenset(["pair", "couple", "duo", "newlyweds"])
_PAIR_REACH = 250  # words back to the names of the two
_ASIDE_REACH = 14  # words between the commas around what somebody is


def other_of_two(tokens: Tokens, phrase: Phrase) -> Phrase | None:
    """Return the second of two people whom a verb behind them has as its subject, the first of whom
    a phrase mentions; or the first, a pronoun, when the phrase is the second; None for one alone.
    """
    start, end = phrase
    if start > 1 and tokens.words[start - 1] == "and":
        first = _before_and(tokens, start)
        if first:
            opens = first[0] == 0 or not tokens.tags[first[0] - 1].isalpha()
            return first if opens and _has_verb_behind(tokens, end) else None
    joint = _after_aside(tokens, end)
    if tokens.word(joint) != "and":
        return None
    other = phrase_from(tokens, joint + 1, len(tokens.tags))
    if other is None:
        return None
    named = start > 1 and (tokens.tags[start - 1] == REPORTING_VERB or _is_according(tokens, start))
    joins = joint == end and named and is_followers(tokens, other)  # said Ana Berg and her team
    return other if joins or _has_verb_behind(tokens, other[1]) else None


def _before_and(tokens: Tokens, start: int) -> Phrase | None:
    """Return the pronoun that "and" joins to a mention at word `start`; or the name, if that is of
    the people of its bearer: Ana Berg and | her lawyers.
    """
    if tokens.tags[start - 2] == PRONOUN:
        return start - 2, start - 1
    if tokens.tags[start - 2] != NAME or tokens.lows[start] not in _THEIR:
        return None
    return phrase_up_to(tokens, start - 2, max(0, start - _ASIDE_REACH))


def _is_according(tokens: Tokens, start: int) -> bool:
    return tokens.lows[start - 1] == "to" and tokens.lows[start - 2] == "according"


def is_followers(tokens: Tokens, phrase: Phrase) -> bool:
    """Tell whether a phrase means the people of somebody who is named before it: his team."""
    last = phrase[1] - 1
    if tokens.lows[phrase[0]] not in _THEIR or tokens.tags[last] != NOUN:
        return False
    return tokens.lows[last] not in DOCUMENTS


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


def two_taken_up(discourse: Discourse, at: int, start: int, end: int) -> Resolved | None:
    """Return the two people whom "the pair" or "the couple" takes up: those whom "and" joined last,
    else the only two whom its paragraph and the one above name; None where these lines tell of two
    without names, or where a clause says who they are (the couple who own the house).
    """
    registry, tokens = discourse.registry, discourse.registry.tokens
    if tokens.low(start) != "the" or tokens.low(end - 1) not in _TWO:
        return None
    above = discourse.paragraph_start(max(0, discourse.paragraph_start(start) - 1))
    if tokens.tag(end) in (RELATIVE, PREPOSITION) or _two_unnamed(tokens, above, start):
        return None
    low, high = (bisect_left(registry.places, word) for word in (start - _PAIR_REACH, start))
    for place, person in reversed(registry.mentions[low:high]):
        other = _joined_before(registry, place)
        if other and (is_surely_human(person) or len(person.words) > 1):
            return pair(other, person.name, at)
    near = [registry.persons[key] for key in discourse.named_near(at)]
    two = [one for one in near if is_surely_human(one)]
    return pair(two[0].name, two[1].name, at) if len(two) == len(near) == 2 else None


def _two_unnamed(tokens: Tokens, first: int, end: int) -> bool:
    """Tell whether words bring in two people without names: two brothers, a couple, a man and a
    woman.
    """
    for i in range(first, end - 1):
        word, after = tokens.lows[i], tokens.lows[i + 1]
        if word in ("a", "one") and (after in _TWO or _joins_people(tokens, i, end)):
            return True
        if word == "two" and _means_human(after.removesuffix("s")):
            return True
    return False


def _joins_people(tokens: Tokens, i: int, end: int) -> bool:
    """Tell whether the article at word i opens two people: a man and a woman."""
    joint = i + 2
    joined = joint + 2 < end and tokens.words[joint] == "and"
    return joined and _means_human(tokens.lows[i + 1]) and _means_human(tokens.lows[joint + 2])


def _means_human(noun: str) -> bool:
    return noun in ("men", "women") or bool(gender_of_word(noun)) or means_person(noun)


def _joined_before(registry: Registry, place: int) -> str | None:
    """Return the name of the one person to whom "and" joins the name at a word: Ana Berg, 40, and |
    Tom Ryan, but not: Ida Holm, Ana Berg and | Tom Ryan; the given name alone of one who shares the
    surname: Ana and | Tom Ryan.
    """
    tokens, joint = registry.tokens, place
    while joint and (tokens.tags[joint - 1] in ATTRIBUTE or tokens.tags[joint - 1] == NAME):
        joint -= 1  # a title
    joint -= 1
    if joint < 1 or tokens.words[joint] != "and":
        return None
    given = tokens.words[joint - 1]
    end = joint
    if tokens.tags[end - 1] == "," and tokens.tags[end - 2] == NUMBER:
        end -= 3  # her age
    other = registry.named_up_to(end)
    if other is None:
        alone = given.lower() in given_names.ANY and joint + 1 == place
        return given if alone and tokens.tags[joint - 2] != "," else None
    first = max(one for one in other.places if one < end)
    listed = first and tokens.tags[first - 1] == ","
    return other.name if is_surely_human(other) and not listed else None


def pair(one: str, other: str, at: int) -> Resolved:
    """Return two people, mentioned together at a word, as one speaker."""
    both = f"{one} and {other}"
    return Resolved(both, "group", described_person(both, both, at, PLURAL))
