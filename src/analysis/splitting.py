"""Where the sentences of a paragraph end."""

import re

from analysis import given_names, wordlists
from analysis.lines import trimmed

_WORDS = {name: frozenset(words) for name, words in wordlists.sections("segment_words.txt").items()}
_NATIONS = frozenset(
    line.partition("|")[0].split()[0] for line in wordlists.lines("quotations_nations.txt")
)
_OPENERS = _WORDS["starters"] | _WORDS["many"] | _NATIONS - {"United", "Saudi"}

_MARKS = re.compile(r"\.(?: \.){2,}|[.!?…]+")
_AFTER = re.compile(
    r"(?P<close>[\"”’»')\]*]*(?:\[\d+\])*)(?P<gap>\s*)(?P<open>[\"“‘«'`(\[*]*)(?P<next>\S)"
)
_INITIALS = re.compile(r"(?:[A-Z]\.)*[A-Z]")
_FOLLOWING = re.compile(r"\w{1,20}(?:['’]t)?")
_BREAK = re.compile(r"[\s\"“”‘’«»()\[\]—–]|(?<!\b[A-Z])/")
_SLASHED = re.compile(r"[A-Z]/(?:[A-Z]?[a-z]{1,3}|S)")  # M/s. Lall Brothers, S/Sgt. Moss
_NUMERAL = re.compile(r"[(\[*•–-]*\s*(?:\d{1,2}|[A-Za-z]|[IVX]{1,5}|[ivx]{1,5})$")
_RUN_ON = re.compile(r"[\"“‘«(]*[^\W\d_](?:[^\W\d_]|(?<=[AI])\s)")
_ADDRESS = re.compile(r"www|//|@")
_REACH = 40  # characters before a mark in which its word, and the word before that, are looked for


def split(text: str) -> list[tuple[int, int]]:
    """Return the spans of the sentences of one paragraph (white space between them is in none).

    A full stop ends a sentence unless it closes a title, a number sign before a number, the number
    of an item, an initial or, before a word that does not open sentences, an abbreviation; `?`, `!`
    and `…` end one when a capital, a digit or an opening mark follows. Where the blank after a stop
    is missing, a small letter before it and a word with a capital after it show the end. The rules
    and the lists are our own.

    >>> text = 'Mr. Lee left. “Who pays?” he asked the U.S. envoy.'
    >>> [text[start:end] for start, end in split(text)]
    ['Mr. Lee left.', '“Who pays?” he asked the U.S. envoy.']
    """
    found, start, done = [], 0, 0
    for marks in _MARKS.finditer(text):
        after = _AFTER.match(text, marks.end()) if marks.end() > done else None
        if after:
            if _ends(text, start, max(done, marks.start()), after):
                found.append((start, after.start("gap")))
                start = after.end("gap")
            if after["gap"]:
                done = after.end()
    found.append((start, len(text)))
    spans = [trimmed(text, s, e) for s, e in found]
    return [(s, e) for s, e in spans if s < e]


def _ends(text: str, start: int, at: int, after: re.Match[str]) -> bool:
    """Tell whether the sentence from `start` ends at the marks at `at`, given what comes after."""
    follows = after["next"]
    if follows.islower():
        return False
    if not after["gap"] and not _runs_on(text, at, after):
        return False
    if not (follows.isupper() or follows.isdigit() or after["open"] or not follows.isalnum()):
        return True  # a script without capitals
    marks = text[at : after.start()]
    words = _BREAK.split(text[max(0, at - _REACH) : at])
    found = _FOLLOWING.match(text, after.start("next"))
    following = found.group() if found else ""
    if marks == "." and after["close"] == ")" and words[-1].lower() in _WORDS["retired"]:
        return following in _WORDS["starters"]
    if marks != "." or after["close"]:
        return not _goes_on(words, marks, following)
    return _stop_ends(text, start, at, words, following, after)


def _stop_ends(
    text: str, start: int, at: int, words: list[str], following: str, after: re.Match[str]
) -> bool:
    """Tell whether a full stop after the last of some words ends the sentence from `start`."""
    word, before = words[-1], words[-2] if len(words) > 1 else ""
    if at - start < 8 and _NUMERAL.match(text[start:at]):
        return False  # 3. Keep a diary
    if word in _WORDS["numbers"] and after["next"].isdigit():
        return word == "no" and before in _WORDS["answers"]
    if _is_title(word, following) or (word in _WORDS["years"] and _is_year(following)):
        return False
    if word in _WORDS["times"]:
        zone = text.startswith(".", after.end("next"))  # 9 p.m. E.T.
        return not (zone or following in _WORDS["after times"] or _opens_with_time(text, start, at))
    if word in _WORDS["final"] or after["open"] or following in _WORDS["starters"]:
        return True
    if word in _WORDS["abbreviations"]:
        named = "." in word and following.lower() in given_names.ANY  # not: Del. Mary Lee
        return named or following in _OPENERS
    if _INITIALS.fullmatch(word):
        return len(word) == 1 and _is_label(word, before, text, after)
    return True


def _is_year(word: str) -> bool:
    return word.isdigit() and len(word) == 4


def _opens_with_time(text: str, start: int, at: int) -> bool:
    """Tell whether a sentence has but a time before a mark: At 9 p.m. the doors opened."""
    opening = _BREAK.split(text[start : start + 8])[0]
    return opening in _WORDS["before times"] and text.count(" ", start, at) <= 3


def _runs_on(text: str, at: int, after: re.Match[str]) -> bool:
    """Tell whether a sentence ends at marks without a blank: The deal was signed.Turkey paid."""
    if not at or not after["next"].isupper() or "'" in after["close"] or '"' in after["close"]:
        return False
    before = text[at - 1]
    plain = before.isdigit() or (before.islower() and text[max(at - 2, 0)].isalpha())
    if not plain or not _RUN_ON.match(text, after.start("open")):
        return False
    left, right = _BREAK.split(text[max(0, at - _REACH) : at])[-1], after.start("next")
    following = _FOLLOWING.match(text, right)
    token = left + text[at : right + 20].partition(" ")[0]
    known = following is not None and following.group() in _WORDS["domains"]
    return not (known or _ADDRESS.search(token))


def _goes_on(words: list[str], marks: str, following: str) -> bool:
    """Tell whether a sentence goes on after marks other than one full stop."""
    if marks == "!" and words[-1] in _WORDS["marked names"]:
        return following not in _WORDS["starters"]
    if len(marks) > 2 or marks == "…":
        last = next((word for word in reversed(words) if word), "")
        return bool(following) and last == following  # I ... I do not know
    return False


def _is_title(word: str, following: str) -> bool:
    """Tell whether a word is a title before a name: Gen., Lt.-Gen., M/s., in capitals ST. LOUIS."""
    last = word.rpartition("-")[2]
    if last in _WORDS["titles"] or _SLASHED.fullmatch(word):
        return True
    capitals = len(word) > 1 and word.isupper() and len(following) > 1 and following.isupper()
    return capitals and word.title() in _WORDS["titles"]


def _is_label(word: str, before: str, text: str, after: re.Match[str]) -> bool:
    """Tell whether a single letter is a name by itself, as in Group B, and no initial."""
    if before.lower() in _WORDS["labels"]:
        return True
    initial = text[after.end("next") : after.end("next") + 1] == "."
    return word in "IX" and bool(before) and not initial
