"""The style of every figure, and its way to SVG in the colours of the page."""

import base64
import io
import re
import textwrap
from collections.abc import Callable, Mapping, Sequence
from contextvars import ContextVar
from functools import cached_property, partial, update_wrapper
from itertools import accumulate
from typing import Any, Concatenate, NamedTuple, ParamSpec

import pandas as pd
from matplotlib import style as styles
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

from analysis import __version__, reads
from analysis.characters import legible
from analysis.figures import MIME, svg
from analysis.html.elements import Html, cell, link, tells_what_is_missing, template
from analysis.pipeline import Tables

P = ParamSpec("P")


class Look(NamedTuple):
    """How marks of one meaning look: their colour and hatch, and their shape.

    `mark` is a marker of matplotlib, none for a block; a `ring` has the colour as its edge alone.
    """

    colour: str
    hatch: str
    meaning: str
    mark: str = ""
    ring: bool = False


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
    "axes.titlesize": 10,
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


PACKED = {"compress_level": 3}  # how PNG are: nearly as small as by six, in half the time
_DOTS = 220  # an inch, in PNG
WIDTH = 4.0  # inches, of 72 pixels: on a phone its letters are a quarter larger than drawn
SMALL = 9  # pixels of the smallest letters
_GROUND = {"facecolor": PAPER, "linewidth": 0, "pad": 1}
LETTER = 5.2  # pixels that one of them takes, on average
_MAKER: ContextVar[tuple[str, Mapping[str, str]]] = ContextVar("maker", default=("", {}))
"""Which function draws, and what it has read up to now."""


def drawn(
    draw: Callable[Concatenate[Tables, P], Html],
) -> Callable[Concatenate[Tables, P], Html]:
    """Make a function draw in the style of the report, or say what the study does not have.

    Settings of the caller's matplotlib count for nothing inside and are untouched afterwards.
    """

    def styled(t: Tables, /, *args: P.args, **kwargs: P.kwargs) -> Html:
        with reads.recorded() as read, styles.context(["default", _STYLE]):
            maker = _MAKER.set((f"{draw.__module__}.{draw.__name__}", read))
            try:
                return draw(t, *args, **kwargs)
            finally:
                _MAKER.reset(maker)

    update_wrapper(styled, draw)
    return tells_what_is_missing(styled)


class Sheet(Figure):
    """A figure that is drawn as SVG once, for its page and for its files."""

    @cached_property
    def svg(self) -> str:
        """Itself as matplotlib writes it."""
        buffer = io.StringIO()
        # As `savefig` does, which draws a figure once more before, to know its edges.
        FigureCanvasSVG(self).print_svg(buffer, metadata={"Date": None, "Creator": None})  # type: ignore[no-untyped-call]
        return legible(buffer.getvalue())


def new(width: float, height: float, rows: int = 1, columns: int = 1) -> tuple[Sheet, list[Axes]]:
    """Return a figure in the style of the report (inches) and its axes, which share their scales.

    Axes stand row by row.
    """
    figure = Sheet(figsize=(width, round(height, 2)), layout="constrained")
    axes = figure.subplots(rows, columns, sharex=True, sharey=True, squeeze=False)
    return figure, list(axes.flat)


class Drawing(Html):
    """A figure for a page, with what can be had of it.

    `finding` is what is to be seen in it, `alt` tells it in words, `seen` is what is looked at,
    without values and downloads; `make` makes its files.
    """

    name: str
    finding: str
    alt: str
    seen: Html
    make: Callable[[], dict[str, str]]

    @cached_property
    def files(self) -> dict[str, str]:
        """The text of each file by its ending, made when it is first asked for."""
        with styles.context(["default", _STYLE]):
            return self.make()

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        return {"text/html": str(self), MIME: {"name": self.name, "files": self.files}}


