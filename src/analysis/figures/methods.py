"""Figure of methods: how often a pair of passages with a stated probability of reuse is reuse."""

import re

from analysis.figures.style import BLUE, FAINT, GRID, drawn, new, show
from analysis.pages.html import Html
from analysis.pipeline import Missing, Tables

_RANGE = re.compile(r"share of reuse, probability ([\d.]+) to ([\d.]+)")


@drawn
def reliability(t: Tables) -> Html:
    """Draw the share of reuse among pairs of each range of probability, with its interval.

    From the recorded figures of passages of other outlets, by weights not learned from them.
    """
    t.need("benchmarks")
    ranges = t.benchmarks["metric"].str.extract(_RANGE).astype(float).mean(axis=1).rename("middle")
    rows = t.benchmarks.join(ranges).dropna(subset="middle").sort_values("middle")
    if rows.empty:
        raise Missing("No share of reuse by probability is recorded.")
    figure, (axis,) = new(4.4, 3.6)
    axis.plot([0, 1], [0, 1], color=FAINT, linewidth=0.9, linestyle="--")
    spread = [rows["value"] - rows["low"], rows["high"] - rows["value"]]
    axis.errorbar(rows["middle"], rows["value"], yerr=spread, color=BLUE, fmt="o-", capsize=3)
    axis.grid(color=GRID)
    axis.set_xlim(0, 1)
    axis.set_ylim(-0.02, 1.02)
    axis.set_xlabel("probability that the program gives")
    axis.set_ylabel("share that annotators call reuse")
    told = [f"{row.value:.2f} around {row.middle:.1f}" for row in rows.itertuples()]
    alt = f"Share of pairs that are reuse: {', '.join(told)}."
    data = rows[["middle", "value", "low", "high"]].rename(
        columns={"middle": "probability", "value": "share of reuse"}
    )
    return show(figure, "reliability", alt, "", data)
