"""The tables of a study: each made once, by one function, from the tables it takes.

What a table is made of decides how it is had (`Tables._recipe`): the articles are read, chapters
and what people wrote are read from the study's files, the rest is computed, as `steps` says. What
the study has not is empty, and says so when needed. A table is kept by content, where the study has
a place for it, and made anew only when what it depends on has changed.
"""

import hashlib
import json
import os
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, cast

import pandas as pd

from analysis import coded, corpus, fingerprint, inputs, prose, reads, schema, spans, steps
from analysis.steps import COMPLETIONS, RECEIVED, STEPS, load
from analysis.store import Store
from analysis.study import Settings, Study, find

KEPT = Path("_build", "store")
"""Where a study with settings keeps its tables."""

MANIFEST_VARIABLE = "ANALYSIS_MANIFEST"
"""Environment variable: a file that tells the kernels of a build what has been computed."""


class Missing(LookupError):
    """What a study does not have; the message is a sentence for readers."""


_REMEMBERED = 128
_memory: OrderedDict[str, pd.DataFrame] = OrderedDict()  # by key, whatever the study


class Recipe(NamedTuple):
    """How a table is had: what it depends on, which JSON can write, and what makes it."""

    depends: Callable[[], list[Any]]
    make: Callable[[], pd.DataFrame]


class _Watched:
    """The settings of a study; which of them is read is noted."""

    def __init__(self, t: "Tables") -> None:
        self._tables = t

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._tables.study.settings, name)
        if callable(value):  # a method reads further settings
            return partial(getattr(Settings, name), self)
        reads.note(f"settings.{name}", self._tables.digest)
        return value


