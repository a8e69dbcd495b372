"""The form of a text: article, transcript, live blog or list."""

import re
from itertools import pairwise

_TURN = re.compile(
    r"""
    (?P<speaker>
        [A-Z][A-Z.'’-]+ (?: ,?[ ] [A-Z(][A-Z.'’()-]* ){0,7}               # JOHN BAKERS, HOST
      | [A-Z][\w.'’-]* (?: [ ] (?:[A-Z][\w.'’-]*|of|the|and|de|van|von|al|bin) ){0,5}   # Ms Ode
    )
    (?: [ ]? [(\[] [^)\]]{1,40} [)\]] )? [ ]? : (?: \s | $ )
    """,
    re.VERBOSE,
)
_NO_SPEAKER = re.compile(
    r"(?i)(?:read|see|watch|also|photo|image|picture|video|source|note|notes|update|updated|more"
    r"|related|tags?|topics?|published|posted|by|date|time|place|where|when|what|who|why|how|price"
    r"|correction|editor.?s note|disclaimer|warning|breaking|live|analysis|opinion|credits?)\b"
)
_CLOCK = re.compile(
    r"(?i)\W?(?:[01]?\d|2[0-3])[:.][0-5]\d ?(?:[ap]\.?m\.?)?\b(?!\d)|\d\d? ?[ap]\.?m\b"
)
_NUMBER = re.compile(r"#?(\d{1,3})[.):]?(?:\s|$)")
_CLOSED = re.compile(r"[.!?…]['\"”’)\]]*$")
_SHORT = 12  # words under which an unclosed line is an item and no sentence


def of(text: str) -> str:
    """Return the form of a text.

    A transcript is made of turns that open with their speaker and a colon, a live blog of entries
    that open with the time, a list of numbered entries or of lines that are no sentences; any
    other text is an article.

    >>> of("Reporter: And the north?\\n\\nMinister: We are helping the north.")
    'transcript'
    """
    paragraphs = _paragraphs(text)
    if _is_talk([one for one in paragraphs if _turn(one)], len(paragraphs)):
        return "transcript"
    times = sum(bool(_CLOCK.match(one)) for one in paragraphs)
    if times >= 4 and 8 * times >= len(paragraphs):
        return "live blog"
    return "list" if _is_list(paragraphs) else "article"


def _is_talk(turns: list[str], paragraphs: int) -> bool:
    """Tell whether turns make a talk: a third of the text, in sentences, somebody speaks again.

    Two turns are a talk of two; a speaker who is named in full first may be so by the last name
    later on.
    """
    speakers = [_surname(found["speaker"]) for found in map(_turn, turns) if found]
    again = len(speakers) - len(set(speakers))
    in_sentences = sum(bool(_CLOSED.search(turn)) for turn in turns)
    talk = len(set(speakers)) >= 2 and (again > 0 or len(turns) < 4)
    return talk and 3 * len(turns) >= paragraphs and 2 * in_sentences >= len(turns)


def _surname(speaker: str) -> str:
    return speaker.partition(",")[0].split()[-1].casefold()


def _turn(paragraph: str) -> re.Match[str] | None:
    found = _TURN.match(paragraph)
    return None if found and _NO_SPEAKER.match(found["speaker"]) else found


def _paragraphs(text: str) -> list[str]:
    """Return the lines of a text that hold something; of one in blocks, the blocks."""
    lines = [line.strip() for line in text.splitlines()]
    blocks = [" ".join(block.split()) for block in re.split(r"\n\s*\n", text)]
    wrapped = max(map(len, lines), default=0) <= 100 and len(blocks) > 1
    return [one for one in (blocks if wrapped else lines) if one]


def _is_list(paragraphs: list[str]) -> bool:
    """Tell whether paragraphs are entries: numbered in order, or mostly short and unclosed."""
    numbers = [int(found[1]) for found in map(_NUMBER.match, paragraphs) if found]
    ordered = sum(abs(b - a) == 1 for a, b in pairwise(numbers))
    if ordered >= 4 and 8 * ordered >= len(paragraphs):
        return True
    items = sum(not _CLOSED.search(one) and len(one.split()) < _SHORT for one in paragraphs)
    return len(paragraphs) >= 8 and items >= 0.7 * len(paragraphs)
