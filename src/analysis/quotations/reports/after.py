"""Reports that stand behind a quotation and govern it."""

from __future__ import annotations

from analysis.quotations.grammar.displaced_subjects import after_adverbs
from analysis.quotations.grammar.noun_phrases import can_speak, phrase_from
from analysis.quotations.reports.adjuncts import after_addressee
from analysis.quotations.reports.cue import CLAUSE_TAKING, FINITE_SIDES, Cue, is_progressive
from analysis.quotations.reports.quotation import Quotation
from analysis.quotations.text.lexicon import ADJECTIVES_BEHIND_NOUNS, VERBS, WORD_LISTS
from analysis.quotations.text.tags import (
    AUXILIARY,
    BEFORE_MAIN_VERB,
    BEFORE_REPORT_CLAUSE,
    CLAUSE_OR_QUOTATION,
    CLOSING_LIMIT,
    COMMA_OR_ANY_DASH,
    CONJUNCTION,
    FINITE_VERB,
    FULL_VERB,
    LISTED_VERB,
    NAME,
    NAME_OPENER,
    PERSON_NAMED,
    PREPOSITION,
    PREPOSITION_OR_SUBORDINATOR,
    PREPOSITIONAL,
    REPORTING_VERB,
    STOP_OR_TIME,
    VERB_OR_NOUN,
)
from analysis.quotations.text.tokens import Tokens

_CLAUSE_ENDS = frozenset(",?!.…—-–;:")
_SPEECH_ENDS = frozenset(",?!…")
_SUMMING_WORDS = frozenset(["all", "how", "what"])
_SUMMING_UP = frozenset(WORD_LISTS["summing up"])
_SUBJECT_SIDES = FINITE_SIDES | {"relative", "shared"}  # ways to find a subject before its verb
# what may follow a closing cue
_AFTER_CLOSING_CUE = frozenset(["in", "on", "at", "of", "during", "after"])


def clause_after(quotation: Quotation) -> Cue | None:
    """Return the cue whose clause begins right after the quotation: "...", she said."""
    tokens, at, end = quotation.tokens, quotation.at, quotation.sentence.end
    comma = at + 1 < end and tokens.tags[at + 1] in COMMA_OR_ANY_DASH
    i = after_adverbs(tokens, at + 1 + comma, end)
    if (comma or quotation.last == ",") and i + 1 < end and tokens.words[i] == "as":
        i += 1  # "...", as the mayor said
    finished = comma or quotation.last in _CLAUSE_ENDS
    starts = (at + 1, *_clause_beginnings(quotation, i)) if finished else ()
    found = _first_cue_behind(quotation, i, starts)
    if found:
        return found
    if not finished:
        return _unpunctuated_clause(quotation)
    if at == quotation.sentence.start and (comma or quotation.last in _SPEECH_ENDS):
        return _unlisted_verb_after(tokens, i, end) or _distant_verb(quotation, i)
    return None


def _first_cue_behind(quotation: Quotation, i: int, starts: tuple[int, ...]) -> Cue | None:
    """Return the first cue behind the quotation whose verb stands at word i in front of its source,
    or whose clause begins at one of some words.
    """
    for cue in quotation.sentence.cues:
        if cue.word < quotation.at or cue.source is None:
            continue
        if cue.side == "inverted" and cue.left <= i + 1:
            return cue
        if cue.side in FINITE_SIDES and cue.left in starts and not is_progressive(cue):
            return cue
    return None


def _unpunctuated_clause(quotation: Quotation) -> Cue | None:
    """Return the cue clause that ends the sentence behind a quotation without a comma between
    them, as in text whose commas are lost: "..." Ali Demir a guard told the paper.
    """
    tokens, end = quotation.tokens, quotation.sentence.end
    if tokens.tag(quotation.at + 1) not in PERSON_NAMED:
        return None
    cue = _distant_verb(quotation, quotation.at + 1)
    if cue is None or cue.verb is None or cue.source is None:
        return None
    if any(tag not in PREPOSITIONAL for tag in tokens.tags[cue.source[1] : cue.word]):
        return None
    i = cue.right
    told = phrase_from(tokens, i, end) if "tell" in cue.verb.classes else None
    i = after_adverbs(tokens, told[1] if told else i, end)
    return cue if i >= end or tokens.tags[i] in CLOSING_LIMIT else None


def summing_clause(quotation: Quotation) -> Cue | None:
    """Return the cue of a clause that takes up a quotation: "..." was all Ali would say; "..." was
    the verdict of Ali.
    """
    tokens, at, end = quotation.tokens, quotation.at, quotation.sentence.end
    be = at + 1 + (tokens.tag(at + 1) == ",")
    if be + 2 >= end or tokens.tags[be] != AUXILIARY:
        return None
    first = be + 2
    if tokens.lows[be + 1 : be + 4 : 2] in (("the", "of"), ("the", "from")):
        first = be + 4 if tokens.lows[be + 2] in _SUMMING_UP else end
    elif tokens.words[be + 1] not in _SUMMING_WORDS:
        return None
    source = phrase_from(tokens, first, end)
    if source is None or not can_speak(tokens, source):
        return None
    said = (i for i in range(source[1], end) if tokens.tags[i] in LISTED_VERB)
    verb = next(said, be) if first == be + 2 else be
    return Cue(verb, tokens.starts[verb], tokens.end(verb), source, "inverted", at + 1, end, None)


