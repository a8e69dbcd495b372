"""The timeline."""

from collections.abc import Mapping, Sequence

import pandas as pd
from matplotlib.axes import Axes

from analysis.figures.key import key
from analysis.figures.style import BLUE, FAINT, PAPER, SERIES, WIDTH, Look, drawn, new, show
from analysis.figures.svg import token
from analysis.findings import events as findings
from analysis.html.elements import Html
from analysis.pipeline import Tables


@drawn
def timeline(t: Tables) -> Html:
    """Draw events as dots, stacked by month in lanes, each linked to its table row.

    A filled dot is told by at least one of the articles, a ring by none. Events that the settings
    mark are named, with a line through all lanes.
    """
    events = findings.by_month(t)
    lanes = list(t.settings.lanes or dict.fromkeys(events["lane"]))
    figure, axes = new(WIDTH, 0.5 + 1.25 * len(lanes), rows=len(lanes))
    for n, (axis, lane) in enumerate(zip(axes, lanes, strict=True)):
        colour = SERIES[n % len(SERIES)]
        for one in events[events["lane"] == lane].itertuples():
            fill = colour if one.told else PAPER
            dot = axis.scatter(
                [_year(one.month)], [one.place], s=26, facecolor=fill, edgecolor=colour, zorder=3
            )
            dot.set_gid(token(one.description, f"#event-{one.event_id}", ""))
        axis.set_yticks([])
        axis.spines["left"].set_visible(False)
        axis.set_title(t.settings.in_print("lanes", lane), loc="left", fontsize=10)
        axis.grid(axis="x")
    axes[0].set_ylim(0.2, int(events["place"].max()) + 0.8)
    first, last = events["month"].min().year, events["month"].max().year
    axes[-1].set_xticks(range(first, last + 2))  # to the end of the last year
    axes[-1].set_xlim(first - 0.05, last + 1.05)
    _mark(axes, t.settings.marks, dict(zip(events["event_id"], events["month"], strict=True)))
    told_by = Look(BLUE, "", "filled: told by an article", "o")
    key(figure, [told_by, Look(BLUE, "", "ring: told by none", "o", ring=True)])
    told = int(events["told"].sum())
    counts = "; ".join(
        f"{t.settings.in_print('lanes', lane)}: {int((events['lane'] == lane).sum())}"
        for lane in lanes
    )
    return show(
        figure,
        "timeline",
        f"Dots for {len(events)} events from {first} to {last}, stacked by month, in rows "
        f"({counts}); {told} are told by at least one article. Every event stands in the "
        "table below the figure.",
        f"Of {len(events)} events {told} are told by at least one of the articles",
        pd.DataFrame(
            {
                "date": events["date"],
                "event": events["description"],
                "told by an article": events["told"].map({True: "yes", False: "no"}),
                "address": "#event-" + events["event_id"],
            }
        ),
    )


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
