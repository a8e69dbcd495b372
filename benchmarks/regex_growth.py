"""Find the regular expressions of the package whose work grows faster than the text.

    python benchmarks/regex_growth.py [--seconds]

Searched for in a thousand blanks, `\\s+;` begins at each of them and reads on to the last: half a
million steps. Here every pattern is run on baits by an engine that counts its steps
(`counting_engine.py`), so that the answer does not depend on the machine. `--seconds` adds what
Python's engine takes on four thousand and on eight thousand characters of the bait.

Baits are made from the pattern: for each loop in it, a beginning that leads there, a word that goes
round it, again and again, and an end that does not fit. Counting was chosen over reading the
structure alone (two loops side by side over the same characters), which cannot tell a loop that is
entered once from one that is entered everywhere.
A pattern counts as searched for, unless the package only calls its match or fullmatch.
"""

import argparse
import ast
import importlib
import pkgutil
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from re import _constants as op
from re import _parser
from time import process_time
from typing import NamedTuple

from counting_engine import MOST, Engine, Test, one_character

SHORT, LONG = 150, 300  # characters of a bait
PLAIN = 12  # steps a character up to which nothing is suspected
GROWTH = 2.6  # times as many steps for twice the text: 2 is linear, 4 is quadratic
POOL = "\0 \n.,;:!?-–—'’\"“”()[]<>&/|aAzZsS09_é"
ANCHORED, METHODS = {"match", "fullmatch"}, {"search", "findall", "finditer", "sub", "split"}

# ------------------------------------------------------------------------------ the baits


def tests(nodes, flags: int) -> Iterator[Test]:
    """Yield the tests of single characters anywhere in a pattern."""
    for code, value in nodes:
        if test := one_character(code, value, flags):
            yield test
        for inner in parts(code, value):
            yield from tests(inner, flags)


def parts(code: object, value) -> Sequence:
    """Return the patterns inside a node."""
    if code is op.BRANCH:
        return value[1]
    if code is op.ATOMIC_GROUP:
        return [value]
    inside = {op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT, op.SUBPATTERN, op.ASSERT}
    return [value[-1]] if code in inside else []


def sample(nodes, flags: int, pool: str) -> str:
    """Return a text that a pattern may match."""
    found = ""
    for code, value in nodes:
        if test := one_character(code, value, flags):
            found += next(filter(test, pool), "")
        elif code not in (op.ASSERT, op.ASSERT_NOT):
            times = max(value[0], 1) if code in (op.MAX_REPEAT, op.MIN_REPEAT) else 1
            found += "".join(sample(inner, flags, pool) for inner in parts(code, value)[:1]) * times
    return found


def loops(nodes, flags: int, pool: str, before: str = "") -> Iterator[tuple[str, Sequence]]:
    """Yield what leads to each unbounded or long loop of a pattern, and the inside of the loop."""
    for code, value in nodes:
        if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT) and value[1] > 1:
            yield before, value[2]
        for inner in parts(code, value):
            yield from loops(inner, flags, pool, before)
        before += sample([(code, value)], flags, pool)


def baits(pattern: re.Pattern[str]) -> Iterator[tuple[str, str, str]]:
    """Yield beginning, word and end of each bait; the word is to be repeated."""
    tree, flags = _parser.parse(pattern.pattern, pattern.flags), pattern.flags
    known = list(tests(tree, flags))
    literals = "".join(c for c in pattern.pattern if c.isalnum() and c not in POOL)
    kinds = {tuple(test(c) for test in known): c for c in reversed(POOL + literals)}
    pool = "".join(kinds.values())
    seen = set()
    for before, body in loops(tree, flags, POOL + literals):
        inside = list(tests(body, flags))
        round_ = [c for c in pool if any(test(c) for test in inside)]
        round_ += [sample(body, flags, POOL + literals), before]
        ends = ["", *[c for c in pool if not any(test(c) for test in inside)][:3], "a"]
        for word in filter(None, round_):
            for beginning in ("", "a", before):
                seen |= {(beginning, word, end) for end in ends}
    yield from sorted(seen)


