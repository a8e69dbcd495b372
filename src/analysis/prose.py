"""What is read from the chapters of a study: how long they are, and what they name by its role."""

import re
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

KIND = "chapters"
"""What `of` says of a table that is read from chapters."""

_ROLE = re.compile(r"\{(claim|passage|fact)\}`([^`]+)`")
_ARGUMENT = re.compile(r"[\"']([a-z0-9]+(?:-[a-z0-9]+)+(?:@[a-z0-9-]+)?)[\"']")
_LABEL = re.compile(r"\(([\w-]+)\)=\s*")
_HEADING = re.compile(r"#{1,6} +(.+)")
_CALL = re.compile(r"\[([^\[\]]*)\]\([^()]*\)|\{\w+\}`([^`]*)`|[*_`]")


def mentions(folder: Path) -> pd.DataFrame:
    """Return every place in the chapters of a folder that names a claim, a passage or a fact.

    A chapter is a `.md` file in MyST; its sections are those with a label. Returns chapter (name of
    its page), section (the label), heading, kind (claim, passage or fact for a role, cell for a
    name that a code cell hands to a function, whatever it is the name of), name; each once a
    section, in the order of the files' names and of their text.
    """
    rows = [row for path in files(folder) for row in _of_chapter(path)]
    columns = ["chapter", "section", "heading", "kind", "name"]
    return pd.DataFrame(rows, columns=columns).drop_duplicates(ignore_index=True)


def lengths(folder: Path) -> pd.DataFrame:
    """Return how long the chapters of a folder are: chapter (name of its page), title, n_words.

    Counted are the words of the prose; code cells and front matter are not, a role is one word.
    """
    rows = [(path.stem, *_length(path.read_text(encoding="utf-8"))) for path in files(folder)]
    return pd.DataFrame(rows, columns=["chapter", "title", "n_words"])


def files(folder: Path) -> list[Path]:
    """Return the chapters of a folder, by name; none where there is no such folder."""
    return sorted(folder.glob("*.md")) if folder.is_dir() else []


def _length(text: str) -> tuple[str, int]:
    """Return the title of a chapter and the number of words of its prose."""
    text = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)
    text = re.sub(r"(?ms)^```.*?^```$", "", text)
    text = re.sub(r"(?m)^\([\w-]+\)=\s*$", "", text)
    title = re.search(r"(?m)^# +(.+)$", text)
    return _plain(title[1] if title else ""), len(re.findall(r"\w[\w’'-]*", _CALL.sub("x", text)))


def _plain(title: str) -> str:
    return _CALL.sub(lambda found: found[1] or found[2] or "", title)


def _of_chapter(path: Path) -> Iterator[tuple[str, str, str, str, str]]:
    section, heading, fenced, named = "", "", False, True
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("```"):
            fenced = not fenced
        if fenced:
            for name in _ARGUMENT.findall(line):
                yield path.stem, section, heading, "cell", name
            continue
        if label := _LABEL.fullmatch(line):
            section, named = label[1], False
        elif (title := _HEADING.fullmatch(line)) and not named:
            heading, named = _plain(title[1]), True
        for kind, name in _ROLE.findall(line):
            yield path.stem, section, heading, kind, name


TABLES = {"chapters": lengths, "mentions": mentions}
"""The tables that are read from the chapters of a folder, with what reads them."""
