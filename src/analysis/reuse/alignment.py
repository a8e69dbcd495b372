"""Alignments: pairs of passages of two articles that are the same words or made from the same."""

import logging
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis import schema
from analysis.columns import require
from analysis.reuse.candidates import candidates, distinct, pack, same, unpack
from analysis.reuse.changes import change
from analysis.reuse.copies import copies
from analysis.reuse.features import Rarity, evidence, profile, rarity
from analysis.reuse.groups import groups, names
from analysis.reuse.kinds import kind
from analysis.reuse.likeness import likeness
from analysis.reuse.matches import EVIDENCE, Match, Matcher
from analysis.reuse.stretches import CutSentence, Passage, Speech, cut, passage, speeches

LEAST = 0.4  # probability from which a pair of passages is listed
_SENTENCES = ("article_id", "start", "end", "text", "part")
_QUOTATIONS = ("article_id", "start", "end", "kind", "marked", "speaker")


class _Pair(NamedTuple):
    """Two passages that are aligned, the one of the earlier article first."""

    kind: str
    a: Passage
    b: Passage
    similarity: float
    probability: float
    change: str


def align(
    sentences: pd.DataFrame,
    quotations: pd.DataFrame,
    *,
    outlets: Mapping[str, str] | None = None,
    least: float = LEAST,
) -> pd.DataFrame:
    """Return the passages that articles share, from sentences and quotations (which may be empty).

    `analysis.align` says what goes in and out. The modules say how: `likeness` what is similar,
    `signs` and `company` what makes a pair probable, `changes` what differs, `kinds` what sort of
    reuse it is, `copies` which passages are listed however many articles have them, and
    `candidates` how many are compared at once.

    >>> from analysis import extract, sentences
    >>> post = "It rained. The bridge at Port Lorne was opened on Monday after nine years."
    >>> times = "After nine years of delay, the bridge at Port Lorne was opened on Monday."
    >>> articles = pd.DataFrame({"article_id": ["post", "times"], "text": [post, times]})
    >>> found = align(sentences(articles), extract(articles))
    >>> found[["kind", "article_a", "start_a", "article_b", "start_b"]].values.tolist()
    [['shared_wording', 'post', 11, 'times', 0]]
    """
    units, spoken, matches = matched(sentences, quotations, outlets or {}, least)
    rows = listed(matches, units, spoken)
    order = {article: n for n, article in enumerate(dict.fromkeys(u.article_id for u in units))}
    places = [rows[["article_a", "article_b"]].apply(lambda ids: ids.map(order))]
    places += [rows[[f"{name}_a", f"{name}_b"]] for name in ("start", "end")]
    found = groups(*(pair.to_numpy(dtype="int64") for pair in places))
    return schema.table("alignments").frame(rows.assign(group=names(found)))


def matched(
    sentences: pd.DataFrame,
    quotations: pd.DataFrame,
    outlets: Mapping[str, str],
    least: float,
) -> tuple[list[CutSentence], dict[str, list[Speech]], list[Match]]:
    """Return the cut sentences, what is quoted in each article, and the matches of `align`."""
    require(sentences, _SENTENCES, "sentences")
    require(quotations, _QUOTATIONS, "quotations")
    spoken = speeches(quotations)
    units = cut(sentences, spoken)
    weights = rarity(profile(unit.text) for unit in units)
    of = {unit.article_id: unit.article_id for unit in units} | dict(outlets)
    sources = [of[unit.article_id] for unit in units]
    pairs = candidates((unit.text for unit in units), sources)
    copied = [list(copies(unit)) for unit in units]
    printed = Counter(
        text
        for _, text in {
            (unit.article_id, unit.text) for unit, own in zip(units, copied, strict=True) if not own
        }
    )
    warn_of(common((text for text, articles in printed.items() if articles > 1), weights))
    articles = len({unit.article_id for unit in units})
    matcher = Matcher(units, weights, articles, len(units))
    tried = distinct([pack(*matcher.worth(pairs, least).T), _same(copied, sources)])
    return units, spoken, matcher.choose(unpack(tried), least)


def _same(copied: Sequence[Sequence[int]], sources: Sequence[str]) -> NDArray[np.int64]:
    """Return the packed pairs of sentences of different sources that have a copy in common."""
    numbers = {source: n for n, source in enumerate(dict.fromkeys(sources))}
    of = np.array([numbers[source] for source in sources], dtype=np.int64)
    passages = np.repeat(np.arange(len(copied)), [len(own) for own in copied])
    codes = np.array([code for own in copied for code in own], dtype=np.uint64)
    return same(codes, passages, of[passages])


def common(texts: Iterable[str], weights: Rarity) -> list[str]:
    """Return those of some sentences that are too common in a corpus to be aligned."""
    rare = Rarity({}, weights.grams)  # as if no other sentence had the words
    own = {text: profile(text) for text in texts}
    return [
        text
        for text, it in own.items()
        if evidence(it, it, weights) < EVIDENCE <= evidence(it, it, rare)
    ]


def warn_of(common: Sequence[str]) -> None:
    """Log that articles share some sentences word for word, which are yet too common."""
    if common:
        logging.getLogger(__name__).warning(
            "not aligned although articles share it: %s (and %d other sentences); its words are in "
            "so many sentences of this corpus that they tell nothing",
            min(common),
            len(common) - 1,
        )


def listed(
    matches: Sequence[Match],
    units: Sequence[CutSentence],
    spoken: Mapping[str, Sequence[Speech]],
) -> pd.DataFrame:
    """Return the alignments of the chosen matches, in order, without their groups."""
    order = {article: n for n, article in enumerate(dict.fromkeys(u.article_id for u in units))}
    pairs = []
    for match in matches:
        sides = (passage(units[match.a], match.run_a), passage(units[match.b], match.run_b))
        a, b = sorted(sides, key=lambda side: order[side.article_id])
        named = kind(a, b, spoken.get(a.article_id, ()), spoken.get(b.article_id, ()))
        pairs.append(
            _Pair(named, a, b, likeness(a.text, b.text), match.probability, change(a.text, b.text))
        )
    pairs.sort(key=lambda pair: (order[pair.a.article_id], order[pair.b.article_id], pair.a.start))
    count: Counter[str] = Counter()
    rows = []
    for named, a, b, *rest in pairs:
        articles = f"{a.article_id}-{b.article_id}"
        count[articles] += 1
        rows.append((f"{articles}-{count[articles]:02d}", named, *a, *b, *rest, ""))
    return schema.table("alignments").frame(rows)
