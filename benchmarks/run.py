"""Run every benchmark whose data is there, score it, and record the figures.

    python benchmarks/run.py DATA

DATA holds the folders quotations, overlap and sentiment, each with its data and its `score.py`.
The figures of a run replace those of earlier runs of the same task in `benchmarks/results.csv`;
rows of peers (column `peer`) are kept. Benchmark texts never enter the project.
"""

import argparse
import csv
import datetime
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from analysis import __version__
from analysis.sentiment import STEPS

HERE = Path(__file__).parent
RESULTS = HERE / "results.csv"
COLUMNS = ["dataset", "version", "split", "metric", "value", "peer", "command", "commit", "date"]

QUOTATIONS = {
    "quoted spans, exact F1": ("quote_exact", "f1"),
    "end-to-end speaker F1": ("speaker", "end_to_end", "f1"),
    "speaker accuracy on found": ("speaker", "acc_mention"),
    "end-to-end recall, mixed quotations": ("speaker", "mixed"),
    "cue accuracy": ("cue_acc",),
    "indirect reporting, word F1": ("indirect_reporting", "overlap", "f1"),
}
OVERLAP = {
    "average precision": ("AP",),
    "true pairs above 5 % false alarms": ("at_5pct",),
    "true pairs above 1 % false alarms": ("at_1pct",),
}
SENTIMENT = {
    "nyt": ("nyt.jsonl.gz", {"Pearson r with human ratings": ("r",), "macro-F1": ("f1_macro",)}),
    "mtsc-rw": ("mtsc_rw.jsonl.gz", {"macro-F1": ("f1_macro",)}),
    "mtsc-mt": ("mtsc_mt.jsonl.gz", {"macro-F1": ("f1_macro",)}),
    "split": ("split.jsonl.gz", {"sentence boundary F1": ("F1",)}),
    "identity": ("vader_identity.jsonl.gz", {"texts scored as NLTK does": ("equal_all",)}),
    "logodds": (
        "logodds_reference.json",
        {"largest difference to ConvoKit, scattertext and shifterator": ("max_diff_g2_4cell",)},
    ),
}


def run(*command: object) -> str:
    """Run a command and return what it printed."""
    done = subprocess.run(
        [sys.executable, *map(str, command)], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"{' '.join(map(str, command))}\n{done.stderr}")
    return done.stdout


def pick(scores: dict, path: tuple[str, ...]) -> float:
    for key in path:
        scores = scores[key]
    return scores


def quotations(data: Path, scratch: Path):
    """Yield dataset, split, metrics, scores and command of the quotation task."""
    docs, pred = data / "data" / "dev.jsonl.gz", scratch / "quotations.jsonl"
    run(HERE / "quotations.py", "--docs", docs, "--out", pred)
    run(data / "score.py", "--split", "dev", "--pred", pred, "--json", scratch / "quotations.json")
    scores = json.loads((scratch / "quotations.json").read_text(encoding="utf-8"))
    yield "PolNeAR", "dev", QUOTATIONS, scores, "benchmarks/quotations.py --docs dev.jsonl.gz"


def overlap(data: Path, scratch: Path):
    """Yield the same of the overlap task."""
    pool, pred = data / "data" / "pool_de-en.jsonl.gz", scratch / "overlap.jsonl"
    run(HERE / "overlap.py", "--pool", pool, "--out", pred)
    scores = json.loads(run(data / "score.py", pred))
    command = "benchmarks/overlap.py --pool pool_de-en.jsonl.gz"
    yield "WMT21 news pool de-en", "development", OVERLAP, scores, command


def sentiment(data: Path, scratch: Path):
    """Yield the same of every sentiment task."""
    for task, (items, metrics) in SENTIMENT.items():
        pred = scratch / f"{task}.jsonl"
        run(HERE / "sentiment.py", task, "--items", data / "data" / items, "--out", pred)
        scores = json.loads(run(data / "score.py", task, pred))
        command = f"benchmarks/sentiment.py {task} --items {items}"
        yield task, "development", metrics, scores, command
    yield from steps(data, scratch)


def steps(data: Path, scratch: Path):
    """Yield what the news variant reaches on nyt with its first step, its first two, and so on."""
    items, (metric, path) = SENTIMENT["nyt"][0], next(iter(SENTIMENT["nyt"][1].items()))
    for n, step in enumerate(STEPS[:-1], 1):
        taken, pred = ",".join(STEPS[:n]), scratch / f"nyt-{step}.jsonl"
        run(HERE / "sentiment.py", "nyt", "--items", data / "data" / items, "--out", pred,
            "--steps", taken)  # fmt: skip
        scores = json.loads(run(data / "score.py", "nyt", pred))
        command = f"benchmarks/sentiment.py nyt --items {items} --steps {taken}"
        yield "nyt", "development", {f"{metric}, steps up to {step}": path}, scores, command


def main(data: Path) -> None:
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False
    ).stdout.strip()
    today = datetime.date.today().isoformat()
    rows, measured = [], set()
    with tempfile.TemporaryDirectory() as scratch:
        for task in (quotations, overlap, sentiment):
            if not (data / task.__name__).is_dir():
                print(f"{task.__name__}: no data in {data}, left out")
                continue
            for dataset, split, metrics, scores, command in task(
                data / task.__name__, Path(scratch)
            ):
                measured.add(dataset)
                for metric, path in metrics.items():
                    value = f"{pick(scores, path):.4g}"
                    print(f"{dataset:24} {metric:40} {value}")
                    rows.append(
                        [dataset, __version__, split, metric, value, "", command, commit, today]
                    )
    kept = []
    if RESULTS.exists():
        with RESULTS.open(encoding="utf-8", newline="") as file:
            kept = [r for r in csv.reader(file)][1:]
            kept = [r for r in kept if r[5] or r[0] not in measured]
    with RESULTS.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerows([COLUMNS, *sorted(rows + kept)])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path, metavar="DATA")
    main(parser.parse_args().data)
