"""Names: how articles call groups, forces, states, leaders, places, fighting and law.

`lexicon` is a table of patterns, the package's and a study's own, which readers edit; `find`
returns what it finds in articles. `patterns` says how a row is written; rows become one
`automaton`, which reads the `words` of a text.
"""

from analysis.labels.entries import CATEGORIES, Lexicon, lexicon, usable
from analysis.labels.search import find

__all__ = ["CATEGORIES", "Lexicon", "find", "lexicon", "usable"]
