"""Clauses: the subject of a verb, and the phrase that the verbs of a clause share."""

from __future__ import annotations

from itertools import pairwise

from analysis.quotations.grammar.noun_phrases import (
    CLAUSE_OPENING_PREPOSITIONS,
    Phrase,
    can_speak,
    phrase_from,
    phrase_up_to,
)
from analysis.quotations.text.lexicon import STAND_FOR_PEOPLE, VERBS
from analysis.quotations.text.tokens import Tokens

Subject = tuple[Phrase, str, int]  # subject, the way it was found, first word of the verb group


def subject_of(tokens: Tokens, verb: int, start: int) -> Subject | None:
    """Subject of the finite verb at word ``verb``, looking no further back than ``start``.

    Returns the phrase, the way it was found (adjacent, apposition, relative, shared) and the first
    word of the verb group; None when there is none.
    """
    i, group = before_verb_group(tokens, verb, start)
    if i < start:
        return None
    tag = tokens.tags[i]
    if tag == "R" or (tag == "D" and tokens.low(i) in STAND_FOR_PEOPLE):
        led = i > start and tokens.low(i - 1) == "the"  # the two said
        return (i - led, i + 1), "adjacent", group
    if tag == "W":
        who = tokens.low(i) in ("who", "which")
        return ((i, i + 1), "relative", group) if who else None
    if tag in ",—–-(":
        found = subject_before_aside(tokens, i, start)
        return (found, "apposition", group) if found else None
    if tag == "C":
        found = clause_subject(tokens, start, i)
        return (found, "shared", group) if found else None
    return subject_ending_at(tokens, i, start, group) if tag in "DNXnEG.)" else None


def before_verb_group(tokens: Tokens, verb: int, start: int) -> tuple[int, int]:
    """Word before a verb and its auxiliaries and adverbs, and the first word of that group."""
    tags = tokens.tags
    i = verb - 1
    while i >= start and tags[i] in "ABT":
        i -= 1
    group = i + 1
    while i >= start and tags[i] == "P" and group < verb and tags[i + 1] == "T":
        i -= 1
        while i >= start and tags[i] in "ABT":
            i -= 1
    while (
        i > start
        and tags[i] == "D"
        and tags[i - 1] in "XnO"
        and tokens.words[i] in ("each", "both", "all")
    ):
        i -= 1
    return i, group


def subject_ending_at(tokens: Tokens, i: int, start: int, group: int) -> Subject | None:
    """Subject that ends at word i, or that the phrase ending there only qualifies."""
    tags = tokens.tags
    found = phrase_up_to(tokens, i, start)
    if found is None:
        return None
    before = found[0] - 1
    if before > start and tags[before] == "P" and tags[before - 1] == ",":
        owner = subject_before_aside(tokens, before - 1, start)  # Ali, of the Kars office, said
        return (owner, "apposition", group) if owner else (found, "adjacent", group)
    joined = before > start and tags[before] == "P" and tags[before - 1] == "C"
    if joined and tags[found[0]] == "D" and not can_speak(tokens, found):
        shares = clause_subject(tokens, start, before - 1)  # Ali left, but in an interview said
        return (shares, "shared", group) if shares else (found, "adjacent", group)
    gerunds = before > start + 1 and tags[before] == "P" and tags[before - 2] in "nX"
    if gerunds and (tags[before - 1] == "G" or is_reporting_gerund(tokens, before - 1)):
        owner = phrase_up_to(tokens, before - 2, start)  # a source speaking to the paper said
        return (owner or found, "adjacent", group)
    if before > start and tags[before] == "P" and tags[before - 1] in "AW":
        return subject_of(tokens, before, start)  # who has in the past said
    if before >= start and tags[before] in "EKAPVGW":
        owner = relative_head(tokens, found[0], start)  # people who saw it said
        if owner:
            return owner, "relative", group
    return found, "adjacent", group


def relative_head(tokens: Tokens, i: int, start: int) -> Phrase | None:
    """Noun before the relative pronoun of the clause that holds word i, as in "people who saw it
    said".
    """
    while i > start and tokens.tags[i] not in ",;:Q—":
        if tokens.words[i] == "who":
            return phrase_up_to(tokens, i - 1, start)
        i -= 1
    return None


def antecedent(tokens: Tokens, i: int, start: int) -> Phrase | None:
    """Noun phrase that the relative pronoun at word i stands for."""
    j = i - 1
    while j >= start and tokens.tags[j] in ",P":
        j -= 1
    return phrase_up_to(tokens, j, start) if j >= start else None


def subject_before_aside(tokens: Tokens, comma: int, start: int) -> Phrase | None:
    """Subject before one or more commas and an apposition or relative clause that ends at
    ``comma``.

    The segments between commas are read from the left: the first that begins as a noun phrase, and
    is no fronted adjunct or place name after one, is the subject.
    """
    tags = tokens.tags
    edges = comma_places(tokens, comma, start)
    fronted = False
    for left, right in pairwise(edges):
        i = left + 1
        while i < right and tags[i] in "CBT":
            i += 1
        if i >= right:
            continue
        if tags[i] in "PSEG" or is_reporting_gerund(tokens, i):
            fronted = True
            if left == edges[-2] and tags[i] == "S":
                return phrase_from(tokens, i + 1, right)
        elif tags[i] in "DXnNR":
            phrase = phrase_from(tokens, i, right)
            town = fronted and tags[i] == "X" and right != comma and is_place_name(tokens, left)
            if phrase and not (town and phrase[1] == right):
                return phrase
    return None


