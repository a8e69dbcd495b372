"""The key of a figure: what its colours, hatches and shapes mean, each drawn as its marks are."""

from collections.abc import Sequence

from matplotlib.artist import Artist
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from analysis.figures import svg
from analysis.figures.style import LETTER, PAPER, Look, Sheet

_PATCH = 36  # pixels of a patch with the room around it and its words
_BESIDE = 2  # entries that stand beside one another in the room that figures leave for them
_LINE = 0.19  # inches


def key(figure: Sheet, entries: Sequence[Look]) -> None:
    """Put the meaning of marks above a figure, beside one another where they fit.

    Where they take more lines than the figure left room for, it becomes higher.
    """
    widest = _PATCH + LETTER * max((len(look.meaning) for look in entries), default=0)
    columns = min(max(int(figure.get_figwidth() * 72 / widest), 1), len(entries), _BESIDE)
    lines = -(-len(entries) // max(columns, 1)) - -(-len(entries) // _BESIDE)
    figure.set_figheight(figure.get_figheight() + _LINE * lines)
    legend = figure.legend(
        handles=[_sample(look) for look in entries],
        loc="outside upper left",
        ncols=max(columns, 1),
        handlelength=1.4,
        columnspacing=1.4,
    )
    for sample, look in zip(legend.legend_handles, entries, strict=True):
        if sample and look.hatch:  # a legend draws a copy of its samples, without their ids
            sample.set_gid(svg.token("", "", look.hatch))


def _sample(look: Look) -> Artist:
    """Return a mark of a look, as it stands in its figure."""
    if not look.mark:
        return Patch(facecolor=look.colour, edgecolor=PAPER, linewidth=0.8, label=look.meaning)
    line = Line2D([], [], marker=look.mark, linestyle="none", color=look.colour, markersize=7)
    if look.ring:
        line.set_markerfacecolor(PAPER)
    line.set_label(look.meaning)
    return line
