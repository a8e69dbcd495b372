"""The search index: words are reduced to their stems once a build, not once a page."""

from functools import cache

from sphinx.application import Sphinx
from sphinx.search.en import SearchEnglish


class English(SearchEnglish):
    """English as Sphinx has it; its stemmer is slow, and pages share most of their words."""

    def __init__(self, options: dict[str, str]) -> None:
        super().__init__(options)
        self.stem = cache(super().stem)  # type: ignore[method-assign]


def setup(app: Sphinx) -> None:
    """Register the language."""
    app.add_search_language(English)
