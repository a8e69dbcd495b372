"""A study: a folder with articles, what was coded for them, and one file of settings.

`study.toml` says where the parts lie and what is particular to the study. Everything in it may be
missing: a folder of articles alone is a study in which nothing is coded.
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from analysis.settings import Group, Ladder, Setting, declared

FILE = "study.toml"
BROUGHT = Path(__file__).parent / "data" / "study"
"""Folder of the study that a package brings which was published with the book of one."""
MEASURED = Path(__file__).parent / "data" / "benchmarks.csv"
"""How the tools did on outside texts; a study may name figures of its own instead."""

_FIRST = 20  # lines that are told of many


def shortened(lines: Iterable[str], what: str) -> list[str]:
    """Return the first twenty of many lines, and a line that says how many more of `what`."""
    every = list(lines)
    more = len(every) - _FIRST
    return [*every[:_FIRST], f"... and {more} more {what}"] if more > 0 else every


class StudyError(ValueError):
    """Something in a study that cannot be used; the message names file, place and mend of each."""

    @classmethod
    def refuse(cls, faults: Iterable[str]) -> None:
        """Raise one error that tells all the faults, the first twenty of many; none raise none."""
        if told := shortened(faults, "faults of this kind"):
            raise cls("\n".join(told))


@dataclass(frozen=True)
class Settings:
    """What a study says of itself, `study.toml` read and checked; a field is a setting.

    `data/settings.toml` declares each: form, meaning, an example, what reads it. `sides` gives for
    each speaker the side it speaks for, `cues` for each reporting word what it is a form of and
    what it tells; in an empty code book (`topics`, `lanes`, `occasions`, `actors`) any code is
    allowed. Places are relative to the folder of the study.
    """

    title: str = ""
    licence: str = ""
    articles: str = "."
    encoding: str = ""
    coded: str = ""
    coders: str = ""
    record: str = ""
    benchmarks: str = ""
    lexicon: str = ""
    aliases: str = ""
    corrections: str = ""
    results: str = ""
    chapters: str = "chapters"
    full_texts: bool = True
    other_outlets_only: bool = False
    groups: Mapping[str, Group] = field(default_factory=dict)
    pairs: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    topics: Mapping[str, str] = field(default_factory=dict)
    lanes: Mapping[str, str] = field(default_factory=dict)
    occasions: Mapping[str, str] = field(default_factory=dict)
    actors: Mapping[str, str] = field(default_factory=dict)
    marks: Mapping[str, str] = field(default_factory=dict)
    people: tuple[str, ...] = ()
    unnamed: tuple[str, ...] = ()
    sides: Mapping[str, str] = field(default_factory=dict)
    cues: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    ladders: Mapping[str, Ladder] = field(default_factory=dict)
    seats: tuple[str, ...] = ()

    def code_book(self, name: str) -> Mapping[str, str]:
        """Return a code book by its name."""
        books = {"topics": self.topics, "lanes": self.lanes, "occasions": self.occasions}
        return {**books, "actors": self.actors}[name]

    def names(self, table: str) -> dict[str, Iterable[str]]:
        """Return the ids of a table that the settings name, by the key that names them."""
        if table == "articles":
            groups = {f"groups.{name}": group.articles for name, group in self.groups.items()}
            return {**groups, **{f"pairs.{name}": pair for name, pair in self.pairs.items()}}
        return {"marks": self.marks} if table == "events" else {}

    def in_print(self, book: str, code: str) -> str:
        """Return the words of a code in print: the code itself where its book is empty."""
        return self.code_book(book).get(code, code)


@dataclass(frozen=True)
class Study:
    """A folder and its settings."""

    folder: Path
    settings: Settings

    @property
    def has_settings(self) -> bool:
        """Tell whether the folder has a `study.toml` (else it is only a folder of articles)."""
        return (self.folder / FILE).is_file()

    @property
    def articles(self) -> Path:
        """The folder of the articles."""
        return self.folder / self.settings.articles

    def with_settings(self, **given: Any) -> "Study":
        """Return the study with those of its settings that are given anew and not empty."""
        anew = {name: value for name, value in given.items() if value}
        return replace(self, settings=replace(self.settings, **anew))

    def own_files(self) -> list[Path]:
        """Return the files and folders of the study that hold no articles."""
        if not self.has_settings:
            return []
        of = self.settings
        names = ["coded", "record", "originals", "_build"]
        names += [of.coded, of.record, of.lexicon, of.aliases, of.corrections]
        names += [of.benchmarks, of.chapters]
        places = [self.folder / name for name in names if name]
        return [place for place in places if place != self.articles]

    def table_path(self, of: str, file: str = "") -> Path | None:
        """Return where a kind of table lies, None where there is none.

        `of` is coded, record, benchmarks, lexicon, aliases or corrections; `file` is the name of
        the table's file in the folder of coded tables or of the record. Raises StudyError where one
        of the last three is named and not there.
        """
        where: str = getattr(self.settings, of)
        if not where:
            return MEASURED if of == "benchmarks" else None
        path = self.folder / where / file if file else self.folder / where
        if of in ("lexicon", "aliases", "corrections") and not path.is_file():
            raise StudyError(f"{self.folder / FILE}: {of}: there is no {where}; mend the name")
        return path if path.is_file() else None

    def refuse_unknown(self, table: str, ids: Iterable[str]) -> None:
        """Raise StudyError where the settings name something that a table with these ids lacks.

        A table without rows is passed over: nothing of it was coded.
        """
        known = list(dict.fromkeys(ids)) if (named := self.settings.names(table)) else []
        for key, names in named.items() if known else ():
            if unknown := [one for one in names if one not in known]:
                raise StudyError(
                    f"{self.folder / FILE}: {key} names {unknown[0]!r}, which is not in this "
                    f"study; mend it: one of {', '.join(known)}"
                )


def find(start: Path | str | None = None) -> Study:
    """Return the study that a folder, or the working directory, lies in.

    Without a folder, the nearest `study.toml` at or above the working directory decides; where
    there is none, it is the study that the package brings, if it was published with one. A folder
    that is given is taken as it is: the study whose `study.toml` it holds, the study whose articles
    it holds (`articles` of a `study.toml` above points to it), else a study of what lies in it. A
    file that is given is a study of the articles in it. Raises StudyError for what is not there,
    for settings that cannot be used, and, without a folder, where there is no `study.toml`.
    """
    folder = _folder(Path.cwd() if start is None else Path(start))
    for candidate in (folder, *folder.parents, *([BROUGHT] if start is None else [])):
        if (candidate / FILE).is_file():
            study = Study(candidate, read(candidate / FILE))
            if start is None or folder in (candidate, study.articles.resolve()):
                return study
            break
    if start is not None:
        return Study(folder, Settings())
    raise StudyError(
        f"{folder}: no {FILE} here or in a folder above; "
        "change into a study, or give the folder of the articles"
    )


def _folder(path: Path) -> Path:
    """Return a folder or file by its full name, for a study's settings the folder they lie in."""
    try:
        folder = path.resolve()
        found = folder.exists()
        folder = folder.parent if found and folder.name == FILE else folder
    except (OSError, RuntimeError) as error:  # a name that is too long, links that go in a circle
        raise StudyError(f"{path}: {_reason(error)}; give another folder") from None
    if not found:
        raise StudyError(f"{folder}: there is no such folder or file; give one with articles")
    return folder


