"""Give every score its interval, and set ours against peers on the same texts, drawn again.

    pip install scikit-learn rapidfuzz blingfire pysbd
    python benchmarks/paired.py DATA

Texts (articles, editorials, source sentences) are drawn with replacement 2,000 times, the same for
all systems; every score is computed again (Efron 1979). An interval is the central 95 % of what
comes out. For a peer the script records its own score and "METRIC, ours minus it". Where a figure
of the same name was quoted before, the measured one takes its place.
"""

import argparse
import gzip
import importlib.util
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import ModuleType

import numpy as np
import pandas as pd
import peers
import quotations as quoting
import recording
import sentiment as toning
from numpy.typing import NDArray

from analysis import __version__, quotations, segment
from analysis.reuse import pair_probabilities
from analysis.sentiment import STEPS, News

COMMAND = "benchmarks/paired.py"
DRAWS = 2_000
POOL = "WMT21 news pool de-en"
RATINGS = "Pearson r with human ratings"

Drawn = NDArray[np.intp]
"""How often each text was drawn (columns), in each draw (rows); the first row has each once."""

Metrics = dict[str, NDArray[np.float64]]
"""A score for each draw, by its name."""


def rows(path: Path) -> list[dict]:
    """Return the objects of a gzipped file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def draw(n: int, draws: int = DRAWS, seed: int = 0) -> Drawn:
    """Return how often each of `n` texts is drawn, `draws` times, after one row of ones."""
    rng = np.random.default_rng(seed)
    counts = rng.multinomial(n, np.full(n, 1 / n), size=draws)
    return np.vstack([np.ones(n, dtype=np.intp), counts])


def told(dataset: str, split: str, systems: dict[tuple[str, str], Metrics]) -> Iterator[dict]:
    """Yield the rows of a dataset: each system's scores, and ours (the first) minus the others."""
    (_, ours), *_ = systems.items()
    for (peer, version), metrics in systems.items():
        for metric, values in metrics.items():
            compared = {metric: values}
            if peer:
                compared[f"{metric}, ours minus it"] = ours[metric] - values
            for name, one in compared.items():
                low, high = np.quantile(one[1:], [0.025, 0.975])
                yield {
                    "dataset": dataset,
                    "version": version,
                    "split": split,
                    "metric": name,
                    "value": f"{one[0]:.4g}",
                    "low": f"{low:.4g}",
                    "high": f"{high:.4g}",
                    "peer": peer,
                    "command": COMMAND,
                }


# ------------------------------------------------------------------------------------ quotations


def speech(data: Path) -> Iterator[dict]:
    """Yield the figures of the quotation task; no peer's output is at hand there."""
    scorer = _module(data / "score.py")
    docs = scorer.load_split(str(data), "dev")
    table = pd.DataFrame([(d["id"], d["text"]) for d in docs], columns=["article_id", "text"])
    found = quoting.predictions(quotations.extract(table), list(table["article_id"]), False)
    quotes = {one["doc"]: one["quotes"] for one in found}
    counted = [scorer.score_doc(doc, quotes[doc["id"]]) for doc in docs]
    names = sorted(set().union(*counted))
    table = np.array([[one[name] for name in names] for one in counted])
    values = [
        _speech(scorer, dict(zip(names, row, strict=True))) for row in draw(len(docs)) @ table
    ]
    metrics = {name: np.array([one[name] for one in values]) for name in values[0]}
    yield from told("PolNeAR", "dev", {("", __version__): metrics})


def _speech(scorer: ModuleType, counts: dict) -> dict[str, float]:
    made = scorer.finish(Counter(counts))
    speaker = made["speaker"]
    return {
        "quoted spans, exact F1": made["quote_exact"]["f1"],
        "speaker, end-to-end F1": speaker["end_to_end"]["f1"],
        "speaker accuracy on found": speaker["acc_mention"],
        "mixed quotations, end-to-end recall": made["quote_found"]["r_mixed"] * speaker["mixed"],
        "cue accuracy": made["cue_acc"],
        "indirect reporting, word F1": made["indirect_reporting"]["overlap"]["f1"],
    }


