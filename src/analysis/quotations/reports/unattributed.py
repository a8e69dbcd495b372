"""Words between marks that no report governs: titles, scare quotes, labels and stray marks."""

from __future__ import annotations

import re

from analysis.quotations.grammar.noun_phrases import behind_owner, can_speak
from analysis.quotations.grammar.subjects import clause_subject
from analysis.quotations.reports.cue import Cue, main_verb
from analysis.quotations.reports.quotation import Attribution, Quotation
from analysis.quotations.reports.refusals import DENYING
from analysis.quotations.rule_table import ReadingRule
from analysis.quotations.text.lexicon import (
    FORMS_OF_BE,
    ORGANISATIONS,
    PEOPLE,
    POSSESSIVE_ENDINGS,
    PRESS,
    WORD_LISTS,
)
from analysis.quotations.text.marks import Quoted
from analysis.quotations.text.owned_nouns import POSSESSIVES
from analysis.quotations.text.tags import (
    BETWEEN_QUOTATIONS,
    DASH,
    DETERMINER,
    DETERMINER_OR_NOUN,
    KNOWN_AS_ADJUNCT,
    NAME,
    NOUN,
    PERSON_NAMED,
    PREPOSITION,
    RELATIVE,
    SENTENCE_MARK,
)

_SMALL_TITLE_WORDS = frozenset(WORD_LISTS["small words of titles"])
_LABELS = frozenset(WORD_LISTS["labels of names and terms"])
_WORKS = frozenset(WORD_LISTS["works and shows"])
_INSCRIPTIONS = frozenset(WORD_LISTS["inscriptions"])
_HEADINGS = frozenset(WORD_LISTS["headings"])
_CARRIERS = frozenset(WORD_LISTS["carriers of inscriptions"])
_NAMED_BY_WORDS = frozenset(WORD_LISTS["what words between marks name"])
_ADDRESSING_VERBS = frozenset(WORD_LISTS["address verbs"])
_SINGING_VERBS = frozenset(WORD_LISTS["singing verbs"])
_MAKING_VERBS = frozenset(WORD_LISTS["verbs of making"])
_BEFORE_TITLES = _WORKS | PRESS | _SINGING_VERBS
_TELLS_WORDING = frozenset(["read", "reads", "reading", "say", "says", "said", "saying"])
_NAMING = frozenset(["called", "dubbed", "nicknamed", "termed"])
_BY_MANY = frozenset(WORD_LISTS["by many"])
_TERM_WORDS = frozenset(["term", "name", "word"])
_SHORT_TERM = 5  # words, fewer of which may name a thing
_LONGEST_TITLE = 9  # words

_QUESTION_OR_CRY = frozenset("?!")
_ACTIVE_SIDES = frozenset(["adjacent", "apposition", "shared"])  # somebody calls it so
_CRY_NOUNS = frozenset(WORD_LISTS["nouns of cries"])
_NO_THINGS = PEOPLE | ORGANISATIONS | _CRY_NOUNS
_LONGEST_SLOGAN = 6  # words
_NOBODYS = frozenset(["no report", "subject", "title", "scare quotes"])  # rules that ask no cue
_WORDS = re.compile(r"\w+")
_VERB_OF_SPEECH = f"(?:{'|'.join(WORD_LISTS['plain speech verbs'])})"
_INVERTED_CLAUSE = rf"[,?!]['’]? {_VERB_OF_SPEECH} (?:the |an? |[A-Z])"
_PLAIN_CLAUSE = (
    rf"(?:he|she|the \w+|(?:M[rs]+\. )?[A-Z][\w’-]+(?: [A-Z][\w’-]+)?) {_VERB_OF_SPEECH}\b"
)
_RUNAWAY_REPORT = re.compile(rf"{_INVERTED_CLAUSE}|[,?!]['’]? {_PLAIN_CLAUSE}")
# what a speaker of several paragraphs says may hold "he said"
_CARRIED_REPORT = re.compile(_INVERTED_CLAUSE)
_RUNAWAY_LENGTH = (
    1500  # characters of an unclosed quotation looked through for the reporter's words
)


