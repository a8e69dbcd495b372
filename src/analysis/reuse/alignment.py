"""Alignments: pairs of passages of two articles that are the same words or made from the same."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

import pandas as pd

from analysis.reuse.candidates import candidates
from analysis.reuse.index import index
from analysis.reuse.kinds import kind
from analysis.reuse.matching import Match, Matcher
from analysis.reuse.similarity import probability, profile, rarity
from analysis.reuse.units import Quoted, Sentence, cut, quoted, span

DTYPES = {
    "alignment_id": "str", "kind": "str",
    "article_a": "str", "start_a": "int64", "end_a": "int64", "text_a": "str",
    "article_b": "str", "start_b": "int64", "end_b": "int64", "text_b": "str",
    "similarity": "float64", "group": "str",
}  # fmt: skip
COLUMNS = list(DTYPES)
_SENTENCES = ("article_id", "start", "end", "text", "part")
_QUOTATIONS = ("article_id", "start", "end", "kind", "marked", "speaker")


def align(sentences: pd.DataFrame, quotations: pd.DataFrame) -> pd.DataFrame:
    """Return the passages that articles share.

    `sentences` has article_id, start, end, text, part, one article after the other; `quotations`
    article_id, start, end, kind, marked, speaker, and may be empty. Only headline, deck, caption
    and body are compared, and never two passages of one article. Raises ValueError when a column
    is missing.

    Returns COLUMNS, one row a pair, ordered by article_a, article_b (as in `sentences`) and
    start_a. The spans are the best-fitting stretches (sentence, quotation or clause); of two
    articles, no stretch is in two rows. `similarity` (0 to 1) is the probability of reuse by the
    learned model (see `similarity`), on a scale made for single sentences of many events: among
    articles on one event it is too high, hence the thresholds of `matching`. `kind` is given by
    the rules of `kinds.kind`. Rows whose passages overlap have the same `group`, so that one
    remark in three outlets is one group.

    A passage that is in nearly every article of a corpus has no weight and is not found; nothing
    is found in a corpus of one article (see `candidates` for the warning).
    """
    _require(sentences, _SENTENCES, "sentences")
    if len(quotations):
        _require(quotations, _QUOTATIONS, "quotations")
    quotes = quoted(quotations)
    units = cut(sentences, quotes)
    weights = rarity(profile(unit.text) for unit in units)
    pairs = candidates(index(unit.text for unit in units), [unit.article_id for unit in units])
    matches = Matcher(units, weights).choose(pairs)
    return _table(matches, units, quotes)


def _require(table: pd.DataFrame, columns: Sequence[str], name: str) -> None:
    missing = [column for column in columns if column not in table]
    if missing:
        raise ValueError(f"{name} lacks the column {missing[0]!r}; give {', '.join(columns)}")


def _table(
    matches: Sequence[Match], units: Sequence[Sentence], quotes: Mapping[str, Sequence[Quoted]]
) -> pd.DataFrame:
    """Return the alignments table of the chosen matches."""
    order = {article: n for n, article in enumerate(dict.fromkeys(u.article_id for u in units))}
    rows = []
    for match in matches:
        sides = [_side(units[match.a], match.run_a), _side(units[match.b], match.run_b)]
        a, b = sorted(sides, key=lambda side: order[side[0]])
        name = kind(a[1], a[3], quotes.get(a[0], ()), b[1], b[3], quotes.get(b[0], ()))
        rows.append((name, *a, *b, float(probability(match.odds))))
    rows.sort(key=lambda row: (order[row[1]], order[row[5]], row[2]))
    groups, count = _groups(rows), defaultdict(int)
    numbered = []
    for row, group in zip(rows, groups, strict=True):
        pair = f"{row[1]}-{row[5]}"
        count[pair] += 1
        numbered.append((f"{pair}-{count[pair]:02d}", *row, f"g{group:02d}"))
    return pd.DataFrame(numbered, columns=COLUMNS).astype(DTYPES)


def _side(unit: Sentence, run: tuple[int, int]) -> tuple[str, int, int, str]:
    start, end = span(unit, run)
    return unit.article_id, start, end, unit.text[start - unit.start : end - unit.start]


def _groups(rows: Sequence[tuple]) -> list[int]:
    """Number the connected rows: two rows are joined where their passages overlap by half."""
    parent = list(range(len(rows)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    places: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for number, row in enumerate(rows):
        for article, start, end in (row[1:4], row[5:8]):
            places[article].append((start, end, number))
    for spans in places.values():
        reach: list[tuple[int, int, int]] = []  # the earlier spans that go on at this one
        for start, end, number in sorted(spans):
            reach = [span for span in reach if span[1] > start]
            for low, high, other in reach:
                if 2 * (min(end, high) - start) >= min(end - start, high - low):
                    parent[root(number)] = root(other)
            reach.append((start, end, number))
    names: dict[int, int] = {}
    return [names.setdefault(root(i), len(names) + 1) for i in range(len(rows))]
