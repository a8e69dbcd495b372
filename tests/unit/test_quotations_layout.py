"""The layout of the quotation finder: wings in one direction, every name defined once."""

import ast
from collections import Counter
from graphlib import TopologicalSorter

import pytest
from ours import ROOT

from analysis.quotations.text import tags

HOME = ROOT / "src" / "analysis" / "quotations"
WINGS = [
    "rule_table",
    "text",
    "grammar",
    "reports",
    "persons",
    "article",
    "entities",
    "corrections",
    "__init__",
]  # upwards
TREES = {
    ".".join(path.relative_to(HOME).with_suffix("").parts): ast.parse(path.read_text("utf-8"))
    for path in sorted(HOME.rglob("*.py"))
}
PREFIX = "analysis.quotations"


def imports(tree):
    """Yield the modules of the package that a module imports, without the prefix, and the names."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(f"{PREFIX}."):
            yield node.module.removeprefix(f"{PREFIX}."), [alias.name for alias in node.names]


def defined(tree):
    """Yield every name that a module defines at its top level."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        for target in getattr(node, "targets", [getattr(node, "target", None)]):
            if target is not None:
                yield from (leaf.id for leaf in ast.walk(target) if isinstance(leaf, ast.Name))


@pytest.mark.parametrize("module", TREES)
def test_imports_are_absolute_and_go_down(module):
    tree = TREES[module]
    assert not [n for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and n.level]
    wing = WINGS.index(module.split(".")[0])
    for name, _ in imports(tree):
        other = WINGS.index(name.split(".")[0])
        inside = other == wing and "." in module
        assert other < wing or inside, f"{module} imports {name}"


def test_no_circle():
    graph = {module: {name for name, _ in imports(tree)} for module, tree in TREES.items()}
    assert len(list(TopologicalSorter(graph).static_order())) == len(TREES)


def test_no_name_is_defined_twice():
    counts = Counter(name for tree in TREES.values() for name in defined(tree))
    twice = {name for name, count in counts.items() if count > 1} - {"__all__"}
    assert not twice


def compared(tree):
    """Yield every operator of a comparison with the two sides of it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
            yield from zip(node.ops, sides[:-1], sides[1:], strict=True)


@pytest.mark.parametrize("module", TREES)
def test_sets_of_tags_and_characters_have_names(module):
    for operator, _, right in compared(TREES[module]):
        if isinstance(operator, ast.In | ast.NotIn) and isinstance(right, ast.Constant):
            pytest.fail(f"{module}, line {right.lineno}: a set without a name, {right.value!r}")


@pytest.mark.parametrize("module", TREES)
def test_tags_of_words_go_by_their_names(module):
    words = {tag for tag in vars(tags).values() if isinstance(tag, str) and tag.isalpha()}
    for _, left, right in compared(TREES[module]):
        typed = {leaf.value for leaf in ast.walk(right) if isinstance(leaf, ast.Constant)}
        assert "tag" not in ast.unparse(left) or not typed & words, f"{module}, {left.lineno}"


def test_sets_of_tags_stand_beside_the_tags():
    names = set(vars(tags)) - set(dir(object))
    for module, tree in TREES.items():
        for node in tree.body if module != "text.tags" else ():
            called = ast.unparse(getattr(node, "value", None) or ast.Constant(0))
            used = {leaf.id for leaf in ast.walk(node) if isinstance(leaf, ast.Name)}
            assert not (called.startswith("frozenset") and used & names), f"{module}: {called}"


@pytest.mark.parametrize("module", TREES)
def test_what_is_private_stays_at_home(module):
    assert not [n for _, names in imports(TREES[module]) for n in names if n.startswith("_")]


def test_what_is_public_is_used_elsewhere():
    package = [ast.parse(path.read_text("utf-8")) for path in HOME.parent.rglob("*.py")]
    used = {name for tree in package for _, names in imports(tree) for name in names}
    for module, tree in TREES.items():
        functions = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
        alone = {name for name in functions - used if not name.startswith("_")}
        assert module == "__init__" or not alone, f"{module}: {alone}"