class Tables:
    """The tables of one state of a study, each an attribute: `tables.quotations`.

    `schema.tables()` lists them; what is given away is a copy, so that nobody can alter what the
    next caller gets. The state is that of the files when the tables were opened.
    """

    def __init__(
        self,
        study: Study,
        store: Store | None = None,
        known: Mapping[str, Any] | None = None,
        skip_bad: bool = False,
        received: Recipe | None = None,
    ) -> None:
        """Open the tables of a study; `known` is what `manifest` of the same state gave.

        With `skip_bad` articles that cannot be used are left out, not refused. `received` is how
        the articles are had where they have been read already.
        """
        known = known or {"files": inputs.digests(study), "keys": {}, "digests": {}}
        self.study = study
        self.store = store
        self.derived: dict[str, dict[str, Any]] = {}
        """What `analysis.derived` has made or found of this state, by name."""
        self._skip_bad = skip_bad
        self._received = received
        self._reading: corpus.Reading | None = None
        self._files: Mapping[str, str] = known["files"]
        self._seen = ""  # their state, when they were last looked at
        self._keys: dict[str, str] = dict(known["keys"])
        self._contents: dict[str, str] = dict(known["digests"])
        self._codes: dict[str, str] = dict(known.get("codes", {}))

    @property
    def settings(self) -> Settings:
        """What is particular to the study."""
        return cast(Settings, _Watched(self))

    def __getattr__(self, name: str) -> pd.DataFrame:
        """Return a table; raise AttributeError, naming those there are, when there is none."""
        if name.startswith("_") or (name not in schema.tables() and name != RECEIVED):
            known = ", ".join(schema.tables())
            raise AttributeError(f"there is no table {name!r}; there are {known}")
        frame = self._frame(name)
        if self.study.settings.names(name):
            self.study.refuse_unknown(name, frame[schema.table(name).names[0]])
        reads.note(name, self.digest)
        return frame.copy(deep=False)

    def frames(self, name: str) -> Iterator[pd.DataFrame]:
        """Yield the rows of a table, which is in memory as a whole."""
        yield getattr(self, name)

    def __dir__(self) -> list[str]:
        """List the tables among the attributes."""
        return [*super().__dir__(), *schema.tables()]

    def digest(self, name: str) -> str:
        """Return the digest of what is read under a name: a table, or `settings.<key>`."""
        if name not in self._contents:
            if name.startswith("settings."):
                value = getattr(self.study.settings, name.removeprefix("settings."))
                self._contents[name] = fingerprint.digest(repr(value))
            else:
                content = self._frame(name).to_parquet()
                self._contents[name] = hashlib.sha256(content).hexdigest()[:32]
        return self._contents[name]

    def manifest(self, modules: Iterable[str] = ()) -> dict[str, Any]:
        """Return what another process needs to have the same state without asking for it again.

        Every table is made, so that it is there to be read. Of some modules it tells the code.
        """
        codes = {module: self.fingerprint_of(module) for module in modules}
        names = list(schema.tables())
        digests = {name: self.digest(name) for name in names}
        told = {"files": self._files, "keys": self._keys, "digests": digests, "codes": codes}
        return {kind: dict(of_kind) for kind, of_kind in told.items()}

    def need(self, *names: str) -> None:
        """Raise Missing, with a sentence for readers, unless each of some tables has rows."""
        for name in names:
            if getattr(self, name).empty:
                raise Missing(self._absence(schema.table(name)))

    def _absence(self, table: schema.Table) -> str:
        if table.of in ("articles", "computed"):
            return f"{table.nothing} in these articles."
        missing = f"This study has no {table.nothing}"
        folder = getattr(self.study.settings, table.of)
        if not folder:
            return f"{missing}."
        file = f"{folder}/{table.file}" if table.file else folder
        if self.study.table_path(table.of, table.file) is None:
            return f"{missing}: there is no {file}."
        return f"{missing}: {file} has a header and no rows."

    # ------------------------------------------------------------------------ how a table is had

    def _frame(self, name: str) -> pd.DataFrame:
        """Return a table: the one in memory, the one kept, or one made now."""
        key = self._key(name)
        frame = _memory.get(key)
        if frame is None and self.store is not None and name != RECEIVED:
            frame = self.store.frame(name, key)
        if frame is None:
            frame = self._recipe(name).make()
            if self.store is not None and name != RECEIVED:
                self.store.keep_frame(name, key, frame)
        _memory[key] = frame
        _memory.move_to_end(key)
        while len(_memory) > _REMEMBERED:
            _memory.popitem(last=False)
        return frame

    def _key(self, name: str) -> str:
        """Return the digest of all that a table depends on."""
        if name not in self._keys:
            ours = () if self.store is None else (__name__, steps.__name__)
            code = [fingerprint.code(module) for module in ours]
            self._keys[name] = fingerprint.digest(name, code, self._recipe(name).depends())
        return self._keys[name]

    def fingerprint_of(self, module: str) -> str:
        """Return the fingerprint of a module; empty where nothing outlives us that needs it."""
        if self.store is None:
            return ""
        return self._codes.get(module) or fingerprint.of(module)

    # --------------------------------------------------------------------- what a table is made of

    def _recipe(self, name: str) -> Recipe:
        """Return how a table is had, by what it is made of."""
        if name == RECEIVED and self._received is not None:
            return self._received
        of = "articles" if name == RECEIVED else schema.table(name).of
        ways = {
            "articles": self._of_articles,
            "computed": self._of_tables,
            prose.KIND: self._of_chapters,
        }
        return ways.get(of, self._of_file)(name)

    def _of_articles(self, name: str) -> Recipe:
        def depends() -> list[Any]:
            asked = self.study.settings.encoding, self._skip_bad
            files = self._files_of("articles"), self._files.get(name, "absent")
            return [self.fingerprint_of("analysis.corpus"), asked, files]

        of_reading = "articles" if name == RECEIVED else name
        return Recipe(depends, lambda: getattr(self._read(), of_reading))

    def _of_chapters(self, name: str) -> Recipe:
        table, chapters = schema.table(name), self.study.settings.chapters

        def make() -> pd.DataFrame:
            read = prose.TABLES[name]
            return table.frame(read(self.study.folder / chapters)) if chapters else table.empty()

        return Recipe(
            lambda: [table.form, self.fingerprint_of("analysis.prose"), self._files_of(prose.KIND)],
            make,
        )

    def _of_tables(self, name: str) -> Recipe:
        step, apart = STEPS[name], self.study.settings.other_outlets_only

        def depends() -> list[Any]:
            takes = [self._key(taken) for taken in step.takes]
            asked = step.tells_outlets_apart and apart
            return [schema.table(name).form, self.fingerprint_of(step.module), takes, asked]

        return Recipe(depends, lambda: computed(name, self._frame, apart))

    def _of_file(self, name: str) -> Recipe:
        table, completion = schema.table(name), COMPLETIONS.get(name)

        def depends() -> list[Any]:
            modules = ["analysis.coded", *([completion.module] if completion else [])]
            books = [
                dict(self.study.settings.code_book(c.code_book))
                for c in table.columns
                if c.code_book
            ]
            others = {target.partition(".")[0] for c in table.columns for target in c.refers}
            others |= {"articles"} if table.spans else set()
            others |= {*completion.takes} if completion else set()
            keys = {one: self._key(_as_received(one)) for one in others - {name}}
            file = self._files.get(name, "absent")
            return [table.form, [self.fingerprint_of(one) for one in modules], file, books, keys]

        def make() -> pd.DataFrame:
            rows, path = table.empty(), self.study.table_path(table.of, table.file)
            if path:
                settings = self.study.settings
                rows = coded.read(table, path, settings, lambda one: self._frame(_as_received(one)))
            if path and completion:
                takes = map(self._frame, completion.takes)
                rows = load(completion.function)(rows, path, *takes)
            self._seen = inputs.refuse_changed(self.study, self._files, self._seen)
            return table.frame(rows)

        return Recipe(depends, make)

    def _files_of(self, kind: str) -> dict[str, str]:
        """Return the digests of the articles or the chapters."""
        return {name: one for name, one in self._files.items() if name.startswith(f"{kind}/")}

    def _read(self) -> corpus.Reading:
        """Return what comes of reading the articles, which is done once."""
        if self._reading is None:
            self._reading = corpus.usable(corpus.read(self.study), self._skip_bad)
            self._seen = inputs.refuse_changed(self.study, self._files, self._seen)
        return self._reading


