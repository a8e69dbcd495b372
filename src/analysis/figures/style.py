"""The style of every figure, and its way to SVG in the colours of the page."""

import io
from collections.abc import Callable, Sequence
from functools import update_wrapper
from typing import Concatenate, ParamSpec

from matplotlib import style as styles
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from analysis.characters import legible
from analysis.figures import svg
from analysis.pages.html import Html, tells_what_is_missing
from analysis.pipeline import Tables

P = ParamSpec("P")
Look = tuple[str, str, str]
"""A colour, a hatch, and what they mean."""

# Drawn in the colour-blind safe palette of Okabe and Ito (wong2011colour); on a page each colour is
# a CSS variable, so that one figure reads well on a light and on a dark page.
_COLOURS = {
    "ink": "#333333",
    "faint": "#767676",
    "grid": "#d9d9d9",
    "paper": "#ffffff",
    "blue": "#0072b2",
    "orange": "#d55e00",
    "green": "#009e73",
    "purple": "#aa5d93",
    "yellow": "#c79500",
    "sky": "#56b4e9",
}
INK, FAINT, GRID, PAPER, BLUE, ORANGE, GREEN, PURPLE, YELLOW, SKY = _COLOURS.values()
SERIES = (BLUE, ORANGE, GREEN, PURPLE, YELLOW, SKY)

_STYLE = {
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
}


def drawn(
    draw: Callable[Concatenate[Tables, P], Html],
) -> Callable[Concatenate[Tables, P], Html]:
    """Make a function draw in the style of the report, or say what the study does not have.

    Settings of the caller's matplotlib count for nothing inside and are untouched afterwards.
    """

    def styled(t: Tables, /, *args: P.args, **kwargs: P.kwargs) -> Html:
        with styles.context(["default", _STYLE]):
            return draw(t, *args, **kwargs)

    update_wrapper(styled, draw)
    return tells_what_is_missing(styled)


def new(width: float, height: float, rows: int = 1, columns: int = 1) -> tuple[Figure, list[Axes]]:
    """Return a figure in the style of the report (inches) and its axes, which share their scales.

    Axes stand row by row.
    """
    figure = Figure(figsize=(width, round(height, 2)), layout="constrained")
    axes = figure.subplots(rows, columns, sharex=True, sharey=True, squeeze=False)
    return figure, list(axes.flat)


def show(figure: Figure, name: str, alt: str) -> Html:
    """Return a figure as SVG that takes the page's colours.

    `name` keeps the ids inside the SVG apart from those of other figures; `alt` says in words what
    the figure shows.
    """
    buffer = io.StringIO()
    figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    colours = {value: f"var(--figure-{colour}, {value})" for colour, value in _COLOURS.items()}
    drawing = svg.tidy(legible(buffer.getvalue()), name, colours, alt)
    return Html('<div class="drawing">{}</div>').format(Html(drawing))


def key(figure: Figure, entries: Sequence[Look]) -> None:
    """Put the meaning of colours and hatches above a figure."""
    patches = [
        Patch(
            facecolor=colour,
            edgecolor=FAINT if colour == PAPER else PAPER,
            gid=svg.token("", "", hatch),
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
