"""Days of publication as people and services write them."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime

from analysis import furniture

_MONTHS = {
    name: n
    for n, names in enumerate(
        (
            *("jan january", "feb february", "mar march", "apr april", "may", "jun june"),
            *("jul july", "aug august", "sep sept september", "oct october", "nov november"),
            "dec december",
        ),
        1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_FORMS = [
    re.compile(r"(?P<y>\d{4})[-/.](?P<m>\d\d?)(?:[-/.](?P<d>\d\d?))?(?![\d/.-])"),
    re.compile(r"(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)(?:T?\d{6}Z?)?(?!\d)"),
    re.compile(rf"(?P<d>\d\d?)(?:st|nd|rd|th)?[ -](?P<m>{_MONTH})\.?,?[ -](?P<y>\d{{4}})", re.I),
    re.compile(rf"(?P<m>{_MONTH})\.? (?P<d>\d\d?)(?:st|nd|rd|th)?,? (?P<y>\d{{4}})", re.I),
    furniture.DAY_ABROAD,
    re.compile(rf"(?P<m>{_MONTH})\.?,? (?P<y>\d{{4}})", re.I),
    re.compile(r"(?P<y>\d{4})(?=\s*\Z)"),
]
_WITH_DAY = _FORMS[:5]
_WEEKDAY = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,? ", re.IGNORECASE)
OPEN = "day and month could be swapped"
"""What is said of a day that was read from numbers, where nothing tells which of them is first."""

_IN_TEXT = re.compile(r"(?<![\w/.-])\d\d?([/.-])\d\d?\1(?:(?:19|20)\d\d|\d\d)(?![\w/-])")
_CHANGED = re.compile(
    r"updated|modified|changed|revised|mise? à jour|modifié|aktualisiert|actualizado", re.IGNORECASE
)
_NUMBERS = re.compile(r"(\d\d?)[/.-](\d\d?)[/.-](\d{4}|\d\d)(?!\d)")


def day(text: str, order: str = "") -> str:
    """Return the day that a text begins with, ISO and as exact as it is; empty for none.

    Of a day in numbers with the year last, such as 3/4/2021, `order` says which stands first: `day`
    or `month`; without it only one that can be read in one way is read.

    >>> [day(text) for text in ("20210929T101500Z", "Wed, 29 Sep 2021", "29/9/2021", "3/4/2021")]
    ['2021-09-29', '2021-09-29', '2021-09-29', '']
    """
    text = text.strip()
    if weekday := _WEEKDAY.match(text):
        text = text[weekday.end() :]
    if re.fullmatch(r"1\d{9}(?:\d{3})?(?:\.\d*)?", text):  # seconds or thousandths since 1970
        return datetime.fromtimestamp(int(text[:10]), UTC).date().isoformat()
    for form in _FORMS:
        if found := form.match(text):
            parts = found.groupdict()
            month = parts.get("m") or ""
            number = _number(month.lower())
            return _iso(int(parts["y"]), number, int(parts.get("d") or 0))
    if found := _NUMBERS.match(text):
        first, second, year = map(int, found.groups())
        year += 2000 if year < 70 else 1900 if year < 100 else 0
        order = order or order_of([text])
        if order or first == second:
            one, month = (second, first) if order == "month" else (first, second)
            return _iso(year, month, one)
    return ""


def _number(month: str) -> int:
    """Return the number of a month that a text names or numbers, 0 for none."""
    return _MONTHS.get(month) or furniture.MONTHS_ABROAD.get(month) or int(month or 0)


def within(text: str) -> str:
    """Return the first whole day that a text tells, ISO, passing over one of a later change.

    >>> within("Last updated 3 May 2021, published on Thursday, 29 April 2021")
    '2021-04-29'
    """
    words = [found for form in _WITH_DAY for found in form.finditer(text) if found["d"]]
    found = sorted([*words, *_IN_TEXT.finditer(text)], key=re.Match.start)
    ends = [0, *(one.end() for one in found)]
    days = [
        day(one[0])
        for one, end in zip(found, ends, strict=False)
        if not _CHANGED.search(text, end, one.start())
    ]
    return next(filter(None, days), "")


def order_of(texts: Iterable[str]) -> str:
    """Return what days in numbers begin with, as one of them shows: day, month or not known.

    >>> order_of(["3/4/2021", "13/4/2021"])
    'day'
    """
    first = second = False
    for text in texts:
        if found := _NUMBERS.match(text.strip()):
            first |= int(found[1]) > 12
            second |= int(found[2]) > 12
    return "day" if first and not second else "month" if second and not first else ""


def settled(read: str, texts: Iterable[str]) -> tuple[str, str]:
    """Return a day that was read from texts as these settle it, and how they write it.

    Where they write it in numbers only, other days in numbers tell whether day or month stands
    first; where none does, the day stays as it was read, and how it is written ends in `OPEN`.
    Where the day is written otherwise, or not found, that is an empty text.

    >>> settled("2021-04-03", ["Posted 03/04/2021"])
    ('2021-04-03', "'03/04/2021': day and month could be swapped")
    >>> settled("2021-04-03", ["Posted 03/04/2021", "Last changed 03/25/2021"])
    ('2021-03-04', "'03/04/2021'")
    """
    texts = list(texts)
    numbers = [found[0] for text in texts for found in _IN_TEXT.finditer(text)]
    written = [one for one in numbers if read in (day(one, "day"), day(one, "month"))]
    if not written or any(_in_words(text, read) for text in texts):
        return read, ""
    order = order_of(one for one in numbers if re.search(r"\d{4}$", one))
    ways = {day(written[0], "day"), day(written[0], "month")} - {""}
    if len(ways) == 1:
        return read, repr(written[0])
    if order:
        return day(written[0], order), repr(written[0])
    return read, f"{written[0]!r}: {OPEN}"


def _in_words(text: str, wanted: str) -> bool:
    """Tell whether a text holds a day in a form that can be read in one way only."""
    return any(day(found[0]) == wanted for form in _WITH_DAY for found in form.finditer(text))


def _iso(year: int, month: int, day: int) -> str:
    """Return a day, month or year in ISO; empty where there is no such day."""
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return ""
    if not 1400 <= year <= 2200:
        return ""
    return f"{year}" + (f"-{month:02d}" if month else "") + (f"-{day:02d}" if day and month else "")
