"""Whatever study it is given, a public function gives a result or one clear sentence."""

import csv
import importlib
import inspect
import pkgutil
import re

import pandas as pd
import pytest
from bs4 import BeautifulSoup
from invented import STUDIES, write
from ours import RECORD, ROOT, SEEDS

from analysis import pipeline, study
from analysis.html.elements import Html

ROOMS = ("findings", "pages", "figures")

# Functions that make something of what another function has found, and no selection of their own.
TAKE_NO_TABLES = {
    "slots.filled",
    "voices.share",
    "tone.of_voices",
    "tone.spread",
    "words.invented",  # invented articles, not those of a study
}

# Even the study that is coded has one group only, no ratings by which to judge a scorer, no scale,
# outlets of one article each, no sources coded twice, and no claim that is told alike but borne out
# unequally.
MISSING_WHERE_ALL_IS_CODED = {
    "words.keyness_of_groups", "quality.scale", "methods.scale", "tone.steps", "outlets.compared",
    "outlets.keyness", "outlets.syndication", "outlets.tone_test", "voices.entities",
    "methods.reliability",
    "quality.reliability", "agreement.certainty", "agreement.taken", "agreement.given_by_both",
    "overlap.altered_by_annotator", "coverage.uneven",
}  # fmt: skip

# Parts of other pages, whose callers tell what is missing.
RAISE = {"pair_columns", "passage_links"}
PARTS = RAISE | {
    "source_words",
    "linked",
    "outlet_cells",
    "outlet_links",
    "outlets_of",
    "printed",
    "record_links",
    "sentence_numbers",
    "speaker_colours",
}

ARGUMENTS = {
    "step": lambda t: "quotations",
    "alignments": lambda t: t.alignments,
    "article_id": lambda t: t.articles["article_id"].iloc[-1],
    "article_ids": lambda t: t.articles["article_id"],
    "names": lambda t: t.articles["outlet"],
    "caption": lambda t: "Caption.",
    "category": lambda t: "armed_group",
    "claim_id": lambda t: "may",
    "cells": lambda t: t.checks["source"],
    "dataset": lambda t: "toy",
    "datasets": lambda t: "toy",
    "ids": lambda t: "B1",
    "kind": lambda t: "verbatim",
    "metric": lambda t: "F1",
    "name": lambda t: "promise",
    "occasion": lambda t: "the opening",
    "passage_a": lambda t: "plank-winter",
    "passage_b": lambda t: "lantern-winter",
    "passage_id": lambda t: "plank-winter",
    "passage_ids": lambda t: "plank-winter",
    "reading": lambda t: "frame",
    "relation": lambda t: "altered",
    "rows": lambda t: t.sentences,
    "said": lambda t: {"B1": "open"},
    "scored": lambda t: t.sentiment,
    "sentence": lambda t: "opening",
    "sentences": lambda t: t.sentences,
    "spans": lambda t: t.sentences,
    "split": lambda t: "development",
    "tellers": lambda t: set(t.articles["article_id"].head(1)),
    "told": lambda t: "soon",
    "topics": lambda t: "bridge",
    "verdicts": lambda t: "wrong",
    "untold": lambda t: t.claims,
    "words": lambda t: t.sentences["text"],
    "whats": lambda t: "verdicts",
    "variant": lambda t: "vader",
}


def functions(room):
    """Yield the public functions of a room with the name of their module."""
    package = importlib.import_module(f"analysis.{room}")
    for found in pkgutil.iter_modules(package.__path__):
        module = importlib.import_module(f"analysis.{room}.{found.name}")
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__ == module.__name__ and not name.startswith("_"):
                yield f"{found.name}.{name}", function


def takes_tables(function):
    return next(iter(inspect.signature(function).parameters), None) == "t"


CALLED = [
    pytest.param(room, function, id=f"{room}.{name}")
    for room in ROOMS
    for name, function in functions(room)
    if takes_tables(function)
]


@pytest.fixture(scope="module", params=STUDIES)
def some(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("studies") / request.param
    return request.param, pipeline.tables(write(folder, **STUDIES[request.param]))


def called(function, t):
    """Return what a function gives, None where it raises, and the sentences on what is missing."""
    parameters = list(inspect.signature(function).parameters.values())[1:]
    required = [ARGUMENTS[p.name](t) for p in parameters if p.default is p.empty]
    try:
        result = function(t, *required)
    except pipeline.Missing as missing:
        return None, [str(missing)]
    if not isinstance(result, Html):
        return result, []
    gaps = BeautifulSoup(result, "html.parser").select("p.missing")
    return result, [gap.get_text() for gap in gaps]


def ours():
    """What would betray the articles, annotators and sources of this report."""
    with (SEEDS / "articles.csv").open(encoding="utf-8") as file:
        told = [row["outlet"] for row in csv.DictReader(file)]
    with (RECORD / "sources.csv").open(encoding="utf-8") as file:
        told += [row["agency"] for row in csv.DictReader(file)]
    settings = study.read(ROOT / "study.toml")
    told += [*settings.people, *settings.seats, "Idlib", "Sochi", "Syria"]
    return re.compile("|".join(rf"\b{re.escape(one)}\b" for one in sorted(set(told))))


OURS = ours()


def as_text(result):
    """Return what a reader sees, but for what the lexicon takes a name to be a name of."""
    text = result.to_csv() if isinstance(result, pd.DataFrame) else str(result)
    return re.sub(r"name of: [^;\"]*", "", text)


def is_a_sentence(text):
    return bool(re.fullmatch(r"[A-Z0-9][^\n]+\.", text)) and "Error" not in text


@pytest.mark.parametrize(("room", "function"), CALLED)
def test_it_gives_a_result_or_one_clear_sentence(some, room, function):
    name, t = some
    result, gaps = called(function, t)
    assert not OURS.search(as_text(result))
    assert not gaps or room != "findings" or result is None
    for gap in gaps:
        assert is_a_sentence(gap)
        assert not OURS.search(gap)
        known = f"{function.__module__.rpartition('.')[2]}.{function.__name__}"
        assert name != "coded" or known in MISSING_WHERE_ALL_IS_CODED
    if result is None:
        assert room == "findings" or function.__name__ in RAISE
    elif isinstance(result, Html):
        words = BeautifulSoup(result, "html.parser").get_text()
        assert "nan" not in re.findall(r"\w+", words)


@pytest.mark.parametrize("room", ["pages", "figures"])
def test_what_a_chapter_shows_tells_what_is_missing(room):
    """Whatever comes to need a table that not every study has."""
    own = [function for _, function in functions(room) if takes_tables(function)]
    assert {f.__name__ for f in own if not hasattr(f, "__wrapped__")} <= PARTS


def test_every_finding_takes_the_tables_first():
    others = {name for name, function in functions("findings") if not takes_tables(function)}
    assert others == TAKE_NO_TABLES
