"""How the program does against what annotators agreed on, and where it errs."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from analysis.evaluation.matching import f1, pairs
from analysis.schema import BETWEEN_MARKS

_HALF = 0.5


def quotation_scores(found: pd.DataFrame, gold: pd.DataFrame) -> pd.DataFrame:
    """Score the quotations table against the gold one.

    `found` has the columns of the quotations table, `gold` those of the coded quotations. Returns a
    row a measure with n (what it is counted on) and value: F1 of equal spans between marks; the
    shares of those found whose kind, speaker (as the article names the person or body, or the
    entity) and cue (its place) are right;
    F1 of reported speech found (at least half of both spans in common) and its share of right
    speakers; speech printed without marks found.
    """
    found = _coded_kinds(found)
    marked, gold_marked = _marked(found), _marked(gold)
    equal = pairs(gold_marked, marked)
    rows = [
        (
            "spans between marks, F1",
            len(gold_marked),
            f1(len(marked), len(gold_marked), len(equal)),
        ),
        *_shares(equal, gold, found, ("kind", "speaker", "cue"), "between marks"),
    ]
    indirect, gold_indirect = found[found["kind"] == "indirect"], gold[gold["kind"] == "indirect"]
    near = pairs(gold_indirect, indirect, overlap=_HALF)
    rows += [
        (
            "reported speech, F1",
            len(gold_indirect),
            f1(len(indirect), len(gold_indirect), len(near)),
        ),
        *_shares(near, gold, found, ("speaker", "cue"), "of reported speech"),
    ]
    bare, gold_bare = _unmarked(found), _unmarked(gold)
    rows.append(
        (
            "speech printed without marks, F1",
            len(gold_bare),
            f1(len(bare), len(gold_bare), len(pairs(gold_bare, bare, overlap=_HALF))),
        )
    )
    return pd.DataFrame(rows, columns=["measure", "n", "value"])


def label_scores(found: pd.DataFrame, gold: pd.DataFrame) -> pd.DataFrame:
    """Score the labels table against the gold one: measure, n, value.

    Both have article_id, start, end, referent, category and voice. A label counts when its span is
    equal; category, referent and voice are scored on the labels found.
    """
    equal = pairs(gold, found)
    rows = [("labels, F1", len(gold), f1(len(found), len(gold), len(equal)))]
    for column in ("category", "referent", "voice"):
        ours = found.loc[equal["second"], column].reset_index(drop=True)
        theirs = gold.loc[equal["first"], column].reset_index(drop=True)
        rows.append((f"{column} of those found", len(equal), float((ours == theirs).mean())))
    return pd.DataFrame(rows, columns=["measure", "n", "value"])


def errors(found: pd.DataFrame, gold: pd.DataFrame) -> pd.DataFrame:
    """Return every quotation on which the program and the gold differ.

    Returns article_id, start, end, text, error (missed, invented, span, kind, speaker, cue),
    gold and found (what each has there), in order of the text.
    """
    found = _coded_kinds(found)
    near = pairs(gold, found, overlap=_HALF)
    rows = []
    ours_of, theirs_of = found.to_dict("index"), gold.to_dict("index")
    for first, second, overlap in zip(near["first"], near["second"], near["overlap"], strict=True):
        ours, theirs = ours_of[second], theirs_of[first]
        if overlap < 1:
            rows.append((*_place(theirs), "span", theirs["text"], ours["text"]))
        for column in ("kind", "speaker", "cue"):
            if not _same(ours, theirs, column):
                rows.append((*_place(theirs), column, theirs[column], _shown(ours[column])))
    for row in gold[~gold.index.isin(near["first"])].to_dict("records"):
        rows.append((*_place(row), "missed", row["kind"], ""))
    for row in found[~found.index.isin(near["second"])].to_dict("records"):
        rows.append((*_place(row), "invented", "", row["kind"]))
    columns = ["article_id", "start", "end", "text", "error", "gold", "found"]
    order = {name: n for n, name in enumerate(found["article_id"].unique())}
    table = pd.DataFrame(rows, columns=columns)
    return table.sort_values(
        ["article_id", "start"],
        key=lambda c: c.map(order) if c.name == "article_id" else c,
        kind="stable",
        ignore_index=True,
    )


def _coded_kinds(found: pd.DataFrame) -> pd.DataFrame:
    """Return the rows found with the kinds of the coding, which calls every report indirect."""
    return found.assign(kind=found["kind"].replace("part_quoted", "indirect"))


def _marked(quotations: pd.DataFrame) -> pd.DataFrame:
    return quotations[quotations["kind"].isin(BETWEEN_MARKS) & quotations["marked"]]


def _unmarked(quotations: pd.DataFrame) -> pd.DataFrame:
    return quotations[quotations["kind"].isin(BETWEEN_MARKS) & ~quotations["marked"]]


def _shares(
    matched: pd.DataFrame,
    gold: pd.DataFrame,
    found: pd.DataFrame,
    columns: Sequence[str],
    where: str,
) -> list[tuple[str, int, float]]:
    """Return for each column the share of matched quotations on which both tables say the same."""
    rows = []
    for column in columns:
        ours, theirs = found.to_dict("index"), gold.to_dict("index")
        same = [
            _same(ours[second], theirs[first], column)
            for first, second in zip(matched["first"], matched["second"], strict=True)
        ]
        rows.append((f"{column} {where}", len(same), sum(same) / len(same) if same else 1.0))
    return rows


def _same(ours: Mapping[Any, Any], theirs: Mapping[Any, Any], column: str) -> bool:
    """Tell whether two quotations agree on a column; a cue counts by its place in the text, a
    speaker by the name in the article or by the entity.
    """
    if column == "cue":
        ours_at, theirs_at = ours["cue_start"], theirs["cue_start"]
        if pd.isna(ours_at) or pd.isna(theirs_at):
            return bool(pd.isna(ours_at) and pd.isna(theirs_at))
        return int(ours_at) == int(theirs_at)
    names = [ours[column], ours.get("entity")] if column == "speaker" else [ours[column]]
    return _shown(theirs[column]).casefold() in [_shown(name).casefold() for name in names]


def _shown(value: Any) -> str:
    return "" if pd.isna(value) else str(value)


def _place(row: Mapping[Any, Any] | pd.Series) -> tuple[str, int, int, str]:
    return row["article_id"], int(row["start"]), int(row["end"]), row["text"]
