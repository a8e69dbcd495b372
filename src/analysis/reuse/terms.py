"""Terms: the meaning-bearing words of a passage as stems, numbers and names."""

import re
from functools import cache, lru_cache
from hashlib import blake2b
from typing import NamedTuple

from nltk.stem.snowball import SnowballStemmer

from analysis import wordlists

# fmt: off
_SPELLED = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]
# fmt: on
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_NUMBERS = {word: str(number) for number, word in enumerate(_SPELLED, 1)} | {
    f"{ten}{one}": str(10 * tens + ones)
    for tens, ten in enumerate(_TENS, 2)
    for ones, one in enumerate(["", *(f"-{one}" for one in _SPELLED[:9])])
}
_COMPOUND = rf"(?i:{'|'.join(_TENS)})[-‐‑](?i:{'|'.join(_SPELLED[:9])})\b"
# Smaller than a word: compounds are split, so that “Turkey-Russia” meets “Turkey and Russia”.
_TERM = re.compile(
    r"[A-Z]?[a-z]{2,}+(?![^ ,.\n])"  # what most words are, and as what follows has them
    r"|[A-Z]{1,4}[-‐‑]?\d+s?|\d+(?:[.,:]\d+)*(?:(?:st|nd|rd|th|s)\b)?"
    rf"|{_COMPOUND}|(?:[^\W\d_]\.){{2,}}"
    r"|[^\W\d_]+(?:(?:[’']|[-‐]\n|\u00ad\n?)[^\W\d_]+)*"
)
_BROKEN = re.compile(r"[-‐]\n|\u00ad\n?")  # in a word that goes on in the next line, or may
_ORNAMENTS = re.compile(r"[-‐‑,]|(?:st|nd|rd|th|s)$")  # what a number is written with besides
_POSSESSIVE = re.compile(r"[’']s?$")
_STEMMER = SnowballStemmer("english")


class Term(NamedTuple):
    """One term: its span, its stem, and whether it is a number, a name, a stop word."""

    start: int
    end: int
    stem: str
    number: bool
    name: bool
    stop: bool


@lru_cache(maxsize=1 << 14)
def terms(text: str) -> tuple[Term, ...]:
    """Return the terms of `text` in order.

    Stems are Snowball's (Porter 2) after irregular forms are set back to their base; possessives
    are dropped, acronyms keep their capitals (so that US is not us), the numbers one to ninety-nine
    are written as figures. A name is a capitalised word that does not open the text.

    >>> [term.stem for term in terms("Turkey’s S-400s were bought; the U.S. objects.")]
    ['turkey', 'S400', 'be', 'buy', 'the', 'US', 'object']
    """
    found = []
    broken = _BROKEN.search(text)
    for match in _TERM.finditer(text):
        start, end = match.span()
        word = _mended(match[0]) if broken else match[0]
        root, number, stop, begins, capitals = _word(word)
        found.append((start, end, root, number, capitals or (begins and start > 0), stop))
    return tuple(map(Term._make, found))


@lru_cache(maxsize=1 << 17)
def _word(word: str) -> tuple[str, bool, bool, bool, bool]:
    """Return stem, number, stop word, and whether it is a name unless it opens a text, or even so.

    A name begins with a capital; what has capitals after it, too, is one wherever it stands.
    """
    root, number = _stem(word)
    stop = root in stop_words() or word.lower() in stop_words()
    begins = not (number or stop) and word[0].isupper()
    return root, number, stop, begins, begins and word[1:].isupper()


def words(text: str) -> list[str]:
    """Return the words of `text` that `terms` describes, as printed but for broken lines."""
    found = _TERM.findall(text)
    return list(map(_mended, found)) if _BROKEN.search(text) else found


def _mended(word: str) -> str:
    """Return a word without the hyphen and the line end that break it."""
    return _BROKEN.sub("", word)


@lru_cache(maxsize=1 << 16)
def plain(word: str) -> str:
    """Return what printed words that count as the same have in common."""
    word = word.lower().replace("’", "'").replace("‑", "-").replace("‐", "-")
    return word if any(map(str.isdigit, word)) else word.replace(".", "")  # 2.4 is not 24


def stem(word: str) -> str:
    """Return the stem of one of the `words` of a text."""
    return _word(word)[0]


def _stem(word: str) -> tuple[str, bool]:
    """Return the stem of a word as printed and whether it is a number."""
    if any(c.isdigit() for c in word):
        code = word[0].isalpha()
        return _ORNAMENTS.sub("", word), not code
    word = _POSSESSIVE.sub("", word)
    plain = word.replace(".", "")
    if plain.isupper() and 2 <= len(plain) <= 5:
        return plain, False
    lower = plain.lower().replace("’", "'")
    spelled = lower.replace("‐", "-").replace("‑", "-")
    if spelled in _NUMBERS:
        return _NUMBERS[spelled], True
    return _STEMMER.stem(_table()[0].get(lower, lower)), False


@lru_cache(maxsize=1 << 18)
def code(stem: str) -> int:
    """Return a number of 64 bits for a stem, the same in every corpus and on every machine."""
    return int.from_bytes(blake2b(stem.encode(), digest_size=8).digest(), "little")


@cache
def stop_words() -> frozenset[str]:
    """Return the words that tell nothing about what a passage says."""
    return wordlists.words("reuse_stop_words.txt")


@lru_cache(maxsize=1 << 16)
def meanings(stem: str) -> frozenset[int]:
    """Return the numbers of the WordNet meanings that a stem is listed under (may be none)."""
    return frozenset(_table()[1].get(stem, ()))


@cache
def _table() -> tuple[dict[str, str], dict[str, list[int]]]:
    """Return irregular form -> base form, and stem -> numbers of its meanings."""
    irregular: dict[str, str] = {}
    listed: dict[str, list[int]] = {}
    for number, line in enumerate(wordlists.lines("reuse_synonyms.txt.gz")):
        if "=" in line:
            form, base = line.split("=")
            irregular[form] = base
        else:
            for stem in line.split():
                listed.setdefault(stem, []).append(number)
    return irregular, listed
