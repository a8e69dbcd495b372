"""Bylines as citations need them: persons with family and given names, others as they stand."""

import re
from collections.abc import Iterator

from analysis import wordlists

Name = dict[str, str]
"""A name in CSL-JSON: family, given and suffix, or literal."""

_LISTS = wordlists.sections("quotations_words.txt")
_PARTICLES = frozenset(_LISTS["particles of names"])
_FURNITURE = wordlists.sections("furniture_words.txt")
_NO_PERSON = frozenset(
    word
    for words in (
        _LISTS["bodies"],
        _LISTS["nouns for any body"],
        _LISTS["press"],
        _LISTS["last words of names that are no person's"],
        _FURNITURE["desk"],
        _FURNITURE["role"],
        _FURNITURE["section"],
    )
    for word in words
)
_NATIONS = frozenset(
    word.lower()
    for line in wordlists.lines("quotations_nations.txt")
    for word in re.split(r"[|\s]", line)
)
_FIRST = frozenset(_LISTS["first words of names that are no person's"]) | _PARTICLES
_WORD = re.compile(r"(?:[Aa]l-|[Ee]l-|[DdOoLl]['’])?[^\W\d_a-z][\w’'.-]*")
_SUFFIX = re.compile(r",? (Jr\.?|Sr\.?|II|III|IV)$")
_BETWEEN = re.compile(r",? and |,? & |, (?!(?:Jr|Sr)\b)")


def names(byline: str, outlet: str = "") -> list[Name]:
    """Return the names of a byline, in order: of persons family and given names.

    What may be an agency, a desk or a paper stays as it stands, and so does what is not made of
    names alone; the name of the outlet is no person's.

    >>> names("Ada Finch and Jo van Berg; Northern Wire")
    [{'family': 'Finch', 'given': 'Ada'}, {'family': 'van Berg', 'given': 'Jo'}, \
{'literal': 'Northern Wire'}]
    """
    return [name for piece in byline.split(";") for name in _named(piece.strip(), outlet)]


def _named(piece: str, outlet: str) -> Iterator[Name]:
    """Yield the names of a piece of a byline, or the piece, where they are not all persons'."""
    told = [_BETWEEN.split(piece), [piece]]
    whole = piece.casefold() == outlet.casefold()
    for one in [] if whole else told:
        persons = [_person(name.strip()) for name in one]
        if all(persons):
            yield from filter(None, persons)
            return
    if piece:
        yield {"literal": piece}


def _person(name: str) -> Name | None:
    """Return the name of a person in its parts; nothing for what may be another name."""
    suffix = _SUFFIX.search(name)
    words = name[: suffix.start() if suffix else None].split()
    low = [word.lower().strip(".") for word in words]
    if not 2 <= len(words) <= 5 or low[0] in _FIRST:
        return None
    for word, small in zip(words, low, strict=True):
        parts = {small, *small.split("-")}
        if small not in _PARTICLES and not _WORD.fullmatch(word):
            return None
        if parts & (_NO_PERSON | _NATIONS):
            return None
    if any(len(word) > 1 and word.isalpha() and word.isupper() for word in words):
        return None  # an acronym, or capitals throughout
    family = len(words) - 1
    while family > 1 and low[family - 1] in _PARTICLES:
        family -= 1
    parted = {"family": " ".join(words[family:]), "given": " ".join(words[:family])}
    return parted | ({"suffix": suffix[1]} if suffix else {})
