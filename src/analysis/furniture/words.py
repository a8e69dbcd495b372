"""Words that lines of a page are told by, and names."""

import re

from analysis import wordlists

LONGEST = 300
"""A longer line is text whatever its form."""

LISTS = {k: frozenset(v) for k, v in wordlists.sections("furniture_words.txt").items()}
DATE_WORDS = LISTS["date"] | LISTS["month"]
MONTHS_ABROAD = {
    month: n % 12 + 1
    for n, month in enumerate(wordlists.sections("furniture_words.txt")["month abroad"])
}
WORDS_ABROAD = DATE_WORDS | LISTS["date abroad"] | MONTHS_ABROAD.keys()
DAY_ABROAD = re.compile(  # 6 mars 2024, 1er mars 2024, 6. März 2024, 6 de marzo de 2024
    rf"(?P<d>\d\d?)(?:er|\.)? (?:de )?(?P<m>{'|'.join(MONTHS_ABROAD)}) (?:del? )?(?P<y>\d{{4}})",
    re.I,
)
ROLE_WORDS = LISTS["role"] | LISTS["desk"]

WORD = re.compile(r"[^\W_]+(?:[’'.@&-][^\W_]+)*\.?|&")
PIECE = re.compile(r"[^\W\d_]+|\d+")
SAID = re.compile(r"\b(?:said|says|told|asked|added|wrote|writes|announced|warned)\b")
_ARTICLED = re.compile(r"(?:al-|el-|as-|d[’']|o[’'])?[^\W\d_a-z]")  # al-Qadi
_CLOSED = re.compile(r"[.:;,…]['\"”’)\]]*$")

NAME = r"(?:[^\W\d_a-z][\w’'.-]*)"
NAMES = rf"{NAME}(?: (?:(?:and|de|da|van|von|der|la|al|el|bin) )?{NAME}){{1,4}}"


def of_names(text: str) -> bool:
    """Tell whether a text holds names, offices, dates and small words between them, no clause."""
    words = WORD.findall(text)
    first = words[0] if words else ""
    known = first in ("the", *LISTS["desk"])
    if not (first[:1].isupper() or known) or _CLOSED.search(text.rstrip(".")):
        return False
    for word in words:
        low = word.lower().rstrip(".")
        if low in LISTS["no name"] and low not in LISTS["month"] and not word.isupper():
            return False
        if not (_ARTICLED.match(word) or word[0].isdigit() or "@" in word):
            if low not in LISTS["joiner"] and low not in ROLE_WORDS and low not in DATE_WORDS:
                return False
        elif word[-1] == "." and len(low) > 4:
            return False
    return True
