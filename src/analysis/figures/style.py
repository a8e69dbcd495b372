"""The style of every figure, and its way to SVG in the colours of the page."""

import io
import re
from collections.abc import Sequence
from html import escape

import matplotlib as mpl
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from analysis.markup import Html

# Colours are drawn as stand-ins and become CSS variables, so that one figure reads well on a light
# and on a dark page. The second value is the fall-back where no style sheet of ours is: the
# colour-blind safe palette of Okabe and Ito (wong2011colour).
_COLOURS = {
    "ink": ("#010101", "#333333"),
    "faint": ("#020202", "#8a8a8a"),
    "grid": ("#030303", "#d9d9d9"),
    "paper": ("#040404", "#ffffff"),
    "blue": ("#050505", "#0072b2"),
    "orange": ("#060606", "#d55e00"),
    "green": ("#070707", "#009e73"),
    "purple": ("#080808", "#aa5d93"),
    "yellow": ("#090909", "#c79500"),
    "sky": ("#0a0a0a", "#56b4e9"),
}
INK, FAINT, GRID, PAPER, BLUE, ORANGE, GREEN, PURPLE, YELLOW, SKY = (
    drawn for drawn, _ in _COLOURS.values()
)
SERIES = (BLUE, ORANGE, GREEN, PURPLE, YELLOW, SKY)

# No other module draws, so the style is set once for all of them.
mpl.rcParams.update(
    {
        "svg.fonttype": "none",
        "svg.hashsalt": "analysis",
        "font.family": "DejaVu Sans",
        "font.size": 10,
        "text.color": INK,
        "axes.edgecolor": FAINT,
        "axes.labelcolor": INK,
        "axes.titlesize": 10.5,
        "axes.titlelocation": "left",
        "axes.spines.top": False,
        "axes.spines.right": False,
        "xtick.color": INK,
        "ytick.color": INK,
        "grid.color": GRID,
        "axes.axisbelow": True,
        "figure.facecolor": "none",
        "axes.facecolor": "none",
        "legend.frameon": False,
        "legend.fontsize": 9,
        "hatch.linewidth": 0.6,
    }
)


def new(width: float = 7.2, height: float = 3.6, **grid) -> tuple[Figure, object]:
    """Return a figure in the style of the report (inches) and its axes."""
    figure = Figure(figsize=(width, height), layout="constrained")
    return figure, figure.subplots(**grid)


def show(figure: Figure, name: str, alt: str) -> Html:
    """Return a figure as SVG that takes the page's colours.

    `name` keeps the ids inside the SVG apart from those of other figures; `alt` says in words what
    the figure shows.
    """
    buffer = io.StringIO()
    figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    svg = buffer.getvalue()
    svg = svg[svg.index("<svg") :]
    for colour, (drawn, fallback) in _COLOURS.items():
        svg = svg.replace(drawn, f"var(--figure-{colour}, {fallback})")
    svg = re.sub(r'<g id="[^"]*"', "<g", svg)
    svg = re.sub(r'(id="|href="#|url\(#)(?=[a-z0-9_]+["\)])', rf"\g<1>{name}-", svg)
    svg = svg.replace("'DejaVu Sans'", "'DejaVu Sans', Verdana, sans-serif")
    svg = svg.replace("<svg ", f'<svg role="img" aria-label="{escape(alt, quote=True)}" ', 1)
    return Html(f'<div class="figure-scroll" tabindex="0">{svg}</div>')


def key(figure: Figure, entries: Sequence[tuple[str, str, str]]) -> None:
    """Put the meaning of colours and hatches above a figure."""
    patches = [
        Patch(
            facecolor=colour,
            edgecolor=FAINT if colour == PAPER else PAPER,
            hatch=hatch,
            linewidth=0.8,
            label=meaning,
        )
        for colour, hatch, meaning in entries
    ]
    figure.legend(
        handles=patches,
        loc="outside upper left",
        ncols=min(4, len(patches)),
        handlelength=1.4,
        columnspacing=1.4,
    )
