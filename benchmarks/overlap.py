"""Score the pairs of a pool of sentences for text reuse.

    python benchmarks/overlap.py --pool POOL.jsonl.gz --out PRED.jsonl

POOL has id, outlet and text a line; PRED gets a, b (ids) and score a line, one for every pair of
different outlets that is a candidate. A score is a probability and rises with likeness.
"""

import argparse
import gzip
import json
from pathlib import Path

from analysis.reuse import pair_probabilities


def main(pool: Path, out: Path) -> None:
    opened = gzip.open if pool.suffix == ".gz" else open
    with opened(pool, "rt", encoding="utf-8") as lines:
        items = [json.loads(line) for line in lines if line.strip()]
    texts, outlets = ([item[name] for item in items] for name in ("text", "outlet"))
    table = pair_probabilities(texts, outlets)
    with out.open("w", encoding="utf-8") as file:
        for a, b, probability in table.itertuples(index=False):
            row = {"a": items[a]["id"], "b": items[b]["id"], "score": float(probability)}
            file.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pool", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    main(options.pool, options.out)
