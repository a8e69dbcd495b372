"""The reading of a quotation from its own sentence.

The outermost report wins: a clause right after the quotation, a closing ", she said", then the
report in front of it, and "according to" where that does not tell who says so. Words between marks
that no report governs are scare quotes, titles, or, when they are long enough, words of the
sentence's subject.
"""

from __future__ import annotations

from analysis.quotations.reports.after import (
    according_to,
    clause_after,
    closing_clause,
    in_fronted_clause,
    summing_clause,
)
from analysis.quotations.reports.before import colon_or_signature, report_before
from analysis.quotations.reports.cue import FINITE_SIDES, Cue, speaks
from analysis.quotations.reports.quotation import (
    Attribution,
    Quotation,
    attribution_to,
    stands_alone,
)
from analysis.quotations.reports.transcripts import labelled_turn
from analysis.quotations.reports.unattributed import (
    attribution_without_cue,
    is_called_for,
    is_denied_name,
    is_stray_mark,
    is_title,
    scare_quotes,
)
from analysis.quotations.text.lexicon import DOCUMENTS
from analysis.quotations.text.tags import NAME

_POLLS = frozenset(["poll", "polls", "survey", "surveys"])
_OF_SUBJECT = FINITE_SIDES | {"shared"}


def attribute_in_sentence(quotation: Quotation) -> Attribution | None:
    """Return the reading of a quotation from its own sentence; None when it is a sentence of its
    own.
    """
    if not quotation.quote.closed and is_stray_mark(quotation):
        return scare_quotes("unclosed mark")
    found = labelled_turn(quotation) or _attribution_after(quotation)
    if found is None:
        found = _attribution_around(quotation, according_to(quotation))
    if found is None and quotation.tokens.tags[quotation.at] == NAME:
        return scare_quotes("part of a name")
    if found is None and not stands_alone(quotation):
        return attribution_without_cue(quotation)
    return found


def _attribution_after(quotation: Quotation) -> Attribution | None:
    """Return the reading from the clause right after the quotation, or as a title."""
    put = summing_clause(quotation)
    if put:
        return attribution_to(quotation, put, "taken up")
    if is_title(quotation):
        return scare_quotes("title")
    after, source = clause_after(quotation), according_to(quotation)
    if after is None or in_fronted_clause(quotation, after):
        return None
    if source and source.word > after.word and not _passes_on(quotation, source):
        return None
    if _only_tells_of_speech(quotation, after):
        return None
    opener = quotation.sentence.cues[0] if quotation.sentence.cues else after
    if opener.side == "fronted" and opener.word < quotation.at:
        after = opener._replace(source=after.source)
    return attribution_to(quotation, after, "after")


def _passes_on(quotation: Quotation, cue: Cue) -> bool:
    """Tell whether a cue behind the speaker's names his own statement, or who passes it on: "...",
    he said, according to a statement; "...", he said, per the Post.
    """
    tokens = quotation.tokens
    statement = cue.source is not None and tokens.low(cue.source[1] - 1) == "statement"
    return statement or tokens.low(cue.word) == "per"


def _only_tells_of_speech(quotation: Quotation, behind: Cue) -> bool:
    """Tell whether a report behind a quotation is of a document that tells of what somebody said,
    as the report before it has it: Ali told police he “saw red,” a complaint says.
    """
    if behind.source is None or quotation.tokens.low(behind.source[1] - 1) not in DOCUMENTS:
        return False
    before = report_before(quotation)
    return before is not None and _tells(quotation, before, behind)


def _holds_report(quotation: Quotation, source: Cue, before: Cue) -> bool:
    """Tell whether a source holds the report before a quotation, unless a colon brings in what
    somebody said: according to the agency, a user posted: "..."
    """
    introduced = before.verb is not None and quotation.tokens.tags[quotation.at - 1] == ":"
    return source.word < before.word and not introduced


def _tells(quotation: Quotation, before: Cue, source: Cue) -> bool:
    """Tell whether a report before a quotation says by itself whose words it holds, whatever source
    vouches for the whole behind it: Ali told him to “go,” according to court records; but what
    voters say is a poll's.
    """
    tokens, says = quotation.tokens, before.side in _OF_SUBJECT and speaks(before)
    asks = source.source is not None and tokens.low(source.source[1] - 1) in _POLLS
    return says and not asks and "," not in tokens.tags[before.right : quotation.at - 1]


def _attribution_around(quotation: Quotation, source: Cue | None) -> Attribution | None:
    """Return the reading from a report that stands around or before the quotation in its
    sentence.
    """
    before = report_before(quotation)
    if source and source.word > quotation.at and not (before and _tells(quotation, before, source)):
        return attribution_to(quotation, source, "according")
    last = closing_clause(quotation, before)
    if last and not _only_tells_of_speech(quotation, last):
        return attribution_to(quotation, last, "closing")
    which = source is not None and quotation.tokens.low(source.right - 1) == "which"
    if source and (before is None or which or _holds_report(quotation, source, before)):
        return attribution_to(quotation, source, "according")
    if before:
        called_for = is_called_for(quotation, before) or is_denied_name(quotation, before)
        return (
            scare_quotes("scare quotes")
            if called_for
            else attribution_to(quotation, before, "before")
        )
    mark = colon_or_signature(quotation)
    return attribution_to(quotation, mark, mark.side) if mark else None
