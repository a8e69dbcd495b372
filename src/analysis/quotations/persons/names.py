"""Names in a text: runs of capitalised words, with their titles taken off."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from analysis import given_names
from analysis.quotations.grammar.noun_phrases import is_initial
from analysis.quotations.persons.bodies import NEWSPAPERS
from analysis.quotations.persons.joint_bodies import end_of_joint_body
from analysis.quotations.persons.roles import (
    IMPERSONAL,
    NATION_OF_WORD,
    PLACE_WORDS,
    without_possessive,
)
from analysis.quotations.persons.signs_of_bodies import calls_firm
from analysis.quotations.persons.surnames import with_surnames_alone
from analysis.quotations.persons.titles import (
    BEFORE_NAMES,
    LONGEST_INITIALS,
    ROMAN,
    Name,
    leads_names,
    titled_name,
)
from analysis.quotations.text.lexicon import (
    NOUN_OR_VERB,
    POSSESSIVE,
    POSSESSIVE_ENDINGS,
    PRESS,
    TAGS,
    VERBS,
    WORD_LISTS,
)
from analysis.quotations.text.tags import (
    BEFORE_SENTENCE,
    FULL_VERB,
    LINE_BREAK,
    NAME,
    NUMBER,
    PREPOSITIONAL,
    TIME,
)
from analysis.quotations.text.tokens import Tokens

NAME_PARTICLES = frozenset(WORD_LISTS["particles of names"])
_WEEKDAYS = frozenset(
    ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"]
)
_HEADLINE_VERBS = (
    frozenset(form for form, verb in VERBS.items() if verb.form == "s" and form not in NOUN_OR_VERB)
    | frozenset(word for word in WORD_LISTS["verbs other"] if word.endswith("s"))
    | frozenset(WORD_LISTS["headline verbs"])
) - {"falls"}  # Sioux Falls
_LONGEST_HEADING = 12  # words of a line in capitals
_GROUPS_OF_STATES = ("G-", "g-")
_CODE = re.compile(r"[^\W\d_]{1,12}-\d|[^\W\d_]{1,3}\d{3}")
_AFTER_SURNAMES = frozenset(["Jr", "Sr", "II", "III", "IV"])
_PLACES_COMPARED = 20  # of a name that may be a product's
_THING_LED = frozenset(["the", "its", "new"])
_RANKS = frozenset(WORD_LISTS["ranks"])
_ADJECTIVE_ENDINGS = ("-area", "-based", "-backed", "-born", "-led", "-style", "-era")


@lru_cache(maxsize=1 << 14)
def fold(word: str) -> str:
    """Return a word without its possessive ending, diacritics and capitals: Çavuşoğlu's and
    CAVUSOGLU are both Cavusoglu; words of three letters may be acronyms and keep their capitals.
    """
    plain = without_possessive(word)
    if not plain.isascii():
        apart = unicodedata.normalize("NFKD", plain.replace("ı", "i"))
        plain = "".join(c for c in apart if not unicodedata.combining(c))
    if plain[:3] in ("Al-", "El-"):  # the article of Arabic names
        plain = plain[0].lower() + plain[1:]
    return plain.capitalize() if len(plain) > 3 and plain.isupper() else plain


def names_in(tokens: Tokens, capitalised: Collection[int]) -> list[Name]:
    """Return the names of a text in order, the titles before them taken off; `capitalised` has the
    words of lines in capitalised words.
    """
    runs = list(_capitalised_runs(tokens, capitalised))
    names = with_surnames_alone(tokens, runs, [titled_name(tokens, *run) for run in runs])
    headings = _in_capitals(tokens, [name for name in names if name.end - name.first > 1])
    if not headings:
        return names
    elsewhere = {fold(tokens.words[name.first]) for name in names if name not in headings}
    return [n for n in names if n not in headings or fold(tokens.words[n.first]) not in elsewhere]


def _in_capitals(tokens: Tokens, names: list[Name]) -> set[Name]:
    """Return the names that stand in lines all in capitals, below the first line: OVENBY GLIDER."""
    return {
        name
        for name in names
        if tokens.run(name.first, name.end).isupper() and _is_heading(tokens, name.first)
    }


def _is_heading(tokens: Tokens, i: int) -> bool:
    """Tell whether the line of word i has no small letter, and another line stands above it."""
    start, end = i, i + 1
    while start > max(0, i - _LONGEST_HEADING) and tokens.tags[start - 1] != LINE_BREAK:
        start -= 1
    while end < start + _LONGEST_HEADING and tokens.tag(end) not in ("", LINE_BREAK):
        end += 1
    whole = tokens.tags[start - 1] == LINE_BREAK and tokens.tag(end) in ("", LINE_BREAK)
    return start > 0 and whole and tokens.run(start, end).isupper()


def is_code(word: str) -> bool:
    """Tell whether a word is the code of a thing: S-400, COVID-19, but not G-20 or G7."""
    if word.isalpha() or word[:2] in _GROUPS_OF_STATES:
        return False
    return _CODE.match(word) is not None


def _capitalised_runs(tokens: Tokens, capitalised: Collection[int]) -> Iterator[tuple[int, int]]:
    """Return the runs of capitalised words, with initials and lower-case particles inside, in
    order.
    """
    tags, words, lows = tokens.tags, tokens.words, tokens.lows
    count, i = len(tags), 0
    for start in [place for place, tag in enumerate(tags) if tag == NAME]:
        if start < i or ends_name(lows[start]) or calls_firm(tokens, start):
            continue
        i = end_of_joint_body(tokens, start)
        while i < count and (tags[i] == NAME or _joins_name(tokens, i)):
            verb = start < i and i in capitalised and _is_headline_verb(lows[i])
            if verb or (start < i and ends_name(lows[i])):
                break
            i += 1
            if words[i - 1].endswith(POSSESSIVE_ENDINGS) and not _owns_body(tokens, i):
                break
        if start and tags[start - 1] == TIME and _is_weekday_of_name(tokens, start - 1):
            start -= 1
        yield start, i


def _owns_body(tokens: Tokens, i: int) -> bool:
    """Tell whether an owner before word i belongs to a body's name: the Seafarers' | Union, the
    People's | Daily.
    """
    if tokens.words[i - 1].endswith(POSSESSIVE):
        alone = tokens.tag(i) == NAME != tokens.tag(i + 1)
        return alone and tokens.lows[i] in PRESS
    after = i
    while tokens.tag(after) == NAME:
        after += 1
    return after > i and tokens.lows[after - 1] in IMPERSONAL


def _is_weekday_of_name(tokens: Tokens, i: int) -> bool:
    """Tell whether word i is the day or time of day in the name of a newspaper: the Sunday Clarion,
    the newspaper Morning Lantern.
    """
    led = tokens.lows[i - 1] == "the" or tokens.lows[i - 1] in PRESS
    return led and _is_time_of_name(tokens, i)


def _is_time_of_name(tokens: Tokens, i: int) -> bool:
    """Tell whether word i may be the day or time of day in the name of a newspaper."""
    return tokens.lows[i] in _WEEKDAYS or tokens.words[i] in ("Morning", "Evening")


def _is_headline_verb(low: str) -> bool:
    """Tell whether a capitalised word of a headline is a verb: Featured, but not Ahmed or
    Manning.
    """
    return low not in given_names.ANY and TAGS[low] in FULL_VERB and not low.endswith("ing")


def ends_name(low: str) -> bool:
    """Tell whether a capitalised word is no part of a name: a verb of a headline, Ankara-backed."""
    return low in _HEADLINE_VERBS or ("-" in low and low.endswith(_ADJECTIVE_ENDINGS))


def _joins_name(tokens: Tokens, i: int) -> bool:
    """Tell whether word i joins two parts of a name: the stop of an initial, or a particle."""
    tags, after = tokens.tags, i + 1
    tag = tags[i]
    if tag == ".":
        return tokens.tag(after) == NAME and is_initial(tokens, i)
    if tag == "&":  # Berg & Holm
        return tokens.tag(after) == NAME
    if tag == TIME:  # the Kars | Evening Star
        return tokens.word(after).lower() in NEWSPAPERS and _is_time_of_name(tokens, i)
    if tag == NUMBER:  # Il Sole 24 Ore
        named = tokens.tag(after) == NAME and tokens.words[i].isdigit()
        return named and not _is_score(tokens, after)
    if tokens.words[i] not in NAME_PARTICLES or tag not in PREPOSITIONAL:
        return False
    if after < len(tags) and tokens.words[after] in NAME_PARTICLES:  # von der, de la
        after += 1
    return tokens.tag(after) == NAME


def _is_score(tokens: Tokens, i: int) -> bool:
    """Tell whether the name at word i is followed by a number, as in a result: Kars 2 Berg
    Rovers 1.
    """
    while tokens.tag(i) == NAME:
        i += 1
    return tokens.tag(i) == NUMBER


def is_calling(tokens: Tokens, name: Name) -> bool:
    """Tell whether a capitalised word is an office, or a calling that opens its sentence or is
    printed in capitals behind an article: Coroner calls ...; A GREAT-GRANDMOTHER says; the CS.
    """
    if _is_office(tokens, name):
        return True
    led = tokens.lows[name.start - 1] if name.start else ""
    word = tokens.words[name.first]
    if led in ("a", "an") and word.isupper() and len(word) > LONGEST_INITIALS:
        return True
    if led == "the" and word.isupper() and leads_names(word.lower()):
        return True
    opens = name.start == 0 or tokens.tags[name.start - 1] in BEFORE_SENTENCE
    return opens and tokens.lows[name.first] in BEFORE_NAMES


def _is_office(tokens: Tokens, name: Name) -> bool:
    """Tell whether a word is an office with what it is of: the Controller of Accounts said."""
    led = name.start > 0 and tokens.lows[name.start - 1] == "the"
    of = tokens.word(name.end) == "of" and tokens.tag(name.end + 1) == NAME
    return led and of and not name.traits


def without_letters(tokens: Tokens, name: Name) -> Name:
    """Return a name without the letters for an honour or office behind it: Ana Berg | KC, but not
    Ana Berg III.
    """
    last = tokens.words[name.end - 1]
    if not (1 < len(last) < 5 and last.isupper()) or name.end - name.first < 3:
        return name
    mixed = not tokens.words[name.end - 2].isupper() and not set(last) <= ROMAN
    named = tokens.lows[name.first] in given_names.ANY and last.lower() not in IMPERSONAL
    return name._replace(end=name.end - 1) if mixed and named else name


def names_alone(tokens: Tokens, names: list[Name]) -> Counter[str]:
    """Return how often each word is a name by itself."""
    ones = (name.first for name in names if name.end - name.first == 1)
    return Counter(fold(tokens.words[first]) for first in ones)


def is_product(tokens: Tokens, word: str, words: tuple[str, ...], places: Sequence[int]) -> bool:
    """Tell whether a name that begins with a word is a product's of who has this name: Orbis Play
    Station, an Orbis Phone; a given name begins none.
    """
    if words[0] != word or word.lower() in given_names.ANY:
        return False
    led = [tokens.lows[at - 1] for at in places[:_PLACES_COMPARED] if at]
    called = "the" in led and led[0] == "the" and all(low in _THING_LED for low in led)
    return len(words) > 2 or called or "a" in led or "an" in led


def is_place_or_body(words: tuple[str, ...], name: Name) -> bool:
    """Tell whether a name of several words is that of a place or a body: New York, Fox News."""
    last = words[-1].lower()
    if last in IMPERSONAL or (last in NATION_OF_WORD and not begins_like_person(words)):
        return True  # New Israel, but not: Ruth Israel
    return words[0].lower() in PLACE_WORDS and not name.traits


def stands_behind_initials(parts: Sequence[str], words: tuple[str, ...]) -> bool:
    """Tell whether a name of two words, as printed and folded, is a surname behind the initials of
    an office: SP Berg.
    """
    short = parts[0].isalpha() and parts[0].isupper() and 1 < len(parts[0]) <= LONGEST_INITIALS
    return len(words) == 2 and short and not parts[1].isupper()


def share_words(words: tuple[str, ...], known: tuple[str, ...]) -> bool:
    """Tell whether the words of one of two names are all among those of the other."""
    return words == known or set(words).issubset(known) or set(known).issubset(words)


def goes_on(words: tuple[str, ...], known: tuple[str, ...]) -> bool:
    """Tell whether one of two names of several words goes on the other: Ovenby Foods, Ovenby Foods
    Trading Inc.; a given name opens neither.
    """
    if words[0].lower() in given_names.ANY:
        return False
    length = min(len(words), len(known))
    return length > 1 and len(words) != len(known) and words[:length] == known[:length]


def begins_like_person(words: tuple[str, ...]) -> bool:
    """Tell whether a name begins with a given name or an initial."""
    return words[0].lower() in given_names.ANY or len(words[0]) == 1


def surname(words: tuple[str, ...]) -> str:
    """Return the last word of a name but for Jr., Sr. and a numeral behind it: Berg, of Ali Berg
    III.
    """
    return words[-2] if len(words) > 2 and words[-1] in _AFTER_SURNAMES else words[-1]


def printed_name(tokens: Tokens, name: Name, words: tuple[str, ...]) -> str:
    """Return a name as it is printed, with the stop of Jr."""
    start, end = tokens.starts[name.first], tokens.end(name.end - 1)
    stop = words[-1] in ("Jr", "Sr") and tokens.text[end : end + 1] == "."
    return without_possessive(tokens.text[start : end + stop])


def with_rank(tokens: Tokens, name: Name, full: str) -> str:
    """Return a name of one word with the rank that stands for a surname: Prince Ali."""
    ranked = name.start < name.first and tokens.lows[name.first - 1] in _RANKS
    return f"{tokens.words[name.first - 1]} {full}" if ranked else full
