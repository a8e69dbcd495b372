"""Candidate pairs: which passages are worth comparing."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.reuse.index import Index, index

FEW = 3_000  # up to this many passages each is held against every other
BEST = 30  # candidates kept of a passage, by each of two measures
_RAREST = 8  # stems of a passage that are paired above FEW
_COMMON = 20  # two stems that meet in more passages than this say nothing
_SHARD = 1 << 23  # pairs of stems that are sorted at a time
_MIX = np.uint64(0x9E3779B97F4A7C15)  # odd, so that multiplying by it loses nothing

Pairs = NDArray[np.int64]
"""Two columns, the numbers of two passages, the smaller first; rows in order."""


def candidates(texts: Iterable[str], sources: Sequence[str]) -> Pairs:
    """Return pairs of passages of different sources that may share words.

    Up to FEW passages, the BEST of every passage by the weight of the stems shared; above that,
    the passages that have two of their rarest stems in common, so that the work grows with the
    corpus and not with its square. Texts are read once and not kept. With fewer than two sources
    there are no pairs, which is logged as a warning.
    """
    names: dict[str, int] = {}
    origin = np.array([names.setdefault(source, len(names)) for source in sources], dtype=int)
    if len(names) < 2:
        of = f"all text is of {next(iter(names))}" if names else "there is no text"
        logging.getLogger(__name__).warning("nothing to compare: %s; overlap needs two texts", of)
    found = index(texts)
    return (_best if len(origin) <= FEW else _rare)(found, origin)


def _best(index: Index, sources: NDArray[np.int64]) -> Pairs:
    """Return for each passage the BEST others, by cosine and by share of the lighter passage."""
    total = len(index.starts) - 1
    weights = np.log((total + 2) / index.counts) / np.log(total + 2)
    passage = np.repeat(np.arange(total), np.diff(index.starts))
    full = np.bincount(passage, weights[index.stems], total) + 1e-9
    by_stem = passage[np.argsort(index.stems, kind="stable")]
    ends = np.cumsum(index.counts)
    found = [np.array([], dtype=np.int64)]
    for number in range(total):
        shared = np.zeros(total)
        for stem in index.stems[index.starts[number] : index.starts[number + 1]].tolist():
            shared[by_stem[ends[stem] - index.counts[stem] : ends[stem]]] += weights[stem]
        shared[sources == sources[number]] = 0.0
        lighter = shared * shared / np.minimum(full, full[number])
        for measure in (shared / np.sqrt(full), lighter):
            others = _highest(measure)
            found.append(pack(number, others[shared[others] > 0]))
    return unpack(distinct(found))


def _highest(measure: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return the places of the BEST highest values, of equal ones the first."""
    least = np.partition(measure, -BEST)[-BEST] if len(measure) > BEST else 0.0
    places = np.flatnonzero(measure >= least)
    return places[np.argsort(-measure[places], kind="stable")][:BEST]


def _rare(index: Index, sources: NDArray[np.int64]) -> Pairs:
    """Return the passages that share a pair of their rarest stems; equal passages in a chain."""
    rarest = _rarest(index)
    kept, chain = _copies(index, sources)
    rarest[~kept] = 0
    pairs = distinct([chain, *_meetings(rarest)])
    return unpack(pairs[sources[pairs >> 32] != sources[pairs & 0xFFFFFFFF]])


def _copies(
    index: Index, sources: NDArray[np.int64]
) -> tuple[NDArray[np.bool_], NDArray[np.int64]]:
    """Return which passages to compare with others, and the copies in pairs, each with the next."""
    code = sum_codes(index.codes[index.stems], index.starts)
    order = np.lexsort((sources, code))
    dropped, chain = copies(code[order], sources[order], order)
    kept = np.ones(len(code), dtype=bool)
    kept[dropped] = False
    return kept, chain


