"""Documents: PDF (read by pypdf) and Word (read by python-docx)."""

import io
import logging
import re
import zipfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from analysis import furniture
from analysis.intake import dates, plain
from analysis.intake.found import Decision, Found, Unusable

_UNPACKED = 200_000_000
"""Bytes that a Word document may unpack to; one that would is taken for a trap."""

_PAGES = 1000
_NUMBER = r"(?:page|p\.|seite|s\.|página|pág\.)\s?\d{1,4}"
_NUMBERED = re.compile(rf"{_NUMBER}\b|.*\b{_NUMBER}$", re.IGNORECASE)
_BARE = re.compile(r"(page )?\d{1,4}( ?(/|of) ?\d+)?", re.IGNORECASE)
_PARTED = re.compile(r"\s{2,}|\t|\s[|·•–—]\s")
_CLOCK = re.compile(r"\d\d?:\d\d")
_COPIED = re.compile(r"(?i)print|download|retriev|access|copyright|©")
_LONGEST_HEAD = 12  # words of a line at the head or foot of a page
_ABOVE = 6  # lines in which headline, author and day stand
_SOFT_HYPHEN = re.compile(r"(\w)[-\u00ad]\n(?=[a-z])")


def pdf(path: Path) -> Found:
    """Return the article that a PDF file is.

    Lines are joined into paragraphs and words that were parted at the end of a line mended; lines
    that most pages begin or end with, and those there that number the page, are left out; the day
    of the issue is read from them. Raises Unusable for a file that is locked, holds pictures of
    text only, or is no PDF.
    """
    import pypdf  # here: only who has such files needs it

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it cannot do, Unusable says
    raw = plain.content(path)
    try:
        reader = pypdf.PdfReader(io.BytesIO(raw))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unusable("the file is locked with a password", "save it without one")
        if len(reader.pages) > _PAGES:
            raise Unusable(f"{len(reader.pages)} pages", "cut it into its articles")
        pages = [page.extract_text() for page in reader.pages]
        about = reader.metadata
    except Unusable:
        raise
    except Exception as error:  # a damaged file breaks in many ways
        wrong = f"the PDF cannot be read ({type(error).__name__})"
        raise Unusable(wrong, "save it anew, or copy its text into a .txt file") from None
    title = _title(about.title if about else "", path)
    text, running = _flowing(pages, title)
    if not re.search(r"\w", text):
        raise Unusable(
            "the pages hold pictures and no text", "recognise the text (OCR), or type it"
        )
    found = Found(_clean(text))
    told = f"{len(pages)} page{'s'[: len(pages) != 1]}"
    found.decisions.append(Decision("text", told, f"pypdf {pypdf.__version__}"))
    found.decisions += [
        Decision("cut", line, "the head or foot of a page", after)
        for line, after in running.items()
    ]
    found.decide("headline", title, "the file's properties")
    found.decide("published", *_issued(running))
    return found


def word(path: Path) -> Found:
    """Return the article that a Word document (.docx) is, tables included, in their order.

    Raises Unusable for what is no such document, or would unpack to more than can be one.
    """
    import docx
    from docx.table import Table

    raw = plain.content(path)
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as parts:
            if sum(part.file_size for part in parts.infolist()) > _UNPACKED:
                raise Unusable("it would unpack to over 200 MB", "copy its text into a .txt file")
        document = docx.Document(io.BytesIO(raw))
        blocks: list[str] = []
        for block in document.iter_inner_content():
            if isinstance(block, Table):
                cells = [cell for row in block.rows for cell in row.cells]
                merged = {cell._tc: cell.text for cell in cells}  # one that spans others comes once
                blocks += merged.values()
            else:
                blocks.append(block.text)
        about = document.core_properties
        title = about.title or ""
    except Unusable:
        raise
    except Exception as error:  # a damaged file breaks in many ways
        wrong = f"the Word document cannot be read ({type(error).__name__})"
        raise Unusable(wrong, "save it anew as .docx, or as plain text") from None
    text = "\n\n".join(filter(None, (block.strip() for block in blocks)))
    plain.refuse(text)
    found = Found(_clean(text))
    found.decisions.append(Decision("text", f"{len(blocks)} paragraphs", "python-docx"))
    found.decide("headline", _title(title, path), "the document's properties")
    return found


