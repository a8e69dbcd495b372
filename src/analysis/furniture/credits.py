"""Credits: whose work an article or a picture is, and what stands under pictures."""

import re

from analysis.furniture.words import LONGEST, NAME, NAMES, SAID, of_names

_CREDIT = re.compile(
    r"\(?(?:with )?(?:additional |further |original )?(?:(?:reporting|writing|editing|research"
    r"|graphics?|illustrations?|videos?|photos?|photography|production|translation|compiled"
    r"|translated|produced|edited|provided|contributed|reported|filmed|illustrated)(?: and |, )?)+"
    r" (?:by|from):?\s+(?P<who>.+?)\)?\.?$"
    r"|\(?(?:sources?|contributing|contributors?|via|image source): (?P<where>[^.!?]+)\)?\.?$"
    r"|\(?with (?:files|reports?|reporting|inputs|agency inputs|information) from (?P<from>.+?)"
    r"\)?\.?$"
    r"|with (?P<wires>\w+) (?:wires?|reports)$",
    re.I,
)
_FURTHER = re.compile(r"\b(?:[Ee]dit|[Ww]rit|[Rr]eport)ing by ")  # behind a comma or "and"
_GAVE = re.compile(
    rf"(?:[—–-] ?)?(?:The )?{NAME}(?:,? (?:and |in |of |for |the |de |van |von )*{NAME}){{0,12}}"
    r"(?: also)? (?:contributed (?:reporting |research )?to this (?:report|story|article)"
    r"|contributed (?:reporting|research)\b.{0,60}|reported from [A-Z][^.]{2,80})\.?$"
)
_ORIGIN = re.compile(
    r"(?:this (?:article|story|piece|post|report) )?(?:was |has been |is |were )?"
    r"(?:originally |first )?(?:published|appeared|ran|adapted|republished|syndicated)"
    r"(?: originally)? (?:on|in|at|by|from|with)\b"
    r"[^!?]{2,100}$",
    re.I,
)
_PICTURE = (
    r"(?:(?:main |lead |file |cover |feature[d]? )?(?:AP )?(?:photo(?:graph|s)?|image|picture|pic)"
    r"(?:\(s\))?(?: credits?| courtesy(?: of)?| source)?(?: by)?|credits?)"
)
_PICTURED = re.compile(rf"{_PICTURE}(?: ?[:/|] ?| by )(?P<who>[^.!?:]{{2,80}})\.?$", re.I)
_AGENCY = re.compile(
    rf"(?:(?:REUTERS|AFP|AP|EPA|EFE|Getty)\b[\w ]{{0,12}}/ ?{NAME}(?: {NAME}){{0,3}}"
    r"|(?:AFP |AP |via )*Getty(?: Images)?)$"
)


def is_credit(line: str) -> bool:
    """Tell whether a line says whose work or picture, or from what source, something is."""
    if _CREDIT.match(line):
        return all(map(_credits_names, line.split(";")))
    if (pictured := _PICTURED.match(line)) and of_names(pictured["who"]):
        return True
    if _AGENCY.match(line):
        return True
    origin = _ORIGIN.match(line)
    return bool(_GAVE.match(line) or (origin and len(line) < 160 and not SAID.search(line)))


def _credits_names(words: str) -> bool:
    """Tell whether words between semicolons give credit, to names alone: editing by Tom Hale."""
    found = _CREDIT.match(words.strip())
    who = next(group for group in found.groups() if group) if found else ""
    return of_names(_FURTHER.sub("", who))


_IN_BRACKETS = re.compile(rf"[(\[]{_PICTURE}[:/\s]", re.I)
_CLOSING = re.compile(r"[)\]]")
_AT_END = re.compile(
    rf"(?:[(\[](?:{NAMES}|{NAME})/[A-Z][\w .,/-]+[)\]]"
    rf"|(?<=[.?!\"”’|)] )(?i:{_PICTURE}) ?[:/|] ?[A-Z][^.!?:]{{1,60}}"
    rf"|(?<=[.?!\"”’|)] )(?:Photo|Image|Picture)s? by {NAME}(?: {NAME}){{1,3}}"
    rf"|(?<=[.?!\"”’|)] )(?:REUTERS|AFP|AP|EPA|EFE)/ ?{NAME}(?: {NAME}){{0,3}}"
    r"|(?<=[.?!\"”’|)] )© ?[A-Z][^.!?]{1,60})\.?$"
)
_FILED = re.compile(
    r"(?:FILE|File|HANDOUT|Handout|ARCHIVE|Archive) ?(?:PHOTO|photo|image|picture)?"
    r"(?:: |\s?[—–-]\s)(?=\S)|(?:Caption|Pictured|Above|Photo shows|In this photo)[:,] "
)


def is_filed(line: str) -> bool:
    """Tell whether a line begins as the words under a picture do: FILE PHOTO: …"""
    return len(line) <= 2 * LONGEST and bool(_FILED.match(line))


def picture_credit(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the span of the credit of a picture within a line: the first in brackets, or the end.

    >>> picture_credit("A soldier stands guard. © AFP", 0, 29)
    (24, 29)
    """
    opening = _IN_BRACKETS.search(text, start, end)
    closing = opening and _CLOSING.search(text, opening.end(), end)
    if opening and closing:
        return opening.start(), closing.end()
    last = _AT_END.search(text, max(start, end - 130), end) if end - start <= 2 * LONGEST else None
    if last and (last[0][0] not in "([" or " " in last[0].partition("/")[0]):
        return last.span()
    return None
