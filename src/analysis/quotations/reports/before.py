"""Reports that stand in front of a quotation and govern it."""

from __future__ import annotations

from itertools import pairwise

from analysis.quotations.grammar.noun_phrases import can_speak, phrase_from
from analysis.quotations.grammar.subjects import subject_of
from analysis.quotations.reports.adjuncts import after_addressee
from analysis.quotations.reports.cue import (
    CLAUSE_TAKING,
    FINITE_SIDES,
    NONFINITE_SIDES,
    Cue,
    cue_before_source,
)
from analysis.quotations.reports.cues import colon_cue
from analysis.quotations.reports.limits import opens_comment
from analysis.quotations.reports.quotation import Quotation
from analysis.quotations.text.lexicon import DOCUMENTS
from analysis.quotations.text.tags import (
    BEFORE_ADDED_REPORT,
    BEFORE_SEPARATE_REPORT,
    CLAUSE_SIGN,
    COMMA_OR_COLON,
    CONJUNCTION,
    CONNECTIVE,
    DASH,
    LINE_BREAK,
    NAME,
    NUMBER_OR_TIME,
    OBJECT_OR_RELATIVE,
    OBJECT_PRONOUN,
    PREPOSITION,
    PRONOUN,
    QUOTATION,
    SENTENCE_MARK,
    SIGNATURE_WORD,
    SUBORDINATOR,
    UNLISTED_VERB,
    VERBAL_OR_ADVERB,
)
from analysis.quotations.text.tokens import Tokens

_LONGEST_OPENING = 5  # words from the comma before a comment up to its subject
_EMBEDDED_SIDES = FINITE_SIDES | {"relative", "passive"}


def report_before(quotation: Quotation) -> Cue | None:
    """Return the outermost cue in front of the quotation whose report it stands in."""
    tokens, at = quotation.tokens, quotation.at
    best: Cue | None = None
    spare: Cue | None = None
    for cue in reversed(quotation.sentence.cues):
        if cue.word >= at or not _can_introduce(quotation, cue):
            continue
        if cue.side == "noun":
            spare = spare or cue
        elif best is None:
            if ";" in tokens.tags[cue.right : at]:
                return None
            best = cue
            if _leads_right_to(quotation, cue):
                break
        elif _report_holds(tokens, cue, best) and not _in_subordinate_clause(quotation, cue):
            best = cue
    return best or _passive_with_agent(quotation) or spare


def _leads_right_to(quotation: Quotation, cue: Cue) -> bool:
    """Tell whether a cue leads by a comma or colon to what is a sentence of its own: wrote that he
    asked, "Am I late?"
    """
    tokens, at = quotation.tokens, quotation.at
    told = after_addressee(tokens, cue, at)
    capital = bool(quotation.words) and quotation.words[0][0].isupper()
    says = (
        cue.side in FINITE_SIDES and cue.verb is not None and bool(cue.verb.classes & CLAUSE_TAKING)
    )
    return says and capital and told == at - 1 and tokens.tags[told] in COMMA_OR_COLON


def _in_subordinate_clause(quotation: Quotation, cue: Cue) -> bool:
    """Tell whether a cue stands in a subordinate clause that a main clause before the quotation
    follows.

    As in: When Ali said that he was ill, Omar made a "call".
    """
    tags = quotation.tokens.tags
    if cue.left <= quotation.sentence.start or tags[cue.left - 1] != SUBORDINATOR:
        return False
    for comma in range(cue.right, quotation.at - 1):
        if tags[comma] == ",":
            source = phrase_from(quotation.tokens, comma + 1, quotation.at)
            if source and source[1] < quotation.at and tags[source[1]] in VERBAL_OR_ADVERB:
                return True
    return False


def _can_introduce(quotation: Quotation, cue: Cue) -> bool:
    """Tell whether a cue can introduce what follows it."""
    if cue.source is None or cue.side == "according":
        return False
    if quotation.tokens.low(cue.source[0]) in ("we", "you", "i"):
        return False
    if cue.side == "inverted" and quotation.tokens.tags[cue.right] not in COMMA_OR_COLON:
        return False
    return not (cue.side == "fronted" and cue.source[0] < quotation.at)


def _passive_with_agent(quotation: Quotation) -> Cue | None:
    """Return the first passive cue of the sentence with a named agent."""
    return next((c for c in quotation.sentence.cues if c.side == "passive" and c.source), None)


