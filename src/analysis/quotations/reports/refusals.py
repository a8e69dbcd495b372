"""Refusals: what a verb of saying has behind it and nobody says."""

from __future__ import annotations

from analysis.quotations.grammar.clauses import QUESTION_WORDS
from analysis.quotations.grammar.noun_phrases import can_speak
from analysis.quotations.reports.cue import FINITE_SIDES, NONFINITE_SIDES, Cue
from analysis.quotations.reports.idioms import is_idiom
from analysis.quotations.text.lexicon import FORMS_OF_BE, WORD_LISTS
from analysis.quotations.text.tags import ADVERB, ADVERBIAL, CONJUNCTION
from analysis.quotations.text.tokens import Tokens

REFUSALS = frozenset(WORD_LISTS["refusals"])
_REPORTERS = frozenset(["we"])
_LONGEST_GROUP = 4  # words of a short subject and what stands between it and its verb
_TOLD_OR_NOT = frozenset(["mention", "explain", "claim"])
_IMPERSONAL = frozenset(["it", "this", "that", "which"])
DENYING = frozenset(["deny", "dispute", "refute"])
_NEGATIONS = frozenset(WORD_LISTS["negations"])
_VERDICTS = frozenset(WORD_LISTS["verdicts of the writer"])
_LONGEST_VERDICT = 8  # words: is, if a little late, still fair to
_BEFORE_VERB_JUDGED = frozenset(["not", "to"])
_IS = FORMS_OF_BE | {"'s", "’s"}
_ANYBODY = frozenset(WORD_LISTS["anybody whose words are imagined"])
_ANY_ONE = frozenset(["you", "one", "anyone", "anybody"])
_ARGUING = frozenset(["argue", "say"])
_MIGHT = frozenset(["may", "might"])
_ASKING = frozenset(["do", "did", "would", "can", "could"])
_WOULD = _MIGHT | {"could", "would", "can"}


def is_refused(tokens: Tokens, cue: Cue) -> bool:
    """Tell whether somebody declines to say what follows a cue, leaves without saying it, does
    not mention it, or neither confirms nor denies it; or the reporters speak for themselves.
    """
    before, word = tokens.low(cue.word - 1), tokens.lows[cue.word]
    if cue.source is not None and tokens.low(cue.source[0]) in _REPORTERS:
        return True
    first = max(0, cue.left - 1, cue.word - _LONGEST_GROUP)  # no group claimed it
    if cue.verb and cue.verb.lemma in _TOLD_OR_NOT and _is_denied(tokens, first, cue.word):
        return True
    if _sums_up(tokens, cue) or _is_imagined(tokens, cue):
        return True
    if word in ("confirm", "deny"):
        near = set(tokens.lows[max(0, cue.word - 2) : cue.word + 3])
        if near >= {"confirm", "deny"} and not near.isdisjoint(("or", "nor")):
            return True
    if before == "without" or is_idiom(tokens, cue.word):
        return True
    if cue.side != "infinitive" or before != "to":
        return False
    return any(tokens.low(i) in REFUSALS for i in range(max(0, cue.word - 3), cue.word - 1))


def is_left_open(tokens: Tokens, cue: Cue, i: int) -> bool:
    """Tell whether the words from word i on are a question that nobody answers: would not say when
    it opens.
    """
    while tokens.tag(i) == ADVERB:
        i += 1
    if tokens.word(i) not in QUESTION_WORDS:
        return False
    first = max(0, (cue.source[0] if cue.source else cue.left) - 1)  # no one said
    return _is_denied(tokens, first, cue.word)


def _is_denied(tokens: Tokens, first: int, end: int) -> bool:
    """Tell whether a word that denies, or a subject that is nobody, stands among some words."""
    return any(low.replace("’", "'") in _NEGATIONS for low in tokens.lows[first:end])


def _sums_up(tokens: Tokens, cue: Cue) -> bool:
    """Tell whether an infinitive or participle is the writer's own: which is not to say that it is
    late; it would be fair to argue that it is late; it is worth noting that it is late.
    """
    if cue.verb is None or cue.side not in NONFINITE_SIDES:
        return False
    source = cue.source
    if source is not None and tokens.low(source[0]) not in _IMPERSONAL:
        return False
    led = tokens.lows[max(0, cue.word - _LONGEST_VERDICT) : cue.word]
    said = cue.side == "infinitive" and cue.verb.lemma == "say"
    near = set(tokens.lows[max(0, cue.word - _LONGEST_GROUP) : cue.word])
    judged = not _IS.isdisjoint(led) and _ends_verdict(tokens, cue)
    return judged or (said and bool(near & FORMS_OF_BE))


def _ends_verdict(tokens: Tokens, cue: Cue) -> bool:
    """Tell whether the verdict stands right before a verb, which nobody else is judged for: it is
    fair to argue, fair but blunt to argue; not: it is fair of the mayor to argue.
    """
    last = cue.word - 1
    while last > 0 and tokens.lows[last] in _BEFORE_VERB_JUDGED:
        last -= 1
    if tokens.tag(last - 1) == CONJUNCTION:
        return not _VERDICTS.isdisjoint((tokens.lows[last], tokens.low(last - 2)))
    return tokens.lows[last] in _VERDICTS


def _is_imagined(tokens: Tokens, cue: Cue) -> bool:
    """Tell whether nobody in particular might say something: you could say that it is late."""
    source = cue.source
    if source is None:
        return cue.side == "passive" and _is_conceded(tokens, cue)
    if source[1] - source[0] > 1:
        return False
    if cue.side in NONFINITE_SIDES:  # it leads one to wonder
        return tokens.lows[source[0]] in _ANY_ONE and tokens.word(source[1]) != "of"
    if cue.side not in FINITE_SIDES:
        return False
    who, led = tokens.lows[source[0]], tokens.lows[source[1] : cue.word]
    argues = who == "some" and cue.verb is not None and cue.verb.lemma in _ARGUING
    later = tokens.tag(cue.word + 1) in ADVERBIAL  # some would say later that they saw it
    if who in _ANY_ONE or (argues and not later):
        asked = source[0] and tokens.lows[source[0] - 1] in _ASKING  # how do you explain it?
        return bool(asked) or not _WOULD.isdisjoint(led)
    return who in _ANYBODY and not _MIGHT.isdisjoint(led)


def _is_conceded(tokens: Tokens, cue: Cue) -> bool:
    """Tell whether a passive says what nobody has said: it could be argued that it is late."""
    impersonal = cue.left > 0 and tokens.low(cue.left - 1) == "it"
    return impersonal and not _WOULD.isdisjoint(tokens.lows[cue.left : cue.word])


def is_told_of_thing(tokens: Tokens, cue: Cue) -> bool:
    """Tell whether a verb behind an indefinite noun says what was done with a thing that cannot
    speak: ..., a sale announced on Friday.
    """
    if cue.source is None or cue.verb is None or tokens.lows[cue.word][-2:] != "ed":
        return False
    return tokens.low(cue.source[0]) in ("a", "an") and not can_speak(tokens, cue.source)
