"""Cues that are verbs: said, told reporters, adding, was quoted as saying, went on."""

from __future__ import annotations

from analysis.quotations.grammar.displaced_subjects import (
    adjacent_subject,
    before_adverbs,
    inverted_subject,
    nearest_clause_subject,
    passive_agent,
    shared_subject,
    subject_after_participle,
)
from analysis.quotations.grammar.noun_phrases import Phrase, can_speak, phrase_from
from analysis.quotations.grammar.subjects import Subject, subject_of
from analysis.quotations.reports.adjuncts import what_is_appealed_for
from analysis.quotations.reports.cue import Cue, cue_at
from analysis.quotations.rule_table import Side
from analysis.quotations.text.lexicon import FORMS_OF_BE, PUSHING, VERBS, WORD_LISTS, Verb
from analysis.quotations.text.tags import (
    AFTER_PHRASAL_VERB,
    APPOSITION_WORD,
    AUXILIARY,
    BEFORE_CLAUSE,
    BEFORE_TOPIC,
    BEFORE_VERB,
    CONJUNCTION,
    DETERMINER,
    FINITE,
    FINITE_VERB,
    NAME,
    NOMINAL,
    NOUN,
    OBJECT_PRONOUN,
    PREPOSITION,
    PREPOSITION_OR_SUBORDINATOR,
    PRONOUN,
    QUOTATION,
    RELATIVE,
    SUBORDINATOR,
    TIME,
    VERBAL,
)
from analysis.quotations.text.tokens import Tokens

PHRASAL_VERBS = {
    verb: particles
    for verb, *particles in (entry.split("/") for entry in WORD_LISTS["phrasal verbs"])
}
_VERBS_OF_ACTION = frozenset(WORD_LISTS["action verbs"])
_SIDES_NOT_SHARED = frozenset(["according", "relative", "noun", "passive"])
_MODALS = frozenset(["will", "would", "can", "could", "may", "might", "must", "should", "shall"])
_FORMS_OF_HAVE = frozenset(["has", "have", "had", "having"])
QUOTING = frozenset(["quote", "cite", "report"])  # somebody as saying
HEARSAY = Verb("put", "past", frozenset())  # is alleged to have said: reports nothing itself
SAYING = Verb("put", "past", frozenset(["say"]))


def pushing_cue(tokens: Tokens, i: int, start: int, end: int, before: list[Cue]) -> Cue | None:
    """Return the cue of the verb at word i that with "for" calls for something: pushed for a vote;
    None when it is a noun (Ali's push for a vote) or stands without "for".
    """
    verb = PUSHING[tokens.low(i)]
    wanted = phrase_from(tokens, i + 2, end)
    if tokens.word(i + 1) != "for" or i == start or wanted is None or _is_span(tokens, wanted):
        return None
    if verb.form == "ing":
        return _participle_cue(tokens, i, start, verb, before)
    if tokens.low(i - 1) == "to":
        return _nonfinite_cue(tokens, i, start, verb, "infinitive", before)
    acts = verb.form != "base" or tokens.tags[i - 1] in BEFORE_VERB
    found = subject_of(tokens, i, start) if acts else None
    if found is None:
        return None
    source, side, group = found
    return cue_at(tokens, i, source, side, min(source[0], group), i + 1, verb)


def _is_span(tokens: Tokens, phrase: Phrase) -> bool:
    """Tell whether a phrase is a span of time: pushed for decades, for three months."""
    near = range(phrase[0], phrase[1] + 1)
    return any(tokens.tag(i) == TIME or tokens.word(i) in ("decade", "decades") for i in near)


