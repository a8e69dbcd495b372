"""Score the text that is taken from saved pages against the bodies that people marked in them.

    python benchmarks/pages.py PAGES.jsonl.gz [--record]

PAGES holds one object a line with `id`, `html` and `body`. Given are F1 over runs of four words,
of our text and of trafilatura's alone, the mean with a 95 % interval over pages resampled, and in
how many pages a day and a name of the outlet were found. With `--record` the figures go to
`benchmarks.csv`.
"""

import argparse
import gzip
import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import recording
import trafilatura

from analysis import __version__
from analysis.intake import page
from analysis.intake.found import Found, Unusable

DATASET = "saved pages"
PEER = f"trafilatura {trafilatura.__version__} alone"
COMMAND = "benchmarks/pages.py pages.jsonl.gz"


def runs(text: str) -> Counter:
    """Return the runs of four words of a text."""
    words = re.findall(r"\w+", text.lower())
    return Counter(tuple(words[n : n + 4]) for n in range(max(0, len(words) - 3)))


def f1(text: str, body: str) -> float:
    """Return how far a text is the body that was marked."""
    got, want = runs(text), runs(body)
    return 2 * (got & want).total() / max(1, got.total() + want.total())


def taken(markup: str) -> Found:
    """Return what is taken from a page, nothing where no article is found."""
    try:
        return page.article(markup)
    except Unusable:
        return Found("")


def interval(values: list[float]) -> tuple[float, float]:
    """Return the 95 % interval of the mean, values resampled."""
    draw = random.Random(1)
    means = sorted(sum(draw.choices(values, k=len(values))) / len(values) for _ in range(2000))
    return means[50], means[-51]


def share_interval(n: int, of: int, z: float = 1.96) -> tuple[float, float]:
    """Return the 95 % interval of a share, n of so many (Wilson 1927)."""
    share, weight = n / of, z * z / of
    middle = (share + weight / 2) / (1 + weight)
    half = z * (share * (1 - share) / of + weight / (4 * of)) ** 0.5 / (1 + weight)
    return middle - half, middle + half


def figures(pages: list[dict]) -> Iterator[dict]:
    """Yield the figures of a set of pages."""
    found = [taken(one["html"]) for one in pages]
    alone = [trafilatura.extract(one["html"], include_comments=False) or "" for one in pages]
    metric = "text of the article, F1 over runs of four words"
    for name, texts in (("", [one.text for one in found]), (PEER, alone)):
        scores = [f1(text, one["body"]) for text, one in zip(texts, pages, strict=True)]
        low, high = interval(scores)
        value = {"metric": metric, "value": f"{sum(scores) / len(scores):.3f}", "peer": name}
        yield value | {"low": f"{low:.3f}", "high": f"{high:.3f}"}
    for what, field in (("a day", "published"), ("an outlet", "outlet")):
        n = sum(bool(one.fields.get(field)) for one in found)
        low, high = share_interval(n, len(pages))
        value = {"metric": f"pages with {what}", "value": f"{n / len(pages):.3f}", "peer": ""}
        yield value | {"low": f"{low:.3f}", "high": f"{high:.3f}"}


def main() -> None:
    """Score the pages and print, and record, the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pages", type=Path, metavar="PAGES")
    parser.add_argument("--record", action="store_true", help="write the figures to benchmarks.csv")
    options = parser.parse_args()
    with gzip.open(options.pages, "rt", encoding="utf-8") as lines:
        rows = list(figures([json.loads(line) for line in lines]))
    about = {"dataset": DATASET, "split": "development", "command": COMMAND}
    rows = [about | {"version": "" if row["peer"] else __version__} | row for row in rows]
    for row in rows:
        print(row["metric"], row["peer"], row["value"], row.get("low", ""), row.get("high", ""))
    if options.record:
        recording.record(rows, {COMMAND})


if __name__ == "__main__":
    main()
