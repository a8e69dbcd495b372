"""Measure how the export in blocks grows: CPU time, memory, planted twins found, who works.

    pip install wordfreq "dask[dataframe,distributed]"
    python benchmarks/blocks.py --sizes 1000 3000 10000 --workers 2 --record
    python benchmarks/blocks.py --sizes 2000 --workers 1 2 --cluster 4 --record

Corpora of several sizes are made of sentences with the word frequencies of English (wordfreq), in
stories whose sentences share topical words; some are speech with a speaker. In every tenth article
a sentence of an article of another outlet is planted. A twin that is not found has few words, or
few that are no stop words, or one of page furniture (*story*, *photo*), any of which a sentence of
another article may have by chance; pairs of articles that are listed and hold no twin are counted,
too. Each corpus, a file of JSON lines, is written as Parquet by the command line. CPU time is that
of all processes; what the first of them has of it is what the others have to wait for. Of memory,
the peak of the first process and that of the largest worker are taken. The exponent is the slope of
log CPU time over log size between the two largest sizes.

Each corpus is exported by every number of `--workers`, and by a Dask cluster of so many workers on
this machine. `CPU seconds one after another` is the time that an export takes where nothing else is
done on the machine: that of the first process, and that of the busiest of the others or, where
these are more than the cores, their share of a core. Speed-up is that of the first of `--workers`
in shares of it. `--record` writes the figures to `src/analysis/data/benchmarks.csv`.
"""

import argparse
import json
import math
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

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
SPENT = "CPU seconds"
SELDOM = {  # Dask's looks at itself, which in all its processes take a fifth of a core
    "ADMIN__TICK__INTERVAL": "1s",
    "ADMIN__SYSTEM_MONITOR__INTERVAL": "5s",
    "WORKER__PROFILE__INTERVAL": "1s",
    "WORKER__PROFILE__CYCLE": "10s",
    "WORKER__MEMORY__MONITOR_INTERVAL": "1s",
}
PRELOAD = ("--preload", "analysis.blocks.preload")
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


# ----------------------------------------------------------------------------------- who works


class Crew(NamedTuple):
    """Who computes: a name, what the command line is told, processes that work besides its own."""

    name: str
    asked: tuple[str, ...]
    besides: tuple[int, ...] = ()


@contextmanager
def dask(number: int, folder: Path) -> Iterator[Crew]:
    """Have a Dask cluster of some workers on this machine."""
    from distributed import Client

    about = ["--scheduler-file", str(folder / "scheduler.json"), "--no-dashboard"]
    asked = {
        "dask_scheduler": ["--host", "127.0.0.1", "--port", "0"],
        "dask_worker": ["--nworkers", f"{number}", "--nthreads", "1", "--local-directory", folder],
    }
    asked["dask_worker"] += PRELOAD
    seldom = {f"DASK_DISTRIBUTED__{name}": value for name, value in SELDOM.items()}
    started = [
        subprocess.Popen(
            [sys.executable, "-m", f"distributed.cli.{name}", *own, *about],
            stderr=subprocess.DEVNULL,
            env=os.environ | seldom,
        )
        for name, own in asked.items()
    ]
    try:
        with Client(scheduler_file=about[1]) as client:
            client.wait_for_workers(number)
            address = client.scheduler.address
        pids = tuple(one.pid for one in started)
        yield Crew(f"a cluster of {number} workers", ("--cluster", address), pids)
    finally:
        for one in reversed(started):
            one.terminate()
            one.wait()


# ------------------------------------------------------------------------------ what is measured


def exported(path: Path, out: Path, crew: Crew, asked: Sequence[str]) -> dict[str, float]:
    """Export a corpus; return seconds, CPU seconds and the peaks of memory in megabytes."""
    command = [sys.executable, "-m", "analysis", "export", str(out), "--corpus", str(path)]
    seconds: dict[int, float] = {}
    peaks: dict[int, float] = {}
    look(crew.besides, seconds, peaks)
    before = seconds.copy()
    began = time.monotonic()
    process = subprocess.Popen(
        [*command, "--format", "parquet", *crew.asked, *asked], stdout=subprocess.DEVNULL
    )
    while process.poll() is None:
        look((process.pid, *crew.besides), seconds, peaks)
        time.sleep(0.1)
    if process.returncode:
        raise SystemExit(f"{path}: the export returned {process.returncode}")
    first, peak = seconds.pop(process.pid), peaks.pop(process.pid)
    others = [value - before.get(pid, 0.0) for pid, value in seconds.items()]
    share = sum(others) / len(os.sched_getaffinity(0))
    return {
        "seconds": time.monotonic() - began,
        SPENT: first + sum(others),
        "CPU seconds of the first process": first,
        "CPU seconds one after another": first + max(share, *others, 0.0),
        "peak megabytes": peak,
        "peak megabytes of a worker": max(peaks.values(), default=peak),
    }


