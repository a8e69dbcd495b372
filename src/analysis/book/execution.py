"""The cells of the chapters, executed when what they depend on has changed, and only then.

What a chapter printed is kept beside a record of what that depends on, one file a chapter. The
parser of the pages is given these files and executes nothing itself.
"""

import asyncio
import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing, nullcontext
from dataclasses import dataclass
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import nbformat
from jupyter_core.utils import ensure_async
from myst_nb.core.config import NbParserConfig
from myst_nb.core.read import create_nb_reader
from myst_parser.config.main import MdParserConfig
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from sphinx.config import Config
from sphinx.errors import SphinxError
from sphinx.util import logging

from analysis import files, findings, fingerprint, pipeline, reads
from analysis.book import drawings
from analysis.book.console import PROGRESS
from analysis.book.kernels import CAN_FORK, Forks
from analysis.cores import all_cores
from analysis.pipeline import Tables

LOGGER = logging.getLogger(__name__)

KERNEL = {"MPLCONFIGDIR": "matplotlib", "IPYTHONDIR": "ipython"}
"""Folders of what kernels keep and are set up by: of this book, not of whoever builds it."""


_MANIFEST = "manifest.json"

QUIET = ("--log-level=40", "--InteractiveShell.colors=nocolor")
"""Options of kernels: errors only, in plain letters."""


class ChapterError(SphinxError):
    """Chapters that cannot be executed; the message names chapter, cell and error of each."""

    category = "The book cannot be built"


@dataclass
class Chapter:
    """A page with cells: its name in the book, its file, and the notebook that it is."""

    docname: str
    path: Path
    text: str
    notebook: NotebookNode

    @property
    def code(self) -> list[NotebookNode]:
        """Its code cells."""
        return [cell for cell in self.notebook.cells if cell.cell_type == "code"]

    def key(self) -> str:
        """Return a digest of all that its output depends on, but for the tables that it reads."""
        try:
            code = fingerprint.of_cells(cell.source for cell in self.code)
        except SyntaxError as error:
            code = f"does not parse: {error}"  # its kernel says so, with the place
        tags = [cell.metadata.get("tags", []) for cell in self.code]
        return fingerprint.digest(code, tags, self.notebook.metadata.get("kernelspec", {}))


def chapters(paths: dict[str, Path], config: Config) -> list[Chapter]:
    """Return the pages that have cells; `paths` gives the file of each page."""
    markdown = MdParserConfig(enable_extensions=set(config.myst_enable_extensions))
    found = []
    for docname, path in sorted(paths.items()):
        text = path.read_text(encoding="utf-8")
        reader = create_nb_reader(str(path), markdown, NbParserConfig(), text)
        if reader is not None:
            found.append(Chapter(docname, path, text, reader.read(text)))
    return found


