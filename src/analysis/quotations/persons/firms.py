"""Firms and other bodies of one name that say nothing themselves: Ovenby cut its staff. The firm
said."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from analysis import given_names
from analysis.quotations.grammar.noun_phrases import Phrase, phrase_from
from analysis.quotations.grammar.subjects import clause_subject
from analysis.quotations.persons.bodies import FOLLOW_A_BODY, has_form_of_body
from analysis.quotations.persons.person import Person
from analysis.quotations.persons.registry import Registry
from analysis.quotations.persons.roles import (
    NATION_OF_WORD,
    NOT_NAMES,
    SEATS_OF_POWER,
    without_possessive,
)
from analysis.quotations.persons.signs_of_bodies import calls_firm, is_called_body
from analysis.quotations.persons.titles import LONGEST_INITIALS, leads_names
from analysis.quotations.persons.topics import ends_sentence
from analysis.quotations.text.lexicon import POSSESSIVE, TITLES, WORD_LISTS
from analysis.quotations.text.tags import (
    ADVERBIAL,
    APPOSITION_WORD,
    BETWEEN_SENTENCES,
    FINITE_OR_ED,
    NAME,
    NOUN,
)
from analysis.quotations.text.tokens import Tokens

_SENTENCES_READ = 3  # the one of the description, and those before it
_FURTHEST_AGENCY = 150  # words before a description of it
_WORKS_FOR = frozenset(["at", "of", "with", "for"])
_OBSERVERS = frozenset(WORD_LISTS["observers"])
_WORDS_BEHIND_NAME = 10  # looked through for whom somebody works
_ITS_REACH = 14  # words behind a name in which "its" is the bearer's


def firm_before(registry: Registry, at: int) -> str | None:
    """Return the name of one word with which the sentence of a description at word `at` begins, or
    one of those before it, when the text shows that it is a body's.
    """
    tokens = registry.tokens
    for start, end in _sentences_back(tokens, at):
        subject = _subject(tokens, start, end)
        several = subject is not None and subject[1] - subject[0] > 1
        if subject and several and tokens.lows[subject[1] - 1] not in TITLES:
            return None  # a body of another name
        name = tokens.words[subject[0]] if subject and not several else ""
        if name and _is_firm(registry, name, at) and (full := _full_name(registry, name)):
            return full
        if name in registry.by_word:
            return None  # who spoke between
        if called := _called_firm(registry, start, end):
            return called
    return None


def _called_firm(registry: Registry, start: int, end: int) -> str | None:
    """Return the first name of one word in a sentence that a noun beside it calls a firm: shares in
    the supermarket group Ovenby.
    """
    tokens = registry.tokens
    for i in range(start, end):
        inside = i > start and tokens.tags[i - 1] == NAME and not calls_firm(tokens, i - 1)
        alone = tokens.tags[i] == NAME != tokens.tag(i + 1) and not inside
        if alone and _may_be_firm(tokens.lows[i]) and is_called_body(tokens, i, i + 1):
            return _full_name(registry, without_possessive(tokens.words[i]))
    return None


def firm_beside(registry: Registry, at: int) -> str | None:
    """Return the only name with capitals inside of a sentence before that of word `at`: the court
    fined WeWork. The firm said.
    """
    tokens = registry.tokens
    for start, end in _sentences_back(tokens, at):
        inside = {word for word in tokens.words[start:end] if _is_formed_like_firm(word)}
        if end < at and len(inside) == 1 and (full := _full_name(registry, *inside)):
            return full
    return None


def _sentences_back(tokens: Tokens, at: int) -> Iterator[Phrase]:
    """Return the sentence of word `at`, as far as that word, and those before it."""
    end = at
    for _ in range(_SENTENCES_READ):
        start = end
        while start and not ends_sentence(tokens, start - 1):
            start -= 1
        yield start, end
        end = start
        while end and tokens.tags[end - 1] in BETWEEN_SENTENCES:
            end -= 1


def agency_before(registry: Registry, at: int) -> str | None:
    """Return the initials last used before word `at` as the name of an agency, which owns or does
    something: NASA's telescope; the FDA approved it.
    """
    tokens = registry.tokens
    for i in range(at - 1, max(0, at - _FURTHEST_AGENCY), -1):
        word = without_possessive(tokens.words[i])
        if not (1 < len(word) <= LONGEST_INITIALS and word.isupper() and word.isalpha()):
            continue
        owns = tokens.tags[i] == NAME and tokens.words[i].endswith(POSSESSIVE)
        acts = owns or tokens.tag(i + 1) in FINITE_OR_ED
        if not acts or word.lower() in NATION_OF_WORD or word.lower() in TITLES:
            continue
        if full := _full_name(registry, word):
            return full
    return None


def employer_of(registry: Registry, person: Person) -> str | None:
    """Return the body for which a person is said to work where he is named first: Ovenby Foods
    analyst Ana Berg; Ana Berg, an analyst at Ovenby Foods.
    """
    if not person.places:
        return None
    tokens, place = registry.tokens, person.places[0]
    last = place
    while last and (tokens.tags[last - 1] == NOUN or _calls(tokens, last - 1)):
        last -= 1
    first = last
    while first and tokens.tags[first - 1] == NAME:
        first -= 1
    if first < last < place:
        return without_possessive(tokens.run(first, last))
    end = registry.ends[place]
    if tokens.tag(end) != ",":
        return None
    for i in range(end + 1, min(end + _WORDS_BEHIND_NAME, len(tokens.tags))):
        if tokens.tags[i] not in APPOSITION_WORD:
            return None
        works = tokens.tags[i - 1] == NOUN and tokens.lows[i] in _WORKS_FOR
        if works and (employer := phrase_from(tokens, i + 1, len(tokens.tags))):
            named = tokens.tags[employer[1] - 1] == NAME
            return without_possessive(tokens.run(*employer)) if named else None
    return None


def employs_observers(tokens: Tokens, places: Collection[int]) -> bool:
    """Tell whether a name, which begins at some places, is only that of the firm of an observer of
    others: an analyst at Ovenby Securities.
    """
    return bool(places) and all(
        at > 1 and tokens.lows[at - 1] in _WORKS_FOR and tokens.lows[at - 2] in _OBSERVERS
        for at in places
    )


def _calls(tokens: Tokens, i: int) -> bool:
    return tokens.tags[i] == NAME and leads_names(tokens.lows[i])


def _full_name(registry: Registry, name: str) -> str | None:
    """Return the full form of a body's name of one word; None for a person's, and for one that
    another explains.
    """
    known = registry.by_word.get(name, [])
    if name in registry.acronyms or any(one.human for one in known):
        return None
    return known[0].name if known else name


def _subject(tokens: Tokens, start: int, end: int) -> Phrase | None:
    """Return the name that is the subject with which a sentence begins."""
    if start < end:
        start += tokens.low(start) == "the" or calls_firm(tokens, start)
    phrase = clause_subject(tokens, start, end)
    if phrase is None or any(tag != NAME for tag in tokens.tags[slice(*phrase)]):
        return None
    verb = phrase[1]
    while tokens.tag(verb) in ADVERBIAL:
        verb += 1
    return phrase if tokens.tag(verb) in FINITE_OR_ED or tokens.tag(verb) == "," else None


def _is_firm(registry: Registry, name: str, at: int) -> bool:
    """Tell whether a word is shown to be the name of a body: by its form, or by what stands behind
    its mentions before word `at` (Ovenby shares; Ovenby, which; Ovenby cut its staff).
    """
    tokens = registry.tokens
    low = name.lower()
    if not _may_be_firm(low):
        return False
    forms = (low, *(low + ending for ending in POSSESSIVE))
    places = [i for form in forms for i in registry.places_of(form, at)]
    if any(i and tokens.words[i - 1] == "in" for i in places):
        return False
    if _is_formed_like_firm(name) or (name.isupper() and len(name) > 1):
        return True
    return any(is_called_body(tokens, i, i + 1) or _has_sign_behind(tokens, i) for i in places)


def _may_be_firm(low: str) -> bool:
    """Tell whether a word is no given name, state, seat of power, title or noun for a body."""
    others = (given_names.ANY, NATION_OF_WORD, SEATS_OF_POWER, NOT_NAMES)
    return not any(without_possessive(low) in words for words in others)


def _is_formed_like_firm(word: str) -> bool:
    """Tell whether a word has capitals inside and small letters, or ends in 's: WeWork."""
    return word[0].isupper() and not word.isupper() and word.isalpha() and has_form_of_body(word)


def _has_sign_behind(tokens: Tokens, i: int) -> bool:
    """Tell whether what stands behind a name shows a body: what bodies have, "which", or "its"."""
    if i + 1 < len(tokens.lows) and tokens.lows[i + 1] in FOLLOW_A_BODY:
        return True
    if tokens.tag(i + 1) == "," and tokens.word(i + 2) == "which":
        return True
    if not tokens.opens_sentence(i):
        return False
    for j in range(i + 1, min(i + _ITS_REACH, len(tokens.words))):
        if ends_sentence(tokens, j):
            return False
        if tokens.lows[j] in ("its", "itself"):
            return True
    return False
