"""The articles as received: read, verified, never altered."""

import hashlib
import re
from pathlib import Path

import pandas as pd

from analysis import paths

REQUIRED = (
    "article_id",
    "file",
    "outlet",
    "headline",
    "byline",
    "published",
    "place",
    "url",
    "sha256",
    "rights",
)
OPTIONAL = ("published_note", "headline_note", "established", "markup")

_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>\n]{0,400})?/?>|<!--|<!DOCTYPE", re.IGNORECASE)

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


class CorpusError(ValueError):
    """An article or register that cannot be used; the message names file, place and mend."""


def load(folder: Path | str = paths.SEEDS) -> pd.DataFrame:
    """Read the articles of `folder`.

    With an `articles.csv` in the folder, each of its rows is an article and its checksum is
    verified; without one, every `.txt` file is an article, named after the file, whose outlet and
    dates are unknown (empty).

    Returns one row an article: the columns of `articles.csv` (REQUIRED, then those of OPTIONAL
    that it has), then `text`, the file decoded as UTF-8 with its newlines untouched. Unknown fields
    are empty strings. Raises CorpusError for a file that is missing, listed twice, not listed,
    changed, empty, not UTF-8, or holds control characters or markup, and for a wrong header.
    """
    folder = Path(folder)
    if not folder.is_dir():
        raise CorpusError(f"{folder}: there is no such folder; give one that holds .txt files")
    register = folder / "articles.csv"
    articles = _listed(register) if register.exists() else _unlisted(folder)
    keep_markup = articles.get("markup", pd.Series("", index=articles.index)).eq("keep")
    articles["text"] = [
        _read(folder / row.file, row.sha256, keep)
        for row, keep in zip(articles.itertuples(), keep_markup, strict=True)
    ]
    if "" in set(articles["sha256"]):
        articles["sha256"] = [_digest(folder / file) for file in articles["file"]]
    _refuse_doubles(articles, folder)
    return articles


def _listed(register: Path) -> pd.DataFrame:
    """Return the rows of `articles.csv`, whose header and files are checked."""
    try:
        articles = pd.read_csv(register, dtype=str, keep_default_na=False, encoding="utf-8")
    except UnicodeDecodeError as error:
        raise CorpusError(f"{register}, byte {error.start}: not UTF-8; save it as UTF-8") from None
    except (pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        raise CorpusError(f"{register}: not a table ({error}); mend the row it names") from None
    if missing := [c for c in REQUIRED if c not in articles]:
        raise CorpusError(
            f"{register}, line 1: no column {', '.join(missing)}; "
            "add it to the header (its cells may be empty, but for article_id and file)"
        )
    if unknown := [c for c in articles if c not in REQUIRED + OPTIONAL]:
        raise CorpusError(
            f"{register}, line 1: unknown column {', '.join(unknown)}; "
            f"remove it or use one of {', '.join(OPTIONAL)}"
        )
    _refuse_names(articles, register)
    listed = set(articles["file"])
    for path in sorted(register.parent.glob("*.txt")):
        if path.name not in listed:
            raise CorpusError(
                f"{path}: not listed in {register.name}; add a row or remove the file"
            )
    if articles.empty:
        raise CorpusError(f"{register}: no rows; add one for each article")
    return articles[[*REQUIRED, *[c for c in OPTIONAL if c in articles]]]


def _refuse_names(articles: pd.DataFrame, register: Path) -> None:
    """Raise CorpusError where an id or a file name cannot serve as one."""
    for row in articles.itertuples():
        place = f"{register}, line {row.Index + 2}"
        if not re.fullmatch(r"[a-z][a-z0-9-]*", row.article_id):
            raise CorpusError(
                f"{place}: article_id {row.article_id!r} is not a name of small letters, "
                "digits and hyphens; rename it"
            )
        if Path(row.file).name != row.file or not row.file:
            raise CorpusError(f"{place}: file {row.file!r} is not a file name; give a name only")


def _unlisted(folder: Path) -> pd.DataFrame:
    """Return a row for every `.txt` file of a folder that has no `articles.csv`."""
    files = sorted(folder.glob("*.txt"))
    if not files:
        raise CorpusError(f"{folder}: no .txt file in it; put one file an article there")
    articles = pd.DataFrame("", index=range(len(files)), columns=list(REQUIRED), dtype=object)
    articles["file"] = [path.name for path in files]
    slugs = [re.sub(r"[^a-z0-9]+", "-", path.stem.lower()).strip("-") for path in files]
    articles["article_id"] = [s if s[:1].isalpha() else f"article-{s}" for s in slugs]
    articles["outlet"] = [path.stem for path in files]
    return articles


def _read(path: Path, sha256: str, keep_markup: bool) -> str:
    """Return the text of one article file, verified."""
    if not path.exists():
        raise CorpusError(f"{path}: there is no such file; add it or remove its row")
    raw = path.read_bytes()
    if sha256 and hashlib.sha256(raw).hexdigest() != sha256:
        raise CorpusError(
            f"{path}: the file is not the one that was registered (its sha256 differs from "
            "articles.csv); restore it, or register the new text under a new checksum"
        )
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise CorpusError(
            f"{path}, line {line}: byte 0x{raw[error.start]:02x} is not UTF-8; "
            "save the file as UTF-8"
        ) from None
    if not text.strip("\ufeff \t\r\n\xa0"):
        raise CorpusError(f"{path}: the file holds no text; remove it or put the article in it")
    if control := _CONTROL.search(text):
        raise CorpusError(
            f"{path}, {_place(text, control.start())}: control character "
            f"U+{ord(control.group()):04X}; remove it"
        )
    if (tag := _TAG.search(text)) and not keep_markup:
        raise CorpusError(
            f"{path}, {_place(text, tag.start())}: markup {tag.group()[:40]!r}; save the article "
            "as plain text, or, if the characters belong to it, put keep in column markup of "
            "articles.csv"
        )
    return text


def _refuse_doubles(articles: pd.DataFrame, folder: Path) -> None:
    """Raise CorpusError when an id, a file or a text occurs twice."""
    for column in ("article_id", "file", "sha256"):
        doubled = articles[articles.duplicated(column, keep=False)]
        if not doubled.empty:
            files = " and ".join(doubled["file"].head(2))
            raise CorpusError(
                f"{folder}: {files} have the same {column} {doubled[column].iloc[0]!r}; "
                "keep one of them"
            )


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _place(text: str, at: int) -> str:
    """Return the line and column of an offset, for messages."""
    return f"line {text.count(chr(10), 0, at) + 1}, column {at - text.rfind(chr(10), 0, at)}"
