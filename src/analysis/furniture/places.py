"""Datelines: when and where an article was written."""

import re

from analysis import wordlists
from analysis.furniture.words import DATE_WORDS, DAY_ABROAD, LISTS, PIECE, WORDS_ABROAD

_PLACES = LISTS["region"] | frozenset(
    word
    for country, _, capitals in (x.split("|") for x in wordlists.lines("quotations_nations.txt"))
    for word in f"{country} {capitals}".split()
)
_CLOCK = re.compile(r"\d\d?[:.]\d\d(?!\d)|\d\d? ?[ap]\.?m\b", re.I)
_NUMERIC = re.compile(r"\d{1,4} ?([./-]) ?\d\d? ?\1 ?\d{1,4}")
_CAPITAL = r"(?:Mc)?[^\W\d_a-z](?:[^\W\d_a-z]|[.’'-]){1,30}+"
_CAPITALS = rf"{_CAPITAL}(?:(?:[ /]| and ){_CAPITAL}){{0,6}}"
_TITLED = r"[^\W\d_a-z][\w’'.-]{0,30}+"
_DAY = r"(?:\d\d? (?:[A-Z][a-z]{2,8}\.?)|[A-Z][a-z]{2,8}\.? \d\d?)(?:,? \d{4})?"
_REGION = rf"(?:{_TITLED}(?: (?:and )?{_TITLED}){{0,3}}|(?:[A-Z]\.){{2,3}})"
_SOURCE = r"\((?:dpa|[A-Z][\w .,/&’'-]{1,40}|\d[\w ,]{4,20})\)"
_DASH = r"(?:\s?(?:—|–)\s?|\s(?:--?|―|_)\s?)"
_NEXT = r"(?=[\"“”‘’'(\[]*[^\W_a-z])"
_OPENINGS = tuple(
    re.compile(form + _NEXT)
    for form in (
        # LONDON, England, March 5 (Reuters) -
        rf"{_CAPITALS}(?:, {_REGION})?(?:,? {_DAY})?(?: {_SOURCE})?{_DASH}",
        # Washington (CNN) -, Beirut, 5 March (AFP) -
        rf"{_TITLED}(?: {_TITLED}){{0,3}}(?:, {_REGION})?(?:,? {_DAY})? {_SOURCE}{_DASH}",
        # (Reuters) -
        rf"{_SOURCE}{_DASH}",
        # MOSCOW, September 29. /TASS/.
        rf"{_CAPITALS}, {_DAY}\.? /[A-Z]\w+/\. ?",
    )
)
# NEW DELHI, March 5 (PTI): and ISLAMABAD (APP):
_COLON_BEHIND = re.compile(
    rf"(?P<place>{_CAPITALS}|{_TITLED}(?: {_TITLED}){{0,2}})(?:, (?P<region>{_REGION}))??"
    rf"(?:,? (?P<day>{_DAY}))?,?(?: (?P<source>{_SOURCE}))?\s?: {_NEXT}"
)
_COLON = re.compile(rf"({_TITLED}(?: {_TITLED}){{0,2}}): {_NEXT}")
_IN_CAPITALS = re.compile(rf"({_CAPITALS}): {_NEXT}")
_TALK = re.compile(r"\?|\b(?:I|we|my|our|you|your|We|My|Our|You|Your)\b")  # of who speaks there
_ALONE = re.compile(
    rf"(?P<place>{_TITLED}(?: {_TITLED}){{0,3}})(?:, (?P<region>{_REGION}))??"
    rf"(?:,? (?P<day>{_DAY}))?(?: (?P<source>{_SOURCE}))?$"
)

# New Delhi, May 4 (PTI); CHENNAI, MAY 4.; (CNN)
_MONTH_FIRST = r"(?P<month>[A-Z][a-z]{2,8}|[A-Z]{3,9})\.? \d\d?(?:, \d{4})?"
_UNMARKED = (
    re.compile(rf"{_CAPITALS}, {_MONTH_FIRST}\. {_NEXT}"),
    re.compile(rf"{_TITLED}(?: {_TITLED}){{0,2}}, {_MONTH_FIRST},? {_SOURCE}:? {_NEXT}"),
)
_AGENCY = re.compile(rf"\((?i:{'|'.join(sorted(LISTS['agency']))})\)\s?{_NEXT}")
_SPACED = re.compile(rf"({_TITLED}(?: {_TITLED}){{0,2}}) [-|] {_NEXT}")  # Paris - The

_PLACED = re.compile(
    rf"(?P<place>{_CAPITALS}|{_TITLED}(?: {_TITLED}){{0,3}})(?:, (?P<region>{_REGION}))??"
    rf"(?:,? (?:{_DAY}|[A-Z]{{3,9}} \d\d?))?(?: (?P<source>{_SOURCE}))?"
    r"(?:\s?[—–―:_|]|\s--?|\. /|\.?$)"
)


