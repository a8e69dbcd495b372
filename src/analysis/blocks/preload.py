"""What a worker uses, imported: before it is forked, or as `dask worker` starts it.

dask worker ADDRESS --preload analysis.blocks.preload
"""

from importlib import import_module

from analysis.steps import STEPS

_TASKS = ("analysis.blocks.tasks", "analysis.blocks.together", "analysis.blocks.passages")

for _module in sorted({*_TASKS, *(step.module for step in STEPS.values())}):
    import_module(_module)
