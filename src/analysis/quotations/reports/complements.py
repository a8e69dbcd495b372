"""What a cue reports: the clause in front of it or behind it, or the phrase that stands for one."""

from __future__ import annotations

from analysis.quotations.grammar.clauses import (
    CLAUSE_OPENERS,
    clause_begins,
    is_reduced_relative,
    opens_amount,
)
from analysis.quotations.grammar.noun_phrases import phrase_from
from analysis.quotations.reports.adjuncts import (
    after_addressee,
    after_times,
    is_adverb_alone,
    is_of_people,
)
from analysis.quotations.reports.bare_complements import bare_complement
from analysis.quotations.reports.cue import (
    CLAUSE_TAKING,
    CLOSING_SIDES,
    Cue,
    ReportedRange,
)
from analysis.quotations.reports.evidence import is_of_hearing
from analysis.quotations.reports.limits import SETTING_APART, end_of_report, opens_comment
from analysis.quotations.reports.lost_commas import closed_without_comma, vouched_without_comma
from analysis.quotations.reports.questions import question_asked
from analysis.quotations.reports.refusals import DENYING, is_left_open, is_refused, is_told_of_thing
from analysis.quotations.reports.sentence import Sentence
from analysis.quotations.reports.that_clauses import (
    is_behind_noun,
    place_of_that,
    points,
    points_at_day,
    tells_what_to_do,
)
from analysis.quotations.reports.verb_cues import QUOTING
from analysis.quotations.reports.vouched import (
    reported_around_as,
    reported_as_hearsay,
    reported_by_according,
)
from analysis.quotations.text.lexicon import (
    ADJECTIVES_BEHIND_NOUNS,
    DOCUMENTS,
    WORD_LISTS,
)
from analysis.quotations.text.tags import (
    ADJUNCT_OPENER,
    ADVERB,
    ADVERBIAL,
    CLAUSE_OR_QUOTATION,
    COMMA_OR_DASH,
    CONJUNCTION,
    DETERMINER,
    NAME_OPENER,
    NO_COMPLEMENT,
    PARTICIPLE,
    PAUSE,
    PREPOSITION,
    PRONOUN,
    QUOTATION,
    REPORT_LIMIT,
    SENTENCE_MARK,
    SUBORDINATOR,
    TIME,
)
from analysis.quotations.text.tokens import Tokens

_NEVER_REPORTED = frozenset(WORD_LISTS["never reported without marks"])
_ADJUNCT_WORDS = frozenset(["while", "when", "in", "on", "at", "during", "after", "before"])
# after a closing cue and a comma: how it was said, or what the reporter sets beside it
AFTER_REPORT = _ADJUNCT_WORDS | SETTING_APART | {"as"}
# prepositions of where, on what occasion or by whose mouth it was said
_OCCASIONS = frozenset(
    ["in", "at", "on", "during", "via", "through", "after", "before", "following", "under"]
)
_DENYING = DENYING | {"reject", "dismiss"}
_DENIED = frozenset(WORD_LISTS["what is denied"])
_VIEWS_EXPRESSED = frozenset(WORD_LISTS["views expressed"])
_LONGEST_ASIDE = 25  # words between a reporting verb and "that"


def reported_by(tokens: Tokens, sentence: Sentence, cue: Cue) -> ReportedRange | None:
    """Return the word range reported by a cue, with its rule."""
    if cue.verb is not None and (cue.verb.lemma in _NEVER_REPORTED or is_refused(tokens, cue)):
        return None
    if cue.source and tokens.low(cue.source[0]) == "nothing":
        return None  # nothing indicated that it was late
    if cue.side == "according":
        vouched = reported_by_according(tokens, sentence, cue)
        return vouched or vouched_without_comma(tokens, sentence, cue)
    ways = (
        reported_around_as,
        reported_as_hearsay,
        _report_ahead,
        closed_without_comma,
        _reported_by_quoting,
    )
    found = next((held for way in ways if (held := way(tokens, sentence, cue))), None)
    if found:
        return found
    if _opens_after_colon(tokens, cue, sentence.end):
        return cue.right + 1, sentence.end, "complement"
    return _verb_complement(tokens, sentence, cue)


