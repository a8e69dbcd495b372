"""Regular expressions: the time of a match grows with its text, by the form of every pattern.

A repeat inside a repeat, or two in a row, that can share the same characters in many ways make an
engine that goes back try all of them; a search that begins anew at every character of a repeat
reads the text again and again.
"""

import importlib
import pkgutil
import re
import re._constants as op
import re._parser as parser
from pathlib import Path

import pytest

from analysis import quotations

SAMPLE = [*map(chr, range(32, 127)), *"\n\t\r\u00a0“”‘’‚„«»–—…éÉ٣سЖ"]
UNBOUNDED = 64  # repetitions from which on a repeat counts as one without end
REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)


def patterns():
    """Yield every compiled pattern of the package, with its name and the way it is used."""
    for info in pkgutil.walk_packages(quotations.__path__, "analysis.quotations."):
        module = importlib.import_module(info.name)
        source = Path(module.__file__).read_text(encoding="utf-8")
        for name, value in vars(module).items():
            if isinstance(value, re.Pattern) and re.search(rf"^{name} = ", source, re.MULTILINE):
                uses = set(re.findall(rf"\b{name}\.(\w+)\(", source))
                yield pytest.param(value, uses, id=f"{info.name.split('.', 2)[2]} {name}")


def flat(tree):
    """The items of a pattern in order, groups opened; assertions take no text and are left out."""
    for kind, value in tree:
        if kind is op.SUBPATTERN:
            yield from flat(value[-1])
        elif kind is op.ATOMIC_GROUP:
            yield from flat(value)
        elif kind not in (op.ASSERT, op.ASSERT_NOT, op.AT):
            yield kind, value


def letters(kind, value):
    """Characters of the sample that an item can read anywhere."""
    if kind in REPEATS:
        return set().union(*(letters(*item) for item in flat(value[2])))
    if kind is op.BRANCH:
        return set().union(*(letters(*item) for way in value[1] for item in flat(way)))
    one = parser.SubPattern(parser.State(), [(kind, value)])
    compiled = re._compiler.compile(one)
    return {char for char in SAMPLE if compiled.fullmatch(char)}


def first(items):
    """Characters of the sample with which a row of items can begin."""
    found = set()
    for kind, value in items:
        if kind is op.BRANCH:
            found |= set().union(*(first(list(flat(way))) for way in value[1]))
            return found
        inner = list(flat(value[2])) if kind in REPEATS else None
        found |= first(inner) if inner is not None else letters(kind, value)
        if inner is None or value[0] > 0:
            return found
    return found


def faults(items, anchored, begins=None):
    """Yield what makes the time of a match, or of a search, grow faster than its text."""
    begins = first(items) if begins is None else begins
    for place, (kind, value) in enumerate(items):
        rest = items[place + 1 :]
        if kind is op.BRANCH:
            for way in value[1]:
                yield from faults([*flat(way), *rest], anchored, begins)
            return
        if kind not in REPEATS:
            continue
        body = list(flat(value[2]))
        if value[1] > 1:
            inner = [item for item in body if item[0] in REPEATS and item[1][1] >= UNBOUNDED]
            if inner and letters(*inner[-1]) & first(body):
                yield "a repeat in a repeat"
        if value[1] < UNBOUNDED or kind is op.POSSESSIVE_REPEAT:
            continue
        after = next(
            (item for item in rest if item[0] in REPEATS and item[1][1] >= UNBOUNDED), None
        )
        between = rest[: rest.index(after)] if after else []
        own = letters(kind, value)
        if after and own & first([after]) and all(own & letters(*item) for item in between):
            yield "two repeats of the same characters in a row"
        may_fail = any(item[0] not in REPEATS or item[1][0] > 0 for item in rest)
        if may_fail and not anchored and own & begins and value[1] is op.MAXREPEAT:
            yield "a search begins anew at every character of a repeat"


@pytest.mark.parametrize(("pattern", "uses"), list(patterns()))
def test_the_time_of_a_pattern_grows_with_its_text(pattern, uses):
    items = list(flat(parser.parse(pattern.pattern, pattern.flags)))
    assert not set(faults(items, anchored=uses == {"match"}))


@pytest.mark.parametrize(
    "bad",
    [r"(?:[A-Z]+ ?){1,4}:", r"\s*\s+x", r"a*x", r"(\w+)*!", r"(?:a|b+)+c", r"\w+[a-z]*:", r".*x"],
)
def test_a_pattern_with_a_fault_is_found(bad):
    assert list(faults(list(flat(parser.parse(bad))), anchored=False))


@pytest.mark.parametrize("bad", [r"(?:[A-Z]+ ?){1,4}:", r"\s*\s+x", r"(\w+)*!"])
def test_a_fault_is_found_in_a_match_at_one_place(bad):
    assert list(faults(list(flat(parser.parse(bad))), anchored=True))
