"""Score `analysis.reuse` on pairs of passages of outside corpora that annotators judged.

    python benchmarks/outside_pairs.py FOLDER [--peers]

FOLDER has corpora/NAME.jsonl.gz (file or id, and text, a line) and pairs_NAME.jsonl.gz (file_a,
start_a, end_a, text_a, the same with b, label, and kind where the label is reuse). A pair counts as
aligned when one alignment covers at least half of the shorter span on both sides; its score is the
probability of the best such alignment, 0 without one. Printed for each corpus, with 95 % intervals
by bootstrap over clusters: precision, recall and average precision of reuse, calibration error (ten
equal bins, over the aligned pairs) and the share of right kinds. `--peers` gives the average
precision of three simple scores of the same pairs: cosine of TF-IDF of character 3- to 5-grams,
the longest common run of words, common runs weighted by the rarity of their trigrams.
"""

import argparse
import gzip
import json
import tempfile
from collections import Counter, defaultdict
from collections.abc import Sequence
from difflib import SequenceMatcher
from math import log, sqrt
from pathlib import Path

import numpy as np
import pandas as pd

from analysis import pipeline, reuse
from analysis.reuse.terms import terms

DRAWS = 2000


def rows(path: Path) -> list[dict]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def load(path: Path) -> pipeline.Tables:
    """Return the tables of a corpus given as one file."""
    folder = Path(tempfile.mkdtemp())
    for row in rows(path):
        name = row.get("file") or f"{row['id']}.txt"
        (folder / name).write_text(row["text"], encoding="utf-8", newline="")
    return pipeline.tables(folder)


def half(start: int, end: int, low: int, high: int) -> bool:
    return 2 * max(0, min(end, high) - max(start, low)) >= max(1, min(end - start, high - low))


def found(pairs: list[dict], articles: pd.DataFrame, alignments: pd.DataFrame) -> list[tuple]:
    """Return probability and kind of the best alignment of each pair, (0.0, None) without one."""
    named = dict(zip(articles["file"], articles["article_id"], strict=True))
    by = defaultdict(list)
    for row in alignments.itertuples():
        a, b = (row.start_a, row.end_a), (row.start_b, row.end_b)
        by[row.article_a, row.article_b].append((*a, *b, row.probability, row.kind))
        by[row.article_b, row.article_a].append((*b, *a, row.probability, row.kind))
    best = []
    for pair in pairs:
        a, b = (pair["start_a"], pair["end_a"]), (pair["start_b"], pair["end_b"])
        met = [
            (row[4], row[5])
            for row in by[named[pair["file_a"]], named[pair["file_b"]]]
            if half(*a, *row[:2]) and half(*b, *row[2:4])
        ]
        best.append(max(met, default=(0.0, None)))
    return best


def average_precision(truth: np.ndarray, score: np.ndarray) -> float:
    ordered = truth[np.argsort(-score, kind="stable")]
    right = np.cumsum(ordered) / np.arange(1, len(ordered) + 1)
    return float((right * ordered).sum() / max(1, ordered.sum()))


def calibration(truth: np.ndarray, score: np.ndarray) -> float:
    listed = score > 0
    bins = np.minimum(9, (score * 10).astype(int))
    gaps = [
        abs(score[listed & (bins == n)].sum() - truth[listed & (bins == n)].sum())
        for n in range(10)
    ]
    return float(sum(gaps) / max(1, listed.sum()))


MEASURES = {
    "precision": lambda truth, score: float(truth[score > 0].mean()) if (score > 0).any() else 0.0,
    "recall": lambda truth, score: float((score > 0)[truth].mean()),
    "average precision": average_precision,
    "calibration error": calibration,
}


def clusters(pairs: Sequence[tuple[str, str]]) -> np.ndarray:
    """Return for each pair of articles the number of its cluster.

    Pairs that have an article in common, directly or by way of others, are one cluster: they tell
    of one event, and are no independent draws.
    """
    member = {article: article for pair in pairs for article in pair}

    def first(article: str) -> str:
        while member[article] != article:
            article = member[article]
        return article

    for a, b in pairs:
        member[first(b)] = first(a)
    return np.unique([first(a) for a, _ in pairs], return_inverse=True)[1]


