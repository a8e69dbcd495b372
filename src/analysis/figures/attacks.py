"""Who strikes whom: the same actors at the same places in every article, arrows between them."""

import textwrap
from collections.abc import Mapping, Sequence

import pandas as pd
from matplotlib.axes import Axes

from analysis import corpus, segment
from analysis.figures.style import (
    FAINT,
    GRID,
    INK,
    LETTER,
    ORANGE,
    PAPER,
    SMALL,
    WIDTH,
    drawn,
    new,
    show,
)
from analysis.figures.svg import token
from analysis.findings import attacks as findings
from analysis.html.addresses import article_page
from analysis.html.elements import Html
from analysis.pipeline import Tables

_NOUN = 12  # characters of a noun on one line, where actors are few
_LINE = 0.15  # inches of a line
_ABOVE = 0.3  # inches that the lowest arrow rises above its actors
_STEP = 0.13  # inches that it rises more for each actor passed over
_BELOW = 0.22  # inches that an arrow to the left hangs below
_NAME = 0.24  # inches of the name of an outlet


@drawn
def who_strikes(t: Tables) -> Html:
    """Draw who attacks whom, a row an article, each actor at the same place in every row.

    Below an actor stands what the article calls it; one that it has in no strike is a ring. An
    arrow is broken where the article says it with a reserve.
    """
    arrows, outlets = findings.arrows(t), corpus.short_titles(t.articles)
    known = t.settings.actors or dict.fromkeys([*arrows["attacker"], *arrows["attacked"]])
    names = {code: t.settings.in_print("actors", code) for code in known}
    sentences = segment.sentence_at(arrows, t.sentences)
    arrows = arrows.assign(
        address=[article_page(*at) for at in zip(arrows["article_id"], sentences, strict=True)],
        attacker=arrows["attacker"].map(names),
        attacked=arrows["attacked"].map(names),
    )
    rows = [(outlets[a], arrows[arrows["article_id"] == a]) for a in outlets]
    places = {name: (n + 0.5) * WIDTH / len(names) for n, name in enumerate(names.values())}
    heads = {name: _lines(name, len(names)) for name in places}
    top = _LINE * (max(head.count("\n") for head in heads.values()) + 2)
    depths = [_depth(of, list(places)) for _, of in rows]
    figure, (axis,) = new(WIDTH, top + sum(depths))
    for name, x in places.items():
        axis.text(x, 0, heads[name], ha="center", va="top", fontsize=SMALL, weight="bold")
    y = top
    for (outlet, of_article), depth in zip(rows, depths, strict=True):
        axis.plot([0, WIDTH], [y, y], color=GRID, linewidth=0.8)
        axis.text(0, y + 0.06, outlet, fontsize=SMALL, weight="bold", va="top")
        _row(axis, y + _NAME + _rise(of_article, list(places)), of_article, places)
        y += depth
    axis.set_xlim(0, WIDTH)
    axis.set_ylim(y, 0)
    axis.set_axis_off()
    told = "; ".join(f"{outlet}: {', '.join(_in_words(of)) or 'no attack'}" for outlet, of in rows)
    alt = f"Arrows from attackers to attacked, a row an article. {told}."
    return show(figure, "who-strikes", alt, _finding(rows), _data(arrows, outlets))


def _finding(rows: Sequence[tuple[str, pd.DataFrame]]) -> str:
    """Say whether two articles have the same arrows, and in how many one is at most."""
    sets = [frozenset(zip(of["attacker"], of["attacked"], strict=True)) for _, of in rows]
    each = pd.Series([pair for one in sets for pair in one]).value_counts()
    different = len(set(sets))
    first = (
        f"No two of {len(rows)} articles say the same of who strikes whom"
        if different == len(rows)
        else f"{len(rows)} articles say {different} different things of who strikes whom"
    )
    return f"{first}; each of the {len(each)} strikes is in {each.max()} of them at most"


def _data(arrows: pd.DataFrame, outlets: Mapping[str, str]) -> pd.DataFrame:
    shown = {
        "outlet": arrows["article_id"].map(outlets),
        "attacker": arrows["attacker"],
        "attacked": arrows["attacked"],
        "attacker, as printed": arrows["attacker_as"],
        "attacked, as printed": arrows["attacked_as"],
    }
    return pd.DataFrame({**shown, "reserve": arrows["reserve"], "address": arrows["address"]})