def scare_quotes(rule: ReadingRule) -> Attribution:
    """Return the reading of words between marks that nobody is said to have spoken."""
    return Attribution(None, None, rule, "scare")


def is_stray_mark(quotation: Quotation) -> bool:
    """Tell whether a mark that is never closed is a stray one or has let in the reporter's words.

    As in: The " key is stuck, and: "We fight, said Ali.
    """
    text, start = quotation.tokens.text, quotation.quote.start
    end = min(quotation.quote.end, start + _RUNAWAY_LENGTH)
    narration = _CARRIED_REPORT if quotation.quote.carried else _RUNAWAY_REPORT
    return text[start : start + 1].isspace() or narration.search(text, start, end) is not None


def is_title(quotation: Quotation) -> bool:
    """Tell whether the words between the marks are a title or a name rather than speech."""
    before, words = quotation.before, quotation.words
    if before == "so-called" or before in _HEADINGS or _is_inscription(quotation):
        return True
    if _has_byline(quotation) or _known_as(quotation) or _often_called(quotation):
        return True
    if _is_mentioned(quotation) or _is_described_as(quotation):
        return True
    if _names_what_follows(quotation):
        return True
    if not before or quotation.last in _QUESTION_OR_CRY or len(words) > _LONGEST_TITLE:
        return False
    owned = before in POSSESSIVES and _qualifies_noun(quotation)  # its "Old Lantern" ale
    return _is_title_case(words) and (owned or _follows_title_word(quotation))


def _follows_title_word(quotation: Quotation) -> bool:
    """Tell whether what stands before words in title case makes them a title: a work, a label, a
    preposition.
    """
    before, words = quotation.before, quotation.words
    if before == "," and quotation.at - 2 >= quotation.sentence.start:
        return quotation.tokens.low(quotation.at - 2) in _WORKS
    if before.endswith(POSSESSIVE_ENDINGS) or before in _BEFORE_TITLES:
        return True
    if before == "read":
        return _is_read_by_somebody(quotation)
    if before in _MAKING_VERBS:
        return len(words) > 1 and quotation.last.isalnum()
    if before in _LABELS:
        return not _is_called_by_somebody(quotation)
    if _names_a_thing(quotation):
        return True
    addressed = (
        quotation.tokens.tags[quotation.at - 1] == PREPOSITION or before in _ADDRESSING_VERBS
    )
    return addressed and (len(words) > 1 or quotation.last != ".")


def _names_a_thing(quotation: Quotation) -> bool:
    """Tell whether words between marks are the name of the thing before them: the festival "Summer
    Lights".
    """
    tokens, at, before = quotation.tokens, quotation.at, quotation.before
    thing = before not in _NO_THINGS and tokens.tags[at - 1] == NOUN
    return thing and len(quotation.words) > 1 and tokens.tags[at - 2] == DETERMINER


def _is_mentioned(quotation: Quotation) -> bool:
    """Tell whether a quotation is a word spoken of: the word "curfew" was struck out."""
    short = len(quotation.words) < _SHORT_TERM
    return short and quotation.before in _TERM_WORDS and quotation.last not in SENTENCE_MARK


def _is_described_as(quotation: Quotation) -> bool:
    """Tell whether a quotation is what somebody describes: she described "The Heron" as dull."""
    tokens, at = quotation.tokens, quotation.at
    described = any(
        cue.word == at - 1 and cue.verb is not None and "call" in cue.verb.classes
        for cue in quotation.sentence.cues
    )
    return described and tokens.word(at + 1) == "as"


def _is_inscription(quotation: Quotation) -> bool:
    """Tell whether a quotation is what a word before it names: the tagline "...", a nickname of
    "..."; or stands on something.
    """
    named = quotation.at - 1 - (quotation.before == "of")
    inside = named >= quotation.sentence.start
    return (inside and quotation.tokens.low(named) in _INSCRIPTIONS) or _is_worn(quotation)


