"""What a result depends on besides its data: code, data files of the package, installed libraries.

The code of a module is taken as its syntax tree without comments and docstrings, so that only what
can change a result changes the fingerprint; with it goes the code of every module of the package
that it imports, the data files that these name, and a stamp of each library that they use.
"""

import ast
import hashlib
import json
import os
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from analysis import DISTRIBUTION, files
from analysis.store import Store

PACKAGE = __name__.partition(".")[0]
ROOT = Path(__file__).resolve().parent
DATA = ROOT / "data"
_MAY_BE_FILE = re.compile(r"[\w-]\.\w+\Z")

CUT = frozenset(
    f"{PACKAGE}.{name}"
    for name in ("pipeline", "store", "reads", "fingerprint", "schema", "settings")
)
"""Modules not followed: they give tables and settings by name, and which are used is known."""


def of(*modules: str) -> str:
    """Return the fingerprint of modules (dotted names) and of all that they depend on."""
    return _fingerprint(frozenset(modules))


def code(module: str) -> str:
    """Return the fingerprint of a module's own code, without what it imports."""
    return _source(module).code


def of_cells(sources: Iterable[str]) -> str:
    """Return the fingerprint of the code cells of a notebook and of all that they import.

    Lines of IPython's own syntax (`%`, `!`) are passed over.
    """
    cells = list(sources)
    names: set[str] = set()
    for cell in cells:
        lines = ["" if line.lstrip()[:1] in ("%", "!") else line for line in cell.split("\n")]
        names |= set(_imported(ast.walk(ast.parse("\n".join(lines))), ""))
    modules, libraries = _modules(names), _libraries(names)
    return digest(cells, of(*modules), [stamp(name) for name in sorted(libraries)])


