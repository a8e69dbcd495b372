"""The layout of pages: the theme, what its templates are given, and only files that are used."""

import re
from functools import partial
from pathlib import Path
from typing import Any

from docutils import nodes
from lxml import etree, html
from sphinx.application import Sphinx

from analysis.book import edition
from analysis.book.contents import chapters
from analysis.book.values import Values

NAME = "tellings"
FOLDER = Path(__file__).parent / "theme"
SHEETS = ("theme", "book", "difference", "search", "evidence", "compare")
"""The style sheets, in their order; pages load them as one, since each is a request that waits."""
SCRIPTS = ("theme", "cite", "words", "found", "evidence")
"""What every page runs, in its order and as one script."""
SHEET, SCRIPT = "styles.css", "scripts.js"  # the sheet as `theme.toml` names it
_NOTE = re.compile(r"^ *(?://[^\n]*|/\*.*?\*/)\n|^ +", re.MULTILINE | re.DOTALL)
_OWN = {"genindex": "Index", "search": "Search"}  # titles of pages that have no chapter
_READ = (".html", ".css", ".js")  # files that name others
_OURS = re.compile(r"_static/(?!basic\.css|pygments|mystnb|doctools|documentation_|sphinx_high)")


def setup(app: Sphinx, values: Values) -> None:
    """Register the theme and its settings."""
    app.add_config_value("book_corrections", "", "html", str)
    app.add_config_value("book_changes", "", "html", str)
    app.add_config_value("book_licence", "", "html", str)
    app.add_html_theme(NAME, str(FOLDER))
    app.add_js_file(SCRIPT, loading_method="defer")
    app.connect("builder-inited", write_joined)
    app.connect("html-page-context", partial(fill, values))
    app.connect("build-finished", remove_unused, priority=800)  # before the book is recorded


def write_joined(app: Sphinx) -> None:
    """Write the style sheet and the script of pages, before the first asks for their digests."""
    if app.builder.format == "html":
        static = Path(app.outdir, "_static")
        static.mkdir(parents=True, exist_ok=True)
        for joined, names, ending in ((SHEET, SHEETS, ".css"), (SCRIPT, SCRIPTS, ".js")):
            paths = [FOLDER / "static" / f"{name}{ending}" for name in names]
            text = "".join(lean(path.read_text(encoding="utf-8")) for path in paths)
            if joined == SHEET:
                text += foot(app.config.html_title)
            (static / joined).write_text(text, encoding="utf-8")


def lean(text: str) -> str:
    """Return a style sheet or a script without comments on lines of their own and indents.

    >>> lean("// Why.\\n/* And\\n   how. */\\nif (one) {\\n  two();  // so\\n}\\n")
    'if (one) {\\ntwo();  // so\\n}\\n'
    """
    return _NOTE.sub("", text)


def foot(title: str) -> str:
    """Return the rule that prints a title at the foot of each sheet of paper.

    >>> foot('Two "Tellings"')
    '@page { @bottom-left { content: "Two \\\\22 Tellings\\\\22 "; font: 9pt sans-serif; } }\\n'
    """
    written = re.sub(r'["\\\\{}\n]', lambda sign: f"\\{ord(sign[0]):x} ", title)
    return f'@page {{ @bottom-left {{ content: "{written}"; font: 9pt sans-serif; }} }}\n'


def fill(
    values: Values,
    app: Sphinx,
    page: str,
    template: str,
    context: dict[str, Any],
    tree: nodes.Node,
) -> None:
    """Give a page's template the edition, the contents of the page, and its files."""
    context.setdefault("title", _OWN.get(page, ""))
    context["chapters"] = chapters(page, app.builder)
    context["edition"] = edition.of(values.folder, app.config)
    body = context.get("body", "")
    context["page_contents"] = contents(context["toc"], body) if context.get("display_toc") else ""
    if "data-register=" in body:
        app.add_js_file("registers.js", loading_method="defer")
    for kind in ("css_files", "script_files"):
        context[kind] = [file for file in context[kind] if _OURS.match(str(file.filename))]


def contents(toc: str, body: str) -> str:
    """Return the contents of a page with the parts that cells made below their sections."""
    if "data-part=" not in body:
        return toc
    listed = html.fragment_fromstring(toc, create_parent="div")
    entries = {link.get("href"): link.getparent() for link in listed.iter("a")}
    for row in html.fragment_fromstring(body, create_parent="div").xpath(".//*[@data-part]"):
        section = next(row.iterancestors("section")).get("id")
        entry = entries.get(f"#{section}")
        if entry is not None:
            below = entry.find("ul")
            below = etree.SubElement(entry, "ul") if below is None else below
            link = etree.SubElement(etree.SubElement(below, "li"), "a", href=f"#{row.get('id')}")
            link.text = row.get("data-part")
    return "".join(html.tostring(one, encoding="unicode") for one in listed)


def remove_unused(app: Sphinx, failure: Exception | None) -> None:
    """Remove static files that no page, style or script names: extensions bring many."""
    if failure is not None or app.builder.format != "html":
        return
    pages = Path(app.outdir)
    static = {path for path in (pages / "_static").rglob("*") if path.is_file()}
    for path in static - _named(pages, static):
        path.unlink()
    for folder in sorted((pages / "_static").rglob("*"), reverse=True):
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


def _named(pages: Path, static: set[Path]) -> set[Path]:
    """Return the static files that pages name, or that styles and scripts name that are named."""
    named: set[Path] = set()
    waiting = [path for path in pages.rglob("*.html") if path not in static]
    while waiting:
        text = waiting.pop().read_text(encoding="utf-8")
        found = {path for path in static - named if path.name in text}
        named |= found
        waiting += [path for path in found if path.suffix in _READ]
    return named
