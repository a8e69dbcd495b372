"""Bylines: who wrote an article."""

import re

from analysis.furniture.places import is_date
from analysis.furniture.words import (
    DATE_WORDS,
    LISTS,
    NAME,
    NAMES,
    PIECE,
    ROLE_WORDS,
    WORD,
    of_names,
)

_BY = re.compile(
    r"(?:by|(?:written|posted|words|story|text|report|review|reported|published) by"
    r"|authors?:|writer:)\s+(?=\S)",
    re.I,
)
_BY_ABROAD = re.compile(rf"(?:Par|Von|Por) (?={NAMES}$)")
_OFFICES = frozenset(
    name + many
    for name in ("correspondent", "reporter", "editor", "writer", "columnist", "contributor")
    for many in ("", "s")
)
_LONGEST_OFFICE = 5  # words of an office: special foreign affairs correspondent
_SIGNED = re.compile(r"[^.!?]{3,62}? [-–|] (?=.*\d)")
_BESIDE = re.compile(r"(?:,| ?[|–—]| -) ")
_FROM_PLACES = re.compile(rf"{NAMES} in {NAME}(?: {NAME})?,? and {NAMES} in {NAME}(?: {NAME})?$")


def is_byline(line: str, above: bool) -> bool:
    """Tell whether a line names its author: By Ada Finch; Ada Finch, staff writer; News Desk."""
    if len(line) > 83 or line[-1] in ":;,!?":
        return False
    if by := _BY.match(line):
        first = PIECE.search(line, by.end())
        dated = first is not None and first[0].lower() in DATE_WORDS
        name, _, role = line[by.end() :].partition(", ")
        whole = of_names(line[by.end() :]) or (of_names(name) and _is_office(role))
        return not dated and whole
    if (signed := _SIGNED.match(line)) and line[0].isupper():
        return is_date(line[signed.end() :]) and of_names(line[: signed.end() - 3])
    if not above:
        return False
    if by := _BY_ABROAD.match(line):
        return of_names(line[by.end() :])
    if _of_roles(line) or _FROM_PLACES.match(line):
        return True
    name, _, role = (line + ", ").partition(beside[0] if (beside := _BESIDE.search(line)) else ", ")
    office = role.removesuffix(", ")
    return bool(re.fullmatch(NAMES, name)) and (_of_roles(office) or _is_office(office))


def named(line: str) -> str:
    """Return whom a byline names, as printed, without “by”, offices and days beside the names.

    >>> [named(line) for line in ("By Ada Finch and Bo Ek, Staff Writers", "News Desk")]
    ['Ada Finch and Bo Ek', 'News Desk']
    """
    by = _BY.match(line) or _BY_ABROAD.match(line)
    told = line[by.end() :] if by else line
    end = len(told)
    for beside in _BESIDE.finditer(told):
        other = _BESIDE.split(told[beside.end() :])[0]
        if "@" in other or any(map(str.isdigit, other)) or _is_office(other) or _of_roles(other):
            end = beside.start()
            break
    return told[:end].strip()


def _is_office(text: str) -> bool:
    """Tell whether some words are an office at a paper, whatever its field: economics editor."""
    words = [word.lower() for word in WORD.findall(text)]
    clause = LISTS["no name"].intersection(words)
    known = bool(words) and words[-1] in _OFFICES and text[-1].isalpha()
    return known and len(words) <= _LONGEST_OFFICE and not clause


def _of_roles(text: str) -> bool:
    """Tell whether some words name a desk or an office and nothing else but proper names."""
    words = [word.rstrip(".") for word in WORD.findall(text)]
    low = [word.lower() for word in words]
    known = [word in ROLE_WORDS or given.isupper() for word, given in zip(low, words, strict=True)]
    some = any(word in LISTS["desk"] for word in low)
    editor = low[-1:] in (["editor"], ["columnist"], ["contributor"])
    wires = low in (["associated", "press"], ["the", "associated", "press"], ["editorial", "board"])
    return bool(words) and all(known) and (some or editor or wires) and text[-1] not in ".!?"
