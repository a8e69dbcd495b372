"""The timeline."""

import textwrap
from collections import Counter
from collections.abc import Mapping, Sequence

import pandas as pd
from matplotlib.axes import Axes

from analysis import corpus
from analysis.figures.style import BLUE, FAINT, ORANGE, PAPER, SERIES, WIDTH, drawn, key, new, show
from analysis.figures.svg import token
from analysis.pages.html import Html, article_page
from analysis.pipeline import Missing, Tables


@drawn
def timeline(t: Tables) -> Html:
    """Draw events as dots, stacked by month in lanes, each linked to its table row.

    A filled dot is told by at least one of the articles, a ring by none. Events that the settings
    mark are named, with a line through all lanes.
    """
    t.need("events")
    told = set(t.events.loc[t.events["start"].notna(), "event_id"])
    events = t.events.drop_duplicates("event_id").set_index("event_id")
    months = {event_id: _month(event_id, date) for event_id, date in events["date"].items()}
    lanes = list(t.settings.lanes or dict.fromkeys(events["lane"]))
    figure, axes = new(WIDTH, 0.5 + 1.25 * len(lanes), rows=len(lanes))
    highest = 1
    for n, (axis, lane) in enumerate(zip(axes, lanes, strict=True)):
        colour = SERIES[n % len(SERIES)]
        height: Counter[pd.Period] = Counter()
        for event_id in events.index[events["lane"] == lane]:
            month = months[event_id]
            height[month] += 1
            fill = colour if event_id in told else PAPER
            dot = axis.scatter(
                [_year(month)], [height[month]], s=26, facecolor=fill, edgecolor=colour, zorder=3
            )
            dot.set_gid(token(str(events.loc[event_id, "description"]), f"#event-{event_id}", ""))
        highest = max([highest, *height.values()])
        axis.set_yticks([])
        axis.spines["left"].set_visible(False)
        axis.set_title(t.settings.in_print("lanes", lane), loc="left", fontsize=10)
        axis.grid(axis="x")
    axes[0].set_ylim(0.2, highest + 0.8)
    first, last = min(months.values()).year, max(months.values()).year + 1
    axes[-1].set_xticks(range(first, last + 1))
    axes[-1].set_xlim(first - 0.05, last + 0.05)
    _mark(axes, t.settings.marks, months)
    key(figure, [(BLUE, "", "filled: told by an article"), (PAPER, "", "ring: told by none")])
    counts = "; ".join(
        f"{t.settings.in_print('lanes', lane)}: {int((events['lane'] == lane).sum())}"
        for lane in lanes
    )
    return show(
        figure,
        "timeline",
        f"Dots for {len(events)} events from {first} to {last}, stacked by month, in rows "
        f"({counts}); {len(told)} are told by at least one article. Every event stands in the "
        "table below the figure.",
        f"Of {len(events)} events {len(told)} are told by at least one of the articles",
        pd.DataFrame(
            {
                "date": events["date"],
                "event": events["description"],
                "told by an article": ["yes" if one in told else "no" for one in events.index],
                "address": [f"#event-{one}" for one in events.index],
            }
        ),
    )


def _month(event_id: object, date: str) -> pd.Period:
    """Return the month of an event; of a whole year, the first."""
    try:
        return pd.Period(date, "M")
    except ValueError:
        raise Missing(
            f"The event {event_id!r} has no place in time: {date!r} is no date."
        ) from None


def _year(month: pd.Period) -> float:
    """Return a month as a point on an axis of years."""
    return float(month.year + (month.month - 0.5) / 12)


def _mark(
    axes: Sequence[Axes], marks: Mapping[str, str], months: Mapping[object, pd.Period]
) -> None:
    """Draw a line at each event that is marked and name it above the first lane."""
    for event_id, name in marks.items():
        at = _year(months[event_id])
        for axis in axes:
            axis.axvline(at, color=FAINT, linewidth=0.8, linestyle=(0, (3, 3)), zorder=1)
        axes[0].annotate(
            name,
            (at, 1),
            (-4, 2),
            xycoords=("data", "axes fraction"),
            ha="right",
            va="bottom",
            textcoords="offset points",
            fontsize=9,
        )


# ------------------------------------------------------------------------------ facts by date

_LINE = 44  # characters of a fact on one line
_ROW = 0.17  # inches of a line


@drawn
def dated(t: Tables, name: str, *ids: str) -> Html:
    """Draw facts of the record and the articles on one line of time, the earliest on top.

    A dot is a fact, a square the day of an article. Rows are evenly spaced: their order is drawn,
    not the time between them.
    """
    t.need("facts")
    facts = t.facts.set_index("fact_id")
    if unknown := [one for one in ids if one not in facts.index]:
        raise Missing(f"The record of this study has no fact {unknown[0]!r}.")
    rows = _dated_rows(t, facts.loc[list(ids)])
    wrapped = [textwrap.fill(text, _LINE) for text in rows["text"]]
    heights = [text.count("\n") + 1.9 for text in wrapped]
    figure, (axis,) = new(WIDTH, 0.5 + _ROW * sum(heights))
    y = 0.0
    for row, text, height in zip(rows.to_dict("records"), wrapped, heights, strict=True):
        colour, marker = (ORANGE, "s") if row["article"] else (BLUE, "o")
        (dot,) = axis.plot([0], [y], marker=marker, color=colour, markersize=7, zorder=3)
        dot.set_gid(token(f"{row['date']}: {row['text']}", row["address"], ""))
        axis.text(-0.07, y, row["date"], ha="right", va="center", fontsize=8)
        weight = "bold" if row["article"] else "normal"
        axis.text(0.07, y - 0.55, text, va="top", fontsize=8, weight=weight, parse_math=False)
        y += height
    axis.plot([0, 0], [0, y - heights[-1]], color=FAINT, linewidth=1.2, zorder=1)
    axis.set_xlim(-0.5, 1.6)
    axis.set_ylim(y, -1)
    axis.set_axis_off()
    key(figure, [(BLUE, "", "fact of the record"), (ORANGE, "", "an article is published")])
    last = rows.loc[rows["article"], "date"].max()
    before = int((~rows["article"] & (rows["date"] <= last)).sum())
    told = "; ".join(f"{row['date']}: {row['text']}" for row in rows.to_dict("records"))
    return show(
        figure,
        name,
        f"A line of time with {len(ids)} facts and {int(rows['article'].sum())} articles. {told}",
        f"When the last of the articles came out, {before} of {len(ids)} facts had come to pass",
        rows[["text", "date", "address"]],
    )


def _dated_rows(t: Tables, facts: pd.DataFrame) -> pd.DataFrame:
    """Return facts and articles by date: date, text, article (is it one?), address."""
    outlets = corpus.outlets(t.articles)
    published = t.articles[t.articles["published"] != ""]
    if published.empty:
        raise Missing("No article of this study has a date.")
    both = [
        pd.DataFrame(
            {
                "date": facts["date"],
                "text": facts["fact"],
                "article": False,
                "address": [f"record.html#fact-{one}" for one in facts.index],
            }
        ),
        pd.DataFrame(
            {
                "date": published["published"].str[:10],
                "text": published["article_id"].map(outlets),
                "article": True,
                "address": [article_page(one) for one in published["article_id"]],
            }
        ),
    ]
    return pd.concat(both, ignore_index=True).sort_values("date", kind="stable")
