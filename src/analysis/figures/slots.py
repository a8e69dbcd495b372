"""One sentence in several versions, cut into its parts; what a version lacks is an empty box."""

import pandas as pd

from analysis import segment
from analysis.figures import sheet
from analysis.figures.style import drawn, show_text
from analysis.findings import slots as findings
from analysis.html.addresses import article_page, record_page
from analysis.html.elements import Html, enumerated, link, template
from analysis.pipeline import Tables

_TABLE = template("""
<table class="slots" aria-label="{{ alt }}">
<thead><tr><td></td>{% for column in columns %}<th scope="col">{{ column }}</th>{% endfor %}</tr>
</thead><tbody>
{% for head, cells in rows %}
  <tr><th scope="row">{{ head }}</th>
  {% for words in cells %}
    {% if words %}<td>{{ words }}</td>
    {% else %}<td class="empty"><span class="unseen">nothing</span></td>{% endif %}
  {% endfor %}</tr>
{% endfor %}
</tbody></table>
""")


@drawn
def versions(t: Tables, sentence: str) -> Html:
    """Show the parts of a sentence, a row each, in the words of each version, a column each."""
    rows = findings.slots(t, sentence)
    return _shown(t, rows, "slot", "version", sentence, _lacking(_of_articles(rows)))


@drawn
def outcomes(t: Tables, sentence: str) -> Html:
    """Show what each version has under each part, a row a version, a column a part."""
    rows = findings.slots(t, sentence)
    has = _of_articles(rows)
    told = ", ".join(f"{_having(of_slot)} “{slot}”" for slot, of_slot in has.iterrows())
    here = f"Of the {has.shape[1]} articles here, "
    return _shown(t, rows, "version", "slot", sentence, here + told)


def _lacking(has: pd.DataFrame) -> str:
    """Say which parts each version lacks, that with the most first; `has` is of `_of_articles`."""
    missing = (~has).sum().sort_values(ascending=False, kind="stable")
    told = []
    for version, n in missing[missing > 0].items():
        parts = ", ".join(has.index[~has[version]])
        told.append(f"{version} has nothing for {n} of the {len(has)} parts ({parts})")
    if whole := list(missing.index[missing == 0]):
        told.append(f"{enumerated(whole)} {'has' if len(whole) == 1 else 'have'} all")
    return "; ".join(told)


def _having(of_slot: "pd.Series[bool]") -> str:
    """Say which articles have a part: one alone, two by their names, else how many."""
    names = list(of_slot.index[of_slot])
    if of_slot.all():
        return "both have" if len(names) == 2 else "all have"
    if len(names) == 1:
        return f"{names[0]} alone has"
    return f"{enumerated(names) if len(names) == 2 else len(names) or 'none'} have"


def _of_articles(rows: pd.DataFrame) -> pd.DataFrame:
    """Tell which article has which slot: a row a slot, a column an outlet."""
    return findings.filled(rows)[list(rows.loc[rows["article_id"] != "", "version"].unique())]


def _shown(t: Tables, rows: pd.DataFrame, down: str, across: str, name: str, finding: str) -> Html:
    """Return the table of a sentence; `down` and `across` are columns of `rows`, its sides.

    A version that is no article of the study is marked as there to compare with.
    """
    rows = rows.assign(address=_addresses(t, rows))
    beside = rows.loc[rows["article_id"] == "", "version"].unique()
    marks = {version: f"{version} (for comparison)" for version in beside}
    rows["version"] = rows["version"].cat.rename_categories(marks)
    heads, columns = (list(rows[side].cat.categories) for side in (down, across))
    known = dict(list(rows.groupby([down, across], observed=True)))
    none = rows.iloc[:0]
    cells = [[known.get((head, column), none) for column in columns] for head in heads]
    words = [[" … ".join(cell["words"]) for cell in own] for own in cells]
    data = pd.DataFrame(words, columns=columns)
    data.insert(0, down, heads)
    pages = {
        version: link(article_page(article_id) if article_id else address, version)
        for version, article_id, address in rows[["version", "article_id", "address"]].itertuples(
            index=False
        )
    }
    seen = _TABLE(
        alt=finding,
        columns=[pages.get(column, column) for column in columns],
        rows=[
            (pages.get(head, head), [_linked(cell) for cell in own])
            for head, own in zip(heads, cells, strict=True)
        ],
    )
    told = "; ".join(
        f"{head}: " + ", ".join(f"{c} “{w}”" if w else f"{c} nothing" for c, w in both)
        for head, both in zip(heads, (zip(columns, own, strict=True) for own in words), strict=True)
    )
    alt = f"A table of {rows['version'].nunique()} versions of a sentence, by its parts. {told}."
    return show_text(seen, sheet.draw(data), f"slots-{name}", alt, finding, data)


def _addresses(t: Tables, rows: pd.DataFrame) -> list[str]:
    """Return where each part stands: its sentence, or its text in the record."""
    sentences = segment.sentence_at(rows[rows["start"].notna()], t.sentences).to_dict()
    ids = zip(rows.index, rows["article_id"], rows["source_id"], strict=True)
    return [
        article_page(article_id, sentences[row]) if article_id else record_page("source", source)
        for row, article_id, source in ids
    ]


def _linked(cell: pd.DataFrame) -> Html:
    """Return the words of one cell, each run linked to where it stands."""
    runs = cell[["address", "words", "language", "english"]].itertuples(index=False)
    return Html(" … ").join(
        link(address, words, "passage", lang=language if language != "en" else "")
        + (Html(" ({})").format(english) if english else "")
        for address, words, language, english in runs
    )
