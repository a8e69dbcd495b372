"""Names with "and" inside: Kent Fire and Rescue, the Department for Culture, Media and Sport."""

from __future__ import annotations

from dataclasses import replace

from analysis import given_names
from analysis.quotations.text.lexicon import ORGANISATIONS, WORD_LISTS
from analysis.quotations.text.tags import NAME
from analysis.quotations.text.tokens import Tokens, occurrences

_FIELDS_JOINED = frozenset(WORD_LISTS["fields of bodies"])
_JOINED = frozenset(tuple(pair.split("/")) for pair in WORD_LISTS["names joined by and"])


def with_joint_names(tokens: Tokens) -> Tokens:
    """Return the words of a text with "and" tagged as a name where it joins the fields of a body
    (Fire and Rescue), a place or firm (Marks and Spencer), or places whose body this is (Dorset and
    Wiltshire Fire and Rescue Service), and so the commas between fields in front of it.
    """
    tags = list(tokens.tags)
    for i in occurrences(tokens.words, "and"):
        if not (0 < i < len(tags) - 1 and tags[i - 1] == tags[i + 1] == NAME):
            continue
        one, other = tokens.lows[i - 1], tokens.lows[i + 1]
        if one in _FIELDS_JOINED and other in _FIELDS_JOINED:
            _join_fields(tokens, tags, i)
        elif one == other or (one, other) in _JOINED:
            tags[i] = NAME
    return replace(tokens, tags=tuple(tags))


def _join_fields(tokens: Tokens, tags: list[str], i: int) -> None:
    """Tag "and" at word i, the commas between the fields in front of it, and the "and" between the
    places that stand before these.
    """
    tags[i] = NAME
    first = i - 1
    while first > 1 and tags[first - 1] == "," and _is_field(tokens, tags, first - 2):
        tags[first - 1] = NAME
        first -= 2
    while first and tags[first - 1] == NAME:
        first -= 1
    place = first - 2
    if place >= 0 and tokens.words[first - 1] == "and" and tags[place] == NAME:
        alone = place == 0 or tags[place - 1] != NAME
        low = tokens.lows[place]
        if alone and low not in given_names.ANY and low not in ORGANISATIONS:
            tags[first - 1] = NAME


def _is_field(tokens: Tokens, tags: list[str], i: int) -> bool:
    return tags[i] == NAME and tokens.lows[i] in _FIELDS_JOINED
