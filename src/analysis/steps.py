"""Which table is computed by which function, from which others."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any


@dataclass(frozen=True)
class Step:
    """How a table is computed: a function ("module:name") and the tables it takes, in order.

    A step whose rules are for `english` gets the rows of English articles only.
    """

    function: str
    takes: tuple[str, ...]
    english: bool = False


def load(function: str) -> Callable[..., Any]:
    """Import a function, named as "module:name"."""
    module, name = function.split(":")
    loaded: Callable[..., Any] = getattr(import_module(module), name)
    return loaded


RECEIVED = "received"
"""The articles before their words are counted."""

STEPS: Mapping[str, Step] = {
    "articles": Step("analysis.segment:counted", (RECEIVED, "sentences")),
    "parts": Step("analysis.segment:parts", (RECEIVED,)),
    "sentences": Step("analysis.segment:sentences", (RECEIVED, "parts")),
    "quotations": Step("analysis.quotations:extract", (RECEIVED, "parts", "aliases"), english=True),
    "alignments": Step("analysis.reuse:align", ("sentences", "quotations"), english=True),
    "sentiment": Step("analysis.sentiment:score", ("sentences", "quotations"), english=True),
    "labels": Step("analysis.labels:find", ("sentences", "quotations", "lexicon"), english=True),
    "outlet_sharing": Step("analysis.outlets:sharing", ("articles", "alignments")),
    "syndication": Step("analysis.outlets:syndication", ("articles", "alignments")),
    "outlet_speech": Step("analysis.outlets:speech", ("articles", "quotations")),
    "remarks": Step("analysis.outlets:remarks", ("articles", "quotations", "alignments")),
    "outlet_tone": Step("analysis.outlets:tone", ("articles", "sentiment")),
    "texts": Step("analysis.corpus:texts", (RECEIVED,)),
    "skipped": Step("analysis.corpus:skipped", (RECEIVED,)),
}
"""The computed tables, with what makes them."""
