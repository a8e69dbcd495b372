"""Figures of how it is told: voices, shared words, tone."""

import textwrap

import pandas as pd
from matplotlib.patches import Rectangle
from matplotlib.ticker import MultipleLocator

from analysis import corpus
from analysis.figures.style import BLUE, FAINT, GRID, PAPER, SERIES, YELLOW, key, new, show
from analysis.markup import Html

# ----------------------------------------------------------------------------------- voices


_MANNERS = {
    "quoted": "printed as the speaker’s own words",
    "reported": "told in the outlet’s words",
}
_SPEAKERS = tuple(zip(SERIES, ("", "//", "..", "xx", "\\\\\\", "oo"), strict=True))


def voices(words: pd.DataFrame, articles: pd.DataFrame) -> Html:
    """Draw how many words each article gives to whom, quoted (left) and reported (right).

    `words` has article_id, speaker, manner (quoted, reported) and n_words; speakers beyond the
    five with the most words are drawn together.
    """
    top = list(words.groupby("speaker")["n_words"].sum().nlargest(5).index)
    drawn = words.assign(speaker=words["speaker"].where(words["speaker"].isin(top), "others"))
    styles = dict(zip([*top, "others"], _SPEAKERS, strict=False))
    outlets = corpus.outlets(articles)
    figure, axes = new(7.2, 3.4, ncols=len(_MANNERS), sharex=True, sharey=True)
    told = []
    for axis, (manner, title) in zip(axes, _MANNERS.items(), strict=True):
        counts = drawn[drawn["manner"] == manner].pivot_table(
            index="article_id", columns="speaker", values="n_words", aggfunc="sum", fill_value=0
        )
        counts = counts.reindex(index=list(outlets), columns=list(styles), fill_value=0)
        _stack(axis, counts, styles)
        axis.set_title(title)
        totals = counts.sum(axis=1)
        told.append(f"{title}: " + ", ".join(f"{outlets[a]} {n}" for a, n in totals.items()))
    axes[0].set_yticks(range(len(outlets)), list(outlets.values()))
    axes[0].invert_yaxis()
    figure.supxlabel("words", fontsize=10)
    key(figure, [(colour, hatch, name) for name, (colour, hatch) in styles.items()])
    return show(figure, "voices", f"Bars of words by article and speaker. {'; '.join(told)}.")


def _stack(axis, counts: pd.DataFrame, styles: dict[str, tuple[str, str]]) -> None:
    """Draw a stacked bar for each row of counts, its total at the end."""
    left = counts.cumsum(axis=1).shift(1, axis=1, fill_value=0)
    for name, (colour, hatch) in styles.items():
        axis.barh(
            range(len(counts)),
            counts[name],
            left=left[name],
            color=colour,
            edgecolor=PAPER,
            hatch=hatch,
            height=0.7,
            linewidth=0.8,
        )
    for n, total in enumerate(counts.sum(axis=1)):
        axis.text(total + 2, n, f"{total}", va="center", fontsize=9)
    axis.grid(axis="x")
    axis.tick_params(axis="y", length=0)


# ----------------------------------------------------------------------------------- overlap


def overlap_matrix(shares: pd.DataFrame, articles: pd.DataFrame) -> Html:
    """Draw what share of each article's words (rows) it has in common with each other (columns).

    `shares` has article_id, other_id, n_words and share (0 to 1).
    """
    ids = list(articles["article_id"])
    outlets = list(articles["outlet"])
    figure, axis = new(7.2, 3.6)
    for row in shares.itertuples():
        y, x = ids.index(row.article_id), ids.index(row.other_id)
        axis.add_patch(
            Rectangle(
                (x - 0.46, y - 0.46),
                0.92,
                0.92,
                facecolor=BLUE,
                alpha=float(min(row.share, 1)) * 0.9,
                linewidth=0,
            )
        )
        axis.text(
            x,
            y,
            f"{row.share:.0%}\n{row.n_words} words" if row.n_words else "–",
            ha="center",
            va="center",
            fontsize=9,
        )
    axis.set_xlim(-0.5, len(ids) - 0.5)
    axis.set_ylim(len(ids) - 0.5, -0.5)
    axis.set_xticks(range(len(ids)), [textwrap.fill(o, 12) for o in outlets])
    axis.set_yticks(range(len(ids)), outlets)
    axis.xaxis.tick_top()
    axis.tick_params(length=0)
    for side in ("left", "bottom"):
        axis.spines[side].set_visible(False)
    best = shares.loc[shares["n_words"].idxmax()]
    names = dict(zip(ids, outlets, strict=True))
    return show(
        figure,
        "overlap-matrix",
        f"Matrix of shared words. The largest cell: {names[best['article_id']]} shares "
        f"{best['n_words']} words with {names[best['other_id']]}.",
    )


