"""Figures of the report: drawn by matplotlib, shown as SVG in the colours of the page."""

from analysis.figures.telling import barcode, coverage_matrix, timeline
from analysis.figures.wording import overlap_matrix, tone_null, tone_strip, voices

__all__ = [
    "barcode",
    "coverage_matrix",
    "overlap_matrix",
    "timeline",
    "tone_null",
    "tone_strip",
    "voices",
]