_BLOCK = template("""
<div class="drawing">
{% if finding %}<p class="finding">{{ finding }}</p>{% endif %}
{{ drawing }}
<details class="figure-data"><summary>Values and downloads</summary>
<p>{% for ending in endings %}{% if not loop.first %}, {% endif %}
<a href="../figures/{{ name }}{{ ending }}" download>{{ ending[1:] | upper }}</a>{% endfor %}.
{{ " " }}Drawn by <code>{{ maker }}</code>, version {{ version }}, from the tables
{{ " " }}{{ tables }}; the values are below.</p>
<table class="values{{ " many" if many }}"><thead><tr>
{% for column in columns %}<th scope="col">{{ column }}</th>{% endfor %}
</tr></thead><tbody>
{% for row in rows %}<tr>{% for value in row %}
{% if loop.first %}<th scope="row">{{ value }}</th>
{% else %}<td{% if many %} data-column="{{ columns[loop.index0] }}"{% endif %}>{{ value }}</td>
{% endif %}
{% endfor %}</tr>{% endfor %}
</tbody></table></details>
</div>
""")
_SHOWN = 60  # letters of a passage among values; the CSV has the whole
_BESIDE = 3  # columns of values that a narrow screen holds beside one another
_ENDINGS = (".svg", ".png", ".csv")
_ADDRESS = "address"
"""The column of a figure's data that gives the page of a row; the first column leads there."""


def show(figure: Sheet, name: str, alt: str, finding: str, data: pd.DataFrame) -> Html:
    """Return a figure as SVG that takes the page's colours, with its finding and its values.

    `name` names its files and keeps the ids inside the SVG apart from those of other figures; `alt`
    says in words what the figure shows, `finding` what is to be seen in it, `data` the values that
    are drawn, a row a mark. The files carry the finding as their title.
    """
    _entitle(figure, finding)
    return _drawing(drawn_svg(figure, name, alt), figure, name, alt, finding, data)


def drawn_svg(figure: Sheet, name: str, alt: str) -> Html:
    """Return a figure, or a piece of one, as SVG that takes the page's colours.

    `name` and `alt` are those of `show`.
    """
    colours = {value: f"var(--figure-{colour}, {value})" for colour, value in _COLOURS.items()}
    return Html(svg.tidy(svg.untitled(figure.svg), name, colours, alt))


def show_text(
    seen: Html, figure: Sheet, name: str, alt: str, finding: str, data: pd.DataFrame
) -> Drawing:
    """Return HTML as a figure with its finding and values; `figure` is the drawing in its files.

    The other arguments are those of `show`.
    """
    _entitle(figure, finding)
    return _drawing(seen, figure, name, alt, finding, data)


def _drawing(
    seen: Html, figure: Sheet, name: str, alt: str, finding: str, data: pd.DataFrame
) -> Drawing:
    maker, read = _MAKER.get()
    columns = [column for column in data.columns if column != _ADDRESS]
    block = _BLOCK(
        finding=finding,
        drawing=seen,
        name=name,
        endings=_ENDINGS,
        maker=maker,
        tables=", ".join(name for name in sorted(read) if not name.startswith("settings.")),
        version=__version__,
        columns=columns,
        many=len(columns) > _BESIDE,
        rows=_linked(data),
    )
    made = Drawing(block)
    made.name, made.finding, made.alt, made.seen = name, finding, alt, seen
    made.make = partial(_files, figure, name, alt, finding, data)
    return made


_PICTURE = template("""
<div class="picture" id="picture-{{ name }}">
<p><span class="about">{{ about }}</span> <a href="{{ address }}">{{ finding }}</a></p>{{ seen }}
{% if note %}<p class="note">{{ note }}</p>{% endif %}
</div>
""")


