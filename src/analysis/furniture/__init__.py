"""Page furniture told by its form: what a line is that is not the text of an article.

Outlets print the same kinds of lines round their articles, each in words of its own: who wrote it,
when and where, whose picture, whose rights, what else to read, where to follow. A line is told by
its shape (short, no clause, words with capitals, a date, a colon) and by small lists of words that
many outlets use (`data/furniture_words.txt`), never by the name of an outlet. A line that may be
text is text: a sentence with a verb of saying is no prompt, a name with a verb is no byline.

Everything here looks at one line, so that no article changes what a line of another one is.
"""

from analysis.furniture.authors import is_byline, named
from analysis.furniture.credits import is_credit, is_filed, picture_credit
from analysis.furniture.places import (
    is_date,
    is_place,
    opening_place,
    opens_in_capitals,
    placed,
)
from analysis.furniture.prompts import (
    is_icons,
    is_notice,
    is_pointer,
    is_prompt,
    is_section,
    is_teaser,
)
from analysis.furniture.words import DAY_ABROAD, LONGEST, MONTHS_ABROAD

__all__ = [
    "DAY_ABROAD",
    "LONGEST",
    "MONTHS_ABROAD",
    "is_filed",
    "named",
    "opening_place",
    "opens_in_capitals",
    "part",
    "picture_credit",
    "placed",
]


def part(line: str, above: bool) -> str | None:
    """Return the part that a line is by its form: byline, dateline, credit or boilerplate.

    `above` tells that no text of the article has come yet: there alone stand places by themselves,
    sections and desks. None for a line that may be text.

    >>> [part(line, True) for line in ("By Ada Finch", "Read more: Truce holds", "Truce holds")]
    ['byline', 'boilerplate', None]
    """
    if is_icons(line):
        return "boilerplate"
    if len(line) > LONGEST:
        return None
    if not any(map(str.isalnum, line)):
        return "boilerplate"
    if is_date(line) or (above and is_place(line)):
        return "dateline"
    if is_byline(line, above):
        return "byline"
    if is_credit(line):
        return "credit"
    of_place = is_section if above else is_teaser
    if is_notice(line) or is_pointer(line) or is_prompt(line) or of_place(line):
        return "boilerplate"
    return None
