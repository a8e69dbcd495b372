"""Words and lengths of articles."""

from functools import cache

import numpy as np
import pandas as pd

from analysis import segment, wordlists
from analysis.columns import require
from analysis.schema import QUOTED


@cache
def function_words() -> frozenset[str]:
    """Return the words of the closed classes (articles, pronouns …), from a list of our own."""
    return wordlists.words("comparison_function_words.txt")


def normal_form(token: str) -> str:
    """Return a word as it is counted: lower case, straight apostrophe, no possessive 's.

    >>> normal_form("Turkey’s")
    'turkey'
    """
    word = token.lower().replace("’", "'").replace("‑", "-").replace("‐", "-")
    return word.removesuffix("'s") if word not in function_words() else word


def vocabulary(sentences: pd.DataFrame) -> pd.DataFrame:
    """Count the words of each sentence of the article text (headline, deck, caption, body).

    Takes sentences (sentence_id, article_id, text, part). Returns one row per sentence and word:
    sentence_id, article_id, word (`normal_form`), kind (function, number, content), n. A
    function word stands in `function_words`; a number starts with a digit. Nothing is
    dropped: a comparison of content words selects on kind and says so.
    """
    columns = ["sentence_id", "article_id", "text", "part"]
    require(sentences, columns, "sentences")
    read = segment.article_text(sentences)
    rows = [
        (sentence_id, article_id, normal_form(text[start:end]))
        for sentence_id, article_id, text in read[columns[:3]].itertuples(index=False)
        for start, end in segment.tokens(text)
    ]
    words = pd.DataFrame(rows, columns=["sentence_id", "article_id", "word"])
    counted = words.groupby(["sentence_id", "article_id", "word"], sort=False).size()
    table = counted.rename("n").reset_index()
    table.insert(3, "kind", [_kind(word) for word in table["word"]])
    return table


def counts(vocabulary: pd.DataFrame, by: str = "article_id") -> pd.DataFrame:
    """Return the word counts of groups: a row a word, a column a value of `by`, 0 where absent."""
    table = vocabulary.pivot_table(index="word", columns=by, values="n", aggfunc="sum")
    return table.fillna(0).astype(int)


def lengths(
    articles: pd.DataFrame, sentences: pd.DataFrame, quotations: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Return the lengths of article text (headline, deck, caption, body; no furniture).

    Takes articles (article_id, outlet), sentences (article_id, start, end, text, part) and, if
    wanted, quotations (article_id, start, end, kind). Returns one row per article in the order of
    `articles`: article_id, outlet, n_words, n_sentences, words_per_sentence, and with quotations
    share_quoted, the share of the words inside direct or mixed quotations; the last two are missing
    where an article has no text.
    """
    read = segment.article_text(sentences)
    places = ["article_id", "start", "text"]
    words = pd.DataFrame(
        [
            (article_id, at + start, at + end)
            for article_id, at, text in read[places].itertuples(index=False)
            for start, end in segment.tokens(text)
        ],
        columns=["article_id", "start", "end"],
    )
    table = articles[["article_id", "outlet"]].reset_index(drop=True)
    ids = table["article_id"]
    table["n_words"] = _number(words, ids)
    table["n_sentences"] = _number(read, ids)
    table["words_per_sentence"] = table["n_words"] / table["n_sentences"]
    if quotations is not None:
        table["share_quoted"] = _number(_inside(words, quotations), ids) / table["n_words"]
    return table


def _kind(word: str) -> str:
    if word in function_words():
        return "function"
    return "number" if word[0].isdigit() else "content"


def _number(rows: pd.DataFrame, article_ids: pd.Series) -> pd.Series:
    return article_ids.map(rows["article_id"].value_counts()).fillna(0).astype(int)


def _inside(words: pd.DataFrame, quotations: pd.DataFrame) -> pd.DataFrame:
    """Return the words with a character inside a direct or mixed quotation."""
    quoted = quotations[quotations["kind"].isin(QUOTED)]
    spans = {
        article_id: list(zip(own["start"], own["end"], strict=True))
        for article_id, own in quoted.groupby("article_id")
    }
    inside = [
        any(first < end and start < last for start, end in spans.get(article_id, []))
        for article_id, first, last in words.itertuples(index=False, name=None)
    ]
    return words[np.array(inside, dtype=bool)]
