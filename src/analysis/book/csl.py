"""A record in the citation styles of the Citation Style Language project.

The styles lie in styles/ (CC BY-SA 3.0); citeproc-py sets them (CSL 1.0.2). It takes milliseconds
for a record, and the parts of a book differ in little but title and place: a record is set with
signs that stand for these, once for all parts of its kind.
"""

import json
import re
import warnings
from collections.abc import Callable, Mapping
from functools import cache, cached_property, lru_cache, partial
from pathlib import Path
from typing import Any

from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.model import TextCased
from citeproc.source.json import CiteProcJSON
from citeproc.string import String
from markupsafe import escape

STYLES = {
    "APA": "apa",
    "Chicago": "chicago-notes-bibliography",
    "MLA": "modern-language-association",
}

# citeproc-py takes what looks like markup for markup; these stand in while it works.
_AWAY = {ord("<"): "\ue000", ord(">"): "\ue001", ord("&"): "\ue002"}
_BACK = {"\ue000": "&lt;", "\ue001": "&gt;", "\ue002": "&amp;"}
# These stand in for where a part is, which changes nothing of the rest of its citation.
_NUMBER, _URL, _NOTE = "\ue003", "\ue004", "\ue005"
_PLACES = {"URL": _URL, "note": _NOTE}
_WITHIN = "\ue008"  # for its name and chapter, whose last sign may change places with a comma
_SENTENCE = re.compile(r"(?<=^Sentence )\d+")
# And these for the words of a title, as they are or with capitals. The signs around them stay:
# styles put none twice.
_TITLE, _CAPITALS = "\ue006", "\ue007"
_WORDS = re.compile(r"\w(?:.*\w)?", re.DOTALL)
_FOLDER = Path(__file__).parent / "styles"


def files() -> list[Path]:
    """Return the files of the styles."""
    return sorted(_FOLDER.glob("*.csl"))


def styled(made: Mapping[str, Any]) -> dict[str, str]:
    """Return a record in CSL-JSON in every style, as HTML."""
    number = _SENTENCE.search(made.get("genre", ""))
    places = {_URL: made.get("URL", ""), _NOTE: made.get("note", "")}
    places[_NUMBER] = number[0] if number else ""
    bare = dict(made) | {"id": "part"} | {k: _PLACES[k] for k in _PLACES if k in made}
    if "number" in made:
        bare["number"] = _WITHIN
    if "genre" in made:
        bare["genre"] = _SENTENCE.sub(_NUMBER, made["genre"])
    if "edition" in made:
        bare["edition"] = f"edition {made['edition']}"
    if made["type"] == "chapter" and "URL" in made:
        bare.pop("DOI", None)  # it is the book's, and styles give one of the two alone
    if {"literal": made.get("container-title")} in made.get("author", []):
        del bare["container-title"]  # who signs with the name of the outlet is named once
    title = made["title"].translate(_AWAY)
    bare["title"] = _WORDS.sub(_TITLE, title, count=1)
    words = {_TITLE: _words(title), _CAPITALS: _words(_in_capitals(title))}
    words[_WITHIN] = made.get("number", "").translate(_AWAY)
    given = json.dumps(bare, ensure_ascii=False)
    return {name: _finished(_set(given, file), words, places) for name, file in STYLES.items()}


def _words(title: str) -> str:
    found = _WORDS.search(title)
    return found[0] if found else ""


def _in_capitals(title: str) -> str:
    """Return an English title with capitals, as citeproc-py makes them where a style has these."""
    return str(_Capitals().case(String(title), "en"))


class _Capitals(TextCased):  # type: ignore[misc]
    """An element of a style that asks for capitals."""

    def get(self, name: str) -> str:
        """Return what it asks for."""
        return "title"


def _finished(text: str, words: Mapping[str, str], places: Mapping[str, str]) -> str:
    """Return a citation as readers see it, with what its signs stand for."""
    for sign, title in words.items():
        text = text.replace(sign, title)
    text = re.sub(r"\s+", " ", text).strip()
    for sign, entity in _BACK.items():
        text = text.replace(sign, entity)
    text = re.sub(r"”([.,])", r"\1”", text)  # as American styles have it; citeproc-py does not
    for sign, place in places.items():
        text = text.replace(sign, str(escape(place)))
    return text


@lru_cache(1024)
def _set(made: str, file: str) -> str:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of fields and options that citeproc-py does not know
        source = CiteProcJSON([json.loads(made.translate(_AWAY))])
        bibliography = CitationStylesBibliography(_style(file), source, formatter.html)
        bibliography.register(Citation([_Item("part")]))
        (entry,) = bibliography.bibliography()
    return "".join(entry)


class _Item(CitationItem):  # type: ignore[misc]
    """An item that looks up its reference once: a style asks for it hundreds of times."""

    reference = cached_property(CitationItem.reference.fget)


@cache
def _style(file: str) -> CitationStylesStyle:
    style = CitationStylesStyle(str(_FOLDER / f"{file}.csl"), validate=False)
    _keep_given_names(style.root)
    _print_titles_once(style.root)
    _label_what_is_there(style.root)
    for root in (style.root, *style.root.locales):
        _search_once(root)
    _leave_titles(style.root)
    return style


def _search_once(root: Any) -> None:
    """Have each element of a style that is complete answer a question once, for all citations.

    citeproc-py looks for macros, terms and variables through the whole style each time.
    """
    root.kept = list(root.iter("{*}*"))  # else lxml makes each element anew
    for element in root.kept:
        element.xpath_search = cache(element.xpath_search)
        if hasattr(type(element), "calls_variable"):
            element.calls_variable = cache(element.calls_variable)


def _leave_titles(style: Any) -> None:
    """Note of the words of a title that a style wants them with capitals, which are not there."""

    def noted(case: Callable[..., Any], title: Any, language: str) -> Any:
        return case(title, language).replace(_TITLE, _CAPITALS)

    for text in style.iter("{*}text"):
        if text.get("variable") == "title" and text.get("text-case") == "title":
            text.case = partial(noted, text.case)


def _label_what_is_there(style: Any) -> None:
    """Have a label stand beside what it labels and nowhere else, as CSL has it."""

    def known(process: Callable[..., Any], field: str, item: Any, *given: Any, **more: Any) -> Any:
        return process(item, *given, **more) if field in item.reference else None

    style.labels = [one for one in style.iter("{*}label") if one.get("variable", "") != "locator"]
    for label in style.labels:
        if field := label.get("variable"):
            label.process = partial(known, label.process, field.replace("-", "_"))


def _print_titles_once(style: Any) -> None:
    """Have a title that stands in place of an author stand there alone, as CSL has it.

    citeproc-py does so where a style names the title itself, not where it names a macro for it.
    """
    style.substitutes = list(style.iter("{*}substitute"))  # else lxml makes each element anew
    for substitute in style.substitutes:
        substitute.add_to_repressed_list = _repress


def _repress(child: Any, context: Any) -> None:
    """Keep what stands in place of an author from being printed again."""
    variable = "title" if child.get("macro") else child.get("variable")
    context.get_layout().repressed.setdefault(child.tag, []).append(variable)


def _keep_given_names(style: Any) -> None:
    """Make initials only where a style wants them: citeproc-py does not read `initialize`."""
    mark = style.attrib.pop("initialize-with", None)
    for name in style.iter("{*}name"):
        if name.get("initialize") == "false":
            name.attrib.pop("initialize-with", None)
        elif mark is not None and name.get("initialize-with") is None:
            name.set("initialize-with", mark)
