"""The general code knows nothing of the articles of this report."""

import csv
import re

import pytest
from ours import GOLD, ROOT, SEEDS

from analysis import study

SOURCE = ROOT / "src" / "analysis"
GENERAL = [p for p in sorted(SOURCE.rglob("*.py")) if "story" not in p.relative_to(SOURCE).parts]


def ours():
    """Return what only this report knows: ids, outlets, people and places, from its own files."""
    settings = study.read(ROOT / "study.toml")
    with (SEEDS / "articles.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    with (GOLD / "passages.csv").open(encoding="utf-8") as file:
        passages = [row["passage_id"] for row in csv.DictReader(file)]
    return {
        *(row["article_id"] for row in rows),
        *(row["outlet"] for row in rows),
        *(group.name for group in settings.groups.values()),
        *(group.label for group in settings.groups.values()),
        *settings.marks,
        *settings.people,
        *(name.split()[-1] for name in settings.people),
        *passages,
        "Sochi",
        "Idlib",
    }


KNOWN = re.compile("|".join(rf"(?<![\w-]){re.escape(one)}(?![\w-])" for one in sorted(ours())))


@pytest.mark.parametrize("path", GENERAL, ids=lambda p: str(p.relative_to(SOURCE)))
def test_no_word_of_this_report_stands_in_the_general_code(path):
    assert not KNOWN.findall(path.read_text(encoding="utf-8"))


def test_the_words_are_found_where_they_belong():
    assert KNOWN.search((SOURCE / "story" / "voices.py").read_text(encoding="utf-8"))
