"""The articles as received: read, verified, never altered."""

import csv
import hashlib
import re
import unicodedata
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

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]|\r(?!\n)")


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
    articles = _listed(register) if register.is_file() else _unlisted(folder)
    keep_markup = articles.get("markup", pd.Series("", index=articles.index)).eq("keep")
    articles["text"] = [
        _read(folder / row.file, row.sha256, keep)
        for row, keep in zip(articles.itertuples(), keep_markup, strict=True)
    ]
    if "" in set(articles["sha256"]):
        articles["sha256"] = [_digest(folder / file) for file in articles["file"]]
    _refuse_doubles(articles, folder)
    return articles


def files(folder: Path) -> list[Path]:
    """Return the files of a folder that are read: the register, if there is one, and the texts."""
    register = folder / "articles.csv"
    found = _texts(folder) if folder.is_dir() else []
    return [register, *found] if register.is_file() else found


def outlets(articles: pd.DataFrame) -> dict[str, str]:
    """Return the outlet of each article, by article_id, which stands for one that is not known."""
    named = zip(articles["article_id"], articles["outlet"], strict=True)
    return {article_id: outlet or article_id for article_id, outlet in named}


def _listed(register: Path) -> pd.DataFrame:
    """Return the rows of `articles.csv`, whose header and files are checked."""
    articles = _rows(register)
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
    for path in _texts(register.parent):
        if path.name not in listed:
            raise CorpusError(
                f"{path}: not listed in {register.name}; add a row or remove the file"
            )
    articles = articles[[*REQUIRED, *[c for c in OPTIONAL if c in articles]]]
    return articles.assign(sha256=articles["sha256"].str.lower()).reset_index(drop=True)


def _rows(register: Path) -> pd.DataFrame:
    """Return the cells of `articles.csv`, the index being the line on which a row ends."""
    try:
        text = register.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise CorpusError(f"{register}, byte {error.start}: not UTF-8; save it as UTF-8") from None
    reader = csv.reader(text.splitlines(keepends=True), skipinitialspace=True)
    rows = [(reader.line_num, row) for row in reader if any(cell.strip() for cell in row)]
    if len(rows) < 2:
        raise CorpusError(f"{register}: no rows; give a header and a row for each article")
    (_, header), *rows = rows
    if len(header) == 1 and re.search(r"[;\t]", header[0]):
        raise CorpusError(f"{register}, line 1: one column only; separate the cells with commas")
    if doubled := [name for name in header if header.count(name) > 1]:
        raise CorpusError(f"{register}, line 1: two columns {doubled[0]!r}; remove one")
    for line, row in rows:
        if len(row) != len(header):
            raise CorpusError(
                f"{register}, line {line}: {len(row)} cells, but the header has {len(header)}; "
                "add or remove cells, and put a cell that holds a comma between quotation marks"
            )
    return pd.DataFrame([row for _, row in rows], [line for line, _ in rows], header, dtype=str)


def _texts(folder: Path) -> list[Path]:
    """Return the text files of a folder, hidden ones left out."""
    return sorted(
        path
        for path in folder.iterdir()
        if path.suffix.lower() == ".txt" and path.is_file() and not path.name.startswith(".")
    )


def _refuse_names(articles: pd.DataFrame, register: Path) -> None:
    """Raise CorpusError where an id or a file name cannot serve as one."""
    for row in articles.itertuples():
        place = f"{register}, line {row.Index}"
        if not re.fullmatch(r"[a-z][a-z0-9-]*", row.article_id):
            raise CorpusError(
                f"{place}: article_id {row.article_id!r} is not a name of small letters, "
                "digits and hyphens; rename it"
            )
        if Path(row.file).name != row.file or not row.file:
            raise CorpusError(f"{place}: file {row.file!r} is not a file name; give a name only")


def _unlisted(folder: Path) -> pd.DataFrame:
    """Return a row for every `.txt` file of a folder that has no `articles.csv`."""
    files = _texts(folder)
    if not files:
        raise CorpusError(f"{folder}: no .txt file in it; put one file an article there")
    articles = pd.DataFrame("", index=range(len(files)), columns=list(REQUIRED), dtype=object)
    articles["file"] = [path.name for path in files]
    articles["article_id"] = [_slug(path.stem, n) for n, path in enumerate(files, 1)]
    articles["outlet"] = [path.stem for path in files]
    return articles


def _slug(name: str, number: int) -> str:
    """Return an id made of a file's name; of its number where the name has no Latin letters."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return slug if slug[:1].isalpha() else f"article-{slug or number}"


def _read(path: Path, sha256: str, keep_markup: bool) -> str:
    """Return the text of one article file, verified."""
    if not path.is_file():
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
    if not text.strip("\ufeff").strip():
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
    mends = {
        "file": "is listed twice; remove a row",
        "article_id": "have the same article_id {value!r}; rename one",
        "sha256": "hold the same text; keep one of them",
    }
    for column, mend in mends.items():
        doubled = articles[articles.duplicated(column, keep=False)]
        if not doubled.empty:
            value = doubled[column].iloc[0]
            files = dict.fromkeys(doubled.loc[doubled[column] == value, "file"].head(2))
            raise CorpusError(f"{folder}: {' and '.join(files)} {mend.format(value=value)}")


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _place(text: str, at: int) -> str:
    """Return the line and column of an offset, for messages."""
    return f"line {text.count(chr(10), 0, at) + 1}, column {at - text.rfind(chr(10), 0, at)}"
