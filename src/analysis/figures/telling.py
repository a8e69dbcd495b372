"""Figures of what is told: events, claims, provenance."""

from bisect import bisect_right
from collections.abc import Sequence

import pandas as pd
from matplotlib.patches import Rectangle

from analysis import corpus, segment
from analysis.claims import TOPICS
from analysis.figures.style import (
    BLUE,
    FAINT,
    GREEN,
    GRID,
    ORANGE,
    PAPER,
    PURPLE,
    SKY,
    YELLOW,
    key,
    new,
    show,
)
from analysis.markup import Html

# --------------------------------------------------------------------------------- timeline

_LANES = {"diplomacy": BLUE, "defence": ORANGE, "syria": GREEN}


def timeline(events: pd.DataFrame) -> Html:
    """Draw events as dots, stacked by month in lanes, each linked to its table row.

    A filled dot is told by at least one of the articles, a ring by none. The two summits are
    marked by lines through all lanes.
    """
    told = set(events.loc[events["start"].notna(), "event_id"])
    events = events.drop_duplicates("event_id")
    months = pd.to_datetime(events["date"].str.slice(0, 7)).dt.to_period("M")
    figure, axes = new(7.2, 4.2, nrows=len(_LANES), sharex=True, sharey=True)
    highest = 1
    for axis, (lane, colour) in zip(axes, _LANES.items(), strict=True):
        height: dict[pd.Period, int] = {}
        of_lane = events["lane"].eq(lane)
        for event_id, month in zip(events.loc[of_lane, "event_id"], months[of_lane], strict=True):
            height[month] = height.get(month, 0) + 1
            fill = colour if event_id in told else PAPER
            dot = axis.scatter(
                [_year(month)], [height[month]], s=44, facecolor=fill, edgecolor=colour, zorder=3
            )
            dot.set_urls([f"#event-{event_id}"])
        highest = max(highest, *height.values())
        axis.set_yticks([])
        axis.spines["left"].set_visible(False)
        axis.set_title(lane.capitalize(), loc="left", fontsize=10)
        axis.grid(axis="x")
    axes[0].set_ylim(0.2, highest + 0.8)
    first, last = months.min().year, months.max().year + 1
    axes[-1].set_xticks(range(first, last + 1))
    axes[-1].set_xlim(first - 0.05, last + 0.05)
    _mark_summits(axes, events.set_index("event_id"))
    key(figure, [(BLUE, "", "filled: told by an article"), (PAPER, "", "ring: told by none")])
    counts = "; ".join(f"{lane}: {int((events['lane'] == lane).sum())}" for lane in _LANES)
    return show(
        figure,
        "timeline",
        f"Dots for {len(events)} events from {first} to {last}, stacked by month, in rows "
        f"({counts}); {len(told)} are told by at least one article. Every event stands in the "
        "table below the figure.",
    )


def _year(month: pd.Period) -> float:
    """Return a month as a point on an axis of years."""
    return month.year + (month.month - 0.5) / 12


def _mark_summits(axes, events: pd.DataFrame) -> None:
    """Draw a line at each of the two meetings and name it above the first lane."""
    for event_id, name in (("moscow-summit", "Moscow"), ("sochi-summit", "Sochi")):
        if event_id in events.index:
            at = _year(pd.Period(events.at[event_id, "date"], "M"))
            for axis in axes:
                axis.axvline(at, color=FAINT, linewidth=0.8, linestyle=(0, (3, 3)), zorder=1)
            axes[0].annotate(
                name,
                (at, 1),
                (-4, 2),
                xycoords=("data", "axes fraction"),
                ha="right",
                va="bottom",
                textcoords="offset points",
                fontsize=9,
            )


# --------------------------------------------------------------------------------- coverage

_RELATIONS = {
    "agree": (BLUE, "", "told alike by others"),
    "differ": (YELLOW, "//", "told, but differently"),
    "contradict": (ORANGE, "xx", "contradicted by another"),
    "only_one": (GREEN, "..", "told by this one only"),
}


def coverage_matrix(claims: pd.DataFrame, articles: pd.DataFrame) -> Html:
    """Draw claims (columns, by topic) against articles (rows); a blank cell is silence."""
    claim_ids = list(dict.fromkeys(claims["claim_id"]))
    topics = claims.drop_duplicates("claim_id")["topic"]
    order = sorted(
        claim_ids,
        key=lambda c: list(dict.fromkeys(topics)).index(
            claims.loc[claims["claim_id"] == c, "topic"].iloc[0]
        ),
    )
    column = {claim_id: n for n, claim_id in enumerate(order)}
    outlets = corpus.outlets(articles)
    row = {article_id: n for n, article_id in enumerate(outlets)}
    figure, axis = new(7.2, 3.2)
    for cell in claims.drop_duplicates(["claim_id", "article_id"]).itertuples():
        colour, hatch, _ = _RELATIONS[cell.relation]
        at = (column[cell.claim_id] + 0.06, row[cell.article_id] + 0.08)
        axis.add_patch(
            Rectangle(
                at,
                0.88,
                0.84,
                facecolor=colour,
                edgecolor=PAPER,
                hatch=hatch,
                linewidth=0,
                url=f"claims.html#claim-{cell.claim_id}",
            )
        )
    _topic_ticks(axis, [claims.loc[claims["claim_id"] == c, "topic"].iloc[0] for c in order])
    axis.set_xlim(0, len(order))
    axis.set_ylim(len(row), 0)
    axis.set_yticks([n + 0.5 for n in row.values()], list(outlets.values()))
    axis.tick_params(length=0)
    key(figure, [(colour, hatch, told) for colour, hatch, told in _RELATIONS.values()])
    told = ", ".join(
        f"{outlets[a]} {claims.loc[claims['article_id'] == a, 'claim_id'].nunique()}" for a in row
    )
    return show(
        figure,
        "coverage-matrix",
        f"Matrix of {len(order)} claims by {len(row)} articles. Claims that each article tells: "
        f"{told}. The register of claims holds every cell in words.",
    )


