"""What a cue vouches for without governing it: "according to", "as she said"."""

from __future__ import annotations

from itertools import pairwise

from analysis.quotations.grammar.clauses import clause_begins
from analysis.quotations.grammar.noun_phrases import phrase_from
from analysis.quotations.reports.adjuncts import after_addressee, after_times
from analysis.quotations.reports.cue import CLOSING_SIDES, Cue, ReportedRange, is_past_passive
from analysis.quotations.reports.sentence import Sentence
from analysis.quotations.text.lexicon import VERBS
from analysis.quotations.text.tags import (
    ATTRIBUTE,
    BEFORE_SUBJECT,
    COMMA_OR_STOP,
    FINITE,
    NAME,
    NAME_OPENER,
    PARTING_SUBJECT,
    PHRASE_OPENER,
    RELATIVE,
    TIME_PHRASE,
)
from analysis.quotations.text.tokens import Tokens

_SAYING_TO_SOMEBODY = frozenset(["say", "tell"])
_WHERE_SAID = frozenset(["in", "on", "at", "for", "from", "during"])
_POINTING_BACK = frozenset(["that's", "that is", "that was", "this is", "this was"])
_NONFINITE = frozenset(["past", "ing"])
_SIDES_OF_AS = frozenset(["adjacent", "apposition", "passive"])  # of cues in clauses with "as"


def vouching_cue(tokens: Tokens, sentence: Sentence) -> Cue | None:
    """Return the cue of a sentence that vouches for the one before: That's according to Ali."""
    cue = next((c for c in sentence.cues if c.side == "according"), None)
    if cue is None:
        return None
    opening = " ".join(tokens.low(i) for i in range(sentence.start, cue.left))
    return cue if opening.replace("’", "'") in _POINTING_BACK else None


def reported_by_according(tokens: Tokens, sentence: Sentence, cue: Cue) -> ReportedRange | None:
    """Return the clause that "according to" vouches for: the rest of its sentence."""
    that = cue.left - 1 - (tokens.tags[cue.left - 1] == ",")
    inside = that > sentence.start and tokens.words[that] == "that"  # said that, according to ...
    said = (c for c in sentence.cues if c.source and c.verb and c.verb.lemma == "say")
    aside = any(c.right == cue.left - 1 for c in said)
    inside = inside or (aside and tokens.tags[cue.left - 1] == ",")  # said, according to ...,
    ahead = tokens.tags[sentence.start : cue.left - 1]
    inside = inside or all(tag in TIME_PHRASE for tag in ahead)  # On Monday, according to Ali,
    if cue.left - sentence.start > 2 and not inside:
        return first_vouched_word(tokens, sentence, cue), cue.left, "according"
    comma = comma_behind_source(tokens, cue.right, sentence.end)
    return (comma + 1, sentence.end, "according") if comma is not None else None


def comma_behind_source(tokens: Tokens, i: int, end: int) -> int | None:
    """Return the comma between a source that opens a sentence, after word i, and what it vouches
    for; None when there is none.

    What the source is told to be stands in front of it, when a clause with a subject of its own
    goes on behind: according to Ali, who left, | ...; according to the guard, Ali Demir, 34, | the
    road is open; but: according to the guard, | Ali Demir, 34, left.
    """
    commas = [j for j in range(i, end) if tokens.tags[j] == ","]
    if len(commas) > 1 and tokens.tags[commas[0] + 1] == RELATIVE:
        commas.pop(0)
    for comma, other in pairwise(commas):
        if not _is_aside(tokens, comma + 1, other):
            break
        named = all(tag == NAME for tag in tokens.tags[comma + 1 : other])
        if clause_begins(tokens, other + 1) or (named and _may_be_clause(tokens, other + 1, end)):
            return other
    return commas[0] if commas else None


def _may_be_clause(tokens: Tokens, i: int, end: int) -> bool:
    """Tell whether the words from word i on, behind a name, may be a clause: a phrase that no comma
    parts from its verb, whatever that is, and no list.
    """
    verb = next((j for j in range(i, end) if tokens.tags[j] in FINITE), end)
    opens = verb > i + 1 and tokens.tags[i] in PHRASE_OPENER
    return opens and PARTING_SUBJECT.isdisjoint(tokens.tags[i:verb])


def _is_aside(tokens: Tokens, i: int, end: int) -> bool:
    """Tell whether the words from word i on may say what a source is: a guard at the gate; Ali
    Demir; 34; of the Kars office; seen by the paper; citing two guards.
    """
    tags, doing = tokens.tags, tokens.low(i) in VERBS and VERBS[tokens.low(i)].form in _NONFINITE
    opens = tags[i] in NAME_OPENER or tags[i] in ATTRIBUTE or doing or tokens.words[i] == "of"
    return opens and not any(tag in FINITE for tag in tags[i + 1 : end])


def reported_around_as(tokens: Tokens, sentence: Sentence, cue: Cue) -> ReportedRange | None:
    """Return the clause that a clause with "as" and nothing behind its verb vouches for: as Ali
    said, the road is open; the road is open, as Ali said; as reported by the paper, ...
    """
    conjunction, start = cue.left - 1, sentence.start
    if conjunction < start or tokens.low(conjunction) != "as" or cue.side not in _SIDES_OF_AS:
        return None
    if cue.source is None or cue.verb is None or not cue.verb.classes & _SAYING_TO_SOMEBODY:
        return None
    if tokens.low(cue.word) in ("went", "goes"):
        return None  # as the day went on
    right = cue.source[1] if cue.side == "passive" else cue.right
    after = _after_place(tokens, after_addressee(tokens, cue._replace(right=right), sentence.end))
    if after < sentence.end and tokens.tags[after] not in COMMA_OR_STOP:
        return None
    if all(tag in BEFORE_SUBJECT or tag == "(" for tag in tokens.tags[start:conjunction]):
        return after + 1, sentence.end, "according"
    return (start, conjunction - 1, "according") if tokens.tags[conjunction - 1] == "," else None


def reported_as_hearsay(tokens: Tokens, sentence: Sentence, cue: Cue) -> ReportedRange | None:
    """Return the sentence of which the passive says that it was said: he was said to be ill."""
    said = tokens.low(cue.word) == "said" and tokens.word(cue.word + 1) == "to"
    whole = said and is_past_passive(tokens, cue)
    return (sentence.start, sentence.end, "bare complement") if whole else None


def _after_place(tokens: Tokens, i: int) -> int:
    """Return the word after the times from word i on, and where it was said: as Ali writes for the
    Post, ...
    """
    end = len(tokens.tags)
    i = after_times(tokens, i, end)
    while tokens.word(i) in _WHERE_SAID and (phrase := phrase_from(tokens, i + 1, end)):
        i = after_times(tokens, phrase[1], end)
    return i


def first_vouched_word(tokens: Tokens, sentence: Sentence, cue: Cue) -> int:
    """Return the first word that "according to" at the end of a sentence vouches for.

    It vouches for all of it, unless the sentence is a report that a relative clause with a report
    of its own ends (Ali said that he was ill, which Omar has denied, according to the paper).
    """
    reports = [
        c for c in sentence.cues if c.source and c.word < cue.left and c.side in CLOSING_SIDES
    ]
    for later in reports[1:]:
        before = later.left - 1
        if tokens.tags[before] == RELATIVE and tokens.tags[before - 1] == ",":
            return before
    return sentence.start
