"""Named results on the chapters themselves: how long it takes to read them."""

import math

from analysis.pipeline import Tables
from analysis.story import Results

WORDS_A_MINUTE = 200
"""How fast prose of this kind is taken to be read."""

FRAMED = (
    "benchmarks", "claims", "coverage", "defence", "explained", "facts", "methods", "overlap",
    "record", "remarks", "sources", "story", "syria", "tone", "voices", "words",
)  # fmt: skip
"""The chapters that say at their head how many minutes they take."""
OFFERED = ("reproduce", "teaching")
"""Those of which the first page says it beside a link."""


def named(t: Tables) -> Results:
    """Return the minutes that each chapter takes, its tables and figures left out."""
    words = dict(zip(t.chapters["chapter"], t.chapters["n_words"], strict=True))
    return {
        f"minutes_{name}": math.ceil(words[name] / WORDS_A_MINUTE) for name in (*FRAMED, *OFFERED)
    }
