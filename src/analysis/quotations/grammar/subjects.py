"""Clauses: the subject of a verb, and the phrase that the verbs of a clause share."""

from __future__ import annotations

from itertools import pairwise

from analysis.quotations.grammar.asides import closes_aside, comma_places
from analysis.quotations.grammar.clauses import after_day
from analysis.quotations.grammar.noun_phrases import (
    CLAUSE_OPENING_PREPOSITIONS,
    Phrase,
    can_speak,
    phrase_from,
    phrase_up_to,
)
from analysis.quotations.grammar.qualified_nouns import (
    document_of_clause,
    head_of_participle,
    noun_before_participle,
    noun_before_pronoun,
    relative_head,
    told_of_before,
    whole_of_examples,
    with_first_of_two,
)
from analysis.quotations.grammar.verb_groups import before_verb_group
from analysis.quotations.rule_table import Side
from analysis.quotations.text.lexicon import (
    DOCUMENTS,
    STAND_FOR_PEOPLE,
    SUMMING_NOUNS,
    TITLES_AND_PEOPLE,
    VERBS,
)
from analysis.quotations.text.plurals import means_several
from analysis.quotations.text.tags import (
    ADJUNCT_OPENER,
    ADVERBIAL,
    ASIDE_MARK,
    AUXILIARY_OR_RELATIVE,
    BEFORE_SUBJECT,
    CLAUSE_MARK,
    CONJUNCTION,
    CONNECTIVE_ADVERBIAL,
    DATE_WORD,
    DETERMINER,
    FINITE,
    ING_FORM,
    INSIDE_RELATIVE_CLAUSE,
    LISTED_VERB,
    NAME,
    NAME_OR_STOP,
    NOMINAL,
    NOUN,
    NUMBER,
    OBJECT_PRONOUN,
    PERSON_WORD,
    PHRASE_OPENER,
    PREPOSITION,
    PREPOSITION_OR_PARTICIPLE,
    PRONOUN,
    QUOTATION,
    RELATIVE,
    REPORTING_VERB,
    SPECIFIER,
    SUBJECT_END,
    SUBORDINATOR,
    TIME,
)
from analysis.quotations.text.tokens import Tokens

_READING_VERBS = frozenset(["read", "reads", "said", "says"])  # of documents: a sign that read
Subject = tuple[Phrase, Side, int]  # subject, the way it was found, first word of the verb group


def subject_of(tokens: Tokens, verb: int, start: int) -> Subject | None:
    """Return the subject of the finite verb at word `verb`, looking no further back than `start`.

    Returns the phrase, the way it was found (adjacent, apposition, relative, shared) and the first
    word of the verb group; None when there is none.
    """
    i, group = before_verb_group(tokens, verb, start)
    if i < start:
        return None
    if document := document_of_clause(tokens, start, group):
        return document, "relative", group
    tag = tokens.tags[i]
    if tag in (PRONOUN, OBJECT_PRONOUN) and (owner := noun_before_pronoun(tokens, i, start)):
        return owner, "adjacent", group
    if tag == PRONOUN or (tag == DETERMINER and tokens.low(i) in STAND_FOR_PEOPLE):
        led = i > start and tokens.low(i - 1) == "the"  # the two said
        return (i - led, i + 1), "adjacent", group
    if tag == RELATIVE:
        acts = _is_relative_subject(tokens, i, verb, start)
        return ((i, i + 1), "relative", group) if acts else None
    if tag in ASIDE_MARK or (tag == QUOTATION and closes_aside(tokens, i, start)):
        found = _subject_before_aside(tokens, i, start)
        return (found, "apposition", group) if found else None
    if tag == CONJUNCTION:
        found = clause_subject(tokens, start, i)
        return (found, "shared", group) if found else None
    if tag in LISTED_VERB:
        owner = relative_head(tokens, i, start)  # the council which met on Friday said
        if owner:
            return owner, "relative", group
        owner = noun_before_participle(tokens, i, start)
        return (owner, "adjacent", group) if owner else None
    return _subject_ending_at(tokens, i, start, group) if tag in SUBJECT_END else None


def _is_relative_subject(tokens: Tokens, i: int, verb: int, start: int) -> bool:
    """Tell whether the relative pronoun at word i is the subject of a verb: who said; many of whom
    said; a sign that read.
    """
    low = tokens.low(i)
    if low == "that":
        noun = i > start and tokens.tags[i - 1] == NOUN
        document = tokens.low(i - 1).removesuffix("s") in DOCUMENTS
        return noun and (document or tokens.low(verb) in _READING_VERBS)
    return low in ("who", "which") or (low == "whom" and tokens.low(i - 1) == "of")


