"""Nouns that other words qualify: the head of a relative clause, of a participle, of a phrase."""

from __future__ import annotations

from analysis.quotations.grammar.noun_phrases import (
    CLAUSE_OPENING_PREPOSITIONS,
    Phrase,
    can_speak,
    phrase_from,
    phrase_up_to,
)
from analysis.quotations.rule_table import Side
from analysis.quotations.text.lexicon import (
    AGENT_ENDINGS,
    BODIES,
    DOCUMENTS,
    PRESS,
    SOMEBODY,
    STAND_FOR_PEOPLE,
    VERBS,
    WORD_LISTS,
)
from analysis.quotations.text.plurals import means_several
from analysis.quotations.text.tags import (
    ADVERB,
    ADVERBIAL,
    CLAUSE_WITHOUT_PRONOUN,
    COMMA_OR_PREPOSITION,
    DETERMINER,
    ED_FORM,
    FULL_VERB,
    ING_FORM,
    NAME,
    NOMINAL,
    NOUN,
    NUMBER,
    PHRASE_WORD,
    PREPOSITION,
    PREPOSITIONAL,
    PRONOUN,
    RELATIVE_CLAUSE_LIMIT,
    REPORTING_VERB,
    SUBORDINATOR,
    TIME,
    VERBAL_OR_ADVERB,
)
from analysis.quotations.text.tokens import Tokens

_BODIES = BODIES.union(WORD_LISTS["nouns for any body"])
_LONGEST_DOCUMENT = 8  # words that name one
_MOST_LINKS = 3  # prepositional phrases behind a participle
_WRITTEN = DOCUMENTS | PRESS | frozenset(WORD_LISTS["texts"])  # what may say something


def antecedent(tokens: Tokens, i: int, start: int) -> Phrase | None:
    """Return the noun phrase that the relative pronoun at word i stands for."""
    j = i - 1
    while j >= start and tokens.tags[j] in COMMA_OR_PREPOSITION:
        j -= 1
    if j < start:
        return None
    found = phrase_up_to(tokens, j, start)
    if tokens.words[i] == "who" and (found is None or tokens.low(found[1] - 1) in DOCUMENTS):
        return _behind_preposition(tokens, j, start) or found
    return found


def document_of_clause(tokens: Tokens, start: int, verb: int) -> Phrase | None:
    """Return the document with which a sentence begins and of which a clause without a pronoun
    tells what somebody did with it: the letter | Ana Berg sent to parents | said.
    """
    tags, noun, last = tokens.tags, start, min(verb, start + _LONGEST_DOCUMENT)
    while noun < last and tags[noun] in PHRASE_WORD and tokens.lows[noun] not in DOCUMENTS:
        noun += 1
    if tags[noun] != NOUN or noun + 1 >= verb or tags[noun + 1] not in CLAUSE_WITHOUT_PRONOUN:
        return None
    owner = phrase_from(tokens, noun + 1, verb)
    acts = owner is not None and owner[1] < verb and tags[owner[1]] in FULL_VERB
    return (start, noun + 1) if acts and tags[start] == DETERMINER else None


def _behind_preposition(tokens: Tokens, last: int, start: int) -> Phrase | None:
    """Return the people whom a preposition brings in and who end at word `last`: the complaint of
    | three women; it was filed by | two nurses.
    """
    at = last
    while at > start and tokens.tags[at] in PHRASE_WORD and tokens.tags[at] != PREPOSITION:
        at -= 1
    people = phrase_from(tokens, at + 1, last + 1) if tokens.tags[at] == PREPOSITION else None
    return people if people and people[1] == last + 1 else None


def relative_head(tokens: Tokens, i: int, start: int) -> Phrase | None:
    """Return the noun or pronoun before the relative pronoun of the clause that holds word i, as in
    "people who saw it said", "somebody who was there said", "the firm that owns it said".
    """
    while i > start and tokens.tags[i] not in RELATIVE_CLAUSE_LIMIT:
        unlisted = tokens.tags[i + 1] == NOUN and tokens.lows[i + 1].endswith("s")
        unlisted = unlisted and tokens.tags[i + 2] not in VERBAL_OR_ADVERB  # that residents say is
        acts = unlisted or tokens.tags[i + 1] in VERBAL_OR_ADVERB
        which = tokens.words[i] == "which" and acts
        owns = tokens.words[i] == "that" and acts and tokens.low(i - 1) in _BODIES
        if which or owns or tokens.words[i] in ("who", "whose"):
            alone = tokens.tags[i - 1] == PRONOUN
            return (i - 1, i) if alone else phrase_up_to(tokens, i - 1, start)
        i -= 1
    return None


