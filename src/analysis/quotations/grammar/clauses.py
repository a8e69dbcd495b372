"""Clauses: where one begins, and whether words make one."""

from __future__ import annotations

from analysis.quotations.grammar.noun_phrases import CLAUSE_OPENING_PREPOSITIONS, phrase_from
from analysis.quotations.text.lexicon import ADJECTIVES_BEHIND_NOUNS, DOCUMENTS, VERBS, WORD_LISTS
from analysis.quotations.text.tags import (
    ADVERB,
    AUXILIARY,
    CLAUSE_MARK,
    CLAUSE_SIGN,
    CONJUNCTION,
    ED_FORM,
    FINITE,
    FINITE_VERB,
    FULL_VERB,
    INFINITIVE,
    ING_FORM,
    NAME_OR_DETERMINER,
    NOMINAL,
    NOUN,
    NUMBER,
    PREPOSITION,
    PREPOSITIONAL,
    QUOTATION,
    RELATIVE,
    REPORTING_VERB,
    SPECIFIER,
    SUBORDINATOR,
    TIME,
    VERBAL,
    VERBAL_OR_ADVERB,
)
from analysis.quotations.text.tokens import Tokens

CLAUSE_OPENERS = CLAUSE_OPENING_PREPOSITIONS.union(
    ["when", "while", "although", "though", "because", "as", "if", "once"]
)
JOINING_CLAUSES = frozenset(["and", "but", "or"])
_BEFORE_WORDS = frozenset("$£€¥#@[")
_MINUS = frozenset("-−")
_OPENING_TIMES = frozenset(["until", "since", "before"])
_EVENTS = frozenset(WORD_LISTS["events"])
_AMOUNTS = frozenset(WORD_LISTS["before an amount"])
_SHARES = frozenset(WORD_LISTS["shares after an amount"])
_PERIODS = frozenset(["quarter", "half", "period"])
_LIMITS = {"at": ("least", "most"), "up": ("to",)}  # at least 31, up to 40
QUESTION_WORDS = frozenset(
    ["if", "whether", "why", "how", "what", "who", "whom", "which", "when", "where"]
)


def after_day(tokens: Tokens, i: int) -> int:
    """Return the word after a day that begins at word i, when somebody or something follows it
    without a comma: On Monday | the mayor; word i when none does.
    """
    after = i + 1
    while tokens.tag(after) == TIME:
        after += 1
    opens = tokens.tag(i) == PREPOSITION and after > i + 1
    return after if opens and tokens.tag(after) in NAME_OR_DETERMINER else i


def opens_amount(tokens: Tokens, i: int) -> bool:
    """Tell whether a number, with what limits it, begins at word i: about 200; at least two; up to
    40; just over 100; nearly half.
    """
    word = tokens.word(i)
    if tokens.word(i + 1) in _LIMITS.get(word, ()):
        return tokens.tag(i + 2) in SPECIFIER
    if word not in _AMOUNTS:
        return False
    counted = tokens.tag(i + 1) == NUMBER or tokens.word(i + 1) in _SHARES
    return counted or opens_amount(tokens, i + 1)


def clause_begins(tokens: Tokens, i: int) -> bool:
    """Tell whether a subject, with what prepositions join to it, and its verb begin at word i."""
    subject = phrase_from(tokens, i, len(tokens.tags))
    if subject is None:
        return False
    after = subject[1]
    while tokens.tag(after) == ADVERB:
        after += 1
    if tokens.tag(after) in FINITE:
        return True
    while tokens.tag(after) in PREPOSITIONAL or tokens.tag(after) == ADVERB:
        if tokens.words[after] in _OPENING_TIMES:
            return False  # a break until the ship can sail
        after += 1
    return tokens.tag(after) in (AUXILIARY, FINITE_VERB)


def names_event(tokens: Tokens, i: int, end: int) -> bool:
    """Tell whether the noun phrase at word i is of an event: a ceasefire with the rebels."""
    phrase = phrase_from(tokens, i, end)
    return phrase is not None and tokens.low(phrase[1] - 1) in _EVENTS


def is_clause(tokens: Tokens, i: int, end: int) -> bool:
    """Tell whether the words from word i on are a clause: a question word, an infinitive, a form in
    -ing, or a subject and its verb, with no more than asides and relative clauses between them.
    """
    if _is_nonfinite_clause(tokens, i, end):
        return True
    j = i
    while j < end:
        tag = tokens.tags[j]
        if tag == ",":
            return _verb_after_aside(tokens, j, end)
        if tag in CLAUSE_MARK:
            return False
        if j > i and goes_on_apart(tokens, j):
            return False
        after = _after_qualifier(tokens, i, j)
        if after > j:
            j = after
        elif tag == RELATIVE and tokens.tags[j - 1] != PREPOSITION:
            j = _after_verbs(tokens, j + 1, end)  # reported earnings that topped estimates
        elif tag in CLAUSE_SIGN or tokens.words[j] in QUESTION_WORDS:
            return True
        elif tag == QUOTATION and j > i and tokens.tags[j - 1] in NOMINAL:
            return True  # announced the two "will stay"
        else:
            j += 1
    return False


