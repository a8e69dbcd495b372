"""Estimate how often each rule of the quotation finder is right, and write the table of rules.

    python benchmarks/quotation_rules.py --docs TRAIN.jsonl.gz --named NAMED.jsonl.gz
        [--out src/analysis/data/quotations_rules.csv]

TRAIN holds documents of PolNeAR with their attributions (id, text, attributions: source, cue and
content, each a list of fragments). NAMED holds articles of other outlets (id, text, quotations:
start, end, mention, and speaker in the fullest form that the article gives). Every article is read
alone.

A rule of stage `reading` is counted on TRAIN. A row whose mention it found is right when the
attribution that covers most of the row, and at least half of it, has a source that shares a word
with the mention, articles, possessives and prepositions left aside. A row without a mention is
right when at least half of it lies in no content (titles, scare quotes), or when the content has
no source. Speech printed without marks that nobody annotated (turns of transcripts) is left out. A
rule of stage `resolution` is counted on the rows of NAMED whose mention is right, and
on the pronouns of `pronouns.csv` in TRAIN: it is right when the speaker is the person or body that
a reader named; `unresolved` when the reader could name nobody, either.

Rules that are seldom used have few cases, so that every share is drawn towards the mean of its
stage, as if ten more cases of that mean had been seen: (right + 10 * mean) / (n + 10), where the
mean is that of the shares of the rules with ten cases or more, each counted once. A rule that was
never used gets the mean.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import re
from collections import Counter
from pathlib import Path
from statistics import mean
from typing import Any

import pandas as pd
from pronouns import PRONOUNS, same

from analysis import quotations

TABLE = Path(__file__).parents[1] / "src" / "analysis" / "data" / "quotations_rules.csv"
PRIOR = 10  # cases that the mean of a stage weighs
WORD = re.compile(r"\w+")
FUNCTION = frozenset(
    [
        "a",
        "an",
        "the",
        "his",
        "her",
        "its",
        "their",
        "my",
        "our",
        "your",
        "this",
        "that",
        "these",
        "those",
        "mr",
        "mrs",
        "ms",
        "dr",
        "sen",
        "rep",
        "gov",
        "of",
        "to",
        "and",
        "in",
        "for",
        "at",
        "on",
        "by",
        "with",
        "from",
        "who",
        "s",
    ]
)
Span = tuple[int, int]
Row = dict[Any, Any]
NOTHING: Row = {"source": [], "content": []}
Counts = dict[tuple[str, str], Counter[str]]


def lines(path: Path) -> list[Row]:
    """Return the objects of a JSON-lines file, gzipped or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8", newline="\n") as file:
        return [json.loads(line) for line in file if line.strip()]


def rows_of(document: Row) -> list[Row]:
    """Return the rows of one article, read alone, missing values as None."""
    article = pd.DataFrame({"article_id": [document["id"]], "text": [document["text"]]})
    table = quotations.extract(article).astype(object)
    records: list[Row] = table.where(table.notna(), None).to_dict("records")
    return records


def words(text: str, spans: list[Span]) -> set[Span]:
    """Return the places of the content words of some spans; of all words when there are none."""
    found = [(m.start(), m.end()) for a, b in spans for m in WORD.finditer(text, a, b)]
    return {(a, b) for a, b in found if text[a:b].lower() not in FUNCTION} or set(found)


def covered(row: Row, spans: list[Span]) -> int:
    """Return how many characters of a row lie in some spans."""
    return sum(max(0, min(b, row["end"]) - max(a, row["start"])) for a, b in spans)


def read_rightly(document: Row, row: Row) -> bool | None:
    """Tell whether the source that a row names, or that it names none, is what annotators found;
    None when they passed over such speech.
    """
    text = document["text"]
    length = row["end"] - row["start"]
    attributions = document["attributions"] or [NOTHING]
    best = max(attributions, key=lambda a: covered(row, a["content"]))
    held = 2 * covered(row, best["content"]) >= length
    if not held and not row["marked"]:
        return None
    if row["speaker_start"] is None:
        return not held or not best["source"]
    mention = words(text, [(row["speaker_start"], row["speaker_end"])])
    return held and bool(words(text, best["source"]) & mention)