def _is_worn(quotation: Quotation) -> bool:
    """Tell whether a quotation is what stands on a thing that somebody holds, wears or puts up: a
    banner reading "...", a cap that said "..." and "...".
    """
    tokens, i = quotation.tokens, quotation.at - 1
    while i > quotation.sentence.start and tokens.tags[i] in BETWEEN_QUOTATIONS:
        i -= 1
    if tokens.low(i) not in _TELLS_WORDING:
        return False
    related = tokens.tags[i - 1] == RELATIVE
    return tokens.low(i - 1 - related) in _CARRIERS and (related or tokens.low(i).endswith("ing"))


def _names_what_follows(quotation: Quotation) -> bool:
    """Tell whether words between marks name what stands behind them: the "iron lady" nickname, the
    "wait and see" school of thought.
    """
    tokens, at = quotation.tokens, quotation.at
    led = at > quotation.sentence.start and tokens.tags[at - 1] == DETERMINER
    return led and tokens.word(at + 1) in _NAMED_BY_WORDS and len(quotation.words) < _LONGEST_TITLE


def _is_read_by_somebody(quotation: Quotation) -> bool:
    """Tell whether somebody reads what stands between marks: she read "The Heron" twice."""
    return any(
        cue.source is not None and quotation.tokens.tags[cue.source[0]] in PERSON_NAMED
        for cue in quotation.sentence.cues
        if cue.word == quotation.at - 1
    )


def _is_called_by_somebody(quotation: Quotation) -> bool:
    """Tell whether the word before a quotation is a verb of one who can speak: Ali called it
    "...".
    """
    return any(
        can_speak(quotation.tokens, cue.source)
        for cue in quotation.sentence.cues
        if cue.word == quotation.at - 1 and cue.side in _ACTIVE_SIDES and cue.source
    )


def _known_as(quotation: Quotation) -> bool:
    """Tell whether a quotation is what something is known as: known in the valley as "the
    Tailor".
    """
    tokens, start = quotation.tokens, quotation.sentence.start
    i = quotation.at - 1
    if i > start and tokens.tags[i] == DETERMINER:  # known as the "Tailor"
        i -= 1
    if i <= start or tokens.low(i) != "as":
        return False
    i -= 1
    while i > start and tokens.low(i) != "known" and tokens.tags[i] in KNOWN_AS_ADJUNCT:
        i -= 1
    return tokens.low(i) == "known"


def _often_called(quotation: Quotation) -> bool:
    """Tell whether a quotation is what something is called by many: a fish often called the "old
    wife"; but: often called the "old wife" by Ali.
    """
    tokens, at = quotation.tokens, quotation.at
    i = at - 1 - (tokens.tags[at - 1] == DETERMINER)
    if i - 2 < quotation.sentence.start or tokens.low(i) not in _NAMING:
        return False
    if tokens.low(i - 1) not in _BY_MANY or tokens.word(at + 1) == "by":
        return False
    opens = tokens.tags[i - 2] in (",", "(") or tokens.low(i - 2) in FORMS_OF_BE
    return opens and len(quotation.words) < _SHORT_TERM


def _has_byline(quotation: Quotation) -> bool:
    """Tell whether a quotation is a headline with its author: "Bridge to open," by Anna Berg."""
    tokens, after = quotation.tokens, quotation.at + 1
    opens = quotation.at == quotation.sentence.start or tokens.tags[quotation.at - 1] in DASH
    follows = tokens.word(after) == "by" and quotation.last == ","
    return opens and follows and NAME in tokens.tags[after + 1 : after + 3]


def _is_title_case(words: list[str]) -> bool:
    """Tell whether every word but the small ones begins with a capital, as in a title."""
    if not words or not words[0][0].isupper():
        return False
    return all(w[0].isupper() or w in _SMALL_TITLE_WORDS for w in words)


def is_called_for(quotation: Quotation, cue: Cue) -> bool:
    """Tell whether a short phrase names what is called for rather than repeats what was said."""
    tokens = quotation.tokens
    call = cue.verb is not None and cue.verb.lemma == "call" and tokens.words[cue.right] == "for"
    return call and quotation.before in ("a", "an", "the") and len(quotation.words) < 3


