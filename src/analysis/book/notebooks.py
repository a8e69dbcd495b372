"""Chapters as notebooks to download: the prose as it is printed, the cells with what they showed.

A chapter in MyST, opened in Jupyter, shows roles where readers of the book see numbers, quotations
and links. The notebook takes its prose from the built page instead.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import html
from lxml.html import HtmlElement
from nbformat import NotebookNode
from nbformat.v4 import writes

from analysis.book.edition import Edition
from analysis.book.execution import kept_notebook
from analysis.book.markdown import Prose, escaped

FOLDER = "notebooks"
_KEPT = ("kernelspec", "language_info")  # of what is told of a notebook
_NOT_SHOWN = {"remove-cell", "remove_cell"}


def address(docname: str) -> str:
    """Return where the notebook of a chapter is published, seen from the first page."""
    return f"{FOLDER}/{docname}.ipynb"


def publish(executed: Path, pages: Path, now: Edition, wheel: str) -> None:
    """Write the notebook of every executed chapter beside the pages.

    `wheel` is the file, beside the first page, that installs package and study; it may be empty.
    """
    for path in sorted(executed.rglob("*.json")):
        docname = path.relative_to(executed).with_suffix("").as_posix()
        page = pages / f"{docname}.html"
        if not page.is_file():  # what a printed book leaves out
            continue
        article = html.document_fromstring(page.read_text(encoding="utf-8")).find(".//article")
        made = notebook(kept_notebook("", str(path)), article, f"{now.base}{docname}.html")
        made.cells.insert(0, _markdown(_first(article, now, docname, wheel)))
        for number, cell in enumerate(made.cells):
            cell["id"] = f"cell-{number}"
        out = pages / address(docname)
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(writes(made) + "\n", encoding="utf-8")  # type: ignore[no-untyped-call]


def notebook(executed: NotebookNode, article: HtmlElement, address: str) -> NotebookNode:
    """Return an executed chapter with the prose of its page.

    `article` is the element of the page that holds the prose; its links lead to `address`.
    """
    prose = Prose(address)
    code = [cell for cell in executed.cells if cell.cell_type == "code"]
    for cell in code:  # not when it ran
        cell.metadata = {"tags": cell.metadata.get("tags", [])}
    cells: list[NotebookNode] = []
    text: list[str] = []

    def close() -> None:
        if text:
            cells.append(_markdown("\n\n".join(text)))
            text.clear()

    for part in _parts(article):
        if "cell" not in part.classes:
            text += prose.blocks(part)
            continue
        close()
        while code:
            cell = code.pop(0)
            cells.append(cell)
            if not _NOT_SHOWN & set(cell.metadata.get("tags", [])):
                break
        text += [prose.line(one) for one in part.iter("figcaption") if _of_page(one)]
    text += _cited(article)
    close()
    cells += code
    kept = {key: one for key, one in executed.metadata.items() if key in _KEPT}
    kept.get("language_info", {}).pop("version", None)
    # Not `new_notebook`: that it is valid is for tests to say, not for every build.
    return _node(cells=cells, metadata=_node(**kept), nbformat=4, nbformat_minor=5)


def _markdown(text: str) -> NotebookNode:
    return _node(cell_type="markdown", metadata=_node(), source=text)


def _node(**fields: Any) -> NotebookNode:
    return NotebookNode(fields)  # type: ignore[no-untyped-call]


def _parts(element: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the cells and the blocks of prose of a page, in order."""
    for child in element.iterchildren():
        if isinstance(child.tag, str):
            if child.tag == "section" or (child.tag == "div" and child.find_class("cell")):
                yield from [child] if "cell" in child.classes else _parts(child)
            else:
                yield child


def _cited(article: HtmlElement) -> list[str]:
    """Return a list of the works that the prose cites, which a page has as titles of its links."""
    links = [link for cited in article.find_class("bibtex-citation") for link in cited.iter("a")]
    works = {link.text_content(): " ".join(link.get("title", "").split()) for link in links}
    listed = [f"- {escaped(label)}: {escaped(work)}" for label, work in sorted(works.items())]
    return ["## Works cited", "\n".join(listed)] if listed else []


def _of_page(caption: HtmlElement) -> bool:
    """Tell whether a caption was added to what a cell showed."""
    return bool(caption.find_class("caption-text"))


def _first(article: HtmlElement, now: Edition, docname: str, wheel: str) -> str:
    """Return what a notebook says of itself: which book it is from, and how it is run."""
    title = " ".join(article.find(".//h1").text_content().rstrip("#").split())
    about = f"*{title}* is a chapter of *{now.title}*{f', {now.named}' if now.named else ''}."
    if now.base:
        about += f" It is published at {now.base}{docname}.html."
    if not wheel:
        how = "Open it in the folder of the study from which the book was made, and run its cells."
    else:
        source = f"tellings[figures] @ {now.base}{wheel}" if now.base else f"./{wheel}[figures]"
        where = "" if now.base else f", in the folder of `{wheel}`, which the book offers"
        how = (
            f"One command installs all that its cells need{where}:\n\n"
            f'```sh\npython -m pip install "{source}" jupyterlab\n```'
        )
    return f"{about}\n\n{how}"