def _report_ahead(tokens: Tokens, sentence: Sentence, cue: Cue) -> ReportedRange | None:
    """Return what stands in front of a closing cue, its report: the road is open, Ali said."""
    tags, start, end = tokens.tags, sentence.start, sentence.end
    announced = cue.side == "passive" and tokens.words[cue.left - 1] == "it"  # , it was announced
    before, told = cue.left - 1 - announced, after_addressee(tokens, cue, end)
    if tokens.words[before] == "and" and tokens.tags[before - 1] == PRONOUN:
        before -= 2  # ..., he and his wife said
    impersonal = announced or is_of_hearing(cue)
    if not (cue.side in CLOSING_SIDES or impersonal) or tags[before] not in COMMA_OR_DASH:
        return None
    says = cue.verb is not None and ("say" in cue.verb.classes or cue.verb.lemma == "read")
    after = after_times(tokens, told, end)
    if not (says or told > cue.right) or before <= start:
        return None
    if not _ends_report(tokens, cue, after, end):
        return None
    if is_adverb_alone(tokens, (start, before), (after, end)) or opens_comment(tokens, before):
        return None
    if is_told_of_thing(tokens, cue):
        return None
    bare = _stands_bare(tokens, start, after, end)
    return (start, before, "closing") if bare or _is_sentence(tokens, start, before) else None


def _stands_bare(tokens: Tokens, start: int, after: int, end: int) -> bool:
    """Tell whether nothing but a mark follows a closing cue, at word `after`, and what the sentence
    begins with is no adjunct of the cue alone: When asked, Ali said.
    """
    if after < end and tokens.tags[after] not in REPORT_LIMIT:
        return False
    rest = tokens.tags[after : min(after + 2, end)]
    ends = not rest or rest[0] in SENTENCE_MARK or QUOTATION in rest
    opens = tokens.low(start) in CLAUSE_OPENERS or tokens.tags[start] in PARTICIPLE
    return not (ends and opens)


def _reported_by_quoting(tokens: Tokens, sentence: Sentence, cue: Cue) -> ReportedRange | None:
    """Return what somebody is quoted as saying in front of it: the road is open, Ali was quoted as
    saying by the paper.
    """
    if cue.side != "participle" or tokens.low(cue.word - 1) != "as":
        return None
    after = sentence.end if tokens.word(cue.right) == "by" else cue.right
    if after < sentence.end and tokens.tags[after] not in REPORT_LIMIT:
        return None
    for quoting in sentence.cues:
        before = quoting.left - 1
        quotes = quoting.verb is not None and quoting.verb.lemma in QUOTING
        if quotes and before > sentence.start and tokens.tags[before] in COMMA_OR_DASH:
            return sentence.start, before, "closing"
    return None


def _is_sentence(tokens: Tokens, start: int, end: int) -> bool:
    """Tell whether the words in front of a closing cue are more than a fronted adjunct: a verb
    stands in them, behind the comma of the adjunct if there is one.
    """
    tags, first = tokens.tags, start
    if tags[start] in ADJUNCT_OPENER or tags[start] in ADVERBIAL:
        first = next((i for i in range(start, end) if tags[i] == ","), end)
        if first == end and tags[start] == SUBORDINATOR:
            return False
    clause = any(tag in CLAUSE_OR_QUOTATION for tag in tags[start:end])
    return tags[start] not in ADJUNCT_OPENER or first < end or clause


