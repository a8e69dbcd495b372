"""Headlines that are reports: their source stands before a colon, or behind one or a dash."""

from __future__ import annotations

import re

from analysis.quotations.grammar.clauses import trim_range
from analysis.quotations.grammar.noun_phrases import Phrase, can_speak, phrase_from
from analysis.quotations.reports.cue import Cue, cue_at, speaks
from analysis.quotations.reports.quotation import Attribution, is_speech
from analysis.quotations.reports.sentence import Sentence
from analysis.quotations.text.lexicon import BODIES, PEOPLE, TAGS, TITLES, VERBS
from analysis.quotations.text.marks import TRAILERS, Quoted
from analysis.quotations.text.tags import (
    CLAUSE_SIGN,
    COLON_OR_DASH,
    LINE_BREAK,
    NAME,
    NUMBER,
    SENTENCE_MARK,
)
from analysis.quotations.text.tokens import Tokens

_WORD = re.compile(r"\w+(?:['-]\w+)*+")
_ARTICLES = frozenset(["a", "an", "the"])
_FEWEST_WORDS = 4  # of a report in a headline
_LONGEST_LABEL = 4  # words before a colon that name one person or body
_SPOKEN_FOR = PEOPLE | TITLES | BODIES  # last words of a description before a colon
_SENTENCES_BELOW = 3  # looked through for what a name before a colon says
_QUOTATIONS_BELOW = 8  # of a heading, looked through for its words
_SHORT_HEADING = 2  # words but for articles, fewer of which are looked for as a whole
_QUOTATION_ENDS = frozenset(".?!…,")


def repeated_below(tokens: Tokens, quotes: list[Quoted], parsed: list[Sentence]) -> dict[int, int]:
    """Return the quotations below a headline whose words those of the headline are, by the numbers
    of these: Pier "a wreck" ... "It is a wreck now," Ali said.
    """
    lines = next((n for n, sentence in enumerate(parsed) if n and sentence.opens), len(parsed))
    number = [number for sentence in parsed[:lines] for number in sentence.quotes]
    if not number or tokens.tags[parsed[lines - 1].end - 1] in SENTENCE_MARK:
        return {}
    below = [(n, _words_of(tokens, quotes[n])) for n in range(number[-1] + 1, len(quotes))]
    found: dict[int, int] = {}
    for one in number:
        said = [word for word in _words_of(tokens, quotes[one]) if word not in _ARTICLES]
        same = (n for n, words in below if said and _holds(words, said))
        found.update((one, n) for n in list(same)[:1])
    return found


def headings(tokens: Tokens, quotes: list[Quoted]) -> list[int]:
    """Return the quotations that are headings, numbered or not: alone in their line, below the
    first one, and without a mark that ends them.
    """
    found = []
    for number, (quote, at) in enumerate(zip(quotes, tokens.quotes, strict=True)):
        if not quote.closed or tokens.tag(at + 1) != LINE_BREAK:
            continue
        numbered = tokens.tag(at - 1) in (".", ")") and tokens.tag(at - 2) == NUMBER
        first = at - 2 if numbered else at
        last = tokens.text[quote.start : quote.end].rstrip(TRAILERS)[-1:]
        if first > 0 and tokens.tags[first - 1] == LINE_BREAK and last not in _QUOTATION_ENDS:
            found.append(number)
    return found


def echoed(tokens: Tokens, quotes: list[Quoted], heading: int) -> int | None:
    """Return the first quotation below a heading that has its words, not as words of others between
    marks of their own; one word of it no more.
    """
    said = [word for word in _words_of(tokens, quotes[heading]) if word not in _ARTICLES]
    for number in range(heading + 1, min(len(quotes), heading + 1 + _QUOTATIONS_BELOW)):
        words = [word for word in _words_of(tokens, quotes[number]) if word not in _ARTICLES]
        if said and (words == said or (len(said) >= _SHORT_HEADING and _holds(words, said))):
            inside = tokens.text[quotes[number].start : quotes[number].end].lower()
            return None if re.search(rf"[‘'“\"]{re.escape(said[0])}\b", inside) else number
    return None


def is_sentence(tokens: Tokens, quote: Quoted) -> bool:
    """Tell whether the words of a quotation are a sentence rather than a phrase, by a verb or a
    pronoun among them.
    """
    words = _words_of(tokens, quote)
    return len(words) >= _FEWEST_WORDS and any(TAGS[word] in CLAUSE_SIGN for word in words)


