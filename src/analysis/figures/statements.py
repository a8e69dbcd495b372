"""What was said of one matter, by date: by the record, and by the articles that tell of it."""

import textwrap
from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from analysis import corpus, segment
from analysis.figures.key import key
from analysis.figures.style import (
    BLUE,
    FAINT,
    GRID,
    LETTER,
    ORANGE,
    SMALL,
    WIDTH,
    Look,
    drawn,
    new,
    show,
)
from analysis.figures.svg import token
from analysis.html.addresses import article_page, record_page
from analysis.html.elements import Html, quoted
from analysis.pipeline import Missing, Tables

_LANE = 0.37  # inches of a lane
_HEAD = 9  # characters of its name on one line, as wide as two lanes
_ROW = 0.165  # inches of a line
_UNDATED = "no date"  # sorted behind all dates
_WEAK = {"low": " (of low confidence)"}
_LONG = 2  # months between two rows from which they are told


@drawn
def of_claim(t: Tables, claim_id: str, told: str, said: Mapping[str, str]) -> Html:
    """Draw facts of the record and the articles that make a claim by date, the earliest on top.

    `said` gives for each fact what it says of the matter, which is the lane of its dot; `told` is
    what the articles say, the lane of their squares. A line leads from each to the next, so that
    it goes straight down where all say the same. A fact of low confidence is marked.
    """
    t.need("facts", "claims")
    rows = pd.concat([_facts(t, said), _articles(t, claim_id, told)], ignore_index=True)
    rows = rows.sort_values("date", kind="stable", ignore_index=True)
    lanes = list(dict.fromkeys(rows["says"]))
    heads = [textwrap.fill(lane, _HEAD) for lane in lanes]
    left = len(lanes) * _LANE + 0.1
    line = int((WIDTH - left) * 72 / LETTER)
    texts = [textwrap.fill(text, line) for text in rows["text"]]
    gaps = _gaps(rows["date"])
    lines = [text.count("\n") + 1 + bool(gap) for text, gap in zip(texts, gaps, strict=True)]
    heights = [_ROW * (n + 1.7) for n in lines]
    deep = _ROW * (max(head.count("\n") for head in heads) + 1.2)
    top = deep * min(len(lanes), 2) + _ROW * 0.3
    figure, (axis,) = new(WIDTH, 0.45 + top + sum(heights))
    ys = [top + sum(heights[:n]) + _ROW * (0.5 + bool(gap)) for n, gap in enumerate(gaps)]
    for lane, head in enumerate(heads):
        x, level = (lane + 0.5) * _LANE, deep * (lane % 2)  # every other name below the others
        axis.text(x, level, head, ha="center", va="top", fontsize=SMALL)
        below = level + _ROW * (head.count("\n") + 1.1)
        axis.plot([x] * 2, [below, ys[-1]], color=GRID, linewidth=1, zorder=1)
    xs = [(lanes.index(lane) + 0.5) * _LANE for lane in rows["says"]]
    axis.plot(xs, ys, color=FAINT, linewidth=1.2, zorder=2)
    for row, x, y, text, gap in zip(rows.to_dict("records"), xs, ys, texts, gaps, strict=True):
        _statement(axis, (x, y, left), row, text, gap)
    axis.set_xlim(0, WIDTH)
    axis.set_ylim(top + sum(heights), 0)
    axis.set_axis_off()
    key(figure, [Look(BLUE, "", "a fact of the record", "o"), Look(ORANGE, "", "an article", "s")])
    finding = _finding(rows, told)
    return show(
        figure,
        f"statements-{claim_id}",
        f"A line of time with {len(said)} facts and {rows['article'].sum()} articles. {finding}. "
        "Every date and statement stands in the values below.",
        finding,
        rows[["text", "says", "date", "address"]],
    )


def _finding(rows: pd.DataFrame, told: str) -> str:
    """Say what the articles have, and what the record had when the last of them came out."""
    articles = rows[rows["article"]]
    last = max([date for date in articles["date"] if date != _UNDATED], default="")
    before = rows[~rows["article"] & (rows["date"] <= last)]
    counts = [f"{says} ({n})" for says, n in before["says"].value_counts(sort=False).items()]
    many = len(articles) > 1
    tell = f"{len(articles)} articles tell" if many else "1 article tells"
    then = f"when {'the last of them' if many else 'it'} came out, the record had"
    return f"{tell} {told}; {then} {', '.join(counts) or 'nothing'}"


def _facts(t: Tables, said: Mapping[str, str]) -> pd.DataFrame:
    """Return some facts: date, says, text, article (false), passage (none), address."""
    facts = t.facts.set_index("fact_id")
    if unknown := [one for one in said if one not in facts.index]:
        raise Missing(f"The record of this study has no fact {unknown[0]!r}.")
    facts = facts.loc[list(said)]
    return pd.DataFrame(
        {
            "date": facts["date"],
            "says": list(said.values()),
            "text": facts["fact"] + facts["confidence"].map(_WEAK).fillna(""),
            "article": False,
            "passage": "",
            "address": [record_page("fact", one) for one in facts.index],
        }
    )


def _articles(t: Tables, claim_id: str, told: str) -> pd.DataFrame:
    """Return the articles that make a claim, in their words, in the columns of `_facts`."""
    made = t.claims[t.claims["claim_id"] == claim_id].drop_duplicates("article_id")
    if made.empty:
        raise Missing(f"No article makes a claim {claim_id!r}.")
    outlets = made["article_id"].map(corpus.short_titles(t.articles))
    published = t.articles.set_index("article_id")["published"].fillna("").str[:10]
    inferred = made["article_id"].map(corpus.dates(t.articles)).str.contains("inferred")
    said_by = outlets.where(~inferred, outlets + " (date inferred)")
    sentences = segment.sentence_at(made, t.sentences)
    return pd.DataFrame(
        {
            "date": made["article_id"].map(published).replace("", _UNDATED),
            "says": told,
            "text": said_by + ": " + made["text"].map(quoted),
            "article": True,
            "passage": made["text"],
            "address": [
                article_page(*at) for at in zip(made["article_id"], sentences, strict=True)
            ],
        }
    )


def _gaps(dates: "pd.Series[str]") -> list[str]:
    """Return what is told before each row of the months that have passed since the one before."""
    days = pd.to_datetime(dates, errors="coerce", format="ISO8601")
    months = (days.dt.year * 12 + days.dt.month).diff()
    return [f"{n:.0f} months later" if n >= _LONG else "" for n in months]


def _statement(
    axis: Axes, at: tuple[float, float, float], row: dict[Hashable, Any], text: str, gap: str
) -> None:
    """Draw one statement: its mark at `x` and `y` and, from `left` on, its date and its words."""
    x, y, left = at
    colour, marker = (ORANGE, "s") if row["article"] else (BLUE, "o")
    (dot,) = axis.plot([x], [y], marker=marker, color=colour, markersize=7, zorder=3)
    words = f"{row['date']}, {row['says']}: {row['text']}"
    dot.set_gid(token(words, row["address"], "", row["passage"]))
    axis.text(left, y, row["date"], va="center", fontsize=SMALL, weight="bold")
    axis.text(left, y + _ROW * 0.7, text, va="top", fontsize=SMALL, parse_math=False)
    if gap:
        axis.text(left, y - _ROW * 1.2, gap, va="center", fontsize=SMALL, color=FAINT)
