"""Every table of the report, computed in one go, and the named results that its prose states."""

from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path

import pandas as pd

from analysis import (
    claims,
    corpus,
    labels,
    paths,
    quotations,
    record,
    reuse,
    segment,
    sentiment,
    spans,
)
from analysis.coded import cells
from analysis.results import (
    against_record,
    coverage,
    methods,
    overlap,
    sources,
    tone,
    voices,
    words,
)


@dataclass(frozen=True)
class Tables:
    """The tables of one corpus; README and the data dictionary say what each column holds."""

    articles: pd.DataFrame
    parts: pd.DataFrame
    sentences: pd.DataFrame
    quotations: pd.DataFrame
    alignments: pd.DataFrame
    sentiment: pd.DataFrame
    labels: pd.DataFrame
    claims: pd.DataFrame
    checks: pd.DataFrame
    events: pd.DataFrame
    provenance: pd.DataFrame
    facts: pd.DataFrame
    passages: pd.DataFrame
    attacks: pd.DataFrame
    silences: pd.DataFrame


def compute(folder: Path | str = paths.SEEDS) -> Tables:
    """Compute every table for the articles of `folder`.

    What annotators coded (claims, checks, events, provenance, passages) belongs to the articles in
    `seeds/`; for another corpus those tables are empty. The tables are shared: do not alter them.
    Raises CorpusError (a ValueError) where an article cannot be used.
    """
    return _compute(Path(folder).resolve())


@lru_cache(maxsize=4)
def _compute(folder: Path) -> Tables:
    articles = corpus.load(folder)
    parts = segment.parts(articles)
    sentences = segment.sentences(articles)
    found = quotations.extract(articles, parts)
    coded = _coded(articles) if folder == paths.SEEDS else _uncoded()
    articles = articles.assign(n_words=_words(articles, sentences))
    tables = Tables(
        articles=articles,
        parts=parts,
        sentences=sentences,
        quotations=found,
        alignments=reuse.align(sentences, found),
        sentiment=sentiment.score(sentences, found),
        labels=labels.find(sentences, found, _lexicon(folder)),
        **coded,
    )
    for field in fields(tables):
        spans.check(getattr(tables, field.name), articles, field.name)
    return tables


def _lexicon(folder: Path) -> pd.DataFrame | None:
    """Return the study's rows of the lexicon."""
    path = folder / "lexicon.csv"
    return cells(path) if path.is_file() else None


def _coded(articles: pd.DataFrame) -> dict[str, pd.DataFrame]:
    register = claims.claims(articles)
    return {
        "claims": register,
        "checks": claims.checks(register),
        "events": record.events(articles),
        "provenance": record.provenance(articles),
        "facts": record.facts(),
        "passages": claims.passages(articles),
        "attacks": claims.attacks(articles),
        "silences": claims.silences(register),
    }


def _uncoded() -> dict[str, pd.DataFrame]:
    """Return the coded tables without rows, but with their columns."""
    ours = _coded(corpus.load())
    return {name: table.iloc[:0] for name, table in ours.items()}


def _words(articles: pd.DataFrame, sentences: pd.DataFrame) -> list[int]:
    """Count the words of each article's own text, furniture left out."""
    text = sentences[sentences["part"].isin(segment.TEXT_PARTS)]
    counts = text["text"].map(lambda s: len(segment.tokens(s))).groupby(text["article_id"]).sum()
    return [int(counts.get(article_id, 0)) for article_id in articles["article_id"]]


def passages(tables: Tables) -> pd.DataFrame:
    """Return every passage that prose may quote by name, with the sentence where it begins.

    Columns: passage_id (a name of `seeds/gold/passages.csv`, or `claim_id@article_id`),
    article_id, start, end, text, sentence_id, place (outlet and sentence, for readers).
    """
    columns = ["passage_id", "article_id", "start", "end", "text"]
    claimed = tables.claims.assign(
        passage_id=tables.claims["claim_id"] + "@" + tables.claims["article_id"]
    )
    both = pd.concat([tables.passages[columns], claimed[columns]], ignore_index=True)
    both = both.drop_duplicates("passage_id")
    both["sentence_id"] = segment.sentence_at(both, tables.sentences)
    outlet = corpus.outlets(tables.articles)
    both["place"] = [
        f"{outlet[row.article_id]}, sentence {int(row.sentence_id.rsplit('-s', 1)[1])}"
        for row in both.itertuples()
    ]
    return both


def named(tables: Tables) -> dict[str, int | float | str]:
    """Return every number and name that the prose of the book states, by key.

    The chapters glue these; `tests/findings/snapshots/results.json` holds the same dict, so that a
    changed finding is a change that somebody reads.
    """
    found: dict[str, int | float | str] = {}
    for part in (sources, coverage, words, voices, overlap, tone, against_record, methods):
        for key, value in part.named(tables).items():
            if key in found:
                raise ValueError(f"two results are named {key}; rename one")
            found[key] = value
    return found


def spelled(number: int) -> str:
    """Return a small number as a word for prose, a larger one in digits.

    >>> spelled(3), spelled(40)
    ('three', '40')
    """
    words = [
        "no",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
    ]
    return words[number] if 0 <= number < len(words) else f"{number:,}"
