"""The prose of a built page as Markdown, with everything that it prints by name in its place."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from lxml import html
from lxml.html import HtmlElement

_SPECIAL = re.compile(r"([\\`*_\[\]<$])")
_MARK = re.compile(r"^(#|[-+>] |\d+(?=[.)] ))")
_AROUND = {"em": "*", "i": "*", "cite": "*", "strong": "**", "b": "**"}
_NOT_READ = {"headerlink", "toctree-wrapper", "tools"}
"""Classes of what belongs to the page and not to its prose."""
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_HOLDERS = ("article", "section", "div", "main", "dl", "dd")
_AS_IT_IS = ("table", "figure", "details", "svg")


class Prose:
    """The prose of one page; its links lead to `address`, and nowhere when that is empty."""

    def __init__(self, address: str) -> None:
        self.address = address

    def blocks(self, element: HtmlElement) -> Iterator[str]:
        """Yield the blocks of an element, each as Markdown: headings, paragraphs, lists ..."""
        if not isinstance(element.tag, str) or _NOT_READ & set(element.classes):
            return
        if _holds_blocks(element):
            for child in element:
                yield from self.blocks(child)
        elif block := self._block(element):
            yield block

    def _block(self, element: HtmlElement) -> str:
        tag = str(element.tag)
        if tag in ("ul", "ol"):
            return "\n".join(self._items(element))
        if tag == "pre":
            return f"```\n{element.text_content().strip()}\n```"
        if tag in ("blockquote", "div") and "math-display" not in element.classes:
            inner = "\n\n".join(block for child in element for block in self.blocks(child))
            return re.sub(r"(?m)^", "> ", inner)
        if tag == "div":
            return f"$${element[0].get('alttext', '')}$$"
        if tag in _AS_IT_IS:
            return str(html.tostring(element, encoding="unicode", with_tail=False)).strip()
        words = self.line(element)
        if tag == "dt":
            return f"**{words}**"
        return f"{'#' * int(tag[1])} {words}" if tag in _HEADINGS else _MARK.sub(r"\\\1", words)

    def line(self, element: HtmlElement) -> str:
        """Return what stands in an element, on one line."""
        return " ".join(self._inside(element).split())

    def _inside(self, element: HtmlElement) -> str:
        parts = [escaped(element.text)]
        for child in element:
            parts += [self._inline(child), escaped(child.tail)]
        return "".join(parts)

    def _inline(self, element: HtmlElement) -> str:
        tag = element.tag
        if not isinstance(tag, str) or _NOT_READ & set(element.classes):
            return ""
        if tag == "code":
            return f"`{element.text_content()}`"
        if tag == "math":
            return f"${element.get('alttext', '')}$"
        inside = self._inside(element)
        if tag in _AROUND and inside.strip():
            return f"{_AROUND[tag]}{inside.strip()}{_AROUND[tag]}"
        if tag == "a" and element.get("href"):
            target = urljoin(self.address, element.get("href"))
            return f"[{inside}]({target})" if re.match("https?:|mailto:", target) else inside
        return inside

    def _items(self, element: HtmlElement) -> Iterator[str]:
        for number, item in enumerate(element.iterchildren("li"), 1):
            sign = f"{number}. " if element.tag == "ol" else "- "
            held = [child for child in item if child.tag in ("p", "ul", "ol", "pre", "blockquote")]
            if not held:
                yield sign + self.line(item)
                continue
            blocks = [block for child in held for block in self.blocks(child)]
            yield sign + "\n\n".join(blocks).replace("\n", "\n" + " " * len(sign))


def _holds_blocks(element: HtmlElement) -> bool:
    """Tell whether an element says nothing itself and is only there for the blocks inside."""
    if {"admonition", "math-display"} & set(element.classes):
        return False
    inside = any(child.tag in ("p", *_HOLDERS) for child in element)
    return element.tag in _HOLDERS and (element.tag != "dd" or inside)


def escaped(text: str | None) -> str:
    """Return text as Markdown that shows it as it is."""
    return _SPECIAL.sub(r"\\\1", text or "")
