"""Text, passages and tables of the report as accessible, escaped HTML."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from html import escape

import pandas as pd

from analysis import reuse, segment


@dataclass(frozen=True)
class Html:
    """A piece of HTML that is already escaped; notebooks and the book show it as it is."""

    html: str

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        """Return a short stand-in, for readers without HTML."""
        return f"<HTML of {len(self.html):,} characters>"


_DATE = re.compile(r"\d{4}-\d\d(-\d\d)?")
_MANY = 4  # columns of words that a narrow screen cannot hold side by side

UNKNOWN = Html('<span class="unknown">not known</span>')


def cell(value: object, show: Callable[[object], str] = str) -> str:
    """Return the HTML of one cell: Html as it is, a missing value empty, all else escaped."""
    if isinstance(value, Html):
        return value.html
    if value is None or (pd.api.types.is_scalar(value) and pd.isna(value)):
        return ""
    text = escape(show(value))
    return f'<span class="date">{text}</span>' if _DATE.fullmatch(text) else text


def table(
    frame: pd.DataFrame,
    name: str,
    caption: str,
    formats: Mapping[str, str] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Html:
    """Show a table, its first column as row headers.

    `name` becomes the anchor, `caption` the visible caption (plain text). `formats` gives format
    specifications by column (numbers are aligned right), `headers` what to print for a column name.
    On a narrow screen the style sheet sets the cells of a table of many words under one another.
    """
    formats, headers = formats or {}, headers or {}
    numeric = {c for c in frame if pd.api.types.is_numeric_dtype(frame[c]) or c in formats}
    names = {c: escape(headers.get(c, str(c).replace("_", " "))) for c in frame}
    wordy = len(names) - len(numeric) >= _MANY

    def css(column: str) -> str:
        return ' class="number"' if column in numeric else ""

    head = "".join(f'<th scope="col"{css(c)}>{names[c]}</th>' for c in frame)
    body = []
    for row in frame.itertuples(index=False):
        cells = []
        for at, (column, value) in enumerate(zip(frame, row, strict=True)):
            spec = formats.get(column)
            text = cell(value, (lambda v, s=spec: format(v, s)) if spec else str)
            tag = 'th scope="row"' if at == 0 else "td"
            of = f' data-column="{names[column]}"' if wordy and at else ""
            cells.append(f"<{tag}{css(column)}{of}>{text}</{tag.split()[0]}>")
        body.append("<tr>" + "".join(cells) + "</tr>")
    label = escape(caption, quote=True)
    return Html(
        f'<div class="table-scroll" role="region" aria-label="{label}" tabindex="0">'
        f'<table class="data{" wordy" * wordy}" id="{escape(name)}">'
        f"<caption>{escape(caption)}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(body)}</tbody></table></div>"
    )


def link(article_id: str, sentence_id: str, words: str | Html, title: str = "") -> str:
    """Return a link to a sentence on the annotated page of its article."""
    told = f' title="{escape(title)}"' if title else ""
    return (
        f'<a class="passage" href="article-{article_id}.html#{sentence_id}"{told}>{cell(words)}</a>'
    )


def quoted(text: str) -> str:
    """Put quotation marks round a passage, for a sentence of ours.

    They are single when the passage holds double ones itself; one that is wholly in double marks
    keeps them and gets no more. A full stop at the end is left to the sentence around it.

    >>> quoted("He left."), quoted("“He left”"), quoted("a “safe zone” in the U.S.")
    ('“He left”', '“He left”', '‘a “safe zone” in the U.S.’')
    """
    text = re.sub(r"(?<=[a-z])\.$", "", text)
    if re.fullmatch(r"“[^“”]*”", text):
        return text
    opening, closing = "‘’" if set('“”"') & set(text) else "“”"
    return f"{opening}{text}{closing}"


def highlighted(text: str, ranges: Iterable[tuple[int, int]]) -> Html:
    """Return a text with the given ranges, which are in order and apart, in <mark>."""
    pieces, at = [], 0
    for start, end in ranges:
        pieces += [escape(text[at:start]), f"<mark>{escape(text[start:end])}</mark>"]
        at = end
    return Html("".join([*pieces, escape(text[at:])]))


def difference(text_a: str, text_b: str) -> tuple[Html, Html]:
    """Return two passages, the words of each that the other lacks in <mark>.

    Words are compared as `reuse.difference` does.
    """
    steps = reuse.difference(text_a, text_b)
    changed = steps[steps["operation"] != "kept"]
    a, b = (
        zip(own[f"start_{side}"], own[f"end_{side}"], strict=True)
        for side in "ab"
        for own in [changed[changed[f"text_{side}"] != ""]]
    )
    return highlighted(text_a, a), highlighted(text_b, b)


def passages(spans: pd.DataFrame, sentences: pd.DataFrame) -> list[Html]:
    """Return each span (article_id, start, text) as its quoted words, linked to its sentence."""
    sentence_ids = segment.sentence_at(spans, sentences)
    return [
        Html(link(row.article_id, sentence_id, quoted(row.text)))
        for row, sentence_id in zip(spans.itertuples(), sentence_ids, strict=True)
    ]


def sentence_numbers(spans: pd.DataFrame, sentences: pd.DataFrame) -> list[Html]:
    """Return each span (article_id, start) as the number of its sentence, linked to it."""
    sentence_ids = segment.sentence_at(spans, sentences)
    return [
        Html(link(article_id, name, f"sentence {int(name.rsplit('-s', 1)[1])}"))
        for article_id, name in zip(spans["article_id"], sentence_ids, strict=True)
    ]


def sentence_links(
    spans: pd.DataFrame, sentences: pd.DataFrame, outlets: dict[str, str]
) -> list[Html]:
    """Return, for each span (article_id, start), its outlet's name, linked to the sentence."""
    sentence_ids = segment.sentence_at(spans, sentences)
    return [
        Html(link(row.article_id, sentence_id, outlets[row.article_id]))
        for row, sentence_id in zip(spans.itertuples(), sentence_ids, strict=True)
    ]


def page_link(article_id: str, words: str) -> str:
    """Return a link to the annotated page of an article."""
    return f'<a href="article-{article_id}.html">{escape(words)}</a>'


def record_links(ids: str, names: Mapping[str, str] | None = None) -> Html:
    """Return ids of facts (F…) and source texts, separated by semicolons, as links.

    `names` gives the words of a link where the id itself would say too little.
    """
    links = []
    for one in filter(None, (part.strip() for part in ids.split(";"))):
        kind = "fact" if one.startswith("F") else "source"
        words = (names or {}).get(one, one)
        links.append(f'<a href="record.html#{kind}-{escape(one)}">{escape(words)}</a>')
    return Html("; ".join(links) if names else ", ".join(links))


def outside_link(url: str, title: str, *about: str) -> Html:
    """Return a link to a page outside the book, followed by what is known about it."""
    words = escape(title or url or "no address")
    linked = f'<a class="external" href="{escape(url, quote=True)}">{words}</a>' if url else words
    return Html(", ".join([linked, *(escape(a) for a in about if a)]))
