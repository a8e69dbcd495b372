"""How a chapter that cannot be executed is told of."""

from pathlib import Path

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from analysis.book import execution

CELLS = [new_code_cell("1"), new_markdown_cell("Two."), new_code_cell("3")]


@pytest.mark.parametrize(
    ("cell", "place"),
    [(CELLS[0], "cell 1 (line 5)"), (CELLS[2], "cell 2 (line 13)"), (None, "cell 1 (line 5)")],
    ids=["first", "second", "none, as its kernel died before"],
)
def test_a_failure_is_told_with_chapter_cell_and_line(cell, place):
    notebook = new_notebook(cells=CELLS, metadata={"source_map": [4, 8, 12]})
    chapter = execution.Chapter("chapters/one", Path("chapters/one.md"), "", notebook)
    told = execution._told(chapter, cell, RuntimeError("no more"))
    assert told == f"one.md, {place}:\nno more"