def _topic_ticks(axis, topics: Sequence[str]) -> None:
    """Mark where a topic begins and name it under its middle."""
    starts = [n for n, topic in enumerate(topics) if n == 0 or topic != topics[n - 1]]
    ends = [*starts[1:], len(topics)]
    for start in starts[1:]:
        axis.axvline(start, color=GRID, linewidth=1)
    middles = [(s + e) / 2 for s, e in zip(starts, ends, strict=True)]
    names = [TOPICS[topics[s]] for s in starts]
    axis.set_xticks(middles, names, rotation=40, ha="right", rotation_mode="anchor", fontsize=9)


# ---------------------------------------------------------------------------------- barcode

_RELATIONS_TO_SOURCE = {
    "verbatim": (BLUE, "", "word for word"),
    "edited": (SKY, "", "lightly edited"),
    "translated": (PURPLE, "//", "another translation"),
    "altered": (ORANGE, "xx", "altered in meaning"),
    "own": (GREEN, "..", "the outlet’s own"),
}


def barcode(provenance: pd.DataFrame, sentences: pd.DataFrame, articles: pd.DataFrame) -> Html:
    """Draw each article as a band from its first to its last sentence, coloured by provenance.

    `provenance` has article_id, start, end and relation. Grey is text whose source is not known.
    Thin lines part the sentences; every bar is a link to its sentence.
    """
    figure, axis = new(7.2, 3.3)
    known = provenance[provenance["relation"].isin(_RELATIONS_TO_SOURCE)]
    known = known.assign(sentence_id=segment.sentence_at(known, sentences))
    longest, told = 0, []
    for n, article in enumerate(articles.itertuples()):
        own = sentences[sentences["article_id"] == article.article_id]
        own = own[own["part"].isin(segment.TEXT_PARTS)]
        of_article = known[known["article_id"] == article.article_id]
        length = int(sum(own["end"] - own["start"]))
        longest = max(longest, length)
        told.append(f"{article.outlet}: {_shares(of_article, length)}")
        at = _laid_end_to_end(own)
        for row in own.itertuples():
            _bar(axis, n, at(row.start), at(row.end), (GRID, ""), _sentence_page(row))
        for row in of_article.itertuples():
            look = _RELATIONS_TO_SOURCE[row.relation][:2]
            _bar(axis, n, at(row.start), at(row.end), look, _sentence_page(row))
        for row in own.itertuples():
            axis.plot([at(row.end)] * 2, [n - 0.36, n + 0.36], color=PAPER, linewidth=1.2)
    axis.set_xlim(0, longest)
    axis.set_ylim(len(articles) - 0.5, -0.5)
    axis.set_yticks(range(len(articles)), list(articles["outlet"]))
    axis.set_xlabel("characters of the article, in order")
    axis.tick_params(axis="y", length=0)
    key(figure, [*_RELATIONS_TO_SOURCE.values(), (GRID, "", "no source known")])
    alt = f"Bands of text coloured by provenance, as shares of each article. {'. '.join(told)}."
    return show(figure, "barcode", alt)


def _shares(passages: pd.DataFrame, length: int) -> str:
    """Say in words how much of an article each relation to a source takes."""
    taken = (passages["end"] - passages["start"]).groupby(passages["relation"]).sum()
    return ", ".join(
        f"{meaning} {taken.get(relation, 0) / length:.0%}"
        for relation, (_, _, meaning) in _RELATIONS_TO_SOURCE.items()
    )


def _sentence_page(row) -> str:
    return f"article-{row.article_id}.html#{row.sentence_id}"


def _laid_end_to_end(sentences: pd.DataFrame):
    """Return a function from an offset in the article to one in its sentences without gaps."""
    starts, before, done = list(sentences["start"]), [], 0
    for start, end in zip(sentences["start"], sentences["end"], strict=True):
        before.append(done)
        done += end - start
    ends = list(sentences["end"])

    def at(offset: int) -> int:
        n = max(bisect_right(starts, offset) - 1, 0)
        return before[n] + min(offset, ends[n]) - starts[n]

    return at


def _bar(axis, row: int, left: int, right: int, look: tuple[str, str], url: str) -> None:
    """Draw a stretch of a band; its look is a colour and a hatch."""
    colour, hatch = look
    axis.add_patch(
        Rectangle(
            (left, row - 0.36),
            right - left,
            0.72,
            facecolor=colour,
            edgecolor=PAPER,
            hatch=hatch,
            linewidth=0,
            url=url,
        )
    )
