"""Figures of words: the ladder of names, and why two texts differ."""

from html import escape

import pandas as pd

from analysis import corpus, segment
from analysis.figures.style import BLUE, FAINT, ORANGE, key, new, show
from analysis.markup import Html, quoted

# ----------------------------------------------------------------------------------- ladder

_VOICES = {
    "outlet": "in the outlet’s own voice",
    "attributed": "in reported speech",
    "quoted": "between quotation marks",
}


def ladder(rungs: pd.DataFrame, sentences: pd.DataFrame, articles: pd.DataFrame) -> Html:
    """Draw names as chips on rungs, each with its outlet and linked to its sentence.

    `rungs` has rung, article_id, start, text, voice and attributed_to; rungs and chips keep its
    order. The border of a chip says whose voice it is. Made of text, so that it wraps on a phone.
    """
    outlets = corpus.outlets(articles)
    placed = rungs.assign(sentence_id=segment.sentence_at(rungs, sentences))
    rows = [
        f"<div><dt>{escape(rung)}</dt><dd>"
        + "".join(_chip(row, outlets[row.article_id]) for row in group.itertuples())
        + "</dd></div>"
        for rung, group in placed.groupby("rung", sort=False)
    ]
    voices = [
        f'<li><span class="chip {voice}">{meaning}</span></li>'
        for voice, meaning in _VOICES.items()
        if voice in set(rungs["voice"])
    ]
    return Html(
        f'<ul class="legend" aria-label="Key">{"".join(voices)}</ul>'
        f'<dl class="ladder">{"".join(rows)}</dl>'
    )


def _chip(row, outlet: str) -> str:
    """Return one name with its outlet and, in reported speech, whose words it reports."""
    who = outlet if row.voice == "outlet" else f"{outlet}, citing {row.attributed_to or 'somebody'}"
    return (
        f'<a class="chip {row.voice}" href="article-{row.article_id}.html#{row.sentence_id}" '
        f'title="{_VOICES[row.voice]}"><span class="who">{escape(who)}</span> '
        f"{escape(quoted(row.text))}</a>"
    )


# ------------------------------------------------------------------------------- word shift


def word_shift(shift: pd.DataFrame, name_a: str, name_b: str, top: int = 16) -> Html:
    """Draw the words that part two texts most, by their share of the divergence.

    `shift` has word, n_a, n_b, share and side ("a" or "b": where the word is more frequent),
    largest share first. Bars to the left are words of a, to the right of b; the counts stand
    beside them.
    """
    rows = shift.head(top)
    figure, axis = new(7.2, 0.8 + 0.24 * len(rows))
    for n, row in enumerate(rows.itertuples()):
        sign, colour = (-1, BLUE) if row.side == "a" else (1, ORANGE)
        axis.barh(n, sign * row.share, color=colour, height=0.72)
        axis.annotate(
            f"{row.word}  {row.n_a}:{row.n_b}",
            (sign * row.share, n),
            (4 * sign, 0),
            textcoords="offset points",
            ha="right" if sign < 0 else "left",
            va="center",
            fontsize=9,
        )
    widest = float(rows["share"].max()) * 1.6
    axis.set_xlim(-widest, widest)
    axis.set_ylim(len(rows) - 0.4, -0.6)
    axis.axvline(0, color=FAINT, linewidth=0.8)
    axis.set_yticks([])
    axis.spines["left"].set_visible(False)
    axis.xaxis.set_major_formatter(lambda share, _: f"{abs(share):.1%}")
    axis.set_xlabel("share of the divergence")
    key(figure, [(BLUE, "", f"more in {name_a}"), (ORANGE, "", f"more in {name_b}")])
    sides = [", ".join(rows.loc[rows["side"] == side, "word"]) or "none" for side in ("a", "b")]
    return show(
        figure,
        "word-shift",
        f"Bars of the {len(rows)} words that part the two texts most. More in {name_a}: "
        f"{sides[0]}. More in {name_b}: {sides[1]}.",
    )