def digest(*parts: Any) -> str:
    """Return a short digest of values that JSON can write."""
    text = json.dumps(parts, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def closure(modules: Iterable[str]) -> set[str]:
    """Return the modules of the package that some of them import, directly or not, and these.

    The packages that a module lies in count as imported. Modules of `CUT` are not followed.
    """
    found: set[str] = set()
    waiting = [m for m in modules if m not in CUT]
    while waiting:
        module = waiting.pop()
        if module in found:
            continue
        found.add(module)
        parents = [module.rpartition(".")[0]] if "." in module else []
        waiting += [name for name in [*parents, *_source(module).modules] if name not in CUT]
    return found


@cache
def _fingerprint(modules: frozenset[str]) -> str:
    reached = sorted(closure(modules))
    libraries = {name for m in reached for name in _source(m).libraries}
    data = {name for m in reached for name in _data_files() & _source(m).names}
    return digest(
        list(sys.version_info[:3]),
        {module: _source(module).code for module in reached},
        {name: files.digest(DATA / name) for name in data},
        {name: stamp(name) for name in libraries},
    )


# ------------------------------------------------------------------------------- our modules


def _is_ours(name: str) -> bool:
    return name == PACKAGE or name.startswith(PACKAGE + ".")


def _file(module: str) -> Path:
    path = ROOT.joinpath(*module.split(".")[1:])
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


@dataclass(frozen=True)
class _Source:
    """What counts of the source of a module."""

    code: str  # digest of its syntax tree without docstrings
    modules: frozenset[str]  # of ours, dotted, that it imports
    libraries: frozenset[str]  # that it imports, by their top names
    names: frozenset[str]  # its text constants that may be files, after the last slash


_stores: list[Store] = []


def keep_in(store: Store) -> None:
    """Keep what is read of sources in a store, as far as one may write to it, and find it there.

    It is kept by the bytes of the source, so that it is the same whichever store has it.
    """
    _stores[:] = [store]


@cache
def _source(module: str) -> _Source:
    path = _file(module)
    content = path.read_bytes()
    read = [hashlib.sha256(one).hexdigest() for one in (content, Path(__file__).read_bytes())]
    name, key = f"source-{module}", digest(read, path.name, list(sys.version_info[:3]))
    kept = next((store.found(name, key) for store in _stores), None)
    if kept is None:
        kept = _parsed(content, module if path.name == "__init__.py" else module.rpartition(".")[0])
        for store in _stores:
            store.keep(name, key, kept)
    imports = kept["imports"]  # which of them are modules, the other files tell
    return _Source(kept["code"], _modules(imports), _libraries(imports), frozenset(kept["names"]))


def _parsed(content: bytes, package: str) -> dict[str, Any]:
    """Return what the content of a source alone tells; it lies in a package."""
    tree = ast.parse(content)
    tree.body = [node for node in tree.body if not _is_for_type_checkers(node)]
    read = _Read([], [], set())
    read.value(tree)
    code = hashlib.sha256("\n".join(read.code).encode()).hexdigest()
    names = {text.rpartition("/")[2] for text in read.texts if _MAY_BE_FILE.search(text)}
    return {
        "code": code,
        "imports": sorted(_imported(read.imports, package)),
        "names": sorted(names),
    }


class _Read(NamedTuple):
    """What is read of a syntax tree, in one pass: a third of what `ast.walk` and `dump` take."""

    code: list[str]  # the tree without docstrings, part by part
    imports: list[ast.AST]
    texts: set[str]  # its text constants, docstrings among them

    def value(self, value: Any) -> None:
        """Read a node, or what is in one."""
        if isinstance(value, ast.AST):
            self.node(value)
        elif isinstance(value, list):
            self.code.append("[")
            for one in value:
                self.value(one)
            self.code.append("]")
        else:
            self.code.append(repr(value))

    def node(self, node: ast.AST) -> None:
        """Read a node and all that is in it."""
        if isinstance(node, ast.Import | ast.ImportFrom):
            self.imports.append(node)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            self.texts.add(node.value)
        elif isinstance(node, _DOCUMENTED):
            said = ast.get_docstring(node, clean=False)
            if said is not None:
                self.texts.add(said)
                node.body = node.body[1:] or [ast.Pass()]
        self.code.append(type(node).__name__)
        for field in node._fields:
            self.code.append(field)
            self.value(getattr(node, field, None))
        self.code.append(".")


_DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def _is_for_type_checkers(node: ast.stmt) -> bool:
    test = node.test if isinstance(node, ast.If) else None
    return isinstance(test, ast.Name) and test.id == "TYPE_CHECKING"


def _imported(nodes: Iterable[ast.AST], package: str) -> Iterator[str]:
    """Yield the dotted names of what nodes import: of modules, and of what is in them."""
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = package.split(".")
                base = ".".join([*above[: len(above) - node.level + 1], *filter(None, [base])])
            yield from (f"{base}.{alias.name}" for alias in node.names)


def _modules(names: Iterable[str]) -> frozenset[str]:
    """Return the modules of ours that are imported by some dotted names."""
    ours = filter(_is_ours, names)
    return frozenset(n if _file(n).is_file() else n.rpartition(".")[0] for n in ours)


def _libraries(names: Iterable[str]) -> frozenset[str]:
    """Return the libraries, by their top names, that are imported by some dotted names."""
    tops = frozenset(name.partition(".")[0] for name in names if not _is_ours(name))
    return tops - sys.stdlib_module_names


@cache
def _data_files() -> frozenset[str]:
    return frozenset(path.name for path in DATA.iterdir() if path.is_file())


def installed() -> str:
    """Return a digest of the package as it lies on a machine, and of what it needs by version.

    It is soon found, and the same on machines where results are the same; that of a package in
    which only a comment differs is another.
    """
    own = {*ROOT.rglob("*.py"), *filter(Path.is_file, DATA.rglob("*"))}
    return digest(
        list(sys.version_info[:3]),
        {path.relative_to(ROOT).as_posix(): files.digest(path) for path in own},
        {name: _version(name) for name in _needed(DISTRIBUTION)},
    )


# --------------------------------------------------------------------------------- libraries


@cache
def stamp(library: str) -> str:
    """Return a digest that tells one installed library from another.

    `library` is a top name as imported. The files that Python would import count by place, size and
    time of change, so that a copy edited in place, or put before another on the path, is another
    library, whatever version it says it has; of the libraries that it needs, the versions count.
    """
    return digest(_files(library), {name: _version(name) for name in _needed(library)})


def _needed(library: str) -> set[str]:
    """Return the distributions that a library needs, directly or not, as far as it says so."""
    found: set[str] = set()
    waiting = {library}
    while waiting:
        needed = _needed_directly(waiting.pop())
        waiting |= needed - found
        found |= needed
    return found


@cache
def _needed_directly(distribution: str) -> frozenset[str]:
    try:
        needed = metadata.requires(distribution) or []
    except metadata.PackageNotFoundError:
        return frozenset()
    return frozenset(_named(one) for one in needed if "extra ==" not in one)


def _named(requirement: str) -> str:
    """Return the distribution that a requirement begins with."""
    named = re.match(r"[\w.-]+", requirement)
    assert named, requirement
    return named[0]


@cache
def _version(distribution: str) -> str:
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return "not installed"


@cache
def _files(library: str) -> str:
    spec = find_spec(library)
    if spec is None or spec.origin is None:
        return "not installed" if spec is None else "without files"
    if spec.submodule_search_locations is None:
        about = os.stat(spec.origin)
        return digest([[about.st_size, about.st_mtime_ns]])
    top = os.path.dirname(spec.origin)
    told = []
    for folder, below, names in os.walk(top):
        below[:] = sorted(name for name in below if name != "__pycache__")
        place = os.path.relpath(folder, top)
        for name in sorted(names):
            about = os.stat(os.path.join(folder, name))
            told.append([place, name, about.st_size, about.st_mtime_ns])
    return digest(told)
