"""Half-open character ranges `[start, end)` into the text of an article."""

from collections.abc import Iterable

import pandas as pd


def locate(text: str, passage: str, occurrence: int | None = 1) -> tuple[int, int]:
    """Return where `passage` stands in `text`, to the character.

    `occurrence` counts from 1; with None the passage must occur exactly once.
    Raises ValueError when the passage is empty, absent or (with None) ambiguous.

    >>> locate("steps we took, steps we take", "steps we", occurrence=2)
    (15, 23)
    """
    if not passage:
        raise ValueError("an empty passage has no place in a text")
    starts: list[int] = []
    at = text.find(passage)
    while at >= 0 and (occurrence is None or len(starts) < occurrence):
        starts.append(at)
        at = text.find(passage, at + 1)
    if occurrence is None and len(starts) > 1:
        raise ValueError(f"{passage!r} occurs {len(starts)} times; say which occurrence is meant")
    if len(starts) < (occurrence or 1):
        asked = f", occurrence {occurrence} is asked for" if occurrence else ""
        raise ValueError(f"{passage!r} occurs {len(starts)} times{asked}")
    return starts[-1], starts[-1] + len(passage)


def check(table: pd.DataFrame, articles: pd.DataFrame, name: str = "table") -> None:
    """Raise ValueError unless every span of `table` slices back to its text.

    Spans are the column triples start, end, text (with article_id) and, for pairs, start_a, end_a,
    text_a (with article_a) and the same with b. Rows whose start is missing are passed over.
    """
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    for suffix in [s for s in ("", "_a", "_b") if {f"start{s}", f"text{s}"} <= set(table)]:
        article = f"article{suffix or '_id'}"
        columns = [article, f"start{suffix}", f"end{suffix}", f"text{suffix}"]
        given = table.loc[table[columns[1]].notna(), columns]
        starts, ends = (given[name].astype("int64").tolist() for name in columns[1:3])
        named, said = given[columns[0]].tolist(), given[columns[3]].tolist()
        for article_id, start, end, text in zip(named, starts, ends, said, strict=True):
            if texts[article_id][start:end] != text:
                raise ValueError(f"{name}: [{start}, {end}) of {article_id} is not {text!r}")


def covered(start: int, end: int, ranges: Iterable[tuple[int, int]]) -> int:
    """Return how many characters of `[start, end)` lie in `ranges`, which do not overlap.

    >>> covered(10, 20, [(0, 12), (18, 30)])
    4
    """
    return sum(max(0, min(end, e) - max(start, s)) for s, e in ranges)


def side(pairs: pd.DataFrame, here: str, *more: str) -> pd.DataFrame:
    """Return pairs of spans from one side, `a` or `b`: article_id, start, end, other_id, `more`.

    `pairs` has article_a, start_a, end_a and the same with b; `more` names columns of a pair
    (group), or what each side has (text: text_a and text_b). Rows keep their index.
    """
    there = "b" if here == "a" else "a"
    names = {f"{name}_{here}": name for name in ("start", "end")}
    names = {f"article_{here}": "article_id", **names, f"article_{there}": "other_id"}
    names |= {name if name in pairs else f"{name}_{here}": name for name in more}
    return pairs[list(names)].rename(columns=names)


def sides(pairs: pd.DataFrame, *more: str) -> pd.DataFrame:
    """Return pairs of spans twice, from the side of either article, as `side` does.

    >>> pair = {"article_a": "post", "start_a": 0, "end_a": 9, "group": "g1"}
    >>> pair |= {"article_b": "times", "start_b": 20, "end_b": 28}
    >>> sides(pd.DataFrame([pair]), "group").values.tolist()
    [['post', 0, 9, 'times', 'g1'], ['times', 20, 28, 'post', 'g1']]
    """
    return pd.concat([side(pairs, here, *more) for here in "ab"], ignore_index=True)


def meeting(rows: pd.DataFrame, others: pd.DataFrame, share: float = 0) -> pd.DataFrame:
    """Return rows beside those of `others` that share a character with them, a row for each two.

    Both have article_id, start and end. With a `share`, at least this part of the characters of a
    row is shared. The order is that of `rows`, then of `others`; of columns that both have, those
    of `others` end in `_met`.

    >>> words = pd.DataFrame({"article_id": ["post"] * 2, "start": [0, 6], "end": [5, 9]})
    >>> passage = pd.DataFrame({"article_id": ["post"], "start": [2], "end": [6], "group": ["g1"]})
    >>> meeting(words, passage).values.tolist()
    [['post', 0, 5, 2, 6, 'g1']]
    >>> meeting(passage, words, share=0.5).values.tolist()
    [['post', 2, 6, 'g1', 0, 5]]
    """
    both = rows.merge(others, on="article_id", suffixes=("", "_met"))
    shared = common(both)
    return both[shared.gt(0) & shared.ge(share * (both["end"] - both["start"]))]


def common(met: pd.DataFrame) -> pd.Series:
    """Return how many characters the two spans of each row share, of rows as `meeting` has them.

    Of spans that lie apart it is 0 or less, of one that has no place it is missing.
    """
    starts, ends = met[["start", "start_met"]], met[["end", "end_met"]]
    return ends.min(axis=1, skipna=False) - starts.max(axis=1, skipna=False)
