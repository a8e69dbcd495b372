"""Figures of the outlets of a corpus, in a form that fits two of them, twenty, or thousands."""

import textwrap
from collections.abc import Sequence
from itertools import accumulate

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from analysis import corpus
from analysis.figures.key import key
from analysis.figures.style import (
    BLUE,
    FAINT,
    GRID,
    INK,
    WIDTH,
    YELLOW,
    Look,
    Sheet,
    drawn,
    new,
    show,
)
from analysis.findings import outlets as findings
from analysis.html.elements import Html
from analysis.numbers import printed
from analysis.outlets.means import ALL
from analysis.pipeline import Missing, Tables

MOST = 20
"""Rows that one figure draws; the table beside it, or the download, has the others."""

_LINE = 24  # characters of a label on one line
_FURTHER = 0.45  # of a row, that each further line takes


def _rows(labels: Sequence[str]) -> tuple[Sheet, Axes, list[float]]:
    """Return a figure of rows, its axis and where they lie, the first on top.

    Labels stand whole on the left, on as many lines as they take, and nothing else stands there.
    """
    lines = [textwrap.fill(label, _LINE) for label in labels]
    high = [1 + _FURTHER * words.count("\n") for words in lines]
    places = [end - height / 2 for end, height in zip(accumulate(high), high, strict=True)]
    figure, (axis,) = new(WIDTH, 1.0 + 0.32 * sum(high))
    axis.set_yticks(places, lines, parse_math=False)
    axis.set_ylim(sum(high), 0)
    axis.tick_params(axis="y", length=0)
    axis.spines["left"].set_visible(False)
    return figure, axis, places


@drawn
def sharing(t: Tables) -> Html:
    """Draw the pairs of outlets that share most, as the share of the words of one of them."""
    rows, name = findings.pairs(t).head(MOST), corpus.short(t.outlet_sharing["outlet"])
    labels = [f"{name[a]} in {name[b]}" for a, b in zip(rows["outlet"], rows["other"], strict=True)]
    figure, axis, places = _rows(labels)
    for y, share, low, high in zip(places, rows["share"], rows["low"], rows["high"], strict=True):
        axis.barh(y, share, height=0.6, color=BLUE)
        if low == low:
            axis.plot([low, high], [y, y], color=INK, linewidth=1)
        axis.text(max(share, high if high == high else 0), y, f" {share:.0%}", va="center")
    axis.set_xlim(0, 1.1)
    axis.set_xticks([])
    axis.spines["bottom"].set_visible(False)
    first = rows.iloc[0]
    alt = (
        f"Bars: the share of the words of one outlet that another has, too; {len(rows)} pairs. "
        f"The first: {first['share']:.0%} of {first['outlet']} is in {first['other']}."
    )
    data = rows[["outlet", "other", "share", "low", "high"]]
    return show(figure, "sharing", alt, "", data)


@drawn
def speakers(t: Tables) -> Html:
    """Draw the words of those who say most, quoted and reported."""
    rows = findings.speakers(t).head(MOST)
    figure, axis, places = _rows(list(rows["speaker"]))
    for y, quoted, reported in zip(places, rows["n_quoted"], rows["n_reported"], strict=True):
        axis.barh(y, quoted, height=0.6, color=YELLOW)
        axis.barh(y, reported, left=quoted, height=0.6, color=GRID)
        axis.text(quoted + reported, y, f" {quoted + reported}", va="center")
    axis.set_xticks([])
    axis.margins(x=0.12)
    axis.spines["bottom"].set_visible(False)
    key(figure, [Look(YELLOW, "", "words quoted"), Look(GRID, "", "words reported")])
    first = rows.iloc[0]
    alt = (
        f"Bars: words of the {len(rows)} speakers who say most. The first: {first['speaker']}, "
        f"{first['n_quoted']} words quoted and {first['n_reported']} reported."
    )
    return show(figure, "who", alt, "", rows[["speaker", "n_quoted", "n_reported"]])


@drawn
def tone(t: Tables) -> Html:
    """Draw the mean score of each outlet, with its interval where there are articles enough.

    Behind its name stands of how many articles it is.
    """
    t.need("outlet_tone")
    rows = t.outlet_tone[t.outlet_tone["voice"] == ALL]
    rows = rows.sort_values("n_sentences", ascending=False, kind="stable").head(MOST)
    rows = rows.sort_values("mean", ascending=False, kind="stable")
    name = corpus.short(rows["outlet"])
    figure, axis, places = _rows(
        [
            f"{name[outlet]} (n = {n:,})"
            for outlet, n in zip(rows["outlet"], rows["n_articles"], strict=True)
        ]
    )
    axis.axvline(0, color=FAINT, linewidth=0.8)
    for y, mean, low, high in zip(places, rows["mean"], rows["low"], rows["high"], strict=True):
        if low == low:
            axis.plot([low, high], [y, y], color=INK, linewidth=1)
        axis.plot([mean], [y], marker="D", markersize=6, color=BLUE, linestyle="none")
    axis.set_xlabel("mean compound score")
    alt = (
        f"Mean score of {len(rows)} outlets, highest first: {rows['outlet'].iloc[0]} "
        f"{printed(rows['mean'].iloc[0], '.2f')}, {rows['outlet'].iloc[-1]} "
        f"{printed(rows['mean'].iloc[-1], '.2f')}."
    )
    data = rows[["outlet", "n_articles", "n_sentences", "mean", "low", "high"]]
    return show(figure, "outlet-tone", alt, "", data)


@drawn
def published(t: Tables) -> Html:
    """Draw how many articles appeared when: by day within two months, else by month."""
    dates = t.articles["published"].fillna("")
    days = dates[dates.str.len() >= len("2021-09-29")].str[:10]
    if days.empty:
        raise Missing("No article has a date to the day.")
    when = pd.to_datetime(days, format="%Y-%m-%d")
    by_day = (when.max() - when.min()).days <= 62
    counted = when.dt.to_period("D" if by_day else "M").value_counts().sort_index()
    counted = counted.reindex(pd.period_range(counted.index[0], counted.index[-1]), fill_value=0)
    figure, (axis,) = new(WIDTH, 1.8)
    axis.bar(range(len(counted)), counted, color=BLUE, width=0.8)
    ends = [0, len(counted) - 1] if len(counted) > 1 else [0]
    axis.set_xticks(ends, [str(counted.index[n]) for n in ends])
    axis.set_ylabel("articles")
    axis.yaxis.set_major_locator(MaxNLocator("auto", integer=True))  # there is no half article
    unit = "day" if by_day else "month"
    alt = (
        f"Articles a {unit} from {counted.index[0]} to {counted.index[-1]}; most, {counted.max()}, "
        f"in {counted.idxmax()}."
    )
    data = pd.DataFrame({unit: counted.index.astype(str), "articles": counted.to_numpy()})
    return show(figure, "published", alt, "", data)
