"""Pieces: the search for shared passages in a corpus that is never in memory as a whole.

Every part of the corpus is counted by itself, the counts are added up, and what could be paired is
found by codes that passages have in common; passages of two articles are then matched whoever else
is there. All of it gives what `align` gives of more than `candidates.FEW` sentences. Passages are
numbered through the corpus, in order, and so are articles.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.reuse import candidates
from analysis.reuse.alignment import LEAST, listed
from analysis.reuse.features import count_grams, no_grams, profile, weights
from analysis.reuse.index import index
from analysis.reuse.matches import Matcher
from analysis.reuse.phrases import Phrases, in_articles, phrase_codes
from analysis.reuse.stretches import CutSentence, Speech
from analysis.reuse.terms import code

Codes = NDArray[np.uint64]
Numbers = NDArray[np.int64]


class Counted(NamedTuple):
    """What is counted in a part of a corpus.

    Passage n of the part has the stems `codes[stems[starts[n]:starts[n + 1]]]`, is of article
    `articles[n]` of the part, and `alike[n]` is the same for passages with the same stems.
    `counts` says in how many passages each of `codes` is, `grams` the same of n-grams; `phrases`
    are the phrases of the part, each with its articles (`phrase_articles`).
    """

    starts: Numbers
    stems: NDArray[np.int32]
    codes: Codes
    counts: Numbers
    grams: Numbers
    articles: Numbers
    alike: Codes
    phrases: Numbers
    phrase_articles: Numbers


class Frequencies(NamedTuple):
    """In how many passages of a corpus stems (those of two passages at least) and n-grams are.

    `codes` are in order. `passages` and `articles` are how many the corpus has.
    """

    codes: Codes
    counts: Numbers
    grams: Numbers
    passages: int
    articles: int

    def of(self, codes: Codes) -> Numbers:
        """Return how many passages have each of some stems, 1 for those that one has."""
        return looked_up(codes, self.codes, self.counts, 1)


def counted(units: Sequence[CutSentence]) -> Counted:
    """Count a part of a corpus, given as its sentences, one article after the other."""
    found = index(unit.text for unit in units)
    number = {name: n for n, name in enumerate(dict.fromkeys(unit.article_id for unit in units))}
    articles = np.array([number[unit.article_id] for unit in units], dtype=np.int64)
    grams = no_grams()
    phrases: list[Numbers] = [np.empty(0, dtype=np.int64)]
    for unit in units:
        own = profile(unit.text)
        count_grams(own, grams)
        phrases.append(np.array(phrase_codes(own.stems), dtype=np.int64))
    every = np.concatenate(phrases)
    of = np.repeat(articles, [len(own) for own in phrases[1:]])
    order = np.lexsort((of, every))
    every, of = every[order], of[order]
    fresh = np.append(True, (every[1:] != every[:-1]) | (of[1:] != of[:-1]))[: len(every)]
    alike = candidates.sum_codes(found.codes[found.stems], found.starts)
    sizes = found.starts, found.stems, found.codes, found.counts
    return Counted(*sizes, grams, articles, alike, every[fresh], of[fresh])


def added(codes: Sequence[Codes], counts: Sequence[Numbers]) -> tuple[Codes, Numbers]:
    """Return the codes of several parts in order, each once, with the sums of their counts."""
    every = np.concatenate([np.empty(0, dtype=np.uint64), *codes])
    found, place = np.unique(every, return_inverse=True)
    sums = np.zeros(len(found), dtype=np.int64)
    np.add.at(sums, place, np.concatenate([np.empty(0, dtype=np.int64), *counts]))
    return found, sums


def meetings(part: Counted, first: int, dropped: Numbers, known: Frequencies) -> Codes:
    """Return where passages of a part meet others, in order: codes of two stems, then the passage.

    `first` is the number of the part's first passage, `dropped` those of passages that are copies.
    """
    sizes = np.diff(part.starts)
    passage = np.repeat(np.arange(len(sizes)), sizes)
    codes = part.codes[part.stems]
    counts = known.of(part.codes)[part.stems]
    keep = (counts >= 2) & ~np.isin(passage + first, dropped)
    passage, codes, counts = passage[keep], codes[keep], counts[keep]
    order = np.lexsort((codes, -counts, passage))
    starts = np.concatenate(([0], np.cumsum(np.bincount(passage, minlength=len(sizes)))))
    rarest = candidates.first_rarest(codes[order], starts)
    bits = candidates.low_bits(known.passages)
    found = [
        code >> bits << bits | (places + first).astype(np.uint64)
        for code, places in candidates.codes_of_two(rarest)
    ]
    return np.sort(np.concatenate(found))


def paired(meetings: Codes, articles: Numbers, passages: int) -> Numbers:
    """Return the packed pairs of passages of different articles that meet, each once.

    `articles` has the article of each passage of the corpus.
    """
    pairs = candidates.together(meetings, candidates.low_bits(passages))
    apart: NDArray[np.bool_] = articles[pairs >> 32] != articles[pairs & 0xFFFFFFFF]
    return pairs[apart]


def shared_phrases(codes: Numbers, articles: Numbers) -> tuple[Numbers, Numbers]:
    """Return the phrases that several articles have, in order, and how many have each."""
    return in_articles(codes, articles)


def worth(
    units: Sequence[CutSentence],
    pairs: Numbers,
    known: Frequencies,
    phrases: tuple[Numbers, Numbers],
    least: float = LEAST,
) -> Numbers:
    """Return the pairs that are worth being matched, of sentences of whatever articles.

    Takes pairs as places in `units`; `phrases` is what `shared_phrases` gives of the corpus.
    """
    return _matcher(units, known, phrases).worth(pairs, least)


def matched(
    units: Sequence[CutSentence],
    spoken: Mapping[str, Sequence[Speech]],
    pairs: Numbers,
    known: Frequencies,
    phrases: tuple[Numbers, Numbers],
    least: float = LEAST,
) -> pd.DataFrame:
    """Return the alignments of some articles, without groups.

    `units` are all sentences of these articles, in order, and `pairs` the places in them of those
    that are `worth` it, two columns, of two articles all or none.
    """
    found = _matcher(units, known, phrases).choose(pairs, least)
    return listed(found, units, spoken)


def _matcher(
    units: Sequence[CutSentence], known: Frequencies, phrases: tuple[Numbers, Numbers]
) -> Matcher:
    """Return a matcher of some sentences, with the weights that words have in the whole corpus."""
    profiles = [profile(unit.text) for unit in units]
    stems = list(dict.fromkeys(stem for one in profiles for stem in one.first))
    counts = known.of(np.array([code(stem) for stem in stems], dtype=np.uint64))
    rarity = weights(dict(zip(stems, counts.tolist(), strict=True)), known.grams, known.passages)
    own = np.array(sorted({c for one in profiles for c in phrase_codes(one.stems)}), dtype=np.int64)
    times = looked_up(own, *phrases, 1)
    articles = dict(zip(own[times > 1].tolist(), times[times > 1].tolist(), strict=True))
    return Matcher(units, rarity, Phrases(articles, known.articles), known.passages)


def looked_up(
    codes: NDArray[np.generic],
    known: NDArray[np.generic],
    values: Numbers,
    default: int,
) -> Numbers:
    """Return the values of some codes, of which `known`, in order, have any."""
    if not len(known):
        return np.full(len(codes), default, dtype=np.int64)
    place = np.minimum(np.searchsorted(known, codes), len(known) - 1)
    return np.where(known[place] == codes, values[place], default).astype(np.int64)
