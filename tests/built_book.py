"""The built book, as the tests of the book and of the browser read it."""

from functools import cache

import yaml
from bs4 import BeautifulSoup
from ours import ROOT

HTML = ROOT / "_build" / "html"


def contents():
    toc = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))
    chapters = [chapter["file"] for part in toc["parts"] for chapter in part["chapters"]]
    return [toc["root"], *chapters]


PAGES = contents()


@cache
def page(name):
    path = HTML / f"{name}.html"
    assert path.exists(), f"{path} is missing; run `make book`"
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


@cache
def anchors(path):
    soup = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
    return {tag["id"] for tag in soup.find_all(id=True)}
