"""Find the regular expressions of the package whose work grows faster than the text.

    python benchmarks/regex_growth.py [--seconds]

Searched for in a thousand blanks, `\\s+;` begins at each of them and reads on to the last: half a
million steps. Here every pattern is run on baits by an engine of our own that counts its steps, so
that the answer does not depend on the machine. `--seconds` adds what Python's engine takes on four
thousand and on eight thousand characters of the bait.

The engine interprets what Python's own parser makes of a pattern and finds the same matches (a test
holds that), without the shortcuts of the real one. Baits are made from the pattern: for each loop
in it, a beginning that leads there, a word that goes round it, again and again, and an end that
does not fit. Counting was chosen over reading the structure alone (two loops side by side over the
same characters), which cannot tell a loop that is entered once from one that is entered everywhere.
A pattern counts as searched for, unless the package only calls its match or fullmatch.
"""

import argparse
import ast
import importlib
import pkgutil
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from re import _constants as op
from re import _parser
from time import process_time
from typing import NamedTuple

SHORT, LONG = 150, 300  # characters of a bait
PLAIN = 12  # steps a character up to which nothing is suspected
GROWTH = 2.6  # times as many steps for twice the text: 2 is linear, 4 is quadratic
MOST = 400_000  # steps after which a run is given up
POOL = "\0 \n.,;:!?-–—'’\"“”()[]<>&/|aAzZsS09_é"
ANCHORED, METHODS = {"match", "fullmatch"}, {"search", "findall", "finditer", "sub", "split"}

Then = Callable[[int], bool]
Matcher = Callable[[int, Then], bool]
Test = Callable[[str], bool]


# ------------------------------------------------------------------------------ the engine


class TooMuch(Exception):
    """A run that took more than MOST steps."""


CATEGORIES: dict[object, Test] = {
    op.CATEGORY_DIGIT: str.isdecimal,
    op.CATEGORY_SPACE: str.isspace,
    op.CATEGORY_WORD: lambda c: c.isalnum() or c == "_",
    op.CATEGORY_NOT_DIGIT: lambda c: not c.isdecimal(),
    op.CATEGORY_NOT_SPACE: lambda c: not c.isspace(),
    op.CATEGORY_NOT_WORD: lambda c: not (c.isalnum() or c == "_"),
}


def one_character(code: object, value, flags: int) -> Test | None:
    """Return the test of a node that stands for one character, None for any other node."""
    if code in (op.LITERAL, op.NOT_LITERAL):
        letters = {chr(value)}
        if flags & re.IGNORECASE:
            letters |= {chr(value).lower(), chr(value).upper()}
        return lambda c: (c in letters) == (code is op.LITERAL)
    if code is op.ANY:
        return (lambda c: True) if flags & re.DOTALL else (lambda c: c != "\n")
    if code is op.IN:
        tests = [member(*part) for part in value if part[0] is not op.NEGATE]
        wanted = value[0][0] is not op.NEGATE
        cases = str.swapcase if flags & re.IGNORECASE else str
        return lambda c: wanted == any(test(c) or test(cases(c)) for test in tests)
    return None


def member(code: object, value) -> Test:
    if code is op.RANGE:
        return lambda c: value[0] <= ord(c[0]) <= value[1]
    return CATEGORIES[value] if code is op.CATEGORY else lambda c: ord(c[0]) == value


