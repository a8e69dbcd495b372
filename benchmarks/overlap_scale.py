"""Measure how the search for candidate pairs grows: CPU time, memory, planted twins found.

    pip install wordfreq datasketch duckdb
    python benchmarks/overlap_scale.py --pool POOL.jsonl.gz --gold GOLD.jsonl.gz --record

Corpora of several sizes are made of sentences with the word frequencies of English (wordfreq),
in stories whose sentences share topical words; the pairs of type "human" of the pool, two human
translations of one sentence, are planted in each. Every system reads the same sentences in a
process of its own, one at a time; a peer that is not installed is left out. CPU time is that of
all threads of the search, memory the peak of the process, the corpus (about 0.3 GB at a million
sentences) included. The exponent is the slope of log CPU time over log size between the two
largest sizes. `--record` writes the figures to `src/analysis/data/benchmarks.csv`.
"""

import argparse
import gzip
import importlib.util
import json
import resource
import subprocess
import sys
import tempfile
import time
from array import array
from importlib.metadata import version
from pathlib import Path

import numpy as np

COMMAND = "benchmarks/overlap_scale.py"
SIZES = (10_000, 100_000, 1_000_000)
OUTLETS = 4
STORY, TOPIC, TOPICAL = 12, 12, 0.25  # sentences a story, its topical words, their share of words
MOST = 20  # passages under one key from which every system passes the key over


# ---------------------------------------------------------------------------------- the corpus


