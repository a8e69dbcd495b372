"""The tables that chapters show, one module a chapter: the report's tables in, HTML out."""

from analysis.tables import (
    against_record,
    claims,
    coverage,
    data,
    methods,
    overlap,
    sources,
    story,
    tone,
    voices,
    words,
)

__all__ = [
    "against_record",
    "claims",
    "coverage",
    "data",
    "methods",
    "overlap",
    "sources",
    "story",
    "tone",
    "voices",
    "words",
]
