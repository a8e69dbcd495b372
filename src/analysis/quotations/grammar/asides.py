"""Asides behind a noun: the commas and dashes that part them, and titles that stand in them."""

from __future__ import annotations

from analysis.quotations.grammar.noun_phrases import (
    CLAUSE_OPENING_PREPOSITIONS,
    can_speak,
    phrase_from,
)
from analysis.quotations.text.tags import (
    APART,
    APPOSITION_OPENER,
    BRACKET,
    COMMA_OR_DASH,
    COMMA_OR_QUOTATION,
    CONJUNCTION,
    DETERMINER,
    ED_FORM,
    FINITE,
    NOUN,
    PREPOSITIONAL,
    PRONOUN,
    QUOTATION,
    RELATIVE,
    SUBORDINATOR,
    TITLE_LED_BY,
    VERBAL,
)
from analysis.quotations.text.tokens import Tokens


def comma_places(tokens: Tokens, comma: int, start: int) -> list[int]:
    """Return the places of the commas and dashes up to `comma` that part the clause it ends, with
    its beginning.
    """
    tags = tokens.tags
    start = _after_open_bracket(tokens, start, comma)
    edges, depth = [start - 1], 0
    for j in range(start, comma + 1):
        if tags[j] in BRACKET:
            depth += 1 if tags[j] == "(" else -1
        elif tags[j] in COMMA_OR_DASH and depth <= 0:
            edges.append(j)
        elif tags[j] == QUOTATION and _stands_in_aside(tokens, j, edges[-1]):
            continue
        elif (
            tags[j] in APART
            or (
                j > start
                and tags[j - 1] not in COMMA_OR_QUOTATION
                and _restarts_clause(tokens, j, comma)
            )
            or (
                tags[j] == CONJUNCTION
                and "," in tags[max(start, j - 1) : j]
                and _joins_whole_clause(tokens, start, j, comma)
            )
        ):
            edges = [j]
    if edges[-1] != comma:
        edges.append(comma)
    return edges


def _after_open_bracket(tokens: Tokens, start: int, end: int) -> int:
    """Return the word after the bracket that is open at word `end`: the law (Ali, a judge, said;
    `start` when none is.
    """
    last = next((j for j in range(end, start, -1) if tokens.tags[j] in BRACKET), start)
    return last + 1 if tokens.tags[last] == "(" else start


def closes_aside(tokens: Tokens, i: int, start: int) -> bool:
    """Tell whether the words between marks at word i are a title with which an aside ends: Ali, who
    wrote the book "...," said; Ali, author of "...," said.
    """
    comma = next((j for j in range(i - 1, start, -1) if tokens.tags[j] in COMMA_OR_DASH), -1)
    return comma >= 0 and _stands_in_aside(tokens, i, comma)


def _stands_in_aside(tokens: Tokens, i: int, comma: int) -> bool:
    """Tell whether words between marks stand in an aside: Ali, who called it "...", said; Ali, star
    of the show "...", said.
    """
    if comma < 0:
        return False
    opens, inside = tokens.tags[comma + 1], tokens.tags[comma + 1 : i]
    if i == comma + 1:
        return tokens.tag(i + 1) == RELATIVE
    titled = opens in APPOSITION_OPENER and tokens.tags[i - 1] in TITLE_LED_BY
    named = titled and not any(tag in VERBAL or tag == PRONOUN for tag in inside)
    described = opens == DETERMINER and RELATIVE in inside
    return named or described or opens in (RELATIVE, ED_FORM)


def _restarts_clause(tokens: Tokens, i: int, comma: int) -> bool:
    """Tell whether word i opens a clause whose subject has an apposition: because Ali, who ...,
    said.
    """
    word = tokens.words[i]
    if word == "that" and tokens.tags[i + 1] == NOUN and not tokens.words[i + 1].endswith("s"):
        return False  # Recalling that moment, Ali, who ...
    if (
        tokens.tags[i] != SUBORDINATOR
        and word not in CLAUSE_OPENING_PREPOSITIONS
        and word not in ("that", "what")
    ):
        return False
    phrase = phrase_from(tokens, i + 1, comma)
    if phrase is None or phrase[1] >= comma or tokens.tags[phrase[1]] != ",":
        return False  # below: Speaking after the meeting, Ali, who ..., said
    return word not in CLAUSE_OPENING_PREPOSITIONS or can_speak(tokens, phrase)


def _joins_whole_clause(tokens: Tokens, start: int, i: int, comma: int) -> bool:
    """Tell whether the conjunction at word i joins a clause, whose subject has an apposition, to a
    whole one: The paper was closed, and its editor, Ali, said.
    """
    tags, phrase = tokens.tags, phrase_from(tokens, i + 1, comma)
    after = phrase[1] if phrase else comma
    while after < comma and tags[after] in PREPOSITIONAL:
        after += 1
    return after < comma and tags[after] == "," and any(tag in FINITE for tag in tags[start:i])
