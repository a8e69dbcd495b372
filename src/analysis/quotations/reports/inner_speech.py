"""Quotations inside quotations, by whom the words around them report: “Mother told me, ‘Go home,’”
Berg said.

The words around are those of the outer quotation, which is read like a text of its own.
"""

from __future__ import annotations

from bisect import bisect_left

from analysis.quotations.grammar.noun_phrases import Phrase, can_speak, phrase_from
from analysis.quotations.grammar.qualified_nouns import antecedent
from analysis.quotations.grammar.subjects import clause_subject
from analysis.quotations.reports.adjuncts import after_addressee
from analysis.quotations.reports.after import clause_after
from analysis.quotations.reports.before import colon_or_signature
from analysis.quotations.reports.cue import Cue, cue_before_source, speaks
from analysis.quotations.reports.quotation import (
    Attribution,
    Quotation,
    Speech,
    is_speech,
    quotation_in,
)
from analysis.quotations.reports.sentence import parse_sentences
from analysis.quotations.text.inner_marks import stretches_inside
from analysis.quotations.text.lexicon import (
    BODIES,
    CALLINGS,
    PEOPLE,
    SOMEBODY,
    TITLES,
    WORD_LISTS,
    WORDS_FOR_MEN,
    WORDS_FOR_WOMEN,
)
from analysis.quotations.text.marks import Quoted
from analysis.quotations.text.tagging import tagged_sentences
from analysis.quotations.text.tags import (
    AUXILIARY,
    BETWEEN_QUOTATIONS,
    COMMA_OR_COLON,
    DETERMINER,
    DETERMINER_OR_PREPOSITION,
    NAME,
    NO_ADDRESSEE,
    OBJECT_PRONOUN,
    PRONOUN,
    QUOTATION,
    RELATIVE,
)
from analysis.quotations.text.tokens import Tokens, tokenise

_SPEAKER_OF_THE_OUTER = frozenset(["i", "we"])
_BEFORE_NOUN = frozenset(["the", "a", "an", "one", *WORD_LISTS["possessives"]])
_PEOPLE = PEOPLE | TITLES | CALLINGS | WORDS_FOR_MEN | WORDS_FOR_WOMEN
_ONE_PERSON = frozenset(["he", "she"])
_BEFORE_THINGS = frozenset(["in", "on", "at", "for", "of", "into", "during"])
_SPOKEN_MARKS = frozenset(["quote", "unquote"])  # said, quote, ...
_GOES = frozenset(["go", "goes", "went"])
_LEADS_ON = frozenset(["that", "like"])  # words right before what is quoted


def inner_speech(text: str, quotes: list[Quoted], readings: list[Attribution | None]) -> Speech:
    """Return the speech between marks inside the quotations of a text: start, end and reading.

    What “I” says is the speaker's of the outer quotation; anybody else is named by the words that
    stand in it, or by a pronoun where they name nobody.
    """
    inside = [(n, one) for n, one in stretches_inside(text, quotes) if is_speech(readings[n])]
    if not inside:
        return []
    inner = [one for _, one in inside]
    alone = _text_of(text, [quotes[n] for n in dict.fromkeys(n for n, _ in inside)])
    tokens, ranges = tagged_sentences(tokenise(alone, inner), inner)
    found: Speech = []
    for sentence in parse_sentences(tokens, ranges):
        told: Attribution | None = None
        for number in sentence.quotes:
            one, outer = inner[number], readings[inside[number][0]]
            quotation = quotation_in(tokens, sentence, one, tokens.quotes[number])
            cue = _cue_of(quotation)
            if cue and outer:
                opens = bisect_left(tokens.starts, quotes[inside[number][0]].start)
                told = _spoken_by(quotation, cue, outer, opens)
            elif not _goes_on(quotation):
                told = None
            if told:
                found.append((one.start, one.end, told))
    return found


def _text_of(text: str, quotes: list[Quoted]) -> str:
    """Return a text with line breaks in place of all that stands outside some quotations."""
    parts, at = [], 0
    for quote in quotes:
        parts += ["\n" * (quote.start - at), text[quote.start : quote.end]]
        at = quote.end
    return "".join([*parts, "\n" * (len(text) - at)])


def _goes_on(quotation: Quotation) -> bool:
    """Tell whether no more than a comma or conjunction parts a quotation from the one before."""
    tags, at = quotation.tokens.tags, quotation.at
    first = at - 1
    while first > quotation.sentence.start and tags[first] in BETWEEN_QUOTATIONS - {QUOTATION}:
        first -= 1
    return first < at - 1 and tags[first] == QUOTATION


def _cue_of(quotation: Quotation) -> Cue | None:
    """Return the cue whose report words between marks are: one that leads up to them, else one
    right behind them.
    """
    at = quotation.at
    near = next((c for c in reversed(quotation.sentence.cues) if c.word < at and c.source), None)
    if near and speaks(near) and _leads_to(quotation, near):
        return near
    found = _was_like(quotation) or clause_after(quotation)
    if found is None and quotation.before == ",":
        found = colon_or_signature(quotation)
    return found if found and found.source else None


