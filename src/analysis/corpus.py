"""The articles as received: found, read, verified, never altered."""

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from textwrap import shorten
from typing import Any

import pandas as pd

from analysis import schema
from analysis.characters import is_encoding
from analysis.intake import corrections, language
from analysis.intake import files as intake_files
from analysis.intake.found import DOUBLE, REFUSED, REGISTER, Unusable, fault
from analysis.intake.gathering import Gathered
from analysis.study import Study, StudyError, find

_ROOM = 36  # characters of a name beside figures and in tables


class CorpusError(StudyError):
    """Articles that cannot be used; the message names file, place and mend."""


@dataclass(frozen=True)
class Reading:
    """What lies in a folder or file, read: the tables `articles`, `decisions`, `excluded`.

    `articles` has the text and not the number of words; `excluded` names what is no article here.
    """

    place: Path
    articles: pd.DataFrame
    decisions: pd.DataFrame
    excluded: pd.DataFrame

    def faults(self, states: Collection[str] = REFUSED) -> Iterator[str]:
        """Yield what is not used and is in one of some states: file, place, reason and mend."""
        for row in self.excluded[self.excluded["status"].isin(states)].to_dict("records"):
            yield fault(self.place if self.place.is_file() else self.place / row["file"], row)


def load(
    folder: Path | str | None = None, encoding: str = "", skip_bad: bool = False
) -> pd.DataFrame:
    """Return the articles of a study, folder or file, by default of the study one works in.

    Read are plain text, saved pages (HTML, MHTML, web archives), PDF, Word documents, and tables
    (CSV, JSON, JSON lines, Parquet) whose rows are articles, in the folder and the folders in it.
    With an `articles.csv` in the folder, each of its rows is an article and its checksum, where it
    gives one, is verified. Without one, an article is called after its file; its outlet is what
    its page or row says, else the folder it lies in, else the name of its file. Texts that are not
    UTF-8 are read in the `encoding` given. With `skip_bad`, what cannot be used is left out.

    Returns one row an article, with the columns of the table `articles` but for the number of
    words, among them `text`: a plain text decoded, its newlines untouched, or what its page,
    document or row holds; then columns that `articles.csv` or a table has of its own. What is
    unknown is an empty string.

    Raises StudyError (a ValueError), a line a fault, each with file, place and mend: for a file
    that is missing, not listed, changed, empty, in another encoding, or that holds control
    characters, markup or entities, for two articles of one outlet with the same text, and for what
    an `articles.csv` may not hold.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     _ = Path(folder, "Evening Post.txt").write_text("It rained.", encoding="utf-8")
    ...     load(folder)[["article_id", "outlet", "text"]].values.tolist()
    [['evening-post', 'Evening Post', 'It rained.']]
    """
    return usable(read(find(folder).with_settings(encoding=encoding)), skip_bad).articles


def usable(reading: Reading, skip_bad: bool = False) -> Reading:
    """Return a reading that can be used; raise CorpusError, a line a fault, for another."""
    CorpusError.refuse(reading.faults([REGISTER] if skip_bad else REFUSED))
    if reading.articles.empty:
        CorpusError.refuse(reading.faults(schema.table("excluded")["status"].values))
        raise CorpusError(
            f"{reading.place}: no article in it; put texts, saved pages, documents or tables there"
        )
    return reading


def articles_place(study: Study) -> Path:
    """Return where the articles of a study lie.

    Raises CorpusError where there is no such place, or their encoding is not known.
    """
    if not study.articles.exists():
        mend = "make it, or mend the settings"
        raise CorpusError(f"{study.articles}: there is no such folder; {mend}")
    if not is_encoding(encoding := study.settings.encoding):
        wrong = f"{encoding!r} is no encoding that is known"
        raise CorpusError(f"{study.articles}: {wrong}; give another one")
    return study.articles


def read(study: Study) -> Reading:
    """Return what lies in the place of a study's articles: what can be used and what cannot.

    Raises CorpusError as `articles_place` does.
    """
    where = articles_place(study)
    gathered = Gathered(study.settings.encoding)
    gathered.all(where, study)
    articles = framed("articles", gathered.articles)
    twice = list(doubles(articles.assign(text_digest=articles["text"].map(text_digest))))
    for label, wrong in twice:
        gathered.leave_out(str(articles.at[label, "file"]), wrong, DOUBLE)
    articles = articles.drop(index=[label for label, _ in twice]).reset_index(drop=True)
    decisions = pd.concat([kept_decisions(study), framed("decisions", gathered.decisions)])
    decisions = decisions[decisions["article_id"].isin(articles["article_id"])]
    excluded = framed("excluded", gathered.excluded)
    return Reading(where, articles, decisions.reset_index(drop=True), excluded)


