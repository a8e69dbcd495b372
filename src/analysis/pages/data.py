"""Tables of the data dictionary."""

import pandas as pd

from analysis import schema
from analysis.pages.html import Columns, Html, link, table, tells_what_is_missing
from analysis.pipeline import Tables

CODED = "gold"
"""The folder of the downloads that holds what annotators coded."""

_DECLARED = "tables.toml"
"""Where tables are declared; what names it is made anew when a declaration changes."""


@tells_what_is_missing
def downloads(t: Tables) -> Html:
    """Show the tables with their number of rows and a link to each file."""
    exported = schema.exported()
    shown: Columns = {
        "table": [_download(f"{one.name}.csv", f"{one.name}.csv") for one in exported],
        "rows": [len(getattr(t, one.name)) for one in exported],
        "what a row is": [one.row for one in exported],
    }
    return table(shown, "table-downloads", "Tables of the report.")


@tells_what_is_missing
def columns(t: Tables) -> Html:
    """Show every column of every exported table: its type, its meaning, its unit and its values."""
    rows = [
        {
            "table": one.name,
            "column": column.name,
            "type": column.type,
            "meaning": f"{column.meaning} ({column.unit})" if column.unit else column.meaning,
            "values": ", ".join(
                column.values or (t.settings.book(column.book) if column.book else ())
            ),
        }
        for one in schema.exported()
        for column in one.columns
        if not column.hidden
    ]
    shown = pd.DataFrame(rows)
    facets = {"table": list(shown["table"]), "type": list(shown["type"])}
    caption = f"Columns of the tables, by {_DECLARED}."
    return table(dict(shown), "table-columns", caption, facets=facets, of="columns")


@tells_what_is_missing
def coded(t: Tables) -> Html:
    """Show what annotators coded; in a study with full texts, with a link to each file."""
    files = {
        one.file: one.row
        for one in schema.tables().values()
        if one.of == "coded" and len(getattr(t, one.name))
    }
    if t.settings.coded:
        guidelines = sorted((t.study.folder / t.settings.coded).glob("guidelines-*.md"))
        files |= {
            path.name: f"Guidelines for {path.stem.removeprefix('guidelines-')}."
            for path in guidelines
        }
    names = [
        _download(f"{CODED}/{file}", file) if t.settings.full_texts else file for file in files
    ]
    shown: Columns = {"file": names, "what it holds": list(files.values())}
    nothing = "Nothing was coded in this study."
    return table(shown, "table-coded", "What annotators coded.", nothing=nothing)


def _download(file: str, words: str) -> Html:
    return link(f"../data/{file}", words, download=True)