def _report_holds(tokens: Tokens, outer: Cue, inner: Cue) -> bool:
    """Tell whether the report of `outer` holds that of `inner`: Ali said Omar called it "..."."""
    if outer.verb is None or outer.right > inner.left or outer.word == inner.word:
        return False
    speaks = bool(outer.verb.classes & CLAUSE_TAKING)
    goes_on = inner.side == "participle" and inner.left == outer.right + 1
    if tokens.tags[outer.left - 1] == tokens.tags[outer.right] == "," and not goes_on:
        return speaks  # it was, Ali said, what Omar called "..."
    if outer.side in NONFINITE_SIDES or inner.side in NONFINITE_SIDES:
        return speaks and _nonfinite_report_holds(tokens, outer, inner)
    if inner.side not in _EMBEDDED_SIDES:
        return False
    if inner.side == "relative" and inner.source:
        told = tokens.tags[inner.source[0] - 1] != ","
        return told and not _has_document_for_object(tokens, outer, inner.source[0])
    if any(opens_comment(tokens, inner.left - near) for near in range(1, _LONGEST_OPENING)):
        return False  # said it was late, a charge that Omar called "..."
    called = inner.source is not None and tokens.tags[inner.source[0]] == PRONOUN
    if called and tokens.tags[inner.left - 1] == OBJECT_PRONOUN:
        return True  # denounced what he called "..."
    return speaks and (_follows_and_that(tokens, inner) or _no_clause_between(tokens, outer, inner))


def _follows_and_that(tokens: Tokens, cue: Cue) -> bool:
    """Tell whether "that" behind a conjunction opens the clause of a cue: said it was "dear," and
    that | the town opposed "such plans".
    """
    return tokens.words[cue.left - 1] == "that" and tokens.tags[cue.left - 2] == CONJUNCTION


def _has_document_for_object(tokens: Tokens, cue: Cue, relative: int) -> bool:
    """Tell whether all between a cue and a relative pronoun is a document: cited a study which."""
    pointing = cue.right + (tokens.tags[cue.right] == PREPOSITION)  # pointed to a study that
    written = phrase_from(tokens, pointing, relative)
    return written == (pointing, relative) and tokens.lows[relative - 1] in DOCUMENTS


def _nonfinite_report_holds(tokens: Tokens, outer: Cue, inner: Cue) -> bool:
    """Tell whether the first of two reports holds the second, one of them being an infinitive or a
    participle.
    """
    near = tokens.tags[inner.left - 1]
    that = "that" in tokens.words[outer.right : inner.left]
    if outer.side in NONFINITE_SIDES:
        relative = inner.side == "relative"  # saying anybody who complained "..."
        follows = that or bool(inner.source and inner.source[0] - relative == outer.right)
        return follows and near not in BEFORE_SEPARATE_REPORT and inner.side in _EMBEDDED_SIDES
    apart = tokens.words[inner.left - 1] in ("before", "by")  # said so before adding ...
    return near not in BEFORE_ADDED_REPORT and (that or not apart)


def _no_clause_between(tokens: Tokens, outer: Cue, inner: Cue) -> bool:
    """Tell whether no new main clause begins between two cues, so that the second stands in the
    first's report.
    """
    tags = tokens.tags
    near = tags[inner.left - 1]
    between = tags[outer.right : inner.left]
    if ";" in between or QUOTATION in between or ":" in between:
        return False
    if "(" in between and ")" not in between:
        return False
    if near in OBJECT_OR_RELATIVE and tags[inner.left - 2] == ",":
        return False
    if near == "," and inner.right < len(tags) and tags[inner.right] == ",":
        return False  # a parenthesis: he thinks, he said, that ...
    if "—" in between or "–" in between:
        return False
    if between == (",", SUBORDINATOR) and tokens.words[inner.left - 1] in ("while", "whereas"):
        return False  # Ali said, while Omar called it ...
    if tokens.words[outer.right] == "that" or (
        between[:1] == (",",) and tags[outer.right + 1] == SUBORDINATOR
    ):
        return near != CONJUNCTION
    if near in CONNECTIVE or near == ",":
        return False
    if tokens.words[inner.left - 1] == "after" and CLAUSE_SIGN.isdisjoint(between):
        return False  # told the club to wait after Omar called it "..."
    return not any(x == "," and y in CONNECTIVE for x, y in pairwise(between))


