"""Figure of methods: how often a pair of passages with a stated probability of reuse is reuse."""

from analysis.figures.style import BLUE, FAINT, GRID, WIDTH, drawn, new, show
from analysis.findings import quality
from analysis.html.elements import Html
from analysis.pipeline import Tables


@drawn
def reliability(t: Tables) -> Html:
    """Draw the share of reuse among pairs by their mean probability, with interval and number."""
    found = quality.reliability(t)
    figure, (axis,) = new(WIDTH, 3.6)
    axis.plot([0, 1], [0, 1], color=FAINT, linewidth=0.9, linestyle="--")
    spread = [found["share"] - found["low"], found["high"] - found["share"]]
    axis.errorbar(
        found["probability"], found["share"], yerr=spread, color=BLUE, fmt="o-", capsize=3
    )
    for pairs, x, y in found[["pairs", "probability", "share"]].itertuples(index=False):
        axis.annotate(f"{pairs}", (x, y), xytext=(6, -4), textcoords="offset points", va="top")
    axis.grid(color=GRID)
    axis.set_xlim(-0.02, 1.06)
    axis.set_ylim(-0.06, 1.04)
    axis.set_xlabel("mean probability that the program gives")
    axis.set_ylabel("share that annotators call reuse")
    told = [f"{row.share:.2f} at {row.probability:.2f}" for row in found.itertuples()]
    within = int(found["probability"].between(found["low"], found["high"]).sum())
    return show(
        figure,
        "reliability",
        f"Share of pairs that are reuse, by mean probability: {', '.join(told)}.",
        f"In {within} of {len(found)} ranges the probability lies in the interval of the share",
        found.rename(columns={"probability": "mean probability", "share": "share of reuse"}),
    )
