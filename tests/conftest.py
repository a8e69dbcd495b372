import pandas as pd
import pytest

from analysis import quotations, results


@pytest.fixture(scope="session")
def tables():
    """The tables of the five articles."""
    return results.compute()


@pytest.fixture(scope="session")
def extract():
    """Quotations of the texts given, each the text of an article: a0, a1 and so on."""

    def of(*texts):
        names = [f"a{n}" for n in range(len(texts))]
        return quotations.extract(pd.DataFrame({"article_id": names, "text": list(texts)}))

    return of


def pytest_addoption(parser):
    parser.addoption("--snapshot-update", action="store_true", help="write the named results anew")
