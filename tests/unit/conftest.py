import csv

import pytest


@pytest.fixture(autouse=True)
def length_of_cells():
    """Frictionless lets cells be of any length, for the whole process; here it does not."""
    limit = csv.field_size_limit()
    yield
    csv.field_size_limit(limit)


@pytest.fixture(scope="session")
def tables():
    pytest.fail("units know nothing of the five articles; tests/findings and tests/book do")


named = tables
