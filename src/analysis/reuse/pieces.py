"""Pieces: the search for shared passages in a corpus that is never in memory as a whole.

Every part of the corpus is counted by itself, the counts are added up, and what could be paired is
found by codes that passages have in common; passages of two articles are then matched whoever else
is there. All of it gives what `align` gives of more than `candidates.FEW` sentences. Passages are
numbered through the corpus, in order, and so are articles.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.reuse import candidates
from analysis.reuse.alignment import LEAST, common, listed
from analysis.reuse.copies import copies
from analysis.reuse.features import Rarity, count_grams, gram_weights, profile, weight
from analysis.reuse.index import index
from analysis.reuse.matches import (
    CONTENT,
    EVIDENCE,
    FUNCTION,
    PLAIN,
    Matcher,
    alone,
    are_worth,
    enough,
    items,
)
from analysis.reuse.rows import Rows
from analysis.reuse.stretches import CutSentence, Speech
from analysis.reuse.terms import code

_KINDS = 257  # odd, for the kinds of a word

Codes = NDArray[np.uint64]
Numbers = NDArray[np.int64]


class Counted(NamedTuple):
    """What is counted in a part of a corpus.

    Passage n of the part has the stems `codes[stems[starts[n]:starts[n + 1]]]`, is of article
    `articles[n]` of the part, and `alike[n]` is the same for passages with the same stems.
    `counts` says in how many passages each of `codes` is, `grams` the same of n-grams. The words of
    passage n, as `matches.items` tells of them, are
    `codes[word_stems[word_starts[n]:word_starts[n + 1]]]` of the kinds `word_kinds`, its phrases
    `phrases[phrase_starts[n]:phrase_starts[n + 1]]`. Passage `copied_in[i]` has the copy
    `copied[i]` (see `copies`).
    """

    starts: Numbers
    stems: NDArray[np.int32]
    codes: Codes
    counts: Numbers
    grams: NDArray[np.int32]
    articles: Numbers
    alike: Codes
    word_starts: Numbers
    word_stems: NDArray[np.int32]
    word_kinds: NDArray[np.uint8]
    phrase_starts: Numbers
    phrases: Numbers
    copied: Codes
    copied_in: Numbers


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

    def weigh(self, codes: Codes) -> NDArray[np.float64]:
        """Return the weights of some stems, to the last digit those of `features.weights`."""
        counts, place = np.unique(self.of(codes), return_inverse=True)
        return np.array([weight(count, self.passages) for count in counts.tolist()])[place]


def counted(units: Sequence[CutSentence]) -> Counted:
    """Count a part of a corpus, given as its sentences, one article after the other."""
    found = index(unit.text for unit in units)
    number = {name: n for n, name in enumerate(dict.fromkeys(unit.article_id for unit in units))}
    articles = np.array([number[unit.article_id] for unit in units], dtype=np.int64)
    number_of = {code: n for n, code in enumerate(found.codes.tolist())}
    words = [list(items(unit)) for unit in units]
    stems = [number_of[code(stem)] for own in words for stem, _ in own]
    kinds = [min(kind, 255) for own in words for _, kind in own]
    copied = [list(copies(unit)) for unit in units]
    profiles = [profile(unit.text) for unit in units]
    own = [list(read.phrases) for read in profiles]
    return Counted(
        starts=found.starts,
        stems=found.stems,
        codes=found.codes,
        counts=found.counts,
        grams=count_grams(profiles).astype(np.int32),
        articles=articles,
        alike=candidates.sum_codes(found.codes[found.stems], found.starts),
        word_starts=_starts(words),
        word_stems=np.array(stems, dtype=np.int32),
        word_kinds=np.array(kinds, dtype=np.uint8),
        phrase_starts=_starts(own),
        phrases=np.array([phrase for each in own for phrase in each], dtype=np.int64),
        copied=np.array([code for each in copied for code in each], dtype=np.uint64),
        copied_in=np.repeat(np.arange(len(units)), [len(each) for each in copied]),
    )


def _starts(parts: Sequence[Sequence[object]]) -> Numbers:
    """Return where each of some parts begins when put together, and where the last ends."""
    return np.cumsum([0, *map(len, parts)])


def some(starts: Numbers, chosen: Numbers) -> tuple[Numbers, Numbers]:
    """Return the places of the items of some passages, and where each of these begins then."""
    lengths = np.diff(starts)[chosen]
    begins = np.concatenate(([0], np.cumsum(lengths)))
    shift = np.repeat(starts[chosen] - begins[:-1], lengths)
    return np.arange(begins[-1]) + shift, begins


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


def paired(meetings: Codes, sources: Numbers, passages: int) -> Numbers:
    """Return the packed pairs of passages of different sources that meet, each once.

    `sources` has the source of each passage of the corpus, its article or its outlet.
    """
    pairs = candidates.together(meetings, candidates.low_bits(passages))
    apart: NDArray[np.bool_] = sources[pairs >> 32] != sources[pairs & 0xFFFFFFFF]
    return pairs[apart]


class Words(NamedTuple):
    """The words and phrases of some passages.

    Passage n has the words `starts[n]` to `starts[n + 1]`, of the `kinds` of `matches.items`. Word
    i has the stem `codes[stems[i]]`, of the weight `weighs[stems[i]]`. `phrases` are as in
    `Counted`.
    """

    starts: Numbers
    stems: NDArray[np.int32]
    kinds: NDArray[np.uint8]
    codes: Codes
    weighs: NDArray[np.float64]
    phrase_starts: Numbers
    phrases: Numbers


def words_of(part: Counted, known: Frequencies) -> Words:
    """Return the words of the passages of a part."""
    return Words(
        part.word_starts,
        part.word_stems,
        part.word_kinds,
        part.codes,
        known.weigh(part.codes),
        part.phrase_starts,
        part.phrases,
    )


def chosen(words: Words, places: Numbers) -> Words:
    """Return the words of some of the passages."""
    at, starts = some(words.starts, places)
    phrases_at, phrase_starts = some(words.phrase_starts, places)
    return words._replace(
        starts=starts,
        stems=words.stems[at],
        kinds=words.kinds[at],
        phrase_starts=phrase_starts,
        phrases=words.phrases[phrases_at],
    )


def together(parts: Sequence[Words]) -> Words:
    """Return the words of the passages of several parts; a stem can have several places then."""
    stems_first = np.cumsum([0, *(len(part.codes) for part in parts)])
    stems = [part.stems + at for part, at in zip(parts, stems_first.tolist(), strict=False)]
    return Words(
        _joined_starts([part.starts for part in parts]),
        np.concatenate(stems).astype(np.int32),
        np.concatenate([part.kinds for part in parts]),
        np.concatenate([part.codes for part in parts]),
        np.concatenate([part.weighs for part in parts]),
        _joined_starts([part.phrase_starts for part in parts]),
        np.concatenate([part.phrases for part in parts]),
    )


def _joined_starts(parts: Sequence[Numbers]) -> Numbers:
    """Return where the items of each passage begin when those of several parts follow."""
    lengths = np.concatenate([np.diff(starts) for starts in parts])
    return np.concatenate(([0], np.cumsum(lengths)))


def worth(
    words: Words,
    pairs: Numbers,
    known: Frequencies,
    least: float = LEAST,
) -> Numbers:
    """Return the pairs that are worth being matched, of passages of whatever articles.

    Takes pairs as places in `words`.
    """
    kind, weighs = words.kinds, words.weighs[words.stems]
    table = np.zeros((len(kind), 4))
    table[kind == CONTENT, 0] = weighs[kind == CONTENT]
    table[kind == FUNCTION, 1] = 1.0
    table[kind >= PLAIN, 2] = 1.0
    table[kind == PLAIN, 3] = weighs[kind == PLAIN]
    codes = words.codes[words.stems]
    keys = codes * np.uint64(_KINDS) + np.maximum(kind, FUNCTION).astype(np.uint64)
    found = are_worth(
        Rows(words.starts, keys.view(np.int64), table),
        Rows(words.phrase_starts, words.phrases, np.ones((len(words.phrases), 1))),
        pairs,
        known.articles,
        enough(known.passages),
        alone(least),
    )
    return pairs[found]


def light(words: Words) -> NDArray[np.bool_]:
    """Tell which passages may be `too_common`; names are taken for other words, which weigh more.

    A passage of which each word is a name weighs half.
    """
    weighs = np.where(words.kinds == CONTENT, words.weighs[words.stems], 0.0)
    sums = np.concatenate(([0.0], np.cumsum(weighs)))[words.starts]
    found: NDArray[np.bool_] = np.diff(sums) < 2 * EVIDENCE
    return found


def too_common(texts: Iterable[str], known: Frequencies) -> list[str]:
    """Return those of some sentences that articles share which are too common to be aligned."""
    return common(texts, Rarity(_Weights(known), gram_weights(known.grams, known.passages)))


def matched(
    units: Sequence[CutSentence],
    spoken: Mapping[str, Sequence[Speech]],
    pairs: Numbers,
    known: Frequencies,
    least: float = LEAST,
) -> pd.DataFrame:
    """Return the alignments of some articles, without groups.

    `units` are all sentences of these articles, in order, and `pairs` the places in them of those
    that are `worth` it or have a copy in common, two columns, of two articles all or none.
    """
    found = _matcher(units, known).choose(pairs, least)
    return listed(found, units, spoken)


class _Weights(dict[str, float]):
    """The weights of stems, each looked up when it is asked for."""

    def __init__(self, known: Frequencies) -> None:
        self._known = known

    def __missing__(self, stem: str) -> float:
        count = self._known.of(np.array([code(stem)], dtype=np.uint64))
        self[stem] = weight(int(count[0]), self._known.passages)
        return self[stem]

    def get(self, stem: str, default: object = None) -> float:
        return self[stem]


def _matcher(units: Sequence[CutSentence], known: Frequencies) -> Matcher:
    """Return a matcher of some sentences, with the weights that words have in the whole corpus."""
    rarity = Rarity(_Weights(known), gram_weights(known.grams, known.passages))
    return Matcher(units, rarity, known.articles, known.passages)


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
