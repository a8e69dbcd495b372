"""Score quotations and their speakers on news of desks that the rules were not written beside.

    python benchmarks/outside_quotations.py QUOTATIONS.jsonl[.gz] --dataset NAME --split SPLIT
        [--texts CORPUS.jsonl[.gz]] [--record] [--errors]

QUOTATIONS has an article a line: id, text and quotations (start, end, kind, speaker in the fullest
form that the article gives); kinds other than direct, mixed and indirect are not counted.
The files `desk_news*.jsonl` beside this script are such files: articles invented for the test
by writers who had seen no code, in the styles of ten kinds of outlet. The files
`real_*.jsonl` have what annotators, who had seen no code either, found in articles of the
article extraction benchmark of Scrapinghub (MIT; the texts are their publishers'), those of the
sixth in pages that `page_texts.py` reads, without these texts: `length` and `sha256` of what was
read instead. CORPUS has them (file, text). The articles are read together, as those of a corpus
are. Where annotators marked no quotation inside another in a whole file, having left such ones to
the outer, those that are found do not count.

Direct and mixed quotations: the span has to be the same but for marks and blanks; a speaker is
right when it shares a word of the name, titles left aside (`full name`: when all are the same);
end to end is the F1 of span and speaker. A report without marks is found when half of the words of
either are in both. An article is wholly right when nothing of this is amiss in it. Intervals are
the central 95 % of 2,000 draws of articles, with replacement. `--record` writes the figures to
`benchmarks.csv`, `--errors` prints what is amiss.
"""

import argparse
import gzip
import hashlib
import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
import recording
from numpy.typing import NDArray
from paired import draw

from analysis import __version__, quotations

COMMAND = "benchmarks/outside_quotations.py"
MARKED = ("direct", "mixed")
REPORT = "indirect"
# fmt: off
TITLES = frozenset([
    "a", "an", "dr", "lady", "lord", "minister", "miss", "mr", "mrs", "ms", "of", "president",
    "prime", "sir", "spokesman", "spokesperson", "spokeswoman", "the",
])
# fmt: on
_BARE = " \t\n\r“”\"‘’'«»"

Row = dict[str, Any]


class Counts(NamedTuple):
    """What is counted in one article; "reports" are those without marks."""

    quotations: int
    listed: int
    spans: int
    speakers: int
    full_names: int
    reports: int
    listed_reports: int
    found_reports: int
    right_reports: int


def lines(path: Path) -> list[Row]:
    """Return the objects of a file of JSON lines, gzipped or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8", newline="\n") as file:
        return [json.loads(line) for line in file if line.strip()]


def with_texts(articles: list[Row], corpus: list[Row]) -> list[Row]:
    """Return articles with their texts, those of a corpus where they have none of their own.

    Raises SystemExit for a text that is missing or another than was annotated.
    """
    texts = {Path(row["file"]).stem: row["text"] for row in corpus}
    found = []
    for article in articles:
        text = article.get("text") or texts.get(article["id"], "")[: article["length"]]
        digest = hashlib.sha256(text.encode()).hexdigest()
        if article.get("sha256", digest) != digest:
            raise SystemExit(f"{article['id']}: give the text that was annotated, with --texts")
        found.append({**article, "text": text})
    return found


def named(speaker: object) -> frozenset[str]:
    """Return the words of a speaker's name without titles and accents."""
    printed = speaker if isinstance(speaker, str) else ""
    plain = unicodedata.normalize("NFKD", printed).encode("ascii", "ignore").decode().lower()
    return frozenset(re.findall(r"[a-z0-9]+", plain)) - TITLES


def same(one: object, other: object) -> bool:
    """Tell whether two speakers may be the same: they share a word, or neither is given."""
    a, b = named(one), named(other)
    return bool(a & b) if a or b else True


def bare(text: str, row: Row) -> tuple[int, int]:
    """Return the span of a quotation without the marks and blanks at its ends."""
    start, end = row["start"], row["end"]
    printed = text[start:end]
    return start + len(printed) - len(printed.lstrip(_BARE)), start + len(printed.rstrip(_BARE))


def words(text: str, row: Row) -> frozenset[int]:
    """Return where the words of a passage begin."""
    found = re.finditer(r"\w+", text[row["start"] : row["end"]])
    return frozenset(row["start"] + match.start() for match in found)


def partner(wanted: Row, listed: list[Row], text: str) -> Row | None:
    """Return the first listed report that has half of the words of both."""
    own = words(text, wanted)
    for row in listed:
        other = words(text, row)
        if 2 * len(own & other) >= len(own | other):
            return row
    return None


def errors(article: Row, listed: list[Row]) -> Iterator[tuple[str, Row, Row | None]]:
    """Yield what is amiss in an article: what sort, what was wanted or listed, what was found."""
    text = article["text"]
    mine = {bare(text, row): row for row in listed if row["kind"] in MARKED}
    reports = [row for row in listed if row["kind"] == REPORT]
    for wanted in article["quotations"]:
        if wanted["kind"] not in (*MARKED, REPORT):
            continue
        if wanted["kind"] in MARKED:
            found = mine.pop(bare(text, wanted), None)
        else:
            found = partner(wanted, reports, text)
            reports = [row for row in reports if row is not found]
        sort = "span" if wanted["kind"] in MARKED else "report"
        if found is None:
            yield f"{sort} missed", wanted, None
        elif not same(found["speaker"], wanted["speaker"]):
            yield f"{sort} speaker", wanted, found
        elif named(found["speaker"]) != named(wanted["speaker"]):
            yield f"{sort} full name", wanted, found
    for row in mine.values():
        yield "span added", row, row
    for row in reports:
        yield "report added", row, row


