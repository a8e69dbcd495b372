"""A table of words as a drawing, for the files of figures that are text on their page."""

import textwrap

import pandas as pd
from matplotlib.patches import Rectangle

from analysis.figures.style import BLUE, FAINT, GRID, PAPER, WIDTH, Sheet, new

_LETTER = 0.075  # inches of a letter, on average
_ROW = 0.15  # inches of a line


def draw(data: pd.DataFrame) -> Sheet:
    """Draw a table of words, its first column as heads of the rows, empty cells as broken boxes."""
    width = WIDTH * 1.8
    each = width / len(data.columns)
    lines = [[_wrapped(str(cell), each) for cell in row] for row in [data.columns, *data.values]]
    heights = [(max(cell.count("\n") for cell in row) + 2) * _ROW for row in lines]
    figure, (axis,) = new(width, sum(heights))
    y = 0.0
    for n, (row, height) in enumerate(zip(lines, heights, strict=True)):
        for at, words in enumerate(row):
            head = n == 0 or at == 0
            if not head:
                # Not `add_patch`, which works out the limits that are set below from every box.
                axis.add_artist(_box(at * each, y, each, height, bool(words)))
            axis.text(
                (at + 0.06) * each,
                y + height / 2,
                "" if n == at == 0 else words,
                va="center",
                fontsize=8,
                weight="bold" if head else "normal",
                parse_math=False,
            )
        y += height
    axis.set_xlim(0, width)
    axis.set_ylim(y, 0)
    axis.set_axis_off()
    return figure


def _wrapped(words: str, width: float) -> str:
    return textwrap.fill(words, int(width / _LETTER))


def _box(x: float, y: float, width: float, height: float, full: bool) -> Rectangle:
    box = Rectangle((x + 0.03, y + 0.02), width - 0.06, height - 0.04, linewidth=1)
    box.set(facecolor=GRID if full else PAPER, edgecolor=BLUE if full else FAINT)
    box.set(linestyle="-" if full else (0, (4, 3)), alpha=0.35 if full else 1)
    return box