def picture(drawing: Html, about: str, address: str, note: str = "") -> Html:
    """Return a figure as a picture of what stands at an address, to which its finding leads.

    `about` says in a few words what it is about, `note` what else has to be known. Its one link is
    that of its finding: what the figure links is a mark here, which shows its card and leads on
    when it is pointed at. A sentence on what is missing stays as it is.
    """
    if not isinstance(drawing, Drawing):
        return drawing
    # Both may stand in one file: ids and what refers to them are the picture's own.
    seen = re.sub(rf'(?<=["#]){re.escape(drawing.name)}-', f"picture-{drawing.name}-", drawing.seen)
    seen = re.sub(r'<a\b([^<>]*) href="', r'<span\1 data-href="', seen).replace("</a>", "</span>")
    return _PICTURE(
        name=drawing.name,
        about=about,
        address=address,
        finding=drawing.finding,
        seen=Html(seen),
        note=note,
    )


def _entitle(figure: Sheet, finding: str) -> None:
    """Put the finding above a figure, beyond the edges that it has on its page."""
    above = 1 + 0.08 / figure.get_figheight()
    title = figure.text(0.01, above, textwrap.fill(finding, 54), va="bottom", parse_math=False)
    title.set(fontsize=11, gid=svg.TITLE)


def _files(figure: Sheet, name: str, alt: str, finding: str, data: pd.DataFrame) -> dict[str, str]:
    """Return the files of a figure by their endings: whole, on paper, its finding above it."""
    drawing = svg.tidy(figure.svg, name, {}, alt)  # lays out a figure that no page has shown
    figure.set_layout_engine(None)  # as drawn for the page: the room of the key is kept
    for legend in figure.legends:  # else it moves up to where the title is put
        legend.set_bbox_to_anchor((0, 0, 1, 1), transform=figure.transFigure)
    figure.set_facecolor(PAPER)
    figure.set_dpi(_DOTS)
    FigureCanvasAgg(figure)
    edges = figure.get_tightbbox().padded(0.1)
    picture = io.BytesIO()
    figure.savefig(
        picture,
        format="png",
        dpi=_DOTS,
        metadata={"Software": None},
        bbox_inches=edges,
        pil_kwargs=PACKED,
    )
    x, y = edges.x0, figure.get_figheight() - edges.y1
    return {
        ".svg": svg.on_paper(drawing, (72 * n for n in (x, y, edges.width, edges.height)), PAPER),
        ".png": base64.b64encode(picture.getvalue()).decode(),
        ".csv": data.to_csv(index=False, lineterminator="\n"),
    }


def _linked(data: pd.DataFrame) -> list[list[Html]]:
    """Return the rows of a figure's data, the first cell of each linked to its page.

    Of a long passage the beginning is the link to the whole.
    """
    shown = data.drop(columns=_ADDRESS, errors="ignore")
    rows = [[cell(value) for value in row] for row in shown.itertuples(index=False)]
    addresses = data.get(_ADDRESS, [""] * len(rows))
    for row, first, address in zip(rows, shown.iloc[:, 0], addresses, strict=True):
        if address:
            row[0] = link(address, cell(_begun(first) if isinstance(first, str) else first))
    return rows


def _begun(passage: str) -> str:
    return textwrap.shorten(passage, _SHOWN, placeholder=" …")


def stacked(labels: Sequence[str], room: int, line: float) -> list[float]:
    """Return where rows lie of which each has its label above it.

    A row is one high, with room for some lines of its label; each further one adds a `line`.
    """
    further = [max(label.count("\n") + 1 - room, 0) * line for label in labels]
    return [n + more for n, more in enumerate(accumulate(further))]


def label_rows(
    axis: Axes, labels: Sequence[str], above: float = 0.42, places: Sequence[float] | None = None
) -> None:
    """Write the name of each row above it, where a narrow drawing has no room beside it.

    Rows lie at 0, 1, 2 … or at their `places`.
    """
    beside = axis.get_yaxis_transform()
    for y, words in zip(places or range(len(labels)), labels, strict=True):
        label = axis.text(0, y - above, words, transform=beside, va="bottom", parse_math=False)
        label.set(fontsize=SMALL, bbox=_GROUND)  # lines of the axes end at it
    axis.set_yticks([])
    axis.spines["left"].set_visible(False)
