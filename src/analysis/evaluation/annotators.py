"""How far two annotators who worked apart gave the same codes."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import pandas as pd
from nltk.metrics.agreement import AnnotationTask
from numpy.typing import NDArray

from analysis import segment
from analysis.evaluation.matching import f1, pairs

NONE = "none"

MEASURES = ["n", "observed", "kappa", "low", "high", "alpha"]
"""What `agreement` returns."""

_DRAWS = 2_000

ALONE = ("silent", "only_one")
"""Relations of a cell that follow from who speaks to the claim."""

TOUCHING = 0.0
"""The least overlap of two passages that are one although their length was left open."""


def agreement(
    first: "pd.Series[Any]", second: "pd.Series[Any]", cluster: "pd.Series[Any] | None" = None
) -> dict[str, float | int]:
    """Return how far two annotators agree on the same units.

    The two series have the same index, one code a unit; `cluster` has, in the same order, what the
    units belong to that are no independent draws (by default each is by itself). Returns n (units),
    observed (the share coded alike), kappa (Cohen's) and alpha (Krippendorff's, nominal), both by
    NLTK, and low and high, the 95 % interval of kappa by drawing clusters again. Where only one
    code occurs at all, chance cannot be told from agreement and all these are missing; where all
    units are coded alike, drawing again shows nothing and low and high are missing.
    Raises ValueError when the units are not the same.
    """
    if not first.index.equals(second.index):
        raise ValueError("the two annotators coded different units; align them first")
    codes = [["" if pd.isna(code) else str(code) for code in series] for series in (first, second)]
    same = [one == two for one, two in zip(*codes, strict=True)]
    observed = sum(same) / len(same) if same else 1.0
    found = {"n": len(first), "observed": observed}
    if len({code for series in codes for code in series}) < 2:
        return found | dict.fromkeys(("kappa", "low", "high", "alpha"), float("nan"))
    data = [
        (annotator, str(unit), code)
        for annotator, series in zip(("first", "second"), codes, strict=True)
        for unit, code in enumerate(series)
    ]
    task = AnnotationTask(data)
    members = pd.factorize(cluster)[0] if cluster is not None else np.arange(len(first))
    low, high = (float("nan"),) * 2 if all(same) else _interval(codes[0], codes[1], members)
    return found | {
        "kappa": float(task.kappa()),
        "low": low,
        "high": high,
        "alpha": float(task.alpha()),
    }


def _interval(
    first: Sequence[str], second: Sequence[str], cluster: NDArray[np.intp]
) -> tuple[float, float]:
    """Return the central 95 % of kappa when clusters of units are drawn with replacement."""
    n = cluster.max() + 1
    numbers = pd.factorize(np.array([*first, *second]))[0]
    one, two = numbers[: len(first)], numbers[len(first) :]
    given = np.zeros((2, n, numbers.max() + 1))  # how often either has each code in each cluster
    np.add.at(given[0], (cluster, one), 1)
    np.add.at(given[1], (cluster, two), 1)
    alike = np.bincount(cluster, one == two, n)
    drawn = np.random.default_rng(0).multinomial(n, np.full(n, 1 / n), size=_DRAWS)
    size = drawn @ np.bincount(cluster, minlength=n)
    chance = ((drawn @ given[0]) * (drawn @ given[1])).sum(axis=1) / size**2
    told = chance < 1
    kappa = ((drawn @ alike / size)[told] - chance[told]) / (1 - chance[told])
    low, high = np.quantile(kappa, [0.025, 0.975])
    return float(low), float(high)


def specific_agreement(first: "pd.Series[Any]", second: "pd.Series[Any]") -> pd.DataFrame:
    """Return how far two annotators agree on each code, whatever the others.

    Takes what `agreement` takes. Returns a row a code, the most frequent first: code, n_first,
    n_second, n_both (units so coded by the one, the other, both) and specific, the share of all
    uses of the code that the other annotator has as well (positive specific agreement, Fleiss
    1975, the F1 of the one against the other). Raises ValueError when the units are not the same.

    >>> one, two = pd.Series(["yes", "yes", "no"]), pd.Series(["yes", "no", "no"])
    >>> specific_agreement(one, two)["specific"].round(2).tolist()
    [0.67, 0.67]
    """
    if not first.index.equals(second.index):
        raise ValueError("the two annotators coded different units; align them first")
    one, two = first.fillna("").astype(str), second.fillna("").astype(str)
    rows = [
        (
            code,
            int((one == code).sum()),
            int((two == code).sum()),
            int((one.eq(two) & one.eq(code)).sum()),
        )
        for code in pd.concat([one, two]).value_counts().index
    ]
    table = pd.DataFrame(rows, columns=["code", "n_first", "n_second", "n_both"])
    table["specific"] = 2 * table["n_both"] / (table["n_first"] + table["n_second"])
    return table


def span_codes(codings: pd.DataFrame, column: str) -> "tuple[pd.Series[Any], pd.Series[Any]]":
    """Return the codes of either annotator on the spans that both marked with half in common.

    `codings` is as for `span_agreement`, which also says what is raised.
    """
    one, two = _two(codings)
    near = pairs(one, two, overlap=0.5)
    first, second = one.loc[near["first"], column], two.loc[near["second"], column]
    return first.reset_index(drop=True), second.reset_index(drop=True)


def marked_agreement(one: pd.DataFrame, two: pd.DataFrame) -> pd.DataFrame:
    """Compare the passages that two annotators marked where nobody said how long a passage is.

    Each table has article_id, start, end and code. Two passages are one if they overlap. Returns a
    row a measure, with n (passages that either marked) and observed (F1): “passages”, whatever
    their codes, and “passages and code”. What neither marked is no unit, so that there is no chance
    level.
    """
    found = {
        "passages": len(pairs(one, two, TOUCHING)),
        "passages and code": int(marked_codes(one, two)["n_both"].sum()),
    }
    sizes = len(one), len(two)
    rows = [(name, sum(sizes) - both, f1(*sizes, both)) for name, both in found.items()]
    return pd.DataFrame(rows, columns=["measure", "n", "observed"])


def marked_codes(one: pd.DataFrame, two: pd.DataFrame) -> pd.DataFrame:
    """Return for each code how many passages either annotator gave it, and how many both.

    The tables are as for `marked_agreement`, the columns those of `specific_agreement`; passages
    are joined within the code.
    """
    near = pairs(one, two, TOUCHING, within=["article_id", "code"])
    given = {"n_first": one["code"], "n_second": two["code"], "n_both": one["code"][near["first"]]}
    codes = pd.concat([one["code"], two["code"]]).value_counts().index
    counts = {
        name: column.value_counts().reindex(codes, fill_value=0) for name, column in given.items()
    }
    table = pd.DataFrame(counts).rename_axis("code").reset_index()
    table["specific"] = 2 * table["n_both"] / (table["n_first"] + table["n_second"])
    return table


def present_codes(
    one: pd.DataFrame, two: pd.DataFrame, owners: Iterable[str], of: str = "article_id"
) -> "tuple[pd.Series[Any], pd.Series[Any]]":
    """Return whether either annotator has a code at all (yes or no), for each code and owner.

    Each table has code and the column `of`, which says what a row belongs to: one of `owners`. The
    codes are those that either gave.
    """
    keys = ["code", of]
    codes = pd.concat([one["code"], two["code"]]).unique()
    units = pd.MultiIndex.from_product([codes, owners], names=keys)
    first, second = (
        pd.Series(units.isin(pd.MultiIndex.from_frame(rows[keys])), units).map(
            {True: "yes", False: "no"}
        )
        for rows in (one, two)
    )
    return first, second


def unit_codes(
    codings: pd.DataFrame, key: list[str], column: str
) -> "tuple[pd.Series[Any], pd.Series[Any]]":
    """Return the codes of either annotator on units that were given to both, named by `key`.

    Raises ValueError when there are not two annotators, and for a unit that one has twice.
    """
    first, second = (rows.set_index(key)[column].sort_index() for rows in _two(codings))
    if first.index.has_duplicates or second.index.has_duplicates:
        raise ValueError("an annotator coded a unit twice; keep one row a unit")
    return first, second


def cell_codes(
    codings: pd.DataFrame, claim_ids: Iterable[str], article_ids: Iterable[str]
) -> "tuple[pd.Series[Any], pd.Series[Any]]":
    """Return the relation that either annotator has in each cell, a claim by an article.

    `codings` is as for `cell_agreement`; a cell without a row is silent.
    """
    cells = pd.MultiIndex.from_product([claim_ids, article_ids], names=["claim_id", "article_id"])
    first, second = (
        rows.drop_duplicates(["claim_id", "article_id"])
        .set_index(["claim_id", "article_id"])["relation"]
        .reindex(cells, fill_value="silent")
        for rows in _two(codings)
    )
    return first, second


def span_agreement(
    codings: pd.DataFrame, articles: pd.DataFrame, kind: str, columns: list[str]
) -> pd.DataFrame:
    """Compare two annotators who chose their own spans.

    `codings` has annotator (two of them), article_id, start, end, the column `kind` and `columns`.
    Returns a row a measure, with MEASURES: “spans” (F1 of equal spans; there is no chance level for
    it), “words” (the code of every word of article text, none outside spans; drawn again by
    paragraph), then `kind` and each of `columns` on the spans that both marked with at least half
    in common. Raises ValueError when there are not two annotators.
    """
    one, two = _two(codings)
    equal = pairs(one, two)
    rows = [("spans", len(one) + len(two) - len(equal), f1(len(one), len(two), len(equal)))]
    table = pd.DataFrame(rows, columns=["measure", "n", "observed"])
    words = _words(articles)
    measures = {
        "words": agreement(_coded(words, one, kind), _coded(words, two, kind), words["part"])
    }
    for column in [kind, *columns]:
        measures[column] = agreement(*span_codes(codings, column))
    more = pd.DataFrame([{"measure": name, **found} for name, found in measures.items()])
    return pd.concat([table, more], ignore_index=True)


def cell_agreement(
    codings: pd.DataFrame, claim_ids: Iterable[str], article_ids: Iterable[str]
) -> pd.DataFrame:
    """Compare two annotators who coded every claim for every article.

    `codings` has annotator (two of them), claim_id, article_id and relation; a cell without a row
    is silence. Returns a row a measure, with MEASURES (cells of one claim are drawn together):
    “told” (whether the article speaks to the claim), “relation” (how, silence included), and
    “relation where one speaks” and “relation among several for one”: the same where either has the
    article speak, and where either has several articles speak, since silence, and that an article
    is the only one, follow from who is taken to speak; “relation among several” leaves out where
    they differ about that. Raises ValueError when there are not two annotators.
    """
    first, second = cell_codes(codings, claim_ids, article_ids)
    speaks = first.ne("silent") | second.ne("silent")
    several = ~(first.isin(ALONE) & second.isin(ALONE))
    for_both = ~(first.isin(ALONE) | second.isin(ALONE))
    measures = {
        "told": (first != "silent", second != "silent"),
        "relation": (first, second),
        "relation where one speaks": (first[speaks], second[speaks]),
        "relation among several for one": (first[several], second[several]),
        "relation among several": (first[for_both], second[for_both]),
    }
    rows = [
        {"measure": name, **agreement(one, two, owner(one))}
        for name, (one, two) in measures.items()
        if len(one)
    ]
    return pd.DataFrame(rows, columns=["measure", *MEASURES])


def owner(codes: "pd.Series[Any]") -> "pd.Series[Any]":
    """Return the first key of each unit: the claim of a cell, the subject of what may be told."""
    return pd.Series(codes.index.get_level_values(0), dtype=object)


def _two(codings: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the codings of either annotator; raise ValueError when there are not two."""
    of_each = [rows for _, rows in codings.groupby("annotator")]
    if len(of_each) != 2:
        raise ValueError(f"agreement is of two annotators; the codings are of {len(of_each)}")
    return of_each[0], of_each[1]


def _words(articles: pd.DataFrame) -> pd.DataFrame:
    """Return the words of article text: article_id, start, end, part (its number)."""
    text = segment.article_text(segment.page_parts(articles))
    rows = [
        (article_id, at + start, at + end, number)
        for number, article_id, at, words in zip(
            text.index, text["article_id"], text["start"], text["text"], strict=True
        )
        for start, end in segment.tokens(words)
    ]
    return pd.DataFrame(rows, columns=["article_id", "start", "end", "part"])


def _coded(words: pd.DataFrame, spans: pd.DataFrame, column: str) -> "pd.Series[Any]":
    """Return the code of each word: that of the shortest span over its first letter, or none."""
    codes = np.full(len(words), NONE, dtype=object)
    starts, articles = words["start"].to_numpy(), words["article_id"].to_numpy()
    longest_first = (spans["start"] - spans["end"]).sort_values(kind="stable").index
    rows = spans.loc[longest_first, ["article_id", "start", "end", column]]
    for article_id, start, end, code in rows.itertuples(index=False):
        codes[(starts >= start) & (starts < end) & (articles == article_id)] = code
    return pd.Series(codes, index=words.index, dtype="str")
