"""Noun phrases: where one begins or ends, and whether it can name somebody who speaks.

A phrase is a range of words `(first, last + 1)` of a tokens. Phrases found are cores: the title,
name or noun with what stands before it, without the prepositional phrases and appositions that
follow.
"""

from __future__ import annotations

from collections.abc import Collection

from analysis.quotations.text.lexicon import (
    BODIES,
    CALLINGS,
    ORGANISATIONS,
    PEOPLE,
    POSSESSIVE,
    POSSESSIVE_ENDINGS,
    STAND_FOR_PEOPLE,
    TITLES,
    TITLES_AND_PEOPLE,
    WORD_LISTS,
)
from analysis.quotations.text.tags import (
    ADVERB,
    BEFORE_PARTICIPLE,
    CONJUNCTION,
    DESCRIBED_BY_ADVERB,
    DETERMINER,
    DETERMINER_OR_NOUN,
    DETERMINER_OR_PREPOSITION,
    ED_FORM,
    ING_FORM,
    INVERTED_SUBJECT_OPENER,
    JOINER,
    LINE_BREAK,
    NAME,
    NOMINAL,
    NOMINAL_OR_NUMBER,
    NOUN,
    NOUN_OR_ED_FORM,
    NUMBER,
    PARTICIPLE,
    PERSON_WORD,
    PHRASE_CONTENT,
    PHRASE_WORD,
    PREPOSITION,
    PRONOUN,
    REPORTING_VERB,
    SPECIFIER,
    SUBJECT_END,
    TIME,
)
from analysis.quotations.text.tokens import Tokens

# may open a clause
CLAUSE_OPENING_PREPOSITIONS = frozenset(["after", "before", "since", "until", "like", "despite"])
Phrase = tuple[int, int]
_BEFORE_DESCRIBED = frozenset(["a", "an", "the"])
_SPEAKERS = TITLES_AND_PEOPLE | ORGANISATIONS | CALLINGS | {*WORD_LISTS["bodies that only speak"]}

# words of other classes inside a phrase, by what stands on their right and on their left
_INSIDE_PHRASE: dict[str, list[tuple[Collection[str], Collection[str]]]] = {
    ED_FORM: [(NOMINAL_OR_NUMBER, DETERMINER_OR_NOUN), ((PREPOSITION,), BEFORE_PARTICIPLE)],
    ING_FORM: [(NOMINAL_OR_NUMBER, DETERMINER_OR_NOUN), ((PREPOSITION,), BEFORE_PARTICIPLE)],
    REPORTING_VERB: [(NOMINAL_OR_NUMBER, (DETERMINER,))],
    ADVERB: [(NOUN_OR_ED_FORM, (DETERMINER,))],
}


def phrase_from(tokens: Tokens, i: int, end: int) -> Phrase | None:
    """Return the core noun phrase that begins at word i and ends before `end`; None when none
    does.
    """
    tags, start = tokens.tags, i
    if i >= end:
        return None
    if tags[i] == PRONOUN:
        return i, i + 1
    while i < end and tags[i] in SPECIFIER:
        i += 1
    if start < i < end and tags[i] == ADVERB and _describes(tokens, i):
        i += tokens.tag(i + 1) in DESCRIBED_BY_ADVERB  # a yearly survey; the newly built pier
    head = i
    while i < end and _extends_phrase(tokens, i, start, head, end):
        i += 1
    return (start, i) if i > start else None


def _describes(tokens: Tokens, i: int) -> bool:
    """Tell whether the adverb at word i describes the noun or participle behind an article."""
    led = tokens.lows[i - 1] in _BEFORE_DESCRIBED
    return led and (tokens.words[i].endswith("ly") or tokens.words[i] == "then")


def _extends_phrase(tokens: Tokens, i: int, start: int, head: int, end: int) -> bool:
    """Tell whether word i goes on the phrase from `start` whose first content word is `head`."""
    tag = tokens.tags[i]
    if tag in PHRASE_CONTENT:
        return True
    if tag == ".":
        return is_initial(tokens, i)
    left = tokens.tags[i - 1] if i > start else ""
    right = tokens.tags[i + 1] if i + 1 < end else "."
    if tag == DETERMINER:
        return bool(left) and tokens.words[i - 1][-2:] in POSSESSIVE_ENDINGS
    if tag in PARTICIPLE:
        noun = tag == ING_FORM and left == DETERMINER and right not in NOUN_OR_ED_FORM
        inside = right == NOUN and _describes_title_or_body(tokens, i, left)
        return inside or (i == head and (right in NOMINAL or noun))  # told the meeting she ...
    if tag == REPORTING_VERB:
        return right in NOMINAL and i == head and i > start
    if tag == CONJUNCTION:
        return left == right == NAME
    if tag != TIME or not tokens.words[i][0].isupper():
        return False
    owned = left == DETERMINER or (left and tokens.words[i - 1][-2:] in POSSESSIVE_ENDINGS)
    dated = right == NUMBER and tokens.tag(i + 2) == NOUN and i + 2 < end  # a March 2019 study
    return right == NAME or ((right == NOUN or dated) and bool(owned))  # the station's Today show


def _describes_title_or_body(tokens: Tokens, i: int, left: str) -> bool:
    """Tell whether the participle at word i stands inside a title or the name of a body, behind a
    word with tag `left`: Ovenby managing director; the Kars public spending committee.
    """
    led = left == NAME or (left and tokens.words[i - 1][-2:] in POSSESSIVE)
    titled = bool(led) and tokens.lows[i + 1] in TITLES_AND_PEOPLE
    body = left in NOMINAL and tokens.lows[i + 1] in BODIES and tokens.tag(i + 2) not in NOMINAL
    return titled or (body and tokens.tags[i] == ING_FORM)


