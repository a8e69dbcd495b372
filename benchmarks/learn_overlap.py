"""Learn the weights of `analysis.reuse` from a pool of sentences with known reuse.

    python benchmarks/learn_overlap.py --pool POOL.jsonl.gz --gold GOLD.jsonl.gz \\
        --out src/analysis/data/reuse_weights.json

POOL has id, outlet and text a line; GOLD has a and b, the ids of a true pair. Two logistic
regressions: the first turns the features of a pair into raw log odds, the second weighs the odds
against the rivals of the pair. Besides the whole pool, small pools of stories that resemble each
other are learned from, because a few articles about one event are such a corpus.

Stories (connected true pairs) are kept together in five-fold cross-validation. Its figures are
printed; they are what to expect of a pool that was not learned from. Its scores also give the
thresholds that are written beside the weights: the similarity from which a stated share of
alignments is false, when passages are aligned best first and each with one passage of another
outlet. Printed as well: the share measured at thresholds that were set on other stories, and the
score of two human translations by a model that has seen none.
"""

import argparse
import gzip
import json
from collections.abc import Sequence
from math import fsum
from pathlib import Path
from typing import NamedTuple

import numpy as np

from analysis.reuse.candidates import candidates
from analysis.reuse.features import FEATURES, features, profile, rarity
from analysis.reuse.pairing import shortfall

FOLDS = 5
SHARES = (0.005, 0.01, 0.02, 0.05, 0.1)  # false alarms for which thresholds are written
RIDGE = 1e-5  # penalty on squared standardised weights, a pair
SMALL = (25,) * 200  # stories of each small pool
ABOUT = "Weights of analysis.reuse.model, learned by benchmarks/learn_overlap.py."


class Pairs(NamedTuple):
    """Candidate pairs of one pool: item numbers, features, truth, outlet of each item."""

    pairs: np.ndarray
    values: np.ndarray
    truth: np.ndarray
    outlets: list[str]


def rows(path: Path) -> list[dict]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def stories(count: int, true: set[tuple[int, int]]) -> np.ndarray:
    """Return the number of the story of each item: items joined by true pairs."""
    story = list(range(count))
    for a, b in sorted(true):
        old, new = story[b], story[a]
        if old != new:
            story = [new if number == old else number for number in story]
    return np.array(story)


def collect(items: Sequence[dict], true: set[tuple[int, int]], chosen: Sequence[int]) -> Pairs:
    """Return the candidate pairs among the chosen items, numbered as in `items`."""
    profiles = [profile(items[number]["text"]) for number in chosen]
    outlets = [items[number]["outlet"] for number in chosen]
    weights = rarity(profiles)
    local = candidates((items[number]["text"] for number in chosen), outlets)
    pairs = np.array(chosen)[local]
    values = np.array([features(profiles[a], profiles[b], weights) for a, b in local.tolist()])
    truth = np.array([pair in true for pair in map(tuple, pairs.tolist())])
    return Pairs(pairs, values, truth, [item["outlet"] for item in items])


def regression(values: np.ndarray, truth: np.ndarray) -> tuple[np.ndarray, float]:
    """Return weights and intercept of a ridge logistic regression, by Newton's method."""
    mean, spread = values.mean(0), values.std(0) + 1e-9
    design = np.c_[(values - mean) / spread, np.ones(len(values))]
    penalty = RIDGE * len(values) * np.diag([1.0] * values.shape[1] + [0.0])
    beta = np.zeros(design.shape[1])
    for _ in range(50):
        guess = 1 / (1 + np.exp(-np.clip(design @ beta, -30, 30)))
        slope = design.T @ (guess - truth) + penalty @ beta
        curve = design.T @ (design * (guess * (1 - guess) + 1e-9)[:, None]) + penalty
        step = np.linalg.solve(curve, slope)
        beta -= step
        if np.abs(step).max() < 1e-7:
            break
    weights = beta[:-1] / spread
    return weights, float(beta[-1] - weights @ mean)


def topics(items: Sequence[dict], story: np.ndarray, draw: np.random.Generator) -> list[np.ndarray]:
    """Return for each size of SMALL the stories nearest to one drawn at random.

    Sentences of one event share names and terms without being the same sentence; a corpus of
    such sentences is what a few articles about an event are.
    """
    profiles = [profile(item["text"]) for item in items]
    weights = rarity(profiles)
    names = np.unique(story)
    stems: dict[int, set[str]] = {name: set() for name in names.tolist()}
    for name, item in zip(story.tolist(), profiles, strict=True):
        stems[name] |= item.content | item.names
    found = []
    for size in SMALL:
        seed = stems[int(draw.choice(names))]
        near = [
            fsum(map(weights.of, seed & stems[name])) / len(stems[name] | seed) ** 0.5
            for name in names.tolist()
        ]
        found.append(names[np.argsort(-np.array(near), kind="stable")[:size]])
    return found


def learn(whole: Pairs, small: Sequence[Pairs], keep: np.ndarray) -> dict[str, object]:
    """Return the model learned from the pairs whose items are both in `keep` (a mask)."""
    masks = [keep[part.pairs].all(axis=1) for part in (whole, *small)]
    parts = list(zip((whole, *small), masks, strict=True))
    values = np.concatenate([part.values[mask] for part, mask in parts])
    truth = np.concatenate([part.truth[mask] for part, mask in parts])
    weights, intercept = regression(values, truth)
    raw = whole.values @ weights + intercept
    lost = shortfall(whole.pairs, raw.tolist(), whole.outlets)
    pair, offset = regression(np.c_[raw, lost][masks[0]], whole.truth[masks[0]])
    return {
        "about": ABOUT,
        "weights": dict(zip(FEATURES, weights.round(4).tolist(), strict=True)),
        "intercept": round(intercept, 4),
        "scale": round(float(pair[0]), 4),
        "beaten": round(float(pair[1]), 4),
        "offset": round(offset, 4),
    }


