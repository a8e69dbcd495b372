"""The direction of the code: a module imports from lower layers only, siblings never each other."""

import ast
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions

import pytest
from ours import ROOT

# The numbered list of CONTRIBUTING.md: each module by its name, what it is in brackets.
_ITEMS = re.findall(
    r"^\d+\. (.+)$", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.MULTILINE
)
LAYERS = [re.findall(r"`(\w+)` \(", item) for item in _ITEMS]
LAYER = {module: n for n, modules in enumerate(LAYERS) for module in modules}
SOURCE = ROOT / "src" / "analysis"
FILES = sorted(SOURCE.rglob("*.py"))


def module_of(path):
    return path.relative_to(SOURCE).with_suffix("").parts[0]


def imported(path):
    """Yield every module that a file imports, dotted."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_imports_go_down(path):
    module = module_of(path)
    for name in imported(path):
        parts = name.split(".")
        if parts[0] != "analysis" or len(parts) < 2 or parts[1] not in LAYER:
            continue
        inside = parts[1] == module
        assert inside or LAYER[parts[1]] < LAYER[module], f"{module} imports {parts[1]}"


@pytest.mark.parametrize(
    ("library", "owners"),
    [("matplotlib", "figures"), ("myst_nb", "book"), ("sphinx", "book"), ("docutils", "book")]
    + [("dask", "blocks"), ("distributed", "blocks")]
    + [(name, "intake") for name in ("trafilatura", "docx", "py3langid")]
    + [("pypdf", "intake book")],  # reads those of others, writes roles into that of the book
)
def test_a_library_has_its_owners(library, owners):
    users = {module_of(p) for p in FILES if any(n.split(".")[0] == library for n in imported(p))}
    assert users == set(owners.split())


PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
ROOMS_OF_EXTRAS = {
    "pages": ["html", "pages"],
    "figures": ["figures"],
    "cluster": ["blocks/cluster.py"],
    "book": ["book", "chapters"],
}
"""What each extra is for; story comes with the book, being of this report alone."""


def distribution(name):
    """Return a name as distributions are compared."""
    return re.sub(r"[-_.]+", "-", name).lower()


def declared(extra=""):
    """Return the distributions that a plain installation, or one with an extra, asks for."""
    found, asked = set(), [*PROJECT["dependencies"]]
    asked += PROJECT["optional-dependencies"][extra] if extra else []
    for one in asked:
        name, inner = re.match(r"([\w.-]+)(?:\[(.*?)\])?", one).groups()
        found |= declared(inner) if name == PROJECT["name"] else {distribution(name)}
    return found


def undeclared(paths, extra=""):
    """Return the libraries that files import and no distribution that is asked for holds."""
    holds = packages_distributions()
    used = {name.split(".")[0] for path in paths for name in imported(path)}
    used -= sys.stdlib_module_names | {"analysis"}
    asked = declared(extra)
    return {name for name in used if asked.isdisjoint(map(distribution, holds.get(name, [name])))}


def files_of(rooms):
    """Return the files of rooms (modules, folders or files below the package)."""
    return [p for p in FILES if any(p.is_relative_to(SOURCE / room) for room in rooms)]


def test_a_plain_installation_brings_every_library_that_it_imports():
    rooms = [room for rooms in ROOMS_OF_EXTRAS.values() for room in rooms]
    assert not undeclared(set(FILES) - set(files_of([*rooms, "story"])))


@pytest.mark.parametrize("extra", PROJECT["optional-dependencies"])
def test_an_extra_brings_every_library_that_its_rooms_import(extra):
    files = files_of(ROOMS_OF_EXTRAS[extra])
    assert files
    assert not undeclared(files, extra)


WRITTEN = [*FILES, *sorted((ROOT / "tests").rglob("*.py")), *(ROOT / "benchmarks").glob("*.py")]


@pytest.mark.parametrize("path", WRITTEN, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_module_is_read_in_one_sitting(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 350


def test_every_module_has_one_layer_and_a_word_on_what_it_is():
    named = [module for modules in LAYERS for module in modules]
    assert sorted(named) == sorted({module_of(path) for path in FILES})


def test_nobody_imports_what_only_this_report_states():
    """It is found by the settings of the study, and imported by chapters alone."""
    users = {
        module_of(p) for p in FILES if any(n.startswith("analysis.story") for n in imported(p))
    }
    assert users <= {"story"}


@pytest.mark.parametrize("room", ["findings", "html", "pages", "figures"])
def test_a_room_imports_none_of_its_modules(room):
    """A chapter's kernel loads only what the chapter shows."""
    assert not list(imported(SOURCE / room / "__init__.py"))


def test_a_page_of_the_record_loads_nothing_that_computes():
    script = (
        "import sys; from analysis.pages import record\n"
        "rooms = {name.split('.')[1] for name in sys.modules if name.startswith('analysis.')}\n"
        "assert not rooms & {'quotations', 'reuse', 'sentiment', 'comparison', 'figures'}\n"
        "assert not {'matplotlib', 'nltk', 'vaderSentiment'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


def test_a_module_of_blocks_imports_those_before_it_alone():
    """The order is that of the list in the docstring of the package."""
    about = ast.get_docstring(ast.parse((SOURCE / "blocks/__init__.py").read_text("utf-8")))
    order = re.findall(r"\w+", re.search(r"this list\): ([\w,\s]+)\.", about)[1])
    files = [p for p in FILES if p.parent == SOURCE / "blocks" and p.stem != "__init__"]
    assert sorted(order) == sorted(p.stem for p in files)
    for path in files:
        used = {n.split(".")[2] for n in imported(path) if n.startswith("analysis.blocks.")}
        assert used <= {*order[: order.index(path.stem)]}, path.stem
