"""The Sphinx extension that turns chapters and tables into the published book."""

import hashlib
import html
import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import yaml
from docutils import nodes
from jupyter_cache import get_cache
from jupyter_cache.base import CacheBundleIn
from jupyter_cache.executors.utils import single_nb_execution
from latex2mathml.converter import convert
from myst_nb.core.read import create_nb_reader
from pybtex.plugin import register_plugin
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.docutils import SphinxRole

from analysis import bibliography, export, paths, pipeline
from analysis.pages import html as markup

LOGGER = logging.getLogger(__name__)
_INPUTS = ("src/analysis", "seeds", "requirements.lock", "_config.yml", "benchmarks/results.csv")


def full_texts() -> bool:
    """Tell whether the book may print whole articles (`full_texts` in `_config.yml`)."""
    config = yaml.safe_load(paths.CONFIG.read_text(encoding="utf-8"))
    return bool(config["sphinx"]["config"]["full_texts"])


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the roles, the MathML renderer and the steps of a build."""
    register_plugin("pybtex.style.formatting", "authoryear", bibliography.Style)
    app.add_config_value("full_texts", True, "env", types=[bool])
    app.add_role("passage", PassageRole())
    app.add_role("claim", ClaimRole())
    app.add_role("fact", FactRole())
    app.add_html_math_renderer("mathml", (_inline_math, None), (_display_math, None))
    app.connect("config-inited", _choose_cache)
    app.connect("builder-inited", _load_passages)
    app.connect("builder-inited", _execute_notebooks, priority=900)
    app.connect("html-page-context", _mend_roles)
    app.connect("build-finished", _publish_tables)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


# ----------------------------------------------------------------------------------- roles


class PassageRole(SphinxRole):
    """``{passage}`id` ``: the words of a passage, in quotation marks, linked to its article.

    The id is one of `seeds/gold/passages.csv`, or `claim@article` for the passage on which an
    article's part in a claim rests. The words are sliced from the article, never typed.
    """

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the linked quotation, or a warning when nothing has this id."""
        row = self.env.app.passages.get(self.text)
        if row is None:
            LOGGER.warning("there is no passage %r", self.text, location=self.get_location())
            return [nodes.inline(text=self.text)], []
        target = f"article-{row.article_id}.html#{row.sentence_id}"
        return [_link(self.env, target, markup.quoted(row.text), "passage", row.place)], []


class ClaimRole(SphinxRole):
    """``{claim}`id` ``: a link to a claim of the register."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the link, or a warning when there is no such claim."""
        if self.text not in self.env.app.claim_ids:
            LOGGER.warning("there is no claim %r", self.text, location=self.get_location())
        return [_link(self.env, f"claims.html#claim-{self.text}", self.text, "claim", "")], []


class FactRole(SphinxRole):
    """``{fact}`id` ``: a link to a fact of the outside record and its source."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the link, or a warning when the record has no such fact."""
        fact = self.env.app.facts.get(self.text)
        if fact is None:
            LOGGER.warning("there is no fact %r", self.text, location=self.get_location())
        target = f"record.html#fact-{self.text}"
        return [_link(self.env, target, self.text, "fact", fact or "")], []


def _link(env, target: str, text: str, css: str, title: str) -> nodes.Node:
    """Return a link to a page of the book that Sphinx has no label for."""
    page, anchor = target.split("#")
    uri = env.app.builder.get_relative_uri(env.docname, "chapters/" + page.removesuffix(".html"))
    attributes = f'class="{css}" href="{html.escape(uri)}#{html.escape(anchor)}"'
    if title:
        attributes += f' title="{html.escape(title)}"'
    return nodes.raw("", f"<a {attributes}>{html.escape(text)}</a>", format="html")


def _load_passages(app: Sphinx) -> None:
    """Keep the passages and claims that prose may point to."""
    tables = pipeline.tables(paths.ROOT)
    passages = pipeline.passages(tables)
    app.passages = {row.passage_id: row for row in passages.itertuples()}
    app.claim_ids = set(tables.claims["claim_id"])
    app.facts = dict(zip(tables.facts["fact_id"], tables.facts["fact"], strict=True))


