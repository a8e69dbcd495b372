"""Who is meant by a description that tells no name: the Croatian, the 58-year-old, the witness."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from itertools import islice

from analysis.quotations.persons.descriptions import FIRST_MINISTERS, person_described
from analysis.quotations.persons.discourse import UNRESOLVED, Discourse, Resolved
from analysis.quotations.persons.person import (
    FEMININE,
    MASCULINE,
    NAMELESS,
    NEUTER,
    Person,
    gender_of_word,
)
from analysis.quotations.persons.registry import Registry
from analysis.quotations.persons.roles import COUNTRIES, NATION_OF_WORD, ROLES_OF_STATE
from analysis.quotations.persons.titles import OF_NOTE, leads_names, means_person
from analysis.quotations.text.lexicon import (
    BODIES,
    POSSESSIVE,
    TITLES,
    TITLES_AND_PEOPLE,
    WORD_LISTS,
)
from analysis.quotations.text.plurals import means_several
from analysis.quotations.text.tags import (
    ASIDE_MARK,
    DESCRIBING,
    PREPOSITION,
    PRONOUN,
    QUOTATION,
    RELATIVE,
    REPORTING_VERB,
    SENTENCE_END,
)
from analysis.quotations.text.tokens import Tokens

Fits = Callable[[Person], bool]
_PLACES_HELD = 60  # latest mentions of a person that are looked at
_WORDS_TO_PRONOUN = 10  # from a description to the subject of what it reports
_GENDERS = {"he": MASCULINE, "she": FEMININE}
_WORDS_BESIDE = 8  # behind a name and a comma
_NOTED_ALIKE = [frozenset(one.split("/")) for one in WORD_LISTS["people of note and the like"]]
_HELD_BY_OTHERS = TITLES & ROLES_OF_STATE
_PARTISANS = frozenset(WORD_LISTS["members of parties"])
_SPEAK_FOR_OTHERS = frozenset(WORD_LISTS["people who speak for others"])
_ONE_OF_SEVERAL = frozenset(["other", "second", "third", "lifelong", "ranking", "young", "old"])
_TO_SOMEBODY = frozenset(["rival", "colleague", "opponent", "counterpart", "friend", "ally"])
_TITLES_HELD = TITLES - frozenset(WORD_LISTS["forms of address"])


def _person_near(discourse: Discourse, at: int, fits: Fits) -> Person | None:
    """Return whom a description at word `at` takes up of those who fit: the most salient whom its
    paragraph mentions before; when that mentions nobody, the only person of the one above, not a
    man of whom a report tells what "she" did: the Croatian said that she ...
    """
    start, gender = discourse.paragraph_start(at), _gender_told(discourse.registry.tokens, at)
    near = discourse.mentioned_between(start, at)
    if start and not near:
        above = discourse.paragraph_start(start - 1)
        person = _only_person_between(discourse, above, start, fits)
        told = discourse.gender(person) if person else ""
        return None if gender and told not in ("", gender) else person
    return discourse.best(at, lambda one: one.key in near and _is_person(one) and fits(one))


def _gender_told(tokens: Tokens, at: int) -> str:
    """Return the gender of the pronoun with which the report of a description at word `at` begins:
    the Croatian told reporters in Selby that | she; empty when there is none.
    """
    for i in range(at + 1, min(at + _WORDS_TO_PRONOUN, len(tokens.tags))):
        if tokens.tags[i] in ASIDE_MARK or tokens.tags[i] in SENTENCE_END:
            return ""
        if tokens.tags[i] == PRONOUN:
            return _GENDERS.get(tokens.lows[i], "")
    return ""


def _person_further(discourse: Discourse, at: int, fits: Fits) -> Person | None:
    """Return the first person whom the text names before word `at`; when that one does not fit,
    the last who does.
    """
    mentions, count = discourse.registry.mentions, bisect_left(discourse.registry.places, at)
    first = next((one for _, one in islice(mentions, count) if _is_person(one)), None)
    if first is None or fits(first):
        return first
    back = (mentions[k][1] for k in range(count - 1, max(-1, count - 1 - _PLACES_HELD), -1))
    return next((one for one in back if _is_person(one) and fits(one)), None)


def person_of_age(discourse: Discourse, at: int, last: str) -> Person | None:
    """Return whom "the 58-year-old", or the mother-of-two, at word `at` takes up, whose `last` word
    it is: the only one of that age; else, of those of no other age, whom the words near name, or
    the text. Nobody is so called in a clause like "in which" of a sentence that names him before.
    """
    years = last.removesuffix("-year-old") if last.endswith("-year-old") else ""
    known = [key for key, told in discourse.ages.items() if years and told == years]
    if len(known) == 1:
        return discourse.registry.persons[known[0]]
    first = _start_of_main_clause(discourse.registry.tokens, at)
    others = discourse.mentioned_between(first, at) if first < at else set[int]()

    def may_be(one: Person) -> bool:
        if one.name == NAMELESS or one.key in others:
            return False
        return not years or discourse.ages.get(one.key, years) == years

    near = _person_near(discourse, at, may_be)
    if near and near.key >= 0 and years:
        discourse.ages[near.key] = years
    return near or _person_further(discourse, at, may_be)


def _start_of_main_clause(tokens: Tokens, at: int) -> int:
    """Return the first word of the sentence of word `at`, when that is the subject of a clause like
    "in which"; else `at` itself.
    """
    if tokens.tag(at - 1) != RELATIVE or tokens.tag(at - 2) != PREPOSITION:
        return at
    while at and tokens.tags[at - 1] not in SENTENCE_END:
        at -= 1
    return at


def _only_person_between(
    discourse: Discourse, first: int, after: int, may_be: Fits
) -> Person | None:
    """Return the only person who may be meant of those whom the words from the first up to another
    mention; not one brought in by what he is to somebody: her coach, Tom Ryan.
    """
    registry = discourse.registry
    named = (key for key in discourse.mentioned_between(first, after) if key >= 0)
    people = [one for one in map(registry.persons.__getitem__, named) if _is_person(one)]
    alone = [one for one in people if may_be(one)]
    if len(alone) != 1:
        return None
    place = alone[0].places[0]  # of one who is new, if it comes later than the first word
    apposed = "," in registry.tokens.tags[first:place]
    one_of = registry.tokens.lows[first : first + 2] == ("one", "of")  # one of them, Tom Ryan, ...
    return None if apposed and not one_of else alone[0]


def _only_person_at_hand(discourse: Discourse, at: int, start: int, end: int) -> Person | None:
    """Return the only person whom the paragraph, or else the text, names before a description with
    "the" of one human being, which nobody was called before. A title is that of who has spoken in
    the paragraph; one of state, which may be that of somebody who is not named, of nobody.
    """
    registry, tokens = discourse.registry, discourse.registry.tokens
    head = tokens.low(end - 1)
    if tokens.low(start) != "the" or not means_person(head) or head in _HELD_BY_OTHERS:
        return None
    if head in BODIES or means_several(head):
        return None
    if discourse.was_said(head, start) or not NATION_OF_WORD.keys().isdisjoint(
        tokens.lows[start:end]
    ):
        return None
    opens = discourse.paragraph_start(at)
    near = discourse.mentioned_between(opens, at)
    so_far = [one for one in registry.persons if one.places[0] < start and _is_person(one)]
    people = [one for one in so_far if one.key in near]
    if head in _TITLES_HELD:
        people = [one for one in people if _spoke_between(registry, one, opens, at)]
    elif not people:
        people = so_far
    gender = gender_of_word(head)
    if len(people) != 1 or (gender and discourse.gender(people[0]) not in ("", gender)):
        return None
    return people[0]


def _spoke_between(registry: Registry, person: Person, first: int, after: int) -> bool:
    """Tell whether a verb of saying follows a mention of a person from one word up to another."""
    tags, places = registry.tokens.tags, person.places
    low, high = bisect_left(places, first), bisect_left(places, after)
    within = places[max(low, high - _PLACES_HELD) : high]
    return any(tags[registry.ends[place]] == REPORTING_VERB for place in within)


def _is_person(one: Person) -> bool:
    return one.human and one.gender != NEUTER


def compatriot(discourse: Discourse, nation: str, at: int) -> Resolved:
    """Return whom "the Croatian" is when nobody's nation is told: the most salient person."""

    def fits(person: Person) -> bool:
        of = discourse.traits(person) & COUNTRIES
        return person.name != NAMELESS and (not of or nation in of)

    person = (
        _person_near(discourse, at, fits)
        or _person_further(discourse, at, fits)
        or discourse.best(at, lambda one: len(one.words) > 1 and fits(one))
    )
    if person is None:
        return UNRESOLVED
    return Resolved(person.name, "nationality", person, roles=frozenset([nation]))


