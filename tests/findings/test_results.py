import json

from ours import ROOT

SNAPSHOT = ROOT / "tests" / "findings" / "snapshots" / "results.json"


def test_named_results_are_the_reviewed_ones(named, request):
    found = {
        key: round(value, 6) if isinstance(value, float) else value
        for key, value in sorted(named.items())
    }
    if request.config.getoption("--snapshot-update"):
        SNAPSHOT.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", "utf-8")
    assert found == json.loads(SNAPSHOT.read_text("utf-8"))


def test_named_results_are_plain_values(named):
    for key, value in named.items():
        assert type(value) in (int, float, str), key
