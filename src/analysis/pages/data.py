"""Tables of the data dictionary, and of the settings of a study."""

import pandas as pd

from analysis import schema
from analysis.html.elements import Columns, Html, link, table, tells_what_is_missing
from analysis.pipeline import Tables
from analysis.settings import declared
from analysis.study import FILE, Settings

CODED = "gold"
"""The folder of the downloads that holds what annotators coded."""

_DECLARED = "tables.toml"
"""Where tables are declared; what names it is made anew when a declaration changes."""

_SETTINGS = "settings.toml"
"""Where settings are declared."""


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
                column.values
                or (t.settings.code_book(column.code_book) if column.code_book else ())
            ),
        }
        for one in schema.exported()
        for column in one.columns
        if not column.hidden
    ]
    shown = pd.DataFrame(rows)
    facets = {"table": list(shown["table"]), "type": list(shown["type"])}
    caption = f"Columns of the tables, by {_DECLARED}."
    return table(
        dict(shown), "table-columns", caption, facets=facets, of="columns", in_contents=True
    )


@tells_what_is_missing
def settings(t: Tables) -> Html:
    """Show every setting that `study.toml` may hold, and which of them this study gives."""
    missing = Settings()
    shown: Columns = {
        "setting": [one.key for one in declared()],
        "form": [one.form for one in declared()],
        "meaning and example": [_with_code(one.meaning, one.example) for one in declared()],
        "read by": [", ".join(one.readers) for one in declared()],
        "given here": [
            "yes" if getattr(t.settings, one.name) != getattr(missing, one.name) else ""
            for one in declared()
        ],
    }
    return table(shown, "table-settings", f"What {FILE} may hold, as {_SETTINGS} declares it.")


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


def _with_code(words: str, code: str) -> Html:
    lines = [Html("<code>{}</code>").format(line) for line in code.strip().splitlines()]
    return Html("<br>").join([words, *lines])


def _download(file: str, words: str) -> Html:
    return link(f"../data/{file}", words, download=True)
