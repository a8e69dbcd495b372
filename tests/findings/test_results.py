import json

import pytest

from analysis import paths, results

SNAPSHOT = paths.ROOT / "tests" / "findings" / "snapshots" / "results.json"


def test_named_results_are_the_reviewed_ones(tables, request):
    found = {
        key: round(value, 6) if isinstance(value, float) else value
        for key, value in sorted(results.named(tables).items())
    }
    if request.config.getoption("--snapshot-update"):
        SNAPSHOT.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", "utf-8")
    assert found == json.loads(SNAPSHOT.read_text("utf-8"))


def test_named_results_are_plain_values(tables):
    for key, value in results.named(tables).items():
        assert type(value) in (int, float, str), key


@pytest.mark.parametrize("number", [(0, "no"), (1, "one"), (12, "twelve"), (13, "13")])
def test_small_numbers_are_spelled(number):
    assert results.spelled(number[0]) == number[1]