def same(
    codes: NDArray[np.uint64], passages: NDArray[np.int64], sources: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Return packed pairs of passages of different sources that have one of some codes in common.

    A passage may have several codes; `sources` are those of `passages`. Where a code has up to
    _COMMON passages, all of these are paired; of more, each with the first of the next source, so
    that they still hang together. Sources of one code are in order, the last is paired backwards.
    """
    order = np.lexsort((passages, sources, codes))
    codes, passages, sources = codes[order], passages[order], sources[order]
    fresh = _changes(codes)
    code = np.cumsum(fresh) - 1
    many = (np.bincount(code) > _COMMON)[code]
    found = [np.array([], dtype=np.int64)]
    for step in range(1, _COMMON):
        both = (code[step:] == code[:-step]) & (sources[step:] != sources[:-step]) & ~many[step:]
        found.append(pack(passages[:-step][both], passages[step:][both]))
    first = np.flatnonzero(fresh | _changes(sources))
    of = np.searchsorted(first, np.arange(len(codes)), side="right") - 1
    for neighbour in (np.minimum(of + 1, len(first) - 1), np.maximum(of - 1, 0)):
        other = first[neighbour]
        both = many & (code[other] == code) & (neighbour != of)
        found.append(pack(passages[both], passages[other[both]]))
        many = many & ~both
    return distinct(found)


def sum_codes(codes: NDArray[np.uint64], starts: NDArray[np.int64]) -> NDArray[np.uint64]:
    """Return a code for the stems of each passage together, whatever their order."""
    mixed = codes * _MIX
    mixed ^= mixed >> np.uint64(29)
    mixed *= mixed | np.uint64(1)
    sums = np.concatenate(([np.uint64(0)], np.cumsum(mixed)))[starts]
    return np.diff(sums)


def copies(
    code: NDArray[np.uint64], sources: NDArray[np.int64], passages: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the passages not to compare with others, and the copies in pairs, each with the next.

    Takes passages in order of the code of their stems, then of their source. Of the copies of a
    passage (the same stems) the first of each source is compared; where more than _COMMON sources
    have it, the first of all.
    """
    fresh = _changes(code)
    printed = fresh | _changes(sources)
    again = passages[~printed]
    passages, fresh = passages[printed], fresh[printed]
    sizes = np.diff(np.append(np.flatnonzero(fresh), len(fresh)))
    kept = fresh | (np.repeat(sizes, sizes) <= _COMMON)
    follows = np.flatnonzero(~fresh)
    chain = pack(passages[follows - 1], passages[follows])
    return np.concatenate((again, passages[~kept])), chain


def distinct(parts: Sequence[NDArray[np.int64]]) -> NDArray[np.int64]:
    """Return the numbers of all parts in order, each once; np.unique takes many times as long."""
    values = np.concatenate(parts)
    values.sort()
    return values[_changes(values)]


def _changes(values: NDArray[Any]) -> NDArray[np.bool_]:
    """Tell of each value whether it differs from the one before; the first does."""
    return np.append(True, values[1:] != values[:-1])[: len(values)]


def _rarest(index: Index) -> NDArray[np.uint64]:
    """Return the codes of the _RAREST stems of each passage, rarest first; 0 where it has no more.

    A stem that only one passage has is left out: it joins nothing.
    """
    keep = index.counts[index.stems] >= 2
    kept = np.concatenate(([0], np.cumsum(keep)))[index.starts]
    return first_rarest(index.codes[index.stems[keep]], kept)


def first_rarest(codes: NDArray[np.uint64], starts: NDArray[np.int64]) -> NDArray[np.uint64]:
    """Return a row of _RAREST codes for each passage, from the codes of each, the rarest last."""
    at = starts[1:, None] - 1 - np.arange(_RAREST)
    if not len(codes):
        return np.zeros(at.shape, dtype=np.uint64)
    return np.where(at >= starts[:-1, None], codes[np.maximum(at, 0)], np.uint64(0))


def _meetings(rarest: NDArray[np.uint64]) -> Iterator[NDArray[np.int64]]:
    """Yield packed pairs of passages in which the same two of their rarest stems meet.

    The pairs of stems are taken in shards by their code, each shard sorted by itself. A sorted
    number holds a code of the two stems and, in its low bits, the passage.
    """
    bits = low_bits(len(rarest))
    shards = np.uint64(1 + len(rarest) * _RAREST * (_RAREST - 1) // 2 // _SHARD)
    for shard in range(int(shards)):
        found = [
            code[chosen] >> bits << bits | places[chosen].astype(np.uint64)
            for code, places in codes_of_two(rarest)
            for chosen in [(code >> bits) % shards == shard]
        ]
        yield together(np.sort(np.concatenate(found)), bits)


def low_bits(passages: int) -> np.uint64:
    """Return how many low bits of a number hold the number of a passage."""
    return np.uint64(max(1, passages).bit_length())


def codes_of_two(
    rarest: NDArray[np.uint64],
) -> Iterator[tuple[NDArray[np.uint64], NDArray[np.int64]]]:
    """Yield codes of two of the rarest stems of passages, and the numbers of these passages."""
    for i, j in combinations(range(_RAREST), 2):
        places = np.flatnonzero(rarest[:, j] != 0)
        code = rarest[places, i] * _MIX + rarest[places, j]
        code ^= code >> np.uint64(31)
        yield code * _MIX, places


def together(codes: NDArray[np.uint64], bits: np.uint64) -> NDArray[np.int64]:
    """Return the packed pairs of passages under one code, where 2 to _COMMON are under it.

    `codes` are in order and hold the passages in their low `bits`.
    """
    head = codes >> bits
    sizes = np.diff(np.append(np.flatnonzero(_changes(head)), len(head)))
    size = np.repeat(np.where(sizes <= _COMMON, sizes, 1), sizes)
    head, codes = head[size > 1], codes[size > 1]
    passages = (codes & ((np.uint64(1) << bits) - np.uint64(1))).astype(np.int64)
    found = [np.array([], dtype=np.int64)]
    for step in range(1, _COMMON):
        same = np.flatnonzero(head[step:] == head[:-step])
        found.append(pack(passages[same], passages[same + step]))
    return distinct(found)


def pack(one: NDArray[np.int64] | int, other: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return pairs of passages as single numbers, the smaller of a pair in the high bits."""
    return np.minimum(one, other) << 32 | np.maximum(one, other)


def unpack(pairs: NDArray[np.int64]) -> Pairs:
    """Return packed pairs as two columns."""
    return np.stack((pairs >> 32, pairs & 0xFFFFFFFF), axis=1)
