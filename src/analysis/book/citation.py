"""Citations of a part of the book, all made from one record in CSL-JSON."""

import json
import re
from collections.abc import Hashable, Mapping
from functools import lru_cache
from typing import Any

import rispy
from pybtex.database import BibliographyData, Entry, Person
from pybtex.database.output.bibtex import Writer

from analysis.book import bylines, csl
from analysis.book.edition import Author, Edition
from analysis.book.parts import Part
from analysis.characters import legible
from analysis.segment import sentence_number

Record = dict[str, Any]

FILES = {"BibTeX": ".bib", "RIS": ".ris", "CSL-JSON": ".json"}
"""Formats for reference managers, and how their files end."""

_LONGEST = 240  # of a title; a caption may be a paragraph


def record(part: Part | None, edition: Edition, article: Mapping[Hashable, Any]) -> Record:
    """Return a part of the book as CSL-JSON; of None, the book itself.

    `article` is the row of the article that a part is, or belongs to as a sentence does, else
    empty. These are cited as the article of its outlet, as it is printed in the book; all else is a
    part of the book, by its title, number and chapter. The address is that in the book; in a book
    that has none (`base` is empty) the record has the note alone, which names the part.
    """
    year = [int(edition.year)] if edition.year.isdigit() else []
    book: Record = {
        "author": [_author(one) for one in edition.authors],
        "issued": {"date-parts": [_date(edition.released) or year]},
        "edition": edition.version,
        "DOI": edition.doi,
        "language": "en",
    }
    if part is None:
        made = book | {"id": key(None, edition), "type": "book", "title": edition.title}
        return _filled(made | {"URL": edition.base})
    note = f"Anchor: {part.address}"
    if article:
        url = str(article["url"] or "")
        inferred = "inferred" in str(article.get("published_note") or "")
        made = {
            "type": "article-newspaper",
            "author": _signed(str(article["byline"] or ""), str(article["outlet"] or "")),
            "title": str(article["headline"] or "[Article without a known headline]"),
            "container-title": str(article["outlet"]),
            "issued": {"date-parts": [_date(str(article["published"] or ""))]}
            | ({"circa": True} if inferred else {}),
            "genre": _of_article(part)
            + f", as printed in {edition.title}"
            + (f", edition {edition.version}" if edition.version else "")
            + (f"; first at {url}" if url else "")
            + "; date inferred" * inferred,
            "URL": edition.base + part.address if edition.base else "",
            "language": "en",
        }
    else:
        made = book | {
            "type": "chapter",
            "title": _short(part.title),
            "number": _within(part),
            "container-title": edition.title,
            "URL": edition.base + part.address if edition.base else "",
        }
    return _filled(made | {"id": key(part, edition), "note": note})


def heading(part: Part, made: Record) -> str:
    """Return what a part is called where its citation is offered."""
    title = str(made["title"])
    if made["type"] == "article-newspaper":
        return f"{_of_article(part)} of “{title}”" if part.is_sentence else title
    if part.name == "Section":
        return f"Section “{title}”"
    return f"{part.name}. {title}" if part.is_named else title


def _within(part: Part) -> str:
    """Return what a part is of which chapter: “Figure 3 in “Words””; of a chapter, nothing."""
    if not part.chapter:
        return part.name if part.is_named else ""
    return f"{part.name} in “{part.chapter}”"


def _of_article(part: Part) -> str:
    """Return what a part of an article is called, the whole of it or a sentence."""
    return f"Sentence {sentence_number(part.id)}" if part.is_sentence else "Article"


def _signed(byline: str, outlet: str) -> list[dict[str, str]]:
    """Return whom an article is cited by: those of its byline, its outlet where it has none."""
    return bylines.names(byline, outlet) or ([{"literal": outlet}] if outlet else [])


def _author(author: Author) -> dict[str, str]:
    if not author.person:
        return {"literal": author.name}
    return {"family": author.family} | ({"given": author.given} if author.given else {})


def key(part: Part | None, edition: Edition) -> str:
    """Return the key of a part in a list of references: of the book, its year, and the anchor."""
    words = re.findall(r"[a-z0-9]+", edition.title.lower())[:2]
    name = "".join(words) + edition.year
    return name if part is None else f"{name}-{part.id or part.page.rpartition('/')[2]}"