def _behind_sum(tokens: Tokens, phrase: Phrase) -> Phrase:
    """Return the phrase without the noun in front that sums up what was said, where both stand side
    by side: ..., a move | doctors called "rash".
    """
    start, end = phrase
    sums = end - start > 2 and tokens.lows[start] in ("a", "an")
    sums = sums and tokens.lows[start + 1] in SUMMING_NOUNS and means_several(tokens.lows[end - 1])
    return (start + 2, end) if sums and start and tokens.tags[start - 1] == "," else phrase


def _subject_ending_at(tokens: Tokens, i: int, start: int, group: int) -> Subject | None:
    """Return the subject that ends at word i, or that the phrase ending there only qualifies."""
    tags = tokens.tags
    found = phrase_up_to(tokens, i, start)
    if found is None:  # men who asked not to be named said; someone close to the mayor said
        told = told_of_before(tokens, i, start)
        if told:
            return *told, group
        owner = noun_before_participle(tokens, i, start)
        return (owner, "adjacent", group) if owner else None
    found = _behind_sum(tokens, whole_of_examples(tokens, found, start) or found)
    before = found[0] - 1
    if before > start and tags[before] == PREPOSITION:
        if tags[before - 1] in AUXILIARY_OR_RELATIVE:
            return subject_of(tokens, before, start)  # who has in the past said
        qualified = _subject_qualified(tokens, found, start, group)
        if qualified:
            return qualified
    if before >= start and tags[before] in INSIDE_RELATIVE_CLAUSE:
        owner = relative_head(tokens, found[0], start)  # people who saw it said
        if owner:
            return owner, "relative", group
    if not can_speak(tokens, found):
        told = told_of_before(tokens, found[0], start)
        if told:
            return *told, group
    return _whole_subject(tokens, found, start, group)


def _whole_subject(tokens: Tokens, found: Phrase, start: int, group: int) -> Subject:
    """Return a subject with what "and" joins it to, or the name that it describes."""
    named = _named_ahead(tokens, found, start)
    if named:
        return named, "apposition", group
    return with_first_of_two(tokens, found, start), "adjacent", group


def _named_ahead(tokens: Tokens, found: Phrase, start: int) -> Phrase | None:
    """Return the name with which a sentence begins and which a phrase without article describes, no
    comma behind that: Ali Demir, lawyer for the family said.
    """
    tags, comma = tokens.tags, found[0] - 1
    if comma <= start or tags[comma] != "," or tags[found[0]] != NOUN:
        return None
    if tokens.tag(found[1]) != PREPOSITION or tokens.low(found[1] - 1) not in TITLES_AND_PEOPLE:
        return None
    name = phrase_from(tokens, start, comma)
    whole = name is not None and name[1] == comma and tags[comma - 1] == NAME
    return name if whole else None


def _subject_qualified(tokens: Tokens, found: Phrase, start: int, group: int) -> Subject | None:
    """Return the subject that a prepositional phrase qualifies; the phrase itself when it belongs
    elsewhere, and None when nothing tells.
    """
    tags, before = tokens.tags, found[0] - 1
    if tokens.low(before) in CLAUSE_OPENING_PREPOSITIONS and can_speak(tokens, found):
        return found, "adjacent", group  # the plan failed, after Ali said
    if told := head_of_participle(tokens, before, start):
        return told, "adjacent", group
    led = tags[before - 1]
    if led == ",":
        owner = _subject_before_aside(tokens, before - 1, start)  # Ali, of the Kars office, said
        return (owner, "apposition", group) if owner else (found, "adjacent", group)
    if led == CONJUNCTION and tags[found[0]] == DETERMINER and not can_speak(tokens, found):
        shares = clause_subject(tokens, start, before - 1)  # Ali left, but in an interview said
        return (shares, "shared", group) if shares else (found, "adjacent", group)
    gerund = led == ING_FORM or _is_reporting_gerund(tokens, before - 1)
    if gerund and before > start + 1 and tags[before - 2] in NOMINAL:
        owner = phrase_up_to(tokens, before - 2, start)  # a source speaking to the paper said
        return (owner or found, "adjacent", group)
    return None