def _module(path: Path) -> ModuleType:
    sys.path.insert(0, str(path.parent))  # a scorer imports what lies beside it
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# --------------------------------------------------------------------------------------- overlap


def overlap(data: Path) -> Iterator[dict]:
    """Yield the figures of the overlap task; drawn are the sentences behind the renderings."""
    items = rows(data / "data" / "pool_de-en.jsonl.gz")
    number = {item["id"]: n for n, item in enumerate(items)}
    gold = [
        (number[g["a"]], number[g["b"]]) for g in rows(data / "data" / "pool_de-en.gold.jsonl.gz")
    ]
    source = _sources(len(items), gold)
    drawn = draw(source.max() + 1)
    texts, outlets = [i["text"] for i in items], np.array([i["outlet"] for i in items])
    listed = pair_probabilities(texts, list(outlets))
    systems = {("", __version__): _ranked(*listed.to_numpy().T, gold, source, drawn)}
    for peer, at, compare in peers.likeness():
        a, b, alike = _best(compare(texts), outlets)
        systems[peer, at] = _ranked(a, b, alike, gold, source, drawn)
    yield from told(POOL, "development", systems)


def _sources(n: int, gold: Sequence[tuple[int, int]]) -> NDArray[np.intp]:
    """Return for each item the number of the sentence that it renders: true pairs have one."""
    first = list(range(n))
    for a, b in gold:
        old, new = max(first[a], first[b]), min(first[a], first[b])
        first = [new if one == old else one for one in first]
    return np.unique(first, return_inverse=True)[1]


def _best(alike: NDArray[np.float64], outlets: NDArray[np.str_], most: int = 30) -> tuple:
    """Return the pairs (a, b, likeness) of each item with its `most` likest in other outlets."""
    alike = np.where(outlets[:, None] == outlets[None, :], -1.0, alike)
    near = np.argpartition(-alike, most, axis=1)[:, :most]
    pairs = {(min(a, b), max(a, b)) for a, row in enumerate(near) for b in row.tolist()}
    a, b = np.array(sorted(pairs)).T
    return a, b, alike[a, b]


def _ranked(a, b, alike, gold, source, drawn: Drawn) -> Metrics:
    """Return average precision, and recall above 1 and 5 % of false alarms, in each draw."""
    a, b = a.astype(int), b.astype(int)
    order = np.lexsort((b, a, -alike.astype(float)))
    a, b = a[order], b[order]
    true = {(min(pair), max(pair)) for pair in gold}
    hit = np.array([(min(p), max(p)) in true for p in zip(a.tolist(), b.tolist(), strict=True)])
    of_gold = source[np.array(gold)[:, 0]]
    made = [_one_draw(counts, source[a], source[b], hit, of_gold) for counts in drawn]
    names = ("average precision", "true pairs above 1 % false alarms")
    return dict(zip((*names, "true pairs above 5 % false alarms"), np.array(made).T, strict=True))


def _one_draw(counts, source_a, source_b, hit, of_gold) -> tuple[float, float, float]:
    """A true pair is drawn as often as its source, a false one as often as both of its sources."""
    weight = np.where(hit, counts[source_a], counts[source_a] * counts[source_b]).astype(float)
    right, wrong = np.cumsum(weight * hit), np.cumsum(weight * ~hit)
    every = counts[of_gold].sum()
    precision = right / np.maximum(right + wrong, 1)
    above = [right[wrong <= share * every].max(initial=0.0) / every for share in (0.01, 0.05)]
    return float((precision * weight * hit).sum() / every), *above


# -------------------------------------------------------------------------------------- the rest


def tone(data: Path) -> Iterator[dict]:
    """Yield the figures of the tone of snippets; drawn are the editorials."""
    items = rows(data / "data" / "nyt.jsonl.gz")
    rated = np.array([item["gold"] for item in items])
    editorial = pd.factorize(np.array([item["id"].split("_")[0] for item in items]))[0]
    weights = draw(editorial.max() + 1)[:, editorial]
    texts = [item["text"] for item in items]

    def correlation(of: Callable[[str], float]) -> Metrics:
        scores = np.array([of(text) for text in texts])
        return {RATINGS: np.array([_pearson(scores, rated, w) for w in weights])}

    news = News()
    systems = {("", __version__): correlation(lambda text: news.score(text).compound)}
    for peer, (at, of) in peers.tone().items():
        systems[peer, at] = correlation(of)
    yield from told("nyt", "development", systems)