def counts(article: Row, listed: list[Row]) -> Counts:
    """Return the counts of an article, from what is amiss in it."""
    amiss = [sort for sort, *_ in errors(article, listed)]
    marked = sum(row["kind"] in MARKED for row in article["quotations"])
    reports = sum(row["kind"] == REPORT for row in article["quotations"])
    spans = marked - amiss.count("span missed")
    speakers = spans - amiss.count("span speaker")
    found = reports - amiss.count("report missed")
    return Counts(
        quotations=marked,
        listed=spans + amiss.count("span added"),
        spans=spans,
        speakers=speakers,
        full_names=speakers - amiss.count("span full name"),
        reports=reports,
        listed_reports=found + amiss.count("report added"),
        found_reports=found,
        right_reports=found - amiss.count("report speaker"),
    )


def has_inner(article: Row) -> bool:
    """Tell whether a quotation between marks is annotated inside another."""
    marked = [bare(article["text"], r) for r in article["quotations"] if r["kind"] in MARKED]
    return any(a < c and d <= b for a, b in marked for c, d in marked)


def read(articles: list[Row]) -> list[list[Row]]:
    """Return the quotations that the package finds, those of one article after the other."""
    frame = pd.DataFrame(
        {"article_id": [a["id"] for a in articles], "text": [a["text"] for a in articles]}
    )
    table = quotations.extract(frame)
    if not any(map(has_inner, articles)):
        table = table[~table["rule"].str.startswith("inside")]
    by = dict(list(table.groupby("article_id", sort=False)))
    return [by.get(a["id"], table.iloc[:0]).to_dict("records") for a in articles]


def measures(counted: list[Counts]) -> dict[str, NDArray[np.float64]]:
    """Return every measure of the articles as they are, then of each draw."""
    drawn = draw(len(counted)) @ np.array(counted, dtype=float)
    n = Counts(*drawn.T)  # type: ignore[arg-type]
    return {
        "quoted spans, exact F1": _f1(n.spans, n.quotations, n.listed),
        "speaker, end-to-end F1": _f1(n.speakers, n.quotations, n.listed),
        "speaker accuracy on found": n.speakers / np.maximum(1, n.spans),
        "full name, where the speaker is right": n.full_names / np.maximum(1, n.speakers),
        "reports without marks, F1": _f1(n.found_reports, n.reports, n.listed_reports),
        "speaker of found reports": n.right_reports / np.maximum(1, n.found_reports),
    }


def _f1(hits: Any, one: Any, other: Any) -> NDArray[np.float64]:
    found: NDArray[np.float64] = 2 * hits / np.maximum(1, one + other)
    return found


def figures(counted: list[Counts], right: int, dataset: str, split: str) -> Iterator[Row]:
    """Yield the rows of `benchmarks.csv`."""
    own = {"dataset": dataset, "split": split, "version": __version__}
    own["command"] = f"{COMMAND} --dataset '{dataset}' --split '{split}'"
    for metric, values in measures(counted).items():
        low, high = np.quantile(values[1:], [0.025, 0.975])
        found = {"value": f"{values[0]:.3f}", "low": f"{low:.3f}", "high": f"{high:.3f}"}
        yield own | {"metric": metric} | found
    yield own | {"metric": "articles", "value": str(len(counted))}
    yield own | {"metric": "articles wholly right", "value": str(right)}
    yield own | {"metric": "quotations", "value": str(sum(c.quotations for c in counted))}
    yield own | {"metric": "reports without marks", "value": str(sum(c.reports for c in counted))}


def main() -> None:
    """Score a file of articles, print the figures and, if asked, record them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles", type=Path, help="JSON lines, .gz or plain")
    parser.add_argument("--dataset", required=True, help="name of the articles in benchmarks.csv")
    parser.add_argument("--split", required=True, help="what the articles have been used for")
    parser.add_argument("--texts", type=Path, help="the texts of articles that have none here")
    parser.add_argument("--record", action="store_true", help="write the figures")
    parser.add_argument("--errors", action="store_true", help="print what is amiss")
    options = parser.parse_args()
    corpus = lines(options.texts) if options.texts else []
    articles = with_texts(lines(options.articles), corpus)
    found = read(articles)
    amiss = [list(errors(a, listed)) for a, listed in zip(articles, found, strict=True)]
    if options.errors:
        for article, wrong in zip(articles, amiss, strict=True):
            for sort, row, other in wrong:
                printed = article["text"][row["start"] : row["end"]]
                given = f" | {other['speaker']} | {other['rule']}" if other else ""
                print(f"{article['id']} {sort} | {printed!r} | {row['speaker']}{given}")
    counted = [counts(a, listed) for a, listed in zip(articles, found, strict=True)]
    rows = list(figures(counted, sum(not w for w in amiss), options.dataset, options.split))
    for row in rows:
        between = f"[{row['low']}, {row['high']}]" if "low" in row else ""
        print(f"{row['metric']:40} {row['value']} {between}")
    if options.record:
        recording.record(rows, {rows[0]["command"]})


if __name__ == "__main__":
    main()
