"""What a saved page says of itself: in its head, in the data it brings for machines, in its title.

Linked data follows schema.org (`NewsArticle` and its kind, as JSON-LD), names of the head Open
Graph and the habits of news sites.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml.html import HtmlElement

from analysis.intake import dates
from analysis.intake.addresses import domain, is_address

_ARTICLES = {
    *("Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BlogPosting"),
    *("OpinionNewsArticle", "BackgroundNewsArticle", "ReviewNewsArticle", "LiveBlogPosting"),
    *("TechArticle", "SocialMediaPosting", "Report"),
}
_BETWEEN = re.compile(r" (?:[|–—•»-]|::) ")
_NO_NAMES = {"home", "news", "blog", "website", "my site", "my website", "site", "articles"}
_LONGEST_NAME = 40  # characters of the name of a site
_DEEP = 40  # levels of linked data that are followed


@dataclass
class Head:
    """What was found: `meta` by name, `article` the linked data of the article, `title`."""

    meta: Mapping[str, str] = field(default_factory=dict)
    article: Mapping[str, Any] = field(default_factory=dict)
    title: str = ""
    url: str = ""
    about: frozenset[str] = frozenset()

    @property
    def body(self) -> str:
        """The text of the article as linked data give it; empty where they do not."""
        return _text(self.article.get("articleBody"))


def read(tree: HtmlElement, url: str = "") -> Head:
    """Return what a page says of itself; `url` is its address, where that is known otherwise."""
    meta: dict[str, str] = {}
    for one in tree.iter("meta"):
        name = (one.get("property") or one.get("name") or one.get("itemprop") or "").lower()
        if name and (content := (one.get("content") or "").strip()):
            meta.setdefault(name, content)
    data = list(_linked_data(tree))
    kinds = frozenset(kind for one in data for kind in _kinds(one))
    articles = [one for one in data if _ARTICLES & set(_kinds(one))]
    title = " ".join((tree.findtext(".//title") or "").split())
    return Head(meta, max(articles, key=len, default={}), title, url or _address(tree, meta), kinds)


def _address(tree: HtmlElement, meta: Mapping[str, str]) -> str:
    links = [one.get("href", "") for one in tree.iter("link") if one.get("rel") == "canonical"]
    for address in (*links, meta.get("og:url", ""), meta.get("twitter:url", "")):
        if re.match(r"https?://\S+\Z", address.strip()):
            return str(address).strip()
    return ""


def _linked_data(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """Yield the objects of the linked data, outer ones first."""
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() == "application/ld+json":
            try:
                yield from _objects(json.loads(script.text or "", strict=False))
            except (ValueError, RecursionError):
                continue


def _objects(node: object, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > _DEEP:
        return
    if isinstance(node, dict):
        yield node
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(node.get(name), depth + 1)
    elif isinstance(node, list):
        for one in node:
            yield from _objects(one, depth + 1)


def _kinds(node: Mapping[str, Any]) -> list[str]:
    kinds = node.get("@type")
    return [str(one) for one in kinds] if isinstance(kinds, list) else [str(kinds)]


def _text(value: object) -> str:
    """Return a text of linked data: a string, the name of an object, the first of a list."""
    if isinstance(value, list):
        return next((text for text in map(_text, value) if text), "")
    if isinstance(value, dict):
        return _text(value.get("name"))
    return value.strip() if isinstance(value, str) else ""


# ------------------------------------------------------------------------------------ the outlet


def outlet(head: Head) -> tuple[str, str]:
    """Return the name of the outlet of a page and where it was read; two empty texts for none.

    The name of the site, else its publisher, else the end of the title, else the domain. One in
    small letters gives way to the same name as another place prints it.
    """
    publisher = _text(head.article.get("publisher"))
    named = [
        (head.meta.get("og:site_name", ""), "og:site_name"),
        (publisher, "JSON-LD publisher"),
        (head.meta.get("application-name", ""), "application-name"),
        (_end_of_title(head), "the end of the title"),
    ]
    found = [(name, source) for name, source in named if name and not _is_no_name(name)]
    host = domain(head.url)
    found += [(host, "the address")] if host else []
    if not found:
        return "", ""
    first = found[0]
    if first[0].islower():
        better = [one for one in found if _plain(first[0]) in _plain(one[0]) and one != first]
        return next((one for one in better if not one[0].islower()), first)
    return first


def _is_no_name(name: str) -> bool:
    return is_address(name) or name.casefold() in _NO_NAMES


def _end_of_title(head: Head) -> str:
    """Return what a title ends in behind a bar or dash, if it can be the name of the site."""
    start, end = _parted(head.title)
    headline = head.meta.get("og:title", "")
    site = _plain(domain(head.url).rpartition(".")[0])
    like_site = bool(site) and (_plain(end) in site or site in _plain(end))
    return end if end and (like_site or headline.startswith(start[:40])) else ""


def _parted(title: str) -> tuple[str, str]:
    """Return what stands before the last bar or dash of a title, and after it, if it is short."""
    pieces = list(_BETWEEN.finditer(title))
    end = title[pieces[-1].end() :].strip() if pieces else ""
    if not 2 <= len(end) <= _LONGEST_NAME:
        return title, ""
    return title[: pieces[-1].start()].strip(), end


def _plain(name: str) -> str:
    return re.sub(r"[\W_]", "", name.casefold())


# ------------------------------------------------------------------------------------ the others


def headline(head: Head, found: str) -> tuple[str, str]:
    """Return the headline and where it was read; `found` is the one that the extractor took.

    A name of the site at its end does not belong to it.
    """
    site = _plain(outlet(head)[0])
    start, end = _parted(found)
    if end and _plain(end) in (site, _plain(domain(head.url))):
        found = start
    for text, source in (
        (_text(head.article.get("headline")), "JSON-LD headline"),
        (head.meta.get("og:title", ""), "og:title"),
        (head.title, "title"),
    ):
        if text and (_plain(text) == _plain(found) or not found):
            return (found or " ".join(text.split())), source
    return found, "the page" if found else ""


def published(head: Head, tree: HtmlElement, day: str) -> tuple[str, str]:
    """Return the day of publication and where a page names it; `day` is what the extractor took.

    Of one that the page has in numbers only, it is said where day and month could be swapped.
    """
    if not day:
        return "", ""
    if _text(head.article.get("datePublished")).startswith(day):
        return day, "JSON-LD datePublished"
    for name, content in head.meta.items():
        if content.startswith(day) and not re.search("modif|updat|expir", name):
            return day, name
    told = [_text(head.article.get("datePublished")), *head.meta.values(), *_words(tree)]
    day, written = dates.settled(day, told)
    return day, f"the page, {written}" if written else "the page"


def _words(tree: HtmlElement) -> Iterator[str]:
    """Yield the texts of a page, and the days that it gives machines."""
    for element in tree.iter():
        if element.tag not in ("script", "style") and isinstance(element.tag, str):
            yield from (element.get("datetime", ""), element.text or "")
        yield element.tail or ""


def form(head: Head) -> tuple[str, str]:
    """Return the form that a page says it has, and where; two empty texts where it says nothing."""
    if "LiveBlogPosting" in head.about:
        return "live blog", "JSON-LD type"
    if head.about & {"CollectionPage", "SearchResultsPage"} and not head.article:
        return "list", "JSON-LD type"
    return "", ""
