"""Claims by articles: who tells what, how the tellings stand to each other, and to the record."""

import textwrap
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from analysis import corpus
from analysis.comparison.claims import SILENT
from analysis.figures.key import key
from analysis.figures.style import (
    BLUE,
    FAINT,
    GREEN,
    GRID,
    INK,
    LETTER,
    ORANGE,
    PAPER,
    PURPLE,
    SKY,
    SMALL,
    WIDTH,
    YELLOW,
    Look,
    Sheet,
    drawn,
    drawn_svg,
    label_rows,
    new,
    show,
    show_text,
    stacked,
)
from analysis.figures.svg import token
from analysis.findings import coverage as findings
from analysis.findings.groups import group
from analysis.html.addresses import claim_page
from analysis.html.elements import Html
from analysis.pipeline import Tables

_RELATIONS = {
    "alike": Look(BLUE, "", "told alike by others"),
    "differ": Look(YELLOW, "//", "told, but differently"),
    "contradict": Look(ORANGE, "xx", "contradicted by another"),
    "only_one": Look(GREEN, "..", "told by this one only"),
}
_LINE = 52  # characters of a claim on one line
_ROW = 0.58  # inches of a claim with its cells
_FURTHER = 0.27  # of that, of each line of a claim after the second
_PIECE = 12  # claims of a piece at most: what a screen or a page holds
_NAME = 9  # characters of an outlet on one line
_BESIDE = 7  # names of outlets that have room beside one another
_UPRIGHT = 24  # those that have when they stand upright
_TITLE = 34  # characters of an upright one on one line, where there is room for more lines
_UPRIGHT_LINE = 12  # pixels that a line of an upright one takes
_BELOW = "Every cell stands in the values below."


class _Heads(NamedTuple):
    """The heads of columns, whether they stand upright, and how high they are, in inches."""

    names: list[str]
    upright: bool
    height: float


