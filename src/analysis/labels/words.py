"""The words of a text as patterns see them."""

import re
from collections.abc import Iterator
from itertools import accumulate, pairwise
from typing import NamedTuple

from analysis import wordlists
from analysis.labels.automaton import Kind
from analysis.labels.entries import Lexicon
from analysis.labels.patterns import CURLY, WORD, Node

_LISTS = wordlists.sections("labels_words.txt")
_MINOR = frozenset(_LISTS["minor"])
_ARMS, _CIVIL = frozenset(_LISTS["arms"]), frozenset(_LISTS["civil"])
_WORD = re.compile(f"({WORD.pattern})")
_GAP = re.compile("[\u201d\u2019\"']?(?:\\s+|[\u2010\u2011-])[\u201c\u2018\"']?")
_REMEMBERED = 100_000  # words; then all are forgotten and read anew
_YEAR = re.compile(r"(?:19|20)\d\d$")


class Run(NamedTuple):
    """Words with only spaces, hyphens and quotation marks between: their kinds, and where in the
    text each starts and ends.

    The first and the last word are empty: a `.`, the beginning and the end of a clause.
    """

    kinds: list[Kind]
    starts: list[int]
    ends: list[int]


class Reader:
    """Reads text into kinds of words, those that a lexicon tells apart."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Take the lexicon."""
        self._shapes = lexicon.shapes
        self._behind: dict[str, list[str]] = {}  # the shapes that a word may have after another
        for name, shape in self._shapes.items():
            for before in shape.after:
                self._behind.setdefault(before, []).append(name)
        self._arms = _ARMS | lexicon.fought
        self._vocabulary = frozenset(_vocabulary((lexicon.labels, *lexicon.lists.values())))
        self._kinds: dict[tuple[object, ...], Kind] = {}
        self._read: dict[tuple[bool, bool], dict[frozenset[str], dict[str, Kind]]] = {}
        self._same: dict[frozenset[str], frozenset[str]] = {}  # equal sets are one
        self._none = self._same.setdefault(frozenset(), frozenset())
        self._mark = self._kind({"."})

    def runs(self, text: str) -> list[Run]:
        """Return the runs of words of a sentence."""
        pieces = _WORD.split(text.replace(CURLY, "'"))  # a gap, a word, a gap ...
        words, gaps = pieces[1::2], pieces[2::2]
        if not words:
            return []
        bounds = list(accumulate(map(len, pieces)))
        starts, ends = bounds[0::2], bounds[1::2]
        headline = all(not word[0].islower() or word in _MINOR for word in words)
        loud = headline and not any(letter.islower() for letter in text)
        cuts = [
            i
            for i, gap in enumerate(gaps[:-1], 1)
            if gap != " "
            and words[i][0] != "'"
            and not _GAP.fullmatch(text, ends[i - 1], starts[i])
        ]
        if "-" in text:
            words = [f"{w}-" if gap[:1] == "-" else w for w, gap in zip(words, gaps, strict=True)]
        runs, then = [], self._mark.then
        for first, last in pairwise([0, *cuts, len(words)]):
            kinds = self._kinds_of(words[first:last], then, headline, loud)
            start, end = starts[first], ends[last - 1]
            begun, ended = [start, *starts[first:last], end], [start, *ends[first:last], end]
            runs.append(Run(kinds, begun, ended))
            then = self._none
        return runs

    def _kinds_of(
        self, words: list[str], then: frozenset[str], headline: bool, loud: bool
    ) -> list[Kind]:
        """Return the kinds of the words of a run; a word that is joined to the next ends in "-"."""
        read = self._read.setdefault((headline, loud), {})
        known = read.setdefault(then, {})
        kinds = [self._mark]
        for word in words:
            kind = known.get(word)
            if kind is None:
                if len(known) > _REMEMBERED:
                    known.clear()
                plain = word.rstrip("-")
                kind = known[word] = self._kind_of(plain, then, headline, loud, plain != word)
            kinds.append(kind)
            if kind.then is not then:
                then = kind.then
                known = read.setdefault(then, {})
        kinds.append(self._mark)
        return kinds

    def _kind_of(
        self, word: str, then: frozenset[str], headline: bool, loud: bool, joined: bool
    ) -> Kind:
        """Return the kind of a word, after one that lets it have some shapes (`then`).

        In a headline capitals say nothing of names; in a `loud` one words of two letters (`US`) are
        no abbreviations, either.
        """
        word = word.rstrip(".") if word.count(".") == 1 else word
        lower = "'s" if word == "'" else word.lower()
        if word.rstrip("s").isdigit():
            forms = {"#", "##"} if _YEAR.match(word) and "##" in then else {"#"}
        else:
            forms = {lower}
            if word[0].isupper():
                forms.add(word[0] + lower[1:])
                if not (loud and len(word) == 2):
                    forms.add(word)
            for name in ("^", *then) if word[0].isupper() and not headline else then:
                shape = self._shapes[name]
                if lower.endswith(shape.ending) and lower not in shape.never:
                    forms.add(name)
        if joined:
            forms.add("-")
        return self._kind(forms, lower)

    def _kind(self, forms: set[str], lower: str = "") -> Kind:
        """Return the kind of words with some forms; those that no pattern has count for nothing."""
        then = {name for form in forms for name in self._behind.get(form, ())}
        known = frozenset(forms & self._vocabulary)
        known, after = (self._same.setdefault(one, one) for one in (known, frozenset(then)))
        key = (known, after, lower in self._arms, lower in _CIVIL)
        return self._kinds.setdefault(key, Kind(*key))


def _vocabulary(roots: tuple[Node, ...]) -> Iterator[str]:
    """Yield the words and symbols of graphs."""
    seen: set[Node] = set()
    todo = list(roots)
    while todo:
        node = todo.pop()
        if node in seen:
            continue
        seen.add(node)
        yield from node.words
        todo += [to for targets in node.words.values() for to in targets]
        todo += [edge.to for edge in node.lists]