def _subject_before_aside(tokens: Tokens, comma: int, start: int) -> Phrase | None:
    """Return the subject before one or more commas and an apposition or relative clause that ends
    at `comma`.

    The segments between commas are read from the left: the first that begins as a noun phrase, and
    is no fronted adjunct or place name after one, is the subject.
    """
    tags = tokens.tags
    edges = comma_places(tokens, comma, start)
    fronted = False
    for left, right in pairwise(edges):
        i = left + 1
        while i < right and tags[i] in CONNECTIVE_ADVERBIAL:
            i += 1
        i = after_day(tokens, i)
        if i >= right:
            continue
        if tags[i] in ADJUNCT_OPENER or _is_reporting_gerund(tokens, i):
            fronted = True
            if left == edges[-2] and tags[i] == SUBORDINATOR:
                return phrase_from(tokens, i + 1, right)
        elif tags[i] in PHRASE_OPENER:
            town = fronted and tags[i] == NAME and right != comma and _is_place_name(tokens, left)
            phrase = _subject_of_segment(tokens, i, right, last=right == comma)
            if phrase and not (town and phrase[1] == right):
                return phrase
    return None


def _subject_of_segment(tokens: Tokens, i: int, right: int, last: bool) -> Phrase | None:
    """Return the noun phrase with which the words from word i up to a comma begin; none when they
    are a clause and not the `last` of their sentence's: The pier is closed, its owner, Ali, said.
    """
    phrase = phrase_from(tokens, i, right)
    if phrase and phrase[1] < right and tokens.tags[phrase[1]] == DETERMINER:
        phrase = phrase_from(tokens, phrase[1], right)  # a charge the mayor, Ali, denied
    clause = phrase and not last and tokens.tags[phrase[1]] in FINITE
    return None if clause else phrase


def _is_reporting_gerund(tokens: Tokens, i: int) -> bool:
    """Tell whether word i is a reporting verb in -ing."""
    return tokens.tags[i] == REPORTING_VERB and VERBS[tokens.low(i)].form == "ing"


def _is_place_name(tokens: Tokens, comma: int) -> bool:
    """Tell whether the comma stands between two capitalised words, as in Dayton, Ohio."""
    return tokens.tags[comma - 1] == NAME and tokens.tags[comma + 1] == NAME


def clause_subject(tokens: Tokens, start: int, end: int) -> Phrase | None:
    """Return the first noun phrase of a clause that is no fronted adjunct: the subject its verbs
    share.
    """
    tags, i = tokens.tags, start
    while i < end:
        tag = tags[i]
        after = _after_time_span(tokens, i, end) if tag in SPECIFIER else i
        if after > i:
            i = after
        elif tag == NUMBER and tokens.tag(i + 1) == ",":  # On 6 July, 2015, ...
            i += 2
        elif tag in BEFORE_SUBJECT:
            i += 1
        elif tag in PHRASE_OPENER:
            return phrase_from(tokens, i, end)
        elif tag in ADJUNCT_OPENER or (
            tag == REPORTING_VERB and VERBS[tokens.low(i)].form in ("ing", "past")
        ):
            comma = next((j for j in range(i + 1, end) if tags[j] in CLAUSE_MARK), end)
            if comma >= end:
                return _subject_after_bare_adjunct(tokens, i, end)
            i = _after_adjunct(tokens, i, comma, end)
        else:
            return None
    return None


def _after_adjunct(tokens: Tokens, i: int, comma: int, end: int) -> int:
    """Return the word after a fronted adjunct that ends at `comma`, past a place name: In Dayton,
    Ohio, the ...
    """
    tags, j = tokens.tags, comma + 1
    if (
        j < end
        and tags[j] == NAME
        and _is_place_name(tokens, comma)
        and tags[i] in PREPOSITION_OR_PARTICIPLE
    ):
        while j < end and tags[j] in NAME_OR_STOP:
            j += 1
        if j < end and tags[j] == ",":
            return j + 1
    return comma + 1


def _after_time_span(tokens: Tokens, i: int, end: int) -> int:
    """Return the word after a stretch of time ("a few days later") that begins at word i; i when
    none does.
    """
    j = i
    while j < end and tokens.tags[j] in SPECIFIER:
        j += 1
    if j >= end or tokens.tags[j] != TIME or (j + 1 < end and tokens.tags[j + 1] in NOMINAL):
        return i
    while j < end and tokens.tags[j] in ADVERBIAL:
        j += 1
    return j


def _subject_after_bare_adjunct(tokens: Tokens, i: int, end: int) -> Phrase | None:
    """Return the subject after a fronted adjunct without a comma: In 2016 the mayor ..."""
    tags = tokens.tags
    if tags[i] == SUBORDINATOR:
        return phrase_from(tokens, i + 1, end)
    j = i + 1
    while j < end and tags[j] in DATE_WORD:
        j += 1
    found = tags[i] == PREPOSITION and i + 1 < j < end and tags[j] in PERSON_WORD
    return phrase_from(tokens, j, end) if found else None
