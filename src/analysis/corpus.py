"""The articles as received: read, verified, never altered."""

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from analysis import coded, schema
from analysis.study import Settings, StudyError, find

REGISTER = "articles.csv"

_MARKUP = re.compile(
    r"""
      </?[A-Za-z][\w:-]*+ \s*+ /?>                                 # <p>, </p>, <br />
    | <[A-Za-z][\w:-]*+ [\s/]++ [\w:.@-]++= [^<>]{0,400}+ >        # <img src=x onerror=y>
    | <[A-Za-z][\w:-]*+ \s [^<>]{0,400}? \s [\w:.@-]++=["']        # <input disabled id="x"
    | <!-- | <!DOCTYPE\b | <!\[CDATA\[ | <\?[A-Za-z]
    """,
    re.IGNORECASE | re.VERBOSE,
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]|\r(?!\n)")


class CorpusError(StudyError):
    """Articles that cannot be used; the message names file, place and mend."""


def load(folder: Path | str | None = None) -> pd.DataFrame:
    """Return the articles of a study or folder, by default of the study one works in.

    With an `articles.csv` in the folder, each of its rows is an article and its checksum, where it
    gives one, is verified; without one, every `.txt` file is an article, named after the file,
    whose outlet is the file's name and whose dates are unknown (empty).

    Returns one row an article, with the columns of the table `articles` but for the number of
    words: article_id, file, outlet, headline, byline, published (ISO), place, url, sha256, rights,
    the notes, then `text`, the file decoded as UTF-8 with its newlines untouched, then columns that
    `articles.csv` has of its own. What is unknown is an empty string.

    Raises StudyError (a ValueError), a line a fault, each with file, place and mend: for a file
    that is missing, listed twice, not listed, changed, empty, not UTF-8, or that holds control
    characters or markup, for two files of one outlet with the same text, and for what an
    `articles.csv` may not hold.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     _ = Path(folder, "Evening Post.txt").write_text("It rained.", encoding="utf-8")
    ...     load(folder)[["article_id", "outlet", "text"]].values.tolist()
    [['evening-post', 'Evening Post', 'It rained.']]
    """
    place = find(folder).articles
    if not place.is_dir():
        raise CorpusError(f"{place}: there is no such folder; make it, or mend the settings")
    articles = _listed(place / REGISTER) if (place / REGISTER).is_file() else _unlisted(place)
    listed = set(articles["file"])
    texts, faults = [], []
    for file, sha256, markup in zip(
        articles["file"], articles["sha256"], articles["markup"], strict=True
    ):
        try:
            texts.append(_read(place / file, sha256, keep_markup=bool(markup)))
        except CorpusError as error:
            faults.append(str(error))
    faults += [
        f"{path}: not listed in {REGISTER}; add a row or remove the file"
        for path in _texts(place)
        if path.name not in listed
    ]
    CorpusError.refuse(faults)
    articles["text"] = texts
    articles["sha256"] = [_digest(text) for text in texts]
    CorpusError.refuse(f"{place}: {fault}" for fault in _doubles(articles))
    names = [name for name in schema.table("articles").names if name in articles]
    return articles[[*names, *[name for name in articles if name not in names]]]


def files(folder: Path) -> list[Path]:
    """Return the files of a folder that are read: the register, if there is one, and the texts."""
    register = folder / "articles.csv"
    found = _texts(folder) if folder.is_dir() else []
    return [register, *found] if register.is_file() else found


def outlets(articles: pd.DataFrame) -> dict[str, str]:
    """Return the outlet of each article, by article_id, which stands for one that is not known."""
    named = zip(articles["article_id"], articles["outlet"], strict=True)
    return {article_id: outlet or article_id for article_id, outlet in named}


# --------------------------------------------------------------------- which files are articles


def _listed(register: Path) -> pd.DataFrame:
    """Return the rows of `articles.csv`, whose cells and files are checked."""
    table = schema.table("articles")
    rows = coded.stored(table, register).assign(sha256=lambda t: t["sha256"].str.lower())
    if rows.empty:
        raise CorpusError(f"{register}: no rows; give a row for each article")
    coded.refuse(register, [*coded.faults(table, rows, Settings()), *_names(rows)])
    return rows.reset_index(drop=True)


def _names(rows: pd.DataFrame) -> Iterator[coded.Fault]:
    """Yield the ids and file names of a register that cannot serve as such."""
    for line, name, file in rows[["article_id", "file"]].itertuples(name=None):
        if name and not re.fullmatch(r"[a-z][a-z0-9-]*", name):
            yield (
                line,
                f"article_id {name!r} is not a name of small letters, digits and hyphens; "
                "rename it",
            )
        if file and (Path(file).name != file or not _is_article(file)):
            yield line, f"file {file!r} is not the name of a .txt file; give a name only"