def _clean(text: str) -> str:
    """Return a text without the control characters that documents carry."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]|\r", "", text).strip() + "\n"


def _title(title: str | None, path: Path) -> str:
    """Return the title of a document, unless a program gave it (Microsoft Word - a.doc)."""
    words = " ".join((title or "").split())
    made = re.search(r"(?i)^(untitled|document\d*|microsoft word|print|slide)|\.\w{2,5}$", words)
    return "" if made or words == path.stem else words


def _issued(running: Iterable[str]) -> tuple[str, str]:
    """Return the day that heads and feet of pages give, and where; none of a copy or a print."""
    for line in running:
        if (day := dates.within(line)) and not (_CLOCK.search(line) or _COPIED.search(line)):
            return day, f"the head or foot of a page, {line!r}"
    return "", ""


def _flowing(pages: list[str], title: str) -> tuple[str, dict[str, int]]:
    """Return the text of pages in paragraphs, and the lines at their heads and feet left out.

    Of each such line it says how many paragraphs had begun where it first stands.
    """
    lines = [[line.strip() for line in page.split("\n") if line.strip()] for page in pages]
    ends = Counter(_numberless(line) for page in lines for line in {*page[:2], *page[-2:]})
    running = {line for line, n in ends.items() if len(pages) > 1 and n > len(pages) / 2}
    kept: list[str] = []
    cut: dict[str, int] = {}
    for page in lines:
        for n, line in enumerate(page):
            at_end = n < 2 or n >= len(page) - 2
            if at_end and (_numbers(line) or _numberless(line) in running):
                cut.setdefault(line, len(kept))
            else:
                kept.append(line)
    closed = _ends(kept, title)
    begun = {line: 1 + sum(closed[: n - 1]) if n else 0 for line, n in cut.items()}
    return _joined(kept, closed), begun


def _numberless(line: str) -> str:
    return re.sub(r"\d+", "#", line)


def _numbers(line: str) -> bool:
    """Tell whether a line gives the number of its page: by itself, or beside outlet and day."""
    if _BARE.fullmatch(line):
        return True
    if len(line.split()) > _LONGEST_HEAD or line.endswith((".", "!", "?")):
        return False
    pieces = _PARTED.split(line)
    beside_day = any(map(_BARE.fullmatch, pieces)) and bool(dates.within(line))
    return beside_day or bool(_NUMBERED.match(line) and len(pieces) > 1)


def _ends(lines: list[str], title: str) -> list[bool]:
    """Return which lines end a paragraph: the short ones that close a sentence, the very short.

    At the head, the title, an author and a day are paragraphs by themselves.
    """
    full = sorted(map(len, lines))[int(len(lines) * 0.8)] if lines else 0
    closing = (".", "!", "?", "”", '"', "’", ":")
    ends = [
        len(line) < 0.75 * full and (line.endswith(closing) or len(line) < 0.5 * full)
        for line in lines
    ]
    for n, line in enumerate(lines[:_ABOVE]):
        if line == title or furniture.part(line, True) in ("byline", "dateline"):
            ends[n] = True
            ends[max(n - 1, 0)] |= n > 0
    return ends


def _joined(lines: list[str], ends: list[bool]) -> str:
    """Return lines joined into paragraphs, words that were parted at the end of a line mended."""
    pieces = [line + ("\n\n" if end else "\n") for line, end in zip(lines, ends, strict=True)]
    text = _SOFT_HYPHEN.sub(r"\1", "".join(pieces))
    return re.sub(r"(?<!\n)\n(?!\n)", " ", text)