def _ends_report(tokens: Tokens, cue: Cue, i: int, end: int) -> bool:
    """Tell whether a report ends with its cue and the adjunct from word i on: ..., Ali said while
    visiting Kars; ..., said Anna Berg of the Kars office.
    """
    tags = tokens.tags
    if i >= end or tags[i] in REPORT_LIMIT:
        return True
    behind = tags[i] == PREPOSITION or tokens.lows[i] in ADJECTIVES_BEHIND_NOUNS
    qualifies = cue.side == "inverted" and behind
    if tokens.words[i] == "as" and cue.verb is not None and cue.verb.form == "s":
        return True  # in a headline: ..., minister says as talks begin
    told = tokens.words[i] == "to" and tokens.tag(i + 1) in NAME_OPENER  # ..., he said to the paper
    if not (qualifies or told or tokens.low(i) in _ADJUNCT_WORDS):
        return False
    stop = next((j for j in range(i, end) if tags[j] in REPORT_LIMIT), end)
    inside = [
        j
        for j in range(i, stop)
        if tags[j - 1] != PREPOSITION and not is_reduced_relative(tokens, j)
    ]
    return not any(tags[j] in CLAUSE_OR_QUOTATION for j in inside)


def _verb_complement(tokens: Tokens, sentence: Sentence, cue: Cue) -> ReportedRange | None:
    """Return what follows a reporting verb: a clause with or without "that", or a phrase."""
    i = _complement_begins(tokens, cue, sentence.end)
    if i is None or cue.verb is None or is_left_open(tokens, cue, i):
        return None
    if i > cue.right and tokens.tags[i] == CONJUNCTION:
        return None  # warned him and left the room
    end = end_of_report(tokens, sentence, cue, i)
    if tokens.word(i) in _VIEWS_EXPRESSED and tokens.word(i + 1) == "that":
        spoken = cue.source is not None and is_of_people(tokens, cue.source)
        voiced = spoken or cue.verb.lemma != "raise"  # not: the blast raised fears that it ...
        return (i + 1, end, "complement") if voiced else None  # expressed hope that it would end
    denied = _claim_denied(tokens, cue, i)
    that = denied or (None if tells_what_to_do(tokens, cue, i) else place_of_that(tokens, i, end))
    if that == i and is_behind_noun(tokens, cue, that):
        return None
    if that is not None and (points(tokens, that, end) or points_at_day(tokens, cue, that)):
        return None
    undergone = cue.side == "passive" and cue.verb.lemma == "ask"  # asked of the claim that ...
    takes_clause = cue.verb.classes & CLAUSE_TAKING or denied is not None
    if that is not None and takes_clause and not undergone:
        return that, end, "complement"
    return bare_complement(tokens, cue, i, end)


def _claim_denied(tokens: Tokens, cue: Cue, i: int) -> int | None:
    """Return the "that" of the claim that is denied from word i on: disputed the notion that ..."""
    noun = i + (tokens.tags[i] == DETERMINER)
    denied = cue.verb is not None and cue.verb.lemma in _DENYING and tokens.word(noun) in _DENIED
    return noun + 1 if denied and tokens.word(noun + 1) == "that" else None


def _complement_begins(tokens: Tokens, cue: Cue, end: int) -> int | None:
    """Return the word after a reporting verb, to whom, when and on what occasion it was said; None
    when nothing follows.
    """
    i = _after_verb(tokens, cue, end)
    if cue.verb is None or i >= end or tokens.tags[i] in NO_COMPLEMENT:
        return None
    near = tokens.low(cue.left - 1), tokens.low(cue.left)
    summed = ("what" in near or "all" in near) and tokens.words[i] in ("is", "was")
    if summed and tokens.word(i + 1) == "that":
        return i + 1  # what Ali says is that the road is open
    if cue.verb.lemma == "agree" and tokens.words[i] in ("to", "on"):
        return None  # agreed to a plan that would cost more
    if tokens.tags[i] == ",":
        i = _comma_before_that(tokens, i, end)
    if i >= end:
        return None
    i = i if tokens.tags[i] == ADVERB else after_times(tokens, i, end)
    if i < end and opens_amount(tokens, i):
        return i
    i = (question_asked if cue.verb.lemma == "ask" else _after_occasion)(tokens, i, end)
    return i if i < end else None


