"""Learn the weights of the signs of reuse from pairs of passages that annotators judged.

    python benchmarks/learn_reuse.py FOLDER [--out src/analysis/data/reuse_weights.json] [--record]

FOLDER is that of `outside_pairs.py`. Learned from are its pairs, the pairs of `reuse_pairs.csv`
whose corpora are in FOLDER, and the pairs that the study around this file lists (`reuse_cases.py`).
A ridge logistic regression weighs the signs of the match that meets each: few signs and a strong
ridge, because the weights are meant for corpora that nobody has judged. Three more numbers, what
these log odds are worth, what company is, and an offset, are then learned from the pairs of FOLDER
alone, each by weights that have not seen it (five folds), so that the probabilities are those that
two annotators would give. Company are the matches near by that the same weights call sure.

Printed for each corpus of FOLDER, and for the study: precision, recall, average precision and
calibration error by weights that were learned without that corpus and any that shares an article
with it, all numbers included. Intervals come from drawing clusters of pairs again (see
`outside_pairs.py`). The signs, the ridge and what a pair counts were chosen with these figures in
view, which flatters them. Besides, of what was drawn at random from all that the search lists,
leaves below its threshold or does not match, and judged by two annotators: the share of reuse, with
the interval of Wilson (1927).

`--out` adds the weights learned from all to a file; `--record` writes to `benchmarks.csv` the
figures of the corpora of FOLDER together, how many pairs of each range of probability are reuse,
the shares, and how many pairs of the study are found by weights learned without them.
"""

import argparse
import csv
import json
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import recording
from outside_pairs import MEASURES, average_precision, clusters, interval
from reuse_cases import HERE, STUDY, Case, Of, cases, relatives, study

from analysis import __version__
from analysis.reuse.alignment import LEAST
from analysis.reuse.company import SURE, company
from analysis.reuse.model import Signs
from analysis.reuse.signs import SIGNS, is_clause

COMMAND = "benchmarks/learn_reuse.py FOLDER"
DATASET, SPLIT = "passages of other outlets", "corpora not learned from"
BY_PROBABILITY = f"{DATASET}, by probability"
DRAWN = {  # in reuse_pairs.csv: what it is, and from when
    "shown": ("listed in a collection not learned from", "PolNeAR train"),
    "near": ("matched, not listed", "before these weights"),
    "far": ("candidates, not matched", "before these weights"),
}
LISTED = "pairs that an annotator listed"
RANGES = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)  # of probability, for the figure of the chapter
# Penalty on squared standardised weights; furniture has its own, because few pairs have any.
RIDGE = np.array([5.0 if sign == "furniture" else 60.0 for sign in SIGNS])
FOLDS, REPEATS = 5, 3
# What a pair counts: those of two annotators more than those of one; those below the threshold,
# which are many and mostly clear, least. The few pairs of the study speak for all small corpora.
WORTH = {
    "judged": 1.0,
    "middle": 1.0,
    "listed": 0.5,
    "near": 0.5,
    "below": 0.15,
    "far": 0.15,
    STUDY: 2.0,
}

_BRACKETS = str.maketrans("", "", "[],")


def regression(
    values: np.ndarray, truth: np.ndarray, worth: np.ndarray, ridge: Sequence[float]
) -> tuple[np.ndarray, float]:
    """Return weights and intercept of a ridge logistic regression, by Newton's method."""
    mean, spread = np.average(values, 0, worth), values.std(0) + 1e-9
    design = np.c_[(values - mean) / spread, np.ones(len(values))]
    penalty = np.diag([*ridge, 0.0])
    beta = np.zeros(design.shape[1])
    for _ in range(50):
        guess = 1 / (1 + np.exp(-np.clip(design @ beta, -30, 30)))
        slope = design.T @ (worth * (guess - truth)) + penalty @ beta
        curve = design.T @ (design * (worth * guess * (1 - guess) + 1e-9)[:, None]) + penalty
        beta -= np.linalg.solve(curve, slope)
    weights = beta[:-1] / spread
    return weights, float(beta[-1] - weights @ mean)


def weighed(part: Sequence[Case]) -> tuple[np.ndarray, float]:
    """Return weights and intercept learned from cases, without factor and offset."""
    part = [case for case in part if case.learned]
    return regression(
        np.array([case.signs for case in part]),
        np.array([case.truth for case in part]),
        np.array([WORTH[case.source] for case in part]),
        RIDGE,
    )