def formats(made: Record) -> dict[str, str]:
    """Return a record in every style (as HTML) and in every format for reference managers."""
    return {
        **csl.styled(made),
        "BibTeX": bibtex(made),
        "RIS": ris(made),
        "CSL-JSON": json.dumps([made], ensure_ascii=False, indent=1),
    }


_BIBTEX = {"book": "book", "chapter": "incollection", "article-newspaper": "article"}


def bibtex(made: Record) -> str:
    """Return a record as BibTeX."""
    parts = made.get("issued", {}).get("date-parts", [[]])[0]
    inside = {"chapter": "booktitle", "article-newspaper": "journal"}.get(made["type"], "series")
    fields = {
        "title": f"{{{_balanced(made['title'])}}}",
        inside: _balanced(made.get("container-title", "")),
        "year": str(parts[0]) if parts else "",
        "month": str(parts[1]) if len(parts) > 1 else "",
        "day": str(parts[2]) if len(parts) > 2 else "",
        "chapter": _balanced(made.get("number", "")),
        "edition": made.get("edition", ""),
        "type": made.get("genre", ""),
        "doi": made.get("DOI", ""),
        "url": made.get("URL", ""),
        "note": made.get("note", ""),
    }
    entry = Entry(_BIBTEX[made["type"]], {k: v for k, v in fields.items() if v})
    entry.persons["author"] = [_person(author) for author in made.get("author", [])]
    # Letters stay as they are: BibTeX has read UTF-8 for long, and its readers do.
    return str(_WRITER.to_string(BibliographyData({made["id"]: entry})))


class _BibtexWriter(Writer):  # type: ignore[misc]
    """Encodes a field once: those of one book are alike."""

    _encode = lru_cache(1024)(Writer._encode)


_WRITER = _BibtexWriter()


def _person(author: dict[str, str]) -> Person:
    last = author.get("literal") or author["family"]
    first, lineage = author.get("given", ""), author.get("suffix", "")
    return Person(last=f"{{{_balanced(last)}}}", first=first, lineage=lineage)


def _balanced(text: str) -> str:
    """Return a text with round brackets for braces that BibTeX could not pair."""
    depth = 0
    for letter in text:
        depth += {"{": 1, "}": -1}.get(letter, 0)
        if depth < 0:
            break
    return text.translate({ord("{"): "(", ord("}"): ")"}) if depth else text


_RIS = {"book": "BOOK", "chapter": "CHAP", "article-newspaper": "NEWS"}


def ris(made: Record) -> str:
    """Return a record as RIS."""
    parts = made.get("issued", {}).get("date-parts", [[]])[0]
    entry = {
        "type_of_reference": _RIS[made["type"]],
        "id": made["id"],
        "authors": [_inverted(author) for author in made.get("author", [])],
        "title": made["title"],
        "secondary_title": made.get("container-title", ""),
        "year": str(parts[0]) if parts else "",
        "date": "/".join(f"{number:02}" for number in parts),
        "section": made.get("number", ""),
        "edition": made.get("edition", ""),
        "type_of_work": made.get("genre", ""),
        "doi": made.get("DOI", ""),
        "urls": [made["URL"]] if "URL" in made else [],
        "notes": [made["note"]] if "note" in made else [],
        "language": made.get("language", ""),
    }
    filled = {field: value for field, value in entry.items() if value}
    return str(rispy.dumps([filled], implementation=_RisWriter))


def _inverted(author: dict[str, str]) -> str:
    names = (author.get("literal") or author["family"], author.get("given"), author.get("suffix"))
    return ", ".join(filter(None, names))


class _RisWriter(rispy.RisWriter):  # type: ignore[misc]
    """Writes RIS without the numbers that some programs put between references."""

    def set_header(self, count: int) -> str:
        """Return what stands before a reference: nothing."""
        return ""


def _filled(made: Record) -> Record:
    """Return a record without what is not known, and with nothing that cannot be seen."""
    shown: Record = json.loads(legible(json.dumps(made, ensure_ascii=False)))
    known = {field: value for field, value in shown.items() if value}
    if not known.get("issued", {}).get("date-parts", [[]])[0]:
        known.pop("issued", None)
    return known


def _date(text: str) -> list[int]:
    known = re.fullmatch(r"\d{4}(-\d\d){0,2}", text)
    return [int(part) for part in text.split("-")] if known else []


def _short(title: str) -> str:
    """Return a title, cut at a word when it is as long as a paragraph."""
    if len(title) <= _LONGEST:
        return title
    return title[: title.rindex(" ", 0, _LONGEST)] + " …"
