"""The tables of a study: each made once, by one function, from the tables it takes.

Articles in, tables out: `STEPS` says which function makes which table from which others. What
people coded is read from the study's files; what the study has not is empty, and says so when it is
needed.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import pandas as pd

from analysis import coded, corpus, schema, spans
from analysis.study import FILE, Settings, Study, StudyError, find


class Missing(LookupError):
    """What a study does not have; the message is a sentence for readers."""


@dataclass(frozen=True)
class Step:
    """How a table is computed: a function ("module:name") and the tables it takes, in order."""

    function: str
    takes: tuple[str, ...]

    def load(self) -> Callable[..., pd.DataFrame]:
        """Import the function."""
        module, name = self.function.split(":")
        made: Callable[..., pd.DataFrame] = getattr(import_module(module), name)
        return made


RECEIVED = "received"
"""The articles before their words are counted."""

STEPS: Mapping[str, Step] = {
    "articles": Step("analysis.segment:counted", (RECEIVED, "sentences")),
    "parts": Step("analysis.segment:parts", (RECEIVED,)),
    "sentences": Step("analysis.segment:sentences", (RECEIVED,)),
    "quotations": Step("analysis.quotations:extract", (RECEIVED, "parts")),
    "alignments": Step("analysis.reuse:align", ("sentences", "quotations")),
    "sentiment": Step("analysis.sentiment:score", ("sentences", "quotations")),
    "labels": Step("analysis.labels:find", ("sentences", "quotations")),
}
"""The computed tables, with what makes them."""


class Tables:
    """The tables of one state of a study, each an attribute: `tables.quotations`.

    `schema.tables()` lists them; what is given away is a copy, so that nobody can alter what the
    next caller gets.
    """

    def __init__(self, study: Study) -> None:
        self.study = study
        self._made: dict[str, pd.DataFrame] = {}

    @property
    def settings(self) -> Settings:
        """What is particular to the study."""
        return self.study.settings

    def __getattr__(self, name: str) -> pd.DataFrame:
        """Return a table; raise AttributeError, naming those there are, when there is none."""
        if name.startswith("_") or (name not in schema.tables() and name != RECEIVED):
            known = ", ".join(schema.tables())
            raise AttributeError(f"there is no table {name!r}; there are {known}")
        if name not in self._made:
            self._made[name] = self._make(name)
        return self._made[name].copy(deep=False)

    def __dir__(self) -> list[str]:
        """List the tables among the attributes."""
        return [*super().__dir__(), *schema.tables()]

    def need(self, *names: str) -> None:
        """Raise Missing, with a sentence for readers, unless each of some tables has rows."""
        for name in names:
            if getattr(self, name).empty:
                raise Missing(self._absence(schema.table(name)))

    def _absence(self, table: schema.Table) -> str:
        if table.of == "computed":
            return f"{table.nothing} in these articles."
        missing = f"This study has no {table.nothing}"
        folder = getattr(self.settings, table.of)
        if not folder:
            return f"{missing}."
        file = f"{folder}/{table.file}" if table.file else folder
        if self.study.place(table.of, table.file) is None:
            return f"{missing}: there is no {file}."
        return f"{missing}: {file} has a header and no rows."

    def _make(self, name: str) -> pd.DataFrame:
        if name == RECEIVED:
            articles = corpus.load(self.study.articles)
            self._refuse_unknown(articles)
            return articles
        table = schema.table(name)
        if name in STEPS:
            step = STEPS[name]
            made = table.frame(step.load()(*(getattr(self, taken) for taken in step.takes)))
            spans.check(made, self.received, name)
            return made
        return self._read(table)

    def _read(self, table: schema.Table) -> pd.DataFrame:
        """Return a table that people coded, empty where the study has no such file."""
        path = self.study.place(table.of, table.file)
        if path is None:
            return table.empty()
        rows = coded.read(table, path, self.settings, self._lookup)
        if table.name == "claims":
            files = [path, self._path("statements")]
            rows = coded.joined(rows, self.statements, files)
        elif table.name in ("checks", "silences"):
            coded.refuse_untold(rows, self.claims, told=table.name == "checks", path=path)
        elif table.name == "events":
            rows = rows.sort_values(["date", "event_id"], kind="stable", ignore_index=True)
            self._refuse_names("marks", self.settings.marks, set(rows["event_id"]), "event")
        return table.frame(rows)

    def _refuse_unknown(self, articles: pd.DataFrame) -> None:
        """Raise StudyError where the settings name an article that the study does not have."""
        known = set(articles["article_id"])
        for name, group in self.settings.groups.items():
            self._refuse_names(f"groups.{name}", group.articles, known, "article")
        for name, pair in self.settings.pairs.items():
            self._refuse_names(f"pairs.{name}", pair, known, "article")

    def _refuse_names(self, key: str, names: Iterable[str], known: set[str], what: str) -> None:
        for one in names:
            if one not in known:
                raise StudyError(
                    f"{self.study.folder / FILE}: {key} names the {what} {one!r}, which is not in "
                    f"this study; mend it: one of {', '.join(sorted(known)) or 'none'}"
                )

    def _lookup(self, name: str) -> pd.DataFrame:
        frame: pd.DataFrame = getattr(self, RECEIVED if name == "articles" else name)
        return frame

    def _path(self, name: str) -> Path | None:
        table = schema.table(name)
        return self.study.place(table.of, table.file)


def tables(study: Study | Path | str | None = None) -> Tables:
    """Return the tables of a study, by default of the one around the working directory.

    A folder of `.txt` articles alone is a study, too.

    Raises StudyError, CorpusError or CodedError (all of them ValueErrors), naming file, place and
    mend, where something in it cannot be used: at once for settings, when a table is first used for
    what it is made from.
    """
    return Tables(study if isinstance(study, Study) else find(study))


def passages(t: Tables) -> pd.DataFrame:
    """Return every passage that prose may quote by name, with the sentence where it begins.

    Columns: passage_id (that of the passages table, or `claim_id@article_id`), article_id, start,
    end, text, sentence_id, place (outlet and sentence, for readers).
    """
    from analysis import segment

    columns = ["passage_id", "article_id", "start", "end", "text"]
    claimed = t.claims.assign(passage_id=t.claims["claim_id"] + "@" + t.claims["article_id"])
    both = pd.concat([t.passages[columns], claimed[columns]], ignore_index=True)
    both = both.drop_duplicates("passage_id").reset_index(drop=True)
    both["sentence_id"] = segment.sentence_at(both, t.sentences)
    outlet = corpus.outlets(t.articles)
    both["place"] = [
        f"{outlet[row.article_id]}, sentence {int(row.sentence_id.rsplit('-s', 1)[1])}"
        for row in both.itertuples()
    ]
    return both
