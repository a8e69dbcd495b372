"""Predictions of the tone, sentence and keyness modules for the files of the sentiment benchmark.

    python benchmarks/sentiment.py TASK --items ITEMS.jsonl.gz --out PRED.jsonl

TASK and the fields of an item that are read:
    nyt, identity     id, text
    speed             text
    mtsc-rw, mtsc-mt  id, text, start, end (the target)
    split             id, text (paragraphs end at newlines)
    logodds           a vocabulary, one word a line with two counts (word, dem, rep), or the
                      speeches themselves, one a line (party, text), or one JSON object with totals
                      and rows

Predictions are written one JSON object a line. nyt and mtsc are scored by the news variant;
--steps takes some of its steps only (marks,no), or none (--steps "" is NLTK's VADER), and
--variant afinn scores them by the word list AFINN. The task speed times VADER's fast path and the
news variant against NLTK on the texts of ITEMS, repeated to at least 40,000.
"""

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from time import perf_counter

import numpy as np
import pandas as pd

from analysis import segment
from analysis.comparison import g2, jsd_contribution, log_odds, log_ratio
from analysis.sentiment import STEPS, VARIANTS, Afinn, News, Vader, analyser

# Words on each side of the target that are scored, and the compound from which a label is given.
WINDOW, THRESHOLD = 8, 0.05
LEAST_TEXTS = 40_000


def read(path: Path) -> str:
    """Text of a file, plain or gzipped."""
    raw = path.read_bytes()
    return (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")


def items(path: Path) -> list[dict]:
    """Objects of a JSON Lines file."""
    return [json.loads(line) for line in read(path).split("\n") if line.strip()]


def nyt(path: Path, scorer: Vader | Afinn) -> Iterator[dict]:
    """Compound of each snippet."""
    for item in items(path):
        yield {"id": item["id"], "score": scorer.score(item["text"]).compound}


def identity(path: Path, scorer: Vader) -> Iterator[dict]:
    """The four scores of NLTK's VADER."""
    for item in items(path):
        made = scorer.score(item["text"])
        yield {
            "id": item["id"],
            "neg": made.neg,
            "neu": made.neu,
            "pos": made.pos,
            "compound": made.compound,
        }


def mtsc(path: Path, scorer: Vader | Afinn) -> Iterator[dict]:
    """Sign of the words around the target."""
    for item in items(path):
        compound = scorer.score(window(item["text"], item["start"], item["end"])).compound
        label = (compound >= THRESHOLD) - (compound <= -THRESHOLD)
        yield {"id": item["id"], "label": int(label)}


def window(text: str, start: int, end: int) -> str:
    """The target and WINDOW words on each side of it."""
    before, after = text[:start].split(), text[end:].split()
    return " ".join([*before[-WINDOW:], text[start:end], *after[:WINDOW]])


def speed(path: Path) -> Iterator[dict]:
    """Seconds that NLTK, the fast path and the news variant take for the same texts.

    They take turns by the thousand, so that what else runs on the machine slows all alike.
    """
    texts = [item["text"] for item in items(path)]
    texts *= -(-LEAST_TEXTS // len(texts))
    measured = {"nltk": analyser().polarity_scores, "vader": Vader().score, "news": News().score}
    seconds = dict.fromkeys(measured, 0.0)
    for start in range(0, len(texts), 1000):
        for name, score in measured.items():
            began = perf_counter()
            scores = [score(text) for text in texts[start : start + 1000]]
            seconds[name] += perf_counter() - began
            del scores
    ratios = {f"{name}_ratio": seconds["nltk"] / seconds[name] for name in ("vader", "news")}
    yield {"n": len(texts), **seconds, **ratios}


def split(path: Path) -> Iterator[dict]:
    """Starts of the sentences of each article but the first."""
    for item in items(path):
        starts = [
            line.start() + start
            for line in re.finditer(r"[^\n]+", item["text"])
            for start, _ in segment.split(line.group())
        ]
        yield {"id": item["id"], "starts": starts[1:]}


def logodds(path: Path) -> Iterator[dict]:
    """Keyness of each word under two priors: .1 for every word, and the pooled counts."""
    words, a, b, n_a, n_b, size = two_columns(path)
    flat = np.full(len(words), 0.1)
    columns = {"word": words}
    for name, prior, total in (("", flat, 0.1 * size), ("_pooled", a + b, n_a + n_b)):
        for terms in (2, 4):
            delta, error = log_odds(a, b, prior, n_a, n_b, total, terms)
            columns |= {f"delta{name}": delta, f"z{terms}{name}": delta / error}
    columns["g2"] = g2(a, b, n_a, n_b)
    columns["g2_4cell"] = g2(a, b, n_a, n_b, cells=4)
    columns["log2ratio"] = log_ratio(a, b, n_a, n_b)
    columns["jsd"] = jsd_contribution(a, b, n_a, n_b)
    yield from pd.DataFrame(columns).to_dict("records")


def two_columns(path: Path) -> tuple[list[str], np.ndarray, np.ndarray, float, float, int]:
    """Words, their two counts, the two totals and the size of the vocabulary."""
    try:
        given = json.loads(read(path))
    except json.JSONDecodeError:  # more than one line
        given = items(path)
    if isinstance(given, dict):
        rows, totals = pd.DataFrame(given["rows"]), given["totals"]
        size, (n_a, n_b) = totals["vocab"], [totals[name] for name in totals if name in rows]
    else:
        rows = pd.DataFrame(given)
        if "text" in rows:
            rows = counted(rows)
        counts = rows.drop(columns="word").select_dtypes("number")
        size, (n_a, n_b) = len(rows), counts.sum().tolist()[:2]
    a, b = rows.drop(columns="word").select_dtypes("number").to_numpy(float).T[:2]
    return rows["word"].tolist(), a, b, float(n_a), float(n_b), size


def counted(speeches: pd.DataFrame) -> pd.DataFrame:
    """Words of the speeches of each party: lower case, runs of a to z."""
    party = next(column for column in speeches if column not in ("id", "text"))
    tables = {
        name: Counter(word for text in group["text"] for word in re.findall("[a-z]+", text.lower()))
        for name, group in speeches.groupby(party)
    }
    table = pd.DataFrame(tables).fillna(0).astype(int)
    return table.rename_axis("word").reset_index()


def predictions(task: str, path: Path, scorer: Vader | Afinn) -> Iterable[dict]:
    """Predictions of a task; the scorer is asked for nyt and mtsc."""
    if task == "split":
        return split(path)
    if task == "logodds":
        return logodds(path)
    if task == "speed":
        return speed(path)
    if task == "identity":
        return identity(path, Vader())
    return (nyt if task == "nyt" else mtsc)(path, scorer)


def main() -> None:
    """Read the items of a task and write predictions."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    tasks = ["nyt", "mtsc-rw", "mtsc-mt", "split", "identity", "logodds", "speed"]
    parser.add_argument("task", choices=tasks)
    parser.add_argument("--items", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", default=",".join(STEPS))
    parser.add_argument("--variant", choices=VARIANTS, default="news")
    given = parser.parse_args()
    steps = [step for step in given.steps.split(",") if step]
    scorer = News(steps) if given.variant == "news" else VARIANTS[given.variant]()
    with given.out.open("w", encoding="utf-8", newline="\n") as out:
        for row in predictions(given.task, given.items, scorer):
            print(json.dumps(row, ensure_ascii=False), file=out)


if __name__ == "__main__":
    main()