@drawn
def coverage_matrix(t: Tables) -> Html:
    """Draw the claims that two articles or more tell: a row a claim, a cell an article.

    A blank cell is silence. The verdict of the record on a telling, where there is one, stands in
    its cell. What one article alone tells is counted under its name. Of many articles those have a
    column that tell such a claim, and of these the two dozen that tell most. On the page the matrix
    stands in pieces that fit a screen, each with the names of its columns, in its files whole.
    """
    found = findings.matrix(t, _BESIDE, _UPRIGHT)
    outlets, data, order = corpus.short_titles(t.articles), found.cells, found.claims
    beside = len(outlets) <= _BESIDE
    heads = _heads([(outlets[a], found.alone[a]) for a in found.articles], beside)
    column = {article_id: (n, outlets[article_id]) for n, article_id in enumerate(found.articles)}
    looks = [look for one, look in _RELATIONS.items() if one in set(data["relation"])]
    shown = pd.DataFrame(
        {
            "claim": data["statement"],
            "outlet": data["article_id"].map(outlets),
            "relation": data["relation"].map(lambda one: _RELATIONS[one].meaning),
            "verdict of the record": data["verdict"],
            "address": data["claim_id"].map(claim_page),
        }
    )
    counts = ", ".join(f"{outlets[a]} {found.told[a]}" for a in found.articles)
    alt = (
        f"Matrix of {len(order)} claims told by two articles or more, by {len(found.articles)} "
        f"articles. Claims that each article tells in all: {counts}."
    )
    name, told = "coverage-matrix", dict(zip(data["claim_id"], data["statement"], strict=True))
    pieces = [
        drawn_svg(
            _matrix(data, list(rows), column, heads, [] if n else looks),
            f"{name}-{n + 1}",
            f"The matrix goes on with {len(rows)} claims, from: {told[rows[0]]} {_BELOW}"
            if n
            else f"{alt} {_BELOW}",
        )
        for n, rows in enumerate(np.array_split(order, -(-len(order) // _PIECE)))
    ]
    whole = _matrix(data, order, column, heads, looks)
    return show_text(Html("").join(pieces), whole, name, alt, _finding(t), shown)


def _finding(t: Tables) -> str:
    """Say how many claims of the largest group one article tells alone, and how many all tell."""
    of, cells = group(t), findings.claims_matrix(t)
    silent = (cells[list(of.articles)] == SILENT).sum(axis=1)
    alone, by_all = int(silent.eq(len(of.articles) - 1).sum()), int(silent.eq(0).sum())
    lone = f"{alone} {'is' if alone == 1 else 'are'}"
    return (
        f"Of the {len(cells)} claims of {of.name} {lone} told by one of them alone, "
        f"{by_all or 'none'} by all {len(of.articles)}"
    )


def _matrix(
    told: pd.DataFrame,
    claim_ids: Sequence[str],
    column: Mapping[str, tuple[int, str]],
    heads: _Heads,
    looks: Sequence[Look],
) -> Sheet:
    """Draw some claims, a row each; `column` has of each article its place and its outlet."""
    told = told[told["claim_id"].isin(claim_ids)]
    statements = dict(zip(told["claim_id"], told["statement"], strict=True))
    words = [textwrap.fill(statements[claim_id], _LINE) for claim_id in claim_ids]
    places = stacked(words, 2, _FURTHER)
    row = dict(zip(claim_ids, places, strict=True))
    figure, (axis,) = new(WIDTH, heads.height + 0.4 * bool(looks) + _ROW * (places[-1] + 1))
    _cells(axis, told, row, column)
    for y, label in zip(places, words, strict=True):
        axis.text(0.04, y - 0.04, label, va="bottom", fontsize=SMALL, parse_math=False)
    columns(axis, heads.names, heads.upright)
    axis.set_xlim(0, max(len(heads.names), 1))
    axis.set_ylim(places[-1] + 0.5, -0.55)
    if looks:
        key(figure, looks)
    return figure


def _cells(
    axis: Axes,
    told: pd.DataFrame,
    row: Mapping[str, float],
    column: Mapping[str, tuple[int, str]],
) -> None:
    """Draw a cell for each telling, with the verdict of the record on it where there is one."""
    for claim_id, article_id, relation, verdict in zip(
        told["claim_id"], told["article_id"], told["relation"], told["verdict"], strict=True
    ):
        look = _RELATIONS[relation]
        (x, outlet), y = column[article_id], row[claim_id]
        words = f"{outlet}: {look.meaning}" + (f"; record: {verdict}" if verdict else "")
        box = Rectangle((x + 0.02, y), 0.96, 0.35, facecolor=look.colour, linewidth=0)
        box.set_gid(token(words, claim_page(claim_id), look.hatch))
        axis.add_artist(box)  # not `add_patch`, which works out limits: they are set
        if verdict:
            plate = Rectangle((x + 0.06, y + 0.05), 0.88, 0.25, facecolor=PAPER, linewidth=0)
            axis.add_artist(plate)
            axis.text(x + 0.5, y + 0.175, verdict, ha="center", va="center", fontsize=SMALL)


def _heads(told_alone: Sequence[tuple[str, int]], beside: bool) -> _Heads:
    """Return the heads of columns: a name, and the number of claims told there alone."""
    if beside:
        return _Heads([f"{wrapped(name)}\n{n} alone" for name, n in told_alone], False, 0.9)
    names = [f"{name}: {n} alone" for name, n in told_alone]
    lines = max(int(WIDTH * 72 / len(names) / _UPRIGHT_LINE), 1)
    longest = max(map(len, names))
    room = longest if lines == 1 else max(_TITLE, longest // lines + 8)
    height = 0.9 + min(longest, room) * LETTER / 72
    return _Heads([textwrap.fill(name, room) for name in names], True, height)


def columns(axis: Axes, labels: Sequence[str], upright: bool = False) -> None:
    """Name the columns of a matrix at its top; a column is one wide, a name may stand upright."""
    axis.xaxis.tick_top()
    places, turn = [n + 0.5 for n in range(len(labels))], 90 if upright else 0
    axis.set_xticks(places, labels, fontsize=SMALL, rotation=turn, parse_math=False)
    axis.set_yticks([])
    axis.tick_params(length=0)
    for side in ("left", "bottom"):
        axis.spines[side].set_visible(False)


def wrapped(name: str) -> str:
    """Return the name of an outlet in lines that fit the head of a column."""
    return textwrap.fill(name, _NAME, break_long_words=False)


# ---------------------------------------------------------------------------------- verdicts

_LOOKS = ((BLUE, ""), (SKY, ".."), (YELLOW, "//"), (PURPLE, "\\\\"), (ORANGE, "xx"), (GRID, ""))


@drawn
def verdicts(t: Tables) -> Html:
    """Draw what the record says of each article's claims that were checked, a bar an article."""
    counts = findings.verdicts(t)
    outlets, order = corpus.short_titles(t.articles), list(counts.columns)
    figure, (axis,) = new(WIDTH, 1.2 + 0.5 * len(outlets))
    for n, article_id in enumerate(outlets):
        left = 0
        for verdict, (colour, hatch) in zip(order, _LOOKS, strict=True):
            number = int(counts[verdict][article_id])
            if number:
                (bar,) = axis.barh(n, number, left=left, color=colour, height=0.46)
                bar.set_gid(token(f"{outlets[article_id]}: {verdict} {number}", "", hatch))
                _count(axis, left + number / 2, n, number)
            left += number
    label_rows(
        axis, [f"{name}: {counts.loc[a].sum()} checked" for a, name in outlets.items()], 0.26
    )
    axis.set_ylim(len(outlets) - 0.6, -0.65)
    axis.set_xticks([])
    axis.spines["bottom"].set_visible(False)
    looks = zip(order, _LOOKS, strict=True)
    key(figure, [Look(c, h, verdict) for verdict, (c, h) in looks if counts[verdict].sum()])
    total, right = int(counts.to_numpy().sum()), int(counts[order[0]].sum())
    data = counts.rename(index=outlets).rename_axis("outlet").reset_index()
    told = "; ".join(
        f"{row['outlet']}: " + ", ".join(f"{v} {row[v]}" for v in order if row[v])
        for row in data.to_dict("records")
    )
    return show(
        figure,
        "verdicts",
        f"Bars of the verdicts of the record on claims of each article. {told}.",
        f"Of {total} statements that were checked the record bears out {right}",
        data,
    )


def _count(axis: Axes, x: float, y: float, number: int) -> None:
    """Print a number on a plate, so that it can be read on every colour."""
    plate = {"facecolor": PAPER, "edgecolor": FAINT, "linewidth": 0.4, "boxstyle": "round,pad=0.15"}
    axis.text(x, y, f"{number}", ha="center", va="center", fontsize=SMALL, color=INK, bbox=plate)
