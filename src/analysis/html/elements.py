"""What is HTML, how text becomes it, and the one way to show a table, a link or a gap.

HTML is escaped by default: `Html` is text that is markup already, and whatever else is put into it
or into a template is escaped on the way, with characters that nobody would see made visible.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import update_wrapper
from typing import Concatenate, ParamSpec, Self

import pandas as pd
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from analysis.characters import legible
from analysis.html import registers
from analysis.html.registers import Facets
from analysis.numbers import printed
from analysis.pipeline import Missing, Tables

P = ParamSpec("P")
Columns = Mapping[str, Iterable[object]]
"""The columns of a table, of equal length, by their names."""


class Html(Markup):
    """A piece of HTML; notebooks and the book show it as it is."""

    @classmethod
    def escape(cls, s: object, /) -> Self:
        """Return a value as HTML: markup as it is, all else made legible and escaped."""
        return super().escape(s if hasattr(s, "__html__") else legible(str(s)))

    def _repr_html_(self) -> str:
        return str(self)

    def __repr__(self) -> str:
        """Return a short stand-in, for readers without HTML."""
        return f"<HTML of {len(self):,} characters>"


_TEMPLATES = Environment(autoescape=True, undefined=StrictUndefined, finalize=Html.escape)


def template(source: str) -> Callable[..., Html]:
    """Return a function that fills a Jinja template with the values it is given by name.

    Lines are joined without the blanks around their ends, so that a template can be laid out.
    """
    made = _TEMPLATES.from_string("".join(line.strip() for line in source.splitlines()))
    return lambda **values: Html(made.render(values))


# ------------------------------------------------------------------------------- what is missing


def missing(sentence: str) -> Html:
    """Return a sentence that stands where something would be shown."""
    return Html('<p class="missing">{}</p>').format(sentence)


def tells_what_is_missing(
    show: Callable[Concatenate[Tables, P], Html],
) -> Callable[Concatenate[Tables, P], Html]:
    """Make a function that shows tables say in a sentence what the study does not have."""

    def shown(t: Tables, /, *args: P.args, **kwargs: P.kwargs) -> Html:
        try:
            return show(t, *args, **kwargs)
        except Missing as gap:
            return missing(str(gap))

    update_wrapper(shown, show)
    return shown


# ----------------------------------------------------------------------------------------- links


def link(href: str, words: object, css: str = "", **more: str | bool) -> Html:
    """Return a link. `more` are other attributes (an underscore is a hyphen); empty ones go."""
    given = {"class": css, "href": href, **more}
    attributes = [
        Html(" {}").format(name.replace("_", "-"))
        if value is True
        else Html(' {}="{}"').format(name.replace("_", "-"), value)
        for name, value in given.items()
        if value
    ]
    return Html("<a{}>{}</a>").format(Html("").join(attributes), words)


# ------------------------------------------------------------------------------------ text, cells

_DATE = re.compile(r"\d{4}-\d\d(-\d\d)?")
_MANY = 4  # columns of words that a narrow screen cannot hold side by side
_LONG = 240  # characters of a row that more columns than these cannot hold side by side on paper


def unknown(note: str = "") -> Html:
    """Return in place of what is not known the note that says how far it is, or that it is not."""
    return Html('<span class="unknown">{}</span>').format(note or "not known")


UNKNOWN = unknown()


def enumerated(names: Sequence[str]) -> str:
    """Return names as a sentence lists them.

    >>> enumerated(["Oak"]), enumerated(["Oak", "Ash", "Elm"])
    ('Oak', 'Oak, Ash and Elm')
    """
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


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


def cell(value: object, spec: str = "") -> Html:
    """Return the HTML of one cell: Html as it is, a missing value empty, all else escaped."""
    if isinstance(value, Html):
        return value
    if value is None or value is pd.NA or value != value:  # a missing number is not itself
        return Html("")
    text = printed(value, spec)
    return Html('<span class="date">{}</span>' if _DATE.fullmatch(text) else "{}").format(text)


_TABLE = template("""
{% if register %}<div data-register="{{ register }}">{% endif %}
<div class="table-scroll" role="region" aria-label="{{ caption }}" tabindex="0">
<table class="data{{ wordy }}" id="{{ name }}"><caption>{{ caption }}</caption>
<thead><tr>
{% for column in columns %}
  <th scope="col"{% if column.numeric %} class="number"{% endif %}>{{ column.title }}</th>
{% endfor %}
</tr></thead>
<tbody>
{% for row in rows %}
  {% set row_number = loop.index0 %}
  <tr{% if loop.index0 in parts %}{{ " " }}id="{{ name }}.{{ parts[loop.index0][0] }}"
    {{ " " }}data-part="{{ parts[loop.index0][1] }}"{% endif %}
    {% if told %}{{ " " }}data-told="{{ told[loop.index0] }}"{% endif %}>
  {% for column in columns %}
    {% if loop.first and again[row_number] %}
    <th scope="row" class="again"><span>{{ row[0] }}</span></th>
    {% elif loop.first %}
    <th scope="row"{% if column.numeric %} class="number"{% endif %}>{{ row[0] }}</th>
    {% else %}
    <td{% if column.numeric %} class="number"{% endif %}
      {% if wordy %}{{ " " }}data-column="{{ column.title }}"{% endif %}>{{ row[loop.index0] }}</td>
    {% endif %}
  {% endfor %}
  </tr>
{% endfor %}
</tbody></table></div>
{% if register %}</div>{% endif %}
""")


def table(
    columns: Columns,
    name: str,
    caption: str,
    formats: Mapping[str, str] | None = None,
    headers: Mapping[str, str] | None = None,
    nothing: str = "Nothing was found.",
    facets: Facets | None = None,
    of: str = "rows",
    in_contents: bool = False,
) -> Html:
    """Show a table, given as columns of equal length, the first one as row headers.

    `name` becomes the anchor, `caption` the visible caption (plain text). `formats` gives format
    specifications by column (numbers are aligned right), `headers` what to print for a column name,
    `nothing` the sentence that takes the place of a table without rows. With `facets` readers can
    filter the rows, which are called what `of` says, and sort them; where the rows of each value of
    the first facet stand together and `in_contents` is true, they are parts that the contents
    of the page list. Without facets a row header of words that is that of the row above is said
    again and not seen again. On a narrow screen the style sheet sets the cells of a table of many
    words under one another, on paper those of a table that has long rows besides.
    """
    formats, headers = formats or {}, headers or {}
    heads, shown = [], []
    for column, values in columns.items():
        listed, spec = list(values), formats.get(column, "")
        numeric = column in formats or pd.api.types.is_numeric_dtype(pd.Series(listed))
        title = headers.get(column, column.replace("_", " "))
        heads.append({"title": title, "numeric": numeric})
        shown.append([cell(value, spec) for value in listed])
    rows = list(zip(*shown, strict=True))
    if not rows:
        return missing(nothing)
    wordy = sum(not head["numeric"] for head in heads) >= _MANY
    written = sum(len(one.striptags()) for row in rows for one in row) / len(rows)
    long = wordy and len(heads) > _MANY and written > _LONG
    joined = not (facets or heads[0]["numeric"] or any("<a" in row[0] for row in rows))
    return _TABLE(
        name=name,
        caption=caption,
        columns=heads,
        rows=rows,
        again=[n > 0 and joined and rows[n - 1][0] == row[0] for n, row in enumerate(rows)],
        wordy=" wordy" * wordy + " long" * long,
        register=registers.names(facets, of) if facets else "",
        told=registers.told(facets) if facets else [],
        parts=registers.parts(facets) if facets and in_contents else {},
    )


def folded(summary: str, shown: Html) -> Html:
    """Return something long under a line that opens it."""
    return Html("<details><summary>{}</summary>{}</details>").format(summary, shown)
