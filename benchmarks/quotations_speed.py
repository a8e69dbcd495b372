"""Speed of the quotation finder beside a regular expression that finds the marks alone.

    python benchmarks/quotations_speed.py --docs DOCS.jsonl.gz

DOCS holds one JSON object a line with ``id`` and ``text``. Prints the processor time of both on the
same documents (the best of five runs each), their ratio, and the exponent of the growth of time
with the length of one article, made of all documents one, two, four and eight times over.
"""

from __future__ import annotations

import argparse
import gc
import math
import re
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
from quotations import documents

from analysis import quotations

MARKS = re.compile(r"“[^”\n]+”?|\"[^\"\n]+\"?|''[^'\n]+''|«[^»\n]+»")
RUNS = 5
TIMES = (1, 2, 4, 8)


def baseline(articles: pd.DataFrame) -> pd.DataFrame:
    """Table of every stretch between marks: article_id, start, end and text."""
    found = [
        (name, match.start(), match.end(), match.group())
        for name, text in zip(articles["article_id"], articles["text"], strict=True)
        for match in MARKS.finditer(text)
    ]
    return pd.DataFrame(found, columns=["article_id", "start", "end", "text"])


def fastest(find: Callable[[pd.DataFrame], pd.DataFrame], articles: pd.DataFrame) -> float:
    """Least processor time, in seconds, that a finder takes for some articles."""
    spent = []
    for _ in range(RUNS):
        gc.collect()
        begun = time.process_time()
        find(articles)
        spent.append(time.process_time() - begun)
    return min(spent)


def exponent(text: str) -> float:
    """Slope of the logarithm of time over that of length; 1 when time is linear in the text."""
    one = [pd.DataFrame({"article_id": ["a"], "text": [text * n]}) for n in TIMES]
    spent = [fastest(quotations.extract, article) for article in one]
    return float(np.polyfit([math.log(n) for n in TIMES], [math.log(s) for s in spent], 1)[0])


def main(arguments: list[str] | None = None) -> None:
    """Time both finders on the documents and print the comparison."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--docs", type=Path, required=True, help="JSON lines with id and text")
    articles = documents(parser.parse_args(arguments).docs)
    size = articles["text"].str.len().sum() / 1e6
    ours, marks = fastest(quotations.extract, articles), fastest(baseline, articles)
    print(f"{len(articles)} documents, {size:.2f} million characters")
    print(f"quotations.extract {ours:.3f} s, {size / ours:.2f} MB/s")
    print(f"marks by regular expression {marks:.4f} s, {size / marks:.1f} MB/s")
    print(f"ratio {ours / marks:.0f}, exponent {exponent(''.join(articles['text'])):.2f}")


if __name__ == "__main__":
    main()