class Engine:
    """A backtracking engine that counts its steps."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.tree = _parser.parse(pattern.pattern, pattern.flags)
        self.text, self.steps = "", 0
        self.groups: dict[int, tuple[int, int]] = {}
        self.run = self.sequence(self.tree, pattern.flags)

    def match(self, text: str, at: int = 0) -> int | None:
        """Return where a match that begins at a place ends, like `re.Pattern.match`."""
        self.text, self.groups, ends = text, {}, []
        return ends[0] if self.run(at, lambda end: not ends.append(end)) else None

    def count(self, text: str, searched: bool) -> int:
        """Return the steps of finding all matches, or of matching once, MOST at most."""
        self.steps, at = 0, 0
        try:
            while at <= len(text):
                end = self.match(text, at)
                if not searched:
                    break
                at = max(end or 0, at + 1)
        except TooMuch:
            pass
        return self.steps

    def tick(self) -> None:
        self.steps += 1
        if self.steps > MOST:
            raise TooMuch

    def sequence(self, nodes, flags: int) -> Matcher:
        parts = [self.node(code, value, flags) for code, value in nodes]

        def run(at: int, then: Then, number: int = 0) -> bool:
            if number == len(parts):
                return then(at)
            return parts[number](at, lambda end: run(end, then, number + 1))

        return run

    def node(self, code: object, value, flags: int) -> Matcher:
        if test := one_character(code, value, flags):
            return self.repeated_character(test, 1, 1)
        if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            least, most, inner = value
            test = one_character(*inner[0], flags) if len(inner) == 1 else None
            if test and code is not op.MIN_REPEAT:
                body = self.repeated_character(test, least, most)
            else:
                body = self.repeated(inner, flags, least, most, lazy=code is op.MIN_REPEAT)
            return self.once(body) if code is op.POSSESSIVE_REPEAT else body
        if code is op.ATOMIC_GROUP:
            return self.once(self.sequence(value, flags))
        if code in (op.ASSERT, op.ASSERT_NOT):
            return self.looking(*value, flags, wanted=code is op.ASSERT)
        made = {
            op.BRANCH: self.branch,
            op.SUBPATTERN: self.group,
            op.GROUPREF: self.again,
            op.AT: self.place,
        }
        return made[code](value, flags)

    def repeated_character(self, test: Test, least: int, most: int) -> Matcher:
        def run(at: int, then: Then) -> bool:
            end, self.steps = at, self.steps + 1
            while end < len(self.text) and end - at < most and test(self.text[end]):
                self.tick()
                end += 1
            while end - at >= least:
                self.tick()
                if then(end):
                    return True
                end -= 1
            return False

        return run

    def repeated(self, inner, flags: int, least: int, most: int, lazy: bool) -> Matcher:
        body = self.sequence(inner, flags)

        def run(at: int, then: Then, count: int = 0) -> bool:
            self.tick()

            def again(end: int) -> bool:
                return (end > at or count < least) and run(end, then, count + 1)

            if lazy and count >= least and then(at):
                return True
            if count < most and body(at, again):
                return True
            return not lazy and count >= least and then(at)

        return run

    def once(self, body: Matcher) -> Matcher:
        def run(at: int, then: Then) -> bool:
            ends: list[int] = []
            return body(at, lambda end: not ends.append(end)) and then(ends[0])

        return run

    def looking(self, direction: int, inner, flags: int, wanted: bool) -> Matcher:
        body = self.sequence(inner, flags)
        back = inner.getwidth()[0] if direction < 0 else 0

        def run(at: int, then: Then) -> bool:
            self.tick()
            found = at >= back and body(at - back, lambda end: direction > 0 or end == at)
            return found == wanted and then(at)

        return run

    def branch(self, value, flags: int) -> Matcher:
        ways = [self.sequence(way, flags) for way in value[1]]

        def run(at: int, then: Then) -> bool:
            for way in ways:
                self.tick()
                if way(at, then):
                    return True
            return False

        return run

    def group(self, value, flags: int) -> Matcher:
        number, added, removed, inner = value
        body = self.sequence(inner, (flags | added) & ~removed)

        def run(at: int, then: Then) -> bool:
            def close(end: int) -> bool:
                self.groups[number] = (at, end)
                return then(end)

            return body(at, close)

        return run

    def again(self, value: int, flags: int) -> Matcher:
        def run(at: int, then: Then) -> bool:
            self.tick()
            same = self.text[slice(*self.groups[value])] if value in self.groups else None
            return same is not None and self.text.startswith(same, at) and then(at + len(same))

        return run

    def place(self, value: object, flags: int) -> Matcher:
        def run(at: int, then: Then) -> bool:
            self.tick()
            return self.stands(value, at, bool(flags & re.MULTILINE)) and then(at)

        return run

    def stands(self, value: object, at: int, lines: bool) -> bool:
        text, before = self.text, self.text[max(at - 1, 0) : at]
        word = [CATEGORIES[op.CATEGORY_WORD](c) for c in (before or " ", text[at : at + 1] or " ")]
        return {
            op.AT_BEGINNING: at == 0 or (lines and before == "\n"),
            op.AT_BEGINNING_STRING: at == 0,
            op.AT_END: text[at:] in ("", "\n") or (lines and text[at : at + 1] == "\n"),
            op.AT_END_STRING: at == len(text),
            op.AT_BOUNDARY: word[0] != word[1],
            op.AT_NON_BOUNDARY: word[0] == word[1],
        }[value]


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