def comma_places(tokens: Tokens, comma: int, start: int) -> list[int]:
    """Places of the commas and dashes up to ``comma`` that part the clause it ends, with its
    beginning.
    """
    tags = tokens.tags
    edges, depth = [start - 1], 0
    for j in range(start, comma + 1):
        if tags[j] in "()":
            depth += 1 if tags[j] == "(" else -1
        elif tags[j] in ",—–" and depth <= 0:
            edges.append(j)
        elif tags[j] == "Q" and is_title_in_aside(tokens, j):
            continue
        elif (
            tags[j] in ";:Q"
            or (j > start and tags[j - 1] not in ",Q" and restarts_clause(tokens, j, comma))
            or (
                tags[j] == "C"
                and "," in tags[max(start, j - 1) : j]
                and joins_whole_clause(tokens, start, j, comma)
            )
        ):
            edges = [j]
    if edges[-1] != comma:
        edges.append(comma)
    return edges


def is_title_in_aside(tokens: Tokens, i: int) -> bool:
    """Whether words between marks are a title in an aside: the film, titled "...", shows; in his
    show, "...", which
    """
    before, after = tokens.tags[max(0, i - 2) : i], tokens.tags[i + 1 : i + 2]
    return before == [",", "E"] or (before[-1:] == [","] and after == ["W"])


def restarts_clause(tokens: Tokens, i: int, comma: int) -> bool:
    """Whether word i opens a clause whose subject has an apposition: because Ali, who ..., said."""
    word = tokens.words[i]
    if (
        tokens.tags[i] != "S"
        and word not in CLAUSE_OPENING_PREPOSITIONS
        and word not in ("that", "what")
    ):
        return False
    phrase = phrase_from(tokens, i + 1, comma)
    return phrase is not None and phrase[1] < comma and tokens.tags[phrase[1]] == ","


def joins_whole_clause(tokens: Tokens, start: int, i: int, comma: int) -> bool:
    """Whether the conjunction at word i joins a clause, whose subject has an apposition, to a whole
    one: The paper was closed, and its editor, Ali, said.
    """
    tags, phrase = tokens.tags, phrase_from(tokens, i + 1, comma)
    after = phrase[1] if phrase else comma
    while after < comma and tags[after] in "PDnXN":
        after += 1
    return after < comma and tags[after] == "," and any(tag in "AKV" for tag in tags[start:i])


def is_reporting_gerund(tokens: Tokens, i: int) -> bool:
    """Whether word i is a reporting verb in -ing."""
    return tokens.tags[i] == "V" and VERBS[tokens.low(i)].form == "ing"


def is_place_name(tokens: Tokens, comma: int) -> bool:
    """Whether the comma stands between two capitalised words, as in Dayton, Ohio."""
    return tokens.tags[comma - 1] == "X" and tokens.tags[comma + 1] == "X"


def clause_subject(tokens: Tokens, start: int, end: int) -> Phrase | None:
    """First noun phrase of a clause that is no fronted adjunct: the subject its verbs share."""
    tags, i = tokens.tags, start
    while i < end:
        tag = tags[i]
        after = after_time_span(tokens, i, end) if tag in "DN" else i
        if after > i:
            i = after
        elif tag == "N" and tags[i + 1 : i + 2] == [","]:  # On 6 July, 2015, ...
            i += 2
        elif tag in "CBT,QW—–":
            i += 1
        elif tag in "DXnNR":
            return phrase_from(tokens, i, end)
        elif tag in "PSEG" or (tag == "V" and VERBS[tokens.low(i)].form in ("ing", "past")):
            comma = next((j for j in range(i + 1, end) if tags[j] in ",—–;"), end)
            if comma >= end:
                return subject_after_bare_adjunct(tokens, i, end)
            i = after_adjunct(tokens, i, comma, end)
        else:
            return None
    return None


def after_adjunct(tokens: Tokens, i: int, comma: int, end: int) -> int:
    """Word after a fronted adjunct that ends at ``comma``, past a place name: In Dayton, Ohio, the
    ...
    """
    tags, j = tokens.tags, comma + 1
    if j < end and tags[j] == "X" and is_place_name(tokens, comma) and tags[i] in "PEG":
        while j < end and tags[j] in "X.":
            j += 1
        if j < end and tags[j] == ",":
            return j + 1
    return comma + 1


def after_time_span(tokens: Tokens, i: int, end: int) -> int:
    """Word after a stretch of time ("a few days later") that begins at word i; i when none does."""
    j = i
    while j < end and tokens.tags[j] in "DN":
        j += 1
    if j >= end or tokens.tags[j] != "T" or (j + 1 < end and tokens.tags[j + 1] in "nX"):
        return i
    while j < end and tokens.tags[j] in "TB":
        j += 1
    return j


def subject_after_bare_adjunct(tokens: Tokens, i: int, end: int) -> Phrase | None:
    """Subject after a fronted adjunct without a comma: In 2016 the mayor ..."""
    tags = tokens.tags
    if tags[i] == "S":
        return phrase_from(tokens, i + 1, end)
    j = i + 1
    while j < end and tags[j] in "DTNn":
        j += 1
    found = tags[i] == "P" and i + 1 < j < end and tags[j] in "XR"
    return phrase_from(tokens, j, end) if found else None
