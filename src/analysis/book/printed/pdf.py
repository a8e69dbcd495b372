"""The whole book as one PDF, tagged and with an outline, printed by Chromium."""

import os
import shutil
import subprocess
import tempfile
from html import escape
from pathlib import Path

from lxml import html
from lxml.html import HtmlElement

from analysis.book.edition import Edition
from analysis.book.printed import chapters, tagged

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<meta name="author" content="{authors}">
{sheets}<style>@page {{ size: A4; }}</style></head>
<body class="bound"><header class="title-page"><p class="book-title">{title}</p><p>{authors}</p>
<p>{edition}</p></header>
<nav aria-label="Contents"><h1>Contents</h1>{contents}</nav>
<main>{articles}</main></body></html>
"""


class NoBrowser(Exception):
    """There is no Chromium to print with; the message says what to install."""


def browser() -> str:
    """Return the program that prints. Raises NoBrowser."""
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    found = found or (_MAC if os.path.exists(_MAC) else None)
    if found is None:
        raise NoBrowser("No Chromium or Chrome was found; install one, it prints the PDF.")
    return found


def write(pages: Path, now: Edition, path: Path) -> None:
    """Print a built book to a file. Raises NoBrowser, and CalledProcessError if printing fails."""
    program = browser()
    with tempfile.TemporaryDirectory() as aside:
        page = Path(aside, "book.html")
        bound = one_page(pages, now)
        page.write_text(bound, encoding="utf-8")
        command = [
            program,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            f"--user-data-dir={aside}/profile",
            "--no-pdf-header-footer",
            "--export-tagged-pdf",
            "--generate-pdf-document-outline",
            f"--print-to-pdf={path}",
            page.as_uri(),
        ]
        subprocess.run(command, check=True, capture_output=True)
        tagged.complete(path, now, tagged.names(html.fromstring(bound)))


def one_page(pages: Path, now: Edition) -> str:
    """Return the book as one page of HTML; anchors of a chapter begin with its name."""
    bound = chapters.read(pages)
    keys = {chapter.name: chapter.key for chapter in bound}

    def address(page: str, anchor: str) -> str | None:
        if page not in keys:
            return f"{now.base}{page}.html#{anchor}" if now.base else None
        return f"#{keys[page]}" + (f".{anchor}" if anchor else "")

    for chapter in bound:
        chapters.relink(chapter, address)
        for image, path in chapters.pictures(chapter, pages):
            image.set("src", path.resolve().as_uri())
        for figure in chapter.article.iter("figure"):  # the drawing in it is what needs words
            figure.set("role", "group")
        _complete_cells(chapter.article)
        for element in chapter.article.xpath("//*[@id][not(ancestor-or-self::svg)]"):
            element.set("id", f"{chapter.key}.{element.get('id')}")
        chapter.article.set("id", chapter.key)
    contents = "".join(
        (f"<p>{escape(one.part)}</p>" if one.part else "")
        + f'<p class="entry"><a href="#{one.key}">{escape(one.title)}</a></p>'
        for one in bound
    )
    sheets = (path.resolve().as_uri() for path in chapters.sheets(pages))
    return _PAGE.format(
        title=escape(now.title),
        authors=escape(", ".join(now.names)),
        edition=escape(", ".join(filter(None, [now.named, now.base]))),
        sheets="".join(f'<link rel="stylesheet" href="{address}">' for address in sheets),
        contents=contents,
        articles="\n".join(html.tostring(one.article, encoding="unicode") for one in bound),
    )


def _complete_cells(article: HtmlElement) -> None:
    """Put into the cells of tables what a PDF would not have of them as it is printed.

    A cell that is empty would be no cell of its row, and the names of columns in tables of long
    rows, which a style sheet writes on a page, would be no words.
    """
    for cell in article.iter("td", "th"):
        if not cell.text_content().strip() and not cell.xpath(".//img|.//svg"):
            cell.text = "\N{NO-BREAK SPACE}"
    for cell in article.xpath(".//table[contains(@class, 'long')]//td[@data-column]"):
        name = cell.makeelement("span", {"class": "column"})
        name.text, name.tail, cell.text = f"{cell.attrib.pop('data-column')} ", cell.text, None
        cell.insert(0, name)
