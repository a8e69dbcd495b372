"""What can be found in the book: its sentences, claims, facts, terms and sections, as printed."""

from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

from lxml import html
from lxml.html import HtmlElement

from analysis.segment import sentence_number


class Unit(NamedTuple):
    """A part of a page that has an address of its own, with its words."""

    kind: str
    page: str
    anchor: str
    title: str
    text: str
    also: str = ""  # what else its title is called, which is not printed


_PARSER = html.HTMLParser(encoding="utf-8")
KINDS = (
    *("section", "sentence", "claim", "verdict", "fact", "source", "term", "reference"),
    *("function", "change"),
)
"""Of a section that prints functions, and of the list of changes, a kind of its own: a search for
what the book finds leads there last."""

_HEADINGS = tuple(f"h{level}" for level in range(1, 7))
_BLOCKS = (
    *("p", "div", "blockquote", "ul", "ol", "li", "dl", "dt", "dd", "figure", "figcaption"),
    *("caption", "br", "table"),
)
_PARTED = {"td": " · ", "th": " · ", "tr": "; ", "thead": "; "}
"""What stands between a part of a table and the next one."""


def _of_class(*names: str) -> str:
    """Return the condition in XPath that an element has one of some classes."""
    classes = "concat(' ', normalize-space(@class), ' ')"
    return " or ".join(f"contains({classes}, ' {name} ')" for name in names)


# What is not read: drawings and how they were made, code, choices that readers make, signs of
# links, ids of sentences, keys, what leads from a claim to the chapters, and what repeats the
# register by topic.
_UNREAD = (
    f"descendant::*[self::svg or self::script or self::style or self::noscript or self::form"
    f" or self::details[{_of_class('hide')}] or self::a[{_of_class('headerlink', 'number')}]"
    f" or self::a[substring-after(@href, '#') = .]"
    f" or {_of_class('evidence', 'discussed')}"
    f" or (self::p or self::summary) and parent::details[{_of_class('figure-data')}]"
    f" or self::ol[{_of_class('notes')}]"
    f" or self::ul[{_of_class('legend')}] or self::dl[{_of_class('about')}]"
    f" or starts-with(@id, 'by-topic-')]"
)


def units(page: str, path: Path) -> list[Unit]:
    """Return the units of a built page, in order, those of a kind after one another.

    A passage of text belongs to one alone, but for a meaning that several terms share.

    They are read off the page, so that what is not printed (where only excerpts are) is not found.
    """
    article = html.document_fromstring(path.read_bytes(), parser=_PARSER).find(".//article")
    if article is None:
        return []
    for tag in article.xpath(_UNREAD):
        tag.drop_tree()
    heading = article.find(".//h1")
    chapter = page if heading is None else _words(heading)
    found = []
    for kind, anchor, title, tags in _parts(article, chapter):
        if article not in tags[0].iterancestors():
            continue  # it went with another one
        text = " ".join(_words(tag) for tag in tags)
        found.append(Unit(kind, page, anchor, title, text))
        for tag in tags:
            if tag.getparent() is not None:
                tag.drop_tree()
    sections = []
    for section in reversed(article.findall(".//section")):  # the inner ones first
        head = next(section.iter(*_HEADINGS), None)
        if head is not None and section.get("id"):
            title = _words(head)
            head.drop_tree()
            kind = "function" if section.xpath(f"descendant::dl[{_of_class('py')}]") else "section"
            sections.append(Unit(kind, page, section.get("id"), title, _words(section)))
        section.drop_tree()
    return [unit for unit in (*found, *reversed(sections)) if unit.text or unit.title]


def _parts(article: HtmlElement, chapter: str) -> Iterator[tuple[str, str, str, list[HtmlElement]]]:
    """Yield what is smaller than a section: kind, anchor, title, the tags with its words."""
    for tag in article.xpath(f"descendant::*[@id][{_of_class('sentence')}]"):
        title = f"{chapter}, sentence {sentence_number(tag.get('id'))}"
        yield "sentence", tag.get("id"), title, [tag]
    for tag in article.xpath(f"descendant::*[@id][{_of_class('claim-row')}]"):
        for key in tag.xpath(f"descendant::p/a[{_of_class('claim')}]"):  # its id is its anchor
            key.drop_tree()
        statement = tag.find(".//p")
        title = tag.get("id") if statement is None else _words(statement)
        for found in tag.xpath(f"descendant::li/span[{_of_class('verdict')}]"):
            judged = _judged(found)
            found.text = f"{title} {found.text}"  # what it is on, which the claim says, too
            yield "verdict", tag.get("id"), judged, [found]
        yield "claim", tag.get("id"), title, [tag]
    for kind in ("fact", "source"):
        for tag in article.xpath(f"descendant::*[starts-with(@id, '{kind}-')]"):
            row = next(tag.iterancestors("tr"), None)
            if row is not None:
                yield kind, tag.get("id"), tag.get("id").removeprefix(f"{kind}-"), [row]
    for term, meaning in _terms(article):
        yield "term", term.get("id"), _words(term), [term, meaning]
    for tag in article.xpath(f"descendant::div[@id][{_of_class('citation')}]"):
        label = next(iter(tag.xpath(f"descendant::*[{_of_class('label')}]")), None)
        yield "reference", tag.get("id"), "" if label is None else _words(label), [tag]


def _terms(article: HtmlElement) -> Iterator[tuple[HtmlElement, HtmlElement]]:
    """Yield the terms of glossaries, each with its meaning, which several may share."""
    for meaning in article.xpath(f"descendant::dl[{_of_class('glossary')}]/dd"):
        before = meaning.itersiblings(preceding=True)
        for term in [*takewhile(lambda tag: tag.tag == "dt", before)][::-1]:
            yield term, meaning


def _judged(verdict: HtmlElement) -> str:
    """Return whose telling a verdict of the record is on, and how it is."""
    (outlet,) = verdict.xpath("preceding-sibling::b[1]")
    return f"{_words(outlet)}: {(verdict.text or '').partition(':')[2].strip()}"


def _words(tag: HtmlElement) -> str:
    """Return the words of a tag in one line, those of cells and paragraphs apart."""
    for block in tag.iterdescendants(*_BLOCKS):
        block.text, block.tail = f" {block.text or ''}", f" {block.tail or ''}"
    for part in tag.iterdescendants(*_PARTED):
        part.tail = _PARTED[part.tag] if part.getnext() is not None else ""
    return " ".join(tag.text_content().split())