def described_or_at_hand(discourse: Discourse, at: int, start: int, end: int) -> Resolved:
    """Return the person a description fits, or, when it takes up nobody described before, the only
    one whom its paragraph names: Ana Berg ran. “It hurt,” the winger said.
    """
    found = person_described(discourse, start, end)
    if found.rule not in ("unnamed", "description ahead"):
        return found
    person = (
        _person_called_so(discourse, start, end)
        or _only_person_at_hand(discourse, at, start, end)
        or _speaker_above(discourse, at, start, end)
        or _most_salient(discourse, at, start, end)
    )
    if person is None or (found.rule != "unnamed" and _has_role(discourse, person)):
        return found
    if end - start == 2 and not _may_be_called(discourse, person, start):
        return found
    learnt = frozenset([discourse.registry.tokens.low(end - 1)])
    return Resolved(person.name, "description", person, roles=learnt)


def _may_be_called(discourse: Discourse, person: Person, start: int) -> bool:
    """Tell whether a person may be called by "the" and a noun at word `start`: where it is for
    people of note, one for the like stands beside an earlier mention: singer Ana Berg ... the
    soprano; Ana Berg, who scored two goals ... the forward.
    """
    registry, tokens = discourse.registry, discourse.registry.tokens
    head = tokens.low(start + 1)
    if head not in OF_NOTE or head in discourse.roles.get(person.key, ()):
        return True
    fitting = frozenset[str]().union(*(nouns for nouns in _NOTED_ALIKE if head in nouns))
    earlier = person.places[: bisect_left(person.places, start)][-_PLACES_HELD:]
    return any(
        not fitting.isdisjoint(tokens.lows[i] for i in _told_beside(tokens, at, registry.ends[at]))
        for at in earlier
    )


