"""Characters: encodings they are read in, and those that cannot be seen, shown by others.

Marks that turn the direction of writing can make a text read otherwise than it stands; marks
without width part words that look whole. An article may hold them, since it is kept as received;
what shows it to readers passes it through `legible`.
"""

import re

_UNSEEN = re.compile(
    "[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
    # Persian, Indian scripts and emoji need joiners: there they stay.
    "|(?<![\u0250-\u1fff\u2600-\U0010ffff])[\u200c\u200d]"
)
_STAND_INS = {
    "\u00ad": "¬",
    **dict.fromkeys("\u200e\u202a\u202d\u2066", "⇥"),
    **dict.fromkeys("\u061c\u200f\u202b\u202e\u2067", "⇤"),
    **dict.fromkeys("\u202c\u2068\u2069", "⇔"),
}
_NO_WIDTH = "␣"


def legible(text: str) -> str:
    r"""Return a text with a visible stand-in for each character that cannot be seen.

    The length stays, so that offsets into the text hold: ⇥ and ⇤ for marks that turn the direction
    to the right and to the left, ⇔ where they end or leave it open, ¬ for a soft hyphen, ␣ for
    what has no width.

    >>> legible("a\u202eb\u200bc")
    'a⇤b␣c'
    """
    return _UNSEEN.sub(lambda found: _STAND_INS.get(found.group(), _NO_WIDTH), text)


def is_encoding(name: str) -> bool:
    """Tell whether text can be read in an encoding of this name; an empty one is UTF-8.

    >>> is_encoding("cp1252"), is_encoding("klingon"), is_encoding("hex")
    (True, False, False)
    """
    try:
        "".encode(name or "utf-8")
    except (LookupError, UnicodeError):
        return False
    return True
