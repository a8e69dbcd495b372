"""Articles put into a study: their texts, what is known of them, and what was decided."""

import glob
import hashlib
import os
import shlex
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from analysis import coded, corpus, files, schema
from analysis.intake import corrections, dates, kinds, plain, register
from analysis.intake.found import REFUSED, Found, fault
from analysis.intake.gathering import Gathered
from analysis.intake.known import NAMED_AFTER_FILE, Known
from analysis.study import FILE, Settings, Study, StudyError

ORIGINALS = "originals"

_SOURCE = ("source", "source_row", "source_sha256")
"""Columns of the register that say what an article was taken from."""

_KNOWN = [c.name for c in schema.table("articles").columns if not c.derived]


@dataclass
class Added:
    """What was done: articles put in, those that were there, changes made, what cannot be used.

    `notes` are files of kinds that hold no articles here, beside others that do.
    """

    articles: list[str] = field(default_factory=list)
    there: list[str] = field(default_factory=list)
    changes: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def add(study: Study, paths: Iterable[Path]) -> Added:
    """Put the articles of files and folders into a study; make the corrections of its decisions.

    Each text becomes a file of the study's articles, with a row in `articles.csv`; the original is
    kept in `originals/`; what was decided is kept in `decisions.csv`. Without paths corrections
    are made only. Nothing that is there is written over, but for a text into which a paragraph
    that was cut is put back. Where it fails the study is as it was.

    Raises StudyError for a folder that is no study, for a register or decisions that cannot be
    used, and for a path that is not there.
    """
    if not study.has_settings or study.articles == study.folder:
        mend = f"make one with `new`, or give `articles` in {FILE} a folder of its own"
        raise StudyError(f"{study.folder}: no study that articles can be put into; {mend}")
    sources = [_source(study, path) for path in paths]
    addition = _Addition(study)
    try:
        addition.correct()
        for source in sources:
            addition.take(source)
        addition.write()
    except BaseException:
        addition.undo()
        raise
    return addition.done


def named(names: str) -> list[Path]:
    """Return the files and folders that a text names: as one name or pattern, spaces and all, else
    as several, those with spaces inside in quotation marks of their own.

    Names of which some are not there are returned as several.

    >>> [str(path) for path in named("'old pages/a.html' b.html")]
    ['old pages/a.html', 'b.html']
    """
    try:
        several = shlex.split(names)
    except ValueError:  # an apostrophe
        several = [names]
    for parts in ([names], several):
        found = [_matching(part) for part in parts]
        if all(found):
            return [path for paths in found for path in paths]
    return [Path(part) for part in several]


def _matching(name: str) -> list[Path]:
    """Return the file or folder of a name, or those that it is a pattern of."""
    path = os.path.expanduser(name)
    return [Path(path)] if os.path.lexists(path) else [*map(Path, sorted(glob.glob(path)))]


def _source(study: Study, path: Path) -> Path:
    """Return the full name of a file or folder to add; raise StudyError where it cannot be one."""
    source = path.expanduser().resolve()
    if not source.exists():
        raise StudyError(
            f"{path}: there is no such file or folder; mend its name (of several names, one with "
            "spaces stands in quotation marks of its own)"
        )
    if source.is_relative_to(study.folder) or study.folder.is_relative_to(source):
        raise StudyError(f"{path}: lies in the study or around it; add what lies elsewhere")
    return source


