"""Formulas: turns of phrase that articles on any matter have, whoever wrote them.

They are told by a list, because in a small corpus nothing else tells them: what two of its articles
share may be all that any two articles would.
"""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache

from analysis import wordlists
from analysis.reuse.features import Profile
from analysis.reuse.terms import stem

_BETWEEN = 2  # other words that may stand between two of a formula

Turn = tuple[str, ...]


def formula_words(side: Profile) -> frozenset[str]:
    """Return the stems of a passage that stand in a formula of reporting or of a page."""
    return _in_turns(tuple(stem for stem in side.stems if stem in side.content))


@lru_cache(maxsize=1 << 14)
def _in_turns(stems: Turn) -> frozenset[str]:
    """Return those of some stems, in order, that stand in a listed turn of phrase."""
    turns = _turns()
    begin = [at for at, stem in enumerate(stems) if stem in turns]
    found = [_follows(stems, at, rest) for at in begin for rest in turns[stems[at]]]
    return frozenset[str]().union(*found)


def _follows(stems: Turn, at: int, rest: Turn) -> Turn:
    """Return a turn that begins at a place and goes on with the `rest`; nothing if it does not."""
    found = [stems[at]]
    for word in rest:
        near = stems[at + 1 : at + 2 + _BETWEEN]
        if word not in near:
            return ()
        at += 1 + near.index(word)
        found.append(word)
    return tuple(found)


@cache
def _turns() -> Mapping[str, list[Turn]]:
    """Return the turns by their first stem, each without it."""
    found: dict[str, list[Turn]] = defaultdict(list)
    for line in wordlists.lines("reuse_turns.txt"):
        first, *rest = map(stem, line.split())
        found[first].append(tuple(rest))
    return dict(found)
