import pytest


@pytest.fixture(scope="session")
def tables():
    pytest.fail("units know nothing of the five articles; tests/findings and tests/book do")


named = tables