def _told_beside(tokens: Tokens, start: int, end: int) -> range:
    """Return the words beside a name that may tell what its bearer is or does: right before it, and
    behind a comma after it.
    """
    first = start
    while first and tokens.tags[first - 1] in DESCRIBING:
        first -= 1
    told = tokens.tag(end) == ","
    return range(first, min(end + told * _WORDS_BESIDE, len(tokens.tags)))


def _person_called_so(discourse: Discourse, start: int, end: int) -> Person | None:
    """Return the only person who was called by the last word of a description before."""
    head = discourse.registry.tokens.low(end - 1)
    if not _is_definite(discourse.registry.tokens, start):
        return None
    called = [key for key, roles in discourse.roles.items() if head in roles]
    return discourse.registry.persons[called[0]] if len(called) == 1 else None


def _is_definite(tokens: Tokens, start: int) -> bool:
    """Tell whether a description has "the", right before it or before words between marks: the
    “Rose” actor.
    """
    work = start > 1 and tokens.tags[start - 1] == QUOTATION and tokens.lows[start - 2] == "the"
    return work or tokens.low(start) == "the"


def _speaker_above(discourse: Discourse, at: int, start: int, end: int) -> Person | None:
    """Return who speaks in the paragraph above, alone named there, when a paragraph that names
    nobody has a description with "the" of one human being, no role of state, by which nobody was
    called before: “...,” Ana Berg said. / “...,” said the singer.
    """
    head = discourse.registry.tokens.low(end - 1)
    opens = discourse.paragraph_start(at)
    if end - start > 2 or not _calls_one(discourse.registry.tokens, start, head):
        return None
    if not opens or discourse.was_said(head, start) or discourse.mentioned_between(opens, at):
        return None
    above = discourse.paragraph_start(opens - 1)
    person = _only_person_between(discourse, above, opens, _is_person)
    if person is None:
        return None
    if above not in person.places and not _spoke_between(discourse.registry, person, above, opens):
        return None
    gender = gender_of_word(head)
    return person if not gender or discourse.gender(person) in ("", gender) else None