# ------------------------------------------------------------------------------ the verdict


class Growth(NamedTuple):
    """How many times as many steps a pattern takes when a bait doubles, and the bait."""

    times: float
    beginning: str
    word: str
    end: str

    def bait(self, length: int) -> str:
        return self.beginning + self.word * (length // len(self.word)) + self.end


def growth(pattern: re.Pattern[str], searched: bool = True) -> Growth | None:
    """Return the first growth found that is too fast, None when the work grows with the text."""
    engine = Engine(pattern)
    for bait in baits(pattern):
        tried = Growth(0.0, *bait)
        short, long = tried.bait(SHORT), tried.bait(LONG)
        if (steps := engine.count(short, searched)) > PLAIN * len(short):
            times = engine.count(long, searched) / steps if steps < MOST else float("inf")
            if times > GROWTH:
                return tried._replace(times=times)
    return None


class Known(NamedTuple):
    """A pattern of the package: where it stands, and whether it is searched for."""

    place: str
    pattern: re.Pattern[str]
    searched: bool


def package_patterns(package: str = "analysis") -> list[Known]:
    """Return the patterns of the package: names and containers of modules, and calls of `re`."""
    root = importlib.import_module(package)
    names = [name for _, name, _ in pkgutil.walk_packages(root.__path__, f"{package}.")]
    modules = [importlib.import_module(name) for name in names if not name.endswith("__main__")]
    trees = {m.__name__: ast.parse(Path(m.__file__).read_text(encoding="utf-8")) for m in modules}
    called = {name: attributes(tree) for name, tree in trees.items()}
    everywhere = set().union(*called.values())
    found = {}
    for module in modules:
        for name, value in vars(module).items():
            known = called[module.__name__] if name.startswith("_") else everywhere
            uses = {attribute for owner, attribute in known if owner == name}
            searched = not (uses & ANCHORED and not uses & METHODS)
            for pattern in compiled(value):
                key = (pattern.pattern, pattern.flags)
                if key not in found or searched:
                    found[key] = Known(f"{module.__name__}.{name}", pattern, searched)
    return list(found.values()) + [x for name, tree in trees.items() for x in inline(name, tree)]


def attributes(tree: ast.AST) -> set[tuple[str, str]]:
    """Return every attribute of a name that a module uses: (name, attribute)."""
    return {
        (node.value.id, node.attr)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
    }


def compiled(value: object) -> Iterator[re.Pattern[str]]:
    """Yield the patterns in the value of a module's name."""
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, tuple | list | dict):
        for one in value.values() if isinstance(value, dict) else value:
            yield from compiled(one)


def inline(module: str, tree: ast.AST) -> Iterator[Known]:
    """Yield the patterns that a module hands to functions of `re` as they stand."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id="re"), attr=method),
                args=[ast.Constant(value=str(text)), *_],
            ) if method in METHODS | ANCHORED:
                place = f"{module}, line {node.lineno}"
                yield Known(place, re.compile(text), method not in ANCHORED)


def seconds(known: Known, text: str) -> float:
    began = process_time()
    if known.searched:
        list(known.pattern.finditer(text))
    else:
        known.pattern.match(text)
    return process_time() - began


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", action="store_true", help="time the real engine as well")
    options = parser.parse_args()
    sys.setrecursionlimit(20_000)
    patterns, grown = package_patterns(), 0
    for known in patterns:
        if found := growth(known.pattern, known.searched):
            grown += 1
            print(f"{known.place}: {known.pattern.pattern}")
            print(f"    twice the text, {found.times:.1f} times the steps: {found[1:]}")
            if options.seconds:
                took = [f"{seconds(known, found.bait(size)):.3f}" for size in (4000, 8000)]
                print(f"    seconds on 4000 and 8000 characters: {', '.join(took)}")
    print(f"{grown} of {len(patterns)} patterns grow faster than the text")
    return grown > 0


if __name__ == "__main__":
    sys.exit(main())
