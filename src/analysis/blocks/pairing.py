"""Pairing: the passes that find the passages which articles of any blocks share."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, chain, groupby, pairwise

import pandas as pd

from analysis import corpus, fingerprint, inputs
from analysis.blocks import grouping, matching, passages
from analysis.blocks.shelf import Shelf
from analysis.blocks.stages import Stages
from analysis.blocks.tables import Block, Cut, Paired, heads, linked_quotations
from analysis.reuse import align, candidates
from analysis.reuse.alignment import warn_of

PART = 100_000
"""Sentences whose codes are brought together, or put together, at a time."""

RUNS = 200  # runs of blocks whose sentences are matched with those of all that follow


def pair(stages: Stages, blocks: Sequence[Block], linked: str, other_outlets_only: bool) -> Paired:
    """Have the alignments of a corpus and their groups on the shelf.

    `linked` holds the entities of speakers; with `other_outlets_only`, articles of one outlet share
    nothing.
    """
    code = fingerprint.of("analysis.reuse", passages.__name__, matching.__name__, grouping.__name__)
    cuts = _cut(stages, blocks, linked, code)
    key = fingerprint.digest(code, [one.result for one in cuts], other_outlets_only)
    if sum(one.n_sentences for one in cuts) <= candidates.FEW:
        matched = [f"aligned-{key}"]
        stages.once("sentences matched", _align, *matched, blocks, linked, cuts, other_outlets_only)
    else:
        matched = _matched(stages, cuts, key, other_outlets_only)
    return _grouped(stages, cuts, matched, fingerprint.digest(code, key, matched))


def _cut(stages: Stages, blocks: Sequence[Block], linked: str, code: str) -> list[Cut]:
    """Have the sentences of all blocks cut and counted; return their numbers."""
    shelf = stages.shelf
    results = {}
    for block in blocks:
        own = inputs.digest(shelf.path(linked) / f"{block.read}.parquet")
        results[f"cut-{fingerprint.digest(code, block.read, own)}"] = (block, linked)
    stages.run("blocks of sentences cut", passages.cut_block, results)
    cuts = []
    sentence = article = 0
    for result in results:
        of = shelf.array(result, "articles")
        number = int(of.max(initial=-1)) + 1
        cuts.append(Cut(result, sentence, article, len(of), number))
        sentence += len(of)
        article += number
    return cuts


def _align(
    shelf: Shelf,
    result: str,
    blocks: Sequence[Block],
    linked: str,
    cuts: Sequence[Cut],
    other_outlets_only: bool,
) -> None:
    """Align the articles of a small corpus, which is read as a whole, as in memory."""
    articles = pd.concat(list(heads(shelf, blocks)), ignore_index=True)
    sentences = [shelf.frame(block.read, "sentences") for block in blocks]
    spoken = [linked_quotations(shelf, block, linked) for block in blocks]
    takes = (
        corpus.english(articles, pd.concat(frames, ignore_index=True))
        for frames in (sentences, spoken)
    )
    outlets = corpus.outlets(articles) if other_outlets_only else None
    names = (shelf.frame(one.result, "articles")["article_id"] for one in cuts)
    numbers = {article_id: n for n, article_id in enumerate(chain.from_iterable(names))}
    made = matching.numbered(align(*takes, outlets=outlets), numbers)
    shelf.keep(result, {"alignments": made})


def _matched(stages: Stages, cuts: list[Cut], key: str, other_outlets_only: bool) -> list[str]:
    """Have the alignments of a large corpus, in parts; return these in order."""
    total = sum(one.n_sentences for one in cuts)
    edges = [*(one.sentence for one in cuts[:: 1 + len(cuts) // RUNS]), total]
    runs = {f"matched-{key}-{low}": (low, high) for low, high in pairwise(edges) if low < high}
    common = f"common-{key}"
    if not stages.have([*runs, common]):  # what they are made from is no longer needed
        _match(stages, cuts, key, other_outlets_only, runs, common)
    warn_of(stages.shelf.frame(common, "common")["text"].tolist())
    return list(runs)


def _match(
    stages: Stages,
    cuts: list[Cut],
    key: str,
    other_outlets_only: bool,
    runs: Mapping[str, tuple[int, int]],
    common: str,
) -> None:
    """Have the alignments of a large corpus, and the sentences that are too common for it.

    What sentences have in common is put together in as many parts as it is brought in: those who
    bring it go through some blocks each, those who put it together through a range of all codes.
    """
    together = list(_bundles(cuts))
    parts = len(together)
    known = f"counts-{key}"
    stages.run("words counted", passages.add_up, {known: (cuts, other_outlets_only)})

    bundled = {f"bundle-{key}-{n}": (own, known) for n, own in enumerate(together)}
    stages.run("blocks bundled", passages.bundle, bundled)
    bundles = [passages.Bundle(one, own[0].sentence) for one, (own, _) in bundled.items()]
    copies = {f"copies-{key}-{n}": (bundles, known, n, parts) for n in range(parts)}
    stages.run("parts searched for copies", passages.find_copies, copies)

    met = {f"meetings-{key}-{n}": (own, list(copies), known) for n, own in enumerate(together)}
    stages.run("bundles searched for rare words", passages.find_meetings, met)
    stages.run("common sentences", passages.find_common, {common: (list(met), known)})
    pairs = {f"pairs-{key}-{n}": (list(met), known, n, parts) for n in range(parts)}
    stages.pair("parts paired by rare words", pairs)

    made = list(copies), list(pairs)
    given = {run: (cuts, bundles, *bounds, *made, known) for run, bounds in runs.items()}
    stages.run("runs of blocks matched with those that follow", matching.match, given)
    stages.forget([known, *bundled, *met, *copies, *pairs])


def _grouped(stages: Stages, cuts: Sequence[Cut], matched: Sequence[str], key: str) -> Paired:
    """Have the groups of the alignments, and what each bundle of blocks shares."""
    bundles = list(_bundles(cuts))
    grouped = f"grouped-{key}"
    sides = [f"sides-{key}-{n}" for n in range(len(bundles))]
    of_blocks = [one for one, own in zip(sides, bundles, strict=True) for _ in own]
    paired = Paired(cuts, matched, grouped, of_blocks)
    if stages.have([grouped, *sides]):
        return paired
    counts = (stages.shelf.rows(part, "alignments") for part in matched)
    parts = (matched, [0, *accumulate(counts)])
    sided = {f"sided-{key}-{n}": part for n, part in enumerate(zip(*parts, strict=False))}
    stages.run("parts of alignments put in order", grouping.take_sides, sided)
    joined = {f"joined-{key}-{n}": (list(sided), own) for n, own in enumerate(bundles)}
    stages.run("passages that overlap", grouping.join_overlapping, joined)
    given = {grouped: (list(joined), *parts, cuts)}
    stages.run("passages grouped", grouping.group, given)
    told = {one: (own, grouped, *parts) for one, own in zip(sides, joined, strict=True)}
    stages.run("bundles of blocks told what they share", grouping.tell_sides, told)
    stages.forget([*sided, *joined])
    return paired


def _bundles(cuts: Sequence[Cut]) -> Iterator[list[Cut]]:
    """Yield blocks in bundles of about PART sentences."""
    for _, bundle in groupby(cuts, lambda one: one.sentence // PART):
        yield list(bundle)