def _calls_one(tokens: Tokens, start: int, head: str) -> bool:
    """Tell whether "the" and a noun may stand for somebody named before, and no role of state."""
    gendered = bool(gender_of_word(head)) and head not in _SPEAK_FOR_OTHERS
    called = _is_called(head) or head in _TITLES_HELD or gendered
    return tokens.low(start) == "the" and called and head not in ROLES_OF_STATE


def _most_salient(discourse: Discourse, at: int, start: int, end: int) -> Person | None:
    """Return the most salient person, when this paragraph or the one above names him, for whom a
    description is another name; of a described woman or man one whose gender is told, first.
    """
    registry, tokens = discourse.registry, discourse.registry.tokens
    head = tokens.low(end - 1)
    gender, alone = gender_of_word(head), end - start < 3
    if not _may_be_another_name(tokens, start, end):
        return None
    told = head in OF_NOTE or (gender and head not in TITLES)  # the actress; not: the prince
    if alone and (discourse.was_said(head, start) or not told):
        return None

    def may_be(one: Person) -> bool:
        fits = not gender or discourse.gender(one) in ("", gender)
        other = head in OF_NOTE and not gender and _has_role(discourse, one)  # a coach
        return one.key >= 0 and _is_person(one) and fits and not other  # named, not described

    def is_shown(one: Person) -> bool:
        return may_be(one) and discourse.gender(one) == gender

    person = (gender and discourse.best(at, is_shown)) or discourse.best(at, may_be)
    next_named = bisect_left(registry.places, start)
    inside = next_named < len(registry.places) and registry.places[next_named] < end
    other = inside and head not in OF_NOTE  # the “Rose” star has a work in it, nobody else
    return person if person and person.key in discourse.named_near(at) and not other else None


def _may_be_another_name(tokens: Tokens, start: int, end: int) -> bool:
    """Tell whether a description with "the" may be another name of somebody named before: the
    Vermont senator, the actress, the reigning champion.
    """
    head, lows = tokens.low(end - 1), tokens.lows[start:end]
    called = head in TITLES_AND_PEOPLE or head in _PARTISANS or _is_called(head)
    called = called or bool(gender_of_word(head)) or (head.endswith("man") and head != "human")
    if lows[0] != "the" or not called or head in _SPEAK_FOR_OTHERS:
        return False
    if not (_ONE_OF_SEVERAL | NATION_OF_WORD.keys()).isdisjoint(lows) or tokens.word(end) == "of":
        return False
    if means_several(head) or any(low.endswith(POSSESSIVE) for low in lows):
        return False
    return head != "minister" or FIRST_MINISTERS.isdisjoint(lows)  # somebody else's office


def _is_called(head: str) -> bool:
    """Tell whether somebody who is named before may be called by a noun: the singer, the senior."""
    return leads_names(head) or head in OF_NOTE


def _has_role(discourse: Discourse, person: Person) -> bool:
    """Tell whether the text has told what a person is, more than to whom: a rival."""
    return not discourse.traits(person).isdisjoint(TITLES_AND_PEOPLE - _TO_SOMEBODY)