def noun_before_participle(tokens: Tokens, i: int, start: int) -> Phrase | None:
    """Return the noun phrase or pronoun that the participle at word i qualifies: a report published
    Friday; someone close to the mayor.
    """
    low = tokens.low(i)
    past = tokens.tags[i] == ED_FORM or (low in VERBS and VERBS[low].form == "past")
    if not past or i <= start:
        return None
    if tokens.low(i - 1) in SOMEBODY:
        return i - 1, i
    noun = tokens.tags[i - 1] == NOUN or tokens.low(i - 1) == "those"
    return phrase_up_to(tokens, i - 1, start) if noun else None


def _participle_head(tokens: Tokens, i: int, start: int) -> Phrase | None:
    """Return who is told of by the participle of the clause that holds word i, a person before it:
    a man accused of burning down the pier; miners leaving the pit.
    """
    while i > start and tokens.tags[i - 1].isalpha():
        i -= 1
        doing = tokens.tags[i] == ING_FORM and i > start and tokens.tags[i - 1] in NOMINAL
        people = phrase_up_to(tokens, i - 1, start) if doing else None
        if people and (can_speak(tokens, people) or tokens.low(i - 1) in _WRITTEN):
            return people
        owner = noun_before_participle(tokens, i, start)
        if owner and tokens.tag(i + 1) == PREPOSITION and can_speak(tokens, owner):
            return owner
    return None


def head_of_participle(tokens: Tokens, preposition: int, start: int) -> Phrase | None:
    """Return who or which document a participle tells of that the words from a preposition on go
    on: a paper published on Monday in | the journal Nature said.
    """
    tags, i = tokens.tags, preposition
    for _ in range(_MOST_LINKS):
        last = i - 1
        while last > start and (
            tags[last] in ADVERBIAL or (tags[last] == PREPOSITION and tags[last + 1] == TIME)
        ):
            last -= 1
        if tags[last] in FULL_VERB:
            head = last - 1
            if head < start or tags[head] != NOUN or not _is_participle(tokens, last):
                return None
            owner = phrase_up_to(tokens, head, start)
            return owner if owner and _may_speak(tokens, owner, start) else None
        linked = phrase_up_to(tokens, last, start)
        if linked is None or linked[1] <= last or tags[linked[0] - 1] != PREPOSITION:
            return None
        i = linked[0] - 1
    return None


def _is_participle(tokens: Tokens, i: int) -> bool:
    """Tell whether a verb at word i may be a participle behind its noun, by its form."""
    low = tokens.lows[i]
    if tokens.tags[i] == REPORTING_VERB:
        return VERBS[low].form == "past"
    return not low.endswith("s")


def _may_speak(tokens: Tokens, phrase: Phrase, start: int) -> bool:
    """Tell whether a phrase is somebody or a document, and does not open a clause: after the band
    played in Kars, ...
    """
    led = tokens.tags[phrase[0] - 1] if phrase[0] > start else ""
    if led == SUBORDINATOR or tokens.lows[phrase[0] - 1] in CLAUSE_OPENING_PREPOSITIONS:
        return False
    low = tokens.lows[phrase[1] - 1]
    written = low in _WRITTEN or low.removesuffix("s") in _WRITTEN
    return written or can_speak(tokens, phrase)


def told_of_before(tokens: Tokens, i: int, start: int) -> tuple[Phrase, Side] | None:
    """Return the subject that a relative clause or participle tells of, which holds word i: people
    who came to see the race said; a man accused of burning down the pier said.
    """
    owner = relative_head(tokens, i, start)
    if owner:
        return owner, "relative"
    owner = _participle_head(tokens, i, start)
    return (owner, "adjacent") if owner else None


