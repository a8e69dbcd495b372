"""The files of a written book: its chapters, its contents, its configuration."""

import re
from collections.abc import Mapping, Sequence
from importlib.resources import files
from numbers import Integral
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, FunctionLoader, StrictUndefined

from analysis.chapters.statements import statements
from analysis.characters import legible
from analysis.numbers import percent, printed
from analysis.pipeline import Tables

READINGS = "readings"
"""Folder of a study in which its author says what the tables mean, a file a chapter."""

TEMPLATES = files("analysis").joinpath("data", "chapters")

CHAPTERS = (
    *("sources", "sharing", "speakers", "words", "tone", "compare"),
    *("coverage", "claims", "record", "facts"),
)
"""Chapters of every book, in order; the last five only where there is what they are about."""

CLOSING = ("methods", "reproduce", "data")

MANY = 200
"""Articles up to which each has a page of its own."""

Article = Mapping[str, str]

_NEEDS = {
    "compare": "compared",
    **dict.fromkeys(("coverage", "claims"), "claims"),
    **dict.fromkeys(("record", "facts"), "record"),
}
_MARKS = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|$~:^'\"@=])")


def write(t: Tables, folder: Path) -> Path:
    """Write a book about a study into a folder, and return the folder.

    There is a chapter for each of `CHAPTERS` and a page for each article. The prose states what the
    tables hold and nothing else; what only a person can say is taken from the study's folder
    `READINGS`, and where there is nothing yet the chapter asks for it. A `_config.yml` of the study
    adds to the configuration. Files that an earlier call wrote and this one does not are removed.
    """
    told = statements(t)
    names = [name for name in CHAPTERS if name not in _NEEDS or told[_NEEDS[name]]]
    environment = _environment(t.study.folder / READINGS)
    written = {"index.md": _filled(environment, "index", told, chapters=names)}
    for name in (*names, *CLOSING):
        written[f"chapters/{name}.md"] = _filled(environment, name, told)
    pages = article_pages(told["articles"])
    for page, about in pages.items():
        own = {"page": page, "articles": about, "about": page_title(about[0])}
        written[f"chapters/{page}.md"] = _filled(environment, "article", told | own)
    written["_toc.yml"] = _contents(names, list(pages))
    written["_config.yml"] = _configuration(t, told["title"], pages)
    _put(folder, written)
    return folder


def article_pages(articles: Sequence[Article]) -> dict[str, list[Article]]:
    """Return the articles of each page, by its name: one each, or those of an outlet and month.

    `articles` have article_id, outlet, headline and published; more than `MANY` share pages.
    """
    if len(articles) <= MANY:
        return {f"article-{one['article_id']}": [one] for one in articles}
    pages: dict[str, list[Article]] = {}
    names: dict[tuple[str, str], str] = {}
    for one in articles:
        about = one["outlet"], one["published"][:7]
        name = names.setdefault(about, f"articles-{len(names) + 1}")
        pages.setdefault(name, []).append(one)
    return pages


def page_title(article: Article) -> str:
    """Return the title of a page that articles of one outlet and month share."""
    month = article["published"][:7]
    return f"{article['outlet']}, {month or 'date not known'}"


def _environment(readings: Path) -> Environment:
    """Return the templates; whatever they print is text, made safe for Markdown."""

    def source(name: str) -> str:
        return TEMPLATES.joinpath(name).read_text(encoding="utf-8")

    def reading(name: str, question: str) -> str:
        path = readings / f"{name}.md"
        if path.is_file():
            return path.read_text(encoding="utf-8").strip()
        place = f"{READINGS}/{name}.md"
        return (
            f"```{{admonition}} For the author\n:class: reading\n{question} What you write into "
            f"`{place}` stands here instead of this note.\n```"
        )

    environment = Environment(
        loader=FunctionLoader(source),
        undefined=StrictUndefined,
        finalize=plain,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
    )
    environment.globals |= {
        "reading": lambda *about: _Markdown(reading(*about)),
        "begin": _beginning,
        "show": _cell,
        "figure": _figure,
    }
    environment.filters |= {
        "percent": lambda share: _Markdown(percent(share)),
        "signed": lambda number: _Markdown(printed(number, ".2f")),
        "count": _count,
        "code": lambda name: _Markdown(str(name)),
    }
    return environment


