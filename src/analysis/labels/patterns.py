"""The language in which the rows of a lexicon are written, and the graph that rows make.

==================  ==============================================================================
`rebel groups`      these words in this order; a space also matches a hyphen or a quotation mark
                    beside the space (`“rebel” groups`); case is ignored, but a word in capitals
                    (`US`, `IS`) is matched as written, and one that begins with a capital
                    (`State`) only where it has one
`group|groups`      one of these words; forms are listed, nothing is inflected
`(rebel) groups`    words in `( )` may be missing
`<country>`         an entry of a list: the rows of category `list country`
`<kind>*`           any number of entries of a list, or none
`#`, `##`           a number in digits (*14*, *1990s*); a year (*2020*)
`^`                 a word with a capital letter, but none in a headline that capitalises all words
`-`                 a word joined to the next by a hyphen (`- held` is *rebel-held*)
`.`                 the beginning or end of a clause: a mark other than a hyphen or quotation mark
`*ed`               a word with this ending after a word of the list `*ed` (*the looted towns*,
                    but not *they looted towns*); `*` is any word after one of the list `*`
`[the] military`    words in `[ ]` at either end must stand there but are not in the label
==================  ==============================================================================
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from analysis import wordlists

CURLY = "\u2019"  # the curly apostrophe
_ABBREVIATIONS = wordlists.sections("labels_words.txt")["abbreviations"]

# Hyphens part words here, unlike in segment.tokens: "Turkish-backed" must match by its parts.
# The apostrophe of a plural possessive (rebels' offensive) is a word, as 's is.
WORD = re.compile(
    r"[^\W\d_](?:\.[^\W\d_])++\.?"  # U.S.
    rf"|(?=[A-Z]\w*+\.)(?:{'|'.join(_ABBREVIATIONS)}|[A-Z])\.(?=\s+[A-Z\d])"
    r"|'(?:s\b|(?<=s')(?=\s+\w))|[^\W_]++(?:'(?!s\b)[^\W_]++)*+"
)
_ELEMENT = re.compile(r"\([^()\[\]]+\)|\[[^()\[\]]+\]|[^\s()\[\]]+")
_NOT_PLAIN = re.compile(r"\[[^][<-]*[<-]")  # a list or hyphen within [ ]
_SYMBOLS = ("##", "^", "-", ".")


class Row(NamedTuple):
    """A row of the lexicon by its number, and how many words at its ends are not in the label."""

    number: int
    lead: int = 0
    tail: int = 0


@dataclass(slots=True, eq=False)
class Node:
    """A place in patterns: the words and lists that lead on, and the rows that end here."""

    words: dict[str, list["Node"]] = field(default_factory=dict)
    lists: list["Edge"] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    known: dict[str, "Node"] = field(default_factory=dict)  # by element, while rows are added

    def accepts(self) -> Iterator[Row]:
        """Yield the rows that may end here, with lists that can be missing left out."""
        yield from self.rows
        for edge in self.lists:
            if edge.many:
                yield from edge.to.accepts()


@dataclass(slots=True, eq=False)
class Edge:
    """A list that leads on: an entry of it, or any number of them (`many`)."""

    name: str
    many: bool
    to: Node


def add(root: Node, pattern: str, number: int, lists: Collection[str]) -> None:
    """Add a pattern to a graph; `lists` are the names that it may use.

    Raises ValueError for a pattern that is ill-formed, may stand for no word or uses a list that is
    not known.
    """
    elements = _elements(pattern)
    lead, tail = (len(e.split()) if e[0] == "[" else 0 for e in (elements[0], elements[-1]))
    if not any(e[0] not in "([" and not re.search(r">\*(\||$)", e) for e in elements):
        raise ValueError(f"{pattern!r} can stand for no words")
    places = [root]
    for element in elements:
        before = places
        for word in element.strip("()[]").split():
            places = [_next(place, word, pattern, lists) for place in places]
        if element[0] == "(":
            places = [*before, *places]
    for place in places:
        place.rows.append(Row(number, lead, tail))


def _elements(pattern: str) -> list[str]:
    """Return the words and brackets of a pattern; raise ValueError when it is ill-formed."""
    elements = _ELEMENT.findall(pattern)
    if not elements or "".join("".join(elements).split()) != "".join(pattern.split()):
        raise ValueError(f"{pattern!r} is empty or has unpaired or nested brackets")
    if any(e[0] == "[" for e in elements[1:-1]) or _NOT_PLAIN.search(pattern):
        raise ValueError(f"{pattern!r}: [ ] holds plain words at either end")
    return elements


def _next(node: Node, word: str, pattern: str, lists: Collection[str]) -> Node:
    """Return the place after one word of a pattern, with its alternatives."""
    if word not in node.known:
        node.known[word] = target = Node()
        for way in word.split("|"):
            *first, last = _symbols(way)
            place = node
            for symbol in first:
                place = _lead(place, symbol, Node(), pattern, lists)
            _lead(place, last, target, pattern, lists)
    return node.known[word]


def _lead(node: Node, symbol: str, target: Node, pattern: str, lists: Collection[str]) -> Node:
    """Lead from a place by a word, symbol or list to another; return that one."""
    listed = symbol[0] == "<"
    name = symbol.rstrip("*")[1:-1] if listed else symbol
    if (listed or symbol[0] == "*") and name not in lists:
        raise ValueError(f"{pattern!r} uses {symbol}, which no row above defines")
    if listed:
        node.lists.append(Edge(name, symbol[-1] == "*", target))
    else:
        node.words.setdefault(symbol, []).append(target)
    return target


def _symbols(word: str) -> list[str]:
    """Return one pattern word split at its hyphens, after a list or number too (<country>-led)."""
    if word.isalpha():
        return [word if word[0].isupper() else word.lower()]
    if word in _SYMBOLS or word[:1] == "*":
        return [word]
    head, _, rest = word.partition("-") if word[:1] in ("<", "#") else ("", "", word)
    words = WORD.findall(rest.replace(CURLY, "'"))
    if not head and not words:
        raise ValueError(f"{word!r} is no word")
    return [*([head] if head else []), *(w if w[0].isupper() else w.lower() for w in words)]
