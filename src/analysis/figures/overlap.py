"""Figures of shared words and of where passages come from."""

from bisect import bisect_right
from collections.abc import Callable, Hashable, Mapping
from math import nan
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from analysis import corpus, segment
from analysis.characters import legible
from analysis.figures.key import key
from analysis.figures.style import (
    BLUE,
    GREEN,
    GRID,
    ORANGE,
    PAPER,
    PURPLE,
    SKY,
    SMALL,
    WIDTH,
    Look,
    drawn,
    label_rows,
    new,
    show,
)
from analysis.figures.svg import token
from analysis.findings import overlap
from analysis.html.addresses import article_page
from analysis.html.elements import Html
from analysis.html.registers import PROVENANCE
from analysis.pipeline import Tables


@drawn
def overlap_matrix(t: Tables) -> Html:
    """Draw what share of each article's words lies in passages that another has, the largest first.

    Over it, what share is the same words in the same order.
    """
    outlets = corpus.short_titles(t.articles)
    rows = overlap.sharing_pairs(t)
    names = rows["article_id"].map(outlets), rows["other_id"].map(outlets)
    figure, (axis,) = new(WIDTH, 0.6 + 0.42 * len(rows))
    measures = rows[["share", "n_words", "same"]].itertuples(index=False)
    for n, (share, n_words, same) in enumerate(measures):
        axis.barh(n, share, height=0.4, color=SKY)
        axis.barh(n, same, height=0.4, color=BLUE)
        axis.annotate(
            f"{share:.0%}, {n_words} words; {same:.0%} the same",
            (share, n),
            (4, 0),
            textcoords="offset points",
            va="center",
            fontsize=SMALL,
        )
    label_rows(axis, list("of " + names[0] + ", in " + names[1]), 0.22)
    axis.set_ylim(len(rows) - 0.5, -0.65)
    axis.set_xlim(0, float(rows["share"].max()) * 1.9)
    axis.set_xticks([])
    axis.spines["bottom"].set_visible(False)
    same = Look(BLUE, "", "the same words, in order")
    key(figure, [same, Look(SKY, "", "others of shared passages")])
    in_order = rows.sort_index().to_dict("records")
    best = max(in_order, key=lambda row: row["n_words"])
    nearest = max(in_order, key=lambda row: row["same"])
    any_other = rows["article_id"].map(overlap.shared_at_all(t)).round(3)
    silent = [outlet for one, outlet in outlets.items() if one not in set(rows["article_id"])]
    shown = {"of": names[0], "in": names[1], "words": rows["n_words"], "the same": rows["n_same"]}
    of, other = outlets[nearest["article_id"]], outlets[nearest["other_id"]]
    return show(
        figure,
        "overlap-matrix",
        f"Bars of words in shared passages. The most: {outlets[best['article_id']]} has "
        f"{best['n_words']} in passages that {outlets[best['other_id']]} has too. The most that "
        f"are the same words: {nearest['n_same']}, of {of} in {other}."
        + (f" No passage is shared by {', '.join(silent)}." if silent else ""),
        f"{rows['share'].iloc[0]:.0%} of the words of {names[0].iloc[0]} stand in passages that "
        f"{names[1].iloc[0]} has too, in these words or others",
        pd.DataFrame(shown | {"share": rows["share"].round(3), "in any other": any_other}),
    )


# ---------------------------------------------------------------------------------- barcode

_RELATIONS = {
    "verbatim": Look(BLUE, "", PROVENANCE["verbatim"]),
    "edited": Look(SKY, "", PROVENANCE["edited"]),
    "translated": Look(PURPLE, "//", PROVENANCE["translated"]),
    "altered": Look(ORANGE, "xx", PROVENANCE["altered"]),
    "own": Look(GREEN, "..", PROVENANCE["own"]),
}
_UNKNOWN = Look(GRID, "", PROVENANCE["unknown"])


@drawn
def barcode(t: Tables) -> Html:
    """Draw each article as a band from its first to its last sentence, coloured by provenance.

    Grey is text whose source is not known. Thin lines part the sentences; every bar is a link to
    its sentence.
    """
    t.need("provenance")
    outlets = corpus.short_titles(t.articles)
    text = segment.article_text(t.sentences).assign(relation="unknown")
    known = t.provenance[t.provenance["relation"].isin(_RELATIONS)]
    known = known.assign(sentence_id=segment.sentence_at(known, t.sentences))
    figure, (axis,) = new(WIDTH, 1.5 + 0.55 * len(outlets))
    longest, told = 1, []
    shares = overlap.traced(t)
    shares_of = shares.to_dict("index")
    for n, (article_id, outlet) in enumerate(outlets.items()):
        own, passages = (rows[rows["article_id"] == article_id] for rows in (text, known))
        longest = max(longest, int((own["end"] - own["start"]).sum()))
        told.append(f"{outlet}: {_in_words(shares_of[article_id])}")
        at = _laid_end_to_end(own)
        for rows in (own, passages):
            _bars(axis, n, rows, at)
        ends = [at(end) for end in own["end"]]  # in one path, of which each third point is none
        axis.plot(
            [x for end in ends for x in (end, end, nan)],
            [n - 0.24, n + 0.24, nan] * len(ends),
            color=PAPER,
            linewidth=1.2,
        )
    axis.set_xlim(0, longest)
    axis.set_ylim(len(outlets) - 0.6, -0.75)
    label_rows(axis, list(outlets.values()), 0.28)
    axis.set_xlabel("characters of the article, in order")
    key(figure, [*_RELATIONS.values(), _UNKNOWN])
    alt = f"Bands of text coloured by provenance, as shares of each article. {'. '.join(told)}."
    passages = known.assign(outlet=known["article_id"].map(outlets))
    addresses = zip(passages["article_id"], passages["sentence_id"], strict=True)
    data = pd.DataFrame(
        {
            "passage": passages["text"].map(legible),
            "outlet": passages["outlet"],
            "source": passages["relation"].map(lambda one: _RELATIONS[one].meaning),
            "address": [article_page(*one) for one in addresses],
        }
    )
    return show(figure, "barcode", alt, _most_altered(shares["altered"], outlets), data)


def _most_altered(shares: pd.Series, outlets: Mapping[str, str]) -> str:
    """Say which article has the largest share that was altered in meaning."""
    if not shares.max() > 0:
        return "No passage differs in meaning from the closest text found"
    most = str(shares.idxmax())
    return (
        f"In {outlets[most]} {shares[most]:.0%} differs in meaning from the closest text found, "
        "the largest share"
    )


def _in_words(shares: Mapping[Hashable, Any]) -> str:
    """Say in words how much of an article each relation to a source takes, and how much none."""
    looks = {**_RELATIONS, "unknown": _UNKNOWN}
    return ", ".join(f"{look.meaning} {shares[relation]:.0%}" for relation, look in looks.items())


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
    columns = ["article_id", "sentence_id", "start", "end", "relation", "text"]
    for article_id, sentence_id, start, end, relation, text in stretches[columns].itertuples(
        index=False
    ):
        look = _RELATIONS.get(relation, _UNKNOWN)
        passage = text if relation in _RELATIONS else ""  # where none is known, it is the sentence
        axis.add_artist(  # not `add_patch`, which works out limits: they are set
            Rectangle(
                (at(start), row - 0.24),
                at(end) - at(start),
                0.48,
                facecolor=look.colour,
                linewidth=0,
                gid=token(look.meaning, article_page(article_id, sentence_id), look.hatch, passage),
            )
        )
