"""A second opinion on tone: the word list AFINN, which has no rules at all.

Nielsen (2011) rated some three thousand words from -5 to 5 by himself, for messages
on Twitter; a text scores the sum of its words. List, rater and method differ from VADER's, so
where the two agree it is not because one copied the other. `data/sentiment_licences.txt` says
whose the list is.
"""

import re
from collections.abc import Iterable
from functools import cache

from analysis import wordlists
from analysis.sentiment.vader import ALPHA, EMPTY, Score, totals


@cache
def word_list() -> dict[str, float]:
    """Return the words and phrases of AFINN-en-165 and their valences (-5 to 5)."""
    rows = (line.split("\t") for line in wordlists.lines("sentiment_afinn.txt"))
    return {word: float(valence) for word, valence in rows}


@cache
def _words() -> re.Pattern[str]:
    """Return a pattern of the entries, the longest first, as the author has it."""
    entries = sorted(word_list(), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, entries))})(?!\w)")


class Afinn:
    """AFINN's sum of words, brought to VADER's scale from -1 to 1 by VADER's own formula."""

    def scores(self, texts: Iterable[str]) -> list[Score]:
        """Return scores and hits of many texts, in their order."""
        return [self.score(text) for text in texts]

    def score(self, text: str) -> Score:
        """Return scores and hits of one text."""
        n_words = len(text.split())
        if not n_words:
            return EMPTY
        hits = _words().findall(text.lower().replace("’", "'"))
        valences = [word_list()[hit] for hit in hits]
        return totals(hits, valences, max(n_words, len(hits)), 0.0, ALPHA)
