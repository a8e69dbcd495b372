"""No pattern of the package takes more than twice the work for twice the text."""

import random
import re
import sys

import pytest
from regex_growth import Engine, baits, growth, package_patterns

PATTERNS = package_patterns()
SLOW = [
    r"\s+;",
    r"\s*[(\[](?:Photo|Image)[:\s][^)\]]*[)\]]",  # from every blank, from every opening
    r"\(Photo:[^)]*\)",
    r"(?P<mark>[.!?…]+|\.\.\.)(?P<close>[\"”]*)(?P<gap>\s+)(?P<next>\S)",
    r"^\W+|\W+$",
    r"[-‐‑,]|[a-z]+$",
    r"(?:[A-Z][A-Z.'’-]+ ?){1,4}:",  # to the fourth power
    r"(?:a|a)*b",  # doubles with every letter
    r"(\w+) and \1;",
    r"x*?y\s*\W*$",
]
LINEAR = [
    r"\w+(?:[’'.,‐‑-]\w+)*",
    r"(?<!\s)\s+;",  # begins at the first blank only
    r"[a-z]{1,40}!",
    r"(?<=\d),(?=\d{3}\b)",
    r"(?i)[“\"][^”\"“]*+[”\"]",
    r"\b(?:said|says|told) (?:that )?",
]


@pytest.fixture(autouse=True)
def deep():
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(20_000)
    yield
    sys.setrecursionlimit(before)


@pytest.mark.parametrize("known", PATTERNS, ids=lambda known: known.place)
def test_work_grows_with_the_text(known):
    assert growth(known.pattern, known.searched) is None


@pytest.mark.parametrize("pattern", SLOW)
def test_a_pattern_that_grows_faster_is_found(pattern):
    assert growth(re.compile(pattern))


@pytest.mark.parametrize("pattern", LINEAR)
def test_a_pattern_that_grows_with_the_text_is_not_blamed(pattern):
    assert growth(re.compile(pattern)) is None


def test_what_is_only_matched_reads_a_text_once():
    pattern = re.compile(r"\s+;")
    assert growth(pattern, searched=True)
    assert growth(pattern, searched=False) is None


@pytest.mark.parametrize("known", PATTERNS, ids=lambda known: known.place)
def test_the_engine_finds_what_python_finds(known):
    engine, draw = Engine(known.pattern), random.Random(1)
    words = {word for bait in baits(known.pattern) for word in bait}
    for _ in range(8):
        text = "".join(draw.choices([*sorted(words), "Ab 1"], k=6))[:60]
        for at in range(len(text) + 1):
            found = known.pattern.match(text, at)
            assert engine.match(text, at) == (found and found.end()), text
