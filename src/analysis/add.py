"""Articles put into a study: their texts, what is known of them, and what was decided."""

import hashlib
import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from analysis import coded, schema
from analysis.intake import corrections, plain, register
from analysis.intake.gathering import Gathered
from analysis.study import FILE, Settings, Study, StudyError

ORIGINALS = "originals"

_SOURCE = ("source", "source_row", "source_sha256")
"""Columns of the register that say what an article was taken from."""

_KNOWN = [c.name for c in schema.table("articles").columns if not c.derived]


@dataclass
class Added:
    """What was done: articles put in, those that were there, changes made, what cannot be used."""

    articles: list[str] = field(default_factory=list)
    there: list[str] = field(default_factory=list)
    changes: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def add(study: Study, paths: Iterable[Path], encoding: str = "") -> Added:
    """Put the articles of files and folders into a study; make the corrections of its decisions.

    Each text becomes a file of the study's articles, with a row in `articles.csv`; the original is
    kept in `originals/`; what was decided is kept in `decisions.csv`. Without paths corrections
    are made only. Nothing that is there is written over, but for a text into which a paragraph
    that was cut is put back. Where it fails nothing was put in.

    Raises StudyError for a folder that is no study, for a register or decisions that cannot be
    used, and for a path that is not there.
    """
    if not study.has_settings or study.articles == study.folder:
        mend = f"make one with `new`, or give `articles` in {FILE} a folder of its own"
        raise StudyError(f"{study.folder}: no study that articles can be put into; {mend}")
    addition = _Addition(study, encoding or study.settings.encoding)
    try:
        addition.correct()
        for path in paths:
            addition.take(path)
        addition.write()
    except BaseException:
        for path in addition.made:
            path.unlink(missing_ok=True)
        raise
    return addition.done