def _pearson(x, y, weight) -> float:
    x, y = x - np.average(x, weights=weight), y - np.average(y, weights=weight)
    return float((weight * x * y).sum() / np.sqrt((weight * x * x).sum() * (weight * y * y).sum()))


def targets(data: Path) -> Iterator[dict]:
    """Yield the figures of the tone towards a person; drawn are the sentences."""
    for name in ("mtsc-rw", "mtsc-mt"):
        items = rows(data / "data" / f"{name.replace('-', '_')}.jsonl.gz")
        gold = np.array([item["gold"] for item in items])
        text = pd.factorize(np.array([item["text"] for item in items]))[0]
        weights = draw(text.max() + 1)[:, text]
        around = [toning.window(i["text"], i["start"], i["end"]) for i in items]
        nltk = peers.tone()["NLTK VADER"]
        news = News(STEPS)
        systems = {("", __version__): (lambda text, news=news: news.score(text).compound, around)}
        systems["VADER, eight words each side", nltk[0]] = nltk[1], around
        systems["VADER, sentence", nltk[0]] = nltk[1], [i["text"] for i in items]
        made = {}
        for key, (of, texts) in systems.items():
            scores = np.array([of(text) for text in texts])
            label = (scores >= toning.THRESHOLD).astype(int) - (scores <= -toning.THRESHOLD)
            made[key] = {"macro-F1": np.array([_macro(gold, label, w) for w in weights])}
        yield from told(name, "development", made)


def _macro(gold, label, weight) -> float:
    found = []
    for one in (-1, 0, 1):
        right = (weight * ((gold == one) & (label == one))).sum()
        either = (weight * (gold == one)).sum() + (weight * (label == one)).sum()
        found.append(2 * right / either if either else 0.0)
    return float(np.mean(found))


def split(data: Path) -> Iterator[dict]:
    """Yield the figures of sentence boundaries; drawn are the articles."""
    items = rows(data / "data" / "split.jsonl.gz")
    drawn = draw(len(items))
    ours = {("", __version__): lambda line: [start for start, _ in segment.split(line)]}
    known = {(peer, at): of_line for peer, at, of_line in peers.splitters()}
    systems = {}
    for key, of_line in (ours | known).items():
        counted = np.array([_boundaries(item, of_line) for item in items])
        right, wrong, missed = (drawn @ counted).T
        systems[key] = {"sentence boundary F1": 2 * right / (2 * right + wrong + missed)}
    yield from told("split", "development", systems)


def _boundaries(item: dict, of_line: Callable) -> tuple[int, int, int]:
    """Return right, wrong and missed boundaries inside the paragraphs of one article."""
    text = item["text"]

    def at_word(place: int) -> int:
        while place < len(text) and not text[place].isalnum():
            place += 1
        return place

    paragraphs = {at_word(place) for place in peers.starts(text, lambda line: [0])}
    gold = {at_word(place) for place in item["gold"]} - paragraphs
    found = {at_word(place) for place in peers.starts(text, of_line)} - paragraphs
    return len(gold & found), len(found - gold), len(gold - found)


TASKS = {
    "quotations": (speech,),
    "overlap": (overlap,),
    "sentiment": (tone, targets, split),
}


def measured(data: Path) -> Iterator[dict]:
    """Yield the rows of all tasks whose data is in a folder."""
    for folder, tasks in TASKS.items():
        for task in tasks if (data / folder).is_dir() else ():
            yield from task(data / folder)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path, metavar="DATA")
    found = list(measured(parser.parse_args().data))
    recording.record(found, {COMMAND})
    for row in found:
        print(f"{row['dataset']:22} {row['metric']:50} {row['value']:7} {row['peer']}")
