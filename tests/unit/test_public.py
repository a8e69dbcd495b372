"""The face of the package: what is imported from the top, and what importing it does."""

import builtins
import importlib
import inspect
import pkgutil
import re
import subprocess
import sys

import pandas as pd
import pytest
import yaml
from ours import ROOT

import analysis
from analysis import schema

EXAMPLE = """
import pandas as pd
import analysis
articles = pd.DataFrame({"article_id": ["a"], "text": ["It rained. “We go on,” Ms Ode said."]})
assert analysis.extract(articles)["text"].tolist() == ["We go on,"]
"""


def run(code):
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_importing_the_package_loads_nothing_but_itself():
    loaded = run("import analysis, sys; print(*sys.modules)").split()
    assert not {"pandas", "numpy", "matplotlib", "nltk"} & set(loaded)
    assert [name for name in loaded if name.startswith("analysis")] == ["analysis"]


def test_extracting_quotations_needs_no_library_for_plots_or_scores():
    loaded = {
        name.split(".")[0] for name in run(EXAMPLE + "import sys\nprint(*sys.modules)").split()
    }
    assert "pandas" in loaded
    assert not {"matplotlib", "nltk", "vaderSentiment", "sphinx", "docutils", "yaml"} & loaded


def test_importing_and_calling_change_nothing_of_the_callers():
    run(
        """
import copy, csv, gc, locale, logging, os, random, signal, sys, warnings
import matplotlib, numpy as np, pandas as pd
def state():
    return [
        dict(matplotlib.rcParams), gc.isenabled(), gc.get_threshold(), locale.setlocale(0),
        list(warnings.filters), csv.field_size_limit(), list(logging.root.handlers),
        logging.root.level, random.getstate(), str(np.random.get_state()), np.geterr(),
        signal.getsignal(signal.SIGINT), sys.getrecursionlimit(), sys.path[:], dict(os.environ),
        pd.get_option("display.max_columns"), pd.get_option("display.max_rows"),
    ]
before = state()
"""
        + EXAMPLE
        + """
sentences = analysis.sentences(articles)
quotations = analysis.extract(articles)
for name in ("align", "label", "score"):
    getattr(analysis, name)(sentences, quotations)
for name in analysis.__all__:
    getattr(analysis, name)
after = state()
assert before == after, [(b, a) for b, a in zip(before, after) if a != b]
"""
    )


MODULES = """
import importlib, pkgutil
def modules():
    for one in pkgutil.iter_modules(analysis.__path__):
        if one.name != "__main__":
            importlib.import_module("analysis." + one.name)
"""


@pytest.mark.parametrize("order", ["functions first", "modules first"])
def test_a_module_does_not_hide_a_function(order):
    run(
        "import analysis\n"
        + MODULES
        + ("modules()\n" if order == "modules first" else "")
        + """
first = [getattr(analysis, name) for name in analysis.__all__]
assert all(callable(one) for one in first), first
modules()
for one in ("reuse", "quotations", "sentiment"):
    importlib.import_module("analysis." + one)
assert first == [getattr(analysis, name) for name in analysis.__all__]
"""
    )


def test_no_module_of_a_package_is_hidden_by_a_function():
    for one in pkgutil.walk_packages(analysis.__path__, "analysis."):
        package, _, name = one.name.rpartition(".")
        if package != "analysis" and name != "__main__":
            module = importlib.import_module(one.name)
            assert getattr(importlib.import_module(package), name) is module, one.name


def test_every_name_is_listed_and_imported_by_a_star():
    assert set(analysis.__all__) < set(dir(analysis))
    names = run("from analysis import *\nprint(*[n for n in dir() if not n.startswith('_')])")
    assert names.split() == analysis.__all__


def test_an_unknown_name_is_refused():
    with pytest.raises(AttributeError, match="module 'analysis' has no attribute 'quotes'"):
        _ = analysis.quotes


def named(words):
    return set(re.findall(r"\w+", words))


FUNCTIONS = [name for name in analysis.__all__ if name.islower()]
ERRORS = [name for name in analysis.__all__ if not name.islower()]


def test_the_page_of_functions_has_all_that_is_at_the_top():
    page = (ROOT / "chapters" / "api.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\.\. autofunction:: analysis\.(\S+)$", page, re.M)) == {*FUNCTIONS}
    assert set(re.findall(r"^\.\. autoexception:: analysis\.(\S+)$", page, re.M)) == {*ERRORS}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_function_says_what_goes_in_and_out(name):
    function = getattr(analysis, name)
    words = function.__doc__
    assert [one for one in inspect.signature(function).parameters if one not in named(words)] == []
    assert re.search(r"^ *Returns? |\. Returns ", words, re.MULTILINE)
    assert "\n    >>> " in words
    raised = set(re.findall(r"\b(?:\w+Error)\b", words))
    assert raised
    assert all(one in ERRORS or issubclass(vars(builtins)[one], ValueError) for one in raised)


TABLES = {"align": "alignments", "label": "labels", "score": "sentiment", "sentences": "sentences"}


@pytest.mark.parametrize(("name", "table"), TABLES.items())
def test_every_column_that_is_returned_is_named(name, table):
    words = getattr(analysis, name).__doc__.replace(
        "the same with b", "article_b start_b end_b text_b"
    )
    assert [one for one in schema.table(table).names if one not in named(words)] == []


TEXTS = {
    "post": "The bridge at Port Lorne fell down. “Terrorists destroyed it,” Mayor Ada Finch said.",
    "sun": "Rebels did. The bridge at Port Lorne fell down. “Terrorists destroyed it,” she said.",
}

TAKEN = [
    (name, one.name)
    for name in ("align", "extract", "label", "score", "sentences")
    for one in inspect.signature(getattr(analysis, name)).parameters.values()
    if "DataFrame" in str(one.annotation)
]


@pytest.mark.parametrize(("name", "table"), TAKEN)
def test_a_missing_column_raises_what_is_told(name, table):
    function = getattr(analysis, name)
    told = re.search(r"Raises (\w+)", function.__doc__)[1]
    given = {"articles": pd.DataFrame(TEXTS.items(), columns=["article_id", "text"])}
    with pytest.raises(getattr(builtins, told), match=f"{table} lacks the column '\\w+'; give"):
        function(**(given | {table: pd.DataFrame({"article_id": ["post"]})}))


@pytest.mark.parametrize("name", ["align", "label", "score"])
def test_articles_alone_are_enough(name):
    """What is read from them is the same as when it is given."""
    articles = pd.DataFrame(TEXTS.items(), columns=["article_id", "text"])
    function = getattr(analysis, name)
    sentences, quotations = analysis.sentences(articles), analysis.extract(articles)
    found = function(articles)
    assert len(found) > 0
    pd.testing.assert_frame_equal(found, function(sentences, quotations))
    silent = quotations[:0]
    pd.testing.assert_frame_equal(function(articles, silent), function(sentences, silent))
    with pytest.raises(ValueError, match="quotations cannot be read; give quotations beside them"):
        function(sentences)


def test_the_version_stands_in_one_place():
    """What repeats it for readers of other formats agrees, and so does the day of the release."""
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert cited["version"] == analysis.__version__
    assert cited["preferred-citation"]["edition"] == analysis.__version__
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    newest, day = re.findall(r"^## (\S+) \((.*)\)$", changes, re.MULTILINE)[0]
    assert newest == analysis.__version__
    assert str(cited.get("date-released", "unreleased")) == day