def _as_received(name: str) -> str:
    """Return the table that what people wrote refers to; of articles, that without counts."""
    return RECEIVED if name == "articles" else name


def computed(
    name: str, table_of: Callable[[str], pd.DataFrame], other_outlets_only: bool = False
) -> pd.DataFrame:
    """Return a computed table; `table_of` gives others, the rest is asked of it by the settings."""
    step, received = STEPS[name], table_of(RECEIVED)
    takes = [table_of(taken) for taken in step.takes]
    if step.english:
        takes = [corpus.english(received, frame) for frame in takes]
    apart = step.tells_outlets_apart and other_outlets_only
    asked = {"outlets": corpus.outlets(received)} if apart else {}
    made = schema.table(name).frame(load(step.function)(*takes, **asked))
    spans.check(made, received, name)
    return made


def forget() -> None:
    """Drop the tables that are in memory; each is read or made again when it is asked for."""
    _memory.clear()


def tables(
    study: Study | Path | str | None = None,
    keep: bool = False,
    encoding: str = "",
    skip_bad: bool = False,
    other_outlets_only: bool = False,
) -> Tables:
    """Return the tables of a study, by default of the one around the working directory.

    A folder of articles alone, or a file of them, is a study, too. Tables that a study has kept are
    used; with `keep`, those made now are kept in its folder (`KEPT`), if it has settings.
    `encoding` is that of articles that are not UTF-8; with `skip_bad` those that cannot be used are
    left out, as the table `excluded` tells; with `other_outlets_only` no two articles of one outlet
    share passages.

    Raises StudyError, CorpusError or CodedError (all of them ValueErrors), naming file, place and
    mend, where something in it cannot be used: at once for settings, when a table is first used for
    what it is made from.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     text = "“It will hold,” Ms Finch said."
    ...     _ = Path(folder, "post.txt").write_text(text, encoding="utf-8")
    ...     tables(folder).quotations[["speaker", "text"]].values.tolist()
    [['Finch', 'It will hold,']]
    """
    opened = study if isinstance(study, Study) else find(study)
    chosen = opened.with_settings(encoding=encoding, other_outlets_only=other_outlets_only)
    store = Store(chosen.folder / KEPT, writable=keep) if chosen.has_settings else None
    if store is not None:
        fingerprint.keep_in(store)
    known = None
    if (place := os.environ.get(MANIFEST_VARIABLE)) and store is not None:
        known = json.loads(Path(place).read_text(encoding="utf-8"))
        known = known if known["folder"] == str(chosen.folder) else None
    return Tables(chosen, store, known, skip_bad)