def kept_decisions(study: Study) -> pd.DataFrame:
    """Return the decisions that a study keeps of articles that were put into it."""
    place = study.folder / corrections.FILE
    rows = corrections.read(place) if study.has_settings and place.is_file() else None
    table = schema.table("decisions")
    return table.empty() if rows is None else table.frame(corrections.corrected(rows))[table.names]


def files(study: Study) -> list[tuple[str, Path]]:
    """Return the files that the articles of a study are read from, by their names, in order."""
    found = (
        intake_files.listed(study.articles, study.own_files()) if study.articles.exists() else ()
    )
    return [
        (file.name, file.path)
        for file in found
        if isinstance(file, intake_files.File) and file.kind.is_read
    ]


def outlets(articles: pd.DataFrame) -> dict[str, str]:
    """Return the outlet of each article, by article_id, which stands for one that is not known."""
    named = zip(articles["article_id"], articles["outlet"], strict=True)
    return {article_id: outlet or article_id for article_id, outlet in named}


def titles(articles: pd.DataFrame) -> dict[str, str]:
    """Return what each article is called, by article_id: its outlet, and what tells it apart there.

    Of an outlet with several articles that is the headline, or the day, or else the id, which
    stands behind a headline that two of them have. Long names of outlets are cut.
    """
    whole = outlets(articles)
    cut = short(whole.values())
    outlet = {article_id: cut[name] for article_id, name in whole.items()}
    many = Counter(outlet.values())
    told = articles.set_index("article_id")[["headline", "published"]].fillna("")
    names = {
        one: name
        if many[name] == 1
        else f"{name}: {shorten(headline or published or one, 60, placeholder=' …')}"
        for (one, name), (headline, published) in zip(
            outlet.items(), told.itertuples(index=False), strict=True
        )
    }
    alike = Counter(names.values())
    return {one: name if alike[name] == 1 else f"{name} ({one})" for one, name in names.items()}


def short_titles(articles: pd.DataFrame) -> dict[str, str]:
    """Return `titles` as figures have room for them, by article_id: each stays apart from others.

    >>> rows = [("a", "Post", "It rains"), ("b", "Post", "It rains"), ("c", "Sun", "It rains")]
    >>> articles = pd.DataFrame(rows, columns=["article_id", "outlet", "headline"])
    >>> short_titles(articles.assign(published=""))
    {'a': 'Post: It rains (a)', 'b': 'Post: It rains (b)', 'c': 'Sun'}
    """
    whole = titles(articles)
    cut = short(whole.values())
    return {article_id: cut[title] for article_id, title in whole.items()}


def short(names: Iterable[str]) -> dict[str, str]:
    """Return the names of outlets or articles as there is room for them beside figures, by name.

    Of one that is too long its beginning is kept; where others begin so, its end, too, or a number
    tells it apart.

    >>> long = "The Evening Post of the City of Port Lorne"
    >>> list(short(["Post", long, f"{long}, West", f"{long}, East"]).values())[:2]
    ['Post', 'The Evening Post … of Port Lorne']
    >>> list(short(["Post", long]).values())
    ['Post', 'The Evening Post of the City of …']
    """
    begun = {name: _begun(name, _ROOM) for name in names}
    often = Counter(begun.values())
    ends = {
        name: one if often[one] == 1 else f"{_begun(name, _ROOM // 2)} {_ended(name)}"
        for name, one in begun.items()
    }
    often, number = Counter(ends.values()), Counter[str]()
    for name, one in ends.items():
        if often[one] > 1:
            number[one] += 1
            ends[name] = f"{one} ({number[one]})"
    return ends


def _begun(name: str, room: int) -> str:
    """Return the beginning of a name, up to the end of a word where one is near."""
    if len(name) <= room:
        return name
    words = shorten(name, room, placeholder=" …")
    return words if len(words) > room // 2 else f"{name[: room - 1]}…"


