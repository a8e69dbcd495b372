"""Passages: what workers do to find the passages that articles of different blocks share.

What is to come together from many blocks lies on the shelf in order, block by block; who puts it
together reads a range of each. Sentences and articles are numbered through the whole corpus.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, TypeVar

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import ArrayLike, NDArray

from analysis import corpus
from analysis.blocks.shelf import Shelf
from analysis.blocks.tables import Block, Cut, linked_quotations
from analysis.reuse import candidates, pieces
from analysis.reuse.copies import copies
from analysis.reuse.stretches import CutSentence, Speech, cut, speeches

T = TypeVar("T")

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
    "said": pa.list_(pa.list_(pa.int64(), 2)),
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
    """Keep the words of some blocks together, and in order the codes of what can be copied."""
    count = frequencies(shelf, known)
    words = pieces.together([pieces.words_of(counted(shelf, one), count) for one in cuts])
    alike = np.concatenate([shelf.array(one.result, "alike") for one in cuts])
    order = np.argsort(alike, kind="stable")
    arrays = {"alike": alike[order], "sentences": order + cuts[0].sentence}
    copied = np.concatenate([shelf.array(one.result, "copied") for one in cuts])
    places = [shelf.array(one.result, "copied_in") + one.sentence for one in cuts]
    order = np.argsort(copied, kind="stable")
    arrays |= {"copied": copied[order], "copied_in": np.concatenate(places)[order]}
    shelf.keep(result, {}, words._asdict() | arrays)


def find_copies(
    shelf: Shelf, result: str, bundles: Sequence[Bundle], known: str, part: int, parts: int
) -> None:
    """Find the sentences with the same words, of a part of all codes, in all blocks.

    Kept are those not to compare with others, the pairs of copies, and those of several articles;
    and, as `same`, the pairs that have a sentence or a quotation in common, word for word.
    """
    low, high = (_END * bound // parts for bound in (part, part + 1))
    code, sentence = _of_part(shelf, bundles, "alike", "sentences", low, high)
    copied, copied_in = _of_part(shelf, bundles, "copied", "copied_in", low, high)
    sources = shelf.array(known, "sources")
    same = candidates.same(copied, copied_in, sources[copied_in].astype(np.int64))
    source = sources[sentence].astype(np.int64)
    order = np.lexsort((sentence, source, code))
    dropped, chain = candidates.copies(code[order], source[order], sentence[order])
    pairs = candidates.distinct([chain[sources[chain >> 32] != sources[chain & 0xFFFFFFFF]]])
    printed = pd.DataFrame({"code": code, "article": shelf.array(known, "articles")[sentence]})
    several = printed.groupby("code")["article"].transform("nunique").to_numpy() > 1
    arrays = {"dropped": np.sort(dropped), "pairs": pairs, "shared": np.sort(sentence[several])}
    shelf.keep(result, {}, arrays | {"same": same})


def _of_part(
    shelf: Shelf, bundles: Sequence[Bundle], codes: str, sentences: str, low: int, high: int
) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """Return the codes in a range that bundles hold, in order in each, and the sentences."""
    found, places = [], []
    for one in bundles:
        every = shelf.array(one.result, codes)
        inside = slice(_place(every, low), _place(every, high))
        found.append(every[inside].copy())
        places.append(shelf.array(one.result, sentences)[inside].copy())
    return np.concatenate(found), np.concatenate(places)


def find_meetings(
    shelf: Shelf, result: str, cuts: Sequence[Cut], copied: Sequence[str], known: str
) -> None:
    """Find the codes of the rarest words of each sentence of some blocks.

    With them are kept the sentences that several articles share and that may be too common, with
    the number of articles that have each.
    """
    count = frequencies(shelf, known)
    low, high = cuts[0].sentence, cuts[-1].sentence + cuts[-1].n_sentences
    dropped, shared = (
        np.sort(np.concatenate([between(shelf.array(one, name), low, high) for one in copied]))
        for name in ("dropped", "shared")
    )
    found = [pieces.meetings(counted(shelf, one), one.sentence, dropped, count) for one in cuts]
    printed: set[tuple[str, str]] = set()
    for one, own in by_block(cuts, shared, [each.sentence for each in cuts]):
        rows = own - one.sentence
        light = pieces.light(pieces.chosen(pieces.words_of(counted(shelf, one), count), rows))
        told = taken(shelf, one, rows[light])
        printed |= {(unit.article_id, unit.text) for unit in told if not copies(unit)}
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
    own = [between(shelf.array(one, "meetings"), low, high) for one in meetings]
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


def by_block(
    blocks: Sequence[T], numbers: NDArray[np.int64], firsts: Sequence[int]
) -> Iterator[tuple[T, NDArray[np.int64]]]:
    """Yield numbers, which are in order, block by block; `firsts` are the first of the blocks."""
    edges = [*np.searchsorted(numbers, firsts).tolist(), len(numbers)]
    for one, low, high in zip(blocks, edges, edges[1:], strict=False):
        if low < high:
            yield one, numbers[low:high]


def taken(shelf: Shelf, one: Cut, rows: NDArray[np.int64]) -> Iterator[CutSentence]:
    """Yield some of the sentences of a block."""
    with pa.memory_map(str(shelf.path(one.result) / "units.arrow")) as file:
        taken = pa.ipc.open_file(file).read_all().take(pa.array(rows))
        columns: list[list[Any]] = [taken[name].to_pylist() for name in _FORM]
    for article_id, start, end, text, parts, first, last, said in zip(*columns, strict=True):
        spans, runs = tuple(map(tuple, parts)), tuple(map(tuple, said))
        yield CutSentence(article_id, start, end, text, spans, tuple(first), tuple(last), runs)


def between(values: NDArray[Any], low: int, high: int) -> NDArray[Any]:
    """Return a copy of those of some numbers, which are in order, that lie in a range."""
    return values[_place(values, low) : _place(values, high)].copy()


def _place(values: NDArray[Any], bound: int) -> int:
    """Return how many of some numbers, which are in order, are below a bound."""
    if bound > np.iinfo(values.dtype).max:
        return len(values)
    return int(np.searchsorted(values, values.dtype.type(bound)))
