"""Blocks: the tables of a corpus of any size, made block by block and kept as they are made.

`computed` divides the articles of a study into blocks, lets workers make the tables of each,
gathers what articles share, and gives every table as frames, one after the other: the same rows, in
the same order, as the tables in memory (`pipeline.tables`).

A module uses those before it alone (`tests/unit/test_layers.py` reads this list): division,
shelf, progress, workers, rows, tasks, tables, passages, matching, grouping, together, preload,
cluster, stages, pairing, making.

Every task is a function of a shelf, of the result that it makes, and of what this is made from; a
result that is on the shelf is not made again.
"""

from analysis.blocks.division import SIZE
from analysis.blocks.making import computed
from analysis.blocks.shelf import ShelfError
from analysis.blocks.tables import Blocks
from analysis.blocks.workers import WorkerError

__all__ = ["SIZE", "Blocks", "ShelfError", "WorkerError", "computed"]
