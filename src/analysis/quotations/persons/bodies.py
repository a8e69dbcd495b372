"""Bodies: the names of ministries, agencies and newspapers, under their nouns and initials."""

from __future__ import annotations

from bisect import bisect_right

from analysis.quotations.persons.names import Name, without_possessive
from analysis.quotations.text.lexicon import BODIES, POSSESSIVE, PRESS
from analysis.quotations.text.tags import NAME
from analysis.quotations.text.tokens import Tokens

_BODY_NOUNS = BODIES | {noun + ending for noun in BODIES for ending in POSSESSIVE}
_MOST_BODIES = 40  # names under one noun that a mention is compared with

Bodies = dict[str, list[tuple[int, str]]]  # place and name of every body, by its noun


def bodies_in(tokens: Tokens, names: list[Name]) -> Bodies:
    """Return the names of ministries, agencies and newspapers, in order, by their nouns."""
    found: Bodies = {}
    lows = (*tokens.lows, "", "")
    for start, _, end, _ in names:
        if lows[start - 1] in PRESS or lows[end] in PRESS:
            found.setdefault("newspaper", []).append((start, tokens.run(start, end)))
        elif lows[start - 1] == lows[end] == "," and lows[start - 2] in BODIES:
            found.setdefault(lows[start - 2], []).append((start, tokens.run(start, end)))
        elif lows[end - 1] in _BODY_NOUNS:
            last = end_of_body_name(tokens, end)
            if last - start > 1:
                full = without_possessive(tokens.run(start, last))
                found.setdefault(without_possessive(lows[end - 1]), []).append((start, full))
    return found


def acronyms_in(tokens: Tokens, names: list[Name]) -> dict[str, str]:
    """Return the names with their initials in brackets behind them, by these: Syrian Democratic
    Forces (SDF).

    The latest name counts.
    """
    found: dict[str, str] = {}
    for name in names:
        if tokens.word(name.end) != "(" or tokens.tag(name.end + 1) != NAME:
            continue
        short = tokens.words[name.end + 1]
        initials = "".join(word[0] for word in tokens.words[name.start : name.end])
        if len(short) > 1 and short.isupper() and initials.endswith(short):
            found[short] = tokens.run(name.end - len(short), name.end)
    return found


def body_named(bodies: Bodies, noun: str, name: str, at: int) -> str | None:
    """Return the name, as first printed, of the body that a name or its noun stands for at a
    word.
    """
    known = bodies.get("newspaper" if noun in PRESS else noun, [])
    count = bisect_right(known, (at,))
    if name.lower() == noun:
        return known[count - 1][1] if count else None
    first = known[: min(count, _MOST_BODIES)]
    return next((full for _, full in first if full.endswith(" " + name)), None)


def end_of_body_name(tokens: Tokens, end: int) -> int:
    """Return the end of the name of a body with what it is for: Ministry of Defence, Observatory
    for ...
    """
    tags = tokens.tags
    if tokens.word(end) not in ("of", "for") or tokens.tag(end + 1) != NAME:
        return end
    end += 1
    while end < len(tags) and tags[end] == NAME:
        end += 1
    return end
