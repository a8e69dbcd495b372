"""Passages of the articles as readers see them: side by side, version under version."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import pandas as pd

from analysis import corpus, segment, spans
from analysis.figures import sheet
from analysis.figures.style import drawn, show_text
from analysis.findings import overlap
from analysis.html.addresses import article_page
from analysis.html.differences import (
    KEY,
    KEY_OF_VERSIONS,
    MOVED,
    Mark,
    highlighted,
    kinds,
    of_one,
    of_two,
)
from analysis.html.elements import Html, link, missing, template
from analysis.pipeline import Tables
from analysis.reuse.terms import terms

_FEW = 3  # words that only one side has, up to which its finding quotes them

_PARALLEL = template("""
<div class="parallel">
{% for row in rows %}
  <div class="pair{{ css }}" id="{{ name }}-{{ row.id }}">
  {% if row.kind %}<span class="kind">{{ row.kind }}</span>{% endif %}
  {% for side in row.sides %}
    <blockquote class="side"><p>{{ side.marked }}</p><footer>{{ side.source }}</footer></blockquote>
  {% endfor %}
  </div>
{% endfor %}
<p class="key">{{ key }}</p></div>
""")


class _Side(NamedTuple):
    """One version of a passage: whose it is, where it stands, and what is marked in it."""

    outlet: str
    address: str
    text: str
    marks: Sequence[Mark]

    @property
    def marked(self) -> Html:
        return highlighted(self.text, self.marks)

    @property
    def source(self) -> Html:
        return link(self.address, self.outlet, "passage", data_words=self.text)

    def runs(self, moved: bool) -> list[str]:
        """Return what is marked: what both have in another order, or what it has alone."""
        return [self.text[a:b] for a, b, operation in self.marks if (operation == MOVED) == moved]

    @property
    def n_words(self) -> int:
        return len(terms(self.text))

    @property
    def n_alone(self) -> int:
        return sum(len(terms(run)) for run in self.runs(moved=False))


class _Row(NamedTuple):
    """What stands together: its id, what sort of pair it is, and its versions."""

    id: object
    kind: str
    sides: list[_Side]


@drawn
def pair(t: Tables, passage_a: str, passage_b: str, name: str) -> Html:
    """Show two named passages side by side, their difference marked."""
    (row,) = _pairs(t, overlap.side_by_side(t, passage_a, passage_b))
    told = [f"{one.outlet} {_alone(one)}" for one in row.sides]
    return _shown([row], name, f"Words that the other version lacks: {'; '.join(told)}", KEY)


@drawn
def of_kind(t: Tables, kind: str, name: str) -> Html:
    """Show the aligned passages of one kind side by side, their differences marked."""
    found = overlap.pairs(t, kind)
    if found.empty:
        return missing(f"These articles share no passage of the kind {kind.replace('_', ' ')}.")
    rows = _pairs(t, found)
    same = [_same(row.sides) for row in rows]
    share = f"{min(same):.0%}" if len(rows) == 1 else f"From {min(same):.0%} to {max(same):.0%}"
    finding = f"{share} of the words of {'the' if len(rows) == 1 else 'a'} pair stand on both sides"
    return _shown(rows, name, finding, KEY)


@drawn
def versions(t: Tables, name: str) -> Html:
    """Show what each outlet made of a passage that three or more share, a group at a time.

    The versions stand one under another, each linked to its sentence. Marked are the words that no
    other version of the group has, as `reuse.difference` compares them.
    """
    found = overlap.versions(t)
    if found.empty:
        return missing("No passage stands in three of these articles.")
    rows = []
    for group, members in found.groupby("group", sort=False):
        texts = members["text"]
        marks = [of_one(text, texts.drop(at)) for at, text in texts.items()]
        rows.append(_Row(group, "", _sides(t, members, marks)))
    return _shown(rows, name, _most_alone(rows), KEY_OF_VERSIONS, " versions")


def _pairs(t: Tables, alignments: pd.DataFrame) -> list[_Row]:
    """Return rows of the alignments table as pairs of passages, their differences marked."""
    a, b = (spans.side(alignments, side, "text") for side in "ab")
    marks = [of_two(one, other) for one, other in zip(a["text"], b["text"], strict=True)]
    sides = zip(
        _sides(t, a, [one for one, _ in marks]),
        _sides(t, b, [other for _, other in marks]),
        strict=True,
    )
    shown = zip(alignments["alignment_id"], kinds(alignments), sides, strict=True)
    return [_Row(one, kind, list(both)) for one, kind, both in shown]


def _sides(t: Tables, rows: pd.DataFrame, marks: Iterable[Sequence[Mark]]) -> list[_Side]:
    """Return passages (article_id, start, text) with their marks, each linked to its sentence."""
    outlet = corpus.outlets(t.articles)
    columns = rows["article_id"], segment.sentence_at(rows, t.sentences), rows["text"]
    return [
        _Side(outlet[article_id], article_page(article_id, sentence_id), text, own)
        for article_id, sentence_id, text, own in zip(*columns, marks, strict=True)
    ]


def _alone(side: _Side) -> str:
    """Return how many words of a side the other lacks, and which if they are few."""
    words = ", ".join(f"“{run}”" for run in side.runs(moved=False))
    quoted = f" ({words})" if 0 < side.n_alone <= _FEW else ""
    return f"{side.n_alone} of {side.n_words}{quoted}"


def _same(sides: Sequence[_Side]) -> float:
    """Return the share of the words of two sides that stand in both."""
    return 1 - sum(side.n_alone for side in sides) / sum(side.n_words for side in sides)


def _most_alone(rows: Sequence[_Row]) -> str:
    """Return how many words the outlets of versions have that no other version has."""
    counts = pd.DataFrame(
        [(side.outlet, side.n_alone, side.n_words) for row in rows for side in row.sides],
        columns=["outlet", "alone", "words"],
    )
    by_outlet = counts.groupby("outlet", sort=False).sum()
    order = (by_outlet["alone"] / by_outlet["words"]).sort_values(ascending=False, kind="stable")
    told = by_outlet.loc[order.index].itertuples()
    shares = ", ".join(f"{one.Index} {one.alone} of {one.words}" for one in told)
    return f"Words that no other version of a passage has: {shares}"


def _shown(rows: Sequence[_Row], name: str, finding: str, key: str, css: str = "") -> Html:
    seen = _PARALLEL(name=name, rows=rows, css=css, key=key)
    data = pd.DataFrame(
        [
            (side.outlet, n, side.text, *(" … ".join(side.runs(moved)) for moved in (False, True)))
            for n, row in enumerate(rows, 1)
            for side in row.sides
        ],
        columns=["outlet", "row", "passage", "alone", "in another order"],
    )
    if len(rows) == 1:
        data = data.drop(columns="row")
    told = "; ".join(
        f"{side.outlet}: “{side.text}”, alone: {', '.join(side.runs(moved=False)) or 'nothing'}"
        for row in rows
        for side in row.sides
    )
    alt = f"Passages beside each other, marked where they differ. {told}."
    drawing = sheet.draw(data)
    addressed = data.assign(address=[side.address for row in rows for side in row.sides])
    return show_text(seen, drawing, name, alt, finding, addressed)
