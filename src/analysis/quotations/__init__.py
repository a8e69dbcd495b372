"""Quotations of news articles: who said what, with which word, and between which marks.

`extract` reads articles and returns one row a quotation. It uses rules, word lists and word shape
only: no tagger, no parser and no model. A few numbers were set on annotated text: the confidence of
each rule (`rules`), and the weights by which a pronoun finds its person.

The package lies in five wings, each of which imports only from those before it: `text` (words,
marks, sentences, tags), `grammar` (noun phrases, subjects), `reports` (cues, and what they report),
`persons` (names, and who is behind a mention) and `entities` (the same person or body in several
articles). What a person corrects (`corrections`) goes before what these find.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from analysis import coded, corpus, schema, segment
from analysis.columns import require, require_articles
from analysis.quotations.article import Draft, draft, resolved_sources, rows
from analysis.quotations.corrections import Row, by_article, corrected, placed
from analysis.quotations.entities.linking import Alias, Entity, link
from analysis.quotations.entities.speakers import Speaker, speaker_given, speakers_of
from analysis.quotations.rule_table import RULES, Rule

__all__ = ["extract", "rules"]

_ENTITY = ("entity", "entity_evidence", "entity_confidence")


def extract(
    articles: pd.DataFrame,
    parts: pd.DataFrame | None = None,
    aliases: pd.DataFrame | None = None,
    corrections: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Return the quotations of a table of articles.

    `articles` needs `article_id` and `text`; `parts`, when given, needs `article_id`,
    `start`, `end` and `part`, and what lies in bylines, datelines, credits and boilerplate is
    passed over. `aliases`, when given, needs `form` and `entity` and may have `article`: the
    speaker that an article (or each, where it is empty) names by this form is this entity.
    `corrections`, when given, has the columns of the schema: what a person says of a quotation goes
    before what is found, and its `rule` is corrected.

    Each article is read alone: what one of them says changes nothing in the rows of another but
    for the last three columns. These say which speakers of different articles are one person or
    body, and are made when all have been read.

    Returns one row a quotation in the order of its start, with the columns of the schema:
    `start` and `end` are half-open character offsets of the words between the marks (of the
    reported clause when `kind` is indirect or part_quoted), `kind` is direct, mixed (built into a
    sentence of the reporter's), indirect, part_quoted or scare (scare quotes, titles, names: words
    between marks with no speaker). A reported clause that holds a quotation is part_quoted: a row
    beside that of the quotation, when at least five of its words stand outside marks. A quotation
    inside another is a row beside that of the outer one where the words around it report it: its
    `rule` begins with "inside". `marked` is
    False for speech printed without marks, `speaker` is the name of the person or body, or the
    words that describe one whom the text does not name (missing when it cannot be told),
    `speaker_start` and `cue_start` with their ends locate the mention and the reporting word,
    `fragment_of` is the row an interrupted quotation goes on from, `rule` and `confidence`
    (0 to 1) say how the speaker was found and how often such a finding is right: that the text
    names nobody where `speaker` is missing. `entity` is the person or body over all articles,
    by the form of the name that most of them have; `entity_evidence` is what joins the speaker to
    it, `alone` when nothing joins him to a speaker of another article, and `entity_confidence`
    how often such a joining is right.

    Raises ValueError when a column is missing, an identifier is repeated, or an identifier or a
    text is not a string.

    >>> text = "“It will hold,” Mayor Ada Finch said. It rained."
    >>> found = extract(pd.DataFrame({"article_id": ["post"], "text": [text]}))
    >>> found[["kind", "speaker", "cue", "text"]].values.tolist()
    [['direct', 'Ada Finch', 'said', 'It will hold,']]
    """
    known = [] if aliases is None else _aliases(aliases)
    one = read(articles, parts, corrections)
    return joined(one.quotations, link(one.speakers, one.acronyms, known))


class Read(NamedTuple):
    """What articles hold, each read alone: the quotations without their entities, the speakers, and
    of every article the full names by the acronyms that it explains.
    """

    quotations: pd.DataFrame
    speakers: list[Speaker]
    acronyms: list[dict[str, str]]


