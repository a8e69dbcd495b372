"""Saved pages: the text of the article in them, and what they say of it.

The text is found by trafilatura (Barbaresi 2021, ACL demonstrations, 122-131). What it leaves in of
the page (a headline printed again, invitations to subscribe, links to other stories) is cut by a
list, and what a page prints of its article for machines serves as a check on both.
"""

import functools
import html
import logging
import re
from collections import Counter
from pathlib import Path

import trafilatura
from lxml.html import HtmlElement

from analysis import wordlists
from analysis.intake import page_head, plain
from analysis.intake.found import Decision, Found, Unusable

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it cannot do, Unusable says
logging.getLogger("htmldate").setLevel(logging.CRITICAL)

EXTRACTOR = f"trafilatura {trafilatura.__version__}"

_LONGEST_FURNITURE = 600
_SENTENCE = 8  # words from which a paragraph counts as a sentence of its own
_CAPTION = 2  # words from which a caption is told of
_LINKED = 0.75  # share of a paragraph that is links, from which it is no text
_RUN = 4  # words in a row by which two texts are compared
_TELLING = 120  # runs from which a page's own text for machines counts as an article
_SAVED_FROM = re.compile(
    r"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(\S+)"
)
_CHARSET = re.compile(r"""charset=["']?([A-Za-z0-9_-]{3,20})""", re.IGNORECASE)
_EMBEDDED = re.compile(r"twitter-tweet|twitter-video|instagram-media|tiktok-embed|bluesky-embed")
_BLOCKS = {
    *("p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "section"),
    *("article", "tr", "table", "figure", "figcaption", "header", "footer", "pre"),
    *("dl", "dt", "dd"),
}


def read(path: Path, encoding: str = "") -> Found:
    """Return the article of a saved HTML page; raise Unusable where there is none."""
    return article(decoded(plain.content(path), encoding))


def decoded(raw: bytes, encoding: str = "") -> str:
    """Return the markup of a page: UTF-8, else in the encoding it names, that given, or guessed."""
    named = _CHARSET.search(raw[:4096].decode("latin-1"))
    for name in ("utf-8-sig", named[1] if named else "", encoding):
        try:
            if name:
                return raw.decode(name)
        except (UnicodeError, LookupError):
            continue
    return str(trafilatura.utils.decode_file(raw))


def article(markup: str, url: str = "") -> Found:
    """Return the article of a page; `url` is its address, where it is known otherwise.

    Raises Unusable where no text of an article is found.
    """
    saved = _SAVED_FROM.search(markup[:5000])
    tree = trafilatura.load_html(markup.replace("\x00", ""))
    if tree is None:
        raise _without_article()
    head = page_head.read(tree, url or (saved[1] if saved else ""))
    paragraphs = _prepared(tree)
    taken = trafilatura.bare_extraction(
        tree, url=head.url or None, include_comments=False, with_metadata=True
    )
    found = Found("")
    kept, cut = _text(tree, head, getattr(taken, "text", "") or "", found)
    cut += _links(paragraphs, kept)
    if not kept:
        raise _without_article()
    found.text = "\n\n".join(kept) + "\n"
    found.decisions += [*_left_out(tree, kept, cut), *cut]
    _describe(found, head, tree, taken)
    return found


def _without_article() -> Unusable:
    return Unusable("no text of an article was found in the page", "copy its text into a .txt file")


def _describe(found: Found, head: page_head.Head, tree: HtmlElement, taken: object) -> None:
    """Set what is known of the article besides its text."""
    title, byline, day = (
        " ".join((getattr(taken, name, "") or "").split()) for name in ("title", "author", "date")
    )
    found.decide("headline", *page_head.headline(head, title))
    found.decide("byline", "" if "admin" in byline.casefold() else byline, "the page")
    found.decide("published", *page_head.published(head, tree, day))
    found.decide("outlet", *page_head.outlet(head))
    found.decide("url", head.url, "the page")
    found.decide("form", *page_head.form(head))


# -------------------------------------------------------------------------------------- the text


def _prepared(tree: HtmlElement) -> list[tuple[str, bool]]:
    """Make a tree ready for the extractor; return its paragraphs, and which were taken out of it.

    Taken out are those that are only links.

    Quotations that are set off lose the marks by which the extractor would take them for ornaments,
    and what others posted and the article shows (`_EMBEDDED`) those by which it would take it for
    an invitation to share.
    """
    for quote in tree.iter("blockquote"):
        embedded = _EMBEDDED.search(quote.get("class") or "")
        for one in (quote, quote.getparent() if embedded else None):
            if one is not None and one.tag in ("blockquote", "div", "figure"):
                one.attrib.pop("class", None)
    paragraphs = []
    for paragraph in list(tree.iter("p")):
        text = " ".join(paragraph.text_content().split())
        linked = " ".join(" ".join(a.text_content() for a in paragraph.iter("a")).split())
        sentence = "://" not in text and len(text.split()) >= _RUN
        only_links = sentence and len(linked) >= _LINKED * len(text)
        paragraphs.append((text, only_links))
        if only_links:
            paragraph.drop_tree()
    return paragraphs


def _links(paragraphs: list[tuple[str, bool]], kept: list[str]) -> list[Decision]:
    """Return what was taken out for a link, each with its place among the paragraphs kept."""
    numbers = {_plain(paragraph): n for n, paragraph in enumerate(kept, 1)}
    after, cut = 0, []
    for text, taken_out in paragraphs:
        after = numbers.get(_plain(text), after)
        if taken_out:
            cut.append(Decision("cut", text, "a link to another page", after))
    return cut


def _text(
    tree: HtmlElement, head: page_head.Head, taken: str, found: Found
) -> tuple[list[str], list[Decision]]:
    """Return the paragraphs of the article, and those that were cut from what was taken."""
    told = fragment(head.body) if head.body else ""
    runs = _runs(told)
    checks = [(told, "JSON-LD articleBody"), (_core(tree), "the paragraphs that lie together")]
    taken, source = _complete(tree, taken, checks)
    kept: list[str] = []
    cut: list[Decision] = []
    plain_text = f"{_plain(taken)} "
    whole = runs.total() >= _TELLING and _share(_runs(taken), runs) > 0.9
    titles = {_plain(head.title), _plain(head.meta.get("og:title", "")), *_headings(tree)}
    for paragraph in filter(None, (line.strip() for line in taken.split("\n"))):
        paragraph = paragraph.removeprefix("- ")
        reason = _furniture(paragraph)
        if not kept and _plain(paragraph) in titles:
            reason = "the headline printed again"
        elif len(paragraph.split()) >= _SENTENCE and plain_text.count(f"{_plain(paragraph)} ") > 1:
            reason = reason or _again(paragraph, taken, kept)
        elif whole and not _runs(paragraph).keys() & runs.keys() and len(paragraph.split()) >= _RUN:
            reason = reason or "not in JSON-LD articleBody"
        if reason:
            cut.append(Decision("cut", paragraph, reason, len(kept)))
        else:
            kept.append(paragraph)
    found.decisions.append(Decision("text", f"{len(kept)} paragraphs", source))
    return kept, cut


def _complete(tree: HtmlElement, taken: str, checks: list[tuple[str, str]]) -> tuple[str, str]:
    """Return the text of an article and its source: what was taken, unless most of it is missing.

    `checks` are texts of which an article has at least half, with their source. Where it has not,
    and they are no trifle beside it, more is taken of the page, and if that does not help either,
    the text itself.
    """
    for text, source in checks:
        runs, had = _runs(text), _runs(taken)
        if runs.total() < max(_TELLING, had.total() / 2) or _share(runs, had) >= 0.5:
            continue
        wider = trafilatura.bare_extraction(tree, include_comments=False, favor_recall=True)
        more = getattr(wider, "text", "") or ""
        if _share(runs, _runs(more)) >= 0.5:
            return more, f"{EXTRACTOR}, favour recall"
        return text, source
    return taken, EXTRACTOR


def _core(tree: HtmlElement) -> str:
    """Return the text of the paragraphs that lie together in one place of the page, where most do.

    What lies in its margins does not count.
    """
    together: dict[HtmlElement, list[str]] = {}
    for paragraph in tree.iter("p"):
        words = " ".join(paragraph.text_content().split())
        parent = paragraph.getparent()
        if parent is None or len(words.split()) < _SENTENCE:
            continue
        if not any(True for _ in paragraph.iterancestors("footer", "aside", "nav", "form")):
            together.setdefault(parent, []).append(words)
    most = max(together.values(), key=lambda texts: sum(map(len, texts)), default=[])
    return "\n".join(most)


def _again(paragraph: str, taken: str, kept: list[str]) -> str:
    """Return why a paragraph that stands twice is left out: within a longer one, or a second time.

    Pages print a sentence of the article once more in large letters.
    """
    words = _plain(paragraph)
    longer = any(words in (other := _plain(one)) and words != other for one in taken.split("\n"))
    if longer or words in map(_plain, kept):
        return "printed again"
    return ""


def _furniture(paragraph: str) -> str:
    """Return which furniture of the page a paragraph is, an empty text for none."""
    if len(paragraph) > _LONGEST_FURNITURE:
        return ""
    return "furniture of the page" if _furniture_pattern().match(paragraph) else ""


@functools.cache
def _furniture_pattern() -> re.Pattern[str]:
    patterns = wordlists.lines("intake_furniture.txt")
    return re.compile("|".join(f"(?:{one})" for one in patterns), re.IGNORECASE)


def _headings(tree: HtmlElement) -> set[str]:
    return {_plain(one.text_content()) for one in tree.iter("h1")}


def _left_out(tree: HtmlElement, kept: list[str], told: list[Decision]) -> list[Decision]:
    """Return what the extractor left out of the page and is not told of yet, in order.

    That is the paragraphs of some length, and the captions of pictures; menus and lists are not
    told of.
    """
    numbers = {_plain(paragraph): n for n, paragraph in enumerate(kept, 1)}
    everything = "\n".join(numbers)
    after, cut = 0, []
    seen = {_plain(one.value) for one in told}
    for element in tree.iter("p", "figcaption"):
        if next(element.iter("script", "style"), None) is not None:
            continue
        if element.tag == "p" and next(element.iterancestors("figcaption"), None) is not None:
            continue
        least = _SENTENCE if element.tag == "p" else _CAPTION
        paragraph = " ".join(element.text_content().split())
        plain_words = _plain(paragraph)
        after = numbers.get(plain_words, after)
        if len(paragraph.split()) >= least and plain_words not in everything:
            if plain_words not in seen:
                why = EXTRACTOR if element.tag == "p" else f"{EXTRACTOR}, a caption"
                cut.append(Decision("cut", paragraph, why, after))
            seen.add(plain_words)
    return cut


def fragment(markup: str) -> str:
    """Return the text of a piece of HTML, a paragraph for each block, entities read.

    >>> fragment("<p>One &amp; two.</p><p>Three<br>four.</p>")
    'One & two.\\n\\nThree\\nfour.'
    """
    if "<" not in markup:
        return html.unescape(html.unescape(markup)).strip()
    tree = trafilatura.load_html(f"<html><body><div>{markup}</div></body></html>")
    if tree is None:
        return ""
    pieces: list[str] = []
    _flow(tree, pieces)
    text = re.sub(r"[ \t\r\f]+", " ", "".join(pieces))
    return re.sub(r" ?\n(?: ?\n)+ ?", "\n\n", re.sub(r" ?\n ", "\n", text)).strip()


def _flow(element: HtmlElement, pieces: list[str]) -> None:
    """Add the text of an element and all in it, blocks parted by empty lines."""
    if not isinstance(element.tag, str) or element.tag in ("script", "style", "template"):
        return
    block = element.tag in _BLOCKS
    pieces.append("\n\n" if block else "\n" if element.tag == "br" else "")
    pieces.append(re.sub(r"\s+", " ", element.text or ""))
    for child in element:
        _flow(child, pieces)
        pieces.append(re.sub(r"\s+", " ", child.tail or ""))
    pieces.append("\n\n" if block else "")


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text.casefold()).strip()


def _runs(text: str) -> Counter[tuple[str, ...]]:
    """Return the runs of words of a text."""
    words = re.findall(r"\w+", text.casefold())
    return Counter(tuple(words[n : n + _RUN]) for n in range(len(words) - _RUN + 1))


def _share(of: Counter[tuple[str, ...]], inside: Counter[tuple[str, ...]]) -> float:
    """Return the share of the runs of one text that another has."""
    return (of & inside).total() / max(1, of.total())