def is_denied_name(quotation: Quotation, cue: Cue) -> bool:
    """Tell whether a short phrase before its noun is what others call a thing that somebody denies:
    denied that it was a "secret" deal.
    """
    denies = cue.verb is not None and cue.verb.lemma in DENYING
    short = len(quotation.words) < _SHORT_TERM and cue.right < quotation.at
    tokens, at = quotation.tokens, quotation.at
    return denies and short and tokens.tag(at + 1) == NOUN and tokens.tags[at - 1].isalpha()


def attribution_without_cue(quotation: Quotation) -> Attribution | None:
    """Return the reading of words between marks in a sentence with no cue.

    Short ones are scare quotes; longer ones are speech of the subject of the sentence when that can
    speak, and one that opens a sentence in mid-paragraph goes on from the sentence before (None).
    """
    tokens, sentence, at = quotation.tokens, quotation.sentence, quotation.at
    words = quotation.words
    cry = _cry_cue(quotation)
    if cry:
        return Attribution(cry, None, "cry", "mixed")
    called = quotation.before in _LABELS and (quotation.before != "the" or len(words) < 2)
    if called or _is_title_case(words):
        return scare_quotes("title" if _is_title_case(words) else "scare quotes")
    if len(words) < _SHORT_TERM and (_qualifies_noun(quotation) or _is_term(quotation)):
        return scare_quotes("scare quotes")
    phrase = len(words) == 2 and quotation.before in ("a", "an", "the", "to", "as")
    if len(words) < 3 and not phrase:
        return scare_quotes("scare quotes")
    if at == sentence.start and not sentence.opens and len(words) > 4:
        return None
    source = clause_subject(tokens, sentence.start, at)
    if source is None or not can_speak(tokens, behind_owner(tokens, source)):
        return (
            scare_quotes("scare quotes")
            if phrase
            else Attribution(None, None, "no report", "mixed")
        )
    return Attribution(main_verb(tokens, source, at), source, "subject", "mixed")


def _qualifies_noun(quotation: Quotation) -> bool:
    """Tell whether words between marks stand between an article and its noun: a "tree in bud"
    pattern, the "Clean hands" drive.
    """
    tokens, at = quotation.tokens, quotation.at
    if at == quotation.sentence.start or tokens.tag(at + 1) != NOUN:
        return False
    capital = any(word[0].isupper() for word in quotation.words[:1])
    led = capital or quotation.before not in ("the", "that")
    return led and tokens.tags[at - 1] in DETERMINER_OR_NOUN


def _is_term(quotation: Quotation) -> bool:
    """Tell whether words between marks name a thing: conditions like "hot tub lung", there is
    "hot tub lung", the term is "hot tub lung".
    """
    tokens, at, start = quotation.tokens, quotation.at, quotation.sentence.start
    lows = tokens.lows[start:at]
    exists = quotation.before in ("is", "are") and lows[-2:-1] == ("there",)
    named = quotation.before in ("is", "are") and not _TERM_WORDS.isdisjoint(lows)
    return exists or named or quotation.before == "like"


def _cry_cue(quotation: Quotation) -> Cue | None:
    """Return the cue of a slogan or of what a crowd calls: chants of "Ali out"."""
    tokens = quotation.tokens
    at = quotation.at - 1 - (quotation.before == "of")
    if at < quotation.sentence.start or tokens.low(at) not in _CRY_NOUNS:
        return None
    return Cue(at, tokens.starts[at], tokens.end(at), None, "noun", at, at + 1, None)


def without_slogans(
    text: str, quotes: list[Quoted], readings: list[Attribution | None]
) -> list[Attribution | None]:
    """Return the readings of the quotations of a text, those of a few words that it prints between
    marks again and again, and nowhere as somebody's speech, as scare quotes.
    """
    places: dict[str, list[int]] = {}
    for number, quote in enumerate(quotes):
        words = _WORDS.findall(text[quote.start : quote.end].lower())
        if words and len(words) <= _LONGEST_SLOGAN:
            places.setdefault(" ".join(words), []).append(number)
    found = list(readings)
    for numbers in places.values():
        told = [readings[number] for number in numbers]
        if len(numbers) > 1 and all(one is None or one.rule in _NOBODYS for one in told):
            for number in numbers:
                found[number] = scare_quotes("scare quotes")
    return found