def is_phrase(tokens: Tokens, quote: Quoted) -> bool:
    """Tell whether the words of a quotation are too few for a sentence."""
    return len(_words_of(tokens, quote)) < _FEWEST_WORDS


def _words_of(tokens: Tokens, quote: Quoted) -> list[str]:
    return _WORD.findall(tokens.text[quote.start : quote.end].lower().replace("’", "'"))


def _holds(words: list[str], said: list[str]) -> bool:
    """Tell whether words stand in this order among others, at most a few of which part them."""
    for start in (i for i, word in enumerate(words) if word == said[0]):
        at = start
        for word in said[1:]:
            at = next((i for i in range(at + 1, len(words)) if words[i] == word), len(words))
        spare = len(said) - 2 if len(said) > 2 else 0
        if at < len(words) and at - start < len(said) + spare:
            return True
    return False


def headline_report(
    tokens: Tokens, parsed: list[Sentence], readings: list[Attribution | None]
) -> tuple[tuple[int, int], Cue] | None:
    """Return the word range of the report that a headline is, and its cue: Border to open today:
    Turkish minister; Border to open today - sources; Police: Border to open today. A name before
    the colon speaks when the sentences below report what it says (Sadr: Border to open today).
    """
    if not parsed or any(is_speech(readings[number]) for number in parsed[0].quotes):
        return None
    start, end = parsed[0].start, parsed[0].end
    if closing := _closing_clause(tokens, start, end):
        return closing
    marks = [i for i in range(start, end) if tokens.tags[i] in COLON_OR_DASH]
    if len(marks) != 1 or tokens.tags[end - 1] in SENTENCE_MARK:
        return None
    mark = marks[0]
    behind, before = phrase_from(tokens, mark + 1, end), phrase_from(tokens, start, mark)
    if _closes(tokens, mark, behind, end) and not parsed[0].cues:
        source, report = behind, trim_range(tokens, start, mark)
    elif before and before[1] == mark and _opens(tokens, mark, before, parsed):
        source, report = before, trim_range(tokens, mark + 1, end)
    else:
        return None
    if source is None or report[1] - report[0] < _FEWEST_WORDS:
        return None
    at = tokens.starts[mark]
    left = min(mark, source[0])
    return report, Cue(mark, at, at + 1, source, "colon", left, max(mark + 1, source[1]), None)


def _closing_clause(tokens: Tokens, start: int, end: int) -> tuple[tuple[int, int], Cue] | None:
    """Return the report of a headline whose words have capitals, and the cue that ends it: Border
    to Open Today, Officials Say.
    """
    verb = end - 1
    comma = max((i for i in range(start, end) if tokens.tags[i] == ","), default=verb)
    told = tokens.low(verb) in VERBS and VERBS[tokens.low(verb)].form in ("base", "s")
    if not told or tokens.tags[verb] != NAME or verb - comma > _LONGEST_LABEL + 1:
        return None
    source = phrase_from(tokens, comma + 1, verb)
    if source is None or source[1] < verb or not can_speak(tokens, source):
        return None
    report = trim_range(tokens, start, comma)
    if report[1] - report[0] < _FEWEST_WORDS:
        return None
    cue = cue_at(tokens, verb, source, "adjacent", source[0], end, VERBS[tokens.low(verb)])
    return report, cue


def _closes(tokens: Tokens, mark: int, source: Phrase | None, end: int) -> bool:
    """Tell whether a phrase behind a mark, which ends a headline, is its source; a name behind a
    dash is not, which may be that of the paper.
    """
    if source is None or source[1] < end or not can_speak(tokens, source):
        return False
    return tokens.tags[mark] == ":" or NAME not in tokens.tags[source[0] : source[1]]


def _opens(tokens: Tokens, mark: int, source: Phrase, parsed: list[Sentence]) -> bool:
    """Tell whether a phrase before a colon, which opens a headline, is its source."""
    marked = not tokens.tag(mark + 1).isalpha()  # a quotation whose end was not found
    if tokens.tags[mark] != ":" or marked or source[1] - source[0] > _LONGEST_LABEL:
        return False
    last = tokens.low(source[1] - 1)
    if last in _SPOKEN_FOR or last.removesuffix("s") in PEOPLE:
        return True
    return any(
        last in tokens.lows[slice(*cue.source)]
        for sentence in parsed[1 : 1 + _SENTENCES_BELOW]
        for cue in sentence.cues
        if cue.source and speaks(cue)
    )
