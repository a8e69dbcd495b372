"""Stages: results that are made by workers unless they are on the shelf."""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from analysis.blocks import passages
from analysis.blocks.cluster import Cluster
from analysis.blocks.progress import Progress
from analysis.blocks.shelf import Shelf
from analysis.blocks.workers import Workers


class Stages:
    """The stages of one run: a shelf, who works, and which results are of use."""

    def __init__(self, shelf: Shelf, crew: Workers) -> None:
        self.shelf = shelf
        self.used: set[str] = set()
        self._crew = crew
        self._progress = Progress()

    def run(
        self, name: str, function: Callable[..., None], results: Mapping[str, tuple[Any, ...]]
    ) -> None:
        """Have results on the shelf; `function` makes one, given the shelf, its name and more."""
        missing = [result for result in results if not self.shelf.has(result)]
        self.used |= results.keys()
        self._progress.begin(name, len(results), len(results) - len(missing))
        given = [(self.shelf, result, *results[result]) for result in missing]
        for _ in self._crew.run(function, given):
            self._progress.step()

    def pair(self, name: str, results: Mapping[str, tuple[Any, ...]]) -> None:
        """Have the pairs of sentences on the shelf; a cluster brings them together itself."""
        if not isinstance(self._crew, Cluster):
            self.run(name, passages.find_pairs, results)
            return
        self.used |= results.keys()
        if not self.have(results.keys()):
            self._progress.begin(name, 1)
            self._crew.pair(self.shelf, results)
            self._progress.step()

    def once(self, name: str, function: Callable[..., None], result: str, *given: Any) -> None:
        """Have a result on the shelf that this process makes itself."""
        self.used.add(result)
        if not self.shelf.has(result):
            self._progress.begin(name, 1)
            function(self.shelf, result, *given)
            self._progress.step()

    def have(self, results: Collection[str]) -> bool:
        """Tell whether some results are all there; they are of use then."""
        there = all(map(self.shelf.has, results))
        if there:
            self.used |= {*results}
        return there

    def forget(self, results: Collection[str]) -> None:
        """Count results as of no use any more."""
        self.used -= {*results}
