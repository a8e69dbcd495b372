"""The words of each speaker."""

from collections.abc import Mapping, Sequence

import pandas as pd
from matplotlib.axes import Axes

from analysis import corpus
from analysis.figures.key import key
from analysis.figures.style import PAPER, SERIES, WIDTH, Look, drawn, label_rows, new, show
from analysis.figures.svg import token
from analysis.findings import voices as findings
from analysis.html.elements import Html
from analysis.pipeline import Tables

_MANNERS = {
    "quoted": "printed as the speaker’s own words",
    "reported": "told in the outlet’s words",
}
_SPEAKERS = tuple(zip(SERIES, ("", "//", "..", "xx", "\\\\", "oo"), strict=True))
_OTHERS = "others"


@drawn
def voices(t: Tables) -> Html:
    """Draw how many words each article gives to whom, quoted (above) and reported (below).

    Speakers beyond the five with the most words are drawn together.
    """
    words = findings.words(t)
    words = words.assign(speaker=words["speaker"].replace("", "not named"))
    top = list(words.groupby("speaker")["n_words"].sum().nlargest(len(_SPEAKERS) - 1).index)
    told_apart = words.assign(speaker=words["speaker"].where(words["speaker"].isin(top), _OTHERS))
    looks = dict(zip([*top, _OTHERS], _SPEAKERS, strict=False))
    outlets = corpus.short_titles(t.articles)
    figure, axes = new(WIDTH, 1.6 + 0.9 * len(outlets), rows=len(_MANNERS))
    told, shown = [], []
    for axis, (manner, title) in zip(axes, _MANNERS.items(), strict=True):
        counts = told_apart[told_apart["manner"] == manner].pivot_table(
            index="article_id", columns="speaker", values="n_words", aggfunc="sum", fill_value=0
        )
        counts = counts.reindex(index=list(outlets), columns=list(looks), fill_value=0).astype(int)
        _stack(axis, counts, looks)
        label_rows(axis, list(outlets.values()), 0.24)
        shown.append(counts.rename(index=outlets).rename_axis("outlet").assign(manner=title))
        axis.set_title(title)
        totals = zip(outlets.values(), counts.sum(axis=1), strict=True)
        told.append(f"{title}: " + ", ".join(f"{outlet} {n}" for outlet, n in totals))
    axes[0].set_ylim(len(outlets) - 0.5, -0.65)
    figure.supxlabel("words", fontsize=10)
    key(figure, [Look(colour, hatch, name) for name, (colour, hatch) in looks.items()])
    alt = f"Bars of words by article and speaker. {'; '.join(told)}."
    return show(figure, "voices", alt, _finding(shown[0], top), pd.concat(shown).reset_index())


def _finding(quoted: pd.DataFrame, speakers: Sequence[str]) -> str:
    """Say in how many articles the speaker with the most words has the most of his own."""
    if not speakers:
        return "Nobody speaks in these articles"
    counts = quoted.drop(columns="manner")
    first = int((counts.idxmax(axis=1)[counts.sum(axis=1) > 0] == speakers[0]).sum())
    of = f"{first} of {len(counts)} articles"
    return f"{speakers[0]} has the most words printed as a speaker’s own in {of}"


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
            height=0.44,
            linewidth=0.8,
        )
    for n, total in enumerate(counts.sum(axis=1)):
        axis.text(total + 2, n, f"{total}", va="center", fontsize=9)
    axis.grid(axis="x")
    axis.tick_params(axis="y", length=0)
