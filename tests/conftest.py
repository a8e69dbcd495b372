import pytest

from analysis import results


@pytest.fixture(scope="session")
def tables():
    """The tables of the five articles."""
    return results.compute()


def pytest_addoption(parser):
    parser.addoption("--snapshot-update", action="store_true", help="write the named results anew")
