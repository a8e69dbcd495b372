"""What the README of the benchmarks says is there."""

import json
import re
from collections import Counter

import pandas as pd
from ours import ROOT

FOLDER = ROOT / "benchmarks"
README = (FOLDER / "README.md").read_text(encoding="utf-8")
ROWS = dict(re.findall(r"^\| `(\w+\.py)` \|.*\| (.*) \|$", README, re.MULTILINE))


def test_every_script_and_file_is_told_of():
    files = {path.name for path in FOLDER.iterdir() if path.is_file()} - {"README.md"}
    assert not {name for name in files if f"`{name}`" not in README}
    scripts = {name for name in files if name.endswith(".py")}
    parts = {"peers.py", "recording.py", "counting_engine.py", "reuse_cases.py"}
    assert scripts - set(ROWS) == parts


def test_no_article_is_in_two_sets():
    files = (path.read_text(encoding="utf-8") for path in FOLDER.glob("*_*.jsonl"))
    articles = [json.loads(line) for file in files for line in file.split("\n") if line]
    named = (one["id"] if "sha256" in one else one["text"] for one in articles)
    often = Counter(named).most_common(1)
    assert len(articles) > 200
    assert often[0][1] == 1, often


def test_every_figure_has_a_script_that_the_table_names():
    figures = pd.read_csv(ROOT / "src" / "analysis" / "data" / "benchmarks.csv")
    commands = set(figures["command"]) - {"benchmark README"}
    scripts = {command.split()[0].removeprefix("benchmarks/") for command in commands}
    without = {name for name, rows in ROWS.items() if rows.startswith(("none", "see", "those"))}
    assert scripts == set(ROWS) - without
