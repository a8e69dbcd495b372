"""Sentences: where they end, between the quotations of a text and its abbreviations.

`splitting.split` knows no quotations, and ends a sentence inside one as anywhere else; a cue clause
would part from the words it brings in.
"""

from __future__ import annotations

from analysis.quotations.text.lexicon import ABBREVIATIONS, BODIES, PEOPLE, TITLES, WORD_LISTS
from analysis.quotations.text.marks import TRAILERS, Quoted
from analysis.quotations.text.tags import (
    AFTER_INITIAL,
    AFTER_NUMBER_SIGN,
    ASIDE_END,
    BEFORE_AGENCY,
    DASH,
    DATELINE_WORD,
    FINITE,
    FULL_VERB,
    LINE_BREAK,
    NAME,
    NOMINAL,
    QUOTATION,
    QUOTATION_OR_BREAK,
    REPORT_SUBJECT,
    REPORTING_VERB,
    SENTENCE_BEGINNING,
    TIME,
)
from analysis.quotations.text.tokens import Tokens

# words; a longer sentence is cut, so that no search inside one grows with the text
_LONGEST_SENTENCE = 250
_MOST_QUOTATIONS = 30  # quotations of one sentence, for the same reason
_CLOSING_CHARACTER = frozenset(")]’'")
_SENTENCE_OPENERS = frozenset('—–-([‘•#@$“"')
_DOUBTFUL_ABBREVIATIONS = frozenset(WORD_LISTS["doubtful abbreviations"])
SentenceRange = tuple[int, int, bool]
_OPENING_MARKS = "“”‘’\"'` "


def sentence_ranges(tokens: Tokens, quotes: list[Quoted], ends: list[int]) -> list[SentenceRange]:
    """Return the word ranges between the ends of sentences and paragraphs, and whether each opens a
    paragraph; `ends` are the words that may end one.

    A quotation that ends its own sentence ends the sentence around it when what follows starts like
    a new one; a full stop after an abbreviation or initial does not.
    """
    found: list[SentenceRange] = []
    start, opens, held = 0, True, 0
    count = len(tokens.tags)
    number = {at: n for n, at in enumerate(tokens.quotes)}
    for i in (*ends, count):
        while i - start > _LONGEST_SENTENCE:
            found.append((start, start + _LONGEST_SENTENCE + 1, opens))
            start, opens, held = start + _LONGEST_SENTENCE + 1, False, 0
        if i == count or tokens.tags[i] == LINE_BREAK:
            if i > start:
                found.append((start, i, opens))
            start, opens, held = i + 1, True, 0
            continue
        if i in number:
            held += 1
            over = held >= _MOST_QUOTATIONS or _quotation_ends(tokens, quotes[number[i]], i, start)
        else:
            over = tokens.tags[i] != QUOTATION and _stop_ends(tokens, i)
        if over or i - start >= _LONGEST_SENTENCE:
            found.append((start, i + 1, opens))
            start, opens, held = i + 1, False, 0
    return found


def _stop_ends(tokens: Tokens, i: int) -> bool:
    """Tell whether the full stop, question or exclamation mark at word i ends a sentence."""
    if i + 1 >= len(tokens.tags):
        return True
    after, tag = tokens.words[i + 1], tokens.tags[i + 1]
    joined = after == "-" and tokens.starts[i + 1] == tokens.end(i)  # a D.C.-based firm
    if joined or (tokens.tags[i] == "." and _abbreviated(tokens, i)) or after in _CLOSING_CHARACTER:
        return False
    return (
        tag in QUOTATION_OR_BREAK
        or after[0].isupper()
        or after[0].isdigit()
        or after in _SENTENCE_OPENERS
    )


def _quotation_ends(tokens: Tokens, quote: Quoted, i: int, start: int) -> bool:
    """Tell whether the quotation at word i ends the sentence that begins at `start`."""
    last = tokens.text[max(quote.start, quote.end - 20) : quote.end].rstrip(TRAILERS)[-1:]
    if i + 1 >= len(tokens.tags) or last not in (".", "?", "!", "…"):
        return False
    after = tokens.words[i + 1]
    if not (after[0].isupper() or tokens.tags[i + 1] in SENTENCE_BEGINNING):
        return False
    near = tokens.tags[max(start, i - 2) : i]
    introduced = near[-1:] in ((":",), (REPORTING_VERB,)) or near == (REPORTING_VERB, ",")
    return introduced or not _verb_follows(tokens, i + 1, tokens.text[quote.end - 1] == ".")


