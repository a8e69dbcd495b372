"""Sentences of a stream, and corrections of tags that their words get by form alone."""

from __future__ import annotations

from .lexicon import ABBREVIATIONS, ALONE, GIVEN, NOUNLIKE, TITLES, VERBS, shape
from .marks import Quoted
from .words import Stream

LONGEST = 250  # words; a longer sentence is cut, so that no search inside one grows with the text
MOST = 30  # quotations of one sentence, for the same reason
OPENERS = frozenset('—–-([‘•#@$“"')
TRAILERS = "'’‘)] \u00a0"
DOUBTFUL = frozenset(["no", "co", "inc", "jr", "sr", "ill", "ind", "mass", "wash", "ark"])
MONTHS = frozenset(["March", "April", "May", "June", "August"])  # surnames, too
OWNED = ("'s", "’s")
REPORTS = frozenset(["of", "as", "on", "about", "in", "that"])  # after a noun of speech

Range = tuple[int, int, bool]


def sentences(stream: Stream, quotes: list[Quoted]) -> list[Range]:
    """Word ranges of the sentences of a text, and whether each opens a paragraph.

    A quotation that ends its own sentence ends the sentence around it when what follows starts like
    a new one; a full stop after an abbreviation or initial does not. Tags at the beginnings of
    sentences, and of nouns that look like reporting verbs, are corrected in the stream.
    """
    found = split(stream, quotes)
    found = [(after_dateline(stream, a, b) if opens else a, b, opens) for a, b, opens in found]
    for start, end, _ in found:
        correct_first(stream, start)
        for i in range(start, end):
            if stream.tags[i] == "V" and noun(stream, i, start, end):
                stream.tags[i] = "n"
            elif stream.tags[i] == "T" and i > start and surname(stream, i):
                stream.tags[i] = "X"  # Theresa May
    return found


def surname(stream: Stream, i: int) -> bool:
    """Whether the name of a month at word i is a surname: Theresa May."""
    return stream.words[i] in MONTHS and stream.low(i - 1) in GIVEN


def split(stream: Stream, quotes: list[Quoted]) -> list[Range]:
    """Word ranges between the ends of sentences and paragraphs."""
    found: list[Range] = []
    start, opens, held = 0, True, 0
    number = {at: n for n, at in enumerate(stream.quotes)}
    for i, tag in enumerate(stream.tags):
        if tag == "\n":
            if i > start:
                found.append((start, i, opens))
            start, opens, held = i + 1, True, 0
            continue
        if tag == "Q" and i in number:
            held += 1
            ends = held >= MOST or quotation_ends(stream, quotes[number[i]], i, start)
        elif tag in ".?!":
            first = i - 1 == start or (i > 1 and stream.tags[i - 2] == "X")
            if first and stream.words[i - 1] in ("A", "I"):
                stream.tags[i - 1] = "X"  # an initial: James A. Baker
            ends = stop_ends(stream, i)
        else:
            ends = False
        if ends or i - start >= LONGEST:
            found.append((start, i + 1, opens))
            start, opens, held = i + 1, False, 0
    if start < len(stream.tags):
        found.append((start, len(stream.tags), opens))
    return found


def stop_ends(stream: Stream, i: int) -> bool:
    """Whether the full stop, question or exclamation mark at word i ends a sentence."""
    if i + 1 >= len(stream.tags):
        return True
    after, tag = stream.words[i + 1], stream.tags[i + 1]
    joined = after == "-" and stream.starts[i + 1] == stream.end(i)  # a D.C.-based firm
    if joined or (stream.tags[i] == "." and abbreviated(stream, i)) or after in ")]’'":
        return False
    return tag in "Q\n" or after[0].isupper() or after[0].isdigit() or after in OPENERS


def quotation_ends(stream: Stream, quote: Quoted, i: int, start: int) -> bool:
    """Whether the quotation at word i ends the sentence that begins at ``start``."""
    last = stream.text[max(quote.start, quote.end - 20) : quote.end].rstrip(TRAILERS)[-1:]
    if i + 1 >= len(stream.tags) or last not in (".", "?", "!", "…"):
        return False
    after = stream.words[i + 1]
    if not (after[0].isupper() or stream.tags[i + 1] in "QN(["):
        return False
    near = stream.tags[max(start, i - 2) : i]
    introduced = near[-1:] in ([":"], ["V"]) or near == ["V", ","]
    return introduced or not verb_follows(stream, i + 1, stream.text[quote.end - 1] == ".")


def verb_follows(stream: Stream, i: int, finished: bool) -> bool:
    """Whether a cue clause begins at word i, as in "Why?" the boy asked or "Why?" Ali, a boy,
    asked.

    Words other than a name begin a new sentence when they have a capital. After a quotation that is
    ``finished`` with a full stop the clause must end with its verb.
    """
    tags, count = stream.tags, len(stream.tags)
    if tags[i] != "X" and stream.words[i][0].isupper():
        return False
    if tags[i] == "V":
        return not finished
    for j in range(i, min(i + 8, count)):
        tag = tags[j]
        if tag in "VEK" and j > i:
            return verb_ends(stream, j) if finished or tag != "V" else True
        if tag == "," and j > i:
            close = next((k for k in range(j + 1, min(j + 25, count)) if tags[k] in ",.Q\n"), 0)
            reports = tags[close] == "," and close + 1 < count and tags[close + 1] == "V"
            return reports and (not finished or verb_ends(stream, close + 1))
        if tag not in "DXnRNB." or (tag == "." and not abbreviated(stream, j)):
            return False
    return False


