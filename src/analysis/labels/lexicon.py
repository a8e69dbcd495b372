"""The lexicon of names and frames: a table for readers to edit, `data/labels.csv`.

One pattern a row:

==================  ==============================================================================
`rebel groups`      these words in this order; a space also matches a hyphen or a quotation mark
                    beside the space (`“rebel” groups`); case is ignored, but a word in capitals
                    (`US`, `IS`) is matched as written
`group|groups`      one of these words; forms are listed, nothing is inflected
`(rebel) groups`    words in `( )` may be missing
`<country>`         an entry of a list: the rows of category `list country`
`<kind>*`           none or up to six entries of a list
`#`, `##`           a number in digits (*14*, *1990s*); a year (*2020*)
`^`                 a word with a capital letter, but none in a headline that capitalises all words
`-`                 a word joined to the next by a hyphen (`- held` is *rebel-held*)
`.`                 the beginning or end of a clause: a mark other than a hyphen or quotation mark
`*ed`               a word with this ending after a word of the list `*ed` (*the looted towns*,
                    but not *they looted towns*); `*` is any word after one of the list `*`
`[the] military`    words in `[ ]` at either end must stand there but are not in the label
==================  ==============================================================================

An empty gloss means: as above. A list row may use the lists above it; the rows of a list stand
together. Words of the list `not ^` are never taken for `^`, and so on. Rows of category `out` are
phrases that are not labels (*return to Ankara*). Of two labels the earlier in the text wins, then
the longer, then the upper row; part of one hyphenated word is no label. A list row with a referent
is a name: `<country>` in a referent is the state in the label, else the one named last before it in
the sentence, else *unspecified*.

The lexicon was written with the five articles of the book in view, then widened by kinds of words
on 60 invented sentences in the manner of news of 2015 to 2024 about the wars in Syria, Iraq, Yemen,
Libya, Gaza, Ukraine and Karabakh, and by reading what it finds in news of these wars on the web.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from io import StringIO
from itertools import chain, product
from pathlib import Path
from typing import NamedTuple

from analysis import wordlists

CATEGORIES = ("armed_group", "force", "state", "leader", "territory", "fighting", "law")

CURLY = "\u2019"  # the curly apostrophe
_LISTS = wordlists.sections("labels_words.txt")

# Hyphens part words here, unlike in segment.tokens: "Turkish-backed" must match by its parts.
# The apostrophe of a plural possessive (rebels' offensive) is a word, as 's is.
WORD = re.compile(
    r"[^\W\d_](?:\.[^\W\d_])+\.?"  # U.S.
    rf"|(?:{'|'.join(_LISTS['abbreviations'])}|[A-Z])\.(?=\s+[A-Z\d])"
    r"|'s\b|(?<=s)'(?=\s+\w)|[^\W_]+(?:'(?!s\b)[^\W_]+)*"
)
MINOR = frozenset(_LISTS["minor"])
_ELEMENT = re.compile(r"\([^()\[\]]+\)|\[[^()\[\]]+\]|[^\s()\[\]]+")
_NOT_PLAIN = re.compile(r"\[[^][<-]*[<-]")  # a list or hyphen within [ ]
_SYMBOLS = ("##", "^", "-", ".")


class Row(NamedTuple):
    """A row of the lexicon by its number, and how many words at its ends are not in the label."""

    number: int
    lead: int
    tail: int


@dataclass(slots=True)
class Trie:
    """Patterns by what comes next in them: a word, a list; and the rows that end here."""

    words: dict[str, "Trie"] = field(default_factory=dict)
    lists: dict[str, "Trie"] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)


class Shape(NamedTuple):
    """A symbol for words of a form: their ending, the words they follow, the words never meant."""

    ending: str
    after: frozenset[str]
    never: frozenset[str]


class Lexicon(NamedTuple):
    """Rows as read (pattern, referent, category, gloss) and what is made of them.

    `lists` and `phrases` are the patterns, `names` the lists whose rows have referents, `opens` the
    words that can begin an entry of `<list>` (a phrase: `<>`), `shapes` stand for `*ed` and such.
    """

    rows: list[dict[str, str]]
    lists: dict[str, Trie]
    phrases: Trie
    names: dict[str, None]
    opens: dict[str, frozenset[str]]
    shapes: dict[str, Shape]


def lexicon(path: Path | str | None = None) -> Lexicon:
    """Return the lexicon of a file, or the one that the package brings.

    Raises ValueError with the file, the row and what is wrong with it.
    """
    return _read(Path(path).read_text(encoding="utf-8"), str(path)) if path else _packaged()


@cache
def _packaged() -> Lexicon:
    return _read(wordlists.text("labels.csv"), "labels.csv")


def _read(text: str, source: str) -> Lexicon:
    """Return the lexicon of a CSV text; `source` is named in errors."""
    lex = Lexicon(list(csv.DictReader(StringIO(text))), {}, Trie(), {}, {}, {})
    current = ""
    for number, row in enumerate(lex.rows):
        try:
            current = _add(lex, number, row, current)
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            place = f"{source}: row {number + 1} below the header"
            raise ValueError(f"{place}: {error!s}") from error
    for name, trie in (*lex.lists.items(), ("", lex.phrases)):
        lex.opens[f"<{name}>"] = lex.opens[f"<{name}>*"] = frozenset(_openers(trie, lex))
    for shape in ("^", "##", *(name for name in lex.lists if name[0] == "*")):
        after, never = (lex.opens.get(f"<{name}>", frozenset()) for name in (shape, f"not {shape}"))
        lex.shapes[shape] = Shape(shape[1:], after, never)
    return lex


def _openers(trie: Trie, lex: Lexicon) -> set[str]:
    """Return the words that can come first in the patterns of a trie; lists used are done."""
    first = set(trie.words)
    for symbol, child in trie.lists.items():
        first |= lex.opens[symbol] | (_openers(child, lex) if symbol[-1] == "*" else set())
    return first


def _add(lex: Lexicon, number: int, row: dict[str, str], current: str) -> str:
    """Add a row to the tries; return the name of its list, "" for a row of another category."""
    pattern, category = row["pattern"], row["category"]
    name = category[5:] if category.startswith("list ") else ""
    if not name and category not in (*CATEGORIES, "out"):
        raise ValueError(f"unknown category {category!r}")
    if name and name != current and name in lex.lists:
        raise ValueError(f"the rows of list {name!r} do not stand together")
    known = set(lex.lists) - {name}
    root = lex.lists.setdefault(name, Trie()) if name else lex.phrases
    if name and row["referent"]:
        lex.names[name] = None
    elements = _elements(pattern)
    lead, tail = (len(e.split()) if e[0] == "[" else 0 for e in (elements[0], elements[-1]))
    for symbols in _sequences(elements):
        if sum(symbol[-2:] != ">*" for symbol in symbols) <= lead + tail:
            raise ValueError(f"{pattern!r} can stand for no words")
        node = root
        for symbol in symbols:
            listed = symbol[0] == "<"
            if listed:
                defined = symbol.rstrip("*")[1:-1] in known
            else:
                defined = symbol[0] != "*" or symbol in lex.lists
            if not defined:
                raise ValueError(f"{pattern!r} uses {symbol}, which no row above defines")
            node = (node.lists if listed else node.words).setdefault(symbol, Trie())
        node.rows.append(Row(number, lead, tail))
    return name


def _elements(pattern: str) -> list[str]:
    """Return the words and brackets of a pattern; raise ValueError when it is ill-formed."""
    elements = _ELEMENT.findall(pattern)
    if not elements or "".join("".join(elements).split()) != "".join(pattern.split()):
        raise ValueError(f"{pattern!r} is empty or has unpaired or nested brackets")
    if any(e[0] == "[" for e in elements[1:-1]) or _NOT_PLAIN.search(pattern):
        raise ValueError(f"{pattern!r}: [ ] holds plain words at either end")
    return elements


def _sequences(elements: list[str]) -> Iterator[tuple[str, ...]]:
    """Yield each sequence of words and lists that the elements of a pattern stand for."""
    choices = []
    for element in elements:
        words = [word.split("|") for word in element.strip("()[]").split()]
        ways = [list(chain.from_iterable(map(_symbols, way))) for way in product(*words)]
        choices.append([*ways, []] if element[0] == "(" else ways)
    for chosen in product(*choices):
        yield tuple(chain.from_iterable(chosen))


def _symbols(word: str) -> list[str]:
    """Return one pattern word split at its hyphens, after a list or number too (<country>-led)."""
    if word in _SYMBOLS or word[:1] == "*":
        return [word]
    head, _, rest = word.partition("-") if word[:1] in ("<", "#") else ("", "", word)
    words = WORD.findall(rest.replace(CURLY, "'"))
    if not head and not words:
        raise ValueError(f"{word!r} is no word")
    return [*([head] if head else []), *(w if w.isupper() else w.lower() for w in words)]
