"""Articles gathered from the files of a folder, and what stands against using the others."""

import hashlib
import re
import shlex
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from analysis import schema
from analysis.intake import files, form, heading, kinds, language, register
from analysis.intake.found import (
    FAULTY,
    NOT_READ,
    REGISTER,
    Decision,
    Found,
    LeftOut,
    NoArticles,
    Unusable,
)
from analysis.intake.known import NAMED_AFTER_FILE
from analysis.study import FILE, Study, StudyError

_WANTED = ("outlet", "published", "language")
"""What should be known of every article: where it is not, a decision says so, to be corrected."""


_LONGEST, _SIGN = 48, 6  # characters of an id that a file gives; of what tells long ones apart


class Source(NamedTuple):
    """A file to read, its number, and its row of the register, where there is one."""

    file: files.File
    number: int
    row: dict[Any, Any] | None = None


def sources(place: Path, study: Study, root: Path | None = None) -> Iterator[Source | LeftOut]:
    """Yield what lies in a place, in order: the files to read, and what is left out unread.

    Their names count from the place, or from a `root` around it.
    """
    found = list(files.listed(place, study.own_files(), root))
    registered = list(_registered(place / register.NAME))
    yield from registered
    listed = {one.file.name for one in registered if isinstance(one, Source)}
    for one in found:
        if isinstance(one, LeftOut):
            yield one
    for number, file in enumerate((one for one in found if isinstance(one, files.File)), 1):
        if file.name == register.NAME and register.is_one(file.path):
            continue
        if file.name.lower() == register.NAME and file.name != register.NAME:
            wrong = Unusable("would be passed over", f"rename it to {register.NAME}")
            yield LeftOut(file.name, wrong)
        elif not file.kind.is_read:
            wrong = Unusable(f"{file.kind.name}: not read", file.kind.mend)
            yield LeftOut(file.name, wrong, NOT_READ)
        elif not listed:
            yield Source(file, number)
        elif file.name not in listed and file.kind.one:
            mend = "add a row or remove the file"
            yield LeftOut(file.name, Unusable(f"not listed in {register.NAME}", mend))
        elif file.name not in listed:
            wrong = Unusable(
                f"beside {register.NAME}, tables are not read", f"remove {register.NAME}"
            )
            yield LeftOut(file.name, wrong, NOT_READ)


def _registered(path: Path) -> Iterator[Source | LeftOut]:
    """Yield the files that a register lists, or what is wrong with it; nothing without one."""
    if not register.is_one(path):
        return
    try:
        rows = register.rows(path)
    except StudyError as error:
        for line in str(error).splitlines():
            told = line.removeprefix(f"{path}").removeprefix(",").removeprefix(":").strip()
            where, _, what = told.partition(": ") if told.startswith("line") else ("", "", told)
            wrong, _, mend = what.rpartition("; ")
            yield LeftOut(path.name, Unusable(wrong or mend, mend, where), REGISTER)
        return
    for name in dict.fromkeys(rows["file"][rows["file"].duplicated()]):
        yield LeftOut(path.name, Unusable(f"{name} is listed twice", "remove a row"), REGISTER)
    for number, row in enumerate(rows.to_dict("records"), 1):
        name = str(row["file"])
        yield Source(files.File(path.parent / name, name, kinds.of(name)), number, row)


class Gathered:
    """Articles, decisions and what is left out, as they are found, file by file."""

    def __init__(self, encoding: str) -> None:
        self.encoding = encoding
        self.articles: list[dict[str, Any]] = []
        self.decisions: list[dict[str, Any]] = []
        self.excluded: list[dict[str, Any]] = []

    def all(self, place: Path, study: Study, root: Path | None = None) -> None:
        """Gather what lies in a place; names of files count from it, or from a `root` around it."""
        for source in sources(place, study, root):
            for _ in self.taken(source):
                pass

    def taken(self, source: Source | LeftOut) -> Iterator[dict[str, Any]]:
        """Gather what is in a file; yield each article of it when it is gathered."""
        if isinstance(source, LeftOut):
            self.leave_out(*source)
            return
        file, number, row = source
        if row is None:
            for one in file.kind.articles(file.path, self.encoding):
                yield from self.add(file, one, number)
            return
        for one in file.kind.articles(file.path, self.encoding, bool(row["markup"])):
            changed = _changed(file.path, str(row["sha256"])) if row["sha256"] else None
            yield from self.add(file, changed or one, number, row)

    def handed_over(self) -> "Gathered":
        """Return what was gathered so far, and begin anew."""
        so_far = Gathered(self.encoding)
        so_far.articles, so_far.decisions, so_far.excluded = (
            self.articles, self.decisions, self.excluded
        )  # fmt: skip
        self.articles, self.decisions, self.excluded = [], [], []
        return so_far

    def leave_out(self, file: str, wrong: Unusable, status: str = FAULTY) -> None:
        """Note that a file or a row of it is not used."""
        told = {"place": wrong.place, "row": wrong.row or None, "status": status}
        self.excluded.append({"file": file, "reason": wrong.wrong, "mend": wrong.mend} | told)

    def add(
        self,
        file: files.File,
        one: Found | Unusable,
        number: int,
        row: dict[Any, Any] | None = None,
    ) -> Iterator[dict[str, Any]]:
        """Add an article and yield it, or note why there is none.

        `row` is what the register says of it.
        """
        if isinstance(one, Unusable):
            self.leave_out(file.name, one, NOT_READ if isinstance(one, NoArticles) else FAULTY)
            return
        if row is None:
            _name(one, file, number)
            heading.read(one)
        else:
            _overrule(one, row)
        article: dict[str, Any] = dict.fromkeys(schema.table("articles").names, "")
        one.fields.setdefault("language", language.of(one.text))
        one.fields.setdefault("form", form.of(one.text))
        kind = file.kind.name + (f" ({self.encoding})" if file.kind.is_text > one.is_file else "")
        article |= one.own | one.fields | {"file": file.name, "text": one.text}
        article |= {"sha256": _digest(file, one), "row": one.row or None, "kind": kind}
        self.articles.append(article)
        if row is None:
            told = {decision.field for decision in one.decisions}
            unknown = [name for name in _WANTED if not article[name] and name not in told]
            one.decisions += [Decision(name, "", "not found") for name in unknown]
        about = {"article_id": article["article_id"], "file": file.name}
        self.decisions += [about | vars(decision) for decision in one.decisions]
        yield article


