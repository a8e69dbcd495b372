"""The matrix of claims by articles."""

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from analysis import corpus
from analysis.figures.style import (
    BLUE,
    GREEN,
    GRID,
    ORANGE,
    YELLOW,
    drawn,
    key,
    new,
    show,
)
from analysis.figures.svg import token
from analysis.pages.html import Html, claim_page
from analysis.pipeline import Tables

_RELATIONS = {
    "alike": (BLUE, "", "told alike by others"),
    "differ": (YELLOW, "//", "told, but differently"),
    "contradict": (ORANGE, "xx", "contradicted by another"),
    "only_one": (GREEN, "..", "told by this one only"),
}


@drawn
def coverage_matrix(t: Tables) -> Html:
    """Draw claims (columns, by topic) against articles (rows); a blank cell is silence."""
    t.need("claims")
    statement = dict(zip(t.claims["claim_id"], t.claims["statement"], strict=True))
    topics = dict(zip(t.claims["claim_id"], t.claims["topic"], strict=True))
    order = sorted(topics, key=lambda claim_id: list(topics.values()).index(topics[claim_id]))
    column = {claim_id: n for n, claim_id in enumerate(order)}
    outlets = corpus.outlets(t.articles)
    row = {article_id: n for n, article_id in enumerate(outlets)}
    figure, (axis,) = new(7.2, 1.2 + 0.4 * len(row))
    cells = t.claims.drop_duplicates(["claim_id", "article_id"])
    for claim_id, article_id, relation in zip(
        cells["claim_id"], cells["article_id"], cells["relation"], strict=True
    ):
        colour, hatch, meaning = _RELATIONS[relation]
        axis.add_patch(
            Rectangle(
                (column[claim_id] + 0.06, row[article_id] + 0.08),
                0.88,
                0.84,
                facecolor=colour,
                linewidth=0,
                gid=token(
                    f"{outlets[article_id]}: {statement[claim_id]} ({meaning})",
                    claim_page(claim_id),
                    hatch,
                ),
            )
        )
    _topic_ticks(axis, [t.settings.in_print("topics", topics[claim_id]) for claim_id in order])
    axis.set_xlim(0, len(order))
    axis.set_ylim(len(row), 0)
    axis.set_yticks([n + 0.5 for n in row.values()], list(outlets.values()))
    axis.tick_params(length=0)
    key(figure, list(_RELATIONS.values()))
    told = t.claims.groupby("article_id")["claim_id"].nunique()
    counts = ", ".join(f"{outlets[a]} {told.get(a, 0)}" for a in row)
    return show(
        figure,
        "coverage-matrix",
        f"Matrix of {len(order)} claims by {len(row)} articles. Claims that each article tells: "
        f"{counts}. The register of claims holds every cell in words.",
    )


def _topic_ticks(axis: Axes, topics: Sequence[str]) -> None:
    """Mark where a topic begins and name it under its middle."""
    starts = [n for n, topic in enumerate(topics) if n == 0 or topic != topics[n - 1]]
    ends = [*starts[1:], len(topics)]
    for start in starts[1:]:
        axis.axvline(start, color=GRID, linewidth=1)
    middles = [(s + e) / 2 for s, e in zip(starts, ends, strict=True)]
    names = [topics[s] for s in starts]
    axis.set_xticks(middles, names, rotation=40, ha="right", rotation_mode="anchor", fontsize=9)
