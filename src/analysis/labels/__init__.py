"""Names and frames: how articles name groups, forces, states, leaders, places, fighting and law.

`lexicon` reads a table of patterns, which readers edit; `find` returns what it finds in articles.
"""

from analysis.labels.lexicon import CATEGORIES, Lexicon, lexicon
from analysis.labels.search import COLUMNS, find

__all__ = ["CATEGORIES", "COLUMNS", "Lexicon", "find", "lexicon"]
