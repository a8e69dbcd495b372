"""Words in company: turns of phrase, and words that do not judge beside others or in a name.

The lists stand in `data/sentiment_phrases.txt` and `data/sentiment_contexts.txt`.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import product
from typing import NamedTuple

from analysis import wordlists

_CLOSING = frozenset(",;:.!?)")
_SMALL = frozenset({"of", "for"})  # inside a name: Ministry of Justice
_MINOR = frozenset(wordlists.sections("labels_words.txt")["minor"])
_BE = {"is", "are", "was", "were", "be", "been", "being"}
_NO_NAME_BEHIND = frozenset({"a", "an", "the", "to"} | _BE)
_VERBS = frozenset({"is", "are", "was", "were", "be", "has", "have", "had", "will"})
_OPENERS = frozenset(wordlists.sections("segment_words.txt")["starters"])


class Company(NamedTuple):
    """The words before which or after which a word does not judge."""

    before: frozenset[str]
    after: frozenset[str]


@cache
def contexts() -> dict[str, Company]:
    """Return the words that judge by themselves and not beside others."""
    rows = (line.split("|") for line in wordlists.lines("sentiment_contexts.txt"))
    return {word: Company(frozenset(b.split()), frozenset(a.split())) for word, b, a in rows}


@cache
def turning_words() -> frozenset[str]:
    """Return the words, as they may stand in a text, that turns of phrase begin with."""
    first = {written.split()[0] for _, written in _phrases()[1]}
    forms = {form for word in first for form in (word, word.capitalize(), word.upper())}
    return frozenset(mark + form for mark in ("", '"', "'", "(", "[") for form in forms)


@cache
def _phrases() -> tuple[re.Pattern[str], dict[tuple[bool, str], str]]:
    """Return a pattern of the turns of phrase and what is read in their place."""
    read = {}
    for line in wordlists.lines("sentiment_phrases.txt"):
        turns, meant = line.split("|")
        for written in _spelled(turns):
            gerund = written.endswith(" ...ing")
            read[gerund, written.removesuffix(" ...ing")] = meant.removesuffix(" ...ing")
    plain, gerunds = (_any_of([w for g, w in read if g == one]) for one in (False, True))
    return re.compile(rf"\b(?:(?:{plain})\b|(?P<ing>{gerunds})(?= \w+ing\b))", re.I), read


def _spelled(turns: str) -> Iterator[str]:
    """Yield the turns that a line has, with each of the words in its brackets."""
    parts = (part.split("/") for part in re.split(r"[\[\]]", turns))
    yield from map("".join, product(*parts))


def _any_of(turns: Iterable[str]) -> str:
    """Return a pattern of turns of phrase in which each first word stands once: it is soon read."""
    by_first: dict[str, list[str]] = defaultdict(list)
    for first, _, rest in (turn.partition(" ") for turn in turns):
        by_first[first].append(re.escape(rest))
    return "|".join(rf"{re.escape(one)} (?:{'|'.join(rest)})" for one, rest in by_first.items())


def plainly(text: str) -> str:
    """Return a text with turns of phrase in plain words.

    >>> plainly("One cannot help but respect the effort.")
    'One do respect the effort.'
    """
    pattern, read = _phrases()
    return pattern.sub(lambda m: read[m["ing"] is not None, m[0].lower()], text)


def beside(tokens: Sequence[str], place: int, lower: str) -> bool:
    """Tell whether a word stands beside one that takes its judgement away: crude oil."""
    company = contexts().get(lower)
    if company is None:
        return False
    before = _bare(tokens[place - 1]) if place else ""
    after = _bare(tokens[place + 1]) if place + 1 < len(tokens) else ""
    closed = tokens[place][-1] in _CLOSING
    return before in company.before or (after in company.after and not closed)


def in_name(tokens: Sequence[str], place: int) -> bool:
    """Tell whether a word is part of a name: it and the word beside it have a capital each, or it
    alone in the middle of a sentence, unless behind an article, a form of be or to.
    """
    if not _capital(tokens[place]):
        return False
    last = tokens[place - 1] if place else ""
    if tokens[place][0].isalpha() and last[-1:].isalnum() and last.lower() not in _NO_NAME_BEHIND:
        return True
    after = place + 1
    if tokens[place][-1] not in _CLOSING:
        if after + 1 < len(tokens) and tokens[after] in _SMALL:
            after += 1
        if after < len(tokens) and _capital(tokens[after]):
            return place > 0 or after == place + 1
    before = place - 1
    if before > 0 and tokens[before] in _SMALL:
        before -= 1
    if before < 0 or tokens[place - 1][-1] in _CLOSING or not _capital(tokens[before]):
        return False
    return before > 0 or tokens[before] not in _OPENERS


def titled(tokens: Sequence[str]) -> bool:
    """Tell whether a text capitalises its words, verbs too, as a headline does."""
    words = [token for token in tokens if token[0].isalpha() and token not in _MINOR]
    small = not _VERBS.isdisjoint(words)
    return not small and 10 * sum(token[0].isupper() for token in words) >= 9 * len(words)


def _capital(token: str) -> bool:
    """Tell whether a word begins with a capital and goes on small."""
    first = token.lstrip("\"'([")
    return first[:1].isupper() and first[1:2].islower()


def _bare(token: str) -> str:
    return token.strip(".,;:!?\"'()[]").lower() if not token.isalnum() else token.lower()
