"""What the tests of this report's findings know of its study."""

from analysis import paths, study

STUDY = study.find(paths.ROOT)
FOUR = set(STUDY.settings.groups["sochi"].articles)
