"""Figures of tone: the score of every sentence, and of articles against chance."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MultipleLocator

from analysis import corpus
from analysis.figures.key import key
from analysis.figures.style import (
    BLUE,
    FAINT,
    GRID,
    INK,
    SMALL,
    WIDTH,
    YELLOW,
    Look,
    drawn,
    label_rows,
    new,
    show,
)
from analysis.figures.svg import token
from analysis.findings import tone
from analysis.html.addresses import article_page
from analysis.html.elements import Html
from analysis.numbers import printed
from analysis.pipeline import Tables

_VOICES = {
    "narration": Look(BLUE, "", "the outlet’s words"),
    "quotation": Look(YELLOW, "//", "quoted"),
}
_TOLD = {"narration": "What is narrated scores", "quotation": "what is quoted"}

# A part without a word of the lexicon scores nought; it is drawn as a dash on the line.
_DASH = 0.05


@drawn
def tone_strip(t: Tables) -> Html:
    """Draw the compound score of every sentence, in order, narration apart from quotation.

    The parts of one sentence stand side by side, each a link to it.
    """
    pieces, outlets = tone.pieces(t), corpus.short_titles(t.articles)
    figure, axes = new(WIDTH, 0.6 + 1.1 * len(outlets), rows=len(outlets))
    longest = pieces.groupby("article_id")["sentence_id"].nunique().max()
    published = t.articles["published"]
    for axis, (article_id, outlet), date in zip(axes, outlets.items(), published, strict=True):
        rows = pieces[pieces["article_id"] == article_id]
        axis.axhline(0, color=FAINT, linewidth=0.8)
        for n, (sentence_id, parts) in enumerate(rows.groupby("sentence_id", sort=False)):
            _sentence_bars(axis, n, parts, article_page(article_id, str(sentence_id)))
        axis.set_ylim(-1, 1)
        axis.set_yticks([-1, 0, 1])
        axis.set_xlim(-1, longest)
        axis.set_title(f"{outlet}, {date[:4]}" if date else outlet, fontsize=9)
        axis.set_xticks([])
        axis.spines["bottom"].set_visible(False)
    axes[-1].set_xlabel("sentences, in order")
    axes[len(axes) // 2].set_ylabel("compound score")
    key(figure, list(_VOICES.values()))
    means = pieces.groupby("voice")["compound"].mean()
    told = [
        f"{words} {means[voice]:.2f}{' on average' if voice == means.index[0] else ''}"
        for voice, words in _TOLD.items()
        if voice in means
    ]
    addresses = zip(pieces["article_id"], pieces["sentence_id"], strict=True)
    return show(
        figure,
        "tone-strip",
        f"Bars of the compound score of {pieces['sentence_id'].nunique()} sentences, a row an "
        "article, from minus one to one. "
        f"{_above(pieces)}.",
        ", ".join(told).replace("-", "−"),
        pd.DataFrame(
            {
                "sentence": pieces["sentence_id"],
                "voice": pieces["voice"],
                "score": pieces["compound"].round(3),
                "address": [article_page(*one) for one in addresses],
            }
        ),
    )


def _above(pieces: pd.DataFrame) -> str:
    """Say how many pieces of each voice score above zero."""
    above = pieces["compound"].gt(0).groupby(pieces["voice"])
    both = {str(voice): (int(of.sum()), len(of)) for voice, of in above}
    told = [
        f"{both[voice][0]} of {both[voice][1]} pieces of {voice}"
        for voice in _VOICES
        if voice in both
    ]
    return f"Above zero lie {' and '.join(told)}"


def _sentence_bars(axis: Axes, n: int, parts: pd.DataFrame, page: str) -> None:
    """Draw the one or two parts of the `n`-th sentence, linked to `page`."""
    width = 0.8 / len(parts)
    for at, (voice, compound) in enumerate(zip(parts["voice"], parts["compound"], strict=True)):
        look = _VOICES[voice]
        axis.bar(
            n - 0.4 + width * at,
            compound or _DASH,
            bottom=0 if compound else -_DASH / 2,
            width=width,
            align="edge",
            color=look.colour,
            linewidth=0,
            gid=token(f"{look.meaning}, {printed(compound, '.2f')}", page, look.hatch),
        )


@drawn
def tone_null(t: Tables) -> Html:
    """Draw each article's mean score against what shuffled sentences give, the lowest first."""
    test = tone.null(t).sort_values("mean", kind="stable")
    names = test["article_id"].map(corpus.short_titles(t.articles))
    figure, (axis,) = new(WIDTH, 1.2 + 0.5 * len(test))
    axis.axvline(0, color=FAINT, linewidth=0.8)
    rows = test[["mean", "null_low", "null_high"]].itertuples(index=False)
    for n, (mean, low, high) in enumerate(rows):
        axis.barh(n, high - low, left=low, height=0.3, color=GRID)
        axis.plot([mean], [n], marker="D", markersize=7, color=BLUE, linestyle="none")
    means = test["mean"].map(lambda mean: printed(mean, ".2f"))
    label_rows(axis, list(names + ": " + means), 0.2)
    axis.set_ylim(len(test) - 0.5, -0.6)
    axis.set_xlim(test["null_low"].min() - 0.02, test["null_high"].max() + 0.02)
    axis.xaxis.set_major_locator(MultipleLocator(0.1))
    shuffled = Look(GRID, "", "when sentences are shuffled")
    key(figure, [Look(BLUE, "", "mean of the article", "D"), shuffled])
    axis.set_xlabel("mean compound score")
    outside = int(((test["mean"] < test["null_low"]) | (test["mean"] > test["null_high"])).sum())
    count = f"{outside} of {len(test)} articles" if outside else f"None of {len(test)} articles"
    shown = {"outlet": names, "mean": test["mean"].round(3)}
    shown |= {"shuffled, low": test["null_low"].round(3)}
    shown |= {"shuffled, high": test["null_high"].round(3)}
    return show(
        figure,
        "tone-null",
        f"Mean score of each article (diamond) on the interval that shuffled sentences give (bar): "
        f"{outside} of {len(test)} articles lie outside it.",
        f"{count} has a mean score that shuffled sentences would not give",
        pd.DataFrame(shown),
    )


