"""What stands above the text of an article: headline, author, day and place.

What a file, page or row says of an article by itself goes before; this is read where it is silent.
"""

from collections.abc import Iterator

from analysis import furniture, segment
from analysis.intake import dates
from analysis.intake.found import Found

_LONGEST = 2000
"""Characters of a text in which its heading has ended."""

_LEAST = 3  # words of a headline; fewer may be the name of the outlet, a section or a place
_TOLD = 80  # characters of a line that are quoted


def read(article: Found) -> None:
    """Set what the heading of an article says and nothing else did, and note where it was read.

    A field that was decided before stays, though it is empty.
    """
    known = {decision.field for decision in article.decisions}
    for field, value, line in _told(article.text[:_LONGEST], article.fields.get("outlet", "")):
        if field not in known and not article.fields.get(field) and value:
            quoted = line if len(line) <= _TOLD else f"{line[: _TOLD - 1]}…"
            article.decide(field, value, f"the text, {quoted!r}")


def _told(text: str, outlet: str) -> Iterator[tuple[str, str, str]]:
    """Yield what the heading of a text tells: field, value, and the line that it stands in."""
    pieces = list(_above_body(text))
    last = {paragraph: part for _, _, part, paragraph in pieces}
    for start, end, part, paragraph in pieces:
        line = " ".join(text[start:end].split())
        if part in ("headline", "deck") and _is_headline(line, outlet):
            yield "headline", line, line
        elif part == "byline":
            yield "byline", furniture.named(line), line
            yield "published", dates.within(line), line
        elif part == "dateline":
            yield "place", furniture.placed(line, last[paragraph] == "body"), line
            yield "published", dates.within(line), line


def _above_body(text: str) -> Iterator[tuple[int, int, str, int]]:
    """Yield the parts of a text up to the first of its body."""
    for piece in segment.paragraph_parts(text):
        yield piece
        if piece[2] == "body":
            return


def _is_headline(line: str, outlet: str) -> bool:
    """Tell whether a line in the form of a headline is one, and not the outlet or a day."""
    return (
        len(line.split()) >= _LEAST
        and line.casefold() != outlet.casefold()
        and not dates.within(line)
    )