def _leads_to(quotation: Quotation, cue: Cue) -> bool:
    """Tell whether nothing but an addressee and the like stands between a cue and a quotation: said
    to my wife, "..."; told me that "...".
    """
    tokens, at = quotation.tokens, quotation.at
    i = after_addressee(tokens, cue, at)
    between = [j for j in range(i, at) if tokens.lows[j] not in _SPOKEN_MARKS]
    if any(tokens.tags[j] in NO_ADDRESSEE for j in between):
        return False
    if tokens.tags[at - 1] in COMMA_OR_COLON or quotation.before in _LEADS_ON:
        return True
    if tokens.lows[i:at][:1] == ("to",) and i + 2 == at and tokens.tags[at - 1] == OBJECT_PRONOUN:
        return True  # they say to me "..."
    return not between and tokens.tags[at - 1] not in DETERMINER_OR_PREPOSITION


def _was_like(quotation: Quotation) -> Cue | None:
    """Return the cue of what speech has for "said": I was like, "..."; and she goes, "..."."""
    tokens, start = quotation.tokens, quotation.sentence.start
    i = quotation.at - 1 - (quotation.before == ",")
    if i <= start:
        return None
    like = tokens.lows[i] == "like" and tokens.tags[i - 1] == AUXILIARY
    if not like and not (quotation.before == "," and tokens.lows[i] in _GOES):
        return None
    source = clause_subject(tokens, start, i)
    if source is None or (like and not can_speak(tokens, source)):
        return None
    return cue_before_source(tokens, i, source, "adjacent")


def _spoken_by(quotation: Quotation, cue: Cue, outer: Attribution, opens: int) -> Attribution:
    """Return the reading of words between marks that a cue reports inside the outer quotation,
    which opens at a word.
    """
    tokens, source = quotation.tokens, cue.source
    capital = any(word[0].isupper() for word in quotation.words[:1])
    apart = quotation.before == "" or tokens.tags[quotation.at - 1] in COMMA_OR_COLON
    told = Attribution(cue, None, "inside", "direct" if capital and apart else "mixed")
    if source and tokens.low(source[0]) in _SPEAKER_OF_THE_OUTER:
        return told._replace(source=outer.source, label=outer.label)
    source = source and _named_by(tokens, opens, source)
    if source is None or tokens.tags[source[1] - 1] == DETERMINER:
        return told
    first = source[0] + (tokens.low(source[0]) in _BEFORE_NOUN)
    return told._replace(label=(tokens.starts[first], tokens.end(source[1] - 1)))


def _named_by(tokens: Tokens, start: int, source: Phrase) -> Phrase | None:
    """Return the words that name or describe the source of a cue; "he" or "she" itself where nobody
    is named before it, None where one of several may be meant.
    """
    if tokens.tags[source[0]] == RELATIVE:
        return antecedent(tokens, source[0], start)
    if tokens.tags[source[0]] == PRONOUN and tokens.low(source[0]) not in SOMEBODY:
        people = _people_between(tokens, start, source[0])
        if tokens.low(source[0]) in _ONE_PERSON:
            he = tokens.low(source[0])
            never = BODIES | (WORDS_FOR_WOMEN if he == "he" else WORDS_FOR_MEN)
            people = [one for one in people if tokens.low(one[1] - 1) not in never]
            people += _names_between(tokens, start, source[0])
            first = tokens.lows.index(he, start)  # He rang the clinic, and he said
            if not people and not _tells_of_something(tokens, start, first):
                return source  # somebody whom the words outside name
        return people[0] if len(people) == 1 else None
    close = source[1] + 2
    bracketed = tokens.tags[source[1] : close + 2] == ("(", NAME, ")", NAME)
    return phrase_from(tokens, close + 1, len(tokens.tags)) if bracketed else source


def _people_between(tokens: Tokens, start: int, end: int) -> list[Phrase]:
    """Return the phrases for persons between two words: I asked my wife, and she ..."""
    found = []
    for i in range(start, end):
        phrase = phrase_from(tokens, i, end) if _opens_phrase(tokens, i) else None
        after = _end_of_person(tokens, phrase) if phrase else None
        if after:
            found.append((i, after))
        elif tokens.low(i) in SOMEBODY:
            found.append((i, i + 1))
    return found


def _end_of_person(tokens: Tokens, phrase: Phrase) -> int | None:
    """Return the word after the noun for a person in a phrase, which a verb of no list may end: my
    son | rang me; None when it has none.
    """
    if tokens.low(phrase[1] - 1) in _PEOPLE:
        return phrase[1]
    kin = (i for i in range(*phrase) if tokens.low(i) in WORDS_FOR_MEN | WORDS_FOR_WOMEN)
    return next((i + 1 for i in kin), None)


def _opens_phrase(tokens: Tokens, i: int) -> bool:
    """Tell whether word i opens a noun phrase: my, a, one."""
    return tokens.tags[i] == DETERMINER or tokens.low(i) == "one"


def _tells_of_something(tokens: Tokens, start: int, end: int) -> bool:
    """Tell whether a noun stands behind an article or "one" between two words, who may be meant by
    what follows: a chap came up, and he ...; not: at a fair price.
    """
    return any(
        _opens_phrase(tokens, i)
        and tokens.low(i - 1) not in _BEFORE_THINGS
        and phrase_from(tokens, i + 1, end)
        for i in range(start, end)
    )


def _names_between(tokens: Tokens, start: int, end: int) -> list[Phrase]:
    """Return the names between two words: Tom Berg came, and he ..."""
    opens = (i for i in range(start, end) if tokens.tags[i] == NAME != tokens.tags[i - 1])
    return [phrase_from(tokens, i, end) or (i, i + 1) for i in opens]
