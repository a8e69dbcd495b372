"""Searches that a reader makes, misspelt names among them, each with the anchors that answer it."""

import csv
import re
from pathlib import Path

TYPED = Path(__file__).parent / "searches.csv"
QUOTATIONS = 16
WORDS = 7
KEYBOARD = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "‑": "-", "–": "-"})


def letters(text):
    return re.sub(r"[\W_]", "", text).lower()


def typed():
    """Return searches for names, topics and numbers: query, anchors."""
    with TYPED.open(encoding="utf-8", newline="") as file:
        return [(row["query"], row["anchors"].split()) for row in csv.DictReader(file)]


def quotations(tables):
    """Return the beginnings of quotations, spread over the articles, as a keyboard types them.

    Right is every sentence that has these words: some are printed in several articles.
    """
    sentences = tables.sentences
    marked = tables.quotations[tables.quotations["kind"].isin(["direct", "mixed"])]
    long = marked[marked["text"].str.split().str.len() >= WORDS]
    found = []
    for row in long.iloc[:: max(1, len(long) // QUOTATIONS)].itertuples():
        inside = sentences["article_id"].eq(row.article_id) & sentences["end"].gt(row.start)
        end = sentences.loc[inside, "end"].iloc[0]
        words = row.text[: end - row.start].split()[:WORDS]
        query = " ".join(words).translate(KEYBOARD)
        holds = sentences["text"].map(letters).str.contains(letters(query), regex=False)
        found.append((query, list(sentences.loc[holds, "sentence_id"])))
    return found[:QUOTATIONS]


def searches(tables):
    return [*typed(), *quotations(tables)]