# ------------------------------------------------------------------------------------ math


def _inline_math(translator, node: nodes.math) -> None:
    translator.body.append(convert(node.astext()))
    raise nodes.SkipNode


def _display_math(translator, node: nodes.math_block) -> None:
    body = convert(node.astext(), display="block")
    translator.body.append(f'<div class="math-display" tabindex="0">{body}</div>')
    raise nodes.SkipNode


# --------------------------------------------------------------------------------- building


def inputs_digest() -> str:
    """Return a hash of everything but its own source that a chapter's figures depend on."""
    digest = hashlib.sha256()
    for name in _INPUTS:
        path = paths.ROOT / name
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in files:
            if file.is_file() and "__pycache__" not in file.parts:
                digest.update(file.relative_to(paths.ROOT).as_posix().encode() + b"\0")
                digest.update(file.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def _choose_cache(app: Sphinx, config) -> None:
    """Keep executed notebooks under the digest of their inputs, so that none is ever stale.

    The notebook cache itself looks at cell sources only. A changed path also makes Sphinx read
    every chapter again.
    """
    root = paths.ROOT / "_build" / "executed"
    current = root / inputs_digest()
    for old in root.glob("*"):
        if old != current:
            shutil.rmtree(old)
    current.mkdir(parents=True, exist_ok=True)
    config.nb_execution_cache_path = str(current)


def _execute_notebooks(app: Sphinx) -> None:
    """Run the notebooks that are not in the cache side by side, one a core.

    One that fails is left out: the parser runs it again and reports the error with its traceback.
    """
    settings = app.env.mystnb_config
    cache = get_cache(settings.execution_cache_path)
    waiting = []
    app.env.find_files(app.config, app.builder)  # only what the contents and exclusions leave
    for docname in sorted(app.project.docnames):
        path = Path(app.project.doc2path(docname, True))
        text = path.read_text(encoding="utf-8")
        reader = create_nb_reader(str(path), app.env.myst_config, settings, text)
        if reader is None:
            continue
        notebook = reader.read(text)
        try:
            cache.match_cache_notebook(notebook)
        except KeyError:
            waiting.append((path, notebook))
    if not waiting:
        return
    LOGGER.info("executing %d chapters", len(waiting))
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        done = pool.map(lambda item: _execute(*item, settings.execution_timeout), waiting)
        for (path, _), result in zip(waiting, done, strict=True):
            if result.err is None:
                LOGGER.info("executed %s in %.1f s", path.name, result.time)
                bundle = CacheBundleIn(
                    result.nb, str(path), data={"execution_seconds": result.time}
                )
                cache.cache_notebook_bundle(bundle, check_validity=False, overwrite=True)


def _execute(path: Path, notebook, timeout: int):
    return single_nb_execution(
        notebook,
        cwd=str(path.parent),
        timeout=timeout,
        allow_errors=False,
        shutdown_kernel="immediate",
        extra_arguments=["--log-level=40"],
    )


def _mend_roles(app: Sphinx, pagename: str, template: str, context: dict, doctree) -> None:
    """Make the entries of the bibliography list items; docutils gives them a deprecated role."""
    if "body" in context:
        context["body"] = context["body"].replace('role="doc-biblioentry"', 'role="listitem"')


def _publish_tables(app: Sphinx, failure: Exception | None) -> None:
    """Put the tables beside the pages as CSV; in an excerpts-only book, without whole articles."""
    if failure is not None or app.builder.format != "html":
        return
    shutil.rmtree(Path(app.outdir) / "data", ignore_errors=True)  # an export goes into a new folder
    tables = pipeline.tables(paths.ROOT)
    export.write(tables, Path(app.outdir) / "data", full_texts=full_texts())
    for name in ("CITATION.cff", "references.bib"):
        shutil.copyfile(paths.ROOT / name, Path(app.outdir) / name)
    coded = Path(app.outdir) / "data" / "gold"
    if full_texts():  # the passages of all claims are the articles
        shutil.copytree(paths.GOLD, coded)
