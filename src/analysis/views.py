"""Passages of the articles as readers see them: annotated, side by side, linked."""

import re
from html import escape
from itertools import pairwise

import pandas as pd

from analysis import corpus, reuse, segment
from analysis.markup import UNKNOWN, Html, cell, difference, highlighted, link, outside_link
from analysis.results import Tables

_SPEAKER_COLOURS = 6


# -------------------------------------------------------------------------- annotated article


def speaker_colours(tables: Tables) -> dict[str, int]:
    """Number the speakers by how often they are quoted; the last number is everyone else."""
    order = tables.quotations["speaker"].dropna().value_counts(sort=True).index
    return {name: min(n, _SPEAKER_COLOURS) for n, name in enumerate(order, 1)}


def annotated(tables: Tables, article_id: str, full_text: bool = True) -> Html:
    """Show an article with its quotations, names and shared passages marked.

    Every sentence has its id as anchor. Quotations are coloured by speaker, names of actors
    underlined, passages that another article shares boxed and followed by a link to their twin;
    page furniture is grey. Without `full_text` only quotations and shared passages are printed.
    """
    text = tables.articles.set_index("article_id").at[article_id, "text"]
    marks = _marks(tables, article_id)
    paragraphs: dict[int, list[str]] = {}
    of_article = tables.sentences[tables.sentences["article_id"] == article_id]
    for sentence in of_article.itertuples():
        inner = _marked_up(text, sentence.start, sentence.end, marks, full_text)
        furniture = "" if sentence.part in segment.TEXT_PARTS else " furniture"
        number = int(sentence.sentence_id.rsplit("-s", 1)[1])
        paragraphs.setdefault(sentence.paragraph, []).append(
            f'<span class="sentence {sentence.part}{furniture}" id="{sentence.sentence_id}">'
            f'<a class="number" href="#{sentence.sentence_id}" '
            f'aria-label="Sentence {number}">{number}</a>{inner}</span>'
        )
    body = "".join(f"<p>{' '.join(pieces)}</p>" for pieces in paragraphs.values())
    head = _head(tables.articles.set_index("article_id").loc[article_id])
    return Html(f'<div class="article" lang="en">{head}{_legend(tables, article_id)}{body}</div>')


def _head(article: pd.Series) -> str:
    """Return what is known of an article: headline, date, byline, length, address."""
    url = article["url"]
    known = {
        "Headline": cell(article["headline"]),
        "Published": cell(article["published"]),
        "By": cell(article["byline"]),
        "Length": f"{article['n_words']} words",
        "Address": outside_link(url, url).html if url else "",
    }
    rows = (
        f"<div><dt>{name}</dt><dd>{value or UNKNOWN.html}</dd></div>"
        for name, value in known.items()
    )
    return f'<dl class="about">{"".join(rows)}</dl>'


def _marks(tables: Tables, article_id: str) -> list[tuple[int, int, str, str, str]]:
    """Return (start, end, css class, title, link after the end) of everything marked."""
    marks = []
    colours = speaker_colours(tables)
    quoted_here = tables.quotations[tables.quotations["article_id"] == article_id]
    for row in quoted_here.itertuples():
        known = pd.notna(row.speaker)
        if row.kind in ("direct", "mixed"):
            css = f"quote speaker-{colours.get(row.speaker, 0) if known else 0}"
            title = f"{row.kind} quotation: {row.speaker if known else 'speaker not named'}"
        elif row.kind == "indirect":
            css, title = "indirect", f"reported speech: {row.speaker if known else 'not named'}"
        else:
            css, title = "scare", "words set in quotation marks, not as speech"
        marks.append((int(row.start), int(row.end), css, title, ""))
    for row in tables.labels[tables.labels["article_id"] == article_id].itertuples():
        css = f"label label-{row.category}"
        marks.append((row.start, row.end, css, f"name of: {row.referent}", ""))
    marks += [mark for mark in _twins(tables, article_id)]
    return marks


def _twins(tables: Tables, article_id: str) -> list[tuple[int, int, str, str, str]]:
    """Return the marks of passages that another article shares."""
    outlet = corpus.outlets(tables.articles)
    marks = []
    for here, there in (("a", "b"), ("b", "a")):
        pairs = tables.alignments[tables.alignments[f"article_{here}"] == article_id]
        twins = pairs.rename(columns={f"article_{there}": "article_id", f"start_{there}": "start"})
        ids = segment.sentence_at(twins, tables.sentences)
        for row, twin in zip(pairs.itertuples(), ids, strict=True):
            other = getattr(row, f"article_{there}")
            kind = row.kind.replace("_", " ")
            after = link(
                other, twin, f"⇄ {outlet[other]}", f"{kind}: {getattr(row, f'text_{there}')}"
            )
            after = after.replace('class="passage"', f'class="twin" data-kind="{row.kind}"')
            marks.append(
                (
                    int(getattr(row, f"start_{here}")),
                    int(getattr(row, f"end_{here}")),
                    "shared",
                    f"shared with {outlet[other]}: {kind}",
                    after,
                )
            )
    return marks


