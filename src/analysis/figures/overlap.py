"""Figures of shared words and of where passages come from."""

import textwrap
from bisect import bisect_right
from collections.abc import Callable

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from analysis import corpus, segment
from analysis.figures.style import (
    BLUE,
    GREEN,
    GRID,
    ORANGE,
    PAPER,
    PURPLE,
    SKY,
    drawn,
    key,
    new,
    show,
)
from analysis.figures.svg import token
from analysis.findings import overlap
from analysis.pages.html import Html, article_page
from analysis.pipeline import Tables


@drawn
def overlap_matrix(t: Tables) -> Html:
    """Draw what share of each article's words (rows) it has in common with each other (columns)."""
    shares = overlap.shared_words(t)
    outlets = corpus.outlets(t.articles)
    ids = list(outlets)
    figure, (axis,) = new(7.2, 1.1 + 0.5 * len(ids))
    for article_id, other_id, n_words, share in shares.itertuples(index=False):
        y, x = ids.index(article_id), ids.index(other_id)
        axis.add_patch(
            Rectangle(
                (x - 0.46, y - 0.46),
                0.92,
                0.92,
                facecolor=BLUE,
                alpha=float(min(share, 1)) * 0.9,
                linewidth=0,
            )
        )
        axis.text(
            x,
            y,
            f"{share:.0%}\n{n_words} words" if n_words else "–",
            ha="center",
            va="center",
            fontsize=9,
        )
    axis.set_xlim(-0.5, len(ids) - 0.5)
    axis.set_ylim(len(ids) - 0.5, -0.5)
    axis.set_xticks(range(len(ids)), [textwrap.fill(o, 12) for o in outlets.values()])
    axis.set_yticks(range(len(ids)), list(outlets.values()))
    axis.xaxis.tick_top()
    axis.tick_params(length=0)
    for side in ("left", "bottom"):
        axis.spines[side].set_visible(False)
    best = max(shares.to_dict("records"), key=lambda row: row["n_words"])
    return show(
        figure,
        "overlap-matrix",
        f"Matrix of shared words. The largest cell: {outlets[best['article_id']]} shares "
        f"{best['n_words']} words with {outlets[best['other_id']]}.",
    )


# ---------------------------------------------------------------------------------- barcode

_RELATIONS = {
    "verbatim": (BLUE, "", "word for word"),
    "edited": (SKY, "", "lightly edited"),
    "translated": (PURPLE, "//", "another translation"),
    "altered": (ORANGE, "xx", "altered in meaning"),
    "own": (GREEN, "..", "the outlet’s own"),
}
_UNKNOWN = (GRID, "", "no source known")


@drawn
def barcode(t: Tables) -> Html:
    """Draw each article as a band from its first to its last sentence, coloured by provenance.

    Grey is text whose source is not known. Thin lines part the sentences; every bar is a link to
    its sentence.
    """
    t.need("provenance")
    outlets = corpus.outlets(t.articles)
    text = t.sentences[t.sentences["part"].isin(segment.TEXT_PARTS)].assign(relation="unknown")
    known = t.provenance[t.provenance["relation"].isin(_RELATIONS)]
    known = known.assign(sentence_id=segment.sentence_at(known, t.sentences))
    figure, (axis,) = new(7.2, 1.3 + 0.4 * len(outlets))
    longest, told = 1, []
    for n, (article_id, outlet) in enumerate(outlets.items()):
        own, passages = (rows[rows["article_id"] == article_id] for rows in (text, known))
        length = int((own["end"] - own["start"]).sum())
        longest = max(longest, length)
        told.append(f"{outlet}: {_shares(passages, length)}")
        at = _laid_end_to_end(own)
        for rows in (own, passages):
            _bars(axis, n, rows, at)
        for end in own["end"]:
            axis.plot([at(end)] * 2, [n - 0.36, n + 0.36], color=PAPER, linewidth=1.2)
    axis.set_xlim(0, longest)
    axis.set_ylim(len(outlets) - 0.5, -0.5)
    axis.set_yticks(range(len(outlets)), list(outlets.values()))
    axis.set_xlabel("characters of the article, in order")
    axis.tick_params(axis="y", length=0)
    key(figure, [*_RELATIONS.values(), _UNKNOWN])
    alt = f"Bands of text coloured by provenance, as shares of each article. {'. '.join(told)}."
    return show(figure, "barcode", alt)


def _shares(passages: pd.DataFrame, length: int) -> str:
    """Say in words how much of an article each relation to a source takes."""
    taken = (passages["end"] - passages["start"]).groupby(passages["relation"]).sum()
    return ", ".join(
        f"{meaning} {taken.get(relation, 0) / max(length, 1):.0%}"
        for relation, (_, _, meaning) in _RELATIONS.items()
    )


def _laid_end_to_end(sentences: pd.DataFrame) -> Callable[[int], int]:
    """Return a function from an offset in the article to one in its sentences without gaps."""
    starts, ends = list(sentences["start"]), list(sentences["end"])
    before, done = [], 0
    for start, end in zip(starts, ends, strict=True):
        before.append(done)
        done += end - start

    def at(offset: int) -> int:
        n = max(bisect_right(starts, offset) - 1, 0)
        return int(before[n] + min(offset, ends[n]) - starts[n])

    return at


def _bars(axis: Axes, row: int, stretches: pd.DataFrame, at: Callable[[int], int]) -> None:
    """Draw stretches of a band in the look of their relation, each a link to its sentence."""
    columns = ["article_id", "sentence_id", "start", "end", "relation"]
    for article_id, sentence_id, start, end, relation in stretches[columns].itertuples(index=False):
        colour, hatch, meaning = _RELATIONS.get(relation, _UNKNOWN)
        axis.add_patch(
            Rectangle(
                (at(start), row - 0.36),
                at(end) - at(start),
                0.72,
                facecolor=colour,
                linewidth=0,
                gid=token(meaning, article_page(article_id, sentence_id), hatch),
            )
        )