def verb_ends(stream: Stream, i: int) -> bool:
    """Whether the verb at word i ends its clause and brings in no other quotation."""
    after = stream.tags[i + 1 : i + 3]
    return not after or after[0] == "." or (after[0] == "," and after[1:] != ["Q"])


def abbreviated(stream: Stream, i: int) -> bool:
    """Whether the full stop at i belongs to an abbreviation or initial and ends no sentence."""
    if not i or stream.starts[i] != stream.end(i - 1) or i + 1 >= len(stream.words):
        return False
    word, low = stream.words[i - 1], stream.low(i - 1)
    tag = stream.tags[i + 1]
    if low in ABBREVIATIONS:
        if low not in DOUBTFUL or stream.words[i + 1][0].islower():
            return True
        return word[0].isupper() and tag in "XN(" and low in ("no", "jr", "sr")
    if (len(word) == 1 and word.isupper()) or "." in word:
        return tag in "XnVNETGKPCAB" and low not in ("a.m", "p.m")
    return False


def after_dateline(stream: Stream, start: int, end: int) -> int:
    """First word of a paragraph after its dateline: KARS, Turkey (Agency) - On Wednesday ..."""
    for i in range(start, min(start + 14, end - 1)):
        tag = stream.tags[i]
        if tag in "—–-" and i > start:
            dated = "T" in stream.tags[start:i] and stream.tags[start + 1] == ","
            named = dated or stream.words[start].isupper() or stream.tags[i - 1] == ")"
            while stream.tags[i] in "—–-" and i + 1 < end:
                i += 1
            return i if named else start
        if tag not in "X,.()NT":
            break
    return start


def correct_first(stream: Stream, i: int) -> None:
    """Correct the tag of a sentence's first word, whose capital tells nothing."""
    low = stream.low(i)
    if stream.tags[i] != "X" or low in TITLES or i + 1 >= len(stream.tags):
        return
    after = stream.tags[i + 1]
    if after not in "VA,.XK" or (after == "X" and low.endswith(("ing", "ed"))):
        tag = shape(low)
        name = low in GIVEN or (after == "X" and tag == "E")  # Majed al-Ansari
        if tag in "GEV" and not name:
            stream.tags[i] = tag


def noun(stream: Stream, i: int, start: int, end: int) -> bool:
    """Whether a word with the form of a reporting verb is a noun here ("report", "claims")."""
    tags, low = stream.tags, stream.low(i)
    form = VERBS[low].form
    if i == start:
        after = tags[i + 1] if i + 1 < end else "."
        return form in ("base", "s") and low in NOUNLIKE and after not in "DXRW"
    previous, before = tags[i - 1], stream.low(i - 1)
    if low == "state" and previous == "," and tags[i + 1 : i + 2] == ["X"]:
        return True  # his niece, state Rep. Anna Berg
    if form in ("past", "ing"):
        owned = before[-2:] in OWNED and previous != "A"  # the mayor's writing, not: he's writing
        return owned or (previous == "D" and before not in ALONE)
    if previous == "B" and i - 1 > start and tags[i - 2] == "D":
        return True
    if before == "to" or previous in "RWAB":
        return False
    if previous in "DPNEGO" and before not in ALONE:
        return True
    return (base_noun if form == "base" else third_noun)(stream, i, start, end)


def base_noun(stream: Stream, i: int, start: int, end: int) -> bool:
    """Whether a base form is a noun: unless a plural stands before it or a clause after."""
    low, before = stream.low(i), stream.low(i - 1)
    previous = stream.tags[i - 1]
    after = stream.tags[i + 1] if i + 1 < end else "."
    listed = low in NOUNLIKE
    if before in ALONE:
        return listed and after not in "WQ:"
    if previous in ",)C":
        return listed and after not in "WDRQXO"
    plural = before.endswith("s") and previous in "nX" and before[-2:] not in OWNED
    return not plural or (listed and after not in "WDRQXOP.:,A")


def third_noun(stream: Stream, i: int, start: int, end: int) -> bool:
    """Whether a form in -s is a noun: a listed one is unless a subject and a clause stand beside
    it.
    """
    low, before = stream.low(i), stream.low(i - 1)
    previous = stream.tags[i - 1]
    after = stream.tags[i + 1] if i + 1 < end else "."
    if low == "points" and i + 1 < end and stream.words[i + 1] == "out":
        return False
    if before in ALONE or (low == "states" and previous in "nX"):
        return low in NOUNLIKE and after not in "WQ:"
    if low not in NOUNLIKE:
        return before[-2:] in OWNED
    if i + 1 < end and after in "PS" and stream.low(i + 1) in REPORTS:
        return True
    if after == "," and i - start < 3 and previous != ")":
        return True
    fits = "WDRQOX,:S.T" if previous == "n" else "WDRQOX,:PS.T"
    return previous not in "X)n,Q" or after not in fits or before[-2:] in OWNED
