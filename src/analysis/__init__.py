"""Quotations, text reuse, tone, names and claims in news articles, as tables of character spans.

Data moves one way: articles, spans, tables, and from them whatever one makes of tables. Every row
about text is a half-open character range that slices back to the article as received.

>>> import analysis, pandas as pd
>>> text = "It rained. “We go on,” Ms Ode said."
>>> articles = pd.DataFrame({"article_id": ["post"], "text": [text]})
>>> analysis.extract(articles)[["speaker", "cue", "text"]].values.tolist()
[['Ode', 'said', 'We go on,']]
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analysis.coded import CodedError
    from analysis.corpus import CorpusError, load
    from analysis.export import ExportError, write
    from analysis.own_articles import align, label, score
    from analysis.pipeline import Missing, tables
    from analysis.quotations import extract
    from analysis.segment import page_parts, sentences
    from analysis.study import StudyError

__all__ = [
    "CodedError",
    "CorpusError",
    "ExportError",
    "Missing",
    "StudyError",
    "align",
    "extract",
    "label",
    "load",
    "page_parts",
    "score",
    "sentences",
    "tables",
    "write",
]

__version__ = "0.2.0"

DISTRIBUTION = "tellings"
"""What the package is called where it is installed from."""

_FACE = {
    "CodedError": "coded:CodedError",
    "CorpusError": "corpus:CorpusError",
    "ExportError": "export:ExportError",
    "Missing": "pipeline:Missing",
    "StudyError": "study:StudyError",
    "align": "own_articles:align",
    "extract": "quotations:extract",
    "label": "own_articles:label",
    "load": "corpus:load",
    "page_parts": "segment:page_parts",
    "score": "own_articles:score",
    "sentences": "segment:sentences",
    "tables": "pipeline:tables",
    "write": "export:write",
}
"""Where each public function and error lies; its module is imported when it is first asked for."""


def __getattr__(name: str) -> object:
    """Return a public function or error; raise AttributeError for any other name."""
    if name not in _FACE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, public = _FACE[name].split(":")
    found: object = getattr(import_module(f"{__name__}.{module}"), public)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    """List the public functions and errors."""
    return [*__all__, "__version__"]