class _Addition:
    """A study's register and decisions while articles are put in, and the files that are made."""

    def __init__(self, study: Study) -> None:
        self.study = study
        self.encoding = study.settings.encoding
        self.done = Added()
        self.made: list[Path] = []
        self.changed: dict[Path, str] = {}
        self.replaced: dict[Path, bytes] = {}
        study.articles.mkdir(parents=True, exist_ok=True)
        self.rows = _register(study.articles)
        self.decisions = corrections.read(study.folder / corrections.FILE)
        self.applied = False
        self.ids: set[str] = set()
        self.known = Known()
        self.texts: dict[tuple[str, str], str] = {}
        rows = self.rows.reindex(columns=[*_SOURCE, "outlet", "article_id"], fill_value="")
        read: dict[str, list[tuple[str, str]]] = {}
        outlets = self.decisions[self.decisions["field"] == "outlet"]
        for article_id, *how in outlets[["article_id", "value", "source"]].itertuples(index=False):
            read.setdefault(article_id, []).append((how[0], how[1]))
        for name, row, source, outlet, article_id in rows.itertuples(index=False, name=None):
            before = read.get(article_id, [])  # as they were read, whatever was corrected since
            guessed = any(source == NAMED_AFTER_FILE for _, source in before)
            had = {outlet, *(value for value, _ in before)}
            self.known.note(article_id, (name, row, source), had, guessed)
            self.ids.add(article_id.casefold())

    def correct(self) -> None:
        """Put into the register what its author corrected in the decisions and in the texts."""
        labels = {article_id: label for label, article_id in self.rows["article_id"].items()}
        for number, article_id, column, value in corrections.of_articles(self.rows, self.decisions):
            self._correct(number, labels[article_id], column, value)
        cuts = dict(list(self.decisions[self.decisions["field"] == "cut"].groupby("article_id")))
        for label, row in self.rows.iterrows():
            path = self.study.articles / row["file"]
            if not row.get("sha256") or path.suffix != ".txt" or not path.is_file():
                continue
            if (sha256 := files.digest(path)) != row["sha256"]:
                self.done.changes.append(f"{row['article_id']}: the text was edited")
                self.rows.loc[label, "sha256"] = sha256
            if (cut := cuts.get(row["article_id"])) is not None and _wanted(cut).any():
                self._put_back(label, path, cut)
        for cells in self.rows.to_dict("records"):
            for text in self._texts(cells):
                self.texts[cells["outlet"], corpus.text_digest(text)] = cells["article_id"]

    def _correct(self, number: int, label: Any, column: str, value: str) -> None:
        """Make one correction in the register, unless the cell was edited there."""
        decision = self.decisions.loc[number]
        now = self.rows.at[label, column] if column in self.rows else ""
        if now not in (value, decision["applied"] or decision["value"]):
            told = f"{decision['article_id']}: {column} is {now!r} in {register.NAME}, where it was"
            mend = f"write the same in {corrections.FILE}, or empty the correction"
            self.done.notes.append(f"{told} edited; not corrected to {value!r}; {mend}")
            return
        if now != value:
            self.rows.loc[label, column] = value
            self.done.changes.append(f"{decision['article_id']}: {column} is {value!r}")
        self.decisions.loc[number, "applied"] = decision["correction"]
        self.applied = True

    def _put_back(self, label: Any, path: Path, cut: pd.DataFrame) -> None:
        """Put paragraphs that were cut from a text back into it, and say of which it cannot be."""
        article_id = str(self.rows.at[label, "article_id"])
        text = path.read_bytes().decode("utf-8")
        whole, done = corrections.kept(text, cut)
        if whole != text:
            self.changed[path] = whole
            self.rows.loc[label, "sha256"] = hashlib.sha256(whole.encode("utf-8")).hexdigest()
            self.done.changes.append(f"{article_id}: a paragraph is kept")
        for value in cut["value"][_wanted(cut) & ~cut.index.isin(done)]:
            told = f"{article_id}: the paragraph before {value[:40]!r} is no longer in {path.name}"
            mend = f"put it into the text yourself, and {corrections.KEEP} into applied"
            self.done.faults.append(f"{told}; {mend}")
        self.decisions.loc[done, "applied"] = corrections.KEEP
        self.applied |= bool(done)

    def _texts(self, row: dict[Any, Any]) -> Iterator[str]:
        """Yield the text of an article of the register, as it will be; none that cannot be read."""
        path = self.study.articles / row["file"]
        if path in self.changed:
            yield self.changed[path]
        elif path.is_file():
            found = kinds.of(path.name).articles(path, self.encoding, bool(row.get("markup")))
            yield from (one.text for one in found if isinstance(one, Found))

    def take(self, source: Path) -> None:
        """Take in the articles of a file or folder."""
        gathered = Gathered(self.encoding)
        root = source if register.is_one(source / register.NAME) else self.known.root(source)
        gathered.all(source, Study(source, Settings()), root)
        for one in gathered.excluded:
            stands_against = one["status"] in REFUSED or not gathered.articles
            lines = self.done.faults if stands_against else self.done.notes
            lines.append(fault(root / one["file"], one))
        new: list[dict[str, str]] = []
        names: dict[tuple[str, str], str] = {}
        texts: dict[tuple[str, str], str] = {}
        guessed = {
            (one["article_id"], one["file"])
            for one in gathered.decisions
            if one["field"] == "outlet" and one["source"] == NAMED_AFTER_FILE
        }
        for article in gathered.articles:
            key = (article["article_id"], article["file"])
            if cells := self._laid(article, root / article["file"], key in guessed):
                new.append(cells)
                names[key], texts[key] = cells["article_id"], article["text"]
        if new:
            frames = [self.rows, pd.DataFrame(new, dtype="str")]
            self.rows = pd.concat(frames, ignore_index=True).fillna("")
        decided = [
            one
            | {"article_id": names[key], "correction": "", "applied": ""}
            | {"follows": corrections.follows(texts[key], one["after"])}
            for one in gathered.decisions
            if (key := (one["article_id"], one["file"])) in names
        ]
        if decided:
            frames = [self.decisions, pd.DataFrame(decided)[corrections.COLUMNS]]
            self.decisions = pd.concat(frames, ignore_index=True)
        for one in decided:
            if one["field"] == "published" and one["source"].endswith(dates.OPEN):
                read = f"{one['article_id']}: {one['value']} was read from {one['source']}"
                self.done.notes.append(f"{read}; if so, correct it in {corrections.FILE}")

    def _laid(self, article: dict[str, Any], file: Path, guessed: bool) -> dict[str, str] | None:
        """Lay the text of an article into the study; return its row, None for one that is there.

        `guessed` tells that its outlet is only the name of its file.
        """
        about = (article["file"], str(article["row"] or ""), files.digest(file))
        text = article["text"].encode("utf-8")
        sha256 = hashlib.sha256(text).hexdigest()
        if there := self.known.same(about, article["outlet"], guessed):
            self.done.there.append(f"{file}: is in the study as {there}")
            return None
        printed = (article["outlet"], corpus.text_digest(article["text"]))
        if known := self.texts.get(printed):
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
        self.ids.add(article_id.casefold())
        self.known.note(article_id, about, {cells["outlet"]}, guessed)
        self.texts[printed] = article_id
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
            if files.digest(path) == files.digest(file):
                return
            number += 1
            path = wished.with_name(f"{wished.stem}-{number}{wished.suffix}")
        path.parent.mkdir(parents=True, exist_ok=True)
        self.made.append(path)
        shutil.copyfile(file, path)

    def write(self) -> None:
        """Write texts, decisions and, last, the register, where something has changed."""
        texts = dict(self.changed)
        if self.done.articles or self.done.changes or self.applied:
            texts[self.study.folder / corrections.FILE] = _csv(self.decisions)
            texts[self.study.articles / register.NAME] = _csv(self.rows)
        for path, text in texts.items():
            if path.exists():
                self.replaced[path] = path.read_bytes()
            else:
                self.made.append(path)
            files.replace(path, text.encode("utf-8"))

    def undo(self) -> None:
        """Put everything back as it was."""
        for path, content in self.replaced.items():
            files.replace(path, content)
        for path in self.made:
            path.unlink(missing_ok=True)


def _wanted(cut: pd.DataFrame) -> "pd.Series[bool]":
    """Return which paragraphs that were cut are to be kept and have not been put back yet."""
    return (cut["correction"] == corrections.KEEP) & (cut["applied"] == "")


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


def _csv(rows: pd.DataFrame) -> str:
    return rows.to_csv(index=False, lineterminator="\n")
