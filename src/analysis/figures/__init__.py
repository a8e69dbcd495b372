"""Figures in the colours of the page, a module a chapter: SVG by matplotlib, or plain HTML."""

MIME = "application/vnd.tellings.figure+json"
"""The type under which a notebook keeps the files of a figure; those of `.png` are in Base64."""
