"""The words of each speaker."""

from collections.abc import Mapping

import pandas as pd
from matplotlib.axes import Axes

from analysis import corpus
from analysis.figures.style import PAPER, SERIES, drawn, key, new, show
from analysis.figures.svg import token
from analysis.findings import voices as findings
from analysis.pages.html import Html
from analysis.pipeline import Tables

_MANNERS = {
    "quoted": "printed as the speaker’s own words",
    "reported": "told in the outlet’s words",
}
_SPEAKERS = tuple(zip(SERIES, ("", "//", "..", "xx", "\\\\", "oo"), strict=True))
_OTHERS = "others"


@drawn
def voices(t: Tables) -> Html:
    """Draw how many words each article gives to whom, quoted (left) and reported (right).

    Speakers beyond the five with the most words are drawn together.
    """
    words = findings.words(t)
    words = words.assign(speaker=words["speaker"].replace("", "not named"))
    top = list(words.groupby("speaker")["n_words"].sum().nlargest(len(_SPEAKERS) - 1).index)
    told_apart = words.assign(speaker=words["speaker"].where(words["speaker"].isin(top), _OTHERS))
    looks = dict(zip([*top, _OTHERS], _SPEAKERS, strict=False))
    outlets = corpus.outlets(t.articles)
    figure, axes = new(7.2, 1.4 + 0.4 * len(outlets), columns=len(_MANNERS))
    told = []
    for axis, (manner, title) in zip(axes, _MANNERS.items(), strict=True):
        counts = told_apart[told_apart["manner"] == manner].pivot_table(
            index="article_id", columns="speaker", values="n_words", aggfunc="sum", fill_value=0
        )
        counts = counts.reindex(index=list(outlets), columns=list(looks), fill_value=0).astype(int)
        _stack(axis, counts, looks)
        axis.set_title(title)
        totals = zip(outlets.values(), counts.sum(axis=1), strict=True)
        told.append(f"{title}: " + ", ".join(f"{outlet} {n}" for outlet, n in totals))
    axes[0].set_yticks(range(len(outlets)), list(outlets.values()))
    axes[0].invert_yaxis()
    figure.supxlabel("words", fontsize=10)
    key(figure, [(colour, hatch, name) for name, (colour, hatch) in looks.items()])
    return show(figure, "voices", f"Bars of words by article and speaker. {'; '.join(told)}.")


def _stack(axis: Axes, counts: pd.DataFrame, looks: Mapping[str, tuple[str, str]]) -> None:
    """Draw a stacked bar for each row of counts, its total at the end."""
    left = counts.cumsum(axis=1).shift(1, axis=1, fill_value=0)
    for name, (colour, hatch) in looks.items():
        axis.barh(
            range(len(counts)),
            counts[name],
            left=left[name],
            color=colour,
            edgecolor=PAPER,
            gid=token(name, "", hatch),
            height=0.7,
            linewidth=0.8,
        )
    for n, total in enumerate(counts.sum(axis=1)):
        axis.text(total + 2, n, f"{total}", va="center", fontsize=9)
    axis.grid(axis="x")
    axis.tick_params(axis="y", length=0)
