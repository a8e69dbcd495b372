"""Run every benchmark whose data is there, score it, and record the figures.

    python benchmarks/run.py DATA

DATA holds the folders quotations, overlap and sentiment, each with its data and its `score.py`.
The figures of a run replace those that the same commands gave before in
`src/analysis/data/benchmarks.csv`.
`low` and `high` are the scorer's 95 % interval, where it gives one by resampling articles or items;
`paired.py`, which this script runs last, gives the others, and the differences to peers.
Benchmark texts never enter the project.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import paired
import recording

from analysis import __version__
from analysis.sentiment import STEPS

HERE = Path(__file__).parent

# Metric: where the scorer's answer has its value, and where the interval.
QUOTATIONS = {
    "quoted spans, exact F1": ("quote_exact f1", "ci95 exact"),
    "speaker, end-to-end F1": ("speaker end_to_end f1", "ci95 e2e"),
    "speaker accuracy on found": ("speaker acc_mention", "ci95 spk"),
    "mixed quotations, end-to-end recall": ("mixed_end_to_end", ""),
    "cue accuracy": ("cue_acc", ""),
    "indirect reporting, word F1": ("indirect_reporting overlap f1", ""),
}
OVERLAP = {
    "average precision": ("AP", ""),
    "true pairs above 5 % false alarms": ("at_5pct", ""),
    "true pairs above 1 % false alarms": ("at_1pct", ""),
}
SENTIMENT = {
    "nyt": {"Pearson r with human ratings": ("r", "r_ci")},
    "mtsc-rw": {"macro-F1": ("f1_macro", "f1_macro_ci")},
    "mtsc-mt": {"macro-F1": ("f1_macro", "f1_macro_ci")},
    "split": {"sentence boundary F1": ("F1", "")},
    "identity": {"texts scored as NLTK scores them": ("equal_all", "")},
    "logodds": {
        "largest difference of z to a peer": ("max_diff_z4", ""),
        "largest difference of G² to a peer": ("max_diff_g2_4cell", ""),
    },
}
ITEMS = {
    "nyt": "nyt.jsonl.gz",
    "mtsc-rw": "mtsc_rw.jsonl.gz",
    "mtsc-mt": "mtsc_mt.jsonl.gz",
    "split": "split.jsonl.gz",
    "identity": "vader_identity.jsonl.gz",
    "logodds": "logodds_reference.json",
}

Scored = tuple[str, str, dict, dict, str]


def run(*command: object) -> str:
    """Run a Python script and return what it printed."""
    done = subprocess.run(
        [sys.executable, *map(str, command)], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"{' '.join(map(str, command))}\n{done.stderr}")
    return done.stdout


def quotations(data: Path, scratch: Path) -> Iterator[Scored]:
    """Yield dataset, split, metrics, scores and command of the quotation task."""
    docs, pred = data / "data" / "dev.jsonl.gz", scratch / "quotations.jsonl"
    answer = scratch / "quotations.json"
    run(HERE / "quotations.py", "--docs", docs, "--out", pred)
    run(data / "score.py", "--split", "dev", "--pred", pred, "--boot", 500, "--json", answer)
    scores = json.loads(answer.read_text(encoding="utf-8"))
    scores["mixed_end_to_end"] = scores["quote_found"]["r_mixed"] * scores["speaker"]["mixed"]
    command = "benchmarks/quotations.py --docs dev.jsonl.gz"
    yield "PolNeAR", "dev", QUOTATIONS, scores, command
    persons = json.loads(run(HERE / "pronouns.py", data))
    command = "benchmarks/pronouns.py"
    for split, found in persons.items():
        metrics = {
            "person behind a pronoun": ("accuracy", "interval" * ("interval" in found)),
            "pronouns counted": ("named", ""),
        }
        yield "PolNeAR", split, metrics, found, command


def overlap(data: Path, scratch: Path) -> Iterator[Scored]:
    """Yield the same of the overlap task."""
    pool, pred = data / "data" / "pool_de-en.jsonl.gz", scratch / "overlap.jsonl"
    run(HERE / "overlap.py", "--pool", pool, "--out", pred)
    scores = json.loads(run(data / "score.py", pred))
    command = "benchmarks/overlap.py --pool pool_de-en.jsonl.gz"
    yield "WMT21 news pool de-en", "development", OVERLAP, scores, command


def sentiment(data: Path, scratch: Path) -> Iterator[Scored]:
    """Yield the same of every sentiment task, of the news variant's steps, and of the speed."""
    for task, metrics in SENTIMENT.items():
        pred, items = scratch / f"{task}.jsonl", data / "data" / ITEMS[task]
        run(HERE / "sentiment.py", task, "--items", items, "--out", pred)
        scores = json.loads(run(data / "score.py", task, pred))
        command = f"benchmarks/sentiment.py {task} --items {ITEMS[task]}"
        yield task, "development", metrics, scores, command
    yield from steps(data, scratch)
    pred = scratch / "speed.jsonl"
    run(HERE / "sentiment.py", "speed", "--items", data / "data" / ITEMS["nyt"], "--out", pred)
    ratios = {
        "speed against NLTK, same scores": ("vader_ratio", ""),
        "speed against NLTK, news variant": ("news_ratio", ""),
    }
    scores = json.loads(pred.read_text(encoding="utf-8"))
    command = f"benchmarks/sentiment.py speed --items {ITEMS['nyt']}"
    yield "speed", "one run", ratios, scores, command


