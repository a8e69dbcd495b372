"""The search of the book: its units in one script, read by the search page and by no other."""

import json
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from analysis import fingerprint
from analysis.book import cards, contents, synonyms, units
from analysis.book.synonyms import Pair
from analysis.book.units import Unit
from analysis.book.values import Values
from analysis.store import Store

SCRIPT = "search-units.js"
LISTED = ("section", "claim", "term")
"""The kinds that the search page lists for readers without script."""


def setup(app: Sphinx, values: Values) -> None:
    """Take Sphinx's search away and put this one in its place; write the cards beside it."""
    app.add_config_value(synonyms.OWN, {}, "html", dict)
    app.connect("builder-inited", _without_sphinx_search)
    app.connect("html-collect-pages", partial(collect, values=values))


def _without_sphinx_search(app: Sphinx) -> None:
    if app.builder.format == "html":
        app.builder.search = False  # type: ignore[attr-defined]


def collect(app: Sphinx, values: Values) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Write the scripts of units and cards, and yield the search page.

    The other pages are written: what is found and shown is what they print.
    """
    folder = Path(app.outdir)
    names = [name for name in contents.in_order(app.env) if (folder / f"{name}.html").is_file()]
    found = {name: _units(name, folder, values.store) for name in names}
    changes = app.config.book_changes
    if changes in found:  # its title is as good a place as others
        title, *rest = reversed(found[changes])
        found[changes] = [*(one._replace(kind="change") for one in reversed(rest)), title]
    called = synonyms.outlets(values.tables.articles)
    found = {name: [_called(unit, called) for unit in of] for name, of in found.items()}
    titles = {name: app.env.titles[name].astext() for name in names}
    (folder / "_static").mkdir(exist_ok=True)
    texts = [f"{unit.title} {unit.text}" for of in found.values() for unit in of]
    also = synonyms.pairs(values.tables, app.config[synonyms.OWN], texts)
    (folder / "_static" / SCRIPT).write_text(script(found, titles, also), encoding="utf-8")
    printed = {u.anchor: u.text for of in found.values() for u in of if u.kind == "sentence"}
    shown = cards.script(cards.cards(values.tables, printed))
    (folder / "_static" / cards.SCRIPT).write_text(shown, encoding="utf-8")
    listed = [
        (name, titles[name], [unit for unit in found[name] if unit.kind in LISTED and unit.title])
        for name in names
    ]
    yield "search", {"listed": [one for one in listed if one[-1]]}, "search.html"


def _units(name: str, folder: Path, kept: Store) -> list[Unit]:
    """Return the units of a built page: those kept from an earlier build of the same page, or new.

    To read a page is dearer than to write it.
    """
    page = folder / f"{name}.html"
    key = fingerprint.digest(page.read_text(encoding="utf-8"), fingerprint.of(units.__name__))
    label = "units-" + name.replace("/", ".")
    rows = kept.found(label, key)
    if rows is None:
        rows = units.units(name, page)
        kept.keep(label, key, rows)
    return [Unit(*row) for row in rows]


def _called(unit: Unit, names: Mapping[str, str]) -> Unit:
    """Return a verdict or an article with the other names of its outlet."""
    outlet = unit.title.rpartition(": ")[0] if unit.kind == "verdict" else unit.title
    named = unit.kind in ("verdict", "section") and outlet in names
    return unit._replace(also=names[outlet]) if named else unit


def script(found: dict[str, list[Unit]], titles: dict[str, str], also: list[Pair]) -> str:
    """Return units as a script, which a page opened from a folder can load and JSON it cannot.

    A unit without other names leaves them off. `also` are other words for what the pages say.
    """
    pages = list(found)
    rows = [
        [units.KINDS.index(u.kind), pages.index(u.page), *(u[2:] if u.also else u[2:-1])]
        for of_page in found.values()
        for u in of_page
    ]
    content = {
        "kinds": units.KINDS,
        "pages": [[page, titles[page]] for page in pages],
        "units": rows,
        "also": also,
    }
    return f"const Units = {json.dumps(content, ensure_ascii=False, separators=(',', ':'))};\n"