class Executed:
    """A folder of executed chapters."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, docname: str) -> Path:
        """Return the file of a chapter."""
        return self.folder / f"{docname}.json"

    def update(self, chapters: Sequence[Chapter], tables: Tables, timeout: int) -> list[str]:
        """Execute the chapters whose kept output is not current; return their names.

        Raises ChapterError when some cannot be executed; the others are kept all the same.
        """
        waiting = []
        for chapter in chapters:
            kept = self._kept(chapter.docname)
            if kept is None or not _is_current(kept, chapter, tables.digest):
                waiting.append(chapter)
            elif kept["text"] != _digest(chapter.text):  # other prose round the same cells
                _take_outputs(chapter.notebook, kept["notebook"])
                self._keep(chapter, kept["key"], kept["reads"])
        self._remove_others(chapters)
        if waiting:
            PROGRESS.info("executing %d of %d chapters", len(waiting), len(chapters))
            LOGGER.info("executing %s", ", ".join(chapter.docname for chapter in waiting))
            aside = self._aside(tables)  # here, where Ctrl-C is answered at once
            self._execute(waiting, aside, timeout)
        return [chapter.docname for chapter in waiting]

    def digests(self, chapters: Iterable[Chapter]) -> dict[str, str]:
        """Return a digest of what is kept of each chapter."""
        return {one.docname: files.digest(self.path(one.docname)) for one in chapters}

    # ------------------------------------------------------------------------------ files

    def _kept(self, docname: str) -> dict[str, Any] | None:
        """Return what is kept of a chapter, None when that is nothing or damaged."""
        content = files.kept(self.path(docname))
        found: dict[str, Any] | None = None if content is None else json.loads(content)
        return found

    def _keep(self, chapter: Chapter, key: str, read: dict[str, str]) -> None:
        """Write what is kept of a chapter, whole or not at all."""
        kept = {"text": _digest(chapter.text), "key": key, "reads": read}
        content = json.dumps({**kept, "notebook": chapter.notebook}, ensure_ascii=False)
        path = self.path(chapter.docname)
        path.parent.mkdir(parents=True, exist_ok=True)
        files.keep(path, content.encode())

    def _remove_others(self, chapters: Iterable[Chapter]) -> None:
        known = {self.path(chapter.docname) for chapter in chapters}
        for path in self.folder.rglob("*"):
            if path.is_file() and path not in known:
                path.unlink()

    # -------------------------------------------------------------------------- execution

    def _aside(self, tables: Tables) -> Path:
        """Make the folder in which we and kernels tell each other things; all tables are made."""
        aside = self.folder.with_name("kernels")
        shutil.rmtree(aside, ignore_errors=True)
        aside.mkdir()
        modules = (f"{findings.__name__}.{one.name}" for one in iter_modules(findings.__path__))
        known = tables.manifest(modules) | {"folder": str(tables.study.folder)}
        (aside / _MANIFEST).write_text(json.dumps(known), encoding="utf-8")
        return aside

    def _execute(self, waiting: Sequence[Chapter], aside: Path, timeout: int) -> None:
        """Execute chapters side by side, as many as there are processors for us."""
        manifest = {pipeline.MANIFEST_VARIABLE: str(aside / _MANIFEST)}
        environment = _environment(self.folder.parent) | manifest
        # Taken first: code that is edited while it runs makes the chapter outdated.
        keys = [chapter.key() for chapter in waiting]
        left = [*waiting]

        async def one(number: int, turns: asyncio.Semaphore, forks: Forks | None) -> str:
            chapter, noted = waiting[number], aside / f"{number}.reads"
            own = environment | {reads.READS_VARIABLE: str(noted)}
            async with turns:
                failure = await _run(chapter, own, timeout, forks)
            left.remove(chapter)
            PROGRESS.debug("chapters left to execute: %d", len(left))
            if not failure:
                LOGGER.info("executed %s", chapter.docname)
                self._keep(chapter, keys[number], reads.noted_in(noted))
            return failure

        async def all_of_them(forks: Forks | None) -> list[str]:
            turns = asyncio.Semaphore(all_cores())
            return await asyncio.gather(*(one(n, turns, forks) for n in range(len(waiting))))

        with closing(Forks(environment)) if CAN_FORK else nullcontext() as forks:
            told = asyncio.run(all_of_them(forks))
        if failures := list(filter(None, told)):
            raise ChapterError("\n\n".join(failures))


def kept_notebook(text: str, path: str) -> NotebookNode:
    """Return an executed chapter from its file; the parser of the pages calls this."""
    content = Path(path).read_text(encoding="utf-8").partition("\n")[2]
    notebook: NotebookNode = nbformat.from_dict(json.loads(content)["notebook"])  # type: ignore[no-untyped-call]
    return drawings.without(notebook)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _is_current(kept: dict[str, Any], chapter: Chapter, digest: Callable[[str], str]) -> bool:
    """Tell whether executing a chapter would print what is kept of it."""
    return kept["key"] == chapter.key() and reads.unchanged(kept["reads"], digest)


def _take_outputs(notebook: NotebookNode, executed: dict[str, Any]) -> None:
    """Give a notebook what the same cells printed when they were executed."""
    printed = (cell for cell in executed["cells"] if cell["cell_type"] == "code")
    cells = (cell for cell in notebook.cells if cell.cell_type == "code")
    for cell, before in zip(cells, printed, strict=True):
        cell.outputs = before["outputs"]
        cell.execution_count = before["execution_count"]
    notebook.metadata["language_info"] = executed["metadata"]["language_info"]


def _environment(build: Path) -> dict[str, str]:
    """Return the environment of the kernels, which use the very package that builds the book."""
    source = str(fingerprint.ROOT.parent)
    path = os.pathsep.join(filter(None, [source, os.environ.get("PYTHONPATH")]))
    places = {name: str(build / folder) for name, folder in KERNEL.items()}
    environment = os.environ | places | {"PYTHONPATH": path}
    if not CAN_FORK and not any((build / KERNEL["MPLCONFIGDIR"]).glob("fontlist-*")):
        # Else every kernel looks for fonts, and one that takes its time says so in a chapter.
        command = [sys.executable, "-c", "import matplotlib.font_manager"]
        subprocess.run(command, env=environment, stderr=subprocess.DEVNULL, check=False)
    return environment


async def _run(
    chapter: Chapter, environment: dict[str, str], timeout: int, forks: Forks | None
) -> str:
    """Execute the cells of a chapter in a kernel of its own; return what went wrong, or nothing."""
    notebook = chapter.notebook
    kernel = notebook.metadata.get("kernelspec", {}).get("name", "python3")
    client = NotebookClient(
        notebook,
        timeout=timeout,
        startup_timeout=3600,  # one that dies is noticed at once; on a busy machine it is slow
        kernel_name=kernel,
        extra_arguments=list(QUIET),
    )
    manager = client.create_kernel_manager()
    if forks is not None:
        forks.give_to(manager)
    cell = None
    try:
        await client.async_start_new_kernel(cwd=str(chapter.path.parent), env=environment)
        kernel_client = await client.async_start_new_kernel_client()
        reply = await client.async_wait_for_reply(kernel_client.kernel_info())
        notebook.metadata["language_info"] = (reply or {})["content"]["language_info"]
        for index, cell in enumerate(notebook.cells):
            await client.async_execute_cell(cell, index)
    except (CellExecutionError, CellTimeoutError, DeadKernelError) as error:
        return _told(chapter, cell, error)
    finally:  # also when the build is interrupted
        await ensure_async(manager.shutdown_kernel(now=True))
        if client.kc is not None:
            client.kc.stop_channels()
    return ""


def _told(chapter: Chapter, cell: NotebookNode | None, error: Exception) -> str:
    """Return one message for a cell that failed: chapter, number and line of the cell, error."""
    at = next((n for n, one in enumerate(chapter.notebook.cells) if one is cell), 0)
    number = sum(one.cell_type == "code" for one in chapter.notebook.cells[: at + 1])
    line = chapter.notebook.metadata.get("source_map", [0] * (at + 1))[at] + 1
    return f"{chapter.path.name}, cell {number} (line {line}):\n{error}"