def scores(model: dict, whole: Pairs) -> np.ndarray:
    """Return the log odds that a model gives to the pairs of the whole pool."""
    raw = whole.values @ np.array(list(model["weights"].values())) + model["intercept"]
    lost = shortfall(whole.pairs, raw.tolist(), whole.outlets)
    return model["scale"] * raw + model["beaten"] * lost + model["offset"]


def precision(score: np.ndarray, truth: np.ndarray, total: int) -> str:
    """Return average precision, and the share of true pairs before false ones are 5 % of them."""
    ordered = truth[np.argsort(-score, kind="stable")]
    right, ranks = np.cumsum(ordered), np.arange(1, len(ordered) + 1)
    average = (right / ranks * ordered).sum() / total
    above = right[ranks - right <= 0.05 * total].max() / total
    return f"AP {average:.4f}, above 5 % false alarms {above:.4f}"


def cross_validated(
    whole: Pairs, small: Sequence[Pairs], fold: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return scores of the pairs of `whole` by models learned from other folds.

    The second array leaves rivals out of account, as alignment of best passages first does.
    """
    held, alone = np.zeros(len(whole.pairs)), np.zeros(len(whole.pairs))
    for part in range(FOLDS):
        mine = fold[whole.pairs[:, 0]] == part
        model = learn(whole, small, fold != part)
        held[mine] = scores(model, whole)[mine]
        alone[mine] = scores(model | {"beaten": 0.0}, whole)[mine]
    return held, alone


def one_to_one(score: np.ndarray, whole: Pairs) -> tuple[np.ndarray, np.ndarray]:
    """Return similarity and truth of pairs taken best first, a passage once in each outlet."""
    taken, used = [], set()
    for number in np.argsort(-score, kind="stable").tolist():
        a, b = whole.pairs[number].tolist()
        ends = {(a, whole.outlets[b]), (b, whole.outlets[a])}
        if not ends & used:
            used |= ends
            taken.append(number)
    return 1 / (1 + np.exp(-score[taken])), whole.truth[taken]


def thresholds(similarity: np.ndarray, truth: np.ndarray) -> dict[str, float]:
    """Return for each of SHARES the least similarity from which no more pairs are false."""
    false = np.cumsum(~truth) / np.arange(1, len(truth) + 1)
    return {
        str(share): round(float(similarity[np.flatnonzero(false <= share)[-1]]), 4)
        for share in SHARES
    }


def without(part: Pairs, dropped: np.ndarray) -> Pairs:
    return part._replace(
        pairs=part.pairs[~dropped], values=part.values[~dropped], truth=part.truth[~dropped]
    )


def unseen_kind(whole: Pairs, small: Sequence[Pairs], fold: np.ndarray, kind: set[str]) -> str:
    """Return the score on pairs of two outlets of `kind` by models learned from none of them."""
    of_kind = [
        np.isin(np.array(part.outlets)[part.pairs], list(kind)).all(axis=1)
        for part in (whole, *small)
    ]
    rest = [without(part, mask) for part, mask in zip((whole, *small), of_kind, strict=True)]
    held = np.zeros(len(whole.pairs))
    for part in range(FOLDS):
        mine = fold[whole.pairs[:, 0]] == part
        held[mine] = scores(learn(rest[0], rest[1:], fold != part), whole)[mine]
    truth = whole.truth[of_kind[0]]
    return precision(held[of_kind[0]], truth, int(truth.sum()))


def main(pool: Path, gold: Path, out: Path) -> None:
    items, linked = rows(pool), rows(gold)
    number = {item["id"]: n for n, item in enumerate(items)}
    true = {tuple(sorted((number[row["a"]], number[row["b"]]))) for row in linked}
    story = stories(len(items), true)
    draw = np.random.default_rng(4)
    small = [
        collect(items, true, np.flatnonzero(np.isin(story, chosen)).tolist())
        for chosen in topics(items, story, draw)
    ]
    whole = collect(items, true, range(len(items)))
    fold = draw.integers(0, FOLDS, story.max() + 1)[story]
    held, alone = cross_validated(whole, small, fold)
    print(f"cross-validated: {precision(held, whole.truth, len(true))}")
    similarity, truth = one_to_one(alone, whole)
    model = learn(whole, small, np.ones(len(items), dtype=bool))
    model["thresholds"] = thresholds(similarity, truth)
    print(f"on the pool learned from: {precision(scores(model, whole), whole.truth, len(true))}")
    half = fold[whole.pairs[:, 0]] % 2 == 0
    one, other = (one_to_one(alone[~m], without(whole, m)) for m in (half, ~half))
    for share, least in thresholds(*one).items():
        measured = (~other[1][other[0] >= least]).mean()
        print(f"false alarms stated {share}, on other stories {measured:.4f}")
    human = {
        items[number[row[end]]]["outlet"]
        for row in linked
        if row["type"] == "human"
        for end in "ab"
    }
    print(f"two humans, none learned from: {unseen_kind(whole, small, fold, human)}")
    kept = json.loads(out.read_text("utf-8")) if out.exists() else {}
    out.write_text(json.dumps(kept | model, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("pool", "gold", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    options = parser.parse_args()
    main(options.pool, options.gold, options.out)
