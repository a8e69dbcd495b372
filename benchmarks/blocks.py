"""Measure how the export in blocks grows: CPU time, memory, planted twins found.

    pip install wordfreq
    python benchmarks/blocks.py --sizes 1000 3000 10000 --workers 2 --record

Corpora of several sizes are made of sentences with the word frequencies of English (wordfreq), in
stories whose sentences share topical words; some are speech with a speaker. In every tenth article
a sentence of an article of another outlet is planted. Each corpus, a file of JSON lines, is written
as Parquet by the command line. CPU time is that of all processes; what the first of them has of it
is what the others have to wait for. Of memory, the peak of the first process and that of the
largest worker are taken. The exponent is the slope of log CPU time over log size between the two
largest sizes. `--record` writes the figures to `src/analysis/data/benchmarks.csv`.
"""

import argparse
import json
import math
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd
import recording
from overlap_scale import background

from analysis import __version__

COMMAND = "benchmarks/blocks.py"
OUTLETS = 20
SENTENCES = (8, 30)  # of an article, from and up to
NAMES = ("Ana Berg", "Tom Reed", "Ida Crane", "Lou Marsh", "Vera Holt", "Max Ode", "Kim Hale")
SPEECH = 0.15  # share of sentences that somebody says
TWINS = 10  # every so many articles hold a sentence of an earlier one
AT_ONCE = 500  # articles made at a time
TICKS = os.sysconf("SC_CLK_TCK")


# ---------------------------------------------------------------------------------- the corpus


def corpus(size: int, path: Path) -> list[tuple[int, int]]:
    """Write a corpus; return the numbers of the articles that share a planted sentence."""
    twins = []
    planted = ""
    with path.open("w", encoding="utf-8") as file:
        for first in range(0, size, AT_ONCE):
            draw = np.random.default_rng(first)
            counts = draw.integers(*SENTENCES, min(AT_ONCE, size - first))
            lines = iter(background(int(counts.sum()), draw))
            for number, count in enumerate(counts.tolist(), first):
                own = [said(next(lines), draw) for _ in range(count)]
                if number % TWINS == 0:
                    planted = own[2]
                elif number % TWINS == 1:
                    own[5] = planted
                    twins.append((number - 1, number))
                day = f"2031-{1 + number % 12:02d}-{1 + number % 28:02d}"
                about = {"id": f"a{number}", "outlet": f"Paper {number % OUTLETS}", "date": day}
                text = "\n\n".join(" ".join(own[at : at + 3]) for at in range(0, len(own), 3))
                file.write(json.dumps(about | {"text": text}) + "\n")
    return twins


def said(sentence: str, draw: np.random.Generator) -> str:
    """Return a sentence as it is, or as the words of somebody."""
    if draw.random() >= SPEECH:
        return sentence
    return f"“{sentence[:-1]},” {NAMES[draw.integers(len(NAMES))]} said."


# ------------------------------------------------------------------------------ what is measured


def exported(path: Path, out: Path, workers: int) -> dict[str, float]:
    """Export a corpus; return seconds, CPU seconds and the peaks of memory in megabytes."""
    command = [sys.executable, "-m", "analysis", "export", str(out), "--corpus", str(path)]
    began = time.monotonic()
    process = subprocess.Popen(
        [*command, "--format", "parquet", "--workers", str(workers)], stdout=subprocess.DEVNULL
    )
    seconds: dict[int, float] = {}
    peaks: dict[int, float] = {}
    while process.poll() is None:
        for pid in family(process.pid):
            try:
                status = Path(f"/proc/{pid}/status").read_text()
                used = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue  # it has just ended
            if "VmHWM:" in status:
                peaks[pid] = int(status.partition("VmHWM:")[2].split()[0]) / 1000
            seconds[pid] = (int(used[11]) + int(used[12])) / TICKS
        time.sleep(0.1)
    if process.returncode:
        raise SystemExit(f"{path}: the export returned {process.returncode}")
    main = peaks.pop(process.pid)
    return {
        "seconds": time.monotonic() - began,
        "CPU seconds": sum(seconds.values()),
        "CPU seconds of the first process": seconds[process.pid],
        "peak megabytes": main,
        "peak megabytes of a worker": max(peaks.values(), default=main),
    }


def family(pid: int) -> Iterator[int]:
    """Yield a process and those that it started, and so on."""
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return
    for child in map(int, children):
        yield from family(child)


def found(out: Path, twins: list[tuple[int, int]]) -> float:
    """Return the share of planted twins that stand among the alignments."""
    articles = pd.read_parquet(out / "articles.parquet", columns=["article_id", "row"])
    row = dict(zip(articles["article_id"], articles["row"], strict=True))
    table = pd.read_parquet(out / "alignments.parquet", columns=["article_a", "article_b"])
    pairs = {(row[a] - 1, row[b] - 1) for a, b in table.itertuples(index=False)}
    return sum(pair in pairs for pair in twins) / len(twins)


def main(sizes: list[int], workers: int, record: bool) -> None:
    figures = []
    spent = []
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            path, out = Path(folder, f"{size}.jsonl"), Path(folder, f"{size}")
            twins = corpus(size, path)
            told = exported(path, out, workers)
            told |= {"megabytes of text": path.stat().st_size / 1e6}
            told |= {"planted twins found": found(out, twins)}
            spent.append(told["CPU seconds"])
            print(f"{size:>9,}", *(f"{name} {value:.2f}" for name, value in told.items()), sep="  ")
            told.pop("seconds")  # which says more of a busy machine than of the export
            figures += [(size, name, value) for name, value in told.items()]
            subprocess.run(["rm", "-r", out, f"{out}.blocks", path], check=True)
    if len(sizes) > 1:
        exponent = math.log(spent[-1] / spent[-2]) / math.log(sizes[-1] / sizes[-2])
        print(f"exponent {exponent:.2f}")
        figures.append((sizes[-1], "exponent of CPU seconds", exponent))
    if record:
        rows = [
            {
                "dataset": f"{size:,} articles made from word statistics",
                "version": __version__,
                "split": "synthetic",
                "metric": f"export in blocks, {workers} workers: {name}",
                "value": round(value, 3),
                "command": COMMAND,
            }
            for size, name, value in figures
        ]
        recording.record(rows, [COMMAND])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 3_000, 10_000])
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--record", action="store_true")
    options = parser.parse_args()
    main(options.sizes, options.workers, options.record)