def _distant_verb(quotation: Quotation, i: int) -> Cue | None:
    """Return the cue clause after a quotation whose verb is far from its subject: "...", Ali, who
    is chairman of the party said.
    """
    source = phrase_from(quotation.tokens, i, quotation.sentence.end)
    if source is None or not can_speak(quotation.tokens, source):
        return None
    for cue in quotation.sentence.cues:
        if (
            cue.word > source[1]
            and cue.verb
            and bool(cue.verb.classes & CLAUSE_TAKING)
            and cue.side in _SUBJECT_SIDES
        ):
            return cue._replace(source=source, left=i)
    return None


def _clause_beginnings(quotation: Quotation, i: int) -> tuple[int, ...]:
    """Return the words at which a clause may begin: word i, and the name after a description (a
    friend, Ali, said).
    """
    tags, end = quotation.tokens.tags, quotation.sentence.end
    phrase = phrase_from(quotation.tokens, i, end)
    if phrase and phrase[1] + 1 < end and tags[phrase[1]] == "," and tags[phrase[1] + 1] == NAME:
        return i, phrase[1] + 1
    return (i,)


def _unlisted_verb_after(tokens: Tokens, i: int, end: int) -> Cue | None:
    """Return the cue clause after a quotation with a verb of no list: "...", the senator riffed."""
    tags = tokens.tags
    if i >= end or tags[i] == ",":
        return None
    if tags[i] in FULL_VERB and i + 1 < end and tags[i + 1] in NAME_OPENER:
        source = phrase_from(tokens, i + 1, end)
        if source and can_speak(tokens, source):
            return Cue(i, tokens.starts[i], tokens.end(i), source, "inverted", i, source[1], None)
    source = phrase_from(tokens, i, end)
    if source is None or not can_speak(tokens, source):
        return None
    verb = source[1]
    while verb < end and tags[verb] in BEFORE_MAIN_VERB:
        verb += 1
    if (
        tags[verb : verb + 2] == (FINITE_VERB, REPORTING_VERB)
        and VERBS[tokens.low(verb + 1)].form == "ing"
    ):
        verb += 1  # the man kept repeating
    if verb >= end or tags[verb] not in VERB_OR_NOUN:
        return None
    if tokens.low(verb) in ADJECTIVES_BEHIND_NOUNS:
        return None  # "...", someone close to the mayor said
    return Cue(verb, tokens.starts[verb], tokens.end(verb), source, "adjacent", i, verb + 1, None)


def in_fronted_clause(quotation: Quotation, after: Cue) -> bool:
    """Tell whether a fronted clause with a report of its own holds the quotation.

    As in: Although Ali spoke of "...", Omar said no.
    """
    tags, sentence = quotation.tokens.tags, quotation.sentence
    if quotation.at == sentence.start:
        return False
    lead = sentence.start + (tags[sentence.start] == CONJUNCTION)
    own = any(c.word < quotation.at and c.source and c.side != "according" for c in sentence.cues)
    goes_on = after.right < sentence.end and tags[after.right] not in STOP_OR_TIME
    return tags[lead] in PREPOSITION_OR_SUBORDINATOR and own and goes_on


def closing_clause(quotation: Quotation, before: Cue | None) -> Cue | None:
    """Return the cue clause that ends the sentence and governs all of it: ..., the mayor said on
    Friday.

    A clause between commas further on counts only when no report stands before the quotation.
    """
    tokens, sentence = quotation.tokens, quotation.sentence
    for cue in sentence.cues:
        if (
            cue.word < quotation.at
            or cue.source is None
            or cue.side not in FINITE_SIDES | {"inverted"}
        ):
            continue
        if cue.left <= sentence.start or tokens.tags[cue.left - 1] not in BEFORE_REPORT_CLAUSE:
            continue
        told = after_addressee(tokens, cue, sentence.end)
        if told == cue.right and cue.verb is not None and cue.verb.lemma == "tell":
            continue  # ..., jury told
        i = after_adverbs(tokens, told, sentence.end)
        tag = tokens.tags[i] if i < sentence.end else "."
        rest = tokens.tags[i : sentence.end]
        described = cue.side == "inverted" and not any(t in CLAUSE_OR_QUOTATION for t in rest)
        if tag == "," and before is not None and not described:
            continue
        if tag in CLOSING_LIMIT or (tag == PREPOSITION and tokens.low(i) in _AFTER_CLOSING_CUE):
            return cue
    return None


def _follows_conjunction(tokens: Tokens, i: int) -> bool:
    """Tell whether word i begins what a conjunction adds: ... and, according to Ali, ..."""
    return tokens.tags[i - 1] == CONJUNCTION or (
        tokens.tags[i - 1] == "," and tokens.tags[i - 2] == CONJUNCTION
    )


def according_to(quotation: Quotation) -> Cue | None:
    """Return the cue "according to" of the sentence: the first after it, else the last before."""
    found = [
        cue
        for cue in quotation.sentence.cues
        if cue.side == "according"
        and (cue.word < quotation.at or not _follows_conjunction(quotation.tokens, cue.left))
    ]
    behind = [cue for cue in found if cue.word > quotation.at]
    return behind[0] if behind else (found[-1] if found else None)