def _ended(name: str) -> str:
    """Return the end of a name, from the beginning of a word on where one is near."""
    end = name[-(_ROOM // 2 - 1) :]
    return end.partition(" ")[2] if " " in end[: _ROOM // 4] else end


def dates(articles: pd.DataFrame) -> dict[str, str]:
    """Return the date of each article as readers see it, by article_id; empty where not known.

    One that `published_note` calls inferred is followed by that word.
    """
    notes = articles["published_note"].fillna("").str.contains(r"\binferred\b")
    known = articles["published"].fillna("")
    shown = known.where(~notes | known.eq(""), known + " (inferred)")
    return dict(zip(articles["article_id"], shown, strict=True))


def texts(articles: pd.DataFrame) -> pd.DataFrame:
    """Return the texts of articles that are not a text file by themselves: article_id, text."""
    taken = articles[articles["kind"] != "plain text"]
    return taken[["article_id", "text"]].reset_index(drop=True)


def text_digest(text: str) -> str:
    r"""Return a digest that all texts with the same words have, however these are parted by blanks.

    >>> text_digest("It rained.\n\nWe left.") == text_digest("It rained. We\r\nleft.\n")
    True
    """
    return hashlib.sha256(" ".join(text.split()).encode("utf-8", "surrogatepass")).hexdigest()


def is_english(articles: pd.DataFrame) -> pd.Series:
    """Return which articles the rules for English are for: those in no other language."""
    return articles["language"].isin(["", language.ENGLISH])


def english(articles: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of a table that are of English articles; a table of none stays as it is."""
    chosen = is_english(articles)
    if chosen.all() or "article_id" not in rows:
        return rows
    return rows[rows["article_id"].isin(articles["article_id"][chosen])].reset_index(drop=True)


def skipped(articles: pd.DataFrame) -> pd.DataFrame:
    """Return which steps of the analysis pass over which articles: article_id, step, reason."""
    rows = [
        (article_id, step, f"the text is in {language.in_words(code)}; the rules are for English")
        for article_id, code in articles.loc[
            ~is_english(articles), ["article_id", "language"]
        ].itertuples(index=False)
        for step in schema.table("skipped")["step"].values
    ]
    return schema.table("skipped").frame(rows)


# -------------------------------------------------------------------------- what contradicts what


def doubles(articles: pd.DataFrame) -> Iterator[tuple[int, Unusable]]:
    """Yield the articles that cannot stand beside an earlier one, each once, and why.

    The same text in two outlets is syndication and stays; twice in one outlet it would count
    twice. Takes article_id, outlet, file, row and `text_digest`.
    """
    again = articles["article_id"].duplicated()
    same = (
        articles.loc[~again, ["outlet", "text_digest"]]
        .duplicated()
        .reindex(again.index, fill_value=False)
    )
    columns = zip(articles["article_id"], articles["outlet"], articles["text_digest"], strict=True)
    of_ids, of_texts = set(articles["article_id"][again]), set(articles["text_digest"][same])
    ids: dict[str, Any] = {}
    texts: dict[tuple[str, str], Any] = {}
    for label, (article_id, outlet, text) in zip(articles.index, columns, strict=True):
        if again[label]:
            what = f"have the same article_id {article_id!r}"
            yield label, Unusable(f"{_both(articles, ids[article_id], label)} {what}", "rename one")
            continue
        if same[label]:
            mend = "keep one of them, or say who printed each"
            first = texts[outlet, text]
            yield label, Unusable(f"{_both(articles, first, label)} hold the same text", mend)
        if article_id in of_ids:
            ids[article_id] = label
        if text in of_texts:
            texts.setdefault((outlet, text), label)


def _both(articles: pd.DataFrame, first: int, second: int) -> str:
    return f"{_place(articles, first)} and {_place(articles, second)}"


def _place(articles: pd.DataFrame, label: int) -> str:
    """Return file and row of an article, for messages."""
    file, row = articles.loc[label, ["file", "row"]]
    return f"{file}" + (f" (row {row})" if pd.notna(row) else "")


def framed(name: str, rows: list[dict[str, Any]]) -> pd.DataFrame:
    """Return rows as a table of the schema but for numbers of words; own columns come last."""
    table = schema.table(name)
    types = {c.name: c.dtype for c in table.columns if c.name != "n_words"}
    names = dict.fromkeys([*types, *(column for row in rows for column in row)])
    names.pop("n_words", None)
    frame = pd.DataFrame({c: [row.get(c, "") for row in rows] for c in names}, dtype=object)
    return frame.astype({c: types.get(c, "str") for c in names})
