"""Predictions of other systems on the development data, for differences on the same texts.

    pip install scikit-learn rapidfuzz blingfire pysbd

A peer that is not installed is left out. Versions are those that are installed.
"""

import importlib.util
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.metadata import version

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]


def installed(*modules: str) -> bool:
    """Tell whether all of some modules can be imported."""
    return all(importlib.util.find_spec(module) for module in modules)


# ------------------------------------------------------------------------- likeness of sentences


def likeness() -> Iterator[tuple[str, str, Callable[[Sequence[str]], Scores]]]:
    """Yield name, version and a function of texts that returns how alike each is to each."""
    if installed("sklearn"):
        at = version("scikit-learn")
        yield "Jaccard, words", at, lambda texts: _jaccard(texts, r"\w+", (1, 1))
        yield "Jaccard, word 3-grams", at, lambda texts: _jaccard(texts, r"\w+", (3, 3))
        yield "TF-IDF cosine, characters 3–5", at, _cosine
    if installed("rapidfuzz"):
        for name in ("ratio", "token_set_ratio"):
            yield f"rapidfuzz {name}", version("rapidfuzz"), lambda texts, n=name: _fuzzy(texts, n)


def _jaccard(texts: Sequence[str], token: str, ngrams: tuple[int, int]) -> Scores:
    from sklearn.feature_extraction.text import CountVectorizer

    made = CountVectorizer(binary=True, token_pattern=token, ngram_range=ngrams)
    sets = made.fit_transform(texts).astype(np.float32)
    both = (sets @ sets.T).toarray()
    size = sets.sum(axis=1).A1 if hasattr(sets.sum(axis=1), "A1") else np.ravel(sets.sum(axis=1))
    either = size[:, None] + size[None, :] - both
    return np.divide(both, either, out=np.zeros_like(both), where=either > 0)


def _cosine(texts: Sequence[str]) -> Scores:
    from sklearn.feature_extraction.text import TfidfVectorizer

    rows = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5)).fit_transform(texts)
    return (rows @ rows.T).toarray()


def _fuzzy(texts: Sequence[str], name: str) -> Scores:
    from rapidfuzz import fuzz, process

    return process.cdist(texts, texts, scorer=getattr(fuzz, name), dtype=np.float32, workers=1)


# ------------------------------------------------------------------------------ sentence starts


def splitters() -> Iterator[tuple[str, str, Callable[[str], list[int]]]]:
    """Yield name, version and a function of a line that returns where its sentences start."""
    if installed("blingfire"):
        yield "blingfire", version("blingfire"), _blingfire
    if installed("pysbd"):
        yield "pysbd", version("pysbd"), _pysbd


def _blingfire(line: str) -> list[int]:
    import blingfire

    _, spans = blingfire.text_to_sentences_and_offsets(line)
    return [start for start, _ in spans]


def _pysbd(line: str) -> list[int]:
    import pysbd

    found = pysbd.Segmenter(language="en", clean=False, char_span=True).segment(line)
    return [span.start + len(span.sent) - len(span.sent.lstrip()) for span in found]


def starts(text: str, of_line: Callable[[str], list[int]]) -> list[int]:
    """Return where the sentences of a text start, cut line by line."""
    lines = re.finditer(r"[^\n\r]+", text)
    return [line.start() + at for line in lines for at in of_line(line.group())]


# ------------------------------------------------------------------------------------------ tone


def tone() -> Mapping[str, tuple[str, Callable[[str], float]]]:
    """Return by name the version and a function that scores a text."""
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    from analysis.sentiment import Afinn, analyser

    vader, nltk, afinn = SentimentIntensityAnalyzer(), analyser(), Afinn()
    return {
        "NLTK VADER": (version("nltk"), lambda t: nltk.polarity_scores(t)["compound"]),
        "vaderSentiment": (
            version("vaderSentiment"),
            lambda t: vader.polarity_scores(t)["compound"],
        ),
        "AFINN": ("en-165", lambda t: afinn.score(t).compound),
    }
