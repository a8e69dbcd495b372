"""The layout of text reuse: its docstring names the modules, each after those that it uses."""

import ast
import re

import pytest
from ours import ROOT

from analysis import reuse

HOME = ROOT / "src" / "analysis" / "reuse"
TOLD = re.search(r"those before it: (.*?)\.\n", reuse.__doc__, re.DOTALL)[1]
ORDER = re.sub(r"\(\w+\)", "", TOLD).replace(",", " ").split()


def used(module):
    """Return the modules of the folder that one of them imports."""
    tree = ast.parse((HOME / f"{module}.py").read_text(encoding="utf-8"))
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "analysis.reuse":
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module.startswith("analysis.reuse."):
            found.add(node.module.split(".")[2])
    return found


def test_every_module_is_named_once():
    assert sorted(ORDER) == sorted(path.stem for path in HOME.glob("[!_]*.py"))


@pytest.mark.parametrize("module", ORDER)
def test_a_module_uses_those_before_it(module):
    assert used(module) <= set(ORDER[: ORDER.index(module)])