def verb_cue(tokens: Tokens, i: int, start: int, end: int, before: list[Cue]) -> Cue | None:
    """Return the cue of the reporting verb at word i, None when it reports nothing here."""
    verb = VERBS[tokens.low(i)]
    if verb.lemma == "appeal" and what_is_appealed_for(tokens, i + 1, end) is None:
        return None  # does not appeal to her; appealed the ruling
    if verb.form == "ing":
        return _participle_cue(tokens, i, start, verb, before)
    source = inverted_subject(tokens, i, start, end, verb)
    if source:
        return cue_at(tokens, i, source, "inverted", i, source[1], verb)
    if i > start and tokens.low(i - 1) == "to":
        acts = verb.lemma in _VERBS_OF_ACTION or tokens.tag(i + 1) == FINITE_VERB  # heed to detail
        return None if acts else _nonfinite_cue(tokens, i, start, verb, "infinitive", before)
    found = subject_of(tokens, i, start)
    if found is None and before_adverbs(tokens, i, start) > start and verb.form != "base":
        found = _coordinated_subject(tokens, i, start, before)
    if found is None:
        return _cue_without_subject(tokens, i, start, verb)
    undergone = _passive_cue(tokens, i, found, end, verb) if verb.form == "past" else None
    if undergone or _only_names(tokens, i, found[0]):
        return undergone
    source, side, group = found
    if side == "shared":
        source = _shared_source(tokens, i, start, source, before)
    left = min(source[0], group)
    if verb.lemma in QUOTING:
        source = _quoted_as_saying(tokens, i, end) or source
    return cue_at(tokens, i, source, side, left, i + 1, verb)


def _shared_source(tokens: Tokens, i: int, start: int, source: Phrase, before: list[Cue]) -> Phrase:
    """Return the source of the verb at word i that shares a subject: that of the cue before, of the
    nearest clause, or the subject found.
    """
    twin = before[-1] if before else None
    if hangs := _subject_of_auxiliary(tokens, i, start):
        return hangs
    shares = twin.source if twin and twin.side not in _SIDES_NOT_SHARED else None
    if shares and can_speak(tokens, shares):
        return shares
    near = nearest_clause_subject(tokens, start, i - 1)
    if near and tokens.tags[near[0]] == PRONOUN and can_speak(tokens, source):
        near = None  # Ali waited until he was called and said ...
    return near or source


def _subject_of_auxiliary(tokens: Tokens, i: int, start: int) -> Phrase | None:
    """Return the subject of the auxiliary on which the plain verb at word i, behind a conjunction,
    hangs: Ali believes that the people will laugh and | say ...; None when the clause around it has
    a plain verb too, as its subject may be that of both: the unions fear the firm will close and
    say ...
    """
    if VERBS[tokens.lows[i]].form != "base":
        return None
    modal = next((j for j in range(i - 1, start, -1) if tokens.lows[j] in _MODALS), None)
    found = subject_of(tokens, modal, start) if modal is not None else None
    if found is None:
        return None
    around = [j for j in range(start, found[0][0]) if tokens.tags[j] in VERBAL]
    return found[0] if around and not any(_is_plain(tokens, j) for j in around) else None


def _is_plain(tokens: Tokens, i: int) -> bool:
    """Tell whether the verb at word i has the form that goes with several: they fear, have."""
    low = tokens.lows[i]
    return VERBS[low].form == "base" if low in VERBS else not low.endswith(("s", "ed"))


def _passive_cue(tokens: Tokens, i: int, found: Subject, end: int, verb: Verb) -> Cue | None:
    """Return the cue of the participle at word i when its subject does not speak but is spoken
    of.
    """
    source, _, group = found
    if any(tokens.low(j) in FORMS_OF_BE for j in range(group, i)):
        if tokens.word(i + 1) == "to" and tokens.word(i + 2) == "have":
            return cue_at(tokens, i, None, "passive", group, i + 1, HEARSAY)
        if verb.lemma == "quote" or _is_followed_by_saying(tokens, i + 1):  # was quoted as saying
            return cue_at(tokens, i, source, "adjacent", source[0], i + 1, verb)
        return cue_at(tokens, i, passive_agent(tokens, i, end), "passive", group, i + 1, verb)
    if verb.lemma == "accuse" and tokens.word(i + 1) == "of":
        return cue_at(tokens, i, None, "passive", group, i + 1, verb)  # a club accused of fraud
    active = any(tokens.low(j) in _FORMS_OF_HAVE for j in range(group, i))
    passive = "call" in verb.classes and not active
    by = _reduced_passive_agent(tokens, i, end) if passive else None
    return by and cue_at(tokens, i, by, "passive", group, i + 1, verb)


