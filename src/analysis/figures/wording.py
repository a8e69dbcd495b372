"""Figures of how it is told: voices, shared words, tone."""

import textwrap

import pandas as pd
from matplotlib.patches import Rectangle

from analysis.figures.style import BLUE, FAINT, PAPER, SERIES, SKY, YELLOW, key, new, show
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
    outlets = dict(zip(articles["article_id"], articles["outlet"], strict=True))
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

_VOICES = {
    "narration": (BLUE, "", "the outlet’s words"),
    "mixed": (SKY, "//", "partly quoted"),
    "quotation": (YELLOW, "xx", "quoted"),
}


def tone_strip(sentiment: pd.DataFrame, articles: pd.DataFrame) -> Html:
    """Draw the compound score of every sentence, in order, narration apart from quotation."""
    figure, axes = new(7.2, 6.2, nrows=len(articles), sharex=True, sharey=True)
    for axis, article in zip(axes, articles.itertuples(), strict=True):
        rows = sentiment[sentiment["article_id"] == article.article_id]
        for n, row in enumerate(rows.itertuples()):
            colour, hatch, _ = _VOICES[row.voice]
            axis.bar(
                n,
                row.compound,
                width=0.8,
                color=colour,
                edgecolor=PAPER,
                hatch=hatch,
                linewidth=0,
                url=f"article-{article.article_id}.html#{row.sentence_id}",
            )
        axis.axhline(0, color=FAINT, linewidth=0.8)
        axis.set_ylim(-1, 1)
        axis.set_title(article.outlet, fontsize=9.5)
        axis.set_xticks([])
        axis.spines["bottom"].set_visible(False)
    axes[-1].set_xlabel("sentences, in order")
    axes[len(axes) // 2].set_ylabel("compound score")
    key(figure, list(_VOICES.values()))
    above, below = int((sentiment["compound"] > 0).sum()), int((sentiment["compound"] < 0).sum())
    return show(
        figure,
        "tone-strip",
        f"Bars of the compound sentiment score of {len(sentiment)} sentences, a row an article, "
        f"from minus one to one: {above} lie above nought, {below} below.",
    )


def tone_null(test: pd.DataFrame, articles: pd.DataFrame) -> Html:
    """Draw each article's mean score against what shuffled sentences give.

    `test` has article_id, mean, null_low and null_high.
    """
    figure, axis = new(7.2, 2.6)
    outlets = dict(zip(articles["article_id"], articles["outlet"], strict=True))
    for n, row in enumerate(test.itertuples()):
        axis.plot(
            [row.null_low, row.null_high],
            [n, n],
            color=FAINT,
            linewidth=7,
            alpha=0.5,
            solid_capstyle="butt",
        )
        axis.plot([row.mean], [n], marker="D", color=BLUE, linestyle="none")
    axis.set_yticks(range(len(test)), [outlets[a] for a in test["article_id"]])
    axis.invert_yaxis()
    axis.axvline(0, color=FAINT, linewidth=0.8)
    axis.set_xlabel("mean compound score")
    outside = int(((test["mean"] < test["null_low"]) | (test["mean"] > test["null_high"])).sum())
    return show(
        figure,
        "tone-null",
        f"Mean score of each article (diamond) on the interval that shuffled sentences give (bar): "
        f"{outside} of {len(test)} articles lie outside it.",
    )