@drawn
def tone_voices(t: Tables) -> Html:
    """Draw the scores of what is narrated and what is quoted, two rows an article, with means.

    A line joins the means of an article: the further it leans, the further they are apart.
    """
    pieces, outlets = tone.pieces(t), corpus.short_titles(t.articles)
    figure, (axis,) = new(WIDTH, 1.0 + 0.75 * len(outlets))
    axis.axvline(0, color=FAINT, linewidth=0.8)
    shown = []
    for n, (article_id, outlet) in enumerate(outlets.items()):
        means = []
        for at, (voice, look) in enumerate(_VOICES.items()):
            here = (pieces["article_id"] == article_id) & (pieces["voice"] == voice)
            scores = pieces.loc[here, "compound"]
            y = n + 0.26 * at
            axis.plot(scores, [y] * len(scores), "|", color=look.colour, markersize=8, alpha=0.7)
            if len(scores):
                means.append((scores.mean(), y))
                axis.plot([scores.mean()], [y], "D", color=look.colour, markersize=7, zorder=3)
                told = printed(scores.mean(), ".2f")
                axis.text(1.05, y, told, va="center", fontsize=SMALL)
            shown.append((outlet, look.meaning, len(scores), round(float(scores.mean()), 2)))
        axis.plot(*zip(*means, strict=True), color=INK, linewidth=1.4)
    label_rows(axis, list(outlets.values()), 0.16)
    axis.set_ylim(len(outlets) - 0.4, -0.5)
    axis.set_xlim(-1, 1.25)
    axis.set_xticks([-1, 0, 1])
    axis.set_xlabel("compound score; a diamond is a mean")
    key(figure, [look._replace(hatch="", mark="D") for look in _VOICES.values()])
    data = pd.DataFrame(shown, columns=["outlet", "voice", "pieces", "mean score"])
    wide = data.pivot(index="outlet", columns="voice", values="mean score").loc[[*outlets.values()]]
    narrated, quoted = (look.meaning for look in _VOICES.values())
    higher = int((wide[quoted] > wide[narrated]).sum())
    told = "; ".join(
        f"{outlet} {printed(one, '.2f')}, {printed(other, '.2f')}"
        for outlet, one, other in zip(outlets.values(), wide[narrated], wide[quoted], strict=True)
    )
    return show(
        figure,
        "tone-voices",
        "Scores of the pieces of each article as strokes, narrated above quoted. Means, narrated "
        f"and quoted: {told}.",
        f"In {higher} of {len(outlets)} articles quoted words score higher than the outlet’s own",
        data,
    )