def companies(part: Sequence[Case], of: Of, weights: np.ndarray, intercept: float) -> np.ndarray:
    """Return the company of each case, one more and as a logarithm, counted by some weights."""
    found = np.zeros(len(part))
    for name in {case.corpus for case in part}:
        sure = of[name].signs @ weights + intercept >= SURE
        near = company([of[name].pairs[n] for n in np.flatnonzero(sure)], of[name].articles)
        for place, case in enumerate(part):
            if case.corpus == name and case.signs is not None and is_clause(case.signs):
                found[place] = np.log1p(near[of[name].pairs[case.match]] - sure[case.match])
    return found


def learn(part: Sequence[Case], of: Of) -> Signs:
    """Return what is learned from cases, on the scale of two annotators."""
    shown = [n for n, case in enumerate(part) if case.source == "judged" and case.signs is not None]
    odds = np.zeros(len(part))
    for repeat in range(REPEATS):
        fold = np.random.default_rng(repeat).integers(0, FOLDS, len(part))
        fold[[n for n in range(len(part)) if n not in set(shown)]] = -1
        for number in range(FOLDS):
            weights, intercept = weighed([part[n] for n in np.flatnonzero(fold != number)])
            for n in np.flatnonzero(fold == number):
                odds[n] += (part[n].signs @ weights + intercept) / REPEATS
    truth = np.array([part[n].truth for n in shown])
    weights, intercept = weighed(part)
    values = np.c_[odds, companies(part, of, weights, intercept)][shown]
    (factor, worth), offset = regression(values, truth, np.ones(len(shown)), [0.3, 0.3])
    by_sign = dict(zip(SIGNS, weights.tolist(), strict=True))
    return Signs(by_sign, intercept, float(factor), float(worth), offset)


def probabilities(part: Sequence[Case], of: Of, learned: Signs) -> np.ndarray:
    """Return the probability of each case, 0 where no match meets it."""
    weights = np.array(list(learned.weights.values()))
    own = np.array(
        [
            -np.inf if case.signs is None else case.signs @ weights + learned.intercept
            for case in part
        ]
    )
    near = companies(part, of, weights, learned.intercept)
    return 1 / (1 + np.exp(-(learned.factor * own + learned.company * near + learned.offset)))


def report(name: str, part: Sequence[Case], score: np.ndarray) -> None:
    """Print the measures of cases by weights that were learned without them."""
    truth, cluster = _truth(part), clusters([case.articles for case in part])
    print(f"{name}, not learned from: {len(truth)} pairs, {truth.sum()} reuse")
    print(f"  {'average precision of all':34}{interval(average_precision, truth, score, cluster)}")
    for measure, function in MEASURES.items():
        listed = np.where(score >= LEAST, score, 0.0)
        print(f"  {measure:34}{interval(function, truth, listed, cluster)}")


def _truth(part: Sequence[Case]) -> np.ndarray:
    return np.array([case.truth for case in part])


def figures(part: Sequence[Case], score: np.ndarray) -> list[dict[str, object]]:
    """Return what is recorded: the measures, and for each range of probability the share of reuse.

    Beside the share stand the number of pairs of the range and their mean probability.
    """
    truth, cluster = _truth(part), clusters([case.articles for case in part])
    listed = np.where(score >= LEAST, score, 0.0)
    found = [
        _measured("average precision, all pairs", average_precision, truth, score, cluster),
        *(
            _measured(name, measure, truth, listed, cluster)
            for name, measure in MEASURES.items()
            if name != "average precision"
        ),
        _figure("pairs", len(truth)),
        _figure("pairs that are reuse", int(truth.sum())),
    ]
    for low, high in pairwise(RANGES):
        inside = (score >= low) & ((score < high) | (high == 1.0))
        name = f"probability {low} to {high}"

        def share(y: np.ndarray, p: np.ndarray, low: float = low, high: float = high) -> float:
            own = (p >= low) & ((p < high) | (high == 1.0))
            return float(y[own].mean()) if own.any() else np.nan

        ranged = [
            _measured(f"share of reuse, {name}", share, truth, score, cluster),
            _figure(f"mean probability, {name}", f"{score[inside].mean():.3f}"),
            _figure(f"pairs, {name}", int(inside.sum())),
        ]
        found += [row | {"dataset": BY_PROBABILITY} for row in ranged]
    return found


def _measured(name: str, measure, truth, score, cluster) -> dict[str, object]:
    """Return a figure with its interval, widened to the figure: draws repeat pairs, so that their
    calibration error is larger.
    """
    value, low, high = interval(measure, truth, score, cluster).translate(_BRACKETS).split()
    return _figure(name, value) | {"low": min(low, value, key=float), "high": high}


def _figure(name: str, value: object) -> dict[str, object]:
    place = {"dataset": DATASET, "split": SPLIT, "version": __version__, "command": COMMAND}
    return place | {"metric": name, "value": value}