def count_readings(documents: list[Row]) -> Counts:
    """Return right and all rows by rule of reading."""
    counts: Counts = {}
    for document in documents:
        for row in rows_of(document):
            rule = row["rule"].partition("; ")[0]
            right = read_rightly(document, row)
            if right is not None:
                counts.setdefault(("reading", rule), Counter()).update(n=1, right=right)
    return counts


def resolved_rightly(rule: str, speaker: str | None, named: str | None) -> bool:
    """Tell whether a speaker is the one that a reader named; descriptions in small letters name
    nobody.
    """
    if speaker is None:
        return not named or named == named.lower()
    if not named:
        return False
    if rule in ("unnamed", "group"):  # a description
        return bool(set(speaker.lower().split()) & set(named.lower().split()))
    return same(speaker, named)


def count_named(documents: list[Row]) -> Counts:
    """Return right and all rows by rule of resolution, where the mention is right."""
    counts: Counts = {}
    for document in documents:
        found = rows_of(document)
        for gold in document["quotations"]:
            if gold["mention"] is None:
                continue
            first, last = gold["mention"]
            for row in found:
                over = 2 * covered(row, [(gold["start"], gold["end"])]) >= row["end"] - row["start"]
                mention = row["speaker_start"] is not None and (
                    row["speaker_start"] < last and first < row["speaker_end"]
                )
                if over and mention:
                    rule = row["rule"].partition("; ")[2]
                    right = resolved_rightly(rule, row["speaker"], gold["speaker"])
                    counts.setdefault(("resolution", rule), Counter()).update(n=1, right=right)
    return counts


def count_pronouns(documents: list[Row]) -> Counts:
    """Return right and all pronouns by rule of resolution."""
    counts: Counts = {}
    pronouns = pd.read_csv(PRONOUNS, keep_default_na=False, encoding="utf-8")
    texts = {document["id"]: document for document in documents}
    for name, group in pronouns.groupby("doc"):
        found = rows_of(texts[name]) if name in texts else []
        for start, end, named in zip(group["start"], group["end"], group["name"], strict=True):
            over = (
                row
                for row in found
                if row["speaker_start"] is not None
                and row["speaker_start"] < end
                and row["speaker_end"] > start
            )
            row = next(over, None)
            if row is not None:
                rule = row["rule"].partition("; ")[2]
                right = resolved_rightly(rule, row["speaker"], named)
                counts.setdefault(("resolution", rule), Counter()).update(n=1, right=right)
    return counts


def estimated(table: list[Row], counts: Counts) -> list[Row]:
    """Return the rows of the table of rules with confidence and n from the counts."""
    unknown = set(counts) - {(row["stage"], row["rule"]) for row in table}
    if unknown:
        raise ValueError(f"rules that are not in the table: {sorted(unknown)}")
    means = {}
    for stage in ("reading", "resolution"):
        known = [c for key, c in counts.items() if key[0] == stage and c["n"] >= PRIOR]
        means[stage] = mean(c["right"] / c["n"] for c in known)
    done = []
    for row in table:
        seen = counts.get((row["stage"], row["rule"]), Counter())
        share = (seen["right"] + PRIOR * means[row["stage"]]) / (seen["n"] + PRIOR)
        done.append({**row, "confidence": f"{share:.3f}", "n": seen["n"]})
    return done


def main() -> None:
    """Count, estimate and write the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--docs", type=Path, required=True, help="PolNeAR, with attributions")
    parser.add_argument("--named", type=Path, required=True, help="articles with full names")
    parser.add_argument("--out", type=Path, default=TABLE)
    options = parser.parse_args()
    documents = lines(options.docs)
    counts = count_readings(documents)
    for more in (count_named(lines(options.named)), count_pronouns(documents)):
        for key, seen in more.items():
            counts.setdefault(key, Counter()).update(seen)
    with TABLE.open(encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file))
    with options.out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(table[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(estimated(table, counts))


if __name__ == "__main__":
    main()
