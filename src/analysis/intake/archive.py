"""Pages that a browser saved as one file: MHTML (Chrome, Edge) and web archives (Safari)."""

import plistlib
from email import message_from_bytes, policy
from pathlib import Path
from xml.parsers.expat import ExpatError

from analysis.intake import plain
from analysis.intake.found import Found, Unusable

_SAVE = "save the page anew, as HTML"


def mhtml(path: Path, encoding: str) -> Found:
    """Return the article of a page saved as MHTML; raise Unusable where there is none in it."""
    from analysis.intake import page

    message = message_from_bytes(plain.content(path), policy=policy.default)
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            raw = part.get_payload(decode=True)
            if isinstance(raw, bytes) and raw:
                named = str(part.get_content_charset() or encoding)
                url = str(message.get("Snapshot-Content-Location") or part.get("Content-Location"))
                return page.article(page.decoded(raw, named), url if url.startswith("http") else "")
    raise Unusable("no page is in this web archive", _SAVE)


def webarchive(path: Path, encoding: str) -> Found:
    """Return the article of a page saved by Safari; raise Unusable where there is none in it."""
    from analysis.intake import page

    content = plain.content(path)  # here, since what it raises is a ValueError, too
    try:
        main = plistlib.loads(content)["WebMainResource"]
        raw, url = bytes(main["WebResourceData"]), str(main.get("WebResourceURL", ""))
        named = str(main.get("WebResourceTextEncodingName") or encoding)
    except (plistlib.InvalidFileException, ExpatError, KeyError, TypeError, ValueError):
        raise Unusable("no page is in this web archive", _SAVE) from None
    return page.article(page.decoded(raw, named), url if url.startswith("http") else "")