def _only_names(tokens: Tokens, i: int, source: Phrase) -> bool:
    """Tell whether the participle at word i gives the name of a thing: a dish called "..."; the
    soup called "..." was sold out; not: the reeve called "...", nor what people called "...".
    """
    named = tokens.lows[i] == "called" and tokens.tag(i + 1) == QUOTATION and source[1] == i
    if not named or tokens.tags[source[0]] != DETERMINER or can_speak(tokens, source):
        return False
    if tokens.lows[source[0]] not in ("a", "an") and tokens.tag(i + 2) not in FINITE:
        return False
    before = source[0] - 1
    return before < 0 or not (tokens.tags[before] in NOMINAL or tokens.lows[before] == "what")


def _reduced_passive_agent(tokens: Tokens, i: int, end: int) -> Phrase | None:
    """Return the agent of a passive without auxiliary at word i: a deal called "..." by traders."""
    if tokens.word(i + 1) == "by":  # described by bankers as "..."
        return passive_agent(tokens, i, end)
    at = i + 1 + (tokens.word(i + 1) == "as")
    at += tokens.tag(at) == DETERMINER  # described as a "..." by traders
    if tokens.tag(at) != QUOTATION or tokens.word(at + 1) != "by":
        return None
    return passive_agent(tokens, at, end)


def _coordinated_subject(tokens: Tokens, i: int, start: int, before: list[Cue]) -> Subject | None:
    """Return the subject that the verb at word i, after a conjunction, shares with the cue
    before.
    """
    at = before_adverbs(tokens, i, start)
    last = before[-1] if before else None
    if (
        tokens.tags[at] != CONJUNCTION
        or last is None
        or last.source is None
        or last.side in _SIDES_NOT_SHARED
    ):
        return None
    return last.source, "shared", i


def _cue_without_subject(tokens: Tokens, i: int, start: int, verb: Verb) -> Cue | None:
    """Return the cue of a finite form without a subject: a question that was put, or a verb after
    another.
    """
    if tokens.low(i - 1) == "having" and i - 1 == start:  # Having said it was late, Ali left
        return cue_at(tokens, i, subject_after_participle(tokens, i), "fronted", i, i + 1, verb)
    previous = tokens.tags[i - 1] if i > start else ""
    opens = verb.form == "past" and previous in ("", SUBORDINATOR, ",", CONJUNCTION)
    if opens and verb.lemma in ("ask", "tell"):
        return cue_at(tokens, i, _agent_behind(tokens, i), "passive", i, i + 1, verb)
    if opens and tokens.low(i - 1) == "as" and _agent_behind(tokens, i):  # as reported by the paper
        return cue_at(tokens, i, _agent_behind(tokens, i), "passive", i, i + 1, verb)
    if previous in (PREPOSITION, SUBORDINATOR, DETERMINER, OBJECT_PRONOUN) or (
        verb.form == "past" and previous in (NAME, NOUN)
    ):
        return None
    called = "call" in verb.classes and previous != RELATIVE
    source = nearest_clause_subject(tokens, start, i - 1) if called else None
    return cue_at(tokens, i, source, "bare", i, i + 1, verb)


def _agent_behind(tokens: Tokens, i: int) -> Phrase | None:
    """Return the agent right behind the participle at word i: asked by a reporter."""
    return phrase_from(tokens, i + 2, len(tokens.tags)) if tokens.word(i + 1) == "by" else None


def _participle_cue(
    tokens: Tokens, i: int, start: int, verb: Verb, before: list[Cue]
) -> Cue | None:
    """Return the cue in -ing, which has the source of the clause it belongs to."""
    if i > start and tokens.tags[i - 1] == AUXILIARY:
        found = subject_of(tokens, i, start)
        if found is None:
            return None
        return cue_at(tokens, i, found[0], found[1], min(found[0][0], found[2]), i + 1, verb)
    if i > start + 1 and tokens.lows[i - 2 : i] == ("such", "as"):
        return None  # small duties, such as proposing a tune
    quoted = before[-1] if before else None
    if quoted and tokens.low(i - 1) == "as" and _quotes_somebody(tokens, quoted):
        source = _quoted_as_saying(tokens, quoted.word, i + 1)
        return cue_at(tokens, i, source or quoted.source, "participle", i, i + 1, verb)
    at = before_adverbs(tokens, i, start)
    opens = start
    while opens < at and tokens.tags[opens] in BEFORE_TOPIC:
        opens += 1  # But after saying that it was late, Ali left
    if at < start or (at == opens and tokens.tags[at] in PREPOSITION_OR_SUBORDINATOR):
        return cue_at(tokens, i, subject_after_participle(tokens, i), "fronted", i, i + 1, verb)
    return _nonfinite_cue(tokens, i, start, verb, "participle", before)


