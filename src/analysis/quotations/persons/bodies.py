"""Bodies: the names of ministries, agencies and newspapers, under their nouns and initials."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence

from analysis import given_names
from analysis.quotations.grammar.noun_phrases import is_initial
from analysis.quotations.persons.roles import NATION_OF_WORD, SEATS_OF_POWER, without_possessive
from analysis.quotations.persons.titles import Name
from analysis.quotations.text.lexicon import BODIES, PEOPLE, POSSESSIVE, PRESS, TITLES, WORD_LISTS
from analysis.quotations.text.names_in_s import ends_in_s
from analysis.quotations.text.tags import NAME, NOMINAL, NOUN
from analysis.quotations.text.tokens import Tokens

_BODY_NOUNS = BODIES | {noun + ending for noun in BODIES for ending in POSSESSIVE}
_BODY_IS_FOR = frozenset(["of", "for", "on", "against"])
_OF, _IN = frozenset(["of"]), frozenset(["in"])
_ONE_OF_MANY = frozenset(WORD_LISTS["bodies named by their place"])
_INSIDE_BODY_NAMES = _BODY_IS_FOR | {"and", "the"}
_INSIDE_LONG_NAMES = _INSIDE_BODY_NAMES | {","}
_SHORTEST_SPOKEN = 4  # letters of initials that are read as a word
_LONGEST_ACRONYM = 9  # letters and full stops
_MOST_BODIES = 40  # names under one noun that a mention is compared with

NEWSPAPERS = frozenset(WORD_LISTS["last words of names of newspapers"])
_PAPERS = frozenset(WORD_LISTS["newspapers"])
_ON_AIR = frozenset(["agency", "broadcaster", "channel"])
_PAPER = "paper"  # the noun of the Kars Gazette, besides its last word
_SHORT_NAMES = dict(pair.split("/") for pair in WORD_LISTS["short names of firms"])
FOLLOW_A_BODY = TITLES | BODIES | frozenset(WORD_LISTS["nouns after the name of a body"])

Bodies = dict[str, list[tuple[int, str]]]  # place and name of every body, by its noun


def bodies_in(tokens: Tokens, names: list[Name], printed: Collection[str]) -> Bodies:
    """Return the names of ministries, agencies and newspapers, in order, by their nouns; `printed`
    has the words of the text.
    """
    found: Bodies = {}
    lows = (*tokens.lows, "", "")
    for start, first, end, *_ in names:
        if lows[start - 1] in PRESS or lows[end] in PRESS:
            found.setdefault("newspaper", []).append((start, tokens.run(start, end)))
            if _ON_AIR.isdisjoint((lows[start - 1], lows[end])):
                found.setdefault(_PAPER, []).append((start, tokens.run(start, end)))
        elif lows[start - 1] == lows[end] == "," and lows[start - 2] in BODIES:
            found.setdefault(lows[start - 2], []).append((start, tokens.run(start, end)))
        elif lows[end - 1] in _BODY_NOUNS:
            last = end_of_body_name(tokens, end)
            start = _with_owner(tokens, start)
            if last - start > 1:
                full = without_possessive(tokens.run(start, last))
                found.setdefault(without_possessive(lows[end - 1]), []).append((start, full))
        elif without_possessive(lows[end - 1]) in NEWSPAPERS and _is_newspaper(tokens, start, end):
            full = without_possessive(tokens.run(start, end))
            found.setdefault(without_possessive(lows[end - 1]), []).append((start, full))
            found.setdefault(_PAPER, []).append((start, full))
        elif start == first < end - 1 and _is_noun_of_text(tokens, start, end, printed):
            full = without_possessive(tokens.run(start, _end_of_field(tokens, end)))
            found.setdefault(without_possessive(lows[end - 1]), []).append((start, full))
    return found


def _is_newspaper(tokens: Tokens, start: int, end: int) -> bool:
    """Tell whether a name of several words that ends like a newspaper's is one: the Kars Gazette,
    but not: Ana Post.
    """
    return end - start > 1 and tokens.lows[start] not in given_names.ANY


def _is_noun_of_text(tokens: Tokens, start: int, end: int, printed: Collection[str]) -> bool:
    """Tell whether the last word of a name stands elsewhere as a common noun, and no given name
    opens the name: the Open Well Collective ... the collective.
    """
    noun = without_possessive(tokens.lows[end - 1])
    person = noun in PEOPLE or noun in TITLES or tokens.lows[start] in given_names.ANY
    return noun in printed and not person


def _end_of_field(tokens: Tokens, end: int) -> int:
    """Return the end of the name of a body with its field: the Kars Museum | of Rural Life."""
    after = end + 1
    while tokens.tag(after) == NAME:
        after += 1
    return after if tokens.word(end) in _BODY_IS_FOR and after > end + 1 else end


def _with_owner(tokens: Tokens, start: int) -> int:
    """Return the first word of the name of a body that begins with an owner, when the article shows
    that both are one name: the Public Defender's | Office.
    """
    first = start
    while first and (tokens.tags[first - 1] == NAME or is_initial(tokens, first - 1)):
        first -= 1  # the U.S. Attorney's | Office
    owned = first < start and tokens.words[start - 1].endswith(POSSESSIVE)
    return first if owned and first and tokens.lows[first - 1] == "the" else start


def acronyms_in(tokens: Tokens, names: list[Name]) -> dict[str, str]:
    """Return the names with their initials in brackets behind them, by these: Syrian Democratic
    Forces (SDF).

    The latest name counts. A name whose initials are used as a name explains them, too, when no
    brackets do: the European Union ... the EU; and one of a firm that is known by a shorter one.
    """
    found = _joined_initials_used(tokens, names) | _initials_used(tokens, names)
    found |= _spoken_initials_used(tokens, names) | _short_names_used(tokens, names)
    for name in names if "(" in tokens.words else ():
        if tokens.word(name.end) != "(" or tokens.tag(name.end + 1) != NAME:
            continue
        short = tokens.words[name.end + 1]
        if len(short) > 1 and short.isupper():
            start = _start_by_initials(tokens, name, short)
            if start is not None:
                found[short] = tokens.run(start, name.end)
    return found


def _start_by_initials(tokens: Tokens, name: Name, short: str) -> int | None:
    """Return the first word of the name of a body with initials `short` that ends where a name
    does, past small words: Fields and | Rivers Network (FRN); None when the initials are others.
    """
    at, left = name.end - 1, len(short)
    while at >= 0 and left:
        if tokens.tags[at] == NAME and tokens.words[at][0] == short[left - 1]:
            left -= 1
        elif at >= name.start or tokens.words[at] not in _INSIDE_BODY_NAMES:
            return None
        at -= 1
    return None if left else at + 1


def _initials_used(tokens: Tokens, names: list[Name]) -> dict[str, str]:
    """Return the names of bodies of which the text also uses the initials as a name, by these."""
    used = {tokens.words[n.start] for n in names if n.end - n.start == 1}
    short = {re.sub(r"[.&]", "", word): word for word in used if _is_acronym(word)}
    found: dict[str, str] = {}
    for opens, start, stop, _, _ in names if short else ():
        end = end_of_body_name(tokens, stop)
        if tokens.lows[opens] in NATION_OF_WORD:
            start = opens
        if stop - start < 2:
            continue
        words = tokens.words[start:end]
        initials = "".join([word[0] for word in words if word[0].isupper()])
        known = short.get(initials) or _within(initials, short)
        if known:
            found.setdefault(known, without_possessive(tokens.run(start, end)))
    return found


def _joined_initials_used(tokens: Tokens, names: list[Name]) -> dict[str, str]:
    """Return the names of bodies with small words inside of which the text also uses the initials
    as a name, by these: Customs and Border Protection ... CBP.
    """
    used = {tokens.words[name.start] for name in names if name.end - name.start == 1}
    short = sorted(word for word in used if _is_acronym(word) and word.isalpha() and len(word) > 2)
    found: dict[str, str] = {}
    for name in names if short else ():
        if not name.start or tokens.words[name.start - 1] not in _INSIDE_BODY_NAMES:
            continue
        for word in short:
            first = _start_by_initials(tokens, name, word)
            if first is not None and first < name.start:
                found.setdefault(word, without_possessive(tokens.run(first, name.end)))
    return found


def _spoken_initials_used(tokens: Tokens, names: list[Name]) -> dict[str, str]:
    """Return the names of bodies of which the text also uses the initials as a word, by these:
    Department of Inland Navigation, Ports and Lights ... Dinpl.
    """
    used = {without_possessive(tokens.words[n.first]) for n in names if n.end - n.first == 1}
    words = {word for word in used if word.istitle() and word.lower() not in given_names.ANY}
    short = {w.upper(): w for w in words if _SHORTEST_SPOKEN <= len(w) < _LONGEST_ACRONYM}
    found: dict[str, str] = {}
    for name in names if short else ():
        initials, at = "", name.start
        while len(initials) < _LONGEST_ACRONYM and (
            tokens.tag(at) == NAME or (initials and tokens.word(at) in _INSIDE_LONG_NAMES)
        ):
            parts = tokens.words[at].split("-")
            initials += "".join([part[0] for part in parts if part[:1].isupper()])
            at += 1
            if initials in short and tokens.tag(at) != NAME:
                found.setdefault(short[initials], without_possessive(tokens.run(name.start, at)))
    return found


def _within(initials: str, short: dict[str, str]) -> str | None:
    """Return the acronym that leaves out two words of a name at its ends at most: CDC, of the Kars
    Centre for Disease Control and Prevention.
    """
    ends = [(first, last) for first in range(3) for last in range(3 - first)]
    inside = (initials[first : len(initials) - last] for first, last in ends)
    return next((short[one] for one in inside if len(one) > 2 and one in short), None)


def _short_names_used(tokens: Tokens, names: list[Name]) -> dict[str, str]:
    """Return the names of firms of which the text also uses the short ones, by these: Volkswagen,
    VW.
    """
    used = {without_possessive(tokens.words[n.first]) for n in names if n.end - n.first == 1}
    return {short: full for short, full in _SHORT_NAMES.items() if {short, full} <= used}


def _is_acronym(word: str) -> bool:
    """Tell whether a word is made of capitals: EU, U.N."""
    return 1 < len(word) < _LONGEST_ACRONYM and word.replace(".", "").isupper()


def body_named(bodies: Bodies, noun: str, name: str, at: int) -> str | None:
    """Return the name, as first printed, of the body that a name or its noun stands for at a
    word.
    """
    printed = _PAPER if noun in _PAPERS else "newspaper"
    known = bodies.get(printed if noun in PRESS else noun, [])
    count = bisect_right(known, (at,))
    if name.lower() == noun:
        ahead = known[0][1] if known and noun in NEWSPAPERS else None
        return known[count - 1][1] if count else ahead
    first = known[: min(count, _MOST_BODIES)]
    ends = (full for _, full in first if full.endswith(" " + name))
    return next(ends, None) or next((full for _, full in first if _begins(full, name)), None)


def _begins(full: str, name: str) -> bool:
    """Tell whether a name of several words begins a fuller one, whatever its capitals: the Kars
    attorney's office, of the Kars Attorney's Office for Selby.
    """
    plain = full.replace("’", "'").lower()
    return " " in name and plain.startswith(name.replace("’", "'").lower() + " ")


def body_of_noun(bodies: Bodies, lows: Sequence[str], at: int) -> str | None:
    """Return the name of the body that the last of some words is the noun of, when the others stand
    in the name, too: the coast guard, of the Kars Coast Guard; the last one named before a word.
    """
    for place, name in reversed(bodies.get(lows[-1], [])):
        if place < at and set(lows).issubset(name.lower().split()):
            return name
    return None


def end_of_body_name(tokens: Tokens, end: int) -> int:
    """Return the end of the name of a body with what it is for: Ministry of Defence, Observatory
    for ..., Bench of the Marwan High Court, Attorney's Office for the District of Selby; and with
    its place, when it is one of many: the Kars Embassy in Selby.
    """
    noun = end > 0 and tokens.lows[end - 1] in BODIES
    local = end > 0 and tokens.lows[end - 1] in _ONE_OF_MANY
    after = _end_of_name_behind(tokens, end, _BODY_IS_FOR, noun)
    if after == end:
        return _end_of_name_behind(tokens, end, _IN, article=False) if local else end
    if _adds_field(tokens, after):
        return after + 2
    return _end_of_name_behind(tokens, after, _OF, noun)


def _end_of_name_behind(tokens: Tokens, end: int, links: Collection[str], article: bool) -> int:
    """Return the end of a name that one of some prepositions links to a name that ends before word
    `end`, behind "the" if there may be an `article`; `end` when none does.
    """
    first = end + 1 + (article and tokens.word(end + 1) == "the")
    if tokens.word(end) not in links or tokens.tag(first) != NAME:
        return end
    behind, owned = first + 1, tokens.lows[end - 1] == "office"  # of Kars Mayor Ana Berg
    while tokens.tag(behind) == NAME and (owned or not _is_title_of_name(tokens, behind)):
        behind += 1
    return behind


def _is_title_of_name(tokens: Tokens, i: int) -> bool:
    """Tell whether word i is a title before a name: the Bank of Selby | President Ana Berg."""
    titled = tokens.lows[i] in TITLES and tokens.lows[i] not in BODIES
    return titled and tokens.tag(i + 1) == NAME and tokens.lows[i - 1] not in TITLES


def _adds_field(tokens: Tokens, i: int) -> bool:
    """Tell whether "and" at word i adds a field of one word to the name of a body: the Ministry of
    Trade | and Industry.
    """
    if tokens.word(i) != "and" or tokens.tag(i + 1) != NAME or tokens.tag(i + 2) in NOMINAL:
        return False
    low = tokens.lows[i + 1]
    return low not in NATION_OF_WORD and low not in BODIES and low not in given_names.ANY


def has_form_of_body(word: str) -> bool:
    """Tell whether a word has a form that bodies' names have and persons' have not: a capital
    inside, or 's: ProPublica, Ovenby's.
    """
    capital = any(c.isupper() for c in word[2:]) and not word.startswith(("Mc", "Mac"))
    return capital or ends_in_s(word)


def is_body_name(tokens: Tokens, name: str, places: Iterable[int]) -> bool:
    """Tell whether a name of one word is shown to be a body's, by its form or by the words around
    its mentions at some places: NATO, the Kremlin, Apple shares, the Nissan chief.
    """
    word = name.split()[-1]
    if word.lower() in NATION_OF_WORD or word.lower() in SEATS_OF_POWER or word.isupper():
        return True
    if has_form_of_body(word):
        return True
    return any(
        (at > 0 and tokens.lows[at - 1] == "the" and tokens.tag(at + 1) not in (NAME, NOUN))
        or (at + 1 < len(tokens.lows) and tokens.lows[at + 1] in FOLLOW_A_BODY)
        for at in places
    )
