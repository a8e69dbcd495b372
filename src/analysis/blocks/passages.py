"""Passages: what workers do to find the passages that articles of different blocks share.

What is to come together from many blocks lies on the shelf in order, block by block; who puts it
together reads a range of each. Sentences and articles are numbered through the whole corpus.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import ArrayLike, NDArray

from analysis import corpus, schema
from analysis.blocks.shelf import Shelf
from analysis.blocks.tables import Block, Cut, linked_quotations
from analysis.reuse import candidates, pieces
from analysis.reuse.stretches import CutSentence, Speech, cut, speeches

T = TypeVar("T")

_AT_ONCE = 1_500  # pairs of articles that are matched at a time
_WEIGHED = 30_000  # pairs of sentences that are weighed at a time
_END = 1 << 64


def cut_block(shelf: Shelf, result: str, block: Block, linked: str) -> None:
    """Cut the sentences of a block, count what is in them, and keep both."""
    heads = shelf.frame(block.received, "heads").drop(index=list(block.left_out))
    sentences = corpus.english(heads, shelf.frame(block.read, "sentences"))
    spoken = speeches(corpus.english(heads, linked_quotations(shelf, block, linked)))
    units = cut(sentences, spoken)
    of = corpus.outlets(heads)
    names = list(dict.fromkeys(unit.article_id for unit in units))
    articles = {"article_id": names, "outlet": [of[name] for name in names]}
    told = [(article, *speech) for article, own in spoken.items() for speech in own]
    columns = ["article_id", *Speech._fields]
    with shelf.writing(result) as aside:
        for name, values in pieces.counted(units)._asdict().items():
            np.save(aside / f"{name}.npy", values)
        pd.DataFrame(told, columns=columns).to_parquet(aside / "speeches.parquet", index=False)
        pd.DataFrame(articles, dtype="str").to_parquet(aside / "articles.parquet", index=False)
        arrays = [pa.array([getattr(unit, name) for unit in units], _FORM[name]) for name in _FORM]
        table = pa.table(arrays, names=list(_FORM))
        with (
            pa.OSFile(str(aside / "units.arrow"), "wb") as file,
            pa.ipc.new_file(file, table.schema) as writer,
        ):
            writer.write_table(table)


_FORM = {
    "article_id": pa.string(),
    "start": pa.int64(),
    "end": pa.int64(),
    "text": pa.string(),
    "pieces": pa.list_(pa.list_(pa.int64(), 2)),
    "first": pa.list_(pa.bool_()),
    "last": pa.list_(pa.bool_()),
}
"""How the sentences of a block are kept: uncompressed, so that some of them can be read."""


def counted(shelf: Shelf, one: Cut) -> pieces.Counted:
    """Return what was counted in a block."""
    return pieces.Counted(*(shelf.array(one.result, name) for name in pieces.Counted._fields))


def frequencies(shelf: Shelf, result: str) -> pieces.Frequencies:
    """Return the frequencies that a result holds."""
    codes, counts, grams = (shelf.array(result, name) for name in ("codes", "counts", "grams"))
    passages, articles = shelf.array(result, "totals").tolist()
    return pieces.Frequencies(codes, counts, grams, passages, articles)


def add_up(shelf: Shelf, result: str, cuts: Sequence[Cut], other_outlets_only: bool) -> None:
    """Add up what was counted in the blocks; of stems, only those that two sentences have.

    Sentences of one source are not compared: of one article, or of one outlet where passages of
    `other_outlets_only` are asked for.
    """
    codes, counts = pieces.added([], [])
    grams = np.zeros(1, dtype=np.int64)
    for low in range(0, len(cuts), 50):
        some = [counted(shelf, one) for one in cuts[low : low + 50]]
        codes, counts = pieces.added(
            [codes, *(one.codes for one in some)], [counts, *(one.counts for one in some)]
        )
        grams = grams + sum(one.grams for one in some)
    articles = np.concatenate(
        [(shelf.array(one.result, "articles") + one.article).astype(np.int32) for one in cuts]
    )
    sources = _of_outlets(shelf, cuts) if other_outlets_only else articles
    several = counts > 1
    arrays = {"articles": articles, "sources": sources, "grams": grams}
    arrays |= {"codes": codes[several], "counts": counts[several]}
    arrays |= {"totals": np.array([len(articles), int(articles[-1]) + 1])}
    shelf.keep(result, {}, arrays)


def _of_outlets(shelf: Shelf, cuts: Sequence[Cut]) -> NDArray[np.int32]:
    """Return the number of the outlet of each sentence."""
    numbers: dict[str, int] = {}
    found = []
    for one in cuts:
        names = shelf.frame(one.result, "articles", ["outlet"])["outlet"]
        own = np.array([numbers.setdefault(name, len(numbers)) for name in names], dtype=np.int32)
        found.append(own[shelf.array(one.result, "articles")])
    return np.concatenate(found)


class Bundle(NamedTuple):
    """Blocks put together: the result that holds the words of their sentences, and the number of
    the first of these.
    """

    result: str
    sentence: int


def bundle(shelf: Shelf, result: str, cuts: Sequence[Cut], known: str) -> None:
    """Keep the words of some blocks together, and in order the codes of sentences of the same."""
    count = frequencies(shelf, known)
    words = pieces.together([pieces.words_of(counted(shelf, one), count) for one in cuts])
    alike = np.concatenate([shelf.array(one.result, "alike") for one in cuts])
    order = np.argsort(alike, kind="stable")
    arrays = {"alike": alike[order], "sentences": order + cuts[0].sentence}
    shelf.keep(result, {}, words._asdict() | arrays)


def find_copies(
    shelf: Shelf, result: str, bundles: Sequence[Bundle], known: str, part: int, parts: int
) -> None:
    """Find the sentences with the same words, of a part of all codes, in all blocks.

    Kept are those not to compare with others, the pairs of copies, and those of several articles.
    """
    low, high = (_END * bound // parts for bound in (part, part + 1))
    codes, sentences = [], []
    for one in bundles:
        every = shelf.array(one.result, "alike")
        inside = slice(_place(every, low), _place(every, high))
        codes.append(every[inside].copy())
        sentences.append(shelf.array(one.result, "sentences")[inside].copy())
    code, sentence = np.concatenate(codes), np.concatenate(sentences)
    sources = shelf.array(known, "sources")
    source = sources[sentence].astype(np.int64)
    order = np.lexsort((sentence, source, code))
    dropped, chain = candidates.copies(code[order], source[order], sentence[order])
    pairs = candidates.distinct([chain[sources[chain >> 32] != sources[chain & 0xFFFFFFFF]]])
    printed = pd.DataFrame({"code": code, "article": shelf.array(known, "articles")[sentence]})
    several = printed.groupby("code")["article"].transform("nunique").to_numpy() > 1
    arrays = {"dropped": np.sort(dropped), "pairs": pairs, "shared": np.sort(sentence[several])}
    shelf.keep(result, {}, arrays)


def find_meetings(
    shelf: Shelf, result: str, cuts: Sequence[Cut], copies: Sequence[str], known: str
) -> None:
    """Find the codes of the rarest words of each sentence of some blocks.

    With them are kept the sentences that several articles share and that may be too common, with
    the number of articles that have each.
    """
    count = frequencies(shelf, known)
    low, high = cuts[0].sentence, cuts[-1].sentence + cuts[-1].n_sentences
    dropped, shared = (
        np.sort(np.concatenate([_between(shelf.array(one, name), low, high) for one in copies]))
        for name in ("dropped", "shared")
    )
    found = [pieces.meetings(counted(shelf, one), one.sentence, dropped, count) for one in cuts]
    printed: set[tuple[str, str]] = set()
    for one, own in _by_block(cuts, shared, [each.sentence for each in cuts]):
        rows = own - one.sentence
        light = pieces.light(pieces.chosen(pieces.words_of(counted(shelf, one), count), rows))
        printed |= {(unit.article_id, unit.text) for unit in _taken(shelf, one, rows[light])}
    times = Counter(text for _, text in printed)
    shelf.keep(
        result,
        {
            "printed": pd.DataFrame({"text": times.keys(), "articles": times.values()}).astype(
                _TIMES
            )
        },
        {"meetings": np.sort(np.concatenate(found))},
    )


_TIMES = {"text": "str", "articles": "int64"}


def find_common(shelf: Shelf, result: str, meetings: Sequence[str], known: str) -> None:
    """Find the sentences that articles share and that are too common."""
    printed = pd.concat([shelf.frame(one, "printed") for one in meetings])
    times = printed.groupby("text")["articles"].sum()
    found = pieces.too_common(times.index[times > 1].tolist(), frequencies(shelf, known))
    shelf.keep(result, {"common": pd.DataFrame({"text": found}, dtype="str")})


def find_pairs(
    shelf: Shelf, result: str, meetings: Sequence[str], known: str, part: int, parts: int
) -> None:
    """Find the sentences that have two rare words in common, of a part of all codes."""
    bounds = _bounds(frequencies(shelf, known).passages, parts)
    low, high = bounds[part : part + 2]
    own = [_between(shelf.array(one, "meetings"), low, high) for one in meetings]
    keep_pairs(shelf, result, np.concatenate([np.empty(0, dtype=np.uint64), *own]), known)


def meetings_frame(meetings: str, shelf: Shelf, known: str, parts: int) -> pd.DataFrame:
    """Return the codes of a block, and of which part each is."""
    codes = np.array(shelf.array(meetings, "meetings"))
    inner = _bounds(frequencies(shelf, known).passages, parts)[1:-1]
    part = np.searchsorted(np.array(inner, dtype=np.uint64), codes, side="right")
    return pd.DataFrame({"part": part.astype(np.int64), "code": codes})


def keep_pairs(shelf: Shelf, result: str, codes: ArrayLike, known: str) -> None:
    """Keep the pairs of sentences that some codes bring together, whatever their order."""
    ordered = np.sort(np.asarray(codes, dtype=np.uint64))
    total = frequencies(shelf, known).passages
    pairs = pieces.paired(ordered, shelf.array(known, "sources"), total)
    shelf.keep(result, {}, {"pairs": pairs})


def _bounds(passages: int, parts: int) -> list[int]:
    """Return the bounds of the parts of all codes; sentences that meet are in one part."""
    bits = int(candidates.low_bits(passages))
    return [_END * part // parts >> bits << bits for part in range(parts + 1)]


def match(
    shelf: Shelf,
    result: str,
    cuts: Sequence[Cut],
    bundles: Sequence[Bundle],
    low: int,
    high: int,
    paired: Sequence[str],
    known: str,
) -> None:
    """Match the sentences from `low` up to `high` with all that come after; keep the alignments."""
    met = [_between(shelf.array(one, "pairs"), low << 32, high << 32) for one in paired]
    pairs = candidates.unpack(candidates.distinct([np.empty(0, dtype=np.int64), *met]))
    count = frequencies(shelf, known)
    pairs = pairs[np.argsort(pairs[:, 1])]  # so that words of few bundles are needed at a time
    worth = [np.empty((0, 2), dtype=np.int64)]
    for at in range(0, len(pairs), _WEIGHED):
        part = pairs[at : at + _WEIGHED]
        places = np.unique(part)
        words = pieces.together(list(_words(shelf, bundles, places)))
        worth.append(places[pieces.worth(words, np.searchsorted(places, part), count)])
    pairs = np.concatenate(worth)
    articles = shelf.array(known, "articles")[pairs]
    order = np.lexsort((pairs[:, 1], pairs[:, 0], articles[:, 1], articles[:, 0]))
    found = [numbered(schema.table("alignments").empty(), {})]
    for batch in _batches(articles[order]):
        found.append(_matched(shelf, cuts, pairs[order][batch], articles[order][batch], count))
    shelf.keep(result, {"alignments": pd.concat(found, ignore_index=True)})


def numbered(alignments: pd.DataFrame, numbers: Mapping[str, int]) -> pd.DataFrame:
    """Return alignments with the numbers of their articles, number_a and number_b."""
    told = {
        f"number_{side}": alignments[f"article_{side}"].map(numbers).astype("int64")
        for side in "ab"
    }
    return alignments.assign(**told)


def _batches(articles: NDArray[np.int64]) -> Iterator[slice]:
    """Yield slices of pairs of sentences that hold not too many pairs of articles, each whole."""
    fresh = np.append(True, (articles[1:] != articles[:-1]).any(axis=1))[: len(articles)]
    starts = [*np.flatnonzero(fresh)[::_AT_ONCE].tolist(), len(articles)]
    yield from map(slice, starts, starts[1:])


def _matched(
    shelf: Shelf,
    cuts: Sequence[Cut],
    pairs: NDArray[np.int64],
    articles: NDArray[np.int64],
    count: pieces.Frequencies,
) -> pd.DataFrame:
    """Return the alignments of some pairs of articles, with the numbers of these."""
    numbers: dict[str, int] = {}
    places: list[NDArray[np.int64]] = []
    units: list[CutSentence] = []
    spoken: dict[str, list[Speech]] = {}
    wanted = np.unique(articles)
    for one, own in _by_block(cuts, wanted, [each.article for each in cuts]):
        of = shelf.array(one.result, "articles")
        inside = np.flatnonzero(np.isin(of, own - one.article))
        places.append(inside + one.sentence)
        taken = list(_taken(shelf, one, inside))
        ids = [unit.article_id for unit in taken]
        numbers |= zip(ids, (of[inside] + one.article).tolist(), strict=True)
        units += taken
        for article_id, *speech in shelf.frame(one.result, "speeches").itertuples(index=False):
            if article_id in numbers:
                who = None if pd.isna(speech[2]) else speech[2]
                spoken.setdefault(article_id, []).append(Speech(speech[0], speech[1], who))
    local = np.searchsorted(np.concatenate(places), pairs)
    order = np.lexsort((local[:, 1], local[:, 0]))
    return numbered(pieces.matched(units, spoken, local[order], count), numbers)


def _words(
    shelf: Shelf, bundles: Sequence[Bundle], places: NDArray[np.int64]
) -> Iterator[pieces.Words]:
    """Yield the words of the sentences with some numbers, bundle by bundle."""
    for one, own in _by_block(bundles, places, [each.sentence for each in bundles]):
        words = pieces.Words(*(shelf.array(one.result, name) for name in pieces.Words._fields))
        yield pieces.chosen(words, own - one.sentence)


def _by_block(
    blocks: Sequence[T], numbers: NDArray[np.int64], firsts: Sequence[int]
) -> Iterator[tuple[T, NDArray[np.int64]]]:
    """Yield numbers, which are in order, block by block; `firsts` are the first of the blocks."""
    edges = [*np.searchsorted(numbers, firsts).tolist(), len(numbers)]
    for one, low, high in zip(blocks, edges, edges[1:], strict=False):
        if low < high:
            yield one, numbers[low:high]


def _taken(shelf: Shelf, one: Cut, rows: NDArray[np.int64]) -> Iterator[CutSentence]:
    """Yield some of the sentences of a block."""
    with pa.memory_map(str(shelf.path(one.result) / "units.arrow")) as file:
        taken = pa.ipc.open_file(file).read_all().take(pa.array(rows))
        columns: list[list[Any]] = [taken[name].to_pylist() for name in _FORM]
    for article_id, start, end, text, parts, first, last in zip(*columns, strict=True):
        spans = tuple(map(tuple, parts))
        yield CutSentence(article_id, start, end, text, spans, tuple(first), tuple(last))


def _between(values: NDArray[Any], low: int, high: int) -> NDArray[Any]:
    """Return a copy of those of some numbers, which are in order, that lie in a range."""
    return values[_place(values, low) : _place(values, high)].copy()


def _place(values: NDArray[Any], bound: int) -> int:
    """Return how many of some numbers, which are in order, are below a bound."""
    if bound > np.iinfo(values.dtype).max:
        return len(values)
    return int(np.searchsorted(values, values.dtype.type(bound)))