def _verb_follows(tokens: Tokens, i: int, finished: bool) -> bool:
    """Tell whether a cue clause begins at word i, as in "Why?" the boy asked or "Why?" Ali, a boy,
    asked.

    Words other than a name begin a new sentence when they have a capital. After a quotation that is
    `finished` with a full stop the clause must end with its verb.
    """
    tags, count = tokens.tags, len(tokens.tags)
    if tags[i] != NAME and tokens.words[i][0].isupper():
        return False
    if tags[i] == REPORTING_VERB:
        return not finished
    for j in range(i, min(i + 8, count)):
        tag = tags[j]
        if tag in FULL_VERB and j > i:
            return _verb_ends(tokens, j) if finished or tag != REPORTING_VERB else True
        if tag == "," and j > i:
            close = next((k for k in range(j + 1, min(j + 25, count)) if tags[k] in ASIDE_END), 0)
            reports = tags[close] == "," and close + 1 < count and tags[close + 1] == REPORTING_VERB
            return reports and (not finished or _verb_ends(tokens, close + 1))
        if tag not in REPORT_SUBJECT or (tag == "." and not _abbreviated(tokens, j)):
            return False
    return False


def _verb_ends(tokens: Tokens, i: int) -> bool:
    """Tell whether the verb at word i ends its clause and brings in no other quotation."""
    after = tokens.tags[i + 1 : i + 3]
    return not after or after[0] == "." or (after[0] == "," and after[1:] != (QUOTATION,))


def _abbreviated(tokens: Tokens, i: int) -> bool:
    """Tell whether the full stop at i belongs to an abbreviation or initial and ends no
    sentence.
    """
    if not i or tokens.starts[i] != tokens.end(i - 1) or i + 1 >= len(tokens.words):
        return False
    word, low = tokens.words[i - 1], tokens.low(i - 1)
    tag = tokens.tags[i + 1]
    if low in ABBREVIATIONS:
        if low not in _DOUBTFUL_ABBREVIATIONS or tokens.words[i + 1][0].islower():
            return True
        return word[0].isupper() and tag in AFTER_NUMBER_SIGN and low in ("no", "jr", "sr")
    if word.isupper() and tokens.tags[i - 2] == "," and tokens.tags[i + 1] in BEFORE_AGENCY:
        return True  # BARNSTABLE, MASS. (WXYZ)
    if low in ("a.m", "p.m"):  # at 5 p.m. Monday, but: at 5 p.m. Monday was calm
        dated = tag == TIME and tokens.tag(i + 2) not in FINITE
        return dated or tokens.words[i + 1][0].islower()
    if (len(word) == 1 and word.isupper()) or "." in word[1:]:  # not: it was late. ... Ali left
        return tag in AFTER_INITIAL or (tag == QUOTATION and _opens_small(tokens, i + 1))
    return False


def _opens_small(tokens: Tokens, i: int) -> bool:
    """Tell whether the words between marks at word i begin with a small letter: in the U.S. "as
    soon as possible".
    """
    start = tokens.starts[i]
    return tokens.text[start : start + 3].lstrip(_OPENING_MARKS)[:1].islower()


def after_dateline(tokens: Tokens, start: int, end: int) -> int:
    """Return the first word of a paragraph after its dateline: KARS, Turkey (Agency) - On Wednesday
    ...; `end` when its first sentence is no more than that: KARS, May 4. /AGENCY/.
    """
    if tokens.words[start].isupper() and tokens.tags[end - 2 : end] == ("/", "."):
        inside = tokens.tags[start : end - 1]
        return end if all(tag in DATELINE_WORD or tag == "/" for tag in inside) else start
    for i in range(start, min(start + 14, end - 1)):
        tag = tokens.tags[i]
        if tag in DASH and i > start:
            dated = TIME in tokens.tags[start:i] and tokens.tags[start + 1] == ","
            named = dated or tokens.words[start].isupper() or tokens.tags[i - 1] == ")"
            while tokens.tags[i] in DASH and i + 1 < end:
                i += 1
            return i if named else start
        if tag not in DATELINE_WORD and not tokens.words[i].isupper():
            break
    return start


def behind_datelines(ranges: list[SentenceRange], begins: list[int]) -> list[SentenceRange]:
    """Return sentences from the words with which they begin behind a dateline; where one is nothing
    else, the next opens the paragraph.
    """
    found: list[SentenceRange] = []
    opened = False
    for (_, end, opens), after in zip(ranges, begins, strict=True):
        if after < end:
            found.append((after, end, opens or opened))
        opened = after == end
    return found


def closes_sentence(tokens: Tokens, tags: list[str], i: int, end: int) -> bool:
    """Tell whether a line or sentence ends with a person or body, or its name, from word i on: ...,
    claims adviser; ..., reports the Ledger.
    """
    stop = tags[end - 1] == "." and i < end - 1
    if stop and (tokens.low(i) == "the" or tags[i] == NAME):
        return all(tag in NOMINAL for tag in tags[i + 1 : end - 1])
    last = tokens.low(end - 1)
    named = tags[end - 1] == NAME or last in PEOPLE or last in TITLES or last in BODIES
    return i < end and named and all(tag in NOMINAL for tag in tags[i:end])
