"""SVG as the pages take it: no style of its own, no links, the colours of the page.

Matplotlib writes style attributes, which a strict page refuses, metadata, which HTML does not know,
and a pattern a hatch and colour, each larger than the drawing.
"""

import json
import re
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import Element

SVG = "http://www.w3.org/2000/svg"
_XLINK = "{http://www.w3.org/1999/xlink}"
_FONT = re.compile(r"(?:(\d{3}|bold|normal) )?([\d.]+)px .+")
_DEFAULTS = {  # what a browser takes without being told
    "opacity": "1",
    "stroke-dasharray": "none",
    "stroke-dashoffset": "0",
    "text-anchor": "start",
    "font-weight": "normal",
}
_GEOMETRY = {"d", "x", "y", "x1", "x2", "y1", "y2", "width", "height", "transform", "viewBox"}
FONTS = "DejaVu Sans, Verdana, sans-serif"
HATCHES = {
    "//": "M-1 1L1 -1M0 6L6 0M5 7L7 5",
    "\\\\": "M-1 5L1 7M0 0L6 6M5 -1L7 1",
    "..": "M3 2.2a.8.8 0 1 0 .01 0",
    "xx": "M0 6L6 0M0 0L6 6",
    "--": "M0 3H6",
    "oo": "M3 1.4a1.6 1.6 0 1 0 .01 0",
}
"""Hatches, drawn on a tile of six by six."""
TITLE = "title"
"""The id of the words above a drawing, which its files have and its page says beside it."""


def token(words: str, href: str, hatch: str, passage: str = "") -> str:
    """Return what a mark has as its id until it is written: its words, its link, its hatch.

    `passage` are the words that it stands for in what it links to, where they are not all of it.
    """
    return json.dumps([words, href, hatch, passage])


def tidy(text: str, name: str, colours: Mapping[str, str], alt: str) -> str:
    """Return a drawing of matplotlib as one SVG element for a page.

    `name` keeps the ids inside apart from those of other drawings, `colours` says what takes the
    place of a colour, `alt` tells in words what is seen. A mark with a `token` gets its words as a
    title and its link as `data-href`, which a script of the page follows; the passage that it
    stands for is `data-words`, which the card of the link marks.
    """
    root = ElementTree.fromstring(text)
    for parent in root.iter():
        for child in list(parent):
            if _local(child) in ("metadata", "style"):
                parent.remove(child)
    hatches: set[tuple[str, str]] = set()
    _unclip(root)
    for element in list(root.iter()):
        _plain(element)
    for element in list(root.iter()):
        _mark(element, name, hatches)
    for element in root.iter():
        _name(element, name)
    _unwrap(root)
    for empty in [e for e in root if _local(e) == "defs" and not len(e)]:
        root.remove(empty)
    if hatches:
        root.insert(0, _patterns(name, sorted(hatches)))
    size = root.get("viewBox", "")
    root.attrib.clear()
    root.attrib |= {"role": "img", "aria-label": alt, "viewBox": size}
    root.attrib |= {"stroke-linejoin": "round", "stroke-linecap": "butt", "font-family": FONTS}
    _say_once(root)
    ElementTree.register_namespace("", SVG)
    written = ElementTree.tostring(root, encoding="unicode", short_empty_elements=True)
    for colour, replacement in colours.items():
        written = written.replace(colour, replacement)
    return re.sub(r">\s+<", "><", written.replace(' xmlns:ns1="http://www.w3.org/1999/xlink"', ""))


def untitled(text: str) -> str:
    """Return a drawing of matplotlib without its title."""
    return re.sub(rf'<g id="{TITLE}">.*?</g>', "", text, flags=re.DOTALL)


def on_paper(drawing: str, edges: Iterable[float], colour: str) -> str:
    """Return a tidy drawing on paper of a colour; `edges` are left, top, width and height."""
    x, y, width, height = (f"{edge:.1f}".removesuffix(".0") for edge in edges)
    head, rest = drawing.split(">", 1)
    head = re.sub('viewBox="[^"]*"', f'viewBox="{x} {y} {width} {height}"', head)
    return f'{head}><path d="M{x} {y}h{width}v{height}h-{width}z" fill="{colour}" />{rest}'


def _rounded(number: re.Match[str]) -> str:
    return f"{float(number.group()):.1f}".removesuffix(".0")


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _plain(element: Element) -> None:
    """Write styles as attributes, and what is laid out over lines on one."""
    for declaration in filter(None, element.attrib.pop("style", "").split(";")):
        key, _, value = (part.strip() for part in declaration.partition(":"))
        if key == "font":
            found = _FONT.fullmatch(value)
            if found:
                weight, size = found.groups()
                element.set("font-size", size)
                if weight:
                    element.set("font-weight", weight)
        elif _DEFAULTS.get(key) != value:
            element.set(key, value.removesuffix("px") if key == "font-size" else value)
    for key in _GEOMETRY & set(element.attrib):
        lean = re.sub(r"(?<!\d)-?\d+\.\d{2,}", _rounded, element.attrib[key])
        element.set(key, _path(lean) if key == "d" else " ".join(lean.split()))
    element.attrib.pop("font-family", None)  # that of the whole drawing
    if element.get("transform", "").startswith("rotate(-0"):
        del element.attrib["transform"]
    if element.get("text-anchor") == "start":
        del element.attrib["text-anchor"]


