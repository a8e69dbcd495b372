"""An engine for regular expressions that counts its steps.

It interprets what Python's own parser makes of a pattern and finds the same matches (a test holds
that), without the shortcuts of the real one.
"""

import re
from collections.abc import Callable
from re import _constants as op
from re import _parser

MOST = 400_000  # steps after which a run is given up

Then = Callable[[int], bool]
Matcher = Callable[[int, Then], bool]
Test = Callable[[str], bool]


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
