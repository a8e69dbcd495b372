"""Pairing: the passes that find the passages which articles of any blocks share."""

from collections.abc import Mapping, Sequence
from itertools import chain, pairwise

import pandas as pd

from analysis import corpus, fingerprint, inputs
from analysis.blocks import passages, together
from analysis.blocks.shelf import Shelf
from analysis.blocks.stages import Stages
from analysis.blocks.tables import Blocks, Cut
from analysis.reuse import align, candidates
from analysis.reuse.alignment import warn_of
from analysis.steps import STEPS

PART = 100_000
"""Sentences of a corpus for which its codes are put together in one more part."""

RUNS = 200  # runs of blocks whose sentences are matched with those of all that follow


def pair(stages: Stages, found: Blocks) -> None:
    """Have the alignments of a corpus and their groups on the shelf."""
    code = fingerprint.of("analysis.reuse", passages.__name__, together.__name__)
    cuts = _cut(stages, found, code)
    by_outlet = found.settings.other_outlets_only
    key = fingerprint.digest(code, [one.result for one in cuts], by_outlet)
    if sum(one.n_sentences for one in cuts) <= candidates.FEW:
        found.matched = [f"aligned-{key}"]
        stages.once("sentences matched", _align, found.matched[0], found, cuts)
    else:
        found.matched = _matched(stages, cuts, key, by_outlet)
    found.cuts = cuts
    found.grouped = f"grouped-{fingerprint.digest(code, key, found.matched)}"
    stages.once("passages grouped", together.group, found.grouped, found.matched, cuts)


def _cut(stages: Stages, found: Blocks, code: str) -> list[Cut]:
    """Have the sentences of all blocks cut and counted; return their numbers."""
    shelf = stages.shelf
    results = {}
    for block in found.blocks:
        linked = inputs.digest(shelf.path(found.linked) / f"{block.read}.parquet")
        result = f"cut-{fingerprint.digest(code, block.read, linked)}"
        results[result] = (block, found.linked)
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


def _align(shelf: Shelf, result: str, found: Blocks, cuts: Sequence[Cut]) -> None:
    """Align the articles of a small corpus, which is read as a whole, as in memory."""
    frames = {
        name: pd.concat(list(found.frames(name)), ignore_index=True)
        for name in STEPS["alignments"].takes
    }
    takes = (corpus.english(found.articles, frame) for frame in frames.values())
    outlets = corpus.outlets(found.articles) if found.settings.other_outlets_only else None
    names = (shelf.frame(one.result, "articles")["article_id"] for one in cuts)
    numbers = {article_id: n for n, article_id in enumerate(chain.from_iterable(names))}
    made = passages.numbered(align(*takes, outlets=outlets), numbers)
    shelf.keep(result, {"alignments": made})


def _matched(stages: Stages, cuts: list[Cut], key: str, by_outlet: bool) -> list[str]:
    """Have the alignments of a large corpus, in parts; return these in order."""
    total = sum(one.n_sentences for one in cuts)
    edges = [*(one.sentence for one in cuts[:: 1 + len(cuts) // RUNS]), total]
    runs = {f"matched-{key}-{low}": (low, high) for low, high in pairwise(edges) if low < high}
    parts = 1 + total // PART
    common = [f"common-{key}-{n}" for n in range(parts)]
    if not stages.have([*runs, *common]):  # what they are made from is no longer needed
        _match(stages, cuts, key, by_outlet, runs, common)
    warn_of([text for one in common for text in stages.shelf.frame(one, "common")["text"]])
    return list(runs)


def _match(
    stages: Stages,
    cuts: list[Cut],
    key: str,
    by_outlet: bool,
    runs: Mapping[str, tuple[int, int]],
    common: Sequence[str],
) -> None:
    """Have the alignments of a large corpus, and the sentences that are too common for it."""
    parts = len(common)
    known = f"counts-{key}"
    stages.once("words counted", passages.add_up, known, cuts, by_outlet)

    copies = {f"copies-{key}-{n}": (cuts, known, n, parts) for n in range(parts)}
    stages.run("parts searched for copies", passages.find_copies, copies)
    shared = {result: (cuts, known, n, parts) for n, result in enumerate(common)}
    stages.run("parts searched for common sentences", passages.find_common, shared)

    met = {f"meetings-{key}-{n}": (one, list(copies), known) for n, one in enumerate(cuts)}
    stages.run("blocks searched for rare words", passages.find_meetings, met)
    pairs = {f"pairs-{key}-{n}": (list(met), known, n, parts) for n in range(parts)}
    stages.pair("parts paired by rare words", pairs)

    paired = [*copies, *pairs]
    given = {run: (cuts, *bounds, paired, known) for run, bounds in runs.items()}
    stages.run("runs of blocks matched with those that follow", passages.match, given)
    stages.forget([known, *met, *paired])
