"""What moved somebody to say something, told behind it: vowed to go on after he was beaten."""

from __future__ import annotations

from analysis.quotations.grammar.displaced_subjects import after_adverbs
from analysis.quotations.grammar.noun_phrases import phrase_from
from analysis.quotations.reports.cue import Cue, is_progressive
from analysis.quotations.text.tags import FINITE_VERB, PREPOSITION_OR_TIME
from analysis.quotations.text.tokens import Tokens

_OCCASION_OPENERS = frozenset(["after", "as", "because"])
_BEFORE_COMPARISON = frozenset(["as", "so", "such", "same"])
_STAND_FOR_VERBS = frozenset(["did", "does", "do", "had", "has", "have"])
_WITHOUT_TENSE = frozenset(["to", "for", "on"])  # open what is called for, or wanted to be done
_PAST_AUXILIARIES = frozenset(["was", "were", "had", "did", "could"])
_PRESENT_AUXILIARIES = frozenset(["is", "are", "has", "have", "does", "do"])


def before_occasion(tokens: Tokens, cue: Cue, begins: int, end: int) -> int:
    """Return the word in a report without a tense, from word `begins` up to `end`, with which its
    occasion is told, in a tense that what is to be done cannot have: has vowed to go on | after he
    was beaten; told them to save | as prices are rising; `end` when none is.
    """
    if tokens.words[begins] not in _WITHOUT_TENSE or is_progressive(cue):
        return end
    past = _is_in_past(tokens, cue)
    if past is None:
        return end
    inner = (i for i in range(begins + 2, end - 2) if tokens.words[i] in _OCCASION_OPENERS)
    return next(
        (
            i
            for i in inner
            if _is_in_other_tense(tokens, i + 1, end, past)
            and not (tokens.words[i] == "as" and _compares(tokens, begins, i, end))
        ),
        end,
    )


def _compares(tokens: Tokens, begins: int, i: int, end: int) -> bool:
    """Tell whether "as" at word i likens what is to be done to something, rather than tell why: as
    soon as it was signed; the same pay as others have; to treat her as his father did.
    """
    if not _BEFORE_COMPARISON.isdisjoint(tokens.words[begins:i]):
        return True
    subject = phrase_from(tokens, i + 1, end)
    verb = after_adverbs(tokens, subject[1], end) if subject else end
    if verb >= end or tokens.lows[verb].startswith(tokens.lows[begins + 1]):
        return True  # to vote as they voted before
    after = tokens.tag(verb + 1)
    return tokens.lows[verb] in _STAND_FOR_VERBS and (
        not after.isalpha() or after in PREPOSITION_OR_TIME
    )


def _is_in_past(tokens: Tokens, cue: Cue) -> bool | None:
    """Tell whether a cue is in the past tense, not in the present or the perfect; None when it has
    no tense.
    """
    if cue.verb is None or cue.side not in ("adjacent", "apposition", "shared", "relative"):
        return None
    if cue.verb.form != "past":
        return False
    before = {tokens.low(i) for i in range(max(0, cue.word - 3), cue.word)}
    return before.isdisjoint(("has", "have", "'s", "’s", "'ve", "’ve"))


def _is_in_other_tense(tokens: Tokens, i: int, end: int, past: bool) -> bool:
    """Tell whether the clause at word i is in the present, where what is told is in the `past`, or
    the other way round.
    """
    subject = phrase_from(tokens, i, end)
    verb = after_adverbs(tokens, subject[1], end) if subject else end
    if verb >= end:
        return False
    low = tokens.lows[verb]
    if past:
        return low in _PRESENT_AUXILIARIES
    finished = tokens.tags[verb] == FINITE_VERB and not low.endswith("s")
    return low in _PAST_AUXILIARIES or finished or low.endswith("ed")