def _reason(error: Exception) -> str:
    return str(getattr(error, "strerror", None) or error)


def read(path: Path) -> Settings:
    """Return the settings of a `study.toml`.

    Raises StudyError with file, key and mend for what is not TOML, not known or of another form.
    """
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise StudyError(f"{path}: {error}; mend the line (the file is TOML in UTF-8)") from None
    except OSError as error:
        raise StudyError(f"{path}: {_reason(error)}; make it readable") from None
    known = dict.fromkeys(one.section for one in declared())
    if unknown := [key for key in raw if key not in known]:
        use = ", ".join(known)
        raise StudyError(f"{path}: unknown key {unknown[0]!r}; remove it, or use one of {use}")
    found = [(one, _given(path, raw, one)) for one in declared()]
    done = {one.name: _FORMS[one.form](path, v, one.key) for one, v in found if v is not None}
    return Settings(**done)


def _given(path: Path, raw: Mapping[str, object], setting: Setting) -> object:
    """Return what a file gives for a setting, which may stand in a section; None for nothing."""
    value = raw.get(setting.section)
    if value is None or not setting.inside:
        return value
    names = tuple(one.inside for one in declared() if one.section == setting.section)
    return _named(path, value, setting.section, names).get(setting.inside)


# ---------------------------------------------------------------------------- forms of values


