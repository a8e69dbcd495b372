"""Other words for what a book says: what readers type in its search, and what its pages call it.

They come from three places: the study's `book_also` in `_config.yml`, the names of organisations in
the lexicon, the study's rows among them (abbreviations, other spellings), and the everyday words
that the package brings (`data/search_words.txt`).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise, permutations, product

import pandas as pd
from sphinx.errors import ConfigError

from analysis import corpus, wordlists
from analysis.labels.entries import brought
from analysis.pipeline import Tables

Pair = tuple[str, str]
"""What is typed, and what the pages call it."""

OWN = "book_also"
_FILE = "search_words.txt"
_NAMES = "list organisation"
_MOST = 64  # spellings of one name; a pattern with more is no name that somebody types
_INITIALS = 3  # of a name from which on they stand for it
_PLAIN = re.compile(r"[\w'’ |-]+")


def pairs(t: Tables, own: Mapping[str, Iterable[str]], texts: Iterable[str]) -> list[Pair]:
    """Return what is typed with what is meant, in the order in which it is to be sought.

    `own` is `book_also`: by what the book calls it, a list of what is typed. Of the package's words
    and of the names those are left out whose meaning stands nowhere in `texts`, the words of the
    pages. Raises ConfigError where `own` is no such mapping.
    """
    printed = f" {' '.join(map(_words, texts))} "
    common = [*_names(t), *_brought()]
    called = {meant for meant in {meant for _, meant in common} if f" {_words(meant)} " in printed}
    return list(dict.fromkeys([*_listed(own), *(pair for pair in common if pair[1] in called)]))


def outlets(articles: pd.DataFrame) -> dict[str, str]:
    """Return by what each article is called its other names: its id, its outlet and its initials.

    Two words of a name may be typed or written as one, as addresses have them.

    >>> columns = ["article_id", "outlet", "headline", "published"]
    >>> outlets(pd.DataFrame([("ferry", "Arden Ferry News", "", "")], columns=columns))
    {'Arden Ferry News': 'ferry · AFN · ArdenFerry · FerryNews'}
    """
    whole = corpus.outlets(articles)
    found = {}
    for article_id, title in corpus.titles(articles).items():
        outlet = whole[article_id]
        words = outlet.split()
        initials = "".join(word[0] for word in words if word[0].isupper())
        names = [article_id, outlet, *([initials] if len(initials) >= _INITIALS else [])]
        names += map("".join, pairwise(words))
        found[title] = " · ".join(dict.fromkeys(one for one in names if one != title))
    return found


def _listed(own: Mapping[str, Iterable[str]]) -> Iterator[Pair]:
    known = isinstance(own, Mapping) and all(isinstance(typed, list) for typed in own.values())
    if not known:
        raise ConfigError(
            f"_config.yml: {OWN} is {own!r}; write what the book calls a thing and a list of what "
            "readers type, as `the same words: [plagiarism, copied]`"
        )
    for meant, typed in own.items():
        for one in typed:
            yield str(one), str(meant)


def _names(t: Tables) -> Iterator[Pair]:
    """Yield each name of an organisation with each other name of the same."""
    rows = [(one.pattern, one.referent) for one in brought() if f"list {one.list}" == _NAMES]
    own = t.lexicon[t.lexicon["category"] == _NAMES]
    rows += own[["pattern", "referent"]].itertuples(index=False, name=None)
    names: dict[str, dict[str, None]] = {}
    for pattern, referent in rows:
        if referent:
            forms = names.setdefault(referent, {referent: None})
            forms |= dict.fromkeys(_spelled(pattern))
    for forms in names.values():
        distinct: dict[str, str] = {}
        for form in forms:
            distinct.setdefault(_words(form), form)
        yield from permutations(distinct.values(), 2)


def _spelled(pattern: str) -> list[str]:
    """Return the names of a pattern that is made of words and their other spellings alone."""
    if not _PLAIN.fullmatch(pattern):
        return []
    forms = [" ".join(words) for words in product(*(one.split("|") for one in pattern.split()))]
    return forms if len(forms) <= _MOST else []


def _brought() -> Iterator[Pair]:
    for meant, typed in wordlists.sections(_FILE).items():
        for word in typed:
            yield word.replace("-", " "), meant


def _words(text: str) -> str:
    """Return the words of a text, in lower case, one blank between them."""
    return " ".join(re.findall(r"\w+", text.lower()))