class _Addition:
    """A study's register and decisions while articles are put in, and the files that are made."""

    def __init__(self, study: Study, encoding: str) -> None:
        self.study = study
        self.encoding = encoding
        self.done = Added()
        self.made: list[Path] = []
        study.articles.mkdir(parents=True, exist_ok=True)
        self.rows = _register(study.articles)
        self.decisions = corrections.read(study.folder / corrections.FILE)
        self.ids: set[str] = set()
        self.sources: dict[tuple[str, ...], str] = {}
        self.texts: dict[tuple[str, str], str] = {}
        rows = self.rows.reindex(
            columns=[*_SOURCE, "outlet", "sha256", "article_id"], fill_value=""
        )
        about = rows.itertuples(index=False, name=None)
        for name, row, source, outlet, sha256, article_id in about:
            self._note((name, row, source), outlet, sha256, article_id)

    def _note(
        self, source: tuple[str, str, str], outlet: str, sha256: str, article_id: str
    ) -> None:
        """Note an article of the study by where it comes from, its id and its text."""
        self.ids.add(article_id.casefold())
        self.sources[source] = self.sources[(*source[1:], outlet)] = article_id
        self.texts[outlet, sha256] = article_id

    def correct(self) -> None:
        """Put into the register what its author corrected in the decisions and in the texts."""
        for label, column, value in list(corrections.of_articles(self.rows, self.decisions)):
            self.rows.loc[label, column] = value
            changed = str(self.rows.at[label, "article_id"])
            self.done.changes.append(f"{changed}: {column} is {value!r}")
        cuts = dict(list(self.decisions[self.decisions["field"] == "cut"].groupby("article_id")))
        for number, row in self.rows.iterrows():
            path = self.study.articles / row["file"]
            if not row.get("sha256") or path.suffix != ".txt" or not path.is_file():
                continue
            if _digest(path) != row["sha256"]:
                self.done.changes.append(f"{row['article_id']}: the text was edited")
            elif (cut := cuts.get(row["article_id"])) is not None and _wanted(cut):
                text = path.read_bytes().decode("utf-8")
                if (whole := corrections.kept(text, cut)) != text:
                    _replace(path, whole)
                    self.done.changes.append(f"{row['article_id']}: a paragraph is kept")
            self.rows.loc[number, "sha256"] = _digest(path)

    def take(self, path: Path) -> None:
        """Take in the articles of a file or folder."""
        source = path.expanduser().resolve()
        if not source.exists():
            raise StudyError(f"{path}: there is no such file or folder; mend its name")
        if source.is_relative_to(self.study.folder) or self.study.folder.is_relative_to(source):
            raise StudyError(f"{path}: lies in the study or around it; add what lies elsewhere")
        gathered = Gathered(self.encoding)
        gathered.all(source, Study(source, Settings()))
        for one in gathered.excluded:
            where = source if source.is_file() else source / one["file"]
            place = f", {one['place']}" if one["place"] else ""
            self.done.faults.append(f"{where}{place}: {one['reason']}; {one['mend']}")
        new: list[dict[str, str]] = []
        names: dict[tuple[str, str], str] = {}
        for article in gathered.articles:
            file = source if source.is_file() else source / article["file"]
            if cells := self._laid(article, file):
                new.append(cells)
                names[article["article_id"], article["file"]] = cells["article_id"]
        if new:
            frames = [self.rows, pd.DataFrame(new, dtype="str")]
            self.rows = pd.concat(frames, ignore_index=True).fillna("")
        decided = [
            one | {"article_id": names[one["article_id"], one["file"]], "correction": ""}
            for one in gathered.decisions
            if (one["article_id"], one["file"]) in names
        ]
        if decided:
            frames = [self.decisions, pd.DataFrame(decided)[corrections.COLUMNS]]
            self.decisions = pd.concat(frames, ignore_index=True)

    def _laid(self, article: dict[str, Any], file: Path) -> dict[str, str] | None:
        """Lay the text of an article into the study; return its row, None for one that is there."""
        about = (article["file"], str(article["row"] or ""), _digest(file))
        text = article["text"].encode("utf-8")
        sha256 = hashlib.sha256(text).hexdigest()
        known = self.sources.get(about) or self.sources.get((*about[1:], article["outlet"]))
        if known:
            self.done.there.append(f"{file}: is in the study as {known}")
            return None
        if known := self.texts.get((article["outlet"], sha256)):
            told = f"{file}: the same text as {known}, of the same outlet"
            self.done.faults.append(f"{told}; say who printed each, or leave it")
            return None
        article_id = self._free(article["article_id"])
        path = self.study.articles / f"{article_id}.txt"
        with path.open("xb") as laid:
            self.made.append(path)
            laid.write(text)
        self._keep(file, article["file"])
        own = {k: str(v) for k, v in article.items() if k not in schema.table("articles").names}
        cells = own | _known(article) | dict(zip(_SOURCE, about, strict=True))
        cells |= {"article_id": article_id, "file": path.name, "sha256": sha256}
        cells["markup"] = "keep" if plain.marked_up(article["text"]) else ""
        self._note(about, cells["outlet"], sha256, article_id)
        known = ", ".join(filter(None, map(cells.get, ("outlet", "published", "language", "form"))))
        self.done.articles.append(f"{article_id} ({known})")
        return cells

    def _free(self, wished: str) -> str:
        """Return an id that no article has, the one wished for or one with a number."""
        name, number = wished, 1
        while name.casefold() in self.ids or (self.study.articles / f"{name}.txt").exists():
            number += 1
            name = f"{wished}-{number}"
        return name

    def _keep(self, file: Path, name: str) -> None:
        """Keep a copy of an original under its name, with a number where another one has it."""
        path = wished = self.study.folder / ORIGINALS / name
        number = 1
        while path.exists():
            if _digest(path) == _digest(file):
                return
            number += 1
            path = wished.with_name(f"{wished.stem}-{number}{wished.suffix}")
        path.parent.mkdir(parents=True, exist_ok=True)
        self.made.append(path)
        shutil.copyfile(file, path)

    def write(self) -> None:
        """Write register and decisions, where something has changed."""
        if self.done.articles or self.done.changes:
            _replace(self.study.articles / register.NAME, _csv(self.rows))
            _replace(self.study.folder / corrections.FILE, _csv(self.decisions))


def _wanted(cut: pd.DataFrame) -> bool:
    """Tell whether a paragraph that was cut is to be kept."""
    return bool((cut["correction"] == corrections.KEEP).any())


def _register(place: Path) -> pd.DataFrame:
    """Return the register of a study's articles; of texts that lie there without one, a new one."""
    path = place / register.NAME
    if path.is_file():
        register.rows(path)  # says what is wrong
        return coded.cells(path).astype("str").reset_index(drop=True)
    gathered = Gathered("")
    gathered.all(place, Study(place, Settings()))
    others = [one["file"] for one in gathered.articles if one["kind"] != "plain text"]
    others += [one["file"] for one in gathered.excluded]
    StudyError.refuse(
        f"{place / name}: lies among the articles of the study; move it elsewhere and add it from "
        "there"
        for name in others
    )
    return pd.DataFrame([_known(one) for one in gathered.articles], columns=_KNOWN, dtype="str")


def _known(article: dict[str, Any]) -> dict[str, str]:
    """Return the cells of a register for an article that was gathered."""
    return {name: str(article.get(name) or "") for name in _KNOWN}


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _csv(rows: pd.DataFrame) -> str:
    return rows.to_csv(index=False, lineterminator="\n")


def _replace(path: Path, text: str) -> None:
    """Write a file in place of the one that is there, whole or not at all."""
    aside = path.with_name(f".{path.name}.new")
    aside.write_text(text, encoding="utf-8", newline="")
    os.replace(aside, path)
