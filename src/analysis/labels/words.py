"""The words of a text as patterns see them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from analysis import wordlists
from analysis.labels.automaton import Kind
from analysis.labels.lexicon import Lexicon
from analysis.labels.patterns import CURLY, WORD, Node

_LISTS = wordlists.sections("labels_words.txt")
_MINOR = frozenset(_LISTS["minor"])
_ARMS, _CIVIL = frozenset(_LISTS["arms"]), frozenset(_LISTS["civil"])
_GAP = re.compile("[\u201d\u2019\"']?(?:\\s+|[\u2010\u2011-])[\u201c\u2018\"']?")
_REMEMBERED = 100_000  # words; then all are forgotten and read anew
_YEAR = re.compile(r"(?:19|20)\d\d$")


class Run(NamedTuple):
    """Words with only spaces, hyphens and quotation marks between, their kinds and spans.

    The first and the last word are empty: a `.`, the beginning and the end of a clause.
    """

    kinds: list[Kind]
    spans: list[tuple[int, int]]


class Reader:
    """Reads text into kinds of words, those that a lexicon tells apart."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Take the lexicon."""
        self._shapes = lexicon.shapes
        self._arms = _ARMS | lexicon.fought
        self._vocabulary = frozenset(_vocabulary((lexicon.labels, *lexicon.lists.values())))
        self._kinds: dict[tuple[object, ...], Kind] = {}
        self._read: dict[tuple[frozenset[str], bool, bool, bool], dict[str, Kind]] = {}
        self._same: dict[frozenset[str], frozenset[str]] = {}  # equal sets are one
        self._none = self._same.setdefault(frozenset(), frozenset())
        self._mark = self._kind({"."})

    def runs(self, text: str) -> list[Run]:
        """Return the runs of words of a sentence."""
        words = list(WORD.finditer(text.replace(CURLY, "'")))
        headline = all(not match[0][0].islower() or match[0] in _MINOR for match in words)
        loud = headline and not any(letter.islower() for letter in text)
        runs: list[Run] = []
        kinds: list[Kind] = []
        then, last, length = self._mark.then, -1, len(text)
        known = self._known(then, headline, loud, joined=False)
        for match in words:
            start, end = span = match.span()
            word = match[0]
            if not (
                last >= 0
                and (text[last:start] == " " or word[0] == "'" or _GAP.fullmatch(text, last, start))
            ):
                if runs:
                    self._end(runs[-1])
                    then = self._none
                    known = self._known(then, headline, loud, joined=False)
                kinds, spans = [self._mark], [(start, start)]
                runs.append(Run(kinds, spans))
            joined = end < length and text[end] == "-"
            read = self._known(then, headline, loud, joined=True) if joined else known
            kind = read.get(word)
            if kind is None:
                kind = read[word] = self._kind_of(word, then, headline, loud, joined)
            kinds.append(kind)
            spans.append(span)
            if kind.then is not then:
                then = kind.then
                known = self._known(then, headline, loud, joined=False)
            last = end
        if runs:
            self._end(runs[-1])
        return runs

    def _known(
        self, then: frozenset[str], headline: bool, loud: bool, joined: bool
    ) -> dict[str, Kind]:
        """Return the words read so far in one setting, each with its kind."""
        known = self._read.setdefault((then, headline, loud, joined), {})
        if len(known) > _REMEMBERED:
            known.clear()
        return known

    def _end(self, run: Run) -> None:
        end = run.spans[-1][1]
        run.kinds.append(self._mark)
        run.spans.append((end, end))

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
            for name, shape in self._shapes.items():
                apt = word[0].isupper() and not headline if name == "^" else name in then
                if apt and lower.endswith(shape.ending) and lower not in shape.never:
                    forms.add(name)
        if joined:
            forms.add("-")
        return self._kind(forms, lower)

    def _kind(self, forms: set[str], lower: str = "") -> Kind:
        """Return the kind of words with some forms; those that no pattern has count for nothing."""
        then = {name for name, shape in self._shapes.items() if not shape.after.isdisjoint(forms)}
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