def _quoted_as_saying(tokens: Tokens, i: int, end: int) -> Phrase | None:
    """Return whom the verb at word i quotes: the paper quoted him as saying, as calling it; quoted
    an aide of the mayor, Ali Demir, as saying.
    """
    him = tokens.low(i + 1) in ("him", "her", "them") if i + 1 < end else False
    source = (i + 1, i + 2) if him else phrase_from(tokens, i + 1, end)
    return source if source and is_quoted_as_saying(tokens, source[1], end) else None


def is_quoted_as_saying(tokens: Tokens, i: int, end: int) -> bool:
    """Tell whether no more than what somebody is stands from word i on before "as saying"."""
    while i < end and not _is_followed_by_saying(tokens, i):
        if not (tokens.tags[i] in APPOSITION_WORD or tokens.tags[i] == ","):
            return False
        i += 1
    return i < end


def _is_followed_by_saying(tokens: Tokens, i: int) -> bool:
    """Tell whether "as" at word i goes on with what somebody is quoted as doing: as saying."""
    return tokens.word(i) == "as" and tokens.word(i + 1).endswith("ing")


def _quotes_somebody(tokens: Tokens, cue: Cue) -> bool:
    """Tell whether a cue says who is quoted after it: the paper quoted Ali as saying, but not: Ali
    was quoted as saying.
    """
    undergone = any(tokens.low(i) in FORMS_OF_BE for i in range(cue.left, cue.word))
    return cue.verb is not None and cue.verb.lemma in QUOTING and not undergone


def _nonfinite_cue(
    tokens: Tokens, i: int, start: int, verb: Verb, side: Side, before: list[Cue]
) -> Cue:
    """Return the cue without a subject: its source stands beside it, or is that of a cue or clause
    before.
    """
    source = (
        _inscribed_on(tokens, i, start, verb)
        or adjacent_subject(tokens, i, start, side)
        or _source_of_cue_before(tokens, i, start, side, before)
        or shared_subject(tokens, i, start)
    )
    return cue_at(tokens, i, source, side, i, i + 1, verb)


def _inscribed_on(tokens: Tokens, i: int, start: int, verb: Verb) -> Phrase | None:
    """Return the thing before "reading" at word i that the words stand on: a banner reading ..."""
    at = i
    while at > start and verb.lemma == "read" and tokens.tags[at - 1] in NOMINAL:
        at -= 1
    if at == i:
        return None
    return at - (tokens.tags[at - 1] == DETERMINER and at > start), i


def _source_of_cue_before(
    tokens: Tokens, i: int, start: int, side: Side, before: list[Cue]
) -> Phrase | None:
    """Return the source of the latest cue before word i whose source the verb there can share."""
    joined = tokens.tags[before_adverbs(tokens, i, start)] == CONJUNCTION
    if joined and before and before[-1].side == side and before[-1].source:
        return before[-1].source
    for cue in reversed(before):
        if cue.source is None or cue.side in _SIDES_NOT_SHARED or not can_speak(tokens, cue.source):
            continue
        opens = cue.left <= start + 1 or tokens.tags[cue.left - 1] in BEFORE_CLAUSE
        if side != "participle" or opens:
            return cue.source
    return None


def phrasal_cue(tokens: Tokens, i: int, start: int, end: int) -> Cue | None:
    """Return the cue of two words at word i, as in: the mayor went on."""
    found = subject_of(tokens, i, start)
    if found is None or i + 1 >= end or tokens.words[i + 1] not in PHRASAL_VERBS[tokens.words[i]]:
        return None
    if tokens.tags[i - 1] == TIME:
        return None  # as the years went on
    goes_on = (
        tokens.words[i + 1] != "it" and i + 2 < end and tokens.tags[i + 2] not in AFTER_PHRASAL_VERB
    )
    if goes_on:  # the war went on for years
        return None
    source, side, group = found
    return cue_at(tokens, i, source, side, min(source[0], group), i + 2, SAYING)
