"""What the tests know of this repository and of the study in it."""

from pathlib import Path

from analysis import study

ROOT = Path(__file__).parents[1]
DATA = ROOT / "src" / "analysis" / "data"
STUDY = study.find(ROOT)
SEEDS = STUDY.articles
GOLD = ROOT / STUDY.settings.coded
RECORD = ROOT / STUDY.settings.record
FOUR = set(STUDY.settings.groups["sochi"].articles)
