"""Figures of the report in the colours of the page: SVG drawn by matplotlib, or plain HTML."""

from analysis.figures.telling import barcode, coverage_matrix, timeline
from analysis.figures.wording import overlap_matrix, tone_null, tone_strip, voices
from analysis.figures.words import ladder, word_shift

__all__ = [
    "barcode",
    "coverage_matrix",
    "ladder",
    "overlap_matrix",
    "timeline",
    "tone_null",
    "tone_strip",
    "voices",
    "word_shift",
]
