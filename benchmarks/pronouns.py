"""Score the person behind a pronoun on articles of PolNeAR.

    python benchmarks/pronouns.py DATA [--errors]

DATA is the folder of the quotation benchmark, with data/dev.jsonl.gz and data/train.jsonl.gz; its
texts stay there. `pronouns.csv` gives the pronouns of some of its articles that are the source of a
quotation and, for each, the name of the person or body it stands for: the fullest that the article
prints, as a reader of the article found it; `name` is empty where the article names nobody. Where
`readers` is 2, another reader, who saw the article only, found `second`. The articles of train
served to write the rules, but for those of the split "train, unseen", which were left unread; their
score was looked at when two weights were set, and the errors of dev were read once.

Prints a JSON object a split. `accuracy` is the share of the pronouns with a name, and taken as the
source of a quotation, whose speaker is the same person; `named` counts these, `left_out` those that
were not taken so, and `answered` is the share of right among those that were given a name at all.
The interval is that of 500 samples of articles drawn with replacement.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

import pandas as pd
from quotations import documents

from analysis import quotations

PRONOUNS = Path(__file__).with_name("pronouns.csv")
TITLES = frozenset(["jr", "sr", "the", "mr", "mrs", "dr", "sen", "rep"])
PEER = "two annotators who worked apart"
SAMPLES, SEED = 500, 7


def words(name: str) -> list[str]:
    """Words of a name in lower case, without titles and diacritics."""
    plain = unicodedata.normalize("NFKD", name.replace("’", "'").removesuffix("'s"))
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    return [word for word in re.findall(r"[\w'-]+", letters.lower()) if word not in TITLES]


def same(one: str, other: str) -> bool:
    """Whether two names can be one person's: the words of one are among those of the other (Obama,
    Barack Obama), or surname and initial agree.
    """
    a, b = words(one), words(other)
    if not a or not b:
        return False
    return set(a) <= set(b) or set(b) <= set(a) or (a[-1] == b[-1] and a[0][0] == b[0][0])


def answers(articles: pd.DataFrame, pronouns: pd.DataFrame) -> pd.DataFrame:
    """The pronouns with a name, with the speaker found and whether they were taken as a source; an
    article at a time, so that none tells of the names of another.
    """
    found = []
    for name, text in zip(articles["article_id"], articles["text"], strict=True):
        one = pd.DataFrame({"article_id": [name], "text": [text]})
        table = quotations.extract(one).dropna(subset=["speaker_start"])
        for row in pronouns[pronouns["doc"] == name].itertuples():
            over = (table["speaker_start"] < row.end) & (table["speaker_end"] > row.start)
            if row.name:
                speaker = table.loc[over, "speaker"].iloc[0] if over.any() else None
                found.append((row.split, name, row.start, row.name, speaker, over.any()))
    return pd.DataFrame(found, columns=["split", "doc", "start", "name", "speaker", "source"])


def score(found: pd.DataFrame) -> dict[str, object]:
    """Accuracy of some answers with its interval."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    kept = found[found["source"]]
    for doc, speaker, name in zip(kept["doc"], kept["speaker"], kept["name"], strict=True):
        told = pd.notna(speaker)
        counts[doc].update(named=1, told=told, right=told and same(speaker, name))
    total = sum(counts.values(), Counter())
    drawn = random.Random(SEED)
    shares = []
    for _ in range(SAMPLES):
        sample = sum(drawn.choices(list(counts.values()), k=len(counts)), Counter())
        shares.append(sample["right"] / sample["named"])
    shares.sort()
    return {
        "accuracy": total["right"] / total["named"],
        "interval": [shares[int(SAMPLES * 0.025)], shares[int(SAMPLES * 0.975) - 1]],
        "answered": total["right"] / total["told"],
        "named": total["named"],
        "left_out": int((~found["source"]).sum()),
    }


def agreement(pronouns: pd.DataFrame) -> dict[str, object]:
    """Share of the pronouns read twice that were given the same person, or by both nobody."""
    both = pronouns[pronouns["readers"] == 2]
    alike = [
        same(one, other) or one == other == ""
        for one, other in zip(both["name"], both["second"], strict=True)
    ]
    return {"peer": PEER, "accuracy": sum(alike) / len(alike), "named": len(alike)}


def main() -> None:
    """Score every split."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--errors", action="store_true", help="print what is wrong, too")
    options = parser.parse_args()
    pronouns = pd.read_csv(PRONOUNS, keep_default_na=False, encoding="utf-8")
    files = [options.data / "data" / f"{name}.jsonl.gz" for name in ("dev", "train")]
    articles = pd.concat([documents(path) for path in files])
    found = answers(articles[articles["article_id"].isin(pronouns["doc"])], pronouns)
    scores = {split: score(group) for split, group in found.groupby("split")}
    scores["dev and unseen, read twice"] = agreement(pronouns)
    print(json.dumps(scores, indent=1))
    if options.errors:
        found = found[found["source"]]
        wrong = [
            pd.isna(s) or not same(s, n)
            for s, n in zip(found["speaker"], found["name"], strict=True)
        ]
        print(found[wrong].to_string())


if __name__ == "__main__":
    main()