# -------------------------------------------------------------------------------------- tone

_VOICES = {"narration": (BLUE, "", "the outlet’s words"), "quotation": (YELLOW, "///", "quoted")}

# A part without a word of the lexicon scores nought; it is drawn as a dash on the line.
_DASH = 0.05


def tone_strip(pieces: pd.DataFrame, articles: pd.DataFrame) -> Html:
    """Draw the compound score of every sentence, in order, narration apart from quotation.

    `pieces` has sentence_id, article_id, voice (narration, quotation) and compound, a row for each
    sentence and voice; the parts of one sentence stand side by side.
    """
    figure, axes = new(7.2, 6.6, nrows=len(articles), sharex=True, sharey=True)
    for axis, article in zip(axes, articles.itertuples(), strict=True):
        rows = pieces[pieces["article_id"] == article.article_id]
        axis.axhline(0, color=FAINT, linewidth=0.8)
        for n, (sentence_id, parts) in enumerate(rows.groupby("sentence_id", sort=False)):
            page = f"article-{article.article_id}.html#{sentence_id}"
            _sentence_bars(axis, n, parts, page)
        axis.set_ylim(-1, 1)
        axis.set_yticks([-1, 0, 1])
        axis.set_xlim(-1, pieces.groupby("article_id")["sentence_id"].nunique().max())
        axis.set_title(f"{article.outlet}, {article.published[:4]}", fontsize=9.5)
        axis.set_xticks([])
        axis.spines["bottom"].set_visible(False)
    axes[-1].set_xlabel("sentences, in order")
    axes[len(axes) // 2].set_ylabel("compound score")
    key(figure, list(_VOICES.values()))
    means = pieces.groupby("voice")["compound"].mean()
    return show(
        figure,
        "tone-strip",
        f"Bars of the compound score of {pieces['sentence_id'].nunique()} sentences, a row an "
        f"article, from minus one to one, narration apart from quotation. What is narrated scores "
        f"{means['narration']:.2f} on average, what is quoted {means['quotation']:.2f}.",
    )


def _sentence_bars(axis, n: int, parts: pd.DataFrame, page: str) -> None:
    """Draw the one or two parts of the `n`-th sentence, linked to `page`."""
    width = 0.8 / len(parts)
    for at, part in enumerate(parts.itertuples()):
        colour, hatch, _ = _VOICES[part.voice]
        drawn = part.compound or _DASH
        axis.bar(
            n - 0.4 + width * at,
            drawn,
            bottom=0 if part.compound else -_DASH / 2,
            width=width,
            align="edge",
            color=colour,
            edgecolor=PAPER,
            hatch=hatch,
            linewidth=0,
            url=page,
        )


def tone_null(test: pd.DataFrame, articles: pd.DataFrame) -> Html:
    """Draw each article's mean score against what shuffled sentences give.

    `test` has article_id, mean, null_low and null_high.
    """
    figure, axis = new(7.2, 2.8)
    outlets = corpus.outlets(articles)
    axis.axvline(0, color=FAINT, linewidth=0.8)
    for n, row in enumerate(test.itertuples()):
        width = row.null_high - row.null_low
        axis.barh(n, width, left=row.null_low, height=0.45, color=GRID)
        axis.plot([row.mean], [n], marker="D", markersize=7, color=BLUE, linestyle="none")
    axis.set_yticks(range(len(test)), [outlets[a] for a in test["article_id"]])
    axis.set_ylim(len(test) - 0.5, -0.5)
    axis.set_xlim(test["null_low"].min() - 0.02, test["null_high"].max() + 0.02)
    axis.tick_params(axis="y", length=0)
    axis.spines["left"].set_visible(False)
    axis.xaxis.set_major_locator(MultipleLocator(0.1))
    key(figure, [(BLUE, "", "mean of the article"), (GRID, "", "when sentences are shuffled")])
    axis.set_xlabel("mean compound score")
    outside = int(((test["mean"] < test["null_low"]) | (test["mean"] > test["null_high"])).sum())
    return show(
        figure,
        "tone-null",
        f"Mean score of each article (diamond) on the interval that shuffled sentences give (bar): "
        f"{outside} of {len(test)} articles lie outside it.",
    )