def look(pids: Sequence[int], seconds: dict[int, float], peaks: dict[int, float]) -> None:
    """Note the CPU time and the peak of memory of some processes and those that they started."""
    for pid in (one for first in pids for one in family(first)):
        try:
            status = Path(f"/proc/{pid}/status").read_text()
            used = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it has just ended
        if "VmHWM:" in status:
            peaks[pid] = int(status.partition("VmHWM:")[2].split()[0]) / 1000
        seconds[pid] = (int(used[11]) + int(used[12])) / TICKS


def family(pid: int) -> Iterator[int]:
    """Yield a process and those that it started, and so on."""
    yield pid
    for thread in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = thread.read_text().split()
        except OSError:
            continue  # it has just ended
        for child in map(int, children):
            yield from family(child)


def found(out: Path, twins: list[tuple[int, int]]) -> dict[str, float]:
    """Return the share of planted twins that stand among the alignments, and how many others do."""
    articles = pd.read_parquet(out / "articles.parquet", columns=["article_id", "row"])
    row = dict(zip(articles["article_id"], articles["row"], strict=True))
    table = pd.read_parquet(out / "alignments.parquet", columns=["article_a", "article_b"])
    pairs = {(row[a] - 1, row[b] - 1) for a, b in table.itertuples(index=False)}
    return {
        "planted twins found": sum(pair in pairs for pair in twins) / len(twins),
        "other pairs of articles": len(pairs.difference(twins)),
    }


def main(options: argparse.Namespace) -> None:
    figures: list[tuple[int, str, str, float]] = []
    blocks = ("--blocks", str(options.blocks)) if options.blocks else ()
    crews = [
        Crew(f"{number} worker{'s' * (number > 1)}", ("--workers", str(number)))
        for number in options.workers
    ]
    with tempfile.TemporaryDirectory() as folder, ExitStack() as open_until_the_end:
        if options.cluster:
            crews.append(open_until_the_end.enter_context(dask(options.cluster, Path(folder))))
        for size in options.sizes:
            path, out = Path(folder, f"{size}.jsonl"), Path(folder, f"{size}")
            twins = corpus(size, path)
            alone = 0.0
            for crew in crews:
                told = exported(path, out, crew, blocks)
                told |= {"megabytes of text": path.stat().st_size / 1e6} | found(out, twins)
                alone = alone or told["CPU seconds one after another"]
                if crew is not crews[0]:
                    told["speed-up"] = alone / told["CPU seconds one after another"]
                shown = (f"{name} {value:.2f}" for name, value in told.items())
                print(f"{size:>9,}", crew.name, *shown, sep="  ", flush=True)
                told.pop("seconds")  # which says more of a busy machine than of the export
                figures += [(size, crew.name, name, value) for name, value in told.items()]
                subprocess.run(["rm", "-r", out, f"{out}.blocks"], check=True)
            path.unlink()
    figures += list(exponents(figures))
    if options.record:
        rows = [
            {
                "dataset": f"{size:,} articles made from word statistics",
                "version": __version__,
                "split": "synthetic",
                "metric": f"export in blocks, {crew}: {name}",
                "value": round(value, 3),
                "command": COMMAND,
            }
            for size, crew, name, value in figures
        ]
        recording.record(rows, [])


def exponents(
    figures: Sequence[tuple[int, str, str, float]],
) -> Iterator[tuple[int, str, str, float]]:
    """Yield the growth of CPU time between the two largest sizes, for each crew, and print it."""
    for crew in dict.fromkeys(one[1] for one in figures):
        spent = [(size, v) for size, who, name, v in figures if (who, name) == (crew, SPENT)]
        if len(spent) > 1:
            (small, little), (large, much) = sorted(spent)[-2:]
            exponent = math.log(much / little) / math.log(large / small)
            print(f"exponent {exponent:.2f}", crew, sep="  ")
            yield large, crew, f"exponent of {SPENT}", exponent


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 3_000, 10_000])
    parser.add_argument("--workers", type=int, nargs="+", default=[2])
    parser.add_argument("--cluster", type=int, default=0, help="workers of a Dask cluster")
    parser.add_argument("--blocks", type=int, default=0, help="articles of a block")
    parser.add_argument("--record", action="store_true")
    main(parser.parse_args())
