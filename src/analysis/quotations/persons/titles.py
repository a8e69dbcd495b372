"""Titles: what stands before a person's name, in its run of capitalised words and before that."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from analysis import given_names
from analysis.quotations.persons.roles import (
    COUNTRIES,
    IMPERSONAL,
    NATION_OF_WORD,
    NO_TRAITS,
    OFFICES,
    PLACE_WORDS,
    TRAIT_OF_WORD,
    names_with,
    without_possessive,
)
from analysis.quotations.text.lexicon import (
    BODIES,
    CALLINGS,
    PEOPLE,
    POSSESSIVE,
    POSSESSIVE_ENDINGS,
    PRESS,
    SENT_TO,
    TITLES,
    WORD_LISTS,
)
from analysis.quotations.text.tags import (
    CONJUNCTION,
    NAME,
    NOMINAL,
    NOUN,
    PREPOSITIONAL,
    REPORTING_VERB,
)
from analysis.quotations.text.tokens import Tokens

_POSSESSIVE_LETTER = frozenset("s'’")
_BEFORE_NAMES = frozenset(WORD_LISTS["before a name"])
BEFORE_NAMES = CALLINGS | _BEFORE_NAMES
_ENDINGS_BEFORE_NAMES = ("ologist", "person", "woman", "fighter")
_AGENT = ("er", "or", "ist", "ian", "man", "ant", "ent", "tive", "tress")  # moderator, petitioner
LONGEST_INITIALS = 5  # letters, at most
ROMAN = frozenset("IVX")
COURTESIES = frozenset(["mr", "mrs", "ms", "miss", "dr"])
_COMPOUNDS = ("co-", "ex-", "great-")  # before a calling: co-pilot
SURNAMES_TOO = frozenset(WORD_LISTS["words for people that are surnames, too"])
OF_NOTE = frozenset(WORD_LISTS["people of note"])
_GIVEN_NAMES_TOO = frozenset(WORD_LISTS["words for people that are given names, too"])
_NATIONALITIES = frozenset(WORD_LISTS["nationalities of two words"])
_HOLDERS = TITLES | PEOPLE | _BEFORE_NAMES
_OFFICE_IS_OF = frozenset(["of", "for"])
_LONGEST_OFFICE = 14  # words between a title and the name of its holder
_NEVER_PERSONS = IMPERSONAL | PRESS
_FIELDS = OFFICES | IMPERSONAL | frozenset(WORD_LISTS["general words of bodies"])


class Name(NamedTuple):
    """The words of a name from `first` to `end`; `start` is the first of its capitalised titles,
    and `head` the one that an office hangs on: the Minister of Health Ana Berg; -1 for none.
    """

    start: int
    first: int
    end: int
    traits: frozenset[str]
    head: int = -1


def titled_name(tokens: Tokens, start: int, end: int) -> Name | None:
    """Return the name in a run of capitalised words, its titles told apart; None when the run
    holds titles only.
    """
    first, traits = start, NO_TRAITS
    if end - start > 2 or any(map(_leads_a_name, tokens.lows[start:end])):
        first, traits = _after_titles(tokens, start, end)
    if first >= end:
        return None
    head = office_before(tokens, start)
    after = None if head is None else _after_field(tokens, start, first, end)
    if head is None or after is None:
        return Name(start, first, end, traits)
    opens = head
    while opens and tokens.tags[head] == tokens.tags[opens - 1] == NAME:
        opens -= 1
    if tokens.words[head + 1] == "to":
        traits -= COUNTRIES  # of the nation that sends him
    told = {TRAIT_OF_WORD[low] for low in tokens.lows[opens : head + 1] if low in TRAIT_OF_WORD}
    if opens and tokens.lows[opens - 1] in ("a", "an"):
        return Name(start, first, end, traits)  # a spokesman for Kars Customs said
    opens = opens if tokens.tags[head] == NAME else start
    return Name(opens, after, end, traits | told, head)


def office_before(tokens: Tokens, at: int) -> int | None:
    """Return the title whose office the words right before word `at` tell: the Minister of Trade
    and | Fisheries, the head of the inquiry | , Ana Berg; None when there is none.
    """
    tags, words = tokens.tags, tokens.words
    for i in range(at - 1, max(0, at - _LONGEST_OFFICE), -1):
        if words[i] in _OFFICE_IS_OF:
            if tokens.lows[i - 1] in _HOLDERS:
                return i - 1
        elif words[i] == "to" and tokens.lows[i - 1] in SENT_TO:
            return i - 1
        elif tags[i] == CONJUNCTION:
            if words[i] != "and" or tags[i - 1] not in NOMINAL:
                return None
        elif tags[i] not in PREPOSITIONAL:
            return None
    return None


def _after_field(tokens: Tokens, start: int, first: int, end: int) -> int | None:
    """Return the first word of the name after what an office is of, in a run whose titles end
    before word `first`: the Director of Public Prosecution | Ana Berg; None when it is all of that,
    or names another person: a spokesman for President Ana Berg.
    """
    lows = tokens.lows
    if lows[start] in TITLES and lows[start] not in _FIELDS:
        return None
    if lows[start] in PLACE_WORDS or lows[end - 1] in IMPERSONAL:
        return None
    led = tokens.tags[start - 1] == NAME and not tokens.words[start - 1].endswith(POSSESSIVE)
    led = led or _follows_field(tokens, start)
    if first > start or led:  # Public Works | Ana Berg
        return first
    fields = [i for i in range(start, end - 1) if lows[i] in _FIELDS]
    after = fields[-1] + 1 if fields else start
    if after == start or end - after > 2:
        for i in range(max(after, start + 1), end - 1):
            if lows[i].partition("-")[0] in given_names.ANY:
                return i
    if after == start and end - start == 3 and _stands_alone(tokens, start + 1, end):
        return start + 1
    return after if after > start else None


def _follows_field(tokens: Tokens, start: int) -> bool:
    """Tell whether a name that begins with a given name follows a noun that is nobody's: the head
    of sales | Ana Berg.
    """
    noun = tokens.tags[start - 1] == NOUN and not means_person(tokens.lows[start - 1])
    return noun and tokens.lows[start] in given_names.ANY


def _stands_alone(tokens: Tokens, first: int, end: int) -> bool:
    """Tell whether the last word of a name stands elsewhere without what is before the name here:
    President of the Republic Serik Aman ... Serik Aman said.
    """
    words, name, led = tokens.words, tokens.words[end - 1], tokens.words[first - 1]
    forms = {name, *(name + ending for ending in POSSESSIVE)}
    return any(
        word in forms and led not in words[max(0, i - 2) : i] for i, word in enumerate(words)
    )


@lru_cache(maxsize=1 << 16)
def _leads_a_name(low: str) -> bool:
    """Tell whether a word may be taken off a name: it tells a trait, or stands before names."""
    low = without_possessive(low) if low[-1] in _POSSESSIVE_LETTER else low
    told = TRAIT_OF_WORD.get(low) or _trait_of_part(low, first=True, last=False)
    return bool(told) or _leads_any_name(low) or low in CALLINGS


def _after_titles(tokens: Tokens, start: int, end: int) -> tuple[int, frozenset[str]]:
    """Return the first word of the name in a run, after titles and nationalities, and these as
    traits.
    """
    traits, last = NO_TRAITS, start
    for i in range(start, end):
        low = tokens.lows[i]
        if i + 1 < end and tokens.words[i].endswith(POSSESSIVE_ENDINGS):
            break  # the People's Daily
        if low[-1] in _POSSESSIVE_LETTER:
            low = without_possessive(low)
        if i + 2 == end and names_with(low, tokens.lows[i + 1]):
            break  # Downing Street, the Berlin Courier, British Gas
        trait = _trait_told(tokens, low, i, (start, last, end))
        if trait and i + 1 == end and low in NATION_OF_WORD and low not in TITLES:
            break
        if start < i == end - 1 and low in BODIES:
            break  # the Kars Housing Group, which is no person of a group
        if trait:
            traits, last = traits | {trait}, i + 1
        elif _goes_on_titles(tokens, low, i, last, end):
            last = i + 1
    return _after_affiliation(tokens, last, end), traits


def _trait_told(tokens: Tokens, low: str, i: int, run: tuple[int, int, int]) -> str | None:
    """Return what word i of a run tells of the bearer of the name in it, unless it is part of the
    name itself; the run has its first word, the first behind the titles so far, and its end.
    """
    start, last, end = run
    trait = TRAIT_OF_WORD.get(low) or _trait_of_part(low, i == start, i + 1 == end)
    if not trait or _is_given_name(tokens, i, start, end) or _ends_as_surname(low, i, last, end):
        return None
    if low in NATION_OF_WORD and start < i and tokens.lows[i - 1] in given_names.ANY:
        return None  # Deborah Jordan Berg
    return trait


def _goes_on_titles(tokens: Tokens, low: str, i: int, last: int, end: int) -> bool:
    """Tell whether word i, which tells no trait, goes on the titles that end before word `last`:
    the stop of one, a calling (County Clerk | Ana Berg), or the end of a nationality of two words
    (South African | Ana Berg).
    """
    if tokens.words[i] == "." and i == last:
        return True
    if f"{tokens.lows[i - 1]}/{low}" in _NATIONALITIES:
        return i + 2 < end and tokens.lows[i + 1] in given_names.ANY
    calling = _leads_any_name(low) or (low in CALLINGS and i + 2 < end)
    return calling and i + 1 < end and given_names.ANY.isdisjoint(tokens.lows[last:i])


def _trait_of_part(low: str, first: bool, last: bool) -> str | None:
    """Return what a part of a word tells of the bearer of the name behind it: Vice-President,
    Syrian-American, Professors Berg and Holm.
    """
    if last:
        return None
    if "-" in low:
        low = low.rpartition("-")[2]
        if low in TRAIT_OF_WORD:
            return TRAIT_OF_WORD[low]
    return TRAIT_OF_WORD.get(low[:-1]) if first and low[-1:] == "s" else None


def _after_affiliation(tokens: Tokens, first: int, end: int) -> int:
    """Return the first word of the name after a body or an office that is no title: NASA
    Administrator | Jim Berg, Tory | Liam Berg.
    """
    lows, i = tokens.lows, first
    while (
        i + 2 < end
        and lows[i] not in given_names.ANY
        and (
            _leads_any_name(lows[i])
            or _is_acronym_before_name(tokens, i)
            or (lows[i + 1] in given_names.ANY and _has_form_of_calling(tokens, i))
        )
    ):
        i += 1
    if i < end and lows[i] in given_names.ANY:
        return i
    behind = _given_name_behind_initials(tokens, first, end)
    if behind is not None:
        return behind
    calling = end - 3  # before a name of two words: Labour MLC | Ana Berg
    if calling < first or not given_names.ANY.isdisjoint(lows[first : calling + 1]):
        return first
    called = _has_form_of_calling(tokens, calling) and _speaks_alone(tokens, calling, end)
    return calling + 1 if called else first


def _given_name_behind_initials(tokens: Tokens, first: int, end: int) -> int | None:
    """Return the given name in a run that stands right behind the initials of a position, and these
    behind a name of something else: Kars DL | Ana Berg; None when there is none. A name of no list
    counts when the surname behind it stands elsewhere alone.
    """
    for i in range(first + 2, end - 1):
        short = tokens.words[i - 1]
        initials = short.isupper() and short.isalpha() and 1 < len(short) <= LONGEST_INITIALS
        if initials and not set(short) <= ROMAN:
            named = tokens.lows[i] in given_names.ANY
            return i if named or (i + 2 == end and _stands_alone(tokens, i, end)) else None
    return None


def leads_names(low: str) -> bool:
    """Tell whether a word is an office or calling that stands before names: Climber Ana Berg."""
    return low in CALLINGS or _leads_any_name(low)


def means_person(low: str) -> bool:
    """Tell whether a noun stands for a human being, by the lists or by its ending."""
    listed = low in PEOPLE or low in TITLES or low in OF_NOTE or leads_names(low)
    return listed or (low.endswith(("er", "or", "ist")) and low not in _NEVER_PERSONS)


def _leads_any_name(low: str) -> bool:
    """Tell whether a word stands before names, short ones too: Trustee Berg."""
    return low in _BEFORE_NAMES or low.endswith(_ENDINGS_BEFORE_NAMES)


def _has_form_of_calling(tokens: Tokens, i: int) -> bool:
    """Tell whether word i, of no list, may be a calling in front of a name by its form: Petitioner
    Ana Berg, Co-pilots Ana Berg and Tom Ryan, Mother-of-two Ana Berg, MLAs Ana Berg and Tom Ryan.
    """
    low, word = tokens.lows[i], tokens.words[i]
    if len(word) < 3 or low in PLACE_WORDS or low in IMPERSONAL or "." in word:
        return False
    short = word.removesuffix("s").isupper()
    agent = len(word) > 4 and low.removesuffix("s").endswith(_AGENT)
    return short or agent or low.startswith(_COMPOUNDS) or "-of-" in low


def _speaks_alone(tokens: Tokens, first: int, end: int) -> bool:
    """Tell whether the last word of a name that begins at word `first` stands elsewhere, alone or
    behind Mr or Ms, beside a verb of saying.
    """
    words, lows, tags, last = tokens.words, tokens.lows, tokens.tags, tokens.words[end - 1]
    if not _FIELDS.isdisjoint(lows[first + 1 : end]):
        return False
    return any(
        REPORTING_VERB in (tags[i - 1], tokens.tag(i + 1))
        and (tags[i - 1] != NAME or lows[i - 1] in COURTESIES)
        for i, word in enumerate(words)
        if word == last and i != end - 1
    )


def _is_acronym_before_name(tokens: Tokens, i: int) -> bool:
    """Tell whether word i is an acronym, and no initials, before an office or a given name."""
    word, after = tokens.words[i], tokens.lows[i + 1]
    return len(word) > 2 and word.isupper() and (_leads_any_name(after) or after in given_names.ANY)


def _ends_as_surname(low: str, i: int, first: int, end: int) -> bool:
    """Tell whether a word for a person ends a name that begins at word `first`: Stephen King."""
    return first < i == end - 1 and low in SURNAMES_TOO


def end_of_office(tokens: Tokens, end: int) -> int:
    """Return the end of a mention with the rest of its title: the Secretary | of State Anna
    Berg.
    """
    if tokens.lows[end - 1] not in TITLES or tokens.word(end) != "of":
        return end
    after = end + 1
    while after < len(tokens.tags) and tokens.tags[after] == NAME:
        after += 1
    return after if after > end + 1 and tokens.low(end + 1) in OFFICES else end


def _is_given_name(tokens: Tokens, i: int, start: int, end: int) -> bool:
    """Tell whether the name of a place is a given name here: Sofia Berg, but not Sofia Mayor
    Berg.
    """
    if i + 2 == end and tokens.lows[i] in _GIVEN_NAMES_TOO:
        return True
    if i > start or i + 1 >= end or tokens.lows[i] not in given_names.ANY:
        return False
    return (
        tokens.words[i + 1] != "." and without_possessive(tokens.lows[i + 1]) not in TRAIT_OF_WORD
    )