def _path(steps: str) -> str:
    """Return a path of absolute steps in fewer letters, lines along an axis as H and V."""
    written, here = "", ["", ""]
    for letter, numbers in re.findall(r"([A-Za-z])\s*([^A-Za-z]*)", steps):
        there = numbers.split()
        if letter == "L" and there[1] == here[1]:
            written += f"H{there[0]}"
        elif letter == "L" and there[0] == here[0]:
            written += f"V{there[1]}"
        else:
            written += letter + " ".join(there)
        here = there[-2:] or ["", ""]
    return written


def _unclip(root: Element) -> None:
    """Take their clips from marks that lie within them, and clips away that no mark needs."""
    areas = {}
    for clip in [e for e in root.iter() if _local(e) == "clipPath"]:
        x, y, width, height = (float(clip[0].get(key, 0)) for key in ("x", "y", "width", "height"))
        areas[f"url(#{clip.get('id')})"] = x, y, x + width, y + height
    for element in root.iter():
        area, steps = areas.get(element.get("clip-path", "")), element.get("d", "")
        if area and steps and "transform" not in element.attrib:
            numbers = [float(one) for one in re.findall(r"-?\d+(?:\.\d+)?", steps)]
            xs, ys = numbers[::2], numbers[1::2]
            left, top, right, bottom = area
            if left <= min(xs) and max(xs) <= right and top <= min(ys) and max(ys) <= bottom:
                del element.attrib["clip-path"]
    used = {element.get("clip-path") for element in root.iter()}
    for parent in list(root.iter()):
        for clip in [e for e in parent if _local(e) == "clipPath"]:
            if f"url(#{clip.get('id')})" not in used:
                parent.remove(clip)


def _say_once(root: Element) -> None:
    """Say of the whole drawing what most of its words have."""
    words = [element for element in root.iter() if _local(element) == "text"]
    for key in ("fill", "font-size"):
        ((most, _),) = Counter(word.get(key, "") for word in words).most_common(1) or [("", 0)]
        if most and all(key in word.attrib for word in words):
            root.set(key, most)
            for word in words:
                if word.get(key) == most:
                    del word.attrib[key]


def _mark(element: Element, name: str, hatches: set[tuple[str, str]]) -> None:
    """Give a mark its title, its link with its passage and, on its colour, its hatch."""
    if not element.get("id", "").startswith("["):
        return
    words, href, hatch, passage = json.loads(element.attrib.pop("id"))
    for drawn in [e for e in element.iter() if hatch and _local(e) == "path"]:
        look = hatch, drawn.get("fill", "none")
        hatches.add(look)
        drawn.set("fill", f"url(#{_hatch(name, *look)})")
    if href:
        element.set("data-href", href)
        if passage:
            element.set("data-words", passage)
    if len(element) == 1 and _local(element[0]) == "path":  # which can be the mark itself
        path = element[0]
        element.tag, element[:] = path.tag, []
        element.attrib |= path.attrib
    if words:
        title = Element(f"{{{SVG}}}title")
        title.text = words
        element.insert(0, title)


def _name(element: Element, name: str) -> None:
    """Keep only ids that something refers to, and make them this drawing's own."""
    if _local(element) == "g":
        element.attrib.pop("id", None)
    elif "id" in element.attrib:
        element.set("id", f"{name}-{element.attrib['id']}")
    if "clip-path" in element.attrib:
        element.set("clip-path", element.attrib["clip-path"].replace("url(#", f"url(#{name}-"))
    if target := element.attrib.pop(f"{_XLINK}href", ""):
        element.set("href", target.replace("#", f"#{name}-"))


def _unwrap(parent: Element) -> None:
    """Remove groups that say nothing of their own."""
    for child in list(parent):
        _unwrap(child)
    kept: list[Element] = []
    for child in parent:
        kept += list(child) if _local(child) == "g" and not child.attrib else [child]
    parent[:] = kept


def _hatch(name: str, hatch: str, colour: str) -> str:
    return f"{name}-hatch-{list(HATCHES).index(hatch)}-{colour.removeprefix('#')}"


def _patterns(name: str, looks: list[tuple[str, str]]) -> Element:
    """Return a pattern a hatch and colour: a tile of the colour with the hatch on it."""
    definitions = Element(f"{{{SVG}}}defs")
    for hatch, colour in looks:
        tile = {"id": _hatch(name, hatch, colour), "width": "6", "height": "6"}
        pattern = Element(f"{{{SVG}}}pattern", tile | {"patternUnits": "userSpaceOnUse"})
        line = {"d": HATCHES[hatch], "fill": "none", "stroke": "#ffffff", "stroke-width": "0.9"}
        for drawn in ({"d": "M0 0H6V6H0z", "fill": colour}, line):
            pattern.append(Element(f"{{{SVG}}}path", drawn))
        definitions.append(pattern)
    return definitions