def read(
    articles: pd.DataFrame,
    parts: pd.DataFrame | None = None,
    corrections: pd.DataFrame | None = None,
) -> Read:
    """Return what is read in each article alone; `extract` says what it takes and raises."""
    require_articles(articles)
    skipped = {} if parts is None else _furniture(parts)
    said = {}
    if corrections is not None:
        require(corrections, schema.table("corrections").names, "corrections")
        said = by_article(corrections)
    done: list[tuple[object, ...]] = []
    speakers: list[Speaker] = []
    acronyms: list[dict[str, str]] = []
    columns = (articles[name].tolist() for name in ("article_id", "text"))
    for name, text in zip(*columns, strict=True):
        one = draft(name, text, sorted(skipped.get(name, [])))
        named = resolved_sources(one)
        own, who = rows(one, text, named), speakers_of(one, named)
        if name in said:
            own, who = _as_corrected(one, text, own, who, said[name])
        done += own
        speakers += who
        acronyms.append(one.registry.acronyms)
    return Read(schema.table("quotations").frame(done), speakers, acronyms)


def _as_corrected(
    one: Draft,
    text: str,
    found: Sequence[tuple[object, ...]],
    speakers: Sequence[Speaker],
    said: Sequence[Row],
) -> tuple[list[tuple[object, ...]], list[Speaker]]:
    """Return the rows and speakers of an article as a person corrected its quotations."""
    columns = schema.table("quotations").names
    done = corrected([dict(zip(columns, row, strict=True)) for row in found], text, said)
    known = {who.name: who for who in speakers}
    names = dict.fromkeys(row["speaker"] for row in done if row["speaker"])
    who = [known.get(name) or speaker_given(one, name) for name in names]
    return [tuple(row[name] for name in columns) for row in done], who


def correctable(rows: pd.DataFrame, path: Path, received: pd.DataFrame) -> pd.DataFrame:
    """Return corrections with where their words stand; raise CodedError at one that cannot be made.

    `rows` go by their lines in a file; `received` are the articles of the study.
    """
    own = received[received["article_id"].isin(rows["article_id"])]
    english = corpus.english(own, own)
    found = read(english, segment.page_parts(english)).quotations
    texts = dict(zip(english["article_id"], english["text"], strict=True))
    done, faults = placed(rows, texts, found)
    coded.refuse(path, faults)
    return done


def joined(quotations: pd.DataFrame, entities: Mapping[tuple[str, str], Entity]) -> pd.DataFrame:
    """Return quotations with the entities of their speakers, given by article and speaker."""
    unknown = quotations["speaker"].isna().tolist()
    keys = zip(quotations["article_id"].tolist(), quotations["speaker"].tolist(), strict=True)
    found = [
        (None,) * 3 if nobody else entities[key] for key, nobody in zip(keys, unknown, strict=True)
    ]
    columns = pd.DataFrame(found, columns=list(_ENTITY), index=quotations.index, dtype=object)
    return schema.table("quotations").frame(quotations.assign(**columns))


def rules() -> pd.DataFrame:
    """Return the rules that find who speaks, one a row.

    The columns are `rule` (the name in column `rule` of the quotations), `stage` (reading: the
    mention of the speaker is found; resolution: the name behind it), `asks` (the condition),
    `example` (a text in which the rule is used), `confidence` (the estimated share of cases in
    which the rule is right, 0 to 1) and `n` (the cases that the estimate rests on).
    """
    table = pd.DataFrame(RULES, columns=list(Rule._fields))
    return table[["rule", "stage", "asks", "example", "confidence", "n"]]


def _furniture(parts: pd.DataFrame) -> dict[str, list[tuple[int, int]]]:
    """Return the spans of each article that are passed over: bylines, credits and the like."""
    require(parts, ("article_id", "start", "end", "part"), "parts")
    skipped: dict[str, list[tuple[int, int]]] = {}
    passed = segment.page_furniture(parts)[["article_id", "start", "end"]]
    for name, start, end in passed.itertuples(index=False):
        skipped.setdefault(name, []).append((int(start), int(end)))
    return skipped


def _aliases(aliases: pd.DataFrame) -> list[Alias]:
    """Return the aliases of a table; one without an article holds in each."""
    require(aliases, ("form", "entity"), "aliases")
    where = aliases["article"].fillna("") if "article" in aliases else [""] * len(aliases)
    return list(map(Alias, aliases["form"], aliases["entity"], where))
