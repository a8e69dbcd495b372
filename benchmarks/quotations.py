"""Predict the quotations of a file of documents, in the format of the quotation scorer.

    python benchmarks/quotations.py --docs DOCS.jsonl.gz --out PRED.jsonl

DOCS holds one JSON object a line with ``id`` and ``text`` (gzipped or not). PRED gets one object a
line: ``{"doc": id, "quotes": [{"start", "end", "speaker_start", "speaker_end", "cue_start",
"cue_end", "kind", "rule", "speaker"}]}``, offsets half-open into the text. Scare quotes, titles and
speech printed without marks are left out unless ``--all`` asks for every row of the table.
Processor time and speed go to standard error.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import time
from pathlib import Path

import pandas as pd

from analysis import quotations

OFFSETS = ("speaker_start", "speaker_end", "cue_start", "cue_end")


def documents(path: Path) -> pd.DataFrame:
    """Table of ``article_id`` and ``text`` from a JSON-lines file."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8", newline="\n") as lines:
        records = [json.loads(line) for line in lines if line.strip()]
    return pd.DataFrame(
        {"article_id": [r["id"] for r in records], "text": [r["text"] for r in records]}
    )


def predictions(table: pd.DataFrame, names: list[str], everything: bool) -> list[dict[str, object]]:
    """One record a document, in the order of ``names``.

    The scorer counts a reported clause that holds words between marks as one mixed quotation, so
    that the row of the whole clause is left out with the scare quotes. Quotations inside others are
    left out, too: of those only the outer one is annotated.
    """
    found: dict[str, list[dict[str, object]]] = {name: [] for name in names}
    scored = table["marked"] & ~table["kind"].isin(["scare", "part_quoted"])
    scored &= ~table["rule"].str.startswith("inside")
    kept = table if everything else table[scored]
    for row in kept.to_dict("records"):
        record = {
            "start": row["start"],
            "end": row["end"],
            "kind": row["kind"],
            "rule": row["rule"],
        }
        record |= {name: None if pd.isna(row[name]) else int(row[name]) for name in OFFSETS}
        record["speaker"] = None if pd.isna(row["speaker"]) else row["speaker"]
        found[row["article_id"]].append(record)
    return [{"doc": name, "quotes": quotes} for name, quotes in found.items()]


def main(arguments: list[str] | None = None) -> None:
    """Read the documents, find their quotations, write the predictions."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--docs", type=Path, required=True, help="JSON lines with id and text, .gz or plain"
    )
    parser.add_argument("--out", type=Path, required=True, help="file of predictions to write")
    parser.add_argument("--all", action="store_true", help="write every row, scare quotes too")
    options = parser.parse_args(arguments)
    articles = documents(options.docs)
    begun = time.process_time()
    table = quotations.extract(articles)
    taken = time.process_time() - begun
    with options.out.open("w", encoding="utf-8", newline="\n") as out:
        for record in predictions(table, articles["article_id"].tolist(), options.all):
            out.write(json.dumps(record, ensure_ascii=False) + "\n")
    size = articles["text"].str.len().sum() / 1e6
    speed = f"{size:.2f} million characters, {taken:.2f} s, {size / taken:.2f} MB/s"
    print(f"{len(articles)} documents, {speed}", file=sys.stderr)


if __name__ == "__main__":
    main()