def steps(data: Path, scratch: Path) -> Iterator[Scored]:
    """Yield what the news variant reaches on nyt with its first step, its first two, and so on."""
    metric, path = "Pearson r with human ratings", ("r", "r_ci")
    for n, step in enumerate(STEPS[:-1], 1):
        taken, pred = ",".join(STEPS[:n]), scratch / f"nyt-{step}.jsonl"
        items = data / "data" / ITEMS["nyt"]
        run(HERE / "sentiment.py", "nyt", "--items", items, "--out", pred, "--steps", taken)
        scores = json.loads(run(data / "score.py", "nyt", pred))
        command = f"benchmarks/sentiment.py nyt --items {ITEMS['nyt']} --steps {taken}"
        yield "nyt", "development", {f"{metric}, steps up to {step}": path}, scores, command


def pick(scores: dict, path: str):
    """Return the value at a path of keys."""
    for key in path.split():
        scores = scores[key]
    return scores


def recorded(scored: Scored) -> Iterator[dict]:
    """Yield the rows of one scored dataset."""
    dataset, split, metrics, scores, command = scored
    for metric, (value, interval) in metrics.items():
        low, high = pick(scores, interval) if interval else ("", "")
        yield {
            "dataset": dataset,
            "version": "" if "peer" in scores else __version__,
            "split": split,
            "metric": metric,
            "value": f"{pick(scores, value):.4g}",
            "low": low and f"{low:.4g}",
            "high": high and f"{high:.4g}",
            "peer": scores.get("peer", ""),
            "command": command,
        }


def main(data: Path) -> None:
    """Run the tasks whose data is in a folder and record their figures."""
    rows = []
    with tempfile.TemporaryDirectory() as scratch:
        for task in (quotations, overlap, sentiment):
            if not (data / task.__name__).is_dir():
                print(f"{task.__name__}: no data in {data}, left out")
                continue
            for scored in task(data / task.__name__, Path(scratch)):
                rows += list(recorded(scored))
    if not rows:
        raise SystemExit(f"{data}: no benchmark data; give the folder that holds them")
    recording.record(rows, {row["command"] for row in rows})
    drawn = list(paired.measured(data))
    recording.record(drawn, {paired.COMMAND})
    rows += drawn
    for row in rows:
        print(f"{row['dataset']:22} {row['metric']:38} {row['value']}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path, metavar="DATA")
    main(parser.parse_args().data)
