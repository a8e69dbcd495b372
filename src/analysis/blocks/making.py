"""Making: the passes over a corpus, in order; what each gives is kept and used again."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from analysis import corpus, fingerprint, inputs, schema, steps
from analysis.blocks import rows, tasks, together
from analysis.blocks.cluster import cluster
from analysis.blocks.division import SIZE, divided
from analysis.blocks.pairing import pair
from analysis.blocks.shelf import opened
from analysis.blocks.stages import Stages
from analysis.blocks.tables import Block, Blocks, Paired, Received, Taken, heads
from analysis.blocks.workers import workers
from analysis.cores import all_cores
from analysis.intake import gathering
from analysis.intake.found import DOUBLE, LeftOut
from analysis.intake.gathering import Gathered, Source, sources
from analysis.pipeline import Recipe, Tables
from analysis.steps import STEPS
from analysis.study import Study

PART = 40
"""Blocks whose speakers, or outlets, are put in parts, one for as many blocks, at a time."""


@contextmanager
def computed(
    study: Study,
    folder: Path,
    number: int = 0,
    size: int = SIZE,
    skip_bad: bool = False,
    address: str = "",
) -> Iterator[Blocks]:
    """Have the tables of a study, computed in blocks of about `size` articles.

    What is computed is kept in `folder`, and what is there from before is used; at the end of the
    block, what was of no use is removed. `number` processes compute, by default one a core, or the
    workers of the Dask cluster at an `address`. With `skip_bad`, articles that cannot be used are
    left out.

    Raises StudyError, CorpusError or CodedError, as `pipeline.tables` does, ShelfError for a folder
    that cannot be used and WorkerError when a worker dies or none answers; OSError where there is
    no room.
    """
    with opened(folder) as shelf:
        with cluster(address, shelf) if address else workers(number or all_cores()) as crew:
            stages = Stages(shelf, crew)
            making = _Making(study, stages, size)
            received = making.received(skip_bad)
            own = making.own(received)
            blocks = making.read(received, own)
            linked = making.link(blocks, own.aliases)
            paired = pair(stages, blocks, linked, study.settings.other_outlets_only)
            shared = making.share(blocks, linked, paired)
        yield Blocks(shelf, own, received, blocks, linked, paired, shared)
        shelf.sweep(stages.used)


class _Making:
    """One run over the blocks of a corpus."""

    def __init__(self, study: Study, stages: Stages, size: int) -> None:
        self._study = study
        self._stages = stages
        self._shelf = stages.shelf
        self._size = size
        self._files = inputs.digests(study)

    # ---------------------------------------------------------------------------------- articles

    def received(self, skip_bad: bool) -> Received:
        """Return the articles that lie in the study's place, in blocks, and what is excluded."""
        place = corpus.articles_place(self._study)
        taken, excluded = self._taken_in()
        blocks, gone, doubles = self._blocks(taken)
        excluded = pd.concat([excluded, doubles], ignore_index=True)
        some = self._shelf.frame(taken[0], "heads") if taken else pd.DataFrame()
        nothing = corpus.framed("decisions", [])
        corpus.usable(corpus.Reading(place, some, nothing, excluded), skip_bad)
        kept = corpus.kept_decisions(self._study)
        self._study.refuse_unknown("articles", self._ids(blocks))
        if wanted := {*kept["article_id"]}:
            there = {one for one in self._ids(blocks) if one in wanted}
            kept = kept[kept["article_id"].isin(there)]
        return Received(blocks, gone, kept, excluded)

    def _ids(self, blocks: Sequence[Taken]) -> Iterator[str]:
        for head in heads(self._shelf, blocks):
            yield from head["article_id"]

    def _blocks(self, taken: Sequence[str]) -> tuple[list[Taken], frozenset[str], pd.DataFrame]:
        """Return the blocks without the articles that cannot stand beside an earlier one.

        With them are given the ids that are gone with these, and these as rows of `excluded`.
        """
        sizes, doubtful = self._doubtful(taken)
        told = Gathered("")
        labels = []
        for label, wrong in corpus.doubles(doubtful):
            told.leave_out(str(doubtful.at[label, "file"]), wrong, DOUBLE)
            labels.append(label)
        stay = {*doubtful["article_id"].drop(labels)}
        gone = frozenset(doubtful.loc[labels, "article_id"]) - stay
        blocks, first = [], 0
        for one, number in zip(taken, sizes, strict=True):
            edges = (bisect_left(labels, edge) for edge in (first, first + number))
            left_out = tuple(label - first for label in labels[slice(*edges)])
            blocks.append(Taken(one, left_out))
            first += number
        return blocks, gone, corpus.framed("excluded", told.excluded)

    def _doubtful(self, taken: Sequence[str]) -> tuple[list[int], pd.DataFrame]:
        """Return how many articles each block has, and those of which others may be doubles.

        These are the ones whose id, or whose outlet and text, others have, too, if one goes by
        their codes; of the rest no more than these is in memory. They are numbered through.
        """
        codes = []
        for one in taken:
            head = self._shelf.frame(one, "heads", ["article_id", "outlet", "text_digest"])
            ways = (head[["article_id"]], head[["outlet", "text_digest"]])
            codes.append([pd.util.hash_pandas_object(way, index=False) for way in ways])
        sizes = [len(ids) for ids, _ in codes]
        doubtful = np.zeros(sum(sizes), dtype=bool)
        for way in zip(*codes, strict=True):
            doubtful |= pd.concat(way, ignore_index=True).duplicated(keep=False).to_numpy()
        found, first = [pd.DataFrame(columns=tasks.HEADS)], 0
        for one, number in zip(taken, sizes, strict=True):
            own = np.flatnonzero(doubtful[first : first + number])
            if len(own):
                found.append(self._shelf.frame(one, "heads").loc[own].set_axis(own + first))
            first += number
        return sizes, pd.concat(found[1:] or found)  # in order

    def _taken_in(self) -> tuple[list[str], pd.DataFrame]:
        """Return the results that hold the articles as received, in order, and what is excluded."""
        encoding, size, files = self._study.settings.encoding, self._size, self._files
        code = fingerprint.of("analysis.corpus", tasks.__name__)

        def key(run: list[Source | LeftOut], digests: Mapping[str, str]) -> str:
            return fingerprint.digest(code, encoding, size, [_told(one, digests) for one in run])

        runs = [
            (run, {one.file.name: _digest(one, files) for one in run if isinstance(one, Source)})
            for run in _runs(sources(self._study.articles, self._study), size)
        ]
        tables = {
            f"parts-{key(run, digests)}": (table, digests[table.file.name], encoding, size)
            for run, digests in runs
            if (table := _table(run))
        }
        parts = iter(self._naming("tables parted", rows.part_rows, tables))
        results: dict[str, tuple[Any, ...]] = {}
        for run, digests in runs:
            if table := _table(run):
                for part in next(parts):
                    of_part = [rows.of_part(self._shelf, table, part)]
                    result = f"taken-{key(run, {table.file.name: part})}"
                    results[result] = (of_part, {}, encoding, 4 * size)  # so that it is one block
            else:
                results[f"taken-{key(run, digests)}"] = (run, digests, encoding, size)
        names = chain.from_iterable(self._naming("files taken in", tasks.take_in, results))
        told_out = [self._shelf.frame(one, "excluded") for one in results]
        every = pd.concat([corpus.framed("excluded", []), *told_out], ignore_index=True)
        return list(names), every

    def _naming(
        self, name: str, function: Callable[..., None], results: Mapping[str, tuple[Any, ...]]
    ) -> list[list[str]]:
        """Have results that name others, which are of use with them; return what each names.

        One of which a result is lost is made anew.
        """
        for result in results:
            if self._shelf.has(result) and not all(map(self._shelf.has, self._named(result))):
                self._shelf.drop(result)
        self._stages.run(name, function, results)
        named = [self._named(result) for result in results]
        self._stages.used.update(*named)
        return named

    def _named(self, result: str) -> list[str]:
        named: list[str] = self._shelf.frame(result, "named")["result"].tolist()
        return named

    # -------------------------------------------------------------------------------------- tables

    def own(self, received: Received) -> Tables:
        """Return the tables that people wrote for the study, about the articles received.

        These are got when they are needed: with texts, where something is written about passages.
        """
        blocks, declared = received.blocks, schema.tables().items()
        with_texts = any(name in self._files for name, table in declared if table.spans)

        def articles() -> pd.DataFrame:
            found = heads(self._shelf, blocks)
            if with_texts:
                found = (tasks.articles(self._shelf, one.received, one.left_out) for one in blocks)
            return pd.concat(list(found), ignore_index=True)

        depends = [[vars(one) for one in blocks], with_texts]
        known = {"files": self._files, "keys": {}, "digests": {}}
        return Tables(self._study, known=known, received=Recipe(lambda: depends, articles))

    def read(self, received: Received, own: Tables) -> list[Block]:
        """Make the tables of each article by itself."""
        modules = [STEPS[name].module for name in steps.scoped("article")]
        code = fingerprint.of(tasks.__name__, "analysis.quotations", *modules)
        given = {name: getattr(own, name) for name in steps.given()}
        blocks, results = [], dict[str, tuple[Any, ...]]()
        for one, head in zip(received.blocks, heads(self._shelf, received.blocks), strict=True):
            of_block = given | {"corrections": _of(head, given["corrections"])}
            told = [frame.to_dict("list") for frame in of_block.values()]
            read = f"read-{fingerprint.digest(code, told, vars(one))}"
            results[read] = (one.received, one.left_out, of_block)
            blocks.append(Block(**vars(one), read=read))
        self._stages.run("blocks of articles read", tasks.read, results)
        return blocks

    def link(self, blocks: Sequence[Block], aliases: pd.DataFrame) -> str:
        """Join the speakers of all articles; return the result that holds their entities."""
        reads = [one.read for one in blocks]
        code = fingerprint.of(tasks.__name__, "analysis.quotations")
        key = fingerprint.digest(code, aliases.to_dict("list"), reads)
        linked = f"linked-{key}"
        if self._stages.have([linked]):
            return linked
        names = f"known-{key}"
        self._stages.run("names known", tasks.know_names, {names: (reads, aliases)})
        firsts = range(0, len(reads), PART)
        parted = {
            f"speakers-{key}-{n}": (reads[first : first + PART], first, names, len(firsts))
            for n, first in enumerate(firsts)
        }
        self._stages.run("bundles of blocks searched for names", tasks.part_names, parted)
        given = {f"names-{key}-{n}": (list(parted), names, n) for n in range(len(firsts))}
        self._stages.run("parts of names joined", tasks.join_names, given)
        self._stages.run("entities of speakers", tasks.link, {linked: (reads, list(given))})
        self._stages.forget([names, *parted, *given])
        return linked

    def share(self, blocks: Sequence[Block], linked: str, paired: Paired) -> str:
        """Make the tables of all articles together; return how the names of the results begin."""
        names = steps.scoped("outlet", "sharing")
        code = fingerprint.of(together.__name__, *(STEPS[name].module for name in names))
        key = fingerprint.digest(code, linked, paired.grouped)
        shared = f"shared-{key}"
        made = {f"{shared}-{name}": name for name in names}
        if self._stages.have(made):
            return shared
        own = enumerate(zip(blocks, paired.cuts, paired.sides, strict=True))
        counted = {f"counted-{key}-{n}": (*one, linked) for n, one in own}
        self._stages.run("blocks counted by outlet", together.count, counted)
        every = list(counted)
        bundles = [every[at : at + PART] for at in range(0, len(every), PART)]
        parted = {f"parted-{key}-{n}": (own, len(bundles)) for n, own in enumerate(bundles)}
        self._stages.run("bundles of blocks parted by outlet", together.part, parted)
        parts = {f"outlets-{key}-{n}": (list(parted), n) for n in range(len(bundles))}
        self._stages.run("parts of outlets", together.make_part, parts)
        given = {one: (name, every, list(parts)) for one, name in made.items()}
        self._stages.run("tables of all articles", together.make, given)
        self._stages.forget([*counted, *parted, *parts])
        return shared