def noun_before_pronoun(tokens: Tokens, i: int, start: int) -> Phrase | None:
    """Return the noun phrase that a preposition and the pronoun at word i qualify: the woman behind
    it said; a person close to him said; one of them said.
    """
    tags, at = tokens.tags, i - 1
    if tokens.tags[i] == PRONOUN and tokens.low(i) != "it":
        return None
    if at <= start or tags[at] != PREPOSITION:
        return None
    if tokens.words[at] == "of" and tokens.lows[at - 1] in STAND_FOR_PEOPLE:
        return at - 1, at
    if tokens.low(at) in CLAUSE_OPENING_PREPOSITIONS:
        return None
    if tokens.lows[at - 1] == "those":
        return at - 1, at  # those around him
    at -= 1 + (tags[at - 1] == ED_FORM)
    owner = phrase_up_to(tokens, at, start) if at >= start and tags[at] in NOMINAL else None
    return owner if owner and can_speak(tokens, owner) else None


def whole_of_examples(tokens: Tokens, example: Phrase, start: int) -> Phrase | None:
    """Return those of whom a phrase gives an example: unions such as | the Ferry Union said;
    bloggers like | Ana Berg said; but not: In towns such as | Selby mayors said.
    """
    last = before_examples(tokens, example[0] - 1)
    if last is None or last < start:
        return None
    whole = phrase_up_to(tokens, last, start)
    if whole is None or (whole[0] > start and tokens.tags[whole[0] - 1] == PREPOSITION):
        return None
    return whole if means_several(tokens.lows[whole[1] - 1]) else None


def before_examples(tokens: Tokens, i: int) -> int | None:
    """Return the noun before "like" or "such as", which ends with word i; None when none is."""
    if tokens.words[i] == "like":
        return i - 1 if i and tokens.tags[i - 1] in NOMINAL else None
    such = i > 1 and tokens.words[i - 1 : i + 1] == ("such", "as")
    return i - 2 if such and tokens.tags[i - 2] in NOMINAL else None


def with_first_of_two(tokens: Tokens, last: Phrase, start: int) -> Phrase:
    """Return a subject with what "and" joins it to, neither of them named: two nurses and a local
    official said; or those of two bodies: experts from the Kars Agency and the Tin Board said.
    """
    joint = last[0] - 1
    if joint <= start or tokens.words[joint] != "and":
        return last
    if NAME in tokens.tags[slice(*last)]:
        return _people_of_two(tokens, last, start) or last
    first = phrase_up_to(tokens, joint - 1, start)
    if first is None or first[1] != joint or NAME in tokens.tags[slice(*first)]:
        return last
    opens = first[0] == start or not tokens.tags[first[0] - 1].isalpha()
    return (first[0], last[1]) if opens else last


def _people_of_two(tokens: Tokens, body: Phrase, start: int) -> Phrase | None:
    """Return the people with whom a sentence begins, of one body and of a second that "and" joins
    to it: experts from the Kars Agency and | the Tin Board.
    """
    joint = body[0] - 1
    people = phrase_up_to(tokens, joint - 1, start)
    if people is None or people[0] != start or people[1] == joint or not can_speak(tokens, people):
        return None
    named = tokens.tags[people[1] - 1] == NOUN and NAME in tokens.tags[people[1] : joint]
    return people if named and means_several(tokens.lows[people[1] - 1]) else None


def behind_with(tokens: Tokens, at: int, start: int) -> Phrase | None:
    """Return the phrase that ends at word `at` when "with" stands right before it: a storm is near,
    with forecasters warning that ...; with a third of those asked saying that ...
    """
    first = at
    while first > start and tokens.tags[first - 1] in PREPOSITIONAL and tokens.low(first) != "with":
        first -= 1
    if tokens.low(first) != "with":
        return None
    opens = first + 1
    while tokens.tags[opens] == ADVERB:
        opens += 1
    made = phrase_from(tokens, opens, at + 1)
    if made is None:
        return None
    inside = range(made[0], at + 1)
    several = any(tokens.tags[i] == NUMBER or tokens.lows[i] in STAND_FOR_PEOPLE for i in inside)
    agent = tokens.low(at).endswith(AGENT_ENDINGS)
    return made if several or agent or can_speak(tokens, (first + 1, at + 1)) else None