def opening_place(text: str, start: int, end: int, first: bool = False) -> int:
    """Return where the place that opens a paragraph ends, its dash included; `start` if none does.

    `first` tells that the paragraph is the first of an article that is no transcript: there a place
    with its day or agency need not be a known one, nor have a dash behind it.

    >>> opening_place("ST. PAUL, Minn. (AP) — Talks failed.", 0, 36)
    23
    """
    for form in _OPENINGS:
        if opened := form.match(text, start, min(end, start + 120)):
            return opened.end()
    colon = _COLON.match(text, start, min(end, start + 60))
    if colon and _known(colon[1]):
        return colon.end()
    if first and (filed := _end_of_first_place(text, start, end)):
        return filed
    behind = _COLON_BEHIND.match(text, start, min(end, start + 120))
    return behind.end() if behind and _is_filed_from(behind, first) else start


def _end_of_first_place(text: str, start: int, end: int) -> int | None:
    """Return where a place ends that opens the first paragraph without a dash; None if none does:
    New Delhi, May 4 (PTI) The; (CNN)The; Paris - The.
    """
    near = min(end, start + 120)
    for form in _UNMARKED:
        if (dated := form.match(text, start, near)) and dated["month"].lower() in LISTS["month"]:
            return dated.end()
    if agency := _AGENCY.match(text, start, near):
        return agency.end()
    spaced = _SPACED.match(text, start, near)
    told = spaced and _known(spaced[1]) and not _TALK.search(text, spaced.end(), end)
    return spaced.end() if spaced and told else None


def opens_in_capitals(line: str) -> bool:
    """Tell whether a line opens with words in capitals and a colon."""
    return bool(_IN_CAPITALS.match(line))


def _is_filed_from(opening: re.Match[str], first: bool) -> bool:
    """Tell whether what stands before a colon is where and when an article was filed; not who
    speaks there ("BERG (Labour):"), and no day by itself ("Monday, May 5:").
    """
    place, day, source = opening["place"], opening["day"], opening["source"]
    if not (day or source) or any(word.lower() in DATE_WORDS for word in place.split()):
        return False
    dated = day and any(word.lower() in LISTS["month"] for word in PIECE.findall(day))
    return _known(place) or bool(dated and (first or place.isupper() or source))


def is_date(line: str) -> bool:
    """Tell whether a line gives a date or a time and nothing else."""
    if len(line) > 80 or not any(map(str.isdigit, line)):
        return False
    words = [word.lower() for word in PIECE.findall(line)]
    if DAY_ABROAD.search(line):
        return all(word in WORDS_ABROAD or word.isdigit() for word in words)
    if not all(word in DATE_WORDS or word.isdigit() for word in words):
        return False
    month = any(word in LISTS["month"] for word in words)
    return month or "ago" in words or bool(_CLOCK.search(line) or _NUMERIC.search(line))


def is_place(line: str) -> bool:
    """Tell whether a line gives a place and nothing else but a region, a day or an agency."""
    alone = _ALONE.match(line) if len(line) <= 60 else None
    if not alone:
        return False
    if alone["source"]:
        return (not alone["source"][1].isdigit() and alone["source"][1:-1].isupper()) or any(
            word.lower() in LISTS["agency"] for word in PIECE.findall(alone["source"])
        )
    day = alone["day"]
    if day and not any(word.lower() in LISTS["month"] for word in PIECE.findall(day)):
        return False
    if alone["region"]:
        state = re.fullmatch(r"(?:[A-Z]\.){2}|[A-Z][a-z]{2,4}\.", alone["region"])
        return _known(alone["region"]) or bool(state and alone["place"].isupper())
    return bool(day) or _known(alone["place"])


def placed(line: str, opens: bool) -> str:
    """Return the place that a dateline names, with its region; nothing where it names none.

    `opens` tells that a paragraph begins with it. What stands on a line by itself may be the name
    of a paper; there it is a place where it, or its region, is a known one.

    >>> placed("ST. PAUL, Minn., March 5 (AP) —", True), placed("Evening Post, 5 March 2021", False)
    ('St. Paul, Minn.', '')
    """
    told = _PLACED.match(line)
    if not told:
        return ""
    place, region = told["place"], told["region"] or ""
    if not (opens or told["source"] or _known(place) or (region and _known(region))):
        return ""
    place = place.title() if place.isupper() else place
    written_out = region.isupper() and region.isalpha() and len(region) > 3  # not UK, N.Y.
    region = region.title() if written_out else region
    return f"{place}{region and ', '}{region}"


def _known(place: str) -> bool:
    """Tell whether a place is a country, a state or a capital."""
    words = [w.title() if w.isupper() and len(w) > 3 else w for w in place.split() if w != "and"]
    new = len(words) > 1 and words[0].title() == "New"
    return all(word.strip(".,") in _PLACES for word in words[new:])