def _of(head: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of a table that are of the articles of a block, of which `head` tells."""
    return rows[rows["article_id"].isin(head["article_id"])].reset_index(drop=True)


def _digest(source: Source, files: Mapping[str, str]) -> str:
    """Return the digest of a file; `files` are those that are known by their names."""
    return files.get(f"articles/{source.file.name}") or inputs.digest(source.file.path)


def _table(run: Sequence[Source | LeftOut]) -> Source | None:
    """Return the file of many articles that a run is, None for any other."""
    one = run[0]
    return one if isinstance(one, Source) and one.file.kind.many else None


def _runs(lying: Iterator[Source | LeftOut], size: int) -> Iterator[list[Source | LeftOut]]:
    """Yield what is to be read in runs; a file of many articles is a run of its own."""
    several: list[tuple[str, Source | LeftOut]] = []
    for one in lying:
        if isinstance(one, Source) and one.file.kind.many:
            yield from divided(several, size)
            yield [one]
            several = []
        else:
            several.append((one.file.name if isinstance(one, Source) else one.file, one))
    yield from divided(several, size)


def _told(one: Source | LeftOut, digests: Mapping[str, str]) -> list[Any]:
    """Return what tells a source from others, for the key of what is read of it."""
    if isinstance(one, LeftOut):
        return [one.file, str(one.wrong), one.wrong.place, one.wrong.row, one.status]
    number = one.number if one.file.kind.many else gathering.named(one.file, one.number)
    return [one.file.name, digests[one.file.name], number, one.row]
