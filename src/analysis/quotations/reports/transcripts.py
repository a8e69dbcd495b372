"""Transcripts: turns that open with the name of their speaker."""

from __future__ import annotations

import re

from analysis import given_names
from analysis.quotations.reports.cue import Cue
from analysis.quotations.reports.quotation import Attribution, Quotation, Speech
from analysis.quotations.text.lexicon import (
    DOCUMENTS,
    PEOPLE,
    TAG_OF_WORD,
    TITLES,
    WORD_LISTS,
)
from analysis.quotations.text.marks import Quoted
from analysis.quotations.text.tags import NEVER_A_NAME

_TURN_IN_MARKS = re.compile(
    r"\s*+([A-Z][A-Z.'’-]++(?: [A-Z][A-Z.'’-]++){0,3} ?+"
    r"|[A-Z][\w.'’-]++(?: [A-Z][\w.'’-]++){1,3})(:)\s++(?=\W?[A-Z])"
)
_TURN_LINE = re.compile(
    r"(?:[\[(]?\d\d?(?::\d\d){1,2}[\])]?[ \t]++)?+"  # when it was said
    r"(?:The [^\n:()?!]{3,90}? \(([A-Z][\w.'’-]*+(?: [A-Z][\w.'’-]*+){1,3})\)"
    r"(?: \([^()\n]{1,40}\))?(:)"
    r"|([^\W\d_][\w.'’-]*+(?: [^\W\d_][\w.'’-]*+){0,3})"
    r"(?: \([^()\n]{1,40}\)){0,2}(?:, [^\W\d_][^\n:.?!]{0,60})?(:)|([QA])(\.))[ \t]++(?=\S)"
)
_QUESTION_AND_ANSWER = frozenset(["q", "a", "question", "answer"])
_NO_SPEAKERS = frozenset(WORD_LISTS["genres"]) | DOCUMENTS
_FACTS = frozenset(WORD_LISTS["facts"])
_TWO_CAPITALS = re.compile(r"\b([A-Z]\w{1,30})\.?(?= ([A-Z]\w{1,30}))")
_SENTENCE_ENDS = frozenset('.?!…"”’')
_WORDS_OF_TALK = "|".join(f"{word}|{word.capitalize()}" for word in WORD_LISTS["first person"])
_TALK = re.compile(rf"\?|\b(?:{_WORDS_OF_TALK})\b")
Turn = tuple[re.Match[str], int]  # its name and colon, and its end


def labelled_turn(quotation: Quotation) -> Attribution | None:
    """Return the reading of a transcript between marks, each turn of which begins with the name of
    its speaker.
    """
    found = _TURN_IN_MARKS.match(quotation.tokens.text, quotation.quote.start, quotation.quote.end)
    if not found or quotation.at != quotation.sentence.start:
        return None
    colon_cue = Cue(quotation.at, *found.span(2), None, "colon", quotation.at, quotation.at, None)
    return Attribution(colon_cue, None, "transcript", "direct", label=found.span(1))


def transcript_turns(text: str, lines: list[tuple[int, int]], quotes: list[Quoted]) -> Speech:
    """Return the turns of a transcript: paragraphs that open with a name in capitals and a colon,
    two at least; or with any name when three in a row do and one name comes up again, or two of
    which one is the word for a person (Reporter:), or three with roles (Anna Berg, baker:). One of
    them asks something or is in the first person, which fixtures, recipes and programmes (Where:
    Town hall) are not.

    What the person is may stand behind the name: ANNA BERG, HOST; TOM REED (D-OHIO); an office may
    stand in front of it: The Minister for Roads (Ms Anna Berg); so may the time: [00:01:12] ANNA
    BERG. A turn that is between quotation marks is left to them.
    """
    opened = {quote.paragraph: quote.outer_start for quote in reversed(quotes)}
    found = []
    for number, (start, end) in enumerate(lines):
        turn = _TURN_LINE.match(text, start, end)
        if turn is None or opened.get(number) in (start, turn.end()):
            continue
        if _label_of(turn)[0].isupper() and _names_speaker(_label_of(turn)):
            found.append((number, (turn, end)))
    facts = _FACTS.difference(_surnames(text)) if found else _FACTS
    found = [one for one in found if _label_of(one[1][0]).lower() not in facts]
    capitals = [turn for _, turn in found if _is_clear_label(turn)]
    turns = _longest_exchange(found)
    if len(capitals) > 1 and not all(turn in turns for turn in capitals):
        turns = capitals
    if not any(_is_talk(turn) for turn in turns):
        return []
    speech = []
    for turn, end in turns:
        group = turn.lastindex or 0
        cue = Cue(0, *turn.span(group), None, "colon", 0, 0, None)
        label = turn.span(group - 1)
        told = Attribution(cue, None, "transcript", "direct", label=label)
        speech.append((turn.end(), end, told))
    return speech


def _label_of(match: re.Match[str]) -> str:
    """Return the name of a turn."""
    return match.group((match.lastindex or 1) - 1)


def _names_speaker(label: str) -> bool:
    """Tell whether a name before a colon may be a person's: not Where, Monday, Read more."""
    first, _, more = label.lower().partition(" ")
    if first in _NO_SPEAKERS or first.endswith("day"):
        return False
    return bool(more) or first in _QUESTION_AND_ANSWER or TAG_OF_WORD.get(first) not in NEVER_A_NAME


def _surnames(text: str) -> set[str]:
    """Return the words, in lower case, behind a given name or a title: Ana Best, Mr Best."""
    pairs = ((first.lower(), last.lower()) for first, last in _TWO_CAPITALS.findall(text))
    return {last for first, last in pairs if first in given_names.ANY or first in TITLES}


def _is_clear_label(turn: Turn) -> bool:
    """Tell whether the name of a turn is in capitals, or says that it is a question or an
    answer.
    """
    label = _label_of(turn[0])
    return label.isupper() or label.lower() in _QUESTION_AND_ANSWER


def _is_talk(turn: Turn) -> bool:
    """Tell whether a turn asks something, is in the first person or is called an answer."""
    match, end = turn
    named = _label_of(match).lower() in _QUESTION_AND_ANSWER
    return named or _TALK.search(match.string, match.end(), end) is not None


def _speaks_by_role(turn: Turn) -> bool:
    """Tell whether a turn is a sentence, and its name the word for a person: Reporter, Nurse."""
    match, end = turn
    low = _label_of(match).lower()
    person = low in PEOPLE or low in TITLES or low.endswith(("er", "or"))
    return person and low not in _NO_SPEAKERS and match.string[end - 1] in _SENTENCE_ENDS


def _longest_exchange(found: list[tuple[int, Turn]]) -> list[Turn]:
    """Return the longest row of turns in lines one after the other, when a name in it comes up
    again, or one of two is the word for a person.
    """
    best: list[Turn] = []
    row: list[Turn] = []
    previous = -1
    for number, turn in found:
        row = row if number == previous + 1 else []
        row.append(turn)
        previous = number
        best = row if len(row) >= len(best) else best
    labels = {_label_of(turn).split()[-1] for turn, _ in best}
    exchanged = len(best) > 2 and 1 < len(labels) < len(best)
    presented = len(best) > 2 and all(map(_is_presented, best))
    roles = len(labels) == 2 and any(map(_speaks_by_role, best))
    return best if exchanged or presented or roles else []


def _is_presented(turn: Turn) -> bool:
    """Tell whether a turn is a sentence of somebody whose name has a role behind it: Anna Berg,
    baker.
    """
    match, end = turn
    name, _, role = match.group().partition(", ")
    return " " in name and bool(role) and match.string[end - 1] in _SENTENCE_ENDS
