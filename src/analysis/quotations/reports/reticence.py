"""What a source leaves unsaid, told behind its report: ..., but declined to say why."""

from __future__ import annotations

from analysis.quotations.reports.cue import Cue, is_progressive
from analysis.quotations.reports.refusals import REFUSALS
from analysis.quotations.text.lexicon import WORD_LISTS
from analysis.quotations.text.tags import AUXILIARY, CONJUNCTION, PRONOUN
from analysis.quotations.text.tokens import Tokens

_OPENERS = frozenset(["but", "although", "though"])
_TELLING = frozenset(WORD_LISTS["telling more"])
_GIVING = frozenset(WORD_LISTS["giving details"])
_DETAILS = frozenset(WORD_LISTS["details"])
_FIRST_WORDS = _OPENERS | {"and", "without"}
_NOT = frozenset(["not", "n't"])
_NOTHING = frozenset(["no", "few", "little"])
_NEAR = 4  # words behind "giving" in which details are named


def left_unsaid(tokens: Tokens, cue: Cue, begins: int, end: int) -> int:
    """Return the word in a report, from word `begins` up to `end`, with which it is told what its
    source left unsaid: said the road was shut | but did not say why; | without giving details;
    `end` when nothing is.
    """
    if is_progressive(cue):
        return end
    inner = (i for i in range(begins + 2, end - 1) if tokens.words[i] in _FIRST_WORDS)
    return next((i for i in inner if _keeps_silent(tokens, i) or _gives_nothing(tokens, i)), end)


def _keeps_silent(tokens: Tokens, i: int) -> bool:
    """Tell whether a clause that opens at word i says that somebody told or gave no more: but gave
    no details; though he would not say when; , and declined to comment.
    """
    joined = tokens.words[i] == "and" and tokens.tags[i - 1] == ","
    if tokens.words[i] not in _OPENERS and not joined:
        return False
    i += 1 + (tokens.tag(i + 1) == PRONOUN)
    low = tokens.word(i)
    if low in REFUSALS:
        return tokens.word(i + 1) == "to" and tokens.word(i + 2) in _TELLING
    if low in _GIVING:
        return tokens.word(i + 1) in _NOTHING and _details_near(tokens, i)
    negated = low.endswith(("n't", "n’t"))
    if tokens.tag(i) != AUXILIARY or not (negated or tokens.word(i + 1) in _NOT):
        return False
    verb = i + 1 + (not negated)
    verb += tokens.word(verb) in ("immediately", "further", "directly")
    return tokens.word(verb) in _TELLING


def _gives_nothing(tokens: Tokens, i: int) -> bool:
    """Tell whether no details are said to be given from word i on: without elaborating; without
    giving any details.
    """
    if tokens.words[i] != "without" or tokens.tags[i - 1] == CONJUNCTION:
        return False
    low = tokens.word(i + 1)
    return low in ("elaborating", "specifying") or (low in _GIVING and _details_near(tokens, i + 1))


def _details_near(tokens: Tokens, i: int) -> bool:
    """Tell whether details are named right behind word i."""
    return not _DETAILS.isdisjoint(tokens.lows[i + 1 : i + 1 + _NEAR])
