"""The picture that stands for a page where somebody links to it."""

import io
import textwrap

from matplotlib import style as styles
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from analysis.characters import legible
from analysis.figures.style import BLUE, FAINT, INK, ORANGE, PACKED, PAPER

_SIZE = (12.0, 6.3)  # inches, of a hundred pixels: what sites that show cards ask for
_LINES = (1.0, 0.8, 1.0, 0.6, 0.9)
_ODD = 2  # the line that differs


def png(title: str, book: str) -> bytes:
    """Return a picture of 1200 by 630 pixels with the title of a page and of its book."""
    with styles.context(["default", {"font.family": "DejaVu Sans"}]):
        figure = Figure(figsize=_SIZE, facecolor=PAPER)
        for n, length in enumerate(_LINES):
            at = 0.86 - n * 0.035
            line = Line2D(
                [0.07, 0.07 + 0.1 * length], [at, at], linewidth=7, solid_capstyle="round"
            )
            line.set_color(ORANGE if n == _ODD else BLUE)
            figure.add_artist(line)
        wrapped = textwrap.fill(legible(title), 26, max_lines=4, placeholder=" …")
        about = figure.text(0.07, 0.58, wrapped, color=INK, va="top", parse_math=False)
        about.set(size=46, weight="bold")
        below = legible(textwrap.shorten(book, 70, placeholder=" …"))
        figure.text(0.07, 0.08, below, parse_math=False, size=22, color=FAINT)
        buffer = io.BytesIO()
        told = {"Software": None}
        figure.savefig(buffer, format="png", dpi=100, metadata=told, pil_kwargs=PACKED)
    return buffer.getvalue()