def opens_inverted_subject(tokens: Tokens, i: int) -> bool:
    """Tell whether a subject behind its verb may begin at word i, a title with a word in -ing
    before it included: said managing director Ana Berg.
    """
    acting = tokens.tags[i] == ING_FORM and tokens.tag(i + 1) == NOUN
    titled = acting and tokens.lows[i + 1] in TITLES_AND_PEOPLE
    return titled or tokens.tags[i] in INVERTED_SUBJECT_OPENER


def is_initial(tokens: Tokens, i: int) -> bool:
    """Tell whether the full stop at i ends a title or initial inside a name."""
    if not i or tokens.starts[i] != tokens.end(i - 1):
        return False
    word = tokens.words[i - 1]
    if "." in word or (len(word) == 1 and word.isupper()):
        return True
    return tokens.low(i - 1) in TITLES or tokens.low(i - 1) in ("jr", "sr", "st", "sens", "reps")


def phrase_up_to(tokens: Tokens, last: int, start: int) -> Phrase | None:
    """Return the core noun phrase whose words, with what qualifies them, end at word `last`; not
    before `start`.

    Prepositional phrases are walked through ("the head of the office in Kars"), the core being what
    stands before the first of them.
    """
    tags = tokens.tags
    i, end = last, last + 1
    while i >= start:
        step = _step_back(tokens, i, last, start)
        if step is None:
            break
        if tags[i] == PREPOSITION:
            end = i
        elif tags[i] == ")" and i == end - 1:
            end = step + 1
        i = step
    i += 1
    while i < end and tags[i] in JOINER:
        i += 1
    while end - 1 > i and tags[end - 1] in PARTICIPLE:
        end -= 1
    return (i, end) if i < end else None


def _step_back(tokens: Tokens, i: int, last: int, start: int) -> int | None:
    """Return the word to read after word i on the way back through a noun phrase; None when the
    phrase ends here.
    """
    tag = tokens.tags[i]
    left = tokens.tags[i - 1] if i > start else LINE_BREAK
    right = tokens.tags[i + 1] if i < last else LINE_BREAK
    opens = right == DETERMINER and tag not in DETERMINER_OR_PREPOSITION
    if opens and tokens.words[i][-2:] not in POSSESSIVE_ENDINGS:
        return None
    if tag == ")":
        return _before_bracket(tokens, i, start)
    fits = tag in PHRASE_WORD or _stands_inside(tokens, i, left, right)
    return i - 1 if fits else None


def _stands_inside(tokens: Tokens, i: int, left: str, right: str) -> bool:
    """Tell whether word i, between two tags, stands inside a noun phrase though it is no noun."""
    tag, word = tokens.tags[i], tokens.words[i]
    if tag == ".":
        return is_initial(tokens, i)
    if tag == TIME:
        dated = right == NAME and word[0].isupper()
        return dated or tokens.words[i + 1][-2:] in POSSESSIVE  # last week's call
    if tag == CONJUNCTION:
        share = tokens.word(i + 2) in ("%", "percent")  # 47% walk in the park and 12% say
        return right != LINE_BREAK and not share and left in NOMINAL and word in ("and", "&")
    if tag == PREPOSITION:
        joins = right != LINE_BREAK and left in SUBJECT_END
        return joins and word not in CLAUSE_OPENING_PREPOSITIONS
    if tag == ING_FORM and right == NOUN and _describes_noun(tokens, i, left):
        return True
    return any(right in after and left in before for after, before in _INSIDE_PHRASE.get(tag, ()))


def _describes_noun(tokens: Tokens, i: int, left: str) -> bool:
    """Tell whether the word in -ing at word i describes the noun behind it, by the tag before it:
    the Kars Observatory monitoring group; Shipping sources; Turkey's housing minister.
    """
    group = left == NAME and tokens.low(i + 1) in ORGANISATIONS
    return group or left == LINE_BREAK or (i > 0 and tokens.words[i - 1][-2:] in POSSESSIVE)


def _before_bracket(tokens: Tokens, i: int, start: int) -> int | None:
    """Return the word before the bracket that is closed at word i."""
    while i > start and tokens.tags[i] != "(":
        i -= 1
    return i - 1 if tokens.tags[i] == "(" else None


def behind_owner(tokens: Tokens, phrase: Phrase) -> Phrase:
    """Return a phrase without the owner with which it begins: Ali's | new plan."""
    inside = range(phrase[0], phrase[1] - 1)
    owners = (i for i in inside if tokens.words[i][-2:] in POSSESSIVE_ENDINGS)
    return max(owners, default=phrase[0] - 1) + 1, phrase[1]


def can_speak(tokens: Tokens, phrase: Phrase) -> bool:
    """Tell whether a phrase can name somebody who speaks: a name, a pronoun, a person or an
    organisation.
    """
    if phrase[1] - phrase[0] == 1 and tokens.low(phrase[0]) in STAND_FOR_PEOPLE:
        return True
    for i in range(*phrase):
        low = tokens.low(i)
        if tokens.tags[i] in PERSON_WORD or low in _SPEAKERS:
            return True
        if low.endswith("s") and low[:-1] in PEOPLE:
            return True
    return False