def _in_words(arrows: pd.DataFrame) -> list[str]:
    """Return who attacks whom by each arrow, in the article's nouns, with its reserve."""
    columns = arrows[["attacker_as", "attacked_as", "reserve"]].itertuples(index=False)
    return [f"{one} against {other}" + (f" ({r})" if r else "") for one, other, r in columns]


# ------------------------------------------------------------------------------------ one article


def _nouns(arrows: pd.DataFrame, actors: int) -> dict[str, str]:
    """Return what an article calls each actor, a noun a line or more."""
    found: dict[str, dict[str, None]] = {}
    for side in ("attacker", "attacked"):
        for actor, noun in zip(arrows[side], arrows[f"{side}_as"], strict=True):
            found.setdefault(actor, {})[_lines(noun, actors)] = None
    return {actor: ",\n".join(nouns) for actor, nouns in found.items()}


def _lines(words: str, actors: int) -> str:
    """Return words in lines that fit below one of some actors; a long word is kept whole."""
    room = int(WIDTH * 72 / actors / LETTER) - 1
    return textwrap.fill(words, max(min(room, _NOUN), 1), break_long_words=False)


def _passed(arrows: pd.DataFrame, order: list[str]) -> list[int]:
    """Return how far each arrow goes to the right, negative for one to the left."""
    pairs = zip(arrows["attacker"], arrows["attacked"], strict=True)
    return [order.index(attacked) - order.index(attacker) for attacker, attacked in pairs]


def _rise(arrows: pd.DataFrame, order: list[str]) -> float:
    """Return how far the arrows of an article rise above its actors, in inches."""
    return max((_ABOVE + _STEP * (n - 1) for n in _passed(arrows, order) if n > 0), default=0.15)


def _depth(arrows: pd.DataFrame, order: list[str]) -> float:
    """Return the height of the row of an article, in inches."""
    lines = max((noun.count("\n") + 1 for noun in _nouns(arrows, len(order)).values()), default=1)
    return _NAME + _rise(arrows, order) + _BELOW + 0.08 + _LINE * lines


def _row(axis: Axes, y: float, arrows: pd.DataFrame, places: Mapping[str, float]) -> None:
    """Draw the actors of an article at `y`, and what they do to one another."""
    nouns = _nouns(arrows, len(places))
    for name, x in places.items():
        colour = INK if name in nouns else FAINT
        inside = colour if name in nouns else PAPER
        axis.plot([x], [y], "o", markersize=7, color=colour, markerfacecolor=inside, zorder=3)
        words = nouns.get(name, "")
        axis.text(x, y + _BELOW, words, ha="center", va="top", fontsize=SMALL, parse_math=False)
    if arrows.empty:
        axis.text(places[next(iter(places))], y + _BELOW, "no attack", va="top", fontsize=SMALL)
    for _, same in arrows.groupby(["attacker", "attacked"], sort=False):
        ends = places[same["attacker"].iloc[0]], places[same["attacked"].iloc[0]]
        _arrow(axis, y, *ends, same, _passed(same, list(places))[0])


def _arrow(
    axis: Axes, y: float, start: float, end: float, strikes: pd.DataFrame, passed: int
) -> None:
    """Draw one arrow for all strikes of one party on another, to the right above, else below."""
    high = _ABOVE + _STEP * (passed - 1) if passed > 0 else _BELOW - 0.05
    way = {
        "arrowstyle": "-|>",
        "connectionstyle": f"arc3,rad={-2 * high / abs(end - start):.3f}",
        "color": ORANGE,
        "linewidth": 1.5,
        "linestyle": (0, (4, 2.5)) if strikes["reserve"].ne("").all() else "-",
        "shrinkA": 5,
        "shrinkB": 5,
    }
    arrow = axis.annotate("", (end, y), (start, y), arrowprops=way).arrow_patch
    if arrow is not None:
        first = strikes.iloc[0]
        words = "; ".join(_in_words(strikes))
        arrow.set_gid(token(words, first["address"], "", first["attacker_as"]))
