"""Quotations as a person corrected them: what a study says of single rows goes before the rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd

from analysis.schema import BETWEEN_MARKS, REPORTED

CORRECTED = "corrected"
"""The rule of a row that a person gave."""

NONE = "none"
"""What stands for a kind where there is no quotation, and for a speaker where nobody is named."""

_OPEN = frozenset("“„‟«»‹›「『〝\"‘’'`")
"""Characters that may open a quotation."""

Row = Mapping[Any, Any]
"""One row of the quotations, or of the corrections, by column."""


class Place(NamedTuple):
    """Where a quotation stands in its article."""

    start: int
    end: int

    def meets(self, other: Place) -> bool:
        """Tell whether two places have a character in common."""
        return self.start < other.end and other.start < self.end


def by_article(corrections: pd.DataFrame) -> dict[str, list[Row]]:
    """Return the corrections of each article."""
    found: dict[str, list[Row]] = {}
    for row in corrections.to_dict("records"):
        found.setdefault(str(row["article_id"]), []).append(row)
    return found


def corrected(found: Sequence[Row], text: str, corrections: Iterable[Row]) -> list[Row]:
    """Return the quotations of one article as they were corrected, in the order of their start.

    A correction is of the quotation that has its place; where none has, it is one that was not
    found. The ids of those that were found stay. Raises ValueError for a correction of nothing.
    """
    said = {_stands(one): one for one in corrections}
    kept = [_mended(row, said[_stands(row)], text) if _stands(row) in said else dict(row)
            for row in found]  # fmt: skip
    missed = [one for place, one in said.items() if place not in set(map(_stands, found))]
    kept += [_added(one, number, text) for number, one in enumerate(missed, 1)]
    gone = {row["quotation_id"]: row["fragment_of"] for row in kept if row["kind"] == NONE}
    for row in kept:
        while row["fragment_of"] in gone:
            row["fragment_of"] = gone[row["fragment_of"]]
    return sorted((row for row in kept if row["kind"] != NONE), key=_stands)


def _stands(row: Row) -> Place:
    return Place(int(row["start"]), int(row["end"]))


def _mended(row: Row, correction: Row, text: str) -> dict[Any, Any]:
    """Return a row with what is corrected in it; what is not was read with it, and is right."""
    kind = correction["kind"] or row["kind"]
    start, end = _own_place(correction)
    mended = {**row, "kind": kind, "start": start, "end": end, "text": text[start:end]}
    before = text[: _stands(correction).start][-1:]
    mended |= {"marked": kind in REPORTED or before in _OPEN, "rule": CORRECTED, "confidence": 1.0}
    speaker = NONE if kind == "scare" else correction["speaker"]
    if speaker and speaker != row["speaker"]:
        named = None if speaker == NONE else speaker
        mended |= {"speaker": named, "speaker_start": None, "speaker_end": None}
    if kind == "scare":
        mended |= {"cue": None, "cue_start": None, "cue_end": None}
    return mended


def _added(correction: Row, number: int, text: str) -> dict[Any, Any]:
    """Return the row of a quotation that was not found."""
    article_id = correction["article_id"]
    if not correction["kind"]:
        raise ValueError(f"corrections: no quotation of {article_id} is {correction['text']!r}")
    nothing = ("speaker", "speaker_start", "speaker_end", "cue", "cue_start", "cue_end")
    blank = dict.fromkeys((*nothing, "fragment_of", "entity", "entity_evidence"))
    own = {"quotation_id": f"{article_id}-c{number:02d}", "article_id": article_id}
    return _mended({**blank, **own, "entity_confidence": None, "kind": ""}, correction, text)


def _own_place(correction: Row) -> Place:
    """Return where a quotation stands by a correction, which may leave that as it was found."""
    if pd.isna(correction["words_start"]):
        return _stands(correction)
    return Place(int(correction["words_start"]), int(correction["words_end"]))


# ------------------------------------------------------------------------- what can be corrected


def placed(
    corrections: pd.DataFrame, texts: Mapping[str, str], found: pd.DataFrame
) -> tuple[pd.DataFrame, list[tuple[object, str]]]:
    """Return corrections with the place of their words, and what is wrong with them, by line.

    `texts` are those of articles in English, by id, `found` the quotations of these.
    """
    own = {name: rows.to_dict("records") for name, rows in found.groupby("article_id")}
    faults: list[tuple[object, str]] = []
    places: list[tuple[int | None, int | None]] = []
    first: dict[tuple[str, Place], object] = {}
    for line, one in zip(corrections.index, corrections.to_dict("records"), strict=True):
        text, article_id = texts.get(one["article_id"]), str(one["article_id"])
        words = _words_place(one, text or "")
        places.append(words or (None, None))
        if text is None:
            wrong = f"{article_id} is not in English and has no quotations; remove the row"
        elif one["words"] and words is None:
            wrong = "words do not stand in the article where text does; mend words"
        elif (at := first.setdefault((article_id, _stands(one)), line)) != line:
            wrong = f"the quotation is corrected on line {at}, too; remove one of the rows"
        else:
            wrong = _wrong(one, own.get(article_id, []))
        faults += [(line, wrong)] if wrong else []
    starts, ends = ([place[side] for place in places] for side in (0, 1))
    wanted = {"words_start": pd.array(starts, "Int64"), "words_end": pd.array(ends, "Int64")}
    return corrections.assign(**wanted), faults


def _words_place(correction: Row, text: str) -> Place | None:
    """Return where the words stand that a quotation should have: where they meet it first."""
    words, place = correction["words"], _stands(correction)
    at = text.find(words, max(0, place.start - len(words) + 1)) if words else -1
    there = Place(at, at + len(words))
    return there if at >= 0 and there.meets(place) else None


def _wrong(correction: Row, found: Sequence[Row]) -> str:
    """Return why a correction cannot be made, nothing where it can."""
    kind, place = correction["kind"], _stands(correction)
    if kind in (NONE, "scare") and correction["speaker"] not in ("", NONE):
        return f"kind {kind} has no speaker; empty speaker, or mend kind"
    if any(_stands(row) == place for row in found):
        return ""
    if near := next(_near(kind, place, found), None):
        told = f"no quotation has these words; {near!r} was found there"
        return f"{told}: give that as text, and what it should be as words"
    if kind in ("", NONE):
        told = "no quotation has these words"
        return f"{told}; give those of column text, or the kind of one that was not found"
    return ""


def _near(kind: str, place: Place, found: Iterable[Row]) -> Iterator[str]:
    """Yield the quotations at a place that are of the sort of a kind: between marks, or reported.

    A report may hold a quotation, and both have a row.
    """
    for row in found:
        alike = (row["kind"] in BETWEEN_MARKS) == (kind in BETWEEN_MARKS)
        if _stands(row).meets(place) and (alike or kind in ("", NONE)):
            yield str(row["text"])
