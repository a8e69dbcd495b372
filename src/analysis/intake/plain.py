"""Plain text: how it is decoded, and what may not stand in it."""

import codecs
import html
import re
from pathlib import Path

from analysis.intake.found import Decision, Found, Unusable

LONGEST = 20_000_000
"""Bytes of the longest file that is read as one article, whatever its form."""

_TAGS = """
a abbr address article aside audio b base bdi bdo blockquote body br button canvas caption
center cite code col colgroup data datalist dd del details dfn dialog div dl dt em embed
fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html
i iframe img input ins kbd label legend li link main map mark math menu meta meter nav noscript
object ol optgroup option output p param picture pre progress q ruby s samp script section
select small source span strike strong style sub summary sup svg table tbody td template
textarea tfoot th thead time title tr track tt u ul var video wbr
"""
_MARKUP = re.compile(
    rf"""
      </?(?:{"|".join(_TAGS.split())}) \s*+ /?>   # <p>, </p>, <br />
    | </?[A-Za-z]+[:-][a-z][\w-]*+ \s*+ /?>   # <o:p>, <my-part>
    | <[A-Za-z][\w:-]*+ [\s/]++ [\w:.@-]++= [^<>]{{0,400}}+ >   # <img src=x onerror=y>
    | <[A-Za-z][\w:-]*+ \s [^<>]{{0,400}}? \s [\w:.@-]++=["']   # <input disabled id="x"
    | <!-- | <!DOCTYPE\b | <!\[CDATA\[ | <\?[A-Za-z]
    """,
    re.IGNORECASE | re.VERBOSE,
)
_ENTITY = re.compile(r"&(?:#\d{2,7}|#[xX][0-9a-fA-F]{2,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]|\r(?!\n)")
_CUT_SHORT = re.compile(r"\[\+\d+ char(?:acter)?s\]\s*\Z")
_SAMPLE = 10_000
"""Characters by which it is told whether something is a text."""

_MARKS = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


def content(path: Path, longest: int = LONGEST) -> bytes:
    """Return what a file holds; raise Unusable where it cannot be read or is too long."""
    try:
        if path.is_symlink() and not path.exists():
            raise Unusable("a link that leads nowhere", "mend the link, or remove it")
        if path.exists() and not path.is_file():
            raise Unusable("a folder, pipe or device, and no file", "remove it, or its row")
        if not path.exists():
            raise Unusable("there is no such file", "add it or remove its row")
        size = path.stat().st_size
        if size > longest:
            raise Unusable(
                f"{size / 1e6:.0f} MB, and one article has no more than {longest / 1e6:.0f} MB",
                "cut it into its articles, or leave it out",
            )
        return path.read_bytes()
    except OSError as error:
        raise Unusable(f"{error.strerror}", "mend the file or its name") from None


def decoded(raw: bytes, encoding: str = "") -> tuple[str, str]:
    """Return a text and the encoding it was read in: UTF-8, else the one given.

    Raises Unusable for bytes that are neither, with the line of the first that is not UTF-8.
    """
    try:
        return raw.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        at = error.start
    if encoding:
        try:
            return raw.decode(encoding).removeprefix("\ufeff"), encoding
        except UnicodeError as error:
            wrong = f"neither UTF-8 nor {encoding} ({error})"
            raise Unusable(wrong, recoding(raw)) from None
    line = raw.count(b"\n", 0, at) + 1
    raise Unusable(f"byte 0x{raw[at]:02x} is not UTF-8", recoding(raw), f"line {line}")


def recoding(raw: bytes) -> str:
    """Return how bytes that are not UTF-8 are mended: an encoding is named where they are text."""
    if encoding := _likely(raw):
        return f"save the file as UTF-8, or give its encoding (--encoding {encoding}?)"
    return "leave it out if it is no text; if it is, save it as UTF-8, or give its --encoding"


def _likely(raw: bytes) -> str:
    """Return the encoding in which bytes are most likely text, empty where they are none in it."""
    marked = next((name for mark, name in _MARKS.items() if raw.startswith(mark)), "")
    wide = ["utf-16-le", "utf-16-be"] if b"\x00" in raw[:1000] else ["cp1252"]
    for encoding in [marked] if marked else wide:
        try:
            text = raw.decode(encoding)
        except UnicodeError:
            continue
        written = [one for one in text[:_SAMPLE] if one.isalnum() or one.isspace()]
        if encoding.startswith("utf-16-"):  # any bytes are Chinese in it
            written = [one for one in written if one < "\u0250"]
        if len(written) > len(text[:_SAMPLE]) / 2 and not _CONTROL.search(text):
            return encoding
    return ""


def read(path: Path, encoding: str) -> Found:
    """Return the article that a plain text file is, its newlines untouched.

    Raises Unusable for bytes that are not text, and for what `refuse` refuses.
    """
    text, used = decoded(content(path), encoding)
    refuse(text)
    if used == "utf-8":
        return Found(text, is_file=True)
    return Found(text, decisions=[Decision("encoding", used, "the encoding that was given")])


def refuse(text: str) -> None:
    """Raise Unusable for a text without a word, with control characters, or cut short."""
    if not re.search(r"\w", text):
        wrong = "the file holds no text" if text.strip() else "the file is empty: it holds no text"
        raise Unusable(wrong, "remove it or put the article in it")
    if control := _CONTROL.search(text):
        code = f"U+{ord(control.group()):04X}"
        raise Unusable(
            f"control character {code}", "remove it", line_and_column(text, control.start())
        )
    if _CUT_SHORT.search(text):
        raise Unusable("the service cut the text short", "get the whole article", "at the end")


def refuse_markup(text: str) -> None:
    """Raise Unusable for a plain text with markup or entities of HTML."""
    mend = "save the article as plain text, or call the file .html, or, if the characters belong "
    mend += "to it, put keep in column markup of articles.csv"
    if tag := _MARKUP.search(text):
        raise Unusable(f"markup {tag.group()[:40]!r}", mend, line_and_column(text, tag.start()))
    if entity := _entity(text):
        raise Unusable(
            f"HTML entity {entity.group()!r}", mend, line_and_column(text, entity.start())
        )


def marked_up(text: str) -> bool:
    """Tell whether a text holds markup or entities."""
    return bool(_MARKUP.search(text) or _entity(text))


def _entity(text: str) -> re.Match[str] | None:
    """Return the first entity of HTML in a text; a name that HTML does not know is none."""
    for found in _ENTITY.finditer(text):
        if html.unescape(found.group()) != found.group():
            return found
    return None


def line_and_column(text: str, at: int) -> str:
    """Return the line and column of an offset, for messages."""
    return f"line {text.count(chr(10), 0, at) + 1}, column {at - text.rfind(chr(10), 0, at)}"