def _digest(file: files.File, one: Found) -> str:
    """Return the checksum of a file with one article, or of the text of a row."""
    raw = one.text.encode("utf-8") if one.row or one.is_file else file.path.read_bytes()
    return hashlib.sha256(raw).hexdigest()


# ------------------------------------------------------------------------ what an article is called


def named(file: files.File, number: int) -> str:
    """Return the id of the one article of a file; a number may stand in it.

    Of a file of many articles, it is what the ids of those without one of their own begin with.
    """
    return _slug(number, _stem(file))


def _stem(file: files.File) -> str:
    return file.name[: len(file.name) - len("".join(Path(file.name).suffixes[-1:]))]


def _name(one: Found, file: files.File, number: int) -> None:
    """Give an article of a file that no register lists its id and, where unknown, its outlet."""
    stem = _stem(file)
    given = one.fields.pop("article_id", "")
    of_row = [str(given or one.row)] if one.row else []
    own = given if re.fullmatch(r"[a-z][a-z0-9-]*", given) else ""
    one.fields["article_id"] = own or _slug(number, stem, *of_row)
    if not one.fields.get("outlet"):
        one.decide("outlet", file.folder, "the name of the folder")
    if not one.fields.get("outlet") and not one.row:
        if any(map(str.isalpha, stem)):
            one.decide("outlet", stem, NAMED_AFTER_FILE)
        else:  # a number names no outlet
            one.decide("outlet", file.path.parent.name, "the name of the folder")


def _overrule(one: Found, row: dict[Any, Any]) -> None:
    """Give an article what the register says of it; where it contradicts the file, tell."""
    names = set(schema.table("articles").names)
    for name, value in row.items():
        if name not in names:
            one.own[str(name)] = str(value)
        elif value and name not in ("file", "sha256"):
            if (found := one.fields.get(name)) and found != value:
                told = f"{register.NAME}; the file says {found!r}"
                one.decisions.append(Decision(str(name), str(value), told))
            one.fields[str(name)] = str(value)


def _slug(number: int, *names: str) -> str:
    """Return an id made of names; of a file's number where letters of them are not Latin."""
    slug = "-".join(filter(None, map(_plain, names)))
    if not slug or any(one.isalpha() and not one.isascii() for one in _decomposed("".join(names))):
        slug = f"{slug}-{number}".strip("-")
    return slug if slug[:1].isalpha() else f"article-{slug}"


def _plain(name: str) -> str:
    """Return the letters and figures of a name; of a long one the first words, and a sign.

    The sign tells it from others that begin so.

    >>> _plain("Müller in Łódź"), _plain("Nobody knows why " * 6)
    ('muller-in-odz', 'nobody-knows-why-nobody-knows-why-nobody-832b8b')
    """
    ascii_only = _decomposed(name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")
    if len(slug) <= _LONGEST:
        return slug
    sign = hashlib.sha256(slug.encode()).hexdigest()[:_SIGN]
    begun = slug[: _LONGEST - _SIGN]
    return f"{begun.rpartition('-')[0] or begun}-{sign}"


def _decomposed(name: str) -> str:
    """Return a name with its diacritics as signs of their own."""
    return unicodedata.normalize("NFKD", name)


def _changed(path: Path, sha256: str) -> Unusable | None:
    """Return why a file is not the one that was registered, as far as it can be told."""
    try:
        raw = path.read_bytes()
    except OSError:
        return None  # its reader says so
    if hashlib.sha256(raw).hexdigest() == sha256:
        return None
    unix = raw.replace(b"\r\n", b"\n")
    for other in (unix, unix.replace(b"\n", b"\r\n")):
        if hashlib.sha256(other).hexdigest() == sha256:
            return Unusable(
                "only the ends of its lines were changed, as git does with core.autocrlf",
                "restore it (git config core.autocrlf false, then git checkout -- the file)",
            )
    return Unusable(
        f"the file is not the one that was registered (its sha256 differs from {register.NAME})",
        f"restore it, or take up the new text{_way(path)}",
    )


def _way(path: Path) -> str:
    """Return how an edited text is taken up: by a command, in a study; else by hand."""
    study = next((one for one in path.parents if (one / FILE).is_file()), None)
    if study is None or path.suffix != ".txt":
        return f": put its sha256 into {register.NAME}"
    return f": `python -m analysis add {shlex.quote(str(study))}`"
