"""Passages of the articles as readers see them: side by side, version under version."""

from collections.abc import Iterable, Sequence

import pandas as pd

from analysis import corpus, reuse, spans
from analysis.findings import overlap
from analysis.html.elements import Html, missing, tells_what_is_missing, template
from analysis.pages.links import linked, outlet_links
from analysis.pipeline import Tables
from analysis.reuse.terms import terms

KEY = "Marked is what only one side has; dotted, what both have in another order."
"""What the marks of a difference mean, to stand below it."""

KEY_OF_VERSIONS = "Marked is what no other version has; dotted, what others have in another order."

# ------------------------------------------------------------------------------------ differences

_Marks = Iterable[tuple[int, int, str]]
"""Ranges of a text, in order and apart, each with its operation."""


def highlighted(text: str, marks: _Marks) -> Html:
    """Return a text with the given ranges in <mark>; those that were moved have this class."""
    pieces: list[str] = []
    at = 0
    for start, end, operation in marks:
        form = '<mark class="moved">{}</mark>' if operation == "moved" else "<mark>{}</mark>"
        pieces += [text[at:start], Html(form).format(text[start:end])]
        at = end
    return Html("").join([*pieces, text[at:]])


def difference(text_a: str, text_b: str) -> tuple[Html, Html]:
    """Return two passages, in <mark> the words of each that the other lacks or has elsewhere.

    Words are compared as `reuse.difference` does; `KEY` says what the marks mean.
    """
    steps = reuse.difference(text_a, text_b)
    changed = steps[steps["operation"] != "kept"]
    return highlighted(text_a, _marks(changed, "a")), highlighted(text_b, _marks(changed, "b"))


def _marks(steps: pd.DataFrame, side: str) -> _Marks:
    """Return the stretches of one side with what happened to them, in order."""
    own = steps[steps[f"text_{side}"] != ""].sort_values(f"start_{side}")
    columns = own[f"start_{side}"], own[f"end_{side}"], own["operation"]
    return zip(*columns, strict=True)


def _own(text: str, others: Iterable[str]) -> Html:
    """Return a text with the words in <mark> that none of the others has in its order, or at all.

    A word that some other has is moved where none has it in this order.
    """
    found = [reuse.difference(text, other) for other in others]
    operations = pd.concat(found, ignore_index=True)
    kept, moved = (
        operations.loc[operations["operation"] == operation, ["start_a", "end_a"]].values.tolist()
        for operation in ("kept", "moved")
    )
    marks: list[tuple[int, int, str]] = []
    for word in terms(text):
        start, end = word.start, word.end
        if _within(start, end, kept):
            continue
        operation = "moved" if _within(start, end, moved) else "own"
        if marks and marks[-1][2] == operation and text[marks[-1][1] : start].isspace():
            start = marks.pop()[0]
        marks.append((start, end, operation))
    return highlighted(text, marks)


def _within(start: int, end: int, stretches: Iterable[Sequence[int]]) -> bool:
    return any(low <= start and end <= high for low, high in stretches)


# --------------------------------------------------------------------------- parallel and versions

_PARALLEL = template("""
<figure class="parallel" id="{{ name }}">
{% for row in rows %}
  <div class="pair{{ row.css }}" id="{{ name }}-{{ row.id }}">
  {% if row.kind %}<span class="kind">{{ row.kind }}</span>{% endif %}
  {% for words, source in row.sides %}
    <blockquote class="side"><p>{{ words }}</p><footer>{{ source }}</footer></blockquote>
  {% endfor %}
  </div>
{% endfor %}
<figcaption>{{ caption }} {{ key }}</figcaption></figure>
""")


@tells_what_is_missing
def pair(t: Tables, passage_a: str, passage_b: str, name: str, caption: str) -> Html:
    """Show two named passages side by side, their difference marked."""
    return parallel(t, overlap.side_by_side(t, passage_a, passage_b), name, caption)


@tells_what_is_missing
def of_kind(t: Tables, kind: str, name: str, caption: str) -> Html:
    """Show the aligned passages of one kind side by side, their differences marked."""
    rows = overlap.pairs(t, kind)
    if rows.empty:
        return missing(f"These articles share no passage of the kind {kind.replace('_', ' ')}.")
    return parallel(t, rows, name, caption)


@tells_what_is_missing
def versions(t: Tables, name: str, caption: str) -> Html:
    """Show what each outlet made of a passage that three or more share, a group at a time.

    The versions stand one under another, each linked to its sentence. Marked are the words that no
    other version of the group has, as `reuse.difference` compares them.
    """
    rows = overlap.versions(t)
    if rows.empty:
        return missing("No passage stands in three of these articles.")
    rows = rows.assign(source=pd.Series(outlet_links(t, rows), rows.index, dtype=object))
    groups = []
    for group, members in rows.groupby("group", sort=False):
        texts = members["text"]
        marked = [_own(text, texts.drop(at)) for at, text in texts.items()]
        sides = list(zip(marked, members["source"], strict=True))
        groups.append({"id": group, "css": " versions", "kind": "", "sides": sides})
    return _PARALLEL(name=name, caption=caption, key=KEY_OF_VERSIONS, rows=groups)


_CHANGES = {
    "number": ", another number",
    "negation": ", negated on one side",
    "actor": ", another one acts",
    "name": ", another name",
    "degree": ", stronger or weaker",
}


def parallel(t: Tables, alignments: pd.DataFrame, name: str, caption: str) -> Html:
    """Show aligned passages side by side, their differences marked, and below what marks mean.

    `alignments` are rows of the alignments table; each side links to its sentence.
    """
    a, b = (spans.side(alignments, side, "text") for side in "ab")
    marked = [difference(one, other) for one, other in zip(a["text"], b["text"], strict=True)]
    sources = zip(outlet_links(t, a), outlet_links(t, b), strict=True)
    rows = [
        {"id": one, "css": "", "kind": kind, "sides": list(zip(texts, sides, strict=True))}
        for one, kind, texts, sides in zip(
            alignments["alignment_id"], _kinds(alignments), marked, sources, strict=True
        )
    ]
    return _PARALLEL(name=name, caption=caption, key=KEY, rows=rows)


def pair_columns(t: Tables, alignments: pd.DataFrame) -> dict[str, Iterable[object]]:
    """Return the columns of a table that show the sides of each pair, their difference marked."""
    a, b = (spans.side(alignments, side, "text") for side in "ab")
    marked = [difference(one, other) for one, other in zip(a["text"], b["text"], strict=True)]
    outlet = corpus.outlets(t.articles)
    return {
        "pair": a["article_id"].map(outlet) + " – " + b["article_id"].map(outlet),
        "first": linked(t, a, [one for one, _ in marked]),
        "second": linked(t, b, [other for _, other in marked]),
        "kind": _kinds(alignments),
    }


def _kinds(alignments: pd.DataFrame) -> list[str]:
    """Return the kind of each pair in words and, where it is computed, what changed in meaning."""
    kinds = [_words(kind) for kind in alignments["kind"]]
    if "change" not in alignments:
        return kinds
    told = [_CHANGES.get(change, "") for change in alignments["change"]]
    return [kind + change for kind, change in zip(kinds, told, strict=True)]


def _words(kind: str) -> str:
    return kind.replace("_", " ")
