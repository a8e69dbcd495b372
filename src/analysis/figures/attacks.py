"""Who strikes whom, in each article's own nouns."""

import textwrap

from matplotlib.axes import Axes

from analysis import corpus, segment
from analysis.figures.style import BLUE, FAINT, INK, ORANGE, PAPER, WIDTH, drawn, new, show
from analysis.figures.svg import token
from analysis.pages.html import Html, article_page
from analysis.pipeline import Tables

_LINE = 24  # characters of a noun on one line
_HEIGHT = 0.62  # inches of a row


@drawn
def who_strikes(t: Tables) -> Html:
    """Draw an arrow from each attacker to the attacked, a group an article, in its own nouns."""
    t.need("attacks")
    outlets = corpus.outlets(t.articles)
    rows = t.attacks.assign(
        outlet=t.attacks["article_id"].map(outlets),
        sentence_id=segment.sentence_at(t.attacks, t.sentences),
    )
    groups = [(outlets[a], rows[rows["article_id"] == a]) for a in outlets]
    groups = [(outlet, group) for outlet, group in groups if len(group)]
    figure, (axis,) = new(WIDTH, 0.2 + _HEIGHT * (len(rows) + 0.5 * len(groups)))
    y = 0.0
    for outlet, group in groups:
        axis.text(0, y, outlet, fontsize=9.5, weight="bold", va="center")
        y += 0.62
        for row in group.to_dict("records"):
            _arrow(axis, y, row["attacker"], row["attacked"])
            mark = axis.plot([0, 1], [y, y], color=PAPER, linewidth=24, alpha=0)[0]
            page = article_page(row["article_id"], row["sentence_id"])
            mark.set_gid(token(f"{row['attacker']} → {row['attacked']}", page, ""))
            y += 1
    axis.set_xlim(0, 1)
    axis.set_ylim(y - 0.4, -0.4)
    axis.set_axis_off()
    pairs = rows.drop_duplicates(["article_id", "attacker", "attacked"])
    common = int(pairs.duplicated(["attacker", "attacked"]).sum())
    finding = (
        f"No two articles have the same pair of attacker and attacked (pairs in all: {len(pairs)})"
        if not common
        else f"Pairs of attacker and attacked that a second article has: {common} of {len(pairs)}"
    )
    places = zip(rows["article_id"], rows["sentence_id"], strict=True)
    data = rows[["outlet", "attacker", "attacked", "when"]].assign(
        address=[article_page(*place) for place in places]
    )
    told = "; ".join(
        f"{row['outlet']}: {row['attacker']} against {row['attacked']}"
        for row in rows.to_dict("records")
    )
    return show(figure, "who-strikes", f"Arrows from attackers to attacked. {told}.", finding, data)


def _arrow(axis: Axes, y: float, attacker: str, attacked: str) -> None:
    sides = ((0.0, attacker, ORANGE, "left"), (1.0, attacked, BLUE, "right"))
    for x, words, colour, align in sides:
        box = {"facecolor": PAPER, "edgecolor": colour, "boxstyle": "round,pad=0.3"}
        axis.text(
            x + (0.015 if align == "left" else -0.015),
            y,
            textwrap.fill(words, _LINE, max_lines=3, placeholder=" …"),
            ha=align,
            va="center",
            fontsize=8,
            color=INK,
            bbox=box,
            parse_math=False,
            zorder=3,
        )
    way = {"arrowstyle": "-|>", "color": FAINT, "linewidth": 1.4, "shrinkA": 0, "shrinkB": 0}
    axis.annotate("", (0.56, y), (0.44, y), arrowprops=way)
