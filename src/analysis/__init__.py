"""Quotations, text reuse, tone, names and claims in news articles, as tables of character spans.

Data moves one way: articles -> spans -> tables -> figures -> chapters -> book. Every row about
text is a half-open character range that slices back to the article as received.
"""

__version__ = "0.1.0"
