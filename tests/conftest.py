import hypothesis
import pandas as pd
import pytest
from ours import ROOT

from analysis import pipeline, quotations, steps, story
from analysis.cores import all_cores

# A busy machine is no reason for a test to fail: neither a deadline nor a check of speed.
hypothesis.settings.register_profile(
    "unhurried", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("unhurried")


@pytest.fixture(scope="session")
def tables():
    """The tables of the five articles."""
    return pipeline.tables(ROOT)


@pytest.fixture(scope="session")
def named(tables):
    """Every named result of the report's prose; no two parts have one key."""
    found = {}
    for part, results in story.PARTS.items():
        more = steps.load(results)(tables)
        assert not set(found) & set(more), part
        found |= more
    return found


@pytest.fixture(scope="session")
def extract():
    """Quotations of the texts given, each the text of an article: a0, a1 and so on."""

    def of(*texts):
        names = [f"a{n}" for n in range(len(texts))]
        return quotations.extract(pd.DataFrame({"article_id": names, "text": list(texts)}))

    return of


@pytest.hookimpl(optionalhook=True)  # of pytest-xdist
def pytest_xdist_auto_num_workers():
    """Have tests run side by side in as many processes as there are processors for us."""
    return all_cores()


def pytest_addoption(parser):
    parser.addoption("--snapshot-update", action="store_true", help="write the named results anew")