def interval(measure, truth: np.ndarray, score: np.ndarray, cluster: np.ndarray) -> str:
    """Return a measure with its 95 % interval: clusters of pairs are drawn with replacement."""
    draw = np.random.default_rng(1)
    members = [np.flatnonzero(cluster == number) for number in range(cluster.max() + 1)]
    values = []
    for _ in range(DRAWS):
        drawn = draw.integers(0, len(members), len(members))
        taken = np.concatenate([members[number] for number in drawn])
        if truth[taken].any() and not np.isnan(value := measure(truth[taken], score[taken])):
            values.append(value)
    low, high = np.quantile(values, [0.025, 0.975])
    return f"{measure(truth, score):.3f} [{low:.3f}, {high:.3f}]"


def peers(pairs: list[dict], texts: dict[str, str]) -> dict[str, np.ndarray]:
    """Return the scores that simple peers give to the pairs."""
    documents = list(texts.values())
    holders = Counter(gram for text in documents for gram in set(_letters(text)))
    trigrams = Counter(gram for text in documents for gram in set(_runs(_stems(text))))
    scores: dict[str, list[float]] = defaultdict(list)
    for pair in pairs:
        a, b = pair["text_a"], pair["text_b"]
        one, other = (_weighted(text, holders, len(documents)) for text in (a, b))
        dot = sum(weight * other.get(gram, 0.0) for gram, weight in one.items())
        norm = sqrt(sum(w * w for w in one.values()) * sum(w * w for w in other.values()))
        scores["TF-IDF cosine, characters 3-5"].append(dot / norm if norm else 0.0)
        stems = _stems(a), _stems(b)
        blocks = SequenceMatcher(None, *stems, autojunk=False).get_matching_blocks()
        scores["longest common run"].append(max(block.size for block in blocks))
        common = [g for block in blocks for g in _runs(stems[0][block.a : block.a + block.size])]
        rare = sum(log(len(documents) / max(1, trigrams[gram])) for gram in common)
        scores["common runs by rarity"].append(rare)
    return {name: np.array(values) for name, values in scores.items()}


def _letters(text: str) -> list[str]:
    plain = " ".join(text.lower().split())
    return [plain[at : at + size] for size in (3, 4, 5) for at in range(len(plain) - size + 1)]


def _weighted(text: str, holders: Counter, total: int) -> dict[str, float]:
    counts = Counter(_letters(text))
    return {gram: count * log((1 + total) / (1 + holders[gram])) for gram, count in counts.items()}


def _stems(text: str) -> list[str]:
    return [term.stem for term in terms(text)]


def _runs(stems: list[str]) -> list[tuple[str, ...]]:
    return list(zip(stems, stems[1:], stems[2:], strict=False))


def main(folder: Path, with_peers: bool) -> None:
    for path in sorted(folder.glob("pairs_*.jsonl.gz")):
        name = path.name.removeprefix("pairs_").removesuffix(".jsonl.gz")
        pairs, tables = rows(path), load(folder / "corpora" / f"{name}.jsonl.gz")
        alignments = reuse.align(tables.sentences, tables.quotations)
        best = found(pairs, tables.articles, alignments)
        truth = np.array([pair["label"] == "reuse" for pair in pairs])
        score = np.array([value for value, _ in best])
        cluster = clusters([(pair["file_a"], pair["file_b"]) for pair in pairs])
        print(f"{name}: {len(pairs)} pairs, {truth.sum()} reuse, {len(alignments)} alignments")
        for measure, function in MEASURES.items():
            print(f"  {measure:34}{interval(function, truth, score, cluster)}")
        kinds = [
            pair["kind"] == kind
            for pair, (_, kind) in zip(pairs, best, strict=True)
            if kind and pair.get("kind")
        ]
        print(f"  {'kind':34}{np.mean(kinds):.3f} of {len(kinds)}")
        if with_peers:
            texts = dict(zip(tables.articles["file"], tables.articles["text"], strict=True))
            for peer, values in peers(pairs, texts).items():
                told = interval(average_precision, truth, values, cluster)
                print(f"  AP, {peer:30}{told}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--peers", action="store_true", help="score the simple peers as well")
    options = parser.parse_args()
    main(options.folder, options.peers)
