"""What a result depends on: code without comments, data files, installed libraries."""

import sys

import pytest

from analysis import fingerprint
from analysis.store import Store

FILES = {
    "__init__.py": "",
    "a.py": "from pkg import b\nimport lib\nX = 1\n",
    "b.py": "from pkg.deep import c\nWORDS = 'words.txt'\n",
    "deep/__init__.py": "",
    "deep/c.py": "from pkg import pipeline\n",
    "pipeline.py": "from pkg import other\n",
    "other.py": "",
    "typed.py": (
        "from typing import TYPE_CHECKING\n"
        "if TYPE_CHECKING:\n    from pkg import other\n"
        "def late():\n    from .deep import c\n"
    ),
    "named.py": "from pkg.deep.c import Z\n",
    "data/words.txt": "one two",
    "data/unread.txt": "three",
}


def forget():
    for cached in ("_fingerprint", "_source", "_data_files", "stamp", "_files"):
        getattr(fingerprint, cached).cache_clear()


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A package `pkg` beside a library `lib`, both ours to edit; returns how to write a file."""
    top, library = tmp_path / "pkg", tmp_path / "lib"
    library.mkdir()
    (library / "__init__.py").write_text("Y = 1\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    for name, value in (
        ("PACKAGE", "pkg"),
        ("ROOT", top),
        ("DATA", top / "data"),
        ("CUT", frozenset(["pkg.pipeline"])),
    ):
        monkeypatch.setattr(fingerprint, name, value)

    def write(name, text):
        path = (library / name[4:]) if name.startswith("lib/") else (top / name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        forget()

    for name, text in FILES.items():
        write(name, text)
    yield write
    forget()


def test_the_closure_follows_imports_up_to_the_cut(package):
    assert fingerprint.closure(["pkg.a"]) == {"pkg", "pkg.a", "pkg.b", "pkg.deep", "pkg.deep.c"}


def test_imports_inside_functions_count_and_those_for_type_checkers_do_not(package):
    assert fingerprint.closure(["pkg.typed"]) == {"pkg", "pkg.typed", "pkg.deep", "pkg.deep.c"}


def test_a_name_that_is_no_module_counts_for_its_module(package):
    assert fingerprint.closure(["pkg.named"]) == {"pkg", "pkg.named", "pkg.deep", "pkg.deep.c"}


UNCHANGED = [
    ("a.py", "# why\nfrom pkg import b\n\nimport lib\nX = 1  # one\n"),
    ("b.py", '"""What it is."""\nfrom pkg.deep import c\nWORDS = "words.txt"\n'),
    ("pipeline.py", "Z = 2\n"),
    ("other.py", "Z = 2\n"),
    ("data/unread.txt", "four"),
    ("data/.words.txt.swp", "one two"),
]
CHANGED = [
    ("a.py", "from pkg import b\nimport lib\nX = 2\n"),
    ("deep/c.py", "Z = 2\n"),
    ("deep/__init__.py", "Z = 2\n"),
    ("data/words.txt", "one two three"),
    ("lib/__init__.py", "Y = 22\n"),
    ("lib/words.txt", "a"),
]


@pytest.mark.parametrize(("name", "text"), UNCHANGED)
def test_what_changes_no_result_changes_no_fingerprint(package, name, text):
    before = fingerprint.of("pkg.a")
    package(name, text)
    assert fingerprint.of("pkg.a") == before


@pytest.mark.parametrize(("name", "text"), CHANGED)
def test_what_can_change_a_result_changes_the_fingerprint(package, name, text):
    before = fingerprint.of("pkg.a")
    package(name, text)
    assert fingerprint.of("pkg.a") != before


@pytest.mark.parametrize(("name", "text"), UNCHANGED + CHANGED)
def test_what_is_kept_of_sources_is_what_is_in_them(package, tmp_path, monkeypatch, name, text):
    monkeypatch.setattr(fingerprint, "_stores", [])
    package(name, text)
    before = fingerprint.of("pkg.a"), fingerprint.closure(["pkg.a", "pkg.typed"])
    fingerprint.keep_in(Store(tmp_path / "kept"))
    for _ in range(2):  # kept, then found
        forget()
        assert before == (fingerprint.of("pkg.a"), fingerprint.closure(["pkg.a", "pkg.typed"]))
    monkeypatch.setattr(fingerprint, "_parsed", lambda *of: pytest.fail("read again"))
    forget()
    assert fingerprint.of("pkg.a") == before[0]


def test_a_kept_source_may_import_what_has_become_a_module(package, tmp_path, monkeypatch):
    monkeypatch.setattr(fingerprint, "_stores", [Store(tmp_path / "kept")])
    assert "pkg.deep.c.Z" not in fingerprint.closure(["pkg.named"])
    (tmp_path / "pkg" / "deep" / "c.py").unlink()
    package("deep/c/__init__.py", "")
    package("deep/c/Z.py", "")
    assert "pkg.deep.c.Z" in fingerprint.closure(["pkg.named"])


def test_cells_depend_on_their_text_and_on_what_they_import(package):
    cells = ["from pkg import deep\n%matplotlib inline", "deep.c"]
    before = fingerprint.of_cells(cells)
    assert fingerprint.of_cells([*cells, "1"]) != before
    package("a.py", "X = 2\n")
    assert fingerprint.of_cells(cells) == before
    package("deep/__init__.py", "Z = 2\n")
    assert fingerprint.of_cells(cells) != before


def test_every_data_file_is_named_where_it_is_read():
    """A file that is named by no module would change results without changing a fingerprint."""
    modules = [
        "analysis." + ".".join(path.relative_to(fingerprint.ROOT).with_suffix("").parts)
        for path in fingerprint.ROOT.rglob("*.py")
        if path.name != "__init__.py"
    ]
    named = {text for module in modules for text in fingerprint._source(module).names}
    packages = [p.parent for p in fingerprint.ROOT.rglob("__init__.py")]
    for folder in packages:
        dotted = ".".join(["analysis", *folder.relative_to(fingerprint.ROOT).parts])
        named |= fingerprint._source(dotted).names
    licences = {name for name in fingerprint._data_files() if name.endswith("_licences.txt")}
    assert fingerprint._data_files() - licences <= named


def test_a_copy_before_another_on_the_path_is_another_library(package, tmp_path, monkeypatch):
    before = fingerprint.stamp("lib")
    shadow = tmp_path / "shadow" / "lib"
    shadow.mkdir(parents=True)
    (shadow / "__init__.py").write_text("Y = 3; Z = 4\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(shadow.parent))
    fingerprint.stamp.cache_clear()
    fingerprint._files.cache_clear()
    assert fingerprint.stamp("lib") != before
    assert "lib" not in sys.modules


def test_what_is_installed_is_told_by_files_and_versions(package):
    before = fingerprint.installed()
    package("unread.txt", "no part of it")
    assert fingerprint.installed() == before
    for name in ("a.py", "data/unread.txt"):
        package(name, "# other\n")
        assert fingerprint.installed() != before
        before = fingerprint.installed()