def _after_user_name(tokens: Tokens, i: int, end: int) -> int:
    """Return the word after a user name in brackets that begins at word i; i when none does."""
    if i + 1 >= end or tokens.tags[i] != "(" or tokens.words[i + 1] != "@":
        return i
    return next((j + 1 for j in range(i, end) if tokens.tags[j] == ")"), end)


def colon_or_signature(quotation: Quotation) -> Cue | None:
    """Return the cue of a colon right before the quotation or of a dash and a name right after
    it.
    """
    tokens, sentence, at = quotation.tokens, quotation.sentence, quotation.at
    if at > sentence.start and tokens.tags[at - 1] == ":":
        headed = _ends_line(tokens, at + 1, sentence.end)
        signed = signature(tokens, at + 1, sentence.end) if headed else None
        return signed or colon_cue(tokens, at - 1, sentence.start)
    capital = bool(quotation.words) and quotation.words[0][0].isupper()
    if capital and at > sentence.start + 2 and tokens.tags[at - 1] == ",":
        return _unlisted_verb_before(tokens, at - 2, sentence.start)
    if at == sentence.start and tokens.tags[at + 1 : at + 3] == (":", NAME):
        source = phrase_from(tokens, at + 2, sentence.end)  # "...": Ali Demir on the deal
        return cue_before_source(tokens, at + 1, source, "colon") if source else None
    return signature(tokens, at + 1, sentence.end)


def _unlisted_verb_before(tokens: Tokens, i: int, start: int) -> Cue | None:
    """Return the cue of a verb of no list at word i, before a comma: the captain radioed, "..."."""
    found = subject_of(tokens, i, start) if tokens.tags[i] in UNLISTED_VERB else None
    if found is None or not can_speak(tokens, found[0]):
        return None
    source, side, group = found
    return Cue(i, tokens.starts[i], tokens.end(i), source, side, min(source[0], group), i + 1, None)


def signature(tokens: Tokens, mark: int, end: int) -> Cue | None:
    """Return the cue of a dash or bracket at word `mark` before the name that signs a quotation.

    As in: "..." — Ali Demir, and: "..." (Ali Demir, envoy). A name in brackets is a full one. A
    description signs a headline: Bridge "lost" — senior official.
    """
    if mark + 1 >= end:
        return None
    tags, begins, close = tokens.tags, tokens.starts[mark], end
    if tags[mark : mark + 2] == ("-", "-") and tokens.starts[mark] + 1 == tokens.starts[mark + 1]:
        mark += 1
    if tags[mark : mark + 3] == ("(", NAME, NAME):
        close = next((i for i in range(mark, end) if tags[i] == ")"), end)
    elif not _opens_signature(tokens, mark, end):
        return None
    source = phrase_from(tokens, mark + 1, close)
    last = all(tag in SENTENCE_MARK for tag in tags[close + 1 : end])
    if source and last and _signs(tokens, source[1], close):
        return cue_before_source(tokens, mark, source, "dash")._replace(start=begins)
    return None


def _opens_signature(tokens: Tokens, mark: int, end: int) -> bool:
    """Tell whether a dash and a name, or what may sign a headline, begin at word `mark`."""
    named = tokens.tags[mark] in DASH and tokens.tag(mark + 1) == NAME
    return named or _ends_line(tokens, mark, end)


def _ends_line(tokens: Tokens, mark: int, end: int) -> bool:
    """Tell whether a dash at word `mark` and a phrase for one who can speak end a line."""
    if tokens.tag(mark) not in DASH or tokens.tag(end) not in ("", LINE_BREAK):
        return False
    source = phrase_from(tokens, mark + 1, end)
    return source is not None and source[1] == end and can_speak(tokens, source)


def _signs(tokens: Tokens, i: int, end: int) -> bool:
    """Tell whether what follows a name from word i leaves it a signature: a date, or what the
    person is.

    As in: — Ali Demir (@demir) March 5, 2020, and: — Ali Demir, leader of the opposition.
    """
    i = _after_user_name(tokens, i, end)
    allowed = SIGNATURE_WORD if i < end and tokens.tags[i] == "," else NUMBER_OR_TIME
    return not any(tag.isalpha() and tag not in allowed for tag in tokens.tags[i:end])