class _Markdown(str):
    """Text that is Markdown already."""

    __slots__ = ()


def plain(value: object) -> str:
    """Return a value as Markdown that shows it as it is; a number with its thousands apart."""
    if isinstance(value, _Markdown):
        return str(value)
    if isinstance(value, Integral):  # of numpy too
        return f"{value:,d}"
    return _MARKS.sub(r"\\\1", legible(str(value)).replace("\n", " "))


def _count(number: int, noun: str, many: str = "") -> _Markdown:
    """Return a number and its noun: 1 article, 2 articles."""
    return _Markdown(f"{number:,} {noun if number == 1 else many or noun + 's'}")


def _cell(code: str) -> _Markdown:
    """Return a cell that shows something."""
    return _Markdown(f"```{{code-cell}} ipython3\n:tags: [hide-input]\n\n{code}\n```\n")


def _beginning(*imports: str) -> _Markdown:
    """Return the first cell of a chapter, which opens the tables."""
    lines = "\n".join(["from analysis import pipeline", *imports])
    return _cell(f"{lines}\n\nt = pipeline.tables()")


def _figure(code: str, name: str, caption: str) -> _Markdown:
    """Return a cell that shows a numbered figure with a caption."""
    about = f"mystnb:\n  figure:\n    name: fig-{name}\n    caption: |\n      {caption}"
    return _Markdown(
        f"```{{code-cell}} ipython3\n---\ntags: [hide-input]\n{about}\n---\n{code}\n```\n"
    )


def _filled(environment: Environment, name: str, told: Mapping[str, Any], **more: Any) -> str:
    return environment.get_template(f"{name}.md").render(**told, **more)


def _contents(names: list[str], pages: list[str]) -> str:
    """Return the contents of the book."""
    parts = [
        ("What the outlets tell", names),
        ("The articles", pages),
        ("Behind the book", list(CLOSING)),
    ]
    contents = {
        "format": "jb-book",
        "root": "index",
        "parts": [
            {"caption": caption, "chapters": [{"file": f"chapters/{page}"} for page in own]}
            for caption, own in parts
        ],
    }
    return yaml.safe_dump(contents, sort_keys=False, allow_unicode=True)


def _configuration(t: Tables, title: str, pages: Mapping[str, list[Article]]) -> str:
    """Return the configuration: that of every written book, with what the study's own says."""
    configuration = yaml.safe_load(TEMPLATES.joinpath("_config.yml").read_text(encoding="utf-8"))
    configuration["title"] = title
    configuration["sphinx"]["config"]["article_pages"] = {
        one["article_id"]: page
        for page, about in pages.items()
        for one in about
        if page != f"article-{one['article_id']}"
    }
    own = t.study.folder / "_config.yml"
    if own.is_file():
        given = yaml.safe_load(own.read_text(encoding="utf-8"))
        configuration = _joined(configuration, given or {})
    return yaml.safe_dump(configuration, sort_keys=False, allow_unicode=True)


def _joined(one: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    """Return two configurations as one, in which the other goes before the one."""
    both = {**one, **other}
    for key in one.keys() & other.keys():
        if isinstance(one[key], Mapping) and isinstance(other[key], Mapping):
            both[key] = _joined(one[key], other[key])
    return both


def _put(folder: Path, written: Mapping[str, str]) -> None:
    """Write files where they differ from what is there, and remove the pages of no use any more."""
    for name, text in written.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
    for path in (folder / "chapters").glob("*.md"):
        if f"chapters/{path.name}" not in written:
            path.unlink()