def _texts(folder: Path) -> list[Path]:
    """Return the text files of a folder, hidden ones left out, and links that lead nowhere."""
    try:
        paths = sorted(folder.iterdir())
    except OSError as error:
        raise CorpusError(f"{folder}: {error.strerror}; make it readable") from None
    return [
        path
        for path in paths
        if _is_article(path.name) and (path.is_file() or (path.is_symlink() and not path.is_dir()))
    ]


def _is_article(name: str) -> bool:
    return Path(name).suffix.lower() == ".txt" and not name.startswith(".")


def _unlisted(folder: Path) -> pd.DataFrame:
    """Return a row for every `.txt` file of a folder that has no `articles.csv`."""
    files = _texts(folder)
    if not files:
        raise CorpusError(f"{folder}: no .txt file in it; put one file an article there")
    if misnamed := [p for p in folder.iterdir() if p.name.lower() == REGISTER]:
        raise CorpusError(f"{misnamed[0]}: would be passed over; rename it to {REGISTER}")
    CorpusError.refuse(
        f"{str(path)!r}: the name of the file is not UTF-8; rename it"
        for path in files
        if not _is_text(path.name)
    )
    columns = [c.name for c in schema.table("articles").columns if not c.derived]
    articles = pd.DataFrame("", index=range(len(files)), columns=columns, dtype="str")
    articles["file"] = [path.name for path in files]
    articles["article_id"] = [_slug(path.stem, n) for n, path in enumerate(files, 1)]
    articles["outlet"] = [path.stem for path in files]
    return articles


def _is_text(name: str) -> bool:
    """Tell whether a file's name is text, and not bytes that Python carries through."""
    return not any("\ud800" <= character <= "\udfff" for character in name)


def _slug(name: str, number: int) -> str:
    """Return an id made of a file's name; of its number where the name has no Latin letters."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return slug if slug[:1].isalpha() else f"article-{slug or number}"


def _doubles(articles: pd.DataFrame) -> Iterator[str]:
    """Yield ids and files that occur twice, and texts that one outlet has twice.

    The same text in two outlets is syndication and stays; twice in one outlet it would count
    twice.
    """
    for columns, mend in (
        (["file"], "is listed twice; remove a row"),
        (["article_id"], "have the same article_id {article_id!r}; rename one"),
        (["outlet", "sha256"], "hold the same text; keep one of them, or say who printed each"),
    ):
        for _, group in articles[articles.duplicated(columns, keep=False)].groupby(
            columns, sort=False
        ):
            files = " and ".join(dict.fromkeys(group["file"]))
            yield f"{files} {mend.format(article_id=group['article_id'].iloc[0])}"


# ------------------------------------------------------------------------------- what they hold


def _read(path: Path, sha256: str, keep_markup: bool) -> str:
    """Return the text of one article file, verified."""
    raw = _bytes(path)
    if sha256 and hashlib.sha256(raw).hexdigest() != sha256:
        raise CorpusError(f"{path}: {_changed(raw, sha256)}")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise CorpusError(
            f"{path}, line {line}: byte 0x{raw[error.start]:02x} is not UTF-8; "
            "save the file as UTF-8"
        ) from None
    if not re.search(r"\w", text):
        raise CorpusError(f"{path}: the file holds no text; remove it or put the article in it")
    if control := _CONTROL.search(text):
        raise CorpusError(
            f"{path}, {_place(text, control.start())}: control character "
            f"U+{ord(control.group()):04X}; remove it"
        )
    if (tag := _MARKUP.search(text)) and not keep_markup:
        raise CorpusError(
            f"{path}, {_place(text, tag.start())}: markup {tag.group()[:40]!r}; save the article "
            "as plain text, or, if the characters belong to it, put keep in column markup of "
            f"{REGISTER}"
        )
    return text


def _bytes(path: Path) -> bytes:
    """Return what a file holds."""
    try:
        if path.is_file():
            return path.read_bytes()
    except OSError as error:
        raise CorpusError(f"{path}: {error.strerror}; mend the file or its name") from None
    raise CorpusError(f"{path}: there is no such file; add it or remove its row")


def _changed(raw: bytes, sha256: str) -> str:
    """Return why a file is not the one that was registered, as far as it can be told."""
    unix = raw.replace(b"\r\n", b"\n")
    for other in (unix, unix.replace(b"\n", b"\r\n")):
        if hashlib.sha256(other).hexdigest() == sha256:
            return (
                "only the ends of its lines were changed, as git does with core.autocrlf; restore "
                "it (git config core.autocrlf false, then git checkout -- the file)"
            )
    return (
        f"the file is not the one that was registered (its sha256 differs from {REGISTER}); "
        "restore it, or register the new text under a new checksum"
    )


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _place(text: str, at: int) -> str:
    """Return the line and column of an offset, for messages."""
    return f"line {text.count(chr(10), 0, at) + 1}, column {at - text.rfind(chr(10), 0, at)}"
