"""Names that end like an owner's: Ovenby's said it would close.

Their apostrophe is a letter while an article is read, so that nothing takes them for an owner's.
"""

from __future__ import annotations

import re

from analysis import given_names
from analysis.quotations.text.lexicon import FORMS_OF_BE, TAGS, WORD_LISTS
from analysis.quotations.text.tags import NAME

_LETTER_OF = {"'": "ꞌ", "’": "ˮ"}  # letters that no English text has
_APOSTROPHES = {ord(letter): mark for mark, letter in _LETTER_OF.items()}
_ENDING = re.compile(r"[ꞌˮ]s\b")
_FOLLOWING_VERBS = "|".join(WORD_LISTS["behind a name in 's"])
# a name that speaks or does something itself: Ovenby's is; said Ovenby's.
_SHOWN = re.compile(
    rf"\b([A-Z]\w{{1,30}})['’]s(?= (?:of [A-Z]\w{{1,30}} )?({_FOLLOWING_VERBS})\b|, which\b)"
    r"|(?:said|says|[Aa]ccording to) ([A-Z]\w{1,30})['’]s(?=[,.])"
)
_FULL = re.compile(r"\b([A-Z]\w{1,30}) ([A-Z]\w{1,30})['’]s\b")
_OWNER = re.compile(rf"\b([A-Z]\w{{1,30}})['’]s (?!(?:of|{_FOLLOWING_VERBS})\b)[a-z]")
_WITH_S = re.compile(r"\b([A-Z]\w{1,30})(['’])s\b")
_WITHOUT = re.compile(r"\b[A-Z]\w{1,30}\b(?!['’]s\b)")


def with_names_in_s(text: str) -> str:
    """Return a text with letters for the apostrophes of the names that are shown to end in 's, and
    that nobody in it bears without, or behind a given name (Tom Berg's is the seat). A form of
    "be" shows nothing of the owner of something else.
    """
    found = [(one or other, verb) for one, verb, other in _SHOWN.findall(text)]
    owners = set(_OWNER.findall(text)) if found else ()
    shown = {
        name
        for name, verb in found
        if TAGS[name] == NAME and not (verb in FORMS_OF_BE and name in owners)
    }
    if shown:
        shown.difference_update(_WITHOUT.findall(text))
        shown -= {name for given, name in _FULL.findall(text) if given.lower() in given_names.ANY}

    def lettered(match: re.Match[str]) -> str:
        return f"{match[1]}{_LETTER_OF[match[2]]}s" if match[1] in shown else match[0]

    return _WITH_S.sub(lettered, text) if shown else text


def ends_in_s(name: str) -> bool:
    """Tell whether a name, as an article is read, ends in 's."""
    return _ENDING.search(name) is not None


def printed_in_s(name: str) -> str:
    """Return a name with the apostrophe as it is printed."""
    return name.translate(_APOSTROPHES) if ends_in_s(name) else name
