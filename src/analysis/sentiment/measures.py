"""What falls and rises: fewer crimes are good news, and more deaths are none.

The words stand in `data/sentiment_measures.txt`.
"""

from collections.abc import Sequence

from analysis import wordlists

_LISTS = {name: frozenset(w) for name, w in wordlists.sections("sentiment_measures.txt").items()}
MEASURES = _LISTS["measures"]
MOVES = _LISTS["falls"] | _LISTS["going down"] | _LISTS["a fall in"] | _LISTS["rises"]
_REACH = 5  # words from a measure to its verb
_CLOSING = frozenset(",;:.!?)")
_OF = frozenset({"in", "of"})
_BETWEEN = _LISTS["forms of be"] | _LISTS["between a measure and its verb"]


def falls(tokens: Sequence[str], place: int) -> bool:
    """Tell whether the measure at a place falls: crime in the town fell; falling crime; a drop in
    crime.
    """
    if place and _low(tokens[place - 1]) in _LISTS["going down"]:
        return True
    return _verb_behind(tokens, place) or _noun_ahead(tokens, place) is not None


def is_of_measure(tokens: Sequence[str], place: int) -> bool:
    """Tell whether the word at a place is what a measure does, and no judgement: deaths soared."""
    near = tokens[place + 1 : place + 2 + _REACH]
    ahead = range(max(0, place - 1 - _REACH), place)
    if any(_low(tokens[i]) in MEASURES and not _parts(tokens, i, place) for i in ahead):
        return True
    if near and _low(near[0]) in MEASURES:
        return True
    behind = range(place + 1, place + 1 + len(near))
    return any(_low(tokens[i]) in MEASURES and _noun_ahead(tokens, i) == place for i in behind)


def _verb_behind(tokens: Sequence[str], place: int) -> bool:
    """Tell whether the measure at a place is the subject of a verb of falling that has no object:
    crime in the town fell; but not: the murder suspect declined; the crash slowed traffic.
    """
    qualified = False  # by a phrase: crime in the town
    for i in range(place + 1, min(len(tokens), place + 2 + _REACH)):
        low = _low(tokens[i])
        if _parts(tokens, place, i):
            return False
        being = low in _LISTS["going down"] and _low(tokens[i - 1]) in _LISTS["forms of be"]
        if low in _LISTS["falls"] or being:
            return (
                i + 1 == len(tokens)
                or _closes(tokens[i])
                or _has_no_object(low, _low(tokens[i + 1]))
            )
        qualified = qualified or low in _LISTS["before a phrase"]
        if not (qualified or low in _BETWEEN or low in MEASURES or low.endswith("ly")):
            return False
    return False


def _has_no_object(verb: str, after: str) -> bool:
    """Tell whether a verb of falling acts on nothing and refuses nothing, by the word behind it."""
    if after == "to" and verb in _LISTS["refusals before to"]:
        return False
    return not after.isalpha() or after in _LISTS["behind a fall"] or after.endswith("ly")


def _noun_ahead(tokens: Sequence[str], place: int) -> int | None:
    """Return where the noun stands of which the measure at a place is told: a drop in the number
    of deaths; None where none does.
    """
    for i in range(place - 2, max(-1, place - 2 - _REACH), -1):
        noun = _low(tokens[i]) in _LISTS["a fall in"] and tokens[i + 1] in _OF
        if noun and not _parts(tokens, i, place):
            return i
    return None


def _closes(token: str) -> bool:
    return token[-1] in _CLOSING


def _parts(tokens: Sequence[str], first: int, last: int) -> bool:
    """Tell whether a mark or a word between two places parts them."""
    marked = any(map(_closes, tokens[first:last]))
    return marked or not _LISTS["parting"].isdisjoint(map(_low, tokens[first + 1 : last]))


def _low(token: str) -> str:
    return token.strip(".,;:!?\"'()[]").lower()
