"""Figures of words: the ladder of names, and why two texts differ."""

from collections.abc import Mapping

import pandas as pd

from analysis import corpus, segment
from analysis.figures import sheet
from analysis.figures.key import key
from analysis.figures.style import BLUE, FAINT, ORANGE, WIDTH, Look, drawn, new, show, show_text
from analysis.findings import words
from analysis.findings.groups import pair
from analysis.html.addresses import article_page
from analysis.html.elements import Html, enumerated, link, quoted, template
from analysis.pipeline import Missing, Tables

# ----------------------------------------------------------------------------------- ladder

_VOICES = {
    "outlet": "in the outlet’s own voice",
    "attributed": "in reported speech",
    "quoted": "between quotation marks",
}

_FEW = 3  # outlets of a rung that are named in its finding

_LADDER = template("""
<ul class="legend" aria-label="Key">
{% for voice, meaning in voices.items() %}
  <li><span class="chip {{ voice }}">{{ meaning }}</span></li>
{% endfor %}
</ul>
<dl class="ladder">
{% for rung, chips in rungs %}
  <div><dt>{{ rung }}</dt><dd>{% for chip in chips %}{{ chip }} {% endfor %}</dd></div>
{% endfor %}
</dl>
""")


@drawn
def ladder(t: Tables, category: str) -> Html:
    """Draw the names of one category as chips on rungs, each with its outlet.

    Every chip links to its sentence; its border says whose voice the name is in. Made of text, so
    that it wraps on a phone.
    """
    names = words.ladder(t, category)
    if names.empty:
        raise Missing(f"No coded name stands on the ladder {category!r}.")
    chips = pd.Series(_chips(t, names), names.index, dtype=object)
    rungs = [(rung, list(on)) for rung, on in chips.groupby(names["rung"], sort=False)]
    voices = {v: meaning for v, meaning in _VOICES.items() if v in set(names["voice"])}
    sentences, outlets = segment.sentence_at(names, t.sentences), corpus.short_titles(t.articles)
    data = pd.DataFrame(
        {
            "rung": names["rung"],
            "name": names["text"],
            "outlet": names["article_id"].map(outlets),
            "voice": names["voice"].map(_VOICES),
            "address": [
                article_page(*at) for at in zip(names["article_id"], sentences, strict=True)
            ],
        }
    )
    told = "; ".join(
        f"{rung}: " + ", ".join(on["name"] + " (" + on["outlet"] + ")")
        for rung, on in data.groupby("rung", sort=False)
    )
    return show_text(
        _LADDER(voices=voices, rungs=rungs),
        sheet.draw(data.drop(columns="address")),
        f"ladder-{category}",
        f"Names on {len(rungs)} rungs. {told}.",
        _finding(names, outlets),
        data,
    )


def _finding(names: pd.DataFrame, outlets: Mapping[str, str]) -> str:
    """Say on which rungs the names in the outlets' own voice stand, and whose they are."""
    own = names[names["voice"] == "outlet"]
    users = own.groupby("rung", sort=False)["article_id"].agg(lambda of: list(dict.fromkeys(of)))
    told = [
        f"{rung} in {enumerated([outlets[one] for one in of])}"
        if len(of) <= _FEW
        else f"{rung} in {len(of)} articles"
        for rung, of in users.items()
    ]
    if not told:
        return "No such name stands in the outlets’ own words"
    return f"Names in the outlets’ own words, by what they point to: {', '.join(told)}"


def _chips(t: Tables, names: pd.DataFrame) -> list[Html]:
    """Return each name with its outlet and, in reported speech, whose words it reports."""
    outlets = corpus.short_titles(t.articles)
    sentence_ids = segment.sentence_at(names, t.sentences)
    shown = []
    for name, sentence_id in zip(names.to_dict("records"), sentence_ids, strict=True):
        who, voice = outlets[name["article_id"]], name["voice"]
        if voice != "outlet":
            who = f"{who}, citing {name['attributed_to'] or 'somebody'}"
        told = Html('<span class="who">{}</span> {}').format(who, quoted(name["text"]))
        page = article_page(name["article_id"], sentence_id)
        more = {"title": _VOICES[voice], "data_words": name["text"]}
        shown.append(link(page, told, f"chip {voice}", **more))
    return shown


# ------------------------------------------------------------------------------- word shift


@drawn
def word_shift(t: Tables, name: str, top: int = 16) -> Html:
    """Draw the words that part the two articles of a pair most, by their share of the divergence.

    Bars to the left are words of the first article, to the right of the second; the counts stand
    beside them.
    """
    shift, outlets = words.shift(t, name), corpus.short_titles(t.articles)
    name_a, name_b = (outlets[article_id] for article_id in pair(t, name))
    rows = shift[shift["share"] > 0].head(top)
    if rows.empty:
        raise Missing("No word parts the two articles.")
    figure, (axis,) = new(WIDTH, 1.0 + 0.22 * len(rows))
    columns = ["word", "n_a", "n_b", "share", "side"]
    for n, (word, n_a, n_b, share, side) in enumerate(rows[columns].itertuples(index=False)):
        sign, colour = (-1, BLUE) if side == "a" else (1, ORANGE)
        axis.barh(n, sign * share, color=colour, height=0.72)
        axis.annotate(
            f"{word}  {n_a}:{n_b}",
            (sign * share, n),
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
    key(figure, [Look(BLUE, "", f"more in {name_a}"), Look(ORANGE, "", f"more in {name_b}")])
    sides = [", ".join(rows.loc[rows["side"] == side, "word"]) or "none" for side in ("a", "b")]
    return show(
        figure,
        "word-shift",
        f"Bars of the {len(rows)} words that part the two texts most. More in {name_a}: "
        f"{sides[0]}. More in {name_b}: {sides[1]}.",
        f"“{rows['word'].iloc[0]}” parts the two texts most: "
        f"{rows['n_a'].iloc[0]} times in {name_a}, {rows['n_b'].iloc[0]} in {name_b}",
        pd.DataFrame(
            {
                "word": rows["word"],
                name_a: rows["n_a"],
                name_b: rows["n_b"],
                "share of the divergence": rows["share"].round(4),
            }
        ),
    )