def _marked_up(text: str, start: int, end: int, marks, full_text: bool) -> str:
    """Return the HTML of one sentence: text cut at every boundary, each piece with its classes.

    Links to twins stand after the sentence, so that they break no quotation.
    """
    inside = [m for m in marks if m[0] < end and m[1] > start]
    cuts = sorted({start, end, *(c for m in inside for c in m[:2] if start < c < end)})
    pieces = []
    for left, right in pairwise(cuts):
        active = [m for m in inside if m[0] <= left and m[1] >= right]
        words = escape(text[left:right])
        shown = full_text or any(m[2].split()[0] in ("quote", "shared", "scare") for m in active)
        if not shown:
            words = "[…]" if text[left:right].strip() else words
        elif active:
            css = " ".join(dict.fromkeys(c for m in active for c in m[2].split()))
            title = escape("; ".join(dict.fromkeys(m[3] for m in active)))
            words = f'<span class="{css}" title="{title}">{words}</span>'
        pieces.append(words)
    shown = re.sub(r"(?:\[…\]\s*){2,}", "[…] ", "".join(pieces))
    return "".join([shown, *dict.fromkeys(m[4] for m in inside if m[4])])


def _legend(tables: Tables, article_id: str) -> str:
    """Return the key to the colours that this article uses."""
    colours = speaker_colours(tables)
    here = tables.quotations[tables.quotations["article_id"] == article_id]
    here = here[here["kind"].isin(["direct", "mixed"])]
    entries = [
        f'<li><span class="quote speaker-{colours[name]}">“…”</span> {escape(name)}</li>'
        for name in dict.fromkeys(here["speaker"].dropna())
    ]
    if here["speaker"].isna().any():
        entries.append('<li><span class="quote speaker-0">“…”</span> speaker not named</li>')
    entries += [
        '<li><span class="indirect">reported speech</span></li>',
        '<li><span class="label">name of an actor</span></li>',
        '<li><span class="shared">shared passage</span> ⇄ its twin</li>',
        '<li><span class="furniture">page furniture, not counted</span></li>',
    ]
    return f'<ul class="legend" aria-label="Key">{"".join(entries)}</ul>'


# ---------------------------------------------------------------------------- parallel passages


def parallel(tables: Tables, alignments: pd.DataFrame, name: str, caption: str) -> Html:
    """Show aligned passages side by side, what only one of them has marked.

    `alignments` are rows of the alignments table. Words are compared as
    `reuse.difference` does; each side links to its sentence.
    """
    outlet = corpus.outlets(tables.articles)
    rows = []
    for row in alignments.itertuples():
        sides = []
        for side, words in zip("ab", difference(row.text_a, row.text_b), strict=True):
            start = pd.DataFrame(
                {
                    "article_id": [getattr(row, f"article_{side}")],
                    "start": [getattr(row, f"start_{side}")],
                }
            )
            sentence_id = segment.sentence_at(start, tables.sentences).iloc[0]
            article_id = getattr(row, f"article_{side}")
            source = link(article_id, sentence_id, outlet[article_id])
            sides.append(
                f'<blockquote class="side"><p>{words.html}</p>'
                f"<footer>{source}</footer></blockquote>"
            )
        kind = escape(row.kind.replace("_", " "))
        rows.append(
            f'<div class="pair" id="{name}-{row.alignment_id}"><span class="kind">{kind}</span>'
            f"{''.join(sides)}</div>"
        )
    return Html(
        f'<figure class="parallel" id="{name}">{"".join(rows)}'
        f"<figcaption>{escape(caption)}</figcaption></figure>"
    )


def versions(tables: Tables, rows: pd.DataFrame, name: str, caption: str) -> Html:
    """Show what each outlet made of a passage, one version under another, a group at a time.

    `rows` has group, article_id, start and text. Words that no other version of the group has,
    as `reuse.difference` compares them, are marked; each version links to its sentence.
    """
    outlet = corpus.outlets(tables.articles)
    rows = rows.assign(sentence_id=segment.sentence_at(rows, tables.sentences))
    groups = []
    for group, members in rows.groupby("group", sort=False):
        quotes = [
            f'<blockquote class="side"><p>{_own(row.text, members["text"].drop(row.Index))}</p>'
            f"<footer>{link(row.article_id, row.sentence_id, outlet[row.article_id])}</footer>"
            "</blockquote>"
            for row in members.itertuples()
        ]
        groups.append(f'<div class="pair versions" id="{name}-{group}">{"".join(quotes)}</div>')
    return Html(
        f'<figure class="parallel" id="{name}">{"".join(groups)}'
        f"<figcaption>{escape(caption)}</figcaption></figure>"
    )


def _own(text: str, others: pd.Series) -> str:
    """Return a text with the stretches in <mark> that none of the others has."""
    shared = [
        (row.start_a, row.end_a)
        for other in others
        for row in reuse.difference(text, other).itertuples()
        if row.operation == "kept"
    ]
    own: list[tuple[int, int]] = []
    for start, end in segment.tokens(text):
        if any(low <= start and end <= high for low, high in shared):
            continue
        if own and text[own[-1][1] : start].isspace():
            start = own.pop()[0]
        own.append((start, end))
    return highlighted(text, own).html
