"""Figures in the colours of the page, a module a chapter: SVG by matplotlib, or plain HTML."""