def goes_on_apart(tokens: Tokens, j: int) -> bool:
    """Tell whether a clause of its own begins at word j, behind a phrase, or a verb of the same
    subject that a conjunction adds: reported a loss | after it had sold the ship; confirmed the
    leak | but played it down; denied murder | and was held; but: confirmed the dead and wounded
    were men.
    """
    if tokens.tags[j] == CONJUNCTION:
        added, after = tokens.tag(j + 1), tokens.tag(j + 2)
        if added == REPORTING_VERB and VERBS[tokens.low(j + 1)].form != "past":
            return False  # plans to close it and report the sale
        return added == AUXILIARY or (added in FULL_VERB and after not in FINITE)
    return tokens.tags[j] == SUBORDINATOR or tokens.words[j] in CLAUSE_OPENING_PREPOSITIONS


def _after_qualifier(tokens: Tokens, i: int, j: int) -> int:
    """Return the word after the verb at word j that only qualifies a noun of a phrase from word i
    on; j when there is none: added three goals to lead the town; charged the club with fraud by
    announcing a sale; reported a death linked to the pier.
    """
    if tokens.words[j] == "to":
        return j + 2
    if tokens.tags[j] == ED_FORM and ("-" in tokens.words[j] or _ends_period(tokens, j)):
        return j + 1
    if j > i and tokens.tags[j] == REPORTING_VERB and tokens.tags[j - 1] == PREPOSITION:
        return j + 1
    if j > i + 1 and tokens.low(j - 1) in DOCUMENTS and _is_issued(tokens, j):
        return j + 1
    linked = j > i and ADJECTIVES_BEHIND_NOUNS.get(tokens.lows[j]) == tokens.word(j + 1)
    return j + 2 if linked else j


def _ends_period(tokens: Tokens, i: int) -> bool:
    """Tell whether word i says when a period ended: the quarter ended Sept. 29."""
    period = tokens.lows[i - 1] in _PERIODS or tokens.tags[i - 1] == TIME
    return period and tokens.lows[i] == "ended" and tokens.tag(i + 1) == TIME


def _is_issued(tokens: Tokens, i: int) -> bool:
    """Tell whether word i is a participle behind a document in which something is said: denied it
    in a letter posted on its site.
    """
    past = tokens.tags[i] == ED_FORM or is_reduced_relative(tokens, i)
    led = PREPOSITION in tokens.tags[max(0, i - 4) : i - 1]
    return past and led and tokens.tag(i + 1) in (PREPOSITION, TIME)


def _is_nonfinite_clause(tokens: Tokens, i: int, end: int) -> bool:
    """Tell whether an infinitive or a form in -ing that stands for a clause begins at word i:
    claimed to have won, begged him not to go, denied using gas; but: denied wrongdoing.
    """
    i += tokens.words[i] == "not"
    if i + 1 >= end:
        return False
    infinitive = tokens.words[i] == "to" and tokens.tags[i + 1] in INFINITIVE
    return infinitive or (tokens.tags[i] == ING_FORM and tokens.tags[i + 1].isalpha())


def _verb_after_aside(tokens: Tokens, comma: int, end: int) -> bool:
    """Tell whether a verb follows the aside that begins at a comma: the pier, built in 1890, is."""
    closing = next((j for j in range(comma + 1, end) if tokens.tags[j] == ","), end)
    return closing + 1 < end and tokens.tags[closing + 1] in FINITE


def _after_verbs(tokens: Tokens, i: int, end: int) -> int:
    """Return the word after the verb of a relative clause whose first word is word i."""
    while i < end and tokens.tags[i] not in VERBAL and tokens.tags[i] not in CLAUSE_MARK:
        i += 1
    while i < end and tokens.tags[i] in VERBAL_OR_ADVERB:
        i += 1
    return i


def is_reduced_relative(tokens: Tokens, i: int) -> bool:
    """Tell whether word i is a participle behind a noun: a report published on Friday."""
    low, following = tokens.low(i), tokens.tag(i + 1)
    past = low in VERBS and VERBS[low].form == "past"
    return past and tokens.tags[i - 1] == NOUN and following in (PREPOSITION, TIME)


def _belongs_to_word(tokens: Tokens, i: int) -> bool:
    """Tell whether word i is a sign in front of a word that it belongs to."""
    minus = tokens.words[i] in _MINUS and tokens.starts[i] + 1 == tokens.starts[i + 1]
    return minus or (tokens.words[i] in _BEFORE_WORDS and tokens.tags[i + 1].isalpha())


def trim_range(tokens: Tokens, first: int, last: int) -> tuple[int, int]:
    """Return the word range without punctuation, conjunctions and line breaks at its ends; a sign
    that belongs to the first word stays: $3m, -5C, #peace, [the bridge].
    """
    while first < last and (not tokens.tags[first].isalpha() or tokens.tags[first] == CONJUNCTION):
        if first + 1 < last and _belongs_to_word(tokens, first):
            break
        first += 1
    while last > first and (
        not tokens.tags[last - 1].isalpha() or tokens.words[last - 1] in JOINING_CLAUSES
    ):
        last -= 1
    return first, last