def drawn() -> list[dict[str, object]]:
    """Return the share of reuse of what was drawn at random, and how many pairs it rests on.

    The share is of the pairs to which two annotators gave one clear label; beside it stand how many
    those are, how many of them are reuse and how many were drawn.
    """
    with (HERE / "reuse_pairs.csv").open(encoding="utf-8", newline="") as file:
        every = list(csv.DictReader(file))
    found = []
    for name, (what, split) in DRAWN.items():
        all_drawn = [row for row in every if row["drawn"] == name]
        own = [row for row in all_drawn if row["label"] != "unsure"]
        truth = np.array([row["label"] == "reuse" for row in own])
        place = {"dataset": f"{DATASET}, drawn at random", "split": split}
        low, high = wilson(int(truth.sum()), len(truth))
        between = {"low": f"{low:.3f}", "high": f"{high:.3f}"}
        share = _figure(f"share of reuse, {what}", f"{truth.mean():.3f}")
        counts = {
            "pairs": len(own),
            "pairs drawn": len(all_drawn),
            "pairs that are reuse": int(truth.sum()),
        }
        found.append(share | between | place)
        found += [_figure(f"{name}, {what}", number) | place for name, number in counts.items()]
    return found


def wilson(hits: int, total: int) -> tuple[float, float]:
    """Return the 95 % interval of a share of independent draws."""
    z = 1.959964
    middle, width = hits + z * z / 2, z * np.sqrt(hits * (total - hits) / total + z * z / 4)
    return (middle - width) / (total + z * z), (middle + width) / (total + z * z)


def of_study(all_cases: Sequence[Case], of: Of) -> list[dict[str, object]]:
    """Return how many listed pairs of the study are probable, learned without and with them.

    And the share of the weight in learning that the study has.
    """
    own = [case for case in all_cases if case.corpus == STUDY]
    others = [case for case in all_cases if case.corpus != STUDY]
    weight, of_all = (
        sum(WORTH[case.source] for case in part if case.learned) for part in (own, all_cases)
    )
    found = {
        "found, learned from other outlets alone": _listed_found(own, of, learn(others, of)),
        "found, learned from them as well": _listed_found(own, of, learn(all_cases, of)),
        "share of the weight in learning": f"{weight / of_all:.3f}",
    }
    place = {"dataset": LISTED, "split": "development"}
    return [_figure(name, value) | place for name, value in found.items()]


def _listed_found(own: Sequence[Case], of: Of, learned: Signs) -> int:
    score = probabilities(own, of, learned)
    met = [case.listed for case, value in zip(own, score, strict=True) if value >= LEAST]
    return len(frozenset[int]().union(*met))


def main(folder: Path, out: Path | None, record: bool) -> None:
    names = sorted(path.name.split(".")[0] for path in (folder / "corpora").glob("*.jsonl.gz"))
    read = {name: cases(folder, name) for name in names} | {STUDY: study()}
    all_cases = [case for own, _ in read.values() for case in own]
    of = {name: matches for name, (_, matches) in read.items()}
    apart = relatives(folder, names)
    seen: list[Case] = []
    scores = []
    for name in names:
        tested = [case for case in all_cases if case.corpus == name and case.source == "judged"]
        if not tested:
            continue
        learned = learn([case for case in all_cases if case.corpus not in apart[name]], of)
        score = probabilities(tested, of, learned)
        report(name, tested, score)
        seen += tested
        scores.append(score)
    report("all corpora", seen, np.concatenate(scores))
    others = [*drawn(), *of_study(all_cases, of)]
    found = [*figures(seen, np.concatenate(scores)), *others]
    for row in others:
        print(f"{row['dataset']}, {row['metric']}: {row['value']}")
    if record:
        recording.record(found, {COMMAND})
    learned = rounded(learn(all_cases, of))
    print(json.dumps(learned))
    if out:
        model = json.loads(out.read_text("utf-8")) | {"likelihood": learned}
        out.write_text(json.dumps(model, indent=1) + "\n", encoding="utf-8")


def rounded(learned: Signs) -> dict[str, object]:
    """Return what was learned as it ships."""
    numbers = {
        name: round(value, 4) for name, value in learned._asdict().items() if name != "weights"
    }
    return {
        "weights": {name: round(value, 4) for name, value in learned.weights.items()},
        **numbers,
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, help="the file whose weights of signs are replaced")
    parser.add_argument("--record", action="store_true", help="write the figures to benchmarks.csv")
    options = parser.parse_args()
    main(options.folder, options.out, options.record)
