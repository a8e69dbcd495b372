"""Words and lengths of articles."""

from collections import defaultdict
from collections.abc import Hashable
from functools import cache

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
    words: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for article_id, at, text in read[["article_id", "start", "text"]].itertuples(index=False):
        words[article_id] += [(at + start, at + end) for start, end in segment.tokens(text)]
    table = articles[["article_id", "outlet"]].reset_index(drop=True)
    ids = table["article_id"]
    table["n_words"] = pd.Series([len(words[name]) for name in ids], dtype=int)
    table["n_sentences"] = ids.map(read["article_id"].value_counts()).fillna(0).astype(int)
    table["words_per_sentence"] = table["n_words"] / table["n_sentences"]
    if quotations is not None:
        quoted = _quoted(quotations)
        inside = [segment.words_inside(words[name], quoted.get(name, [])) for name in ids]
        table["share_quoted"] = pd.Series(inside, dtype=int) / table["n_words"]
    return table


def _kind(word: str) -> str:
    if word in function_words():
        return "function"
    return "number" if word[0].isdigit() else "content"


def _quoted(quotations: pd.DataFrame) -> dict[Hashable, list[tuple[int, int]]]:
    """Return where the direct and mixed quotations of each article stand."""
    own = quotations[quotations["kind"].isin(QUOTED)].groupby("article_id")
    return {name: list(zip(rows["start"], rows["end"], strict=True)) for name, rows in own}