def rows(path: Path) -> list[dict]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def background(count: int, draw: np.random.Generator) -> list[str]:
    """Return sentences with the word frequencies of English, in stories with their own words."""
    from wordfreq import get_frequency_dict

    table = get_frequency_dict("en", wordlist="large")
    forms = np.array(list(table), dtype=object)
    frequency = np.array(list(table.values()))
    usual = np.cumsum(frequency) / frequency.sum()
    rarer = np.cumsum(np.sqrt(frequency)) / np.sqrt(frequency).sum()
    stories = np.searchsorted(rarer, draw.random((count // STORY + 1, TOPIC)))
    found = []
    for number in range(count):
        length = int(np.clip(draw.lognormal(3.0, 0.4), 5, 60))
        words = np.searchsorted(usual, draw.random(length))
        topical = draw.random(length) < TOPICAL
        words[topical] = draw.choice(stories[number // STORY], int(topical.sum()))
        found.append(" ".join(forms[words]).capitalize() + ".")
    return found


def corpus(size: int, pool: Path, gold: Path, folder: Path) -> Path:
    """Write a corpus, a line a sentence (outlet, tab, text), and the planted pairs of lines."""
    draw = np.random.default_rng(size)
    items = {item["id"]: item for item in rows(pool)}
    pairs = [(row["a"], row["b"]) for row in rows(gold) if row["type"] == "human"]
    planted = sorted({name for pair in pairs for name in pair})
    texts = [(items[name]["outlet"], items[name]["text"]) for name in planted]
    texts += [
        (f"B{number % OUTLETS}", text)
        for number, text in enumerate(background(size - len(planted), draw))
    ]
    order = draw.permutation(len(texts))
    lines = ["\t".join(texts[number]) for number in order.tolist()]
    path = folder / f"{size}.tsv"
    path.write_text("\n".join(lines), encoding="utf-8")
    place = dict(zip(order.tolist(), range(len(order)), strict=True))
    at = {name: place[number] for number, name in enumerate(planted)}
    twins = [sorted((at[a], at[b])) for a, b in pairs]
    path.with_suffix(".json").write_text(json.dumps(twins), encoding="utf-8")
    return path


# ---------------------------------------------------------------------------------- the systems


def rare_stems(texts: list[str], sources: list[str]) -> np.ndarray:
    """Pair passages by their rarest stems, as `analysis.reuse` does."""
    from analysis.reuse.candidates import candidates

    return candidates(texts, sources)


def minhash(texts: list[str], sources: list[str]) -> np.ndarray:
    """Pair passages by MinHash of their words, stop words left out (datasketch)."""
    from datasketch import MinHash, MinHashLSH

    from analysis.reuse.terms import stop_words

    stop = stop_words()
    table = MinHashLSH(threshold=0.3, num_perm=128)
    found = array("q")
    for number, text in enumerate(texts):
        words = {word.strip(".,;:!?“”\"'()") for word in text.lower().split()} - stop
        sketch = MinHash(num_perm=128)
        sketch.update_batch([word.encode() for word in words])
        for other in table.query(sketch):
            if sources[other] != sources[number]:
                found.extend((other, number))
        table.insert(number, sketch)
    return np.frombuffer(found, dtype=np.int64).reshape(-1, 2)


SKIP_GRAMS = """
with words as (
    select number, source, unnest(words) as word, generate_subscripts(words, 1) as place from texts
), grams as (
    select distinct a.number, a.source, hash(a.word, b.word) as gram
    from words a join words b on a.number = b.number and b.place between a.place + 1 and a.place + 3
), kept as (
    select gram from grams group by gram having count(*) between 2 and $most
), few as (select * from grams semi join kept using (gram))
select distinct a.number, b.number
from few a join few b on a.gram = b.gram and a.number < b.number and a.source <> b.source
"""


def skip_grams(texts: list[str], sources: list[str]) -> np.ndarray:
    """Pair passages that share two words at most three words apart (DuckDB)."""
    import duckdb
    import pandas as pd

    frame = pd.DataFrame({"number": range(len(texts)), "source": sources, "text": texts})
    connection = duckdb.connect()
    connection.register("given", frame)
    connection.execute(
        "create table texts as select number, source, "
        "regexp_extract_all(lower(text), '[\\pL\\pN]+') as words from given"
    )
    found = connection.execute(SKIP_GRAMS, {"most": MOST}).fetchnumpy()
    return np.column_stack(list(found.values()))


SYSTEMS = {
    "rarest stems": (rare_stems, "", ""),
    "MinHash": (minhash, "datasketch", "datasketch MinHashLSH, 128 permutations, threshold .3"),
    "skip-grams": (skip_grams, "duckdb", "DuckDB skip-grams of two words"),
}


# ---------------------------------------------------------------------------------- measuring


def measure(system: str, path: Path) -> dict[str, float]:
    """Run one system on one corpus; return CPU seconds, peak memory, pairs, twins found."""
    lines = path.read_text(encoding="utf-8").split("\n")
    sources, texts = map(list, zip(*(line.split("\t") for line in lines), strict=True))
    del lines
    start = time.process_time()
    pairs = SYSTEMS[system][0](texts, sources)
    seconds = time.process_time() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    twins = np.array(json.loads(path.with_suffix(".json").read_text(encoding="utf-8")))
    codes = np.sort(pairs, axis=1).astype(np.int64) @ [1 << 32, 1]
    found = np.isin(twins @ [1 << 32, 1], codes).mean()
    return {"seconds": seconds, "memory": memory, "pairs": len(pairs), "twins": float(found)}


def separately(system: str, path: Path) -> dict[str, float]:
    """Do `measure` in a fresh process."""
    command = [sys.executable, __file__, "--system", system, "--corpus", str(path)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def record(measured: list[tuple], exponents: dict[str, float]) -> None:
    """Write the figures to `benchmarks.csv` in place of those of an earlier run."""
    import recording

    from analysis import __version__

    values = []
    for system, size, row in measured:
        dataset = f"{size:,} sentences with planted twins"
        values += [
            (system, dataset, "CPU seconds to candidates", row["seconds"]),
            (system, dataset, "peak memory, GB", row["memory"]),
            (system, dataset, "translation twins found", row["twins"]),
            (system, dataset, "candidate pairs", row["pairs"]),
        ]
    values += [(s, "growth with sentences", "exponent", value) for s, value in exponents.items()]
    figures = []
    for system, dataset, metric, value in values:
        _, package, peer = SYSTEMS[system]
        figures.append(
            {
                "dataset": dataset,
                "version": version(package) if package else __version__,
                "split": "synthetic",
                "metric": metric,
                "value": f"{value:.4g}",
                "peer": peer,
                "command": COMMAND,
            }
        )
    recording.record(figures, [COMMAND])


def main(options: argparse.Namespace) -> None:
    present = [
        name
        for name, (_, package, _) in SYSTEMS.items()
        if not package or importlib.util.find_spec(package)
    ]
    measured = []
    print(f"{'system':14}{'sentences':>10}{'CPU s':>8}{'GB':>6}{'pairs':>12}{'twins':>7}")
    with tempfile.TemporaryDirectory() as folder:
        for size in options.sizes:
            path = corpus(size, options.pool, options.gold, Path(folder))
            for system in present:
                row = separately(system, path)
                measured.append((system, size, row))
                print(
                    f"{system:14}{size:10,}{row['seconds']:8.1f}{row['memory']:6.2f}"
                    f"{row['pairs']:12,.0f}{row['twins']:7.3f}",
                    flush=True,
                )
    exponents = {}
    for system in present:
        points = [(size, row["seconds"]) for name, size, row in measured if name == system]
        if len(points) > 1:
            exponents[system] = float(np.polyfit(*np.log(points[-2:]).T, 1)[0])
            print(f"{system:14} exponent {exponents[system]:.2f}")
    if options.record:
        record(measured, exponents)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pool", type=Path)
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--record", action="store_true", help="write the figures to benchmarks.csv")
    parser.add_argument("--system", choices=SYSTEMS, help=argparse.SUPPRESS)
    parser.add_argument("--corpus", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.system:
        print(json.dumps(measure(given.system, given.corpus)))
    elif given.pool and given.gold:
        main(given)
    else:
        parser.error("give --pool and --gold")
