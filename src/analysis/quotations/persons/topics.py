"""Topics: the subject of the sentence before, which "it" or "they" takes up."""

from __future__ import annotations

from analysis.quotations.grammar.noun_phrases import Phrase, can_speak, phrase_from
from analysis.quotations.persons.signs_of_bodies import means_body
from analysis.quotations.persons.titles import leads_names
from analysis.quotations.text.lexicon import AGENT_ENDINGS
from analysis.quotations.text.plurals import is_plural
from analysis.quotations.text.tags import (
    BEFORE_TOPIC,
    COMMA_OR_QUOTATION,
    LINE_BREAK,
    NOUN,
    PREPOSITION,
    REPORTING_VERB,
    SENTENCE_END,
    SENTENCE_MARK_OR_QUOTATION,
    VERBAL,
)
from analysis.quotations.text.tokens import Tokens

SHARES = frozenset(["some", "many", "several", "few", "most"])  # of a group
_PEOPLE_ENDINGS = (*AGENT_ENDINGS, "men")
_BETWEEN_SENTENCES = SENTENCE_MARK_OR_QUOTATION | {LINE_BREAK}
_SENTENCES_BACK = 3  # from a pronoun to the sentence whose subject it takes up


def topic_before(tokens: Tokens, at: int) -> Phrase | None:
    """Return what the pronoun at word `at`, which opens or closes a sentence, takes up: the subject
    of the sentence before it, or of one a little before if that is the pronoun again.
    """
    pronoun = tokens.lows[at]
    at = _start_of_report(tokens, at)
    for _ in range(_SENTENCES_BACK):
        end = at
        while end and tokens.tags[end - 1] in _BETWEEN_SENTENCES:
            end -= 1
        start = end
        while start and not ends_sentence(tokens, start - 1):
            start -= 1
        while start < end and tokens.tags[start] in BEFORE_TOPIC:
            start += 1  # But the report, ...; Meanwhile, the report ...
        phrase = phrase_from(tokens, start, end) if end < at else None
        if phrase is None or tokens.lows[start] != pronoun:
            return phrase
        at = start
    return None


def _start_of_report(tokens: Tokens, at: int) -> int:
    """Return the first word of the sentence whose subject the pronoun at word `at` is, behind small
    words, an adjunct or a report that it closes: But it says; In a statement to the court, it says;
    Two men fell, it adds. `at` for any other.
    """
    start = at
    while start and not ends_sentence(tokens, start - 1):
        start -= 1
    opens = all(tag in BEFORE_TOPIC for tag in tokens.tags[start:at])
    adjunct = tokens.tags[start] == PREPOSITION and tokens.tags[at - 1] == ","
    opens = opens or (adjunct and VERBAL.isdisjoint(tokens.tags[start:at]))
    said = tokens.tags[at - 1] in COMMA_OR_QUOTATION and tokens.tag(at + 1) == REPORTING_VERB
    closes = said and (at + 2 == len(tokens.tags) or tokens.tags[at + 2] in SENTENCE_END)
    return start if opens or closes else at


def ends_sentence(tokens: Tokens, i: int) -> bool:
    """Tell whether a sentence ends with word i; not at the stop of Ltd. (the firm)."""
    after = tokens.word(i + 1)
    goes_on = tokens.words[i] == "." and (after[:1].islower() or after in ("(", ","))
    return tokens.tags[i] in SENTENCE_END and not goes_on


def group_before(tokens: Tokens, at: int) -> Phrase | None:
    """Return the people of whom the word at word `at`, which opens a sentence, means some: The
    nurses are tired. Some said; Some passengers waited. Others said; but not: Critics said no.
    Others said.
    """
    others = tokens.lows[at] == "others"
    if not (others or tokens.words[at][0].isupper()):
        return None
    phrase = topic_before(tokens, at)
    for _ in range(_SENTENCES_BACK):
        word = tokens.lows[phrase[0]] if phrase and phrase[1] - phrase[0] == 1 else ""
        if phrase and (word in SHARES or word == "others"):
            phrase, others = topic_before(tokens, phrase[0]), word == "others"
    if phrase is None or not describes_people(tokens, phrase):
        return None
    shared = tokens.lows[phrase[0]] in SHARES
    return (phrase[0] + shared, phrase[1]) if shared or not others else None


def body_described(tokens: Tokens, phrase: Phrase) -> Phrase | None:
    """Return the description of a body that is known, with which a phrase begins, without a verb
    that may be a noun: the union; the union | disagrees.
    """
    start, end = phrase
    if end - start > 2 and tokens.tags[end] not in VERBAL and tokens.lows[end - 1].endswith("s"):
        end -= not means_body(tokens.lows[end - 1])
    noun = tokens.tags[end - 1] == NOUN and means_body(tokens.lows[end - 1])
    return (start, end) if noun and tokens.lows[start] == "the" else None


def describes_people(tokens: Tokens, phrase: Phrase) -> bool:
    """Tell whether a phrase describes several people: the three inspectors."""
    last = phrase[1] - 1
    plural = is_plural(tokens, tokens.tags, last) or tokens.lows[last].endswith("men")
    if tokens.tags[last] != NOUN or not plural:
        return False
    low = tokens.lows[last]
    speak = can_speak(tokens, (last, last + 1)) or leads_names(low.removesuffix("s"))
    return speak or low.endswith(_PEOPLE_ENDINGS)
