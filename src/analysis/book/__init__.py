"""The Sphinx extension that turns chapters and tables into the published book."""

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ConfigError, SphinxError
from sphinx.project import Project
from sphinx.util import logging

from analysis import fingerprint
from analysis.book import (
    anchors,
    articles,
    bibliography,
    csl,
    deposit,
    drawings,
    edition,
    execution,
    freshness,
    layout,
    maths,
    metadata,
    notebooks,
    numbers,
    offered,
    publishing,
    references,
    repository,
    roles,
    search,
    translator,
    wheel,
)
from analysis.book.console import PROGRESS
from analysis.book.discussion import Discussion
from analysis.book.values import Values
from analysis.locks import Lock

LOGGER = logging.getLogger(__name__)


def setup(app: Sphinx) -> dict[str, bool]:
    """Register roles, formulas, labels of the bibliography and the steps of a build."""
    values = Values(Path(app.srcdir))
    build = Build(app, values)
    roles.setup(app, values)
    repository.setup(app)
    articles.setup(app, values)
    maths.setup(app)
    search.setup(app, values)
    Discussion(app, values)
    bibliography.setup()
    anchors.setup(app)
    layout.setup(app, values)
    numbers.setup(app)
    references.setup(app, values)
    metadata.setup(app, values)
    translator.setup(app, values)
    # After the settings are complete and the contents are read, before what was read is loaded.
    app.connect("config-inited", build.prepare, priority=950)
    app.connect("html-page-context", build.offer)
    app.connect("build-finished", build.finish, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": False}


class StudyRefused(SphinxError):
    """Something in the study that cannot be used; the message says what, where and the mend."""

    category = "The study cannot be used"


class Build:
    """One build: chapters executed where they must be, then all pages or none."""

    def __init__(self, app: Sphinx, values: Values) -> None:
        self.values = values
        self.chapters: frozenset[str] = frozenset()
        self.book = freshness.Book(app)
        self.lock = Lock(Path(app.srcdir))
        self.made_from: dict[str, Any] = {  # before what follows adds to either
            "settings": freshness.settings(app.config),
            "libraries": freshness.libraries(app.config),
        }

    def prepare(self, app: Sphinx, config: Config) -> None:
        """Execute what is outdated, and clear away a book that would not be the same now."""
        refuse_other_code(Path(app.srcdir))
        if self.book.pages.parent.name != "_build":
            raise ConfigError("build the book with jupyter-book: other folders are not cleared")
        if not self.lock.take():
            LOGGER.info("%s: another build is at work; waiting for it to end", app.srcdir)
            PROGRESS.info("waiting for another build to end")
            self.lock.wait()
        paths = pages(app, config)
        try:
            # First: chapters take from there what the named results have in common with them.
            self.made_from |= freshness.study(self.values)
            chapters = execution.chapters(paths, config)
            executed = execution.Executed(self.book.pages.parent / "executed")
            executed.update(chapters, self.values.tables, config.nb_execution_timeout)
            self.wheel = wheel.Wheel(self.values.tables)
        except ValueError as error:  # of a study: CorpusError, CodedError, StudyError
            raise StudyRefused(str(error)) from error
        # To the parser each chapter is a format of its own, read from its executed file.
        config.nb_custom_formats = {
            str(chapter.path): [
                "analysis.book.execution.kept_notebook",
                {"path": str(executed.path(chapter.docname))},
                False,
            ]
            for chapter in chapters
        }
        config.nb_execution_mode = "off"
        self.chapters = frozenset(chapter.docname for chapter in chapters)
        self.made_from |= {
            "chapters": executed.digests(chapters),
            "files": freshness.files([*paths.values(), *self.files(app, config)]),
            "code": freshness.code(),
            "cards": fingerprint.of(metadata.CARD),
            "wheel": self.wheel.digest(),
        }
        self.offered = offered.Offered(self.book.pages, self.made_from)
        self.made_from["printed"] = freshness.files(self.offered.files)
        if self.book.is_made_from(self.made_from):
            LOGGER.info("nothing has changed; the book is as it was")
            PROGRESS.info("nothing has changed; the book is as it was")
            # Sphinx would load every page, and keep what it knows of them in another state.
            app.build = lambda *args, **kwargs: None  # type: ignore[method-assign]
            self.lock.release()
        else:
            PROGRESS.info("making %d pages", len(paths))
            self.book.clear()

    def files(self, app: Sphinx, config: Config) -> list[Path]:
        """Return the files besides pages that the book is made from, those of folders as these."""
        study = self.values.folder / "study.toml"
        names = [config.external_toc_path, config.html_logo, config.html_favicon, str(study)]
        names += config.bibtex_bibfiles if "bibtex_bibfiles" in config else []
        names += config.templates_path
        names += [*config.html_static_path, *config.html_extra_path]
        named = [Path(app.srcdir, name) for name in names if name]
        return [*named, layout.FOLDER, *csl.files(), *publishing.sources(self.values)]

    def finish(self, app: Sphinx, failure: Exception | None) -> None:
        """Publish what lies beside the pages, and record what the book was made from."""
        try:
            if failure is None:
                if app.builder.format == "html":
                    self.publish(app)
                if not app._warncount:  # else the next build says again what is wrong
                    further = {p for of_page in app.env.dependencies.values() for p in of_page}
                    self.book.keep(self.made_from, [Path(app.srcdir, path) for path in further])
        finally:
            self.lock.release()

    def publish(self, app: Sphinx) -> None:
        """Publish what lies beside the pages."""
        now = edition.of(self.values.folder, app.config)
        try:
            publishing.publish(self.values, self.book.pages, now.repository)
        except ValueError as error:  # ExportError
            raise StudyRefused(str(error)) from error
        executed = self.book.pages.parent / "executed"
        drawings.publish(executed, self.book.pages)
        self.wheel.publish(self.book.pages)
        notebooks.publish(executed, self.book.pages, now, self.wheel.file)
        deposit.write_crate(now, self.book.pages)
        self.offered.publish()
        self.offered.note(now)

    def offer(
        self, app: Sphinx, page: str, template: str, context: dict[str, Any], tree: nodes.Node
    ) -> None:
        """Give a page's template the files that are offered with this very book."""
        context["notebook"] = notebooks.address(page) if page in self.chapters else ""
        context["wheel"] = self.wheel.file
        context["printed"] = {
            path.suffix[1:].upper(): offered.address(path) for path in self.offered.files
        }


def pages(app: Sphinx, config: Config) -> dict[str, Path]:
    """Return the file of each page that the contents and the exclusions leave."""
    project = Project(app.srcdir, config.source_suffix)
    project.discover(
        [
            *config.exclude_patterns,
            *config.templates_path,
            *config.html_extra_path,
            *config.html_static_path,
        ],
        config.include_patterns,
    )
    return {name: Path(project.doc2path(name, absolute=True)) for name in project.docnames}


def refuse_other_code(folder: Path) -> None:
    """Raise ConfigError when a folder brings its own copy of this package and another one runs."""
    own = folder / "src" / fingerprint.PACKAGE
    if own.is_dir() and not own.samefile(fingerprint.ROOT):
        raise ConfigError(
            f"{folder} has code of its own, but that of {fingerprint.ROOT} is running; "
            "run `make book` here, or set PYTHONPATH to its folder src"
        )
