"""Cards: what a reader is shown of a sentence, claim, fact or source where a link leads to it.

All cards are in one script, which a page loads when a link is first pointed at, and opened from a
folder as well.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from textwrap import shorten
from typing import NamedTuple

import pandas as pd

from analysis import corpus, spans
from analysis.html.elements import quoted
from analysis.html.registers import RELATIONS
from analysis.pipeline import Tables
from analysis.segment import sentence_number

SCRIPT = "cards.js"

_LONGEST = 200  # letters of a passage; a card is to fit a phone


class Card(NamedTuple):
    """What stands on a card: where it is from, its words, and what else is known, line by line."""

    head: str
    text: str
    lines: Sequence[str]


def cards(t: Tables, sentences: Mapping[str, str]) -> dict[str, Card]:
    """Return the cards by the anchors of what they show; `sentences` are given as printed."""
    return {**_sentences(t, sentences), **_claims(t), **dict(_facts(t)), **dict(_sources(t))}


def script(found: Mapping[str, Card]) -> str:
    """Return cards as a script."""
    content = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    return f"const Cards = {content};\n"


def _sentences(t: Tables, texts: Mapping[str, str]) -> dict[str, Card]:
    outlets = corpus.outlets(t.articles)
    published = corpus.dates(t.articles)
    known = t.sentences[t.sentences["sentence_id"].isin(list(texts))]
    lines: dict[str, list[str]] = {name: [] for name in known["sentence_id"]}
    checked = t.claims.merge(t.checks, on=["claim_id", "article_id"])
    columns = ("sentence_id", "verdict", "statement")
    for name, verdict, statement in _rows(spans.meeting(checked, known), *columns):
        lines[name].append(f"Record: {verdict}. {statement}")
    found = {}
    for name, article_id in _rows(known, "sentence_id", "article_id"):
        head = _joined(
            outlets[article_id], published[article_id], f"sentence {sentence_number(name)}"
        )
        found[name] = Card(head, texts[name], list(dict.fromkeys(lines[name])))
    return found


def _claims(t: Tables) -> dict[str, Card]:
    """Return the cards of claims: who tells one, when, in what words, how, and what is known of it.

    An outlet's words are those of its first passage; a study without full texts prints none.
    """
    outlets, published = corpus.outlets(t.articles), corpus.dates(t.articles)
    verdicts: dict[tuple[str, str], list[str]] = {}
    for claim_id, article_id, verdict in _rows(t.checks, "claim_id", "article_id", "verdict"):
        verdicts.setdefault((claim_id, article_id), []).append(verdict)
    found: dict[str, Card] = {}
    told = t.claims.sort_values("start").drop_duplicates(["claim_id", "article_id"]).sort_index()
    columns = ("claim_id", "statement", "article_id", "relation", "text")
    for claim_id, statement, article_id, relation, text in _rows(told, *columns):
        words = shorten(text, _LONGEST, placeholder=" …") if t.settings.full_texts else ""
        how = RELATIONS[relation]
        if checked := verdicts.get((claim_id, article_id)):
            how += f"; record: {', '.join(checked)}"
        line = _joined(outlets[article_id], published[article_id])
        line += f": {quoted(words)} ({how})" if words else f": {how}"
        before = found.get(f"claim-{claim_id}", Card("Claim", statement, []))
        found[f"claim-{claim_id}"] = before._replace(lines=[*before.lines, line])
    return found


def _facts(t: Tables) -> Iterator[tuple[str, Card]]:
    columns = ("fact_id", "date", "fact", "source_title", "publisher", "source_date")
    for fact_id, date, fact, *source in _rows(t.facts, *columns):
        about = _joined(*source)
        yield (
            f"fact-{fact_id}",
            Card(_joined(f"Fact {fact_id}", date), fact, [about] if about else []),
        )


def _sources(t: Tables) -> Iterator[tuple[str, Card]]:
    columns = ("source_id", "date", "headline", "outlet", "agency")
    for source_id, date, headline, outlet, agency in _rows(t.sources, *columns):
        about = _joined(outlet, agency and f"written by {agency}")
        head = _joined(f"Text {source_id}", date)
        yield f"source-{source_id}", Card(head, headline, [about] if about else [])


def _rows(table: pd.DataFrame, *columns: str) -> Iterator[tuple[str, ...]]:
    """Yield some columns of a table, what is not known as empty text."""
    return table[list(columns)].fillna("").itertuples(index=False)


def _joined(*parts: str) -> str:
    """Return what is known, with commas."""
    return ", ".join(part for part in parts if part)