def _opens_after_colon(tokens: Tokens, cue: Cue, end: int) -> bool:
    """Tell whether a verb of saying with its subject leads by a colon to a clause without marks."""
    says = cue.verb is not None and cue.side in CLOSING_SIDES and "say" in cue.verb.classes
    clause = cue.right + 1 < end and tokens.tags[cue.right] == ":"
    return says and clause and QUOTATION not in tokens.tags[cue.right : end]


def _after_verb(tokens: Tokens, cue: Cue, end: int) -> int:
    """Return the word after a reporting verb, times and adverbs, and the person spoken to."""
    tags, i = tokens.tags, cue.right
    if cue.verb is not None and cue.verb.lemma == "point" and tokens.word(i) == "out":
        i += 1
    i = after_times(tokens, _after_bracket(tokens, i, end), end)
    if i < end and tags[i] == ",":
        # said, according to the paper, it was late
        ends = (j for j in range(i + 1, end) if tags[j] == "," and clause_begins(tokens, j + 1))
        told = tokens.word(i + 1) == "according" and next(ends, None)
        if tokens.tags[i + 1 : i + 3] == (TIME, ","):
            return i + 3  # said, Monday, it was late
        return i + 1 if told else _comma_before_that(tokens, i, end)
    if i >= end or tags[i] in PAUSE:
        return end
    agent = cue.source if cue.side == "passive" else None
    clause = agent is not None and tokens.word(agent[1]) == "that"
    if agent and agent[0] == i + 1 and (clause or tokens.tag(agent[1]) == PREPOSITION):
        return agent[1]  # is accused by critics of lying
    i = after_addressee(tokens, cue._replace(right=i) if i > cue.right else cue, end)
    i = _after_bracket(tokens, i, end)
    return _that_behind_relative(tokens, i, end) if i > cue.right else i


def _after_bracket(tokens: Tokens, i: int, end: int) -> int:
    """Return the "that" behind a bracket at word i: said (in March) | that the road was shut; word
    i when there is none.
    """
    if tokens.tag(i) != "(":
        return i
    closing = next((j for j in range(i, end) if tokens.tags[j] == ")"), end)
    return closing + 1 if tokens.word(closing + 1) == "that" else i


def _that_behind_relative(tokens: Tokens, i: int, end: int) -> int:
    """Return the "that" of a clause behind a relative clause on who is told something, at word i:
    told pupils who had asked | that the hall was shut; word i when there is none.
    """
    if tokens.word(i) != "who" or i >= end:
        return i
    thats = (j for j in range(i + 2, end - 1) if tokens.words[j] == "that")
    return next((j for j in thats if clause_begins(tokens, j + 1)), i)


def _after_occasion(tokens: Tokens, i: int, end: int) -> int:
    """Return the word after where something was said, at word i, when a clause begins behind it:
    said in a letter he would go; word i when none does.
    """
    j = i
    while j < end and tokens.words[j] in _OCCASIONS:
        phrase = phrase_from(tokens, j + 1, end)
        if phrase is None:
            return i
        paper = next((k for k in range(*phrase) if tokens.lows[k] in DOCUMENTS), phrase[1])
        if paper + 1 < phrase[1] and clause_begins(tokens, paper + 1):
            return paper + 1  # said in a statement guard Ali Demir would go
        j = after_times(tokens, phrase[1], end)
    j += j > i and tokens.tag(j) == ","  # said in the past, he had gone
    return j if j > i and j < end and clause_begins(tokens, j) else i


def _comma_before_that(tokens: Tokens, i: int, end: int) -> int:
    """Return the comma from word i on with "that" right behind it, after at most one aside: warned,
    as she does, that ...; `end` when there is none.
    """
    for j in range(i, min(end, i + _LONGEST_ASIDE)):
        if tokens.tags[j] == "," and tokens.word(j + 1) == "that":
            return j
    return end
