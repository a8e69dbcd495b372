"""What a page is said to be about, in a sentence or two, where others list it."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Any

from docutils import nodes

from analysis import corpus
from analysis.book.values import Values
from analysis.html.elements import quoted
from analysis.splitting import split

_LONGEST = 200  # letters
_SHORTEST = 60  # of a paragraph that says what a page is about
_ENDS = (".", "?", "!", "…")
_MARKED = "sentence by sentence, with quotations, names and shared passages"


def described(
    tree: nodes.document, title: str, articles: Sequence[Mapping[Hashable, Any]], values: Values
) -> str:
    """Return the description of a page: what articles it prints, else how it begins.

    `articles` are the rows of those. Empty where nothing on the page can describe it.
    """
    if len(articles) == 1:
        (row,) = articles
        return _of_article(row, corpus.dates(values.tables.articles)[row["article_id"]])
    if articles:
        return f"{title}: {len(articles)} articles, each {_MARKED}."
    return next(filter(None, map(_begun, tree.findall(nodes.paragraph))), "")


def printed(tree: nodes.document, page: str, values: Values) -> list[Mapping[Hashable, Any]]:
    """Return the articles that a page prints, each a row of their table."""
    names = (page.rpartition("/")[2], *_anchors(tree))
    ids = set(filter(None, map(values.article_of, names)))
    if not ids:
        return []
    articles = values.tables.articles
    return list(articles[articles["article_id"].isin(ids)].to_dict("records"))


def _anchors(tree: nodes.document) -> Iterator[str]:
    for section in tree.findall(nodes.section):
        yield from section["ids"]


def _of_article(article: Mapping[Hashable, Any], day: str) -> str:
    headline, outlet = (str(article[name] or "") for name in ("headline", "outlet"))
    what = quoted(headline) if headline else "The article"
    about = ", ".join(filter(None, (f" by {outlet}" if outlet else "", day)))
    return f"{what}{about}, {_MARKED}."


def _begun(paragraph: nodes.paragraph) -> str:
    """Return the whole sentences with which a paragraph begins; a long one is cut at a word."""
    text = " ".join(_under_first_head(paragraph).split())
    if len(text) < _SHORTEST:
        return ""
    spans = split(text)
    ends = [end for start, end in spans if text[start:end].rstrip("”’\"')").endswith(_ENDS)]
    fit = [end for end in ends if end <= _LONGEST]
    if fit:
        return text[: fit[-1]]
    return text[: text.rindex(" ", 0, _LONGEST)] + " …" if ends else ""


def _under_first_head(paragraph: nodes.paragraph) -> str:
    """Return the text of a paragraph, or what stands between its first bold head and the next."""
    children = [one for one in paragraph.children if _text(one)]
    heads = [n for n, one in enumerate(children) if isinstance(one, nodes.strong)]
    if not heads or heads[0]:
        return _text(paragraph)
    return "".join(map(_text, children[1 : (*heads, None)[1]]))


def _text(node: nodes.Node) -> str:
    """Return the words of a node without the markup that it may hold as such."""
    if isinstance(node, nodes.raw):
        return ""
    if isinstance(node, nodes.Text):
        return str(node)
    return "".join(map(_text, node.children))