def _refuse(path: Path, key: str, wanted: str) -> StudyError:
    return StudyError(f"{path}: {key} must be {wanted}; mend it")


def _text(path: Path, value: object, key: str) -> str:
    if not isinstance(value, str):
        raise _refuse(path, key, "a text between quotation marks")
    return value


def _yes_or_no(path: Path, value: object, key: str) -> bool:
    if not isinstance(value, bool):
        raise _refuse(path, key, "true or false")
    return value


def _words(path: Path, value: object, key: str) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise _refuse(path, key, "a list of texts")
    return tuple(_text(path, one, key) for one in value)


def _section(path: Path, value: object, key: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _refuse(path, key, f"a section, [{key}]")
    return value


def _named(path: Path, value: object, key: str, names: tuple[str, ...]) -> dict[str, Any]:
    section = _section(path, value, key)
    for name in section:
        if name not in names:
            raise _refuse(path, f"{key}.{name}", f"one of {', '.join(names)}")
    return section


def _book(path: Path, value: object, key: str) -> dict[str, str]:
    return {k: _text(path, v, f"{key}.{k}") for k, v in _section(path, value, key).items()}


def _pairs(path: Path, value: object, key: str) -> dict[str, tuple[str, str]]:
    found = {k: _words(path, v, f"{key}.{k}") for k, v in _section(path, value, key).items()}
    for name, ids in found.items():
        if len(ids) != 2:
            raise _refuse(path, f"{key}.{name}", "a list of two articles")
    return {name: (ids[0], ids[1]) for name, ids in found.items()}


def _groups(path: Path, value: object, key: str) -> dict[str, Group]:
    done = {}
    for name, about in _section(path, value, key).items():
        place = f"{key}.{name}"
        section = _named(path, about, place, ("name", "label", "articles"))
        ids = _words(path, section.get("articles"), f"{place}.articles")
        words = _text(path, section.get("name", name), f"{place}.name")
        done[name] = Group(words, _text(path, section.get("label", words), f"{place}.label"), ids)
    return done


def _sides(path: Path, value: object, key: str) -> dict[str, str]:
    done = {}
    for side, speakers in _section(path, value, key).items():
        for speaker in _words(path, speakers, f"{key}.{side}"):
            if speaker in done:
                raise _refuse(path, f"{key}.{side}", f"a side of its own: {speaker!r} is on two")
            done[speaker] = side
    return done


def _cues(path: Path, value: object, key: str) -> dict[str, tuple[str, str]]:
    done: dict[str, tuple[str, str]] = {}
    for tells, lemmas in _section(path, value, key).items():
        for lemma, forms in _section(path, lemmas, f"{key}.{tells}").items():
            for form in _words(path, forms, f"{key}.{tells}.{lemma}"):
                done[form] = (lemma, tells)
    return done


def _ladders(path: Path, value: object, key: str) -> dict[str, Ladder]:
    done = {}
    for name, about in _section(path, value, key).items():
        section = _named(path, about, f"{key}.{name}", ("sorted_by", "rungs"))
        column = _text(path, section.get("sorted_by", "text"), f"{key}.{name}.sorted_by")
        if column not in ("text", "referent"):
            raise _refuse(path, f"{key}.{name}.sorted_by", "text or referent")
        rungs = _book(path, section.get("rungs"), f"{key}.{name}.rungs")
        for rung, pattern in rungs.items():
            try:
                re.compile(pattern)
            except re.error as error:
                wanted = f"a regular expression ({error})"
                raise _refuse(path, f"{key}.{name}.rungs.{rung}", wanted) from None
        done[name] = Ladder(column, rungs)
    return done


_FORMS: Mapping[str, Callable[[Path, object, str], Any]] = {
    "text": _text,
    "true or false": _yes_or_no,
    "list of texts": _words,
    "section of texts": _book,
    "section of lists": _sides,
    "sections of lists": _cues,
    "section of groups": _groups,
    "section of pairs": _pairs,
    "section of ladders": _ladders,
}
