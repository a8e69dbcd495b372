"""The key of a figure: what its colours and hatches mean."""

from collections.abc import Sequence

from matplotlib.patches import Patch

from analysis.figures import svg
from analysis.figures.style import FAINT, LETTER, PAPER, Look, Sheet

_PATCH = 36  # pixels of a patch with the room around it and its words
_BESIDE = 2  # entries that stand beside one another in the room that figures leave for them
_LINE = 0.19  # inches


def key(figure: Sheet, entries: Sequence[Look]) -> None:
    """Put the meaning of colours and hatches above a figure, beside one another where they fit.

    Where they take more lines than the figure left room for, it becomes higher.
    """
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
    widest = _PATCH + LETTER * max((len(meaning) for _, _, meaning in entries), default=0)
    columns = min(max(int(figure.get_figwidth() * 72 / widest), 1), len(patches), _BESIDE)
    lines = -(-len(patches) // max(columns, 1)) - -(-len(patches) // _BESIDE)
    figure.set_figheight(figure.get_figheight() + _LINE * lines)
    figure.legend(
        handles=patches,
        loc="outside upper left",
        ncols=max(columns, 1),
        handlelength=1.4,
        columnspacing=1.4,
    )
