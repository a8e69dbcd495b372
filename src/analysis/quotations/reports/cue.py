"""A cue: the word that reports, and the source it is said to come from."""

from __future__ import annotations

from typing import NamedTuple

from analysis.quotations.grammar.noun_phrases import Phrase
from analysis.quotations.rule_table import ReadingRule, Side
from analysis.quotations.text.lexicon import Verb
from analysis.quotations.text.tags import AUXILIARY, BEFORE_MAIN_VERB, FULL_VERB, ING_FORM, NOUN
from analysis.quotations.text.tokens import Tokens

FINITE_SIDES = frozenset(["adjacent", "apposition"])
NONFINITE_SIDES = frozenset(["infinitive", "participle"])
CLOSING_SIDES = frozenset(["adjacent", "apposition", "inverted"])
CLAUSE_TAKING = frozenset(["say", "tell", "ask"])  # classes of verbs that take a clause
_PAST_PASSIVE = frozenset(["was", "were", "been"])

ReportedRange = tuple[int, int, ReadingRule]  # what a cue reports: first word, word after, rule


class Cue(NamedTuple):
    """A cue and its source.

    `word` is the cue's word, `left` and `right` the first word of the cue clause and the
    first after it, `side` the way the source was found: adjacent, apposition, relative, shared,
    inverted, participle, infinitive, fronted, passive, bare, noun, according, colon or dash.
    """

    word: int
    start: int
    end: int
    source: Phrase | None
    side: Side
    left: int
    right: int
    verb: Verb | None


def speaks(cue: Cue) -> bool:
    """Tell whether a cue says that somebody speaks: any but a verb of naming or mentioning."""
    return cue.verb is None or cue.verb.lemma == "read" or bool(cue.verb.classes & CLAUSE_TAKING)


def is_progressive(cue: Cue) -> bool:
    """Tell whether the verb of a cue is in -ing."""
    return cue.verb is not None and cue.verb.form == "ing"


def is_past_passive(tokens: Tokens, cue: Cue) -> bool:
    """Tell whether the passive of a cue tells what was said: was accused of hiding it; not what
    somebody stands charged with: is accused of murder.
    """
    return cue.side == "passive" and not _PAST_PASSIVE.isdisjoint(tokens.lows[cue.left : cue.word])


def cue_at(
    tokens: Tokens, i: int, source: Phrase | None, side: Side, left: int, right: int, verb: Verb
) -> Cue:
    """Return the cue at the single word i."""
    return Cue(i, tokens.starts[i], tokens.end(i), source, side, left, right, verb)


def cue_before_source(tokens: Tokens, i: int, source: Phrase | None, side: Side) -> Cue:
    """Return the cue at word i that is no reporting verb and has its source behind it."""
    right = source[1] if source else i + 1
    return Cue(i, tokens.starts[i], tokens.end(i), source, side, i, right, None)


def main_verb(tokens: Tokens, source: Phrase, end: int) -> Cue | None:
    """Return the verb of a subject, as the cue of a report without a reporting verb."""
    i = _past_asides(tokens, source[1], end)
    near = next((j for j in range(i, end) if tokens.tags[j] not in BEFORE_MAIN_VERB), end)
    shaped = near < end and (
        (tokens.tags[near] == ING_FORM and AUXILIARY in tokens.tags[i:near])  # has been pounding
        or (tokens.tags[near] == NOUN and tokens.words[near].endswith("s"))  # openly admires
    )
    at = near if shaped else next((j for j in range(i, end) if tokens.tags[j] in FULL_VERB), None)
    if at is None:
        return None
    start, stop = tokens.starts[at], tokens.end(at)
    return Cue(at, start, stop, source, "subject", source[0], at + 1, None)


def _past_asides(tokens: Tokens, i: int, end: int) -> int:
    """Return the word after the brackets and asides that begin at word i: Ali (Kars), a guard,
    said.
    """
    closing = {"(": ")", ",": ","}
    while i < end and tokens.tags[i] in closing:
        mark = closing[tokens.tags[i]]
        close = next((j for j in range(i + 1, end) if tokens.tags[j] == mark), None)
        if close is None:
            break
        i = close + 1
    return i
